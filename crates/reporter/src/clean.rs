//! Text from outside, made fit to be shown: a file's code, name and messages can't steer the terminal, and can't flood it.

use std::borrow::Cow;

/// The number of characters of a message that are shown: messages may quote code, and code may be a 5 MB line.
const LIMIT: usize = 1_000;

/// `text` on one line without anything that a terminal would obey.
pub(crate) fn line(text: &str) -> String {
    let blank = |c| matches!(c, '\n' | '\r' | '\t');
    shortened(text).chars().map(|c| if blank(c) { ' ' } else { visible(c) }).collect()
}

/// A file's path without anything that a terminal would obey. It is never cut.
pub fn path(path: &str) -> String {
    path.chars().map(visible).collect()
}

/// A file's path as `git` and `patch` read it in a diff. Where it has something that a terminal would obey, or that would
/// end the line or be skipped, it is quoted as C strings are; other blanks are followed by a tab, which says where the name ends.
pub(crate) fn diff_path(path: &str) -> String {
    let is_plain = |c: char| visible(c) == c && c != '"' && c != '\\';
    if path.chars().all(is_plain) && !path.starts_with(char::is_whitespace) {
        return if path.contains(char::is_whitespace) { format!("{path}\t") } else { path.to_owned() };
    }
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if is_plain(c) => c.to_string(),
        c => c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("\\{byte:03o}")).collect::<Vec<_>>().concat(),
    };
    format!("\"{}\"", path.chars().map(escaped).collect::<Vec<_>>().concat())
}

/// As [`line()`], with the line breaks left in.
pub(crate) fn lines(text: &str) -> String {
    let lines: Vec<String> = shortened(text).lines().map(line).collect();
    lines.join("\n")
}

/// A piece of code with its tabs, and with nothing that a terminal would obey. It has no line breaks.
pub(crate) fn code(text: &str) -> String {
    text.chars().map(|c| if c == '\t' { c } else { visible(c) }).collect()
}

/// `text`, or as much of it as a report shows and `…`.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// `c`, or U+FFFD where it would change how the rest is shown: control characters, which begin escape sequences, and
/// the invisible ones that reorder text, end lines or hide.
pub(crate) fn visible(c: char) -> char {
    let reorders = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let ends_line = matches!(c, '\u{2028}' | '\u{2029}');
    let hides = matches!(c, '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    if c.is_control() || reorders || ends_line || hides { '\u{fffd}' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_replaced() {
        assert_eq!(
            line("a\u{1b}[31mb\u{7}\u{9b}\u{202e}c\u{2028}d"),
            "a\u{fffd}[31mb\u{fffd}\u{fffd}\u{fffd}c\u{fffd}d"
        );
        assert_eq!(line("a\r\nb\tc"), "a  b c");
        assert_eq!(lines("a\r\nb\u{1b}"), "a\nb\u{fffd}");
        assert_eq!(code("\ta\u{1b}"), "\ta\u{fffd}");
    }

    #[test]
    fn names_in_diffs_are_quoted_as_git_does() {
        assert_eq!(diff_path("src/é.js"), "src/é.js");
        assert_eq!(diff_path("my shop/a.js"), "my shop/a.js\t");
        assert_eq!(diff_path("a\tb\u{1b}\n.js"), r#""a\011b\033\012.js""#);
        assert_eq!(diff_path(r#"a\"b".js"#), r#""a\\\"b\".js""#);
        assert_eq!(diff_path("a\u{202e}.js"), r#""a\342\200\256.js""#);
    }

    #[test]
    fn what_people_write_stays() {
        assert_eq!(line("é 漢字 😀 👩‍👩‍👧 العربية"), "é 漢字 😀 👩‍👩‍👧 العربية");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = "é".repeat(5_000);
        assert_eq!(line(&long).chars().count(), LIMIT + 1);
        assert_eq!(shortened("short"), "short");
    }
}
