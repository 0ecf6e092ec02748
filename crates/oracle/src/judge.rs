//! Holding what the value flow says against what runs showed.

use dr_lint_parser::sdk::DISCRIMINANT;
use dr_lint_parser::{Call, HeldValue, Presence, Rest, Shape, analyze};

use crate::engine::{Observed, ObservedValue};
use crate::sources::Sources;

/// A way in which the value flow is wrong about a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The promise that it breaks.
    pub kind: FaultKind,
    /// The line of the call.
    pub line: u32,
    /// The mistake there.
    pub what: String,
}

/// A promise that the value flow breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// A run showed a payload that it says can't be.
    Unsound,
    /// It says that something can be which no run showed.
    Imprecise,
}

/// A call that the value flow finds.
#[derive(Clone, Debug)]
pub struct FoundCall {
    /// Its line in the program's text.
    pub line: u32,
    /// The call.
    pub call: Call,
}

/// The calls that the value flow finds in the files of a program, each of which is analysed for itself.
///
/// # Errors
/// When a file can't be parsed.
pub fn calls(program: &str) -> Result<Vec<FoundCall>, String> {
    let sources = Sources::of(program);
    let mut found = Vec::new();
    for known in sources.files() {
        let analysis = analyze(&known.file, &sources).complete().map_err(|error| error.message)?;
        let located = |call: Call| FoundCall { line: known.offset + call.name.start().line, call };
        found.extend(analysis.calls.into_iter().map(located));
    }
    Ok(found)
}

fn shapes_at(calls: &[FoundCall], line: u32) -> &[Shape] {
    calls.iter().find(|found| found.line == line).map_or(&[][..], |found| &found.call.payload.shapes)
}

/// The first payload that a run showed and the value flow doesn't.
pub fn unsound(calls: &[FoundCall], observed: &Observed) -> Option<Fault> {
    for (line, payloads) in &observed.payloads {
        let shapes = shapes_at(calls, *line);
        for payload in payloads {
            let ObservedValue::Object { .. } = payload else { continue };
            if !shapes.iter().any(|shape| covers(shape, payload)) {
                let what = format!("no shape for {}", show(payload));
                return Some(Fault { kind: FaultKind::Unsound, line: *line, what });
            }
        }
    }
    None
}

/// True if the shape says that such an object can arrive.
fn covers(shape: &Shape, payload: &ObservedValue) -> bool {
    let ObservedValue::Object { object } = payload else { return false };
    let missing = |name: &str| !object.contains_key(name);
    if shape.properties.iter().any(|property| property.presence == Presence::Always && missing(&property.name)) {
        return false;
    }
    object.iter().all(|(name, value)| match shape.property(name) {
        None => shape.rest != Rest::Exact,
        // What is unknown may have overwritten what is known: dr-lint keeps the known value all the same.
        Some(property) => shape.rest != Rest::Exact || property.holds().any(|held| holds(&held.value, value)),
    })
}

/// True if a value that a property can hold may be the one that a run showed.
fn holds(held: &HeldValue, seen: &ObservedValue) -> bool {
    match (held, seen) {
        (HeldValue::Unknown { .. }, _) => true,
        (HeldValue::Object(shapes), ObservedValue::Object { .. }) => shapes.iter().any(|shape| covers(shape, seen)),
        (HeldValue::Object(_), seen) => *seen == ObservedValue::Other("deep".to_owned()),
        (HeldValue::Text(text), ObservedValue::Text { text: seen }) => text == seen,
        (HeldValue::SomeText, ObservedValue::Text { .. }) => true,
        (HeldValue::Undefined, ObservedValue::Other(what)) => what == "undefined",
        (HeldValue::Null, ObservedValue::Other(what)) => what == "null",
        (HeldValue::Other(what), ObservedValue::Other(seen)) => what.ends_with(seen.as_str()),
        _ => false,
    }
}

/// The first payload that the value flow says can reach a call and that no run showed. Calls that no run came to are left
/// out: a function that nobody calls has unknown callers.
pub fn imprecise(calls: &[FoundCall], observed: &Observed) -> Option<Fault> {
    for FoundCall { line, call } in calls {
        let line = *line;
        let Some(payloads) = observed.payloads.get(&line) else { continue };
        for shape in &call.payload.shapes {
            if let Some(what) = spurious(shape, payloads) {
                return Some(Fault { kind: FaultKind::Imprecise, line, what });
            }
        }
    }
    None
}

