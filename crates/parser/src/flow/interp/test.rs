//! Tests: split the state into one in which the test holds and one in which it fails, each narrowed accordingly.
//!
//! ```js
//! if (type === "payPal") pay();    // here `type` is only "payPal"
//! else other();                    // here it is anything else that it was; dead if it was nothing else
//! ```
//!
//! Only variables and their properties are narrowed, never the result of a call.

use swc_atoms::Atom;
use swc_ecma_ast::{BinExpr, BinaryOp, CallExpr, Callee, Expr, Lit, MemberProp, UnaryOp};

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::predicate::{Equality, Predicate, constants, equal};
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::state::State;
use crate::flow::idioms::callee::as_member;
use crate::flow::idioms::own_property::own_property_test;
use crate::flow::idioms::purity::{is_pure, is_pure_name};
use crate::flow::interp::Interpreter;
use crate::flow::refine::narrow::{Narrowable, TestedProperty, assume};
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// Evaluates a test. Returns the state in which it holds, and the one in which it fails.
    pub(crate) fn test(&mut self, test: &'a Expr) -> (State, State) {
        match strip(test) {
            Expr::Unary(unary) if unary.op == UnaryOp::Bang => {
                let (yes, no) = self.test(&unary.arg);
                (no, yes)
            }
            Expr::Bin(bin) if bin.op == BinaryOp::LogicalAnd => {
                let (left_yes, mut no) = self.test(&bin.left);
                self.heap.state = left_yes;
                let (yes, right_no) = self.test(&bin.right);
                no.join(right_no);
                (yes, no)
            }
            Expr::Bin(bin) if bin.op == BinaryOp::LogicalOr => {
                let (mut yes, left_no) = self.test(&bin.left);
                self.heap.state = left_no;
                let (right_yes, no) = self.test(&bin.right);
                yes.join(right_yes);
                (yes, no)
            }
            Expr::Ident(ident) if let Some((stored, inside)) = self.aliased_condition(ident) => {
                self.in_scope(inside, |interpreter| interpreter.test(stored))
            }
            stripped => {
                let value = self.eval(stripped);
                self.split(stripped, &value)
            }
        }
    }

    /// Splits the present state by a test that has already been evaluated to `value`.
    fn split(&mut self, test: &'a Expr, value: &Value) -> (State, State) {
        let condition = self.condition(test);
        let mut yes = self.heap.state.fork();
        let mut no = self.heap.state.fork();
        match value.truth() {
            Some(true) => no.live = false,
            Some(false) => yes.live = false,
            None => {}
        }
        if value.is_empty() {
            (yes.live, no.live) = (self.heap.state.live, self.heap.state.live);
        }
        if let Some((subject, predicate, holds)) = condition {
            let (equal, other) = if holds { (&mut yes, &mut no) } else { (&mut no, &mut yes) };
            self.heap.narrow(equal, &subject, |alternative| predicate.keep(alternative));
            self.heap.narrow(other, &subject, |alternative| predicate.drop(alternative));
            let anything = [Alternative::new(ValueKind::Unknown(None), self.at(test))];
            let constants = predicate.constants().map_or(&anything[..], |(constants, _)| constants);
            assume(equal, &subject, constants);
            assume(other, &subject, &anything);
        }
        (yes, no)
    }

    /// Splits the present state at `||` or `??`, whose left side has been evaluated: first the state in which the left
    /// side decides, then the one in which the right side is evaluated.
    pub(crate) fn split_by(&mut self, left: &'a Expr, value: &Value, op: BinaryOp) -> (State, State) {
        if op != BinaryOp::NullishCoalescing {
            return self.split(strip(left), value);
        }
        let subject = self.narrowable(left);
        let (mut stays, mut goes_on) = (self.heap.state.fork(), self.heap.state.fork());
        if let Some(subject) = subject {
            self.heap
                .narrow(&mut stays, &subject, |alternative| (alternative.is_nullish() == Some(true)).then(Vec::new));
            self.heap
                .narrow(&mut goes_on, &subject, |alternative| (alternative.is_nullish() == Some(false)).then(Vec::new));
        }
        (stays, goes_on)
    }

    /// Splits the present state into one in which two evaluated expressions are equal and one in which they differ: a
    /// case of a `switch`.
    pub(crate) fn split_equal(&mut self, left: &'a Expr, right: &'a Expr) -> (State, State) {
        if let Expr::Lit(Lit::Bool(truth)) = strip(left)
            && matches!(strip(right), Expr::Bin(_) | Expr::Unary(_))
        {
            // `switch (true) { case a === b: … }`
            let value = self.peek(right);
            let (holds, fails) = self.split(strip(right), &value);
            return if truth.value { (holds, fails) } else { (fails, holds) };
        }
        let (left_value, right_value) = (self.peek(left), self.peek(right));
        let constants = constants(&right_value);
        let subject = if constants.is_empty() { None } else { self.narrowable(left) };
        let (mut yes, mut no) = (self.heap.state.fork(), self.heap.state.fork());
        match equal(&left_value, &right_value, Equality::Strict) {
            Some(true) => no.live = false,
            Some(false) => yes.live = false,
            None => {}
        }
        if let Some(subject) = subject {
            let predicate = Predicate::Equal(constants, Equality::Strict);
            self.heap.narrow(&mut yes, &subject, |alternative| predicate.keep(alternative));
            self.heap.narrow(&mut no, &subject, |alternative| predicate.drop(alternative));
        }
        (yes, no)
    }

    /// The condition that a test checks: its subject, a predicate on it, and true if the test holds where the predicate
    /// does; false for `!==` and `!=`. `None` if the test narrows nothing.
    fn condition(&mut self, test: &'a Expr) -> Option<(Narrowable, Predicate, bool)> {
        match test {
            Expr::Bin(bin) if bin.op == BinaryOp::In => {
                let name = self.peek(&bin.left).text().cloned()?;
                let subject = self.narrowable_member(&bin.right, &name)?;
                Some((subject, Predicate::Presence, true))
            }
            Expr::Bin(bin) => self.comparison(bin),
            Expr::Call(call) => match own_property_test(call) {
                Some((object, name)) => {
                    let name = self.peek(name).text().cloned()?;
                    Some((self.narrowable_member(object, &name)?, Predicate::Presence, true))
                }
                None => self.membership(call),
            },
            Expr::Assign(assign) => {
                let target = assign.left.as_ident()?;
                let cell = self.control.scope.find(&target.id.to_id())?;
                Some((Narrowable::Variable(cell), Predicate::Truth, true))
            }
            _ => Some((self.narrowable(test)?, Predicate::Truth, true)),
        }
    }

    /// `type === "payPal"`, `typeof amount !== "number"`
    fn comparison(&mut self, bin: &'a BinExpr) -> Option<(Narrowable, Predicate, bool)> {
        let (holds, equality) = match bin.op {
            BinaryOp::EqEqEq => (true, Equality::Strict),
            BinaryOp::NotEqEq => (false, Equality::Strict),
            BinaryOp::EqEq => (true, Equality::Loose),
            BinaryOp::NotEq => (false, Equality::Loose),
            _ => return None,
        };
        for (subject, other) in [(&bin.left, &bin.right), (&bin.right, &bin.left)] {
            let found = constants(&self.peek(other));
            if found.is_empty() {
                continue;
            }
            if let Expr::Unary(unary) = strip(subject)
                && unary.op == UnaryOp::TypeOf
            {
                let ValueKind::Text(name) = &found[0].kind else { return None };
                return Some((self.narrowable(&unary.arg)?, Predicate::Type(name.clone()), holds));
            }
            if let Some(subject) = self.narrowable(subject) {
                return Some((subject, Predicate::Equal(found, equality), holds));
            }
        }
        None
    }

    /// `["payPal", "payPalCredit"].includes(type)`
    fn membership(&mut self, call: &'a CallExpr) -> Option<(Narrowable, Predicate, bool)> {
        let Callee::Expr(callee) = &call.callee else { return None };
        let Expr::Member(member) = strip(callee) else { return None };
        let MemberProp::Ident(name) = &member.prop else { return None };
        let [argument] = &*call.args else { return None };
        if &*name.sym != "includes" || argument.spread.is_some() {
            return None;
        }
        let list = self.peek(&member.obj);
        let elements = self.heap.elements(&list)?;
        let each: Vec<Vec<Alternative>> = elements.iter().map(constants).collect();
        if each.is_empty() || each.iter().any(Vec::is_empty) {
            return None;
        }
        let is_certain = each.iter().all(|constants| constants.len() == 1);
        let found: Vec<Alternative> = each.into_iter().flatten().collect();
        let predicate = if is_certain { Predicate::Among(found) } else { Predicate::Equal(found, Equality::Strict) };
        Some((self.narrowable(&argument.expr)?, predicate, true))
    }

    /// The variable or property that an expression names, if a test can narrow it.
    pub(crate) fn narrowable(&mut self, expr: &'a Expr) -> Option<Narrowable> {
        match strip(expr) {
            Expr::Ident(ident) => self.control.scope.find(&ident.to_id()).map(Narrowable::Variable),
            Expr::Assign(assign) => {
                Some(Narrowable::Variable(self.control.scope.find(&assign.left.as_ident()?.id.to_id())?))
            }
            inner => {
                let member = as_member(inner).filter(|member| is_pure_name(&member.prop))?;
                if let Some(cell) = self.access_path_cell(expr) {
                    return Some(Narrowable::Variable(cell));
                }
                let name = self.member_name(&member.prop)?;
                self.narrowable_member(&member.obj, &name)
            }
        }
    }

    /// A property of the object that an expression gives; or, if a variable holds one of several objects, the variable,
    /// narrowed by that property of theirs.
    fn narrowable_member(&mut self, object: &'a Expr, name: &Atom) -> Option<Narrowable> {
        let base = self.peek(object);
        // Unknown code may have replaced an initial object: the test may be about another one.
        if base
            .alternatives()
            .iter()
            .any(|alternative| alternative.object().is_some() && alternative.certainty == Certainty::Initial)
        {
            return None;
        }
        // The properties of a module namespace are variables of the exporting script.
        if base.objects().any(|id| self.modules.namespaces.contains_key(&id)) {
            return None;
        }
        let owned = |object: ObjectId| TestedProperty {
            object,
            name: name.clone(),
            inherits: self.heap.allocation(object).prototype.is_some()
                || self.heap.is_array(object)
                || self.heap.is_callable(object),
            doubt: self.doubt(object, name),
        };
        if let Some(object) = base.single().and_then(Alternative::object) {
            return Some(Narrowable::Property(owned(object)));
        }
        let Expr::Ident(ident) = strip(object) else { return None };
        let cell = self.control.scope.find(&ident.to_id())?;
        Some(Narrowable::VariableByProperty(cell, base.objects().map(owned).collect()))
    }

    /// The value of an expression without side effects; an unknown value for any other, which isn't evaluated.
    pub(crate) fn peek(&mut self, expr: &'a Expr) -> Value {
        let at = self.at(expr);
        if is_pure(expr) { self.eval(expr) } else { Value::unknown(at) }
    }
}
