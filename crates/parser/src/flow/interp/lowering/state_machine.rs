//! `async` functions that a compiler cut into steps for older browsers.
//!
//! ```js
//! switch (_a.label) {                       // _context.prev = _context.next, as Babel writes it
//!   case 0: return [4, load()];             // await load(): goes on at case 1
//!   case 1: cart = _a.sent();               // what load() gave
//!           if (!cart) return [3, 3];       // jumps to case 3
//!           return [2, cart.payload];       // returns
//! }
//! ```
//!
//! Each case is entered with what the steps that lead there leave behind, not with whatever any case may have done.

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::{Callee, Expr, ExprOrSpread, Lit, MemberExpr, SwitchStmt};

use crate::flow::domain::id::At;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::{Arrivals, State};
use crate::flow::idioms::purity::strip;
use crate::flow::idioms::regenerator::{NEXT, context, step_number};
use crate::flow::interp::Interpreter;
use crate::flow::interp::control::Control;
use crate::flow::interp::frame::JumpTarget;
use crate::flow::interp::lowering::steps::{StateMachine, Step};

/// The names that compilers give to what an awaited value turned out to be.
const SENT: [&str; 2] = ["sent", "v"];

/// What the first element of a step's array means, in TypeScript's helper.
pub(crate) const RETURN: u32 = 2;
const JUMP: u32 = 3;
const YIELD: [u32; 2] = [4, 5];

/// Where a step goes on.
enum Way {
    /// At the next `case`, or at the one that was written as the next.
    On,
    /// At the `case` of this number.
    To(u32),
    /// Nowhere: the function returns.
    Out,
}

impl<'a> Interpreter<'a> {
    /// Runs the steps of a function, each where others lead to it; backward jumps once more.
    pub(crate) fn run_steps(&mut self, stmt: &'a SwitchStmt, label: Option<&Atom>, scope: &Rc<Scope>) {
        self.eval(&stmt.discriminant, scope);
        for case in &stmt.cases {
            self.hoist(case.cons.iter(), scope);
        }
        let start = self.heap.state.fork();
        self.control.push_target(JumpTarget { label: label.cloned(), breaks_unnamed: true, ..JumpTarget::default() });
        let outer = self.control.enter_steps(stmt);
        for round in 0..2 {
            if round > 0 && !self.control.has_arrivals() {
                break;
            }
            if round > 0 && !self.budget.allows_again(Self::at(scope, stmt)) {
                self.skip_rounds(stmt, scope);
                break;
            }
            self.heap.state.live = round == 0;
            for (index, case) in stmt.cases.iter().enumerate() {
                self.arrive(index, if round == 0 { Some(&start) } else { None });
                for statement in &case.cons {
                    self.run(statement, scope);
                }
            }
        }
        if let Some(frame) = self.control.frames.last_mut() {
            frame.steps = outer;
        }
        let mut target = self.control.pop_target();
        self.heap.land(target.broken.take());
    }

    /// Begins a step with what falls through to it and what others lead here. A step that nothing leads to may be a
    /// `catch`: it may begin wherever another ended, or at the start.
    fn arrive(&mut self, index: usize, start: Option<&State>) {
        let Some(steps) = self.control.frames.last_mut().and_then(|frame| frame.steps.as_mut()) else { return };
        let step = &mut steps.cases[index];
        let arrived = step.arrivals.take();
        let sent = std::mem::take(&mut step.sent);
        (steps.current, steps.sent) = (index, sent);
        steps.next.clear();
        match (arrived, start) {
            (Some(arrived), _) => self.heap.state.join(arrived),
            (None, Some(start)) if !self.heap.state.live => {
                let left = steps.left.so_far();
                self.heap.state = start.clone();
                self.heap.land(left);
            }
            (None, _) => {}
        }
    }

    /// What a `return` with this argument gives to the function's caller: `None` where it is only a step to another.
    pub(crate) fn step(&mut self, argument: Option<&'a Expr>, value: Value) -> Option<Value> {
        if self.control.frames.last().is_none_or(|frame| frame.steps.is_none()) {
            return Some(value);
        }
        let (way, sent) = self.way(argument.map(strip), &value);
        match way {
            Way::Out => return Some(sent),
            Way::To(number) => self.go_on(&[number], &sent),
            Way::On => {
                let next =
                    self.control.frames.last().and_then(|frame| frame.steps.as_ref()).map(|steps| steps.next.clone());
                self.go_on(&next.unwrap_or_default(), &sent);
            }
        }
        None
    }

    /// Where a `return` leads, and with what.
    fn way(&mut self, argument: Option<&Expr>, value: &Value) -> (Way, Value) {
        match argument {
            Some(Expr::Array(array)) => {
                let part = |index: usize| array.elems.get(index).and_then(Option::as_ref).map(|part| &*part.expr);
                let held = self.heap.elements(value).and_then(|elements| elements.get(1).cloned());
                match (part(0).and_then(step_number), part(1).and_then(step_number)) {
                    (Some(RETURN), _) => (Way::Out, value.clone()),
                    (Some(JUMP), Some(to)) => (Way::To(to), Value::default()),
                    (Some(how), _) if YIELD.contains(&how) => (Way::On, held.unwrap_or_default()),
                    _ => (Way::On, Value::default()),
                }
            }
            Some(Expr::Call(call)) => match self.control.step_method(&call.callee) {
                Some("abrupt" | "a") => (abrupt(&call.args), value.clone()),
                Some("stop" | "f" | "finish") => (Way::Out, value.clone()),
                _ => (Way::On, value.clone()),
            },
            _ => (Way::On, value.clone()),
        }
    }

