//! Objects and variables at one moment of the run.

pub(crate) mod allocation;
pub(crate) mod exclusion;
pub(crate) mod layers;
pub(crate) mod object;
pub(crate) mod owners;
pub(crate) mod ownership;
pub(crate) mod scope;
pub(crate) mod state;
