//! The scripts, and the code in the markup of a Svelte component.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::balanced;
use crate::component::braces::{BraceAttribute, BraceTag, Quoted, Value};
use crate::component::expression::kind;
use crate::script::ScriptKind;
use crate::tag;

/// The content of a component.
#[derive(Default)]
pub(super) struct Markup<'t> {
    text: &'t str,
    /// The scripts at the root, in the order of the file.
    pub(super) scripts: Vec<RootScript<'t>>,
    /// The code of the markup, in the order of the file.
    pub(super) code: Vec<(ScriptKind, Range<usize>)>,
    open: Open<'t>,
}

/// A script at the root.
pub(super) struct RootScript<'t> {
    pub(super) content: Range<usize>,
    pub(super) language: &'t str,
    pub(super) is_module: bool,
}

/// The elements that are open.
#[derive(Default)]
struct Open<'t> {
    names: Vec<&'t str>,
    counts: FxHashMap<&'t str, usize>,
}

impl<'t> Open<'t> {
    fn push(&mut self, name: &'t str) {
        self.names.push(name);
        *self.counts.entry(name).or_default() += 1;
    }

    /// Closes the innermost element of a name, and those in it.
    fn close(&mut self, name: &str) {
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while let Some(last) = self.names.pop() {
            self.counts.entry(last).and_modify(|count| *count -= 1);
            if last == name {
                return;
            }
        }
    }
}

/// The name under which a block, `{#if}`, is open.
const BLOCK: &str = "{";

impl<'t> Markup<'t> {
    pub(super) fn read(text: &'t str) -> Self {
        let mut markup = Self { text, ..Self::default() };
        let mut at = 0;
        while let Some(found) = text[at..].find(['<', '{']) {
            let Some(next) = markup.read_at(at + found) else { break };
            at = next;
        }
        markup
    }

    /// Reads what begins at `at`, and returns the place after it; `None` if the text ends inside of it.
    fn read_at(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if rest.starts_with('{') {
            return self.read_braces(at);
        }
        if rest.starts_with("<!--") {
            return rest.find("-->").map(|end| at + end + 3);
        }
        if let Some(after) = rest.strip_prefix("</") {
            let end = after.find(|letter: char| letter == '>' || letter.is_whitespace())?;
            self.open.close(&after[..end]);
            return Some(at + 2 + end);
        }
        if !tag::begins(self.text, at) {
            return Some(at + 1);
        }
        let tag = BraceTag::read(self.text, at, Quoted::Code)?;
        let name = &self.text[tag.name.clone()];
        if matches!(name, "script" | "style") && !tag.closes_itself {
            return self.read_raw(&tag);
        }
        for attribute in &tag.attributes {
            self.read_attribute(attribute);
        }
        if !tag.closes_itself && !tag::is_void(name) {
            self.open.push(name);
        }
        Some(tag.end)
    }

    fn read_raw(&mut self, tag: &BraceTag) -> Option<usize> {
        let text = self.text;
        let is_script = &text[tag.name.clone()] == "script";
        let mark = if is_script { "</script" } else { "</style" };
        let end = tag.end + text[tag.end..].find(mark)?;
        if is_script && self.open.names.is_empty() {
            self.scripts.push(RootScript {
                content: tag.end..end,
                language: tag.text(text, "lang").unwrap_or_default(),
                is_module: tag.text(text, "context") == Some("module") || tag.attribute(text, "module").is_some(),
            });
        }
        Some(end + mark.len())
    }

    fn read_braces(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if rest.starts_with("{/") && !rest.starts_with("{/*") && !rest.starts_with("{//") {
            self.open.close(BLOCK);
            return rest.find('}').map(|end| at + end + 1);
        }
        let end = balanced::end(self.text, at, self.text.len())?;
        if rest.starts_with("{#") {
            self.open.push(BLOCK);
        }
        self.code.extend(expression(self.text, at + 1..end - 1));
        Some(end)
    }

    fn read_attribute(&mut self, attribute: &BraceAttribute) {
        let name = &self.text[attribute.name.clone()];
        let (directive, argument) =
            name.split_once(':').map_or(("", name), |(directive, argument)| (directive, argument));
        let argument = argument.split('|').next().unwrap_or_default();
        match (&attribute.value, directive) {
            (_, "let") | (Value::Text(_), _) => {}
            // `bind:value` stands for `bind:value={value}`.
            (Value::None, "bind" | "class" | "style") => {
                let start = attribute.name.start + directive.len() + 1;
                let kind = if directive == "bind" { ScriptKind::Written } else { ScriptKind::Use };
                self.code.push((kind, start..start + argument.len()));
            }
            (Value::None, _) => {}
            (Value::Code(code), "bind") => {
                self.code.extend(code.iter().map(|span| (ScriptKind::Written, span.clone())));
            }
            (Value::Code(code), _) if directive == "on" || directive.is_empty() && is_event(name) => {
                self.code.extend(code.iter().map(|span| (ScriptKind::HandlerExpression, span.clone())));
            }
            (Value::Code(code), _) => {
                self.code.extend(code.iter().filter_map(|span| expression(self.text, span.clone())));
            }
        }
    }
}

/// True for `onclick`, and for `onPay` of a component.
fn is_event(name: &str) -> bool {
    name.len() > 2 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The code of a pair of braces: what it reads. Names that a block declares are left out.
fn expression(text: &str, span: Range<usize>) -> Option<(ScriptKind, Range<usize>)> {
    let code = &text[span.clone()];
    let trimmed = code.trim_start();
    let start = span.start + (code.len() - trimmed.len());
    if trimmed.starts_with("...") {
        return Some((ScriptKind::Use, start + 3..span.end));
    }
    if !trimmed.starts_with(['#', ':', '@']) {
        return Some((kind(code), span));
    }
    let word_end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
    let rest = &trimmed[word_end..];
    let length = |words: &[&str]| words.iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
    let (skipped, length) = match &trimmed[..word_end] {
        "#if" | "#key" | "@html" | "@render" | "@attach" | "@debug" => (0, rest.len()),
        "#each" => (0, length(&[" as ", "\nas "])),
        "#await" => (0, length(&[" then ", " catch "])),
        ":else" => (rest.trim_start().strip_prefix("if").map(|condition| rest.len() - condition.len())?, rest.len()),
        "@const" => (rest.find('=')? + 1, rest.len()),
        _ => return None,
    };
    let span = start + word_end + skipped..start + word_end + length;
    Some((kind(&text[span.clone()]), span))
}
