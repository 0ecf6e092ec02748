//! Patterns of code that can be recognised from one piece of syntax, without running anything.

pub(crate) mod assertion;
pub(crate) mod callee;
pub(crate) mod cleanup;
pub(crate) mod constant_arithmetic;
pub(crate) mod loop_counter;
pub(crate) mod optional_chain;
pub(crate) mod own_property;
pub(crate) mod purity;
pub(crate) mod regenerator;

#[cfg(test)]
mod testing;
