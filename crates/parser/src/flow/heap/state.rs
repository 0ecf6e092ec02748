//! Variables and objects at one moment of the run; how a moment forks at a branch and joins after it.
//!
//! A state is a stack of layers. A fork freezes what has been written so far into a layer that both sides share, so that
//! it costs nothing; a join looks at what either side wrote since their last common layer and at nothing else.

use std::cell::Cell;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::exclusion::{JoinHistory, Side, Unusable};
use crate::flow::heap::layers::{Layer, Newest, collapse, common_layer};
use crate::flow::heap::object::Object;
use crate::payload::Rest;

/// How many states that arrive at one place are joined as states, with all that is known of which objects can't both be
/// there.
const MAX_JOINED_ARRIVALS: usize = 12;

/// How many alternatives a value may be after a coarse join.
const COARSE_ALTERNATIVES: usize = 4;

/// Variables and objects at one moment.
#[derive(Clone, Debug)]
pub(crate) struct State {
    base: Rc<Layer>,
    cells: FxHashMap<CellId, Value>,
    objects: FxHashMap<ObjectId, Object>,
    /// What has been done in the whole run.
    tally: Rc<Tally>,
    /// Whether the program can get here.
    pub(crate) live: bool,
}

/// What has been done in the whole run.
#[derive(Debug, Default)]
struct Tally {
    joins: Cell<u32>,
    newest: Cell<Newest>,
    /// Variables, objects and properties compared or copied since that was asked last.
    compared: Cell<usize>,
    /// The same, in all.
    work: Cell<usize>,
    /// How much of it there may be before states are joined coarsely.
    allowed: usize,
}

/// States that arrive at one place one after the other: at a `catch`, at the end of a function.
///
/// After the first few each is compared with the one before it only, so that a thousand of them cost no more than what
/// changed in between.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
    count: usize,
    joined: Option<State>,
    last: Option<State>,
}

impl State {
    /// Nothing declared. States that go their own ways from here may take that much work at joins.
    pub(crate) fn new(allowed: usize) -> Self {
        Self {
            base: Rc::default(),
            cells: FxHashMap::default(),
            objects: FxHashMap::default(),
            tally: Rc::new(Tally { allowed, ..Tally::default() }),
            live: true,
        }
    }

    /// Where the program never gets.
    pub(crate) fn dead() -> Self {
        Self { live: false, ..Self::new(usize::MAX) }
    }

    /// Whether so much has been compared and copied that fewer alternatives are told apart at joins.
    pub(crate) fn is_coarse(&self) -> bool {
        self.tally.work.get() > self.tally.allowed
    }

    /// Adds what a value may be on another way to here.
    pub(crate) fn join_values(&self, value: &mut Value, other: &Value) {
        value.join(other);
        if self.is_coarse() {
            value.shorten(COARSE_ALTERNATIVES);
        }
    }

    /// Takes note that so many variables, objects or properties were compared or copied.
    pub(crate) fn count_compared(&self, count: usize) {
        self.tally.compared.set(self.tally.compared.get() + count);
        self.tally.work.set(self.tally.work.get() + count);
    }

    /// Takes note that each alternative that a value may be was looked at, and held against the others.
    pub(crate) fn count_several(&self, value: &Value) {
        self.count_compared(value.alternatives().len().pow(2) / 4);
    }

    /// A second state that goes its own way from here.
    pub(crate) fn fork(&mut self) -> Self {
        self.freeze();
        Self {
            base: Rc::clone(&self.base),
            cells: FxHashMap::default(),
            objects: FxHashMap::default(),
            tally: Rc::clone(&self.tally),
            live: self.live,
        }
    }

