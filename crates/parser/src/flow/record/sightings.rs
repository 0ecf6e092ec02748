//! Code that uses an object as a whole: a property that is added to the object shows up there, too.
//!
//! ```js
//! const payload = { type: "payPal" };
//! track(JSON.stringify(payload));          // a sighting: a fix that adds a property changes what is tracked
//! ```

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::payload::{SightingKind, UseKind};
use crate::tree::node_key::NodeKey;

/// The sightings of each object, and the objects that are copies of it.
#[derive(Default)]
pub(crate) struct Sightings {
    pub(crate) by_object: FxHashMap<ObjectId, BTreeSet<(At, ObjectUse)>>,
    /// The objects that got a copy of the properties of an object.
    pub(crate) copies: FxHashMap<ObjectId, FxHashSet<ObjectId>>,
    /// The objects into which a `type` was written, by its origin.
    pub(crate) typed: FxHashMap<OriginId, FxHashSet<ObjectId>>,
    /// The objects that functions were called with, by function and index of the argument.
    pub(crate) passed: FxHashSet<(NodeKey, usize, ObjectId)>,
}

/// A use of an object as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ObjectUse {
    /// Other code gets the whole object.
    Used(UseKind),
    /// The names of its properties are listed.
    Listed,
    /// A property of this name is read, which it lacks.
    Asked(Atom),
    /// The object is the payload of a call, or is part of one.
    Passed,
}

impl ObjectUse {
    /// Returns the kind as rules get it.
    pub(crate) fn kind(&self) -> SightingKind {
        match self {
            Self::Used(kind) => SightingKind::Used(*kind),
            Self::Listed => SightingKind::Listed,
            Self::Asked(name) => SightingKind::Asked(name.to_string()),
            Self::Passed => SightingKind::Passed,
        }
    }
}
