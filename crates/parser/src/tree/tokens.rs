//! Tokens: the words, signs and texts that a parser reads a file as.

use std::sync::Arc;

use crate::text::dialect::Dialect;
use crate::text::nesting::{levels, with_stack};
use crate::text::source::{SourceFile, Span};
use crate::tree::comments::comments;
use crate::tree::document;
use crate::tree::parse::{Source, tokens_of};

/// Returns the bytes of each token and comment of a file, by position; none if it can't be parsed.
pub fn tokens(file: &Arc<SourceFile>) -> Vec<Span> {
    let Some(mut tokens) = parsed(file) else { return Vec::new() };
    tokens.extend(comments(file).into_iter().map(|comment| comment.place.span));
    tokens.sort();
    // The parser reads some text again as it learns what it is: the tokens that reach into the next are of an earlier try.
    let is_of_earlier_try: Vec<bool> = tokens.windows(2).map(|pair| pair[0].end > pair[1].start).collect();
    let mut earlier = is_of_earlier_try.into_iter();
    tokens.retain(|token| !earlier.next().unwrap_or(false) && token.start < token.end);
    tokens
}

fn parsed(file: &SourceFile) -> Option<Vec<Span>> {
    if let Some(document) = file.document() {
        return Some(document.programs.iter().flat_map(document::tokens).collect());
    }
    let dialects = Dialect::candidates(file.name());
    let read = || dialects.iter().find_map(|dialect| tokens_of(Source::of(file), *dialect, dialects[0]).ok());
    with_stack(levels(file.text()).ok()?, read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str, text: &str) -> Vec<String> {
        let file = Arc::new(SourceFile::new(name, text));
        tokens(&file).into_iter().map(|span| text[span.start as usize..span.end as usize].to_owned()).collect()
    }

    #[test]
    fn words_signs_texts_and_comments_are_tokens() {
        let text = "return a++ /* why */ + /x+/g.test(`b${c}d`); // end";
        let expected = [
            "return",
            "a",
            "++",
            "/* why */",
            "+",
            "/x+/g",
            ".",
            "test",
            "(",
            "`b${",
            "c",
            "}",
            "d`",
            ")",
            ";",
            "// end",
        ];
        assert_eq!(texts("a.js", text), expected);
    }

    #[test]
    fn text_among_elements_hides_no_token_behind_it() {
        let found = texts("a.jsx", "const a = <p>don't</p>; pay(a, 'b');");
        assert!(found.ends_with(&["pay", "(", "a", ",", "'b'", ")", ";"].map(ToOwned::to_owned)), "{found:?}");
        let found = texts("a.ts", "type A = (o = { m: 1 }) => void; const b: C<D<E>> = f<G>(h);");
        assert_eq!(found.concat(), "constb:C<D<E>>=f<G>(h);");
    }

    #[test]
    fn a_text_that_cannot_be_parsed_has_none() {
        assert!(texts("a.js", "f({ type: });").is_empty());
    }
}
