//! Components of Astro.
//!
//! The fence is code of the server, and a program of its own with the expressions of the markup. Scripts run in the
//! browser: those that Astro bundles are modules, each a program; those that it leaves alone are scripts of the page.

use std::ops::Range;

use super::braces::{BraceTag, Quoted, Value};
use super::expression::trimmed;
use crate::code::Code;
use crate::islands::blank;
use crate::script::{Document, Language, Program, Script, ScriptKind};
use crate::tag::{self, StartTag};
use crate::template::Template;
use crate::{balanced, page};

/// Reads a component.
pub(crate) fn astro(text: &str) -> Document {
    let mut reader =
        Reader { text, server: Vec::new(), modules: Vec::new(), classic: Vec::new(), handlers: Vec::new() };
    let markup = fence(text).map_or(0, |fence| reader.add_fence(fence));
    let mut at = markup;
    while let Some(found) = text[at..].find(['<', '{']) {
        let Some(next) = reader.read_at(at + found) else { break };
        at = next;
    }
    reader.document()
}

/// The place of the code between the two lines of dashes.
fn fence(text: &str) -> Option<Range<usize>> {
    const DASHES: &str = "---";
    let start =
        text.len() - text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}').len();
    let code = text[start..].starts_with(DASHES).then_some(start + DASHES.len())?;
    let mut at = code;
    loop {
        let end = at + text[at..].find(DASHES)?;
        let line = text[..end].rfind('\n').map_or(0, |line| line + 1);
        if line >= code && text[line..end].trim().is_empty() {
            return Some(code..end);
        }
        at = end + DASHES.len();
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The fence, and what the markup reads.
    server: Vec<Script>,
    modules: Vec<Script>,
    classic: Vec<Script>,
    handlers: Vec<Script>,
}

/// A tag that was read, with the raw text after it, if it has any.
struct Element {
    content: Range<usize>,
    /// The place after it.
    end: usize,
}

impl Reader<'_> {
    /// Adds the fence and returns the place after it.
    fn add_fence(&mut self, fence: Range<usize>) -> usize {
        let end = fence.end + 3;
        self.server.push(Template::without_islands(self.text).plain(ScriptKind::Fence, Language::TypeScript, fence));
        end
    }

    fn add_use(&mut self, span: Range<usize>) {
        let component = Template::without_islands(self.text);
        let span = trimmed(self.text, span);
        self.server.extend(span.map(|span| component.plain(ScriptKind::Use, Language::Tsx, span)));
    }

    /// Adds an expression in the markup. The text of scripts in it is none of its code.
    fn add_markup(&mut self, expression: Range<usize>, scripts: &[Range<usize>]) {
        let Some(span) = trimmed(self.text, expression) else { return };
        let mut script = Template::without_islands(self.text).plain(ScriptKind::Use, Language::Tsx, span.clone());
        script.code = Code::plain(blank(&self.text[span.clone()], span.start, scripts.iter()), span.start);
        self.server.push(script);
    }

    /// Reads what begins at `at`, and returns the place after it; `None` if the text ends inside of it.
    fn read_at(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if rest.starts_with('{') {
            let end = balanced::end(self.text, at, self.text.len())?;
            let expression = at + 1..end - 1;
            let scripts = self.read_scripts_in(expression.clone());
            self.add_markup(expression, &scripts);
            return Some(end);
        }
        if rest.starts_with("<!--") {
            return rest.find("-->").map(|end| at + end + 3);
        }
        if !tag::begins(self.text, at) {
            return Some(at + 1);
        }
        self.read_tag(at).map(|read| read.end)
    }

    /// Reads the scripts of markup in an expression, `{isGuest && <script>…</script>}`, and returns the places of their
    /// text.
    fn read_scripts_in(&mut self, expression: Range<usize>) -> Vec<Range<usize>> {
        let mut contents = Vec::new();
        let mut at = expression.start;
        while let Some(found) = self.text[at..expression.end].find("<script") {
            let Some(read) = self.read_tag(at + found).filter(|read| read.end <= expression.end) else { break };
            at = read.end;
            contents.push(read.content);
        }
        contents
    }

    /// Reads a tag, and the element if it holds raw text.
    fn read_tag(&mut self, at: usize) -> Option<Element> {
        let text = self.text;
        let tag = BraceTag::read(text, at, Quoted::Text)?;
        for attribute in &tag.attributes {
            match &attribute.value {
                Value::None => {}
                Value::Code(code) => code.iter().for_each(|span| self.add_use(attribute_code(text, span.clone()))),
                Value::Text(value) => {
                    let attribute = tag::Attribute { name: attribute.name.clone(), value: Some(value.clone()) };
                    self.handlers.extend(page::handler(Template::without_islands(text), &attribute));
                }
            }
        }
        let end = match &text[tag.name.clone()] {
            "script" => "</script",
            "style" => "</style",
            _ => return Some(Element { content: tag.end..tag.end, end: tag.end }),
        };
        if tag.closes_itself {
            return Some(Element { content: tag.end..tag.end, end: tag.end });
        }
        let content = tag.end..tag.end + text[tag.end..].find(end)?;
        let after = content.end + end.len();
        if end == "</script" {
            self.add_script(at, &tag, content.clone());
        }
        Some(Element { content, end: after })
    }

    /// Astro bundles a script without attributes, and lets others as they are.
    fn add_script(&mut self, at: usize, tag: &BraceTag, content: Range<usize>) {
        let component = Template::without_islands(self.text);
        let has_code = tag.attributes.iter().any(|attribute| matches!(attribute.value, Value::Code(_)));
        let kind = match StartTag::read(self.text, at).filter(|_| !has_code) {
            Some(tag) => page::kind(self.text, &tag),
            None => Some(ScriptKind::Classic),
        };
        if tag.attribute(self.text, "src").is_some() {
            return;
        }
        match kind {
            Some(_) if tag.attributes.is_empty() => {
                self.modules.push(component.plain(ScriptKind::Module, Language::TypeScript, content));
            }
            Some(ScriptKind::Module) => {
                self.modules.push(component.plain(ScriptKind::Module, Language::JavaScript, content));
            }
            Some(kind) => self.classic.push(component.plain(kind, Language::JavaScript, content)),
            None => {}
        }
    }

    fn document(self) -> Document {
        let page = self.classic.into_iter().chain(self.handlers).collect();
        let modules = self.modules.into_iter().map(|script| vec![script]);
        let programs = [self.server, page].into_iter().chain(modules).filter(|scripts| !scripts.is_empty());
        Document { programs: programs.map(|scripts| Program { scripts }).collect() }
    }
}

