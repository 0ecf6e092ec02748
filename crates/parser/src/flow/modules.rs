//! Exports and imports.

pub(crate) mod bound;
pub(crate) mod module;
