//! Files and what they import.
//!
//! The source files are parsed, not compiled. An import is a `use` or a path of two or more segments; a name that a module
//! hands on (`pub use`) counts for the file that it comes from, and a `mod` declaration is no import. Modules of tests are
//! left out, and so are paths inside macro calls.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree, Visibility};

/// A path as it is written, or a module as seen from the root of its crate: `["flow", "heap"]`.
type Segments = Vec<String>;

/// Every file with the files that it imports.
pub(crate) type Imports = BTreeMap<String, BTreeSet<String>>;

/// The modules of a library or a program. Modules written inside of a file have that file.
#[derive(Default)]
pub(crate) struct Crate {
    files: BTreeMap<Segments, String>,
    /// The names that `use` brings into each module, and the paths that they stand for.
    names: BTreeMap<Segments, Vec<(String, Segments)>>,
    sources: Vec<(Segments, syn::File)>,
}

impl Crate {
    pub(crate) fn load(root: &str, read: &dyn Fn(&str) -> Option<String>) -> Self {
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

    pub(crate) fn imports(&self) -> Imports {
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
