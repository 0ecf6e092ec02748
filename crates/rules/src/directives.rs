//! Directives: comments that tell dr-lint something. They become suppressions.

use std::sync::Arc;

use dr_lint_parser::{Comment, CommentKind, Place, SourceFile, Span, comments};

use crate::config::Config;
use crate::rule::{Level, Rule};
use crate::severity::Severity;
use crate::suppression::{Name, Named, Reach, Suppression};

/// The text that every directive begins with.
const MARK: &str = "dr-lint-";

/// The verbs of comments, longest first where one begins with another.
const VERBS: [(&str, Verb); 4] = [
    ("disable-next-line", Verb::NextLine),
    ("disable-line", Verb::Line),
    ("disable", Verb::Disable),
    ("enable", Verb::Enable),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    /// Suppresses what is on the line after the comment.
    NextLine,
    /// Suppresses what is on the lines of the comment.
    Line,
    /// Suppresses what follows.
    Disable,
    /// Ends what `Disable` began.
    Enable,
}

/// A comment with a verb for dr-lint.
struct Directive<'c> {
    comment: &'c Place,
    verb: Verb,
    names: Vec<Place>,
    reason: Option<String>,
}

/// Returns the suppressions in a file. `rule` finds a rule by its name, and `unused` is the severity of a suppression
/// that suppresses nothing. Files without any cost a search of their text.
pub(crate) fn suppressions_in(
    file: &Arc<SourceFile>,
    config: &Config,
    rule: impl Fn(&str) -> Option<&'static Rule>,
    unused: Option<Severity>,
) -> Vec<Suppression> {
    if !file.text().contains(MARK) {
        return Vec::new();
    }
    let name = |place: Place| {
        let rule = rule(place.text());
        let is_off = rule.is_some_and(|rule| config.level_in(rule, file.name()) == Level::Off);
        Name { place, rule, is_off }
    };
    let found = suppressions(&comments(file), &name);
    found.into_iter().map(|suppression| Suppression { unused, ..suppression }).collect()
}

/// Returns the suppressions that these comments of one script make. `name` looks a rule up.
fn suppressions(comments: &[Comment], name: &dyn Fn(Place) -> Name) -> Vec<Suppression> {
    let directives: Vec<_> = comments.iter().filter_map(Directive::of).collect();
    let mut found = Vec::new();
    for (at, directive) in directives.iter().enumerate() {
        let reach = match directive.verb {
            Verb::NextLine => next_line(directive.comment),
            Verb::Line => own_lines(directive.comment),
            Verb::Disable => Reach { first: directive.comment.span.end, last: u32::MAX },
            Verb::Enable => continue,
        };
        let base = Suppression {
            comment: directive.comment.clone(),
            reason: directive.reason.clone(),
            rules: directive.named(name),
            reach,
            unused: None,
        };
        let ends = directives[at + 1..].iter().filter(|other| other.verb == Verb::Enable);
        found.push(if directive.verb == Verb::Disable { base.until(ends) } else { base });
    }
    found
}

impl<'c> Directive<'c> {
    fn of(comment: &'c Comment) -> Option<Self> {
        let place = &comment.place;
        let body = match comment.kind {
            CommentKind::Line => place.text().strip_prefix("//")?,
            CommentKind::Block => place.text().strip_prefix("/*")?.strip_suffix("*/")?,
        };
        let start = place.span.start + 2;
        let said = body.trim_start();
        let rest = said.strip_prefix(MARK)?;
        let (word, verb) = VERBS.iter().find(|(word, _)| {
            let after = rest.strip_prefix(word);
            after.is_some_and(|after| after.chars().next().is_none_or(|next| next.is_whitespace() || next == ','))
        })?;
        // Ranges in line comments would be read as "this line only" by many; ESLint ignores them, too.
        if comment.kind == CommentKind::Line && matches!(verb, Verb::Disable | Verb::Enable) {
            return None;
        }
        let list = &rest[word.len()..];
        let offset = start + count(body.len() - list.len());
        let (list, reason) = match reason_at(list) {
            Some(at) => (&list[..at], Some(list[at..].trim().trim_start_matches('-').trim().to_owned())),
            None => (list, None),
        };
        let names = names(&place.file, list, offset);
        Some(Self { comment: place, verb: *verb, names, reason: reason.filter(|reason| !reason.is_empty()) })
    }

    fn named(&self, name: &dyn Fn(Place) -> Name) -> Named {
        if self.names.is_empty() { Named::All } else { Named::These(self.names.iter().cloned().map(name).collect()) }
    }
}

impl Suppression {
    /// The suppression of a range, which the first fitting comment of these ends. A comment that ends some of the rules
    /// ends the range only if it names all that the range is about.
    fn until<'d>(self, mut ends: impl Iterator<Item = &'d Directive<'d>>) -> Self {
        let last = ends.find(|end| end.names.is_empty() || self.is_ended_by(&end.names));
        let last = last.map_or(u32::MAX, |end| end.comment.span.start);
        Self { reach: Reach { last, ..self.reach }, ..self }
    }

    fn is_ended_by(&self, names: &[Place]) -> bool {
        match &self.rules {
            Named::All => false,
            Named::These(own) => own.iter().all(|own| names.iter().any(|end| end.text() == own.place.text())),
        }
    }
}

/// The start of ` -- reason`: two dashes or more, between white space or ends.
fn reason_at(text: &str) -> Option<usize> {
    text.match_indices("--").map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back().is_none_or(char::is_whitespace);
        let after = text[*at..].trim_start_matches('-').chars().next().is_none_or(char::is_whitespace);
        before && after
    })
}

/// The names in a list that commas or white space part; `offset` is where the list starts in its file.
fn names(file: &Arc<SourceFile>, list: &str, offset: u32) -> Vec<Place> {
    let parts = list.split(|letter: char| letter == ',' || letter.is_whitespace());
    let mut at = offset;
    let mut found = Vec::new();
    for part in parts {
        let end = at + count(part.len());
        // A block comment over several lines has a `*` before each.
        if !part.is_empty() && part != "*" {
            found.push(Place::new(file, Span { start: at, end }));
        }
        at = end + count(list[(end - offset) as usize..].chars().next().map_or(0, char::len_utf8));
    }
    found
}

fn next_line(comment: &Place) -> Reach {
    let last = comment.file.position(comment.span.end.saturating_sub(1)).line;
    let line = comment.file.line_span(last + 1);
    Reach { first: line.start, last: line.end }
}

fn own_lines(comment: &Place) -> Reach {
    let (first, last) = (comment.start().line, comment.file.position(comment.span.end.saturating_sub(1)).line);
    Reach { first: comment.file.line_span(first).start, last: comment.file.line_span(last).end }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).expect("texts of 4 GiB and more are rejected earlier")
}
