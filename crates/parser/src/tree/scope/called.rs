//! The names of what a program calls.

use swc_ecma_ast::{Expr, MemberProp};

use super::Walk;

impl Walk {
    /// Keeps the name of what is called.
    pub(super) fn call(&mut self, callee: &Expr) {
        match callee {
            Expr::Ident(ident) => {
                self.called.insert(ident.sym.clone());
            }
            Expr::Member(member) => match &member.prop {
                MemberProp::Ident(name) => {
                    self.called.insert(name.sym.clone());
                    // `f.call(x)`, `f.bind(x)`: f is what runs.
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