    /// What may be the case when the program comes here from either state.
    pub(crate) fn join(&mut self, mut other: Self) {
        if !other.live {
            return;
        }
        if !self.live {
            *self = other;
            return;
        }
        let base = common_layer(&self.base, &other.base);
        let (cells, objects) = self.changed_since(&base, &other);
        let number = self.tally.joins.get() + 1;
        self.tally.joins.set(number);
        self.count_compared(cells.len() + objects.len());
        let is_coarse = self.is_coarse();
        let unusable = if is_coarse { None } else { Some(self.unusable(&other, &objects, base.joins)) };
        let cells: Vec<_> = cells
            .into_iter()
            .filter_map(|id| {
                let mut value = self.cell(id).cloned();
                match (&mut value, other.cell(id)) {
                    (Some(mine), Some(theirs)) => self.join_values(mine, theirs),
                    (None, theirs) => value = theirs.cloned(),
                    (Some(_), None) => {}
                }
                Some((id, value?))
            })
            .collect();
        let objects: Vec<_> = objects
            .into_iter()
            .filter_map(|id| {
                let (mine, theirs) = (self.object(id), other.object(id));
                let object = match &unusable {
                    Some(unusable) => joined(mine, theirs, number, unusable),
                    None => joined_coarsely(mine, theirs),
                };
                Some((id, object?))
            })
            .collect();
        other.base = Rc::default();
        self.base = base;
        self.cells.clear();
        self.objects.clear();
        self.cells.extend(cells);
        self.objects.extend(objects);
    }

    /// The sides that the objects of the two states are on.
    fn unusable(&self, other: &Self, objects: &FxHashSet<ObjectId>, since: u32) -> Unusable {
        let mut unusable = Unusable::since(since);
        for id in objects {
            let [mine, theirs] = [self, other].map(|state| state.there(*id).map(|object| &object.history));
            unusable.add(mine, theirs);
        }
        unusable
    }

    /// Adds what may be the case in `now`, of which `last` has been added before.
    fn absorb(&mut self, last: &Self, now: &Self) {
        let base = common_layer(&last.base, &now.base);
        let (cells, objects) = last.changed_since(&base, now);
        self.count_compared(cells.len() + objects.len());
        let is_coarse = self.is_coarse();
        for id in cells {
            let Some(theirs) = now.cell(id) else { continue };
            let mut value = self.cell(id).cloned().unwrap_or_default();
            self.join_values(&mut value, theirs);
            self.cells.insert(id, value);
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
            self.objects.extend(object.map(|object| (id, object)));
        }
    }

    /// How many variables and objects have been compared at joins since this was asked last.
    pub(crate) fn take_compared(&self) -> usize {
        self.tally.compared.take()
    }

    pub(crate) fn cell(&self, id: CellId) -> Option<&Value> {
        self.cells.get(&id).or_else(|| self.base.cell(id))
    }

    pub(crate) fn set_cell(&mut self, id: CellId, value: Value) {
        let newest = self.tally.newest.get();
        self.tally.newest.set(Newest { cell: newest.cell.max(id), ..newest });
        self.cells.insert(id, value);
    }

    pub(crate) fn object(&self, id: ObjectId) -> Option<&Object> {
        self.objects.get(&id).or_else(|| self.base.object(id))
    }

    /// The object, if it is there on any way to here.
    fn there(&self, id: ObjectId) -> Option<&Object> {
        self.object(id).filter(|object| !object.is_dead())
    }

    pub(crate) fn set_object(&mut self, id: ObjectId, object: Object) {
        let newest = self.tally.newest.get();
        self.tally.newest.set(Newest { object: newest.object.max(id), ..newest });
        self.objects.insert(id, object);
    }

    /// The object, to be changed in place. One that was made on another way to here is empty.
    pub(crate) fn object_mut(&mut self, id: ObjectId) -> &mut Object {
        let base = &self.base;
        self.objects.entry(id).or_insert_with(|| base.object(id).cloned().unwrap_or_else(|| Object::new(Rest::Exact)))
    }

