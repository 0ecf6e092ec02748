//! The time from a change in a file to its findings, with everything else warm: what an editor waits for.
//!
//! `cargo run --profile release -p dr-lint-oracle --example latency -- FILE [RUNS]`. The file is linted again and again, each
//! time with another text. The files that it imports are read and parsed before the first run that counts.

#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use dr_lint_parser::{Files, ParseCache, SourceFile};
use dr_lint_rules::{Config, lint};

/// Suffixes by which a specifier finds its file, in this order.
const SUFFIXES: [&str; 7] = ["", ".js", ".ts", ".tsx", ".jsx", ".mjs", "/index.js"];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (path, runs) = (arguments.next(), arguments.next().and_then(|runs| runs.parse().ok()).unwrap_or(20));
    let Some(path) = path else {
        println!("usage: latency FILE [RUNS]");
        return;
    };
    let text = std::fs::read_to_string(&path).expect("the file can be read");
    let files = Kept { main: path.clone(), files: Mutex::default(), trees: ParseCache::default() };
    let mut times: Vec<Duration> = Vec::new();
    let mut findings = 0;
    let mut count = 0;
    for run in 0..=runs {
        // A key press in the middle of the file.
        let file = Arc::new(SourceFile::new(path.as_str(), changed(&text, run)));
        let start = Instant::now();
        let linted = lint(&file, &files, &Config::default());
        let took = start.elapsed();
        (findings, count) = (linted.diagnostics.len(), linted.files.len());
        // The first run reads and parses the imports.
        if run > 0 {
            times.push(took);
        }
    }
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
    let (least, median) = (milliseconds(times[0]), milliseconds(times[times.len() / 2]));
    println!(
        "{path}: {} lines, {count} files, {findings} findings: least {least:.1} ms, median {median:.1} ms",
        text.lines().count()
    );
}

/// The text with a comment at the end of a line in the middle: other words each time.
fn changed(text: &str, run: usize) -> String {
    let end = text[text.len() / 2..].find(";\n").map_or(text.len(), |found| text.len() / 2 + found + 1);
    format!("{} // {run}{}", &text[..end], &text[end..])
}

/// The files that were imported so far, with their syntax trees.
struct Kept {
    /// The name of the edited file, whose trees are of no use afterwards.
    main: String,
    files: Mutex<HashMap<PathBuf, Option<Arc<SourceFile>>>>,
    trees: ParseCache,
}

impl Files for Kept {
    fn import(&self, from: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        if !specifier.starts_with('.') {
            return None;
        }
        let path = joined(Path::new(from.name()).parent()?, specifier);
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.entry(path).or_insert_with_key(|path| read(path)).clone()
    }

    fn trees(&self, file: &SourceFile) -> Option<&ParseCache> {
        (file.name() != self.main).then_some(&self.trees)
    }
}

fn read(path: &Path) -> Option<Arc<SourceFile>> {
    let name = path.to_str()?;
    let mut paths = SUFFIXES.iter().map(|suffix| format!("{name}{suffix}"));
    let (name, text) = paths.find_map(|path| Some((path.clone(), std::fs::read_to_string(&path).ok()?)))?;
    Some(Arc::new(SourceFile::new(name, text)))
}

fn joined(folder: &Path, specifier: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in folder.join(specifier).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path
}
