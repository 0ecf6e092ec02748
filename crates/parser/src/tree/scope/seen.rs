//! Which variables functions see that others declare: those may be asked for after the declaring function has ended.

use rustc_hash::{FxHashMap, FxHashSet};
use swc_ecma_ast::Id;

use crate::tree::node_key::NodeKey;

/// What runs what is being looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Body {
    /// The function around it, or the program.
    #[default]
    Own,
    /// An arrow, which has the `arguments` of the function around it.
    Arrow,
    /// A class, whose fields are filled later.
    Class,
}

/// The variables that are named elsewhere than in the functions that declare them.
#[derive(Debug, Default)]
pub(super) struct CapturedNames {
    names: FxHashSet<Id>,
    /// Names that were not declared when they were met, and where.
    pending: Vec<(Id, NodeKey)>,
    /// Whether something sees variables that it doesn't name: `eval`, or `arguments` in an arrow.
    all: bool,
}

impl CapturedNames {
    /// Takes note of a name in a function; `home` is the function that declares it, where that is known yet.
    pub(super) fn note(&mut self, id: Id, home: Option<NodeKey>, function: NodeKey, body: Body) {
        match home {
            Some(home) if home == function && body != Body::Class => {}
            None if body != Body::Class => {
                self.all |= &*id.0 == "eval" || (body == Body::Arrow && &*id.0 == "arguments");
                self.pending.push((id, function));
            }
            _ => {
                self.names.insert(id);
            }
        }
    }

    /// Settles what was declared after it had been named.
    pub(super) fn settle(&mut self, homes: &FxHashMap<Id, NodeKey>) {
        let is_elsewhere = |(id, function): &(Id, NodeKey)| homes.get(id).is_some_and(|home| home != function);
        let pending = std::mem::take(&mut self.pending);
        self.names.extend(pending.into_iter().filter(is_elsewhere).map(|(id, _)| id));
    }

    /// Whether another function than the declaring one may ask for the variable.
    pub(super) fn contains(&self, id: &Id) -> bool {
        self.all || self.names.contains(id)
    }
}
