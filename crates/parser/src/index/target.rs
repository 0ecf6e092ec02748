//! The root and the names of a chain of members: `payload`, `payPal` and `items` in `payload.payPal.items`.

use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{Expr, Ident, Lit, MemberExpr, MemberProp, OptChainBase};

use crate::flow::domain::keys::private;
use crate::tree::casts::strip;

/// The expression that a chain of members begins with.
#[derive(Clone, Copy)]
pub(super) enum Root<'a> {
    /// `payload`
    Variable(&'a Ident),
    /// `this`
    This,
    /// Any other expression: `load()`.
    Other(&'a Expr),
}

/// A chain of members.
pub(super) struct Chain<'a> {
    /// The expression before the first name.
    pub(super) root: Root<'a>,
    /// The names, the first one first. `None` for a computed name.
    pub(super) names: SmallVec<[Option<Atom>; 4]>,
    /// The computed names.
    pub(super) computed: SmallVec<[&'a Expr; 1]>,
}

/// Returns the chain that a member expression is.
pub(super) fn chain_of(member: &MemberExpr) -> Chain<'_> {
    let mut chain = Chain { root: Root::This, names: SmallVec::new(), computed: SmallVec::new() };
    let mut next = member;
    loop {
        chain.names.push(name_of(&next.prop));
        if let MemberProp::Computed(computed) = &next.prop {
            chain.computed.push(&computed.expr);
        }
        let object = strip(&next.obj);
        match object {
            Expr::Member(inner) => next = inner,
            Expr::OptChain(optional) => match &*optional.base {
                OptChainBase::Member(inner) => next = inner,
                OptChainBase::Call(_) => {
                    chain.root = Root::Other(object);
                    break;
                }
            },
            Expr::Ident(name) => {
                chain.root = Root::Variable(name);
                break;
            }
            Expr::This(_) => break,
            _ => {
                chain.root = Root::Other(object);
                break;
            }
        }
    }
    chain.names.reverse();
    chain
}

/// Returns the name of a member; `None` if it is computed.
pub(super) fn name_of(prop: &MemberProp) -> Option<Atom> {
    match prop {
        MemberProp::Ident(name) => Some(name.sym.clone()),
        MemberProp::PrivateName(name) => Some(private(&name.name)),
        MemberProp::Computed(computed) => match strip(&computed.expr) {
            Expr::Lit(Lit::Str(text)) => text.value.as_str().map(Atom::from),
            _ => None,
        },
    }
}
