//! Recording what reaches the calls, and who else uses it.

pub(crate) mod calls;
pub(crate) mod lacks;
pub(crate) mod sightings;
pub(crate) mod uses;
