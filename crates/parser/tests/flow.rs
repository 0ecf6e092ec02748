//! Holds the value flow to the payloads that are noted beside the calls in `testdata/flow`.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and stops where it can't")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use dr_lint_parser::{NoFiles, Presence, Property, Receiver, Rest, Shape, SourceFile, Value, analyze};

/// Cases in which dr-lint knows less than there is to know. Each must differ from its note until it is mended.
const GAPS: &[&str] = &[
    // Which object a variable holds and what was written into it are two things to the flow.
    "one of two objects",
    // What runs after `await` runs before the caller goes on.
    "a write between two awaits",
    "a helper that is not awaited has not come that far",
    "a new promise that resolves in a callback",
];

/// An object as a note writes it, in an order that doesn't matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Noted {
    kind: Option<String>,
    properties: BTreeMap<String, (bool, Vec<Noted>)>,
    rest: &'static str,
}

#[test]
fn payloads_are_as_noted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/flow");
    let mut failures = String::new();
    let (mut cases, mut failed) = (0, 0);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension != "md")) {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        for case in text.split("// --- ").skip(1) {
            let (title, program) = case.split_once('\n').unwrap();
            cases += 1;
            let wrong = check(&name, program);
            if GAPS.contains(&title.trim()) {
                assert!(!wrong.is_empty(), "{name}: {title} is as noted: take it off the list of gaps");
            } else if !wrong.is_empty() {
                failed += 1;
                writeln!(failures, "{name}: {title}\n{wrong}").unwrap();
            }
        }
    }
    assert!(cases > 300, "the cases are gone");
    assert!(failures.is_empty(), "{failures}\n{failed} of {cases} cases differ");
}

/// What differs between the notes of a case and what the flow gives.
fn check(name: &str, program: &str) -> String {
    let file = Arc::new(SourceFile::new(name, program));
    let calls = match analyze(&file, &NoFiles) {
        Ok(analysis) => analysis.calls,
        Err(error) => return format!("  {:?}: {}", error.place, error.message),
    };
    let mut wrong = String::new();
    for (index, line) in program.lines().enumerate() {
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

/// The limits that a program meets, by name, and how many shapes reach its last call.
fn limits_of(program: &str) -> (Vec<String>, usize) {
    let analysis = analyze(&Arc::new(SourceFile::new("limits.js", program)), &NoFiles).unwrap();
    let met = analysis.limits.iter().map(|(limit, _)| format!("{limit:?}")).collect();
    (met, analysis.calls.last().unwrap().payload.shapes.len())
}

#[test]
fn an_object_of_very_many_properties_has_an_unknown_rest() {
    let mut program = String::from("let p = { type: \"payPal\" };\n");
    for index in 0..300 {
        writeln!(program, "if (x{index}) p.k{index} = 1; else p.sessionId = y{index};").unwrap();
    }
    program.push_str("digitalRiver.createSource(p);");
    assert_eq!(limits_of(&program).0, ["Properties"]);
}

#[test]
fn every_caller_of_a_wrapper_counts() {
    let mut program = String::from("function pay(p) {\n digitalRiver.createSource(p);\n}\n");
    for index in 0..200 {
        writeln!(program, "pay({{ type: \"payPal\", k{index}: 1 }});").unwrap();
    }
    let (met, shapes) = limits_of(&program);
    assert_eq!((met.len(), shapes), (0, 200));
}

#[test]
fn loops_in_loops_come_to_an_end() {
    let elements = "\"a\",".repeat(30);
    let program = format!(
        "const list = [{elements}];\nlet p = {{ type: \"bPay\" }};\n{}p.x = a;\ndigitalRiver.createSource(p);{}",
        "for (const a of list) { ".repeat(5),
        "}".repeat(5)
    );
    assert_eq!(limits_of(&program).0, ["Rounds"]);
}
