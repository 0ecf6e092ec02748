//! Paths of fields in a payload.

use std::fmt;
use std::str::FromStr;

/// A dotted path from the payload's root: `amount`, `payPal.items`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath {
    /// The object that holds it, when it isn't the payload itself: `payPal`.
    pub details: Option<String>,
    /// The property's name: `items`.
    pub name: String,
}

/// A text that is no path of a field: an empty name, or more than one dot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPathError {
    /// The text.
    pub text: String,
}

impl FieldPath {
    /// A property of the payload itself.
    pub fn top(name: impl Into<String>) -> Self {
        Self { details: None, name: name.into() }
    }

    /// A property of one of the payload's objects.
    pub fn nested(details: impl Into<String>, name: impl Into<String>) -> Self {
        Self { details: Some(details.into()), name: name.into() }
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(details) = &self.details {
            write!(formatter, "{details}.")?;
        }
        formatter.write_str(&self.name)
    }
}

impl FromStr for FieldPath {
    type Err = FieldPathError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let names: Vec<&str> = text.split('.').collect();
        match names[..] {
            [name] if !name.is_empty() => Ok(Self::top(name)),
            [details, name] if !details.is_empty() && !name.is_empty() => Ok(Self::nested(details, name)),
            _ => Err(FieldPathError { text: text.to_owned() }),
        }
    }
}

impl fmt::Display for FieldPathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is no field: write `name` or `details.name`", self.text)
    }
}

impl std::error::Error for FieldPathError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_one_or_two_names() {
        assert_eq!("amount".parse(), Ok(FieldPath::top("amount")));
        assert_eq!("payPal.items".parse(), Ok(FieldPath::nested("payPal", "items")));
        for wrong in ["", ".", "payPal.", ".items", "payPal.items.sku"] {
            assert!(wrong.parse::<FieldPath>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn paths_print_as_they_are_written() {
        for text in ["amount", "payPal.items"] {
            assert_eq!(text.parse::<FieldPath>().unwrap().to_string(), text);
        }
    }
}
