//! Documents: pages, components, server templates and Markdown, as text in and scripts out.
//!
//! This crate finds where the scripts of a document stand, and which parts of them other languages fill in (*islands*). It
//! knows no JavaScript: what an island means in a script's syntax is the parser's to say. All offsets are bytes of the
//! document.

mod balanced;
mod code;
mod component;
mod entity;
mod formats;
mod islands;
mod markdown;
mod page;
mod script;
mod tag;
mod template;

pub use code::{Code, Piece};
pub use script::{Branch, Document, Island, Language, Program, Script, ScriptKind};

/// Reads a document, if `name` has the extension of one (in any case); `None` for other files.
pub fn read(name: &str, text: &str) -> Option<Document> {
    formats::read(name, text)
}

/// Returns the extensions of all documents, without the first dot, in lower case.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    formats::extensions()
}
