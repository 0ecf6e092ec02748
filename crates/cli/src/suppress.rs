//! Writing suppression comments: for all that is found, a comment at its line. What is left could not be silenced.

use std::collections::BTreeSet;

use dr_lint_reporter::{Report, counted, shown_path};
use dr_lint_rules::{silenced, why_not_silenced};

use crate::attempt::{Fixed, Fixing};
use crate::linted_file::LintedFile;
use crate::output;

impl<'a> Fixing<'a> {
    /// Puts comments into what was linted, in memory, that suppress all findings.
    pub(crate) fn suppress(&self, linted: &[LintedFile]) -> Fixed<'a> {
        let mut fixed = self.unfixed(linted.to_vec());
        let found = silenced(fixed.report(Vec::new()).diagnostics());
        self.apply(&mut fixed, found.iter());
        self.check(&mut fixed, linted);
        fixed
    }

    /// Says on standard error what was suppressed, and of each finding that is left why it is.
    pub(crate) fn say_what_is_suppressed(&self, report: &Report, fixed: &Fixed<'_>) {
        // The text of standard input is no file.
        let files = match fixed.changes().count() {
            0 => String::new(),
            files => format!(", in {}", counted(files, "file")),
        };
        output::say(&match fixed.count() {
            0 => "no comments were written".to_owned(),
            findings => format!("{} suppressed by comments{files}", counted(findings, "finding")),
        });
        let named: BTreeSet<&str> = fixed.linted.iter().map(|linted| linted.name.as_str()).collect();
        for found in report.diagnostics() {
            let place = &found.place;
            let (name, start) = (place.file.name(), place.start());
            let kept = self.why_kept(name, &named).filter(|_| !place.file.is_json());
            let failed = report.errors().iter().find(|error| error.path == name);
            let failed = failed.map(|error| error.message.trim_start_matches("not fixed: "));
            let why = failed.or(kept).unwrap_or_else(|| why_not_silenced(found));
            let (path, rule) = (shown_path(name), found.rule.id);
            output::say(&format!("{path}:{}:{}: {rule} is not suppressed: {why}", start.line, start.column));
        }
    }
}
