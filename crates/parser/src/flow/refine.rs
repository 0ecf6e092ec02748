//! What tests say about values.

pub(crate) mod access_path;
pub(crate) mod doubt;
pub(crate) mod narrow;
