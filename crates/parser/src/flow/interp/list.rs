//! Arrays and other iterables: array literals, and the elements of a value that is iterated.
//!
//! ```js
//! const types = ["bPay", ...others];       // element 0 is known; the others, of unknown number, share one property
//! ```

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::ArrayLit;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::At;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::definitions::Definitions;
use crate::flow::heap::object::PropertyState;
use crate::flow::interp::Interpreter;
use crate::flow::interp::site::Site;
use crate::payload::{Presence, Rest};

impl<'a> Interpreter<'a> {
    /// Evaluates an array literal.
    pub(crate) fn array_literal(&mut self, array: &'a ArrayLit) -> Value {
        let at = self.at(array);
        let mut elements = Vec::new();
        // The elements after a spread of unknown length have no known index.
        let mut tail: Option<Value> = None;
        for element in &array.elems {
            let Some(element) = element else {
                elements.push(Value::undefined(at));
                continue;
            };
            let value = self.eval(&element.expr);
            self.heap.untrack(&value);
            let known = if element.spread.is_none() { Some(vec![value.clone()]) } else { self.heap.elements(&value) };
            match (known, &mut tail) {
                (Some(known), None) => elements.extend(known),
                (Some(known), Some(tail)) => known.iter().for_each(|element| tail.join(element)),
                (None, _) => {
                    let any = self.iterated(&value, at);
                    tail.get_or_insert_default().join(&any);
                }
            }
        }
        let Some(tail) = tail else { return self.new_array(elements, Rest::Exact, at) };
        let rest = if tail.has_unknown() { Rest::Open } else { Rest::Exact };
        self.array_with_tail(elements, tail, rest, at)
    }

    /// Makes an array of these elements, followed by any number of elements that `tail` may be.
    pub(crate) fn array_with_tail(&mut self, elements: Vec<Value>, tail: Value, rest: Rest, at: At) -> Value {
        let next = Atom::from(elements.len().to_string());
        let array = self.new_array(elements, rest, at);
        let property =
            PropertyState { presence: Presence::Sometimes, definitions: Definitions::of(self.heap.copied(tail, at)) };
        for id in array.objects() {
            self.heap.state.object_mut(id).each(|disjunct| disjunct.put(&next, Rc::new(property.clone())));
        }
        array
    }

    /// Makes an array of these elements.
    pub(crate) fn new_array(&mut self, elements: Vec<Value>, rest: Rest, at: At) -> Value {
        let id = self.new_object(AllocationKind::Array, at, rest);
        let array = self.heap.array_object(elements, rest, at);
        self.heap.state.set_object(id, array);
        Value::of(ValueKind::Object(id), at)
    }

    /// Any one element that a `for … of` loop over a value, or spreading it, may give.
    pub(crate) fn iterated(&mut self, list: &Value, at: At) -> Value {
        let mut any = Value::default();
        for alternative in list.alternatives() {
            let list = Value::of(alternative.kind.clone(), alternative.at);
            let given = match alternative.object() {
                Some(id) if self.heap.is_array(id) => self.read_any(&list, &[], at),
                Some(_) => self.given_by_iterator(&list, at),
                None => Value::unknown(at),
            };
            any.join(&given);
        }
        any
    }

    /// Any one element of an object with its own iterator: `{ [Symbol.iterator]() { return { next() {…} } } }`.
    fn given_by_iterator(&mut self, list: &Value, at: At) -> Value {
        let iterator = self.call_own(list, "#iterator", &Arguments::default(), at);
        let step = self.call_own(&iterator, "next", &Arguments::default(), at);
        let mut given = Value::unknown(at);
        if step.objects().next().is_some() {
            given.join(&self.read_property(&step, &Atom::new("value"), None, at));
        }
        given
    }

    /// Calls a method of an object, if it is a function of the program; returns an empty value if not.
    pub(crate) fn call_own(&mut self, object: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
        if object.objects().next().is_none() {
            return Value::default();
        }
        let mut method = self.read_property(object, &Atom::new(name), None, at);
        method.retain(|alternative| alternative.object().is_some_and(|id| self.heap.is_callable(id)));
        if method.is_empty() {
            return Value::default();
        }
        self.call_value(&method, Some(object.clone()), arguments, &Site::free(at))
    }
}
