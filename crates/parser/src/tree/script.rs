//! Scripts: parsed files whose names are resolved.

use std::ops::Deref;
use std::sync::Arc;

use crate::text::source::{Place, SourceFile};
use crate::text::syntax_error::SyntaxError;
use crate::tree::document;
use crate::tree::parse::{Failure, Source, all_failures};
use crate::tree::parse_cache::{ParseCache, Parsed};
use crate::tree::syntax_tree::Tree;

/// A parsed file. All importers of a file share one syntax tree.
#[derive(Clone)]
pub(crate) struct Script {
    /// Its text.
    pub(crate) file: Arc<SourceFile>,
    tree: Arc<Tree>,
}

impl Deref for Script {
    type Target = Tree;

    fn deref(&self) -> &Tree {
        &self.tree
    }
}

impl Script {
    /// The texts of its regions: of a document, only those of this program.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &[u8]> {
        self.regions.iter().map(|region| self.file.slice(*region).as_bytes())
    }

    /// Parses a file, in the first dialect that fits, or takes its tree from the cache.
    ///
    /// # Errors
    /// The message of the likeliest dialect if none fits, or that the text is nested too deeply to be parsed.
    pub(crate) fn of(file: &Arc<SourceFile>, cache: Option<&ParseCache>) -> Result<Self, SyntaxError> {
        let parsed = cache.map_or_else(|| Tree::parse(file).map(Arc::new), |cache| cache.tree(file));
        Self::from_parsed(file, parsed)
    }

    /// Parses the file that a program begins with as [`Script::of`] does, but doesn't add its tree to the cache: mostly
    /// nothing imports such a file, and a tree that is dropped at once leaves its memory to the next.
    ///
    /// # Errors
    /// As [`Script::of`].
    pub(crate) fn of_program(file: &Arc<SourceFile>, cache: Option<&ParseCache>) -> Result<Self, SyntaxError> {
        let known = cache.and_then(|cache| cache.known(file));
        Self::from_parsed(file, known.unwrap_or_else(|| Tree::parse(file).map(Arc::new)))
    }

    /// Parses a program of a document. The errors are those of its scripts that name a call.
    pub(crate) fn of_document(file: &Arc<SourceFile>, program: &document::Program) -> (Self, Vec<SyntaxError>) {
        let (merged, failures) = document::merge(program);
        let errors = failures.into_iter().map(|failure| syntax_error(file, failure)).collect();
        (Self { file: Arc::clone(file), tree: Arc::new(Tree::of_document(merged)) }, errors)
    }

    fn from_parsed(file: &Arc<SourceFile>, parsed: Parsed) -> Result<Self, SyntaxError> {
        match parsed {
            Ok(tree) => Ok(Self { file: Arc::clone(file), tree }),
            Err(failure) => Err(syntax_error(file, failure)),
        }
    }
}

/// Parses the programs of a file: one of a file that isn't a document. Those that can't be parsed are left out.
pub(crate) fn programs_of(file: &Arc<SourceFile>) -> Vec<Script> {
    match file.document() {
        Some(document) => document.programs.iter().map(|program| Script::of_document(file, program).0).collect(),
        None => Script::of(file, None).into_iter().collect(),
    }
}

/// Returns every syntax error of a file, including those that leave its structure clear.
pub(crate) fn all_errors(file: &Arc<SourceFile>) -> Vec<SyntaxError> {
    if let Some(document) = file.document() {
        let failures = document.programs.iter().flat_map(document::all_failures);
        return failures.map(|failure| syntax_error(file, failure)).collect();
    }
    match Script::of(file, None) {
        Ok(script) => {
            let failures = all_failures(Source::of(file), script.dialect).into_iter();
            failures.map(|failure| syntax_error(file, failure)).collect()
        }
        Err(error) => vec![error],
    }
}

