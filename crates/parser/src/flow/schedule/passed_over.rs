//! Code that the program does not get to.

use std::collections::VecDeque;
use std::rc::Rc;

use rustc_hash::FxHashSet;
use swc_ecma_ast::{Expr, Stmt};

use crate::flow::domain::id::At;
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::State;
use crate::tree::node_key::NodeKey;

/// The code that was passed over.
#[derive(Default)]
pub(crate) struct UnreachedCode<'a> {
    /// The places that were looked at.
    pub(crate) seen: FxHashSet<At>,
    /// The one that was looked at last: what is inside of it isn't looked at again.
    pub(crate) last: At,
    pub(crate) branches: VecDeque<Branch<'a>>,
    /// The branch that runs now.
    pub(crate) running: Option<Running>,
}

/// Which calls a branch may add to.
#[derive(Clone, Copy)]
pub(crate) enum Running {
    /// Calls in it that were never recorded, and others of whose payload nothing is known.
    PassedOver(At),
    /// Calls of whose payload nothing is known.
    LeftOut,
}

/// A statement or an expression that was passed over, and what holds before it.
pub(crate) struct Branch<'a> {
    pub(crate) code: UnreachedSyntax<'a>,
    pub(crate) at: At,
    pub(crate) state: State,
    pub(crate) scope: Rc<Scope>,
    pub(crate) function: NodeKey,
}

/// A piece of syntax that was passed over.
#[derive(Clone, Copy)]
pub(crate) enum UnreachedSyntax<'a> {
    Statement(&'a Stmt),
    Expression(&'a Expr),
}
