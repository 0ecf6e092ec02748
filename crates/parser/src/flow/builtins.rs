//! Functions of the language and of well-known libraries that make, copy or visit objects, and the methods of arrays and
//! promises.

use swc_atoms::Atom;

use super::calls::{Site, Timing};
use super::functions::Arguments;
use super::limits::MAX_ELEMENTS;
use super::machine::{Machine, Maker};
use super::state::CellId;
use super::value::{At, Kind, ObjectId, Thing, Value};
use crate::payload::Rest;

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
    /// `Object.assign`, `$.extend`, `_.assign`, `_.extend`: the first argument with the others laid over it.
    Assign,
    /// `_.merge`, and `$.extend(true, …)`: the same, nested objects too.
    Merge,
    /// `_.defaults`: the others laid under the first.
    Defaults,
    /// Gives its first argument: `Object.freeze`, `Promise.resolve`, `JSON.parse(…)` of what was written from it.
    Same,
    /// Gives a copy of its first argument that shares nothing: `structuredClone`, `_.cloneDeep`, `$.extend(true, {}, p)`.
    Copy,
    /// `JSON.stringify`: keeps what it was given for `JSON.parse`, and harms nothing.
    Stringify,
    /// Looks at its arguments and no more: `console.log`.
    Look,
    /// Gives what its first argument gives when called: `useMemo(() => …)`.
    CallFirst,
    /// `$.each(list, f)`, `_.forEach(list, f)`
    Each,
    /// `_.map(list, f)`
    Map,
    /// `Object.create(prototype)`
    Create,
    /// `Array.isArray(x)`, `Object.keys(x)`: says something about its argument and leaves it alone.
    Inspect,
    /// `useState(initial)`: the value and a function that sets it.
    UseState,
    /// `useRef(initial)`, `ref(initial)`: a box.
    Box(&'static str),
    /// The function that settles a promise of this value.
    Settle(CellId),
}

impl Builtin {
    /// What a name that is declared nowhere means on any page.
    pub(super) fn global(name: &str) -> Option<Self> {
        Some(match name {
            "Object" => Self::Object,
            "Promise" => Self::Promise,
            "JSON" => Self::Json,
            "console" => Self::Console,
            "Array" => Self::Array,
            "structuredClone" => Self::Copy,
            "useMemo" => Self::CallFirst,
            "useCallback" => Self::Same,
            _ => return Self::library(name),
        })
    }

    /// The library that is known by a name, also as a parameter or an import.
    pub(super) fn library(name: &str) -> Option<Self> {
        Some(match name {
            "$" | "jQuery" | "jquery" | "Zepto" => Self::JQuery,
            "_" | "lodash" | "underscore" => Self::Lodash,
            "angular" => Self::Angular,
            "React" | "react" => Self::Lodash,
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
            "react" | "preact/hooks" | "vue" => Self::Lodash.member(name),
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
            (Self::Object, "keys" | "getOwnPropertyNames" | "is" | "isFrozen") | (Self::Array, "isArray") => {
                Self::Inspect
            }
            (Self::Promise, "resolve" | "all" | "allSettled") => Self::Same,
            (Self::Json, "stringify") => Self::Stringify,
            (Self::Json, "parse") => Self::Copy,
            (Self::Console, _) => Self::Look,
            (Self::JQuery | Self::Angular, "extend") | (Self::Lodash, "assign" | "extend" | "assignIn") => Self::Assign,
            (Self::Lodash | Self::Angular, "merge") => Self::Merge,
            (Self::Lodash, "defaults") => Self::Defaults,
            (Self::Lodash, "clone" | "cloneDeep") | (Self::Angular, "copy") => Self::Copy,
            (Self::JQuery, "each") | (Self::Lodash, "each" | "forEach") | (Self::Angular, "forEach") => Self::Each,
            (Self::Lodash, "map") => Self::Map,
            (Self::Lodash, "useMemo" | "computed") => Self::CallFirst,
            (Self::Lodash, "useCallback" | "reactive" | "readonly" | "toRaw" | "unref" | "markRaw" | "identity") => {
                Self::Same
            }
            (Self::Lodash, "useState") => Self::UseState,
            (Self::Lodash, "useRef") => Self::Box("current"),
            (Self::Lodash, "ref" | "shallowRef") => Self::Box("value"),
            (Self::Lodash, "isEmpty" | "isEqual" | "isObject" | "isPlainObject" | "has" | "keys" | "get") => {
                Self::Inspect
            }
            _ => return None,
        })
    }
}

