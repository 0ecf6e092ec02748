//! Objects as they may be at one moment: the ways in which each can have come to be, apart from the others.

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};
use swc_atoms::Atom;

use crate::flow::budget::{MAX_ENTRIES, MAX_PROPERTIES};
use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::flow::domain::value::{Thing, Value};
use crate::flow::domain::value_kind::Kind;
use crate::flow::heap::exclusion::Sides;
use crate::payload::{Presence, Rest};
use crate::sdk::DISCRIMINANT;

/// How many ways an object may have come to be that are kept apart.
const MAX_VARIANTS: usize = 12;

/// From how many properties on an object is a table, whose ways aren't kept apart.
const MAX_VARIANT_PROPERTIES: usize = 32;

/// What is known of an object: each way that it can have come to be, apart from the others.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    /// None at all: the object isn't there on any way to here.
    pub(crate) variants: SmallVec<[Rc<Variant>; 1]>,
    /// On which side of earlier joins it is to be found.
    pub(crate) sides: Sides,
}

/// One way an object can have come to be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Variant {
    pub(crate) properties: Vec<(Atom, Rc<Slot>)>,
    pub(crate) rest: Rest,
}

/// A property of one variant.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Slot {
    pub(crate) presence: Presence,
    pub(crate) entries: SmallVec<[Entry; 1]>,
}

/// What one origin gave a property.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) origin: OriginId,
    pub(crate) value: Value,
    /// The function that is run to read it, for `get amount() {…}`.
    pub(crate) getter: Option<ObjectId>,
}

/// Sides tell which objects exclude each other, not what an object is.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.variants == other.variants
    }
}

impl Object {
    /// An object without properties, of which anything besides is as `rest` says.
    pub(crate) fn new(rest: Rest) -> Self {
        Self { variants: smallvec![Rc::new(Variant { properties: Vec::new(), rest })], sides: Sides::default() }
    }

    /// An object that isn't there.
    pub(crate) fn gone() -> Self {
        Self { variants: SmallVec::new(), sides: Sides::default() }
    }

    /// How many properties it has, in all the ways that it can have come to be.
    pub(crate) fn size(&self) -> usize {
        self.variants.iter().map(|variant| variant.properties.len()).sum()
    }

    /// The objects that its properties hold.
    pub(crate) fn held(&self) -> impl Iterator<Item = ObjectId> {
        let slots = self.variants.iter().flat_map(|variant| &variant.properties);
        slots.flat_map(|(_, slot)| &slot.entries).flat_map(|entry| entry.value.objects())
    }

    /// The functions that reading its properties runs.
    pub(crate) fn getters(&self) -> impl Iterator<Item = ObjectId> {
        let slots = self.variants.iter().flat_map(|variant| &variant.properties);
        slots.flat_map(|(_, slot)| &slot.entries).filter_map(|entry| entry.getter)
    }

    pub(crate) fn is_gone(&self) -> bool {
        self.variants.is_empty()
    }

    /// Whether the two are one and the same, but for the sides they are on.
    pub(crate) fn shares(&self, other: &Self) -> bool {
        matches!((&*self.variants, &*other.variants), ([mine], [theirs]) if Rc::ptr_eq(mine, theirs))
    }

    /// Changes each variant.
    pub(crate) fn each(&mut self, mut change: impl FnMut(&mut Variant)) {
        for variant in &mut self.variants {
            change(Rc::make_mut(variant));
        }
    }

    /// Adds the ways in which the other can have come to be.
    pub(crate) fn join(&mut self, other: &Self) {
        for variant in &other.variants {
            if !self.variants.iter().any(|mine| Rc::ptr_eq(mine, variant) || mine == variant) {
                self.variants.push(Rc::clone(variant));
            }
        }
        self.limit();
    }

    /// Keeps one way in which it can have come to be for each `type`, with that many things in each value.
    pub(crate) fn blur(&mut self, things: usize) {
        self.merge_by_type();
        let is_long = |slot: &Slot| slot.entries.iter().any(|entry| entry.value.is_longer_than(things));
        for variant in &mut self.variants {
            if !variant.properties.iter().any(|(_, slot)| is_long(slot)) {
                continue;
            }
            for (_, slot) in Rc::make_mut(variant).properties.iter_mut().filter(|(_, slot)| is_long(slot)) {
                Rc::make_mut(slot).shorten(things);
            }
        }
    }

