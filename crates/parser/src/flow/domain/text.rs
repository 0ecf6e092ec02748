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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::domain::id::ObjectId;

    fn value(kind: ValueKind) -> Value {
        Value::of(kind, At::default())
    }

    fn text(text: &str) -> Value {
        value(ValueKind::Text(text.into()))
    }

    fn arguments(values: Vec<Value>) -> Arguments {
        Arguments::at(values, At::default())
    }

    /// The kind of the only alternative.
    fn kind(value: &Value) -> ValueKind {
        value.single().expect("there is one alternative").kind.clone()
    }

    #[test]
    fn sums_are_texts_where_a_side_is_one_and_numbers_where_both_are() {
        let at = At::default();
        let (number, unknown) = (value(ValueKind::Number(None)), Value::unknown(at));
        let sum = |left: &Value, right: &Value| kind(&add(left, right, at));
        assert_eq!(sum(&text("pay"), &text("Pal")), ValueKind::Text("payPal".into()));
        assert_eq!(sum(&text("a"), &unknown), ValueKind::SomeText);
        assert_eq!(sum(&unknown, &text("a")), ValueKind::SomeText);
        assert_eq!(sum(&number, &text("a")), ValueKind::SomeText);
        assert_eq!(sum(&number, &number), ValueKind::Number(None));
        for (left, right) in [(&number, &unknown), (&unknown, &number), (&unknown, &unknown)] {
            assert_eq!(sum(left, right), ValueKind::Unknown(None));
        }
        let nothing = Value::default();
        assert_eq!(sum(&nothing, &nothing), ValueKind::Unknown(None));
        assert_eq!(sum(&nothing, &number), ValueKind::Unknown(None));
        assert_eq!(sum(&number, &nothing), ValueKind::Unknown(None));
    }

    #[test]
    fn texts_keep_the_object_whose_json_they_contain() {
        let at = At::default();
        let (one, other) = (ObjectId(1), ObjectId(2));
        assert_eq!(kind(&text_of([&text("a"), &value(ValueKind::Json(one))], at)), ValueKind::TextOf(one));
        assert_eq!(kind(&text_of([&value(ValueKind::TextOf(other))], at)), ValueKind::TextOf(other));
        assert_eq!(kind(&text_of([&text("a")], at)), ValueKind::SomeText);
        assert_eq!(kind(&add(&text("a"), &value(ValueKind::Json(one)), at)), ValueKind::TextOf(one));
    }

    #[test]
    fn lists_of_constants_are_joined() {
        let at = At::default();
        let list = [text("a"), text("b")];
        assert_eq!(kind(&joined(&list, &arguments(vec![text("-")]), at)), ValueKind::Text("a-b".into()));
        assert_eq!(kind(&joined(&list, &arguments(vec![]), at)), ValueKind::Text("a,b".into()));
        assert_eq!(kind(&joined(&list, &arguments(vec![Value::unknown(at)]), at)), ValueKind::SomeText);
        let json = value(ValueKind::Json(ObjectId(1)));
        assert_eq!(kind(&joined(&[text("a"), json], &arguments(vec![]), at)), ValueKind::TextOf(ObjectId(1)));
    }

    #[test]
    fn methods_of_constants_give_constants() {
        let at = At::default();
        let call = |base: &Value, name: &str, given: Vec<Value>| kind(&text_method(base, name, &arguments(given), at));
        for (name, expected) in [("toLowerCase", " ab "), ("toUpperCase", " AB "), ("trim", "aB"), ("toString", " aB ")]
        {
            assert_eq!(call(&text(" aB "), name, vec![]), ValueKind::Text(expected.into()), "{name}");
        }
        assert_eq!(call(&text("a"), "concat", vec![text("b"), text("c")]), ValueKind::Text("abc".into()));
        assert_eq!(call(&text("a"), "concat", vec![Value::unknown(at)]), ValueKind::SomeText);
        assert_eq!(call(&text("a"), "slice", vec![]), ValueKind::SomeText);
        assert_eq!(call(&Value::unknown(at), "trim", vec![]), ValueKind::SomeText);
    }
}
