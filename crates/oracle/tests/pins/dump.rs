//! Everything that the flow gives, as text.

use std::fmt::Write as _;

use dr_lint_parser::{
    Analysis, Call, Form, Held, HeldValue, Origin, Payload, Place, Presence, Property, Receiver, Rest, Shape, Sighting,
    Syntax, Use,
};

/// A dump that is the same for the same analysis, and different for every difference that rules or fixes could see.
pub(crate) fn analysis(analysis: &Analysis) -> String {
    let mut dump = Dump { text: String::new(), depth: 0, syntax: &analysis.syntax };
    for call in &analysis.calls {
        dump.call(call);
    }
    for (limit, place) in &analysis.limits {
        dump.line(format_args!("limit {limit:?} at {}", named(place)));
    }
    dump.text
}

struct Dump<'a> {
    text: String,
    depth: usize,
    syntax: &'a Syntax,
}

impl Dump<'_> {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        writeln!(self.text, "{:depth$}{line}", "", depth = 2 * self.depth).expect("a string takes it");
    }

    fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    fn call(&mut self, call: &Call) {
        let receiver = match &call.receiver {
            Receiver::Proven => "proven".to_owned(),
            Receiver::Named(names) => format!("named {names:?}"),
            Receiver::Taken(names) => format!("taken {names:?}"),
            Receiver::Unknown => "unknown".to_owned(),
        };
        self.line(format_args!(
            "call {} at {}, name at {}, receiver {receiver}",
            call.kind.name(),
            named(&call.place),
            named(&call.name)
        ));
        let Payload { argument, shapes } = &call.payload;
        self.inside(|dump| {
            dump.line(format_args!("argument {}", maybe(argument.as_ref())));
            for shape in shapes {
                dump.shape(shape);
            }
        });
    }

    fn shape(&mut self, shape: &Shape) {
        let rest = match shape.rest {
            Rest::Exact => "exact",
            Rest::Escaped => "escaped",
            Rest::Open => "open",
        };
        self.line(format_args!("shape {} {rest}", maybe(shape.literal.as_ref())));
        self.inside(|dump| {
            if let Some(literal) = &shape.literal {
                dump.lack(literal);
            }
            dump.sightings(&shape.sightings);
            shape.properties.iter().for_each(|property| dump.property(property));
        });
    }

    fn lack(&mut self, place: &Place) {
        if let Some(lack) = self.syntax.lack(place) {
            self.line(format_args!("lack {lack:?}"));
        }
    }

    fn property(&mut self, property: &Property) {
        let presence = match property.presence {
            Presence::Sometimes => "sometimes",
            Presence::Presumed => "presumed",
            Presence::Always => "always",
        };
        self.line(format_args!("property {:?} {presence}", property.name));
        self.inside(|dump| property.origins.iter().for_each(|origin| dump.origin(origin)));
    }

    fn origin(&mut self, origin: &Origin) {
        self.line(format_args!("origin {} = {}, {}", named(&origin.key), named(&origin.value), form(origin.form)));
        self.inside(|dump| {
            dump.lack(&origin.key);
            dump.uses(&origin.uses);
            if !origin.dropped.is_empty() {
                dump.line(format_args!("dropped {:?}", origin.dropped));
            }
            for covered in origin.covers.iter() {
                dump.line(format_args!("covers {}, {}", named(&covered.key), form(covered.form)));
                dump.inside(|dump| dump.uses(&covered.uses));
            }
            dump.sightings(&origin.sightings);
            origin.holds.iter().for_each(|held| dump.held(held));
        });
    }

    fn uses(&mut self, uses: &[Use]) {
        for one in uses {
            self.line(format_args!("use {:?} at {}", one.kind, named(&one.place)));
        }
    }

    fn sightings(&mut self, sightings: &[Sighting]) {
        for one in sightings {
            self.line(format_args!("sighting {:?} at {}", one.seen, maybe(one.place.as_ref())));
        }
    }

    fn held(&mut self, held: &Held) {
        let at = named(&held.place);
        match &held.value {
            HeldValue::Object(shapes) => {
                self.line(format_args!("object at {at}"));
                self.inside(|dump| shapes.iter().for_each(|shape| dump.shape(shape)));
            }
            other => self.line(format_args!("{other:?} at {at}")),
        }
    }
}

fn form(form: Form) -> String {
    match form {
        Form::Key { whole } => format!("key {}..{}", whole.start, whole.end),
        Form::Write { assignment } => format!("write {}..{}", assignment.start, assignment.end),
        Form::Copied => "copied".to_owned(),
    }
}

fn named(place: &Place) -> String {
    format!("{}:{}..{}", place.file.name(), place.span.start, place.span.end)
}

fn maybe(place: Option<&Place>) -> String {
    place.map_or("nowhere".to_owned(), named)
}
