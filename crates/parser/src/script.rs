//! One parsed program. The only file that meets swc's own positions, which start at 1 and skip a byte-order mark.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use swc_common::Spanned;
use swc_common::{BytePos, DUMMY_SP, GLOBALS, Globals, Mark, SyntaxContext};
use swc_ecma_ast::{EsVersion, ExprStmt, Program, Script as Statements, Stmt};
use swc_ecma_parser::error::{Error, SyntaxError as ErrorKind};
use swc_ecma_parser::{Lexer, PResult, Parser, StringInput};
use swc_ecma_transforms_base::resolver;

use crate::SyntaxError;
use crate::dialect::Dialect;
use crate::erasure::{without_default, without_types};
use crate::imports::{Import, imports};
use crate::nesting::too_deep;
use crate::scope::Scopes;
use crate::source::{Place, SourceFile, Span};

/// A parsed file. Of one file that several others import, all have the same syntax.
#[derive(Clone)]
pub(crate) struct Script {
    /// Its text.
    pub(crate) file: Arc<SourceFile>,
    tree: Arc<Tree>,
}

/// A program whose names are resolved. It doesn't know its file, which knows it.
pub(crate) struct Tree {
    /// Its syntax. Each identifier carries the scope of its declaration.
    pub(crate) program: Program,
    /// How it was read.
    pub(crate) dialect: Dialect,
    /// The scope of identifiers that are declared nowhere in the program.
    pub(crate) unresolved: SyntaxContext,
    /// What each function declares.
    pub(crate) scopes: Scopes,
    /// What it imports.
    pub(crate) imports: Vec<Import>,
    /// Whether it names a call of DigitalRiver.js.
    pub(crate) names_call: bool,
}

/// What parsing a file gave, kept with the file for whoever needs it next.
#[derive(Default)]
pub(crate) struct Parsed(Mutex<Option<Result<Arc<Tree>, Failure>>>);

/// A syntax error of a file that is known from elsewhere.
#[derive(Clone)]
struct Failure {
    span: Span,
    message: String,
}

impl Failure {
    fn of(error: &Error) -> Self {
        Self { span: span_of(error.span()), message: message_of(error) }
    }
}

/// How many defaults of parameters in types are erased before a text counts as unreadable.
const MAX_ERASED: usize = 32;

impl Deref for Script {
    type Target = Tree;

    fn deref(&self) -> &Tree {
        &self.tree
    }
}

impl Script {
    /// The file with its syntax, which is parsed when it is asked for first, in the first dialect that reads it.
    ///
    /// # Errors
    /// What the likeliest dialect says where none can, or that the text is nested too deeply to be looked at.
    pub(crate) fn of(file: &Arc<SourceFile>) -> Result<Self, SyntaxError> {
        match file.parsed().get_or_parse(file) {
            Ok(tree) => Ok(Self { file: Arc::clone(file), tree }),
            Err(Failure { span, message }) => Err(SyntaxError { place: Place::new(file, span), message }),
        }
    }
}

impl Parsed {
    /// Others who ask for the same file wait until it is parsed. A parser that panicked has left nothing here.
    fn get_or_parse(&self, file: &SourceFile) -> Result<Arc<Tree>, Failure> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get_or_insert_with(|| Tree::parse(file).map(Arc::new)).clone()
    }

    /// Frees the syntax. It is parsed again if somebody asks.
    pub(crate) fn forget(&self) {
        // Taken out first: the lock is not held while a large tree is dropped.
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(known);
    }
}

impl Tree {
    fn parse(file: &SourceFile) -> Result<Self, Failure> {
        if let Some(span) = too_deep(file.text()) {
            return Err(Failure { span, message: "nested too deeply for dr-lint to parse".to_owned() });
        }
        let mut first_error = None;
        for dialect in Dialect::candidates(file.name()) {
            match parse_as(file, *dialect) {
                Ok(program) => return Ok(Self::resolve(file, program, *dialect)),
                Err(error) => {
                    first_error.get_or_insert(error);
                }
            }
        }
        Err(first_error.expect("every name has a dialect"))
    }

    fn resolve(file: &SourceFile, mut program: Program, dialect: Dialect) -> Self {
        let unresolved = GLOBALS.set(&Globals::new(), || {
            let unresolved = Mark::new();
            program.mutate(resolver(unresolved, Mark::new(), dialect.has_types()));
            SyntaxContext::empty().apply_mark(unresolved)
        });
        let scopes = Scopes::new(&program);
        let imports = imports(&program);
        let names_call = crate::mentions_call(file.text().as_bytes());
        Self { program, dialect, unresolved, scopes, imports, names_call }
    }
}

/// swc's span as bytes of the file's text.
pub(crate) fn span_of(span: swc_common::Span) -> Span {
    let start = span.lo.0.saturating_sub(1);
    Span { start, end: span.hi.0.saturating_sub(1).max(start) }
}

