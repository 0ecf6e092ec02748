//! Calls: runs each function that the callee may be, records calls of DigitalRiver.js, and lets arguments escape where
//! the callee is unknown.
//!
//! ```js
//! (guest ? payAsGuest : pay)(cart);    // both run, each in its own state; the states are joined
//! ```

use swc_atoms::Atom;
use swc_ecma_ast::{CallExpr, Callee, Expr, ExprOrSpread, MemberExpr, MemberProp, NewExpr};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::keys::Keys;
use crate::flow::domain::transfer::{Namespace, Transfer};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::{Foreign, ValueKind};
use crate::flow::heap::state::State;
use crate::flow::idioms::assertion::is_assertion;
use crate::flow::idioms::callee::{as_member, last_name, last_of_sequence};
use crate::flow::idioms::purity::is_pure_test;
use crate::flow::interp::Interpreter;
use crate::flow::interp::library::named_result::known_as;
use crate::flow::interp::site::{Site, Spelling, Timing};
use crate::flow::models::callbacks::Callbacks;
use crate::flow::models::lookup;
use crate::sdk;
use crate::sdk::names_digital_river;
use crate::tree::casts::strip;
use crate::tree::node_key::NodeKey;

impl<'a> Interpreter<'a> {
    /// Evaluates a call expression, also `super(…)` and `import(…)`.
    pub(crate) fn call_expr(&mut self, call: &'a CallExpr) -> Value {
        let at = self.at(call);
        match &call.callee {
            Callee::Expr(callee) => {
                let timing =
                    if self.facts.awaited.contains(&NodeKey::of(call)) { Timing::Awaited } else { Timing::Later };
                let value = self.call_timed(callee, &call.args, at, timing);
                if let ([asserted, ..], true) = (&*call.args, is_assertion(strip(callee)))
                    && is_pure_test(&asserted.expr)
                {
                    self.assert(&asserted.expr);
                }
                value
            }
            Callee::Super(_) => {
                let arguments = self.arguments(&call.args);
                self.super_call(&arguments, at)
            }
            Callee::Import(_) => self.dynamic_import(&call.args, at),
        }
    }

    /// `invariant(id)`: narrows the state as a test that holds does.
    fn assert(&mut self, asserted: &'a Expr) {
        let (mut holds, mut fails) = self.test(asserted);
        std::mem::swap(&mut self.heap.state, if holds.live { &mut holds } else { &mut fails });
    }

    /// Calls an expression whose result isn't awaited.
    pub(crate) fn call(&mut self, callee: &'a Expr, args: &'a [ExprOrSpread], at: At) -> Value {
        self.call_timed(callee, args, at, Timing::Later)
    }

    fn call_timed(&mut self, callee: &'a Expr, args: &'a [ExprOrSpread], at: At, timing: Timing) -> Value {
        let callee = last_of_sequence(strip(callee));
        if let Some(value) = self.call_helper(callee, args, at) {
            return value;
        }
        if let Some(member) = as_member(callee) {
            return self.call_member(member, args, at, timing);
        }
        if callee.is_ident_ref_to("require")
            && let Some(value) = self.require(args, at)
        {
            return value;
        }
        let value = self.eval(callee);
        let arguments = self.arguments(args);
        let name_at = self.at(callee);
        let site = Site { at, name_at, base_at: None, name: last_name(callee), spelling: Spelling::Free, timing };
        let this = if matches!(callee, Expr::SuperProp(_)) { self.control.scope.this.clone() } else { None };
        self.call_value(&value, this, &arguments, &site)
    }

    /// `base.name(…)`: calls the functions that the member may be, with `base` as `this`.
    fn call_member(&mut self, member: &'a MemberExpr, args: &'a [ExprOrSpread], at: At, timing: Timing) -> Value {
        if member.prop.is_ident_with("call") && last_name(&member.obj).is_some_and(|name| name == "hasOwnProperty") {
            let arguments = self.arguments(args);
            return self.has_own(&arguments.get(0, at), &arguments.get(1, at), at);
        }
        let base = self.eval(&member.obj);
        let name_at = match &member.prop {
            MemberProp::Ident(name) => self.at(name),
            MemberProp::PrivateName(name) => self.at(name),
            MemberProp::Computed(computed) => self.at(&*computed.expr),
        };
        let spelling = Spelling::Member;
        let name = match self.read_keys(&member.prop) {
            Keys::Known(names) if names.len() == 1 => names[0].clone(),
            keys => {
                let names = if let Keys::Known(names) = keys { names } else { Vec::new() };
                let value = self.read_any(&base, &names, name_at);
                let arguments = self.arguments(args);
                let site = Site { at, name_at, base_at: None, name: None, spelling, timing };
                return self.call_value(&value, Some(base), &arguments, &site);
            }
        };
        let base_at = Some(self.at(&*member.obj));
        let site = Site { at, name_at, base_at, name: Some(name.clone()), spelling, timing };
        let is_reflect = base
            .single()
            .is_some_and(|alternative| alternative.kind == ValueKind::Builtin(Transfer::Namespace(Namespace::Reflect)));
        if is_reflect && &*name == "apply" {
            return self.call_reflected(args, &site);
        }
        if matches!(&*name, "call" | "apply" | "bind")
            && base.alternatives().iter().any(|alternative| self.is_function(alternative))
        {
            return self.call_through(&base, &name, args, &site, &member.obj);
        }
        let spelled = last_name(&member.obj);
        let value = self.read_property(&base, &name, spelled.as_ref(), name_at);
        let arguments = self.arguments(args);
        if value.alternatives().iter().any(|alternative| self.is_function(alternative)) {
            let targets = self.methods_of(&base, &name, &value, name_at);
            return self.call_each(&targets, &arguments, &site);
        }
        self.call_method(&base, &name, &arguments, &site)
    }

