//! Functions of the language and of well-known libraries that make, copy or visit objects.

use swc_atoms::Atom;

use super::arrays::Order;
use super::callees::Callbacks;
use super::calls::Site;
use super::functions::Arguments;
use super::machine::{Machine, Maker};
use super::objects::keys_of;
use super::state::{CellId, Entry, Slot};
use super::uses::Names;
use super::value::{At, Foreign, Kind, ObjectId, Thing, Value};
use crate::payload::{Rest, UseKind};

/// A function or namespace that the language or a library brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Builtin {
    Object,
    Promise,
    Json,
    Console,
    Array,
    JQuery,
    Lodash,
    Angular,
    React,
    Vue,
    Symbols,
    /// `Symbol.iterator`: the key that it is, which is no name.
    Symbol(&'static str),
    /// `Object.assign`, `$.extend`, `_.assign`, `_.extend`: the first argument with the others laid over it.
    Assign,
    /// `_.merge`, and `$.extend(true, …)`: the same, nested objects too.
    Merge,
    /// `_.defaults`: the others laid under the first.
    Defaults,
    /// `_.omit(object, names)`: a copy without these.
    Omit,
    /// `_.pick(object, names)`: a copy of these.
    Pick,
    /// `call(f, …arguments)` of Redux-Saga: what `yield` makes of it.
    CallEffect,
    /// Gives its first argument: `Object.freeze`, `Promise.resolve`, `JSON.parse(…)` of what was written from it.
    Same,
    /// `Promise.all(list)`
    All,
    /// `Promise.allSettled(list)`: an object for each element, which has it.
    Outcomes,
    /// Gives a copy of its first argument that shares nothing: `structuredClone`, `_.cloneDeep`, `$.extend(true, {}, p)`.
    Copy,
    Reflect,
    /// `JSON.stringify`: keeps a copy of what it was given for `JSON.parse`.
    Stringify,
    /// `JSON.parse`
    Parse,
    /// `Reflect.deleteProperty(object, name)`
    DeleteProperty,
    /// `Object.defineProperty(object, name, { value })`
    DefineProperty,
    /// Looks at its arguments and no more: `console.log`, `Array.isArray`.
    Look,
    /// Gives what its first argument gives when called: `useMemo(() => …)`.
    CallFirst,
    /// `$.each(list, f)`: the index comes first.
    Each,
    /// `_.forEach(list, f)`, `angular.forEach(list, f)`
    ForEach,
    /// `_.map(list, f)`
    Map,
    /// `Object.create(prototype)`
    Create,
    /// `Object.keys(x)`: says which properties its argument has.
    Inspect,
    /// `_.isEqual(x, y)`: looks at all that its arguments hold.
    Compare,
    /// `_.get(x, "a.b")`
    Get,
    /// `useState(initial)`: the value and a function that sets it.
    UseState,
    /// `useRef(initial)`, `ref(initial)`: a box.
    Box(&'static str),
    /// The function that settles a promise of this value.
    Settle(CellId),
    /// The function that sets the state of a component: to its argument, or to what that gives for the state before.
    SetState(CellId),
}

impl Builtin {
    /// What a name that is declared nowhere means on any page.
    pub(super) fn global(name: &str) -> Option<Self> {
        Some(match name {
            "Object" => Self::Object,
            "Promise" => Self::Promise,
            "JSON" => Self::Json,
            "Reflect" => Self::Reflect,
            "console" => Self::Console,
            "Array" => Self::Array,
            "structuredClone" => Self::Copy,
            "Symbol" => Self::Symbols,
            _ => return Self::hook(name).or_else(|| Self::library(name)),
        })
    }

    /// A hook of React, which bundlers take from modules without a name.
    pub(super) fn hook(name: &str) -> Option<Self> {
        Some(match name {
            "useMemo" => Self::CallFirst,
            "useCallback" => Self::Same,
            "useState" => Self::UseState,
            "useRef" => Self::Box("current"),
            _ => return None,
        })
    }

    /// The library that is known by a name, also as a parameter or an import.
    pub(super) fn library(name: &str) -> Option<Self> {
        Some(match name {
            "$" | "jQuery" | "jquery" | "Zepto" => Self::JQuery,
            "_" | "lodash" | "underscore" => Self::Lodash,
            "angular" => Self::Angular,
            "React" | "react" => Self::React,
            "Vue" | "vue" => Self::Vue,
            _ => return None,
        })
    }

    /// What an import of that name from a package gives, where it is known.
    pub(super) fn import(package: &str, name: &str) -> Option<Self> {
        if let Some((library, function)) = package.split_once('/')
            && library.starts_with("lodash")
        {
            return Self::Lodash.member(function);
        }
        match package {
            "lodash" | "lodash-es" | "underscore" if name == "default" || name == "*" => Some(Self::Lodash),
            "lodash" | "lodash-es" | "underscore" => Self::Lodash.member(name),
            "jquery" => Some(Self::JQuery),
            "angular" => Some(Self::Angular),
            "react" | "preact/hooks" if matches!(name, "default" | "*") => Some(Self::React),
            "react" | "preact/hooks" => Self::React.member(name),
            "vue" if matches!(name, "default" | "*") => Some(Self::Vue),
            "vue" => Self::Vue.member(name),
            "redux-saga/effects" if name == "call" => Some(Self::CallEffect),
            "object-assign" | "extend" | "xtend" => Some(Self::Assign),
            "deepmerge" => Some(Self::Merge),
            "lodash.merge" => Some(Self::Merge),
            "lodash.clonedeep" | "clone-deep" | "rfdc" => Some(Self::Copy),
            _ => None,
        }
    }

    /// What a member of this namespace is.
    pub(super) fn member(self, name: &str) -> Option<Self> {
        Some(match (self, name) {
            (Self::Object, "assign") => Self::Assign,
            (Self::Object, "freeze" | "seal" | "preventExtensions") => Self::Same,
            (Self::Object, "create") => Self::Create,
            (Self::Object, "keys" | "getOwnPropertyNames") => Self::Inspect,
            (Self::Object, "is" | "isFrozen" | "isSealed" | "isExtensible") | (Self::Array, "isArray") => Self::Look,
            (Self::Promise, "resolve") => Self::Same,
            (Self::Promise, "all") => Self::All,
            (Self::Promise, "allSettled") => Self::Outcomes,
            (Self::Json, "stringify") => Self::Stringify,
            (Self::Json, "parse") => Self::Parse,
            (Self::Reflect, "deleteProperty") => Self::DeleteProperty,
            (Self::Reflect | Self::Object, "defineProperty") | (Self::Reflect, "set") => Self::DefineProperty,
            (Self::Console, _) => Self::Look,
            (Self::JQuery | Self::Angular, "extend") | (Self::Lodash, "assign" | "extend" | "assignIn") => Self::Assign,
            (Self::Lodash | Self::Angular, "merge") => Self::Merge,
            (Self::Lodash, "defaults") => Self::Defaults,
            (Self::Lodash, "omit") => Self::Omit,
            (Self::Lodash, "pick") => Self::Pick,
            (Self::Lodash, "clone" | "cloneDeep") | (Self::Angular, "copy") => Self::Copy,
            (Self::JQuery, "each") => Self::Each,
            (Self::Lodash, "each" | "forEach") | (Self::Angular, "forEach") => Self::ForEach,
            (Self::Lodash, "map") => Self::Map,
            (Self::Lodash, "identity") => Self::Same,
            (Self::Symbols, "iterator") => Self::Symbol("#iterator"),
            (Self::Symbols, "asyncIterator") => Self::Symbol("#asyncIterator"),
            (Self::Symbols, "hasInstance") => Self::Symbol("#hasInstance"),
            (Self::Symbols, "toPrimitive") => Self::Symbol("#toPrimitive"),
            (Self::Symbols, "toStringTag") => Self::Symbol("#toStringTag"),
            (Self::Vue, "computed") => Self::CallFirst,
            (Self::Vue, "reactive" | "readonly" | "toRaw" | "unref" | "markRaw") => Self::Same,
            (Self::Vue, "ref" | "shallowRef") => Self::Box("value"),
            // As modules of a bundle bring them.
            (Self::JQuery | Self::Lodash | Self::Angular | Self::React | Self::Vue, "default") => self,
            (Self::React, _) => return Self::hook(name),
            (Self::Lodash, "isEmpty" | "keys") => Self::Inspect,
            (Self::Lodash, "isObject" | "isPlainObject" | "isFunction" | "isArray") => Self::Look,
            (Self::Lodash, "isEqual") => Self::Compare,
            (Self::Lodash, "get" | "has") => Self::Get,
            _ => return None,
        })
    }
}

impl Machine<'_> {
    pub(super) fn call_builtin(&mut self, builtin: Builtin, arguments: &Arguments, site: &Site) -> Value {
        let at = site.at;
        let first = arguments.get(0, at);
        self.may_throw();
        match builtin {
            Builtin::Assign | Builtin::Merge => self.assign_objects(builtin, arguments, at),
            Builtin::Defaults => self.lay_under(arguments, at),
            Builtin::Omit | Builtin::Pick => match self.names_after_first(arguments) {
                Some(names) if builtin == Builtin::Omit => self.without(&first, &names, at),
                Some(names) => self.only(&first, &names, at),
                None => self.call_unknown(&Kind::Unknown(None), arguments, site),
            },
            Builtin::CallEffect => self.call_effect(arguments, site),
            Builtin::Same => first,
            Builtin::All => self.all_settled(&first, at),
            Builtin::Outcomes => self.outcomes(&first, at),
            Builtin::Stringify => self.stringify(&first, &arguments.get(1, at), at),
            Builtin::Parse => {
                if arguments.values.len() > 1 {
                    self.give(arguments, Callbacks::AnyTime, at);
                }
                self.parse(&first, arguments.values.get(1), at)
            }
            Builtin::DeleteProperty => self.delete_property(&first, &arguments.get(1, at), at),
            Builtin::DefineProperty => self.define_property(arguments, at),
            Builtin::Copy => self.deep_copy(&first, at),
            Builtin::Look | Builtin::Inspect | Builtin::Compare | Builtin::Get => self.look(builtin, arguments, at),
            Builtin::CallFirst => self.call_value(&first, None, &Arguments::default(), &Site::free(at)),
            Builtin::Each | Builtin::ForEach => {
                let order = if builtin == Builtin::Each { Order::IndexFirst } else { Order::ElementFirst };
                self.visit_members(&first, &arguments.get(1, at), &order, at);
                first
            }
            Builtin::Map => self.map(&first, &arguments.get(1, at), at),
            Builtin::Create => self.create(&first, at),
            Builtin::UseState => self.use_state(first, at),
            Builtin::Box(name) => self.new_box(name, first, at),
            Builtin::Settle(cell) => self.add_to_cell(cell, &first, at),
            Builtin::SetState(cell) => {
                let next = if first.objects().any(|id| self.is_callable(id)) {
                    let mut before = self.state.cell(cell).cloned().unwrap_or_default();
                    before.retain(|thing| thing.kind != Kind::Unset);
                    self.call_value(&first, None, &Arguments::at(vec![before], at), &Site::free(at))
                } else {
                    first
                };
                self.add_to_cell(cell, &next, at)
            }
            Builtin::Object | Builtin::Array if arguments.values.is_empty() && arguments.open.is_none() => {
                let maker = if builtin == Builtin::Array { Maker::Array } else { Maker::Literal };
                Value::of(Kind::Object(self.new_object(maker, at, Rest::Closed)), at)
            }
            Builtin::JQuery => {
                self.call_later(arguments, at);
                Value::of(Kind::Foreign(Foreign::JQueryCollection), at)
            }
            _ => self.call_later(arguments, at),
        }
    }

    /// `useRef(initial)`, `ref(initial)`
    fn new_box(&mut self, name: &'static str, initial: Value, at: At) -> Value {
        let id = self.new_object(Maker::Elsewhere, at, Rest::Closed);
        let entry = self.copied(initial, at);
        self.state.object_mut(id).each(|variant| variant.set(&Atom::new(name), entry.clone()));
        let value = Value::of(Kind::Object(id), at);
        // A box is there to be filled later.
        self.expose(&value);
        value
    }

    /// `useState(initial)`: each render of the component sees what the one before has set.
    fn use_state(&mut self, initial: Value, at: At) -> Value {
        let mut state = self.with_unknown_later(initial, at);
        let cell = match self.component_states.get(&at) {
            Some(cell) => *cell,
            None => self.new_cell(),
        };
        self.component_states.insert(at, cell);
        state.join(&self.state.cell(cell).cloned().unwrap_or_default());
        self.set_cell(cell, state.clone());
        let set = Value::of(Kind::Builtin(Builtin::SetState(cell)), at);
        self.new_array(vec![state, set], Rest::Closed, at)
    }

    fn add_to_cell(&mut self, cell: CellId, more: &Value, at: At) -> Value {
        let mut value = self.state.cell(cell).cloned().unwrap_or_default();
        value.join(more);
        self.set_cell(cell, value);
        Value::undefined(at)
    }

    /// What was first put into the state of a component: other renders may see anything that was set.
    fn with_unknown_later(&mut self, initial: Value, at: At) -> Value {
        let mut value = self.call_if_function(initial, at);
        if value.things().iter().all(|thing| thing.kind.truth() == Some(false)) {
            value = Value::unknown(at);
        }
        value.join(&Value::of(Kind::Unset, at));
        value
    }

    fn call_if_function(&mut self, value: Value, at: At) -> Value {
        if value.objects().any(|id| self.is_callable(id)) {
            self.call_value(&value, None, &Arguments::default(), &Site::free(at))
        } else {
            value
        }
    }

    /// Functions that look at their arguments and leave them alone.
    fn look(&mut self, builtin: Builtin, arguments: &Arguments, at: At) -> Value {
        let first = arguments.get(0, at);
        match builtin {
            Builtin::Inspect => self.note_read(&first, Names::Any, at),
            Builtin::Compare => arguments.values.iter().for_each(|value| self.note_sent(value, UseKind::Read, at)),
            Builtin::Get => return self.get_by_path(&first, &arguments.get(1, at), at),
            _ => {}
        }
        Value::unknown(at)
    }

    /// `_.get(x, "a.b")`: what stands at that path may be there.
    fn get_by_path(&mut self, base: &Value, path: &Value, at: At) -> Value {
        let Some(path) = path.text().filter(|path| !path.contains('[')) else {
            self.note_sent(base, UseKind::Read, at);
            return Value::unknown(at);
        };
        let mut value = base.clone();
        for name in path.split('.').map(Atom::from) {
            self.note_read(&value, Names::Known(std::slice::from_ref(&name)), at);
            value = self.read_property(&value, &name, None, at);
        }
        value.join(&Value::unknown(at));
        value
    }

    /// `$(f)`, `$(document)`, `jQuery.noConflict()`: functions run later.
    fn call_later(&mut self, arguments: &Arguments, at: At) -> Value {
        for value in &arguments.values {
            let callbacks: Vec<ObjectId> = value.objects().filter(|id| self.is_callable(*id)).collect();
            for callback in callbacks {
                let jquery = Value::of(Kind::Builtin(Builtin::JQuery), at);
                self.wait_for(callback, None, Some(vec![jquery]));
            }
        }
        self.hand_over_all(arguments, at);
        Value::unknown(at)
    }

    fn delete_property(&mut self, base: &Value, name: &Value, at: At) -> Value {
        self.delete_from(base, &keys_of(name));
        Value::of(Kind::SomeBool, at)
    }

    /// `Object.defineProperty(p, "amount", { value: 1 })`, or with a function that gets it
    fn define_property(&mut self, arguments: &Arguments, at: At) -> Value {
        let target = arguments.get(0, at);
        let descriptor = arguments.get(2, at);
        let given = |name: &str| {
            let object = self.state.object(descriptor.single()?.object()?)?;
            let [variant] = &*object.variants else { return None };
            variant.get(name).map(Slot::value)
        };
        let getter = given("get").and_then(|get| get.single()?.object());
        let setter = given("set").filter(|set| set.objects().any(|id| self.is_callable(id)));
        let value = given("value").unwrap_or_else(|| Value::unknown(at));
        let entry = Entry { getter, ..self.copied(value, at) };
        let keys = keys_of(&arguments.get(1, at));
        for id in target.objects() {
            if let Some(setter) = &setter {
                self.add_setter(id, &keys, setter);
            }
            let surely = self.surely(&target, id);
            self.write_object(id, &keys, &entry, surely);
        }
        target
    }

    fn create(&mut self, prototype: &Value, at: At) -> Value {
        let id = self.new_object(Maker::Instance, at, Rest::Closed);
        self.let_go(prototype);
        self.made_mut(id).prototype = prototype.single().and_then(Thing::object);
        Value::of(Kind::Object(id), at)
    }
}
