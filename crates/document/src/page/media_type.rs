//! The types of `<script>` that a browser runs.

use crate::script::ScriptKind;
use crate::tag::StartTag;

/// The types of JavaScript, and those that Babel's script for pages compiles.
const CODE: &[&str] = &[
    "application/ecmascript",
    "application/javascript",
    "application/x-ecmascript",
    "application/x-javascript",
    "text/babel",
    "text/ecmascript",
    "text/javascript",
    "text/javascript1.0",
    "text/javascript1.1",
    "text/javascript1.2",
    "text/javascript1.3",
    "text/javascript1.4",
    "text/javascript1.5",
    "text/jscript",
    "text/jsx",
    "text/livescript",
    "text/x-ecmascript",
    "text/x-javascript",
];

/// Returns the kind of script that a tag begins; `None` for other elements, for data, and for code that the server runs.
pub(crate) fn kind(text: &str, tag: &StartTag) -> Option<ScriptKind> {
    if !text[tag.name.clone()].eq_ignore_ascii_case("script") {
        return None;
    }
    if tag.value(text, "runat").is_some_and(|place| place.trim().eq_ignore_ascii_case("server")) {
        return None;
    }
    match (tag.value(text, "type"), tag.value(text, "language")) {
        (Some(media_type), _) => kind_of_type(media_type),
        (None, Some(language)) if !language.is_empty() => kind_of_type(&format!("text/{language}")),
        (None, _) => Some(ScriptKind::Classic),
    }
}

/// A type that the server fills in is one of code, most likely.
fn kind_of_type(media_type: &str) -> Option<ScriptKind> {
    let name = media_type.split(';').next().unwrap_or_default().trim();
    let is = |other: &&str| name.eq_ignore_ascii_case(other);
    if is(&"module") {
        Some(ScriptKind::Module)
    } else {
        (name.is_empty() || CODE.iter().any(is)).then_some(ScriptKind::Classic)
    }
}
