//! How much work is done for a file before a value is taken as unknown. Past a limit precision is lost, never time.

use std::collections::BTreeMap;
use std::fmt;

use crate::flow::domain::id::At;
use crate::slice::relevance::RELEVANT_DEPTH;
use crate::tree::program::{MAX_IMPORTED_BYTES, MAX_SCRIPTS};

/// How many functions may be running inside each other.
const MAX_CALL_DEPTH: usize = 500;

/// How often a function may be running inside itself.
pub(crate) const MAX_RECURSION: usize = 2;

/// How many functions that were made at one place may be running inside each other, each of them once.
pub(crate) const MAX_TWINS: usize = 5;

/// How often a loop is run before what changes in each round is possibly anything; loops inside loops less often.
pub(crate) const MAX_ROUNDS: usize = 2;
pub(crate) const MAX_INNER_ROUNDS: usize = 1;

/// How often a loop is run once more after that, each time because something else has changed.
pub(crate) const MAX_WIDENINGS: usize = 3;

/// How many loops inside each other are run more than once.
pub(crate) const MAX_LOOPS: usize = 4;

/// How many elements of an array are told apart.
pub(crate) const MAX_ARRAY: usize = 256;

/// How many callbacks before it in a chain of promises are known to have run before a callback does.
pub(crate) const MAX_CHAIN: usize = 16;

/// How many elements of a known array a loop is run for one by one.
pub(crate) const MAX_ELEMENTS: usize = 32;

/// How often the functions that nobody calls are run before what changes in each round is possibly anything.
pub(crate) const MAX_ENTRY_ROUNDS: usize = 3;

/// How many functions that were made at one place are run later, and how many while all that runs later runs again: each
/// round makes them anew.
pub(crate) const MAX_WAITING: usize = 1_000;
pub(crate) const MAX_WAITING_AGAIN: usize = 40;

/// How often a function that runs later may lead to itself: one that registers itself again would do so for ever.
pub(crate) const MAX_LINEAGE: usize = 4;

/// How many runs whose calls don't count may be inside each other for functions that unknown code has to be run in them.
pub(crate) const MAX_SPECULATIONS: u32 = 3;

/// How many functions that unknown code gets with one call are run because it may run them.
pub(crate) const MAX_ESCAPED_TOGETHER: usize = 48;

/// How often in a row running such a function changes nothing before it isn't run any more, and what it could change is
/// possibly anything.
pub(crate) const MAX_IDLE_RUNS: usize = 64;

/// How often such a function is run again because what it did was undone.
pub(crate) const MAX_RUNS_AGAIN: usize = 8;

/// How many objects that can reach a call are told apart, though one literal made several of them. Past that, those of
/// one literal are taken together.
pub(crate) const MAX_SHAPES: usize = 512;

/// From how many properties on an object takes no new names: those written later are somewhere in an unknown rest.
pub(crate) const MAX_PROPERTIES: usize = 4096;

/// How many places that may have given one property its value are told apart.
pub(crate) const MAX_ENTRIES: usize = 4096;

/// Properties kept for the calls of a file before the objects of one literal are taken together: for every four bytes of
/// the program one, within bounds.
const BYTES_PER_RECORDED: usize = 4;
const MIN_RECORDED: usize = 20_000;
const MAX_RECORDED: usize = 400_000;

/// Variables, objects and properties compared and copied where branches meet and objects are spread: one for every four
/// bytes of the program, and at least so many.
const BYTES_PER_COMPARED: usize = 4;
const MIN_COMPARED: usize = 30_000;

/// Steps (expressions looked at) in functions that are run once more where they are called: one for every byte of a small
/// program, for every four bytes of a larger one, within bounds. Looking at each function once is free.
const BYTES_PER_STEP: usize = 4;
const MIN_STEPS: usize = 20_000;
const SMALL_STEPS: usize = 60_000;
const MAX_STEPS: usize = 2_000_000;

/// Steps that are kept to look at what leads to a call once more in the end, when there were not enough for everything.
const LAST_STEPS: usize = 20_000;

/// How many variables and objects compared at joins count as a step.
const COMPARED_PER_STEP: usize = 4;

/// Objects looked at because they are handed to code that isn't seen: one for every byte, and at least so many.
const MIN_SENT: usize = 20_000;

/// How many of those one entry point may take.
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
    /// Functions made at one place that run later.
    Waiting,
    /// Rounds of loops, and runs of `finally` blocks.
    Rounds,
    /// Variables, objects and properties compared where branches meet, and copied by spreads.
    Compared,
    /// Objects sent to code that isn't seen.
    Sent,
    /// Objects that can reach one call.
    Shapes,
    /// Properties of one object, and places that gave one of them.
    Properties,
    /// Files that one file imports.
    Files,
}

