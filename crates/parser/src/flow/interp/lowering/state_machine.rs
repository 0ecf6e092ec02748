//! State machines: `async` functions that a compiler cut into steps for older browsers.
//!
//! ```js
//! switch (_a.label) {                       // _context.prev = _context.next, as Babel writes it
//!   case 0: return [4, load()];             // await load(): goes on at case 1
//!   case 1: cart = _a.sent();               // the result of load()
//!           if (!cart) return [3, 3];       // jumps to case 3
//!           return [2, cart.payload];       // returns
//! }
//! ```
//!
//! Each case starts in the join of the states of those steps that lead to it, not of all cases.

use swc_atoms::Atom;
use swc_ecma_ast::{Callee, Expr, ExprOrSpread, Lit, MemberExpr, SwitchStmt};

use crate::flow::domain::id::At;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::state::{Arrivals, State};
use crate::flow::idioms::regenerator::{NEXT, context, step_number};
use crate::flow::interp::Interpreter;
use crate::flow::interp::control::Control;
use crate::flow::interp::frame::JumpTarget;
use crate::flow::interp::lowering::steps::{StateMachine, Step};
use crate::tree::casts::strip;

/// The members that hold the result of the last `await`, in TypeScript's and Babel's helpers.
const SENT: [&str; 2] = ["sent", "v"];

/// The meaning of the first element of a step's array in TypeScript's helper: `return [2, value]`.
pub(crate) const RETURN: u32 = 2;
const JUMP: u32 = 3;
const YIELD: [u32; 2] = [4, 5];

/// The step that follows another one.
enum Successor {
    /// The next `case`, or the one that was assigned as the next.
    Next,
    /// The `case` of this number.
    Case(u32),
    /// None, because the function returns.
    Return,
}

impl<'a> Interpreter<'a> {
    /// Runs the steps of a function in order. If jumps lead backwards, all steps run once more from there.
    pub(crate) fn run_steps(&mut self, stmt: &'a SwitchStmt, label: Option<&Atom>) {
        self.eval(&stmt.discriminant);
        for case in &stmt.cases {
            self.hoist(case.cons.iter());
        }
        let start = self.heap.state.fork();
        self.control.push_target(JumpTarget { label: label.cloned(), breaks_unnamed: true, ..JumpTarget::default() });
        let outer = self.control.enter_steps(stmt);
        for round in 0..2 {
            if round > 0 && !self.control.has_arrivals() {
                break;
            }
            if round > 0 && !self.budget.allows_repeat(self.at(stmt)) {
                self.skip_rounds(stmt);
                break;
            }
            self.heap.state.live = round == 0;
            for (index, case) in stmt.cases.iter().enumerate() {
                self.arrive(index, if round == 0 { Some(&start) } else { None });
                for statement in &case.cons {
                    self.run(statement);
                }
            }
        }
        if let Some(frame) = self.control.frames.last_mut() {
            frame.steps = outer;
        }
        let mut target = self.control.pop_target();
        self.heap.land(target.broken.take());
    }

    /// Begins a step in the join of the states that fall through or jump to it. A step that no other leads to may be a
    /// `catch`: it begins in the join of the start and the ends of all steps before.
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

    /// The value that a `return` with this argument returns to the function's caller. `None` if it only goes on to
    /// another step, which then gets the present state.
    pub(crate) fn step(&mut self, argument: Option<&'a Expr>, value: Value) -> Option<Value> {
        if self.control.frames.last().is_none_or(|frame| frame.steps.is_none()) {
            return Some(value);
        }
        let (successor, sent) = self.successor(argument.map(strip), &value);
        match successor {
            Successor::Return => return Some(sent),
            Successor::Case(number) => self.go_on(&[number], &sent),
            Successor::Next => {
                let next =
                    self.control.frames.last().and_then(|frame| frame.steps.as_ref()).map(|steps| steps.next.clone());
                self.go_on(&next.unwrap_or_default(), &sent);
            }
        }
        None
    }

