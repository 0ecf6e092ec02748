//! Components of Svelte.
//!
//! The module script and that of the instance are one module. The markup's expressions come after them. Names that the
//! markup declares itself, in `{#each}`, `{:then}`, snippets and `let:`, are not in the interface: where an expression uses
//! one, it is a name that no script declares, so that its value is unknown. One that hides a script's name is taken for that.

mod markup;

use std::ops::Range;

use super::expression::{of_template, trimmed};
use crate::script::{Document, Language, Program, Script, ScriptKind};
use crate::template::Template;
use markup::Markup;

/// Reads a component.
pub(crate) fn svelte(text: &str) -> Document {
    let component = Template::without_islands(text);
    let mut markup = Markup::read(text);
    markup.scripts.sort_by_key(|script| !script.is_module);
    let mut scripts: Vec<Script> = Vec::new();
    for script in markup.scripts {
        let language = match script.language {
            "ts" | "typescript" => Language::TypeScript,
            "" | "js" | "javascript" => Language::JavaScript,
            _ => continue,
        };
        scripts.push(component.plain(ScriptKind::Component, language, script.content));
    }
    let language = of_template(scripts.iter().map(|script| script.language));
    let code = |(kind, span): (ScriptKind, Range<usize>)| Some(component.plain(kind, language, trimmed(text, span)?));
    scripts.extend(markup.code.into_iter().filter_map(code));
    Document { programs: if scripts.is_empty() { Vec::new() } else { vec![Program { scripts }] } }
}

#[cfg(test)]
mod tests;
