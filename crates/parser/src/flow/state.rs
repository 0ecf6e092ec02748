//! Variables and objects at one moment of the run; how a moment forks at a branch and joins after it.
//!
//! A state is a stack of layers. A fork freezes what has been written so far into a layer that both sides share, so that
//! it costs nothing; a join looks at what either side wrote since their last common layer and at nothing else.

use std::cell::Cell;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::{SmallVec, smallvec};
use swc_atoms::Atom;

use super::holders::{Blocked, Side, Sides};
use super::limits::{MAX_ENTRIES, MAX_PROPERTIES};
use super::value::{At, Kind, ObjectId, Thing, Value};
use crate::payload::{Presence, Rest};

/// A variable of the running program: one for each time that its scope was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct CellId(pub(super) u32);

/// A property's origin, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct OriginId(pub(super) u32);

/// How many ways an object may have come to be that are kept apart.
const MAX_VARIANTS: usize = 12;

/// From how many properties on an object is a table, whose ways aren't kept apart.
const MAX_VARIANT_PROPERTIES: usize = 32;

/// How many states that arrive at one place are joined as states, with all that is known of which objects can't both be
/// there.
const MAX_JOINED_ARRIVALS: usize = 12;

/// Variables and objects at one moment.
#[derive(Clone, Debug)]
pub(super) struct State {
    base: Rc<Layer>,
    cells: FxHashMap<CellId, Value>,
    objects: FxHashMap<ObjectId, Object>,
    /// How many joins there have been in the whole run.
    joins: Rc<Cell<u32>>,
    /// Whether the program can get here.
    pub(super) live: bool,
}

#[derive(Debug, Default)]
struct Layer {
    below: Option<Rc<Layer>>,
    depth: u32,
    /// How many joins there had been when it was frozen.
    joins: u32,
    cells: FxHashMap<CellId, Value>,
    objects: FxHashMap<ObjectId, Object>,
}

/// States that arrive at one place one after the other: at a `catch`, at the end of a function.
///
/// After the first few each is compared with the one before it only, so that a thousand of them cost no more than what
/// changed in between.
#[derive(Debug, Default)]
pub(super) struct Arrivals {
    count: usize,
    joined: Option<State>,
    last: Option<State>,
}

/// What is known of an object: each way that it can have come to be, apart from the others.
#[derive(Clone, Debug)]
pub(super) struct Object {
    /// None at all: the object isn't there on any way to here.
    pub(super) variants: SmallVec<[Rc<Variant>; 1]>,
    /// On which side of earlier joins it is to be found.
    pub(super) sides: Sides,
}

/// One way an object can have come to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Variant {
    pub(super) properties: Vec<(Atom, Slot)>,
    pub(super) rest: Rest,
}

/// A property of one variant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    pub(super) presence: Presence,
    pub(super) entries: SmallVec<[Entry; 1]>,
}

/// What one origin gave a property.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) origin: OriginId,
    pub(super) value: Value,
    /// The function that is run to read it, for `get amount() {…}`.
    pub(super) getter: Option<ObjectId>,
}

impl State {
    /// Nothing declared.
    pub(super) fn new() -> Self {
        Self {
            base: Rc::default(),
            cells: FxHashMap::default(),
            objects: FxHashMap::default(),
            joins: Rc::default(),
            live: true,
        }
    }

    /// Where the program never gets.
    pub(super) fn dead() -> Self {
        Self { live: false, ..Self::new() }
    }

    /// A second state that goes its own way from here.
    pub(super) fn fork(&mut self) -> Self {
        self.freeze();
        Self {
            base: Rc::clone(&self.base),
            cells: FxHashMap::default(),
            objects: FxHashMap::default(),
            joins: Rc::clone(&self.joins),
            live: self.live,
        }
    }

