//! Erasure of TypeScript's types, for texts that swc can't read because of them.
//!
//! ```ts
//! export type Start = (options?: Options = { mode: 1 }) => void;   // the default is an error that only tsc reports
//! dr.createSource({ type: "bPay" });
//! ```
//!
//! Erased text becomes blanks, so that all places stay the same, and comments in it stay. It works on bytes: if it guesses wrong, the text still
//! can't be read, and the first error is reported.

use std::ops::Range;

use crate::text::nesting::skip_inert;

/// Blanks the declarations that only describe types: `type A = …`, `interface A {…}`, `declare …`.
pub(crate) fn without_types(text: &str) -> Option<String> {
    let mut blanked = text.as_bytes().to_vec();
    let mut tokens = Tokens { bytes: text.as_bytes(), at: 0 };
    let mut is_start = true;
    let mut start = None;
    while let Some(token) = tokens.next() {
        let word = &text[token.clone()];
        match word {
            "export" | "default" if is_start => {
                start.get_or_insert(token.start);
                continue;
            }
            "type" | "interface" | "declare" if is_start => {
                let from = start.unwrap_or(token.start);
                if let Some(end) = end_of_types(&tokens, text, word) {
                    blank(&mut blanked, from..end);
                    tokens.at = end;
                    start = None;
                    continue;
                }
            }
            _ => {}
        }
        start = None;
        is_start = matches!(word, ";" | "{" | "}") || tokens.is_at_line_end();
    }
    (blanked != text.as_bytes()).then(|| String::from_utf8(blanked).ok()).flatten()
}

/// Blanks the default of a parameter in a type, which ends at `end` (bytes): `(o = { m: 1 }) => void`.
pub(crate) fn without_default(text: &str, end: usize) -> Option<String> {
    let bytes = text.as_bytes();
    let is_end = matches!(bytes.get(end)?, b')' | b',');
    let mut depth = 0usize;
    for at in (0..end).rev().filter(|_| is_end) {
        match bytes[at] {
            b')' | b']' | b'}' => depth += 1,
            b'(' | b'[' | b'{' => depth = depth.checked_sub(1)?,
            b',' | b';' if depth == 0 => return None,
            b'=' if depth == 0 && is_assignment(bytes, at) => {
                if text[at + 1..end].trim().is_empty() {
                    return None;
                }
                let mut blanked = bytes.to_vec();
                blank(&mut blanked, at..end);
                return String::from_utf8(blanked).ok();
            }
            _ => {}
        }
    }
    None
}

fn is_assignment(bytes: &[u8], at: usize) -> bool {
    let is_operator = |byte: Option<&u8>| matches!(byte, Some(b'=' | b'<' | b'>' | b'!'));
    !is_operator(bytes.get(at + 1)) && !is_operator(at.checked_sub(1).and_then(|before| bytes.get(before)))
}

fn blank(bytes: &mut [u8], range: Range<usize>) {
    let mut at = range.start;
    while at < range.end {
        let end = skip_inert(bytes, at).max(at + 1).min(range.end);
        if !(bytes[at] == b'/' && end > at + 1) {
            bytes[at..end].iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
        }
        at = end;
    }
}

/// Returns the end of the declaration whose keyword has just been read, in bytes; `None` if it is no declaration.
fn end_of_types(tokens: &Tokens<'_>, text: &str, keyword: &str) -> Option<usize> {
    let mut tokens = Tokens { ..*tokens };
    let name = tokens.next()?;
    let next = Tokens { at: name.end, ..tokens }.next().map_or("", |next| &text[next]);
    let is_declaration = is_word(&text[name.clone()])
        && match keyword {
            "type" => matches!(next, "=" | "<"),
            "interface" => matches!(next, "{" | "<" | "extends"),
            _ => is_word(next) || next == "{" || next == "\"" || next == "'",
        };
    if !is_declaration {
        return None;
    }
    let has_body = keyword == "interface"
        || matches!(&text[name], "class" | "abstract" | "enum" | "namespace" | "module" | "global" | "interface");
    tokens.skip_declaration(text, has_body)
}

fn is_word(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || matches!(letter, '_' | '$'))
}

/// The brackets, words and other tokens of a text: strings count as their first quote, comments are left out.
#[derive(Clone, Copy)]
struct Tokens<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Tokens<'_> {
    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            let end = skip_inert(self.bytes, self.at);
            let start = self.at;
            if end > start {
                self.at = end;
                if byte != b'/' {
                    return Some(start..start + 1);
                }
            } else if byte.is_ascii_whitespace() {
                self.at += 1;
            } else {
                let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80;
                let length = self.bytes[start..].iter().take_while(|byte| is_part(**byte)).count().max(1);
                self.at += length;
                return Some(start..self.at);
            }
        }
    }

    /// True if nothing else stands on the line.
    fn is_at_line_end(&self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        matches!(rest.get(blanks), None | Some(b'\n')) || rest[blanks..].starts_with(b"//")
    }

    /// Returns the end of a declaration in bytes: the last bracket of its body, a semicolon, or the end of the line.
    fn skip_declaration(&mut self, text: &str, has_body: bool) -> Option<usize> {
        let mut depth = 0usize;
        while let Some(token) = self.next() {
            let word = &text[token.clone()];
            match word {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth = depth.checked_sub(1)?,
                _ => {}
            }
            let is_over = match word {
                ";" => true,
                "}" if has_body => true,
                _ => !has_body && self.is_at_line_end() && !self.is_continued(text, word),
            };
            if depth == 0 && is_over {
                return Some(token.end.max(self.at));
            }
        }
        (depth == 0).then_some(self.bytes.len())
    }

    /// True if the next line continues the declaration after this token.
    fn is_continued(self, text: &str, word: &str) -> bool {
        let next = Tokens { ..self }.next().map_or("", |next| &text[next]);
        matches!(word, "=" | "|" | "&" | ">" | ":" | "?" | "," | "." | "extends" | "keyof" | "typeof")
            || matches!(next, "=" | "|" | "&" | ":" | "?" | "," | "." | "[" | "{" | "extends" | ">")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_of_types_become_blanks() {
        let text = "export type A = {\n  a: (b = 1) => void;\n};\nconst type = 1; type = 2;\ninterface B<C> extends D { e: 'x;' }\nf();\n\
                    type G =\n  | 1\n  | 2\nh();\ndeclare function i(j = 1): void;\nexport type { K } from 'k';";
        let kept = without_types(text).unwrap();
        assert_eq!(kept.len(), text.len());
        assert_eq!(
            kept.split_whitespace().collect::<Vec<_>>().join(" "),
            "const type = 1; type = 2; f(); h(); export type { K } from 'k';"
        );
        assert_eq!(without_types("a.type = b; f(type);"), None);
    }

    #[test]
    fn the_default_that_ends_at_a_place_becomes_blanks() {
        let text = "const f: (a: A = { b: (c) => 1 }) => void = g;";
        assert_eq!(without_default(text, 32).unwrap(), "const f: (a: A                  ) => void = g;");
        assert_eq!(without_default("f(a, b)", 6), None);
    }
}
