//! Limits on the work for one file. Past a limit values become unknown; nothing that is there becomes absent.

use std::collections::BTreeMap;
use std::fmt;

use crate::flow::domain::id::At;
use crate::slice::relevance::RELEVANT_DEPTH;
use crate::tree::program::{MAX_IMPORTED_BYTES, MAX_SCRIPTS};

/// Maximum number of functions that run inside each other.
const MAX_CALL_DEPTH: usize = 500;

/// Maximum number of runs of a function inside itself.
pub(crate) const MAX_RECURSION: usize = 2;

/// Maximum number of functions from one allocation site that run inside each other, each of them once.
pub(crate) const MAX_TWINS: usize = 5;

/// Rounds of a loop before everything that changes in each round is widened; fewer for loops inside loops.
pub(crate) const MAX_ROUNDS: usize = 2;
pub(crate) const MAX_INNER_ROUNDS: usize = 1;

/// Maximum number of further rounds after that, each because something else has changed.
pub(crate) const MAX_WIDENINGS: usize = 3;

/// Maximum number of loops inside each other that run more than once.
pub(crate) const MAX_LOOPS: usize = 4;

/// Maximum number of elements that are kept apart in one array.
pub(crate) const MAX_ARRAY: usize = 256;

/// Maximum number of earlier callbacks of a promise chain that are known to have run before a later one.
pub(crate) const MAX_CHAIN: usize = 16;

/// Maximum number of elements of a known array for which a loop runs one by one.
pub(crate) const MAX_ELEMENTS: usize = 32;

/// Rounds of all entry points before everything that changes in each round is widened.
pub(crate) const MAX_ENTRY_ROUNDS: usize = 3;

/// Maximum number of functions from one allocation site that are queued; and of those queued while all queued ones run
/// again, since each round allocates them anew.
pub(crate) const MAX_QUEUED: usize = 1_000;
pub(crate) const MAX_QUEUED_AGAIN: usize = 40;

/// Maximum number of times that a queued function may lead to itself: one that registers itself again would never end.
pub(crate) const MAX_LINEAGE: usize = 4;

/// Maximum depth of speculative runs in which escaped functions still run.
pub(crate) const MAX_SPECULATIONS: u32 = 3;

/// Maximum number of functions that run because they escape to unknown code with one call.
pub(crate) const MAX_ESCAPED_TOGETHER: usize = 48;

/// Maximum number of runs in a row in which an escaped function changes nothing. After these it runs no more, and
/// everything that it could change is widened.
pub(crate) const MAX_IDLE_RUNS: usize = 64;

/// Maximum number of further runs of an escaped function because its changes were overwritten.
pub(crate) const MAX_RUNS_AGAIN: usize = 8;

/// Maximum number of objects that are kept apart at one call. Past it, the objects of one literal are joined.
pub(crate) const MAX_SHAPES: usize = 512;

/// Maximum number of properties of one object. Names that are written later become part of its unknown rest.
pub(crate) const MAX_PROPERTIES: usize = 4096;

/// Maximum number of origins that are kept apart in one property.
pub(crate) const MAX_DEFINITIONS: usize = 4096;

/// Properties that are kept for the calls of a file before the objects of one literal are joined: one for every four
/// bytes of the program, within bounds.
const BYTES_PER_RECORDED: usize = 4;
const MIN_RECORDED: usize = 20_000;
const MAX_RECORDED: usize = 400_000;

/// Variables, objects and properties that are compared and copied at joins and spreads: one for every four bytes of the
/// program, and at least the minimum.
const BYTES_PER_COMPARED: usize = 4;
const MIN_COMPARED: usize = 30_000;

/// Steps (expressions evaluated) in functions that run once more where they are called: one for every byte of a small
/// program, one for every four bytes of a larger one, within bounds. The first run of each function is free.
const BYTES_PER_STEP: usize = 4;
const MIN_STEPS: usize = 20_000;
const SMALL_STEPS: usize = 60_000;
const MAX_STEPS: usize = 2_000_000;

/// Steps in reserve for one more run of the code that leads to a call, after the others are spent.
const LAST_STEPS: usize = 20_000;

/// Number of variables and objects compared at joins that count as one step.
const COMPARED_PER_STEP: usize = 4;

