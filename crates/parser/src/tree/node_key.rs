//! Identities of syntax nodes, to keep facts about them in tables.

/// Identifies a syntax node: the address of its syntax node, which never moves once parsed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct NodeKey(usize);

impl NodeKey {
    /// Returns the key of this node.
    pub(crate) fn of<T>(node: &T) -> Self {
        Self(std::ptr::from_ref(node).addr())
    }

    /// The key of the program's top level, where a walk begins.
    pub(crate) const TOP: Self = Self(0);
}
