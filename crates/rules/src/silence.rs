//! Writing suppressions: a comment for each line with findings, in the file's own style.
//!
//! The first of these that fits is taken:
//!
//! 1. The names go into a comment that is about the line already.
//! 2. `// dr-lint-disable-next-line …` above the line, or `{/* … */}` among JSX elements.
//! 3. `// dr-lint-disable-line …` at the end of the line: where a comment of another tool is about the line, nothing may
//!    come between.
//! 4. `/* dr-lint-disable-line … */` before the finding: where the line starts and ends in a text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::{Comment, Place, Prose, ProseKind, SourceFile, Span, prose};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::directives::suppressions_in;
use crate::edit::Text;
use crate::edit::comment::{is_about_next_line, line_break, line_indent};
use crate::fix::{Applicability, Edit, Fix};
use crate::rules::{is_about_comments, rules};
use crate::suppression::{Named, Suppression};

/// Returns each finding with the edits that suppress it as its only fix; without a fix where no comment can. `found` is
/// ordered by place.
pub fn silenced<'d>(found: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<Diagnostic> {
    let found: Vec<&Diagnostic> = found.into_iter().collect();
    let files = found.chunk_by(|one, other| one.place.file.name() == other.place.file.name());
    files.flat_map(in_file).collect()
}

/// Returns the reason why a finding can't be suppressed by a comment that dr-lint writes, a clause without a full stop.
pub fn why_not_silenced(found: &Diagnostic) -> &'static str {
    if is_about_comments(found.rule) {
        "`--fix` removes the comment that it is about"
    } else if found.place.file.is_json() {
        "JSON has no comments"
    } else if prose(&found.place.file).is_none() {
        "the file can't be parsed"
    } else {
        "no comment can stand there"
    }
}

fn in_file(found: &[&Diagnostic]) -> Vec<Diagnostic> {
    let script = found.first().and_then(|first| Script::of(&first.place.file));
    let lines = found.chunk_by(|one, other| one.place.start().line == other.place.start().line);
    let fixed = |line: &[&Diagnostic]| {
        let fix = script.as_ref().and_then(|script| script.fix(line));
        let with = |found: &&Diagnostic| {
            let fixes = if is_about_comments(found.rule) { None } else { fix.clone() };
            Diagnostic { fixes: fixes.into_iter().collect(), ..(*found).clone() }
        };
        line.iter().map(with).collect::<Vec<_>>()
    };
    lines.flat_map(fixed).collect()
}

/// A file, and the parts of it that decide where a comment can stand.
struct Script<'f> {
    file: &'f Arc<SourceFile>,
    prose: Vec<Prose>,
    /// The comments that are about one line, with names that others can join: by the line.
    own: BTreeMap<u32, Suppression>,
    /// The lines that a comment for some tool above them is about.
    taken: BTreeSet<u32>,
}

impl<'f> Script<'f> {
    fn of(file: &'f Arc<SourceFile>) -> Option<Self> {
        if file.is_json() {
            return None;
        }
        let (prose, comments) = prose(file)?;
        let own = suppressions_in(file, &Config::default(), &rules().collect::<Vec<_>>(), None).into_iter();
        let own = own.filter_map(|suppression| Some((line_of(&suppression)?, suppression))).collect();
        let next = |comment: &Comment| file.position(comment.place.span.end - 1).line + 1;
        let taken = comments.iter().filter(|comment| is_about_next_line(comment.place.text())).map(next).collect();
        Some(Self { file, prose, own, taken })
    }

    /// The fix that suppresses what is found on one line.
    fn fix(&self, found: &[&Diagnostic]) -> Option<Fix> {
        let mut rules: Vec<&str> = Vec::new();
        let silenced = found.iter().filter(|found| !is_about_comments(found.rule));
        for found in silenced.clone() {
            if !rules.contains(&found.rule.id) {
                rules.push(found.rule.id);
            }
        }
        let first = silenced.clone().next()?;
        let rules = rules.join(", ");
        let line = first.place.start().line;
        let edit = self
            .joined(line, &rules)
            .or_else(|| self.above(line, &rules))
            .or_else(|| self.behind(line, &rules))
            .unwrap_or_else(|| self.insertion(first.place.span.start, format!("/* dr-lint-disable-line {rules} */ ")));
        Fix::new(format!("suppress `{rules}` here"), Applicability::Safe, vec![edit])
    }

