//! The names that a program calls: `pay` for `pay()`, `shop.pay()` and `shop.pay.call(cart)`.

use swc_ecma_ast::{Expr, MemberProp};

use super::Walk;

impl Walk {
    /// Records the name of a callee.
    pub(super) fn call(&mut self, callee: &Expr) {
        match callee {
            Expr::Ident(ident) => {
                self.called.insert(ident.sym.clone());
            }
            Expr::Member(member) => match &member.prop {
                MemberProp::Ident(name) => {
                    self.called.insert(name.sym.clone());
                    // `f.call(x)`, `f.bind(x)`: `f` runs.
                    if matches!(&*name.sym, "call" | "apply" | "bind") {
                        self.call(&member.obj);
                    }
                }
                MemberProp::PrivateName(name) => {
                    self.called.insert(name.name.clone());
                }
                MemberProp::Computed(_) => {}
            },
            Expr::Paren(paren) => self.call(&paren.expr),
            Expr::OptChain(chain) => {
                if let Some(member) = chain.base.as_member()
                    && let MemberProp::Ident(name) = &member.prop
                {
                    self.called.insert(name.sym.clone());
                }
            }
            _ => {}
        }
    }
}
