//! How much work is done for a file before a value is taken as unknown. Past a limit precision is lost, never time.

use std::collections::BTreeMap;
use std::fmt;

use super::value::At;
use crate::modules::{MAX_IMPORTED_BYTES, MAX_SCRIPTS};

/// How many functions may be running inside each other.
const MAX_CALL_DEPTH: usize = 24;

/// How often a function may be running inside itself.
pub(super) const MAX_RECURSION: usize = 2;

/// How often a loop is run before what it does is taken as known; loops inside loops less often.
pub(super) const MAX_ROUNDS: usize = 3;
pub(super) const MAX_INNER_ROUNDS: usize = 2;

/// How many loops inside each other are run more than once.
pub(super) const MAX_LOOPS: usize = 4;

/// How many elements of an array are told apart.
pub(super) const MAX_ARRAY: usize = 256;

/// How many callbacks before it in a chain of promises are known to have run before a callback does.
pub(super) const MAX_CHAIN: usize = 16;

/// How many elements of a known array a loop is run for one by one.
pub(super) const MAX_ELEMENTS: usize = 32;

/// How often the functions that nobody calls are run until nothing changes.
pub(super) const MAX_ENTRY_ROUNDS: usize = 3;

/// How many objects a call keeps as what can reach it.
pub(super) const MAX_SHAPES: usize = 64;

/// Steps (expressions looked at) in functions that are run where they are called: for every two bytes of the program
/// one, within bounds. Looking at each function once is free.
const BYTES_PER_STEP: usize = 2;
const MIN_STEPS: usize = 100_000;
const MAX_STEPS: usize = 2_000_000;

/// How many variables and objects compared at joins count as a step.
const COMPARED_PER_STEP: usize = 4;

/// How many of those one entry point may take.
const MAX_ENTRY_STEPS: usize = 50_000;

/// A limit that a file can meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Limit {
    /// Functions running inside each other.
    CallDepth,
    /// A function running inside itself.
    Recursion,
    /// Work done for the whole file.
    Steps,
    /// Objects that can reach one call.
    Shapes,
    /// Files that one file imports.
    Files,
}

impl fmt::Display for Limit {
    /// What is not followed any further, as a clause without a full stop.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CallDepth => write!(formatter, "functions are followed no deeper than {MAX_CALL_DEPTH} calls"),
            Self::Recursion => {
                write!(formatter, "a function that calls itself is followed no more than {MAX_RECURSION} times")
            }
            Self::Steps => write!(
                formatter,
                "functions are not followed into any more calls: the file took too many steps (of {MAX_ENTRY_STEPS} \
                 for one function that others call, and {MAX_STEPS} in all)"
            ),
            Self::Shapes => write!(formatter, "no more than {MAX_SHAPES} objects are told apart at one call"),
            Self::Files => write!(
                formatter,
                "no more than {MAX_SCRIPTS} files, or {} MiB of imported ones, are looked at together: this import \
                 and those after it are not followed",
                MAX_IMPORTED_BYTES / (1024 * 1024)
            ),
        }
    }
}

/// What is left, and which limits were met first where.
pub(super) struct Limits {
    /// For the whole program.
    steps: usize,
    /// For the entry point that is running.
    entry_steps: usize,
    met: BTreeMap<Limit, At>,
}

impl Limits {
    /// The limits for a program of that many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        let steps = (bytes / BYTES_PER_STEP).clamp(MIN_STEPS, MAX_STEPS);
        Self { steps, entry_steps: MAX_ENTRY_STEPS, met: BTreeMap::new() }
    }

    /// Gives the next entry point its share.
    pub(super) fn begin_entry(&mut self) {
        self.entry_steps = MAX_ENTRY_STEPS;
    }

    /// Takes note of one step at this depth of running functions, and of what was compared at joins before it.
    pub(super) fn step(&mut self, depth: usize, compared: usize) {
        if depth > 1 {
            let taken = 1 + compared / COMPARED_PER_STEP;
            self.steps = self.steps.saturating_sub(taken);
            self.entry_steps = self.entry_steps.saturating_sub(taken);
        }
    }

    /// Whether known functions may still be run where they are called.
    pub(super) fn allows_call(&mut self, depth: usize, at: At) -> bool {
        if depth == 0 {
            return true;
        }
        if self.steps == 0 || self.entry_steps == 0 {
            self.meet(Limit::Steps, at);
        } else if depth >= MAX_CALL_DEPTH {
            self.meet(Limit::CallDepth, at);
        } else {
            return true;
        }
        false
    }

    /// Whether there is work left to do at all.
    pub(super) fn is_spent(&self) -> bool {
        self.steps == 0
    }

    /// Takes note that a limit was met.
    pub(super) fn meet(&mut self, limit: Limit, at: At) {
        self.met.entry(limit).or_insert(at);
    }

    /// Whether a limit was met anywhere.
    pub(super) fn has_met(&self, limit: Limit) -> bool {
        self.met.contains_key(&limit)
    }

    /// The limits that were met, each with the first place.
    pub(super) fn met(&self) -> impl Iterator<Item = (Limit, At)> {
        self.met.iter().map(|(limit, at)| (*limit, *at))
    }
}
