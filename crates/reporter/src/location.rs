//! Paths, lines and columns as machine formats want them.

use std::fmt;

use dr_lint_parser::{Place, Position};

use crate::clean;

/// A place in the terms of an editor.
pub(crate) struct Location<'a> {
    /// The file, relative to the working directory, with `/`.
    pub(crate) path: &'a str,
    /// The first position.
    pub(crate) start: Position,
    /// The position after the last character.
    pub(crate) end: Position,
}

impl<'a> Location<'a> {
    /// The location of `place`.
    pub(crate) fn of(place: &'a Place) -> Self {
        Self { path: place.file.name(), start: place.start(), end: place.end() }
    }
}

impl fmt::Display for Location<'_> {
    /// `path:line:column` for people: as compilers write it, and editors and terminals make a link of it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", clean::path(self.path), self.start.line, self.start.column)
    }
}
