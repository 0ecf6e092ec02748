//! Functions and namespaces that the language and well-known libraries bring.

use crate::flow::domain::id::CellId;

/// A function or namespace that the language or a library brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Builtin {
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
    pub(crate) fn global(name: &str) -> Option<Self> {
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
    pub(crate) fn hook(name: &str) -> Option<Self> {
        Some(match name {
            "useMemo" => Self::CallFirst,
            "useCallback" => Self::Same,
            "useState" => Self::UseState,
            "useRef" => Self::Box("current"),
            _ => return None,
        })
    }

    /// The library that is known by a name, also as a parameter or an import.
    pub(crate) fn library(name: &str) -> Option<Self> {
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
    pub(crate) fn import(package: &str, name: &str) -> Option<Self> {
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
    pub(crate) fn member(self, name: &str) -> Option<Self> {
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
