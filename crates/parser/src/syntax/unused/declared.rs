//! Variables and what is known of their values, in tables by the variables' numbers.

use swc_atoms::Atom;
use swc_ecma_ast::Ident;

use super::graph::Node;
use crate::syntax::facts::UnusedKind;
use crate::text::source::Span;
use crate::tree::node_key::NodeKey;
use crate::tree::variable::UNDECLARED;

/// A variable, and all that shares its name.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    pub(super) name: Atom,
    pub(super) kind: UnusedKind,
    /// The bytes of its first declaration's name.
    pub(super) span: Span,
    /// The function that it is new in each time that runs.
    pub(super) home: NodeKey,
    /// True if code outside of the file, or text that is run, may use it.
    pub(super) is_open: bool,
    /// True if statements that aren't walked mention it.
    pub(super) is_elsewhere: bool,
    /// True if every value that it is given is a new object, or none: writing into that is seen nowhere else.
    pub(super) is_fresh: bool,
    /// The function that it always holds.
    pub(super) function: Option<NodeKey>,
    /// Needed where its value is.
    pub(super) value: Node,
    /// Needed where it is mentioned.
    pub(super) mention: Node,
}

/// Facts about the values of a variable, as a set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facts(u8);

impl Facts {
    /// It is given a value after the one that it begins with.
    pub(super) const ASSIGNED: Self = Self(1 << 0);
    /// Somebody else may have one of these values.
    pub(super) const BORROWED: Self = Self(1 << 1);
    /// It is declared in no function and no block.
    pub(super) const TOP: Self = Self(1 << 4);
    /// Statements that aren't walked mention it.
    pub(super) const ELSEWHERE: Self = Self(1 << 3);
    /// Other files may use it.
    pub(super) const EXPORTED: Self = Self(1 << 2);

    /// True if the set has a fact.
    pub(super) fn has(self, fact: Self) -> bool {
        self.0 & fact.0 != 0
    }

    /// Adds a fact.
    pub(super) fn add(&mut self, fact: Self) {
        self.0 |= fact.0;
    }
}

/// The place for a variable in a table; `None` for what the file doesn't declare.
pub(super) fn slot<'t, T: Default>(table: &'t mut Vec<T>, name: &Ident) -> Option<&'t mut T> {
    let variable = name.ctxt.as_u32();
    if variable <= UNDECLARED {
        return None;
    }
    let position = variable as usize;
    if table.len() <= position {
        table.resize_with(position + 1, T::default);
    }
    table.get_mut(position)
}
