//! Facts about pieces of syntax that the run has found out.

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::tree::node_key::NodeKey;

/// Facts about pieces of syntax, found out while they ran.
#[derive(Default)]
pub(crate) struct SyntaxFacts {
    /// The names that functions without a name of their own were assigned to.
    pub(crate) function_names: FxHashMap<NodeKey, Atom>,
    /// The calls whose promise is waited for with `await`.
    pub(crate) awaited: FxHashSet<NodeKey>,
    /// The generators that stand for `async` functions.
    pub(crate) lowered_async: FxHashSet<NodeKey>,
}
