//! What a user can set.

/// The settings of a run.
#[derive(Clone, Debug, Default)]
pub struct Config {}
