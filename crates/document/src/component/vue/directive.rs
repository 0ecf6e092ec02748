//! The code in the attributes of a Vue template.

use std::ops::Range;

use crate::component::expression::{is_function, is_path};
use crate::script::ScriptKind;
use crate::tag::Attribute;

/// The code that an attribute holds. Patterns of slots declare names only.
pub(super) fn code(text: &str, attribute: &Attribute) -> Option<(ScriptKind, Range<usize>)> {
    let name = &text[attribute.name.clone()];
    let value = attribute.value.clone()?;
    let (directive, modifiers) = match name.as_bytes()[0] {
        b'@' => ("on", name),
        b':' | b'.' => ("bind", name),
        _ => {
            let directive = name.strip_prefix("v-")?;
            (&directive[..directive.find([':', '.']).unwrap_or(directive.len())], name)
        }
    };
    let kind = match directive {
        "on" if name == "v-on" => ScriptKind::Use,
        "on" => handler(&text[value.clone()]),
        "model" => ScriptKind::Written,
        "bind" if modifiers.split('.').skip(1).any(|modifier| modifier == "sync") => ScriptKind::Written,
        "slot" | "pre" | "cloak" | "once" | "else" => return None,
        "for" => return Some((ScriptKind::Use, list(text, value)?)),
        _ => ScriptKind::Use,
    };
    Some((kind, value))
}

/// Vue calls a path or a function; anything else it runs.
fn handler(value: &str) -> ScriptKind {
    if is_path(value) || is_function(value) { ScriptKind::HandlerExpression } else { ScriptKind::Handler }
}

/// The list of `item in list`.
fn list(text: &str, value: Range<usize>) -> Option<Range<usize>> {
    let words = [" in ", " of ", "\nin ", "\nof "];
    let found = words.iter().filter_map(|word| Some(text[value.clone()].find(word)? + word.len())).min();
    found.map(|start| value.start + start..value.end)
}
