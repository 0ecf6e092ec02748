//! What becomes of origins.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::flow::domain::id::{ObjectId, OriginId};
use crate::flow::heap::object::Definition;
use crate::payload::{Covered, Sighting, Use};
use crate::text::source::Place;

/// How many properties one below the other are told apart.
pub(crate) const MAX_COVERED: usize = 24;

/// Takes note that an definition is written where others stand.
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

/// What becomes of origins, by where they are written, each told once.
pub(crate) struct Fates {
    pub(crate) ids: FxHashMap<(Place, Place), OriginId>,
    pub(crate) told: FxHashMap<OriginId, Fate>,
    /// The objects of each literal, and who sees them.
    pub(crate) objects: FxHashMap<Place, Vec<ObjectId>>,
    pub(crate) seen: FxHashMap<Place, Arc<[Sighting]>>,
}

/// What became known of an origin by the end of the run.
pub(crate) struct Fate {
    pub(crate) uses: Arc<[Use]>,
    pub(crate) covers: Arc<[Covered]>,
    pub(crate) dropped: Vec<String>,
    pub(crate) sightings: Arc<[Sighting]>,
}