    /// What may be the case when the program comes here from either state.
    pub(super) fn join(&mut self, mut other: Self) {
        if !other.live {
            return;
        }
        if !self.live {
            *self = other;
            return;
        }
        let base = common_layer(&self.base, &other.base);
        let (cells, objects) = self.changed_since(&base, &other);
        let number = self.joins.get() + 1;
        self.joins.set(number);
        let mut blocked = Blocked::since(base.joins);
        for id in &objects {
            if let (Some(mine), Some(theirs)) = (self.there(*id), other.there(*id)) {
                blocked.add(&mine.sides, &theirs.sides);
            }
        }
        let cells: Vec<_> = cells
            .into_iter()
            .filter_map(|id| {
                let mut value = self.cell(id).cloned();
                match (&mut value, other.cell(id)) {
                    (Some(mine), Some(theirs)) => mine.join(theirs),
                    (None, theirs) => value = theirs.cloned(),
                    (Some(_), None) => {}
                }
                Some((id, value?))
            })
            .collect();
        let objects: Vec<_> = objects
            .into_iter()
            .filter_map(|id| Some((id, joined(self.object(id), other.object(id), number, &blocked)?)))
            .collect();
        other.base = Rc::default();
        self.base = base;
        self.cells.clear();
        self.objects.clear();
        self.cells.extend(cells);
        self.objects.extend(objects);
    }

    /// Adds what may be the case in `now`, of which `last` has been added before.
    fn absorb(&mut self, last: &Self, now: &Self) {
        let base = common_layer(&last.base, &now.base);
        let (cells, objects) = last.changed_since(&base, now);
        for id in cells {
            let Some(theirs) = now.cell(id) else { continue };
            let mut value = self.cell(id).cloned().unwrap_or_default();
            value.join(theirs);
            self.cells.insert(id, value);
        }
        for id in objects {
            let Some(theirs) = now.object(id) else { continue };
            match self.object(id).cloned() {
                Some(mut mine) => {
                    mine.join(theirs);
                    self.objects.insert(id, mine);
                }
                None => {
                    self.objects.insert(id, theirs.clone());
                }
            }
        }
    }

    pub(super) fn cell(&self, id: CellId) -> Option<&Value> {
        self.cells.get(&id).or_else(|| self.base.find(|layer| layer.cells.get(&id)))
    }

    pub(super) fn set_cell(&mut self, id: CellId, value: Value) {
        self.cells.insert(id, value);
    }

    pub(super) fn object(&self, id: ObjectId) -> Option<&Object> {
        self.objects.get(&id).or_else(|| self.base.find(|layer| layer.objects.get(&id)))
    }

    /// The object, if it is there on any way to here.
    fn there(&self, id: ObjectId) -> Option<&Object> {
        self.object(id).filter(|object| !object.is_gone())
    }

    pub(super) fn set_object(&mut self, id: ObjectId, object: Object) {
        self.objects.insert(id, object);
    }

    /// The object, to be changed in place. One that was made on another way to here is empty.
    pub(super) fn object_mut(&mut self, id: ObjectId) -> &mut Object {
        let base = &self.base;
        self.objects.entry(id).or_insert_with(|| {
            let known = base.find(|layer| layer.objects.get(&id).cloned());
            known.unwrap_or_else(|| Object::new(Rest::Closed))
        })
    }

