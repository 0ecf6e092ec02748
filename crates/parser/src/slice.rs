//! What can matter to a call, told from the names in the code.

pub(crate) mod effects;
pub(crate) mod relevance;
