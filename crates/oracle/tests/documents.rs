//! A program in a page says the same as the program in a file of its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use dr_lint_oracle::differential::statements;
use dr_lint_oracle::generate::{self, Edition};
use dr_lint_oracle::sources::{Linkage, Sources};
use dr_lint_parser::{NoFiles, SourceFile, analyze};

const PROGRAMS: u64 = 60;

/// What stands before a program in its document, and after it.
const DOCUMENTS: [(&str, &str, &str); 3] = [
    ("page.html", "<!doctype html>\n<p>it's <b>here</b></p>\n<script>\n", "</script>\n<p>'</p>"),
    ("page.php", "<?php if ($a): ?>\n<script type=\"text/javascript\">\n", "</script>\n<?php endif ?>"),
    ("guide.md", "# It's here\n\n```js\n", "\n```\nso.\n"),
];

#[test]
fn a_program_in_a_document_says_the_same() {
    for (edition, seed) in
        [Edition::First, Edition::Second].into_iter().flat_map(|one| (0..PROGRAMS).map(move |seed| (one, seed)))
    {
        let program = generate::program(edition, seed).tree.to_string();
        let sources = Sources::of(&program);
        if sources.files().len() > 1 || sources.linkage() != Linkage::Script {
            continue;
        }
        for (name, before, after) in DOCUMENTS {
            let blank: String = before.chars().map(|letter| if letter == '\n' { letter } else { ' ' }).collect();
            let plain = said("program.js", format!("{blank}{program}"));
            let found = said(name, format!("{before}{program}{after}"));
            let found: BTreeSet<String> = found.iter().map(|fact| fact.replace(name, "program.js")).collect();
            assert_eq!(found, plain, "{edition:?}, seed {seed}, {name}:\n{program}");
        }
    }
}

fn said(name: &str, text: String) -> BTreeSet<String> {
    let analysis = analyze(&Arc::new(SourceFile::new(name, text)), &NoFiles);
    assert!(analysis.errors.is_empty(), "{:?}", analysis.errors);
    statements(&analysis.calls)
}
