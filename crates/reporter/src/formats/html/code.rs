//! Code on the page: the lines around a place, and the change that a fix makes. Long lines are cut around what matters.

use std::fmt::Write as _;

use dr_lint_parser::{Place, SourceFile, Span};
use dr_lint_rules::{Edit, Fix};
use similar::{ChangeTag, TextDiff};

use crate::clean;
use crate::markup::escaped;

/// The number of lines above and below a place.
const AROUND: u32 = 2;

/// The number of lines of a place that are shown.
const LINES: u32 = 6;

/// The number of bytes of a line to either side of what matters.
const NEAR: u32 = 100;

/// The number of bytes around the edits of a fix from which on they are shown alone.
const REGION: usize = 2_000;

/// The number of lines of a change that are shown.
const CHANGED: usize = 40;

/// The lines around a place, with the place marked.
pub(super) fn excerpt(place: &Place) -> String {
    let file = &place.file;
    let (first, last) = (place.start().line, place.end().line);
    let shown_last = last.min(first + LINES - 1);
    let lines = first.saturating_sub(AROUND).max(1)..=(shown_last + AROUND).min(file.line_count());
    let mut out = String::from("<pre>");
    for number in lines {
        let line = file.line_span(number);
        let marked = Span { start: place.span.start.max(line.start), end: place.span.end.min(line.end) };
        let _ = write!(out, "<i>{number:>5} </i>");
        if (first..=shown_last).contains(&number) && marked.start < marked.end {
            let inner = Span { end: marked.end.min(marked.start.saturating_add(NEAR)), ..marked };
            let cut = if inner.end < marked.end { "…" } else { "" };
            let _ = write!(out, "{}<mark>{}{cut}</mark>", head(file, line, marked.start), code(file, inner));
            out.push_str(&if cut.is_empty() { tail(file, line, marked.end) } else { String::new() });
        } else {
            out.push_str(&tail(file, line, line.start));
        }
        out.push('\n');
    }
    if shown_last < last {
        let _ = writeln!(out, "<i>      … to line {last}</i>");
    }
    out + "</pre>"
}

/// The line of a place, cut around it.
pub(super) fn line(place: &Place) -> String {
    let line = place.file.line_span(place.start().line);
    let start = place.span.start.clamp(line.start, line.end);
    let text = head(&place.file, line, start) + &tail(&place.file, line, start);
    format!("<code>{}</code>", text.trim())
}

/// The change that a fix makes, file by file.
pub(super) fn change(fix: &Fix) -> String {
    let mut out = String::new();
    for edits in fix.edits().chunk_by(near) {
        let file = &edits[0].place.file;
        let _ = write!(out, "<pre><i>{}</i>\n{}</pre>", escaped(&clean::line(file.name())), change_of(file, edits));
    }
    out
}

/// True for two edits that are shown together.
fn near(one: &Edit, other: &Edit) -> bool {
    one.place.file.name() == other.place.file.name()
        && other.place.start().line <= one.place.end().line + 2 * AROUND
        && (other.place.span.end.saturating_sub(one.place.span.start) as usize) < REGION
}

fn change_of(file: &SourceFile, edits: &[Edit]) -> String {
    let (first, last) = (edits[0].place.start().line, edits[edits.len() - 1].place.end().line);
    let start = file.line_span(first.saturating_sub(AROUND).max(1)).start;
    let end = file.line_span((last + AROUND).min(file.line_count())).end;
    let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
    if (end - start) as usize + added > REGION {
        return edits.iter().map(|edit| alone(file, edit)).collect();
    }
    let before = file.slice(Span { start, end });
    let mut after = String::new();
    let mut at = start;
    for edit in edits {
        after.push_str(file.slice(Span { start: at, end: edit.place.span.start }));
        after.push_str(&edit.text);
        at = edit.place.span.end;
    }
    after.push_str(file.slice(Span { start: at, end: end.max(at) }));
    lines_of(before, &after)
}

fn lines_of(before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let changes: Vec<_> = diff.iter_all_changes().collect();
    let mut out = String::new();
    for change in changes.iter().take(CHANGED) {
        let text = escaped(&clean::code(change.value().trim_end_matches(['\r', '\n'])));
        let _ = match change.tag() {
            ChangeTag::Delete => writeln!(out, "<del>- {text}</del>"),
            ChangeTag::Insert => writeln!(out, "<ins>+ {text}</ins>"),
            ChangeTag::Equal => writeln!(out, "  {text}"),
        };
    }
    if let Some(hidden @ 1..) = changes.len().checked_sub(CHANGED) {
        let _ = writeln!(out, "<i>… {hidden} more lines: dr-lint --diff shows them</i>");
    }
    out
}

/// An edit within its line, for code without lines that could be shown whole.
fn alone(file: &SourceFile, edit: &Edit) -> String {
    let span = edit.place.span;
    let line = Span {
        start: file.line_span(edit.place.start().line).start,
        end: file.line_span(edit.place.end().line).end.max(span.end),
    };
    let shown = Span { end: span.end.min(span.start + NEAR), ..span };
    let cut = |whole: bool| if whole { "" } else { "…" };
    let removed = format!("{}{}", code(file, shown), cut(shown == span));
    let kept: String = edit.text.chars().take(NEAR as usize).collect();
    let added = format!("{}{}", escaped(&clean::code(kept.trim())), cut(kept.len() == edit.text.len()));
    let (before, after) = (head(file, line, span.start), tail(file, line, span.end));
    let line = edit.place.start().line;
    format!("<i>{line:>5} </i>{before}<del>{removed}</del><ins>{added}</ins>{after}\n")
}

/// The part of a line before an offset.
fn head(file: &SourceFile, line: Span, end: u32) -> String {
    let start = bound(file, end.saturating_sub(NEAR)).max(line.start);
    let cut = if start > line.start { "…" } else { "" };
    format!("{cut}{}", code(file, Span { start, end }))
}

/// The part of a line from an offset on.
fn tail(file: &SourceFile, line: Span, start: u32) -> String {
    let end = bound(file, start.saturating_add(NEAR)).min(line.end).max(start);
    let cut = if end < line.end { "…" } else { "" };
    format!("{}{cut}", code(file, Span { start, end }))
}

fn code(file: &SourceFile, span: Span) -> String {
    let span = Span { start: bound(file, span.start), end: bound(file, span.end) };
    escaped(&clean::code(&file.slice(span).replace(['\r', '\n'], " ")))
}

fn bound(file: &SourceFile, offset: u32) -> u32 {
    u32::try_from(file.text().floor_char_boundary(offset as usize)).unwrap_or(offset)
}
