//! Texts of the same length in which islands are blank.

use std::borrow::Cow;
use std::ops::Range;

use super::Mark;

/// A text with some parts blank. Line ends stay, so that lines keep their numbers. `parts` are apart and by position, in
/// bytes of a document in which the text begins at `offset`.
pub(crate) fn blank<'a>(text: &str, offset: usize, parts: impl IntoIterator<Item = &'a Range<usize>>) -> String {
    let keep = |byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
    let parts = parts.into_iter().map(|part| part.start - offset..part.end - offset);
    fill(text, parts, |_, part| part.bytes().map(keep).collect())
}

/// The text as a reader of tags needs it: an island that is an attribute's value without quotes is one word.
pub(crate) fn structure<'t>(text: &'t str, marks: &[Mark<'_>]) -> Cow<'t, str> {
    if marks.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(fill(text, marks.iter().map(|mark| mark.span.clone()), |before, island| {
        let letter = if before.ends_with('=') { "_" } else { " " };
        letter.repeat(island.len())
    }))
}

fn fill(text: &str, parts: impl Iterator<Item = Range<usize>>, filler: impl Fn(&str, &str) -> String) -> String {
    let mut filled = String::with_capacity(text.len());
    for part in parts {
        filled.push_str(&text[filled.len()..part.start]);
        let instead = filler(&filled, &text[part]);
        filled.push_str(&instead);
    }
    filled.push_str(&text[filled.len()..]);
    filled
}

#[cfg(test)]
mod tests {
    use super::{blank, structure};
    use crate::islands::{Mark, Role};

    #[test]
    fn blanks_have_the_length_of_what_they_replace() {
        let text = "var é = <?= 'é'\r\n?>;";
        let blanked = blank(text, 100, [&(109..121)]);
        assert_eq!((blanked.as_str(), blanked.len()), ("var é =         \r\n  ;", text.len()));
    }

    #[test]
    fn an_island_after_an_equals_sign_is_a_word() {
        let text = "<a <?= $b ?> c=<?= $d ?> e>";
        let mark = |start: usize, end| Mark { span: start..end, role: Role::Output };
        assert_eq!(structure(text, &[mark(3, 12), mark(15, 24)]), "<a           c=_________ e>");
    }
}
