//! The layout of the workspace: no circle of imports between the files of a crate, layers that know only those below, and
//! documents and doc comments that can be relied on.
//!
//! The source files are parsed, not compiled. An import is a `use` or a path of two or more segments; a name that a module
//! hands on (`pub use`) counts for the file that it comes from, and a `mod` declaration is no import. Modules of tests are
//! left out, and so are paths inside macro calls.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree, Visibility};

/// A path as it is written, or a module as seen from the root of its crate: `["flow", "heap"]`.
type Segments = Vec<String>;

/// Every file with the files that it imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// The layers of the parser from the ground up: a file imports files of its own layer and of those above it in this list.
/// Where a file matches several, the longest counts.
const LAYERS: &[&[&str]] = &[
    &["sdk.rs"],
    &["text"],
    &["tree", "payload.rs"],
    &["flow/domain"],
    &["call.rs", "expression", "flow/idioms", "flow/models"],
    &["syntax", "slice"],
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

#[test]
fn documents_name_only_files_that_exist() {
    let documents = fs::read_dir(workspace().join("docs/dev")).unwrap().map(|entry| entry.unwrap().path());
    let folders = [
        "",
        "crates/cli/src",
        "crates/parser/src",
        "crates/parser/src/flow",
        "crates/parser/src/flow/models",
        "crates/reporter/src",
        "crates/reporter/src/formats",
        "crates/rules/src",
        "crates/rules/src/rules",
        "docs/dev",
        "testdata/shop",
    ];
    let mut missing = Vec::new();
    for document in documents.chain(["CONTRIBUTING.md", "crates/parser/src/flow.rs"].map(|name| workspace().join(name)))
    {
        let text = fs::read_to_string(&document).unwrap();
        for name in text.split(['`', '(', ')', ' ', '\n']).filter(|name| is_file_name(name)) {
            if !folders.iter().any(|folder| workspace().join(folder).join(name).exists()) {
                missing.push(format!("{}: {name}", document.file_name().unwrap().display()));
            }
        }
    }
    assert!(missing.is_empty(), "there are no such files:\n{}", missing.join("\n"));
}

/// True for `heap/state.rs` and `testing.md`, and not for `<name>.rs` and `FILE:LINE`.
fn is_file_name(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
    text.chars().all(is_plain)
        && [".rs", ".md", ".toml", ".txt"].iter().any(|end| text.len() > end.len() && text.ends_with(end))
}

#[test]
fn doc_comments_begin_with_what_they_are_about() {
    for root in roots() {
        let source = root.parent().unwrap();
        let texts = files_below(source).into_iter().map(|file| fs::read_to_string(file).unwrap());
        let first_lines: Vec<String> = texts.flat_map(|text| first_lines_of_doc_comments(&text)).collect();
        let questions = ["What", "Whether", "How", "Who", "Where"];
        let asks = |line: &&String| line.split(' ').next().is_some_and(|word| questions.contains(&word));
        let asking: Vec<&String> = first_lines.iter().filter(asks).collect();
        let share = 100 * asking.len() / first_lines.len().max(1);
        let source = source.strip_prefix(workspace()).unwrap().display();
        assert!(share < 7, "{source}: {share} % of the doc comments begin with a question word:\n{asking:#?}");
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn first_lines_of_doc_comments(text: &str) -> Vec<String> {
    let lines: Vec<Option<&str>> = text.lines().map(|line| line.trim_start().strip_prefix("///")).collect();
    let is_first = |at: &usize| at.checked_sub(1).is_none_or(|before| lines[before].is_none());
    (0..lines.len()).filter(is_first).filter_map(|at| Some(lines[at]?.trim_start().to_owned())).collect()
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

/// The modules of a library or a program. Modules written inside of a file have that file.
#[derive(Default)]
struct Crate {
    files: BTreeMap<Segments, String>,
    /// What `use` brings into each module: the name, and the path that it stands for.
    names: BTreeMap<Segments, Vec<(String, Segments)>>,
    sources: Vec<(Segments, syn::File)>,
}

impl Crate {
    fn load(root: &str, read: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut house = Self::default();
        house.add_file(Segments::new(), root, read);
        house
    }

    fn add_file(&mut self, module: Segments, file: &str, read: &dyn Fn(&str) -> Option<String>) {
        let source = syn::parse_file(&read(file).unwrap_or_else(|| panic!("there is no {file}"))).unwrap();
        self.add_items(&module, file, &source.items, read);
        self.sources.push((module, source));
    }

    fn add_items(&mut self, module: &Segments, file: &str, items: &[Item], read: &dyn Fn(&str) -> Option<String>) {
        self.files.insert(module.clone(), file.to_owned());
        for item in items {
            match item {
                Item::Mod(inner) if !is_test(&inner.attrs) => {
                    let path = [module.as_slice(), &[inner.ident.to_string()]].concat();
                    match &inner.content {
                        Some((_, items)) => self.add_items(&path, file, items, read),
                        None => self.add_file(path.clone(), &file_of(&path, read), read),
                    }
                }
                Item::Use(import) if !is_test(&import.attrs) => {
                    let named = flatten(&import.tree).into_iter();
                    self.names.entry(module.clone()).or_default().extend(named);
                }
                _ => {}
            }
        }
    }

    fn imports(&self) -> Imports {
        let mut imports: Imports = self.files.values().map(|file| (file.clone(), BTreeSet::new())).collect();
        for (module, source) in &self.sources {
            let mut found = Paths { module: module.clone(), used: Vec::new() };
            found.visit_file(source);
            let file = &self.files[module];
            let targets = found.used.iter().filter_map(|(module, path)| self.file_of_path(module, path, 0));
            imports.get_mut(file).unwrap().extend(targets.filter(|target| target != file));
        }
        imports
    }

    /// The file that has what a path means; `None` for other crates and for names that the module has itself.
    fn file_of_path(&self, module: &[String], path: &[String], followed: usize) -> Option<String> {
        let (mut at, mut rest) = (module.to_vec(), path);
        match path.first()?.as_str() {
            "crate" => (at, rest) = (Segments::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {}
            first => {
                let inner = [module, &[first.to_owned()]].concat();
                if !self.files.contains_key(&inner) && self.name(module, first).is_none() {
                    return None;
                }
            }
        }
        while let Some((next, after)) = rest.split_first() {
            let inner = [at.as_slice(), std::slice::from_ref(next)].concat();
            if next == "super" {
                at.pop()?;
            } else if self.files.contains_key(&inner) {
                at = inner;
            } else if let Some(target) =
                self.name(&at, next).filter(|target| followed < 20 && target.as_slice() != path)
            {
                return self.file_of_path(&at, &[target, after].concat(), followed + 1);
            } else {
                break;
            }
            rest = after;
        }
        self.files.get(&at).cloned()
    }

    fn name(&self, module: &[String], name: &str) -> Option<&Segments> {
        self.names.get(module)?.iter().find(|(own, _)| own == name).map(|(_, path)| path)
    }
}

fn file_of(module: &[String], read: &dyn Fn(&str) -> Option<String>) -> String {
    let stem = module.join("/");
    let file = format!("{stem}.rs");
    if read(&file).is_some() { file } else { format!("{stem}/mod.rs") }
}

fn is_test(attributes: &[Attribute]) -> bool {
    let is_test = |cfg: &Attribute| cfg.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"));
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && is_test(attribute))
}

/// The names that a `use` brings, each with its path. A `*` brings the module under the name `*`.
fn flatten(tree: &UseTree) -> Vec<(String, Segments)> {
    match tree {
        UseTree::Path(path) => {
            let before = path.ident.to_string();
            let inner = flatten(&path.tree).into_iter();
            inner
                .map(|(name, rest)| {
                    let name = if name == "self" { before.clone() } else { name };
                    (name, [vec![before.clone()], rest].concat())
                })
                .collect()
        }
        UseTree::Name(name) if name.ident == "self" => vec![("self".to_owned(), Segments::new())],
        UseTree::Name(name) => vec![(name.ident.to_string(), vec![name.ident.to_string()])],
        UseTree::Rename(rename) => vec![(rename.rename.to_string(), vec![rename.ident.to_string()])],
        UseTree::Glob(_) => vec![("*".to_owned(), Segments::new())],
        UseTree::Group(group) => group.items.iter().flat_map(flatten).collect(),
    }
}

/// Gathers the paths of a file, each with the module that it is written in.
struct Paths {
    module: Segments,
    used: Vec<(Segments, Segments)>,
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if item.leading_colon.is_none() {
            self.used.extend(flatten(&item.tree).into_iter().map(|(_, path)| (self.module.clone(), path)));
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 && path.leading_colon.is_none() {
            let segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.used.push((self.module.clone(), segments));
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}
