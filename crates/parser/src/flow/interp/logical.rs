//! `&&`, `||` and `??`: their values, and the right side evaluated in the state narrowed by the left side.
//!
//! ```js
//! const id = session.id || "";                   // `session.id`, if it isn't empty, or ""
//! const p = { ...(guest && { currency: "USD" }) };
//! ```

use swc_ecma_ast::{BinExpr, BinaryOp, Expr};

use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::interp::Interpreter;
use crate::flow::schedule::unreached::UnreachedSyntax;

impl<'a> Interpreter<'a> {
    /// Evaluates `&&`, `||` or `??`.
    pub(crate) fn logical(&mut self, bin: &'a BinExpr) -> Value {
        if bin.op == BinaryOp::LogicalAnd {
            return self.conjunction(bin);
        }
        let left = self.eval(&bin.left);
        let stays = |alternative: &Alternative| match bin.op {
            BinaryOp::NullishCoalescing => alternative.is_nullish().map(|nullish| !nullish),
            _ => alternative.truth(),
        };
        let mut value: Value =
            left.alternatives().iter().filter(|alternative| stays(alternative) != Some(false)).cloned().collect();
        if left.alternatives().iter().all(|alternative| stays(alternative) == Some(true)) {
            self.defer_unreached(UnreachedSyntax::Expression(&bin.right));
            return value;
        }
        let (ended, goes_on) = self.split_by(&bin.left, &left, bin.op);
        self.heap.state = goes_on;
        // `id || ""`: `id` may be anything, so the empty fallback isn't reported besides it.
        let has_other = value.has_unknown();
        let (first, _) = self.heap.next_ids();
        let right = self.eval_if_live(&bin.right);
        self.heap.state.join(ended);
        if self.heap.is_namespace(&left, &right, first) {
            self.heap.share_namespace(&right);
            return right;
        }
        for alternative in
            right.alternatives().iter().filter(|alternative| !has_other || alternative.kind.truth() != Some(false))
        {
            value.add(alternative);
        }
        value
    }

    /// `guest && { … }`: the right side, or an ignored value if `guest` isn't true.
    fn conjunction(&mut self, bin: &'a BinExpr) -> Value {
        let at = self.at(&bin.left);
        let (holds, fails) = self.test(&bin.left);
        self.heap.state = holds;
        let mut value = self.eval_if_live(&bin.right);
        let after = std::mem::replace(&mut self.heap.state, fails);
        if self.heap.state.live {
            value.add(&Alternative::new(self.unmet(&bin.left, &value), at));
        }
        let fails = std::mem::replace(&mut self.heap.state, after);
        self.heap.state.join(fails);
        value
    }

    /// The value of `guard && p` in the present state, in which the guard isn't true. Writing into `false` does
    /// nothing, so `false` is kept apart if the object `p` is alive in this state: a write through the result then
    /// misses it.
    fn unmet(&mut self, guard: &'a Expr, right: &Value) -> ValueKind {
        let is_there = |id| self.heap.state.object(id).is_some_and(|object| !object.is_dead());
        let may_be_false = |alternative: &Alternative| alternative.kind.is_nullish() != Some(true);
        if right.objects().any(is_there) && self.peek(guard).alternatives().iter().any(may_be_false) {
            ValueKind::Bool(false)
        } else {
            ValueKind::Unset
        }
    }
}
