//! Functions that run later: once the code that registered them has ended, or because nobody is seen calling them. One that
//! registers itself again and again is run a few times only.

use std::rc::Rc;

use super::limits::{Limit, MAX_LINEAGE, MAX_WAITING, MAX_WAITING_AGAIN};
use super::machine::{Machine, Run};
use super::value::{At, ObjectId, Value};

/// A function that waits to be run.
#[derive(Clone)]
pub(super) struct Waiting {
    pub(super) function: ObjectId,
    pub(super) this: Option<Value>,
    pub(super) arguments: Option<Vec<Value>>,
    /// Callbacks that have surely run before it, with their arguments: those before it in a chain of promises.
    pub(super) before: Vec<(ObjectId, Vec<Value>)>,
    pub(super) caller: Caller,
    /// [`Run::Again`] once it has run.
    pub(super) run: Run,
    pub(super) lineage: Lineage,
}

/// The code that gets the result of a function that runs later.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Caller {
    /// None, as far as the program shows, or code of the program.
    Seen,
    /// Unknown code.
    Unseen,
}

impl Waiting {
    /// A function of which neither `this` nor the arguments are known.
    pub(super) fn new(function: ObjectId, lineage: Lineage) -> Self {
        let (this, arguments, before) = (None, None, Vec::new());
        Self { function, this, arguments, before, caller: Caller::Seen, run: Run::First, lineage }
    }
}

/// The places of the functions that run later and whose runs led to what runs now, the nearest first.
#[derive(Clone, Default)]
pub(super) struct Lineage(Option<Rc<Link>>);

struct Link {
    function: At,
    before: Lineage,
}

impl Lineage {
    /// The same with one more function, which runs now.
    pub(super) fn with(&self, function: At) -> Self {
        Self(Some(Rc::new(Link { function, before: self.clone() })))
    }

    /// How often a function that was made at this place is among them.
    pub(super) fn count(&self, function: At) -> usize {
        let links = std::iter::successors(self.0.as_deref(), |link| link.before.0.as_deref());
        links.filter(|link| link.function == function).count()
    }
}

impl Machine<'_> {
    /// Counts one more function that is to run later, to which those of the lineage led. False past a limit: then it is never run.
    pub(super) fn may_wait(&mut self, function: ObjectId, lineage: &Lineage) -> bool {
        let at = self.made(function).at;
        let count = self.waited.entry(at).or_insert(0);
        *count += 1;
        let most = if self.round == Run::First { MAX_WAITING } else { MAX_WAITING_AGAIN };
        let is_allowed = *count <= most && lineage.count(at) < MAX_LINEAGE;
        if !is_allowed {
            self.limits.meet(Limit::Waiting, at);
            self.skip_function(function);
        }
        is_allowed
    }

    /// Lets a function run once the code that registers it has ended.
    pub(super) fn wait_for(&mut self, function: ObjectId, this: Option<Value>, arguments: Option<Vec<Value>>) {
        if self.rehearsals > 0 || !self.state.live {
            return;
        }
        let lineage = self.lineage.clone();
        if (self.waiting_seen.insert(function) || arguments.is_some()) && self.may_wait(function, &lineage) {
            this.iter().chain(arguments.iter().flatten()).for_each(|value| self.let_go(value));
            let caller = if arguments.is_none() { Caller::Unseen } else { Caller::Seen };
            self.waiting.push(Waiting { this, arguments, caller, ..Waiting::new(function, lineage) });
        }
    }
}
