//! Sorting and reversing arrays.

use std::rc::Rc;

use smallvec::smallvec;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::value::{Thing, Value};
use crate::flow::domain::value_kind::Kind;
use crate::flow::interp::interpreter::Machine;
use crate::flow::interp::site::Site;
use crate::payload::UseKind;

impl Machine<'_> {
    /// Lets the function that says in which order two elements stand see any two of them.
    pub(crate) fn compare(&mut self, base: &Value, arguments: &Arguments, at: At) {
        let Some(callback) = arguments.values.first().filter(|callback| callback.single().is_none_or(is_there)) else {
            return;
        };
        if !callback.objects().any(|id| self.is_callable(id)) {
            self.note_sent(base, UseKind::Sent, at);
            return;
        }
        let any = self.any_element(base, at);
        let both = Arguments::at(vec![any.clone(), any], at);
        self.call_any_times(callback, at, |machine| {
            machine.call_value(callback, None, &both, &Site::free(at));
        });
    }

    /// Puts the elements into another order: the other way round, or in any.
    pub(crate) fn reorder(&mut self, base: &Value, name: &str, at: At) {
        if let Some(elements) = self.elements(base).filter(|_| name == "reverse") {
            self.replace_elements(base, elements.into_iter().rev().collect(), at);
            return;
        }
        let mut any = self.any_element(base, at);
        any.retain(|thing| thing.kind != Kind::Unset);
        let entry = self.copied(any, at);
        for id in base.objects() {
            self.state.object_mut(id).each(|variant| {
                variant
                    .properties
                    .iter_mut()
                    .for_each(|(_, slot)| Rc::make_mut(slot).entries = smallvec![entry.clone()]);
            });
        }
    }
}

/// True if it may be a function: `list.sort(undefined)` has none.
fn is_there(thing: &Thing) -> bool {
    thing.kind.is_nullish() != Some(true)
}
