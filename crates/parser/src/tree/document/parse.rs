//! Parsing of one script of a document.

use dr_lint_document::{Script, ScriptKind};
use swc_common::comments::SingleThreadedComments;
use swc_ecma_ast::{ExprStmt, ModuleItem, Program, Script as Statements, Stmt};

use crate::text::dialect::Dialect;
use crate::text::islands::Filled;
use crate::text::source::Span;
use crate::tree::document::wrap::items;
use crate::tree::document::{alternatives, islands, spans};
use crate::tree::parse::{self, Failure, Source, parse_as_one_of, tokens_of};

/// A script that was parsed.
pub(super) struct Parsed {
    pub(super) program: Program,
    pub(super) dialect: Dialect,
    /// The text that was parsed, with code in the place of islands.
    text: String,
}

/// Parses a script in the first dialect of its language that fits. What stands in the place of islands is changed until it can
/// be parsed.
///
/// # Errors
/// Of all that was tried, the error that comes last in the text.
pub(super) fn parse(script: &Script) -> Result<Parsed, Failure> {
    let mut filled = Filled::new(script.code.text(), islands::holes(script));
    let mut last: Option<Failure> = None;
    loop {
        let text = filled.text();
        match parse_text(script, &text) {
            Ok((mut program, dialect)) => {
                spans::convert(script, &mut program);
                islands::make_unknown(script, &mut program);
                alternatives::separate(script, &mut program);
                return Ok(Parsed { program, dialect, text });
            }
            Err(failure) => {
                let at = failure.span.start.saturating_sub(spans::start_of(script));
                if last.as_ref().is_none_or(|last| last.span.start < failure.span.start) {
                    last = Some(failure.clone());
                }
                if !filled.retry(at as usize) {
                    let last = last.unwrap_or(failure);
                    return Err(Failure { span: spans::converted(script, last.span), ..last });
                }
            }
        }
    }
}

fn parse_text(script: &Script, text: &str) -> Result<(Program, Dialect), Failure> {
    let (dialects, start) = (Dialect::of_language(script.language), spans::start_of(script));
    if !is_expression(script.kind) {
        return parse_as_one_of(Source::at(text, start), dialects);
    }
    match parse_as_one_of(Source::at(&format!("({text}\n)"), start.saturating_sub(1)), dialects) {
        Ok((program, dialect)) => match in_parentheses(program) {
            Some(program) => Ok((program, dialect)),
            None => parse_as_one_of(Source::at(text, start), dialects),
        },
        // `amount = 1; pay()` is no expression, but allowed in handlers.
        Err(error) => parse_as_one_of(Source::at(text, start), dialects).map_err(|_| error),
    }
}

fn is_expression(kind: ScriptKind) -> bool {
    match kind {
        ScriptKind::HandlerExpression | ScriptKind::Use | ScriptKind::Written => true,
        ScriptKind::Classic | ScriptKind::Module | ScriptKind::Component | ScriptKind::Handler | ScriptKind::Fence => {
            false
        }
    }
}

/// Takes the parentheses off a program that consists of one expression in them.
fn in_parentheses(program: Program) -> Option<Program> {
    let Ok([ModuleItem::Stmt(Stmt::Expr(only))]) = <[ModuleItem; 1]>::try_from(items(program)) else { return None };
    let inner = only.expr.paren()?;
    let statement = ExprStmt { span: swc_common::Spanned::span(&inner.expr), expr: inner.expr };
    let body = vec![Stmt::Expr(statement)];
    Some(Program::Script(Statements { span: inner.span, body, shebang: None }))
}

/// Parses a script along with its comments, which count in its own text.
pub(super) fn parse_with_comments(script: &Script) -> Result<(Program, SingleThreadedComments), Failure> {
    let Parsed { dialect, text, .. } = parse(script)?;
    let source = Source::at(&text, spans::start_of(script));
    let likeliest = Dialect::of_language(script.language)[0];
    let (mut program, comments) = parse::parse_with_comments(source, dialect, likeliest)?;
    spans::convert(script, &mut program);
    Ok((program, comments))
}

/// Returns the tokens of a script; none if it can't be parsed.
pub(super) fn tokens(script: &Script) -> Vec<Span> {
    let Ok(Parsed { dialect, text, .. }) = parse(script) else { return Vec::new() };
    let source = Source::at(&text, spans::start_of(script));
    let tokens = tokens_of(source, dialect, Dialect::of_language(script.language)[0]).unwrap_or_default();
    tokens.into_iter().map(|token| spans::converted(script, token)).collect()
}

/// Returns every error in a script, including those that leave its structure clear.
pub(super) fn all_failures(script: &Script) -> Vec<Failure> {
    let (dialect, text) = match parse(script) {
        Ok(parsed) => (parsed.dialect, parsed.text),
        Err(failure) => return vec![failure],
    };
    let source = Source::at(&text, spans::start_of(script));
    let failures = parse::all_failures(source, dialect).into_iter();
    failures.map(|failure| Failure { span: spans::converted(script, failure.span), ..failure }).collect()
}
