//! Syntax errors: the data about a file that can't be parsed.

use crate::text::source::Place;

/// A file that mentions a call and can't be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The place where the parser stopped.
    pub place: Place,
    /// The parser's words, as a clause without a full stop: `expected ',', got ':'`.
    pub message: String,
}
