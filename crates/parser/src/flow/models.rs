//! Models of the language, browsers, libraries and compilers, as data: one row for each function.
//!
//! `table` says what a row is, one file for each family has the rows, and `lookup` finds them. The rows lie below the
//! evaluator: they name a [`Transfer`], which `interp/library` applies in one match, since nearly every transfer has to
//! evaluate something (a callback, a getter, a spread).
//!
//! [`Transfer`]: crate::flow::domain::transfer::Transfer

mod angular;
mod browser;
mod compilers;
mod ecmascript;
mod jquery;
mod lodash;
mod node;
mod packages;
mod react;
mod saga;
mod svelte;
mod tooling;
mod vue;

pub(crate) mod callbacks;
pub(crate) mod lookup;
pub(crate) mod table;

#[cfg(test)]
mod tests;
