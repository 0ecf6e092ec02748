//! Assignments: `=`, `+=`, `??=` and the like, `++` and `--`.
//!
//! ```js
//! payload.sessionId ??= session.id;    // the right side runs only where the member is unset
//! ```

use swc_ecma_ast::{
    AssignExpr, AssignOp, AssignTarget, CondExpr, Expr, Ident, MemberExpr, MemberProp, SimpleAssignTarget, UpdateExpr,
    UpdateOp,
};

use crate::flow::domain::arithmetic::{as_index, number};
use crate::flow::domain::id::At;
use crate::flow::domain::number::Number;
use crate::flow::domain::text::add;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::idioms::optional_chain::is_lowered_chain;
use crate::flow::interp::Interpreter;
use crate::flow::interp::write_site::WriteSite;
use crate::flow::schedule::unreached::UnreachedSyntax;
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// Evaluates an assignment; its value is the assigned one.
    pub(crate) fn assign(&mut self, assign: &'a AssignExpr) -> Value {
        match assign.op {
            AssignOp::Assign => self.assign_plain(assign),
            AssignOp::AndAssign | AssignOp::OrAssign | AssignOp::NullishAssign => self.assign_maybe(assign),
            _ => {
                let at = self.at(assign);
                let old = self.read_target(&assign.left);
                let right = self.eval(&assign.right);
                let value = if assign.op == AssignOp::AddAssign { add(&old, &right, at) } else { number(at) };
                self.assign_target(&assign.left, value.clone(), assign);
                value
            }
        }
    }

    fn assign_plain(&mut self, assign: &'a AssignExpr) -> Value {
        if let AssignTarget::Simple(SimpleAssignTarget::Member(member)) = &assign.left {
            // As in JavaScript, the object is evaluated before the value.
            let base = self.eval_written(&member.obj);
            let keys = self.written_keys(&member.prop);
            let value = self.eval(&assign.right);
            self.control.record_next_step(member, &value);
            let at = self.at(member);
            self.record_needed(at);
            let site = WriteSite::of_assignment(assign, member, &self.control.scope);
            if let (MemberProp::Computed(key), Some(id)) = (&member.prop, base.single().and_then(Alternative::object)) {
                let definition = self.written_definition(&value, &site);
                if self.put_by_type(id, &key.expr, &keys, &definition).is_some() {
                    return value;
                }
            }
            self.write_members(&base, &keys, &value, &site);
            return value;
        }
        if let (AssignTarget::Simple(SimpleAssignTarget::Ident(name)), Expr::Cond(cond)) =
            (&assign.left, strip(&assign.right))
            && !is_lowered_chain(cond, &self.script(self.control.scope.script).file)
        {
            return self.assign_either(&name.id, cond);
        }
        let value = self.eval(&assign.right);
        self.assign_target(&assign.left, value.clone(), assign);
        value
    }

    /// `p = test ? a : b`: assigns in each arm before the join, so that `a` and `b` exclude each other and a later
    /// write into `p` is a strong update of both.
    fn assign_either(&mut self, name: &'a Ident, cond: &'a CondExpr) -> Value {
        let (yes, no) = self.test(&cond.test);
        self.heap.state = yes;
        let mut value = self.eval(&cond.cons);
        self.assign_name(name, value.clone());
        let after = std::mem::replace(&mut self.heap.state, no);
        let other = self.eval(&cond.alt);
        self.assign_name(name, other.clone());
        self.heap.state.join(after);
        value.join(&other);
        value
    }

    /// `a ||= b`, `a ??= b`, `a &&= b`
    fn assign_maybe(&mut self, assign: &'a AssignExpr) -> Value {
        let old = self.read_target(&assign.left);
        let takes_right = |alternative: &Alternative| match assign.op {
            AssignOp::NullishAssign => alternative.is_nullish(),
            AssignOp::OrAssign => alternative.truth().map(|truth| !truth),
            _ => alternative.truth(),
        };
        let takes: Vec<_> = old.alternatives().iter().map(takes_right).collect();
        if takes.iter().all(|take| *take == Some(false)) {
            self.defer_unreached(UnreachedSyntax::Expression(&assign.right));
            return old;
        }
        let mut skipped = self.heap.state.fork();
        skipped.live = takes.iter().any(|take| *take != Some(true));
        let (first, _) = self.heap.next_ids();
        let mut value = self.eval(&assign.right);
        self.assign_target(&assign.left, value.clone(), assign);
        if self.heap.is_namespace(&old, &value, first) {
            self.heap.share_namespace(&value);
            return value;
        }
        self.heap.state.join(skipped);
        let kept = old.alternatives().iter().zip(&takes).filter(|(_, take)| **take != Some(true));
        for (alternative, _) in kept {
            value.add(alternative);
        }
        value
    }

    fn read_target(&mut self, target: &'a AssignTarget) -> Value {
        match target {
            AssignTarget::Simple(SimpleAssignTarget::Ident(ident)) => self.read_name(&ident.id),
            AssignTarget::Simple(SimpleAssignTarget::Member(member)) => self.read_member_expr(member),
            AssignTarget::Simple(_) | AssignTarget::Pat(_) => {
                Value::unknown(At { script: self.control.scope.script, ..At::default() })
            }
        }
    }

    /// Writes a value to the left side of an assignment.
    fn assign_target(&mut self, target: &'a AssignTarget, value: Value, assign: &'a AssignExpr) {
        match target {
            AssignTarget::Simple(SimpleAssignTarget::Ident(ident)) => self.assign_name(&ident.id, value),
            AssignTarget::Simple(SimpleAssignTarget::Member(member)) => self.assign_member(member, &value, assign),
            AssignTarget::Simple(simple) => {
                if let Some(inner) = cast_target(simple) {
                    self.assign_cast(inner, value, assign);
                }
            }
            AssignTarget::Pat(pattern) => self.bind_target(pattern, &value),
        }
    }

    /// Writes a value to a member: `p.amount = x`.
    fn assign_member(&mut self, member: &'a MemberExpr, value: &Value, assign: &'a AssignExpr) {
        let at = self.at(member);
        self.record_needed(at);
        let base = self.eval_written(&member.obj);
        let keys = self.written_keys(&member.prop);
        let site = WriteSite::of_assignment(assign, member, &self.control.scope);
        self.write_members(&base, &keys, value, &site);
    }

    /// Writes to the expression inside of a cast: `(p as any) = q`, `(p.amount as any) = 1`.
    fn assign_cast(&mut self, inner: &'a Expr, value: Value, assign: &'a AssignExpr) {
        match strip(inner) {
            Expr::Ident(ident) => self.assign_name(ident, value),
            Expr::Member(member) => self.assign_member(member, &value, assign),
            _ => {}
        }
    }

    /// `i++`, `--p.amount`: the number is known only for the counter of a loop that runs round by round.
    pub(crate) fn update(&mut self, update: &'a UpdateExpr) -> Value {
        let at = self.at(update);
        match strip(&update.arg) {
            Expr::Ident(ident) => {
                let before = as_index(&self.read_name(ident)).filter(|_| self.control.counts(ident));
                let after = before.and_then(|index| match update.op {
                    UpdateOp::PlusPlus => index.checked_add(1),
                    UpdateOp::MinusMinus => index.checked_sub(1),
                });
                let counted = |index: Option<u32>| Value::of(ValueKind::Number(index.map(Number::from)), at);
                self.assign_name(ident, counted(after));
                return counted(if update.prefix { after } else { before });
            }
            Expr::Member(member) => {
                let base = self.eval_written(&member.obj);
                let keys = self.written_keys(&member.prop);
                self.record_read(&base, keys.names(), self.at(member));
                let site = WriteSite::of_update(update, self.at(member), at);
                self.write_members(&base, &keys, &number(at), &site);
            }
            argument => {
                self.eval(argument);
            }
        }
        number(at)
    }
}

/// The expression inside of a cast or parentheses on the left side of an assignment.
fn cast_target(target: &SimpleAssignTarget) -> Option<&Expr> {
    match target {
        SimpleAssignTarget::Paren(inner) => Some(&inner.expr),
        SimpleAssignTarget::TsAs(inner) => Some(&inner.expr),
        SimpleAssignTarget::TsSatisfies(inner) => Some(&inner.expr),
        SimpleAssignTarget::TsNonNull(inner) => Some(&inner.expr),
        SimpleAssignTarget::TsTypeAssertion(inner) => Some(&inner.expr),
        SimpleAssignTarget::TsInstantiation(inner) => Some(&inner.expr),
        SimpleAssignTarget::Ident(_)
        | SimpleAssignTarget::Member(_)
        | SimpleAssignTarget::SuperProp(_)
        | SimpleAssignTarget::OptChain(_)
        | SimpleAssignTarget::Invalid(_) => None,
    }
}