    /// The functions that a member of several objects may be. Each gets as `this` only the objects that have it.
    fn methods_of(
        &mut self,
        base: &Value,
        name: &Atom,
        functions: &Value,
        at: At,
    ) -> Vec<(Alternative, Option<Value>)> {
        let single = |alternative: &Alternative| Value::of(alternative.kind.clone(), alternative.at);
        if base.single().is_some() || functions.single().is_some() {
            return functions.alternatives().iter().map(|function| (function.clone(), Some(base.clone()))).collect();
        }
        let owned: Vec<(Value, Value)> = base
            .alternatives()
            .iter()
            .map(|owner| (single(owner), self.read_property(&single(owner), name, None, at)))
            .collect();
        let with_this = |function: &Alternative| {
            let has = |members: &Value| members.alternatives().iter().any(|member| member.kind == function.kind);
            let owners = owned.iter().filter(|(_, members)| has(members));
            let this: Value = owners.flat_map(|(owner, _)| owner.alternatives()).cloned().collect();
            (function.clone(), Some(if this.is_empty() { base.clone() } else { this }))
        };
        functions.alternatives().iter().map(with_this).collect()
    }

    /// True for a function of the program, of a known library, or of DigitalRiver.js.
    pub(crate) fn is_function(&self, alternative: &Alternative) -> bool {
        match &alternative.kind {
            ValueKind::Object(id) => self.heap.is_callable(*id),
            ValueKind::Method(..) | ValueKind::Builtin(_) => true,
            _ => false,
        }
    }

    /// Calls each alternative of a value.
    pub(crate) fn call_value(
        &mut self,
        function: &Value,
        mut this: Option<Value>,
        arguments: &Arguments,
        site: &Site,
    ) -> Value {
        let last = function.alternatives().len().saturating_sub(1);
        let with_this = |(index, alternative): (usize, &Alternative)| {
            (alternative.clone(), if index == last { this.take() } else { this.clone() })
        };
        let targets: Vec<_> = function.alternatives().iter().enumerate().map(with_this).collect();
        self.call_each(&targets, arguments, site)
    }

    /// Calls one of these functions, each with its own `this`. Each runs in its own fork of the state; all are joined.
    fn call_each(&mut self, targets: &[(Alternative, Option<Value>)], arguments: &Arguments, site: &Site) -> Value {
        if let [(alternative, this)] = targets {
            return self.call_alternative(alternative, this.clone(), arguments, site);
        }
        let mut result = Value::default();
        let mut after = State::dead();
        for (alternative, this) in targets {
            if alternative.kind.is_absent() && !alternative.is_from_elsewhere() {
                continue;
            }
            let mut before = self.heap.state.fork();
            std::mem::swap(&mut self.heap.state, &mut before);
            result.join(&self.call_alternative(alternative, this.clone(), arguments, site));
            let now = std::mem::replace(&mut self.heap.state, before);
            after.join(now);
        }
        if after.live {
            self.heap.state = after;
        }
        if result.is_empty() { Value::unknown(site.at) } else { result }
    }

    /// Calls one alternative.
    fn call_alternative(
        &mut self,
        alternative: &Alternative,
        this: Option<Value>,
        arguments: &Arguments,
        site: &Site,
    ) -> Value {
        match &alternative.kind {
            ValueKind::Object(id) if self.heap.is_callable(*id) => {
                let value = self.invoke(*id, this, arguments, site.at);
                match &site.name {
                    Some(name) if names_digital_river(name) => known_as(&value, name),
                    _ => value,
                }
            }
            ValueKind::Method(kind, owner) => {
                self.record_needed_at_call(arguments, site.at);
                self.record_call(*kind, owner, arguments, site);
                self.may_throw();
                Value::unknown(site.at)
            }
            ValueKind::Builtin(transfer) => self.call_builtin(*transfer, arguments, site),
            // A parameter with the name of a library: `($) => $(…)`.
            ValueKind::Unknown(Some(name)) if let Some(library) = lookup::library(name) => {
                self.call_builtin(library, arguments, site)
            }
            kind => self.call_unknown(kind, arguments, site),
        }
    }

