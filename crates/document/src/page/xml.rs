//! The elements of a page, by the rules of XML.

use std::ops::Range;

use super::Element;
use crate::tag::{self, StartTag};

/// The content of a page that is XML.
#[derive(Default)]
pub(super) struct Xml {
    pub(super) elements: Vec<Element>,
    /// The contents of CDATA sections, in which entities are plain text. By position.
    verbatim: Vec<Range<usize>>,
    /// The marks of CDATA sections, and comments. By position.
    no_code: Vec<Range<usize>>,
}

impl Xml {
    pub(super) fn read(page: &str) -> Self {
        let mut xml = Self::default();
        let mut open_script: Option<usize> = None;
        let mut at = 0;
        while let Some(found) = page[at..].find('<') {
            at += found;
            let rest = &page[at..];
            if rest.starts_with("<!--") {
                at = end_of(page, at + 4, "-->");
                xml.no_code.push(page.len() - rest.len()..at);
            } else if rest.starts_with("<![CDATA[") {
                at = xml.add_section(page, at);
            } else if rest.starts_with("<?") {
                at = end_of(page, at + 2, "?>");
            } else if let Some(script) = open_script {
                at += 1;
                if is_end_of_script(rest) {
                    xml.elements[script].content = Some(xml.elements[script].tag.end..at - 1);
                    open_script = None;
                }
            } else if let Some(tag) = StartTag::read(page, at) {
                at = tag.end;
                let is_open = !tag.closes_itself && &page[tag.name.clone()] == "script";
                open_script = is_open.then_some(xml.elements.len());
                let content = is_open.then_some(tag.end..page.len());
                xml.elements.push(Element { tag, content });
            } else if tag::begins(page, at) {
                // The page ends inside of this tag.
                break;
            } else {
                at += 1;
            }
        }
        xml
    }

    /// True if entities at this place are plain text.
    pub(super) fn is_verbatim(&self, at: usize) -> bool {
        let after = self.verbatim.partition_point(|section| section.start <= at);
        after > 0 && at < self.verbatim[after - 1].end
    }

    /// The parts of a script that are no code.
    pub(super) fn no_code_in(&self, script: &Range<usize>) -> &[Range<usize>] {
        let first = self.no_code.partition_point(|part| part.start < script.start);
        let last = self.no_code.partition_point(|part| part.end <= script.end).max(first);
        &self.no_code[first..last]
    }

    /// Adds the CDATA section at `start` and returns the first byte after it.
    fn add_section(&mut self, page: &str, start: usize) -> usize {
        let content = start + "<![CDATA[".len();
        let end = page[content..].find("]]>").map_or(page.len(), |at| content + at);
        let after = (end + "]]>".len()).min(page.len());
        self.no_code.extend([start..content, end..after]);
        self.verbatim.push(content..end);
        after
    }
}

fn is_end_of_script(rest: &str) -> bool {
    let after = rest.strip_prefix("</script").and_then(|rest| rest.bytes().next());
    after.is_some_and(|byte| byte == b'>' || byte.is_ascii_whitespace())
}

/// The place after the next `mark`, or the end of the page.
fn end_of(page: &str, from: usize, mark: &str) -> usize {
    page[from..].find(mark).map_or(page.len(), |at| from + at + mark.len())
}
