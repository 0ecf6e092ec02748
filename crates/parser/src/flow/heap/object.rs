//! Objects as they may be at one moment: the ways in which each can have come to be, apart from the others.

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};
use swc_atoms::Atom;

use crate::flow::budget::{MAX_ENTRIES, MAX_PROPERTIES};
use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::exclusion::JoinHistory;
use crate::payload::{Presence, Rest};
use crate::sdk::DISCRIMINANT;

/// How many ways an object may have come to be that are kept apart.
const MAX_DISJUNCTS: usize = 12;

/// From how many properties on an object is a table, whose ways aren't kept apart.
const MAX_DISJUNCT_PROPERTIES: usize = 32;

/// What is known of an object: each way that it can have come to be, apart from the others.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    /// None at all: the object isn't there on any way to here.
    pub(crate) disjuncts: SmallVec<[Rc<Disjunct>; 1]>,
    /// On which side of earlier joins it is to be found.
    pub(crate) history: JoinHistory,
}

/// One way an object can have come to be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Disjunct {
    pub(crate) properties: Vec<(Atom, Rc<PropertyState>)>,
    pub(crate) rest: Rest,
}

/// A property of one disjunct.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PropertyState {
    pub(crate) presence: Presence,
    pub(crate) definitions: SmallVec<[Definition; 1]>,
}

/// What one origin gave a property.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Definition {
    pub(crate) origin: OriginId,
    pub(crate) value: Value,
    /// The function that is run to read it, for `get amount() {…}`.
    pub(crate) getter: Option<ObjectId>,
}

/// Equal objects have equal disjuncts: histories only tell which objects exclude each other.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.disjuncts == other.disjuncts
    }
}

impl Object {
    /// An object without properties, of which anything besides is as `rest` says.
    pub(crate) fn new(rest: Rest) -> Self {
        Self {
            disjuncts: smallvec![Rc::new(Disjunct { properties: Vec::new(), rest })],
            history: JoinHistory::default(),
        }
    }

    /// An object that isn't there.
    pub(crate) fn dead() -> Self {
        Self { disjuncts: SmallVec::new(), history: JoinHistory::default() }
    }

    /// How many properties it has, in all the ways that it can have come to be.
    pub(crate) fn size(&self) -> usize {
        self.disjuncts.iter().map(|disjunct| disjunct.properties.len()).sum()
    }

    /// The objects that its properties hold.
    pub(crate) fn held(&self) -> impl Iterator<Item = ObjectId> {
        let slots = self.disjuncts.iter().flat_map(|disjunct| &disjunct.properties);
        slots.flat_map(|(_, property)| &property.definitions).flat_map(|definition| definition.value.objects())
    }

    /// The functions that reading its properties runs.
    pub(crate) fn getters(&self) -> impl Iterator<Item = ObjectId> {
        let slots = self.disjuncts.iter().flat_map(|disjunct| &disjunct.properties);
        slots.flat_map(|(_, property)| &property.definitions).filter_map(|definition| definition.getter)
    }

    pub(crate) fn is_dead(&self) -> bool {
        self.disjuncts.is_empty()
    }

    /// Whether the two are one and the same, but for the sides they are on.
    pub(crate) fn shares(&self, other: &Self) -> bool {
        matches!((&*self.disjuncts, &*other.disjuncts), ([mine], [theirs]) if Rc::ptr_eq(mine, theirs))
    }

    /// Changes each disjunct.
    pub(crate) fn each(&mut self, mut change: impl FnMut(&mut Disjunct)) {
        for disjunct in &mut self.disjuncts {
            change(Rc::make_mut(disjunct));
        }
    }

    /// Adds the ways in which the other can have come to be.
    pub(crate) fn join(&mut self, other: &Self) {
        for disjunct in &other.disjuncts {
            if !self.disjuncts.iter().any(|mine| Rc::ptr_eq(mine, disjunct) || mine == disjunct) {
                self.disjuncts.push(Rc::clone(disjunct));
            }
        }
        self.limit();
    }

