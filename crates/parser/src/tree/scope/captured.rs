//! Captured variables: functions other than the declaring one use them, perhaps after that one has ended.

use rustc_hash::{FxHashMap, FxHashSet};
use swc_ecma_ast::Id;

use crate::tree::node_key::NodeKey;

/// The body around the visited node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Body {
    /// A function, or the program.
    #[default]
    Own,
    /// An arrow, which has the `arguments` of the function around it.
    Arrow,
    /// A class, whose fields are set later.
    Class,
}

/// The variables that are named outside of the functions that declare them.
#[derive(Debug, Default)]
pub(super) struct CapturedNames {
    names: FxHashSet<Id>,
    /// Names that were used before their declaration, with the function.
    pending: Vec<(Id, NodeKey)>,
    /// True if code may use variables that it doesn't name: `eval`, or `arguments` in an arrow.
    all: bool,
}

impl CapturedNames {
    /// Records a name in a function; `home` is the function that declares it, if that is known yet.
    pub(super) fn record(&mut self, id: Id, home: Option<NodeKey>, function: NodeKey, body: Body) {
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

    /// Decides about names that were declared after their use.
    pub(super) fn settle(&mut self, homes: &FxHashMap<Id, NodeKey>) {
        let is_elsewhere = |(id, function): &(Id, NodeKey)| homes.get(id).is_some_and(|home| home != function);
        let pending = std::mem::take(&mut self.pending);
        self.names.extend(pending.into_iter().filter(is_elsewhere).map(|(id, _)| id));
    }

    /// True if a function other than the declaring one may use the variable.
    pub(super) fn contains(&self, id: &Id) -> bool {
        self.all || self.names.contains(id)
    }
}
