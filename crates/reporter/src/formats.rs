//! One file for each format.

pub(crate) mod compact;
pub(crate) mod graphical;
pub(crate) mod json;
