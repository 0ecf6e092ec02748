//! A write into a member, as a report points at it.

use swc_ecma_ast::{AssignExpr, MemberExpr, UpdateExpr};

use crate::flow::domain::id::At;
use crate::flow::heap::scope::Scope;
use crate::flow::interp::Interpreter;
use crate::payload::Form;
use crate::tree::span::span_of;

/// A write into a member, as a report points at it.
pub(crate) struct WriteSite {
    /// The member.
    pub(crate) key: At,
    /// The value as written.
    pub(crate) value: At,
    pub(crate) form: Form,
}

impl WriteSite {
    /// `p.amount = x`, and with other operators.
    pub(crate) fn of_assignment(assign: &AssignExpr, member: &MemberExpr, scope: &Scope) -> Self {
        Self {
            key: Interpreter::at(scope, member),
            value: Interpreter::at(scope, &*assign.right),
            form: Form::Write { assignment: span_of(assign.span) },
        }
    }

    /// `p.amount++`
    pub(crate) fn of_update(update: &UpdateExpr, key: At, value: At) -> Self {
        Self { key, value, form: Form::Write { assignment: span_of(update.span) } }
    }

    /// `({ total: p.amount } = cart)`: no single statement or property stands for it.
    pub(crate) fn of_pattern(key: At) -> Self {
        Self { key, value: key, form: Form::Copied }
    }
}
