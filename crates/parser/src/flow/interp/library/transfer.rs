//! The effects of functions of the language and of well-known libraries, and of the helpers of compilers: one match on the
//! transfer that a row of `flow/models` names.
//!
//! The rows lie below the evaluator and the match inside it, since nearly every transfer evaluates something: a callback, a
//! getter, the properties that it copies.

use swc_atoms::Atom;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::domain::keys::{KeySet, keys_of};
use crate::flow::domain::transfer::{Namespace, Transfer};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::{Foreign, ValueKind};
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::object::PropertyState;
use crate::flow::interp::Interpreter;
use crate::flow::interp::library::order::Order;
use crate::flow::interp::site::Site;
use crate::flow::models::callbacks::Callbacks;
use crate::payload::{Rest, UseKind};

impl Interpreter<'_> {
    /// Applies a transfer to the arguments of a call, and returns the value that the call gives.
    pub(crate) fn call_builtin(&mut self, transfer: Transfer, arguments: &Arguments, site: &Site) -> Value {
        let at = site.at;
        if let Transfer::Lowering(lowering) = transfer {
            return self.lower(lowering, arguments, at);
        }
        let first = arguments.get(0, at);
        self.may_throw();
        match transfer {
            Transfer::Assign | Transfer::Merge => self.assign_objects(transfer, arguments, at),
            Transfer::Defaults => self.lay_under(arguments, at),
            Transfer::Omit | Transfer::Pick => match self.names_after_first(arguments) {
                Some(names) if transfer == Transfer::Omit => self.without(&first, &names, at),
                Some(names) => self.only(&first, &names, at),
                None => self.call_unknown(&ValueKind::Unknown(None), arguments, site),
            },
            Transfer::CallEffect => self.call_effect(arguments, site),
            Transfer::Same => first,
            Transfer::All => self.all_settled(&first, at),
            Transfer::Outcomes => self.outcomes(&first, at),
            Transfer::Stringify => self.stringify(&first, &arguments.get(1, at), at),
            Transfer::Parse => {
                if arguments.values.len() > 1 {
                    self.escape_to_callee(arguments, Callbacks::AnyTime, at);
                }
                self.parse(&first, arguments.values.get(1), at)
            }
            Transfer::DeleteProperty => self.delete_property(&first, &arguments.get(1, at), at),
            Transfer::DefineProperty => self.define_property(arguments, at),
            Transfer::Copy => self.deep_copy(&first, at),
            Transfer::Look | Transfer::Inspect | Transfer::Compare | Transfer::Get => {
                self.look(transfer, arguments, at)
            }
            Transfer::CallFirst => self.call_value(&first, None, &Arguments::default(), &Site::free(at)),
            Transfer::Each | Transfer::ForEach => {
                let order = if transfer == Transfer::Each { Order::IndexFirst } else { Order::ElementFirst };
                self.visit_members(&first, &arguments.get(1, at), &order, at);
                first
            }
            Transfer::Map => self.map(&first, &arguments.get(1, at), at),
            Transfer::Create => self.create(&first, at),
            Transfer::UseState => self.use_state(first, at),
            Transfer::Box(name) => self.new_box(name, first, at),
            Transfer::BoxOfResult(name) => self.new_box_of_result(name, &first, at),
            Transfer::Namespace(Namespace::SvelteRune) => first,
            Transfer::Settle(cell) => self.add_to_cell(cell, &first, at),
            Transfer::SetState(cell) => self.set_state(cell, first, at),
            Transfer::Namespace(namespace @ (Namespace::Object | Namespace::Array))
                if arguments.values.is_empty() && arguments.open.is_none() =>
            {
                let kind = if namespace == Namespace::Array { AllocationKind::Array } else { AllocationKind::Literal };
                Value::of(ValueKind::Object(self.new_object(kind, at, Rest::Exact)), at)
            }
            Transfer::Namespace(Namespace::JQuery) => {
                self.call_later(arguments, at);
                Value::of(ValueKind::Foreign(Foreign::JQueryCollection), at)
            }
            _ => self.call_later(arguments, at),
        }
    }

    /// `useRef(initial)`, `ref(initial)`
    fn new_box(&mut self, name: &'static str, initial: Value, at: At) -> Value {
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        let definition = self.heap.copied(initial, at);
        self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&Atom::new(name), definition.clone()));
        let value = Value::of(ValueKind::Object(id), at);
        // Other code sets `.value` or `.current` later.
        self.heap.mark_externally_writable(&value);
        self.note_ref(id, name);
        value
    }

    /// `computed(() => …)`, `computed({ get, set })`
    fn new_box_of_result(&mut self, name: &'static str, source: &Value, at: At) -> Value {
        let is_function = |value: &Value| value.objects().any(|id| self.heap.is_callable(id));
        let code =
            if is_function(source) { source.clone() } else { self.read_property(source, &Atom::new("get"), None, at) };
        let Some(getter) = code.objects().find(|id| self.heap.is_callable(*id)) else { return Value::unknown(at) };
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        let definition = Definition { getter: Some(getter), ..self.heap.copied(Value::unknown(at), at) };
        self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&Atom::new(name), definition.clone()));
        self.note_ref(id, name);
        Value::of(ValueKind::Object(id), at)
    }

    /// `useState(initial)`: each render of the component sees what the one before has set.
    fn use_state(&mut self, initial: Value, at: At) -> Value {
        let mut state = self.with_unknown_later(initial, at);
        let cell = match self.components.states.get(&at) {
            Some(cell) => *cell,
            None => self.heap.new_cell(),
        };
        self.components.states.insert(at, cell);
        state.join(&self.heap.state.cell(cell).cloned().unwrap_or_default());
        self.heap.set_cell(cell, state.clone());
        let set = Value::of(ValueKind::Builtin(Transfer::SetState(cell)), at);
        self.new_array(vec![state, set], Rest::Exact, at)
    }

    /// `setCart(cart)`, `setCart(before => …)`
    fn set_state(&mut self, cell: CellId, first: Value, at: At) -> Value {
        let next = if first.objects().any(|id| self.heap.is_callable(id)) {
            let mut before = self.heap.state.cell(cell).cloned().unwrap_or_default();
            before.retain(|alternative| alternative.kind != ValueKind::Unset);
            self.call_value(&first, None, &Arguments::at(vec![before], at), &Site::free(at))
        } else {
            first
        };
        self.add_to_cell(cell, &next, at)
    }

    fn add_to_cell(&mut self, cell: CellId, more: &Value, at: At) -> Value {
        let mut value = self.heap.state.cell(cell).cloned().unwrap_or_default();
        value.join(more);
        self.heap.set_cell(cell, value);
        Value::undefined(at)
    }

    /// The first state of a component, or anything: other renders may see what was set since.
    fn with_unknown_later(&mut self, initial: Value, at: At) -> Value {
        let mut value = self.call_if_function(initial, at);
        if value.alternatives().iter().all(|alternative| alternative.kind.truth() == Some(false)) {
            value = Value::unknown(at);
        }
        value.join(&Value::of(ValueKind::Unset, at));
        value
    }

    fn call_if_function(&mut self, value: Value, at: At) -> Value {
        if value.objects().any(|id| self.heap.is_callable(id)) {
            self.call_value(&value, None, &Arguments::default(), &Site::free(at))
        } else {
            value
        }
    }

    /// Records the reads of functions that only inspect their arguments.
    fn look(&mut self, transfer: Transfer, arguments: &Arguments, at: At) -> Value {
        let first = arguments.get(0, at);
        match transfer {
            Transfer::Inspect => self.record_read(&first, KeySet::Any, at),
            Transfer::Compare => arguments.values.iter().for_each(|value| self.record_escape(value, UseKind::Read, at)),
            Transfer::Get => return self.get_by_path(&first, &arguments.get(1, at), at),
            _ => {}
        }
        Value::unknown(at)
    }

    /// `_.get(x, "a.b")`: what stands at that path may be there.
    fn get_by_path(&mut self, base: &Value, path: &Value, at: At) -> Value {
        let Some(path) = path.text().filter(|path| !path.contains('[')) else {
            self.record_escape(base, UseKind::Read, at);
            return Value::unknown(at);
        };
        let mut value = base.clone();
        for name in path.split('.').map(Atom::from) {
            self.record_read(&value, KeySet::Known(std::slice::from_ref(&name)), at);
            value = self.read_property(&value, &name, None, at);
        }
        value.join(&Value::unknown(at));
        value
    }

    /// `$(f)`, `$(document)`, `jQuery.noConflict()`: functions run later.
    fn call_later(&mut self, arguments: &Arguments, at: At) -> Value {
        for value in &arguments.values {
            let callbacks: Vec<ObjectId> = value.objects().filter(|id| self.heap.is_callable(*id)).collect();
            for callback in callbacks {
                let jquery = Value::of(ValueKind::Builtin(Transfer::Namespace(Namespace::JQuery)), at);
                self.enqueue(callback, None, Some(vec![jquery]));
            }
        }
        self.escape_arguments(arguments, at);
        Value::unknown(at)
    }

    fn delete_property(&mut self, base: &Value, name: &Value, at: At) -> Value {
        self.delete_from(base, &keys_of(name));
        Value::of(ValueKind::SomeBool, at)
    }

    /// `Object.defineProperty(p, "amount", { value: 1 })`, or with a function that gets it
    fn define_property(&mut self, arguments: &Arguments, at: At) -> Value {
        let target = arguments.get(0, at);
        let descriptor = arguments.get(2, at);
        let given = |name: &str| {
            let object = self.heap.state.object(descriptor.single()?.object()?)?;
            let [disjunct] = &*object.disjuncts else { return None };
            disjunct.get(name).map(PropertyState::value)
        };
        let getter = given("get").and_then(|get| get.single()?.object());
        let setter = given("set").filter(|set| set.objects().any(|id| self.heap.is_callable(id)));
        let value = given("value").unwrap_or_else(|| Value::unknown(at));
        let definition = Definition { getter, ..self.heap.copied(value, at) };
        let keys = keys_of(&arguments.get(1, at));
        for id in target.objects() {
            if let Some(setter) = &setter {
                self.heap.add_setter(id, &keys, setter);
            }
            let update = self.heap.update_of(&target, id);
            self.write_object(id, &keys, &definition, update);
        }
        target
    }

    fn create(&mut self, prototype: &Value, at: At) -> Value {
        let id = self.new_object(AllocationKind::Instance, at, Rest::Exact);
        self.heap.untrack(prototype);
        self.heap.allocation_mut(id).prototype = prototype.single().and_then(Alternative::object);
        Value::of(ValueKind::Object(id), at)
    }
}
