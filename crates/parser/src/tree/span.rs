//! Conversion of swc's positions, which start at 1, to bytes of the file's text.

use crate::text::source::Span;

/// Converts swc's span to bytes of the file's text.
pub(crate) fn span_of(span: swc_common::Span) -> Span {
    let start = span.lo.0.saturating_sub(1);
    Span { start, end: span.hi.0.saturating_sub(1).max(start) }
}
