//! The state machine of a running function that a compiler cut into steps: its cases, and the states that wait there.

use swc_atoms::Atom;
use swc_ecma_ast::Expr;

use crate::flow::domain::value::Value;
use crate::flow::heap::state::Arrivals;

/// The state machine of a running function.
pub(crate) struct StateMachine {
    /// The variable with the object that holds the next step: `_context`.
    pub(crate) context: Option<Atom>,
    /// The steps, one for each `case`.
    pub(crate) cases: Vec<Step>,
    /// The index of the running step.
    pub(crate) current: usize,
    /// The index of the `switch` among the jump targets of its function.
    pub(crate) depth: usize,
    /// The numbers last assigned as the next step.
    pub(crate) next: Vec<u32>,
    /// The awaited value that led to the running step.
    pub(crate) sent: Value,
    /// The states at the ends of all steps: a `catch` may start in any of them.
    pub(crate) left: Arrivals,
}

/// One step: a `case`, with the states and awaited values that lead to it.
#[derive(Default)]
pub(crate) struct Step {
    /// The number of the `case`; `None` for `default` and other tests.
    pub(crate) number: Option<u32>,
    /// The states of the jumps to this step.
    pub(crate) arrivals: Arrivals,
    /// The awaited values of the jumps to this step.
    pub(crate) sent: Value,
}

impl StateMachine {
    /// True for the object that holds the next step: `_context`.
    pub(crate) fn is_context(&self, expr: &Expr) -> bool {
        matches!((expr, &self.context), (Expr::Ident(name), Some(context)) if name.sym == *context)
    }
}
