//! Escape: values that unknown code gets. It may change the objects and call the functions at once, later, several
//! times or never. A function escapes as an argument, inside an object or array, or as a method of one.
//!
//! ```js
//! let method = "creditCard";
//! openModal({ buttons: [{ onClick(m) { method = m } }] });
//! if (method === "konbini") pay();                          // the handler may have run by now
//! ```

use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::budget::{
    Limit, MAX_ESCAPED_TOGETHER, MAX_IDLE_RUNS, MAX_RUNS_AGAIN, MAX_SPECULATIONS, MAX_WIDENINGS,
};
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, CellId, ObjectId};
use crate::flow::domain::keys::Keys;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::object::Object;
use crate::flow::interp::Interpreter;
use crate::flow::interp::reach::Visible;
use crate::flow::models::callbacks::Callbacks;
use crate::flow::schedule::escaped::{Effect, Escaped};
use crate::payload::{Rest, UseKind};
use crate::slice::need::Need;

/// The number of objects that may escape together with one before each is charged to the budget.
const MAX_ESCAPED_FREELY: usize = 1_000;

/// The number of rounds in which functions that escaped together run, each seeing the changes of the others. Values
/// that still change after them are widened.
const ROUNDS: usize = 2;

impl Interpreter<'_> {
    /// Lets a value escape to unknown code, which calls the functions in it later, if at all.
    pub(crate) fn escape_to_unknown_code(&mut self, value: &Value, at: At) {
        self.escape(value, at);
    }

    /// Lets all arguments of a call escape to unknown code.
    pub(crate) fn escape_arguments(&mut self, arguments: &Arguments, at: At) {
        for value in arguments.values.iter().chain(&arguments.last).chain(&arguments.others) {
            self.escape(value, at);
        }
    }

    /// Lets the arguments of a call escape to unknown code that calls the functions among them at this time.
    pub(crate) fn escape_to_callee(&mut self, arguments: &Arguments, callbacks: Callbacks, at: At) {
        let mut escaped = SmallVec::<[Escaped; 4]>::new();
        for value in arguments.values.iter().chain(&arguments.last).chain(&arguments.others) {
            escaped.extend(self.escape(value, at));
        }
        match callbacks {
            Callbacks::Now | Callbacks::AnyTime => self.run_any_time(&escaped, at),
            Callbacks::OnEvent => escaped.into_iter().for_each(|listener| self.add_listener(listener)),
            Callbacks::Never | Callbacks::Later => {}
        }
    }

    /// Keeps a function that waits for an event. It replaces one that was made at the same place, in an earlier round.
    fn add_listener(&mut self, listener: Escaped) {
        let code = |escaped: &Escaped| self.heap.allocation(escaped.function).at;
        let same = self.escaped.listeners.iter().position(|known| code(known) == code(&listener));
        match same {
            Some(index) => self.escaped.listeners[index] = listener,
            None => self.escaped.listeners.push(listener),
        }
    }

    /// Keeps the functions of a value that is written into an object of unknown code. That code may call them the next
    /// time it runs; handlers of the page's events (`onclick`) run when an event is triggered.
    pub(crate) fn keep_written_functions(&mut self, keys: &Keys, value: &Value) {
        if self.control.speculations > 0 {
            return;
        }
        let is_handler =
            |name: &Atom| name.strip_prefix("on").is_some_and(|event| event.bytes().all(|b| b.is_ascii_lowercase()));
        let is_event = matches!(keys, Keys::Known(names) if names.iter().all(is_handler));
        for escaped in self.functions_in(value) {
            if is_event {
                self.add_listener(escaped);
            } else {
                self.add_effect(Effect { escaped, cells: Vec::new(), objects: Vec::new(), runs: 0 });
            }
        }
    }

    /// Keeps the functions of a value that is written into an open object, which may belong to unknown code.
    pub(crate) fn keep_functions_in_open(&mut self, id: ObjectId, keys: &Keys, value: &Value) {
        let disjuncts = self.heap.state.object(id).into_iter().flat_map(|object| &object.disjuncts);
        if disjuncts.into_iter().any(|disjunct| disjunct.rest == Rest::Open) {
            self.keep_written_functions(keys, value);
        }
    }

    /// The functions that a value is or holds.
    fn functions_in(&self, value: &Value) -> SmallVec<[Escaped; 4]> {
        let mut found = SmallVec::new();
        for id in value.objects() {
            let held = self.heap.state.object(id).into_iter().flat_map(Object::held);
            let held = held.map(|function| Escaped { function, this: Some(id) });
            let all = [Escaped { function: id, this: None }].into_iter().chain(held);
            found.extend(all.filter(|escaped| self.heap.is_callable(escaped.function)));
        }
        found
    }

    /// Marks a value and all objects that it holds as escaped, and queues the functions among them. Returns these
    /// functions, with methods and getters.
    fn escape(&mut self, value: &Value, at: At) -> SmallVec<[Escaped; 4]> {
        self.record_escape(value, UseKind::Sent, at);
        let mut escaped = SmallVec::new();
        let mut seen = FxHashSet::default();
        let mut waiting: Vec<Escaped> = value.objects().map(|function| Escaped { function, this: None }).collect();
        while let Some(next) = waiting.pop() {
            let id = next.function;
            if !seen.insert(id) {
                continue;
            }
            if seen.len() > MAX_ESCAPED_FREELY && !self.budget.allows_escape() {
                self.budget.meet(Limit::Sent, at);
                continue;
            }
            if self.heap.is_callable(id) {
                self.enqueue(id, None, None);
                escaped.push(next);
            }
            let Some(object) = self.heap.state.object(id) else { continue };
            let this = Some(id).filter(|id| !self.heap.is_array(*id) && !self.heap.is_callable(*id));
            waiting.extend(object.held().map(|function| Escaped { function, this }));
            escaped.extend(object.getters().map(|function| Escaped { function, this }));
            escaped.extend(self.inherited_methods(id));
            self.heap.mark_escaped(id);
        }
        for Escaped { function, this } in &escaped {
            if this.is_some() {
                self.demand_method(*function);
            }
        }
        escaped
    }

    /// The methods that an object inherits, or that a class has for its instances.
    fn inherited_methods(&self, id: ObjectId) -> SmallVec<[Escaped; 4]> {
        let own = self.heap.prototypes.get(&id).copied();
        let prototypes =
            self.heap.prototype_chain(id).skip(1).chain(own).filter_map(|prototype| self.heap.state.object(prototype));
        let functions = prototypes.flat_map(|prototype| prototype.held().chain(prototype.getters()));
        let methods = functions.filter(|function| self.heap.is_callable(*function));
        let this = Some(id).filter(|id| !self.heap.is_callable(*id));
        methods.map(|function| Escaped { function, this }).collect()
    }

    /// Runs functions that unknown code may or may not have called by now, until nothing changes any more.
    fn run_any_time(&mut self, escaped: &[Escaped], at: At) {
        if !self.heap.state.live {
            return;
        }
        let is_new = |escaped: &&Escaped| !self.escaped.running.contains(&escaped.function);
        let mut escaped: SmallVec<[Escaped; 4]> = escaped.iter().filter(is_new).copied().collect();
        let most = if self.control.speculations >= MAX_SPECULATIONS { 0 } else { MAX_ESCAPED_TOGETHER };
        for skipped in escaped.drain(most.min(escaped.len())..).collect::<SmallVec<[Escaped; 4]>>() {
            self.skip_function(skipped.function);
        }
        self.escaped.running.extend(escaped.iter().map(|escaped| escaped.function));
        for round in 1..=ROUNDS + MAX_WIDENINGS {
            let marks = self.heap.next_ids();
            let before = self.heap.state.fork();
            let mut has_changed = false;
            for one in &escaped {
                has_changed |= self.run_maybe(*one, at);
            }
            let mut is_settled = || round >= ROUNDS && self.widen_changed(&before, marks) == Visible::Nothing;
            if !has_changed || is_settled() {
                break;
            }
        }
        for one in &escaped {
            self.escaped.running.remove(&one.function);
        }
    }

    /// Runs a function that unknown code may or may not have called by now. True if that changes anything.
    fn run_maybe(&mut self, escaped: Escaped, at: At) -> bool {
        let Escaped { function, this } = escaped;
        if !self.needs_later(function, &[]) {
            return false;
        }
        let idle = self.escaped.idle.entry(function).or_default();
        if *idle >= MAX_IDLE_RUNS {
            self.skip_function(function);
            return false;
        }
        *idle += 1;
        let outer_need = std::mem::replace(&mut self.control.need, Need::RUN);
        // A method of a component sees the component's instance.
        let this = this.map(|id| Value::of(ValueKind::Object(self.component_of(id).unwrap_or(id)), at));
        let changed = self.evaluate_maybe(|interpreter| {
            let given = match interpreter.heap.allocation(function).kind {
                AllocationKind::Class(_) => interpreter.construct(function, &Arguments::unknown(at), at),
                _ => interpreter.invoke(function, this, &Arguments::unknown(at), at),
            };
            // Unknown code also gets the function's result.
            let escaped = interpreter.escape(&given, at);
            interpreter.run_any_time(&escaped, at);
            given
        });
        self.control.need = outer_need;
        let Some((cells, objects)) = changed else { return false };
        self.escaped.idle.insert(function, 0);
        if self.control.speculations == 0 {
            self.keep_effect(escaped, &cells, &objects);
        }
        true
    }

    /// Keeps the changes that a function made: if they are undone later, unknown code may call it again.
    fn keep_effect(&mut self, escaped: Escaped, cells: &[CellId], objects: &[ObjectId]) {
        let cells = cells.iter().filter_map(|id| Some((*id, self.heap.state.cell(*id)?.clone()))).collect();
        let objects = objects.iter().filter_map(|id| Some((*id, self.heap.state.object(*id)?.clone()))).collect();
        let code = |function: ObjectId| self.heap.allocation(function).at;
        let same = self.escaped.effects.iter().position(|known| code(known.escaped.function) == code(escaped.function));
        let runs = match same {
            Some(index) => self.escaped.effects.remove(index).runs + 1,
            None => 1,
        };
        self.add_effect(Effect { escaped, cells, objects, runs });
    }

    /// Adds the effect of a function; the oldest is forgotten past a limit.
    fn add_effect(&mut self, effect: Effect) {
        self.escaped.effects.push(effect);
        if self.escaped.effects.len() > MAX_ESCAPED_TOGETHER {
            self.escaped.effects.remove(0);
        }
    }

    /// Runs the functions that unknown code has, if their changes have been undone since they ran: it may call them
    /// again.
    pub(crate) fn run_escaped(&mut self, at: At) {
        if self.control.speculations > 0 || !self.heap.state.live {
            return;
        }
        let undone = |effect: &&Effect| {
            effect.runs == 0
                || effect.cells.iter().any(|(id, value)| self.heap.state.cell(*id).is_some_and(|now| now != value))
                || effect.objects.iter().any(|(id, object)| {
                    self.heap.state.object(*id).is_some_and(|now| !now.shares(object) && now != object)
                })
        };
        let undone: SmallVec<[(Escaped, usize); 4]> =
            self.escaped.effects.iter().filter(undone).map(|effect| (effect.escaped, effect.runs)).collect();
        for (escaped, runs) in undone {
            if runs == 0 || runs > MAX_RUNS_AGAIN {
                self.escaped.effects.retain(|effect| effect.escaped != escaped);
            }
            if runs > MAX_RUNS_AGAIN {
                self.skip_function(escaped.function);
            } else {
                self.run_any_time(&[escaped], at);
            }
        }
    }

    /// Runs the functions that wait for events, at a call that triggers some.
    pub(crate) fn run_listeners(&mut self, at: At) {
        if self.control.speculations == 0 {
            let listeners = self.escaped.listeners.clone();
            self.run_any_time(&listeners, at);
        }
    }
}
