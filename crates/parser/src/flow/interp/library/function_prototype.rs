//! Calls through a function's own methods: `call`, `apply` and `bind`.

use std::rc::Rc;

use swc_ecma_ast::{Expr, ExprOrSpread, MemberProp};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::idioms::callee::{as_member, last_name};
use crate::flow::interp::Interpreter;
use crate::flow::interp::site::{Site, Spelling};
use crate::payload::Rest;
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// `f.call(this, a, b)`, `f.apply(this, [a, b])`, `f.bind(this, a)`
    pub(crate) fn call_through(
        &mut self,
        function: &Value,
        how: &str,
        args: &'a [ExprOrSpread],
        site: &Site,
        written: &'a Expr,
    ) -> Value {
        // `dr.createSource.call(dr, p)` is a call of a member all the same.
        let inner = as_member(strip(written));
        let spelling = if inner.is_some() { Spelling::Member } else { Spelling::Free };
        let name_at = match inner.map(|member| &member.prop) {
            Some(MemberProp::Ident(name)) => self.at(name),
            _ => self.at(written),
        };
        let site = Site { name_at, base_at: None, name: last_name(written), spelling, ..*site };
        if let ("apply", Some((this, list))) = (how, listed(args)) {
            let this = self.eval(this);
            self.heap.untrack(&this);
            let arguments = self.arguments(list);
            return self.call_value(function, Some(this), &arguments, &site);
        }
        let arguments = self.arguments(args);
        let this = arguments.get(0, site.at);
        match how {
            "call" => self.call_value(function, Some(this), &arguments.after_first(), &site),
            "apply" => {
                let list = arguments.get(1, site.at);
                let list_at = arguments.places.get(1).copied().unwrap_or(site.at);
                let spread = match self.heap.elements(&list) {
                    Some(elements) => Arguments::at(elements, list_at),
                    None if arguments.values.len() < 2 && arguments.open.is_none() => Arguments::default(),
                    None => self.spread_open(&list, list_at),
                };
                self.call_value(function, Some(this), &spread, &site)
            }
            _ => self.bind_function(function, &this, &arguments.after_first(), site.at),
        }
    }

    /// `Reflect.apply(f, this, [a, b])`
    pub(crate) fn call_reflected(&mut self, args: &'a [ExprOrSpread], site: &Site) -> Value {
        let arguments = self.arguments(args);
        let list = arguments.get(2, site.at);
        let list_at = arguments.places.get(2).copied().unwrap_or(site.at);
        let spread = match self.heap.elements(&list) {
            Some(elements) => Arguments::at(elements, list_at),
            None => self.spread_open(&list, list_at),
        };
        let site = Site { name_at: arguments.places.first().copied().unwrap_or(site.at), name: None, ..*site };
        self.call_value(&arguments.get(0, site.at), Some(arguments.get(1, site.at)), &spread, &site)
    }

    /// The elements of a list as arguments of which the number isn't known. Those of one list or another are known by
    /// their position.
    pub(crate) fn spread_open(&mut self, list: &Value, at: At) -> Arguments {
        if let Some(values) = self.heap.elements_by_position(list, at) {
            return Arguments { open: Some(at), last: self.heap.last_element(list), ..Arguments::at(values, at) };
        }
        let others = Some(self.iterated(list, at)).filter(|others| others.objects().next().is_some());
        Arguments { last: self.heap.last_element(list), others, ..Arguments::unknown(at) }
    }

    pub(crate) fn bind_function(&mut self, function: &Value, this: &Value, first: &Arguments, at: At) -> Value {
        let bound = |interpreter: &mut Self, alternative: &Alternative| -> Value {
            let plain = matches!(alternative.kind, ValueKind::Method(..)) && first.values.is_empty();
            if plain || !interpreter.is_function(alternative) {
                return Value::of(alternative.kind.clone(), alternative.at);
            }
            let target = Value::of(alternative.kind.clone(), alternative.at);
            first.values.iter().chain([this]).for_each(|value| interpreter.heap.untrack(value));
            let kind = AllocationKind::Bound(Rc::new((target, this.clone(), first.values.clone())));
            if let ValueKind::Object(id) = alternative.kind {
                // Mark the target as run: it is called through the bound function, so it is no entry point.
                interpreter.schedule.ran.insert(id);
                interpreter.demand_bound(id, this, &first.values);
            }
            let id = interpreter.new_object(kind, at, Rest::Exact);
            if interpreter.control.speculations == 0 {
                interpreter.schedule.functions.push((id, interpreter.schedule.lineage.clone()));
            }
            Value::of(ValueKind::Object(id), at)
        };
        let mut value = Value::default();
        for alternative in function.alternatives() {
            value.join(&bound(self, alternative));
        }
        value
    }
}

/// The `this` and the arguments of `f.apply(this, [a, b])` with a literal array: nothing else holds the array, and each
/// element has its own place.
fn listed(args: &[ExprOrSpread]) -> Option<(&Expr, impl Iterator<Item = &ExprOrSpread> + Clone)> {
    let [this, list] = args else { return None };
    let array = strip(&list.expr).as_array()?;
    let is_plain = this.spread.is_none() && list.spread.is_none() && array.elems.iter().all(Option::is_some);
    is_plain.then(|| (&*this.expr, array.elems.iter().flatten()))
}
