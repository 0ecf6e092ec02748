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
                let (mut value, base) = self.read_member_and_base(member);
                if base.is_some_and(|base| base.alternatives().iter().any(ends_chain)) {
                    value.add(&Alternative::new(ValueKind::Unset, at));
                }
                value
            }
            OptChainBase::Call(call) => {
                let head = if chain.optional { Some(strip(&call.callee)) } else { head_of(&call.callee) };
                let base = head.map_or_else(Value::default, |head| self.peek(head));
                let (may_end, may_go_on) =
                    (base.alternatives().iter().any(ends_chain), !base.alternatives().iter().all(ends_chain));
                let Some(head) = head.filter(|_| may_end && may_go_on) else {
                    let mut value = self.call(&call.callee, &call.args, at);
                    if head.is_some_and(|head| !is_pure(head)) {
                        value.add(&Alternative::new(ValueKind::Unset, at));
                    }
                    return value;
                };
                // `??` keeps what is there; a chain goes on with it.
                let (goes_on, ended) = self.split_by(head, &base, BinaryOp::NullishCoalescing);
                self.heap.state = goes_on;
                let mut value = self.call(&call.callee, &call.args, at);
                value.add(&Alternative::new(ValueKind::Unset, at));
                self.heap.state.join(ended);
                value
            }
        }
    }
}

/// True for a value after which the chain doesn't go on: it is `undefined` then.
fn ends_chain(alternative: &Alternative) -> bool {
    alternative.kind.is_absent()
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
