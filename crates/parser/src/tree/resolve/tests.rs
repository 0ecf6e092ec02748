use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use swc_common::{GLOBALS, Globals, Mark};
use swc_ecma_ast::{
    Id, TsInterfaceDecl, TsType, TsTypeAliasDecl, TsTypeAnn, TsTypeParamDecl, TsTypeParamInstantiation,
};
use swc_ecma_transforms_base::resolver;
use swc_ecma_visit::{Visit, VisitWith};

use super::*;
use crate::text::nesting::{levels, with_stack};
use crate::text::source::SourceFile;
use crate::tree::parse::{Source, parse_as_one_of};
use crate::tree::syntax_tree::Tree;

/// The names of a program, each with its first byte.
type Placed = Vec<(Id, u32)>;

/// The names of a program that are values, in the order of its text.
#[derive(Default)]
struct Names(Placed);

impl Visit for Names {
    fn visit_ident(&mut self, node: &Ident) {
        self.0.push((node.to_id(), node.span.lo.0));
    }

    fn visit_ts_type(&mut self, _: &TsType) {}
    fn visit_ts_type_ann(&mut self, _: &TsTypeAnn) {}
    fn visit_ts_type_param_decl(&mut self, _: &TsTypeParamDecl) {}
    fn visit_ts_type_param_instantiation(&mut self, _: &TsTypeParamInstantiation) {}
    fn visit_ts_type_alias_decl(&mut self, _: &TsTypeAliasDecl) {}
    fn visit_ts_interface_decl(&mut self, _: &TsInterfaceDecl) {}
}

/// The names of a text as swc's resolver sees them and as ours does; `None` if it can't be parsed.
fn names(file: &SourceFile) -> Option<(Placed, Placed)> {
    let levels = levels(file.text()).ok()?;
    with_stack(levels * 4, || {
        let dialects = Dialect::candidates(file.name());
        let (program, dialect) = parse_as_one_of(Source::of(file), dialects).ok()?;
        let mut theirs = program.clone();
        let unresolved = GLOBALS.set(&Globals::new(), || {
            let unresolved = Mark::new();
            theirs.mutate(resolver(unresolved, Mark::new(), dialect.has_types()));
            SyntaxContext::empty().apply_mark(unresolved)
        });
        let mut ours = program;
        let resolved = resolve(&mut ours, dialect);
        let collect = |program: &Program, undeclared: SyntaxContext| {
            let mut names = Names::default();
            program.visit_with(&mut names);
            for (id, _) in &mut names.0 {
                if id.1 == undeclared {
                    id.1 = SyntaxContext::empty();
                }
            }
            names.0
        };
        Some((collect(&theirs, unresolved), collect(&ours, resolved.undeclared)))
    })
}

/// The names that mean different variables to swc's resolver and to ours: each with the first byte.
fn differences(file: &SourceFile) -> Vec<(String, usize)> {
    let Some((theirs, ours)) = names(file) else { return Vec::new() };
    let mut forth: FxHashMap<Id, Id> = FxHashMap::default();
    let mut back: FxHashMap<Id, Id> = FxHashMap::default();
    let mut found = Vec::new();
    for ((theirs, at), (ours, _)) in theirs.into_iter().zip(ours) {
        let is_undeclared = |id: &Id| id.1 == SyntaxContext::empty();
        let same = is_undeclared(&theirs) == is_undeclared(&ours)
            && *forth.entry(theirs.clone()).or_insert_with(|| ours.clone()) == ours
            && *back.entry(ours.clone()).or_insert_with(|| theirs.clone()) == theirs;
        if !same {
            found.push((theirs.0.to_string(), at as usize));
        }
    }
    found
}

/// All files of a folder.
#[expect(clippy::disallowed_methods, reason = "a test reads its texts from the disk")]
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The differences in all scripts of a folder, as lines.
#[expect(clippy::disallowed_methods, reason = "a test reads its texts from the disk")]
fn differences_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut texts = 0;
    for path in files(folder) {
        let is_script = path
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| matches!(ending, "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx"));
        let Some(text) = is_script.then(|| std::fs::read_to_string(&path).ok()).flatten() else { continue };
        texts += 1;
        let file = SourceFile::new(path.display().to_string(), text);
        let differences = differences(&file).into_iter();
        found.extend(differences.map(|(name, at)| {
            let line = file.text()[..at.min(file.text().len())].lines().count();
            format!("{}:{line}: {name}", path.display())
        }));
    }
    assert!(texts > 0, "no scripts in {}", folder.display());
    found
}

