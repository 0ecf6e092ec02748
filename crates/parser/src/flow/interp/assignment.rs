//! Assignments: `=`, `+=`, `??=` and the like, `++` and `--`.
//!
//! ```js
//! payload.sessionId ??= session.id;    // the right side runs only where the member is unset
//! ```

use std::rc::Rc;

use swc_ecma_ast::{
    AssignExpr, AssignOp, AssignTarget, CondExpr, Expr, Ident, MemberProp, SimpleAssignTarget, UpdateExpr, UpdateOp,
};

use crate::flow::domain::arithmetic::{as_index, number};
use crate::flow::domain::id::At;
use crate::flow::domain::number::Number;
use crate::flow::domain::text::add;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::scope::Scope;
use crate::flow::idioms::optional_chain::is_lowered_chain;
use crate::flow::idioms::purity::strip;
use crate::flow::interp::Interpreter;
use crate::flow::interp::write_site::WriteSite;
use crate::flow::schedule::unreached::UnreachedSyntax;

impl<'a> Interpreter<'a> {
    /// Evaluates an assignment; its value is the assigned one.
    pub(crate) fn assign(&mut self, assign: &'a AssignExpr, scope: &Rc<Scope>) -> Value {
        match assign.op {
            AssignOp::Assign => self.assign_plain(assign, scope),
            AssignOp::AndAssign | AssignOp::OrAssign | AssignOp::NullishAssign => self.assign_maybe(assign, scope),
            _ => {
                let at = Self::at(scope, assign);
                let old = self.read_target(&assign.left, scope);
                let right = self.eval(&assign.right, scope);
                let value = if assign.op == AssignOp::AddAssign { add(&old, &right, at) } else { number(at) };
                self.assign_target(&assign.left, value.clone(), assign, scope);
                value
            }
        }
    }

    fn assign_plain(&mut self, assign: &'a AssignExpr, scope: &Rc<Scope>) -> Value {
        if let AssignTarget::Simple(SimpleAssignTarget::Member(member)) = &assign.left {
            // As in JavaScript, the object is evaluated before the value.
            let base = self.eval_written(&member.obj, scope);
            let keys = self.written_keys(&member.prop, scope);
            let value = self.eval(&assign.right, scope);
            self.control.record_next_step(member, &value);
            self.record_needed(Self::at(scope, member), scope);
            let site = WriteSite::of_assignment(assign, member, scope);
            if let (MemberProp::Computed(key), Some(id)) = (&member.prop, base.single().and_then(Alternative::object)) {
                let definition = self.written_definition(&value, &site);
                if self.put_by_type(id, &key.expr, &keys, &definition, scope).is_some() {
                    return value;
                }
            }
            self.write_members(&base, &keys, &value, &site);
            return value;
        }
        if let (AssignTarget::Simple(SimpleAssignTarget::Ident(name)), Expr::Cond(cond)) =
            (&assign.left, strip(&assign.right))
            && !is_lowered_chain(cond, &self.script(scope.script).file)
        {
            return self.assign_either(&name.id, cond, scope);
        }
        let value = self.eval(&assign.right, scope);
        self.assign_target(&assign.left, value.clone(), assign, scope);
        value
    }

    /// `p = test ? a : b`: assigns in each arm before the join, so that `a` and `b` exclude each other and a later
    /// write into `p` is a strong update of both.
    fn assign_either(&mut self, name: &'a Ident, cond: &'a CondExpr, scope: &Rc<Scope>) -> Value {
        let (yes, no) = self.test(&cond.test, scope);
        self.heap.state = yes;
        let mut value = self.eval(&cond.cons, scope);
        self.assign_name(name, value.clone(), scope);
        let after = std::mem::replace(&mut self.heap.state, no);
        let other = self.eval(&cond.alt, scope);
        self.assign_name(name, other.clone(), scope);
        self.heap.state.join(after);
        value.join(&other);
        value
    }

