//! Callees as they are spelled: `digitalRiver.createSource`, `(0, dr.createSource)`, `dr["createSource"]`.

use swc_atoms::Atom;
use swc_ecma_ast::{Expr, Lit, MemberExpr, MemberProp, OptChainBase};

use crate::tree::casts::strip;

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

/// Maximum number of calls between a receiver and its last name. Nobody reads a longer spelling, and each call of a chain
/// `load()()()…` asks for it.
const MAX_STEPS: usize = 8;

/// Returns the last name in the spelling of a receiver: `digitalRiver` in `this.digitalRiver`.
pub(crate) fn last_name(expr: &Expr) -> Option<Atom> {
    let mut next = expr;
    for _ in 0..MAX_STEPS {
        next = match strip(next) {
            Expr::Ident(ident) => return Some(ident.sym.clone()),
            Expr::Member(member) => return member_last_name(member),
            Expr::OptChain(chain) => match &*chain.base {
                OptChainBase::Member(member) => return member_last_name(member),
                OptChainBase::Call(call) => &call.callee,
            },
            Expr::Call(call) => call.callee.as_expr()?,
            Expr::Await(awaited) => &awaited.arg,
            Expr::New(new) => &new.callee,
            _ => return None,
        };
    }
    None
}

/// Returns the name of a member, private or in quotes, too.
fn member_last_name(member: &MemberExpr) -> Option<Atom> {
    match &member.prop {
        MemberProp::Ident(name) => Some(name.sym.clone()),
        MemberProp::PrivateName(name) => Some(name.name.clone()),
        MemberProp::Computed(computed) => match strip(&computed.expr) {
            Expr::Lit(Lit::Str(text)) => text.value.as_str().map(Atom::from),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::idioms::testing::ask;

    #[test]
    fn members_are_found_in_chains() {
        for text in ["a.b", "a?.b", "a[b]"] {
            assert!(ask(text, |expr| as_member(expr).is_some()), "{text}");
        }
        for text in ["a", "a.b()", "a?.()", "a?.b()"] {
            assert!(ask(text, |expr| as_member(expr).is_none()), "{text}");
        }
    }

    #[test]
    fn sequences_of_bundlers_are_their_last_expression() {
        assert!(ask("0, dr.createSource", |expr| last_of_sequence(expr).is_member()));
        assert!(ask("f(), dr.createSource", |expr| last_of_sequence(expr).is_seq()), "f has to run");
        assert!(ask("dr", |expr| last_of_sequence(expr).is_ident()));
    }

    #[test]
    fn receivers_have_a_last_name() {
        for text in [
            "dr",
            "this.dr",
            "this?.dr",
            "this.#dr",
            "lib[\"dr\"]",
            "lib.dr()",
            "lib?.dr()",
            "await lib.dr()",
            "new dr(key)",
            "(lib.dr as any)!",
        ] {
            let name = ask(text.trim(), last_name);
            assert!(name.is_some_and(|name| name.ends_with("dr")), "{text}");
        }
        for text in ["lib[dr]", "1", "a ? dr : b", "`dr`", "import(\"dr\")"] {
            assert_eq!(ask(text, last_name), None, "{text}");
        }
    }
}
