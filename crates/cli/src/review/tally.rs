//! The numbers of a review.

use std::fmt;

/// The numbers of a review.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(super) accepted: usize,
    pub(super) declined: usize,
    /// The questions that were not answered.
    pub(super) left: usize,
}

/// The place of a question among the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// Its number, from 1.
    pub(super) number: usize,
    /// The number of all, as far as they are known.
    pub(super) of: usize,
}

impl Tally {
    /// The place of the next question, after which so many are left.
    pub(super) fn asked(self, more: usize) -> Turn {
        let number = self.accepted + self.declined + 1;
        Turn { number, of: number + more }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accepted, declined, left } = self;
        if accepted + declined + left == 0 {
            return formatter.write_str("there is no fix to ask about");
        }
        write!(formatter, "fixes: {accepted} accepted, {declined} declined")?;
        match left {
            0 => Ok(()),
            left => write!(formatter, ", {left} not answered: run the same command again to go on"),
        }
    }
}
