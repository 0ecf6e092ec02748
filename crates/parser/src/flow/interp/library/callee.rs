//! What the name of a function tells of what it does and gives.

use swc_atoms::Atom;

use crate::flow::domain::value::{Thing, Value};
use crate::flow::domain::value_kind::Kind;

/// The value of a function that says by its name what it gives: `const dr = getDigitalRiver()`.
pub(crate) fn known_as(value: &Value, name: &Atom) -> Value {
    let named = |thing: &Thing| match thing.kind {
        Kind::Unknown(_) | Kind::Unset => Thing { kind: Kind::Unknown(Some(name.clone())), ..thing.clone() },
        _ => thing.clone(),
    };
    value.things().iter().map(named).collect()
}
