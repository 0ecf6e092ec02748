//! The slice as data: what is needed of each script of a program.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::index::{BindingId, Family, FunctionId, Index, TOP, UnitId};
use crate::slice::links::Links;
use crate::slice::need::{FunctionNeed, Need, VariableNeed};
use crate::tree::program::Program;

/// The extent of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Everything is evaluated.
    Full,
    /// Only the slice is.
    Sliced,
}

/// The variables and members that expressions read which fixes put in beside any literal that matters.
#[derive(Debug, Default)]
pub(super) struct Inserted {
    /// The variables of each script that their names may mean.
    pub(super) variables: Vec<Vec<BindingId>>,
    /// True if one reads `this`.
    pub(super) reads_this: bool,
    /// True if one reads `arguments`.
    pub(super) reads_arguments: bool,
    /// The members of `this` that they read, as far as known.
    pub(super) own: BTreeSet<Atom>,
}

/// A need of a script from which more follows.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// The need for a unit has grown; it was this before.
    Unit(u32, UnitId, Need),
    /// The need for a variable has grown by this.
    Variable(u32, BindingId, VariableNeed),
    /// The callers of a function matter, in a run of the second function.
    Callers(u32, FunctionId, FunctionId),
}

/// The part of a variable that code reads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// The value that is assigned to it.
    Value,
    /// A member of its object; `None` for all of them.
    Object(Option<Atom>),
}

/// Needs of one script.
#[derive(Debug, Default)]
pub(super) struct Demands {
    /// The need for each unit.
    pub(super) units: Vec<Need>,
    /// The units that the present run has come to.
    pub(super) passed: Vec<Cell<bool>>,
    /// The need for each function.
    pub(super) functions: Vec<FunctionNeed>,
    /// The unit of each function before which all jumps are needed.
    pub(super) jumps: Vec<UnitId>,
    /// The need for each variable.
    pub(super) variables: Vec<VariableNeed>,
    /// True for variables that the present run has declared as unknown.
    pub(super) declared: Vec<Cell<bool>>,
    /// The families of functions with the same `this` whose members are read.
    pub(super) families: FxHashSet<Family>,
    /// The parameters, by position, that objects which matter come in by.
    pub(super) params: FxHashSet<(FunctionId, usize)>,
    /// The members of variables that are needed; `None` for all of them.
    pub(super) members: FxHashSet<(BindingId, Option<Atom>)>,
    /// True for the parts of variables that may change between two runs of the code that reads them.
    pub(super) varying: FxHashMap<(BindingId, Part), bool>,
    /// True once the code that loads the script is needed.
    pub(super) is_loaded: bool,
}

/// The units of a program that can matter to a call.
pub(crate) struct Slice<'a> {
    /// The program that it is found in.
    pub(super) program: &'a Program,
    /// The extent of the run.
    pub(super) extent: Extent,
    /// The index of each script.
    pub(super) indexes: Rc<[Rc<Index>]>,
    /// The imports and exports between the scripts.
    pub(super) links: Links,
    /// Needs of each script.
    pub(super) demands: Vec<Demands>,
    /// Names of members that objects which matter are stored under.
    pub(super) stored: FxHashSet<Atom>,
    /// Names of members of `this` that are read.
    pub(super) read_of_this: FxHashSet<Atom>,
    /// The expression that fixes put in.
    pub(super) inserted: Inserted,
    /// The steps that are still to be taken.
    pub(super) waiting: Vec<Step>,
    /// True if something is needed that the present run has passed over.
    pub(super) is_stale: bool,
}

impl Demands {
    /// Nothing is needed yet.
    pub(super) fn of(index: &Index) -> Self {
        Self {
            units: vec![Need::NONE; index.units.len()],
            passed: vec![Cell::new(false); index.units.len()],
            functions: vec![FunctionNeed::default(); index.functions.len()],
            jumps: vec![TOP; index.functions.len()],
            variables: vec![VariableNeed::NONE; index.bindings.len()],
            declared: vec![Cell::new(false); index.bindings.len()],
            ..Self::default()
        }
    }
}