/// The expression of an attribute: `{...props}` reads `props`.
fn attribute_code(text: &str, span: Range<usize>) -> Range<usize> {
    let code = &text[span.clone()];
    let rest = code.trim_start();
    let skipped = code.len() - rest.strip_prefix("...").unwrap_or(rest).len();
    span.start + skipped..span.end
}

#[cfg(test)]
mod tests {
    use crate::script::{Language, ScriptKind};

    fn programs(text: &str) -> Vec<Vec<(ScriptKind, Language, String)>> {
        let programs = crate::read("Checkout.astro", text).unwrap().programs;
        let shown = |program: crate::script::Program| {
            let scripts = program.scripts.into_iter();
            scripts.map(|script| (script.kind, script.language, script.code.text().to_owned())).collect()
        };
        programs.into_iter().map(shown).collect()
    }

    #[test]
    fn fence_markup_and_client_scripts() {
        let text = "\u{feff}---\r\nimport Layout from '../Layout.astro';\r\nconst a = b---c; // é\r\n---\r\n\
            <Layout title={a} {...rest} on={() => {}}>\r\n<!-- {no} <script>old()</script> -->\r\n\
            {items.map((item) => <li>Don't {item}</li>)}<button onclick=\"pay({ a: &quot;x&quot; })\">\r\n\
            <script>import { pay } from '../pay';\r\npay<string>('</b>');</script><script is:inline>window.x = 1;</script>\r\n\
            <script define:vars={{ a }}>use(a);</script><script src=\"x.js\"></script><script type=\"application/ld+json\">{}</script>\r\n\
            {a && <script type=\"module\">m()</script>}<style>p { a: b }</style></Layout>";
        let server = [
            (
                ScriptKind::Fence,
                Language::TypeScript,
                "\r\nimport Layout from '../Layout.astro';\r\nconst a = b---c; // é\r\n",
            ),
            (ScriptKind::Use, Language::Tsx, "a"),
            (ScriptKind::Use, Language::Tsx, "rest"),
            (ScriptKind::Use, Language::Tsx, "() => {}"),
            (ScriptKind::Use, Language::Tsx, "items.map((item) => <li>Don't {item}</li>)"),
            (ScriptKind::Use, Language::Tsx, "{ a }"),
            (ScriptKind::Use, Language::Tsx, "a && <script type=\"module\">   </script>"),
        ];
        let page = [
            (ScriptKind::Classic, Language::JavaScript, "window.x = 1;"),
            (ScriptKind::Classic, Language::JavaScript, "use(a);"),
            (ScriptKind::Handler, Language::JavaScript, "pay({ a: \"x\" })"),
        ];
        let first =
            [(ScriptKind::Module, Language::TypeScript, "import { pay } from '../pay';\r\npay<string>('</b>');")];
        let second = [(ScriptKind::Module, Language::JavaScript, "m()")];
        let expected: [&[_]; 4] = [&server, &page, &first, &second];
        let owned = |scripts: &[(ScriptKind, Language, &str)]| {
            scripts.iter().map(|(kind, language, text)| (*kind, *language, (*text).to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(programs(text), expected.map(owned));
    }

    #[test]
    fn a_component_without_a_fence_has_client_scripts() {
        assert_eq!(programs("<p>--- a ---</p><script>b()</script>").len(), 1);
        assert_eq!(programs("---\na").len(), 0);
        assert_eq!(programs("{ <p").len() + programs("<script>a").len() + programs("<p a={").len(), 0);
    }
}
