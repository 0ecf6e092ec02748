//! Entry points: the top level runs first, then the callbacks that it registered, then the functions that no code of
//! the program calls.
//!
//! ```js
//! let method = "payPal";
//! select.onchange = () => { method = "bPay"; };                 // runs before or after the next one, or never
//! export const pay = () => dr.createSource({ type: method });   // so `method` is one of both
//! ```
//!
//! Functions that run later may run in any order and any number of times. Each starts in a state that joins all states
//! possible by then; all run again until nothing changes.

use std::iter;

use swc_atoms::Atom;

use crate::flow::budget::{Limit, MAX_ENTRY_ROUNDS, MAX_WIDENINGS, Repetition};
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::allocation::{AllocationKind, Closure, Code};
use crate::flow::heap::object::Object;
use crate::flow::interp::Interpreter;
use crate::flow::interp::reach::Visible;
use crate::flow::schedule::queue::{Caller, Lineage, QueuedCall};
use crate::payload::UseKind;
use crate::slice::need::Need;
use crate::slice::relevance::RELEVANT_DEPTH;

/// The largest number of objects for which a method without known callers runs once each. For more, it runs once with
/// `this` as any of them.
const MAX_RECEIVERS: usize = 6;

impl Interpreter<'_> {
    /// Runs the program: the top level, entry points, postponed calls and unreached code.
    pub(crate) fn run_program(&mut self) {
        self.module(0);
        self.declare_globals();
        self.run_script(0);
        let mut next;
        let mut entries: Vec<QueuedCall> = Vec::new();
        self.run_queue(&mut entries);
        // Functions whose names the program never calls run first: they call the others with the arguments that these
        // get.
        for pass in [Callers::None, Callers::Exported, Callers::Any] {
            next = 0;
            while let Some(entry) = self.next_entry(pass, &mut next) {
                self.run_entry(&entry);
                entries.push(QueuedCall { run: Repetition::Again, ..entry });
                self.run_queue(&mut entries);
            }
        }
        self.run_entries_again(&mut entries);
        if self.budget.has_met(Limit::Steps) {
            self.run_left_out(&entries);
        }
        self.run_unreached();
        self.record_external_callers();
    }

    /// Runs all entry points again until nothing changes. Variables and objects that still change in the last rounds
    /// are widened to possibly anything.
    fn run_entries_again(&mut self, entries: &mut Vec<QueuedCall>) {
        self.schedule.repetition = Repetition::Again;
        for round in 1..MAX_ENTRY_ROUNDS + MAX_WIDENINGS {
            let marks = self.heap.next_ids();
            let before = self.heap.state.fork();
            let mut next = self.schedule.functions.len();
            for entry in entries.clone() {
                self.run_entry(&entry);
            }
            // Functions made in this round see its changes.
            let more = self.run_new_functions(&mut next);
            let is_same = self.heap.state.is_same(&before, marks);
            if more.is_empty() && is_same || self.budget.is_spent(RELEVANT_DEPTH) {
                break;
            }
            entries.extend(more);
            if round + 1 >= MAX_ENTRY_ROUNDS && self.widen_changed(&before, marks) == Visible::Nothing {
                break;
            }
        }
    }

    /// Runs the queued calls, and the functions from index `next` on that have no caller. Returns the calls that were
    /// queued.
    pub(crate) fn run_new_functions(&mut self, next: &mut usize) -> Vec<QueuedCall> {
        let mut waited = Vec::new();
        self.heap.state.live = true;
        self.run_queue(&mut waited);
        while let Some(entry) = self.next_entry(Callers::Any, next) {
            self.run_entry(&entry);
            self.run_queue(&mut waited);
        }
        waited
    }

    /// Runs the queued calls, and those that they queue in turn; adds all of them to `entries`.
    fn run_queue(&mut self, entries: &mut Vec<QueuedCall>) {
        while !self.schedule.queue.is_empty() {
            for entry in std::mem::take(&mut self.schedule.queue) {
                self.run_entry(&entry);
                entries.push(QueuedCall { run: Repetition::Again, ..entry });
            }
        }
    }

    /// True if the budget has no steps left for the function.
    fn is_spent(&mut self, function: ObjectId) -> bool {
        let relevance = match &self.heap.allocation(function).kind {
            AllocationKind::Closure(closure) => {
                let code = closure.code.key();
                self.relevance_of_call(code)
            }
            _ => RELEVANT_DEPTH,
        };
        self.budget.is_spent(relevance)
    }

    /// Runs an entry point and joins the state in which it hasn't run: later code may come before or after it.
    pub(crate) fn run_entry(&mut self, entry: &QueuedCall) {
        let has_run = self.schedule.ran.contains(&entry.function)
            && (entry.run == Repetition::Again || entry.arguments.is_none());
        if has_run && self.is_spent(entry.function) {
            return;
        }
        self.budget.begin_entry();
        let arguments = entry.arguments.as_deref().unwrap_or_default();
        if !self.needs_later(entry.function, arguments) {
            self.schedule.ran.insert(entry.function);
            return;
        }
        let at = self.heap.allocation(entry.function).at;
        let outer_need = std::mem::replace(&mut self.control.need, Need::RUN);
        let before = std::mem::replace(&mut self.schedule.lineage, entry.lineage.with(at));
        let mut skipped = self.heap.state.fork();
        skipped.live = true;
        self.heap.state.live = true;
        let arguments = match &entry.arguments {
            Some(values) => Arguments { open: Some(at), ..Arguments::at(values.clone(), at) },
            None => Arguments::unknown(at),
        };
        for (function, values) in &entry.before {
            let arguments = Arguments { open: Some(at), ..Arguments::at(values.clone(), at) };
            self.control.speculations += 1;
            self.invoke(*function, None, &arguments, at);
            self.control.speculations -= 1;
        }
        let this = entry.this.clone().or_else(|| self.this_of(entry.function));
        if matches!(self.heap.allocation(entry.function).kind, AllocationKind::Class(_)) {
            self.construct(entry.function, &arguments, at);
        } else {
            for this in each_alone(this) {
                let skipped = self.heap.state.fork();
                let returned = self.invoke(entry.function, this, &arguments, at);
                if entry.caller == Caller::Unknown {
                    self.record_escape(&returned, UseKind::Returned, at);
                }
                self.heap.state.join(skipped);
            }
        }
        self.schedule.ran.insert(entry.function);
        self.heap.state.join(skipped);
        self.schedule.lineage = before;
        self.control.need = outer_need;
    }

    /// Returns the next function that has to be run as an entry point because no code of the program calls it.
    ///
    /// Each pass looks at every function once, from `next` on. Functions of imported files run only when called, unless
    /// their file names a call of DigitalRiver.js itself.
    fn next_entry(&mut self, callers: Callers, next: &mut usize) -> Option<QueuedCall> {
        if callers == Callers::Exported {
            for exported in std::mem::take(&mut self.modules.exported_values) {
                let at = exported.alternatives().first().map_or_else(At::default, |alternative| alternative.at);
                self.record_escape(&exported, UseKind::Returned, at);
                exported.objects().for_each(|id| self.add_exported_entry_points(id));
            }
            let entry =
                |function| QueuedCall { caller: Caller::Unknown, ..QueuedCall::new(function, Lineage::default()) };
            return self.modules.exported_entries.pop().map(entry);
        }
        while let Some((id, lineage)) = self.schedule.functions.get(*next).cloned() {
            *next += 1;
            // A class that others extend is left out: their constructors run its own.
            let is_left_out = self.heap.subclasses.contains_key(&id) || self.is_helper(id);
            let waits = !self.schedule.ran.contains(&id) && !is_left_out && self.is_of_interest(id);
            if waits && (callers == Callers::Any || !self.is_named_in_a_call(id)) && self.may_enqueue(id, &lineage) {
                return Some(QueuedCall::new(id, lineage));
            }
        }
        None
    }

    /// Adds the functions of an exported value to the entry points: the value itself, its methods, those of its class
    /// and of the objects in it. Unknown code may call each of them.
    fn add_exported_entry_points(&mut self, id: ObjectId) {
        if self.modules.exported_seen.len() > 1_000 || !self.modules.exported_seen.insert(id) {
            return;
        }
        if self.heap.is_callable(id) && self.is_of_interest(id) {
            self.modules.exported_entries.push(id);
        }
        let mut inner: Vec<ObjectId> = self.heap.prototypes.get(&id).copied().into_iter().collect();
        inner.extend(self.heap.state.object(id).into_iter().flat_map(Object::held));
        for id in inner {
            self.add_exported_entry_points(id);
        }
    }

    /// True if the function is in the analyzed file itself, or in one that names a call of DigitalRiver.js.
    fn is_of_interest(&self, id: ObjectId) -> bool {
        let script = self.heap.allocation(id).at.script;
        script == 0 || self.script(script).names_call
    }

    /// True if some code of the program calls a function by this function's name.
    fn is_named_in_a_call(&self, id: ObjectId) -> bool {
        let allocation = self.heap.allocation(id);
        let is_called = |name: &Atom| self.program.scripts().any(|script| script.scopes.is_called(name));
        let text = self.script(allocation.at.script).file.slice(allocation.at.span);
        let is_name =
            |name: &str| name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '#'));
        match &allocation.kind {
            AllocationKind::Closure(Closure { code: Code::Function(_), .. }) | AllocationKind::Class(_)
                if is_name(text) =>
            {
                is_called(&text.trim_start_matches('#').into())
            }
            AllocationKind::Closure(closure) => {
                self.facts.function_names.get(&closure.code.key()).is_some_and(is_called)
            }
            _ => false,
        }
    }
}

/// Splits `this` into its alternatives as long as they are few: a function that tests `this.type` then runs with each
/// type alone.
fn each_alone(this: Option<Value>) -> Vec<Option<Value>> {
    match this {
        Some(this) if (2..=MAX_RECEIVERS).contains(&this.alternatives().len()) => {
            this.alternatives().iter().map(|alternative| Some(iter::once(alternative.clone()).collect())).collect()
        }
        other => vec![other],
    }
}

/// The functions that a pass takes, by their callers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Callers {
    /// Functions whose names are called nowhere in the program.
    None,
    /// Exported functions, which unknown code may call.
    Exported,
    /// All functions that haven't run.
    Any,
}
