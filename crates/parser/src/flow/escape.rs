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

use super::callees::Callbacks;
use super::functions::Arguments;
use super::limits::{MAX_ESCAPED_RUNS, MAX_ESCAPED_TOGETHER, MAX_REHEARSALS};
use super::machine::{Machine, Maker};
use super::value::{At, Kind, ObjectId, Value};
use crate::payload::{Rest, UseKind};

/// How many objects are looked at when one is handed over with all that it holds.
const MAX_HANDED: usize = 1_000;

/// How often functions that unknown code gets together are run, so that each sees what the others have done.
const ROUNDS: usize = 2;

/// A function that unknown code got.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Escaped {
    function: ObjectId,
    /// The object that it is a member of.
    this: Option<ObjectId>,
}

impl Machine<'_> {
    /// Hands a value to unknown code, which calls functions in it later if at all.
    pub(super) fn hand_over(&mut self, value: &Value, at: At) {
        self.escape(value, at);
    }

    /// The same for all arguments of a call.
    pub(super) fn hand_over_all(&mut self, arguments: &Arguments, at: At) {
        for value in arguments.values.iter().chain(&arguments.last) {
            self.escape(value, at);
        }
    }

    /// Gives the arguments of a call to unknown code.
    pub(super) fn give(&mut self, arguments: &Arguments, callbacks: Callbacks, at: At) {
        let mut escaped = SmallVec::<[Escaped; 4]>::new();
        for value in arguments.values.iter().chain(&arguments.last) {
            escaped.extend(self.escape(value, at));
        }
        if callbacks == Callbacks::AnyTime {
            self.run_any_time(&escaped, at);
        }
    }

    /// Marks objects that unknown code gets, with all that they hold, and lets the functions among them wait to be run.
    fn escape(&mut self, value: &Value, at: At) -> SmallVec<[Escaped; 4]> {
        self.note_sent(value, UseKind::Sent, at);
        let mut escaped = SmallVec::new();
        let mut seen = FxHashSet::default();
        let mut waiting: Vec<Escaped> = value.objects().map(|function| Escaped { function, this: None }).collect();
        while let Some(next) = waiting.pop() {
            let id = next.function;
            if !seen.insert(id) || seen.len() > MAX_HANDED {
                continue;
            }
            if self.is_callable(id) {
                self.wait_for(id, None, None);
                escaped.push(next);
            }
            let Some(object) = self.state.object(id) else { continue };
            let this = Some(id).filter(|id| !self.is_array(*id) && !self.is_callable(*id));
            waiting.extend(object.held().map(|function| Escaped { function, this }));
            escaped.extend(object.getters().map(|function| Escaped { function, this }));
            escaped.extend(self.inherited_methods(id));
            if object.variants.iter().any(|variant| variant.rest == Rest::Closed) {
                self.state.object_mut(id).each(|variant| variant.rest = variant.rest.max(Rest::Handed));
            }
        }
        escaped
    }

    /// The methods that an object has from its class.
    fn inherited_methods(&self, id: ObjectId) -> SmallVec<[Escaped; 4]> {
        let prototypes = self.line_of(id).skip(1).filter_map(|prototype| self.state.object(prototype));
        let functions = prototypes.flat_map(|prototype| prototype.held().chain(prototype.getters()));
        let methods = functions.filter(|function| self.is_callable(*function));
        methods.map(|function| Escaped { function, this: Some(id) }).collect()
    }

    /// Runs functions that may have been run by now, or not.
    fn run_any_time(&mut self, escaped: &[Escaped], at: At) {
        if !self.state.live {
            return;
        }
        let is_new = |escaped: &&Escaped| !self.escaping.contains(&escaped.function);
        let mut escaped: SmallVec<[Escaped; 4]> = escaped.iter().filter(is_new).copied().collect();
        let most = if self.rehearsals >= MAX_REHEARSALS { 0 } else { MAX_ESCAPED_TOGETHER };
        for skipped in escaped.drain(most.min(escaped.len())..).collect::<SmallVec<[Escaped; 4]>>() {
            self.skip_function(skipped.function);
        }
        self.escaping.extend(escaped.iter().map(|escaped| escaped.function));
        for _ in 0..ROUNDS {
            let mut has_changed = false;
            for one in &escaped {
                has_changed |= self.run_maybe(*one, at);
            }
            if !has_changed || escaped.len() == 1 {
                break;
            }
        }
        for one in &escaped {
            self.escaping.remove(&one.function);
        }
    }

    /// Runs a function that may have been run by now; says whether that changes anything.
    fn run_maybe(&mut self, escaped: Escaped, at: At) -> bool {
        let Escaped { function, this } = escaped;
        let idle = self.idle_runs.entry(function).or_default();
        if *idle >= MAX_ESCAPED_RUNS {
            return false;
        }
        *idle += 1;
        let this = this.map(|id| Value::of(Kind::Object(id), at));
        let has_changed = self.rehearse_maybe(|machine| match machine.made(function).by {
            Maker::Class(_) => machine.construct(function, &Arguments::unknown(at), at),
            _ => machine.invoke(function, this, &Arguments::unknown(at), at),
        });
        if has_changed {
            self.idle_runs.insert(function, 0);
        }
        has_changed
    }
}