/// Minimum of objects that are followed because they escape to unknown code; otherwise one for every byte.
const MIN_ESCAPES: usize = 20_000;

/// Maximum number of steps for one entry point.
const MAX_ENTRY_STEPS: usize = 30_000;

/// A limit that a file can meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Limit {
    /// Functions running inside each other.
    CallDepth,
    /// A function running inside itself.
    Recursion,
    /// Work done for the whole file.
    Steps,
    /// Queued functions from one allocation site.
    Waiting,
    /// Rounds of loops, and runs of `finally` blocks.
    Rounds,
    /// Variables, objects and properties compared where branches meet, and copied by spreads.
    Compared,
    /// Objects that escape to unknown code.
    Sent,
    /// Objects that can reach one call.
    Shapes,
    /// Properties of one object, and places that gave one of them.
    Properties,
    /// Files that one file imports, directly or not.
    Files,
}

impl fmt::Display for Limit {
    /// Writes the consequence of the limit, as a clause without a full stop.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CallDepth => write!(
                formatter,
                "calls inside calls are followed for {MAX_CALL_DEPTH} levels; what happens deeper is unknown"
            ),
            Self::Recursion => {
                write!(
                    formatter,
                    "a function that calls itself is followed {MAX_RECURSION} times; what happens deeper is unknown"
                )
            }
            Self::Steps => write!(
                formatter,
                "functions far from any DigitalRiver.js call are not followed from here on: the file took too many steps \
                 (of {MAX_ENTRY_STEPS} for one entry point, and {MAX_STEPS} in all)"
            ),
            Self::Waiting => {
                write!(formatter, "a function that is registered again and again is run {MAX_QUEUED} times at most")
            }
            Self::Rounds => {
                write!(
                    formatter,
                    "elements of lists are no longer told apart in loops: too many loops are inside each other"
                )
            }
            Self::Compared => write!(
                formatter,
                "fewer values are told apart from here on: too many come together where branches meet"
            ),
            Self::Sent => write!(formatter, "no removal is safe: too many objects are handed to unknown code"),
            Self::Shapes => write!(formatter, "at most {MAX_SHAPES} objects are told apart at one call"),
            Self::Properties => write!(
                formatter,
                "at most {MAX_PROPERTIES} properties of an object are told apart, and at most {MAX_DEFINITIONS} places \
                 that set one of them"
            ),
            Self::Files => write!(
                formatter,
                "at most {MAX_SCRIPTS} files, or {} MiB of imported files, are analysed together: this import and later \
                 ones are not followed",
                MAX_IMPORTED_BYTES / (1024 * 1024)
            ),
        }
    }
}

/// The work that is left, and the limits that were met so far.
pub(crate) struct Budget {
    /// Steps for whatever code comes first.
    steps: usize,
    /// Steps in reserve after that, by the relevance of the code: its distance in calls from code that names a call.
    reserves: [usize; RELEVANT_DEPTH + 1],
    /// Steps left for the entry point that is running.
    entry_steps: usize,
    /// Steps left for further rounds of loops and further runs of `finally` blocks.
    repeat_steps: usize,
    /// Number of such further runs around the code that is running.
    repeats: usize,
    /// Work at joins that is allowed before states are joined coarsely.
    compared: usize,
    /// Objects that may still be followed because they escape to unknown code.
    escapes: usize,
    /// Properties that may still be kept for calls.
    recorded: usize,
    met: BTreeMap<Limit, At>,
}

impl Budget {
    /// The budget for a program of that many bytes.
    pub(crate) fn new(bytes: usize) -> Self {
        let small = bytes.clamp(MIN_STEPS, SMALL_STEPS);
        let steps = (bytes / BYTES_PER_STEP).clamp(small, MAX_STEPS);
        Self {
            steps: steps - steps / 2,
            reserves: [steps / 2 / (RELEVANT_DEPTH + 1); RELEVANT_DEPTH + 1],
            entry_steps: MAX_ENTRY_STEPS,
            repeat_steps: steps,
            repeats: 0,
            compared: (bytes / BYTES_PER_COMPARED).max(MIN_COMPARED),
            escapes: bytes.max(MIN_ESCAPES),
            recorded: (bytes / BYTES_PER_RECORDED).clamp(MIN_RECORDED, MAX_RECORDED),
            met: BTreeMap::new(),
        }
    }

