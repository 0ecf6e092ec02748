//! Expressions: evaluates each kind of expression to a value. Objects, functions and calls have files of their own.
//!
//! ```js
//! const type = guest ? "payPal" : "bPay";    // a value with two alternatives
//! ```

use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{
    BinExpr, BinaryOp, Expr, ExprOrSpread, Lit, MemberExpr, MemberProp, SuperProp, Tpl, UnaryExpr, UnaryOp,
};

use crate::flow::budget::{Limit, Repetition};
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::arithmetic::{difference, number, ordered, signed};
use crate::flow::domain::id::At;
use crate::flow::domain::keys::{Keys, key_text, keys_of, private};
use crate::flow::domain::number::Number;
use crate::flow::domain::predicate::equal_values;
use crate::flow::domain::text::{add, text_of};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::{Foreign, ValueKind};
use crate::flow::heap::allocation::Code;
use crate::flow::heap::state::State;
use crate::flow::idioms::callee::last_name;
use crate::flow::idioms::constant_arithmetic::folded;
use crate::flow::idioms::optional_chain::is_lowered_chain;
use crate::flow::idioms::purity::leaves_variables;
use crate::flow::interp::Interpreter;
use crate::flow::models::callbacks::Callbacks;
use crate::flow::schedule::unreached::UnreachedSyntax;
use crate::tree::casts::strip;
use crate::tree::span::span_of;

impl<'a> Interpreter<'a> {
    /// Evaluates an expression: applies its effects to the state and returns its value. Costs one step of the budget.
    #[expect(clippy::too_many_lines, reason = "one arm for each kind of expression, each a line or a call")]
    pub(crate) fn eval(&mut self, expr: &'a Expr) -> Value {
        let at = self.at(expr);
        let run = self.control.frames.last().map_or(Repetition::First, |frame| frame.run);
        let relevance = self.relevance();
        self.budget.step(run, self.control.frames.len(), relevance, self.heap.state.take_compared());
        if self.heap.state.is_coarse() {
            self.budget.meet(Limit::Compared, at);
        }
        if !self.heap.state.live {
            self.defer_unreached(UnreachedSyntax::Expression(expr));
        }
        match expr {
            Expr::Lit(lit) => literal(lit, at),
            Expr::Ident(ident) => self.read_name(ident),
            Expr::This(_) => self.control.scope.this.clone().unwrap_or_else(|| Value::named(&Atom::new("this"), at)),
            Expr::Object(object) => self.object_literal(object),
            Expr::Array(array) => self.array_literal(array),
            Expr::Member(member) => self.read_member_expr(member),
            Expr::OptChain(chain) => self.optional_chain(chain, at),
            Expr::SuperProp(super_prop) => self.read_super(&super_prop.prop, at),
            Expr::Call(call) => self.call_expr(call),
            Expr::New(new) => self.new_expr(new),
            Expr::Assign(assign) => self.assign(assign),
            Expr::Bin(bin) => self.binary(bin),
            Expr::Cond(cond) => {
                let (yes, no) = self.test(&cond.test);
                let value = self.either(yes, &cond.cons, no, &cond.alt);
                if is_lowered_chain(cond, &self.script(self.control.scope.script).file) {
                    with_unset(&value)
                } else {
                    value
                }
            }
            Expr::Unary(unary) => self.unary(unary),
            Expr::Update(update) => self.update(update),
            Expr::Seq(seq) => {
                let mut last = Value::undefined(at);
                for expr in &seq.exprs {
                    last = self.eval(expr);
                }
                last
            }
            Expr::Tpl(template) => self.template(template),
            Expr::TaggedTpl(tagged) => {
                self.eval(&tagged.tag);
                let values = tagged.tpl.exprs.iter().map(|expr| self.eval(expr)).collect();
                self.escape_to_callee(&Arguments::at(values, at), Callbacks::AnyTime, at);
                Value::unknown(at)
            }
            Expr::Fn(function) => {
                let function_at = At { span: span_of(function.function.span), ..at };
                self.closure(Code::Function(&function.function), function_at, function.ident.as_ref())
            }
            Expr::Arrow(arrow) => self.closure(Code::Arrow(arrow), at, None),
            Expr::Class(class) => self.class(&class.class, at, class.ident.as_ref()),
            Expr::Await(awaited) => {
                let value = self.eval_awaited(&awaited.arg);
                self.may_throw();
                value
            }
            Expr::Yield(yielded) => self.run_yield(yielded, at),
            Expr::JSXElement(element) => self.jsx(element),
            Expr::JSXFragment(fragment) => {
                self.jsx_children(&fragment.children);
                Value::unknown(at)
            }
            Expr::Paren(_)
            | Expr::TsAs(_)
            | Expr::TsNonNull(_)
            | Expr::TsConstAssertion(_)
            | Expr::TsTypeAssertion(_)
            | Expr::TsSatisfies(_)
            | Expr::TsInstantiation(_) => self.eval(strip(expr)),
            Expr::MetaProp(_)
            | Expr::JSXMember(_)
            | Expr::JSXNamespacedName(_)
            | Expr::JSXEmpty(_)
            | Expr::PrivateName(_)
            | Expr::Invalid(_) => Value::unknown(at),
        }
    }

