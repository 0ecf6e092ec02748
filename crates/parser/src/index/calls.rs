//! Calls, and the code that they run.

use swc_ecma_ast::{CallExpr, Callee, Expr, ExprOrSpread, Ident, NewExpr, OptChainBase};

use crate::flow::domain::transfer::Transfer;
use crate::flow::idioms::callee::last_name;
use crate::flow::models::callbacks::Callbacks;
use crate::flow::models::lookup;
use crate::flow::models::table::Receiver;
use crate::index::build::{Builder, Position};
use crate::index::members::Access;
use crate::index::target::{Root, name_of, root_of};
use crate::index::{Mention, Traits};
use crate::sdk::CallKind;
use crate::tree::casts::strip;
use crate::tree::imports::constant;

impl Builder<'_> {
    /// Records that the present unit calls something unknown.
    pub(super) fn runs_unknown_code(&mut self) {
        self.unit().traits.add(Traits::CALLS);
        self.unit().traits.add(Traits::RUNS_UNKNOWN_CODE);
    }

    /// Records the variable that a call runs, or that it runs unknown code.
    fn record_callee(&mut self, callee: &Expr) {
        let is_late =
            |name: &str| lookup::callbacks_of(name) == Callbacks::Later || CallKind::from_name(name).is_some();
        let is_known =
            |builder: &Self, name: &Ident| name.ctxt == builder.unresolved && lookup::global(&name.sym).is_some();
        let runs_unknown_code = match strip(callee) {
            Expr::Ident(name) if is_known(self, name) || is_late(&name.sym) => false,
            Expr::Ident(name) if name.ctxt != self.unresolved => {
                let binding = self.binding(name);
                self.index.called.push(self.unit, binding);
                false
            }
            Expr::Fn(_) | Expr::Arrow(_) => true,
            Expr::Member(member) => {
                let root = matches!(root_of(member), Root::Variable(name) if is_known(self, name));
                !root && !name_of(&member.prop).is_some_and(|name| is_late(&name))
            }
            _ => true,
        };
        if runs_unknown_code {
            self.unit().traits.add(Traits::RUNS_UNKNOWN_CODE);
        }
    }

    /// Visits what a call calls, and its arguments.
    pub(super) fn callee(&mut self, callee: &Expr, args: &[ExprOrSpread]) {
        self.unit().traits.add(Traits::CALLS);
        self.record_callee(callee);
        if let Some(name) = last_name(callee) {
            if !matches!(strip(callee), Expr::Ident(_)) {
                self.index.called_methods.push(self.unit, name.clone());
            }
            let transfer = lookup::named(&name);
            let sets_up =
                lookup::method(Receiver::JQuery, &name).is_some_and(|model| model.transfer == Transfer::SetUpRequests);
            if matches!(transfer, Transfer::Trigger | Transfer::SendRequest) {
                self.unit().traits.add(Traits::TRIGGERS);
            }
            if sets_up || transfer == Transfer::OpenRequest && args.len() > 2 {
                self.unit().traits.add(Traits::SEED);
            }
        }
        match strip(callee) {
            Expr::Ident(name) => {
                if &*name.sym == "require" {
                    self.require(args);
                }
                self.mention(name, Mention::Calls);
            }
            Expr::Member(member) => self.member(member, Access::Call),
            Expr::OptChain(chain) => match &*chain.base {
                OptChainBase::Member(member) => self.member(member, Access::Call),
                OptChainBase::Call(_) => self.visit_as(callee, Position::Passed),
            },
            function @ (Expr::Fn(_) | Expr::Arrow(_)) => {
                self.pass_window(function, args);
                self.is_called_at_once = true;
                self.visit_as(callee, Position::Passed);
            }
            _ => self.visit_as(callee, Position::Passed),
        }
        self.arguments(args);
    }

    /// Visits the arguments of a call.
    pub(super) fn arguments(&mut self, args: &[ExprOrSpread]) {
        for arg in args {
            self.visit_as(&*arg.expr, Position::Passed);
        }
    }

    /// Records the script that `require` or `import()` loads.
    fn require(&mut self, args: &[ExprOrSpread]) {
        if let Some(specifier) = constant(args) {
            let specifier = specifier.0.to_owned();
            self.index.imports.push(self.unit, specifier);
        }
    }

    /// Visits a call.
    pub(super) fn call(&mut self, node: &CallExpr) {
        match &node.callee {
            Callee::Expr(callee) => self.callee(callee, &node.args),
            Callee::Super(_) => {
                self.runs_unknown_code();
                self.unit().traits.add(Traits::NAMES_THIS);
                self.arguments(&node.args);
            }
            Callee::Import(_) => {
                self.runs_unknown_code();
                self.require(&node.args);
                self.arguments(&node.args);
            }
        }
    }

    /// Visits `new`.
    pub(super) fn new_expression(&mut self, node: &NewExpr) {
        self.runs_unknown_code();
        match strip(&node.callee) {
            Expr::Ident(name) => drop(self.mention(name, Mention::Constructs)),
            Expr::Member(member) => self.member(member, Access::Call),
            other => self.visit_as(other, Position::Passed),
        }
        self.arguments(node.args.as_deref().unwrap_or_default());
    }
}
