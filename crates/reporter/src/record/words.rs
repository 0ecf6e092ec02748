//! The words that a record has for values of few kinds.

use std::fmt;

use dr_lint_rules::{Applicability, Certainty, Doubt, Missing, SessionsAfter, Severity, Standing};

/// The reason why a record can't be read, as a clause.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Broken(pub(crate) String);

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A value that a word stands for.
pub(super) trait Word: Copy + 'static {
    /// All values.
    const ALL: &'static [Self];

    /// The word for the value.
    fn word(self) -> &'static str;

    /// The value that a word stands for.
    ///
    /// # Errors
    /// When there is none.
    fn read(word: &str) -> Result<Self, Broken> {
        let found = Self::ALL.iter().copied().find(|value| value.word() == word);
        found.ok_or_else(|| Broken(format!("`{word}` means nothing in its record")))
    }
}

impl Word for Severity {
    const ALL: &'static [Self] = &[Self::Info, Self::Warning, Self::Error];

    fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Word for Certainty {
    const ALL: &'static [Self] = &[Self::Sometimes, Self::Always];

    fn word(self) -> &'static str {
        match self {
            Self::Sometimes => "sometimes",
            Self::Always => "always",
        }
    }
}

impl Word for Applicability {
    const ALL: &'static [Self] = &[Self::Unsafe, Self::Safe];

    fn word(self) -> &'static str {
        match self {
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

impl Word for SessionsAfter {
    const ALL: &'static [Self] = &[Self::Sessions, Self::NoSession];

    fn word(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::NoSession => "no-session",
        }
    }
}

impl Word for Missing {
    const ALL: &'static [Self] = &[Self::SessionExpression];

    fn word(self) -> &'static str {
        match self {
            Self::SessionExpression => "session-expression",
        }
    }
}

impl Word for Standing {
    const ALL: &'static [Self] = &[
        Self::Foreign,
        Self::Uncounted(Doubt::NoType),
        Self::Uncounted(Doubt::Receiver),
        Self::Unresolved,
        Self::Judged,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Uncounted(Doubt::NoType) => "no-type",
            Self::Uncounted(Doubt::Receiver) => "unknown-receiver",
            Self::Unresolved => "unresolved",
            Self::Judged => "judged",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_each_is_read<T: Word + PartialEq + fmt::Debug>(kinds: usize) {
        assert_eq!(T::ALL.len(), kinds);
        for value in T::ALL {
            assert_eq!(T::read(value.word()), Ok(*value));
        }
        assert!(T::read("nothing").is_err());
    }

    #[test]
    fn every_word_is_read_as_it_was_written() {
        assert_each_is_read::<Severity>(3);
        assert_each_is_read::<Certainty>(2);
        assert_each_is_read::<Applicability>(2);
        assert_each_is_read::<SessionsAfter>(2);
        assert_each_is_read::<Missing>(1);
        assert_each_is_read::<Standing>(5);
    }
}
