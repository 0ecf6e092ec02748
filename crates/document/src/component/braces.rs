//! Markup with code in braces, as Svelte and Astro have it.

use std::ops::Range;

use crate::balanced;
use crate::tag::{end_of, is_space};

/// A start tag whose attributes may hold code in braces.
pub(super) struct BraceTag {
    pub(super) name: Range<usize>,
    pub(super) attributes: Vec<BraceAttribute>,
    pub(super) closes_itself: bool,
    pub(super) end: usize,
}

/// An attribute of such a tag.
pub(super) struct BraceAttribute {
    /// Place of its name; empty for code that stands for attributes: `{...rest}`.
    pub(super) name: Range<usize>,
    pub(super) value: Value,
}

/// The value of an attribute.
pub(super) enum Value {
    /// There is none.
    None,
    /// Text without code.
    Text(Range<usize>),
    /// Code, and maybe text around it. The places are those between the braces.
    Code(Vec<Range<usize>>),
}

/// The meaning of braces in a quoted value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    /// They hold code: `class="row {kind}"` of Svelte.
    Code,
    /// They are text, as Astro has it.
    Text,
}

impl BraceTag {
    /// Reads the tag whose `<` stands at `start`; `None` if the text ends inside of it.
    pub(super) fn read(text: &str, start: usize, quoted: Quoted) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_end = |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'{');
        let name = start + 1..end_of(bytes, start + 1, is_end);
        let mut tag = Self { attributes: Vec::new(), closes_itself: false, end: name.end, name };
        loop {
            let at = end_of(bytes, tag.end, |byte| !is_space(byte));
            match bytes.get(at)? {
                b'>' => {
                    tag.closes_itself = bytes[at - 1] == b'/';
                    tag.end = at + 1;
                    return Some(tag);
                }
                b'/' => tag.end = comment(text, at).unwrap_or(at + 1),
                b'{' => {
                    tag.end = balanced::end(text, at, text.len())?;
                    let code = at + 1..tag.end - 1;
                    tag.attributes.push(BraceAttribute { name: at..at, value: Value::Code(Vec::from([code])) });
                }
                _ => tag.end = tag.read_attribute(text, at, quoted)?,
            }
        }
    }

    /// Returns the attribute of this name.
    pub(super) fn attribute(&self, text: &str, name: &str) -> Option<&BraceAttribute> {
        self.attributes.iter().find(|attribute| &text[attribute.name.clone()] == name)
    }

    /// Returns the text of the attribute of this name; empty if it has none.
    pub(super) fn text<'t>(&self, text: &'t str, name: &str) -> Option<&'t str> {
        self.attribute(text, name).map(|attribute| match &attribute.value {
            Value::Text(value) => &text[value.clone()],
            Value::None | Value::Code(_) => "",
        })
    }

    fn read_attribute(&mut self, text: &str, start: usize, quoted: Quoted) -> Option<usize> {
        let bytes = text.as_bytes();
        let is_end = |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'=');
        let name = start..end_of(bytes, start + 1, is_end);
        let equals = end_of(bytes, name.end, |byte| !is_space(byte));
        if bytes.get(equals)? != &b'=' {
            self.attributes.push(BraceAttribute { value: Value::None, name: name.clone() });
            return Some(name.end);
        }
        let at = end_of(bytes, equals + 1, |byte| !is_space(byte));
        let quote = Some(*bytes.get(at)?).filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
        let (start, mut end) = if quote.is_some() { (at + 1, at + 1) } else { (at, at) };
        let has_code = match quote {
            Some(b'`') => false,
            Some(_) => quoted == Quoted::Code,
            None => true,
        };
        let mut code = Vec::new();
        loop {
            match *bytes.get(end)? {
                b'{' if has_code => {
                    let after = balanced::end(text, end, text.len())?;
                    code.push(end + 1..after - 1);
                    end = after;
                }
                byte if quote == Some(byte) => break,
                byte if quote.is_none() && (is_space(byte) || byte == b'>' || text[end..].starts_with("/>")) => break,
                _ => end += text[end..].chars().next().map_or(1, char::len_utf8),
            }
        }
        let value = if code.is_empty() { Value::Text(start..end) } else { Value::Code(code) };
        self.attributes.push(BraceAttribute { name, value });
        Some(end + usize::from(quote.is_some()))
    }
}

/// The place after a comment between attributes.
fn comment(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if rest.starts_with("/*") {
        return rest.find("*/").map(|end| at + end + 2);
    }
    rest.starts_with("//").then(|| rest.find('\n').map(|end| at + end)).flatten()
}
