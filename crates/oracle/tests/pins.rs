//! Pins the value flow: everything that it gives for every program of this repository, and for 500 random ones.
//!
//! `testdata/pins/flow.txt` has one line for each program: its name, how many calls and shapes it has, and the hash of the
//! dump. A change that is meant to keep what the flow finds must leave the file as it is.
//!
//! - `PINS=DIR cargo test -p dr-lint-oracle --test pins` writes the dumps to that folder, one file for each program; run it
//!   before and after a change and compare the folders.
//! - `PINS=overwrite` writes the file anew. Every line that changes needs an explanation in the commit.

#[path = "pins/dump.rs"]
mod dump;
#[path = "pins/programs.rs"]
mod programs;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dr_lint_parser::{Expression, analyze_for};
use programs::Program;

const FILE: &str = "../../testdata/pins/flow.txt";

#[test]
fn the_flow_gives_what_it_gave() {
    let wanted = std::env::var("PINS").unwrap_or_default();
    let needed = Expression::parse("cart.paymentSession.id").expect("this is an expression");
    let mut actual = String::new();
    for program in programs::all() {
        let analysis = analyze_for(&program.main, &program.files, &|_| Some(&needed)).complete();
        let dump = analysis.as_ref().map_or_else(|error| format!("{error:?}\n"), dump::analysis);
        if !wanted.is_empty() && wanted != "overwrite" {
            keep(Path::new(&wanted), &program, &dump);
        }
        let counted = |mark: &str| dump.lines().filter(|line| line.trim_start().starts_with(mark)).count();
        let (calls, shapes) = (counted("call "), counted("shape "));
        writeln!(actual, "{:016x} {calls:3} {shapes:4}  {}", hash(&dump), program.name).expect("a string takes it");
    }
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if wanted == "overwrite" {
        std::fs::write(&file, &actual).expect("the pins can be written");
    }
    let pinned = std::fs::read_to_string(&file).expect("the pins can be read");
    let changed: Vec<&str> = actual.lines().filter(|line| !pinned.lines().any(|old| old == *line)).collect();
    let gone: Vec<&str> = pinned.lines().filter(|line| !actual.lines().any(|new| new == *line)).collect();
    assert!(
        actual == pinned,
        "{} now:\n{}\n{} before:\n{}",
        changed.len(),
        changed.join("\n"),
        gone.len(),
        gone.join("\n")
    );
}

/// Writes one dump, with the program above it, to a file of its own.
fn keep(folder: &Path, program: &Program, dump: &str) {
    let plain = |letter: char| if letter.is_alphanumeric() || ".-".contains(letter) { letter } else { '_' };
    let name: String = program.name.chars().map(plain).collect();
    std::fs::create_dir_all(folder).expect("the folder can be made");
    std::fs::write(folder.join(name), format!("{}\n----\n{dump}", program.main.text()))
        .expect("the dump can be written");
}

/// FNV-1a, which is the same on every machine and in every release.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
