//! The structure of a configuration, held against its JSON Schema: keys, types, and words of which only some are allowed.
//! All problems are found at once, each at its place.

use dr_lint_parser::Place;
use dr_lint_reporter::Problem;
use serde_json::Value as Json;

use super::document::{Node, Step, Value};
use crate::closest::closest;

/// A schema, of which parts refer to each other.
pub(super) struct Structure {
    root: Json,
}

impl Structure {
    /// The structure that a schema describes.
    pub(super) fn of(schema: Json) -> Self {
        Self { root: schema }
    }

    /// The problems of a document.
    pub(super) fn problems(&self, document: &Node) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.check(document, &self.root, &mut Vec::new(), &mut problems);
        problems
    }

    fn check(&self, node: &Node, schema: &Json, path: &mut Vec<Step>, problems: &mut Vec<Problem>) {
        let schema = self.resolved(schema);
        if let Some(words) = words(schema) {
            check_word(node, &words, path, problems);
            return;
        }
        let wanted = schema["type"].as_str().unwrap_or_default();
        match (&node.value, wanted) {
            (Value::Object(_), "object") => self.check_object(node, schema, path, problems),
            (Value::Array(nodes), "array") => {
                for (index, element) in nodes.iter().enumerate() {
                    path.push(Step::Index(index));
                    self.check(element, &schema["items"], path, problems);
                    path.pop();
                }
            }
            (Value::Text(_), "string") | (Value::Bool(_), "boolean") => {}
            _ => problems.push(self.wrong_type(node, schema, path)),
        }
    }

    fn check_object(&self, node: &Node, schema: &Json, path: &mut Vec<Step>, problems: &mut Vec<Problem>) {
        let Value::Object(members) = &node.value else { return };
        let known = || schema["properties"].as_object().into_iter().flatten();
        for (index, member) in members.iter().enumerate() {
            if members[..index].iter().any(|other| other.name == member.name) {
                problems.push(Problem {
                    place: member.key.clone(),
                    message: format!("the key `{}` is written twice", member.name),
                    label: "here again".to_owned(),
                    help: None,
                });
            }
            let inner = known().find(|(name, _)| **name == member.name).map(|(_, schema)| schema);
            let inner = inner.or_else(|| schema.get("additionalProperties").filter(|inner| inner.is_object()));
            if let Some(inner) = inner {
                path.push(Step::Key(member.name.clone()));
                self.check(&member.value, inner, path, problems);
                path.pop();
            } else {
                let names: Vec<&str> = known().map(|(name, _)| name.as_str()).collect();
                problems.push(unknown_key(&member.name, &member.key, &names, path));
            }
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
            if !members.iter().any(|member| member.name == name) {
                problems.push(Problem {
                    place: opening(node),
                    message: format!("{} has no `{name}`", called(path)),
                    label: format!("`{name}` is missing"),
                    help: self.description(&schema["properties"][name]),
                });
            }
        }
    }

    /// The schema itself, where another one only names it.
    fn resolved<'s>(&'s self, schema: &'s Json) -> &'s Json {
        let name = schema["$ref"].as_str().and_then(|to| to.strip_prefix("#/$defs/"));
        name.map_or(schema, |name| self.resolved(&self.root["$defs"][name]))
    }

    fn description(&self, schema: &Json) -> Option<String> {
        let text = schema["description"].as_str().or_else(|| self.resolved(schema)["description"].as_str())?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn wrong_type(&self, node: &Node, schema: &Json, path: &[Step]) -> Problem {
        let wanted = match schema["type"].as_str() {
            Some("array") => match self.resolved(&schema["items"])["type"].as_str() {
                Some("string") => "an array of strings",
                _ => "an array of objects",
            },
            Some("string") => "a string",
            Some("boolean") => "`true` or `false`",
            _ => "an object",
        };
        Problem {
            place: opening(node),
            message: format!("{} must be {wanted}, not {}", called(path), kind(node)),
            label: format!("this is {}", kind(node)),
            help: self.description(schema),
        }
    }
}

