//! Refinement: the alternatives that a test leaves on either side of a branch.

pub(crate) mod access_path;
pub(crate) mod doubt;
pub(crate) mod narrow;
