//! Callees as they are spelled: `digitalRiver.createSource`, `(0, dr.createSource)`, `dr["createSource"]`.

use swc_atoms::Atom;
use swc_ecma_ast::{Expr, Lit, MemberExpr, MemberProp, OptChainBase};

use crate::flow::idioms::purity::strip;

/// Returns the member expression that an expression is, optional or not.
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

/// Returns the last expression of a sequence whose others are numbers, as bundlers write it: `(0, dr.createSource)(p)`.
pub(crate) fn last_of_sequence(expr: &Expr) -> &Expr {
    match expr {
        Expr::Seq(seq) if seq.exprs.iter().rev().skip(1).all(|expr| matches!(&**expr, Expr::Lit(Lit::Num(_)))) => {
            seq.exprs.last().map_or(expr, |last| strip(last))
        }
        _ => expr,
    }
}

/// Returns the last name in the spelling of a receiver: `digitalRiver` in `this.digitalRiver`.
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

/// Returns the name of a member, private or in quotes, too.
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
