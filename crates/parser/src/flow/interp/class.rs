//! Classes, constructor functions and prototypes.
//!
//! ```js
//! class Checkout extends Page { type = "bPay"; pay() { dr.createSource({ type: this.type }); } }
//! function Cart() {} Cart.prototype.pay = function () {};
//! ```

use swc_ecma_ast::{Class, ClassMember, ClassProp, Constructor, Function, Ident, Key, MethodKind};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::{Keys, private};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::{AllocationKind, ClassClosure, Code};
use crate::flow::heap::definitions::Definition;
use crate::flow::interp::Interpreter;
use crate::flow::models::callbacks::Callbacks;
use crate::payload::Rest;
use crate::tree::node_key::NodeKey;

impl<'a> Interpreter<'a> {
    /// Evaluates a class: makes its object with the static members, and its prototype with the methods.
    pub(crate) fn class(&mut self, class: &'a Class, at: At, name: Option<&'a Ident>) -> Value {
        let parent = class.super_class.as_ref().map(|parent| self.eval(parent));
        let closure = ClassClosure { class, scope: self.control.scope.capture(), parent: parent.clone() };
        let id = self.new_object(AllocationKind::Class(closure), at, Rest::Exact);
        let value = Value::of(ValueKind::Object(id), at);
        let parent_class = parent.as_ref().and_then(Value::single).and_then(Alternative::object);
        self.heap.allocation_mut(id).prototype = parent_class;
        if let Some(parent) = parent_class {
            self.heap.subclasses.entry(parent).or_default().push(id);
        }
        if let Some(name) = name {
            self.assign_name(name, value.clone());
        }
        let prototype = self.new_object(AllocationKind::Instance, at, Rest::Exact);
        self.heap.allocation_mut(prototype).home_object = Some(id);
        if parent.is_some() && parent_class.is_none() {
            self.heap.state.object_mut(prototype).each(|disjunct| disjunct.rest = Rest::Open);
        }
        let parent_prototype = parent_class.map(|parent| self.prototype_of(parent, at));
        self.heap.allocation_mut(prototype).prototype = parent_prototype;
        self.heap.add_prototype(id, prototype);
        let inside = self.control.scope.within(Some(id), Some(value.clone()));
        self.in_scope(inside, |interpreter| {
            for member in &class.body {
                interpreter.class_member(member, id, prototype);
            }
        });
        value
    }

    fn class_member(&mut self, member: &'a ClassMember, class: ObjectId, prototype: ObjectId) {
        let owner = |is_static: bool| if is_static { class } else { prototype };
        match member {
            ClassMember::Method(method) => {
                let keys = self.property_keys(&method.key);
                let at = self.at(&method.key);
                self.method(&method.function, method.kind, (owner(method.is_static), &keys, at), class);
            }
            ClassMember::PrivateMethod(method) => {
                let keys = Keys::Known(vec![private(&method.key.name)]);
                let at = self.at(&method.key);
                self.method(&method.function, method.kind, (owner(method.is_static), &keys, at), class);
            }
            ClassMember::ClassProp(property) if property.is_static => {
                let keys = self.property_keys(&property.key);
                self.field(class, &keys, property.value.as_deref(), self.at(&property.key));
            }
            ClassMember::PrivateProp(property) if property.is_static => {
                let keys = Keys::Known(vec![private(&property.key.name)]);
                self.field(class, &keys, property.value.as_deref(), self.at(&property.key));
            }
            ClassMember::AutoAccessor(accessor) if accessor.is_static => {
                let keys = self.accessor_keys(&accessor.key);
                self.field(class, &keys, accessor.value.as_deref(), self.at(&accessor.key));
            }
            ClassMember::StaticBlock(block) => self.run_all(&block.body.stmts),
            ClassMember::ClassProp(_)
            | ClassMember::PrivateProp(_)
            | ClassMember::Constructor(_)
            | ClassMember::TsIndexSignature(_)
            | ClassMember::Empty(_)
            | ClassMember::AutoAccessor(_) => {}
        }
    }

    /// Puts a method, getter or setter into the class or its prototype.
    fn method(
        &mut self,
        function: &'a Function,
        kind: MethodKind,
        (owner, keys, at): (ObjectId, &Keys, At),
        class: ObjectId,
    ) {
        if function.body.is_none() {
            return;
        }
        let value = self.closure(Code::Function(function), at, None);
        for id in value.objects() {
            self.heap.allocation_mut(id).home_object = Some(owner);
            if let Keys::Known(names) = keys {
                self.heap.method_names.insert(id, names[0].clone());
            }
            if let AllocationKind::Closure(closure) = &mut self.heap.allocation_mut(id).kind {
                closure.class = Some(class);
            }
        }
        let getter = if kind == MethodKind::Getter { value.objects().next() } else { None };
        if kind == MethodKind::Setter {
            self.heap.add_setter(owner, keys, &value);
            return;
        }
        let held = if getter.is_some() { Value::unknown(at) } else { value };
        let definition = Definition { getter, ..self.heap.copied(held, at) };
        self.put_definition(owner, keys, &definition);
    }