    /// Keeps one way in which it can have come to be for each `type`, with that many alternatives in each value.
    pub(crate) fn blur(&mut self, alternatives: usize) {
        self.merge_by_type();
        let is_long = |property: &PropertyState| {
            property.definitions.iter().any(|definition| definition.value.is_longer_than(alternatives))
        };
        for disjunct in &mut self.disjuncts {
            if !disjunct.properties.iter().any(|(_, property)| is_long(property)) {
                continue;
            }
            for (_, property) in Rc::make_mut(disjunct).properties.iter_mut().filter(|(_, property)| is_long(property))
            {
                Rc::make_mut(property).shorten(alternatives);
            }
        }
    }

    /// Keeps the ways few: first those of one `type` become one, then all of them.
    pub(crate) fn limit(&mut self) {
        let large = self.disjuncts.iter().any(|disjunct| disjunct.properties.len() > MAX_DISJUNCT_PROPERTIES);
        if self.disjuncts.len() <= MAX_DISJUNCTS && !large {
            return;
        }
        if large {
            self.merge(|_, _| true);
        } else {
            self.merge_by_type();
        }
    }

    fn merge_by_type(&mut self) {
        self.merge(Disjunct::has_type_of);
        if self.disjuncts.len() > MAX_DISJUNCTS {
            self.merge(|_, _| true);
        }
    }

    fn merge(&mut self, alike: impl Fn(&Disjunct, &Disjunct) -> bool) {
        let mut merged: SmallVec<[Rc<Disjunct>; 1]> = SmallVec::new();
        for disjunct in self.disjuncts.drain(..) {
            match merged.iter_mut().find(|old| alike(old, &disjunct)) {
                Some(old) => Rc::make_mut(old).join(&disjunct),
                None => merged.push(disjunct),
            }
        }
        self.disjuncts = merged;
    }
}

impl Disjunct {
    /// Whether it has what is known of it and nothing else, each time.
    pub(crate) fn is_exact(&self) -> bool {
        self.rest == Rest::Exact && self.properties.iter().all(|(_, property)| property.presence == Presence::Always)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&PropertyState> {
        self.properties.iter().find(|(known, _)| &**known == name).map(|(_, property)| &**property)
    }

    /// The property of that name, which is likely to be at the index.
    pub(crate) fn get_at(&self, name: &str, index: usize) -> Option<&PropertyState> {
        match self.properties.get(index) {
            Some((known, property)) if &**known == name => Some(property),
            _ => self.get(name),
        }
    }

    /// The slots, to be changed in place.
    pub(crate) fn properties_mut(&mut self) -> impl Iterator<Item = (&Atom, &mut PropertyState)> {
        self.properties.iter_mut().map(|(name, property)| (&*name, Rc::make_mut(property)))
    }

    /// Gives it a property, in the place of one of the same name.
    pub(crate) fn set(&mut self, name: &Atom, definition: Definition) {
        self.put(name, Rc::new(PropertyState { presence: Presence::Always, definitions: smallvec![definition] }));
    }

    /// Gives it a property as another object has it: what may be there only sometimes leaves the old one in place.
    pub(crate) fn put(&mut self, name: &Atom, property: Rc<PropertyState>) {
        match self.position(name, 0) {
            Some(old) => self.put_at(old, property),
            None => self.properties.push((name.clone(), property)),
        }
    }

    /// The same where the place of the old one is known.
    pub(crate) fn put_at(&mut self, index: usize, property: Rc<PropertyState>) {
        let old = &mut self.properties[index].1;
        match property.presence {
            Presence::Always => *old = property,
            Presence::Sometimes | Presence::Presumed => Rc::make_mut(old).join_definitions(&property),
        }
    }

    /// Whether it takes no property of a name that it doesn't have.
    pub(crate) fn is_full(&self) -> bool {
        self.properties.len() >= MAX_PROPERTIES
    }

    /// Adds a property of a new name, which is lost in an unknown rest when there are too many.
    pub(crate) fn add(&mut self, name: &Atom, property: Rc<PropertyState>) {
        if self.is_full() {
            self.rest = Rest::Open;
        } else {
            self.properties.push((name.clone(), property));
        }
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.properties.retain(|(known, _)| &**known != name);
    }

    /// What may be there when it came to be either way.
    pub(crate) fn join(&mut self, other: &Self) {
        for index in 0..self.properties.len() {
            let (name, mine) = &self.properties[index];
            let theirs = other.position(name, index).map(|theirs| &other.properties[theirs].1);
            match theirs {
                Some(theirs) if Rc::ptr_eq(mine, theirs) => {}
                Some(theirs) => Rc::make_mut(&mut self.properties[index].1).join(theirs),
                None if mine.presence == Presence::Sometimes => {}
                None => Rc::make_mut(&mut self.properties[index].1).presence = Presence::Sometimes,
            }
        }
        for (index, (name, theirs)) in other.properties.iter().enumerate() {
            if self.position(name, index).is_none() {
                let property = PropertyState { presence: Presence::Sometimes, ..PropertyState::clone(theirs) };
                self.add(name, Rc::new(property));
            }
        }
        self.rest = self.rest.max(other.rest);
    }

    /// Where a property is; objects that came to be alike have it at the same index.
    pub(crate) fn position(&self, name: &Atom, index: usize) -> Option<usize> {
        if self.properties.get(index).is_some_and(|(known, _)| known == name) {
            return Some(index);
        }
        self.properties.iter().position(|(known, _)| known == name)
    }

    /// Returns true if its `type` may be the same as that of the other, wherever it is from: payloads of several types
    /// are told apart.
    fn has_type_of(&self, other: &Self) -> bool {
        let (mine, theirs) = match (self.get(DISCRIMINANT), other.get(DISCRIMINANT)) {
            (Some(mine), Some(theirs)) => (mine.kinds(), theirs.kinds()),
            (mine, theirs) => return mine.is_none() && theirs.is_none(),
        };
        let is_in = |kind: &&ValueKind, kinds: &[&ValueKind]| kinds.contains(kind);
        mine == theirs || mine.iter().all(|kind| is_in(kind, &theirs)) && theirs.iter().all(|kind| is_in(kind, &mine))
    }
}

impl PropertyState {
    /// What may be there when the object came to be either way.
    fn join(&mut self, other: &Self) {
        self.presence = self.presence.min(other.presence);
        self.join_definitions(other);
    }

