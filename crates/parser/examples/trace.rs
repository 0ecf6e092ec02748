//! Shows how each property got to a call: `cargo run -p dr-lint-parser --example trace -- FILE[:LINE]`.
//!
//! With a line, only the calls on that line are shown. Imports aren't followed: what they bring is unknown.

#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]
#![expect(clippy::disallowed_methods, reason = "it reads the file that it is asked about")]

use std::fmt::{Display, Formatter, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use dr_lint_parser::{
    Call, Covered, Held, HeldValue, NoFiles, Origin, Place, Presence, Property, Receiver, Rest, Shape, Sighting,
    SightingKind, SourceFile, Use, UseKind, analyze,
};

fn main() -> ExitCode {
    let Some(argument) = std::env::args().nth(1) else {
        println!("usage: trace FILE[:LINE]");
        return ExitCode::from(2);
    };
    let (name, line) = match argument.rsplit_once(':').map(|(name, line)| (name, line.parse())) {
        Some((name, Ok(line))) => (name, Some(line)),
        _ => (argument.as_str(), None),
    };
    match std::fs::read_to_string(name) {
        Ok(text) => {
            print!("{}", trace(name, &text, line));
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{name}: {error}");
            ExitCode::from(2)
        }
    }
}

/// The calls of a file, or those on one of its lines, with everything that can reach them.
fn trace(name: &str, text: &str, line: Option<u32>) -> String {
    let file = Arc::new(SourceFile::new(name, text));
    let analysis = match analyze(&file, &NoFiles).complete() {
        Ok(analysis) => analysis,
        Err(error) => return format!("{}: {}\n", At(&error.place), error.message),
    };
    let mut trace = Trace::default();
    for call in &analysis.calls {
        if line.is_none_or(|line| call.name.start().line == line) {
            trace.call(call);
        }
    }
    for (limit, place) in &analysis.limits {
        trace.line(format_args!("limit {limit:?} was met at {}", At(place)));
    }
    if trace.text.is_empty() { "no call of DigitalRiver.js was found\n".to_owned() } else { trace.text }
}

#[derive(Default)]
struct Trace {
    text: String,
    depth: usize,
}

impl Trace {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        writeln!(self.text, "{:indent$}{line}", "", indent = 2 * self.depth).expect("a string takes it");
    }

    /// A line about a place, and the line of the program that the place begins on.
    fn at(&mut self, what: std::fmt::Arguments<'_>, place: &Place) {
        let line = place.file.slice(place.file.line_span(place.start().line)).trim();
        self.line(format_args!("{what} {}  | {line}", At(place)));
    }

    fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    fn call(&mut self, call: &Call) {
        self.at(format_args!("{} at", call.kind.name()), &call.place);
        let receiver = match &call.receiver {
            Receiver::Proven => "made by `new DigitalRiver`".to_owned(),
            Receiver::Named(names) => format!("known by its name only: {}", names.join(", ")),
            Receiver::Taken(names) => format!("the function was taken from {}", names.join(", ")),
            Receiver::Unknown => "unknown, without a name".to_owned(),
        };
        self.inside(|trace| {
            trace.line(format_args!("receiver: {receiver}"));
            if call.payload.shapes.is_empty() {
                trace.line(format_args!("no object reaches it"));
            }
            trace.shapes("payload", &call.payload.shapes);
        });
    }

    fn shapes(&mut self, what: &str, shapes: &[Shape]) {
        for (index, shape) in shapes.iter().enumerate() {
            let what = format!("{what} {} of {}", index + 1, shapes.len());
            match &shape.literal {
                Some(literal) => self.at(format_args!("{what}: the object of"), literal),
                None => self.line(format_args!("{what}: an object that wasn't made in this program")),
            }
            self.inside(|trace| trace.shape(shape));
        }
    }

    fn shape(&mut self, shape: &Shape) {
        for property in &shape.properties {
            self.property(property);
        }
        match shape.rest {
            Rest::Exact => self.line(format_args!("nothing else")),
            Rest::Escaped => self.line(format_args!("perhaps more: unknown code had the object")),
            Rest::Open => self.line(format_args!("perhaps anything else")),
        }
        for Sighting { place, seen } in shape.sightings.iter() {
            let seen = match seen {
                SightingKind::Used(kind) => format!("the object is {}", used(*kind)),
                SightingKind::Listed => "all its properties are listed".to_owned(),
                SightingKind::Asked(name) => format!("it is asked for `{name}`"),
                SightingKind::Passed => "it reaches the call".to_owned(),
            };
            match place {
                Some(place) => self.at(format_args!("{seen} at"), place),
                None => self.line(format_args!("{seen} in too many places to list")),
            }
        }
    }

    fn property(&mut self, property: &Property) {
        let presence = match property.presence {
            Presence::Always => "always there",
            Presence::Presumed => "always there, unless a `delete` of an unknown name takes it",
            Presence::Sometimes => "sometimes there",
        };
        self.line(format_args!("{}: {presence}", property.name));
        self.inside(|trace| property.origins.iter().for_each(|origin| trace.origin(origin)));
    }

    fn origin(&mut self, origin: &Origin) {
        self.at(format_args!("written at"), &origin.key);
        self.inside(|trace| {
            origin.holds.iter().for_each(|held| trace.held(held));
            trace.uses(&origin.uses);
            for name in &origin.dropped {
                trace.line(format_args!("`{name}` is taken from such an object later"));
            }
            for Covered { key, uses, .. } in origin.covers.iter() {
                trace.at(format_args!("covers what was written at"), key);
                trace.inside(|trace| trace.uses(uses));
            }
        });
    }

    fn held(&mut self, held: &Held) {
        let value = match &held.value {
            HeldValue::Unknown { name: Some(name) } => format!("an unknown value, read as `{name}`,"),
            HeldValue::Unknown { name: None } => "an unknown value".to_owned(),
            HeldValue::Undefined => "undefined".to_owned(),
            HeldValue::Null => "null".to_owned(),
            HeldValue::Text(text) => format!("{text:?}"),
            HeldValue::SomeText => "a string".to_owned(),
            HeldValue::Other(what) => (*what).to_owned(),
            HeldValue::Object(shapes) => return self.shapes("holds object", shapes),
        };
        self.at(format_args!("holds {value} made at"), &held.place);
    }

    fn uses(&mut self, uses: &[Use]) {
        for Use { place, kind } in uses {
            self.at(format_args!("{} at", used(*kind)), place);
        }
    }
}

fn used(kind: UseKind) -> &'static str {
    match kind {
        UseKind::Read => "read",
        UseKind::Sent => "sent to unknown code",
        UseKind::Returned => "returned to unknown callers",
        UseKind::Stored => "stored under an unknown key",
        UseKind::Untold => "not followed any further, or used too often to list,",
    }
}

/// A place as editors open it: `file:line:column`.
struct At<'a>(&'a Place);

impl Display for At<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let (file, start) = (self.0.file.name(), self.0.start());
        write!(formatter, "{file}:{}:{}", start.line, start.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_property_is_traced_to_where_it_was_written() {
        let text = include_str!("../../../testdata/trace/guest.js");
        assert_eq!(trace("guest.js", text, None), include_str!("../../../testdata/trace/guest.trace"));
        assert_eq!(trace("guest.js", text, Some(1)), "no call of DigitalRiver.js was found\n");
    }
}
