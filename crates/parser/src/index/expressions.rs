//! Expressions, each in a position: is its value passed on, or only looked at?

use swc_ecma_ast::{
    AssignExpr, AssignOp, AssignTarget, AwaitExpr, BinExpr, BinaryOp, CondExpr, Expr, OptChainBase, SimpleAssignTarget,
    Tpl,
};
use swc_ecma_visit::VisitWith;

use crate::index::Mention;
use crate::index::build::{Builder, Position};
use crate::index::members::{Access, access_at};
use crate::index::target::name_of;
use crate::tree::casts::strip;

impl Builder<'_> {
    /// Visits an expression in the present position.
    pub(super) fn expression(&mut self, node: &Expr) {
        let position = std::mem::take(&mut self.position);
        let node = strip(node);
        match node {
            Expr::Ident(name) => {
                let mention = match position {
                    Position::Passed => Mention::Passes,
                    Position::LookedAt => Mention::Looks,
                    Position::Destructured => Mention::PassesMember(None),
                };
                self.mention(name, mention);
            }
            Expr::Member(member) => self.member(member, access_at(position)),
            Expr::SuperProp(member) => self.super_member(member),
            Expr::OptChain(chain) => match &*chain.base {
                OptChainBase::Member(member) => self.member(member, access_at(position)),
                OptChainBase::Call(call) => self.callee(&call.callee, &call.args),
            },
            Expr::Seq(seq) => {
                let last = seq.exprs.len() - 1;
                for (number, part) in seq.exprs.iter().enumerate() {
                    self.visit_as(&**part, if number == last { position } else { Position::LookedAt });
                }
            }
            Expr::Cond(CondExpr { test, cons, alt, .. }) => {
                self.visit_as(&**test, Position::LookedAt);
                self.visit_as(&**cons, position);
                self.visit_as(&**alt, position);
            }
            Expr::Bin(BinExpr { op, left, right, .. }) => match op {
                BinaryOp::LogicalAnd => {
                    self.visit_as(&**left, Position::LookedAt);
                    self.visit_as(&**right, position);
                }
                BinaryOp::LogicalOr | BinaryOp::NullishCoalescing => {
                    self.visit_as(&**left, position);
                    self.visit_as(&**right, position);
                }
                _ => {
                    self.visit_as(&**left, Position::LookedAt);
                    self.visit_as(&**right, Position::LookedAt);
                }
            },
            Expr::Await(AwaitExpr { arg, .. }) => {
                self.runs_unknown_code();
                self.visit_as(&**arg, position);
            }
            _ => {
                self.position = Position::Passed;
                node.visit_children_with(self);
            }
        }
        self.position = position;
    }

    /// Visits an assignment.
    pub(super) fn assignment(&mut self, node: &AssignExpr) {
        let mut binding = None;
        let mut property = None;
        match &node.left {
            AssignTarget::Simple(SimpleAssignTarget::Ident(name)) => {
                if node.op != AssignOp::Assign {
                    self.mention(&name.id, Mention::Passes);
                }
                binding = Some(self.define(&name.id));
                if strip(&node.right).is_this() {
                    self.selves.extend(binding);
                }
            }
            AssignTarget::Simple(SimpleAssignTarget::Member(member)) => {
                property = name_of(&member.prop);
                if node.op != AssignOp::Assign {
                    self.member(member, Access::Read);
                }
                self.member(member, Access::Write);
            }
            AssignTarget::Simple(SimpleAssignTarget::Paren(target)) => self.target(&target.expr),
            AssignTarget::Simple(SimpleAssignTarget::TsAs(target)) => self.target(&target.expr),
            AssignTarget::Simple(SimpleAssignTarget::TsNonNull(target)) => self.target(&target.expr),
            AssignTarget::Simple(other) => other.visit_children_with(self),
            AssignTarget::Pat(pattern) => {
                pattern.visit_with(self);
                self.visit_as(&*node.right, Position::Destructured);
                return;
            }
        }
        self.visit_named(&node.right, binding, property);
    }

    /// Visits a template, which may spell a call.
    pub(super) fn template(&mut self, node: &Tpl) {
        for part in &node.quasis {
            if let Some(text) = part.cooked.as_ref().and_then(|text| text.as_str()) {
                self.spelled(text);
            }
        }
        node.exprs.iter().for_each(|expr| self.visit_as(&**expr, Position::LookedAt));
    }

    /// Visits an expression that is assigned, updated or deleted.
    pub(super) fn target(&mut self, target: &Expr) {
        match strip(target) {
            Expr::Ident(name) => drop(self.define(name)),
            Expr::Member(member) => self.member(member, Access::Write),
            other => self.visit_as(other, Position::Passed),
        }
    }
}
