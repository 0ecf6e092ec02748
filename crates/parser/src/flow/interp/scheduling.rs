//! Scheduling: entry points, queued callbacks, and unreached code.

pub(crate) mod entry_points;
pub(crate) mod external_callers;
pub(crate) mod queue;
pub(crate) mod unreached;
