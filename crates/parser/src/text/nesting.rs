//! The nesting depth of a text, checked before it is parsed: swc, like every recursive parser, aborts the whole process
//! on a stack overflow.

use crate::text::source::Span;

/// Maximum depth of brackets. Real code stays under 100, bundles under 300.
const MAX_DEPTH: usize = 4_000;

/// Maximum number of operators, dots and keywords that nest to one side: `a + b + c`, `a.b().c()`, `a ? b : c ? d : e`.
const MAX_CHAIN: usize = 20_000;

/// Returns the place where the text passes a limit, if it does.
///
/// This is a guess from the bytes: it skips strings and comments but can't tell a regular expression from a division.
/// Closing brackets without an opening one are ignored, so that such mistakes don't add up.
pub(crate) fn too_deep(text: &str) -> Option<Span> {
    let bytes = text.as_bytes();
    let mut chains: Vec<usize> = vec![0];
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = skip_inert(bytes, at);
        if next > at {
            at = next;
            continue;
        }
        match byte {
            b'(' | b'[' | b'{' => chains.push(0),
            b')' | b']' | b'}' if chains.len() > 1 => {
                chains.pop();
            }
            b';' | b',' => *chains.last_mut()? = 0,
            b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'<' | b'>' | b'=' | b'!' | b'~' | b'?' | b'.' => {
                *chains.last_mut()? += 1;
            }
            b'e' if is_else(bytes, at) => *chains.last_mut()? += 1,
            _ => {}
        }
        if chains.len() > MAX_DEPTH || *chains.last()? > MAX_CHAIN {
            let start = u32::try_from(at).ok()?;
            return Some(Span { start, end: start + 1 });
        }
        at += 1;
    }
    None
}

/// Returns the end of the string or comment that starts at `at`, or `at` if none does. All in bytes.
pub(crate) fn skip_inert(bytes: &[u8], at: usize) -> usize {
    match (bytes[at], bytes.get(at + 1)) {
        (b'/', Some(b'/')) => find(bytes, at, b"\n"),
        (b'/', Some(b'*')) => find(bytes, at + 2, b"*/") + 2,
        (quote @ (b'"' | b'\''), _) => {
            let mut end = at + 1;
            while let Some(&byte) = bytes.get(end) {
                match byte {
                    b'\\' => end += 1,
                    b'\n' => break,
                    _ if byte == quote => return end + 1,
                    _ => {}
                }
                end += 1;
            }
            end
        }
        _ => at,
    }
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memmem::find(rest, needle).map_or(bytes.len(), |found| from + found)
}

fn is_else(bytes: &[u8], at: usize) -> bool {
    bytes[at..].starts_with(b"else") && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_code_passes() {
        assert_eq!(too_deep("f([{ a: (1 + 2) }]); // (((("), None);
        assert_eq!(too_deep(&"f(a, '((((', \"[[[[\");\n".repeat(10_000)), None);
    }

    #[test]
    fn brackets_and_chains_have_limits() {
        assert!(too_deep(&"(".repeat(MAX_DEPTH + 1)).is_some());
        assert!(too_deep(&"1+".repeat(MAX_CHAIN + 1)).is_some());
        assert!(too_deep(&"if (a) {} else ".repeat(MAX_CHAIN + 1)).is_some());
    }

    #[test]
    fn an_open_comment_or_string_ends_with_the_text() {
        assert_eq!(too_deep("/* ((("), None);
        assert_eq!(too_deep("'((("), None);
        assert_eq!(too_deep("'\\"), None);
    }
}
