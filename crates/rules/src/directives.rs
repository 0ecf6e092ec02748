//! Directives: comments for dr-lint, read and turned into suppressions.

use std::collections::BTreeMap;
use std::sync::Arc;

use dr_lint_parser::{Comment, CommentKind, Place, SourceFile, Span, comments};

use crate::config::{Config, Extent};
use crate::edit::size;
use crate::rule::{Level, Rule};
use crate::severity::Severity;
use crate::suppression::{MARK, Name, Named, Reach, Suppression};

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

/// Returns the suppressions in a file. `rules` are those that can be named, and `unused` is the severity of a suppression
/// that suppresses nothing. Files without any cost a search of their text.
pub(crate) fn suppressions_in(
    file: &Arc<SourceFile>,
    config: &Config,
    rules: &[&'static Rule],
    unused: Option<Severity>,
) -> Vec<Suppression> {
    if !file.text().contains(MARK) {
        return Vec::new();
    }
    let name = |place: Place| {
        let name = Name::of(place, rules);
        let is_off = name.rule.is_some_and(|rule| config.level_in(rule, file.name()) == Level::Off);
        Name { is_off, ..name }
    };
    let found = suppressions(&comments(file), &name);
    let extent = config.extent;
    found.into_iter().map(|suppression| Suppression { unused, extent, ..suppression }).collect()
}

/// Returns the suppressions that these comments of one script make. `name` looks a rule up.
fn suppressions(comments: &[Comment], name: &dyn Fn(Place) -> Name) -> Vec<Suppression> {
    let directives: Vec<_> = comments.iter().filter_map(Directive::of).collect();
    let mut found = Vec::new();
    for (at, directive) in directives.iter().enumerate() {
        let place = directive.comment;
        found.extend(match directive.verb {
            Verb::NextLine => Some(directive.suppression(next_line(place), name)),
            Verb::Line => Some(directive.suppression(own_lines(place), name)),
            Verb::Disable => {
                let ends = directives[at + 1..].iter().filter(|other| other.verb == Verb::Enable);
                let last = place.file.script_end(place.span.start).unwrap_or(u32::MAX);
                let rest = Reach { first: place.span.end, last };
                Some(directive.suppression(rest, name).until(ends))
            }
            Verb::Enable => directive.misspelt_end(name),
        });
    }
    found
}

impl<'c> Directive<'c> {
    fn of(comment: &'c Comment) -> Option<Self> {
        let place = &comment.place;
        let (open, close) = match comment.kind {
            CommentKind::Line => ("//", ""),
            CommentKind::Block => ("/*", "*/"),
            CommentKind::Markup => ("<!--", "-->"),
        };
        let body = place.text().strip_prefix(open)?.strip_suffix(close)?;
        let start = place.span.start + size(open.len());
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
        let offset = start + size(body.len() - list.len());
        let (list, reason) = match reason_at(list) {
            Some(at) => (&list[..at], Some(list[at..].trim().trim_start_matches('-').trim().to_owned())),
            None => (list, None),
        };
        let names = names(&place.file, list, offset);
        Some(Self { comment: place, verb: *verb, names, reason: reason.filter(|reason| !reason.is_empty()) })
    }

    fn suppression(&self, reach: Reach, name: &dyn Fn(Place) -> Name) -> Suppression {
        Suppression {
            comment: self.comment.clone(),
            reason: self.reason.clone(),
            rules: self.named(name),
            reach,
            resumed: BTreeMap::new(),
            unused: None,
            extent: Extent::Whole,
        }
    }

    /// A suppression of nothing, for the end of a range that names a rule which doesn't exist: that name is then reported as
    /// unused. Names of known rules in the same comment count as off, so that they aren't.
    fn misspelt_end(&self, name: &dyn Fn(Place) -> Name) -> Option<Suppression> {
        let ends_known = |place: Place| {
            let name = name(place);
            Name { is_off: name.rule.is_some(), ..name }
        };
        let nothing = Reach { first: u32::MAX, last: 0 };
        let suppression = self.suppression(nothing, &ends_known);
        let is_unknown = |names: &[Name]| names.iter().any(|name| name.rule.is_none());
        matches!(&suppression.rules, Named::These(names) if is_unknown(names)).then_some(suppression)
    }

    fn named(&self, name: &dyn Fn(Place) -> Name) -> Named {
        if self.names.is_empty() { Named::All } else { Named::These(self.names.iter().cloned().map(name).collect()) }
    }
}

impl Suppression {
    /// The suppression of a range, which these comments end: for all rules, or for those that they name.
    fn until<'d>(mut self, ends: impl Iterator<Item = &'d Directive<'d>>) -> Self {
        for end in ends {
            let at = end.comment.span.start;
            if end.names.is_empty() {
                self.reach.last = at;
                break;
            }
            for name in &end.names {
                self.resumed.entry(name.text().to_owned()).or_insert(at);
            }
            if let Named::These(own) = &self.rules
                && own.iter().all(|own| self.resumed.contains_key(own.place.text()))
            {
                break;
            }
        }
        self
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
        let end = at + size(part.len());
        // A block comment over several lines has a `*` before each.
        if !part.is_empty() && part != "*" {
            found.push(Place::new(file, Span { start: at, end }));
        }
        at = end + size(list[(end - offset) as usize..].chars().next().map_or(0, char::len_utf8));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::rules;

    fn of(name: &str, text: &str) -> Vec<Suppression> {
        suppressions_in(&Arc::new(SourceFile::new(name, text)), &Config::default(), &rules().collect::<Vec<_>>(), None)
    }

    /// The names of each suppression (`*` for all rules), and the text that it reaches.
    fn reached(name: &str, text: &str) -> Vec<(String, String)> {
        let names = |suppression: &Suppression| match &suppression.rules {
            Named::All => "*".to_owned(),
            Named::These(names) => names.iter().map(|name| name.place.text()).collect::<Vec<_>>().join("+"),
        };
        let within =
            |Reach { first, last }| text.get(first as usize..text.len().min(last as usize)).unwrap_or_default();
        let reached = |suppression: &Suppression| (names(suppression), within(suppression.reach).to_owned());
        of(name, text).iter().map(reached).collect()
    }

    fn names(comment: &str) -> Vec<String> {
        reached("pay.js", comment).into_iter().map(|(names, _)| names).collect()
    }

    fn pair(names: &str, text: &str) -> (String, String) {
        (names.to_owned(), text.to_owned())
    }

    #[test]
    fn names_are_parted_by_commas_or_white_space() {
        for comment in [
            "// dr-lint-disable-next-line legacy-field, missing-session-id",
            "//dr-lint-disable-next-line legacy-field,missing-session-id",
            "//\tdr-lint-disable-next-line\tlegacy-field  missing-session-id ,",
            "/* dr-lint-disable legacy-field\n * missing-session-id\n */",
            "/*\r\n  dr-lint-disable\r\n  legacy-field,\r\n  missing-session-id -- reason\r\n*/",
        ] {
            assert_eq!(names(comment), ["legacy-field+missing-session-id"], "{comment}");
        }
        for comment in ["// dr-lint-disable-line", "/*dr-lint-disable*/", "/* dr-lint-disable -- all of it */"] {
            assert_eq!(names(comment), ["*"], "{comment}");
        }
    }

    #[test]
    fn a_name_that_is_no_rule_is_kept_as_such() {
        let found = of("pay.js", "/* dr-lint-disable legcy-field, unresolved-payload, legacy-field */");
        let Named::These(names) = &found[0].rules else { panic!("{found:?}") };
        let known: Vec<_> = names.iter().map(|name| (name.rule.is_some(), name.is_off)).collect();
        assert_eq!(known, [(false, false), (true, true), (true, false)]);
    }

    #[test]
    fn the_reason_stands_after_two_dashes() {
        let reason = |comment: &str| of("pay.js", comment).remove(0).reason;
        for (comment, expected) in [
            ("// dr-lint-disable-line legacy-field -- until May", Some("until May")),
            ("// dr-lint-disable-line -- no -- really", Some("no -- really")),
            ("/* dr-lint-disable\n legacy-field\n ----\n the old page\n*/", Some("the old page")),
            ("// dr-lint-disable-line legacy-field --", None),
            ("// dr-lint-disable-line legacy-field", None),
            ("// dr-lint-disable-line a--b", None),
        ] {
            assert_eq!(reason(comment).as_deref(), expected, "{comment}");
        }
    }

    #[test]
    fn other_comments_and_texts_are_no_directives() {
        for text in [
            "// see dr-lint-disable-line",
            "// dr-lint-disable-lines",
            "// dr-lint-disabled",
            "// dr-lint-off",
            "/** dr-lint-disable */",
            "pay('// dr-lint-disable-line');",
            "// dr-lint-disable legacy-field",
            "// dr-lint-disable\npay();\n// dr-lint-enable",
        ] {
            assert_eq!(reached("pay.js", text), [], "{text}");
        }
    }

    #[test]
    fn a_comment_reaches_its_lines_or_the_next() {
        let text = "\u{feff}a();\r\n// dr-lint-disable-next-line\r\nb();\r\nc(); // dr-lint-disable-line\r\nd();";
        let line = "c(); // dr-lint-disable-line";
        assert_eq!(reached("pay.js", text), [pair("*", "b();"), pair("*", line)]);
        let block = "a(); /* dr-lint-disable-line\n legacy-field */ b();\nc();";
        assert_eq!(reached("pay.js", block), [pair("legacy-field", block.strip_suffix("\nc();").unwrap())]);
        let two = "/* dr-lint-disable-next-line\n legacy-field */ a();\nb();\nc();";
        assert_eq!(reached("pay.js", two), [pair("legacy-field", "b();")]);
        assert_eq!(reached("pay.js", "// dr-lint-disable-next-line"), [pair("*", "")]);
    }

    #[test]
    fn a_range_goes_to_what_ends_it_or_to_the_end() {
        let text = "/* dr-lint-disable */a();/* dr-lint-enable */b();/* dr-lint-disable legacy-field */c();";
        assert_eq!(reached("pay.js", text), [pair("*", "a();"), pair("legacy-field", "c();")]);
        let nested = "/* dr-lint-disable */a();/* dr-lint-disable */b();/* dr-lint-enable */c();";
        let inner = "a();/* dr-lint-disable */b();";
        assert_eq!(reached("pay.js", nested), [pair("*", inner), pair("*", "b();")]);
    }

    #[test]
    fn rules_are_switched_on_again_one_by_one() {
        let text = "/* dr-lint-disable */ a();\n/* dr-lint-enable legacy-field, unknown-method */ b();\n\
                    /* dr-lint-enable legacy-field */ c();\n/* dr-lint-enable */ d();";
        let found = of("pay.js", text).remove(0);
        let at = u32::try_from(text.find("/* dr-lint-enable legacy").unwrap()).unwrap();
        assert_eq!(found.reach.last as usize, text.find("/* dr-lint-enable */").unwrap());
        let expected = ["legacy-field", "unknown-method"].map(|rule| (rule.to_owned(), at));
        assert_eq!(found.resumed, BTreeMap::from(expected));
    }

    #[test]
    fn the_end_of_a_range_may_be_misspelt() {
        let ends = |names: &str| reached("pay.js", &format!("/* dr-lint-enable {names} */ pay();"));
        assert_eq!(ends("legacy-field"), []);
        assert_eq!(ends("legacy-field, legcy-field"), [pair("legacy-field+legcy-field", "")]);
    }

    #[test]
    fn comments_stand_in_jsx_too() {
        let text = "const page = <>\n  {/* dr-lint-disable-next-line legacy-field */}\n  <Pay />\n</>;";
        assert_eq!(reached("pay.jsx", text), [pair("legacy-field", "  <Pay />")]);
        let attribute = "const page = <Pay // dr-lint-disable-line\n  amount />;";
        assert_eq!(reached("pay.tsx", attribute), [pair("*", "const page = <Pay // dr-lint-disable-line")]);
    }
}
