//! Recording: the payloads that reach the calls of DigitalRiver.js, and all other uses of them.

pub(crate) mod calls;
pub(crate) mod lacks;
pub(crate) mod sightings;
pub(crate) mod uses;