    /// Puts a field into an instance, or a static field into the class.
    fn field(&mut self, owner: ObjectId, keys: &Keys, value: Option<&'a swc_ecma_ast::Expr>, at: At) {
        let value = match value {
            Some(value) => self.eval(value),
            None => Value::undefined(at),
        };
        self.heap.adopt_methods(owner, &value);
        let definition = self.heap.definition(value, at);
        self.put_definition(owner, keys, &definition);
    }

    /// The key of `accessor payload = …`, which is treated as a field.
    fn accessor_keys(&mut self, key: &'a Key) -> Keys {
        match key {
            Key::Private(name) => Keys::Known(vec![private(&name.name)]),
            Key::Public(name) => self.property_keys(name),
        }
    }

    /// The object from which the instances of a class or constructor function inherit.
    pub(crate) fn prototype_of(&mut self, function: ObjectId, at: At) -> ObjectId {
        if let Some(prototype) = self.heap.prototypes.get(&function) {
            return *prototype;
        }
        let prototype = self.new_object(AllocationKind::Instance, at, Rest::Exact);
        self.heap.add_prototype(function, prototype);
        prototype
    }

    /// The prototype of the parent class, which `super.method` reads from.
    pub(crate) fn parent_prototype(&mut self, class: ObjectId) -> Option<ObjectId> {
        let at = self.heap.allocation(class).at;
        let prototype = self.prototype_of(class, at);
        self.heap.allocation(prototype).prototype
    }

    /// `new F(…)` of a known class or function.
    pub(crate) fn construct(&mut self, function: ObjectId, arguments: &Arguments, at: At) -> Value {
        let instance = self.new_object(AllocationKind::Instance, at, Rest::Exact);
        let prototype = self.prototype_of(function, at);
        // An assigned `F.prototype = { … }` is one of the function's own properties.
        let written = self.heap.state.object(function).and_then(|object| {
            let [disjunct] = &*object.disjuncts else { return None };
            disjunct.get("prototype")?.value().single().and_then(Alternative::object)
        });
        self.heap.allocation_mut(instance).prototype = Some(written.unwrap_or(prototype));
        if self.control.speculations == 0 {
            self.heap.instances.entry(function).or_default().push(instance);
        }
        let this = Value::of(ValueKind::Object(instance), at);
        self.heap.untrack(&this);
        if matches!(self.heap.allocation(function).kind, AllocationKind::Class(_)) {
            self.run_constructor(function, &this, arguments, at);
            return this;
        }
        let returned = self.invoke(function, Some(this.clone()), arguments, at);
        let mut result: Value =
            returned.alternatives().iter().filter(|alternative| alternative.object().is_some()).cloned().collect();
        if returned.alternatives().iter().any(|alternative| alternative.object().is_none()) || result.is_empty() {
            result.join(&this);
        }
        result
    }

    /// Runs the constructor of a class, or its parent's where it has none, and initializes the fields of the instance.
    fn run_constructor(&mut self, class: ObjectId, this: &Value, arguments: &Arguments, at: At) {
        let AllocationKind::Class(closure) = self.heap.allocation(class).kind.clone() else {
            self.invoke(class, Some(this.clone()), arguments, at);
            return;
        };
        let scope = closure.scope.within(Some(class), Some(this.clone()));
        let own = closure.class.body.iter().find_map(|member| match member {
            ClassMember::Constructor(constructor) if constructor.body.is_some() => Some(constructor),
            _ => None,
        });
        self.schedule.ran.insert(class);
        let Some(constructor) = own else {
            self.construct_parent(&closure, this, arguments, at);
            self.in_scope(scope, |interpreter| interpreter.init_fields(closure.class, this));
            return;
        };
        self.in_scope(scope, |interpreter| {
            if closure.parent.is_none() {
                interpreter.init_fields(closure.class, this);
            }
            interpreter.run_own_constructor(constructor, this, arguments, at);
        });
    }

    fn run_own_constructor(&mut self, constructor: &'a Constructor, this: &Value, arguments: &Arguments, at: At) {
        let function = self.closure(Code::Constructor(constructor), at, None);
        for id in function.objects() {
            // Mark it as run even if a limit stops us below, so that the scheduler doesn't take it for an entry point.
            self.schedule.ran.insert(id);
            self.invoke(id, Some(this.clone()), arguments, at);
        }
    }

