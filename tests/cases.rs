//! Runs dr-lint in every directory `testdata/cases/<topic>/<case>` and compares what it prints with what stands there:
//! a case is files, no Rust.
//!
//! - Everything in the directory is linted. A file `args` has other arguments, one in each line.
//! - `expected.compact`, `expected.json` or `expected.graphical` is what that format prints. A case may have several;
//!   at least one is needed. The record at the end of a JSON report, which is dr-lint's own, is left out of both.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli` writes the expectations; an empty file asks for a new one.

use std::fs;
use std::path::{Path, PathBuf};

use snapbox::data::DataFormat;
use snapbox::{Assert, Data};

use crate::shop::{Run, command, without_record};

const FORMATS: [&str; 3] = ["compact", "json", "graphical"];

#[test]
fn cases_print_what_they_should() {
    let mut wrong = Vec::new();
    for case in cases() {
        let expected: Vec<_> = FORMATS.iter().filter(|format| expectation(&case, format).exists()).collect();
        assert!(!expected.is_empty(), "{} expects nothing", case.display());
        for format in expected {
            let run = run(&case, format);
            assert!(run.stderr.is_empty(), "{}: {}", case.display(), run.stderr);
            let wanted = Data::read_from(&expectation(&case, format), Some(DataFormat::Text)).raw();
            let assert = Assert::new().action_env("SNAPSHOTS");
            if let Err(error) =
                assert.try_eq(Some(&case.display()), Data::text(without_record(&run.stdout)).raw(), wanted)
            {
                wrong.push(error.to_string());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_exit_code_says_whether_there_are_errors() {
    for case in cases() {
        let run = run(&case, "json");
        let report = run.json();
        let code = match (report["errors"].as_array().map(Vec::len), report["summary"]["errors"].as_u64()) {
            (Some(0), Some(0)) => 0,
            (Some(0), Some(_)) => 1,
            _ => 2,
        };
        assert_eq!(run.code, code, "{}", case.display());
    }
}

/// The case directories, by name.
pub(crate) fn cases() -> Vec<PathBuf> {
    directories(&root().join("testdata/cases")).iter().flat_map(|topic| directories(topic)).collect()
}

/// Runs dr-lint in a case directory.
pub(crate) fn run(case: &Path, format: &str) -> Run {
    let args = fs::read_to_string(case.join("args")).unwrap_or_default();
    let args: Vec<_> = ["--format", format].into_iter().chain(args.lines()).collect();
    Run::of(&mut command(case, &args))
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap()
}

fn expectation(case: &Path, format: &str) -> PathBuf {
    case.join(format!("expected.{format}"))
}

fn directories(parent: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    let mut found: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}