    /// `a ||= b`, `a ??= b`, `a &&= b`
    fn assign_maybe(&mut self, assign: &'a AssignExpr, scope: &Rc<Scope>) -> Value {
        let old = self.read_target(&assign.left, scope);
        let takes_right = |alternative: &Alternative| match assign.op {
            AssignOp::NullishAssign => alternative.is_nullish(),
            AssignOp::OrAssign => alternative.truth().map(|truth| !truth),
            _ => alternative.truth(),
        };
        let takes: Vec<_> = old.alternatives().iter().map(takes_right).collect();
        if takes.iter().all(|take| *take == Some(false)) {
            self.defer_unreached(UnreachedSyntax::Expression(&assign.right), scope);
            return old;
        }
        let mut skipped = self.heap.state.fork();
        skipped.live = takes.iter().any(|take| *take != Some(true));
        let (first, _) = self.heap.next_ids();
        let mut value = self.eval(&assign.right, scope);
        self.assign_target(&assign.left, value.clone(), assign, scope);
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

    fn read_target(&mut self, target: &'a AssignTarget, scope: &Rc<Scope>) -> Value {
        match target {
            AssignTarget::Simple(SimpleAssignTarget::Ident(ident)) => self.read_name(&ident.id, scope),
            AssignTarget::Simple(SimpleAssignTarget::Member(member)) => self.read_member_expr(member, scope),
            AssignTarget::Simple(_) | AssignTarget::Pat(_) => {
                Value::unknown(At { script: scope.script, ..At::default() })
            }
        }
    }

    /// Writes a value to the left side of an assignment.
    fn assign_target(&mut self, target: &'a AssignTarget, value: Value, assign: &'a AssignExpr, scope: &Rc<Scope>) {
        match target {
            AssignTarget::Simple(SimpleAssignTarget::Ident(ident)) => self.assign_name(&ident.id, value, scope),
            AssignTarget::Simple(SimpleAssignTarget::Member(member)) => {
                self.record_needed(Self::at(scope, member), scope);
                let base = self.eval_written(&member.obj, scope);
                let keys = self.written_keys(&member.prop, scope);
                let site = WriteSite::of_assignment(assign, member, scope);
                self.write_members(&base, &keys, &value, &site);
            }
            AssignTarget::Simple(simple) => {
                if let Some(inner) = cast_target(simple) {
                    self.assign_cast(inner, value, assign, scope);
                }
            }
            AssignTarget::Pat(pattern) => self.bind_target(pattern, &value, scope),
        }
    }

    /// Writes to the expression inside of a cast: `(p as any) = q`, `(p.amount as any) = 1`.
    fn assign_cast(&mut self, inner: &'a Expr, value: Value, assign: &'a AssignExpr, scope: &Rc<Scope>) {
        match strip(inner) {
            Expr::Ident(ident) => self.assign_name(ident, value, scope),
            Expr::Member(member) => {
                self.record_needed(Self::at(scope, member), scope);
                let base = self.eval_written(&member.obj, scope);
                let keys = self.written_keys(&member.prop, scope);
                let site = WriteSite::of_assignment(assign, member, scope);
                self.write_members(&base, &keys, &value, &site);
            }
            _ => {}
        }
    }

    /// `i++`, `--p.amount`: the number is known only for the counter of a loop that runs round by round.
    pub(crate) fn update(&mut self, update: &'a UpdateExpr, scope: &Rc<Scope>) -> Value {
        let at = Self::at(scope, update);
        match strip(&update.arg) {
            Expr::Ident(ident) => {
                let before = as_index(&self.read_name(ident, scope)).filter(|_| self.control.counts(ident));
                let after = before.and_then(|index| match update.op {
                    UpdateOp::PlusPlus => index.checked_add(1),
                    UpdateOp::MinusMinus => index.checked_sub(1),
                });
                let counted = |index: Option<u32>| Value::of(ValueKind::Number(index.map(Number::from)), at);
                self.assign_name(ident, counted(after), scope);
                return counted(if update.prefix { after } else { before });
            }
            Expr::Member(member) => {
                let base = self.eval_written(&member.obj, scope);
                let keys = self.written_keys(&member.prop, scope);
                self.record_read(&base, keys.names(), Self::at(scope, member));
                let site = WriteSite::of_update(update, Self::at(scope, member), at);
                self.write_members(&base, &keys, &number(at), &site);
            }
            argument => {
                self.eval(argument, scope);
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
