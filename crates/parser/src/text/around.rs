//! The text of a document around an edit: islands, marks, and the encoding of attributes.

use std::borrow::Cow;

use dr_lint_document::{Branch, Script, ScriptKind};

use crate::text::source::{SourceFile, Span};

impl SourceFile {
    /// Returns the bytes around this one that another language fills in.
    pub fn island(&self, at: u32) -> Option<Span> {
        let islands = &self.scripts()?.islands;
        let (island, _) = islands.get(islands.partition_point(|(island, _)| island.end <= at))?;
        (island.start <= at).then_some(Span { start: island.start, end: island.end })
    }

    /// Returns the end of the innermost script of a document around a byte; `None` outside of scripts, and where the file is one script.
    pub fn script_end(&self, at: u32) -> Option<u32> {
        let regions = self.regions().into_iter();
        regions.filter(|region| region.start <= at && at <= region.end).map(|region| region.end).min()
    }

    /// Returns the parts of a document that are no script, by position; none where the file is one script.
    pub(crate) fn outside_scripts(&self) -> Vec<Span> {
        if self.document().is_none() {
            return Vec::new();
        }
        let regions = self.regions();
        let end = u32::try_from(self.text().len()).unwrap_or(u32::MAX);
        let starts = std::iter::once(self.bom_len()).chain(regions.iter().map(|region| region.end));
        let ends = regions.iter().map(|region| region.start).chain([end]);
        starts.zip(ends).map(|(start, end)| Span { start, end: end.max(start) }).collect()
    }

    /// The scripts of a document, by position.
    fn regions(&self) -> Vec<Span> {
        let programs = self.document().map(|document| document.programs.as_slice()).unwrap_or_default();
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let scripts = programs.iter().flat_map(|program| &program.scripts).map(|script| &script.span);
        let mut regions: Vec<Span> =
            scripts.map(|span| Span { start: count(span.start), end: count(span.end) }).collect();
        regions.sort_unstable();
        regions
    }

    /// Returns the text with blanks for the marks of the document that stand inside of scripts: the `>` of a quote.
    pub fn without_marks(&self) -> Cow<'_, str> {
        let mut text = Cow::Borrowed(self.text());
        let programs = self.document().map(|document| document.programs.as_slice()).unwrap_or_default();
        for script in programs.iter().flat_map(|program| &program.scripts) {
            let code = script.code.text();
            let is_marked = script.islands.is_empty() && script.code.is_plain() && code.len() == script.span.len();
            if is_marked && text.get(script.span.clone()).is_some_and(|raw| raw != code) {
                text.to_mut().replace_range(script.span.clone(), code);
            }
        }
        text
    }

    /// True if another language fills in some of these bytes.
    pub fn has_island(&self, span: Span) -> bool {
        self.islands_at(span).next().is_some()
    }

    /// True if an edit of these bytes would cut what another language fills in, or take only one end of a pair of control tags.
    pub fn cuts_island(&self, span: Span) -> bool {
        let inside = |at: u32| self.island(at).is_some_and(|island| island.start < at);
        inside(span.start) || inside(span.end) || !self.has_whole_branches(span)
    }

    /// True if the control tags in these bytes belong together.
    fn has_whole_branches(&self, span: Span) -> bool {
        let mut open = 0usize;
        for branch in self.islands_at(span) {
            match branch {
                Branch::Open => open += 1,
                Branch::Close if open > 0 => open -= 1,
                Branch::Otherwise if open > 0 => {}
                Branch::Otherwise | Branch::Close => return false,
                Branch::Output | Branch::Silent => {}
            }
        }
        open == 0
    }

    fn islands_at(&self, span: Span) -> impl Iterator<Item = Branch> {
        let islands = self.scripts().map(|scripts| scripts.islands.as_slice()).unwrap_or_default();
        let first = islands.partition_point(|(island, _)| island.end <= span.start);
        islands[first..].iter().take_while(move |(island, _)| island.start < span.end).map(|(_, branch)| *branch)
    }

    /// Returns code as it has to be written at a byte of the file: in an attribute, its quotes are entities.
    pub fn encoded<'c>(&self, code: &'c str, at: u32) -> Cow<'c, str> {
        let Some(quote) = self.quote(at) else { return Cow::Borrowed(code) };
        let (mark, entity) = if quote == b'"' { ('"', "&quot;") } else { ('\'', "&#39;") };
        if code.contains(['&', mark]) {
            Cow::Owned(code.replace('&', "&amp;").replace(mark, entity))
        } else {
            Cow::Borrowed(code)
        }
    }

    /// The quote of the attribute around a byte whose value is a script.
    fn quote(&self, at: u32) -> Option<u8> {
        let at = at as usize;
        let mut scripts = self.document()?.programs.iter().flat_map(|program| &program.scripts);
        let script = scripts.find(|script| script.span.start <= at && at <= script.span.end && is_attribute(script))?;
        // The code may stand behind blanks, and in a link behind `javascript:`.
        let is_between = |byte: &u8| byte.is_ascii_whitespace() || byte.is_ascii_alphabetic() || *byte == b':';
        let before = self.text().as_bytes()[..script.span.start].iter().rev().find(|byte| !is_between(byte))?;
        matches!(before, b'"' | b'\'').then_some(*before)
    }
}

