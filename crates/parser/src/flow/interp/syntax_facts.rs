//! Facts about pieces of syntax that only show when the code runs: names of anonymous functions, awaited calls.

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::tree::node_key::NodeKey;

/// Facts about pieces of syntax, recorded while they ran.
#[derive(Default)]
pub(crate) struct SyntaxFacts {
    /// The names of anonymous functions: `pay` for `const pay = () => …`.
    pub(crate) function_names: FxHashMap<NodeKey, Atom>,
    /// The calls whose promise is awaited.
    pub(crate) awaited: FxHashSet<NodeKey>,
    /// The generators that a compiler made from `async` functions.
    pub(crate) lowered_async: FxHashSet<NodeKey>,
}
