//! Loops: a body runs once for each element of a known list, otherwise round by round until the state no longer
//! changes.
//!
//! ```js
//! for (const type of ["bPay", "konbini"]) add(type);    // two rounds, each with its own type
//! while (more()) items.push(next());                    // a few rounds; values that still change are widened then
//! ```

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{DoWhileStmt, Expr, ForHead, ForInStmt, ForOfStmt, ForStmt, Stmt, VarDeclOrExpr, WhileStmt};

use crate::flow::budget::{MAX_ELEMENTS, MAX_ROUNDS, MAX_WIDENINGS};
use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::domain::keys::KeySet;
use crate::flow::domain::value::Value;
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::State;
use crate::flow::idioms::loop_counter::counters_of;
use crate::flow::interp::Interpreter;
use crate::flow::interp::frame::JumpTarget;
use crate::flow::interp::library::array::any_of;
use crate::flow::interp::reach::Visible;
use crate::flow::schedule::unreached::UnreachedSyntax;
use crate::tree::node_key::NodeKey;

impl<'a> Interpreter<'a> {
    pub(crate) fn run_while(&mut self, stmt: &'a WhileStmt, label: Option<&Atom>) {
        let parts = Loop {
            test: Some(&stmt.test),
            update: None,
            body: &stmt.body,
            variables: Variables::EachRound,
            first_test: true,
        };
        self.run_loop(&parts, label);
    }

    pub(crate) fn run_do_while(&mut self, stmt: &'a DoWhileStmt, label: Option<&Atom>) {
        let parts = Loop {
            test: Some(&stmt.test),
            update: None,
            body: &stmt.body,
            variables: Variables::EachRound,
            first_test: false,
        };
        self.run_loop(&parts, label);
    }

    pub(crate) fn run_for(&mut self, stmt: &'a ForStmt, label: Option<&Atom>) {
        let scope = self.enter_round(&stmt.body);
        self.in_scope(scope, |interpreter| {
            match &stmt.init {
                Some(VarDeclOrExpr::VarDecl(var)) => interpreter.run_var(var),
                Some(VarDeclOrExpr::Expr(expr)) => drop(interpreter.eval(expr)),
                None => {}
            }
            let test = stmt.test.as_deref();
            let update = stmt.update.as_deref();
            let parts = Loop { test, update, body: &stmt.body, variables: Variables::AllRounds, first_test: true };
            interpreter.run_loop(&parts, label);
        });
    }

    /// Makes a scope for one round of a loop.
    fn enter_round(&mut self, body: &'a Stmt) -> Rc<Scope> {
        let at = self.at(body);
        let parent = Rc::clone(&self.control.scope);
        self.enter(NodeKey::of(body), at, &parent, None)
    }

    /// Begins a round. The variables of a `for` head that functions captured are copied for it: each function sees those of
    /// the round in which it was allocated.
    fn begin_round(&mut self, parts: &Loop<'a>) -> Round {
        let around = match parts.variables {
            Variables::EachRound => return Round { scope: self.enter_round(parts.body), copies: SmallVec::new() },
            Variables::AllRounds => Rc::clone(&self.control.scope),
        };
        let scopes = &self.script(around.script).scopes;
        let mut cells = FxHashMap::default();
        let mut copies = SmallVec::new();
        for name in scopes.declared(NodeKey::of(parts.body)).iter().filter(|name| scopes.is_captured(name)) {
            let Some(original) = around.find(name) else { continue };
            let Some(value) = self.heap.state.cell(original).cloned() else { continue };
            let copy = self.heap.new_cell();
            self.heap.set_cell(copy, value);
            cells.insert(name.clone(), copy);
            copies.push(Copied { original, copy });
        }
        let scope = if cells.is_empty() { around } else { Scope::inner(&around, cells, around.this.clone()) };
        Round { scope, copies }
    }

    /// Goes on with the variables that a round had as copies: the update and the next test see them.
    fn keep_copies(&mut self, copies: &[Copied]) {
        for Copied { original, copy } in copies {
            if let Some(value) = self.heap.state.cell(*copy).cloned() {
                self.heap.set_cell(*original, value);
            }
        }
    }

