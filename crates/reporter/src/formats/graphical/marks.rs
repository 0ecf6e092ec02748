//! The marks of a block: each finding, and the places that help to understand it. Fields that have to go and stand in a
//! row get one label together.

use dr_lint_parser::{Place, Span};
use dr_lint_rules::{Diagnostic, Related, RelatedKind, Task};

use super::{window, wording};
use crate::clean;
use crate::words::{listed, severity_word};

/// The number of other places that a block shows.
const RELATED: usize = 3;

/// The columns that are not there for code that is marked line by line: numbers, arrows, `…`.
const MARGIN: usize = 18;

/// The columns that a label needs beside its words.
const LABEL: usize = 14;

/// A place to be marked.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) rank: Rank,
    pub(super) from: Place,
    /// The place where the mark ends; the same as `from` for a single one.
    pub(super) to: Place,
    /// The words beside it.
    pub(super) words: String,
}

/// The subject of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A finding. Its position stands above the lines.
    Main,
    /// A place that helps to understand it.
    Related,
}

/// The marks, and the places that are described in words instead.
pub(super) fn of<'d>(findings: &[&'d Diagnostic], width: usize) -> (Vec<Mark>, Vec<&'d Related>) {
    let mut marks: Vec<Mark> = rows(findings).into_iter().flat_map(|row| row_marks(row, findings, width)).collect();
    let mut others: Vec<&Related> = Vec::new();
    for related in findings.iter().flat_map(|finding| &finding.related) {
        let is_known = others.iter().any(|other| other.place == related.place);
        if !is_known && !is_clear(related, findings) {
            others.push(related);
        }
    }
    others.truncate(RELATED);
    // What stands on lines that are marked whole is described in words, too.
    let is_covered = |place: &Place| {
        marks.iter().any(|mark| {
            let lines = mark.from.start().line..=mark.to.start().line;
            mark.from != mark.to && mark.from.file.name() == place.file.name() && lines.contains(&place.start().line)
        })
    };
    let (described, shown): (Vec<&Related>, Vec<&Related>) =
        others.into_iter().partition(|related| related.kind == RelatedKind::Literal || is_covered(&related.place));
    marks.extend(shown.into_iter().map(|related| Mark {
        rank: Rank::Related,
        from: related.place.clone(),
        to: related.place.clone(),
        words: clean::line(&related.message),
    }));
    (marks, described)
}

/// True for what the heading or the help says, and for the start of a literal of which the block shows something.
fn is_clear(related: &Related, findings: &[&Diagnostic]) -> bool {
    let starts = |payload: &Place| {
        payload.file.name() == related.place.file.name() && payload.span.start == related.place.span.start
    };
    let is_seen = |payload: &Place| findings.iter().any(|finding| payload.encloses(&finding.place));
    match related.kind {
        // The help lists what is unused, in one line.
        RelatedKind::Call(_) | RelatedKind::Unused => true,
        RelatedKind::Use => false,
        RelatedKind::Literal => findings
            .iter()
            .filter_map(|finding| finding.payload.as_ref())
            .any(|payload| starts(payload) && is_seen(payload)),
    }
}

/// The findings, with fields that have to go together as long as they stand on the same line or the next.
fn rows<'f, 'd>(findings: &'f [&'d Diagnostic]) -> Vec<&'f [&'d Diagnostic]> {
    findings.chunk_by(|left, right| is_row(left, right)).collect()
}

fn is_row(left: &Diagnostic, right: &Diagnostic) -> bool {
    let look = |finding: &Diagnostic| (finding.rule.task, finding.severity, finding.certainty);
    let (above, below) = (left.place.start().line, right.place.start().line);
    let is_short = |finding: &Diagnostic| finding.place.start().line == finding.place.end().line;
    left.rule.task == Task::Remove
        && is_short(left)
        && is_short(right)
        && look(left) == look(right)
        && left.place.file.name() == right.place.file.name()
        && (above == below || above + 1 == below)
        && left.place.span.end <= right.place.span.start
}

/// One mark over whole lines, or one for each finding.
fn row_marks(row: &[&Diagnostic], all: &[&Diagnostic], width: usize) -> Vec<Mark> {
    let [first, .., last] = row else { return row.iter().map(|one| mark(one, one, words(row, all, width))).collect() };
    if are_alone(row, all) && row.iter().all(|one| leads_its_line(&one.place, width)) {
        return vec![mark(first, last, words(row, all, width))];
    }
    row.iter().map(|one| mark(one, one, words(&[one], all, width))).collect()
}

/// True if no other finding stands on the lines of these.
fn are_alone(row: &[&Diagnostic], all: &[&Diagnostic]) -> bool {
    let (first, last) = (row[0].place.start().line, row[row.len() - 1].place.end().line);
    let is_there = |one: &&&Diagnostic| {
        one.place.file.name() == row[0].place.file.name() && (first..=last).contains(&one.place.start().line)
    };
    all.iter().filter(is_there).count() == row.len()
}

/// True if only blanks stand before the place, and it is seen when its line is shown from the start.
fn leads_its_line(place: &Place, width: usize) -> bool {
    let line = place.file.line_span(place.start().line);
    let to = |end: u32| place.file.slice(Span { end: end.clamp(line.start, line.end), ..line });
    to(place.span.start).trim().is_empty() && window::is_narrow(to(place.span.end), width.saturating_sub(MARGIN))
}

fn mark(first: &Diagnostic, last: &Diagnostic, words: String) -> Mark {
    Mark { rank: Rank::Main, from: first.place.clone(), to: last.place.clone(), words }
}

/// The change, and what sets it apart from other findings of the block.
fn words(row: &[&Diagnostic], all: &[&Diagnostic], width: usize) -> String {
    let first = row[0];
    let what = match first.rule.task {
        Task::Add => format!("{} is missing", wording::field(first)),
        Task::Remove => {
            let names: Vec<String> = row.iter().map(|finding| wording::field(finding)).collect();
            let named = format!("remove {}", listed(&names));
            if names.len() > 1 && room(width) < named.chars().count() {
                format!("remove these {} fields", names.len())
            } else {
                named
            }
        }
        Task::Tidy => "does nothing".to_owned(),
        Task::Correct | Task::Check => first.rule.summary.to_owned(),
    };
    let is_graded = wording::shared(all.iter().map(|finding| finding.severity)).is_none();
    let severity = is_graded.then(|| severity_word(first.severity));
    let is_doubted = wording::shared(all.iter().map(|finding| finding.certainty)).is_none();
    let certainty = is_doubted.then(|| wording::certainty_word(first.certainty));
    // They come first, since long labels are cut.
    let grades: Vec<&str> = severity.into_iter().chain(certainty).collect();
    if grades.is_empty() { what } else { format!("{}: {what}", grades.join(", ")) }
}

fn room(width: usize) -> usize {
    width.saturating_sub(LABEL)
}
