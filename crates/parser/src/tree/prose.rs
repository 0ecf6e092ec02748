//! Prose: the parts of a script in which a comment would be text, or would change another comment.

use std::ops::RangeInclusive;
use std::sync::Arc;

use swc_ecma_ast::{JSXText, Program, Str, TplElement};
use swc_ecma_visit::{Visit, VisitWith};

use crate::text::source::{SourceFile, Span};
use crate::tree::comments::{Comment, CommentKind, with_comments};
use crate::tree::span::span_of;

/// A part of a script in which a comment would not be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// Its bytes.
    pub span: Span,
    /// Its form.
    pub kind: ProseKind,
    /// The offsets at which nothing but more of it can be put in.
    inside: RangeInclusive<u32>,
}

/// The form of prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProseKind {
    /// The text of a template, a string, a comment, or a document around its scripts.
    Text,
    /// Text among JSX elements: `{/* … */}` is a comment there.
    Markup,
}

impl Prose {
    /// True if what is put in at that byte becomes a part of it.
    pub fn takes(&self, at: u32) -> bool {
        self.inside.contains(&at)
    }
}

/// Returns the prose of a file, by position, and its comments; `None` if it can't be parsed.
pub fn prose(file: &Arc<SourceFile>) -> Option<(Vec<Prose>, Vec<Comment>)> {
    let scripts = with_comments(file, |program, comments| (of(program, &comments), comments));
    let is_parsed = !scripts.is_empty() || file.document().is_some();
    let (mut prose, mut comments) = (Vec::new(), Vec::new());
    for (texts, own) in scripts {
        prose.extend(texts);
        comments.extend(own);
    }
    let outside = file.outside_scripts().into_iter().filter(|span| span.start < span.end);
    prose.extend(outside.map(|span| {
        // A comment can stand right after the mark that begins a script, and right before the one that ends it.
        let first = if span.start == 0 { 0 } else { span.start + 1 };
        let last = if span.end as usize == file.text().len() { span.end } else { span.end - 1 };
        Prose { span, kind: ProseKind::Text, inside: first..=last }
    }));
    prose.sort_by_key(|prose| (prose.span.start, prose.span.end));
    comments.sort_by(|one, other| one.place.cmp(&other.place));
    is_parsed.then_some((prose, comments))
}

fn of(program: &Program, comments: &[Comment]) -> Vec<Prose> {
    let mut found = Found(Vec::new());
    program.visit_with(&mut found);
    found.0.extend(comments.iter().map(|comment| {
        let span = comment.place.span;
        let last = match comment.kind {
            CommentKind::Line => span.end,
            CommentKind::Block | CommentKind::Markup => span.end - 1,
        };
        Prose { span, kind: ProseKind::Text, inside: span.start + 1..=last }
    }));
    found.0.sort_by_key(|prose| (prose.span.start, prose.span.end));
    found.0
}

struct Found(Vec<Prose>);

impl Found {
    /// Text between marks that are no part of it.
    fn add(&mut self, span: swc_common::Span, kind: ProseKind) {
        let span = span_of(span);
        self.0.push(Prose { span, kind, inside: span.start..=span.end });
    }
}

impl Visit for Found {
    fn visit_tpl_element(&mut self, node: &TplElement) {
        self.add(node.span, ProseKind::Text);
    }

    fn visit_jsx_text(&mut self, node: &JSXText) {
        self.add(node.span, ProseKind::Markup);
    }

    fn visit_str(&mut self, node: &Str) {
        let span = span_of(node.span);
        if span.end > span.start + 1 {
            self.0.push(Prose { span, kind: ProseKind::Text, inside: span.start + 1..=span.end - 1 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes at which a comment can be put in are `.`; `t` are texts, `m` is markup.
    fn map(name: &str, text: &str) -> String {
        let file = Arc::new(SourceFile::new(name, text));
        let (prose, _) = prose(&file).unwrap();
        let letter = |at: u32| match prose.iter().find(|prose| prose.takes(at)).map(|prose| prose.kind) {
            None => '.',
            Some(ProseKind::Text) => 't',
            Some(ProseKind::Markup) => 'm',
        };
        (0..=u32::try_from(text.len()).unwrap()).map(letter).collect()
    }

    #[test]
    fn texts_end_with_their_marks() {
        assert_eq!(map("a.js", "f('ab')"), "...ttt..");
        assert_eq!(map("a.js", "f(`a${b}`)"), "...tt...t..");
        assert_eq!(map("a.js", "a // b\nc"), "...tttt..");
        assert_eq!(map("a.js", "a; /**/ c"), "....ttt...");
    }

    #[test]
    fn a_document_is_text_around_its_scripts() {
        assert_eq!(map("a.html", "<p><script>a;</script>"), "ttttttttttt...ttttttttt");
    }

    #[test]
    fn markup_is_told_apart() {
        assert_eq!(map("a.jsx", "x = <p>a{b}</p>"), ".......mm.......");
    }
}
