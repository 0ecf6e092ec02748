//! Scopes of the running program, which map names to variables.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_ecma_ast::Id;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;

/// Maximum number of variables of a scope for a `return` to end their ownership.
const MAX_RELEASED: usize = 64;

/// A scope of the running program: the variables of one run of a function, or of one round of a loop.
pub(crate) struct Scope {
    pub(crate) script: u32,
    parent: Option<Rc<Scope>>,
    cells: RefCell<FxHashMap<Id, CellId>>,
    /// The value of `this`.
    pub(crate) this: Option<Value>,
    /// The value of `arguments`, in the scope of a function that has it.
    pub(crate) arguments: RefCell<Option<Arguments>>,
    /// The class whose member is running.
    pub(crate) class: Option<ObjectId>,
    /// True if a function that was allocated in it may read its variables.
    is_captured: Cell<bool>,
}

impl Scope {
    /// The top scope of a script.
    pub(crate) fn top(script: u32, this: Option<Value>) -> Rc<Self> {
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

    /// A scope inside another, with these variables.
    pub(crate) fn inner(parent: &Rc<Self>, cells: FxHashMap<Id, CellId>, this: Option<Value>) -> Rc<Self> {
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

    /// A scope without variables inside this one, for a member of a class.
    pub(crate) fn within(self: &Rc<Self>, class: Option<ObjectId>, this: Option<Value>) -> Rc<Self> {
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

    /// Returns the variable that a name means, in this scope or around it.
    pub(crate) fn find(&self, id: &Id) -> Option<CellId> {
        let mut scope = self;
        loop {
            if let Some(cell) = scope.cells.borrow().get(id) {
                return Some(*cell);
            }
            scope = scope.parent.as_deref()?;
        }
    }

    /// Marks this scope and those around it as captured by a function or class, and returns it.
    pub(crate) fn capture(self: &Rc<Self>) -> Rc<Self> {
        let mut scope = Some(self);
        while let Some(inner) = scope.filter(|inner| !inner.is_captured.replace(true)) {
            scope = inner.parent.as_ref();
        }
        Rc::clone(self)
    }

    /// This scope and those around it, the innermost first.
    pub(crate) fn outwards(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |scope| scope.parent.as_deref())
    }

    /// Returns the variables that this scope itself declares, without captured ones. Returns none if they are very
    /// many, since each `return` goes through all of them.
    pub(crate) fn uncaptured_cells(&self, is_used_inside: impl Fn(&Id) -> bool) -> SmallVec<[CellId; 4]> {
        let is_captured = self.is_captured.get();
        let cells = self.cells.borrow();
        if cells.len() > MAX_RELEASED {
            return SmallVec::new();
        }
        cells.iter().filter(|(id, _)| !is_captured || !is_used_inside(id)).map(|(_, cell)| *cell).collect()
    }

    /// Returns the variable that a name means, unless it is captured.
    pub(crate) fn find_uncaptured(&self, id: &Id, is_used_inside: impl Fn(&Id) -> bool) -> Option<CellId> {
        let scope = self.outwards().find(|scope| scope.cells.borrow().contains_key(id))?;
        if scope.is_captured.get() && is_used_inside(id) { None } else { scope.find(id) }
    }

    /// Binds a name to a variable of another script.
    pub(crate) fn alias(&self, id: Id, cell: CellId) {
        self.cells.borrow_mut().insert(id, cell);
    }

    /// Returns the value of `arguments`, in this scope or around it.
    pub(crate) fn arguments(&self) -> Option<Arguments> {
        let mut scope = self;
        loop {
            if let Some(arguments) = &*scope.arguments.borrow() {
                return Some(arguments.clone());
            }
            scope = scope.parent.as_deref()?;
        }
    }
}

#[cfg(test)]
mod tests;
