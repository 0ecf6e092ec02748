//! Conversion of places in a script's own text to places in its document.

use dr_lint_document::Script;
use swc_common::comments::{Comments, SingleThreadedComments};
use swc_common::{BytePos, Span as ParsedSpan};
use swc_ecma_ast::Program;
use swc_ecma_visit::{VisitMut, VisitMutWith};

use crate::text::source::Span;

/// The start of a text that doesn't stand in one piece in its document, and is converted after it was parsed. A parenthesis
/// fits before it.
const APART: u32 = 1;

/// Returns the byte at which a script's text begins to be counted: its place in the document, or [`APART`].
pub(super) fn start_of(script: &Script) -> u32 {
    if script.code.is_plain() { count(script.code.in_document(0)) } else { APART }
}

/// Returns the bytes of a script in its document.
pub(super) fn of_script(script: &Script) -> Span {
    Span { start: count(script.span.start), end: count(script.span.end) }
}

/// Converts a span of the script's own text.
pub(super) fn in_document(script: &Script, span: Span) -> Span {
    let convert = |at: u32| count(script.code.in_document(at as usize));
    Span { start: convert(span.start), end: convert(span.end) }
}

/// Converts a span that counts from [`start_of`].
pub(super) fn converted(script: &Script, span: Span) -> Span {
    if script.code.is_plain() {
        return span;
    }
    let start = |at: u32| at.saturating_sub(APART);
    in_document(script, Span { start: start(span.start), end: start(span.end) })
}

/// Converts the spans of a syntax tree that count from [`start_of`].
pub(super) fn convert(script: &Script, program: &mut Program) {
    if !script.code.is_plain() {
        program.visit_mut_with(&mut Converter(script));
    }
}

/// Converts the comments of a script that count from [`start_of`].
pub(super) fn comments_in_document(script: &Script, comments: SingleThreadedComments) -> SingleThreadedComments {
    if script.code.is_plain() {
        return comments;
    }
    let converted = SingleThreadedComments::default();
    let (leading, trailing) = comments.take_all();
    let maps = [leading, trailing].map(|map| map.take());
    for comment in maps.into_iter().flat_map(std::collections::HashMap::into_values).flatten() {
        let span = converted_span(script, comment.span);
        converted.add_leading(span.lo, swc_common::comments::Comment { span, ..comment });
    }
    converted
}

fn converted_span(script: &Script, span: ParsedSpan) -> ParsedSpan {
    if span.lo.0 == 0 {
        return span;
    }
    let convert = |at: BytePos| BytePos(count(script.code.in_document(at.0.saturating_sub(1 + APART) as usize)) + 1);
    ParsedSpan::new(convert(span.lo), convert(span.hi))
}

struct Converter<'s>(&'s Script);

impl VisitMut for Converter<'_> {
    fn visit_mut_span(&mut self, span: &mut ParsedSpan) {
        *span = converted_span(self.0, *span);
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
