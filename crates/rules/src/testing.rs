//! Calls for tests, written as the JavaScript that they stand for, so that places are real. Rules are tested without the
//! parser: what a payload can be is written down instead of followed.
//!
//! ```text
//! let id = null | cart.id;                       a name that stands for either; names without `let` are unknown
//! p.amount = 1; p.amount ?= 1;                   writes to the objects of `p`; the second on some ways only
//! new DigitalRiver().createSource(p)             proven; `dr=sdk.createSource(p)` named; `sdk().…` unknown
//! { type: "payPal", currency?: c, ... } | {}!    `?` sometimes, `...` an unknown rest, `!` handed to unknown code
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use dr_lint_parser::sdk::CallKind;
use dr_lint_parser::{
    Analysis, Call, Form, Held, HeldValue, NoFiles, Origin, Payload, Place, Presence, Property, Receiver, Rest, Shape,
    SourceFile, Span,
};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::lint::{Linted, lint, lint_analysis};
use crate::rule::{Level, Rule};
use crate::severity::{Certainty, Severity};

/// The outcome of linting these calls.
pub(crate) fn lint_calls(calls: &[Call], config: &Config) -> Linted {
    lint_analysis(Analysis { calls: calls.to_vec(), parsed: true, ..Analysis::default() }, config)
}

/// The outcome of linting this text, parsed for real.
pub(crate) fn linted(name: &str, text: &str) -> Linted {
    linted_with(&Config::default(), name, text)
}

/// The same, with what is configured.
pub(crate) fn linted_with(config: &Config, name: &str, text: &str) -> Linted {
    lint(&Arc::new(SourceFile::new(name, text)), &NoFiles, config)
}

/// The findings of all rules in calls that are written so, with what is configured.
pub(crate) fn diagnostics_with(config: &Config, source: &str) -> Vec<Diagnostic> {
    lint_calls(&calls(source), config).diagnostics
}

/// The findings of all rules in calls that are written so.
pub(crate) fn diagnostics(source: &str) -> Vec<Diagnostic> {
    diagnostics_with(&Config::default(), source)
}

/// The findings of one rule, each as a line: `error always: amount [payPal] at amount`, the place by its text and, where
/// that stands there more than once, by its line.
pub(crate) fn found(rule: &'static Rule, source: &str) -> Vec<String> {
    let mut config = Config::default();
    if rule.level == Level::Off {
        config.levels.set(rule, Level::On(Severity::Warning));
    }
    let found = diagnostics_with(&config, source);
    found.iter().filter(|diagnostic| diagnostic.rule.id == rule.id).map(line).collect()
}

fn line(diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    let certainty = match diagnostic.certainty {
        Certainty::Always => "always",
        Certainty::Sometimes => "sometimes",
    };
    let field = diagnostic.field.as_ref().map_or(String::new(), |field| format!(" {field}"));
    let methods = diagnostic.methods.join(" ");
    let place = &diagnostic.place;
    let again = place.file.text().matches(place.text()).count() > 1;
    let line = if again { format!(":{}", place.start().line) } else { String::new() };
    format!("{severity} {certainty}:{field} [{methods}] at {}{line}", place.text())
}

/// The calls that `source` stands for.
pub(crate) fn calls(source: &str) -> Vec<Call> {
    let file = Arc::new(SourceFile::new("shop.js", source));
    let mut reader = Reader { file: &file, at: 0, names: BTreeMap::new() };
    let mut calls = Vec::new();
    while reader.skip_space() {
        if reader.eat("let ") {
            let name = reader.word().to_owned();
            reader.expect("=");
            let value = reader.value();
            reader.names.insert(name, value);
        } else if let Some(call) = reader.call() {
            calls.push(call);
        } else {
            reader.write();
        }
        reader.eat(";");
    }
    calls
}

struct Reader<'f> {
    file: &'f Arc<SourceFile>,
    at: usize,
    names: BTreeMap<String, Vec<Held>>,
}

