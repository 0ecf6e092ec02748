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
    /// The failure of a text that is nested too deeply there.
    pub(crate) fn too_deep(span: Span) -> Self {
        Self { span, message: "nested too deeply for dr-lint to parse".to_owned() }
    }

    fn of(error: &Error) -> Self {
        Self { span: span_of(error.span()), message: message_of(error) }
    }
}

/// The text of one script: all of a file, or a part of a document.
#[derive(Clone, Copy)]
pub(crate) struct Source<'t> {
    text: &'t str,
    /// The position of its first byte in the file.
    start: u32,
}

impl<'t> Source<'t> {
    /// All of a file but its byte-order mark.
    pub(crate) fn of(file: &'t SourceFile) -> Self {
        let start = file.bom_len();
        Self::at(&file.text()[start as usize..], start)
    }

    /// A text whose first byte stands there in its file.
    pub(crate) fn at(text: &'t str, start: u32) -> Self {
        Self { text, start }
    }
}

/// Parses a text along with its comments, as [`parse_as`] does.
pub(crate) fn parse_with_comments(
    source: Source<'_>,
    dialect: Dialect,
    likeliest: Dialect,
) -> Result<(Program, SingleThreadedComments), Failure> {
    erasing_types(source, likeliest, |source| {
        let comments = SingleThreadedComments::default();
        let mut parser = Parser::new_from(lexer(source, dialect, Some(&comments)));
        let program = parse_program(&mut parser, dialect).map_err(|error| Failure::of(&error))?;
        drop(parser);
        Ok((program, comments))
    })
}

/// The tokens of a text, by position; what it erases to be parsed has none.
pub(crate) fn tokens_of(source: Source<'_>, dialect: Dialect, likeliest: Dialect) -> Result<Vec<Span>, Failure> {
    erasing_types(source, likeliest, |source| {
        let mut parser = Parser::new_from(Capturing::new(lexer(source, dialect, None)));
        parse_program(&mut parser, dialect).map_err(|error| Failure::of(&error))?;
        Ok(parser.input().iter.tokens().iter().map(|token| span_of(token.span)).collect())
    })
}

/// Returns every error in a text, including those that [`parse_as`] ignores because the structure is clear.
pub(crate) fn all_failures(source: Source<'_>, dialect: Dialect) -> Vec<Failure> {
    parse_with(source, dialect, |parser| {
        let parsed = parse_program(parser, dialect);
        let errors = parser.take_errors();
        parsed.err().iter().chain(&errors).map(Failure::of).collect()
    })
}

/// Parses a text in the first of these dialects that fits, the likeliest first. The error is that of the likeliest.
pub(crate) fn parse_as_one_of(source: Source<'_>, dialects: &[Dialect]) -> Result<(Program, Dialect), Failure> {
    let mut first_error = None;
    for dialect in dialects {
        match parse_as(source, *dialect, dialects[0]) {
            Ok(program) => return Ok((program, *dialect)),
            Err(error) => {
                first_error.get_or_insert(error);
            }
        }
    }
    Err(first_error.expect("every text has a dialect"))
}

/// Parses a text. If swc can't read its TypeScript types, they are erased first, if TypeScript is the likeliest dialect.
fn parse_as(source: Source<'_>, dialect: Dialect, likeliest: Dialect) -> Result<Program, Failure> {
    erasing_types(source, likeliest, |source| parse_text(source, dialect))
}

/// Reads a text. If that fails and the likeliest dialect has types, they are erased, and it is read again.
fn erasing_types<T>(
    source: Source<'_>,
    likeliest: Dialect,
    read: impl Fn(Source<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let parsed = read(source);
    let Err(first) = parsed else { return parsed };
    if !likeliest.has_types() {
        return Err(first);
    }
    let mut text = without_types(source.text).map_or(Cow::Borrowed(source.text), Cow::Owned);
    for _ in 0..MAX_ERASED {
        match read(Source::at(&text, source.start)) {
            Ok(read) => return Ok(read),
            Err(error) => match without_default(&text, error.span.start.saturating_sub(source.start) as usize) {
                Some(erased) => text = Cow::Owned(erased),
                None => break,
            },
        }
    }
    Err(first)
}

fn parse_text(source: Source<'_>, dialect: Dialect) -> Result<Program, Failure> {
    parse_with(source, dialect, |parser| {
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
pub(crate) fn parse_with<T>(
    source: Source<'_>,
    dialect: Dialect,
    parse: impl FnOnce(&mut Parser<Lexer<'_>>) -> T,
) -> T {
    parse(&mut Parser::new_from(lexer(source, dialect, None)))
}

fn lexer<'t>(Source { text, start }: Source<'t>, dialect: Dialect, comments: Option<&'t dyn Comments>) -> Lexer<'t> {
    let end = start.saturating_add(u32::try_from(text.len()).unwrap_or(u32::MAX));
    let input = StringInput::new(text, BytePos(start + 1), BytePos(end.saturating_add(1)));
    Lexer::new(dialect.syntax(), EsVersion::EsNext, input, comments)
}

/// Parses the one expression of a JSON file, as a script that consists of it.
fn parse_value<I: Tokens>(parser: &mut Parser<I>) -> PResult<Program> {
    let expr = parser.parse_expr()?;
    let body = vec![Stmt::Expr(ExprStmt { span: expr.span(), expr })];
    Ok(Program::Script(Statements { span: DUMMY_SP, body, shebang: None }))
}
