//! Parses files with swc's parser and does nothing else: the measure that dr-lint's speed is compared with.
//!
//! `cargo run --profile release -p dr-lint-parser --example bare_parse -- [--threads N] PATH…`. Folders are searched for
//! JavaScript and TypeScript. Files are read and parsed in parallel, each in the first dialect that fits its name, as
//! dr-lint does.

#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]
#![expect(clippy::disallowed_methods, reason = "it reads what it is asked to parse")]

#[path = "../src/text/dialect.rs"]
#[expect(dead_code, reason = "the measure needs no more of it than the settings of the parser")]
mod dialect;

use std::fs;
use std::path::{Path, PathBuf};

use rayon::ThreadPoolBuilder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use swc_common::BytePos;
use swc_ecma_ast::EsVersion;
use swc_ecma_parser::{Lexer, Parser, StringInput, Syntax};

use dialect::Dialect;

/// Parsing goes as deep as the code is nested.
const STACK: usize = 256 * 1024 * 1024;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let threads = match arguments.first().map(String::as_str) {
        Some("--threads") if arguments.len() > 1 => arguments.drain(..2).nth(1).and_then(|count| count.parse().ok()),
        _ => None,
    };
    let mut files = Vec::new();
    for argument in &arguments {
        collect(Path::new(argument), &mut files);
    }
    // Zero threads: one for each processor.
    let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).stack_size(STACK).build();
    let pool = pool.expect("the system has threads");
    let failed: usize = pool.install(|| files.par_iter().map(|file| usize::from(!is_parsed(file))).sum());
    println!("{} files, {failed} of them can't be parsed", files.len());
}

/// Adds a file, or all source files below a folder.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_owned());
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) || extension(&path).is_some_and(is_source) {
            collect(&path, files);
        }
    }
}

fn extension(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

fn is_source(extension: &str) -> bool {
    matches!(extension, "js" | "cjs" | "mjs" | "jsx" | "ts" | "cts" | "mts" | "tsx")
}

/// Reads and parses one file, in the first of its dialects that fits. The tree is dropped.
fn is_parsed(path: &Path) -> bool {
    let Ok(text) = fs::read_to_string(path) else { return false };
    let name = path.to_string_lossy();
    Dialect::candidates(&name).iter().any(|dialect| parse(&text, dialect.syntax()))
}

fn parse(text: &str, syntax: Syntax) -> bool {
    let end = u32::try_from(text.len()).expect("files are smaller than 4 GiB");
    let input = StringInput::new(text, BytePos(1), BytePos(end.saturating_add(1)));
    Parser::new_from(Lexer::new(syntax, EsVersion::EsNext, input, None)).parse_program().is_ok()
}
