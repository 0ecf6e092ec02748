//! Pages: where the scripts and handlers of HTML and XML stand, and the order in which they run.

mod element;
mod html;
mod media_type;
mod xml;

use std::ops::Range;

use crate::code::Code;
use crate::entity;
use crate::islands::{Mark, blank, structure};
use crate::script::{Document, Language, Program, Script, ScriptKind};
use crate::tag::Attribute;
use crate::template::Template;

pub(crate) use element::Element;
pub(crate) use media_type::kind;

/// Reads a page by the rules of HTML.
pub(crate) fn read_html(text: &str, marks: &[Mark<'_>]) -> Document {
    let mut runs = Runs::default();
    let structure = structure(text, marks);
    for element in html::elements(&structure) {
        runs.add(Template { text, marks }, &structure, &element, |page, kind, span| {
            page.plain(kind, Language::JavaScript, span)
        });
    }
    runs.document()
}

/// Reads a page by the rules of XML: in scripts, too, entities stand for their characters, and the marks of CDATA sections
/// and comments are no code.
pub(crate) fn read_xml(text: &str, marks: &[Mark<'_>]) -> Document {
    let structure = structure(text, marks);
    let xml = xml::Xml::read(&structure);
    let script = |page: Template<'_>, kind, span: Range<usize>| {
        let (islands, text) = page.islands(span.clone());
        let text = blank(&text, span.start, xml.no_code_in(&span));
        let code: Code = entity::decode(&text, span.start, |at| !xml.is_verbatim(at));
        Script { kind, language: Language::JavaScript, code, span, islands }
    };
    let mut runs = Runs::default();
    for element in &xml.elements {
        runs.add(Template { text, marks }, &structure, element, script);
    }
    runs.document()
}

/// The scripts of a page by the time at which they run.
#[derive(Default)]
struct Runs {
    classic: Vec<Script>,
    modules: Vec<Script>,
    handlers: Vec<Script>,
}

impl Runs {
    fn add<'t>(
        &mut self,
        page: Template<'t>,
        structure: &str,
        element: &Element,
        script: impl Fn(Template<'t>, ScriptKind, Range<usize>) -> Script,
    ) {
        let kind = kind(structure, &element.tag).filter(|_| element.tag.attribute(structure, "src").is_none());
        match (kind, &element.content) {
            (Some(ScriptKind::Module), Some(span)) => {
                self.modules.push(script(page, ScriptKind::Module, span.clone()));
            }
            (Some(kind), Some(span)) => self.classic.push(script(page, kind, span.clone())),
            _ => {}
        }
        self.handlers.extend(element.tag.attributes.iter().filter_map(|attribute| handler(page, attribute)));
    }

    fn document(self) -> Document {
        let scripts: Vec<Script> = [self.classic, self.modules, self.handlers].into_iter().flatten().collect();
        Document { programs: if scripts.is_empty() { Vec::new() } else { vec![Program { scripts }] } }
    }
}

/// The handler that an attribute holds: `onclick="pay()"`, `href="javascript:pay()"`.
pub(crate) fn handler(page: Template<'_>, attribute: &Attribute) -> Option<Script> {
    let name = &page.text[attribute.name.clone()];
    let value = attribute.value.clone()?;
    let code = if is_event(name) { value } else { url_code(page.text, name, value)? };
    let is_empty = page.text[code.clone()].trim().is_empty();
    (!is_empty).then(|| page.attribute(ScriptKind::Handler, Language::JavaScript, code))
}

fn is_event(name: &str) -> bool {
    let event = name.as_bytes().split_at_checked(2).filter(|(on, _)| on.eq_ignore_ascii_case(b"on"));
    event.is_some_and(|(_, event)| event.len() > 2 && event.iter().all(u8::is_ascii_alphabetic))
}

/// The code of a link that runs some instead of leading somewhere.
fn url_code(text: &str, name: &str, value: Range<usize>) -> Option<Range<usize>> {
    const SCHEME: &str = "javascript:";
    let links = ["href", "xlink:href", "action", "formaction"];
    links.iter().find(|link| name.eq_ignore_ascii_case(link))?;
    let start = value.end - text[value.clone()].trim_start().len();
    let code = start + SCHEME.len();
    let scheme = text.get(start..code).filter(|_| code <= value.end)?;
    scheme.eq_ignore_ascii_case(SCHEME).then_some(code..value.end)
}

#[cfg(test)]
mod tests;
