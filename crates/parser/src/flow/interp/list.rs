//! Lists: array literals, and the elements of those whose length is known.

use std::rc::Rc;

use smallvec::smallvec;
use swc_atoms::Atom;
use swc_ecma_ast::ArrayLit;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::{Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::object::{Disjunct, PropertyState};
use crate::flow::heap::scope::Scope;
use crate::flow::interp::interpreter::Interpreter;
use crate::flow::interp::site::Site;
use crate::payload::{Presence, Rest};

impl<'a> Interpreter<'a> {
    pub(crate) fn array_literal(&mut self, array: &'a ArrayLit, scope: &Rc<Scope>) -> Value {
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
            self.untrack(&value);
            let known = if element.spread.is_none() { Some(vec![value.clone()]) } else { self.elements(&value) };
            match (known, &mut tail) {
                (Some(known), None) => elements.extend(known),
                (Some(known), Some(tail)) => known.iter().for_each(|element| tail.join(element)),
                (None, _) => {
                    let any = self.iterated(&value, at);
                    tail.get_or_insert_default().join(&any);
                }
            }
        }
        let Some(tail) = tail else { return self.new_array(elements, Rest::Closed, at) };
        let rest = if tail.has_unknown() { Rest::Unknown } else { Rest::Closed };
        self.array_with_tail(elements, tail, rest, at)
    }

    /// An array of these elements and any number of others.
    pub(crate) fn array_with_tail(&mut self, elements: Vec<Value>, tail: Value, rest: Rest, at: At) -> Value {
        let next = Atom::from(elements.len().to_string());
        let made = self.new_array(elements, rest, at);
        let property = PropertyState { presence: Presence::Sometimes, definitions: smallvec![self.copied(tail, at)] };
        for id in made.objects() {
            self.heap.state.object_mut(id).each(|disjunct| disjunct.put(&next, Rc::new(property.clone())));
        }
        made
    }

    /// An array of these elements.
    pub(crate) fn new_array(&mut self, elements: Vec<Value>, rest: Rest, at: At) -> Value {
        let id = self.new_object(AllocationKind::Array, at, rest);
        let definitions: Vec<_> = elements.into_iter().map(|element| self.copied(element, at)).collect();
        let properties = definitions.into_iter().enumerate().map(|(index, definition)| {
            (
                Atom::from(index.to_string()),
                Rc::new(PropertyState { presence: Presence::Always, definitions: smallvec![definition] }),
            )
        });
        let disjunct = Disjunct { properties: properties.collect(), rest };
        self.heap.state.object_mut(id).disjuncts = smallvec![Rc::new(disjunct)];
        Value::of(ValueKind::Object(id), at)
    }

    /// The elements of an array whose length is known.
    pub(crate) fn elements(&self, value: &Value) -> Option<Vec<Value>> {
        let list = value.single().filter(|alternative| alternative.certainty != Certainty::Initial)?;
        let id = list.object().filter(|id| self.is_array(*id))?;
        let object = self.heap.state.object(id)?;
        let [disjunct] = &*object.disjuncts else { return None };
        if !disjunct.is_exact() {
            return None;
        }
        let element = |index: usize| Some(disjunct.get_at(&index.to_string(), index)?.value());
        (0..disjunct.properties.len()).map(element).collect()
    }

    /// What may stand at an index that the array isn't known to have: nothing, or one of the elements of unknown index.
    pub(crate) fn element_of_unknown_index(&self, array: ObjectId, at: At) -> Value {
        let mut any = Value::undefined(at);
        for disjunct in self.heap.state.object(array).iter().flat_map(|array| &array.disjuncts) {
            let slots = disjunct.properties.iter().map(|(_, property)| property);
            for property in slots.filter(|property| property.presence != Presence::Always) {
                any.join(&property.value());
            }
        }
        any
    }

    /// What a loop over a value, or spreading it, may give one time.
    pub(crate) fn iterated(&mut self, list: &Value, at: At) -> Value {
        let mut any = Value::default();
        for alternative in list.alternatives() {
            let list = Value::of(alternative.kind.clone(), alternative.at);
            let given = match alternative.object() {
                Some(id) if self.is_array(id) => self.read_any(&list, &[], at),
                Some(_) => self.given_by_iterator(&list, at),
                None => Value::unknown(at),
            };
            any.join(&given);
        }
        any
    }

    /// What an object gives that says itself how it is iterated: `{ [Symbol.iterator]() { return { next() {…} } } }`.
    fn given_by_iterator(&mut self, list: &Value, at: At) -> Value {
        let iterator = self.call_own(list, "#iterator", &Arguments::default(), at);
        let step = self.call_own(&iterator, "next", &Arguments::default(), at);
        let mut given = Value::unknown(at);
        if step.objects().next().is_some() {
            given.join(&self.read_property(&step, &Atom::new("value"), None, at));
        }
        given
    }

    /// Calls a method of an object, if it is one of the program.
    pub(crate) fn call_own(&mut self, object: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
        if object.objects().next().is_none() {
            return Value::default();
        }
        let mut method = self.read_property(object, &Atom::new(name), None, at);
        method.retain(|alternative| alternative.object().is_some_and(|id| self.is_callable(id)));
        if method.is_empty() {
            return Value::default();
        }
        self.call_value(&method, Some(object.clone()), arguments, &Site::free(at))
    }

    /// The elements of whichever array it is, by position, where each has a known length.
    pub(crate) fn elements_by_position(&self, list: &Value, at: At) -> Option<Vec<Value>> {
        let mut all: Vec<Value> = Vec::new();
        let mut lengths = Vec::new();
        for alternative in list.alternatives() {
            let id = alternative.object().filter(|id| self.is_array(*id))?;
            for disjunct in &self.heap.state.object(id)?.disjuncts {
                if !disjunct.is_exact() {
                    return None;
                }
                lengths.push(disjunct.properties.len());
                for index in 0..disjunct.properties.len() {
                    let element = disjunct.get_at(&index.to_string(), index)?.value();
                    match all.get_mut(index) {
                        Some(known) => known.join(&element),
                        None => all.push(element),
                    }
                }
            }
        }
        let shortest = lengths.into_iter().min()?;
        all.iter_mut().skip(shortest).for_each(|element| element.join(&Value::undefined(at)));
        Some(all)
    }

    /// The last element of whichever array it is, where each has a known length.
    pub(crate) fn last_element(&self, value: &Value) -> Option<Value> {
        let mut last = Value::default();
        for alternative in value.alternatives() {
            let id = alternative.object().filter(|id| self.is_array(*id))?;
            for disjunct in &self.heap.state.object(id)?.disjuncts {
                if !disjunct.is_exact() {
                    return None;
                }
                let index = disjunct.properties.len().checked_sub(1)?;
                last.join(&disjunct.get_at(&index.to_string(), index)?.value());
            }
        }
        (!last.is_empty()).then_some(last)
    }
}