    fn joined(&self, line: u32, rules: &str) -> Option<Edit> {
        let Named::These(names) = &self.own.get(&line)?.rules else { return None };
        Some(self.insertion(names.last()?.place.span.end, format!(", {rules}")))
    }

    fn above(&self, line: u32, rules: &str) -> Option<Edit> {
        let start = self.file.line_span(line).start.max(self.file.bom_len());
        let words = format!("dr-lint-disable-next-line {rules}");
        let comment = match self.prose_at(start) {
            _ if self.taken.contains(&line) => return None,
            None => format!("// {words}"),
            Some(prose) if prose.kind == ProseKind::Markup && self.can_be_parted(prose, start) => {
                format!("{{/* {words} */}}")
            }
            Some(_) => return None,
        };
        let text = Text::of(self.file);
        let (indent, line_break) = (line_indent(&text, start), line_break(&text, start));
        Some(self.insertion(start, format!("{indent}{comment}{line_break}")))
    }

    fn behind(&self, line: u32, rules: &str) -> Option<Edit> {
        let end = self.file.line_span(line).end;
        let is_free = self.prose_at(end).is_none();
        is_free.then(|| self.insertion(end, format!(" // dr-lint-disable-line {rules}")))
    }

    /// True if text in JSX stays what it is when a comment parts it: words on both sides would be joined.
    fn can_be_parted(&self, prose: &Prose, at: u32) -> bool {
        let is_blank = |start, end| self.file.slice(Span { start, end }).trim().is_empty();
        is_blank(prose.span.start, at) || is_blank(at, prose.span.end)
    }

    fn prose_at(&self, at: u32) -> Option<&Prose> {
        // Comments, strings and texts don't hold each other, but two of them may touch.
        let after = self.prose.partition_point(|prose| prose.span.start <= at);
        self.prose[..after].iter().rev().take(2).find(|prose| prose.takes(at))
    }

    fn insertion(&self, at: u32, text: String) -> Edit {
        Edit { place: Place::new(self.file, Span { start: at, end: at }), text }
    }
}

