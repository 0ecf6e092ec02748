//! Paths of fields in a payload.

use std::fmt;

/// A dotted path from the payload's root: `amount`, `payPal.items`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath {
    /// The object that holds it, when it isn't the payload itself: `payPal`.
    pub details: Option<String>,
    /// The property's name: `items`.
    pub name: String,
}

impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(details) = &self.details {
            write!(formatter, "{details}.")?;
        }
        formatter.write_str(&self.name)
    }
}