    /// Takes over what another state made, objects and variables from these on, and nothing else of it.
    pub(super) fn adopt(&mut self, other: &Self, first_object: ObjectId, first_cell: CellId) {
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

    /// Whether the two hold the same things, apart from objects and variables from these on.
    pub(super) fn is_same(&self, other: &Self, (first_object, first_cell): (ObjectId, CellId)) -> bool {
        if self.live != other.live {
            return false;
        }
        let base = common_layer(&self.base, &other.base);
        let (cells, objects) = self.changed_since(&base, other);
        let mut cells = cells.into_iter().filter(|id| *id < first_cell);
        let mut objects = objects.into_iter().filter(|id| *id < first_object);
        cells.all(|id| self.cell(id) == other.cell(id)) && objects.all(|id| self.object(id) == other.object(id))
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
        if let Some(base) = Rc::get_mut(&mut self.base) {
            base.joins = self.joins.get();
            base.cells.extend(self.cells.drain());
            base.objects.extend(self.objects.drain());
            return;
        }
        let below = Rc::clone(&self.base);
        let cells = std::mem::take(&mut self.cells);
        let objects = std::mem::take(&mut self.objects);
        let joins = self.joins.get();
        self.base = Rc::new(Layer { depth: below.depth + 1, joins, below: Some(below), cells, objects });
    }
}

impl Arrivals {
    /// Adds a state, which goes on from here.
    pub(super) fn add(&mut self, state: &mut State) {
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

    /// All that arrived, joined.
    pub(super) fn take(&mut self) -> Option<State> {
        (self.last, self.count) = (None, 0);
        self.joined.take()
    }
}

impl Layer {
    fn find<'l, T>(&'l self, look: impl Fn(&'l Self) -> Option<T>) -> Option<T> {
        let mut layer = self;
        loop {
            if let Some(found) = look(layer) {
                return Some(found);
            }
            layer = layer.below.as_deref()?;
        }
    }
}

impl Drop for Layer {
    /// A long run of early returns makes a long chain, which must not be dropped by recursion.
    fn drop(&mut self) {
        let mut next = self.below.take();
        while let Some(layer) = next {
            let Ok(mut layer) = Rc::try_unwrap(layer) else { break };
            next = layer.below.take();
        }
    }
}

/// An object as it may be when the program comes from either side.
fn joined(mine: Option<&Object>, theirs: Option<&Object>, join: u32, blocked: &Blocked) -> Option<Object> {
    let there = |object: &&Object| !object.is_gone();
    let (mut object, side) = match (mine.filter(there), theirs.filter(there)) {
        (Some(mine), Some(theirs)) => {
            let mut object = mine.clone();
            object.join(theirs);
            object.sides.join(&theirs.sides, blocked);
            return Some(object);
        }
        (Some(mine), None) => (mine.clone(), Side::Left),
        (None, Some(theirs)) => (theirs.clone(), Side::Right),
        (None, None) => return mine.or(theirs).cloned(),
    };
    object.sides.add(join, side);
    Some(object)
}

/// Sides tell which objects exclude each other, not what an object is.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.variants == other.variants
    }
}

fn common_layer(left: &Rc<Layer>, right: &Rc<Layer>) -> Rc<Layer> {
    let (mut left, mut right) = (left, right);
    while !Rc::ptr_eq(left, right) {
        let lower = if left.depth >= right.depth { &mut left } else { &mut right };
        match &lower.below {
            Some(below) => *lower = below,
            None => break,
        }
    }
    Rc::clone(if left.depth <= right.depth { left } else { right })
}

impl Object {
    /// How many steps it is worth to copy and compare it.
    pub(super) fn weight(&self) -> usize {
        self.variants.iter().map(|variant| variant.properties.len()).sum::<usize>() / 4
    }

    /// An object without properties, of which anything besides is as `rest` says.
    pub(super) fn new(rest: Rest) -> Self {
        Self { variants: smallvec![Rc::new(Variant { properties: Vec::new(), rest })], sides: Sides::default() }
    }

    /// An object that isn't there.
    pub(super) fn gone() -> Self {
        Self { variants: SmallVec::new(), sides: Sides::default() }
    }

    pub(super) fn is_gone(&self) -> bool {
        self.variants.is_empty()
    }

    /// Changes each variant.
    pub(super) fn each(&mut self, mut change: impl FnMut(&mut Variant)) {
        for variant in &mut self.variants {
            change(Rc::make_mut(variant));
        }
    }

    /// Adds the ways in which the other can have come to be.
    pub(super) fn join(&mut self, other: &Self) {
        for variant in &other.variants {
            if !self.variants.iter().any(|mine| Rc::ptr_eq(mine, variant) || mine == variant) {
                self.variants.push(Rc::clone(variant));
            }
        }
        self.limit();
    }

    /// Keeps the ways few: first those of one `type` become one, then all of them.
    pub(super) fn limit(&mut self) {
        let large = self.variants.iter().any(|variant| variant.properties.len() > MAX_VARIANT_PROPERTIES);
        if self.variants.len() <= MAX_VARIANTS && !large {
            return;
        }
        self.merge(|one, other| large || one.type_of() == other.type_of());
        if self.variants.len() > MAX_VARIANTS {
            self.merge(|_, _| true);
        }
    }

    fn merge(&mut self, alike: impl Fn(&Variant, &Variant) -> bool) {
        let mut merged: SmallVec<[Rc<Variant>; 1]> = SmallVec::new();
        for variant in self.variants.drain(..) {
            match merged.iter_mut().find(|old| alike(old, &variant)) {
                Some(old) => Rc::make_mut(old).join(&variant),
                None => merged.push(variant),
            }
        }
        self.variants = merged;
    }
}

