//! The code that an `@` in markup begins.

use crate::balanced;
use crate::islands::lexer::{end_of_path, has_word, is_after_word};
use crate::islands::{Role, Source};

/// The code that an `@` in markup begins.
pub(super) enum Transition<'t> {
    /// Nothing: it is text.
    None,
    /// An island without markup in it.
    Island { end: usize, role: Role<'t> },
    /// A section of markup, which begins at `end`.
    Section { end: usize },
    /// Code with markup in it; its first brace stands at `brace`.
    Code { brace: usize },
}

/// Directives that end with their line.
const LINES: &str = "model inherits addTagHelper removeTagHelper tagHelperPrefix page inject namespace layout implements \
    attribute typeparam rendermode using";

/// Rules of CSS. Razor would want two signs, but such files exist.
const CSS: &str = "media import keyframes charset supports layer container property font counter";

impl Transition<'_> {
    /// Reads what the sign at `at` begins.
    pub(super) fn read(source: &mut Source<'_>, at: usize) -> Self {
        let text = source.text;
        let bytes = text.as_bytes();
        let island = |end, role| Self::Island { end, role };
        match bytes.get(at + 1) {
            Some(b'@') => island(at + 2, Role::Output),
            Some(b'*') => island(end_of_comment(text, at).unwrap_or(text.len()), Role::Silent),
            Some(b'(') => source.after_brackets(at + 1).map_or(Self::None, |end| island(end, Role::Output)),
            Some(b'{') => Self::Code { brace: at + 1 },
            Some(byte) if (byte.is_ascii_alphabetic() || *byte == b'_') && !is_after_word(text, at) => {
                Self::word(source, at)
            }
            _ => Self::None,
        }
    }

    fn word(source: &mut Source<'_>, at: usize) -> Self {
        let text = source.text;
        let bytes = text.as_bytes();
        let end = end_of_word(text, at + 1);
        let word = &text[at + 1..end];
        let next = end + blanks(text, end);
        let code = match word {
            "if" | "for" | "foreach" | "while" | "switch" | "using" | "lock" if bytes.get(next) == Some(&b'(') => {
                source.after_brackets(next)
            }
            "do" | "try" => Some(end),
            _ => None,
        };
        let brace = code.map(|end| end + blanks(text, end)).filter(|brace| bytes.get(*brace) == Some(&b'{'));
        if let Some(brace) = brace {
            return Self::Code { brace };
        }
        match word {
            "section" if bytes.get(next).is_some_and(u8::is_ascii_alphabetic) => {
                let name_end = end_of_word(text, next);
                let brace = name_end + blanks(text, name_end);
                if bytes.get(brace) == Some(&b'{') { Self::Section { end: brace + 1 } } else { Self::None }
            }
            "functions" | "code" if bytes.get(next) == Some(&b'{') => {
                Self::Island { end: balanced::end(text, next, text.len()).unwrap_or(text.len()), role: Role::Silent }
            }
            _ if has_word(LINES, word) && begins_line(text, at) && bytes.get(end) != Some(&b'.') => {
                let line = text[at..].find(['\r', '\n']).map_or(text.len(), |line| at + line);
                Self::Island { end: line, role: Role::Silent }
            }
            _ if has_word(CSS, word) => Self::None,
            "await" => Self::Island { end: end_of_path(source, end_of_word(text, next)), role: Role::Output },
            _ => Self::Island { end: end_of_path(source, end), role: Role::Output },
        }
    }
}

/// The place after the comment `@* … *@` at `start`.
pub(super) fn end_of_comment(text: &str, start: usize) -> Option<usize> {
    text[start + 2..].find("*@").map(|end| start + 2 + end + 2)
}

fn end_of_word(text: &str, start: usize) -> usize {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    start + text.as_bytes()[start..].iter().take_while(is_part).count()
}

fn blanks(text: &str, start: usize) -> usize {
    text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// True if only white space stands before `at` on its line.
fn begins_line(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte != b'\n').all(u8::is_ascii_whitespace)
}