    /// The step that a `return` leads to, and the awaited value that this step gets.
    fn successor(&mut self, argument: Option<&Expr>, value: &Value) -> (Successor, Value) {
        match argument {
            Some(Expr::Array(array)) => {
                let part = |index: usize| array.elems.get(index).and_then(Option::as_ref).map(|part| &*part.expr);
                let held = self.heap.elements(value).and_then(|elements| elements.get(1).cloned());
                match (part(0).and_then(step_number), part(1).and_then(step_number)) {
                    (Some(RETURN), _) => (Successor::Return, value.clone()),
                    (Some(JUMP), Some(to)) => (Successor::Case(to), Value::default()),
                    (Some(how), _) if YIELD.contains(&how) => (Successor::Next, held.unwrap_or_default()),
                    _ => (Successor::Next, Value::default()),
                }
            }
            Some(Expr::Call(call)) => match self.control.step_method(&call.callee) {
                Some("abrupt" | "a") => (abrupt(&call.args), value.clone()),
                Some("stop" | "f" | "finish") => (Successor::Return, value.clone()),
                _ => (Successor::Next, value.clone()),
            },
            _ => (Successor::Next, value.clone()),
        }
    }

    /// Lets the present state arrive at the cases of these numbers, or at the next case if there are none. The running
    /// step ends here.
    fn go_on(&mut self, numbers: &[u32], sent: &Value) {
        // Once the budget for comparisons is spent, the state only goes to the next step, which joins less.
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

    /// Runs a `break` out of the `switch`, which goes on at the step that was assigned as the next. False, without any
    /// effect, if this `break` does something else.
    pub(crate) fn break_to_step(&mut self, target: usize) -> bool {
        let Some(steps) = self.control.frames.last().and_then(|frame| frame.steps.as_ref()) else { return false };
        if steps.depth != target || steps.next.is_empty() {
            return false;
        }
        let next = steps.next.clone();
        self.go_on(&next, &Value::default());
        true
    }

    /// Calls a method of the object that holds the next step: `_a.sent()`, `_context.abrupt("return", x)`. `None` for
    /// all other calls.
    pub(crate) fn call_step(&mut self, callee: &'a Expr, args: &'a [ExprOrSpread], at: At) -> Option<Value> {
        let method = self.control.step_method_of(callee)?;
        match method {
            "sent" => self.control.sent(callee.as_member()?),
            "abrupt" | "a" => {
                let arguments = self.arguments(args);
                Some(arguments.values.get(1).cloned().unwrap_or_else(|| Value::undefined(at)))
            }
            "stop" => Some(Value::undefined(at)),
            _ => None,
        }
    }
}

/// The step that `_context.abrupt("return", x)`, `_context.abrupt("continue", 3)` or a short form of them leads to.
fn abrupt(args: &[ExprOrSpread]) -> Successor {
    let is_return = |how: &Expr| match how {
        Expr::Lit(Lit::Str(how)) => how.value.as_str() == Some("return"),
        how => step_number(how) == Some(RETURN),
    };
    match args {
        [how, ..] if is_return(&how.expr) => Successor::Return,
        [_, to] => step_number(&to.expr).map_or(Successor::Next, Successor::Case),
        _ => Successor::Next,
    }
}

impl Control {
    /// True if a state waits at some case: a step has jumped back to it.
    fn has_arrivals(&self) -> bool {
        let steps = self.frames.last().and_then(|frame| frame.steps.as_ref());
        steps.is_some_and(|steps| steps.cases.iter().any(|case| !case.arrivals.is_empty()))
    }

    /// Records `_context.next = 5` as the next step of the running function.
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

    /// The awaited value that `_context.sent` holds in the running step.
    pub(crate) fn sent(&self, member: &MemberExpr) -> Option<Value> {
        let steps = self.frames.last()?.steps.as_ref()?;
        let is_sent = SENT.iter().any(|name| member.prop.is_ident_with(name)) && steps.is_context(&member.obj);
        (is_sent && !steps.sent.is_empty()).then(|| steps.sent.clone())
    }

    /// Begins the state machine of a `switch` in the running function. Returns the one that it replaces.
    fn enter_steps(&mut self, stmt: &SwitchStmt) -> Option<Box<StateMachine>> {
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

    /// The name of the called method of the object that holds the next step: `abrupt` in `_context.abrupt(…)`.
    fn step_method<'s>(&self, callee: &'s Callee) -> Option<&'s str> {
        if let Callee::Expr(callee) = callee { self.step_method_of(strip(callee)) } else { None }
    }

    /// The name of the method, if the callee is one of the object that holds the next step.
    fn step_method_of<'s>(&self, callee: &'s Expr) -> Option<&'s str> {
        let steps = self.frames.last()?.steps.as_ref()?;
        let member = callee.as_member().filter(|member| steps.is_context(&member.obj))?;
        member.prop.as_ident().map(|name| &*name.sym)
    }
}