    /// Evaluates one of two expressions, each in its own state; joins the values and the states.
    fn either(&mut self, left: State, if_left: &'a Expr, right: State, if_right: &'a Expr) -> Value {
        self.heap.state = left;
        let mut value = self.eval_if_live(if_left);
        let after = std::mem::replace(&mut self.heap.state, right);
        let other = self.eval_if_live(if_right);
        self.heap.state.join_values(&mut value, &other);
        self.heap.state.join(after);
        value
    }

    /// Evaluates an expression. In a dead state it is kept as unreached code instead, and its value is empty.
    pub(crate) fn eval_if_live(&mut self, expr: &'a Expr) -> Value {
        if self.heap.state.live {
            return self.eval(expr);
        }
        self.defer_unreached(UnreachedSyntax::Expression(expr));
        Value::default()
    }

    /// Evaluates `object.name` or `object[key]`; an unknown member has the value to which tests have narrowed it.
    pub(crate) fn read_member_expr(&mut self, member: &'a MemberExpr) -> Value {
        self.read_member_and_base(member).0
    }

    /// As [`Self::read_member_expr`], with the value of the object. `None` for what a state machine was sent, which is no
    /// object's member.
    pub(crate) fn read_member_and_base(&mut self, member: &'a MemberExpr) -> (Value, Option<Value>) {
        if let Some(sent) = self.control.sent(member) {
            return (sent, None);
        }
        let base = self.eval(&member.obj);
        let value = self.read_member(&base, member);
        let value = if value.has_unknown() { self.narrowed_member(member).unwrap_or(value) } else { value };
        (value, Some(base))
    }

    /// Reads a member of an object that has been evaluated.
    fn read_member(&mut self, base: &Value, member: &'a MemberExpr) -> Value {
        let at = self.at(member);
        let keys = self.read_keys(&member.prop);
        self.record_read(base, keys.names(), at);
        match keys {
            Keys::Known(names) if names.len() == 1 => {
                let spelled = last_name(&member.obj);
                self.read_property(base, &names[0], spelled.as_ref(), at)
            }
            Keys::Known(names) => self.read_any(base, &names, at),
            Keys::Unknown => self.read_any(base, &[], at),
        }
    }

    fn read_super(&mut self, prop: &'a SuperProp, at: At) -> Value {
        let SuperProp::Ident(name) = prop else { return Value::unknown(at) };
        let Some(class) = self.control.scope.class else { return Value::unknown(at) };
        match self.parent_prototype(class) {
            Some(prototype) => self.read_property(&Value::of(ValueKind::Object(prototype), at), &name.sym, None, at),
            None => Value::unknown(at),
        }
    }

