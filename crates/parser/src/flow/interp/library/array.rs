//! Arrays: the methods that visit, change or copy them, and those of strings.

use std::rc::Rc;

use swc_atoms::Atom;

use crate::flow::budget::{MAX_ARRAY, MAX_ELEMENTS};
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::{KeySet, keys_of};
use crate::flow::domain::number::Number;
use crate::flow::domain::text::{joined, text_method};
use crate::flow::domain::transfer::Transfer;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::definitions::{Definition, Definitions};
use crate::flow::heap::object::{Object, PropertyState};
use crate::flow::interp::Interpreter;
use crate::flow::interp::library::order::Order;
use crate::flow::interp::site::Site;
use crate::flow::models::lookup::{callbacks_of, has_method, method};
use crate::flow::models::table::Receiver;
use crate::payload::{Presence, Rest, UseKind};

impl Interpreter<'_> {
    /// Calls a method that the object doesn't define itself: those of arrays and promises are known by name.
    pub(crate) fn call_method(&mut self, base: &Value, name: &Atom, arguments: &Arguments, site: &Site) -> Value {
        let at = site.at;
        let callback = arguments.get(0, at);
        let has_callback = callback.objects().any(|id| self.heap.is_callable(id));
        if has_method(Receiver::Promise, name) && arguments.values.len() <= 2 {
            return self.chain(base, name, arguments, site);
        }
        if has_callback && has_method(Receiver::List, name) {
            return self.visit_method(base, name, arguments, at);
        }
        let array = base.single().and_then(Alternative::object).filter(|id| self.heap.is_array(*id));
        if array.is_some() && has_method(Receiver::Array, name) {
            return self.array_method(base, name, arguments, at);
        }
        let is_text =
            |alternative: &Alternative| alternative.kind.is_text() || matches!(alternative.kind, ValueKind::Number(_));
        if has_method(Receiver::Text, name)
            && !arguments.values.iter().flat_map(Value::objects).any(|id| self.heap.is_callable(id))
            && base.alternatives().iter().all(is_text)
        {
            return text_method(base, name, arguments, at);
        }
        match method(Receiver::Object, name).map(|model| model.transfer) {
            Some(Transfer::HasOwn) => self.has_own(base, &callback, at),
            Some(Transfer::ReadKey) => {
                self.record_read(base, keys_of(&callback).names(), at);
                Value::unknown(at)
            }
            Some(Transfer::ValueOf) if base.objects().next().is_some() => base.clone(),
            Some(Transfer::ValueOf | Transfer::Describe) => Value::unknown(at),
            _ => self.call_unknown_method(base, name, arguments, site),
        }
    }

    /// Calls a method of which nothing is known but, for some, when it runs callbacks.
    fn call_unknown_method(&mut self, base: &Value, name: &Atom, arguments: &Arguments, site: &Site) -> Value {
        let at = site.at;
        self.record_text_read(base, at);
        // A method of an object may change the object.
        let is_elsewhere = |alternative: &Alternative| alternative.object().is_none();
        if !base.alternatives().iter().all(is_elsewhere) {
            self.escape_to_unknown_code(base, at);
        }
        self.record_request(base, name, arguments);
        if method(Receiver::JQuery, name).is_some_and(|model| model.transfer == Transfer::Request) {
            self.run_before_request(arguments, at);
        }
        let callbacks = self.jquery_callbacks(base, name, arguments).unwrap_or_else(|| callbacks_of(name));
        let given = self.call_unknown_with(Some(name), callbacks, arguments, site);
        self.jquery_gives(base, name, arguments, at).unwrap_or(given)
    }

    fn visit_method(&mut self, base: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
        let callback = self.with_this(&arguments.get(0, at), arguments.values.get(1).filter(|_| name != "reduce"), at);
        match name {
            "map" => self.map(base, &callback, at),
            "flatMap" => {
                self.map(base, &callback, at);
                Value::unknown(at)
            }
            "reduce" => self.reduce(base, arguments, at),
            "filter" => {
                self.visit(base, &callback, &Order::ElementFirst, at);
                let is_known = base.single().and_then(Alternative::object).is_some_and(|id| self.heap.is_array(id));
                if is_known { self.some_of(base, at) } else { Value::unknown(at) }
            }
            "find" => {
                self.visit(base, &callback, &Order::ElementFirst, at);
                match self.heap.elements(base) {
                    Some(elements) => any_of(&elements, at),
                    None => self.any_element(base, at),
                }
            }
            _ => {
                self.visit(base, &callback, &Order::ElementFirst, at);
                Value::of(if name == "forEach" { ValueKind::Undefined } else { ValueKind::Unknown(None) }, at)
            }
        }
    }

    /// An array of which any element may be missing.
    fn some_of(&mut self, base: &Value, at: At) -> Value {
        let any = match self.heap.elements(base) {
            Some(elements) => any_of(&elements, at),
            None => self.any_element(base, at),
        };
        self.array_of(any, at)
    }

    /// An array of any number of elements.
    pub(crate) fn array_of(&mut self, any: Value, at: At) -> Value {
        let id = self.new_object(AllocationKind::Array, at, Rest::Exact);
        let definition = self.heap.copied(any, at);
        self.heap.state.set_object(id, elements_unknown(definition));
        Value::of(ValueKind::Object(id), at)
    }

    /// Runs a callback for each element of a known array, or any number of times for elements unknown.
    pub(crate) fn visit(&mut self, list: &Value, callback: &Value, order: &Order, at: At) -> Vec<Value> {
        let elements = self.heap.elements(list).filter(|elements| elements.len() <= MAX_ELEMENTS);
        let Some(elements) = elements else {
            return vec![self.visit_unknown(list, callback, order, at)];
        };
        let mut given = Vec::with_capacity(elements.len());
        for (index, element) in elements.into_iter().enumerate() {
            let index = Value::of(ValueKind::Number(Number::counted(index)), at);
            let this = order.this(&element);
            let arguments = Arguments { open: Some(at), ..Arguments::at(order.arrange(element, index, list), at) };
            given.push(self.call_value(callback, this, &arguments, &Site::free(at)));
        }
        given
    }

    /// `$.each(object, f)`: the same for the elements of a list, or the properties of an object.
    pub(crate) fn visit_members(&mut self, visited: &Value, callback: &Value, order: &Order, at: At) {
        let is_list = visited.objects().any(|id| self.heap.is_array(id));
        let keys = if is_list { None } else { self.heap.key_texts(visited, at) };
        let Some(keys) = keys.filter(|keys| keys.len() <= MAX_ELEMENTS) else {
            self.visit(visited, callback, order, at);
            return;
        };
        self.record_read(visited, KeySet::Any, at);
        for key in keys {
            let Some(name) = key.text() else { continue };
            let member = self.read_property(visited, name, None, at);
            let this = order.this(&member);
            let values = order.arrange(member, key.clone(), visited);
            let arguments = Arguments { open: Some(at), ..Arguments::at(values, at) };
            self.call_value(callback, this, &arguments, &Site::free(at));
        }
    }

    /// Runs a callback any number of times. Index and element may be swapped, so both may be anything.
    fn visit_unknown(&mut self, list: &Value, callback: &Value, order: &Order, at: At) -> Value {
        let element = self.any_element(list, at);
        let this = order.this(&element);
        let values = order.arrange(element, Value::unknown(at), list);
        let arguments = Arguments { open: Some(at), ..Arguments::at(values, at) };
        let mut given = Value::default();
        self.call_any_times(callback, at, |interpreter| {
            given.join(&interpreter.call_value(callback, this.clone(), &arguments, &Site::free(at)));
        });
        given
    }

    /// Runs a callback any number of times, as `run` says.
    pub(crate) fn call_any_times(&mut self, callback: &Value, at: At, run: impl FnMut(&mut Self)) {
        let functions: Vec<ObjectId> = callback.objects().filter(|id| self.heap.is_callable(*id)).collect();
        self.run_any_times(
            at,
            |interpreter| functions.iter().for_each(|function| interpreter.skip_function(*function)),
            run,
        );
    }

    /// Any element of a list.
    pub(crate) fn any_element(&mut self, list: &Value, at: At) -> Value {
        let known = list.objects().any(|id| self.heap.is_array(id));
        if known {
            return self.read_any(list, &[], at);
        }
        // `$.each(object, f)`
        self.record_read(list, KeySet::Any, at);
        let mut any = if list.objects().next().is_some() { self.read_any(list, &[], at) } else { Value::default() };
        any.join(&Value::unknown(at));
        any
    }

    /// The callback with the `this` that it is called with: `list.forEach(f, this)`.
    fn with_this(&mut self, callback: &Value, this: Option<&Value>, at: At) -> Value {
        match this {
            Some(this) if this.objects().next().is_some() => {
                self.bind_function(callback, this, &Arguments::default(), at)
            }
            _ => callback.clone(),
        }
    }

    pub(crate) fn map(&mut self, list: &Value, callback: &Value, at: At) -> Value {
        let known = self.heap.elements(list).is_some_and(|elements| elements.len() <= MAX_ELEMENTS);
        let given = self.visit(list, callback, &Order::ElementFirst, at);
        if known {
            return self.new_array(given, Rest::Exact, at);
        }
        self.new_array(given, Rest::Open, at)
    }

    fn reduce(&mut self, base: &Value, arguments: &Arguments, at: At) -> Value {
        let callback = arguments.get(0, at);
        let elements = self.heap.elements(base);
        let any = match &elements {
            Some(elements) => any_of(elements, at),
            None => self.any_element(base, at),
        };
        let elements = elements.filter(|elements| elements.len() <= MAX_ELEMENTS);
        let first = arguments.values.get(1).cloned();
        let index = Value::of(ValueKind::Number(None), at);
        let inner = |result: Value, element: Value| Arguments {
            open: Some(at),
            ..Arguments::at(vec![result, element, index.clone(), base.clone()], at)
        };
        if let Some(elements) = elements {
            let mut elements = elements.into_iter();
            let Some(mut result) = first.or_else(|| elements.next()) else { return Value::unknown(at) };
            for element in elements {
                result = self.call_value(&callback, None, &inner(result, element), &Site::free(at));
            }
            return result;
        }
        let mut result = first.unwrap_or_else(|| any.clone());
        self.call_any_times(&callback, at, |interpreter| {
            let inner = inner(result.clone(), any.clone());
            result.join(&interpreter.call_value(&callback, None, &inner, &Site::free(at)));
        });
        result
    }

    fn array_method(&mut self, base: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
        match name {
            "sort" | "reverse" => {
                self.compare(base, arguments, at);
                self.reorder(base, name, at);
                return base.clone();
            }
            "toSorted" => {
                self.compare(base, arguments, at);
                return self.some_of(base, at);
            }
            // An unknown predicate gets the elements: they escape.
            "filter" if !arguments.values.first().is_some_and(is_boolean) => {
                self.record_escape(base, UseKind::Sent, at);
            }
            _ => {}
        }
        let Some(elements) = self.heap.elements(base) else { return self.open_array_method(base, name, arguments, at) };
        match name {
            "push" | "unshift" => {
                self.add_elements(base, elements, name, arguments, at);
                Value::of(ValueKind::Number(None), at)
            }
            "concat" => {
                let is_open = |list: &Value| {
                    list.objects().any(|id| self.heap.is_array(id)) && self.heap.elements(list).is_none()
                };
                if arguments.values.iter().any(is_open) {
                    return self.open_array_method(base, name, arguments, at);
                }
                let mut all = elements;
                let mut rest = if arguments.open.is_some() { Rest::Open } else { Rest::Exact };
                for argument in &arguments.values {
                    match self.heap.elements(argument) {
                        Some(more) => all.extend(more),
                        None if argument.has_unknown() => rest = Rest::Open,
                        None => all.push(argument.clone()),
                    }
                }
                self.new_array(all, rest, at)
            }
            "slice" if arguments.values.is_empty() => self.new_array(elements, Rest::Exact, at),
            "slice" | "filter" | "values" => self.some_of(base, at),
            "pop" => {
                let mut elements = elements;
                let last = elements.pop().unwrap_or_else(|| Value::undefined(at));
                self.replace_elements(base, elements, at);
                last
            }
            "shift" => {
                let mut elements = elements;
                let first = if elements.is_empty() { Value::undefined(at) } else { elements.remove(0) };
                self.replace_elements(base, elements, at);
                first
            }
            "join" => joined(&elements, arguments, at),
            "at" => any_of(&elements, at),
            _ => Value::unknown(at),
        }
    }

    /// The same for an array of which the elements aren't known one by one.
    fn open_array_method(&mut self, base: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
        match name {
            "push" | "unshift" => {
                let mut any = self.heap.take_elements(base).unwrap_or_else(|| self.any_element(base, at));
                any.join(&Value::of(ValueKind::Unset, at));
                for argument in arguments.values.iter().chain(&arguments.last) {
                    self.heap.untrack(argument);
                    any.join(argument);
                }
                if let Some(open) = arguments.open {
                    any.join(&Value::unknown(open));
                }
                // The elements so far have been untracked since they came into the array.
                let definition = self.heap.definition(any, at);
                self.heap.replace_with(base, &elements_unknown(definition));
                Value::of(ValueKind::Number(None), at)
            }
            "slice" | "filter" | "values" => self.some_of(base, at),
            "concat" => {
                let mut any = self.any_element(base, at);
                for argument in &arguments.values {
                    let is_array = argument.objects().any(|id| self.heap.is_array(id));
                    any.join(&if is_array { self.any_element(argument, at) } else { argument.clone() });
                }
                if let Some(open) = arguments.open {
                    any.join(&Value::unknown(open));
                }
                self.array_of(any, at)
            }
            "pop" | "shift" | "at" => self.any_element(base, at),
            _ => Value::unknown(at),
        }
    }

    fn add_elements(&mut self, base: &Value, elements: Vec<Value>, name: &str, arguments: &Arguments, at: At) {
        let added = arguments.values.iter().cloned();
        let all: Vec<Value> =
            if name == "push" { elements.into_iter().chain(added).collect() } else { added.chain(elements).collect() };
        if all.len() > MAX_ARRAY {
            // Past this index, any of the elements.
            let any = self.heap.copied(any_of(&all, at), at);
            self.heap.replace_with(base, &elements_unknown(any));
        } else {
            self.replace_elements(base, all, at);
        }
        if arguments.open.is_some() {
            for id in base.objects() {
                self.heap.state.object_mut(id).each(|disjunct| disjunct.rest = Rest::Open);
            }
        }
    }

    pub(crate) fn replace_elements(&mut self, base: &Value, elements: Vec<Value>, at: At) {
        let array = self.heap.array_object(elements, Rest::Exact, at);
        self.heap.replace_with(base, &array);
    }
}

/// True for `Boolean`, which reads nothing of what it gets.
fn is_boolean(function: &Value) -> bool {
    matches!(function.single().map(|alternative| &alternative.kind), Some(ValueKind::Unknown(Some(name))) if &**name == "Boolean")
}

/// An array of any number of elements.
fn elements_unknown(definition: Definition) -> Object {
    let property = PropertyState { presence: Presence::Sometimes, definitions: Definitions::of(definition) };
    let mut array = Object::new(Rest::Exact);
    array.each(|disjunct| disjunct.add(&Atom::new("0"), Rc::new(property.clone())));
    array
}

/// Any of the elements, or none.
pub(crate) fn any_of(elements: &[Value], at: At) -> Value {
    let mut value = Value::of(ValueKind::Unset, at);
    value.join_many(elements.iter().flat_map(Value::alternatives));
    value
}
