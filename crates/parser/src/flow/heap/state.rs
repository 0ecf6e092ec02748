//! States: variables and objects at one moment of the run. A state forks at a branch and joins after it.
//!
//! States share what they have in common, so that a fork costs nothing. A join compares only what was written on either
//! side since the fork, and a look-up takes few steps however many forks there were.

use std::cell::Cell;
use std::rc::Rc;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::exclusion::{JoinHistory, Side, Unusable};
use crate::flow::heap::forks::Fork;
use crate::flow::heap::id_map::IdMap;
use crate::flow::heap::object::Object;
use crate::payload::Rest;

/// Maximum number of states that are joined in full at one place, with the mutual exclusion of objects.
const MAX_JOINED_ARRIVALS: usize = 12;

/// Maximum number of alternatives of a value after a coarse join.
const COARSE_ALTERNATIVES: usize = 4;

/// Variables and objects at one moment.
#[derive(Clone, Debug)]
pub(crate) struct State {
    cells: IdMap<Value>,
    objects: IdMap<Object>,
    /// The last fork before it.
    fork: Rc<Fork>,
    /// The counters of the whole run.
    tally: Rc<Tally>,
    /// False if the program never gets here.
    pub(crate) live: bool,
}

/// Counters of the whole run, shared by all states.
#[derive(Debug, Default)]
struct Tally {
    joins: Cell<u32>,
    /// Variables, objects and properties compared or copied since [`State::take_compared`].
    compared: Cell<usize>,
    /// Variables, objects and properties compared or copied in all.
    work: Cell<usize>,
    /// Maximum `work` before states are joined coarsely.
    allowed: usize,
}

/// The join of states that arrive one by one at one place: at a `catch`, at the end of a function.
///
/// After the first few, each is compared only with the one before it, so that a thousand of them cost no more than the
/// changes in between.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
    count: usize,
    joined: Option<State>,
    last: Option<State>,
}

impl State {
    /// An empty state. `allowed` is the work at joins before states that fork from it are joined coarsely.
    pub(crate) fn new(allowed: usize) -> Self {
        Self {
            cells: IdMap::default(),
            objects: IdMap::default(),
            fork: Rc::default(),
            tally: Rc::new(Tally { allowed, ..Tally::default() }),
            live: true,
        }
    }

    /// The state of code that the program never gets to.
    pub(crate) fn dead() -> Self {
        Self { live: false, ..Self::new(usize::MAX) }
    }

    /// True once so much has been compared and copied that fewer alternatives are kept apart at joins.
    pub(crate) fn is_coarse(&self) -> bool {
        self.tally.work.get() > self.tally.allowed
    }

    /// Adds the alternatives that a value has on another path to here.
    pub(crate) fn join_values(&self, value: &mut Value, other: &Value) {
        value.join(other);
        if self.is_coarse() {
            value.shorten(COARSE_ALTERNATIVES);
        }
    }

    /// Counts variables, objects or properties that were compared or copied.
    pub(crate) fn count_compared(&self, count: usize) {
        self.tally.compared.set(self.tally.compared.get() + count);
        self.tally.work.set(self.tally.work.get() + count);
    }

    /// Counts the comparison of each alternative of a value with the others.
    pub(crate) fn count_pairs(&self, value: &Value) {
        self.count_compared(value.alternatives().len().pow(2) / 4);
    }

    /// Returns a second state with the same variables and objects, which changes independently.
    pub(crate) fn fork(&mut self) -> Self {
        let joins = self.tally.joins.get();
        match Rc::get_mut(&mut self.fork) {
            // No other state remembers it: this one takes its place.
            Some(fork) => fork.joins = joins,
            None => self.fork = Rc::new(Fork::after(&self.fork, joins)),
        }
        self.clone()
    }

