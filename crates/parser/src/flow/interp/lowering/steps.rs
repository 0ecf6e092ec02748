//! The steps that a compiler cut a function into.

use swc_atoms::Atom;
use swc_ecma_ast::Expr;

use crate::flow::domain::value::Value;
use crate::flow::heap::state::Arrivals;

/// The steps of the running function.
pub(crate) struct StateMachine {
    /// The variable that says which step is next.
    pub(crate) context: Option<Atom>,
    /// For each `case`: its number, and what leads there.
    pub(crate) cases: Vec<Step>,
    /// The `case` that is running.
    pub(crate) current: usize,
    /// How many targets of `break` there are around the cases, their `switch` included.
    pub(crate) depth: usize,
    /// The numbers last written as the next step.
    pub(crate) next: Vec<u32>,
    /// What the awaited value that led to the running `case` is.
    pub(crate) sent: Value,
    /// All that left any step: an exception may go on anywhere.
    pub(crate) left: Arrivals,
}

#[derive(Default)]
pub(crate) struct Step {
    pub(crate) number: Option<u32>,
    pub(crate) arrivals: Arrivals,
    pub(crate) sent: Value,
}

impl StateMachine {
    pub(crate) fn is_context(&self, expr: &Expr) -> bool {
        matches!((expr, &self.context), (Expr::Ident(name), Some(context)) if name.sym == *context)
    }
}