impl Variant {
    pub(super) fn get(&self, name: &str) -> Option<&Slot> {
        self.properties.iter().find(|(known, _)| &**known == name).map(|(_, slot)| slot)
    }

    /// Whether it takes no property of a name that it doesn't have.
    pub(super) fn is_full(&self) -> bool {
        self.properties.len() >= MAX_PROPERTIES
    }

    /// Adds a property of a new name, which is lost in an unknown rest when there are too many.
    pub(super) fn add(&mut self, name: &Atom, slot: Slot) {
        if self.is_full() {
            self.rest = Rest::Unknown;
        } else {
            self.properties.push((name.clone(), slot));
        }
    }

    /// Where the property of that name is; most often where another variant of the object has it.
    pub(super) fn position(&self, name: &Atom, near: usize) -> Option<usize> {
        if self.properties.get(near).is_some_and(|(known, _)| known == name) {
            return Some(near);
        }
        self.properties.iter().position(|(known, _)| known == name)
    }

    /// Gives it a property, in the place of one of the same name.
    pub(super) fn set(&mut self, name: &Atom, entry: Entry) {
        let slot = Slot { presence: Presence::Always, entries: smallvec![entry] };
        self.put(name, slot);
    }

    /// Gives it a property as another object has it: what may be there only sometimes leaves the old one in place.
    pub(super) fn put(&mut self, name: &Atom, slot: Slot) {
        match self.position(name, 0) {
            Some(old) => self.put_at(old, slot),
            None => self.properties.push((name.clone(), slot)),
        }
    }

    /// The same where the place of the old one is known.
    pub(super) fn put_at(&mut self, index: usize, slot: Slot) {
        let old = &mut self.properties[index].1;
        if slot.presence == Presence::Sometimes {
            old.join_entries(&slot);
        } else {
            *old = slot;
        }
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.properties.retain(|(known, _)| &**known != name);
    }

    /// What may be there when it came to be either way.
    pub(super) fn join(&mut self, other: &Self) {
        for (index, (name, slot)) in self.properties.iter_mut().enumerate() {
            if other.position(name, index).is_none() {
                slot.presence = Presence::Sometimes;
            }
        }
        for (index, (name, theirs)) in other.properties.iter().enumerate() {
            if let Some(index) = self.position(name, index) {
                let mine = &mut self.properties[index].1;
                mine.presence = mine.presence.min(theirs.presence);
                mine.join_entries(theirs);
            } else {
                self.add(name, Slot { presence: Presence::Sometimes, ..theirs.clone() });
            }
        }
        self.rest = self.rest.max(other.rest);
    }

    /// What its `type` is, to tell payloads apart.
    fn type_of(&self) -> Option<Vec<&Kind>> {
        let slot = self.get("type")?;
        Some(slot.entries.iter().flat_map(|entry| entry.value.things()).map(|thing: &Thing| &thing.kind).collect())
    }
}

impl Slot {
    pub(super) fn join_entries(&mut self, other: &Self) {
        for (index, entry) in other.entries.iter().enumerate() {
            let is_same = |mine: &Entry| mine.origin == entry.origin && mine.getter == entry.getter;
            let position = if self.entries.get(index).is_some_and(is_same) {
                Some(index)
            } else {
                self.entries.iter().position(is_same)
            };
            match position {
                Some(position) => self.entries[position].value.join(&entry.value),
                None if self.entries.len() < MAX_ENTRIES => self.entries.push(entry.clone()),
                None => self.add_unknown(),
            }
        }
    }

    /// Takes note that there are more origins than can be told apart: the last may have given anything.
    fn add_unknown(&mut self) {
        if let Some(last) = self.entries.last_mut()
            && !last.value.has_unknown()
        {
            let at = last.value.things().first().map_or_else(At::default, |thing| thing.at);
            last.value.join(&Value::unknown(at));
        }
    }

    /// Whether a function is run to read it.
    pub(super) fn is_read_by_code(&self) -> bool {
        self.entries.iter().any(|entry| entry.getter.is_some())
    }

    /// What it may hold, accessors aside.
    pub(super) fn value(&self) -> Value {
        let mut value = Value::default();
        for entry in &self.entries {
            value.join(&entry.value);
        }
        value
    }
}

/// A place for values that have none.
impl Default for At {
    fn default() -> Self {
        Self { script: 0, span: crate::source::Span { start: 0, end: 0 } }
    }
}
