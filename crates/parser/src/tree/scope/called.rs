//! The names that a program calls: `pay` for `pay()`, `shop.pay()` and `shop.pay.call(cart)`.

use swc_ecma_ast::{Expr, MemberProp};

use super::Scopes;

impl Scopes {
    /// Records the name of a callee.
    pub(crate) fn call(&mut self, callee: &Expr) {
        match callee {
            Expr::Ident(ident) => {
                self.call_name(&ident.sym);
            }
            Expr::Member(member) => match &member.prop {
                MemberProp::Ident(name) => {
                    self.call_name(&name.sym);
                    // `f.call(x)`, `f.bind(x)`: `f` runs.
                    if matches!(&*name.sym, "call" | "apply" | "bind") {
                        self.call(&member.obj);
                    }
                }
                MemberProp::PrivateName(name) => {
                    self.call_name(&name.name);
                }
                MemberProp::Computed(_) => {}
            },
            Expr::Paren(paren) => self.call(&paren.expr),
            Expr::OptChain(chain) => {
                if let Some(member) = chain.base.as_member()
                    && let MemberProp::Ident(name) = &member.prop
                {
                    self.call_name(&name.sym);
                }
            }
            _ => {}
        }
    }
}
