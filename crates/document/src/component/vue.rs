//! Components of Vue.
//!
//! All `<script>` blocks are one module. The template's expressions come after them. Names that a template declares itself,
//! in `v-for` and for slots, are not in the interface: where an expression uses one, it is a name that no script
//! declares, so that its value is unknown. One that hides a script's name is taken for that.

mod blocks;
mod directive;

use std::ops::Range;

use super::expression::{language, of_template, trimmed};
use crate::script::{Document, Program, Script, ScriptKind};
use crate::template::Template;
use blocks::Block;

/// Reads a component.
pub(crate) fn vue(text: &str) -> Document {
    let blocks = blocks::read(text);
    let mut scripts = scripts(text, &blocks);
    let language = of_template(scripts.iter().map(|script| script.language));
    let component = Template::without_islands(text);
    for markup in blocks.iter().filter_map(|block| block.markup.as_ref()) {
        let mut found: Vec<(ScriptKind, Range<usize>)> = Vec::new();
        found.extend(markup.interpolations.iter().map(|span| (ScriptKind::Use, span.clone())));
        for attribute in markup.tags.iter().flat_map(|tag| &tag.attributes) {
            found.extend(directive::code(text, attribute));
        }
        found.sort_by_key(|(_, span)| span.start);
        let code = found.into_iter().filter_map(|(kind, span)| Some((kind, trimmed(text, span)?)));
        scripts.extend(code.map(|(kind, span)| component.attribute(kind, language, span)));
    }
    Document { programs: if scripts.is_empty() { Vec::new() } else { vec![Program { scripts }] } }
}

/// The script blocks. What `<script setup>` says runs for each component, after the plain script.
fn scripts(text: &str, blocks: &[Block]) -> Vec<Script> {
    let is_script = |block: &&Block| &text[block.tag.name.clone()] == "script";
    let mut scripts: Vec<&Block> = blocks.iter().filter(is_script).collect();
    scripts.retain(|block| block.tag.attribute(text, "src").is_none());
    scripts.sort_by_key(|block| block.tag.attribute(text, "setup").is_some());
    let component = Template::without_islands(text);
    let read = |block: &&Block| {
        let language = language(text, &block.tag)?;
        Some(component.plain(ScriptKind::Component, language, block.content.clone()))
    };
    scripts.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests;
