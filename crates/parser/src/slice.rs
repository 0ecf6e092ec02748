//! Code that can matter to a call, judged by the names in it and without evaluating anything.

pub(crate) mod effects;
pub(crate) mod relevance;
