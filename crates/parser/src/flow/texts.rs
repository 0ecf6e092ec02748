//! Strings: what is put together from others, and what says all that an object says.

use super::functions::Arguments;
use super::value::{At, Kind, Thing, Value};

/// A text that isn't known, put together from these: with the text of an object in it if one of them has that.
pub(super) fn text_of<'v>(parts: impl IntoIterator<Item = &'v Value>, at: At) -> Value {
    let things = parts.into_iter().flat_map(Value::things);
    let texts = things.filter_map(|thing| match thing.kind {
        Kind::Json(id) | Kind::TextOf(id) => Some(Thing::new(Kind::TextOf(id), at)),
        _ => None,
    });
    let text: Value = texts.collect();
    if text.is_empty() { Value::of(Kind::SomeText, at) } else { text }
}

/// `list.join(separator)`
pub(super) fn joined(elements: &[Value], arguments: &Arguments, at: At) -> Value {
    let separator = match arguments.values.first() {
        Some(separator) => separator.text().cloned(),
        None => Some(",".into()),
    };
    let texts: Option<Vec<String>> = elements.iter().map(|element| element.text().map(ToString::to_string)).collect();
    match (separator, texts) {
        (Some(separator), Some(texts)) => Value::of(Kind::put_together(texts.join(&separator)), at).made_of(elements),
        _ => text_of(elements.iter().chain(&arguments.values), at).made_of(elements),
    }
}

/// A method of a string.
pub(super) fn text_method(base: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
    let parts = || [base].into_iter().chain(&arguments.values);
    let Some(text) = base.text() else { return text_of(parts(), at) };
    let kind = match name {
        "toLowerCase" => Kind::Text(text.to_lowercase().into()),
        "toUpperCase" => Kind::Text(text.to_uppercase().into()),
        "trim" => Kind::Text(text.trim().into()),
        "toString" => Kind::Text(text.clone()),
        "concat" => match arguments.values.iter().map(Value::text).collect::<Option<Vec<_>>>() {
            Some(parts) => Kind::put_together(parts.iter().fold(text.to_string(), |all, part| all + part)),
            None => return text_of(parts(), at).made_of(parts()),
        },
        _ => return text_of(parts(), at).made_of(parts()),
    };
    Value::of(kind, at).made_of(parts())
}