    /// Joins another state into this one: the program comes here from either of them.
    pub(crate) fn join(&mut self, other: Self) {
        if !other.live {
            return;
        }
        if !self.live {
            *self = other;
            return;
        }
        let (cells, objects) = self.changed_since_fork(&other);
        let fork = Fork::last_common(&self.fork, &other.fork).map(Rc::clone).unwrap_or_default();
        let number = self.tally.joins.get() + 1;
        self.tally.joins.set(number);
        self.count_compared(cells.len() + objects.len());
        let is_coarse = self.is_coarse();
        let unusable = if is_coarse { None } else { Some(self.unusable(&other, &objects, fork.joins)) };
        for id in cells {
            let Some(theirs) = other.cell(id) else { continue };
            if self.cell(id).is_none() {
                self.cells.insert(id.0, theirs.clone());
                continue;
            }
            let value = self.cells.get_mut_or_insert_with(id.0, Value::default);
            value.join(theirs);
            if is_coarse {
                value.shorten(COARSE_ALTERNATIVES);
            }
        }
        for id in objects {
            let (mine, theirs) = (self.object(id), other.object(id));
            let object = match &unusable {
                Some(unusable) => joined(mine, theirs, number, unusable),
                None => joined_coarsely(mine, theirs),
            };
            if let Some(object) = object {
                self.objects.insert(id.0, object);
            }
        }
        self.fork = fork;
    }

    /// Returns the sides of earlier joins that the histories of one state can't keep in the joined one.
    fn unusable(&self, other: &Self, objects: &[ObjectId], since: u32) -> Unusable {
        let mut unusable = Unusable::since(since);
        for id in objects {
            let [mine, theirs] = [self, other].map(|state| state.there(*id).map(|object| &object.history));
            unusable.add(mine, theirs);
        }
        unusable
    }

    /// Joins `now` into this state, which has `last` already: only the changes since then are compared.
    fn absorb(&mut self, last: &Self, now: &Self) {
        let (cells, objects) = last.changed_since_fork(now);
        self.count_compared(cells.len() + objects.len());
        let is_coarse = self.is_coarse();
        for id in cells {
            let Some(theirs) = now.cell(id) else { continue };
            let mut value = self.cell(id).cloned().unwrap_or_default();
            self.join_values(&mut value, theirs);
            self.cells.insert(id.0, value);
        }
        for id in objects {
            let Some(theirs) = now.object(id) else { continue };
            let object = match self.object(id) {
                Some(mine) if is_coarse => joined_coarsely(Some(mine), Some(theirs)),
                Some(mine) => {
                    let mut object = mine.clone();
                    object.join(theirs);
                    object.history.keep_common(&theirs.history);
                    Some(object)
                }
                None => Some(theirs.clone()),
            };
            if let Some(object) = object {
                self.objects.insert(id.0, object);
            }
        }
    }

    /// Returns the number of variables and objects compared since the last call, and resets it.
    pub(crate) fn take_compared(&self) -> usize {
        self.tally.compared.take()
    }

    /// Returns the value of a variable.
    pub(crate) fn cell(&self, id: CellId) -> Option<&Value> {
        self.cells.get(id.0)
    }

    /// Assigns to a variable.
    pub(crate) fn set_cell(&mut self, id: CellId, value: Value) {
        self.cells.insert(id.0, value);
    }

    /// Returns an object, dead or not.
    pub(crate) fn object(&self, id: ObjectId) -> Option<&Object> {
        self.objects.get(id.0)
    }

    /// Returns an object, if it isn't dead.
    fn there(&self, id: ObjectId) -> Option<&Object> {
        self.object(id).filter(|object| !object.is_dead())
    }

    /// Replaces an object.
    pub(crate) fn set_object(&mut self, id: ObjectId, object: Object) {
        self.objects.insert(id.0, object);
    }

    /// Returns an object, to be changed in place. One that was allocated on another path is empty.
    pub(crate) fn object_mut(&mut self, id: ObjectId) -> &mut Object {
        self.objects.get_mut_or_insert_with(id.0, || Object::new(Rest::Exact))
    }

    /// Copies objects and variables from another state: those allocated from these ids on, and nothing else.
    pub(crate) fn adopt(&mut self, other: &Self, first_object: ObjectId, first_cell: CellId) {
        let (cells, objects) = self.changed_since_fork(other);
        for id in objects.into_iter().filter(|id| *id >= first_object) {
            if let Some(object) = other.object(id) {
                self.objects.insert(id.0, object.clone());
            }
        }
        for id in cells.into_iter().filter(|id| *id >= first_cell) {
            if let Some(value) = other.cell(id) {
                self.cells.insert(id.0, value.clone());
            }
        }
    }