    /// The name of a member, if it is one constant.
    pub(crate) fn member_name(&mut self, prop: &'a MemberProp) -> Option<Atom> {
        match prop {
            MemberProp::Ident(name) => Some(name.sym.clone()),
            MemberProp::PrivateName(name) => Some(private(&name.name)),
            MemberProp::Computed(computed) => key_text(&self.eval(&computed.expr)),
        }
    }

    fn binary(&mut self, bin: &'a BinExpr) -> Value {
        let at = self.at(bin);
        match bin.op {
            BinaryOp::LogicalAnd | BinaryOp::LogicalOr | BinaryOp::NullishCoalescing => self.logical(bin),
            BinaryOp::EqEq | BinaryOp::EqEqEq | BinaryOp::NotEq | BinaryOp::NotEqEq => {
                let left = self.eval(&bin.left);
                let right = self.eval(&bin.right);
                if [&left, &right].iter().all(|side| {
                    side.alternatives().iter().all(|alternative| alternative.kind.is_nullish() != Some(true))
                }) {
                    self.record_text_read(&left, at);
                    self.record_text_read(&right, at);
                }
                let negated = matches!(bin.op, BinaryOp::NotEq | BinaryOp::NotEqEq);
                let kind = match equal_values(&left, &right, bin.op) {
                    Some(equal) => ValueKind::Bool(equal != negated),
                    None => ValueKind::SomeBool,
                };
                Value::of(kind, at)
            }
            _ => self.arithmetic(bin, at),
        }
    }

    /// Evaluates arithmetic and comparisons. `a + b + c + …` nests on the left as deep as it is long, so the left sides
    /// are walked without recursion.
    fn arithmetic(&mut self, bin: &'a BinExpr, at: At) -> Value {
        let mut chain = vec![bin];
        while let Expr::Bin(left) = strip(&chain[chain.len() - 1].left)
            && !matches!(left.op, BinaryOp::LogicalAnd | BinaryOp::LogicalOr | BinaryOp::NullishCoalescing)
        {
            chain.push(left);
        }
        let mut value = self.eval(&chain[chain.len() - 1].left);
        for bin in chain.into_iter().rev() {
            let right = self.eval(&bin.right);
            if bin.op == BinaryOp::In {
                self.record_read(&right, keys_of(&value).names(), at);
            }
            if bin.op == BinaryOp::InstanceOf {
                let arguments = Arguments::at(vec![value.clone()], at);
                self.call_own(&right, "#hasInstance", &arguments, at);
            }
            value = match bin.op {
                BinaryOp::Add => add(&value, &right, at),
                BinaryOp::Lt | BinaryOp::LtEq | BinaryOp::Gt | BinaryOp::GtEq => {
                    let order = if self.control.is_counting() { ordered(&value, &right, bin.op) } else { None };
                    Value::of(order.map_or(ValueKind::SomeBool, ValueKind::Bool), at)
                }
                BinaryOp::InstanceOf if self.heap.is_instance(&value, &right) => Value::of(ValueKind::Bool(true), at),
                BinaryOp::In | BinaryOp::InstanceOf => Value::of(ValueKind::SomeBool, at),
                BinaryOp::Sub if is_length(&bin.left) => Value::of(ValueKind::Number(difference(&value, &right)), at),
                op if let Some(number) = folded(op, &bin.left, &bin.right) => {
                    Value::of(ValueKind::Number(Some(number)), at)
                }
                BinaryOp::EqEq | BinaryOp::EqEqEq | BinaryOp::NotEq | BinaryOp::NotEqEq => {
                    Value::of(ValueKind::SomeBool, at)
                }
                _ => number(at),
            };
        }
        value
    }

