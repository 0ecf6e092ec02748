//! Islands in syntax trees: what another language fills in is unknown.

use swc_atoms::Atom;
use swc_common::Span;

/// Returns a name that no code has, and no other place: what it means is unknown.
pub(super) fn unknown_name(span: Span) -> Atom {
    Atom::from(format!("#island{}", span.lo.0))
}
