//! Edits that take code away or put code in, in the code's own style. Commas, lines and comments are the business of this
//! folder alone; which code it is, and whether it may go, is said by the rules. What is not edited is never touched.
//!
//! - [`change`]: a piece of text that becomes another.
//! - [`text`]: lines, and what stands between two pieces of code.
//! - [`row`]: items of a row (members of a literal, statements, expressions of a sequence), with what belongs to each.
//! - [`comment`]: takes a comment away.
//! - [`directive`]: comments that are about more than the code beside them.
//! - [`row_removal`]: takes away items of a row.
//! - [`statements`]: statements, and the semicolons between them.
//! - [`remove`]: takes away members of a literal, and writes.
//! - [`insert`]: puts in a member, or a write after another.

mod change;
pub(crate) mod comment;
mod directive;
pub(crate) mod insert;
#[cfg(test)]
mod layouts;
pub(crate) mod remove;
mod row;
mod row_removal;
mod statements;
mod text;

pub(crate) use change::{Change, Defect, edits};
pub(crate) use text::{Text, size};
