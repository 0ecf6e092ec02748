//! `@…` of Razor.
//!
//! Razor's code holds markup, and its markup code, to any depth. The reader keeps a stack of what it is in: an island
//! begins where markup goes over to code and ends where markup begins again.

mod transition;

use super::outline::{Outline, comment, end_of_string};
use super::{Mark, Role, Source};
use crate::tag::{self, StartTag};
use transition::Transition;

/// Finds the expressions, statements and directives of Razor.
pub(crate) fn razor(text: &str) -> Vec<Mark<'_>> {
    let mut reader = Reader { text, source: Source::new(text), at: 0, frames: Vec::new(), marks: Vec::new() };
    while reader.at < text.len() {
        match reader.frames.last() {
            Some(Frame::Code { .. }) => reader.read_code(),
            _ => reader.read_markup(),
        }
    }
    reader.end_island(text.len());
    reader.marks
}

/// A part of a template in which the reader is. Outside of all frames is markup.
enum Frame<'t> {
    /// Code in braces.
    Code {
        /// The number of braces that are open.
        depth: usize,
        /// First byte of the island that is being read.
        start: usize,
        /// True if a statement may begin here.
        is_start_of_statement: bool,
    },
    /// Markup up to the line's end: `@: text`.
    Line,
    /// Markup up to `</text>`.
    Text,
    /// Markup of an element of this name, with those of the same name in it.
    Element { name: &'t str, depth: usize },
    /// A tag of an element without content, up to a byte.
    Tag { end: usize },
    /// Markup up to the brace that closes a section.
    Section { depth: usize },
}

struct Reader<'t> {
    text: &'t str,
    source: Source<'t>,
    at: usize,
    frames: Vec<Frame<'t>>,
    marks: Vec<Mark<'t>>,
}

impl<'t> Reader<'t> {
    fn push(&mut self, end: usize, role: Role<'t>) {
        self.marks.push(Mark { span: self.at..end, role });
        self.at = end;
    }

    fn read_markup(&mut self) {
        if self.text.as_bytes()[self.at] == b'@' {
            return self.read_transition();
        }
        let rest = &self.text.as_bytes()[self.at..];
        match self.frames.last_mut() {
            Some(Frame::Line) if rest[0] == b'\n' => self.return_to_code(self.at + 1, self.at + 1),
            Some(Frame::Text) if rest.starts_with(b"</text>") => {
                self.return_to_code(self.at, self.at + "</text>".len());
            }
            Some(Frame::Tag { end }) if *end <= self.at => self.return_to_code(self.at, self.at),
            Some(Frame::Element { .. }) if rest[0] == b'<' => self.read_tag_of_element(),
            Some(Frame::Section { depth }) => match rest[0] {
                b'{' => {
                    *depth += 1;
                    self.at += 1;
                }
                b'}' if *depth == 0 => {
                    self.frames.pop();
                    self.push(self.at + 1, Role::End("section"));
                }
                b'}' => {
                    *depth -= 1;
                    self.at += 1;
                }
                _ => self.at += 1,
            },
            _ => self.at += 1,
        }
    }

    fn read_tag_of_element(&mut self) {
        let Some(Frame::Element { name, depth }) = self.frames.last_mut() else { return };
        let rest = &self.text.as_bytes()[self.at..];
        let is_end = rest.starts_with(b"</");
        let after = rest[if is_end { 2 } else { 1 }..].strip_prefix(name.as_bytes());
        let is_tag = after.and_then(|after| after.first()).is_some_and(|byte| !byte.is_ascii_alphanumeric());
        self.at += 1;
        if !is_tag {
            return;
        }
        if !is_end {
            let (start, limit) = (self.at - 1, self.source.limit(self.at));
            let tag = StartTag::read_before(self.text, start, limit);
            // Markup is read on inside of the tag, since it may hold code: tags that begin in it are read again.
            self.source.charge(tag.as_ref().map_or(limit, |tag| tag.end) - start);
            *depth += usize::from(tag.is_none_or(|tag| !tag.closes_itself));
            return;
        }
        *depth -= 1;
        if *depth == 0 {
            let end = self.text[self.at..].find('>').map_or(self.text.len(), |end| self.at + end + 1);
            self.return_to_code(end, end);
        }
    }

    /// Leaves markup. The next island begins at `start`, and its code is read on from `at`.
    fn return_to_code(&mut self, start: usize, at: usize) {
        self.frames.pop();
        self.at = at;
        if let Some(Frame::Code { start: old, is_start_of_statement, .. }) = self.frames.last_mut() {
            *old = start;
            *is_start_of_statement = true;
        }
    }

    fn read_transition(&mut self) {
        match Transition::read(&mut self.source, self.at) {
            Transition::None => self.at += 1,
            Transition::Island { end, role } => self.push(end, role),
            Transition::Section { end } => {
                self.push(end, Role::Begin("section"));
                self.frames.push(Frame::Section { depth: 0 });
            }
            Transition::Code { brace } => {
                self.frames.push(Frame::Code { depth: 0, start: self.at, is_start_of_statement: true });
                self.at = brace;
            }
        }
    }

