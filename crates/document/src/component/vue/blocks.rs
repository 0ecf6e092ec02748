//! The root blocks of a Vue component, and the tags in its template.

use std::ops::Range;

use memchr::memmem;

use crate::tag::{self, StartTag};

/// A root block.
pub(super) struct Block {
    pub(super) tag: StartTag,
    pub(super) content: Range<usize>,
    /// The tags and interpolations of a template.
    pub(super) markup: Option<Markup>,
}

/// The parts of a template that hold expressions.
#[derive(Default)]
pub(super) struct Markup {
    pub(super) tags: Vec<StartTag>,
    /// The text between `{{` and `}}`.
    pub(super) interpolations: Vec<Range<usize>>,
}

/// Reads the blocks. All but a template in HTML are plain text up to their own end tag.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        at += found;
        if text[at..].starts_with("<!--") {
            at = end_of(text, at + 4, "-->");
        } else if let Some(tag) = StartTag::read(text, at) {
            let (content, markup) = content(text, &tag);
            at = content.end.max(tag.end);
            blocks.push(Block { tag, content, markup });
        } else if tag::begins(text, at) {
            break;
        } else {
            at += 1;
        }
    }
    blocks
}

fn content(text: &str, tag: &StartTag) -> (Range<usize>, Option<Markup>) {
    let name = &text[tag.name.clone()];
    let is_html = matches!(tag.value(text, "lang"), None | Some("" | "html"));
    if tag.closes_itself {
        (tag.end..tag.end, None)
    } else if name == "template" && is_html {
        let mut markup = Markup::default();
        let end = markup.read(text, tag.end);
        (tag.end..end, Some(markup))
    } else {
        (tag.end..start_of_end_tag(text, tag.end, name), None)
    }
}

impl Markup {
    /// Reads a template from its content's start on, and returns the place of its end tag.
    fn read(&mut self, text: &str, start: usize) -> usize {
        let (mut at, mut depth) = (start, 1_usize);
        let mut has_interpolations = true;
        while let Some(found) = text[at..].find(['<', '{']) {
            at += found;
            let rest = &text[at..];
            if rest.starts_with('{') {
                at += 1;
                if has_interpolations && rest.starts_with("{{") {
                    match rest.find("}}") {
                        Some(end) => {
                            self.interpolations.push(at + 1..at - 1 + end);
                            at += end + 1;
                        }
                        None => has_interpolations = false,
                    }
                }
            } else if rest.starts_with("<!--") {
                at = end_of(text, at + 4, "-->");
            } else if is_end_tag(rest, "template") {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
                at += 2;
            } else if let Some(tag) = StartTag::read(text, at) {
                at = tag.end;
                let name = &text[tag.name.clone()];
                depth += usize::from(name == "template" && !tag.closes_itself);
                if matches!(name, "textarea" | "title" | "script" | "style") && !tag.closes_itself {
                    at = start_of_end_tag(text, at, name);
                }
                self.tags.push(tag);
            } else if tag::begins(text, at) {
                return text.len();
            } else {
                at += 1;
            }
        }
        text.len()
    }
}

/// The place of the next end tag of a name, or the end of the text.
fn start_of_end_tag(text: &str, from: usize, name: &str) -> usize {
    let finder = memmem::Finder::new(b"</");
    let mut places = finder.find_iter(&text.as_bytes()[from..]).map(|at| from + at);
    places.find(|at| is_end_tag(&text[*at..], name)).unwrap_or(text.len())
}

fn is_end_tag(rest: &str, name: &str) -> bool {
    let after = rest.strip_prefix("</").and_then(|rest| rest.strip_prefix(name));
    after
        .is_some_and(|after| after.bytes().next().is_none_or(|byte| tag::is_space(byte) || matches!(byte, b'>' | b'/')))
}

fn end_of(text: &str, from: usize, mark: &str) -> usize {
    text[from..].find(mark).map_or(text.len(), |at| from + at + mark.len())
}