    /// Keeps the ways few: first those of one `type` become one, then all of them.
    pub(crate) fn limit(&mut self) {
        let large = self.variants.iter().any(|variant| variant.properties.len() > MAX_VARIANT_PROPERTIES);
        if self.variants.len() <= MAX_VARIANTS && !large {
            return;
        }
        if large {
            self.merge(|_, _| true);
        } else {
            self.merge_by_type();
        }
    }

    fn merge_by_type(&mut self) {
        self.merge(Variant::has_type_of);
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
    /// Whether it has what is known of it and nothing else, each time.
    pub(crate) fn is_exact(&self) -> bool {
        self.rest == Rest::Closed && self.properties.iter().all(|(_, slot)| slot.presence == Presence::Always)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Slot> {
        self.properties.iter().find(|(known, _)| &**known == name).map(|(_, slot)| &**slot)
    }

    /// The slot of that name, which is likely to be at the index.
    pub(crate) fn get_at(&self, name: &str, index: usize) -> Option<&Slot> {
        match self.properties.get(index) {
            Some((known, slot)) if &**known == name => Some(slot),
            _ => self.get(name),
        }
    }

    /// The slots, to be changed in place.
    pub(crate) fn slots_mut(&mut self) -> impl Iterator<Item = (&Atom, &mut Slot)> {
        self.properties.iter_mut().map(|(name, slot)| (&*name, Rc::make_mut(slot)))
    }

    /// Gives it a property, in the place of one of the same name.
    pub(crate) fn set(&mut self, name: &Atom, entry: Entry) {
        self.put(name, Rc::new(Slot { presence: Presence::Always, entries: smallvec![entry] }));
    }

    /// Gives it a property as another object has it: what may be there only sometimes leaves the old one in place.
    pub(crate) fn put(&mut self, name: &Atom, slot: Rc<Slot>) {
        match self.position(name, 0) {
            Some(old) => self.put_at(old, slot),
            None => self.properties.push((name.clone(), slot)),
        }
    }

    /// The same where the place of the old one is known.
    pub(crate) fn put_at(&mut self, index: usize, slot: Rc<Slot>) {
        let old = &mut self.properties[index].1;
        match slot.presence {
            Presence::Always => *old = slot,
            Presence::Sometimes | Presence::Presumed => Rc::make_mut(old).join_entries(&slot),
        }
    }

    /// Whether it takes no property of a name that it doesn't have.
    pub(crate) fn is_full(&self) -> bool {
        self.properties.len() >= MAX_PROPERTIES
    }

    /// Adds a property of a new name, which is lost in an unknown rest when there are too many.
    pub(crate) fn add(&mut self, name: &Atom, slot: Rc<Slot>) {
        if self.is_full() {
            self.rest = Rest::Unknown;
        } else {
            self.properties.push((name.clone(), slot));
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
                let slot = Slot { presence: Presence::Sometimes, ..Slot::clone(theirs) };
                self.add(name, Rc::new(slot));
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
        let is_in = |kind: &&Kind, kinds: &[&Kind]| kinds.contains(kind);
        mine == theirs || mine.iter().all(|kind| is_in(kind, &theirs)) && theirs.iter().all(|kind| is_in(kind, &mine))
    }
}

impl Slot {
    /// What may be there when the object came to be either way.
    fn join(&mut self, other: &Self) {
        self.presence = self.presence.min(other.presence);
        self.join_entries(other);
    }

    pub(crate) fn join_entries(&mut self, other: &Self) {
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

    /// Keeps that many things from each origin.
    fn shorten(&mut self, things: usize) {
        self.entries.iter_mut().for_each(|entry| entry.value.shorten(things));
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

    /// Lets it hold anything besides.
    pub(crate) fn widen(&mut self, at: At) {
        for entry in &mut self.entries {
            if !entry.value.has_unknown() {
                entry.value.add(&Thing::new(Kind::Unknown(None), at));
            }
        }
    }

    /// Whether a function is run to read it.
    pub(crate) fn is_read_by_code(&self) -> bool {
        self.entries.iter().any(|entry| entry.getter.is_some())
    }

    /// The kinds of what it may hold, from each origin.
    fn kinds(&self) -> Vec<&Kind> {
        self.entries.iter().flat_map(|entry| entry.value.things()).map(|thing| &thing.kind).collect()
    }

    /// What it may hold, accessors aside.
    pub(crate) fn value(&self) -> Value {
        let mut value = Value::default();
        for entry in &self.entries {
            value.join(&entry.value);
        }
        value
    }
}
