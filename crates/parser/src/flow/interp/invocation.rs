//! Invocations: one call of a known function, before limits decide whether it runs.

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::allocation::Closure;

/// A call of a known function.
pub(crate) struct Invocation<'c, 'a> {
    pub(crate) function: ObjectId,
    pub(crate) closure: &'c Closure<'a>,
    pub(crate) this: Option<Value>,
    pub(crate) arguments: &'c Arguments,
    pub(crate) at: At,
    /// The number of surrounding frames that run the same code.
    pub(crate) recursion: usize,
}
