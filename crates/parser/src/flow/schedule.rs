//! Which functions run, and when.

pub(crate) mod entry_points;
pub(crate) mod escaped;
pub(crate) mod external_callers;
pub(crate) mod passed_over;
pub(crate) mod queue;
pub(crate) mod unreached;
pub(crate) mod waiting;
