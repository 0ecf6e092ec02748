//! Promises: a promise is taken for what it will be, and its callbacks run later, each after those before it.

use swc_atoms::Atom;

use crate::flow::budget::MAX_CHAIN;
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::domain::transfer::Transfer;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::{Foreign, ValueKind};
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::flow::interp::site::{Site, Timing};
use crate::flow::models::callbacks::Callbacks;
use crate::flow::schedule::queue::QueuedCall;
use crate::payload::Rest;

/// The number of callbacks that are run for the value that they settle a promise with. Past that it may be anything.
const MAX_SETTLERS: usize = 32;

impl Interpreter<'_> {
    /// `new Promise((resolve, reject) => …)`
    pub(crate) fn new_promise(&mut self, arguments: &Arguments, at: At) -> Value {
        let cell = self.heap.new_cell();
        self.heap.set_cell(cell, Value::default());
        let settle = Value::of(ValueKind::Builtin(Transfer::Settle(cell)), at);
        let inner = Arguments::at(vec![settle, Value::unknown(at)], at);
        let (first, _) = self.heap.next_ids();
        self.call_value(&arguments.get(0, at), None, &inner, &Site::free(at));
        let mut value = self.heap.state.cell(cell).cloned().unwrap_or_default();
        value.join(&self.settled_later(cell, first, at));
        if value.is_empty() { Value::unknown(at) } else { value }
    }

    /// The values with which callbacks made since the object `first`, none of which has run yet, would settle the
    /// promise.
    fn settled_later(&mut self, cell: CellId, first: ObjectId, at: At) -> Value {
        let mut settled = Value::default();
        if self.control.speculations > 2 || !self.heap.state.live {
            return settled;
        }
        let mut tried = 0;
        let mut next = first;
        while next < self.heap.next_ids().0 {
            let function = next;
            next = ObjectId(next.0 + 1);
            if !self.heap.is_callable(function) || self.schedule.ran.contains(&function) {
                continue;
            }
            tried += 1;
            if tried > MAX_SETTLERS {
                settled.join(&Value::unknown(at));
                break;
            }
            let given = self.evaluate_speculatively(|interpreter| {
                interpreter.invoke(function, None, &Arguments::unknown(at), at);
                interpreter.heap.state.cell(cell).cloned().unwrap_or_default()
            });
            // That run was speculative: the schedule must still run it.
            self.schedule.ran.remove(&function);
            settled.join(&given);
        }
        settled
    }

    /// `Promise.all(list)`: the list, since a promise stands for its value.
    pub(crate) fn all_settled(&mut self, list: &Value, at: At) -> Value {
        if self.heap.elements(list).is_some() {
            return list.clone();
        }
        let any = self.iterated(list, at);
        let open = any.has_unknown() && any.objects().next().is_none();
        if open { list.clone() } else { self.array_of(any, at) }
    }

    /// `Promise.allSettled(list)`: for each an object that says what it will be.
    pub(crate) fn outcomes(&mut self, list: &Value, at: At) -> Value {
        let elements = self.heap.elements(list);
        let any = if elements.is_none() { self.iterated(list, at) } else { Value::default() };
        let mut outcomes: Vec<Value> = Vec::new();
        for value in elements.as_deref().unwrap_or(&[any]) {
            let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Open);
            let definition = self.heap.copied(value.clone(), at);
            self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&Atom::new("value"), definition.clone()));
            outcomes.push(Value::of(ValueKind::Object(id), at));
        }
        match (elements, outcomes.pop()) {
            (None, Some(any)) => self.array_of(any, at),
            (_, last) => self.new_array(outcomes.into_iter().chain(last).collect(), Rest::Exact, at),
        }
    }

    /// `promise.then(f)`: a promise is taken for what it will be.
    pub(crate) fn chain(&mut self, base: &Value, name: &str, arguments: &Arguments, site: &Site) -> Value {
        let at = site.at;
        if base
            .alternatives()
            .iter()
            .any(|alternative| alternative.kind == ValueKind::Foreign(Foreign::FinishedRequest))
        {
            self.escape_to_callee(arguments, Callbacks::AnyTime, at);
            return base.clone();
        }
        let callback = arguments.get(0, at);
        let input = match name {
            "then" | "done" | "pipe" => Some(base.clone()),
            _ => None,
        };
        let inner = match &input {
            Some(value) => Arguments { open: Some(at), ..Arguments::at(vec![value.clone()], at) },
            None => Arguments::unknown(at),
        };
        let given = self.run_chained(&callback, &inner, site);
        if let Some(failed) = arguments.values.get(1) {
            self.run_chained(failed, &Arguments::unknown(at), site);
        }
        match name {
            "then" | "pipe" if given.is_empty() => base.clone(),
            "then" | "pipe" => given,
            "catch" | "fail" => {
                let mut value = base.clone();
                value.join(&settle_failed(&given));
                value
            }
            _ => base.clone(),
        }
    }

    fn run_chained(&mut self, callback: &Value, arguments: &Arguments, site: &Site) -> Value {
        let callable = callback.objects().filter(|id| self.heap.is_callable(*id)).collect::<Vec<_>>();
        if callable.is_empty() {
            return match callback.alternatives().first().map(|alternative| &alternative.kind) {
                Some(ValueKind::Method(..) | ValueKind::Builtin(_)) => {
                    let settled = Arguments { open: None, ..arguments.clone() };
                    self.call_value(callback, None, &settled, &Site::free(site.at))
                }
                Some(kind) if kind.is_nullish() != Some(true) => {
                    self.escape_arguments(arguments, site.at);
                    Value::default()
                }
                _ => Value::default(),
            };
        }
        let mut given = Value::default();
        for function in callable {
            if site.timing == Timing::Awaited {
                given.join(&self.invoke(function, None, arguments, site.at));
                continue;
            }
            self.wait_in_chain(function, arguments, site);
            if self.control.speculations < 3 {
                given.join(
                    &self.evaluate_speculatively(|interpreter| interpreter.invoke(function, None, arguments, site.at)),
                );
            }
        }
        given
    }

    /// Lets a callback run later, after those before it in the chain.
    fn wait_in_chain(&mut self, function: ObjectId, arguments: &Arguments, site: &Site) {
        let lineage = self.schedule.lineage.clone();
        if self.control.speculations > 0 || !self.heap.state.live || !self.may_enqueue(function, &lineage) {
            return;
        }
        let before = site.base_at.and_then(|base| self.schedule.chains.get(&base).cloned()).unwrap_or_default();
        arguments.values.iter().for_each(|value| self.heap.untrack(value));
        let mut chain = before[before.len().saturating_sub(MAX_CHAIN)..].to_vec();
        chain.push((function, arguments.values.clone()));
        self.schedule.chains.insert(site.at, chain);
        self.schedule.queued.insert(function);
        let arguments = Some(arguments.values.clone());
        self.schedule.queue.push(QueuedCall { arguments, before, ..QueuedCall::new(function, lineage) });
    }
}

/// The value that a `catch` gives; that it may give `undefined`, too, is left out, since no payload is.
fn settle_failed(given: &Value) -> Value {
    given.alternatives().iter().filter(|alternative| alternative.kind.is_nullish() != Some(true)).cloned().collect()
}
