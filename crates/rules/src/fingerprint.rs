//! Fingerprints: names for findings that survive moved and reformatted code. They hold no line numbers and no counts.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::Diagnostic;
use crate::suppression::MARK;

/// The number of characters before and behind a place that take part, white space aside.
const AROUND: (usize, usize) = (64, 40);

/// The number of characters before a place that are looked at, white space aside.
const REACH: usize = 4_000;

/// A name for a finding among all findings of a run, made of the rule, path, field and payment methods, of the text
/// around the place without white space, and of an ordinal among findings that agree in all of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint {
    whole: u128,
    local: LocalFingerprint,
}

/// The fingerprint of a finding among all findings of its file. It doesn't change when the file is moved, or seen from
/// another directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalFingerprint(u128);

impl Fingerprint {
    /// Returns the part that doesn't depend on the file's path.
    pub fn local(self) -> LocalFingerprint {
        self.local
    }
}

impl LocalFingerprint {
    /// Reads a fingerprint of 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

/// Writes 32 hexadecimal digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.whole)
    }
}

/// Writes 32 hexadecimal digits.
impl fmt::Display for LocalFingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

/// Returns the fingerprints of these findings, which are in order. No two are equal.
pub(crate) fn fingerprints(found: &[Diagnostic]) -> Vec<Fingerprint> {
    let mut all = Vec::with_capacity(found.len());
    for of_file in found.chunk_by(|one, other| one.place.file.name() == other.place.file.name()) {
        let Some(first) = of_file.first() else { continue };
        let code = Code::of(first.place.file.text());
        let mut equals: HashMap<u128, u32> = HashMap::new();
        for found in of_file {
            let looks = xxh3_128(looks(found, &code).as_bytes());
            let ordinal = equals.entry(looks).or_default();
            let local = xxh3_128(format!("{looks:032x}#{ordinal}").as_bytes());
            *ordinal += 1;
            let whole = xxh3_128(format!("{}\0{local:032x}", found.place.file.name()).as_bytes());
            all.push(Fingerprint { whole, local: LocalFingerprint(local) });
        }
    }
    all
}

/// Returns the first bytes of the texts by which findings that start at these bytes are named.
pub fn first_named_bytes(text: &str, starts: &[usize]) -> Vec<usize> {
    let code = Code::of(text);
    starts.iter().map(|start| code.way_to(text.floor_char_boundary(*start)).1).collect()
}

/// The text by which findings of one file differ, but for their order.
fn looks(found: &Diagnostic, code: &Code<'_>) -> String {
    let field = found.field.as_ref().map(ToString::to_string).unwrap_or_default();
    let methods = found.methods.join(",");
    [found.rule.id, &field, &methods, &code.around(found.place.span.start as usize)].join("\0")
}

/// The text of a file without the comments that are for dr-lint: a finding that gets one keeps its name, and so do its
/// neighbours.
struct Code<'t> {
    text: &'t str,
    comments: Vec<Range<usize>>,
}

impl<'t> Code<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, comments: text.match_indices(MARK).filter_map(|(at, _)| comment(text, at)).collect() }
    }

    /// The text around a byte without white space: what it is part of, from the start of the statement, and the rest of its
    /// own part. What stands beside it in the same list or object may change.
    ///
    /// For `items` it is `constp={payPal:{` and `items:lines`:
    ///
    /// ```js
    /// const p = { type: "payPal", payPal: { returnUrl, items: lines } };
    /// ```
    fn around(&self, at: usize) -> String {
        let at = self.text.floor_char_boundary(at);
        let way: String = self.way_to(at).0.chars().rev().collect();
        way + "\0" + &self.part_at(at)
    }

    /// The way to a byte, backwards: the parts that it is in. With the first byte that was looked at.
    fn way_to(&self, at: usize) -> (String, usize) {
        let mut letters = self.before(at).take(REACH).peekable();
        let (mut way, mut depth, mut beside, mut first) = (String::new(), 0_usize, false, at);
        while let Some((start, letter)) = letters.next().filter(|_| way.len() < AROUND.0) {
            first = start;
            match letter {
                ';' if depth == 0 => break,
                // The end of another statement.
                '}' if depth == 0 && !beside => break,
                ')' | ']' | '}' => depth += 1,
                '(' | '[' | '{' if depth > 0 => depth -= 1,
                // The brace of a block: what stands before it is another statement.
                '{' if letters.peek().is_some_and(|(_, before)| matches!(before, ')' | '>')) => break,
                '(' | '[' | '{' => beside = false,
                ',' if depth == 0 => beside = true,
                _ => {}
            }
            if !beside {
                way.push(letter);
            }
        }
        (way, first)
    }

    /// The part that starts at a byte, up to the next one.
    fn part_at(&self, at: usize) -> String {
        let mut depth = 0_usize;
        let part = self.after(at).take_while(|letter| {
            match letter {
                ',' | ';' if depth == 0 => return false,
                ')' | ']' | '}' if depth == 0 => return false,
                ')' | ']' | '}' => depth -= 1,
                '(' | '[' | '{' => depth += 1,
                _ => {}
            }
            true
        });
        part.take(if self.text[at..].starts_with('{') { 1 } else { AROUND.1 }).collect()
    }

    /// The letters before a byte, the nearest first, each with its own first byte.
    fn before(&self, at: usize) -> impl Iterator<Item = (usize, char)> {
        let first = self.comments.partition_point(|comment| comment.end <= at);
        let ends = self.comments[..first].iter().rev().map(|comment| comment.start);
        let starts = self.comments[..first].iter().rev().map(|comment| comment.end).chain([0]);
        let pieces = [at].into_iter().chain(ends).zip(starts);
        let letters = pieces.flat_map(|(end, start)| {
            let piece = self.text.get(start..end).unwrap_or_default();
            piece.char_indices().rev().map(move |(at, letter)| (start + at, letter))
        });
        letters.filter(|(_, letter)| is_ink(*letter))
    }

    /// The letters from a byte on.
    fn after(&self, at: usize) -> impl Iterator<Item = char> {
        let first = self.comments.partition_point(|comment| comment.start < at);
        let ends = self.comments[first..].iter().map(|comment| comment.start).chain([self.text.len()]);
        let starts = self.comments[first..].iter().map(|comment| comment.end);
        let pieces = [at].into_iter().chain(starts).zip(ends);
        pieces
            .flat_map(|(start, end)| self.text.get(start..end).unwrap_or_default().chars())
            .filter(|letter| is_ink(*letter))
    }
}

