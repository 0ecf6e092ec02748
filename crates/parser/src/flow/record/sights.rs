//! Who else sees an object as a whole.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::payload::{SightingKind, UseKind};
use crate::tree::node_key::NodeKey;

/// Who sees which objects, and which objects are copies of which.
#[derive(Default)]
pub(crate) struct Sightings {
    pub(crate) by_object: FxHashMap<ObjectId, BTreeSet<(At, Sight)>>,
    /// The objects that got what an object has.
    pub(crate) copies: FxHashMap<ObjectId, FxHashSet<ObjectId>>,
    /// The objects into which a `type` was written, by where.
    pub(crate) typed: FxHashMap<OriginId, FxHashSet<ObjectId>>,
    /// The objects that functions got, by the index of the argument.
    pub(crate) passed: FxHashSet<(NodeKey, usize, ObjectId)>,
}

/// What is seen of an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sight {
    /// The whole object, by other code.
    Used(UseKind),
    /// Which properties it has.
    Listed,
    /// A property of this name, which it lacks.
    Asked(Atom),
    /// The object is the payload of a call, or lies in one.
    Passed,
}

impl Sight {
    pub(crate) fn told(&self) -> SightingKind {
        match self {
            Self::Used(kind) => SightingKind::Used(*kind),
            Self::Listed => SightingKind::Listed,
            Self::Asked(name) => SightingKind::Asked(name.to_string()),
            Self::Passed => SightingKind::Passed,
        }
    }
}