    /// Takes note that the program goes on at the cases of these numbers, or without any at the next one.
    fn go_on(&mut self, numbers: &[u32], sent: &Value) {
        // Jumps over very many steps would compare all that these did.
        let numbers = if self.heap.state.is_coarse() { &[] } else { numbers };
        let mut state = self.heap.state.fork();
        self.heap.state.live = false;
        let Some(steps) = self.control.frames.last_mut().and_then(|frame| frame.steps.as_mut()) else { return };
        steps.left.add(&mut state);
        let is_meant = |step: &Step| step.number.is_some_and(|number| numbers.contains(&number));
        let next = steps.current + 1;
        for (index, step) in steps.cases.iter_mut().enumerate() {
            if if numbers.is_empty() { index == next } else { is_meant(step) } {
                step.arrivals.add(&mut state);
                step.sent.join(sent);
            }
        }
    }

    /// A `break` that leaves the cases goes on at the step that was written as the next. Says whether it does.
    pub(crate) fn break_to_step(&mut self, target: usize) -> bool {
        let Some(steps) = self.control.frames.last().and_then(|frame| frame.steps.as_ref()) else { return false };
        if steps.depth != target || steps.next.is_empty() {
            return false;
        }
        let next = steps.next.clone();
        self.go_on(&next, &Value::default());
        true
    }

    /// Does what a method of the object that says which step is next does: `_a.sent()`, `_context.abrupt("return", x)`.
    pub(crate) fn call_step(
        &mut self,
        callee: &'a Expr,
        args: &'a [ExprOrSpread],
        at: At,
        scope: &Rc<Scope>,
    ) -> Option<Value> {
        let method = self.control.step_method_of(callee)?;
        match method {
            "sent" => self.control.sent(callee.as_member()?),
            "abrupt" | "a" => {
                let arguments = self.arguments(args, scope);
                Some(arguments.values.get(1).cloned().unwrap_or_else(|| Value::undefined(at)))
            }
            "stop" => Some(Value::undefined(at)),
            _ => None,
        }
    }
}

/// Where `_context.abrupt("return", x)`, `_context.abrupt("continue", 3)` and their short forms lead.
fn abrupt(args: &[ExprOrSpread]) -> Way {
    let is_return = |how: &Expr| match how {
        Expr::Lit(Lit::Str(how)) => how.value.as_str() == Some("return"),
        how => step_number(how) == Some(RETURN),
    };
    match args {
        [how, ..] if is_return(&how.expr) => Way::Out,
        [_, to] => step_number(&to.expr).map_or(Way::On, Way::To),
        _ => Way::On,
    }
}

impl Control {
    pub(crate) fn has_arrivals(&self) -> bool {
        let steps = self.frames.last().and_then(|frame| frame.steps.as_ref());
        steps.is_some_and(|steps| steps.cases.iter().any(|case| !case.arrivals.is_empty()))
    }

    /// Takes note of `_context.next = 5`.
    pub(crate) fn record_next_step(&mut self, member: &MemberExpr, value: &Value) {
        let is_next = NEXT.iter().any(|name| member.prop.is_ident_with(name));
        let Some(steps) = self.frames.last_mut().and_then(|frame| frame.steps.as_mut()) else { return };
        if is_next && steps.is_context(&member.obj) {
            let number = |alternative: &Alternative| {
                if let ValueKind::Number(number) = alternative.kind { number?.index() } else { None }
            };
            steps.next = value.alternatives().iter().filter_map(number).collect();
        }
    }

    /// What `_context.sent` is, in a step that an awaited value led to.
    pub(crate) fn sent(&self, member: &MemberExpr) -> Option<Value> {
        let steps = self.frames.last()?.steps.as_ref()?;
        let is_sent = SENT.iter().any(|name| member.prop.is_ident_with(name)) && steps.is_context(&member.obj);
        (is_sent && !steps.sent.is_empty()).then(|| steps.sent.clone())
    }

    pub(crate) fn enter_steps(&mut self, stmt: &SwitchStmt) -> Option<Box<StateMachine>> {
        let number = |test: Option<&Expr>| test.and_then(step_number);
        let cases = stmt.cases.iter().map(|case| Step { number: number(case.test.as_deref()), ..Step::default() });
        let frame = self.frames.last_mut()?;
        let steps = StateMachine {
            context: context(stmt),
            cases: cases.collect(),
            current: 0,
            depth: frame.targets.len(),
            next: Vec::new(),
            sent: Value::default(),
            left: Arrivals::default(),
        };
        frame.steps.replace(Box::new(steps))
    }

    pub(crate) fn step_method<'s>(&self, callee: &'s Callee) -> Option<&'s str> {
        if let Callee::Expr(callee) = callee { self.step_method_of(strip(callee)) } else { None }
    }

    pub(crate) fn step_method_of<'s>(&self, callee: &'s Expr) -> Option<&'s str> {
        let steps = self.frames.last()?.steps.as_ref()?;
        let member = callee.as_member().filter(|member| steps.is_context(&member.obj))?;
        member.prop.as_ident().map(|name| &*name.sym)
    }
}