/// Every error in a text, those included that leave its structure clear, which [`Script::parse`] ignores.
pub(crate) fn all_errors(file: &Arc<SourceFile>) -> Vec<SyntaxError> {
    let place = |span| Place::new(file, span);
    let script = match Script::of(file) {
        Ok(script) => script,
        Err(error) => return vec![error],
    };
    parse_with(file, script.tree.dialect, |parser| {
        let parsed = parse_program(parser, script.tree.dialect);
        let errors = parser.take_errors();
        let all = parsed.err().into_iter().chain(errors);
        all.map(|error| SyntaxError { place: place(span_of(error.span())), message: message_of(&error) }).collect()
    })
}

/// Parses a text. Where the types of TypeScript can't be read, it is read without them.
fn parse_as(file: &SourceFile, dialect: Dialect) -> Result<Program, Failure> {
    let parsed = parse_text(file.text(), file.bom_len(), dialect);
    let Err(first) = parsed else { return parsed };
    if !Dialect::candidates(file.name())[0].has_types() {
        return Err(first);
    }
    let mut text = without_types(file.text()).map_or(Cow::Borrowed(file.text()), Cow::Owned);
    for _ in 0..MAX_ERASED {
        match parse_text(&text, file.bom_len(), dialect) {
            Ok(program) => return Ok(program),
            Err(error) => match without_default(&text, error.span.start as usize) {
                Some(erased) => text = Cow::Owned(erased),
                None => break,
            },
        }
    }
    Err(first)
}

fn parse_text(text: &str, bom: u32, dialect: Dialect) -> Result<Program, Failure> {
    parse_from(text, bom, dialect, |parser| {
        let parsed = parse_program(parser, dialect);
        let recovered = parser.take_errors().into_iter().filter(|error| leaves_structure_open(error.kind()));
        match parsed {
            Ok(program) => match recovered.min_by_key(|error| error.span().lo) {
                None => Ok(program),
                Some(first) => Err(Failure::of(&first)),
            },
            Err(last) => {
                let first = recovered.chain([last]).min_by_key(|error| error.span().lo);
                Err(Failure::of(&first.expect("the parser stopped at one")))
            }
        }
    })
}

/// Whether an error that the parser went on after leaves open what belongs to what. Of the others, such as a name that is
/// declared twice, it is clear what was meant.
fn leaves_structure_open(error: &ErrorKind) -> bool {
    matches!(
        error,
        // Something missing, often at the end of the file.
        ErrorKind::Expected(..) | ErrorKind::Unexpected { .. } | ErrorKind::TS1005 | ErrorKind::Eof
            | ErrorKind::UnterminatedStrLit
            // The marks that a version control system leaves where two versions differ.
            | ErrorKind::TS1185
    )
}

fn parse_program(parser: &mut Parser<Lexer<'_>>, dialect: Dialect) -> PResult<Program> {
    match dialect {
        Dialect::Json => parse_value(parser),
        Dialect::JavaScript | Dialect::Flow | Dialect::TypeScript | Dialect::Tsx => parser.parse_program(),
    }
}

/// What the parser says, as a clause without a full stop.
pub(crate) fn message_of(error: &Error) -> String {
    error.kind().msg().trim_end_matches('.').to_owned()
}

/// Runs a parser on a text, in a dialect.
pub(crate) fn parse_with<T>(file: &SourceFile, dialect: Dialect, parse: impl FnOnce(&mut Parser<Lexer<'_>>) -> T) -> T {
    parse_from(file.text(), file.bom_len(), dialect, parse)
}

fn parse_from<T>(text: &str, bom: u32, dialect: Dialect, parse: impl FnOnce(&mut Parser<Lexer<'_>>) -> T) -> T {
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let input = StringInput::new(&text[bom as usize..], BytePos(bom + 1), BytePos(end.saturating_add(1)));
    let lexer = Lexer::new(dialect.syntax(), EsVersion::EsNext, input, None);
    parse(&mut Parser::new_from(lexer))
}

/// The one expression of a JSON file, as a script that does nothing else.
fn parse_value(parser: &mut Parser<Lexer<'_>>) -> PResult<Program> {
    let expr = parser.parse_expr()?;
    let body = vec![Stmt::Expr(ExprStmt { span: expr.span(), expr })];
    Ok(Program::Script(Statements { span: DUMMY_SP, body, shebang: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(name: &str, text: &str) -> Option<(u32, u32)> {
        let file = Arc::new(SourceFile::new(name, text));
        let error = Script::of(&file).err()?;
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
    fn a_file_is_parsed_once_until_it_is_told_to_forget() {
        let file = Arc::new(SourceFile::new("a.js", "dr.createSource(p)"));
        let first = Script::of(&file).unwrap();
        assert!(Arc::ptr_eq(&first.tree, &Script::of(&file).unwrap().tree));
        file.forget_syntax();
        assert!(!Arc::ptr_eq(&first.tree, &Script::of(&file).unwrap().tree));
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