fn syntax_error(file: &Arc<SourceFile>, Failure { span, message }: Failure) -> SyntaxError {
    SyntaxError { place: Place::new(file, span), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(name: &str, text: &str) -> Option<(u32, u32)> {
        let file = Arc::new(SourceFile::new(name, text));
        let error = Script::of(&file, None).err()?;
        let start = error.place.start();
        Some((start.line, start.column))
    }

    #[test]
    fn a_js_file_may_hold_what_shops_write() {
        for text in [
            "const a = <div onClick={() => pay()}>x</div>;",
            "import a from './a'; export default a;",
            "// @flow\nfunction pay(a: ?string): Promise<void> { return b((a: any)); }",
            "#!/usr/bin/env node\nwith (a) { b = 010; }",
            "<!-- old page\nvar a = 1;\n--> end",
            "return pay();",
            "const s = await pay();",
            "@observer class A { @action pay() {} }",
            "var await = 1; var yield = 2; var let = 3;",
            "let a = 1; let a = 2;",
            "\u{feff}var a = 1;\u{2028}var b;",
            "function f(a, a) { delete a; }",
        ] {
            assert_eq!(error("a.js", text), None, "{text}");
        }
    }

    #[test]
    fn a_file_is_parsed_once_while_the_cache_has_room() {
        let cache = ParseCache::with_limit(50);
        let file = |text: &str| Arc::new(SourceFile::new("a.js", text));
        let tree = |file: &Arc<SourceFile>| Script::of(file, Some(&cache)).unwrap().tree;
        let (one, other, large) = (file("dr.createSource(p)"), file("dr.createSource(q)"), file(&"a;".repeat(30)));
        let first = tree(&one);
        assert!(Arc::ptr_eq(&first, &tree(&one)));
        let second = tree(&other);
        assert!(!Arc::ptr_eq(&first, &second), "another text under the same name");
        assert!(Arc::ptr_eq(&first, &tree(&one)));
        tree(&file("let third = 3;"));
        assert!(Arc::ptr_eq(&first, &tree(&one)) && Arc::ptr_eq(&second, &tree(&other)));
        tree(&file("let fourth = 4;"));
        assert!(Arc::ptr_eq(&second, &tree(&other)));
        assert!(Arc::ptr_eq(&tree(&large), &tree(&large)), "the last is kept whatever its size");
        assert!(!Arc::ptr_eq(&second, &tree(&other)));
    }

    #[test]
    fn json_is_one_expression() {
        assert_eq!(error("a.json", "\u{feff}{ \"a\": [1, { \"b\": null }] }\n"), None);
        assert_eq!(error("a.json", "{ \"a\": }"), Some((1, 8)));
        assert!(error("a.json", "").is_some());
    }

    #[test]
    fn typescript_is_read_by_its_names() {
        assert_eq!(error("a.ts", "const a = <string>b; enum C { D = 'x' }"), None);
        assert_eq!(error("a.tsx", "const a = <T,>(b: T) => <div>{b as string}</div>;"), None);
        assert_eq!(error("a.mts", "export type A = { b?: string }; declare const c: A;"), None);
    }

    #[test]
    fn types_that_cannot_be_read_are_left_out() {
        for text in [
            "export type A = { start: (o?: T = { m: 1 }) => void };",
            "type A = { start: (o?: T = { m: 1 }) => void };",
            "export interface A { start(o?: T = { m: 1 }): void }",
            "interface A { (o?: T = 1): void; new (a = 2): A }",
            "type A = new (o: T = 1) => B;",
            "declare const f: (a: A = { b: () => 1 }, c = 2) => void;",
            "const f: (a: A = { b: () => 1 }, c = 2) => void = g;",
            "class A { start: (o?: T = { m: 1 }) => void; }",
            "function f(cb: (a?: T = 1) => void, d = (e = 2) => 3) {}",
            "export default interface A { f(a = 1): void }",
            "interface A { readonly f(): void; private x: string; g() { return 1 } y: number = 1 }",
            "type A = ?string; type B = [a?: string, b: number];",
        ] {
            for name in ["a.ts", "a.d.ts", "a.tsx"] {
                assert_eq!(error(name, &format!("{text}\npay();")), None, "{name}: {text}");
            }
        }
        assert_eq!(error("a.ts", "type A = (a = 1) => void;\nf(a = );"), Some((1, 16)));
        assert_eq!(error("a.ts", "type A = { a: 1;\nf();"), Some((2, 5)));
        assert!(error("a.js", "const f = (a?: T = 1) => g(;").is_some());
    }

    #[test]
    fn errors_say_where_the_parser_stopped() {
        assert_eq!(error("a.js", "var a = {\n  b: 1\n  c: 2\n};"), Some((3, 3)));
        assert_eq!(error("a.js", "\u{feff}var é = ;"), Some((1, 9)));
        assert_eq!(error("a.js", "function pay() {\n  if (ready) {\n    a();\n}\n"), Some((5, 1)));
        assert_eq!(error("a.js", "<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> feature\n"), Some((1, 1)));
        assert_eq!(error("a.js", "try { a(); }"), Some((1, 13)));
        assert_eq!(error("a.js", "a = 'b\n';"), Some((1, 5)));
    }
}
