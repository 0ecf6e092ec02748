//! Chains: members that an expression reads one after the other: `cart`, then `paymentSession`, then `id`.

use swc_ecma_ast::{Callee, Expr, Lit, MemberExpr, MemberProp, OptChainBase};

/// Members that are read one after the other. If one of them has no value, the expression throws or has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The start of the chain.
    pub root: Root,
    /// The names of the members, in order.
    pub members: Vec<String>,
    /// True if the expression's value is the last member; false if that is called, as in `cart.session().id`.
    pub is_whole: bool,
}

/// The start of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// A variable.
    Name(String),
    /// `this`
    This,
}

/// Returns the chain that an expression starts with.
pub(super) fn of(expr: &Expr) -> Option<Chain> {
    match expr {
        Expr::Ident(name) => Some(start(Root::Name(name.sym.to_string()))),
        Expr::This(_) => Some(start(Root::This)),
        Expr::Paren(paren) => of(&paren.expr),
        Expr::TsAs(cast) => of(&cast.expr),
        Expr::TsNonNull(cast) => of(&cast.expr),
        Expr::TsSatisfies(cast) => of(&cast.expr),
        Expr::TsTypeAssertion(cast) => of(&cast.expr),
        Expr::Await(waiting) => of(&waiting.arg).map(cut),
        Expr::Member(member) => member_of(member),
        Expr::Call(call) => match &call.callee {
            Callee::Expr(callee) => of(callee).map(cut),
            Callee::Super(_) | Callee::Import(_) => None,
        },
        Expr::OptChain(chain) => match &*chain.base {
            OptChainBase::Member(member) => member_of(member),
            OptChainBase::Call(call) => of(&call.callee).map(cut),
        },
        _ => None,
    }
}

/// Returns the chain that an expression of a program starts with.
pub(crate) fn chain_of(expr: &Expr) -> Option<Chain> {
    of(expr)
}

/// Returns an expression as a path, if it is nothing but a chain: `cart.paymentSession`.
pub(crate) fn path_of(expr: &Expr) -> Option<String> {
    of(expr).filter(|chain| chain.is_whole).map(|chain| chain.path(chain.members.len()))
}

impl Chain {
    /// Returns the path up to that many members: `cart.paymentSession` for one.
    pub fn path(&self, members: usize) -> String {
        let root = match &self.root {
            Root::Name(name) => name.as_str(),
            Root::This => "this",
        };
        let members = self.members.iter().take(members).map(String::as_str);
        [root].into_iter().chain(members).collect::<Vec<_>>().join(".")
    }
}

fn start(root: Root) -> Chain {
    Chain { root, members: Vec::new(), is_whole: true }
}

/// Ends the chain, because something other than a member's name follows.
fn cut(chain: Chain) -> Chain {
    Chain { is_whole: false, ..chain }
}

fn member_of(member: &MemberExpr) -> Option<Chain> {
    let mut chain = of(&member.obj)?;
    let name = match &member.prop {
        MemberProp::Ident(name) => Some(name.sym.to_string()),
        MemberProp::PrivateName(name) => Some(format!("#{}", name.name)),
        MemberProp::Computed(computed) => match &*computed.expr {
            Expr::Lit(Lit::Str(text)) => text.value.as_str().map(ToOwned::to_owned),
            Expr::Lit(Lit::Num(number)) => Some(number.value.to_string()),
            _ => None,
        },
    };
    match name {
        Some(name) if chain.is_whole => chain.members.push(name),
        Some(_) => {}
        None => chain.is_whole = false,
    }
    Some(chain)
}

#[cfg(test)]
mod tests {
    use crate::{Chain, Expression, Root};

    fn chain(text: &str) -> Option<(Root, String, bool)> {
        let chain = Expression::parse(text).unwrap().chain;
        chain.map(|Chain { root, members, is_whole }| (root, members.join("."), is_whole))
    }

    #[test]
    fn members_are_read_from_the_left() {
        let cart = |members: &str, is_whole| Some((Root::Name("cart".to_owned()), members.to_owned(), is_whole));
        assert_eq!(chain("cart"), cart("", true));
        assert_eq!(chain("cart.paymentSession.id"), cart("paymentSession.id", true));
        assert_eq!(chain("cart?.paymentSession?.['id']"), cart("paymentSession.id", true));
        assert_eq!(chain("(cart as Cart).paymentSession!.id"), cart("paymentSession.id", true));
        assert_eq!(chain("cart.sessions[0].id"), cart("sessions.0.id", true));
        assert_eq!(chain("cart.sessions[last].id"), cart("sessions", false));
        assert_eq!(chain("cart.session().id"), cart("session", false));
        assert_eq!(chain("(await cart.load()).id"), cart("load", false));
        assert_eq!(chain("this.#cart.id"), Some((Root::This, "#cart.id".to_owned(), true)));
        assert_eq!(chain("a ? b : c"), None);
        assert_eq!(chain("'abc'"), None);
    }
}