    /// Runs a loop that has a test, until the state is the same after a round as before it or the budget ends.
    fn run_loop(&mut self, parts: &Loop<'a>, label: Option<&Atom>) {
        let counters = parts.test.map_or_else(SmallVec::new, counters_of);
        let is_counted = !counters.is_empty();
        self.control.push_target(JumpTarget { counters, ..JumpTarget::of_loop(label) });
        let mut after_loop = self.heap.state.fork();
        after_loop.live = false;
        let rounds = self.control.rounds();
        let mut counted = 0;
        let mut last: Option<(State, (ObjectId, CellId))> = None;
        for round in 0.. {
            if !self.begins_round(round - counted, rounds, last.as_ref(), parts.body) {
                break;
            }
            let marks = self.heap.next_ids();
            let before = self.heap.state.fork();
            if let Some(test) = parts.test
                && (parts.first_test || round > 0)
            {
                let (go_on, stop) = self.test(test);
                if !stop.live && is_counted && counted < MAX_ELEMENTS {
                    counted += 1;
                    self.control.stop_counting_after(counted);
                } else if go_on.live {
                    // From here on a round stands for any number of them.
                    self.control.stop_counting_after(MAX_ELEMENTS);
                }
                after_loop.join(stop);
                self.heap.state = go_on;
                if round > 0 && !self.heap.state.live {
                    break;
                }
            }
            let Round { scope, copies } = self.begin_round(parts);
            self.in_scope(scope, |interpreter| interpreter.run_body_of_loop(parts.body, round));
            self.end_round();
            self.keep_copies(&copies);
            if let Some(update) = parts.update
                && self.heap.state.live
            {
                self.eval(update);
            }
            if !self.heap.state.live || self.heap.state.is_same(&before, marks) {
                break;
            }
            last = Some((before, marks));
        }
        // The test may fail after any number of further rounds.
        if let Some(test) = parts.test
            && self.heap.state.live
        {
            self.control.stop_counting_after(MAX_ELEMENTS);
            let (_, stop) = self.test(test);
            after_loop.join(stop);
        }
        self.heap.state = after_loop;
        let mut target = self.control.pop_target();
        self.heap.land(target.broken.take());
    }

    /// True if a loop runs once more. Past `rounds`, whatever the last round changed is widened to possibly anything;
    /// before the very last round, everything that the loop may write is.
    fn begins_round(
        &mut self,
        done: usize,
        rounds: usize,
        last: Option<&(State, (ObjectId, CellId))>,
        body: &'a Stmt,
    ) -> bool {
        let Some((before, marks)) = last else { return true };
        let has_steps = self.budget.allows_repeat(self.at(body));
        let last = rounds + MAX_WIDENINGS;
        if done == last || !has_steps {
            self.skip_rounds(body);
        }
        let widens = done >= rounds && done != last;
        has_steps && done <= last && (!widens || self.widen_changed(before, *marks) == Visible::Something)
    }

    /// Runs code any number of times, or not at all. `skip` widens everything that the code may write, for the rounds
    /// that no longer run because of a limit.
    pub(crate) fn run_any_times(&mut self, at: At, skip: impl Fn(&mut Self), mut run: impl FnMut(&mut Self)) {
        for rounds in 1.. {
            let marks = self.heap.next_ids();
            let mut before = self.heap.state.fork();
            if rounds > 1 {
                self.budget.begin_repeat();
            }
            run(self);
            if rounds > 1 {
                self.budget.end_repeat();
            }
            self.heap.state.join(before.fork());
            let is_last = rounds > MAX_ROUNDS + MAX_WIDENINGS;
            let is_done = rounds >= MAX_ROUNDS && self.widen_changed(&before, marks) == Visible::Nothing;
            if is_done || is_last || self.heap.state.is_same(&before, marks) {
                break;
            }
            let has_steps = self.budget.allows_repeat(at);
            if rounds == MAX_ROUNDS + MAX_WIDENINGS || !has_steps {
                skip(self);
            }
            if !has_steps {
                break;
            }
        }
    }

    /// Runs a body for one round. Rounds after the first are charged to the budget for repeated work.
    fn run_body_of_loop(&mut self, body: &'a Stmt, round: usize) {
        if round == 0 {
            self.run(body);
        } else {
            self.budget.begin_repeat();
            self.run(body);
            self.budget.end_repeat();
        }
    }

    /// Ends a round: joins the states of its `continue` statements.
    fn end_round(&mut self) {
        let continued = self.control.frames.last_mut().and_then(|frame| frame.targets.last_mut()?.continued.take());
        self.heap.land(continued);
    }

