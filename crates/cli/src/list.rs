//! Lists of paths: one in each line, or ended by NUL, as `git ls-files -z` and `find -print0` write them.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::usage::Usage;

/// Reads the paths that a file lists, or standard input.
///
/// # Errors
/// When it can't be read.
pub(crate) fn read(path: &Path) -> Result<Vec<PathBuf>, Usage> {
    let bytes = if is_stdin(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    bytes.map(|bytes| paths(&bytes)).map_err(|error| Usage::List(path.to_owned(), error))
}

/// True for the path that means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The paths of a list. A byte-order mark and the carriage returns of Windows are no part of them.
fn paths(bytes: &[u8]) -> Vec<PathBuf> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let entries: Vec<&[u8]> = if bytes.contains(&0) {
        bytes.split(|byte| *byte == 0).collect()
    } else {
        bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect()
    };
    entries.into_iter().filter(|entry| !entry.is_empty()).map(path).collect()
}

/// The path that these bytes mean.
#[cfg(unix)]
pub(crate) fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes.to_vec()).into()
}

/// The path that these bytes mean.
#[cfg(not(unix))]
pub(crate) fn path(bytes: &[u8]) -> PathBuf {
    OsString::from(String::from_utf8_lossy(bytes).into_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_have_lines_or_nul() {
        let expected = ["src/a.js", "my shop/b.js"].map(PathBuf::from);
        for list in ["src/a.js\nmy shop/b.js\n", "\u{feff}src/a.js\r\n\r\nmy shop/b.js", "src/a.js\0my shop/b.js\0"] {
            assert_eq!(paths(list.as_bytes()), expected, "{list:?}");
        }
        assert_eq!(paths(b"a\nb.js\0"), [PathBuf::from("a\nb.js")]);
        assert!(paths(b"\n").is_empty());
    }
}
