//! Sorting and reversing arrays.

use std::rc::Rc;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::definitions::Definitions;
use crate::flow::interp::Interpreter;
use crate::flow::interp::site::Site;
use crate::payload::UseKind;

impl Interpreter<'_> {
    /// Calls the comparison function with any two elements.
    pub(crate) fn compare(&mut self, base: &Value, arguments: &Arguments, at: At) {
        let Some(callback) = arguments.values.first().filter(|callback| callback.single().is_none_or(is_there)) else {
            return;
        };
        if !callback.objects().any(|id| self.heap.is_callable(id)) {
            self.record_escape(base, UseKind::Sent, at);
            return;
        }
        let any = self.any_element(base, at);
        let both = Arguments::at(vec![any.clone(), any], at);
        self.call_any_times(callback, at, |interpreter| {
            interpreter.call_value(callback, None, &both, &Site::free(at));
        });
    }

    /// Reverses the elements, or, for `sort`, lets each be any of them.
    pub(crate) fn reorder(&mut self, base: &Value, name: &str, at: At) {
        if let Some(elements) = self.heap.elements(base).filter(|_| name == "reverse") {
            self.replace_elements(base, elements.into_iter().rev().collect(), at);
            return;
        }
        let mut any = self.any_element(base, at);
        any.retain(|alternative| alternative.kind != ValueKind::Unset);
        let definition = self.heap.copied(any, at);
        for id in base.objects() {
            self.heap.state.object_mut(id).each(|disjunct| {
                disjunct
                    .properties
                    .iter_mut()
                    .for_each(|(_, property)| Rc::make_mut(property).definitions = Definitions::of(definition.clone()));
            });
        }
    }
}

/// True if it may be a function: `list.sort(undefined)` has none.
fn is_there(alternative: &Alternative) -> bool {
    alternative.kind.is_nullish() != Some(true)
}
