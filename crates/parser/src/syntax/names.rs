//! The declarations of a file by name, each with its scope.

use rustc_hash::FxHashMap;
use swc_atoms::Atom;
use swc_common::SyntaxContext;
use swc_ecma_ast::{Id, Ident};

use crate::syntax::facts::Binding;
use crate::text::source::Span;

/// The declarations of a file by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    declared: FxHashMap<Atom, Vec<Declared>>,
    /// The ends of the assignments to variables, by name, in bytes.
    assigned: FxHashMap<Atom, Vec<u32>>,
    /// The bytes of each function: code inside runs later than the code around it.
    functions: Vec<Span>,
}

/// One declaration.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    /// The bytes in which the name has this meaning.
    scope: Span,
    /// The byte from which on it has a value, in the code that declares it; for functions and parameters the start of
    /// the scope. `None` if only an assignment gives it a value.
    from: Option<u32>,
    /// The kind of declaration.
    what: What,
    /// The syntax context, which differs for each declaration of one name.
    context: SyntaxContext,
}

/// The kind of a declaration. In one scope, the first of these kinds takes precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// A variable, function or class.
    Value,
    /// A value that another script provides: `declare const cart: Cart`.
    Ambient,
    /// A parameter that may be missing by its type: `cart?: Cart`.
    Optional,
    /// A type, which has no value.
    Type,
}

impl Declared {
    pub(super) fn value(scope: Span, from: Option<u32>, context: SyntaxContext) -> Self {
        Self { scope, from, what: What::Value, context }
    }

    pub(super) fn ambient(scope: Span, context: SyntaxContext) -> Self {
        Self { scope, from: Some(scope.start), what: What::Ambient, context }
    }

    pub(super) fn optional(scope: Span, context: SyntaxContext) -> Self {
        Self { scope, from: Some(scope.start), what: What::Optional, context }
    }

    pub(super) fn of_type(scope: Span, context: SyntaxContext) -> Self {
        Self { scope, from: None, what: What::Type, context }
    }
}

impl Names {
    pub(super) fn declare(&mut self, name: &Ident, declared: Declared) {
        self.declared.entry(name.sym.clone()).or_default().push(declared);
    }

    pub(super) fn assign(&mut self, name: &Ident, end: u32) {
        self.assigned.entry(name.sym.clone()).or_default().push(end);
    }

    pub(super) fn add_function(&mut self, span: Span) {
        self.functions.push(span);
    }

    /// Returns the innermost declaration around a byte of the text; in one scope, a value takes precedence over a type.
    fn meant(&self, name: &Atom, at: u32) -> Option<&Declared> {
        let here = self.declared.get(name)?.iter().filter(|one| one.scope.start <= at && at < one.scope.end);
        here.min_by_key(|one| (one.scope.end - one.scope.start, one.what))
    }

    /// Returns the variable of the program that `name` means at a byte of the text.
    pub(crate) fn variable(&self, name: &Atom, at: u32) -> Option<Id> {
        self.meant(name, at)
            .filter(|one| matches!(one.what, What::Value | What::Optional))
            .map(|one| (name.clone(), one.context))
    }

    /// Returns the bytes of the function around a byte that has a parameter of that name, optional by its type.
    pub(super) fn optional(&self, name: &str, at: u32) -> Option<Span> {
        self.meant(&Atom::new(name), at).filter(|one| one.what == What::Optional).map(|one| one.scope)
    }

    /// Returns the meaning of `name` at a byte of the text.
    pub(super) fn binding(&self, name: &str, at: u32) -> Binding {
        let name = Atom::new(name);
        if &*name == "arguments" && self.functions.iter().any(|function| function.start <= at && at < function.end) {
            return Binding::InScope;
        }
        match self.meant(&name, at) {
            Some(declared) if declared.what == What::Type => Binding::Type,
            Some(declared) if self.has_value(&name, declared, at) || self.runs_later(declared.scope, at) => {
                Binding::InScope
            }
            Some(_) => Binding::NotYet,
            None if self.declared.contains_key(&name) => Binding::OutOfScope,
            None => Binding::Undeclared,
        }
    }

    /// True if the variable may have a value at a byte, in code that runs from top to bottom.
    fn has_value(&self, name: &Atom, declared: &Declared, at: u32) -> bool {
        let is_in_scope = |end: &&u32| declared.scope.start <= **end && **end <= declared.scope.end;
        let assigned = self.assigned.get(name).into_iter().flatten().filter(is_in_scope).copied();
        declared.from.into_iter().chain(assigned).any(|from| from <= at)
    }

    /// True if the byte is in a function inside the scope.
    fn runs_later(&self, scope: Span, at: u32) -> bool {
        let inside = |function: &Span| {
            scope.contains(*function) && *function != scope && function.start <= at && at < function.end
        };
        self.functions.iter().any(inside)
    }
}