    /// Calls unknown code: it may change the objects and call the functions that it gets.
    pub(crate) fn call_unknown(&mut self, kind: &ValueKind, arguments: &Arguments, site: &Site) -> Value {
        let name = match kind {
            ValueKind::Unknown(name) => name.as_ref().or(site.name.as_ref()),
            _ => site.name.as_ref(),
        };
        let callbacks = lookup::callbacks_of(name.map_or("", |name| name));
        self.call_unknown_with(name, callbacks, arguments, site)
    }

    /// Calls unknown code that runs its callbacks at a known time: at any time, only later, or on an event.
    pub(crate) fn call_unknown_with(
        &mut self,
        name: Option<&Atom>,
        callbacks: Callbacks,
        arguments: &Arguments,
        site: &Site,
    ) -> Value {
        self.may_throw();
        self.escape_to_callee(arguments, callbacks, site.at);
        if callbacks != Callbacks::Later {
            self.run_escaped(site.at);
        }
        let has_function = arguments.values.iter().flat_map(Value::objects).any(|id| self.heap.is_callable(id));
        let is_trigger = |name: &Atom| match lookup::named(name) {
            Transfer::Trigger => true,
            Transfer::SendRequest => self.escaped.waits_for_requests,
            _ => false,
        };
        if name.is_some_and(is_trigger) && !has_function {
            self.run_listeners(site.at);
        }
        match name {
            Some(name) if sdk::makes_stripe(name) => Value::of(ValueKind::Foreign(Foreign::Stripe), site.at),
            Some(name) if names_digital_river(name) => Value::named(name, site.at),
            _ => self.injected(arguments, site.at).unwrap_or_else(|| Value::unknown(site.at)),
        }
    }

    /// Evaluates `new callee(…)`.
    pub(crate) fn new_expr(&mut self, new: &'a NewExpr) -> Value {
        let at = self.at(new);
        let callee = self.eval(&new.callee);
        self.may_throw();
        let name = last_name(&new.callee);
        let arguments = self.arguments(new.args.as_deref().unwrap_or_default());
        let mut result = Value::default();
        for alternative in callee.alternatives() {
            result.join(&self.construct_alternative(alternative, name.as_ref(), &arguments, at));
        }
        if result.is_empty() { Value::unknown(at) } else { result }
    }

    /// Makes an instance of one alternative. `name` is the last name of the callee: `DigitalRiver` in
    /// `window.DigitalRiver`.
    fn construct_alternative(
        &mut self,
        alternative: &Alternative,
        name: Option<&Atom>,
        arguments: &Arguments,
        at: At,
    ) -> Value {
        match &alternative.kind {
            ValueKind::DigitalRiverClass => Value::of(ValueKind::DigitalRiver, at),
            ValueKind::Object(id) if self.heap.is_callable(*id) => self.construct(*id, arguments, at),
            ValueKind::Builtin(Transfer::Namespace(Namespace::Promise)) => self.new_promise(arguments, at),
            ValueKind::Builtin(transfer @ Transfer::Namespace(Namespace::Object | Namespace::Array)) => {
                self.call_builtin(*transfer, arguments, &Site::free(at))
            }
            ValueKind::Unknown(known) => {
                let names = [known.as_ref(), name];
                let named = |predicate: fn(&str) -> bool| names.iter().flatten().find(|name| predicate(name)).copied();
                self.escape_to_callee(arguments, lookup::callbacks_of_new(name.map_or("", |name| name)), at);
                self.run_escaped(at);
                if named(|name| name == sdk::CLASS).is_some() {
                    Value::of(ValueKind::DigitalRiver, at)
                } else if named(sdk::makes_stripe).is_some() {
                    Value::of(ValueKind::Foreign(Foreign::Stripe), at)
                } else if let Some(name) = named(names_digital_river) {
                    Value::named(name, at)
                } else if named(lookup::makes_language_object).is_some() {
                    Value::of(ValueKind::Foreign(Foreign::Language), at)
                } else {
                    Value::unknown(at)
                }
            }
            _ => {
                self.escape_to_callee(arguments, Callbacks::AnyTime, at);
                Value::unknown(at)
            }
        }
    }

    /// `await e`: where `e` ends in `.then(f)`, `f` runs before the code after the `await`.
    pub(crate) fn eval_awaited(&mut self, expr: &'a Expr) -> Value {
        let mut next = strip(expr);
        while let Expr::Call(call) = next
            && let Callee::Expr(callee) = &call.callee
            && let Some(member) = as_member(strip(callee))
        {
            self.facts.awaited.insert(NodeKey::of(call));
            next = strip(&member.obj);
        }
        self.eval(expr)
    }
}
