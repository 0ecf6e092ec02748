//! The binding of an imported name: a variable of the exporter, or a value that never changes.

use crate::flow::domain::id::CellId;
use crate::flow::domain::value::Value;

/// The binding of an imported name.
pub(crate) enum ImportBinding {
    /// A variable of the exporter; true if functions assign to it after the top level has run.
    Cell(CellId, bool),
    /// A value that never changes.
    Value(Value),
}
