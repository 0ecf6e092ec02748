//! Start tags, read from the raw text: attributes keep their places, their letters' case and their entities.

use std::ops::Range;

/// An attribute as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// Place of its name.
    pub(crate) name: Range<usize>,
    /// Place of its value without the quotes; `None` for a name alone.
    pub(crate) value: Option<Range<usize>>,
}

/// A start tag as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StartTag {
    pub(crate) name: Range<usize>,
    pub(crate) attributes: Vec<Attribute>,
    /// True for `<br/>`.
    pub(crate) closes_itself: bool,
    /// First byte after its `>`.
    pub(crate) end: usize,
}

impl Attribute {
    /// True if the attribute has this name, in any case.
    pub(crate) fn is(&self, text: &str, name: &str) -> bool {
        text[self.name.clone()].eq_ignore_ascii_case(name)
    }
}

impl StartTag {
    /// Reads the tag whose `<` stands at `start`; `None` if a name doesn't follow, or the text ends inside of the tag.
    pub(crate) fn read(text: &str, start: usize) -> Option<Self> {
        Self::read_before(text, start, text.len())
    }

    /// Reads the tag whose `<` stands at `start`, if it ends before `limit`.
    pub(crate) fn read_before(text: &str, start: usize, limit: usize) -> Option<Self> {
        if !begins(text, start) {
            return None;
        }
        let bytes = &text.as_bytes()[..limit.min(text.len())];
        let name = start + 1..end_of(bytes, start + 1, |byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        let mut tag = Self { attributes: Vec::new(), closes_itself: false, end: name.end, name };
        loop {
            let at = end_of(bytes, tag.end, |byte| !is_space(byte));
            match bytes.get(at)? {
                b'>' => {
                    tag.closes_itself = bytes[at - 1] == b'/' && !tag.has_value_at(at);
                    tag.end = at + 1;
                    return Some(tag);
                }
                b'/' => tag.end = at + 1,
                _ => tag.end = tag.read_attribute(bytes, at)?,
            }
        }
    }

    /// Returns the attribute of this name, in any case.
    pub(crate) fn attribute(&self, text: &str, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.is(text, name))
    }

    /// Returns the value of the attribute of this name; empty for a name alone.
    pub(crate) fn value<'t>(&self, text: &'t str, name: &str) -> Option<&'t str> {
        self.attribute(text, name).map(|attribute| attribute.value.clone().map_or("", |value| &text[value]))
    }

    /// True if the last attribute's value ends before `at`: the `/` of `<a href=/>` belongs to the value.
    fn has_value_at(&self, at: usize) -> bool {
        self.attributes.last().and_then(|attribute| attribute.value.as_ref()).is_some_and(|value| value.end == at)
    }

    /// Reads an attribute at `start` and returns the first byte after it.
    fn read_attribute(&mut self, bytes: &[u8], start: usize) -> Option<usize> {
        let is_end = |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'=');
        // An attribute may begin with `=`.
        let name = start..end_of(bytes, start + 1, is_end);
        let equals = end_of(bytes, name.end, |byte| !is_space(byte));
        if bytes.get(equals)? != &b'=' {
            self.attributes.push(Attribute { value: None, name: name.clone() });
            return Some(name.end);
        }
        let at = end_of(bytes, equals + 1, |byte| !is_space(byte));
        let (value, end) = match *bytes.get(at)? {
            b'>' => (at..at, at),
            quote @ (b'"' | b'\'') => {
                let end = end_of(bytes, at + 1, |byte| byte == quote);
                (at + 1..end, end + 1)
            }
            _ => {
                let end = end_of(bytes, at, |byte| is_space(byte) || byte == b'>');
                (at..end, end)
            }
        };
        self.attributes.push(Attribute { name, value: Some(value) });
        Some(end)
    }
}

/// True if the name of a start tag follows the `<` at `at`.
pub(crate) fn begins(text: &str, at: usize) -> bool {
    text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphabetic)
}

/// True for the white space of HTML.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// True for an element without content and end tag. Its name is in lower case: `<Link>` of Svelte is a component.
pub(crate) fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ];
    VOID.contains(&name)
}

/// The place of the first byte from `start` on that is an end, or of the text's.
pub(crate) fn end_of(bytes: &[u8], start: usize, is_end: impl Fn(u8) -> bool) -> usize {
    let length = bytes.len();
    bytes.get(start..).and_then(|rest| rest.iter().position(|byte| is_end(*byte))).map_or(length, |at| start + at)
}

#[cfg(test)]
mod tests {
    use super::StartTag;

    fn read(text: &str) -> (String, bool, Vec<(&str, Option<&str>)>) {
        let tag = StartTag::read(text, 0).unwrap();
        let attributes = tag.attributes.iter();
        let attributes = attributes
            .map(|attribute| (&text[attribute.name.clone()], attribute.value.clone().map(|value| &text[value])));
        (text[..tag.end].to_owned(), tag.closes_itself, attributes.collect())
    }

    #[test]
    fn attributes_are_read_as_written() {
        let text = "<Script SRC=/pay.js data-a='x > \"y\"'\n async onload = \"a &lt; b\">rest";
        let attributes = vec![
            ("SRC", Some("/pay.js")),
            ("data-a", Some("x > \"y\"")),
            ("async", None),
            ("onload", Some("a &lt; b")),
        ];
        assert_eq!(read(text), (text.strip_suffix("rest").unwrap().to_owned(), false, attributes));
    }

    #[test]
    fn a_slash_closes_a_tag_or_belongs_to_a_value() {
        assert_eq!(read("<br/>"), ("<br/>".to_owned(), true, vec![]));
        assert_eq!(read("<a href=/>x"), ("<a href=/>".to_owned(), false, vec![("href", Some("/"))]));
        assert_eq!(read("<a b/c>"), ("<a b/c>".to_owned(), false, vec![("b", None), ("c", None)]));
        assert!(read("<a b=\"\" />").1);
    }

    #[test]
    fn a_tag_that_does_not_end_is_none() {
        for text in ["<", "<a", "<a b", "<a b=", "<a b=\"", "<a b=\"c>", "< a>", "</a>", "<1>", "<a /"] {
            assert_eq!(StartTag::read(text, 0), None, "{text}");
        }
    }
}
