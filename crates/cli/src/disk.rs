//! Reading files, fast where they are none of dr-lint's business: a file that names no call is never decoded.

use std::cell::RefCell;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use dr_lint_parser::mentions_call;
use dr_lint_parser::sdk::CallKind;

/// Spans count bytes in 32 bits.
const LIMIT: u64 = u32::MAX as u64;

/// Room for most source files, so that one call of the system reads them.
const ROOM: usize = 256 * 1024;

/// Buffers that grew past this for one large file are given back.
const KEPT: usize = 16 * 1024 * 1024;

/// The content of a file, as far as dr-lint needs it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// It names none of the calls, so there is nothing to find in it.
    Silent,
    /// It names a call: the whole text, with its byte-order mark if it has one.
    Text(String),
}

/// The reason why a file that should be linted can't be.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// The system refused.
    Io(io::Error),
    /// It has 4 GiB or more.
    TooLarge,
    /// It names a call, but from this byte on it is not UTF-8.
    NotUtf8 {
        /// The line of that byte, from 1.
        line: usize,
        /// The number of bytes before it in the file.
        offset: usize,
    },
    /// It names a call in UTF-16.
    Utf16,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(formatter, "can't be read: {error}"),
            Self::TooLarge => write!(formatter, "not linted: it has 4 GiB or more"),
            Self::NotUtf8 { line, offset } => write!(
                formatter,
                "mentions a DigitalRiver.js call but is not valid UTF-8: line {line} (byte offset {offset}); \
                 save the file as UTF-8 to have it linted"
            ),
            Self::Utf16 => write!(
                formatter,
                "mentions a DigitalRiver.js call but is UTF-16; save the file as UTF-8 to have it linted"
            ),
        }
    }
}

/// Reads the file at `path` as far as dr-lint needs it.
///
/// # Errors
/// When the system refuses, and for files that name a call and aren't UTF-8.
pub(crate) fn read(path: &Path) -> Result<Content, Unreadable> {
    look_at(path, content)?
}

/// Looks at the bytes of the file at `path`, without keeping them.
///
/// # Errors
/// When the system refuses, or the file is too large.
pub(crate) fn look_at<T>(path: &Path, look: impl FnOnce(&[u8]) -> T) -> Result<T, Unreadable> {
    thread_local!(static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) });
    BUFFER.with_borrow_mut(|buffer| {
        let seen = fill_from(path, buffer).map(|length| look(&buffer[..length]));
        if buffer.len() > KEPT {
            *buffer = Vec::new();
        }
        seen
    })
}

/// The whole text of a file that is imported, if it is one.
pub(crate) fn read_text(path: &Path) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    let fits = metadata.is_file() && metadata.len() < LIMIT;
    fits.then(|| fs::read_to_string(path).ok()).flatten()
}

/// Tells whether two paths lead to one file, by whatever links and spellings.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    let (Ok(one_real), Ok(other_real)) = (fs::canonicalize(one), fs::canonicalize(other)) else { return false };
    one_real == other_real || is_same_on_disk(&one_real, &other_real)
}

/// Tells whether two paths are hard links to one file.
#[cfg(unix)]
fn is_same_on_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino())).ok();
    id(one).is_some_and(|one| Some(one) == id(other))
}

#[cfg(not(unix))]
fn is_same_on_disk(_: &Path, _: &Path) -> bool {
    false
}

/// Reads standard input, or any other stream, in the same way.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_stream(stream: impl Read) -> Result<Content, Unreadable> {
    let mut buffer = Vec::new();
    let length = fill(stream, &mut buffer, 0)?;
    content(&buffer[..length])
}

/// Reads the file at `path` into the start of `buffer`. Only a file that turns out to be large is asked for its size,
/// so that one beyond the limit is not read up to there first.
fn fill_from(path: &Path, buffer: &mut Vec<u8>) -> Result<usize, Unreadable> {
    let file = File::open(path).map_err(Unreadable::Io)?;
    let length = fill((&file).take(KEPT as u64), buffer, 0)?;
    if length < KEPT {
        return Ok(length);
    }
    if file.metadata().is_ok_and(|metadata| metadata.len() >= LIMIT) {
        return Err(Unreadable::TooLarge);
    }
    fill(&file, buffer, length)
}

