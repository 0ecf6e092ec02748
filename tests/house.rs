//! The layout of the workspace: no circle of imports between the files of a crate, layers that know only those below, and
//! documents and doc comments that can be relied on.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

#[path = "house/documents.rs"]
mod documents;
#[path = "house/imports.rs"]
mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use imports::{Crate, Imports};

/// The layers of the parser from the ground up: a file imports files of its own layer and of those above it in this list.
/// Where a file matches several, the longest counts.
const LAYERS: &[&[&str]] = &[
    &["sdk.rs"],
    &["text"],
    &["tree", "payload.rs"],
    &["flow/domain"],
    &["call.rs", "expression", "flow/idioms", "flow/models"],
    &["syntax", "index"],
    &["slice"],
    &["flow/budget.rs"],
    &["flow/heap"],
    &["flow/modules", "flow/record", "flow/refine", "flow/schedule"],
    &["flow/interp"],
    &["flow.rs"],
    &["lib.rs"],
];

#[test]
fn no_crate_has_a_circle_of_imports() {
    for root in roots() {
        let circle = circle(&imports(&root));
        assert!(
            circle.is_empty(),
            "{}: files import each other in a circle:\n{}",
            root.strip_prefix(workspace()).unwrap().display(),
            circle.join("\n")
        );
    }
}

#[test]
fn layers_of_the_parser_import_only_what_is_below() {
    let imports = imports(&workspace().join("crates/parser/src/lib.rs"));
    let mut wrong = Vec::new();
    for (file, imported) in &imports {
        wrong.extend(
            imported.iter().filter(|other| layer(file) < layer(other)).map(|other| format!("{file} -> {other}")),
        );
    }
    assert!(wrong.is_empty(), "these imports point upwards:\n{}", wrong.join("\n"));
}

#[test]
fn a_planted_circle_is_found() {
    let files = BTreeMap::from([
        ("lib.rs", "mod a; mod b; mod c; pub use a::A; fn main() { c::run() }"),
        ("a.rs", "use crate::b::B; pub struct A; #[cfg(test)] mod tests { use crate::c::run; }"),
        ("b.rs", "mod inner; pub use self::inner::B;"),
        ("b/inner.rs", "pub struct B; fn f() -> crate::A { super::super::A }"),
        ("c.rs", "use crate::b::B; pub fn run() {}"),
    ]);
    let imports = Crate::load("lib.rs", &|file| files.get(file).map(ToString::to_string)).imports();
    assert_eq!(circle(&imports), ["a.rs -> b/inner.rs", "b/inner.rs -> a.rs"]);
}

/// The arrows that are left when files that import nothing, or that nothing imports, are taken away again and again.
fn circle(imports: &Imports) -> Vec<String> {
    let mut left = imports.clone();
    loop {
        let imported: BTreeSet<String> = left.values().flatten().cloned().collect();
        let stays = |file: &String, imports: &BTreeSet<String>| !imports.is_empty() && imported.contains(file);
        let gone: Vec<String> =
            left.iter().filter(|(file, imports)| !stays(file, imports)).map(|it| it.0.clone()).collect();
        if gone.is_empty() {
            return left.iter().flat_map(|(from, to)| to.iter().map(move |to| format!("{from} -> {to}"))).collect();
        }
        left.retain(|file, _| !gone.contains(file));
        for imports in left.values_mut() {
            imports.retain(|file| !gone.contains(file));
        }
    }
}

/// The number of a file's layer, counted from the ground.
fn layer(file: &str) -> usize {
    let length = |part: &&str| {
        let rest = file.strip_prefix(*part)?;
        (rest.is_empty() || rest.starts_with(['/', '.'])).then_some(part.len())
    };
    let layers = LAYERS.iter().enumerate().filter_map(|(at, parts)| Some((parts.iter().filter_map(length).max()?, at)));
    layers.max().unwrap_or_else(|| panic!("{file} has no layer: name it in LAYERS")).1
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The root file of each library and program of the workspace.
fn roots() -> Vec<PathBuf> {
    let crates = fs::read_dir(workspace().join("crates")).unwrap();
    let sources = crates.map(|entry| entry.unwrap().path().join("src"));
    sources
        .flat_map(|source| ["lib.rs", "main.rs"].map(|name| source.join(name)))
        .filter(|root| root.exists())
        .collect()
}

fn imports(root: &Path) -> Imports {
    let read = |file: &str| fs::read_to_string(root.parent().unwrap().join(file)).ok();
    let imports = Crate::load(root.file_name().unwrap().to_str().unwrap(), &read).imports();
    assert!(imports.len() > 1 || root.ends_with("main.rs"), "{}: no modules were found", root.display());
    imports
}
