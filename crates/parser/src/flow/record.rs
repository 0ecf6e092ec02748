//! The results of a run: the calls of DigitalRiver.js, and all other code that uses what reaches them.

pub(crate) mod call;
pub(crate) mod needed;
pub(crate) mod origin;
pub(crate) mod sightings;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::expression::Expression;
use crate::flow::domain::id::{At, OriginId};
use crate::flow::record::call::RecordedCall;
use crate::flow::record::needed::Needed;
use crate::flow::record::sightings::Sightings;
use crate::payload::UseKind;

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
    /// The expression that fixes insert, and the places at which it would lack a value.
    pub(crate) needed: Option<Needed<'a>>,
}

impl<'a> Record<'a> {
    /// An empty record.
    pub(crate) fn new(needed: Option<&'a Expression>) -> Self {
        Self {
            calls: BTreeMap::new(),
            uses: FxHashMap::default(),
            sightings: Sightings::default(),
            dropped: FxHashMap::default(),
            covered: FxHashMap::default(),
            other_receivers: FxHashSet::default(),
            needed: needed.map(Needed::new),
        }
    }
}
