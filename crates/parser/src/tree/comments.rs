//! Comments. The syntax tree has none: a text is read again when they are asked for, which is seldom.

use std::sync::Arc;

use memchr::memmem;
use swc_common::comments::{Comment as Parsed, CommentKind as ParsedKind, SingleThreadedComments};
use swc_ecma_ast::Program;

use crate::text::dialect::Dialect;
use crate::text::nesting::{levels, with_stack};
use crate::text::source::{Place, SourceFile, Span};
use crate::tree::document;
use crate::tree::parse::{Source, parse_with_comments};
use crate::tree::span::span_of;

/// A comment in a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The whole comment, with the marks around it.
    pub place: Place,
    /// Its form.
    pub kind: CommentKind,
}

/// The form of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentKind {
    /// `// …`, to the end of the line.
    Line,
    /// `/* … */`, also in JSX: `{/* … */}`.
    Block,
    /// `<!-- … -->`, outside of the scripts of a document.
    Markup,
}

/// Returns the comments of a file, by position; none if it can't be parsed.
pub fn comments(file: &Arc<SourceFile>) -> Vec<Comment> {
    let mut all: Vec<Comment> = with_comments(file, |_, comments| comments).into_iter().flatten().collect();
    all.extend(in_markup(file));
    all.sort_by(|one, other| one.place.cmp(&other.place));
    all
}

/// The comments in the markup of a document.
fn in_markup(file: &Arc<SourceFile>) -> Vec<Comment> {
    let mut found = Vec::new();
    for outside in file.outside_scripts() {
        let mut rest = outside;
        while let Some(length) = memmem::find(file.slice(rest).as_bytes(), b"<!--") {
            let start = rest.start + count(length);
            let inner = Span { start: start + 4, ..rest };
            let Some(length) = memmem::find(file.slice(inner).as_bytes(), b"-->") else { break };
            rest.start = inner.start + count(length) + 3;
            let place = Place::new(file, Span { start, end: rest.start });
            found.push(Comment { place, kind: CommentKind::Markup });
        }
    }
    found
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Reads something off the syntax of each script of a file and its comments, which are given by position. Scripts that can't be
/// parsed are left out.
pub(crate) fn with_comments<T>(file: &Arc<SourceFile>, read: impl Fn(&Program, Vec<Comment>) -> T) -> Vec<T> {
    let Some(document) = file.document() else { return of_text(file, read).into_iter().collect() };
    let read = |program: &Program, parsed| read(program, in_order(file, parsed));
    document.programs.iter().flat_map(|program| document::with_comments(program, read)).collect()
}

fn of_text<T>(file: &Arc<SourceFile>, read: impl Fn(&Program, Vec<Comment>) -> T) -> Option<T> {
    with_stack(levels(file.text()).ok()?, || {
        Dialect::candidates(file.name()).iter().find_map(|dialect| {
            let (program, parsed) =
                parse_with_comments(Source::of(file), *dialect, Dialect::candidates(file.name())[0]).ok()?;
            Some(read(&program, in_order(file, parsed)))
        })
    })
}

fn in_order(file: &Arc<SourceFile>, parsed: SingleThreadedComments) -> Vec<Comment> {
    let (leading, trailing) = parsed.take_all();
    let of = |map: swc_common::comments::SingleThreadedCommentsMap| {
        map.take().into_values().flatten().map(|comment| of_parsed(file, &comment)).collect::<Vec<_>>()
    };
    let mut all = of(leading);
    all.extend(of(trailing));
    all.sort_by(|a, b| a.place.cmp(&b.place));
    all.dedup_by(|again, first| again.place == first.place);
    all
}

fn of_parsed(file: &Arc<SourceFile>, comment: &Parsed) -> Comment {
    let kind = match comment.kind {
        ParsedKind::Line => CommentKind::Line,
        ParsedKind::Block => CommentKind::Block,
    };
    Comment { place: Place::new(file, span_of(comment.span)), kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str, text: &str) -> Vec<(String, CommentKind)> {
        let file = Arc::new(SourceFile::new(name, text));
        comments(&file).into_iter().map(|comment| (comment.place.text().to_owned(), comment.kind)).collect()
    }

    #[test]
    fn every_comment_is_there_once_in_order() {
        let text =
            "\u{feff}// é first\nf(/* second */ a, // third\r\n  b); // fourth\n/* fifth */\n{ /* sixth */ }\n// end";
        let found = texts("a.js", text);
        let found: Vec<_> = found.iter().map(|(text, _)| text.as_str()).collect();
        let expected = ["// é first", "/* second */", "// third", "// fourth", "/* fifth */", "/* sixth */", "// end"];
        assert_eq!(found, expected);
    }

    #[test]
    fn comments_in_jsx_are_found_and_texts_that_look_like_some_are_not() {
        let text = "const a = <p>{/* in */}// text</p>; const b = '// text', c = /\\/\\*x\\*\\//, d = `/* text */`;";
        assert_eq!(texts("a.jsx", text), [("/* in */".to_owned(), CommentKind::Block)]);
        assert_eq!(texts("a.ts", "let a = <T>b; // cast"), [("// cast".to_owned(), CommentKind::Line)]);
    }

    #[test]
    fn a_document_has_those_of_its_scripts_and_its_markup() {
        let text = "<!-- one --><script>// two\nf('<!-- no -->');</script><!-- three\n--><a onclick='f(/* four */)'>";
        let found: Vec<_> = texts("a.html", text).into_iter().map(|(text, _)| text).collect();
        assert_eq!(found, ["<!-- one -->", "// two", "<!-- three\n-->", "/* four */"]);
    }

    #[test]
    fn a_text_whose_types_cannot_be_read_keeps_its_comments() {
        let text = "type Start = (/* how */ o?: T = { m: 1 } /* why */) => void; // first\n/* second */ pay();\n\
                    const f: (a: A = { b: 1 /* third */ }) => void = g;";
        let found = texts("a.ts", text);
        let found: Vec<_> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(found, ["/* how */", "/* why */", "// first", "/* second */", "/* third */"]);
    }

    #[test]
    fn a_text_that_cannot_be_parsed_has_none() {
        assert_eq!(texts("a.js", "// first\nf({ type: });"), []);
    }
}
