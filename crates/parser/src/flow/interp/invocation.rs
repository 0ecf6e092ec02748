//! A run of a known function.

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::allocation::Closure;

/// A run of a known function that is asked for.
pub(crate) struct Invocation<'c, 'a> {
    pub(crate) function: ObjectId,
    pub(crate) closure: &'c Closure<'a>,
    pub(crate) this: Option<Value>,
    pub(crate) arguments: &'c Arguments,
    pub(crate) at: At,
    /// How often the same code runs around it.
    pub(crate) recursion: usize,
}
