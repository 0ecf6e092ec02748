//! The results of a run: the calls of DigitalRiver.js, and all other code that uses what reaches them.

pub(crate) mod call;
pub(crate) mod needed;
pub(crate) mod origin;
pub(crate) mod sightings;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::expression::Expression;
use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::flow::domain::keys::KeySet;
use crate::flow::heap::object::Disjunct;
use crate::flow::record::call::RecordedCall;
use crate::flow::record::needed::Needed;
use crate::flow::record::origin::{MAX_COVERED, record_covered};
use crate::flow::record::sightings::{ObjectUse, Sightings};
use crate::payload::UseKind;
use crate::tree::node_key::NodeKey;

/// Stands for a dropped property whose name isn't known.
const ANY_NAME: &str = "*";

/// The results of the run: the calls, and all other code that uses what reaches them.
pub(crate) struct Record<'a> {
    /// The calls, by place.
    pub(crate) calls: BTreeMap<At, RecordedCall>,
    /// The uses of each property besides the calls.
    pub(crate) uses: FxHashMap<OriginId, BTreeSet<(At, UseKind)>>,
    /// The code that uses an object as a whole.
    pub(crate) sightings: Sightings,
    /// By property, the names that are later deleted from objects that have it.
    pub(crate) dropped: FxHashMap<OriginId, BTreeSet<Atom>>,
    /// The properties that another one overwrote, by the other one.
    pub(crate) covered: FxHashMap<OriginId, BTreeSet<OriginId>>,
    /// The places where a function with the name of a call belongs to an object that is known to be something else.
    pub(crate) other_receivers: FxHashSet<At>,
    /// The expressions that fixes insert, and the places at which they would lack a value.
    pub(crate) needed: Option<Needed<'a>>,
}

impl<'a> Record<'a> {
    /// An empty record.
    pub(crate) fn new(needed: &'a [Option<&'a Expression>]) -> Self {
        Self {
            calls: BTreeMap::new(),
            uses: FxHashMap::default(),
            sightings: Sightings::default(),
            dropped: FxHashMap::default(),
            covered: FxHashMap::default(),
            other_receivers: FxHashSet::default(),
            needed: Needed::of(needed),
        }
    }
}

impl Record<'_> {
    /// Records which definitions are covered because a copied property of the same name is written over them.
    pub(crate) fn record_overlaid(&mut self, under: &Disjunct, over: &Disjunct) {
        for (index, (name, property)) in over.properties.iter().enumerate() {
            if let Some(old) = under.position(name, index) {
                for definition in &property.definitions {
                    record_covered(&mut self.covered, &under.properties[old].1.definitions, definition);
                }
            }
        }
    }

    /// Records the objects that a function gets when it runs: its uses of them are seen there.
    pub(crate) fn record_arguments(&mut self, code: NodeKey, arguments: &Arguments) {
        for (index, value) in arguments.values.iter().enumerate() {
            self.sightings.passed.extend(value.objects().map(|id| (code, index, id)));
        }
    }

    /// Records that the properties of one object were copied into another.
    pub(crate) fn record_copied(&mut self, from: ObjectId, to: ObjectId) {
        if from != to {
            self.sightings.copies.entry(from).or_default().insert(to);
        }
    }

    /// Records that other code gets an object: a property added to its literal goes there, too.
    pub(crate) fn record_object_used(&mut self, id: ObjectId, kind: UseKind, at: At) {
        self.sightings.by_object.entry(id).or_default().insert((at, ObjectUse::Used(kind)));
    }

    /// Records the origin of an object's `type`.
    pub(crate) fn record_typed(&mut self, id: ObjectId, origin: OriginId) {
        self.sightings.typed.entry(origin).or_default().insert(id);
    }

    /// The origins of all `type`s.
    pub(crate) fn typed_origins(&self) -> impl Iterator<Item = OriginId> {
        self.sightings.typed.keys().copied()
    }

    /// The uses of an object as a whole so far. Code that has the object also sees properties that are put into it
    /// later.
    pub(crate) fn uses_of_object(&self, id: ObjectId) -> Vec<(At, UseKind)> {
        let seen = self.sightings.by_object.get(&id).into_iter().flatten();
        let used = |(at, object_use): &(At, ObjectUse)| match object_use {
            ObjectUse::Used(kind) => Some((*at, *kind)),
            ObjectUse::Listed | ObjectUse::Asked(_) | ObjectUse::Passed => None,
        };
        seen.filter_map(used).collect()
    }

    /// The origins that an origin covers, directly or through others. Past a limit only the origin itself, which stands
    /// for all of them.
    pub(crate) fn all_covered(&self, id: OriginId) -> BTreeSet<OriginId> {
        let mut all = BTreeSet::new();
        let mut waiting = vec![id];
        while let Some(next) = waiting.pop() {
            for covered in self.covered.get(&next).into_iter().flatten().filter(|covered| **covered != id) {
                if all.len() >= MAX_COVERED {
                    return BTreeSet::from([id]);
                }
                if all.insert(*covered) {
                    waiting.push(*covered);
                }
            }
        }
        all
    }

    /// Records that properties of these names, or of any, are deleted from an object: if a fix adds one, it won't
    /// arrive.
    pub(crate) fn record_dropped(&mut self, disjuncts: &[Rc<Disjunct>], names: KeySet<'_>) {
        let any = [Atom::new(ANY_NAME)];
        let names = match names {
            KeySet::Known(names) => names,
            KeySet::Any => &any,
        };
        let properties = disjuncts.iter().flat_map(|disjunct| &disjunct.properties).map(|(_, property)| property);
        for origin in properties.flat_map(|property| &property.definitions).map(|definition| definition.origin) {
            self.dropped.entry(origin).or_default().extend(names.iter().cloned());
        }
    }
}
