//! Which names are declared where.

use rustc_hash::FxHashMap;
use swc_atoms::Atom;

use super::Binding;
use crate::source::Span;

/// The declarations of a file by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    declared: FxHashMap<Atom, Vec<Declared>>,
    /// The bytes of each function: what runs in there runs later than what stands around it.
    functions: Vec<Span>,
}

/// One declaration.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    /// The bytes in which the name means this.
    pub(super) scope: Span,
    /// The byte from which on it has a value, in the code that declares it. For `var`, functions and parameters that is
    /// the start of the scope.
    pub(super) from: u32,
}

impl Names {
    pub(super) fn declare(&mut self, name: Atom, declared: Declared) {
        self.declared.entry(name).or_default().push(declared);
    }

    pub(super) fn add_function(&mut self, span: Span) {
        self.functions.push(span);
    }

    /// Whether `name` means something at a byte of the text.
    pub(super) fn binding(&self, name: &str, at: u32) -> Binding {
        let Some(all) = self.declared.get(&Atom::new(name)) else { return Binding::Undeclared };
        let here = all.iter().filter(|declared| declared.scope.start <= at && at < declared.scope.end);
        // The innermost is the one that is meant.
        match here.min_by_key(|declared| declared.scope.end - declared.scope.start) {
            Some(declared) if declared.from <= at || self.runs_later(declared.scope, at) => Binding::InScope,
            Some(_) | None => Binding::OutOfScope,
        }
    }

    /// Whether the byte stands in a function inside of the scope.
    fn runs_later(&self, scope: Span, at: u32) -> bool {
        let inside = |function: &Span| {
            scope.contains(*function) && *function != scope && function.start <= at && at < function.end
        };
        self.functions.iter().any(inside)
    }
}
