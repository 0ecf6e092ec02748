//! The uses of each origin, by the end of the run: the program's other uses of a property decide if it can be removed.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::flow::domain::id::{ObjectId, OriginId};
use crate::flow::heap::definitions::Definition;
use crate::payload::{Covered, Sighting, Use};
use crate::text::source::Place;

/// Maximum number of overwritten properties that are kept for one origin.
pub(crate) const MAX_COVERED: usize = 24;

/// Records that a new definition overwrites others: if it were removed, one of them would reach the call.
pub(crate) fn record_covered<'e>(
    covered: &mut FxHashMap<OriginId, BTreeSet<OriginId>>,
    old: impl IntoIterator<Item = &'e Definition>,
    new: &Definition,
) {
    for definition in old.into_iter().filter(|definition| definition.origin != new.origin) {
        let known = covered.entry(new.origin).or_default();
        if known.len() > MAX_COVERED {
            break;
        }
        known.insert(definition.origin);
    }
}

/// The uses of all origins, each worked out once.
pub(crate) struct OriginTable {
    pub(crate) ids: FxHashMap<(Place, Place), OriginId>,
    pub(crate) facts: FxHashMap<OriginId, OriginFacts>,
    /// The objects of each literal.
    pub(crate) objects: FxHashMap<Place, Vec<ObjectId>>,
    pub(crate) sightings: FxHashMap<Place, Arc<[Sighting]>>,
}

/// The uses of one origin by the end of the run.
pub(crate) struct OriginFacts {
    pub(crate) uses: Arc<[Use]>,
    pub(crate) covers: Arc<[Covered]>,
    pub(crate) dropped: Vec<String>,
    pub(crate) sightings: Arc<[Sighting]>,
}
