//! Expressions: the variables that they read, and their effects.

use std::sync::Arc;

use swc_common::Spanned;
use swc_ecma_ast::{
    AssignExpr, AssignOp, AssignTarget, Callee, Expr, ExprOrSpread, Id, Ident, MemberExpr, MemberProp, NewExpr,
    OptChainBase, OptChainExpr, SeqExpr, SimpleAssignTarget, UnaryOp, UpdateExpr,
};
use swc_ecma_visit::VisitWith;

use super::fresh::{Known, is_jquery, is_known_function, known, only_makes};
use super::parts::Parts;
use super::walk::{Source, Value, Walk};
use crate::flow::idioms::purity::is_undefined;
use crate::syntax::facts::{Role, Row};
use crate::tree::casts::strip;
use crate::tree::span::span_of;

impl Walk<'_> {
    /// Walks an expression.
    pub(super) fn expression(&mut self, expr: &Expr, value: Value) {
        self.visit(span_of(expr.span()), |walk| walk.expression_here(expr, value));
    }

    fn expression_here(&mut self, expr: &Expr, value: Value) {
        let used = Value::Used;
        match expr {
            Expr::Ident(name) => self.read(&name.to_id()),
            Expr::This(_) | Expr::Lit(_) | Expr::MetaProp(_) | Expr::PrivateName(_) => {}
            Expr::Paren(paren) => self.expression(&paren.expr, value),
            Expr::Member(member) => self.member(member),
            Expr::Assign(assign) => self.assignment(assign, value),
            Expr::Update(update) => self.update(update, value),
            Expr::Call(call) => match &call.callee {
                Callee::Expr(callee) => {
                    self.types(&call.type_args);
                    self.call(callee, &call.args);
                }
                Callee::Super(_) | Callee::Import(_) => self.anything(call),
            },
            Expr::OptChain(chain) => self.optional_chain(chain),
            Expr::New(new) => self.construction(new),
            Expr::Fn(function) => self.function_expression(function, None),
            Expr::Arrow(arrow) => self.arrow(arrow, None),
            Expr::Class(class) => self.class(&class.class),
            Expr::Unary(unary) if unary.op == UnaryOp::Delete => match self.own_object(&unary.arg) {
                Some(id) => {
                    self.write(&id);
                    if let Some(member) = strip(&unary.arg).as_member() {
                        self.name(&member.prop);
                    }
                }
                None => self.anything(unary),
            },
            Expr::Unary(unary) => self.expression(&unary.arg, used),
            Expr::Bin(binary) => {
                self.expression(&binary.left, used);
                self.expression(&binary.right, if binary.op.may_short_circuit() { value } else { used });
            }
            Expr::Cond(choice) => {
                self.expression(&choice.test, used);
                self.expression(&choice.cons, value);
                self.expression(&choice.alt, value);
            }
            Expr::Seq(sequence) => self.sequence(sequence, value),
            Expr::Array(_) | Expr::Object(_) | Expr::Tpl(_) => expr.visit_children_with(&mut Parts(self)),
            Expr::TsAs(_)
            | Expr::TsNonNull(_)
            | Expr::TsConstAssertion(_)
            | Expr::TsTypeAssertion(_)
            | Expr::TsSatisfies(_)
            | Expr::TsInstantiation(_) => expr.visit_children_with(&mut Parts(self)),
            _ => self.anything(expr),
        }
    }

    /// Walks code that may do anything.
    pub(super) fn anything(&mut self, node: &impl for<'a, 'b> VisitWith<Parts<'a, 'b>>) {
        self.effect(Source::Code);
        node.visit_children_with(&mut Parts(self));
    }

    /// Walks types: the names in them are needed.
    pub(super) fn types(&mut self, node: &impl for<'a, 'b> VisitWith<Parts<'a, 'b>>) {
        node.visit_with(&mut Parts(self));
    }

    fn member(&mut self, member: &MemberExpr) {
        self.expression(&member.obj, Value::Used);
        self.name(&member.prop);
    }

    fn name(&mut self, name: &MemberProp) {
        if let MemberProp::Computed(computed) = name {
            self.expression(&computed.expr, Value::Used);
        }
    }

    fn optional_chain(&mut self, chain: &OptChainExpr) {
        match &*chain.base {
            OptChainBase::Member(member) => self.member(member),
            OptChainBase::Call(call) => self.call(&call.callee, &call.args),
        }
    }

    /// The variable whose object, which nobody else has, an expression is a member of.
    fn own_object(&self, member: &Expr) -> Option<Id> {
        match strip(member) {
            Expr::Member(member) => self.own_of(member),
            Expr::OptChain(chain) => chain.base.as_member().and_then(|member| self.own_of(member)),
            _ => None,
        }
    }

    fn own_of(&self, member: &MemberExpr) -> Option<Id> {
        let id = strip(&member.obj).as_ident().map(Ident::to_id)?;
        self.bindings.get(&id).is_some_and(|declared| declared.is_fresh && !declared.is_open).then_some(id)
    }

    /// Records a write into a variable, or into the object that it alone holds.
    pub(super) fn write(&mut self, id: &Id) {
        let Some(declared) = self.bindings.get(id) else { return self.effect(Source::Code) };
        self.effect(Source::Variable(declared.mention, declared.home));
        self.need(declared.mention);
    }

    fn assignment(&mut self, assign: &AssignExpr, value: Value) {
        let is_read = assign.op != AssignOp::Assign && value == Value::Used;
        let target = match &assign.left {
            AssignTarget::Simple(SimpleAssignTarget::Ident(name)) => Some(name.id.to_id()),
            AssignTarget::Simple(SimpleAssignTarget::Member(member)) => {
                let own = self.own_of(member);
                if own.is_some() {
                    self.name(&member.prop);
                }
                own
            }
            AssignTarget::Simple(_) | AssignTarget::Pat(_) => None,
        };
        if let Some(id) = target {
            self.write(&id);
            if is_read {
                self.read(&id);
            }
        } else {
            self.effect(Source::Code);
            assign.left.visit_with(&mut Parts(self));
        }
        self.expression(&assign.right, Value::Used);
    }

    fn update(&mut self, update: &UpdateExpr, value: Value) {
        let target = strip(&update.arg).as_ident().map(Ident::to_id).or_else(|| self.own_object(&update.arg));
        match target {
            Some(id) => {
                self.write(&id);
                if let Some(member) = strip(&update.arg).as_member() {
                    self.name(&member.prop);
                }
                if value == Value::Used {
                    self.read(&id);
                }
            }
            None => self.anything(update),
        }
    }

    fn sequence(&mut self, sequence: &SeqExpr, value: Value) {
        let items = sequence.exprs.iter().map(|expr| span_of(expr.span())).collect();
        let row = Arc::new(Row { span: span_of(sequence.span), items });
        let dropped = sequence.exprs.len() - usize::from(value == Value::Used);
        for (index, expr) in sequence.exprs.iter().enumerate() {
            if index < dropped {
                let role = Role::Element(Arc::clone(&row), index);
                let unit = self.describe(span_of(expr.span()), Some(role), None);
                self.visit(unit.span, |walk| walk.inside_unit(unit, |walk| walk.expression_here(expr, Value::Dropped)));
            } else {
                self.expression(expr, value);
            }
        }
    }

    fn construction(&mut self, new: &NewExpr) {
        if !only_makes(new, self.redefined) {
            self.effect(Source::Code);
            self.expression(&new.callee, Value::Used);
        }
        self.types(&new.type_args);
        for arg in new.args.iter().flatten() {
            self.expression(&arg.expr, Value::Used);
        }
    }

    /// Walks a call.
    pub(super) fn call(&mut self, callee: &Expr, args: &[ExprOrSpread]) {
        let called = strip(callee);
        let own = self.own_object(called);
        let calls_from = match (known(called, args, self.redefined), own) {
            (Some(Known::Computes(first)), _) => {
                self.expression(called, Value::Used);
                first
            }
            (Some(Known::Mutates(first)), Some(id)) => {
                self.write(&id);
                first
            }
            (None, _) if self.wraps_element(called, args) => usize::MAX,
            (Some(Known::Mutates(_)), None) | (None, _) => {
                self.called(called);
                return args.iter().for_each(|arg| self.expression(&arg.expr, Value::Used));
            }
        };
        for (index, arg) in args.iter().enumerate() {
            let may_be_called = index >= calls_from && arg.spread.is_none();
            self.argument(&arg.expr, if may_be_called { Argument::Called } else { Argument::Passed });
        }
    }

    /// True for `$(row)` in a callback that is called at once: what it gets is no function.
    fn wraps_element(&self, callee: &Expr, args: &[ExprOrSpread]) -> bool {
        let [only] = args else { return false };
        let declared = strip(&only.expr).as_ident().and_then(|name| self.bindings.get(&name.to_id()));
        is_jquery(callee) && declared.is_some_and(|declared| self.is_inline(declared.home))
    }

    /// Walks what is called.
    fn called(&mut self, callee: &Expr) {
        match callee {
            Expr::Fn(function) => self.function_expression(function, Some(self.unit())),
            Expr::Arrow(arrow) => self.arrow(arrow, Some(self.unit())),
            Expr::Ident(name) => {
                let function = self.bindings.get(&name.to_id()).filter(|declared| !declared.is_open);
                match function.and_then(|declared| declared.function) {
                    Some(key) => {
                        let does = self.function_nodes(key).does;
                        self.effect(Source::Call(does));
                    }
                    None => self.effect(Source::Code),
                }
                self.read(&name.to_id());
            }
            // Nothing of `(0, shop.pay)` may go: the rest would be called on an object.
            Expr::Seq(sequence) => self.anything(sequence),
            other => {
                self.effect(Source::Code);
                self.expression(other, Value::Used);
            }
        }
    }

    /// Walks an argument of a call that only computes: a function is called at once.
    fn argument(&mut self, arg: &Expr, argument: Argument) {
        let stripped = strip(arg);
        let declared = stripped.as_ident().and_then(|name| self.bindings.get(&name.to_id()));
        let is_function = declared.is_some_and(|declared| declared.function.is_some() && !declared.is_open);
        match stripped {
            Expr::Fn(_) | Expr::Arrow(_) => self.visit(span_of(arg.span()), |walk| walk.called(stripped)),
            Expr::Ident(_) if is_function => self.called(stripped),
            // It may be a function that does anything. `Number` and `Boolean` do nothing.
            Expr::Ident(_) | Expr::Member(_) | Expr::OptChain(_) | Expr::Call(_)
                if argument == Argument::Called
                    && !is_known_function(stripped, self.redefined)
                    && !is_undefined(stripped) =>
            {
                self.effect(Source::Code);
                self.expression(arg, Value::Used);
            }
            _ => self.expression(arg, Value::Used),
        }
    }
}

/// The use that a call makes of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Argument {
    /// It may call it.
    Called,
    /// It takes it as a value.
    Passed,
}
