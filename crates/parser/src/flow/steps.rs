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
use swc_ecma_ast::{Callee, Expr, ExprOrSpread, Lit, MemberExpr, Stmt, SwitchStmt};

use super::machine::{Machine, Scope, Target};
use super::quiet::strip;
use super::state::{Arrivals, State};
use super::value::{At, Kind, Value};
use crate::mention::mentions_call;

/// The names that compilers give to the number of the next step.
const NEXT: [&str; 3] = ["label", "next", "n"];

/// The names that compilers give to what an awaited value turned out to be.
const SENT: [&str; 2] = ["sent", "v"];

/// What the first element of a step's array means, in TypeScript's helper.
pub(super) const RETURN: u32 = 2;
const JUMP: u32 = 3;
const YIELD: [u32; 2] = [4, 5];

/// The steps of the running function.
pub(super) struct Steps {
    /// The variable that says which step is next.
    context: Option<Atom>,
    /// For each `case`: its number, and what leads there.
    cases: Vec<Step>,
    /// The `case` that is running.
    current: usize,
    /// How many targets of `break` there are around the cases, their `switch` included.
    depth: usize,
    /// The numbers last written as the next step.
    next: Vec<u32>,
    /// What the awaited value that led to the running `case` is.
    sent: Value,
    /// All that left any step: an exception may go on anywhere.
    left: Arrivals,
}

#[derive(Default)]
struct Step {
    number: Option<u32>,
    arrivals: Arrivals,
    sent: Value,
}

/// Where a step goes on.
enum Way {
    /// At the next `case`, or at the one that was written as the next.
    On,
    /// At the `case` of this number.
    To(u32),
    /// Nowhere: the function returns.
    Out,
}

impl<'a> Machine<'a> {
    /// Runs the steps of a function, each where others lead to it; backward jumps once more.
    pub(super) fn run_steps(&mut self, stmt: &'a SwitchStmt, label: Option<&Atom>, scope: &Rc<Scope>) {
        self.eval(&stmt.discriminant, scope);
        for case in &stmt.cases {
            self.hoist(case.cons.iter(), scope);
        }
        let start = self.state.fork();
        self.push_target(Target { label: label.cloned(), breaks_unnamed: true, ..Target::default() });
        let outer = self.enter_steps(stmt);
        for round in 0..2 {
            if round > 0 && !self.has_arrivals() {
                break;
            }
            if round > 0 && !self.limits.allows_again(Self::at(scope, stmt)) {
                self.skip_rounds(stmt, scope);
                break;
            }
            self.state.live = round == 0;
            for (index, case) in stmt.cases.iter().enumerate() {
                self.arrive(index, if round == 0 { Some(&start) } else { None });
                for statement in &case.cons {
                    self.run(statement, scope);
                }
            }
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.steps = outer;
        }
        let mut target = self.pop_target();
        self.land(target.broken.take());
    }

