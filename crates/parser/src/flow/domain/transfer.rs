//! Transfers: the effect and result of each known function.

use crate::flow::domain::id::CellId;

/// An object whose members are known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namespace {
    Object,
    Promise,
    Json,
    Reflect,
    Console,
    Array,
    Symbol,
    JQuery,
    Lodash,
    Angular,
    React,
    Vue,
    /// `$state` and `$derived`, which can be called, too.
    SvelteRune,
}

/// The effect of calling a function of the language or of a library, and the value that it gives.
///
/// The rows of `flow/models/` give each function its transfer; `flow/interp/library/transfer.rs` applies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transfer {
    /// Unknown code: it may change what it gets.
    Unknown,
    /// An object whose members are known; some can be called, too.
    Namespace(Namespace),
    /// `Symbol.iterator`: the private key that stands for the symbol.
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
    /// `call(f, …arguments)` of Redux-Saga: calls `f` and gives its result to `yield`.
    CallEffect,
    /// Gives its first argument: `Object.freeze`, `Promise.resolve`, `useCallback`.
    Same,
    /// `Promise.all(list)`
    All,
    /// `Promise.allSettled(list)`: an object for each element, which has it.
    Outcomes,
    /// Gives a copy of its first argument that shares nothing: `structuredClone`, `_.cloneDeep`, `$.extend(true, {}, p)`.
    Copy,
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
    /// `computed(() => …)`: a box whose member is what the function, or the object's `get`, gives when it is read.
    BoxOfResult(&'static str),
    /// Settles a promise with this value.
    Settle(CellId),
    /// Sets the state of a component: to its argument, or to what that gives for the state before.
    SetState(CellId),
    /// `promise.then(f)`, `request.done(f)`
    Chain,
    /// `list.map(f)`: runs its first argument for each element.
    Visit,
    /// `list.push(x)`, `list.sort(f)`: a method that only arrays have, known where the array is.
    ArrayMethod,
    /// `text.trim()`: a method of strings and numbers.
    TextMethod,
    /// `object.hasOwnProperty(name)`
    HasOwn,
    /// `object.propertyIsEnumerable(name)`: reads that property.
    ReadKey,
    /// `object.valueOf()`: the object, if it is one.
    ValueOf,
    /// `object.toString()`: says nothing about a payload.
    Describe,
    /// `$rows.addClass("paid")`: gives a collection.
    Chained,
    /// `$.post(…)`: gives a request.
    Request,
    /// `$.ajaxSetup({ async: false })`
    SetUpRequests,
    /// `request.open(method, url, false)`
    OpenRequest,
    /// `request.send()`: triggers events if the page waits for requests.
    SendRequest,
    /// Triggers events, unless it gets a function: `form.submit()`.
    Trigger,
    /// `new Map()`: an object of the language.
    LanguageObject,
    /// Evaluates a compiler's helper as the syntax that it replaces.
    Lowering(Lowering),
}

/// The syntax that a helper of a compiler stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lowering {
    /// `{ [key]: value }`, a class's field
    Define,
    /// `async`: runs a generator, the argument at this index, and gives what it returns.
    Async(usize),
    /// `async`: makes an `async` function of a generator function.
    AsyncFunction,
    /// A generator cut into steps: its body gives `[2, value]` where it returns.
    Steps,
    /// `const { a, b, ...rest } = object`
    Rest,
    /// The methods and static members of a class.
    Class,
    /// `extends`
    Inherit,
    /// `super(…)`
    Super,
}
