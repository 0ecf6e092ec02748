//! Tests that a constant holds.
//!
//! ```js
//! const isCard = type === "creditCard";
//! if (!isCard) payload.amount = total;       // asks what type is
//! ```
//!
//! What the test asked about must be what it was: once that is written, the constant tells nothing of it any more.

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};
use swc_ecma_ast::{BinaryOp, Expr, Ident, UnaryOp, VarDeclKind, VarDeclarator};

use crate::flow::heap::aliased_condition::{AliasedCondition, MAX_CONDITIONS};
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::scope::Scope;
use crate::flow::idioms::purity::strip;
use crate::flow::interp::Interpreter;

impl<'a> Interpreter<'a> {
    /// Takes note of `const name = test`.
    pub(crate) fn alias_condition(&mut self, declarator: &'a VarDeclarator, kind: VarDeclKind, scope: &Rc<Scope>) {
        let (VarDeclKind::Const, Some(name), Some(test)) = (kind, declarator.name.as_ident(), &declarator.init) else {
            return;
        };
        if let (Some(about), Some(cell)) = (self.asked_about(test, scope), scope.find(&name.id.to_id())) {
            if self.heap.aliased_conditions.tests.len() >= MAX_CONDITIONS {
                self.heap.aliased_conditions.tests.clear();
            }
            self.heap.aliased_conditions.tests.insert(cell, AliasedCondition { test, scope: Rc::clone(scope), about });
        }
    }

    /// The test that a constant holds, and where its names are to be looked for.
    pub(crate) fn aliased_condition(&self, ident: &Ident, scope: &Scope) -> Option<(&'a Expr, Rc<Scope>)> {
        if self.heap.aliased_conditions.tests.is_empty() {
            return None;
        }
        let stored = self.heap.aliased_conditions.tests.get(&scope.find(&ident.to_id())?)?;
        Some((stored.test, Rc::clone(&stored.scope)))
    }

    /// What a comparison asks about, if that is all it does.
    fn asked_about(&mut self, test: &'a Expr, scope: &Rc<Scope>) -> Option<SmallVec<[Source; 1]>> {
        match strip(test) {
            Expr::Unary(not) if not.op == UnaryOp::Bang => self.asked_about(&not.arg, scope),
            Expr::Bin(bin) if matches!(bin.op, BinaryOp::LogicalAnd | BinaryOp::LogicalOr) => {
                let mut about = self.asked_about(&bin.left, scope)?;
                about.extend(self.asked_about(&bin.right, scope)?);
                Some(about)
            }
            Expr::Bin(bin) if is_equality(bin.op) => {
                let is_constant_right = strip(&bin.right).is_lit();
                let (subject, other) =
                    if is_constant_right { (&bin.left, &bin.right) } else { (&bin.right, &bin.left) };
                if strip(other).is_lit() { self.sources_of(subject, scope) } else { None }
            }
            _ => None,
        }
    }

    /// A variable or member, and the variables through which it is reached.
    fn sources_of(&mut self, subject: &'a Expr, scope: &Rc<Scope>) -> Option<SmallVec<[Source; 1]>> {
        let mut sources: SmallVec<[Source; 1]> = smallvec![self.source_of(subject, scope)?];
        let mut inner = strip(subject);
        loop {
            inner = match inner {
                Expr::Member(member) if member.prop.is_ident() => strip(&member.obj),
                Expr::This(_) => return Some(sources),
                Expr::Ident(_) => {
                    sources.push(self.source_of(inner, scope)?);
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
