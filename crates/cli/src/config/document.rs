//! A text of JSON with comments and trailing commas, parsed: each value and key knows its place. Nothing else here knows
//! `jsonc-parser`.

use std::sync::Arc;

use dr_lint_parser::{Place, SourceFile, Span};
use dr_lint_reporter::Problem;
use jsonc_parser::ast::{ObjectPropName, Value as Parsed};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// JSON with comments and trailing commas, and nothing else that the parser would take.
const OPTIONS: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_trailing_commas: true,
    allow_loose_object_property_names: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A value, and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Value,
}

/// A JSON value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// A key of an object, and its value.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) name: String,
    /// The key, with its quotes.
    pub(super) key: Place,
    pub(super) value: Node,
}

/// A step on the way from a value to one in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

impl Node {
    /// Parses a file.
    ///
    /// # Errors
    /// The place where it stops being JSON with comments.
    pub(super) fn parse(file: &Arc<SourceFile>) -> Result<Self, Problem> {
        let text = file.text();
        let json = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let reader = Reader { file, before: text.len() - json.len() };
        let parsed =
            parse_to_ast(json, &CollectOptions::default(), &OPTIONS).map_err(|error| reader.problem(&error))?;
        parsed.value.map(|value| reader.node(value)).ok_or_else(|| Problem {
            place: Place::new(file, Span { start: 0, end: 0 }),
            message: "this file is empty".to_owned(),
            label: "`{}` is a configuration that sets nothing".to_owned(),
            help: None,
        })
    }

    /// The value at the end of these steps, or as far as they lead.
    pub(super) fn at(&self, steps: &[Step]) -> &Self {
        let Some((first, rest)) = steps.split_first() else { return self };
        match (&self.value, first) {
            (Value::Object(members), Step::Key(key)) => {
                members.iter().rfind(|member| member.name == *key).map_or(self, |member| member.value.at(rest))
            }
            (Value::Array(nodes), Step::Index(index)) => nodes.get(*index).map_or(self, |node| node.at(rest)),
            (
                Value::Object(_) | Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_),
                _,
            ) => self,
        }
    }

    /// The place of a key of this object, or of the object if it has no such key.
    pub(super) fn key(&self, name: &str) -> &Place {
        match &self.value {
            Value::Object(members) => {
                members.iter().rfind(|member| member.name == name).map_or(&self.place, |member| &member.key)
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Array(_) => &self.place,
        }
    }

    /// The settings of this configuration that are sound although it has these faults. A setting that is a list or a table
    /// keeps its sound entries; of a list only those before the first fault, so that their numbers stay.
    pub(super) fn without(&self, faults: &[Problem]) -> Self {
        let Value::Object(members) = &self.value else { return self.clone() };
        let is_sound = |from: &Place, to: &Place| {
            let within = from.span.start..to.span.end;
            !faults.iter().any(|fault| within.contains(&fault.place.span.start))
        };
        let is_whole = |member: &&Member| is_sound(&member.key, &member.value.place);
        let sound = members.iter().filter_map(|member| {
            let value = match &member.value.value {
                _ if is_whole(&member) => return Some(member.clone()),
                Value::Object(entries) => Value::Object(entries.iter().filter(is_whole).cloned().collect()),
                Value::Array(nodes) => {
                    Value::Array(nodes.iter().take_while(|node| is_sound(&node.place, &node.place)).cloned().collect())
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => return None,
            };
            let is_itself = |fault: &Problem| {
                [&member.key, &member.value.place].iter().any(|place| place.span.start == fault.place.span.start)
            };
            let value = Self { value, ..member.value.clone() };
            (!faults.iter().any(is_itself)).then(|| Member { value, ..member.clone() })
        });
        Self { place: self.place.clone(), value: Value::Object(sound.collect()) }
    }

    /// The value without its places.
    pub(super) fn json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(text) => serde_json::from_str(text).unwrap_or_default(),
            Value::Text(text) => text.as_str().into(),
            Value::Array(nodes) => nodes.iter().map(Self::json).collect(),
            Value::Object(members) => members.iter().map(|member| (member.name.clone(), member.value.json())).collect(),
        }
    }
}

/// Takes over what the parser gives.
struct Reader<'f> {
    file: &'f Arc<SourceFile>,
    /// The bytes before the text that was parsed.
    before: usize,
}

impl Reader<'_> {
    fn place(&self, range: Range) -> Place {
        let offset = |at: usize| u32::try_from(at + self.before).unwrap_or(u32::MAX);
        Place::new(self.file, Span { start: offset(range.start), end: offset(range.end) })
    }

    fn node(&self, parsed: Parsed<'_>) -> Node {
        let place = self.place(parsed.range());
        let value = match parsed {
            Parsed::NullKeyword(_) => Value::Null,
            Parsed::BooleanLit(literal) => Value::Bool(literal.value),
            Parsed::NumberLit(literal) => Value::Number(literal.value.to_owned()),
            Parsed::StringLit(literal) => Value::Text(literal.value.into_owned()),
            Parsed::Array(array) => Value::Array(array.elements.into_iter().map(|node| self.node(node)).collect()),
            Parsed::Object(object) => Value::Object(
                object
                    .properties
                    .into_iter()
                    .map(|property| Member {
                        key: self.place(match &property.name {
                            ObjectPropName::String(name) => name.range,
                            ObjectPropName::Word(name) => name.range,
                        }),
                        name: property.name.into_string(),
                        value: self.node(property.value),
                    })
                    .collect(),
            ),
        };
        Node { place, value }
    }

    fn problem(&self, error: &ParseError) -> Problem {
        let label = match error.kind() {
            ParseErrorKind::ExpectedStringObjectProperty | ParseErrorKind::UnexpectedWord => {
                "keys and text need double quotes".to_owned()
            }
            ParseErrorKind::SingleQuotedStringsNotAllowed => "use double quotes".to_owned(),
            ParseErrorKind::ExpectedComma => "a comma is missing before this".to_owned(),
            ParseErrorKind::UnterminatedObject => "this `{` is never closed".to_owned(),
            ParseErrorKind::UnterminatedArray => "this `[` is never closed".to_owned(),
            ParseErrorKind::UnterminatedCommentBlock => "this comment is never closed".to_owned(),
            other => {
                let text = other.to_string();
                let mut letters = text.chars();
                letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
            }
        };
        Problem {
            place: self.place(error.range()),
            message: "this isn't JSON".to_owned(),
            label,
            help: Some("The configuration is JSON, in which comments and commas at the end are allowed.".to_owned()),
        }
    }
}
