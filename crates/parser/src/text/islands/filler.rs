//! Code that stands in the place of an island.

/// Code that stands in the place of an island, padded to its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filler {
    /// Nothing.
    Blank,
    /// `_`, part of a string, a comment or a regular expression.
    Text,
    /// A name, or a part of one.
    Name,
    /// A name after a keyword that it would join.
    ApartName,
    /// Digits of a number.
    Digits,
    /// `;`
    End,
    /// `name,`
    NameComma,
    /// `,name`
    CommaName,
    /// `,name,`
    CommaNameComma,
    /// `+name`
    PlusName,
}

impl Filler {
    /// The number of bytes that it takes at least.
    pub(super) fn min_len(self) -> usize {
        match self {
            Self::Blank | Self::Text => 0,
            Self::Name | Self::Digits | Self::End => 1,
            Self::ApartName | Self::NameComma | Self::CommaName | Self::PlusName => 2,
            Self::CommaNameComma => 3,
        }
    }

    /// Writes it over the bytes of an island.
    pub(super) fn write(self, bytes: &mut [u8]) {
        match self {
            Self::Blank => blank(bytes),
            Self::Text | Self::Name => bytes.fill(b'_'),
            Self::Digits => bytes.fill(b'1'),
            Self::End => {
                blank(bytes);
                put(bytes.first_mut(), b';');
            }
            Self::ApartName => Self::name_between(bytes, Some(b' '), None),
            Self::NameComma => Self::name_between(bytes, None, Some(b',')),
            Self::CommaName => Self::name_between(bytes, Some(b','), None),
            Self::CommaNameComma => Self::name_between(bytes, Some(b','), Some(b',')),
            Self::PlusName => Self::name_between(bytes, Some(b'+'), None),
        }
    }

    fn name_between(bytes: &mut [u8], first: Option<u8>, last: Option<u8>) {
        bytes.fill(b'_');
        if let Some(first) = first {
            put(bytes.first_mut(), first);
        }
        if let Some(last) = last {
            put(bytes.last_mut(), last);
        }
    }
}

/// Line ends stay: a semicolon may be missing before them.
fn blank(bytes: &mut [u8]) {
    for byte in bytes.iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
        *byte = b' ';
    }
}

fn put(place: Option<&mut u8>, byte: u8) {
    if let Some(place) = place {
        *place = byte;
    }
}