#[test]
fn names_mean_what_they_mean_to_swc() {
    let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata");
    let found = differences_in(&testdata);
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

/// Compares all scripts of the folder that `CORPUS` names.
#[test]
#[ignore = "needs a folder of real packages"]
#[expect(clippy::disallowed_methods, reason = "the folder is anywhere")]
fn names_of_a_corpus_mean_what_they_mean_to_swc() {
    let found = differences_in(Path::new(&std::env::var("CORPUS").unwrap()));
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

/// All names of a program, also those of types.
#[derive(Default)]
struct AllNames(Vec<Id>);

impl Visit for AllNames {
    fn visit_ident(&mut self, node: &Ident) {
        self.0.push(node.to_id());
    }
}

/// The variables that the names of a text mean, numbered; those that are declared nowhere have a question mark.
fn meant(name: &str, text: &str) -> String {
    let tree = Tree::parse(&SourceFile::new(name, text)).ok().expect("it parses");
    let mut names = AllNames::default();
    tree.program.visit_with(&mut names);
    let mut numbers: FxHashMap<Id, usize> = FxHashMap::default();
    let names = names.0.into_iter().map(|id| {
        if id.1 == tree.unresolved || id.1 == SyntaxContext::empty() {
            return format!("{}?", id.0);
        }
        let next = numbers.len();
        format!("{}{}", id.0, numbers.entry(id.clone()).or_insert(next))
    });
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_name_means_the_innermost_declaration() {
    for (text, expected) in [
        ("pay(cart); var cart; function pay(cart) { return cart; }", "pay0 cart1 cart1 pay0 cart2 cart2"),
        ("function pay(a = b, b = a) { var c = b; }", "pay0 a1 b2 b2 a1 c3 b2"),
        ("let id; { id = 1; let id; } id;", "id0 id1 id1 id0"),
        ("for (let i = 0; i < n; i++) { let i; } i;", "i0 i0 n? i0 i1 i?"),
        ("switch (a) { case 1: pay(); break; case 2: let id; function pay() { id; } }", "a? pay0 id1 pay0 id1"),
        ("load(function pay() { pay(); }); pay();", "load? pay0 pay0 pay?"),
        ("load(class Cart { pay() { Cart; } }); Cart;", "load? Cart0 Cart0 Cart?"),
        ("try { e; } catch (e) { var e = 1; } e;", "e0 e1 e1 e0"),
        ("if (a) { function pay() {} } pay();", "a? pay0 pay0"),
        ("'use strict'; if (a) { function pay() {} } pay();", "a? pay0 pay?"),
        ("function f(pay) { if (a) { function pay() {} pay(); } pay(); }", "f0 pay1 a? pay2 pay2 pay1"),
        ("cart: for (;;) { break cart; } cart;", "cart? cart? cart?"),
        ("arguments; undefined; var undefined;", "arguments? undefined? undefined?"),
        ("const { cart: { total = tax }, ...rest } = shop;", "total0 tax? rest1 shop?"),
    ] {
        assert_eq!(meant("shop.js", text), expected, "{text}");
    }
}

#[test]
fn types_have_names_of_their_own() {
    for (text, expected) in [
        ("import { Cart } from './cart'; let cart: Cart; export type Total = Cart;", "Cart0 cart1 Cart0 Total2 Cart0"),
        ("enum Kind { Card, Wire = Card } Kind.Card;", "Kind0 Card? Wire? Card? Kind0"),
        ("namespace Shop { export const id = 1; id; } Shop.id; id;", "Shop0 id1 id1 Shop0 id?"),
        ("class Pay { constructor(private cart: Cart) { cart; } }", "Pay0 cart1 Cart? cart1"),
        ("export = pay; function pay() {}", "pay0 pay0"),
        ("const a = <div><Cart /></div>; import Cart from './cart';", "a0 div? Cart1 div? Cart1"),
    ] {
        assert_eq!(meant("shop.tsx", text), expected, "{text}");
    }
}

#[test]
fn nested_classes_are_walked_once() {
    let text = format!("load({}class {{}}{});", "class extends (".repeat(200), ") {}".repeat(200));
    let file = SourceFile::new("shop.js", text);
    let tree = Tree::parse(&file).ok().expect("it parses");
    assert!(tree.scopes.is_called(&"load".into()));
}