impl fmt::Display for Limit {
    /// What is not followed any further, as a clause without a full stop.
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
                write!(formatter, "a function that is registered again and again is run {MAX_WAITING} times at most")
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
                "at most {MAX_PROPERTIES} properties of an object are told apart, and at most {MAX_ENTRIES} places that \
                 set one of them"
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

/// What is left, and which limits were met first where.
pub(crate) struct Budget {
    /// For whatever comes first.
    steps: usize,
    /// Kept for after that, by how near code is to what names a call.
    kept: [usize; RELEVANT_DEPTH + 1],
    /// For the entry point that is running.
    entry_steps: usize,
    /// Steps left for running code of loops and `finally` blocks once more.
    again_steps: usize,
    /// How many such runs there are around what is running.
    again: usize,
    /// How much may be compared and copied before that is done coarsely.
    compared: usize,
    /// Objects that may still be looked at because they are handed to code that isn't seen.
    sent: usize,
    /// Properties that may still be kept for calls.
    recorded: usize,
    met: BTreeMap<Limit, At>,
}

impl Budget {
    /// The limits for a program of that many bytes.
    pub(crate) fn new(bytes: usize) -> Self {
        let small = bytes.clamp(MIN_STEPS, SMALL_STEPS);
        let steps = (bytes / BYTES_PER_STEP).clamp(small, MAX_STEPS);
        Self {
            steps: steps - steps / 2,
            kept: [steps / 2 / (RELEVANT_DEPTH + 1); RELEVANT_DEPTH + 1],
            entry_steps: MAX_ENTRY_STEPS,
            again_steps: steps,
            again: 0,
            compared: (bytes / BYTES_PER_COMPARED).max(MIN_COMPARED),
            sent: bytes.max(MIN_SENT),
            recorded: (bytes / BYTES_PER_RECORDED).clamp(MIN_RECORDED, MAX_RECORDED),
            met: BTreeMap::new(),
        }
    }

    /// Gives the next entry point its share.
    pub(crate) fn begin_entry(&mut self) {
        self.entry_steps = MAX_ENTRY_STEPS;
    }

    /// Takes note of one step in a run at this depth of running functions, and of what was compared at joins before it.
    pub(crate) fn step(&mut self, run: Repetition, depth: usize, relevance: usize, compared: usize) {
        if depth > 1 {
            self.spend(usize::from(run == Repetition::Again) + compared / COMPARED_PER_STEP, relevance);
        }
        if self.again > 0 {
            self.again_steps = self.again_steps.saturating_sub(1);
        }
    }

    /// Whether code that has run may be run again where it stands, by a loop or as a `finally` block. Loops inside loops
    /// would do so without end.
    pub(crate) fn allows_again(&mut self, at: At) -> bool {
        if self.again_steps == 0 {
            self.meet(Limit::Rounds, at);
        }
        self.again_steps > 0
    }

    /// Takes note that such a run begins.
    pub(crate) fn begin_again(&mut self) {
        self.again += 1;
    }

    /// Takes note that such a run ends.
    pub(crate) fn end_again(&mut self) {
        self.again -= 1;
    }

    /// Takes note of work that is worth this many steps.
    fn spend(&mut self, steps: usize, relevance: usize) {
        if self.is_scarce() {
            self.kept[relevance] = self.kept[relevance].saturating_sub(steps);
        } else {
            self.steps = self.steps.saturating_sub(steps);
            self.entry_steps = self.entry_steps.saturating_sub(steps);
        }
    }

    /// Whether what was there for whatever comes first is taken: each function has what is kept for its like.
    pub(crate) fn is_scarce(&self) -> bool {
        self.steps == 0 || self.entry_steps == 0
    }

    /// How much may be compared and copied before fewer alternatives are told apart.
    pub(crate) fn compared(&self) -> usize {
        self.compared
    }

    /// Whether one more object that is handed to code that isn't seen may be looked at; takes note of it.
    pub(crate) fn allows_sent(&mut self) -> bool {
        let left = self.sent.checked_sub(1);
        self.sent = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether that many more properties may be kept for a call; takes note of them.
    pub(crate) fn allows_record(&mut self, properties: usize) -> bool {
        let left = self.recorded.checked_sub(properties);
        self.recorded = left.unwrap_or(0);
        left.is_some()
    }

    /// The limit that keeps a known function from being run where it is called, if one does.
    pub(crate) fn refusal(&mut self, depth: usize, relevance: usize, at: At) -> Option<Limit> {
        let limit = if depth == 0 {
            return None;
        } else if self.is_scarce() && self.kept[relevance] == 0 {
            Limit::Steps
        } else if depth >= MAX_CALL_DEPTH {
            Limit::CallDepth
        } else {
            return None;
        };
        self.meet(limit, at);
        Some(limit)
    }

    /// Whether there is no work left to do for a function as near as that to what names a call.
    pub(crate) fn is_spent(&self, relevance: usize) -> bool {
        self.steps == 0 && self.kept[relevance] == 0
    }

    /// Gives what leads to a call the steps that were kept for the end.
    pub(crate) fn begin_last(&mut self) {
        self.kept[RELEVANT_DEPTH] = LAST_STEPS;
    }

    /// Takes note that a limit was met.
    pub(crate) fn meet(&mut self, limit: Limit, at: At) {
        self.met.entry(limit).or_insert(at);
    }

    /// Whether a limit was met anywhere.
    pub(crate) fn has_met(&self, limit: Limit) -> bool {
        self.met.contains_key(&limit)
    }

    /// The limits that were met, each with the first place.
    pub(crate) fn met(&self) -> impl Iterator<Item = (Limit, At)> {
        self.met.iter().map(|(limit, at)| (*limit, *at))
    }
}

/// Which run of its code a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repetition {
    /// Nothing of the kind has run yet.
    First,
    /// It has run before, with other arguments perhaps.
    Again,
}
