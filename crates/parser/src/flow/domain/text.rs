//! Strings: concatenation, methods, and texts that contain an object as JSON.

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::arithmetic::number;
use crate::flow::domain::id::At;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;

/// Returns the result of `a + b`: a constant if both are constants.
pub(crate) fn add(left: &Value, right: &Value, at: At) -> Value {
    if let (Some(mine), Some(theirs)) = (left.text(), right.text()) {
        return Value::of(ValueKind::concatenated(format!("{mine}{theirs}")), at).with_certainty_of([left, right]);
    }
    let is_text =
        |value: &Value| !value.is_empty() && value.alternatives().iter().all(|alternative| alternative.kind.is_text());
    let is_number = |value: &Value| {
        !value.is_empty()
            && value.alternatives().iter().all(|alternative| matches!(alternative.kind, ValueKind::Number(_)))
    };
    if is_text(left) || is_text(right) {
        text_of([left, right], at)
    } else if is_number(left) && is_number(right) {
        number(at)
    } else {
        Value::unknown(at)
    }
}

/// Returns an unknown text put together from these values. It contains an object's JSON if one of them does.
pub(crate) fn text_of<'v>(parts: impl IntoIterator<Item = &'v Value>, at: At) -> Value {
    let alternatives = parts.into_iter().flat_map(Value::alternatives);
    let texts = alternatives.filter_map(|alternative| match alternative.kind {
        ValueKind::Json(id) | ValueKind::TextOf(id) => Some(Alternative::new(ValueKind::TextOf(id), at)),
        _ => None,
    });
    let text: Value = texts.collect();
    if text.is_empty() { Value::of(ValueKind::SomeText, at) } else { text }
}

/// Returns the result of `list.join(separator)`.
pub(crate) fn joined(elements: &[Value], arguments: &Arguments, at: At) -> Value {
    let separator = match arguments.values.first() {
        Some(separator) => separator.text().cloned(),
        None => Some(",".into()),
    };
    let texts: Option<Vec<String>> = elements.iter().map(|element| element.text().map(ToString::to_string)).collect();
    match (separator, texts) {
        (Some(separator), Some(texts)) => {
            Value::of(ValueKind::concatenated(texts.join(&separator)), at).with_certainty_of(elements)
        }
        _ => text_of(elements.iter().chain(&arguments.values), at).with_certainty_of(elements),
    }
}

/// Returns the result of a string's method.
pub(crate) fn text_method(base: &Value, name: &str, arguments: &Arguments, at: At) -> Value {
    let parts = || [base].into_iter().chain(&arguments.values);
    let Some(text) = base.text() else { return text_of(parts(), at) };
    let kind = match name {
        "toLowerCase" => ValueKind::Text(text.to_lowercase().into()),
        "toUpperCase" => ValueKind::Text(text.to_uppercase().into()),
        "trim" => ValueKind::Text(text.trim().into()),
        "toString" => ValueKind::Text(text.clone()),
        "concat" => match arguments.values.iter().map(Value::text).collect::<Option<Vec<_>>>() {
            Some(parts) => ValueKind::concatenated(parts.iter().fold(text.to_string(), |all, part| all + part)),
            None => return text_of(parts(), at).with_certainty_of(parts()),
        },
        _ => return text_of(parts(), at).with_certainty_of(parts()),
    };
    Value::of(kind, at).with_certainty_of(parts())
}
