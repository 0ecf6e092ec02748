//! Aliased conditions: testing a constant that holds the result of a comparison narrows the compared variable.
//!
//! ```js
//! const isCard = type === "creditCard";
//! if (!isCard) payload.amount = total;       // narrows `type`
//! ```
//!
//! After a write to a variable or member in the condition (here `type`), the constant no longer narrows it.

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};
use swc_ecma_ast::{BinaryOp, Expr, Ident, UnaryOp, VarDeclKind, VarDeclarator};

use crate::flow::heap::aliased_condition::{AliasedCondition, MAX_CONDITIONS};
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::scope::Scope;
use crate::flow::interp::Interpreter;
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// Records the condition of `const name = test`, if it only compares variables or members with constants.
    pub(crate) fn alias_condition(&mut self, declarator: &'a VarDeclarator, kind: VarDeclKind) {
        let (VarDeclKind::Const, Some(name), Some(test)) = (kind, declarator.name.as_ident(), &declarator.init) else {
            return;
        };
        if let (Some(about), Some(cell)) = (self.subjects_of(test), self.control.scope.find(&name.id.to_id())) {
            if self.heap.aliased_conditions.tests.len() >= MAX_CONDITIONS {
                self.heap.aliased_conditions.tests.clear();
            }
            self.heap
                .aliased_conditions
                .tests
                .insert(cell, AliasedCondition { test, scope: Rc::clone(&self.control.scope), about });
        }
    }

    /// The condition that a constant stands for, and the scope of its names.
    pub(crate) fn aliased_condition(&self, ident: &Ident) -> Option<(&'a Expr, Rc<Scope>)> {
        if self.heap.aliased_conditions.tests.is_empty() {
            return None;
        }
        let stored = self.heap.aliased_conditions.tests.get(&self.control.scope.find(&ident.to_id())?)?;
        Some((stored.test, Rc::clone(&stored.scope)))
    }

    /// The variables and members that a condition is about. `None` if it is more than comparisons with literals.
    fn subjects_of(&mut self, test: &'a Expr) -> Option<SmallVec<[Source; 1]>> {
        match strip(test) {
            Expr::Unary(not) if not.op == UnaryOp::Bang => self.subjects_of(&not.arg),
            Expr::Bin(bin) if matches!(bin.op, BinaryOp::LogicalAnd | BinaryOp::LogicalOr) => {
                let mut about = self.subjects_of(&bin.left)?;
                about.extend(self.subjects_of(&bin.right)?);
                Some(about)
            }
            Expr::Bin(bin) if is_equality(bin.op) => {
                let is_constant_right = strip(&bin.right).is_lit();
                let (subject, other) =
                    if is_constant_right { (&bin.left, &bin.right) } else { (&bin.right, &bin.left) };
                if strip(other).is_lit() { self.sources_of(subject) } else { None }
            }
            _ => None,
        }
    }

    /// A variable or member, and the variable at the root of its access path: a write to either makes the condition
    /// stale.
    fn sources_of(&mut self, subject: &'a Expr) -> Option<SmallVec<[Source; 1]>> {
        let mut sources: SmallVec<[Source; 1]> = smallvec![self.source_of(subject)?];
        let mut inner = strip(subject);
        loop {
            inner = match inner {
                Expr::Member(member) if member.prop.is_ident() => strip(&member.obj),
                Expr::This(_) => return Some(sources),
                Expr::Ident(_) => {
                    sources.push(self.source_of(inner)?);
                    return Some(sources);
                }
                _ => return None,
            };
        }
    }
}

fn is_equality(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::EqEq | BinaryOp::EqEqEq | BinaryOp::NotEq | BinaryOp::NotEqEq)
}
