//! The outline of server code: as much of its structure as tells whether it begins or ends a block.

use super::Role;
use super::lexer::has_word;

/// The outline of a piece of server code in a language with strings, braces and comments: PHP, JavaScript, Java, C#, Ruby.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outline<'t> {
    /// The first word.
    pub(super) first: &'t str,
    /// The last word.
    pub(super) last: &'t str,
    /// The last byte that is no white space, comment or semicolon.
    pub(super) end: u8,
    /// The number of blocks in braces that end here and began earlier.
    ended: usize,
    /// The number of blocks in braces that begin here and end later.
    begun: usize,
    /// True if a word is there that prints.
    prints: bool,
    /// True if a variable is set outside of parentheses.
    assigns: bool,
    /// True if a word begins an alternative: `case`.
    has_case: bool,
    parentheses: usize,
}

impl<'t> Outline<'t> {
    pub(super) fn of(code: &'t str) -> Self {
        let bytes = code.as_bytes();
        let mut outline = Self::default();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at = match byte {
                b'"' | b'\'' | b'`' => {
                    outline.end = byte;
                    end_of_string(bytes, at)
                }
                b'/' | b'#' if comment(bytes, at).is_some() => comment(bytes, at).unwrap_or(bytes.len()),
                _ if is_word(byte) => {
                    let end = at + bytes[at..].iter().position(|byte| !is_word(*byte)).unwrap_or(bytes.len() - at);
                    outline.word(&code[at..end]);
                    outline.end = byte;
                    end
                }
                _ => {
                    outline.sign(bytes, at);
                    at + 1
                }
            };
        }
        outline
    }

    fn word(&mut self, word: &'t str) {
        if self.first.is_empty() {
            self.first = word;
        }
        self.last = word;
        self.prints |= matches!(word, "echo" | "print" | "printf" | "println" | "print_r" | "Write" | "write");
        self.has_case |= matches!(word, "case" | "default");
    }

    fn sign(&mut self, bytes: &[u8], at: usize) {
        match bytes[at] {
            b'{' => self.begun += 1,
            b'}' if self.begun > 0 => self.begun -= 1,
            b'}' => self.ended += 1,
            b'(' => self.parentheses += 1,
            b')' => self.parentheses = self.parentheses.saturating_sub(1),
            b'=' if self.parentheses == 0 => self.assigns |= is_assignment(bytes, at),
            _ => {}
        }
        if !bytes[at].is_ascii_whitespace() && bytes[at] != b';' {
            self.end = bytes[at];
        }
    }

    /// True if a block in braces begins or ends here that has its other half elsewhere.
    pub(super) fn has_braces(&self) -> bool {
        self.ended + self.begun > 0
    }

    /// The role of code that makes blocks with braces only.
    pub(super) fn braces(&self) -> Role<'t> {
        match (self.ended, self.begun) {
            (0, 0) if self.has_case && self.end == b':' => Role::Alternative,
            (0, 0) => self.statement(),
            (ended, begun) => Role::Braces { ended, begun },
        }
    }

    /// The role of code without blocks. A call may print something: `the_title()`.
    fn statement(&self) -> Role<'t> {
        const SILENT: &str = "return break continue use require require_once include include_once function";
        let is_call = self.end == b')' && !self.assigns && !has_word(SILENT, self.first);
        if self.prints || is_call { Role::Output } else { Role::Silent }
    }
}

/// True if the `=` at a place sets something: it's no part of `==`, `<=` or `=>`.
fn is_assignment(bytes: &[u8], at: usize) -> bool {
    let is_part = |byte: Option<&u8>| matches!(byte, Some(b'=' | b'!' | b'<' | b'>'));
    !is_part(at.checked_sub(1).and_then(|before| bytes.get(before))) && !is_part(bytes.get(at + 1))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || !byte.is_ascii()
}

/// The place after the string that begins at `start`, in which a backslash escapes; the end of the text if it has no end.
pub(super) fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'\\' => 2,
            _ if byte == bytes[start] => return at + 1,
            _ => 1,
        };
    }
    bytes.len()
}

/// The place after the comment that begins at `start`, if one does. A comment of one line ends before the line's end.
pub(super) fn comment(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = &bytes[start..];
    if rest.starts_with(b"/*") {
        return Some(memchr::memmem::find(&rest[2..], b"*/").map_or(bytes.len(), |at| start + 2 + at + 2));
    }
    let is_line = rest.starts_with(b"//") || rest.starts_with(b"#") && !rest.starts_with(b"#[");
    let end = || memchr::memchr2(b'\n', b'\r', rest).map_or(bytes.len(), |at| start + at);
    is_line.then(end)
}
