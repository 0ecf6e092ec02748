//! Objects at one moment, as a set of disjuncts: a `type` and a field that were set in different branches don't meet.
//!
//! ```js
//! if (guest) { p.type = "payco"; p.amount = 5; } else { p.type = "payPal"; }   // two disjuncts of `p`
//! ```

use std::rc::Rc;

use smallvec::{SmallVec, smallvec};
use swc_atoms::Atom;

use crate::flow::budget::MAX_PROPERTIES;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::KeySet;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::definitions::{Definition, Definitions};
use crate::flow::heap::exclusion::JoinHistory;
use crate::flow::heap::properties::Properties;
use crate::payload::{Presence, Rest};
use crate::sdk::DISCRIMINANT;

/// Maximum number of disjuncts of one object.
const MAX_DISJUNCTS: usize = 12;

/// Maximum number of properties of an object with several disjuncts; one with more is a table, and has one disjunct.
const MAX_DISJUNCT_PROPERTIES: usize = 32;

/// An object at one moment: the set of its disjuncts.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    /// The disjuncts; none if the object is dead.
    pub(crate) disjuncts: SmallVec<[Rc<Disjunct>; 1]>,
    /// The sides of earlier joins on which it was allocated: objects on different sides of one join exclude each other.
    pub(crate) history: JoinHistory,
}

/// One possible set of properties of an object: those on one or several paths through the program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Disjunct {
    pub(crate) properties: Properties<PropertyState>,
    pub(crate) rest: Rest,
}

/// A property of one disjunct.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PropertyState {
    pub(crate) presence: Presence,
    pub(crate) definitions: Definitions,
}

/// Equality of the disjuncts; histories only say which objects exclude each other.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.disjuncts == other.disjuncts
    }
}

impl Object {
    /// An object without known properties; `rest` says if others may be there.
    pub(crate) fn new(rest: Rest) -> Self {
        Self {
            disjuncts: smallvec![Rc::new(Disjunct { properties: Properties::default(), rest })],
            history: JoinHistory::default(),
        }
    }

    /// A dead object: it exists on no path to here.
    pub(crate) fn dead() -> Self {
        Self { disjuncts: SmallVec::new(), history: JoinHistory::default() }
    }

    /// Counts the properties of all disjuncts.
    pub(crate) fn size(&self) -> usize {
        self.disjuncts.iter().map(|disjunct| disjunct.properties.len()).sum()
    }

    /// The objects that its properties hold, those of all disjuncts.
    pub(crate) fn held(&self) -> impl Iterator<Item = ObjectId> {
        let properties = self.disjuncts.iter().flat_map(|disjunct| &disjunct.properties);
        properties.flat_map(|(_, property)| property.definitions.objects())
    }

    /// The getters of its properties.
    pub(crate) fn getters(&self) -> impl Iterator<Item = ObjectId> {
        let properties = self.disjuncts.iter().flat_map(|disjunct| &disjunct.properties);
        properties.flat_map(|(_, property)| property.definitions.getters())
    }

    /// True if it exists on no path to here.
    pub(crate) fn is_dead(&self) -> bool {
        self.disjuncts.is_empty()
    }

    /// True if both have one disjunct, and share it in memory.
    pub(crate) fn shares(&self, other: &Self) -> bool {
        matches!((&*self.disjuncts, &*other.disjuncts), ([mine], [theirs]) if Rc::ptr_eq(mine, theirs))
    }

    /// Changes each disjunct.
    pub(crate) fn each(&mut self, mut change: impl FnMut(&mut Disjunct)) {
        for disjunct in &mut self.disjuncts {
            change(Rc::make_mut(disjunct));
        }
    }

    /// Adds the disjuncts of the other.
    pub(crate) fn join(&mut self, other: &Self) {
        for disjunct in &other.disjuncts {
            if !self.disjuncts.iter().any(|mine| Rc::ptr_eq(mine, disjunct) || mine == disjunct) {
                self.disjuncts.push(Rc::clone(disjunct));
            }
        }
        self.limit();
    }

    /// Joins the disjuncts of each `type` into one, and keeps that many alternatives in each value.
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

    /// Keeps the disjuncts few: past the limit those of one `type` are joined, then all of them.
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
    /// True if it always has exactly its known properties.
    pub(crate) fn is_exact(&self) -> bool {
        self.rest == Rest::Exact && self.properties.iter().all(|(_, property)| property.presence == Presence::Always)
    }

    /// Returns the property of that name.
    pub(crate) fn get(&self, name: &str) -> Option<&PropertyState> {
        self.properties.place(name).map(|place| &*self.properties[place].1)
    }

