//! Brackets in code, and those that close them.

/// Longest code in brackets that belongs to an island. Brackets that are never closed are followed no further.
pub(crate) const LONGEST: usize = 1 << 14;

/// Returns the place after the bracket that closes the one at `start`; `None` if it isn't closed before `limit`, or if
/// others are closed in the wrong order. Strings, templates, comments and regular expressions are passed over.
pub(crate) fn end(text: &str, start: usize, limit: usize) -> Option<usize> {
    read(text, start, limit).ok()
}

/// Returns the place after the bracket that closes the one at `start`, as [`end`] does.
///
/// # Errors
/// The place up to which the text was read, if the bracket isn't closed.
pub(crate) fn read(text: &str, start: usize, limit: usize) -> Result<usize, usize> {
    let bytes = &text.as_bytes()[..limit.min(text.len())];
    let mut closers = Vec::new();
    let mut at = start;
    // A slash after an operator begins a regular expression.
    let mut before = b'(';
    while let Some(&byte) = bytes.get(at) {
        let mut next = at + 1;
        match byte {
            b'(' => closers.push(b')'),
            b'[' => closers.push(b']'),
            b'{' => closers.push(b'}'),
            b')' | b']' | b'}' => {
                if closers.pop() != Some(byte) {
                    return Err(at);
                }
                if closers.is_empty() {
                    return Ok(next);
                }
                if closers.last() == Some(&b'`') {
                    closers.pop();
                    next = template(bytes, next, &mut closers);
                }
            }
            b'`' => next = template(bytes, next, &mut closers),
            b'"' | b'\'' => next = end_of_line_string(bytes, at).unwrap_or(next),
            b'/' => next = comment(bytes, at).or_else(|| regex(bytes, at, before)).unwrap_or(next),
            _ => {}
        }
        if !byte.is_ascii_whitespace() && comment(bytes, at).is_none() {
            before = byte;
        }
        at = next;
    }
    Err(bytes.len().max(start))
}

/// Passes over the text of a template. Where an expression begins in it, ``closers`` gets its brace and a mark that the
/// template goes on after it.
fn template(bytes: &[u8], start: usize, closers: &mut Vec<u8>) -> usize {
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'\\' => 2,
            b'`' => return at + 1,
            b'$' if bytes.get(at + 1) == Some(&b'{') => {
                closers.extend([b'`', b'}']);
                return at + 2;
            }
            _ => 1,
        };
    }
    bytes.len()
}

/// Returns the place after the string at `start`, if it ends on its line. A quote that isn't closed there is an apostrophe.
pub(crate) fn end_of_line_string(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'\\' => 2,
            b'\n' | b'\r' => return None,
            _ if byte == bytes[start] => return Some(at + 1),
            _ => 1,
        };
    }
    None
}

fn comment(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = &bytes[start..];
    if rest.starts_with(b"/*") {
        return Some(memchr::memmem::find(&rest[2..], b"*/").map_or(bytes.len(), |at| start + 2 + at + 2));
    }
    rest.starts_with(b"//").then(|| memchr::memchr2(b'\n', b'\r', rest).map_or(bytes.len(), |at| start + at))
}

fn regex(bytes: &[u8], start: usize, before: u8) -> Option<usize> {
    // After `<` it is the mark of an end tag.
    if !b"(,=:[!&|?{};+-*%~^>".contains(&before) {
        return None;
    }
    let (mut at, mut in_class) = (start + 1, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' | b'\r' => return None,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn brackets_in_strings_and_comments_close_nothing() {
        let closed = [
            "{a: '}', b: \"\\\"}\", c: `}${ {d: `}`} }}`}",
            "{/* } */ a // }\n}",
            "{ b.replace(/[}/]\\//g, '') / 2 }",
            "({a: [1, (2)]})",
            "{it's, isn't }",
            "{x = 'é}' }",
        ];
        for text in closed {
            assert_eq!(end(&format!("{text} }})"), 0, 1000), Some(text.len()), "{text}");
        }
        for text in ["{", "{(}", "{`${", "{'a", "{/* }", "{ // }"] {
            assert_eq!(end(text, 0, 1000), None, "{text}");
        }
        assert_eq!(end("{aaaaaa}", 0, 4), None);
    }
}
