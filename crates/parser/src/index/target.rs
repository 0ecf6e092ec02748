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
    let (mut names, mut computed) = (SmallVec::new(), SmallVec::new());
    let root = each_member(member, |prop| {
        names.push(name_of(prop));
        if let MemberProp::Computed(key) = prop {
            computed.push(&*key.expr);
        }
    });
    names.reverse();
    Chain { root, names, computed }
}

/// Returns the expression that the chain of a member begins with.
pub(super) fn root_of(member: &MemberExpr) -> Root<'_> {
    each_member(member, |_| ())
}

/// Goes through the members of a chain, the last one first, and returns the expression that it begins with.
fn each_member<'a>(member: &'a MemberExpr, mut found: impl FnMut(&'a MemberProp)) -> Root<'a> {
    let mut next = member;
    loop {
        found(&next.prop);
        let object = strip(&next.obj);
        next = match object {
            Expr::Member(inner) => inner,
            Expr::OptChain(optional) => match &*optional.base {
                OptChainBase::Member(inner) => inner,
                OptChainBase::Call(_) => return Root::Other(object),
            },
            Expr::Ident(name) => return Root::Variable(name),
            Expr::This(_) => return Root::This,
            _ => return Root::Other(object),
        };
    }
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
