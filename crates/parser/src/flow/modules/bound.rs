//! What an imported name is bound to.

use crate::flow::domain::id::CellId;
use crate::flow::domain::value::Value;

/// What an imported name turns out to be.
pub(crate) enum Bound {
    /// A variable of the exporter; and whether functions assign to it.
    Cell(CellId, bool),
    /// A value that will not change.
    Value(Value),
}
