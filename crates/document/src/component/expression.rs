//! The looks of expressions in templates.

use std::ops::Range;

use crate::balanced;
use crate::script::{Language, ScriptKind};
use crate::tag::StartTag;

/// The language that `lang` names; `None` for others than JavaScript and TypeScript.
pub(super) fn language(text: &str, tag: &StartTag) -> Option<Language> {
    match tag.value(text, "lang").unwrap_or_default() {
        "" | "js" | "jsx" | "javascript" => Some(Language::JavaScript),
        "ts" | "typescript" => Some(Language::TypeScript),
        "tsx" => Some(Language::Tsx),
        _ => None,
    }
}

/// The language of a template's expressions, from those of the scripts.
pub(super) fn of_template(mut scripts: impl Iterator<Item = Language>) -> Language {
    let is_typed = scripts.any(|language| language != Language::JavaScript);
    if is_typed { Language::TypeScript } else { Language::JavaScript }
}

/// The kind of an expression: a function is code that may run, anything else is read for its names.
pub(super) fn kind(expression: &str) -> ScriptKind {
    if is_function(expression) { ScriptKind::HandlerExpression } else { ScriptKind::Use }
}

/// True for arrow functions and `function`.
pub(super) fn is_function(expression: &str) -> bool {
    let expression = expression.trim_start();
    let code = expression.strip_prefix("async").map_or(expression, str::trim_start);
    let word = code.find(|letter: char| !is_name(letter)).unwrap_or(code.len());
    if &code[..word] == "function" {
        return true;
    }
    let after = if code.starts_with('(') { balanced::end(code, 0, code.len()).unwrap_or_default() } else { word };
    let rest = code[after..].trim_start();
    after > 0 && (rest.starts_with("=>") || code.starts_with('(') && rest.starts_with(':') && rest.contains("=>"))
}

/// True for a path of members: `pay`, `cart.pay`, `handlers['pay']`.
pub(super) fn is_path(expression: &str) -> bool {
    let expression = expression.trim();
    let is_start = |letter: char| is_name(letter) && !letter.is_ascii_digit();
    let is_part = |letter: char| is_name(letter) || ".?[]'\"".contains(letter);
    expression.starts_with(is_start) && expression.chars().all(is_part)
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

/// The part of a text that is left when white space is taken away; `None` if nothing is.
pub(super) fn trimmed(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let part = &text[span.clone()];
    let start = span.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::{is_function, is_path};

    #[test]
    fn functions_and_paths_are_told_by_their_looks() {
        for function in
            ["() => pay()", "async e => {}", "(a: Event): void => x", "function () {}", " async function f() {}"]
        {
            assert!(is_function(function) && !is_path(function), "{function}");
        }
        for path in ["pay", "$emit", "cart.pay", "a?.b['c']", " é "] {
            assert!(is_path(path) && !is_function(path), "{path}");
        }
        for other in ["pay()", "a = b", "a; b", "(a)", "", "1", "functions"] {
            assert!(!is_function(other) && (!is_path(other) || other == "functions"), "{other}");
        }
    }
}