fn is_attribute(script: &Script) -> bool {
    match script.kind {
        ScriptKind::Handler | ScriptKind::HandlerExpression | ScriptKind::Use | ScriptKind::Written => true,
        ScriptKind::Classic | ScriptKind::Module | ScriptKind::Component | ScriptKind::Fence => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_in_attributes_are_entities() {
        let file = SourceFile::new("a.html", "<a onclick=\"pay()\" onfocus='pay()'><script>pay()</script>");
        assert_eq!(file.encoded("f(\"a\" && 'b')", 12), "f(&quot;a&quot; &amp;&amp; 'b')");
        assert_eq!(file.encoded("f(\"a\", 'b')", 28), "f(\"a\", &#39;b&#39;)");
        assert_eq!(file.encoded("f(\"a\")", 45), "f(\"a\")");
        assert_eq!(SourceFile::new("a.js", "pay()").encoded("\"", 1), "\"");
        let link = SourceFile::new("a.html", "<a href=\" javascript: pay()\">");
        assert_eq!(link.encoded("\"", 24), "&quot;");
        let bare = SourceFile::new("a.html", "<a href=\"#\" onclick=pay()>");
        assert_eq!(bare.encoded("\"", 21), "\"");
        let component =
            SourceFile::new("a.vue", "<script></script><template><a @click=\" pay()\">{{ a }}</a></template>");
        assert_eq!((component.encoded("\"", 40), component.encoded("\"", 51)), ("&quot;".into(), "\"".into()));
    }

    #[test]
    fn a_script_in_an_expression_ends_before_it() {
        let text = "{a && <script>b()</script>}";
        let file = SourceFile::new("a.astro", text);
        let at = |part: &str| u32::try_from(text.find(part).unwrap()).unwrap();
        assert_eq!((file.script_end(at("b(")), file.script_end(at("a &&"))), (Some(at("</")), Some(at("}"))));
    }

    #[test]
    fn the_marks_of_a_quote_are_blank() {
        let file = SourceFile::new("a.md", "> ```js\n> f({\n>   a > b\n> })\n> ```\n");
        assert_eq!(file.without_marks(), "> ```js\n> f({\n    a > b\n  })\n> ```\n");
    }

    #[test]
    fn a_pair_of_control_tags_stays_together() {
        let text = "<script>a<?php if (b): ?>c<?php else: ?>d<?php endif ?></script>";
        let file = SourceFile::new("a.php", text);
        let at = |part: &str| u32::try_from(text.find(part).unwrap()).unwrap();
        let cuts = |start, end| file.cuts_island(Span { start, end });
        assert!(cuts(at("a<"), at("c<")) && cuts(at("c<"), at("d<")) && cuts(at("d<"), at("</")));
        assert!(!cuts(at("a<"), at("</")) && !cuts(at("c<"), at("<?php else")));
    }

    #[test]
    fn an_island_is_cut_inside_only() {
        let file = SourceFile::new("a.php", "<script>f(<?= 1 ?>)</script>");
        assert_eq!(file.island(10), Some(Span { start: 10, end: 18 }));
        assert_eq!((file.island(9), file.island(18)), (None, None));
        let cuts = |start, end| file.cuts_island(Span { start, end });
        assert!(!cuts(10, 18) && !cuts(9, 19) && cuts(9, 12) && cuts(12, 19) && cuts(12, 12) && !cuts(18, 18));
        assert!(file.has_island(Span { start: 8, end: 19 }) && !file.has_island(Span { start: 8, end: 10 }));
    }
}
