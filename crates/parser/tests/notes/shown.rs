//! Shapes as notes write them, for messages.

use dr_lint_parser::Shape;

use super::{Certainty, by_literal_and_type, properties, rest};

/// The way in which the shapes of one literal and one type are written.
#[derive(Clone, Copy)]
pub(super) enum Style {
    /// As one object.
    Merged,
    /// Each by itself.
    Apart,
}

/// The shapes, written as a note.
pub(super) fn shapes(all: &[&Shape], style: Style) -> String {
    let group = |(kind, shapes): (Option<String>, Vec<&Shape>)| match style {
        Style::Merged => object(kind.as_deref(), &shapes, style),
        Style::Apart => {
            let mut each: Vec<String> = shapes.iter().map(|shape| object(kind.as_deref(), &[shape], style)).collect();
            each.sort();
            each.dedup();
            each.join(" / ")
        }
    };
    let mut groups: Vec<String> = by_literal_and_type(all).into_iter().map(group).collect();
    groups.sort();
    groups.dedup();
    groups.join(" | ")
}

fn object(kind: Option<&str>, all: &[&Shape], style: Style) -> String {
    let mut parts = Vec::new();
    for (name, (certainty, objects)) in properties(all) {
        let mark = match certainty {
            Certainty::Always => "",
            Certainty::Sometimes => "?",
        };
        let value = match kind {
            Some(kind) if name == "type" => format!(": {kind:?}"),
            _ if objects.is_empty() => String::new(),
            _ => format!(": {}", shapes(&objects, style)),
        };
        parts.push(format!("{name}{mark}{value}"));
    }
    parts.extend((!rest(all).is_empty()).then(|| rest(all).to_owned()));
    format!("{{ {} }}", parts.join(", "))
}
