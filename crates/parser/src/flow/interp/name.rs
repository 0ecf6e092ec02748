//! Names: reading and assigning variables.

use swc_atoms::Atom;
use swc_ecma_ast::Ident;

use crate::flow::domain::id::At;
use crate::flow::domain::number::Number;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::interp::Interpreter;
use crate::flow::models::lookup;
use crate::sdk;

impl Interpreter<'_> {
    /// The present value of a name. In a variable that several functions share, `undefined`, `null` and `""` become
    /// unset: another function may have replaced them.
    pub(crate) fn read_name(&mut self, ident: &Ident) -> Value {
        let at = self.at(ident);
        let id = ident.to_id();
        let Some(cell) = self.control.scope.find(&id) else { return self.read_global(ident, at) };
        let shared =
            self.script(self.control.scope.script).scopes.is_shared(&id) || self.modules.shared_cells.contains(&cell);
        self.widen_after_leaving_out(&id, cell);
        let Some(value) = self.heap.state.cell(cell) else { return Value::undefined(at) };
        let settle = |alternative: &Alternative| match &alternative.kind {
            ValueKind::Undefined | ValueKind::Null if shared => {
                Alternative { kind: ValueKind::Unset, ..alternative.clone() }
            }
            ValueKind::Text(text) if shared && text.is_empty() => Alternative::new(ValueKind::Unset, alternative.at),
            ValueKind::Unknown(None) => Alternative::new(ValueKind::Unknown(Some(ident.sym.clone())), at),
            _ => alternative.clone(),
        };
        value.alternatives().iter().map(settle).collect()
    }

    /// The value of a name without a variable in scope: `arguments`, `module`, or a variable of the page.
    fn read_global(&mut self, ident: &Ident, at: At) -> Value {
        if &*ident.sym == "arguments"
            && let Some(arguments) = self.control.scope.arguments()
        {
            return self.rest_of(&arguments, 0, at);
        }
        if ident.ctxt != self.script(self.control.scope.script).unresolved {
            return Value::undefined(at);
        }
        if matches!(&*ident.sym, "module" | "exports")
            && let Some(value) = self.read_commonjs(&ident.sym, self.control.scope.script, at)
        {
            return value;
        }
        self.read_window(&ident.sym, at)
    }

    /// Assigns a value to a name: to its variable, or to a variable of the page if none is declared.
    pub(crate) fn assign_name(&mut self, ident: &Ident, value: Value) {
        let Some(cell) = self.control.scope.find(&ident.to_id()) else { return self.set_global(&ident.sym, value) };
        self.forget_members(cell);
        self.heap.set_cell(cell, value);
    }
}

/// The value that the language or the page has under a name.
pub(crate) fn brought_by_page(name: &Atom, at: At) -> Value {
    let kind = match &**name {
        "undefined" => ValueKind::Undefined,
        "window" | "globalThis" | "self" | "global" | "top" => ValueKind::Window,
        sdk::CLASS => ValueKind::DigitalRiverClass,
        "NaN" => ValueKind::Number(Some(Number::of(f64::NAN))),
        "Infinity" => ValueKind::Number(Some(Number::of(f64::INFINITY))),
        _ => match lookup::global(name) {
            Some(transfer) => ValueKind::Builtin(transfer),
            None => ValueKind::Unknown(Some(name.clone())),
        },
    };
    Value::of(kind, at)
}
