//! Payloads as tests note them beside the calls: `// payload: { type: "payPal", currency?, … }`.

#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

mod reader;
mod shown;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dr_lint_parser::{Call, HeldValue, Presence, Property, Receiver, Rest, Shape};

use shown::Style;

/// A note of the shapes of one literal and one type.
#[derive(Clone, Debug)]
enum Group {
    /// Together they are this: what not all of them have is there sometimes.
    Merged(Noted),
    /// They are exactly these.
    Apart(Vec<Noted>),
}

/// An object as a note writes it, in an order that doesn't matter.
#[derive(Clone, Debug, Default)]
struct Noted {
    kind: Option<String>,
    properties: BTreeMap<String, (Certainty, Vec<Group>)>,
    rest: &'static str,
}

/// The ways on which a property is there: every one, or some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Certainty {
    Always,
    Sometimes,
}

/// The differences between the notes in a text and the calls that were found in it.
pub(crate) fn differences(text: &str, calls: &[&Call]) -> String {
    let mut wrong = String::new();
    for (index, line) in text.lines().enumerate() {
        let Some((_, note)) = line.split_once("// payload: ") else { continue };
        let mut found = calls.iter().filter(|call| call.name.start().line as usize == index + 1);
        let call = found.next();
        if note.trim() == "none" {
            // Whether a call counts that isn't proven is for the rules to say; they are held to these notes, too.
            if call.is_some_and(|call| call.receiver == Receiver::Proven && !call.payload.shapes.is_empty()) {
                writeln!(wrong, "  line {}: {line}\n    is no call of DigitalRiver.js", index + 1).unwrap();
            }
            continue;
        }
        let shapes = call.map(|call| call.payload.shapes.iter().collect::<Vec<_>>());
        let noted = reader::parse(note);
        if !shapes.as_ref().is_some_and(|shapes| all_fit(&noted, shapes)) {
            let style = if noted.iter().any(Group::is_apart) { Style::Apart } else { Style::Merged };
            let actual = shapes.map_or_else(|| "none".to_owned(), |shapes| shown::shapes(&shapes, style));
            writeln!(wrong, "  line {}: {line}\n    actual: {actual}", index + 1).unwrap();
        }
    }
    wrong
}

/// True if every group of shapes is noted, and every noted one is there.
fn all_fit(noted: &[Group], shapes: &[&Shape]) -> bool {
    match_each_other(noted, &by_literal_and_type(shapes), |group, (kind, shapes)| group.fits(kind.as_deref(), shapes))
}

/// True if each of the one has a partner among the others, and the other way round.
fn match_each_other<A, B>(left: &[A], right: &[B], is_match: impl Fn(&A, &B) -> bool) -> bool {
    left.iter().all(|left| right.iter().any(|right| is_match(left, right)))
        && right.iter().all(|right| left.iter().any(|left| is_match(left, right)))
}

impl Group {
    fn fits(&self, kind: Option<&str>, shapes: &[&Shape]) -> bool {
        match self {
            Self::Merged(noted) => noted.fits(kind, shapes),
            Self::Apart(noted) => match_each_other(noted, shapes, |noted, shape| noted.fits(kind, &[shape])),
        }
    }

    /// True if it keeps shapes apart, or objects in them.
    fn is_apart(&self) -> bool {
        match self {
            Self::Apart(_) => true,
            Self::Merged(noted) => noted.properties.values().any(|(_, groups)| groups.iter().any(Self::is_apart)),
        }
    }
}

impl Noted {
    /// True if it is what the shapes are together.
    fn fits(&self, kind: Option<&str>, shapes: &[&Shape]) -> bool {
        let found = properties(shapes);
        self.kind.as_deref() == kind
            && self.rest == rest(shapes)
            && self.properties.keys().eq(found.keys())
            && self
                .properties
                .values()
                .zip(found.values())
                .all(|((certainty, groups), (actual, objects))| certainty == actual && all_fit(groups, objects))
    }
}

/// The shapes of each literal and each constant that its type may be.
fn by_literal_and_type<'s>(shapes: &[&'s Shape]) -> Vec<(Option<String>, Vec<&'s Shape>)> {
    let mut groups: Vec<(Option<String>, Option<String>, Vec<&Shape>)> = Vec::new();
    for shape in shapes {
        for kind in kinds(shape) {
            let literal = shape.literal.as_ref().map(|place| format!("{place:?}"));
            match groups.iter_mut().find(|group| group.0 == literal && group.1 == kind) {
                Some(group) => group.2.push(shape),
                None => groups.push((literal, kind, vec![shape])),
            }
        }
    }
    groups.into_iter().map(|(_, kind, shapes)| (kind, shapes)).collect()
}

/// The constants that a shape's type may be; `None` for a value that is no constant.
fn kinds(shape: &Shape) -> Vec<Option<String>> {
    let constant = |value: &HeldValue| if let HeldValue::Text(text) = value { Some(text.clone()) } else { None };
    let mut kinds: Vec<_> = shape
        .property("type")
        .iter()
        .flat_map(|kind: &&Property| kind.holds())
        .map(|held| constant(&held.value))
        .collect();
    kinds.sort();
    kinds.dedup();
    if kinds.is_empty() { vec![None] } else { kinds }
}

/// The properties that the shapes have together, each with the objects that it may hold.
fn properties<'s>(shapes: &[&'s Shape]) -> BTreeMap<String, (Certainty, Vec<&'s Shape>)> {
    let mut properties: BTreeMap<String, (Certainty, Vec<&Shape>)> = BTreeMap::new();
    for property in shapes.iter().flat_map(|shape| &shape.properties) {
        let surely = |shape: &&Shape| {
            shape.property(&property.name).is_some_and(|property| property.presence == Presence::Always)
        };
        let certainty = if shapes.iter().all(surely) { Certainty::Always } else { Certainty::Sometimes };
        let entry = properties.entry(property.name.clone()).or_insert((certainty, Vec::new()));
        entry.1.extend(property.objects());
    }
    properties
}

/// The sign for what the shapes may have besides.
fn rest(shapes: &[&Shape]) -> &'static str {
    match shapes.iter().map(|shape| shape.rest).max() {
        Some(Rest::Open) => "…",
        Some(Rest::Escaped) => "!",
        Some(Rest::Exact) | None => "",
    }
}