    /// Runs the constructor of the parent class. The arguments escape if that class isn't known.
    fn construct_parent(&mut self, closure: &ClassClosure<'a>, this: &Value, arguments: &Arguments, at: At) {
        let Some(parent) = &closure.parent else { return };
        match parent.single().and_then(Alternative::object) {
            Some(parent) => self.run_constructor(parent, this, arguments, at),
            None => self.escape_to_callee(arguments, Callbacks::AnyTime, at),
        }
    }

    /// `super(…)`
    pub(crate) fn super_call(&mut self, arguments: &Arguments, at: At) -> Value {
        let (Some(class), Some(this)) = (self.control.scope.class, self.control.scope.this.clone()) else {
            return Value::unknown(at);
        };
        let AllocationKind::Class(closure) = self.heap.allocation(class).kind.clone() else {
            return Value::unknown(at);
        };
        self.construct_parent(&closure, &this, arguments, at);
        let inside = closure.scope.within(Some(class), Some(this.clone()));
        self.in_scope(inside, |interpreter| interpreter.init_fields(closure.class, &this));
        this
    }

    /// Initializes the fields that a class declares in an instance.
    fn init_fields(&mut self, class: &'a Class, this: &Value) {
        let need = self.slice.need_of_head(self.control.scope.script, NodeKey::of(class));
        let outer_need = std::mem::replace(&mut self.control.need, need);
        for member in &class.body {
            let (keys, value, at) = match member {
                ClassMember::ClassProp(property) if is_declaration(property) => {
                    self.declare_field(property, this);
                    continue;
                }
                ClassMember::ClassProp(property) if !property.is_static => {
                    (self.property_keys(&property.key), property.value.as_deref(), self.at(&property.key))
                }
                ClassMember::PrivateProp(property) if !property.is_static => {
                    let keys = Keys::Known(vec![private(&property.key.name)]);
                    (keys, property.value.as_deref(), self.at(&property.key))
                }
                ClassMember::AutoAccessor(accessor) if !accessor.is_static => {
                    let keys = self.accessor_keys(&accessor.key);
                    (keys, accessor.value.as_deref(), self.at(&accessor.key))
                }
                _ => continue,
            };
            for id in this.objects().collect::<Vec<_>>() {
                self.field(id, &keys, value, at);
            }
        }
        self.control.need = outer_need;
    }

    /// `dr: DigitalRiverService;` in TypeScript has no value of its own; a framework may inject an instance of the
    /// declared class, which is put there if the class is part of the program.
    fn declare_field(&mut self, property: &'a ClassProp, this: &Value) {
        let at = self.at(&property.key);
        let value = self.as_declared(Value::unknown(at), property.type_ann.as_deref());
        if value.has_unknown() {
            return;
        }
        let keys = self.property_keys(&property.key);
        let definition = self.heap.copied(value, at);
        for id in this.objects().collect::<Vec<_>>() {
            self.put_definition(id, &keys, &definition);
        }
    }

    /// The objects that `this` may be in a function without known callers.
    pub(crate) fn this_of(&mut self, function: ObjectId) -> Option<Value> {
        let owner = self.heap.allocation(function).home_object?;
        let at = self.heap.allocation(function).at;
        let class = match &self.heap.allocation(function).kind {
            AllocationKind::Closure(closure) => closure.class,
            _ => None,
        };
        let class = class.filter(|class| *class != owner).or_else(|| self.heap.constructors.get(&owner).copied());
        let Some(class) = class else {
            let this = self.component_of(owner).unwrap_or(owner);
            return Some(Value::of(ValueKind::Object(this), at));
        };
        let mut classes = self.heap.heirs(class, function);
        // A class that others extend and that is never instantiated itself: only instances of those count.
        if classes.is_empty() || self.heap.instances.contains_key(&class) {
            classes.insert(0, class);
        }
        let instances = classes.into_iter().flat_map(|class| self.instances_of(class, at)).collect::<Vec<_>>();
        Some(instances.into_iter().map(|id| Alternative::new(ValueKind::Object(id), at)).collect())
    }

    /// The instances of a class. If the program makes none, one is made with unknown arguments.
    pub(crate) fn instances_of(&mut self, class: ObjectId, at: At) -> Vec<ObjectId> {
        if !self.heap.instances.contains_key(&class) {
            self.construct(class, &Arguments::unknown(at), at);
        }
        self.heap.instances.get(&class).cloned().unwrap_or_default()
    }
}

/// True for a field that only declares a type: it has no initial value.
fn is_declaration(property: &ClassProp) -> bool {
    !property.is_static && property.value.is_none() && (property.declare || property.type_ann.is_some())
}