    fn read_code(&mut self) {
        let (bytes, at) = (self.text.as_bytes(), self.at);
        let Some(Frame::Code { depth, is_start_of_statement, .. }) = self.frames.last_mut() else { return };
        let is_start = std::mem::take(is_start_of_statement);
        match bytes[at] {
            b'@' if bytes[at..].starts_with(b"@*") => {
                *is_start_of_statement = is_start;
                self.at = transition::end_of_comment(self.text, at).unwrap_or(bytes.len());
            }
            b'@' if is_start && bytes.get(at + 1) == Some(&b':') => self.enter(at + 2, Frame::Line),
            b'@' if bytes.get(at + 1) == Some(&b'"') => self.at = end_of_verbatim_string(bytes, at + 1),
            b'<' if is_start && bytes[at..].starts_with(b"<text>") => self.enter(at + "<text>".len(), Frame::Text),
            b'<' if is_start && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => self.enter_element(),
            b'"' | b'\'' => self.at = end_of_string(bytes, at),
            b'/' if comment(bytes, at).is_some() => {
                *is_start_of_statement = is_start;
                self.at = comment(bytes, at).unwrap_or(bytes.len());
            }
            b'}' if *depth <= 1 => self.end_code(),
            byte => {
                *depth += usize::from(byte == b'{');
                *depth -= usize::from(byte == b'}');
                *is_start_of_statement =
                    matches!(byte, b'{' | b'}' | b';' | b':') || is_start && byte.is_ascii_whitespace();
                self.at += 1;
            }
        }
    }

    /// Leaves code for markup, which begins at `start`.
    fn enter(&mut self, start: usize, frame: Frame<'t>) {
        self.end_island(start);
        self.at = start;
        self.frames.push(frame);
    }

    fn enter_element(&mut self) {
        let start = self.at;
        let Some(tag) = StartTag::read_before(self.text, start, self.source.limit(start)) else {
            self.source.charge(self.source.limit(start) - start);
            self.at += 1;
            return;
        };
        let name = &self.text[tag.name.clone()];
        let is_void = tag.closes_itself || tag::is_void(&name.to_ascii_lowercase());
        let frame = if is_void { Frame::Tag { end: tag.end } } else { Frame::Element { name, depth: 1 } };
        self.enter(start, frame);
        self.at += 1;
    }

    /// Ends code at its last brace, unless another block belongs to it: `} else {`.
    fn end_code(&mut self) {
        self.at += 1;
        let rest = self.text[self.at..].trim_start();
        let next = self.text.len() - rest.len();
        let goes_on = ["else", "catch", "finally", "while"].iter().any(|word| rest.starts_with(word));
        let sign = if goes_on { rest.find(['{', ';', '<']) } else { None };
        let brace = sign.filter(|sign| rest.as_bytes()[*sign] == b'{');
        if let (Some(brace), Some(Frame::Code { depth, .. })) = (brace, self.frames.last_mut()) {
            *depth = 0;
            self.at = next + brace;
        } else {
            self.end_island(self.at);
            self.frames.pop();
        }
    }

    /// Ends the island of the innermost code, if that is being read.
    fn end_island(&mut self, end: usize) {
        let Some(Frame::Code { start, .. }) = self.frames.last() else { return };
        if *start < end {
            let role = role(&self.text[*start..end]);
            self.marks.push(Mark { span: *start..end, role });
        }
    }
}

/// The role of code between markup. Without blocks of its own it prints nothing, mostly.
fn role(code: &str) -> Role<'_> {
    match Outline::of(code).braces() {
        Role::Output => Role::Silent,
        role => role,
    }
}

/// The place after the string of `@"…"`, in which two quotes stand for one.
fn end_of_verbatim_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'"' if bytes.get(at + 1) == Some(&b'"') => 2,
            b'"' => return at + 1,
            _ => 1,
        };
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::razor;
    use crate::islands::tests::shown;

    #[test]
    fn expressions_are_islands() {
        let text = "var a = '@Model.Order.Id', b = @Html.Raw(Json.Encode(x[\")\"])), c = @(a + \"é)\").x, d = @await F()[0]?.G;";
        assert_eq!(shown(text, razor), "var a = '[Output]', b = [Output], c = [Output].x, d = [Output];");
        let text = "me@shop.com a@@b @* @x *@ vue@2 @media (x) {} @font-face {} @ 'x@(y)' @Model. .a";
        assert_eq!(
            shown(text, razor),
            "me@shop.com a[Output]b [Silent] vue@2 @media (x) {} @font-face {} @ 'x[Output]' [Output]. .a"
        );
        assert_eq!(
            shown("@model Shop.Order\n@using X.Y\n@page\n@inject A b\nx", razor),
            "[Silent]\n[Silent]\n[Silent]\n[Silent]\nx"
        );
    }

    #[test]
    fn code_blocks_hold_markup() {
        let text =
            "@if (a < b) {\n  <text>var a = '@b';</text>\n} else if (c) {\n  @: d();\n} else { e(\"<p>\"); } f();";
        assert_eq!(shown(text, razor), "[Open]var a = '[Output]';[Otherwise] d();\n[Close] f();");
        let text = "@foreach (var x in y)\n{\n  var z = '}'; // }\n  <script>pay(@x, { a: 1 });</script>\n  <br/>\n}é @{ var q = @\"\"\"\"; }";
        assert_eq!(shown(text, razor), "[Open]<script>pay([Output], { a: 1 });</script>[Silent]<br/>[Close]é [Silent]");
        let text = "@section Scripts {\n<script>if (a) { b(@c) }</script>\n}@functions { int F() { return 1; } }x";
        assert_eq!(shown(text, razor), "[Open]\n<script>if (a) { b([Output]) }</script>\n[Close][Silent]x");
    }

    #[test]
    fn code_without_an_end_runs_to_the_end() {
        assert_eq!(shown("a @if (x) { <p>b</p> c", razor), "a [Silent]<p>b</p>[Silent]");
        assert_eq!(shown("@if x { @for (", razor), "[Output] x { [Output] (");
        assert_eq!(shown("@section a {{ @{", razor), "[Silent]{ [Silent]");
    }
}
