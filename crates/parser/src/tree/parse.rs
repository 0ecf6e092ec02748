//! Parsing with swc, in one dialect.

use std::borrow::Cow;

use swc_common::comments::{Comments, SingleThreadedComments};
use swc_common::{BytePos, DUMMY_SP, Spanned};
use swc_ecma_ast::{EsVersion, ExprStmt, Program, Script as Statements, Stmt};
use swc_ecma_parser::error::{Error, SyntaxError as ErrorKind};
use swc_ecma_parser::input::Tokens;
use swc_ecma_parser::unstable::Capturing;
use swc_ecma_parser::{Lexer, PResult, Parser, StringInput};

use crate::text::dialect::Dialect;
use crate::text::erasure::{without_default, without_types};
use crate::text::source::{SourceFile, Span};
use crate::tree::span::span_of;

/// Maximum number of parameter defaults in types that are erased before a text counts as unreadable.
const MAX_ERASED: usize = 32;

/// The place and the message of a syntax error, in a file that the caller knows.
#[derive(Clone)]
pub(crate) struct Failure {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl Failure {
    fn of(error: &Error) -> Self {
        Self { span: span_of(error.span()), message: message_of(error) }
    }
}

/// Parses a text along with its comments, as [`parse_as`] does.
pub(crate) fn parse_with_comments(
    file: &SourceFile,
    dialect: Dialect,
) -> Result<(Program, SingleThreadedComments), Failure> {
    erasing_types(file, |text| {
        let comments = SingleThreadedComments::default();
        let mut parser = Parser::new_from(lexer(text, file.bom_len(), dialect, Some(&comments)));
        let program = parse_program(&mut parser, dialect).map_err(|error| Failure::of(&error))?;
        drop(parser);
        Ok((program, comments))
    })
}

/// The tokens of a text, by position; what it erases to be parsed has none.
pub(crate) fn tokens_of(file: &SourceFile, dialect: Dialect) -> Result<Vec<Span>, Failure> {
    erasing_types(file, |text| {
        let mut parser = Parser::new_from(Capturing::new(lexer(text, file.bom_len(), dialect, None)));
        parse_program(&mut parser, dialect).map_err(|error| Failure::of(&error))?;
        Ok(parser.input().iter.tokens().iter().map(|token| span_of(token.span)).collect())
    })
}

/// Returns every error in a text, including those that [`parse_as`] ignores because the structure is clear.
pub(crate) fn all_failures(file: &SourceFile, dialect: Dialect) -> Vec<Failure> {
    parse_with(file, dialect, |parser| {
        let parsed = parse_program(parser, dialect);
        let errors = parser.take_errors();
        parsed.err().iter().chain(&errors).map(Failure::of).collect()
    })
}

/// Parses a text. If swc can't read its TypeScript types, they are erased first.
pub(crate) fn parse_as(file: &SourceFile, dialect: Dialect) -> Result<Program, Failure> {
    erasing_types(file, |text| parse_text(text, file.bom_len(), dialect))
}

/// Reads a file's text. If that fails and the file has types, they are erased, and it is read again.
fn erasing_types<T>(file: &SourceFile, read: impl Fn(&str) -> Result<T, Failure>) -> Result<T, Failure> {
    let parsed = read(file.text());
    let Err(first) = parsed else { return parsed };
    if !Dialect::candidates(file.name())[0].has_types() {
        return Err(first);
    }
    let mut text = without_types(file.text()).map_or(Cow::Borrowed(file.text()), Cow::Owned);
    for _ in 0..MAX_ERASED {
        match read(&text) {
            Ok(read) => return Ok(read),
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

/// True for an error that leaves the structure unclear although the parser went on. Other errors, such as a name that
/// is declared twice, leave it clear.
fn leaves_structure_open(error: &ErrorKind) -> bool {
    matches!(
        error,
        // A missing token, often at the end of the file.
        ErrorKind::Expected(..) | ErrorKind::Unexpected { .. } | ErrorKind::TS1005 | ErrorKind::Eof
            | ErrorKind::UnterminatedStrLit
            // The conflict markers of a version control system.
            | ErrorKind::TS1185
    )
}

fn parse_program<I: Tokens>(parser: &mut Parser<I>, dialect: Dialect) -> PResult<Program> {
    match dialect {
        Dialect::Json => parse_value(parser),
        Dialect::JavaScript | Dialect::Flow | Dialect::TypeScript | Dialect::Tsx => parser.parse_program(),
    }
}

/// Returns the parser's words, as a clause without a full stop.
pub(crate) fn message_of(error: &Error) -> String {
    error.kind().msg().trim_end_matches('.').to_owned()
}

/// Runs a parser on a text, in a dialect.
pub(crate) fn parse_with<T>(file: &SourceFile, dialect: Dialect, parse: impl FnOnce(&mut Parser<Lexer<'_>>) -> T) -> T {
    parse_from(file.text(), file.bom_len(), dialect, parse)
}

fn parse_from<T>(text: &str, bom: u32, dialect: Dialect, parse: impl FnOnce(&mut Parser<Lexer<'_>>) -> T) -> T {
    parse(&mut Parser::new_from(lexer(text, bom, dialect, None)))
}

fn lexer<'t>(text: &'t str, bom: u32, dialect: Dialect, comments: Option<&'t dyn Comments>) -> Lexer<'t> {
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let input = StringInput::new(&text[bom as usize..], BytePos(bom + 1), BytePos(end.saturating_add(1)));
    Lexer::new(dialect.syntax(), EsVersion::EsNext, input, comments)
}

/// Parses the one expression of a JSON file, as a script that consists of it.
fn parse_value<I: Tokens>(parser: &mut Parser<I>) -> PResult<Program> {
    let expr = parser.parse_expr()?;
    let body = vec![Stmt::Expr(ExprStmt { span: expr.span(), expr })];
    Ok(Program::Script(Statements { span: DUMMY_SP, body, shebang: None }))
}
