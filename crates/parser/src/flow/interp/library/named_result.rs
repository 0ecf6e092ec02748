//! Results named by their function: `getDigitalRiver()` gives an unknown value of that name.

use swc_atoms::Atom;

use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;

/// The value of a function that says by its name what it gives: `const dr = getDigitalRiver()`.
pub(crate) fn known_as(value: &Value, name: &Atom) -> Value {
    let named = |alternative: &Alternative| match alternative.kind {
        ValueKind::Unknown(_) | ValueKind::Unset => {
            Alternative { kind: ValueKind::Unknown(Some(name.clone())), ..alternative.clone() }
        }
        _ => alternative.clone(),
    };
    value.alternatives().iter().map(named).collect()
}
