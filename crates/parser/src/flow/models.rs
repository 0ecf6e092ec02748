//! What the language, browsers and libraries do, as data.

pub(crate) mod callbacks;
pub(crate) mod jquery;