    /// The properties of these names.
    pub(crate) fn of_names<'d>(&'d self, names: KeySet<'d>) -> impl Iterator<Item = &'d PropertyState> {
        let (known, all) = match names {
            KeySet::Known(names) => (names, &[][..]),
            KeySet::Any => (&[][..], &*self.properties),
        };
        known.iter().filter_map(|name| self.get(name)).chain(all.iter().map(|(_, property)| &**property))
    }

    /// Returns the property of that name, which is likely to be at the index.
    pub(crate) fn get_at(&self, name: &str, index: usize) -> Option<&PropertyState> {
        let likely = self.properties.get(index).filter(|(known, _)| &**known == name);
        likely.map(|(_, property)| &**property).or_else(|| self.get(name))
    }

    /// The properties, to be changed in place.
    pub(crate) fn properties_mut(&mut self) -> impl Iterator<Item = (&Atom, &mut PropertyState)> {
        self.properties.iter_mut().map(|(name, property)| (name, Rc::make_mut(property)))
    }

    /// Sets a property: a strong update, which replaces one of the same name.
    pub(crate) fn set(&mut self, name: &Atom, definition: Definition) {
        self.put(name, Rc::new(PropertyState { presence: Presence::Always, definitions: Definitions::of(definition) }));
    }

    /// Copies a property from another object. One that is there only sometimes doesn't replace the old one: both are
    /// kept.
    pub(crate) fn put(&mut self, name: &Atom, property: Rc<PropertyState>) {
        match self.position(name, 0) {
            Some(old) => self.put_at(old, property),
            None => self.properties.push(name.clone(), property),
        }
    }

    /// Copies a property over the one at the index.
    pub(crate) fn put_at(&mut self, index: usize, property: Rc<PropertyState>) {
        let old = self.properties.at_mut(index);
        match property.presence {
            Presence::Always => *old = property,
            Presence::Sometimes | Presence::Presumed => Rc::make_mut(old).definitions.join(&property.definitions),
        }
    }

    /// True if it takes no properties of new names.
    pub(crate) fn is_full(&self) -> bool {
        self.properties.len() >= MAX_PROPERTIES
    }

    /// Adds a property of a new name; past the limit, the rest of the object becomes unknown instead.
    pub(crate) fn add(&mut self, name: &Atom, property: Rc<PropertyState>) {
        if self.is_full() {
            self.rest = Rest::Open;
        } else {
            self.properties.push(name.clone(), property);
        }
    }

    /// Removes the property of that name.
    pub(crate) fn remove(&mut self, name: &str) {
        self.properties.remove(name);
    }

    /// Joins another disjunct into this one: properties that only one of them has are there sometimes.
    fn join(&mut self, other: &Self) {
        for index in 0..self.properties.len() {
            let (name, mine) = &self.properties[index];
            let theirs = other.position(name, index).map(|theirs| &other.properties[theirs].1);
            match theirs {
                Some(theirs) if Rc::ptr_eq(mine, theirs) => {}
                Some(theirs) => Rc::make_mut(self.properties.at_mut(index)).join(theirs),
                None if mine.presence == Presence::Sometimes => {}
                None => Rc::make_mut(self.properties.at_mut(index)).presence = Presence::Sometimes,
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

    /// Returns the index of a property, which is likely to be the one given: disjuncts of one allocation are alike.
    pub(crate) fn position(&self, name: &Atom, index: usize) -> Option<usize> {
        if self.properties.get(index).is_some_and(|(known, _)| known == name) {
            return Some(index);
        }
        self.properties.place(name)
    }

    /// True if its `type` has the same alternatives as that of the other, whatever their origins: payloads of different
    /// types are kept apart.
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
    /// Joins the property of another disjunct into this one.
    fn join(&mut self, other: &Self) {
        self.presence = self.presence.min(other.presence);
        self.definitions.join(&other.definitions);
    }

    /// Keeps that many alternatives of each definition.
    fn shorten(&mut self, alternatives: usize) {
        self.definitions.each(|definition| definition.value.shorten(alternatives));
    }

    /// Widens it: each definition may give anything besides.
    pub(crate) fn widen(&mut self, at: At) {
        self.definitions.each(|definition| {
            if !definition.value.has_unknown() {
                definition.value.add(&Alternative::new(ValueKind::Unknown(None), at));
            }
        });
    }

    /// True if reading it runs a getter.
    pub(crate) fn is_read_by_code(&self) -> bool {
        self.definitions.getters().next().is_some()
    }

    /// The kinds of all alternatives, from each origin.
    fn kinds(&self) -> Vec<&ValueKind> {
        self.definitions
            .iter()
            .flat_map(|definition| definition.value.alternatives())
            .map(|alternative| &alternative.kind)
            .collect()
    }

    /// Returns all values that it may hold, results of getters excepted.
    pub(crate) fn value(&self) -> Value {
        let mut value = Value::default();
        value.join_all(self.definitions.iter().map(|definition| &definition.value));
        value
    }
}

#[cfg(test)]
mod tests;
