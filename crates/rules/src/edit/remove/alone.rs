//! Writes that stand in no row: what takes their place.

use dr_lint_parser::{Role, Span, Write};

use crate::edit::change::Change;
use crate::edit::text::{self, Gap, Text};

/// The body of an `if` or a loop becomes an empty block. The comments on lines of their own above it and the one after it
/// on its line go along.
pub(super) fn body(text: &Text<'_>, statement: Span) -> Change {
    let rest = Span { start: statement.end, end: text::line_end(text, statement.end) };
    let end = match Gap::new(text, rest).as_ref().and_then(|gap| gap.comments.last()) {
        Some(comment) => comment.span.end,
        None => statement.end,
    };
    let mut top = text::line_start(text, statement.start);
    if !text::is_blank(text, top, statement.start) {
        return Change::replace(Span { start: statement.start, end }, "{}");
    }
    let mut head = Span { start: top, end: top };
    while top > 0 {
        let break_size = text::size(text::newline_before(text, top).len());
        let above = text::line_start(text, top - break_size);
        head = Span { start: above, end: top - break_size };
        let is_comment = Gap::new(text, head).is_some_and(|gap| !gap.comments.is_empty() && gap.comma.is_none());
        if !is_comment {
            break;
        }
        top = above;
    }
    let code = text::between(text, head.start, head.end).trim_end();
    let is_head = ["//", "/*", "*/"].iter().all(|mark| !code.contains(mark));
    if top == text::line_start(text, statement.start) || !is_head || !ends_with_head(code) {
        return Change::replace(Span { start: statement.start, end }, "{}");
    }
    Change::replace(Span { start: head.start + text::size(code.len()), end }, " {}")
}

/// True for code that ends with the head of a statement, so that a body has to follow: `if (…)`, `else`, `do`.
fn ends_with_head(code: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '#' | '.');
    let word = code.rsplit(|letter| !is_part(letter)).next().unwrap_or_default();
    code.ends_with(')') || matches!(word, "else" | "do")
}

/// The value of a write in its place.
pub(super) fn value_stays(text: &Text<'_>, write: &Write) -> Option<Vec<Change>> {
    if !write.gives_value || write.value.end != write.span.end {
        return None;
    }
    let is_block =
        write.role == Role::ArrowBody && text::between(text, write.value.start, write.value.end).starts_with('{');
    let prefix = Span { start: write.span.start, end: write.value.start };
    if is_block {
        return Some(vec![Change::replace(prefix, "("), Change::insert(write.span.end, ")")]);
    }
    Some(vec![Change::replace(prefix, "")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_ends_with_a_bracket_or_a_keyword() {
        for head in ["if (a)", "} else", "else", "do", "{do", "while (a)"] {
            assert!(ends_with_head(head), "{head}");
        }
        for other in ["", "undo", "$do", "#do", "a.else", "orElse", "value", "foo", "elsé", "label:"] {
            assert!(!ends_with_head(other), "{other}");
        }
    }
}