    pub(crate) fn run_for_in(&mut self, stmt: &'a ForInStmt, label: Option<&Atom>) {
        let over = self.eval(&stmt.right);
        let at = self.at(&stmt.left);
        self.record_read(&over, KeySet::Any, at);
        let keys = self.heap.key_texts(&over, at);
        self.run_for_each(&stmt.left, keys, &Value::unknown(at), &stmt.body, label);
    }

    pub(crate) fn run_for_of(&mut self, stmt: &'a ForOfStmt, label: Option<&Atom>) {
        let over = self.eval(&stmt.right);
        let at = self.at(&stmt.left);
        let elements = self.heap.elements(&over);
        let any = match &elements {
            Some(elements) if elements.len() > MAX_ELEMENTS => any_of(elements, at),
            Some(_) => Value::default(),
            None => self.iterated(&over, at),
        };
        self.run_for_each(&stmt.left, elements, &any, &stmt.body, label);
    }

    /// Runs a body once for each known element. Where the elements aren't known or too many, runs it any number of
    /// times with an element that may be anything in `any`.
    fn run_for_each(
        &mut self,
        head: &'a ForHead,
        elements: Option<Vec<Value>>,
        any: &Value,
        body: &'a Stmt,
        label: Option<&Atom>,
    ) {
        self.control.push_target(JumpTarget::of_loop(label));
        match elements.filter(|elements| elements.len() <= MAX_ELEMENTS) {
            Some(elements) => self.run_for_elements(head, &elements, body),
            None => self.run_rounds(body, |interpreter| interpreter.bind_head(head, any.clone())),
        }
        let mut target = self.control.pop_target();
        self.heap.land(target.broken.take());
    }

    /// Runs a body any number of times, or not at all. `begin` runs in the scope of each round, before the body.
    pub(crate) fn run_rounds(&mut self, body: &'a Stmt, begin: impl Fn(&mut Self)) {
        self.run_any_times(
            self.at(body),
            |interpreter| interpreter.skip_rounds(body),
            |interpreter| {
                let inner = interpreter.enter_round(body);
                interpreter.in_scope(inner, |interpreter| {
                    begin(interpreter);
                    interpreter.run(body);
                });
                interpreter.end_round();
            },
        );
    }

    /// Runs a body once for each known element; once the budget for repetitions is spent, once for all that are left.
    fn run_for_elements(&mut self, head: &'a ForHead, elements: &[Value], body: &'a Stmt) {
        if elements.is_empty() {
            self.defer_unreached(UnreachedSyntax::Statement(body));
        }
        for round in 0..elements.len() {
            let is_last = round > 0 && !self.budget.allows_repeat(self.at(body));
            let skipped = if is_last { Some(self.heap.state.fork()) } else { None };
            let inner = self.enter_round(body);
            let element = if is_last {
                // One round stands for all elements that are left.
                elements[round..].iter().flat_map(Value::alternatives).cloned().collect()
            } else {
                elements[round].clone()
            };
            self.in_scope(inner, |interpreter| {
                interpreter.bind_head(head, element);
                interpreter.run_body_of_loop(body, round);
            });
            self.end_round();
            self.heap.land(skipped);
            if is_last {
                self.skip_rounds(body);
                break;
            }
        }
    }

    /// Assigns an element to the variable or pattern in the head of a loop: `const [name, value]` in `for (… of …)`.
    fn bind_head(&mut self, head: &'a ForHead, value: Value) {
        match head {
            ForHead::VarDecl(var) => {
                if let Some(declarator) = var.decls.first() {
                    self.bind(&declarator.name, value);
                }
            }
            ForHead::UsingDecl(using) => {
                if let Some(declarator) = using.decls.first() {
                    self.bind(&declarator.name, value);
                }
            }
            ForHead::Pat(pattern) => self.bind(pattern, value),
        }
    }
}

/// The parts of a loop with a test.
struct Loop<'a> {
    test: Option<&'a Expr>,
    update: Option<&'a Expr>,
    body: &'a Stmt,
    variables: Variables,
    /// True if the test comes before the first round; false for `do … while`.
    first_test: bool,
}

/// A round of a loop.
struct Round {
    scope: Rc<Scope>,
    /// The variables of the head that it has as copies.
    copies: SmallVec<[Copied; 2]>,
}

/// A variable of a loop's head, and its copy for one round.
struct Copied {
    original: CellId,
    copy: CellId,
}

/// The lifetime of the variables that a loop declares.
#[derive(Clone, Copy)]
enum Variables {
    /// `for (let p = first; p; p = p.next)`: from the head through all rounds.
    AllRounds,
    /// `while (test) { let p; }`: one round.
    EachRound,
}
