//! Prints the scripts of documents, one JSON object a line: the kind, the language, and the place in bytes.
//!
//! `cargo run -p dr-lint-document --example scripts -- FILE…`

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for developers")]

use std::{env, fs};

fn main() {
    for name in env::args().skip(1) {
        let Ok(text) = fs::read_to_string(&name) else { continue };
        let Some(document) = dr_lint_document::read(&name, &text) else { continue };
        for (program, scripts) in document.programs.into_iter().enumerate() {
            for script in scripts.scripts {
                let (kind, language) = (script.kind, script.language);
                let (start, end, islands) = (script.span.start, script.span.end, script.islands.len());
                println!(
                    r#"{{"file":{name:?},"program":{program},"kind":"{kind:?}","language":"{language:?}","start":{start},"end":{end},"islands":{islands}}}"#
                );
            }
        }
    }
}
