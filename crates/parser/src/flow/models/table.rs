//! The rows of the table of functions: the path on which a program reaches one, its transfer, its callbacks.

use crate::flow::domain::transfer::{Namespace, Transfer};
use crate::flow::models::callbacks::Callbacks;

/// The way in which a program reaches a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path<'n> {
    /// A name that is declared nowhere: `structuredClone`.
    Global(&'n str),
    /// The name of a library, whether it is declared nowhere, a parameter, an import or a file: `$`.
    Library(&'n str),
    /// A hook of React's, which bundlers take from modules without a name: `useMemo`.
    Hook(&'n str),
    /// A member of a namespace: `Object.assign`.
    Member(Namespace, &'n str),
    /// Each member of a namespace that has no row of its own: `console.log`.
    AnyMember(Namespace),
    /// A package that is imported whole: `import _ from "lodash"`. Its exports are the members of its namespace.
    Package(&'n str),
    /// An export of a package: `import { call } from "redux-saga/effects"`.
    Export(&'n str, &'n str),
    /// Each export of a package: `import merge from "deepmerge"`.
    AnyExport(&'n str),
    /// Packages that start with this and have a module for each function: `lodash/merge`, `lodash-es/merge`.
    Modules(&'n str),
    /// A method of objects of one kind: `$rows.addClass`.
    Method(Receiver, &'n str),
    /// A function of this name, whatever it is a member of: `setTimeout`, `button.addEventListener`.
    Named(&'n str),
    /// A class: `new MutationObserver(…)`.
    Class(&'n str),
    /// A helper of a compiler, alone or a member of the module that brings it: `__assign`, `tslib_1.__assign`.
    Helper(&'n str),
}

impl<'n> Path<'n> {
    /// The last name of the path, by which its row is found.
    pub(super) fn name(self) -> &'n str {
        match self {
            Path::Global(name) | Path::Library(name) | Path::Hook(name) | Path::Named(name) => name,
            Path::Member(_, name) | Path::Method(_, name) | Path::Class(name) | Path::Helper(name) => name,
            Path::Package(name) | Path::Export(_, name) | Path::AnyExport(name) | Path::Modules(name) => name,
            Path::AnyMember(_) => "*",
        }
    }
}

/// Objects that have methods known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receiver {
    /// Any object, which inherits the member from `Object.prototype`.
    Object,
    /// A promise, or a request of jQuery's.
    Promise,
    /// Anything that has elements.
    List,
    Array,
    /// A string or number.
    Text,
    /// jQuery itself. Its functions with a transfer of their own are members of its namespace.
    JQuery,
    /// A collection of jQuery's: `$(".row")`.
    Collection,
}

/// A function of the language, of a browser, a library or a compiler.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    pub path: Path<'static>,
    pub transfer: Transfer,
    /// The time at which it runs its callbacks. The evaluator reads it for unknown code; a transfer that runs callbacks
    /// itself does so at that time.
    pub callbacks: Callbacks,
}

/// A row.
pub(super) const fn model(path: Path<'static>, transfer: Transfer, callbacks: Callbacks) -> Model {
    Model { path, transfer, callbacks }
}

/// The row of a function of this name that is unknown code but for when it runs callbacks.
pub(super) const fn named(name: &'static str, callbacks: Callbacks) -> Model {
    model(Path::Named(name), Transfer::Unknown, callbacks)
}

/// The row of a function of this name that triggers events.
pub(super) const fn trigger(name: &'static str) -> Model {
    model(Path::Named(name), Transfer::Trigger, Callbacks::AnyTime)
}
