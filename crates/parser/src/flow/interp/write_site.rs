//! The places of a write into a member, for reports and fixes.
//!
//! ```js
//! p.amount = total;    // key: `p.amount`; value: `total`; form: the whole assignment
//! ```

use swc_common::Spanned;
use swc_ecma_ast::{AssignExpr, MemberExpr, UpdateExpr};

use crate::flow::domain::id::At;
use crate::flow::heap::scope::Scope;
use crate::payload::Form;
use crate::tree::span::span_of;

/// The places of a write into a member.
pub(crate) struct WriteSite {
    /// The member.
    pub(crate) key: At,
    /// The value as written.
    pub(crate) value: At,
    /// The part of the program that a fix takes away to undo the write.
    pub(crate) form: Form,
}

impl WriteSite {
    /// `p.amount = x`, `p.amount += x`
    pub(crate) fn of_assignment(assign: &AssignExpr, member: &MemberExpr, scope: &Scope) -> Self {
        let at = |span| At { script: scope.script, span: span_of(span) };
        Self {
            key: at(member.span),
            value: at(assign.right.span()),
            form: Form::Write { assignment: span_of(assign.span) },
        }
    }

    /// `p.amount++`
    pub(crate) fn of_update(update: &UpdateExpr, key: At, value: At) -> Self {
        Self { key, value, form: Form::Write { assignment: span_of(update.span) } }
    }

    /// `({ total: p.amount } = cart)`: no statement or property that a fix could remove.
    pub(crate) fn of_pattern(key: At) -> Self {
        Self { key, value: key, form: Form::Copied }
    }
}
