//! Fingerprints: names for findings that survive moved and reformatted code. They hold no line numbers and no counts.

use std::collections::HashMap;
use std::fmt;

use dr_lint_parser::Place;
use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::Diagnostic;

/// The number of characters before and behind a place that take part, white space aside.
const AROUND: (usize, usize) = (64, 40);

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
    let mut equals: HashMap<(&str, u128), u32> = HashMap::new();
    let mut all = Vec::with_capacity(found.len());
    for found in found {
        let looks = xxh3_128(looks(found).as_bytes());
        let ordinal = equals.entry((found.place.file.name(), looks)).or_default();
        let local = xxh3_128(format!("{looks:032x}#{ordinal}").as_bytes());
        *ordinal += 1;
        let whole = xxh3_128(format!("{}\0{local:032x}", found.place.file.name()).as_bytes());
        all.push(Fingerprint { whole, local: LocalFingerprint(local) });
    }
    all
}

/// All that tells findings of one file apart, but for their order.
fn looks(found: &Diagnostic) -> String {
    let field = found.field.as_ref().map(ToString::to_string).unwrap_or_default();
    let methods = found.methods.join(",");
    [found.rule.id, &field, &methods, &text_around(&found.place)].join("\0")
}

/// The text around the start of a place without white space: of the statement that it is in, as far as that is near.
fn text_around(place: &Place) -> String {
    let text = place.file.text();
    let (before, after) = text.split_at(text.floor_char_boundary(place.span.start as usize));
    let is_ink = |letter: &char| !letter.is_whitespace() && *letter != '\u{feff}';
    let left = before.chars().rev().filter(is_ink).take_while(|letter| !matches!(letter, ';' | '}'));
    let left: Vec<char> = left.take(AROUND.0).collect();
    let right = after.chars().filter(is_ink).take_while(|letter| !matches!(letter, ';' | '}')).take(AROUND.1);
    left.into_iter().rev().chain(['\0']).chain(right).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::diagnostics;

    fn of(source: &str) -> Vec<Fingerprint> {
        fingerprints(&diagnostics(source))
    }

    const BPAY: &str = "dr.createSource({ type: \"bPay\", sessionId, amount: a })";

    #[test]
    fn white_space_and_what_stands_before_the_statement_make_no_difference() {
        let spread = "let other = {};\n\n dr\n.createSource({\n  type: \"bPay\",\n\tsessionId,\r\n  amount:   a\n})";
        assert_eq!(of(BPAY), of(spread));
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