fn spurious(shape: &Shape, payloads: &[ObservedValue]) -> Option<String> {
    if shape.rest != Rest::Exact {
        return Some(format!("the rest is {:?}", shape.rest));
    }
    let kinds: Vec<&str> =
        shape.property(DISCRIMINANT).iter().flat_map(|property| property.holds()).filter_map(text).collect();
    if kinds.is_empty() {
        return absent_in_all(shape, "", &payloads.iter().collect::<Vec<_>>());
    }
    for kind in kinds {
        let alike: Vec<&ObservedValue> = payloads.iter().filter(|payload| kind_of(payload) == Some(kind)).collect();
        if alike.is_empty() {
            return Some(format!("type {kind:?}"));
        }
        let always =
            |shape: &Shape| shape.property("sessionId").is_some_and(|property| property.presence == Presence::Always);
        if !always(shape) && alike.iter().all(|payload| property(payload, "sessionId").is_some()) {
            return Some(format!("{kind} without sessionId"));
        }
        if let Some(what) = absent_in_all(shape, "", &alike) {
            return Some(format!("{kind} with {what}"));
        }
    }
    None
}

/// The path of a property that the shape has and none of the objects does.
fn absent_in_all(shape: &Shape, path: &str, objects: &[&ObservedValue]) -> Option<String> {
    for known in &shape.properties {
        let path = format!("{path}{}", known.name);
        let values: Vec<&ObservedValue> = objects.iter().filter_map(|object| property(object, &known.name)).collect();
        if values.is_empty() {
            return Some(path);
        }
        for inner in known.objects() {
            if inner.rest != Rest::Exact {
                return Some(format!("{path}: the rest is {:?}", inner.rest));
            }
            if let Some(found) = absent_in_all(inner, &format!("{path}."), &values) {
                return Some(found);
            }
        }
    }
    None
}

fn property<'s>(object: &'s ObservedValue, name: &str) -> Option<&'s ObservedValue> {
    if let ObservedValue::Object { object } = object { object.get(name) } else { None }
}

fn kind_of(payload: &ObservedValue) -> Option<&str> {
    if let ObservedValue::Text { text } = property(payload, DISCRIMINANT)? { Some(text) } else { None }
}

fn text(held: &dr_lint_parser::Held) -> Option<&str> {
    if let HeldValue::Text(text) = &held.value { Some(text) } else { None }
}

fn show(seen: &ObservedValue) -> String {
    match seen {
        ObservedValue::Other(what) => what.clone(),
        ObservedValue::Text { text } => format!("{text:?}"),
        ObservedValue::Object { object } => {
            let parts: Vec<String> = object.iter().map(|(name, value)| format!("{name}: {}", show(value))).collect();
            format!("{{ {} }}", parts.join(", "))
        }
    }
}

/// Shapes in short, for reports.
pub fn show_shapes(calls: &[FoundCall], line: u32) -> String {
    shapes_at(calls, line).iter().map(show_shape).collect::<Vec<_>>().join(" | ")
}

fn show_shape(shape: &Shape) -> String {
    let part = |property: &dr_lint_parser::Property| {
        let maybe = if property.presence == Presence::Always { "" } else { "?" };
        let values: Vec<String> = property.holds().map(|held| show_value(&held.value)).collect();
        format!("{}{maybe}: {}", property.name, values.join("/"))
    };
    let mut parts: Vec<String> = shape.properties.iter().map(part).collect();
    match shape.rest {
        Rest::Exact => {}
        Rest::Escaped => parts.push("!".to_owned()),
        Rest::Open => parts.push("…".to_owned()),
    }
    format!("{{ {} }}", parts.join(", "))
}

fn show_value(value: &HeldValue) -> String {
    match value {
        HeldValue::Text(text) => format!("{text:?}"),
        HeldValue::Object(shapes) => shapes.iter().map(show_shape).collect::<Vec<_>>().join("/"),
        HeldValue::Unknown { .. } => "?".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}
