//! What the run has found.

pub(crate) mod fates;
pub(crate) mod found;
pub(crate) mod needed;
pub(crate) mod sights;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;

use crate::expression::Expression;
use crate::flow::domain::id::{At, OriginId};
use crate::flow::record::found::Found;
use crate::flow::record::needed::Needed;
use crate::flow::record::sights::Sightings;
use crate::payload::UseKind;

/// Everything that the run has found: the calls, and who else uses what reaches them.
pub(crate) struct Record<'a> {
    /// The calls, by place.
    pub(crate) calls: BTreeMap<At, Found>,
    /// The uses of each property besides the calls.
    pub(crate) uses: FxHashMap<OriginId, BTreeSet<(At, UseKind)>>,
    /// The code that sees an object as a whole.
    pub(crate) sightings: Sightings,
    /// The names that are later taken from objects that have a property.
    pub(crate) dropped: FxHashMap<OriginId, BTreeSet<Atom>>,
    /// The properties that stood where another was written, by the other.
    pub(crate) covered: FxHashMap<OriginId, BTreeSet<OriginId>>,
    /// The places where a function with the name of a call is read from something else.
    pub(crate) other_receivers: FxHashSet<At>,
    /// The expression that fixes put in, and where it would lack something.
    pub(crate) needed: Option<Needed<'a>>,
}

impl<'a> Record<'a> {
    /// Nothing found yet.
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
