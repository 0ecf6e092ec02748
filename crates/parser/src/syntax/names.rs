//! Which names are declared where.

use rustc_hash::FxHashMap;
use swc_atoms::Atom;
use swc_ecma_ast::Ident;

use super::Binding;
use crate::source::Span;

/// The declarations of a file by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    declared: FxHashMap<Atom, Vec<Declared>>,
    /// By name, where the assignments end that give variables a value.
    assigned: FxHashMap<Atom, Vec<u32>>,
    /// The bytes of each function: what runs in there runs later than what stands around it.
    functions: Vec<Span>,
}

/// One declaration.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    /// The bytes in which the name means this.
    pub(super) scope: Span,
    /// The byte from which on it has a value, in the code that declares it; for functions and parameters the start of the
    /// scope. `None` when only an assignment gives it one.
    pub(super) from: Option<u32>,
}

impl Names {
    pub(super) fn declare(&mut self, name: Atom, declared: Declared) {
        self.declared.entry(name).or_default().push(declared);
    }

    pub(super) fn assign(&mut self, name: &Ident, end: u32) {
        self.assigned.entry(name.sym.clone()).or_default().push(end);
    }

    pub(super) fn add_function(&mut self, span: Span) {
        self.functions.push(span);
    }

    /// Whether `name` means something at a byte of the text.
    pub(super) fn binding(&self, name: &str, at: u32) -> Binding {
        let name = Atom::new(name);
        let Some(all) = self.declared.get(&name) else { return Binding::Undeclared };
        let here = all.iter().filter(|declared| declared.scope.start <= at && at < declared.scope.end);
        // The innermost is the one that is meant.
        match here.min_by_key(|declared| declared.scope.end - declared.scope.start) {
            Some(declared) if self.has_value(&name, declared, at) || self.runs_later(declared.scope, at) => {
                Binding::InScope
            }
            Some(_) => Binding::NotYet,
            None => Binding::OutOfScope,
        }
    }

    /// Whether the variable may have a value by then, in code that runs from top to bottom.
    fn has_value(&self, name: &Atom, declared: &Declared, at: u32) -> bool {
        let is_in_scope = |end: &&u32| declared.scope.start <= **end && **end <= declared.scope.end;
        let assigned = self.assigned.get(name).into_iter().flatten().filter(is_in_scope).copied();
        declared.from.into_iter().chain(assigned).any(|from| from <= at)
    }

    /// Whether the byte stands in a function inside of the scope.
    fn runs_later(&self, scope: Span, at: u32) -> bool {
        let inside = |function: &Span| {
            scope.contains(*function) && *function != scope && function.start <= at && at < function.end
        };
        self.functions.iter().any(inside)
    }
}