/// The words that a schema allows, if it allows no others.
fn words(schema: &Json) -> Option<Vec<&str>> {
    let listed = schema["enum"].as_array().map(|words| words.iter().filter_map(Json::as_str).collect());
    let described = || {
        let choices = schema["oneOf"].as_array()?;
        choices.iter().map(|choice| choice["const"].as_str()).collect::<Option<Vec<&str>>>()
    };
    listed.or_else(described)
}

fn check_word(node: &Node, words: &[&str], path: &[Step], problems: &mut Vec<Problem>) {
    let listed = words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ");
    let problem = |message, label| Problem {
        place: opening(node),
        message,
        label,
        help: Some(format!("The levels are {listed}.")),
    };
    match &node.value {
        Value::Text(text) if words.contains(&text.as_str()) => {}
        Value::Text(text) => {
            let label = closest(text, words.iter().copied())
                .map_or_else(|| "unknown level".to_owned(), |word| format!("did you mean `\"{word}\"`?"));
            problems.push(problem(format!("there is no level `{text}`"), label));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            let message = format!("the level of {} must be a string, not {}", called(path), kind(node));
            problems.push(problem(message, format!("this is {}", kind(node))));
        }
    }
}

fn unknown_key(name: &str, key: &Place, known: &[&str], path: &[Step]) -> Problem {
    let is_rule = matches!(path.last(), Some(Step::Key(parent)) if parent == "rules");
    let what = if is_rule { "rule" } else { "key" };
    let label = closest(name, known.iter().copied())
        .map_or_else(|| format!("unknown {what}"), |close| format!("did you mean `{close}`?"));
    let place = if path.is_empty() || is_rule { String::new() } else { format!(" in {}", called(path)) };
    let listed = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    Problem {
        place: key.clone(),
        message: format!("there is no {what} `{name}`{place}"),
        label,
        help: Some(format!("The {what}s are {listed}.")),
    }
}

/// The path of a value, as messages name it: `overrides[0].files`.
pub(super) fn called(path: &[Step]) -> String {
    if path.is_empty() {
        return "the configuration".to_owned();
    }
    let mut name = String::new();
    for step in path {
        match step {
            Step::Key(key) if name.is_empty() => name.push_str(key),
            Step::Key(key) => name.extend([".", key]),
            Step::Index(index) => name.extend(["[", &index.to_string(), "]"]),
        }
    }
    format!("`{name}`")
}

/// The place of a value: the bracket that begins it, where it may be long.
fn opening(node: &Node) -> Place {
    let mut place = node.place.clone();
    if matches!(node.value, Value::Array(_) | Value::Object(_)) {
        place.span.end = place.span.start + 1;
    }
    place
}

fn kind(node: &Node) -> &'static str {
    match node.value {
        Value::Null => "`null`",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(_) => "a number",
        Value::Text(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema::schema;
    use super::*;

    /// The keywords that [`Structure`] knows, and those that say nothing about validity.
    const KNOWN: [&str; 12] = [
        "$ref",
        "type",
        "properties",
        "additionalProperties",
        "items",
        "required",
        "oneOf",
        "const",
        "description",
        "default",
        "examples",
        "title",
    ];

    /// A keyword that [`Structure`] doesn't know would be ignored silently.
    #[test]
    fn the_schema_says_nothing_that_is_not_checked() {
        fn visit(schema: &Json) {
            let Json::Object(members) = schema else { return };
            for (keyword, value) in members {
                assert!(KNOWN.contains(&keyword.as_str()), "{keyword} in {schema}");
                match keyword.as_str() {
                    "properties" => value.as_object().into_iter().flat_map(|all| all.values()).for_each(visit),
                    "additionalProperties" | "items" => visit(value),
                    "type" => assert!(value.is_string(), "{schema}"),
                    _ => {}
                }
            }
        }
        let mut root = schema();
        let members = root.as_object_mut().unwrap();
        members.remove("$schema");
        let parts = members.remove("$defs").unwrap();
        visit(&root);
        parts.as_object().unwrap().values().for_each(visit);
    }
}