/// True for what a formatter leaves as it is: no white space and no quotes.
fn is_ink(letter: char) -> bool {
    !letter.is_whitespace() && !matches!(letter, '\u{feff}' | '"' | '\'' | '`')
}

/// The comment whose text begins with the mark at a byte, with the braces that only it stands in.
fn comment(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].trim_end();
    let end = if before.ends_with("//") {
        at + text[at..].find(['\n', '\r']).unwrap_or(text.len() - at)
    } else if before.ends_with("/*") {
        at + text[at..].find("*/")? + 2
    } else {
        return None;
    };
    let start = before.len() - 2;
    let (outer, rest) = (text[..start].trim_end(), &text[end..]);
    let is_braced = outer.ends_with('{') && rest.trim_start().starts_with('}');
    Some(if is_braced { outer.len() - 1..text.len() - rest.trim_start().len() + 1 } else { start..end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{diagnostics, linted};

    fn of(source: &str) -> Vec<Fingerprint> {
        fingerprints(&diagnostics(source))
    }

    const BPAY: &str = "dr.createSource({ type: \"bPay\", sessionId, amount: a })";

    #[test]
    fn quotes_make_no_difference() {
        let real = |source: &str| fingerprints(&crate::testing::linted("pay.js", source).diagnostics);
        let double = real("digitalRiver.createSource({ type: \"bPay\", amount: \"1\" });");
        assert_eq!(double, real("digitalRiver.createSource({ type: 'bPay', amount: `1` });"));
        assert_eq!(double.len(), 2);
    }

    #[test]
    fn white_space_and_what_stands_before_the_statement_make_no_difference() {
        let spread = "let other = {};\n\n dr\n.createSource({\n  type: \"bPay\",\n\tsessionId,\r\n  amount:   a\n})";
        assert_eq!(of(BPAY), of(spread));
    }

    #[test]
    fn comments_for_the_linter_make_no_difference() {
        let twice = of(&format!("{BPAY};\n{BPAY}"));
        for source in [
            format!("// dr-lint-disable-next-line legacy-field\r\n{BPAY}; // dr-lint-disable-line\r\n{BPAY}"),
            format!("/* dr-lint-disable\n legacy-field; */{BPAY};/* dr-lint-enable */\n{BPAY} //dr-lint-disable-line"),
            format!("{{/* dr-lint-disable */}}\n{BPAY};\n{BPAY}")
                .replace(", amount", ", /* dr-lint-disable-line */ amount"),
        ] {
            let found = fingerprints(&linted("pay.js", &source).diagnostics);
            assert_eq!(found.len(), 2, "{source}");
            let names = |all: &[Fingerprint]| all.iter().map(|one| one.local()).collect::<Vec<_>>();
            assert_eq!(names(&found), names(&twice), "{source}");
        }
    }

    #[test]
    fn what_stands_beside_it_makes_no_difference() {
        let page = |beside: &str| {
            format!(
                "start();\nconst p = {{ type: \"payPal\", {beside} sessionId, payPal: {{ {beside} items: lines }} }};\ndigitalRiver.createSource(p)"
            )
        };
        let items = |source: &str| {
            let found = linted("pay.js", source).diagnostics;
            let names = fingerprints(&found);
            found.iter().zip(names).find(|(found, _)| found.place.text() == "items").unwrap().1
        };
        let plain = items(&page(""));
        for beside in ["amount: 1,", "shipping: { address: [1, 2] },", "a: f(x, { b }), c: () => { d(); },"] {
            assert_eq!(items(&page(beside)), plain, "{beside}");
        }
    }

    #[test]
    fn another_value_is_another_finding() {
        let other = "dr.createSource({ type: \"bPay\", sessionId, amount: b })";
        assert_ne!(of(BPAY), of(other));
    }

    #[test]
    fn equal_findings_are_told_apart_by_their_order() {
        let twice = of(&format!("{BPAY};\n{BPAY}"));
        assert_eq!(twice.len(), 2);
        assert_eq!(twice[0], of(BPAY)[0]);
        assert_ne!(twice[0], twice[1]);
    }

    #[test]
    fn the_local_part_is_read_as_it_is_written() {
        let local = of(BPAY)[0].local();
        assert_eq!(LocalFingerprint::parse(&local.to_string()), Some(local));
        for text in ["", "12", "+2345678901234567890123456789012", &"z".repeat(32)] {
            assert_eq!(LocalFingerprint::parse(text), None, "{text}");
        }
    }
}
