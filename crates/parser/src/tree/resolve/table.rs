//! The meanings of names: the variable that each means at the visited place.

use rustc_hash::FxHashMap;
use swc_atoms::Atom;

use crate::tree::variable::{UNDECLARED, Variable};

/// The number of a scope in its program.
pub(super) type ScopeNumber = u32;

/// The kind of a declaration, as far as it matters to functions in blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `var`, or a function.
    Var,
    /// `let`, `const`, a class, a parameter, or anything else.
    Other,
}

/// Two kinds of names that don't hide each other: `Cart` can be a type and a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    Values,
    Types,
}

/// The meaning of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) variable: Variable,
    pub(super) scope: ScopeNumber,
    pub(super) kind: Kind,
}

/// A meaning that an inner declaration hides, to be restored where its scope ends.
struct Hidden {
    space: Space,
    name: Atom,
    meaning: Option<Meaning>,
}

/// A scope that was opened: the one around it, and the number of hidden meanings then.
pub(super) struct Opened {
    around: ScopeNumber,
    hidden: usize,
}

/// The meanings of all names at the visited place.
pub(super) struct Table {
    values: FxHashMap<Atom, Meaning>,
    types: FxHashMap<Atom, Meaning>,
    hidden: Vec<Hidden>,
    scope: ScopeNumber,
    scopes: ScopeNumber,
    variables: Variable,
}

impl Table {
    /// The number of the outermost scope.
    pub(super) const TOP: ScopeNumber = 0;

    pub(super) fn new() -> Self {
        Self {
            values: FxHashMap::default(),
            types: FxHashMap::default(),
            hidden: Vec::new(),
            scope: Self::TOP,
            scopes: Self::TOP,
            variables: UNDECLARED,
        }
    }

    /// The present scope.
    pub(super) fn scope(&self) -> ScopeNumber {
        self.scope
    }

    /// Opens a scope inside of the present one.
    pub(super) fn open(&mut self) -> Opened {
        self.scopes += 1;
        let around = std::mem::replace(&mut self.scope, self.scopes);
        Opened { around, hidden: self.hidden.len() }
    }

    /// Closes the present scope: its names mean again what they meant before.
    pub(super) fn close(&mut self, opened: &Opened) {
        self.scope = opened.around;
        while self.hidden.len() > opened.hidden
            && let Some(Hidden { space, name, meaning }) = self.hidden.pop()
        {
            match meaning {
                Some(meaning) => drop(self.names_mut(space).insert(name, meaning)),
                None => drop(self.names_mut(space).remove(&name)),
            }
        }
    }

    /// Declares a name in the present scope and returns its variable: a new one, unless the scope has one of the name.
    pub(super) fn declare(&mut self, space: Space, name: &Atom, kind: Kind) -> Variable {
        let known = self.names(space).get(name).copied();
        if let Some(known) = known.filter(|known| known.scope == self.scope) {
            return known.variable;
        }
        let other = match space {
            Space::Values => &self.types,
            Space::Types => &self.values,
        };
        let other = other.get(name).filter(|other| other.scope == self.scope).map(|other| other.variable);
        let variable = other.unwrap_or_else(|| {
            self.variables += 1;
            self.variables
        });
        self.set(space, name, Meaning { variable, scope: self.scope, kind });
        variable
    }

    /// Makes a name mean nothing that the program declares, in the present scope.
    pub(super) fn hide(&mut self, name: &Atom) {
        self.set(Space::Values, name, Meaning { variable: UNDECLARED, scope: self.scope, kind: Kind::Other });
    }

    fn set(&mut self, space: Space, name: &Atom, meaning: Meaning) {
        let before = self.names_mut(space).insert(name.clone(), meaning);
        if self.scope != Self::TOP {
            self.hidden.push(Hidden { space, name: name.clone(), meaning: before });
        }
    }

    /// The meaning of a name.
    pub(super) fn meaning(&self, space: Space, name: &Atom) -> Option<Meaning> {
        self.names(space).get(name).copied()
    }

    /// The variable that a name means in one of the scopes around the visited place, though an inner one may hide it.
    pub(super) fn in_scope(&self, scope: ScopeNumber, name: &Atom) -> Option<Variable> {
        let present = self.meaning(Space::Values, name);
        if present.is_none_or(|meaning| meaning.scope == scope) {
            return present.map(|meaning| meaning.variable);
        }
        let hidden = self.hidden.iter().rev().filter(|hidden| hidden.space == Space::Values && hidden.name == *name);
        let mut meanings = hidden.filter_map(|hidden| hidden.meaning);
        meanings.find(|meaning| meaning.scope == scope).or(present).map(|meaning| meaning.variable)
    }

    fn names(&self, space: Space) -> &FxHashMap<Atom, Meaning> {
        match space {
            Space::Values => &self.values,
            Space::Types => &self.types,
        }
    }

    fn names_mut(&mut self, space: Space) -> &mut FxHashMap<Atom, Meaning> {
        match space {
            Space::Values => &mut self.values,
            Space::Types => &mut self.types,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_declarations_hide_outer_ones_until_their_scope_ends() {
        let mut table = Table::new();
        let name = Atom::new("cart");
        let outer = table.declare(Space::Values, &name, Kind::Var);
        assert_eq!(table.declare(Space::Values, &name, Kind::Var), outer, "`var cart; var cart;` is one variable");
        let opened = table.open();
        let inner = table.declare(Space::Values, &name, Kind::Other);
        assert_ne!(inner, outer);
        assert_eq!(table.meaning(Space::Values, &name).map(|meaning| meaning.variable), Some(inner));
        assert_eq!(table.in_scope(Table::TOP, &name), Some(outer));
        table.close(&opened);
        assert_eq!(table.meaning(Space::Values, &name).map(|meaning| meaning.variable), Some(outer));
    }

    #[test]
    fn a_type_and_a_variable_of_one_scope_share_a_number() {
        let mut table = Table::new();
        let name = Atom::new("Cart");
        let opened = table.open();
        let kind = table.declare(Space::Types, &name, Kind::Other);
        assert_eq!(table.meaning(Space::Values, &name), None);
        assert_eq!(table.declare(Space::Values, &name, Kind::Other), kind);
        table.close(&opened);
        assert_eq!(table.meaning(Space::Types, &name), None);
    }
}