    /// True if both states are equal, apart from objects and variables allocated from these ids on.
    pub(crate) fn is_same(&self, other: &Self, (first_object, first_cell): (ObjectId, CellId)) -> bool {
        if self.live != other.live {
            return false;
        }
        let (cells, objects) = self.changed_since_fork(other);
        let mut cells = cells.into_iter().filter(|id| *id < first_cell);
        let mut objects = objects.into_iter().filter(|id| *id < first_object);
        cells.all(|id| self.cell(id) == other.cell(id)) && objects.all(|id| self.object(id) == other.object(id))
    }

    /// Returns the variables and objects in which the states differ, apart from those allocated from these ids on.
    pub(crate) fn differing(
        &self,
        other: &Self,
        (first_object, first_cell): (ObjectId, CellId),
    ) -> (Vec<CellId>, Vec<ObjectId>) {
        let (cells, objects) = self.changed_since_fork(other);
        let cells = cells.into_iter().filter(|id| *id < first_cell && self.cell(*id) != other.cell(*id));
        let objects = objects.into_iter().filter(|id| *id < first_object && self.object(*id) != other.object(*id));
        (cells.collect(), objects.collect())
    }

    /// Returns the variables and objects that were written in one of the states since they forked.
    fn changed_since_fork(&self, other: &Self) -> (Vec<CellId>, Vec<ObjectId>) {
        let cells = self.cells.unshared(&other.cells).into_iter().map(CellId).collect();
        let objects = self.objects.unshared(&other.objects).into_iter().map(ObjectId).collect();
        (cells, objects)
    }
}

impl Arrivals {
    /// Adds a state, which may change afterwards.
    pub(crate) fn add(&mut self, state: &mut State) {
        if !state.live {
            return;
        }
        self.count += 1;
        match (&mut self.joined, self.last.take()) {
            (Some(joined), Some(last)) => joined.absorb(&last, state),
            (Some(joined), None) => joined.join(state.fork()),
            (None, _) => self.joined = Some(state.fork()),
        }
        if self.count >= MAX_JOINED_ARRIVALS {
            self.last = Some(state.fork());
        }
    }

    /// True if no state has arrived.
    pub(crate) fn is_empty(&self) -> bool {
        self.joined.is_none()
    }

    /// Returns the join of all states so far, and keeps it.
    pub(crate) fn so_far(&mut self) -> Option<State> {
        self.joined.as_mut().map(State::fork)
    }

    /// Returns the join of all states, and starts again with none.
    pub(crate) fn take(&mut self) -> Option<State> {
        (self.last, self.count) = (None, 0);
        self.joined.take()
    }
}

/// Joins an object of two states.
fn joined(mine: Option<&Object>, theirs: Option<&Object>, join: u32, unusable: &Unusable) -> Option<Object> {
    let there = |object: &&Object| !object.is_dead();
    let (mut object, side) = match (mine.filter(there), theirs.filter(there)) {
        (Some(mine), Some(theirs)) => {
            let mut object = mine.clone();
            object.join(theirs);
            object.history.join(&theirs.history, unusable);
            return Some(object);
        }
        (Some(mine), None) => (mine.clone(), Side::Left),
        (None, Some(theirs)) => (theirs.clone(), Side::Right),
        (None, None) => return mine.or(theirs).cloned(),
    };
    object.history.add(join, side);
    Some(object)
}

/// Joins an object of two states coarsely: one disjunct for each `type`, few alternatives, no join history.
fn joined_coarsely(mine: Option<&Object>, theirs: Option<&Object>) -> Option<Object> {
    let there = |object: &&Object| !object.is_dead();
    let mut object = match (mine.filter(there), theirs.filter(there)) {
        (Some(mine), Some(theirs)) if mine.shares(theirs) => mine.clone(),
        (Some(mine), Some(theirs)) => {
            let mut object = mine.clone();
            object.join(theirs);
            object.blur(COARSE_ALTERNATIVES);
            object
        }
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => return mine.or(theirs).cloned(),
    };
    object.history = JoinHistory::default();
    Some(object)
}

#[cfg(test)]
mod tests;
