//! A program in a document says the same as the program in a file of its own, and is fixed in the same way.

use std::collections::BTreeSet;
use std::sync::Arc;

use dr_lint_oracle::differential::statements;
use dr_lint_oracle::generate::{self, Edition};
use dr_lint_oracle::sources::{Linkage, Sources};
use dr_lint_parser::{Expression, NoFiles, SourceFile, analyze};
use dr_lint_reporter::apply;
use dr_lint_rules::{Applicability, Config, lint};

const PROGRAMS: u64 = 60;

/// The text before a program in its document, and after it.
const DOCUMENTS: [(&str, &str, &str); 3] = [
    ("page.html", "<!doctype html>\n<p>it's <b>here</b></p>\n<script>\n", "</script>\n<p>'</p>"),
    ("page.php", "<?php if ($a): ?>\n<script type=\"text/javascript\">\n", "</script>\n<?php endif ?>"),
    ("guide.md", "# It's here\n\n```js\n", "\n```\nso.\n"),
];

#[test]
fn a_program_in_a_document_says_the_same() {
    for_each_program(|program| {
        for (name, before, after) in DOCUMENTS {
            let plain = said("program.js", format!("{}{program}", blank(before)));
            let found = said(name, format!("{before}{program}{after}"));
            let found: BTreeSet<String> = found.iter().map(|fact| fact.replace(name, "program.js")).collect();
            assert_eq!(found, plain, "{name}:\n{program}");
        }
    });
}

#[test]
fn a_program_in_a_document_is_fixed_in_the_same_way() {
    let session_id = Some(Expression::parse("pageSession.id").unwrap());
    let config = Config { session_id, ..Config::default() };
    let mut changed = 0;
    for_each_program(|program| {
        for (name, before, after) in DOCUMENTS {
            let plain = fixed("program.js", format!("{}{program}", blank(before)), &config);
            let found = fixed(name, format!("{before}{program}{after}"), &config);
            let expected = format!("{before}{}{after}", &plain[before.chars().count()..]);
            assert_eq!(found, expected, "{name}:\n{program}");
            changed += usize::from(plain.trim_start() != program.trim_start());
        }
    });
    assert!(changed > 50, "only {changed} were changed");
}

/// Hands over random programs that are one classic script each.
fn for_each_program(mut check: impl FnMut(&str)) {
    for (edition, seed) in
        [Edition::First, Edition::Second].into_iter().flat_map(|one| (0..PROGRAMS).map(move |seed| (one, seed)))
    {
        let program = generate::program(edition, seed).tree.to_string();
        let sources = Sources::of(&program);
        if sources.files().len() == 1 && sources.linkage() == Linkage::Script {
            check(&program);
        }
    }
}

/// A text of as many characters and lines, all of them blank.
fn blank(text: &str) -> String {
    text.chars().map(|letter| if letter == '\n' { letter } else { ' ' }).collect()
}

fn said(name: &str, text: String) -> BTreeSet<String> {
    let analysis = analyze(&Arc::new(SourceFile::new(name, text)), &NoFiles);
    assert!(analysis.errors.is_empty(), "{:?}", analysis.errors);
    statements(&analysis.calls)
}

/// A text after one round of safe fixes.
fn fixed(name: &str, text: String, config: &Config) -> String {
    let found = lint(&Arc::new(SourceFile::new(name, text.clone())), &NoFiles, config).diagnostics;
    apply(&found, Applicability::Safe, |_| true).into_iter().next().map_or(text, |fixed| fixed.text)
}
