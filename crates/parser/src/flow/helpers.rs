//! Helpers that compilers for older browsers put in the place of syntax: what they do is known by their names, and not
//! looked for in their code.

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::{Expr, ExprOrSpread};

use super::builtins::Builtin;
use super::calls::{Site, Spelling, Timing, as_member};
use super::expressions::last_name;
use super::functions::Arguments;
use super::machine::{Machine, Maker, Scope};
use super::value::{At, Value};

/// What a helper stands for.
#[derive(Clone, Copy)]
enum Helper {
    /// A function that the language has itself.
    Builtin(Builtin),
    /// `{ [key]: value }`, a class's field
    Define,
    /// `async`: runs a generator and gives what it returns.
    Async(usize),
    /// `async`: a function that does so.
    AsyncFunction,
}

impl Helper {
    /// The helper of that name, as TypeScript, Babel, SWC and esbuild call theirs.
    fn named(name: &str) -> Option<Self> {
        // Of two of one name Babel numbers the second.
        Some(match name.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
            "__assign"
            | "_extends"
            | "extends_"
            | "_objectSpread"
            | "objectSpread"
            | "__spreadValues"
            | "__spreadProps"
            | "_object_spread"
            | "_object_spread_props" => Self::Builtin(Builtin::Assign),
            "__importStar"
            | "__importDefault"
            | "__toESM"
            | "_interopRequireWildcard"
            | "_interopRequireDefault"
            | "_interop_require_wildcard"
            | "_interop_require_default" => Self::Builtin(Builtin::Same),
            "_classCallCheck" | "_class_call_check" => Self::Builtin(Builtin::Look),
            "_defineProperty" | "_define_property" | "__publicField" => Self::Define,
            "__awaiter" => Self::Async(3),
            "__async" => Self::Async(2),
            "_asyncToGenerator" | "_async_to_generator" => Self::AsyncFunction,
            _ => return None,
        })
    }

    /// The helper that a callee names, alone or as a member of the module that brings it: `_extends2.default`,
    /// `tslib_1.__assign`, `_object_spread._`.
    fn called(callee: &Expr) -> Option<Self> {
        let name: Atom = last_name(callee)?;
        match as_member(callee) {
            Some(member) if matches!(&*name, "default" | "_") => Self::named(&last_name(&member.obj)?),
            Some(_) => Self::named(&name),
            None => callee.is_ident().then(|| Self::named(&name)).flatten(),
        }
    }
}

impl<'a> Machine<'a> {
    /// Does what a helper of a compiler does, if the callee is one.
    pub(super) fn call_helper(
        &mut self,
        callee: &'a Expr,
        args: &'a [ExprOrSpread],
        at: At,
        scope: &Rc<Scope>,
    ) -> Option<Value> {
        let helper = Helper::called(callee)?;
        let arguments = self.arguments(args, scope);
        Some(match helper {
            Helper::Builtin(builtin) => {
                let name_at = Self::at(scope, callee);
                let site = Site {
                    at,
                    name_at,
                    base_at: None,
                    name: last_name(callee),
                    spelling: Spelling::Free,
                    timing: Timing::Later,
                };
                self.call_builtin(builtin, &arguments, &site)
            }
            Helper::Define => {
                let target = arguments.get(0, at);
                let place = arguments.places.get(2).copied().unwrap_or(at);
                self.define(&target, &arguments.get(1, at), &arguments.get(2, at), place);
                target
            }
            Helper::Async(index) => {
                let generator = self.as_async(arguments.get(index, at));
                let this = arguments.get(0, at);
                let passed = match self.elements(&arguments.get(1, at)) {
                    Some(elements) => Arguments::at(elements, at),
                    None => Arguments::unknown(at),
                };
                self.call_value(&generator, Some(this), &passed, &Site::free(at))
            }
            Helper::AsyncFunction => self.as_async(arguments.get(0, at)),
        })
    }

    /// A property that is defined by a call, of which no text can be taken away alone.
    fn define(&mut self, target: &Value, key: &Value, value: &Value, at: At) {
        let entry = self.copied(value.clone(), at);
        let keys = super::objects::keys_of(key);
        for id in target.objects() {
            self.adopt_methods(id, value);
            let surely = self.surely(target, id);
            self.write_object(id, &keys, &entry, surely);
        }
    }

    /// Takes note that the generator is run as an `async` function: its `yield` is an `await`.
    fn as_async(&mut self, generator: Value) -> Value {
        for id in generator.objects() {
            if let Maker::Closure(closure) = &self.made(id).by {
                let key = closure.code.key();
                self.lowered.insert(key);
            }
        }
        generator
    }

    /// Whether the running function is a generator that stands for an `async` function.
    pub(super) fn is_lowered(&self) -> bool {
        self.frames.last().is_some_and(|frame| self.lowered.contains(&frame.code))
    }
}
