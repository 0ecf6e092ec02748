//! Text from outside, as part of XML and HTML.

use crate::clean;

/// `text` as the content of an element, or as a quoted attribute. It is never cut, and keeps its line breaks and tabs;
/// other control characters, which XML forbids, become U+FFFD.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            // U+FFFE and U+FFFF are no characters of XML.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            letter => out.push(clean::visible(letter)),
        }
    }
    out
}

/// A sentence of a finding as HTML: what stands between backticks is code.
pub(crate) fn sentence(text: &str) -> String {
    let pieces: Vec<String> = text.split('`').map(escaped).collect();
    // A backtick without a partner is a backtick.
    let paired = (pieces.len() - 1) / 2 * 2;
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match at {
            0 => {}
            at if at > paired => out.push('`'),
            at if at % 2 == 1 => out.push_str("<code>"),
            _ => out.push_str("</code>"),
        }
        out.push_str(piece);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(
            escaped("<a b=\"c\" d='e'>&amp;\n\t\u{1b}\u{0}\u{202e}\r"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;\n\t\u{fffd}\u{fffd}\u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn code_stands_between_backticks() {
        assert_eq!(sentence("remove `a < b` and `c`"), "remove <code>a &lt; b</code> and <code>c</code>");
        assert_eq!(sentence("`a` and `b"), "<code>a</code> and `b");
        assert_eq!((sentence("`"), sentence("``"), sentence("")), ("`".into(), "<code></code>".into(), String::new()));
    }
}
