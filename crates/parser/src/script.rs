//! One parsed program. The only file that meets swc's own positions, which start at 1 and skip a byte-order mark.

use std::sync::Arc;

use swc_common::Spanned;
use swc_common::{BytePos, GLOBALS, Globals, Mark, SyntaxContext};
use swc_ecma_ast::{EsVersion, Program};
use swc_ecma_parser::error::Error;
use swc_ecma_parser::{Lexer, Parser, StringInput};
use swc_ecma_transforms_base::resolver;

use crate::SyntaxError;
use crate::dialect::Dialect;
use crate::nesting::too_deep;
use crate::scope::Scopes;
use crate::source::{Place, SourceFile, Span};

/// A program whose names are resolved.
pub(crate) struct Script {
    /// Its text.
    pub(crate) file: Arc<SourceFile>,
    /// Its syntax. Each identifier carries the scope of its declaration.
    pub(crate) program: Program,
    /// The scope of identifiers that are declared nowhere in the program.
    pub(crate) unresolved: SyntaxContext,
    /// What each function declares.
    pub(crate) scopes: Scopes,
}

impl Script {
    /// Parses `file` in the first dialect that reads it.
    ///
    /// # Errors
    /// What the likeliest dialect says where none can, or that the text is nested too deeply to be looked at.
    pub(crate) fn parse(file: &Arc<SourceFile>) -> Result<Self, SyntaxError> {
        if let Some(span) = too_deep(file.text()) {
            let message = "nested too deeply for dr-lint to read".to_owned();
            return Err(SyntaxError { place: Place::new(file, span), message });
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

    fn resolve(file: &Arc<SourceFile>, mut program: Program, dialect: Dialect) -> Self {
        let unresolved = GLOBALS.set(&Globals::new(), || {
            let unresolved = Mark::new();
            program.mutate(resolver(unresolved, Mark::new(), dialect.has_types()));
            SyntaxContext::empty().apply_mark(unresolved)
        });
        let scopes = Scopes::new(&program);
        Self { file: Arc::clone(file), program, unresolved, scopes }
    }
}

/// swc's span as bytes of the file's text.
pub(crate) fn span_of(span: swc_common::Span) -> Span {
    let start = span.lo.0.saturating_sub(1);
    Span { start, end: span.hi.0.saturating_sub(1).max(start) }
}

/// Every error in a text, those included that leave its structure clear, which [`Script::parse`] ignores.
pub(crate) fn all_errors(file: &Arc<SourceFile>) -> Vec<SyntaxError> {
    if let Err(error) = Script::parse(file) {
        return vec![error];
    }
    let read = |dialect: &Dialect| {
        parse_with(file, *dialect, |parser| {
            let parsed = parser.parse_program();
            let errors = parser.take_errors();
            parsed.ok().map(|_| errors.iter().map(|error| syntax_error(file, error)).collect())
        })
    };
    Dialect::candidates(file.name()).iter().find_map(read).unwrap_or_default()
}

fn parse_as(file: &Arc<SourceFile>, dialect: Dialect) -> Result<Program, SyntaxError> {
    parse_with(file, dialect, |parser| parser.parse_program().map_err(|error| syntax_error(file, &error)))
}

fn syntax_error(file: &Arc<SourceFile>, error: &Error) -> SyntaxError {
    let place = Place::new(file, span_of(error.span()));
    SyntaxError { place, message: error.kind().msg().trim_end_matches('.').to_owned() }
}

fn parse_with<T>(file: &Arc<SourceFile>, dialect: Dialect, parse: impl FnOnce(&mut Parser<Lexer<'_>>) -> T) -> T {
    let bom = file.bom_len();
    let text = &file.text()[bom as usize..];
    let end = u32::try_from(file.text().len()).unwrap_or(u32::MAX);
    let input = StringInput::new(text, BytePos(bom + 1), BytePos(end.saturating_add(1)));
    let lexer = Lexer::new(dialect.syntax(), EsVersion::EsNext, input, None);
    parse(&mut Parser::new_from(lexer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(name: &str, text: &str) -> Option<(u32, u32)> {
        let file = Arc::new(SourceFile::new(name, text));
        let error = Script::parse(&file).err()?;
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
    fn typescript_is_read_by_its_names() {
        assert_eq!(error("a.ts", "const a = <string>b; enum C { D = 'x' }"), None);
        assert_eq!(error("a.tsx", "const a = <T,>(b: T) => <div>{b as string}</div>;"), None);
        assert_eq!(error("a.mts", "export type A = { b?: string }; declare const c: A;"), None);
    }

    #[test]
    fn errors_say_where_the_parser_stopped() {
        assert_eq!(error("a.js", "var a = {\n  b: 1\n  c: 2\n};"), Some((3, 3)));
        assert_eq!(error("a.js", "\u{feff}var é = ;"), Some((1, 9)));
    }
}
