//! Values that unknown code gets: it may change the objects, and call the functions, at once, later, several times or
//! never. Whichever way a function gets there, as an argument, among options, in an array, as a method, it is found here.
//!
//! ```js
//! let method = "creditCard";
//! openModal({ buttons: [{ onClick(m) { method = m } }] });
//! if (method === "konbini") pay();                          // may be so from here on
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

/// How many objects are looked at when one is handed over with all that it holds, before that is counted.
const MAX_HANDED: usize = 1_000;

/// How often functions that unknown code gets together are run, so that each sees what the others and it itself have done,
/// before what changes each time is possibly anything.
const ROUNDS: usize = 2;

impl Interpreter<'_> {
    /// Hands a value to unknown code, which calls functions in it later if at all.
    pub(crate) fn escape_to_unknown_code(&mut self, value: &Value, at: At) {
        self.escape(value, at);
    }

    /// The same for all arguments of a call.
    pub(crate) fn escape_arguments(&mut self, arguments: &Arguments, at: At) {
        for value in arguments.values.iter().chain(&arguments.last).chain(&arguments.others) {
            self.escape(value, at);
        }
    }

    /// Gives the arguments of a call to unknown code.
    pub(crate) fn give(&mut self, arguments: &Arguments, callbacks: Callbacks, at: At) {
        let mut escaped = SmallVec::<[Escaped; 4]>::new();
        for value in arguments.values.iter().chain(&arguments.last).chain(&arguments.others) {
            escaped.extend(self.escape(value, at));
        }
        match callbacks {
            Callbacks::AnyTime => self.run_any_time(&escaped, at),
            Callbacks::OnEvent => escaped.into_iter().for_each(|listener| self.add_listener(listener)),
            Callbacks::Later => {}
        }
    }

    /// Keeps a function that waits for an event. One that was made at the same place before is another round's.
    fn add_listener(&mut self, listener: Escaped) {
        let code = |escaped: &Escaped| self.heap.allocation(escaped.function).at;
        let same = self.escaped.listeners.iter().position(|known| code(known) == code(&listener));
        match same {
            Some(index) => self.escaped.listeners[index] = listener,
            None => self.escaped.listeners.push(listener),
        }
    }

    /// Leaves functions in an object of unknown code, which may call them from its next turn on; handlers of the page's
    /// events (`onclick`) when these come.
    pub(crate) fn leave(&mut self, keys: &Keys, value: &Value) {
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

    /// The same where the object has become one that keeps what is written into it.
    pub(crate) fn leave_with(&mut self, id: ObjectId, keys: &Keys, value: &Value) {
        let disjuncts = self.heap.state.object(id).into_iter().flat_map(|object| &object.disjuncts);
        if disjuncts.into_iter().any(|disjunct| disjunct.rest == Rest::Open) {
            self.leave(keys, value);
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

    /// Marks objects that unknown code gets, with all that they hold, and lets the functions among them wait to be run.
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
            if seen.len() > MAX_HANDED && !self.budget.allows_sent() {
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
        escaped
    }

    /// The methods that an object has from its class, or that a class gives its objects.
    fn inherited_methods(&self, id: ObjectId) -> SmallVec<[Escaped; 4]> {
        let own = self.heap.prototypes.get(&id).copied();
        let prototypes =
            self.heap.line_of(id).skip(1).chain(own).filter_map(|prototype| self.heap.state.object(prototype));
        let functions = prototypes.flat_map(|prototype| prototype.held().chain(prototype.getters()));
        let methods = functions.filter(|function| self.heap.is_callable(*function));
        let this = Some(id).filter(|id| !self.heap.is_callable(*id));
        methods.map(|function| Escaped { function, this }).collect()
    }

    /// Runs functions that may have been run by now, or not.
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

    /// Runs a function that may have been run by now; says whether that changes anything.
    fn run_maybe(&mut self, escaped: Escaped, at: At) -> bool {
        let Escaped { function, this } = escaped;
        let idle = self.escaped.idle.entry(function).or_default();
        if *idle >= MAX_IDLE_RUNS {
            self.skip_function(function);
            return false;
        }
        *idle += 1;
        // A method of a component sees the component's instance.
        let this = this.map(|id| Value::of(ValueKind::Object(self.component_of(id).unwrap_or(id)), at));
        let changed = self.evaluate_maybe(|interpreter| {
            let given = match interpreter.heap.allocation(function).kind {
                AllocationKind::Class(_) => interpreter.construct(function, &Arguments::unknown(at), at),
                _ => interpreter.invoke(function, this, &Arguments::unknown(at), at),
            };
            // Unknown code gets what the function gives, too.
            let escaped = interpreter.escape(&given, at);
            interpreter.run_any_time(&escaped, at);
            given
        });
        let Some((cells, objects)) = changed else { return false };
        self.escaped.idle.insert(function, 0);
        if self.control.speculations == 0 {
            self.keep_effect(escaped, &cells, &objects);
        }
        true
    }

    /// Keeps what running a function has changed: unknown code that has it may do so again.
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

    fn add_effect(&mut self, effect: Effect) {
        self.escaped.effects.push(effect);
        if self.escaped.effects.len() > MAX_ESCAPED_TOGETHER {
            self.escaped.effects.remove(0);
        }
    }

    /// Lets unknown code run the functions that it has, where what they did has been undone since.
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

    /// Lets a call that triggers events run the handlers that wait for them.
    pub(crate) fn run_listeners(&mut self, at: At) {
        if self.control.speculations == 0 {
            let listeners = self.escaped.listeners.clone();
            self.run_any_time(&listeners, at);
        }
    }
}
