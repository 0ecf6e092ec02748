//! The names and members that a callee is written with.

use swc_atoms::Atom;
use swc_ecma_ast::{Expr, Lit, MemberExpr, MemberProp, OptChainBase};

use crate::flow::idioms::purity::strip;

/// The member expression that an expression is, optional or not.
pub(crate) fn as_member(expr: &Expr) -> Option<&MemberExpr> {
    match expr {
        Expr::Member(member) => Some(member),
        Expr::OptChain(chain) => match &*chain.base {
            OptChainBase::Member(member) => Some(member),
            OptChainBase::Call(_) => None,
        },
        _ => None,
    }
}

/// `(0, dr.createSource)(p)`, as bundlers write it.
pub(crate) fn last_of_sequence(expr: &Expr) -> &Expr {
    match expr {
        Expr::Seq(seq) if seq.exprs.iter().rev().skip(1).all(|expr| matches!(&**expr, Expr::Lit(Lit::Num(_)))) => {
            seq.exprs.last().map_or(expr, |last| strip(last))
        }
        _ => expr,
    }
}

/// The last name of an expression that a receiver is written as: `digitalRiver` in `this.digitalRiver`.
pub(crate) fn last_name(expr: &Expr) -> Option<Atom> {
    match strip(expr) {
        Expr::Ident(ident) => Some(ident.sym.clone()),
        Expr::Member(member) => member_last_name(member),
        Expr::OptChain(chain) => match &*chain.base {
            OptChainBase::Member(member) => member_last_name(member),
            OptChainBase::Call(call) => last_name(&call.callee),
        },
        Expr::Call(call) => last_name(call.callee.as_expr()?),
        Expr::Await(awaited) => last_name(&awaited.arg),
        Expr::New(new) => last_name(&new.callee),
        _ => None,
    }
}

pub(crate) fn member_last_name(member: &MemberExpr) -> Option<Atom> {
    match &member.prop {
        MemberProp::Ident(name) => Some(name.sym.clone()),
        MemberProp::PrivateName(name) => Some(name.name.clone()),
        MemberProp::Computed(computed) => match strip(&computed.expr) {
            Expr::Lit(Lit::Str(text)) => text.value.as_str().map(Atom::from),
            _ => None,
        },
    }
}
