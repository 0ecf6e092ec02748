//! Character references (`&quot;`, `&#39;`) and the text that they stand for.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::code::{Code, Piece};

/// Longest name of a character reference.
const LONGEST: usize = 33;

/// Decodes the entities of a text that stands at `offset` in its document, if their place fulfils a condition. The result
/// knows the place of each byte.
pub(crate) fn decode(raw: &str, offset: usize, is_wanted: impl Fn(usize) -> bool) -> Code {
    let mut text = String::with_capacity(raw.len());
    let mut pieces = vec![Piece { start: 0, document: offset }];
    let (mut kept, mut at) = (0, 0);
    while let Some(found) = raw[at..].find('&') {
        let start = at + found;
        at = start + 1;
        let Some((meaning, end)) = meaning(raw, start).filter(|_| is_wanted(offset + start)) else { continue };
        text.push_str(&raw[kept..start]);
        push(&mut pieces, Piece { start: text.len(), document: offset + start });
        text.push_str(&meaning);
        push(&mut pieces, Piece { start: text.len(), document: offset + end });
        (kept, at) = (end, end);
    }
    text.push_str(&raw[kept..]);
    Code::of_pieces(text, pieces)
}

/// Adds a piece; one that is empty gives way to the next.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    pieces.pop_if(|last| last.start == piece.start);
    pieces.push(piece);
}

/// The meaning of the entity that begins at `start`, and the first byte after it.
fn meaning(raw: &str, start: usize) -> Option<(String, usize)> {
    let rest = &raw[start..];
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '#';
    let name = rest[1..].chars().take(LONGEST).take_while(|letter| is_part(*letter)).count();
    if name == 0 {
        return None;
    }
    let end = 1 + name + usize::from(rest[1 + name..].starts_with(';'));
    // Without a semicolon the next character decides: the references of `?a=1&copy=2` are none.
    let next = rest[end..].chars().next().filter(|next| !matches!(next, '"' | '&' | '\0' | '\r'));
    let next = next.map(String::from).unwrap_or_default();
    let decoded = attribute(&format!("{}{next}", &rest[..end]))?;
    let decoded = decoded.strip_suffix(next.as_str())?;
    // `&notit` is `¬it`: what stands behind the reference stays.
    let shared = common_end(&rest[..end], decoded);
    let (raw, decoded) = (&rest[..end - shared], &decoded[..decoded.len() - shared]);
    (raw != decoded && !raw.is_empty()).then(|| (decoded.to_owned(), start + raw.len()))
}

/// The length of the letters and digits that two texts end with.
fn common_end(one: &str, other: &str) -> usize {
    let both = one.bytes().rev().zip(other.bytes().rev());
    both.take_while(|(one, other)| one == other && one.is_ascii_alphanumeric()).count()
}

/// The value of an attribute that is written so.
fn attribute(value: &str) -> Option<String> {
    let tag = format!("<a b=\"{value}\">");
    let token = Tokenizer::new_with_emitter(tag.as_str(), DefaultEmitter::<()>::default());
    let tag = token.flatten().find_map(|token| if let Token::StartTag(tag) = token { Some(tag) } else { None })?;
    String::from_utf8(tag.attributes.get(b"b".as_slice())?.value.0.clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn entities_are_decoded_and_keep_their_places() {
        let document = "é pay(&quot;a&quot;, b &lt c &amp;&amp; &#x27;d&#39; &euro;) &&x &copy=2 &nothing;";
        let code = decode(&document[3..], 3, |_| true);
        assert_eq!(code.text(), "pay(\"a\", b < c && 'd' €) &&x &copy=2 &nothing;");
        for word in ["pay(", "a", "b ", "c ", "d", ") &&x", "&copy", "&nothing;"] {
            let place = code.in_document(code.text().find(word).unwrap());
            assert!(document[place..].starts_with(word), "{word}: {}", &document[place..]);
        }
        assert_eq!(code.in_document(code.text().len()), document.len());
        let quote = code.text().find('"').unwrap();
        assert!(document[code.in_document(quote)..].starts_with("&quot;a"));
    }

    #[test]
    fn a_text_without_entities_is_plain() {
        assert!(decode("x && y", 0, |_| true).is_plain());
        let code = decode("&lt;", 0, |_| true);
        assert_eq!((code.text(), code.in_document(0), code.in_document(1)), ("<", 0, 4));
    }
}
