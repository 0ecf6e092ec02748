//! `base?.name` and `base?.(…)`: where the base may be `undefined` or `null`, so may the value, and what comes after `?.` may
//! not be evaluated.
//!
//! ```js
//! const found = (guest ? { payload } : undefined)?.payload ?? { type: "payco" };    // one or the other
//! shop?.add(payload);                                                              // nothing, if there is no shop
//! ```

use swc_ecma_ast::{BinaryOp, Expr, OptChainBase, OptChainExpr};

use crate::flow::domain::id::At;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::idioms::purity::is_pure;
use crate::flow::interp::Interpreter;
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// Evaluates a link of an optional chain.
    pub(crate) fn optional_chain(&mut self, chain: &'a OptChainExpr, at: At) -> Value {
        match &*chain.base {
            OptChainBase::Member(member) => {
                if let Some(sent) = self.control.sent(member) {
                    return sent;
                }
                let base = self.eval(&member.obj);
                let mut value = self.read_member_of(&base, member);
                if base.alternatives().iter().any(may_end_chain) {
                    value.add(&Alternative::new(ValueKind::Unset, at));
                }
                value
            }
            OptChainBase::Call(call) => {
                let head = if chain.optional { Some(strip(&call.callee)) } else { head_of(&call.callee) };
                let base = head.map_or_else(Value::default, |head| self.peek(head));
                let may_end = base.alternatives().iter().any(may_end_chain);
                let goes_on = |alternative: &Alternative| !may_end_chain(alternative);
                let Some(head) = head.filter(|_| may_end && base.alternatives().iter().any(goes_on)) else {
                    let mut value = self.call(&call.callee, &call.args, at);
                    if head.is_some_and(|head| !is_pure(head)) {
                        value.add(&Alternative::new(ValueKind::Unset, at));
                    }
                    return value;
                };
                let (ended, goes_on) = self.split_by(head, &base, BinaryOp::NullishCoalescing);
                // `??` keeps what is there; a chain goes on with it.
                let (ended, goes_on) = (goes_on, ended);
                self.heap.state = goes_on;
                let mut value = self.call(&call.callee, &call.args, at);
                value.add(&Alternative::new(ValueKind::Unset, at));
                self.heap.state.join(ended);
                value
            }
        }
    }
}

/// True for a value that has no members: the chain is `undefined` then.
fn may_end_chain(alternative: &Alternative) -> bool {
    matches!(alternative.kind, ValueKind::Undefined | ValueKind::Null | ValueKind::Unset | ValueKind::Bool(false))
}

/// The expression whose value decides if a chain of members goes on: `shop` in `shop?.add`.
fn head_of(callee: &Expr) -> Option<&Expr> {
    match strip(callee) {
        Expr::OptChain(chain) => {
            let OptChainBase::Member(member) = &*chain.base else { return None };
            if chain.optional { Some(strip(&member.obj)) } else { head_of(&member.obj) }
        }
        Expr::Member(member) => head_of(&member.obj),
        Expr::Ident(_) => Some(callee),
        _ => None,
    }
}