    fn unary(&mut self, unary: &'a UnaryExpr) -> Value {
        let at = self.at(unary);
        if unary.op == UnaryOp::Delete {
            self.delete(&unary.arg);
            return Value::of(ValueKind::SomeBool, at);
        }
        let value = self.eval(&unary.arg);
        let kind = match unary.op {
            UnaryOp::Bang => value.truth().map_or(ValueKind::SomeBool, |truth| ValueKind::Bool(!truth)),
            UnaryOp::Void => ValueKind::Undefined,
            UnaryOp::TypeOf => ValueKind::SomeText,
            UnaryOp::Minus | UnaryOp::Plus | UnaryOp::Tilde | UnaryOp::Delete => {
                ValueKind::Number(signed(unary.op, &value))
            }
        };
        Value::of(kind, at)
    }

    fn template(&mut self, template: &'a Tpl) -> Value {
        let at = self.at(template);
        let mut text = Some(String::new());
        let mut parts = Vec::with_capacity(template.exprs.len());
        for (index, quasi) in template.quasis.iter().enumerate() {
            let part = quasi.cooked.as_ref().and_then(|cooked| cooked.as_str());
            text = text.zip(part).map(|(text, part)| text + part);
            if let Some(expr) = template.exprs.get(index) {
                let value = self.eval(expr);
                text = text.zip(key_text(&value)).map(|(text, part)| text + &part);
                parts.push(value);
            }
        }
        let whole = match text {
            Some(text) => Value::of(ValueKind::concatenated(text), at),
            None => text_of(&parts, at),
        };
        whole.with_certainty_of(&parts)
    }

    /// Evaluates the arguments of a call, in order. The list owns them until the last is evaluated, so that none of
    /// their objects dies in between.
    pub(crate) fn arguments(
        &mut self,
        arguments: impl IntoIterator<Item = &'a ExprOrSpread, IntoIter: Clone>,
    ) -> Arguments {
        let mut evaluated = Arguments::default();
        let list = self.heap.begin_list();
        let mut held: SmallVec<[Value; 2]> = SmallVec::new();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let at = self.at(&argument.expr);
            let value = self.eval(&argument.expr);
            if arguments.clone().any(|later| !leaves_variables(&later.expr)) {
                // A later argument may write to the variables that own this one.
                self.heap.hold(&value, &list);
                held.push(value.clone());
            }
            if argument.spread.is_none() {
                evaluated.push(value, at);
                continue;
            }
            if let Some(elements) = self.heap.elements(&value) {
                for element in elements {
                    evaluated.push(element, at);
                }
            } else {
                let spread = self.spread_open(&value, at);
                evaluated.add_open(spread, at);
            }
        }
        held.iter().for_each(|value| self.heap.release(value, &list));
        evaluated
    }
}

/// The value with its `undefined` unset: ignored, and no mistake in a payload.
pub(crate) fn with_unset(value: &Value) -> Value {
    let settle = |alternative: &Alternative| match alternative.kind {
        ValueKind::Undefined => Alternative::new(ValueKind::Unset, alternative.at),
        _ => alternative.clone(),
    };
    value.alternatives().iter().map(settle).collect()
}

/// The value of a literal.
fn literal(lit: &Lit, at: At) -> Value {
    let kind = match lit {
        Lit::Str(text) => text.value.as_str().map_or(ValueKind::SomeText, |text| ValueKind::Text(text.into())),
        Lit::Bool(truth) => ValueKind::Bool(truth.value),
        Lit::Null(_) => ValueKind::Null,
        Lit::Num(number) => ValueKind::Number(Some(Number::of(number.value))),
        Lit::BigInt(number) => ValueKind::BigInt(number.value.to_string().into()),
        Lit::Regex(_) => ValueKind::Foreign(Foreign::RegularExpression),
        Lit::JSXText(_) => ValueKind::SomeText,
    };
    Value::of(kind, at)
}

/// True for `list.length`: loops that count down start from it, so that their numbers are kept.
fn is_length(expr: &Expr) -> bool {
    last_name(expr).is_some_and(|name| name == "length")
}
