//! Unreached code: branches that no run takes. The calls in them are judged all the same.
//!
//! ```js
//! if (false) dr.createSource({ type: "payPal" });
//! ```

use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::FxHashSet;
use swc_ecma_ast::{Expr, Stmt};

use crate::flow::domain::id::At;
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::State;
use crate::tree::node_key::NodeKey;

/// The branches that were never run.
#[derive(Default)]
pub(crate) struct UnreachedCode<'a> {
    /// The places that were added.
    pub(crate) seen: FxHashSet<At>,
    /// The place that was added last: branches inside it aren't added again.
    pub(crate) last: At,
    pub(crate) branches: VecDeque<Branch<'a>>,
    /// The unreached branch that runs now.
    pub(crate) running: Option<Running>,
}

/// The calls that an unreached branch may add shapes to.
#[derive(Clone, Copy)]
pub(crate) enum Running {
    /// Calls in it that were never recorded, and other calls whose payload is unknown.
    Unreached(At),
    /// Calls whose payload is unknown.
    Skipped,
}

/// An unreached statement or expression, and the state before it.
pub(crate) struct Branch<'a> {
    pub(crate) code: UnreachedSyntax<'a>,
    pub(crate) at: At,
    pub(crate) state: State,
    pub(crate) scope: Rc<Scope>,
    pub(crate) function: NodeKey,
}

/// The syntax of an unreached branch.
#[derive(Clone, Copy)]
pub(crate) enum UnreachedSyntax<'a> {
    Statement(&'a Stmt),
    Expression(&'a Expr),
}
