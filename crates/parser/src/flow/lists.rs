//! Lists: array literals, and the elements of those whose length is known.

use std::rc::Rc;

use smallvec::smallvec;
use swc_atoms::Atom;
use swc_ecma_ast::ArrayLit;

use super::machine::{Machine, Maker, Scope};
use super::state::{Slot, Variant};
use super::value::{At, Kind, Standing, Value};
use crate::payload::{Presence, Rest};

impl<'a> Machine<'a> {
    pub(super) fn array_literal(&mut self, array: &'a ArrayLit, scope: &Rc<Scope>) -> Value {
        let at = Self::at(scope, array);
        let mut elements = Vec::new();
        // What comes after a list of unknown length has no known index.
        let mut tail: Option<Value> = None;
        for element in &array.elems {
            let Some(element) = element else {
                elements.push(Value::undefined(at));
                continue;
            };
            let value = self.eval(&element.expr, scope);
            self.let_go(&value);
            let known = if element.spread.is_none() { Some(vec![value.clone()]) } else { self.elements(&value) };
            match (known, &mut tail) {
                (Some(known), None) => elements.extend(known),
                (Some(known), Some(tail)) => known.iter().for_each(|element| tail.join(element)),
                (None, _) => {
                    let any = self.any_element(&value, at);
                    tail.get_or_insert_default().join(&any);
                }
            }
        }
        let Some(tail) = tail else { return self.new_array(elements, Rest::Closed, at) };
        let next = Atom::from(elements.len().to_string());
        let rest = if tail.has_unknown() { Rest::Unknown } else { Rest::Closed };
        let made = self.new_array(elements, rest, at);
        let slot = Slot { presence: Presence::Sometimes, entries: smallvec![self.copied(tail, at)] };
        for id in made.objects() {
            self.state.object_mut(id).each(|variant| variant.put(&next, Rc::new(slot.clone())));
        }
        made
    }

    /// An array of these elements.
    pub(super) fn new_array(&mut self, elements: Vec<Value>, rest: Rest, at: At) -> Value {
        let id = self.new_object(Maker::Array, at, rest);
        let entries: Vec<_> = elements.into_iter().map(|element| self.copied(element, at)).collect();
        let properties = entries.into_iter().enumerate().map(|(index, entry)| {
            (Atom::from(index.to_string()), Rc::new(Slot { presence: Presence::Always, entries: smallvec![entry] }))
        });
        let variant = Variant { properties: properties.collect(), rest };
        self.state.object_mut(id).variants = smallvec![Rc::new(variant)];
        Value::of(Kind::Object(id), at)
    }

    /// The elements of an array whose length is known.
    pub(super) fn elements(&self, value: &Value) -> Option<Vec<Value>> {
        let list = value.single().filter(|thing| thing.standing != Standing::Initial)?;
        let id = list.object().filter(|id| self.is_array(*id))?;
        let object = self.state.object(id)?;
        let [variant] = &*object.variants else { return None };
        if !variant.is_exact() {
            return None;
        }
        let element = |index: usize| Some(variant.get_at(&index.to_string(), index)?.value());
        (0..variant.properties.len()).map(element).collect()
    }

    /// The last element of whichever array it is, where each has a known length.
    pub(super) fn last_element(&self, value: &Value) -> Option<Value> {
        let mut last = Value::default();
        for thing in value.things() {
            let id = thing.object().filter(|id| self.is_array(*id))?;
            for variant in &self.state.object(id)?.variants {
                if !variant.is_exact() {
                    return None;
                }
                let index = variant.properties.len().checked_sub(1)?;
                last.join(&variant.get_at(&index.to_string(), index)?.value());
            }
        }
        (!last.is_empty()).then_some(last)
    }
}