impl Machine<'_> {
    pub(super) fn call_builtin(&mut self, builtin: Builtin, arguments: &Arguments, site: &Site) -> Value {
        let at = site.at;
        let first = arguments.get(0, at);
        match builtin {
            Builtin::Assign | Builtin::Merge => self.assign_objects(builtin, arguments, at),
            Builtin::Defaults => self.lay_under(arguments, at),
            Builtin::Same => first,
            Builtin::Stringify => {
                first.objects().next().map_or_else(|| Value::of(Kind::SomeText, at), |_| first.clone())
            }
            Builtin::Copy => self.deep_copy(&first, at),
            Builtin::Look | Builtin::Inspect => Value::unknown(at),
            Builtin::CallFirst => self.call_value(&first, None, &Arguments::default(), &Site::free(at)),
            Builtin::Each => {
                self.visit(&first, &arguments.get(1, at), &Order::IndexFirst, at);
                first
            }
            Builtin::Map => self.map(&first, &arguments.get(1, at), at),
            Builtin::Create => self.create(&first, at),
            Builtin::UseState => {
                let state = self.with_unknown_later(first, at);
                self.new_array(vec![state, Value::unknown(at)], Rest::Closed, at)
            }
            Builtin::Box(name) => {
                let id = self.new_object(Maker::Elsewhere, at, Rest::Closed);
                let entry = self.copied(first, at);
                self.state.object_mut(id).each(|variant| variant.set(&Atom::new(name), entry.clone()));
                Value::of(Kind::Object(id), at)
            }
            Builtin::Settle(cell) => {
                let mut value = self.state.cell(cell).cloned().unwrap_or_default();
                value.join(&first);
                self.state.set_cell(cell, value);
                Value::undefined(at)
            }
            Builtin::Object | Builtin::Array if arguments.values.is_empty() && arguments.open.is_none() => {
                let maker = if builtin == Builtin::Array { Maker::Array } else { Maker::Literal };
                Value::of(Kind::Object(self.new_object(maker, at, Rest::Closed)), at)
            }
            _ => self.call_later(arguments, at),
        }
    }

    /// `useState(initial)`: later renders may see anything that was set.
    fn with_unknown_later(&mut self, initial: Value, at: At) -> Value {
        let mut value = self.call_if_function(initial, at);
        if value.things().iter().all(|thing| thing.kind.truth() == Some(false)) {
            return Value::unknown(at);
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

    /// `$(f)`, `$(document)`, `jQuery.noConflict()`: functions run later.
    fn call_later(&mut self, arguments: &Arguments, at: At) -> Value {
        for value in &arguments.values {
            let callbacks: Vec<ObjectId> = value.objects().filter(|id| self.is_callable(*id)).collect();
            for callback in callbacks {
                let jquery = Value::of(Kind::Builtin(Builtin::JQuery), at);
                self.wait_for(callback, None, Some(vec![jquery]));
            }
        }
        self.hand_over_all(arguments);
        Value::unknown(at)
    }

    fn assign_objects(&mut self, builtin: Builtin, arguments: &Arguments, at: At) -> Value {
        let deep = matches!(arguments.values.first().and_then(Value::single), Some(Thing { kind: Kind::Bool(_), .. }));
        let arguments = if deep { arguments.after_first() } else { arguments.clone() };
        let target = arguments.get(0, at);
        let merges = deep || builtin == Builtin::Merge;
        for (index, source) in arguments.values.iter().enumerate().skip(1) {
            let place = arguments.places.get(index).copied().unwrap_or(at);
            self.lay_over(&target, source, merges, place);
        }
        if let Some(open) = arguments.open {
            self.lay_over(&target, &Value::unknown(open), merges, open);
        }
        target
    }

    fn lay_over(&mut self, target: &Value, source: &Value, merges: bool, at: At) {
        let surely = target.single().is_some();
        for id in target.objects() {
            let before = self.state.object_mut(id).clone();
            let source = if merges { self.merged_source(id, source, at) } else { source.clone() };
            self.spread_into(id, &source, at);
            if !surely {
                self.state.object_mut(id).join(&before);
            }
        }
    }

    /// For a deep merge: the source with each nested object joined to the one that the target has in its place.
    fn merged_source(&mut self, target: ObjectId, source: &Value, at: At) -> Value {
        let copy = self.deep_copy(source, at);
        for id in copy.objects().collect::<Vec<_>>() {
            let names: Vec<Atom> = self
                .state
                .object_mut(id)
                .variants
                .iter()
                .flat_map(|variant| &variant.properties)
                .map(|(name, _)| name.clone())
                .collect();
            for name in names {
                let old = self.read_property(&Value::of(Kind::Object(target), at), &name, None, at);
                let new = self.read_property(&Value::of(Kind::Object(id), at), &name, None, at);
                let (Some(old), Some(new)) =
                    (old.single().and_then(Thing::object), new.single().and_then(Thing::object))
                else {
                    continue;
                };
                if self.is_array(new) || self.is_callable(new) {
                    continue;
                }
                let overlay = Value::of(Kind::Object(new), at);
                let before = self.state.object_mut(old).clone();
                let site = self.made(old).at;
                let under = self.new_object(Maker::Literal, site, Rest::Closed);
                self.state.set_object(under, before);
                self.spread_into(under, &overlay, at);
                let merged = self.state.object_mut(under).clone();
                self.state.set_object(new, merged);
            }
        }
        copy
    }

    fn lay_under(&mut self, arguments: &Arguments, at: At) -> Value {
        let target = arguments.get(0, at);
        for id in target.objects() {
            for source in arguments.values.iter().skip(1).rev() {
                let own = self.state.object_mut(id).clone();
                let copy = self.new_object(Maker::Literal, at, Rest::Closed);
                self.state.set_object(copy, own);
                self.spread_into(id, source, at);
                self.spread_into(id, &Value::of(Kind::Object(copy), at), at);
            }
        }
        target
    }

    /// A copy of a value that shares no objects with it. Properties keep where they were written.
    pub(super) fn deep_copy(&mut self, value: &Value, at: At) -> Value {
        self.copy_to_depth(value, at, 4)
    }

    fn copy_to_depth(&mut self, value: &Value, at: At, depth: usize) -> Value {
        let mut copied = Value::default();
        for thing in value.things() {
            let Kind::Object(id) = thing.kind else {
                copied.add(thing);
                continue;
            };
            if depth == 0 || self.is_callable(id) {
                copied.join(&Value::unknown(at));
                continue;
            }
            let made = self.made(id);
            let (by, made_at) = (made.by.clone(), made.at);
            let copy = self.new_object(by, made_at, Rest::Closed);
            let mut object = self.state.object_mut(id).clone();
            for variant in &mut object.variants {
                let variant = std::rc::Rc::make_mut(variant);
                variant.rest = if variant.rest == Rest::Handed { Rest::Unknown } else { variant.rest };
                for entry in variant.properties.iter_mut().flat_map(|(_, slot)| &mut slot.entries) {
                    entry.value = self.copy_to_depth(&entry.value.clone(), at, depth - 1);
                }
            }
            self.state.set_object(copy, object);
            copied.add(&Thing { kind: Kind::Object(copy), at: thing.at });
        }
        copied
    }

    fn create(&mut self, prototype: &Value, at: At) -> Value {
        let id = self.new_object(Maker::Instance, at, Rest::Closed);
        self.made_mut(id).prototype = prototype.single().and_then(Thing::object);
        Value::of(Kind::Object(id), at)
    }

    /// `new Promise((resolve, reject) => …)`
    pub(super) fn new_promise(&mut self, arguments: &Arguments, at: At) -> Value {
        let cell = self.new_cell();
        self.state.set_cell(cell, Value::default());
        let settle = Value::of(Kind::Builtin(Builtin::Settle(cell)), at);
        let inner = Arguments::at(vec![settle, Value::unknown(at)], at);
        self.call_value(&arguments.get(0, at), None, &inner, &Site::free(at));
        let value = self.state.cell(cell).cloned().unwrap_or_default();
        if value.is_empty() { Value::unknown(at) } else { value }
    }

    /// Calls a method that the object doesn't define itself: those of arrays and promises are known by name.
    pub(super) fn call_method(&mut self, base: &Value, name: &Atom, arguments: &Arguments, site: &Site) -> Value {
        let at = site.at;
        let callback = arguments.get(0, at);
        let has_callback = callback.objects().any(|id| self.is_callable(id));
        let array = base.single().and_then(Thing::object).filter(|id| self.is_array(*id));
        match &**name {
            "then" | "done" | "catch" | "fail" | "finally" | "always" | "pipe" if arguments.values.len() <= 2 => {
                self.chain(base, name, arguments, site)
            }
            "forEach" | "each" | "map" | "filter" | "find" | "some" | "every" | "flatMap" | "reduce"
                if has_callback =>
            {
                self.visit_method(base, name, arguments, at)
            }
            "push" | "unshift" | "concat" | "slice" | "pop" | "shift" | "at" | "join" | "includes" | "indexOf"
            | "sort" | "reverse" | "filter" | "values"
                if array.is_some() =>
            {
                self.array_method(base, name, arguments, at)
            }
            "concat" | "toLowerCase" | "toUpperCase" | "trim" | "toString" | "toFixed" | "replace" | "join"
            | "slice" | "substring" | "substr" | "padStart" | "charAt"
                if base
                    .things()
                    .iter()
                    .all(|thing| matches!(thing.kind, Kind::Text(_) | Kind::SomeText | Kind::Number(_))) =>
            {
                text_method(base, name, arguments, at)
            }
            "hasOwnProperty" | "toString" | "valueOf" => Value::unknown(at),
            _ => {
                // A method of an object may change the object.
                let is_elsewhere = |thing: &Thing| thing.object().is_none();
                if !base.things().iter().all(is_elsewhere) {
                    self.hand_over(base);
                }
                self.call_unknown(&Kind::Unknown(Some(name.clone())), arguments, site)
            }
        }
    }

    /// `promise.then(f)`: a promise is taken for what it will be.
    fn chain(&mut self, base: &Value, name: &str, arguments: &Arguments, site: &Site) -> Value {
        let at = site.at;
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
        let callable = callback.objects().filter(|id| self.is_callable(*id)).collect::<Vec<_>>();
        if callable.is_empty() {
            return match callback.things().first().map(|thing| &thing.kind) {
                Some(Kind::Method(..) | Kind::Builtin(_)) => {
                    self.call_value(callback, None, arguments, &Site::free(site.at))
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
            self.wait_for(function, None, Some(arguments.values.clone()));
            if self.rehearsals < 3 {
                given.join(&self.rehearse(|machine| machine.invoke(function, None, arguments, site.at)));
            }
        }
        given
    }

    fn visit_method(&mut self, base: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
        let callback = arguments.get(0, at);
        match name {
            "map" => self.map(base, &callback, at),
            "flatMap" => {
                self.map(base, &callback, at);
                Value::unknown(at)
            }
            "reduce" => self.reduce(base, arguments, at),
            "filter" => {
                self.visit(base, &callback, &Order::ElementFirst, at);
                if self.elements(base).is_some() { self.some_of(base, at) } else { Value::unknown(at) }
            }
            "find" => {
                self.visit(base, &callback, &Order::ElementFirst, at);
                match self.elements(base) {
                    Some(elements) => any_of(&elements, at),
                    None => Value::unknown(at),
                }
            }
            _ => {
                self.visit(base, &callback, &Order::ElementFirst, at);
                Value::of(if name == "forEach" { Kind::Undefined } else { Kind::Unknown(None) }, at)
            }
        }
    }

    /// An array of which any element may be missing.
    fn some_of(&mut self, base: &Value, at: At) -> Value {
        let elements = self.elements(base).unwrap_or_default();
        let any = any_of(&elements, at);
        let id = self.new_object(Maker::Array, at, Rest::Unknown);
        let entry = self.copied(any, at);
        self.state.object_mut(id).each(|variant| variant.set(&Atom::new("0"), entry.clone()));
        Value::of(Kind::Object(id), at)
    }

    /// Runs a callback for each element of a known array, or any number of times for elements unknown.
    fn visit(&mut self, list: &Value, callback: &Value, order: &Order, at: At) -> Vec<Value> {
        let elements = self.elements(list).filter(|elements| elements.len() <= MAX_ELEMENTS);
        let Some(elements) = elements else {
            let element = self.any_element(list, at);
            let skipped = self.state.fork();
            let arguments = Arguments {
                open: Some(at),
                ..Arguments::at(order.arrange(element, Value::of(Kind::Number(None), at)), at)
            };
            let given = self.call_value(callback, None, &arguments, &Site::free(at));
            self.state.join(skipped);
            return vec![given];
        };
        let mut given = Vec::with_capacity(elements.len());
        for (index, element) in elements.into_iter().enumerate() {
            let index = Value::of(Kind::Number(u32::try_from(index).ok()), at);
            let arguments = Arguments { open: Some(at), ..Arguments::at(order.arrange(element, index), at) };
            given.push(self.call_value(callback, None, &arguments, &Site::free(at)));
        }
        given
    }

    /// What an element of a list may be.
    fn any_element(&mut self, list: &Value, at: At) -> Value {
        let known = list.objects().any(|id| self.is_array(id));
        if known { self.read_any(list, &[], at) } else { Value::unknown(at) }
    }

    fn map(&mut self, list: &Value, callback: &Value, at: At) -> Value {
        let known = self.elements(list).is_some_and(|elements| elements.len() <= MAX_ELEMENTS);
        let given = self.visit(list, callback, &Order::ElementFirst, at);
        if known {
            return self.new_array(given, Rest::Closed, at);
        }
        self.new_array(given, Rest::Unknown, at)
    }

    fn reduce(&mut self, base: &Value, arguments: &Arguments, at: At) -> Value {
        let callback = arguments.get(0, at);
        let elements = self.elements(base).filter(|elements| elements.len() <= MAX_ELEMENTS);
        let mut result = arguments.values.get(1).cloned().unwrap_or_else(|| Value::unknown(at));
        if let Some(elements) = elements {
            for element in elements {
                let inner = Arguments { open: Some(at), ..Arguments::at(vec![result, element], at) };
                result = self.call_value(&callback, None, &inner, &Site::free(at));
            }
            return result;
        }
        for _ in 0..2 {
            let skipped = self.state.fork();
            let inner = Arguments { open: Some(at), ..Arguments::at(vec![result.clone(), Value::unknown(at)], at) };
            let given = self.call_value(&callback, None, &inner, &Site::free(at));
            self.state.join(skipped);
            result.join(&given);
        }
        result
    }

    fn array_method(&mut self, base: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
        let Some(elements) = self.elements(base) else {
            if matches!(name, "push" | "unshift") {
                self.hand_over_all(arguments);
                self.hand_over(base);
            }
            return if name == "concat" || name == "slice" {
                self.some_of(base, at)
            } else {
                self.read_any(base, &[], at)
            };
        };
        match name {
            "push" | "unshift" => {
                self.add_elements(base, elements, name, arguments, at);
                Value::of(Kind::Number(None), at)
            }
            "concat" => {
                let mut all = elements;
                let mut rest = if arguments.open.is_some() { Rest::Unknown } else { Rest::Closed };
                for argument in &arguments.values {
                    match self.elements(argument) {
                        Some(more) => all.extend(more),
                        None if argument.has_unknown() => rest = Rest::Unknown,
                        None => all.push(argument.clone()),
                    }
                }
                self.new_array(all, rest, at)
            }
            "slice" if arguments.values.is_empty() => self.new_array(elements, Rest::Closed, at),
            "slice" | "sort" | "reverse" | "filter" | "values" => self.some_of(base, at),
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

    fn add_elements(&mut self, base: &Value, elements: Vec<Value>, name: &str, arguments: &Arguments, at: At) {
        let added = arguments.values.iter().cloned();
        let all: Vec<Value> =
            if name == "push" { elements.into_iter().chain(added).collect() } else { added.chain(elements).collect() };
        self.replace_elements(base, all, at);
        if arguments.open.is_some() {
            for id in base.objects() {
                self.state.object_mut(id).each(|variant| variant.rest = Rest::Unknown);
            }
        }
    }

    fn replace_elements(&mut self, base: &Value, elements: Vec<Value>, at: At) {
        let array = self.new_array(elements, Rest::Closed, at);
        let Some(object) = array.objects().next().and_then(|id| self.state.object(id).cloned()) else { return };
        for id in base.objects() {
            self.state.set_object(id, object.clone());
        }
    }
}

/// In which order a callback gets element and index.
enum Order {
    /// `list.forEach((element, index) => …)`
    ElementFirst,
    /// `$.each(list, (index, element) => …)`
    IndexFirst,
}

impl Order {
    fn arrange(&self, element: Value, index: Value) -> Vec<Value> {
        match self {
            Self::ElementFirst => vec![element, index],
            Self::IndexFirst => vec![index, element],
        }
    }
}

/// Any of the elements, or none.
fn any_of(elements: &[Value], at: At) -> Value {
    let mut value = Value::of(Kind::Unset, at);
    for element in elements {
        value.join(element);
    }
    value
}

/// What a `catch` gives: `undefined` besides adds nothing.
fn settle_failed(given: &Value) -> Value {
    given.things().iter().filter(|thing| thing.kind.is_nullish() != Some(true)).cloned().collect()
}

fn joined(elements: &[Value], arguments: &Arguments, at: At) -> Value {
    let separator = match arguments.values.first() {
        Some(separator) => separator.text().cloned(),
        None => Some(",".into()),
    };
    let texts: Option<Vec<String>> = elements.iter().map(|element| element.text().map(ToString::to_string)).collect();
    match (separator, texts) {
        (Some(separator), Some(texts)) => Value::of(Kind::Text(texts.join(&separator).into()), at),
        _ => Value::of(Kind::SomeText, at),
    }
}

fn text_method(base: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
    let Some(text) = base.text() else { return Value::of(Kind::SomeText, at) };
    let kind = match name {
        "toLowerCase" => Kind::Text(text.to_lowercase().into()),
        "toUpperCase" => Kind::Text(text.to_uppercase().into()),
        "trim" => Kind::Text(text.trim().into()),
        "toString" => Kind::Text(text.clone()),
        "concat" => match arguments.values.iter().map(Value::text).collect::<Option<Vec<_>>>() {
            Some(parts) => Kind::Text(parts.iter().fold(text.to_string(), |all, part| all + part).into()),
            None => Kind::SomeText,
        },
        _ => Kind::SomeText,
    };
    Value::of(kind, at)
}
