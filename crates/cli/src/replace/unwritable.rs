//! The reasons for which a file keeps its old text.

use std::path::PathBuf;
use std::{fmt, io};

/// The reasons for which a file keeps its old text.
#[derive(Debug)]
pub(crate) enum Unwritable {
    /// The system refused.
    Io(io::Error),
    /// It has another text than when it was linted.
    Changed,
    /// Its permissions say that it should stay as it is.
    ReadOnly,
    /// It has several names on the disk: replacing it would leave the others with the old text.
    Linked,
    /// It is a pipe or a device.
    NoFile,
    /// The file of this name, which its fixes rest on, can't be replaced.
    Companion(String),
    /// Somebody ended the run before its turn.
    Interrupted,
    /// It could not be put back after the file of this name, which belongs to it, could not be replaced: it has its new text.
    NotPutBack(String, Stranded),
}

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::NotPutBack(name, Stranded { error, old }) = self {
            write!(
                formatter,
                "fixed, although `{name}`, which the same fix changes, could not be written; putting the old text back failed: {error}"
            )?;
            return match old {
                Some(old) => write!(formatter, "; its old text is in `{}`", old.display()),
                None => Ok(()),
            };
        }
        write!(formatter, "not fixed: ")?;
        match self {
            Self::Io(error) => write!(formatter, "it can't be written: {error}"),
            Self::Changed => write!(formatter, "another program changed it in the meantime; run dr-lint again"),
            Self::ReadOnly => write!(formatter, "it is read-only"),
            Self::Linked => write!(
                formatter,
                "it has several names on the disk (hard links), and replacing one would separate them"
            ),
            Self::NoFile => write!(formatter, "it is not a regular file"),
            Self::Companion(name) => write!(formatter, "its fix also changes `{name}`, which could not be written"),
            Self::Interrupted => write!(formatter, "dr-lint was interrupted"),
            Self::NotPutBack(..) => Ok(()),
        }
    }
}

/// The state of a file that can't be put back.
#[derive(Debug)]
pub(crate) struct Stranded {
    /// The answer of the system.
    pub(crate) error: io::Error,
    /// The file with the old text; `None` if somebody took it away.
    pub(crate) old: Option<PathBuf>,
}
