//! The related places of a finding, as many as a report lists.

use dr_lint_parser::Place;
use dr_lint_rules::Related;

use crate::clean;

/// The number of related places that a finding lists. A payload that hundreds of calls share would otherwise fill pages.
pub(crate) const RELATED: usize = 20;

/// A related place, in the words of a report.
pub(crate) struct RelatedPlace<'a> {
    /// The meaning of the place.
    pub(crate) message: String,
    /// Its place.
    pub(crate) place: &'a Place,
}

/// The first related places; the last of them says how many more there are.
pub(crate) fn places(all: &[Related]) -> impl Iterator<Item = RelatedPlace<'_>> {
    let hidden = all.len().saturating_sub(RELATED);
    all.iter().take(RELATED).enumerate().map(move |(at, related)| {
        let message = clean::shortened(&related.message);
        let more = if at + 1 == RELATED && hidden > 0 { format!(" (and {hidden} more places)") } else { String::new() };
        RelatedPlace { message: format!("{message}{more}"), place: &related.place }
    })
}
