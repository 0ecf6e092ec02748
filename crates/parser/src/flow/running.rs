//! What is running: functions, the scopes of their variables, and what `break` and `continue` can go to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::Id;

use super::functions::Arguments;
use super::paths::Path;
use super::state::{Arrivals, CellId};
use super::steps::Steps;
use super::value::{At, ObjectId, Value};
use crate::scope::NodeKey;

/// How many variables a scope may have for a `return` to take note that they hold nothing any more.
const MAX_LEFT: usize = 64;

/// A scope of the running program: the variables of a function's run, or of one round of a loop.
pub(super) struct Scope {
    pub(super) script: u32,
    parent: Option<Rc<Scope>>,
    cells: RefCell<FxHashMap<Id, CellId>>,
    /// What `this` is.
    pub(super) this: Option<Value>,
    /// What `arguments` is, in the scope of a function that has it.
    pub(super) arguments: RefCell<Option<Arguments>>,
    /// The class whose member is running.
    pub(super) class: Option<ObjectId>,
    /// Whether a function that was made in it can see its variables.
    is_captured: Cell<bool>,
}

/// A function that is running.
pub(super) struct Frame {
    pub(super) code: NodeKey,
    /// The function that it runs; `None` for the top level.
    pub(super) function: Option<ObjectId>,
    /// Where the functions were made that it got as arguments.
    pub(super) given: SmallVec<[At; 2]>,
    pub(super) run: Run,
    /// How near it is to what names a call, once that was asked.
    pub(super) relevance: Option<usize>,
    /// The scope of its parameters and variables.
    pub(super) scope: Option<Rc<Scope>>,
    /// How many `finally` blocks run before a `return` leaves it.
    pub(super) finalizers: usize,
    pub(super) returned: Value,
    pub(super) exits: Arrivals,
    pub(super) targets: Vec<Target>,
    /// What tests tell of members of values that may be anything.
    pub(super) paths: FxHashMap<Path, CellId>,
    /// The steps that a compiler cut the function into.
    pub(super) steps: Option<Box<Steps>>,
}

/// Which run of its code a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Nothing of the kind has run yet.
    First,
    /// It has run before, with other arguments perhaps.
    Again,
}

/// A loop, `switch` or labelled statement that `break` and `continue` can go to.
#[derive(Default)]
pub(super) struct Target {
    pub(super) label: Option<Atom>,
    pub(super) is_loop: bool,
    /// Whether it is a loop that is taken to run any number of rounds: what counts them isn't known.
    pub(super) is_uncounted: bool,
    /// The names that the loop's test counts with.
    pub(super) counters: SmallVec<[Id; 2]>,
    /// Whether a `break` without a label goes here.
    pub(super) breaks_unnamed: bool,
    pub(super) broken: Arrivals,
    pub(super) continued: Arrivals,
}

impl Scope {
    /// The top scope of a script.
    pub(super) fn top(script: u32, this: Option<Value>) -> Rc<Self> {
        let is_captured = Cell::new(true);
        Rc::new(Self {
            script,
            parent: None,
            cells: RefCell::default(),
            this,
            arguments: RefCell::default(),
            class: None,
            is_captured,
        })
    }

    /// A scope in another, with its variables.
    pub(super) fn inner(parent: &Rc<Self>, cells: FxHashMap<Id, CellId>, this: Option<Value>) -> Rc<Self> {
        Rc::new(Self {
            script: parent.script,
            parent: Some(Rc::clone(parent)),
            cells: RefCell::new(cells),
            this,
            arguments: RefCell::default(),
            class: parent.class,
            is_captured: Cell::new(false),
        })
    }

    /// The same scope as seen from a member of a class.
    pub(super) fn within(self: &Rc<Self>, class: Option<ObjectId>, this: Option<Value>) -> Rc<Self> {
        Rc::new(Self {
            script: self.script,
            parent: Some(Rc::clone(self)),
            cells: RefCell::default(),
            this: this.or_else(|| self.this.clone()),
            arguments: RefCell::default(),
            class,
            is_captured: Cell::new(false),
        })
    }

    /// The variable that the name means.
    pub(super) fn find(&self, id: &Id) -> Option<CellId> {
        let mut scope = self;
        loop {
            if let Some(cell) = scope.cells.borrow().get(id) {
                return Some(*cell);
            }
            scope = scope.parent.as_deref()?;
        }
    }

    /// Takes note that a function or class sees the variables from here outwards.
    pub(super) fn capture(self: &Rc<Self>) -> Rc<Self> {
        let mut scope = Some(self);
        while let Some(inner) = scope.filter(|inner| !inner.is_captured.replace(true)) {
            scope = inner.parent.as_ref();
        }
        Rc::clone(self)
    }

    /// This scope and those around it.
    pub(super) fn outwards(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |scope| scope.parent.as_deref())
    }

    /// The variables that this scope itself declares, without those that functions made in it see. None where they
    /// are very many: each `return` would go through all of them.
    pub(super) fn unseen_cells(&self, is_seen: impl Fn(&Id) -> bool) -> SmallVec<[CellId; 4]> {
        let is_captured = self.is_captured.get();
        let cells = self.cells.borrow();
        if cells.len() > MAX_LEFT {
            return SmallVec::new();
        }
        cells.iter().filter(|(id, _)| !is_captured || !is_seen(id)).map(|(_, cell)| *cell).collect()
    }

    /// The variable that the name means, unless functions made in its scope see it.
    pub(super) fn find_unseen(&self, id: &Id, is_seen: impl Fn(&Id) -> bool) -> Option<CellId> {
        let scope = self.outwards().find(|scope| scope.cells.borrow().contains_key(id))?;
        if scope.is_captured.get() && is_seen(id) { None } else { scope.find(id) }
    }

    /// Lets a name mean a variable of another script.
    pub(super) fn alias(&self, id: Id, cell: CellId) {
        self.cells.borrow_mut().insert(id, cell);
    }

    /// What `arguments` is here.
    pub(super) fn arguments(&self) -> Option<Arguments> {
        let mut scope = self;
        loop {
            if let Some(arguments) = &*scope.arguments.borrow() {
                return Some(arguments.clone());
            }
            scope = scope.parent.as_deref()?;
        }
    }
}

impl Frame {
    pub(super) fn new(code: NodeKey, run: Run, scope: Option<Rc<Scope>>) -> Self {
        Self {
            code,
            function: None,
            given: SmallVec::new(),
            run,
            relevance: None,
            scope,
            finalizers: 0,
            returned: Value::default(),
            exits: Arrivals::default(),
            targets: Vec::new(),
            paths: FxHashMap::default(),
            steps: None,
        }
    }
}
