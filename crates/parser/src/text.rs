//! Texts of files: places in them, and searches that need no syntax tree.

mod around;
pub(crate) mod dialect;
pub(crate) mod erasure;
pub(crate) mod islands;
pub(crate) mod mention;
pub(crate) mod nesting;
mod scripts;
pub(crate) mod source;
pub(crate) mod specifiers;
pub(crate) mod syntax_error;
