//! A search for what a text may import, without parsing it: thousands of files take milliseconds.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// The words that a specifier stands behind: `from './pay'`, `import './pay'`, `import('./pay')`, `require('./pay')`.
const WORDS: [&str; 3] = ["from", "import", "require"];

/// Texts longer than this are no specifiers.
const MAX_LENGTH: usize = 1024;

/// The specifiers that a text may import, each as often as it is there. Comments and strings may have some that are none;
/// no import that this crate follows is missing, but those that are written with escapes.
pub fn possible_specifiers(text: &[u8]) -> impl Iterator<Item = &str> {
    static FINDERS: LazyLock<[Finder<'static>; WORDS.len()]> = LazyLock::new(|| WORDS.map(Finder::new));
    FINDERS.iter().flat_map(|finder| {
        let ends = finder.find_iter(text).map(|at| at + finder.needle().len());
        ends.filter_map(|end| quoted(opened(&text[end..])))
    })
}

/// The rest of a text behind white space, comments and one parenthesis.
fn opened(text: &[u8]) -> &[u8] {
    let rest = skipped(text);
    rest.strip_prefix(b"(").map_or(rest, skipped)
}

/// The rest of a text behind white space and comments.
fn skipped(text: &[u8]) -> &[u8] {
    let mut rest = text.trim_ascii_start();
    while let Some(end) = end_of_comment(rest) {
        rest = rest[end..].trim_ascii_start();
    }
    rest
}

/// The end of the comment that a text starts with.
fn end_of_comment(text: &[u8]) -> Option<usize> {
    match text {
        [b'/', b'*', rest @ ..] => memchr::memmem::find(rest, b"*/").map(|at| at + 4),
        [b'/', b'/', rest @ ..] => memchr::memchr2(b'\n', b'\r', rest).map(|at| at + 2),
        _ => None,
    }
}

/// The content of the string that a text starts with.
fn quoted(text: &[u8]) -> Option<&str> {
    let (quote, rest) = text.split_first().filter(|(quote, _)| matches!(quote, b'\'' | b'"' | b'`'))?;
    let content = &rest[..rest.len().min(MAX_LENGTH)];
    let content = &content[..memchr::memchr3(*quote, b'\n', b'\\', content)?];
    (rest.get(content.len()) == Some(quote)).then(|| str::from_utf8(content).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        possible_specifiers(text.as_bytes()).collect()
    }

    #[test]
    fn every_form_of_import_is_found() {
        for text in [
            "import a from './pay';",
            "import './pay'",
            "import{a}from\"./pay\"",
            "import * as a\n  from\n  './pay'",
            "export * from './pay'",
            "import a = require('./pay');",
            "const { a } = require ( `./pay` )",
            "import(/* webpackChunkName: \"pay\" */ './pay')",
            "await import( // later\n  './pay')",
            "import /* a */ // b\n './pay'",
        ] {
            assert_eq!(found(text), ["./pay"], "{text}");
        }
        assert_eq!(found("import './größe'; import './a'; require('./b');"), ["./größe", "./a", "./b"]);
    }

    #[test]
    fn what_is_no_string_is_no_specifier() {
        let long = format!("import '{}'", "a".repeat(MAX_LENGTH));
        for text in [
            "",
            "import",
            "from '",
            "import './a",
            "import './a\n'",
            "require(name)",
            "/*",
            "import /* a",
            "import //",
            &long,
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
