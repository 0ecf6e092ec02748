//! Islands: the parts of a template that another language fills in before a browser sees the page.
//!
//! Each family of templates has a file with its lexers. A lexer is asked at each byte that may begin an island; it gives
//! the island's end and its [`Role`]. What the roles mean for a script, [`settle`](settle::settle) says.

mod blade;
mod blanks;
mod freemarker;
mod handlebars;
mod lexer;
mod liquid;
mod outline;
mod percent;
mod php;
mod role;
mod settle;
mod smarty;
mod tags;
mod velocity;
mod visualforce;

use std::ops::Range;

pub(crate) use blade::blade;
pub(crate) use blanks::{blank, structure};
pub(crate) use freemarker::freemarker;
pub(crate) use handlebars::handlebars;
use lexer::{Lexer, Source, find};
pub(crate) use liquid::{liquid, twig};
pub(crate) use percent::{asp, percent};
pub(crate) use php::php;
pub(crate) use role::Role;
pub(crate) use settle::settle;
pub(crate) use smarty::smarty;
pub(crate) use tags::{isml, jsp};
pub(crate) use velocity::velocity;
pub(crate) use visualforce::visualforce;

/// No islands.
pub(crate) fn none(_: &str) -> Vec<Mark<'_>> {
    Vec::new()
}

/// An island as its lexer found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark<'t> {
    /// Its place in the document.
    pub(crate) span: Range<usize>,
    /// Its part in the structure of the template.
    pub(crate) role: Role<'t>,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Mark, settle};

    /// A text in which islands are replaced by their branches.
    pub(crate) fn shown<'t>(text: &'t str, islands: impl Fn(&'t str) -> Vec<Mark<'t>>) -> String {
        let mut shown = String::new();
        let mut at = 0;
        for island in settle(&islands(text)) {
            shown.push_str(&text[at..island.span.start]);
            shown.push_str(&format!("[{:?}]", island.branch));
            at = island.span.end;
        }
        shown + &text[at..]
    }
}
