//! Running the functions that nobody calls, and what runs later.

pub(crate) mod entry_points;
pub(crate) mod external_callers;
pub(crate) mod queue;
pub(crate) mod unreached;
