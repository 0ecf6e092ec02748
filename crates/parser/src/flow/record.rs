//! What the run has found.

pub(crate) mod calls;
pub(crate) mod fates;
pub(crate) mod found;
pub(crate) mod lacks;
pub(crate) mod needed;
pub(crate) mod sightings;
pub(crate) mod sights;
pub(crate) mod uses;
