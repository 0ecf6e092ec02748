//! The programs whose value flow is pinned.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dr_lint_oracle::generate::{self, Edition};
use dr_lint_parser::{Files, SourceFile};

/// The number of random programs that are pinned.
const RANDOM: u64 = 500;

/// A program: the file that is linted, and the files that it may import.
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) main: Arc<SourceFile>,
    pub(crate) files: Tree,
}

/// Files by path, with `/` between its parts.
#[derive(Clone, Default)]
pub(crate) struct Tree(Arc<BTreeMap<String, Arc<SourceFile>>>);

impl Files for Tree {
    fn import(&self, from: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        if !specifier.starts_with('.') {
            return None;
        }
        let mut path: Vec<&str> = from.name().split('/').collect();
        path.pop();
        for part in specifier.split('/') {
            match part {
                "." => {}
                ".." => drop(path.pop()),
                part => path.push(part),
            }
        }
        let path = path.join("/");
        let endings = ["", ".js", ".ts", ".jsx", ".tsx", ".mjs", "/index.js", "/index.ts"];
        endings.iter().find_map(|ending| self.0.get(&format!("{path}{ending}"))).cloned()
    }
}

/// All programs, in the same order each time.
pub(crate) fn all() -> Vec<Program> {
    let mut all = cases("flow");
    all.extend(folders_in_files("modules"));
    all.extend(cases("readers"));
    all.extend(trees());
    all.extend((0..RANDOM).map(|seed| {
        let text = generate::program(Edition::First, seed).tree.to_string();
        alone(format!("random {seed}"), "program.js", &text)
    }));
    all
}

fn alone(name: String, file: &str, text: &str) -> Program {
    Program { name, main: Arc::new(SourceFile::new(file, text)), files: Tree::default() }
}

/// Programs that stand one after the other in the files of a folder, each below a line `// --- title`.
fn cases(folder: &str) -> Vec<Program> {
    let mut cases = Vec::new();
    for (path, text) in texts(&testdata().join(folder)) {
        for (title, program) in parts(&text, "// --- ") {
            cases.push(alone(format!("{folder}/{path}: {title}"), &path, program));
        }
    }
    cases
}

/// The same for programs of several files, each below a line `// file: name`.
fn folders_in_files(folder: &str) -> Vec<Program> {
    let mut programs = Vec::new();
    for (path, text) in texts(&testdata().join(folder)) {
        for (title, program) in parts(&text, "// --- ") {
            let files = parts(program, "// file: ")
                .map(|(name, text)| (name.to_owned(), Arc::new(SourceFile::new(name, text))));
            let files = Tree(Arc::new(files.collect()));
            let main = files.0.iter().find(|(name, _)| name.starts_with("main.")).map(|(_, main)| Arc::clone(main));
            let main = main.expect("one of the files is called main");
            programs.push(Program { name: format!("{folder}/{path}: {title}"), main, files });
        }
    }
    programs
}

/// Every file of the shop, of the fixes' tests and of the program's, each with those that it imports.
fn trees() -> Vec<Program> {
    let mut programs = Vec::new();
    for folder in ["shop", "fix", "cases"] {
        let files = texts(&testdata().join(folder));
        let files = files.into_iter().map(|(path, text)| (path.clone(), Arc::new(SourceFile::new(path, text))));
        let files = Tree(Arc::new(files.collect()));
        for (path, main) in files.0.iter() {
            let name = format!("{folder}/{path}");
            programs.push(Program { name, main: Arc::clone(main), files: files.clone() });
        }
    }
    programs
}

/// The pieces of a text that follow a mark, with the rest of the mark's line.
fn parts<'t>(text: &'t str, mark: &'static str) -> impl Iterator<Item = (&'t str, &'t str)> {
    text.split(mark).skip(1).filter_map(|part| part.split_once('\n')).map(|(title, text)| (title.trim(), text))
}

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata")
}

/// The scripts below a folder, by path; other files and those that are no UTF-8 are left out.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it lies in the folder").to_string_lossy().replace('\\', "/");
            let is_script = ["js", "ts", "jsx", "tsx", "mjs", "cjs", "mts", "cts", "json"]
                .iter()
                .any(|ending| path.extension().is_some_and(|own| own == *ending));
            if is_script && let Ok(text) = std::fs::read_to_string(&path) {
                texts.push((name, text));
            }
        }
    }
    texts.sort();
    texts
}