    fn enter_steps(&mut self, stmt: &SwitchStmt) -> Option<Box<Steps>> {
        let number = |test: Option<&Expr>| test.and_then(number);
        let cases = stmt.cases.iter().map(|case| Step { number: number(case.test.as_deref()), ..Step::default() });
        let frame = self.frames.last_mut()?;
        let steps = Steps {
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

    fn has_arrivals(&self) -> bool {
        let steps = self.frames.last().and_then(|frame| frame.steps.as_ref());
        steps.is_some_and(|steps| steps.cases.iter().any(|case| !case.arrivals.is_empty()))
    }

    /// Begins a step with what falls through to it and what others lead here. A step that nothing leads to may be a
    /// `catch`: it may begin wherever another ended, or at the start.
    fn arrive(&mut self, index: usize, start: Option<&State>) {
        let Some(steps) = self.frames.last_mut().and_then(|frame| frame.steps.as_mut()) else { return };
        let step = &mut steps.cases[index];
        let arrived = step.arrivals.take();
        let sent = std::mem::take(&mut step.sent);
        (steps.current, steps.sent) = (index, sent);
        steps.next.clear();
        match (arrived, start) {
            (Some(arrived), _) => self.state.join(arrived),
            (None, Some(start)) if !self.state.live => {
                let left = steps.left.so_far();
                self.state = start.clone();
                self.land(left);
            }
            (None, _) => {}
        }
    }

    /// What a `return` with this argument gives to the function's caller: `None` where it is only a step to another.
    pub(super) fn step(&mut self, argument: Option<&'a Expr>, value: Value) -> Option<Value> {
        if self.frames.last().is_none_or(|frame| frame.steps.is_none()) {
            return Some(value);
        }
        let (way, sent) = self.way(argument.map(strip), &value);
        match way {
            Way::Out => return Some(sent),
            Way::To(number) => self.go_on(&[number], &sent),
            Way::On => {
                let next = self.frames.last().and_then(|frame| frame.steps.as_ref()).map(|steps| steps.next.clone());
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
                let held = self.elements(value).and_then(|elements| elements.get(1).cloned());
                match (part(0).and_then(number), part(1).and_then(number)) {
                    (Some(RETURN), _) => (Way::Out, value.clone()),
                    (Some(JUMP), Some(to)) => (Way::To(to), Value::default()),
                    (Some(how), _) if YIELD.contains(&how) => (Way::On, held.unwrap_or_default()),
                    _ => (Way::On, Value::default()),
                }
            }
            Some(Expr::Call(call)) => match self.step_method(&call.callee) {
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
        let numbers = if self.state.is_coarse() { &[] } else { numbers };
        let mut state = self.state.fork();
        self.state.live = false;
        let Some(steps) = self.frames.last_mut().and_then(|frame| frame.steps.as_mut()) else { return };
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
    pub(super) fn break_to_step(&mut self, target: usize) -> bool {
        let Some(steps) = self.frames.last().and_then(|frame| frame.steps.as_ref()) else { return false };
        if steps.depth != target || steps.next.is_empty() {
            return false;
        }
        let next = steps.next.clone();
        self.go_on(&next, &Value::default());
        true
    }

    /// Takes note of `_context.next = 5`.
    pub(super) fn note_next_step(&mut self, member: &MemberExpr, value: &Value) {
        let is_next = NEXT.iter().any(|name| member.prop.is_ident_with(name));
        let Some(steps) = self.frames.last_mut().and_then(|frame| frame.steps.as_mut()) else { return };
        if is_next && steps.is_context(&member.obj) {
            let number = |thing: &super::value::Thing| {
                if let Kind::Number(number) = thing.kind { number?.index() } else { None }
            };
            steps.next = value.things().iter().filter_map(number).collect();
        }
    }

    /// What `_context.sent` is, in a step that an awaited value led to.
    pub(super) fn sent(&self, member: &MemberExpr) -> Option<Value> {
        let steps = self.frames.last()?.steps.as_ref()?;
        let is_sent = SENT.iter().any(|name| member.prop.is_ident_with(name)) && steps.is_context(&member.obj);
        (is_sent && !steps.sent.is_empty()).then(|| steps.sent.clone())
    }

    /// Does what a method of the object that says which step is next does: `_a.sent()`, `_context.abrupt("return", x)`.
    pub(super) fn call_step(
        &mut self,
        callee: &'a Expr,
        args: &'a [ExprOrSpread],
        at: At,
        scope: &Rc<Scope>,
    ) -> Option<Value> {
        let method = self.step_method_of(callee)?;
        match method {
            "sent" => self.sent(callee.as_member()?),
            "abrupt" | "a" => {
                let arguments = self.arguments(args, scope);
                Some(arguments.values.get(1).cloned().unwrap_or_else(|| Value::undefined(at)))
            }
            "stop" => Some(Value::undefined(at)),
            _ => None,
        }
    }

    fn step_method(&self, callee: &'a Callee) -> Option<&'a str> {
        if let Callee::Expr(callee) = callee { self.step_method_of(strip(callee)) } else { None }
    }

    fn step_method_of(&self, callee: &'a Expr) -> Option<&'a str> {
        let steps = self.frames.last()?.steps.as_ref()?;
        let member = callee.as_member().filter(|member| steps.is_context(&member.obj))?;
        member.prop.as_ident().map(|name| &*name.sym)
    }
}

impl Steps {
    fn is_context(&self, expr: &Expr) -> bool {
        matches!((expr, &self.context), (Expr::Ident(name), Some(context)) if name.sym == *context)
    }
}

/// Where `_context.abrupt("return", x)`, `_context.abrupt("continue", 3)` and their short forms lead.
fn abrupt(args: &[ExprOrSpread]) -> Way {
    let is_return = |how: &Expr| match how {
        Expr::Lit(Lit::Str(how)) => how.value.as_str() == Some("return"),
        how => number(how) == Some(RETURN),
    };
    match args {
        [how, ..] if is_return(&how.expr) => Way::Out,
        [_, to] => number(&to.expr).map_or(Way::On, Way::To),
        _ => Way::On,
    }
}

fn number(expr: &Expr) -> Option<u32> {
    let Expr::Lit(Lit::Num(number)) = expr else { return None };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the numbers of steps are small")]
    let whole = number.value as u32;
    (f64::from(whole) - number.value == 0.0).then_some(whole)
}

/// The variable that says which step is next.
fn context(stmt: &SwitchStmt) -> Option<Atom> {
    let member = match strip(&stmt.discriminant) {
        Expr::Member(member) => member,
        Expr::Assign(assign) => strip(&assign.right).as_member()?,
        _ => return None,
    };
    NEXT.iter()
        .any(|name| member.prop.is_ident_with(name))
        .then(|| member.obj.as_ident().map(|name| name.sym.clone()))?
}

/// Whether the `switch` is one of the steps of a function: its cases are numbered, as what it looks at is.
pub(super) fn is_stepped(stmt: &SwitchStmt) -> bool {
    // `case "end":` is the last step as Babel writes it.
    let is_end = |test: &Expr| matches!(test, Expr::Lit(Lit::Str(text)) if text.value.as_str() == Some("end"));
    let tests: Option<Vec<&Expr>> = stmt.cases.iter().map(|case| case.test.as_deref()).collect();
    let is_numbered = tests.is_some_and(|tests| {
        let numbers = tests.iter().filter(|test| number(test).is_some()).count();
        numbers > 1 && tests.iter().all(|test| number(test).is_some() || is_end(test))
    });
    is_numbered && context(stmt).is_some()
}

/// The function of steps among the arguments of `regeneratorRuntime.wrap(function (_context) { while (1) switch … }, f)`.
pub(super) fn has_steps(args: &[ExprOrSpread]) -> bool {
    let Some(Expr::Fn(function)) = args.first().map(|arg| strip(&arg.expr)) else { return false };
    let Some(body) = &function.function.body else { return false };
    let inner = match &body.stmts[..] {
        [Stmt::While(stmt)] => &*stmt.body,
        [Stmt::For(stmt)] => &*stmt.body,
        _ => return false,
    };
    let inner = match inner {
        Stmt::Block(block) if block.stmts.len() == 1 => &block.stmts[0],
        inner => inner,
    };
    matches!(inner, Stmt::Switch(stmt) if is_stepped(stmt))
}

/// Whether the text of a function is that of what runs the steps, which minifiers leave no name. It goes far and wide.
pub(super) fn runs_steps(function: &str) -> bool {
    const LONGEST: usize = 5_000;
    let names = |name: &&str| function.contains(name);
    function.len() <= LONGEST && ["_invoke", "next", "throw"].iter().all(names) && !mentions_call(function.as_bytes())
}

/// Whether an expression is a function that only hands its steps over: `function f() { return wrap(function (…) {…}, f) }`.
pub(super) fn wraps_steps(expr: &Expr) -> bool {
    let Expr::Fn(function) = strip(expr) else { return false };
    let last = function.function.body.as_ref().and_then(|body| body.stmts.last());
    let Some(Expr::Call(call)) = last.and_then(Stmt::as_return_stmt).and_then(|stmt| stmt.arg.as_deref()).map(strip)
    else {
        return false;
    };
    has_steps(&call.args)
}