    /// Takes over what another state made, objects and variables from these on, and nothing else of it.
    pub(crate) fn adopt(&mut self, other: &Self, first_object: ObjectId, first_cell: CellId) {
        let base = common_layer(&self.base, &other.base);
        let (cells, objects) = self.changed_since(&base, other);
        for id in objects.into_iter().filter(|id| *id >= first_object) {
            if let Some(object) = other.object(id) {
                self.objects.insert(id, object.clone());
            }
        }
        for id in cells.into_iter().filter(|id| *id >= first_cell) {
            if let Some(value) = other.cell(id) {
                self.cells.insert(id, value.clone());
            }
        }
    }

    /// Whether the two hold the same alternatives, apart from objects and variables from these on.
    pub(crate) fn is_same(&self, other: &Self, (first_object, first_cell): (ObjectId, CellId)) -> bool {
        if self.live != other.live {
            return false;
        }
        let base = common_layer(&self.base, &other.base);
        let (cells, objects) = self.changed_since(&base, other);
        let mut cells = cells.into_iter().filter(|id| *id < first_cell);
        let mut objects = objects.into_iter().filter(|id| *id < first_object);
        cells.all(|id| self.cell(id) == other.cell(id)) && objects.all(|id| self.object(id) == other.object(id))
    }

    /// The variables and objects in which the two differ, apart from those from these on.
    pub(crate) fn differing(
        &self,
        other: &Self,
        (first_object, first_cell): (ObjectId, CellId),
    ) -> (Vec<CellId>, Vec<ObjectId>) {
        let base = common_layer(&self.base, &other.base);
        let (cells, objects) = self.changed_since(&base, other);
        let cells = cells.into_iter().filter(|id| *id < first_cell && self.cell(*id) != other.cell(*id));
        let objects = objects.into_iter().filter(|id| *id < first_object && self.object(*id) != other.object(*id));
        (cells.collect(), objects.collect())
    }

    fn changed_since(&self, base: &Rc<Layer>, other: &Self) -> (FxHashSet<CellId>, FxHashSet<ObjectId>) {
        let mut cells: FxHashSet<_> = self.cells.keys().chain(other.cells.keys()).copied().collect();
        let mut objects: FxHashSet<_> = self.objects.keys().chain(other.objects.keys()).copied().collect();
        for top in [&self.base, &other.base] {
            let mut layer = top;
            while !Rc::ptr_eq(layer, base) {
                cells.extend(layer.cells.keys());
                objects.extend(layer.objects.keys());
                let Some(below) = &layer.below else { break };
                layer = below;
            }
        }
        (cells, objects)
    }

    /// Moves what was written since the last fork into the base: in place where nobody shares it.
    fn freeze(&mut self) {
        if self.cells.is_empty() && self.objects.is_empty() {
            return;
        }
        collapse(&mut self.base);
        if let Some(base) = Rc::get_mut(&mut self.base) {
            (base.joins, base.newest) = (self.tally.joins.get(), self.tally.newest.get());
            base.cells.extend(self.cells.drain());
            base.objects.extend(self.objects.drain());
            return;
        }
        let below = Rc::clone(&self.base);
        let cells = std::mem::take(&mut self.cells);
        let objects = std::mem::take(&mut self.objects);
        let (joins, newest) = (self.tally.joins.get(), self.tally.newest.get());
        self.base = Rc::new(Layer { depth: below.depth + 1, joins, newest, below: Some(below), cells, objects });
    }
}

impl Arrivals {
    /// Adds a state, which goes on from here.
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

    pub(crate) fn is_empty(&self) -> bool {
        self.joined.is_none()
    }

    /// All that arrived so far, joined.
    pub(crate) fn so_far(&mut self) -> Option<State> {
        self.joined.as_mut().map(State::fork)
    }

    /// All that arrived, joined.
    pub(crate) fn take(&mut self) -> Option<State> {
        (self.last, self.count) = (None, 0);
        self.joined.take()
    }
}

/// An object as it may be when the program comes from either side.
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

/// The same where few alternatives are told apart: in which way it came to be, and on which side of joins it is, is forgotten.
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