    pub(crate) fn join_definitions(&mut self, other: &Self) {
        for (index, definition) in other.definitions.iter().enumerate() {
            let is_same = |mine: &Definition| mine.origin == definition.origin && mine.getter == definition.getter;
            let position = if self.definitions.get(index).is_some_and(is_same) {
                Some(index)
            } else {
                self.definitions.iter().position(is_same)
            };
            match position {
                Some(position) => self.definitions[position].value.join(&definition.value),
                None if self.definitions.len() < MAX_ENTRIES => self.definitions.push(definition.clone()),
                None => self.add_unknown(),
            }
        }
    }

    /// Keeps that many alternatives from each origin.
    fn shorten(&mut self, alternatives: usize) {
        self.definitions.iter_mut().for_each(|definition| definition.value.shorten(alternatives));
    }

    /// Takes note that there are more origins than can be told apart: the last may have given anything.
    fn add_unknown(&mut self) {
        if let Some(last) = self.definitions.last_mut()
            && !last.value.has_unknown()
        {
            let at = last.value.alternatives().first().map_or_else(At::default, |alternative| alternative.at);
            last.value.join(&Value::unknown(at));
        }
    }

    /// Lets it hold anything besides.
    pub(crate) fn widen(&mut self, at: At) {
        for definition in &mut self.definitions {
            if !definition.value.has_unknown() {
                definition.value.add(&Alternative::new(ValueKind::Unknown(None), at));
            }
        }
    }

    /// Whether a function is run to read it.
    pub(crate) fn is_read_by_code(&self) -> bool {
        self.definitions.iter().any(|definition| definition.getter.is_some())
    }

    /// The kinds of what it may hold, from each origin.
    fn kinds(&self) -> Vec<&ValueKind> {
        self.definitions
            .iter()
            .flat_map(|definition| definition.value.alternatives())
            .map(|alternative| &alternative.kind)
            .collect()
    }

    /// What it may hold, accessors aside.
    pub(crate) fn value(&self) -> Value {
        let mut value = Value::default();
        for definition in &self.definitions {
            value.join(&definition.value);
        }
        value
    }
}

#[cfg(test)]
mod tests;