    /// Gives the next entry point its share of steps.
    pub(crate) fn begin_entry(&mut self) {
        self.entry_steps = MAX_ENTRY_STEPS;
    }

    /// Charges one step at this depth of running functions, and the work at joins before it.
    pub(crate) fn step(&mut self, run: Repetition, depth: usize, relevance: usize, compared: usize) {
        if depth > 1 {
            self.spend(usize::from(run == Repetition::Again) + compared / COMPARED_PER_STEP, relevance);
        }
        if self.repeats > 0 {
            self.repeat_steps = self.repeat_steps.saturating_sub(1);
        }
    }

    /// True if code may run once more where it stands, as a round of a loop or as a `finally` block. Without this
    /// limit, loops inside loops would take exponential time.
    pub(crate) fn allows_repeat(&mut self, at: At) -> bool {
        if self.repeat_steps == 0 {
            self.meet(Limit::Rounds, at);
        }
        self.repeat_steps > 0
    }

    /// Marks the beginning of such a further run.
    pub(crate) fn begin_repeat(&mut self) {
        self.repeats += 1;
    }

    /// Marks the end of such a further run.
    pub(crate) fn end_repeat(&mut self) {
        self.repeats -= 1;
    }

    /// Charges this many steps: to the reserve of the code's relevance once the common steps are spent.
    fn spend(&mut self, steps: usize, relevance: usize) {
        if self.is_scarce() {
            self.reserves[relevance] = self.reserves[relevance].saturating_sub(steps);
        } else {
            self.steps = self.steps.saturating_sub(steps);
            self.entry_steps = self.entry_steps.saturating_sub(steps);
        }
    }

    /// True once the common steps are spent: each function then draws on the reserve for its relevance.
    pub(crate) fn is_scarce(&self) -> bool {
        self.steps == 0 || self.entry_steps == 0
    }

    /// Returns the work at joins that is allowed before fewer alternatives are kept apart.
    pub(crate) fn compared(&self) -> usize {
        self.compared
    }

    /// Charges one object that escapes to unknown code. Returns false once none may be followed any more.
    pub(crate) fn allows_escape(&mut self) -> bool {
        let left = self.escapes.checked_sub(1);
        self.escapes = left.unwrap_or(0);
        left.is_some()
    }

    /// Charges that many properties kept for a call. Returns false once there are too many.
    pub(crate) fn allows_record(&mut self, properties: usize) -> bool {
        let left = self.recorded.checked_sub(properties);
        self.recorded = left.unwrap_or(0);
        left.is_some()
    }

    /// Returns and records the limit that keeps a known function from running where it is called, if there is one.
    pub(crate) fn refusal(&mut self, depth: usize, relevance: usize, at: At) -> Option<Limit> {
        let limit = if depth == 0 {
            return None;
        } else if self.is_scarce() && self.reserves[relevance] == 0 {
            Limit::Steps
        } else if depth >= MAX_CALL_DEPTH {
            Limit::CallDepth
        } else {
            return None;
        };
        self.meet(limit, at);
        Some(limit)
    }

    /// True once no steps are left for functions of this relevance.
    pub(crate) fn is_spent(&self, relevance: usize) -> bool {
        self.steps == 0 && self.reserves[relevance] == 0
    }

    /// Releases the last steps, for code that leads to a call.
    pub(crate) fn begin_last(&mut self) {
        self.reserves[RELEVANT_DEPTH] = LAST_STEPS;
    }

    /// Records a limit, with the first place where it was met.
    pub(crate) fn meet(&mut self, limit: Limit, at: At) {
        self.met.entry(limit).or_insert(at);
    }

    /// True if the limit was met anywhere.
    pub(crate) fn has_met(&self, limit: Limit) -> bool {
        self.met.contains_key(&limit)
    }

    /// The limits that were met, each with the first place.
    pub(crate) fn met(&self) -> impl Iterator<Item = (Limit, At)> {
        self.met.iter().map(|(limit, at)| (*limit, *at))
    }
}

/// The first run of some code, or a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repetition {
    /// The code has never run before: its steps are free.
    First,
    /// The code has run before, perhaps with other arguments.
    Again,
}
