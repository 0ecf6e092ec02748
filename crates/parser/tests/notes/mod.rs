//! Payloads as tests note them beside the calls: `// payload: { type: "payPal", currency?, … }`.

#![expect(clippy::unwrap_used, reason = "a test stops where it can't go on")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dr_lint_parser::{Call, Presence, Property, Receiver, Rest, Shape, Value};

/// An object as a note writes it, in an order that doesn't matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Noted {
    kind: Option<String>,
    properties: BTreeMap<String, (bool, Vec<Noted>)>,
    rest: &'static str,
}

/// What differs between the notes in a text and the calls that were found in it.
pub(crate) fn differences(text: &str, calls: &[&Call]) -> String {
    let mut wrong = String::new();
    for (index, line) in text.lines().enumerate() {
        let Some((_, note)) = line.split_once("// payload: ") else { continue };
        let mut found = calls.iter().filter(|call| call.name.start().line as usize == index + 1);
        let call = found.next();
        let actual = call.map(|call| noted(&call.payload.shapes));
        if note.trim() == "none" {
            // Whether a call counts that isn't proven is for the rules to say; they are held to these notes, too.
            if call.is_some_and(|call| call.receiver == Receiver::Proven && !call.payload.shapes.is_empty()) {
                writeln!(wrong, "  line {}: {line}\n    is no call of DigitalRiver.js", index + 1).unwrap();
            }
            continue;
        }
        let expected = Some(parse(note));
        if actual != expected {
            let show = |noted: &Option<Vec<Noted>>| noted.as_ref().map_or("none".to_owned(), |noted| render(noted));
            writeln!(wrong, "  line {}: {line}", index + 1).unwrap();
            writeln!(wrong, "    noted:  {}\n    actual: {}", show(&expected), show(&actual)).unwrap();
        }
    }
    wrong
}

/// Shapes as notes write them: those of one literal and one type are one, with what not all have as `?`.
fn noted(shapes: &[Shape]) -> Vec<Noted> {
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
    let mut all: Vec<Noted> = groups.into_iter().map(|(_, kind, shapes)| merged(kind, &shapes)).collect();
    all.sort();
    all.dedup();
    all
}

fn merged(kind: Option<String>, shapes: &[&Shape]) -> Noted {
    let mut properties: BTreeMap<String, (bool, Vec<&Shape>)> = BTreeMap::new();
    for property in shapes.iter().flat_map(|shape| &shape.properties) {
        let surely = |shape: &&Shape| {
            shape.property(&property.name).is_some_and(|property| property.presence == Presence::Always)
        };
        let entry = properties.entry(property.name.clone()).or_insert((!shapes.iter().all(surely), Vec::new()));
        entry.1.extend(property.objects());
    }
    let rest = match shapes.iter().map(|shape| shape.rest).max() {
        Some(Rest::Unknown) => "…",
        Some(Rest::Handed) => "!",
        Some(Rest::Closed) | None => "",
    };
    let inner = |(name, (maybe, objects)): (String, (bool, Vec<&Shape>))| {
        let objects: Vec<Shape> = objects.into_iter().cloned().collect();
        (name, (maybe, noted(&objects)))
    };
    Noted { kind, properties: properties.into_iter().map(inner).collect(), rest }
}

/// The constants that a shape's type may be; `None` for a value that is no constant.
fn kinds(shape: &Shape) -> Vec<Option<String>> {
    let constant = |value: &Value| if let Value::Text(text) = value { Some(text.clone()) } else { None };
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

fn render(noted: &[Noted]) -> String {
    noted.iter().map(render_one).collect::<Vec<_>>().join(" | ")
}

fn render_one(noted: &Noted) -> String {
    let mut parts = Vec::new();
    for (name, (maybe, objects)) in &noted.properties {
        let mut part = format!("{name}{}", if *maybe { "?" } else { "" });
        if name == "type"
            && let Some(kind) = &noted.kind
        {
            write!(part, ": {kind:?}").unwrap();
        } else if !objects.is_empty() {
            write!(part, ": {}", render(objects)).unwrap();
        }
        parts.push(part);
    }
    if !noted.rest.is_empty() {
        parts.push(noted.rest.to_owned());
    }
    format!("{{ {} }}", parts.join(", "))
}

/// Reads a note.
fn parse(note: &str) -> Vec<Noted> {
    let mut reader = Reader { rest: note.trim() };
    let mut all = reader.objects();
    assert!(reader.rest.is_empty(), "can't read {:?} of the note {note}", reader.rest);
    all.sort();
    all.dedup();
    all
}

struct Reader<'n> {
    rest: &'n str,
}

impl Reader<'_> {
    fn take(&mut self, token: &str) -> bool {
        let taken = self.rest.strip_prefix(token);
        if let Some(rest) = taken {
            self.rest = rest.trim_start();
        }
        taken.is_some()
    }

    fn objects(&mut self) -> Vec<Noted> {
        let mut all = self.object();
        while self.take("|") {
            all.extend(self.object());
        }
        all.sort();
        all.dedup();
        all
    }

    fn object(&mut self) -> Vec<Noted> {
        assert!(self.take("{"), "expected an object at {:?}", self.rest);
        let mut noted = Noted::default();
        let mut kinds = Vec::new();
        while !self.take("}") {
            if self.take("…") {
                noted.rest = "…";
            } else if self.take("!") {
                noted.rest = "!";
            } else {
                let name = self.name();
                let maybe = self.take("?");
                let mut objects = Vec::new();
                if self.take(":") {
                    if self.rest.starts_with('"') {
                        kinds.push(self.text());
                        while self.take("|") {
                            kinds.push(self.text());
                        }
                    } else {
                        objects = self.objects();
                    }
                }
                noted.properties.insert(name, (maybe, objects));
            }
            self.take(",");
        }
        if kinds.is_empty() {
            return vec![noted];
        }
        kinds.into_iter().map(|kind| Noted { kind: Some(kind), ..noted.clone() }).collect()
    }

    fn name(&mut self) -> String {
        if self.rest.starts_with('"') {
            return self.text();
        }
        let end = self.rest.find(|letter: char| !(letter.is_alphanumeric() || "_$-".contains(letter))).unwrap();
        let name = self.rest[..end].to_owned();
        assert!(!name.is_empty(), "expected a name at {:?}", self.rest);
        self.rest = self.rest[end..].trim_start();
        name
    }

    fn text(&mut self) -> String {
        let inner = self.rest.strip_prefix('"').unwrap();
        let (text, rest) = inner.split_once('"').unwrap();
        self.rest = rest.trim_start();
        text.to_owned()
    }
}