impl Reader<'_> {
    fn left(&self) -> &str {
        &self.file.text()[self.at..]
    }

    /// True if anything is left.
    fn skip_space(&mut self) -> bool {
        self.at = self.file.text().len() - self.left().trim_start().len();
        !self.left().is_empty()
    }

    fn eat(&mut self, token: &str) -> bool {
        self.skip_space();
        let found = self.left().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    fn expect(&mut self, token: &str) {
        assert!(self.eat(token), "expected {token} at {}", self.left());
    }

    fn word(&mut self) -> &str {
        self.skip_space();
        let start = self.at;
        let rest = self.left();
        self.at += rest.find(|c: char| !(c.is_alphanumeric() || "_$.".contains(c))).unwrap_or(rest.len());
        &self.file.text()[start..self.at]
    }

    fn place(&self, start: usize) -> Place {
        let text = self.file.text();
        let end = start + text[start..self.at].trim_end().len();
        Place::new(self.file, Span { start: u32::try_from(start).unwrap(), end: u32::try_from(end).unwrap() })
    }

    /// `receiver.createSource(value)`.
    fn call(&mut self) -> Option<Call> {
        let start = self.at;
        let statement = self.left().split(';').next()?;
        let (kind, dot) = CallKind::ALL
            .into_iter()
            .find_map(|kind| statement.find(&format!(".{}(", kind.name())).map(|dot| (kind, dot)))?;
        let receiver = match statement[..dot].trim() {
            "new DigitalRiver()" => Receiver::Proven,
            unknown if unknown.ends_with(')') => Receiver::Unknown,
            names => Receiver::Named(names.split('=').map(ToOwned::to_owned).collect()),
        };
        self.at = start + dot + 1;
        let name_start = self.at;
        self.expect(kind.name());
        let name = self.place(name_start);
        self.expect("(");
        self.skip_space();
        let argument_start = self.at;
        let holds = if self.left().starts_with(')') { None } else { Some(self.value()) };
        let argument = holds.is_some().then(|| self.place(argument_start));
        self.expect(")");
        let shapes = holds.into_iter().flatten().flat_map(|held| match held.value {
            HeldValue::Object(shapes) => shapes,
            HeldValue::Unknown { .. } => vec![Shape::unknown()],
            _ => Vec::new(),
        });
        let payload = Payload { argument, shapes: shapes.collect() };
        Some(Call { kind, receiver, place: self.place(start), name, payload })
    }

    /// `p.amount = value`.
    fn write(&mut self) {
        let start = self.at;
        let member = self.word().to_owned();
        let key = self.place(start);
        let (object, name) = member.split_once('.').unwrap();
        let presence = if self.eat("?=") { Presence::Sometimes } else { Presence::Always };
        self.eat("=");
        self.skip_space();
        let value_start = self.at;
        let holds = self.value();
        let value = self.place(value_start);
        let assignment = self.place(start).span;
        let form = Form::Write { assignment };
        for held in self.names.get_mut(object).unwrap() {
            let HeldValue::Object(shapes) = &mut held.value else { panic!("{object} is no object") };
            for shape in shapes {
                let (key, value, holds) = (key.clone(), value.clone(), holds.clone());
                add(shape, name, presence, origin(key, value, holds, form));
            }
        }
    }

    fn value(&mut self) -> Vec<Held> {
        let mut holds = self.arm();
        while self.eat("|") {
            holds.extend(self.arm());
        }
        holds
    }

    fn arm(&mut self) -> Vec<Held> {
        self.skip_space();
        let start = self.at;
        let value = if self.eat("{") {
            HeldValue::Object(vec![self.object(start)])
        } else if self.eat("[]") {
            HeldValue::Other("an array")
        } else if self.eat("\"") {
            let text = self.left().split('"').next().unwrap().to_owned();
            self.at += text.len() + 1;
            HeldValue::Text(text)
        } else {
            match self.word().to_owned() {
                number if number.parse::<f64>().is_ok() => HeldValue::Other("a number"),
                name if self.names.contains_key(&name) => return self.names[&name].clone(),
                name => match name.as_str() {
                    "undefined" => HeldValue::Undefined,
                    "null" => HeldValue::Null,
                    path => HeldValue::Unknown { name: path.rsplit('.').next().map(ToOwned::to_owned) },
                },
            }
        };
        vec![Held { value, place: self.place(start) }]
    }

    fn object(&mut self, start: usize) -> Shape {
        let mut shape = Shape { literal: None, properties: Vec::new(), sightings: Arc::default(), rest: Rest::Exact };
        while !self.eat("}") {
            if self.eat("...") {
                shape.rest = Rest::Open;
            } else {
                self.property(&mut shape);
            }
            self.eat(",");
        }
        shape.literal = Some(self.place(start));
        if self.eat("!") {
            shape.rest = Rest::Escaped;
        }
        shape
    }

    /// `key: value`, `key?: value`, `key`.
    fn property(&mut self, shape: &mut Shape) {
        self.skip_space();
        let start = self.at;
        let name = self.word().to_owned();
        let key = self.place(start);
        let presence = if self.eat("?") { Presence::Sometimes } else { Presence::Always };
        let (value, holds) = if self.eat(":") {
            self.skip_space();
            let value_start = self.at;
            let holds = self.value();
            (self.place(value_start), holds)
        } else {
            let unknown = || vec![Held { value: HeldValue::Unknown { name: Some(name.clone()) }, place: key.clone() }];
            (key.clone(), self.names.get(&name).cloned().unwrap_or_else(unknown))
        };
        let form = Form::Key { whole: Span { start: key.span.start, end: value.span.end } };
        add(shape, &name, presence, origin(key, value, holds, form));
    }
}

/// An origin of which nothing else is known.
fn origin(key: Place, value: Place, holds: Vec<Held>, form: Form) -> Origin {
    Origin {
        key,
        value,
        holds,
        form,
        uses: Arc::default(),
        dropped: Vec::new(),
        covers: Arc::default(),
        sightings: Arc::default(),
    }
}

/// Writes that happen always replace what is there, others add to it.
fn add(shape: &mut Shape, name: &str, presence: Presence, origin: Origin) {
    match shape.properties.iter_mut().find(|property| property.name == name) {
        Some(property) if presence == Presence::Always => {
            property.presence = presence;
            property.origins = vec![origin];
        }
        Some(property) => property.origins.push(origin),
        None => shape.properties.push(Property { name: name.to_owned(), presence, origins: vec![origin] }),
    }
}
