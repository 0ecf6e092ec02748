//! The domain of values: all alternatives that an expression may be, independent of the state,
//! and of all syntax but operators.

pub(crate) mod arguments;
pub(crate) mod arithmetic;
pub(crate) mod id;
pub(crate) mod keys;
pub(crate) mod number;
pub(crate) mod predicate;
pub(crate) mod text;
pub(crate) mod transfer;
pub(crate) mod value;
pub(crate) mod value_kind;

#[cfg(test)]
pub(crate) mod testing;
