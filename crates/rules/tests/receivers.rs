//! Calls noted as `none` in `testdata/flow` are no calls of DigitalRiver.js and don't count; those noted with a payload do.

#![expect(clippy::disallowed_methods, reason = "a test reads files and stops where it can't")]

use std::path::Path;
use std::sync::Arc;

use dr_lint_parser::{NoFiles, SourceFile};
use dr_lint_rules::{Config, lint};

#[test]
fn only_calls_of_digital_river_count() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/flow");
    let config = Config::default();
    let mut none = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        if path.extension().is_some_and(|extension| extension == "md") {
            continue;
        }
        for case in text.split("// --- ").skip(1) {
            let (title, program) = case.split_once('\n').unwrap();
            let file = Arc::new(SourceFile::new(name.as_str(), program));
            let linted = lint(&file, &NoFiles, &config);
            let notes: Vec<&str> =
                program.lines().filter_map(|line| Some(line.split_once("// payload: ")?.1)).collect();
            let expected = notes.iter().filter(|note| note.trim() != "none").count();
            none += notes.len() - expected;
            if notes.len() > expected {
                let counted = linted.calls.iter().filter(|call| call.standing.counts()).count();
                assert_eq!(counted, expected, "{name}: {title}");
            }
        }
    }
    assert_eq!(none, 28, "cases were added or are gone");
}