/// The line that a comment is about, if that is one.
fn line_of(suppression: &Suppression) -> Option<u32> {
    let file = &suppression.comment.file;
    let line = file.position(suppression.reach.first).line;
    let span = file.line_span(line);
    let is_all = suppression.reach.first == span.start && suppression.reach.last == span.end;
    (is_all && matches!(suppression.rules, Named::These(_))).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::baseline::Baseline;
    use crate::finding::{Finding, settle};
    use crate::testing::linted;

    fn reported(name: &str, source: &str) -> Vec<Diagnostic> {
        let linted = linted(name, source);
        let findings = settle(linted.diagnostics, linted.suppressions, &Baseline::default());
        findings.into_iter().filter(Finding::is_reported).map(|found| found.diagnostic).collect()
    }

    /// The text with comments for all that is found. There is nothing left to suppress in it then.
    fn silent(name: &str, source: &str) -> String {
        let text = applied(source, &silenced(&reported(name, source)));
        let left: Vec<_> = reported(name, &text).into_iter().filter(|found| !is_about_comments(found.rule)).collect();
        assert!(left.is_empty(), "{text}\n{left:?}");
        text
    }

    fn applied(source: &str, found: &[Diagnostic]) -> String {
        let edits: BTreeSet<Edit> = found.iter().flat_map(|found| &found.fixes).flat_map(Fix::edits).cloned().collect();
        let mut text = source.to_owned();
        for edit in edits.iter().rev() {
            text.replace_range(edit.place.span.start as usize..edit.place.span.end as usize, &edit.text);
        }
        text
    }

    fn check(name: &str, source: &str, expected: &str) {
        assert_eq!(silent(name, source), expected);
    }

    #[test]
    fn a_comment_stands_above_each_line_with_its_rules() {
        check(
            "pay.js",
            "\u{feff}digitalRiver.createSource({ type: \"bPay\", amount });\r\n  digitalRiver.createSource({\r\n\ttype: \"bPay\",\r\n\tamount,\r\n});\r\n",
            "\u{feff}// dr-lint-disable-next-line missing-session-id, legacy-field\r\n\
             digitalRiver.createSource({ type: \"bPay\", amount });\r\n  digitalRiver.createSource({\r\n\
             \t// dr-lint-disable-next-line missing-session-id\r\n\ttype: \"bPay\",\r\n\
             \t// dr-lint-disable-next-line legacy-field\r\n\tamount,\r\n});\r\n",
        );
    }

    #[test]
    fn among_elements_it_is_braced() {
        check(
            "pay.jsx",
            "const page = (\n  <p>\n    {digitalRiver.createSource({ type: \"bPay\", sessionId, amount })}\n  </p>\n);\n",
            "const page = (\n  <p>\n    {/* dr-lint-disable-next-line legacy-field */}\n    \
             {digitalRiver.createSource({ type: \"bPay\", sessionId, amount })}\n  </p>\n);\n",
        );
        check(
            "pay.jsx",
            "const page = (\n  <Pay\n    source={digitalRiver.createSource({ type: \"bPay\", sessionId, amount })}\n  />\n);\n",
            "const page = (\n  <Pay\n    // dr-lint-disable-next-line legacy-field\n    \
             source={digitalRiver.createSource({ type: \"bPay\", sessionId, amount })}\n  />\n);\n",
        );
    }

    #[test]
    fn words_among_elements_stay_apart() {
        check(
            "pay.jsx",
            "const page = <p>\n  Pay by\n  bPay {digitalRiver.createSource({ type: \"bPay\", sessionId, amount })}\n</p>;\n",
            "const page = <p>\n  Pay by\n  bPay {digitalRiver.createSource({ type: \"bPay\", sessionId, \
             /* dr-lint-disable-line legacy-field */ amount })}\n</p>;\n",
        );
    }

    #[test]
    fn a_comment_of_another_tool_stays_next_to_its_line() {
        check(
            "pay.ts",
            "digitalRiver.createSource({\n  type: \"bPay\",\n  sessionId,\n  // @ts-ignore\n  amount,\n});\n",
            "digitalRiver.createSource({\n  type: \"bPay\",\n  sessionId,\n  // @ts-ignore\n  amount, \
             // dr-lint-disable-line legacy-field\n});\n",
        );
        check(
            "pay.js",
            "// eslint-disable-next-line\ndigitalRiver.createSource({ type: \"bPay\", sessionId, amount }); // pay\n",
            "// eslint-disable-next-line\ndigitalRiver.createSource({ type: \"bPay\", sessionId, \
             /* dr-lint-disable-line legacy-field */ amount }); // pay\n",
        );
    }

    #[test]
    fn in_a_template_it_stands_before_the_finding() {
        check(
            "pay.js",
            "log(`paid:\n  ${digitalRiver.createSource({ type: \"bPay\", sessionId, amount })}\n  thanks`);\n",
            "log(`paid:\n  ${digitalRiver.createSource({ type: \"bPay\", sessionId, \
             /* dr-lint-disable-line legacy-field */ amount })}\n  thanks`);\n",
        );
        check(
            "pay.js",
            "log(`paid:\n  ${digitalRiver.createSource({ type: \"bPay\", sessionId, amount,\n  })}`);\n",
            "log(`paid:\n  ${digitalRiver.createSource({ type: \"bPay\", sessionId, amount, \
             // dr-lint-disable-line legacy-field\n  })}`);\n",
        );
    }

    #[test]
    fn a_comment_that_is_there_gets_the_names() {
        let page = |comment: &str| format!("{comment}\ndigitalRiver.createSource({{ type: \"bPay\", amount }});\n");
        check(
            "pay.js",
            &page("// dr-lint-disable-next-line legacy-field -- until May"),
            &page("// dr-lint-disable-next-line legacy-field, missing-session-id -- until May"),
        );
        let line = |names: &str| {
            format!("digitalRiver.createSource({{ type: \"bPay\", amount }}); // dr-lint-disable-line {names}\n")
        };
        check("pay.js", &line("legacy-field"), &line("legacy-field, missing-session-id"));
    }

    #[test]
    fn comments_about_comments_cannot_be_written() {
        let found = silenced(&reported("pay.js", "createSource(); // dr-lint-disable-line"));
        assert_eq!(
            found.iter().map(|found| (found.rule.id, found.fixes.len())).collect::<Vec<_>>(),
            [("unused-suppression", 0)]
        );
    }
}