/// Reads everything into `buffer`, behind its first `length` bytes, and says how many it then holds. The buffer only
/// ever grows: clearing it between files would cost more than reading them.
fn fill(mut stream: impl Read, buffer: &mut Vec<u8>, mut length: usize) -> Result<usize, Unreadable> {
    loop {
        if length == buffer.len() {
            buffer.resize((2 * length).max(ROOM), 0);
        }
        match stream.read(&mut buffer[length..]) {
            Ok(0) => return Ok(length),
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Unreadable::Io(error)),
        }
        if length as u64 >= LIMIT {
            return Err(Unreadable::TooLarge);
        }
    }
}

/// Decodes `bytes` if they name a call.
fn content(bytes: &[u8]) -> Result<Content, Unreadable> {
    if !mentions_call(bytes) {
        // In UTF-16, with a mark or without, every other byte of code is zero. No other text has one.
        let is_wide = memchr::memchr(0, bytes).is_some() && names_in_utf16(bytes);
        return if is_wide { Err(Unreadable::Utf16) } else { Ok(Content::Silent) };
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(Content::Text(text.to_owned())),
        Err(error) => {
            let offset = error.valid_up_to();
            Err(Unreadable::NotUtf8 { line: memchr::memchr_iter(b'\n', &bytes[..offset]).count() + 1, offset })
        }
    }
}

/// True if the name of a call stands anywhere in UTF-16 text, for either order of bytes in UTF-16.
fn names_in_utf16(bytes: &[u8]) -> bool {
    CallKind::ALL.into_iter().any(|kind| {
        let wide: Vec<u8> = kind.name().bytes().flat_map(|letter| [letter, 0]).collect();
        // The other order begins with a zero byte; without it, and without the last one of this order, both agree.
        memchr::memmem::find(bytes, &wide[..wide.len() - 1]).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALL: &str = "dr.createSource({});\n";

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn files_that_name_no_call_are_not_decoded() {
        assert_eq!(content(b"caf\xE9").unwrap(), Content::Silent);
        assert_eq!(content(b"").unwrap(), Content::Silent);
    }

    #[test]
    fn other_encodings_are_told_apart() {
        let latin = [b"// one\n// caf\xE9\n", CALL.as_bytes()].concat();
        assert!(matches!(content(&latin), Err(Unreadable::NotUtf8 { line: 2, offset: 13 })));
        for mark in [b"\xFF\xFE", b"\xFE\xFF"] {
            let marked = [mark, CALL.as_bytes()].concat();
            assert!(
                matches!(content(&marked), Err(Unreadable::NotUtf8 { line: 1, offset: 0 })),
                "a mark, and then ASCII"
            );
        }
        assert!(matches!(content(&wide(CALL, u16::to_le_bytes)), Err(Unreadable::Utf16)));
        assert!(matches!(content(&wide(CALL, u16::to_be_bytes)), Err(Unreadable::Utf16)));
        assert_eq!(content(&wide("let a;", u16::to_le_bytes)).unwrap(), Content::Silent);
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            assert!(matches!(content(&wide(CALL, bytes)[2..]), Err(Unreadable::Utf16)), "without a mark");
            assert_eq!(content(&wide("let a;", bytes)[2..]).unwrap(), Content::Silent);
        }
    }

    #[test]
    fn a_byte_order_mark_stays() {
        let text = format!("\u{feff}{CALL}");
        assert_eq!(content(text.as_bytes()).unwrap(), Content::Text(text));
    }

    #[test]
    fn a_used_buffer_shows_nothing_of_the_last_file() {
        let mut buffer = Vec::new();
        assert_eq!(fill(CALL.as_bytes(), &mut buffer, 0).unwrap(), CALL.len());
        assert_eq!(fill(&b"let a;"[..], &mut buffer, 0).unwrap(), 6);
        assert_eq!(&buffer[..6], b"let a;");
    }

    #[test]
    fn streams_larger_than_the_buffer_are_read_whole() {
        let text = " ".repeat(3 * ROOM) + CALL;
        assert_eq!(read_stream(text.as_bytes()).unwrap(), Content::Text(text));
    }
}
