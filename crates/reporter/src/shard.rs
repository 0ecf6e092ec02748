//! Shards: parts of the files, which several runs share.

use std::fmt;
use std::str::FromStr;

/// One of several parts of the files, which several runs share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// Its number, from 1.
    pub number: u16,
    /// The number of parts.
    pub of: u16,
}

impl Shard {
    /// All shards of which this is one.
    pub fn all(self) -> impl Iterator<Item = Self> {
        (1..=self.of).map(move |number| Self { number, of: self.of })
    }
}

/// Writes `2/4`.
impl fmt::Display for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.number, self.of)
    }
}

/// Reads `2/4`.
impl FromStr for Shard {
    type Err = ShardError;

    fn from_str(text: &str) -> Result<Self, ShardError> {
        let (number, of) = text.split_once('/').ok_or(ShardError::Form)?;
        let read = |number: &str| number.parse::<u16>().map_err(|_| ShardError::Form);
        match (read(number)?, read(of)?) {
            (_, 0) => Err(ShardError::OfNone),
            (0, of) => Err(ShardError::BeforeFirst { of }),
            (number, of) if number > of => Err(ShardError::AfterLast { of }),
            (number, of) => Ok(Self { number, of }),
        }
    }
}

/// The mistake in the text of a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShardError {
    /// It isn't two numbers with a slash between them.
    Form,
    /// There are no shards at all.
    OfNone,
    /// Its number is zero.
    BeforeFirst {
        /// The number of shards.
        of: u16,
    },
    /// Its number is greater than that of the shards.
    AfterLast {
        /// The number of shards.
        of: u16,
    },
}

/// Writes the mistake, as a clause.
impl fmt::Display for ShardError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => formatter.write_str("expected a shard and the number of shards, such as `1/4`"),
            Self::OfNone => formatter.write_str("there must be one shard at least, as in `1/1`"),
            Self::BeforeFirst { of } => write!(formatter, "shards count from 1: the first is `1/{of}`"),
            Self::AfterLast { of } => write!(formatter, "of {of} shards, the last is `{of}/{of}`"),
        }
    }
}

impl std::error::Error for ShardError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_a_number_of_how_many() {
        assert_eq!("1/1".parse(), Ok(Shard { number: 1, of: 1 }));
        assert_eq!("4/4".parse(), Ok(Shard { number: 4, of: 4 }));
        assert_eq!(Shard { number: 2, of: 4 }.to_string().parse(), Ok(Shard { number: 2, of: 4 }));
        for (wrong, right) in [
            ("0/4", "`1/4`"),
            ("5/4", "`4/4`"),
            ("x", "`1/4`"),
            ("1/0", "`1/1`"),
            ("-1/4", "`1/4`"),
            ("1/4/2", "`1/4`"),
        ] {
            let error = wrong.parse::<Shard>().unwrap_err().to_string();
            assert!(error.contains(right), "{wrong}: {error}");
        }
    }
}
