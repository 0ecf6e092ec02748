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
mod mark;
mod outline;
mod percent;
mod php;
mod razor;
mod role;
mod settle;
mod smarty;
mod tags;
mod velocity;
mod visualforce;

pub(crate) use blade::blade;
pub(crate) use blanks::{blank, structure};
pub(crate) use freemarker::freemarker;
pub(crate) use handlebars::handlebars;
use lexer::{Source, find};
pub(crate) use liquid::{liquid, twig};
pub(crate) use mark::{Mark, none};
pub(crate) use percent::{asp, percent};
pub(crate) use php::php;
pub(crate) use razor::razor;
pub(crate) use role::Role;
pub(crate) use settle::settle;
pub(crate) use smarty::smarty;
pub(crate) use tags::{isml, jsp};
pub(crate) use velocity::velocity;
pub(crate) use visualforce::visualforce;

#[cfg(test)]
pub(crate) mod tests {
    use std::fmt::Write;

    use super::{Mark, settle};

    /// A text in which islands are replaced by their branches.
    pub(crate) fn shown<'t>(text: &'t str, islands: impl Fn(&'t str) -> Vec<Mark<'t>>) -> String {
        let mut shown = String::new();
        let mut at = 0;
        for island in settle(&islands(text)) {
            shown.push_str(&text[at..island.span.start]);
            write!(shown, "[{:?}]", island.branch).unwrap();
            at = island.span.end;
        }
        shown + &text[at..]
    }
}
