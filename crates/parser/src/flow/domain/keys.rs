//! The property names that a key may be: `payload[key]`.

use swc_atoms::Atom;

use crate::flow::domain::transfer::Transfer;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;

/// The property names that a write may mean.
pub(crate) enum Keys {
    /// One of these.
    Known(Vec<Atom>),
    /// Any name.
    Unknown,
}

impl Keys {
    /// The names as a borrowed set.
    pub(crate) fn names(&self) -> KeySet<'_> {
        match self {
            Self::Known(names) => KeySet::Known(names),
            Self::Unknown => KeySet::Any,
        }
    }
}

/// Returns the names that a value may be as a key.
pub(crate) fn keys_of(value: &Value) -> Keys {
    let name = |alternative: &Alternative| match alternative.kind {
        ValueKind::Builtin(Transfer::Symbol(name)) => Some(name.into()),
        _ => key_text(&Value::of(alternative.kind.clone(), alternative.at)),
    };
    let names = value.alternatives().iter().map(name);
    match names.collect::<Option<Vec<_>>>() {
        Some(names) if !names.is_empty() => Keys::Known(names),
        _ => Keys::Unknown,
    }
}

/// Returns the text of a value as a key or inside a string, if it is one constant.
pub(crate) fn key_text(value: &Value) -> Option<Atom> {
    if let Some(ValueKind::Number(Some(number))) = value.single().map(|alternative| &alternative.kind) {
        return number.text().map(Atom::from);
    }
    value.text().cloned()
}

/// Returns the key of a private member, which equals no other key.
pub(crate) fn private(name: &Atom) -> Atom {
    format!("#{name}").into()
}

/// The property names that a read may mean, borrowed.
#[derive(Clone, Copy)]
pub(crate) enum KeySet<'n> {
    /// One of these.
    Known(&'n [Atom]),
    /// Any name: `Object.keys(p)`, `p[key]`.
    Any,
}

impl KeySet<'_> {
    /// True if the name is in the set.
    pub(crate) fn may_be(self, name: &Atom) -> bool {
        match self {
            Self::Known(names) => names.contains(name),
            Self::Any => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::domain::testing::place;

    #[test]
    fn a_key_is_known_if_all_its_alternatives_are() {
        let text = |text: &str| Alternative::new(ValueKind::Text(text.into()), place(1));
        let names = |alternatives: &[Alternative]| match keys_of(&alternatives.iter().cloned().collect()) {
            Keys::Known(names) => Some(names),
            Keys::Unknown => None,
        };
        assert_eq!(names(&[text("amount"), text("items")]), Some(vec!["amount".into(), "items".into()]));
        assert_eq!(names(&[text("amount"), Alternative::new(ValueKind::SomeText, place(1))]), None);
        assert_eq!(names(&[Alternative::new(ValueKind::Number(Some(2.into())), place(1))]), Some(vec!["2".into()]));
        assert_eq!(names(&[]), None, "nothing is known of a key that never has a value");
    }

    #[test]
    fn private_members_are_told_apart_from_each_other_and_from_public_ones() {
        let (kind, amount) = (Atom::new("type"), Atom::new("amount"));
        assert!(private(&kind) != private(&amount) && private(&kind) != kind);
        assert_eq!(private(&kind), private(&kind));
    }
}
