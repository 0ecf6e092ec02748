//! The search for the names of calls in a text: only files that name one are parsed.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::sdk::CallKind;

/// The start of a name that stands for what another language fills in. No code has it.
pub(crate) const UNKNOWN: &str = "#island";

/// The searches for the names.
static NAMES: LazyLock<[Finder<'static>; CallKind::ALL.len()]> =
    LazyLock::new(|| CallKind::ALL.map(|kind| Finder::new(kind.name())));

/// True if a text has the name of a call anywhere, also as a part of a longer name.
pub(crate) fn has_call_name(text: &str) -> bool {
    NAMES.iter().any(|name| name.needle().len() <= text.len() && name.find(text.as_bytes()).is_some())
}

/// True if a text names any of the calls as a whole word: `createSourceFile` is another function. Only such files are
/// parsed.
///
/// The names are long and begin with rare letters: one search for each is several times faster than one for all.
pub fn mentions_call(text: &[u8]) -> bool {
    NAMES.iter().any(|name| name.find_iter(text).any(|at| is_whole(text, at, name.needle().len())))
}

/// True if the `length` bytes at `at` aren't part of a longer name.
fn is_whole(text: &[u8], at: usize, length: usize) -> bool {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    !before.is_some_and(joins) && !text.get(at + length).is_some_and(joins)
}

/// True if a text has DigitalRiver in any name, in any case.
pub(crate) fn mentions_digital_river(text: &[u8]) -> bool {
    const NAME: &[u8] = b"digitalriver";
    const RARE: usize = 9;
    let is_name = |at: usize| {
        let start = at.checked_sub(RARE);
        let name = start.and_then(|start| text.get(start..start + NAME.len()));
        name.is_some_and(|name| name.eq_ignore_ascii_case(NAME))
    };
    memchr::memchr2_iter(b'v', b'V', text).any(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_is_looked_for() {
        for kind in CallKind::ALL {
            assert!(mentions_call(format!("x.{}()", kind.name()).as_bytes()));
        }
        assert!(mentions_call(b"createSource"));
        assert!(mentions_call(b"createSourceFile; dr['createSource']"));
    }

    #[test]
    fn longer_names_are_other_names() {
        assert!(!mentions_call(b"ts.createSourceFile(a); $createSource; _createSource; createSource2"));
        assert!(!mentions_call(b"stripe.createToken(card); createSourc"));
    }

    #[test]
    fn digital_river_is_found_in_any_name() {
        for text in ["DigitalRiver", "a = digitalriver;", "new window.DIGITALRIVER()", "getKlarnaDigitalRiverJs"] {
            assert!(mentions_digital_river(text.as_bytes()), "{text}");
        }
        for text in ["", "v", "river", "digital river", "digitalrive", "igitalriver"] {
            assert!(!mentions_digital_river(text.as_bytes()), "{text}");
        }
    }
}
