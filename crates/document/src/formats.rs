//! THE table of documents: which extensions are read, and how.

use crate::islands::Mark;
use crate::script::Document;
use crate::{component, islands, markdown, page};

/// The way in which a document is read.
struct Row {
    /// Ends of file names, without the first dot, in lower case.
    extensions: &'static [&'static str],
    scanner: Scanner,
}

/// The reader of a document.
enum Scanner {
    /// Finds scripts in a text with the rules of HTML, after islands are blanked.
    Page(Islands),
    /// The same with the rules of XML.
    Xml(Islands),
    /// Finds the scripts of a language that is no template of a page.
    Own(fn(&str) -> Document),
}

/// A finder of islands, by position and apart from each other.
type Islands = for<'t> fn(&'t str) -> Vec<Mark<'t>>;

/// A file's extension is the longest that matches.
const ROWS: &[Row] = &[
    Row { extensions: &["vue"], scanner: Scanner::Own(component::vue) },
    Row { extensions: &["svelte"], scanner: Scanner::Own(component::svelte) },
    Row { extensions: &["astro"], scanner: Scanner::Own(component::astro) },
    Row { extensions: &["md", "markdown", "mdx"], scanner: Scanner::Own(markdown::markdown) },
    Row { extensions: &["html", "htm"], scanner: Scanner::Page(islands::none) },
    Row { extensions: &["php", "phtml"], scanner: Scanner::Page(islands::php) },
    Row { extensions: &["ejs", "erb"], scanner: Scanner::Page(islands::percent) },
    Row { extensions: &["aspx", "ascx", "master"], scanner: Scanner::Page(islands::asp) },
    Row { extensions: &["jsp", "jspf", "tag"], scanner: Scanner::Page(islands::jsp) },
    Row { extensions: &["jspx", "tagx"], scanner: Scanner::Xml(islands::jsp) },
    Row { extensions: &["isml"], scanner: Scanner::Page(islands::isml) },
    Row { extensions: &["liquid"], scanner: Scanner::Page(islands::liquid) },
    Row { extensions: &["twig", "njk"], scanner: Scanner::Page(islands::twig) },
    Row { extensions: &["hbs", "handlebars", "mustache"], scanner: Scanner::Page(islands::handlebars) },
    Row { extensions: &["ftl"], scanner: Scanner::Page(islands::freemarker) },
    Row { extensions: &["vm"], scanner: Scanner::Page(islands::velocity) },
    Row { extensions: &["tpl", "latte"], scanner: Scanner::Page(islands::smarty) },
    Row { extensions: &["page", "component"], scanner: Scanner::Page(islands::visualforce) },
    Row { extensions: &["blade.php"], scanner: Scanner::Page(islands::blade) },
    Row { extensions: &["cshtml"], scanner: Scanner::Page(islands::razor) },
    Row { extensions: &["xhtml"], scanner: Scanner::Xml(islands::none) },
];

/// Reads a document, if its name has the extension of one.
pub(crate) fn read(name: &str, text: &str) -> Option<Document> {
    Some(match &row(name)?.scanner {
        Scanner::Page(islands) => page::read_html(text, &islands(text)),
        Scanner::Own(read) => read(text),
        Scanner::Xml(islands) => page::read_xml(text, &islands(text)),
    })
}

/// Returns all extensions, without the first dot.
pub(crate) fn extensions() -> impl Iterator<Item = &'static str> {
    ROWS.iter().flat_map(|row| row.extensions).copied()
}

fn row(name: &str) -> Option<&'static Row> {
    let fits = |extension: &&str| {
        let dot = name.len().checked_sub(extension.len() + 1)?;
        let end = name.as_bytes().get(dot..)?;
        (end[0] == b'.' && end[1..].eq_ignore_ascii_case(extension.as_bytes())).then_some(extension.len())
    };
    let rows = ROWS.iter().filter_map(|row| Some((row, row.extensions.iter().filter_map(fits).max()?)));
    rows.max_by_key(|(_, length)| *length).map(|(row, _)| row)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{extensions, row};

    #[test]
    fn extensions_are_lower_case_and_listed_once() {
        let listed: Vec<&str> = extensions().collect();
        assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), listed.len());
        assert!(listed.iter().all(|extension| *extension == extension.to_ascii_lowercase()));
        assert_eq!(listed.len(), 3 + 3 + 26 + 1 + 3);
    }

    #[test]
    fn a_name_has_the_longest_extension_in_any_case() {
        assert_eq!(row("shop/Cart.BLADE.PHP").unwrap().extensions, ["blade.php"]);
        assert_eq!(row("cart.Php").unwrap().extensions, row("cart.phtml").unwrap().extensions);
        for name in ["cart.js", "html", "carthtml", "cart.html.js", "", ".", "é.hm"] {
            assert!(row(name).is_none(), "{name}");
        }
    }
}
