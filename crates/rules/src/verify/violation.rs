//! Reasons why a fixed file must not replace the old one.

use std::fmt;

/// A reason why a fixed file must not replace the old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// It can't be parsed any more.
    Syntax {
        /// The line, from 1.
        line: u32,
        /// The parser's message.
        message: String,
    },
    /// Text that isn't edited is read in another way: two words became one.
    Tokens {
        /// The line, from 1.
        line: u32,
        /// The text that is read as one word or sign.
        token: String,
    },
    /// It has an error that it didn't have.
    NewError {
        /// The line, from 1.
        line: u32,
        /// The message of the error.
        message: String,
    },
    /// Calls are gone, or new.
    Calls,
    /// A payload differs in something else than what was to be changed.
    Payload {
        /// The line of the call in the fixed text, from 1.
        line: u32,
    },
    /// A payload lost fields that the payment session supplies, but names no session.
    NoSession {
        /// The line of the call in the fixed text, from 1.
        line: u32,
    },
    /// A payload names another session than before.
    OtherSession {
        /// The line of the call in the fixed text, from 1.
        line: u32,
    },
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { line, message } => write!(formatter, "line {line} would not parse: {message}"),
            Self::Tokens { line, token } => write!(formatter, "line {line} would be read as `{token}`"),
            Self::NewError { line, message } => write!(formatter, "line {line} would have a new error: {message}"),
            Self::Calls => write!(formatter, "its DigitalRiver.js calls would no longer be the same"),
            Self::Payload { line } => {
                write!(formatter, "the payload of the call at line {line} would change beyond the fix")
            }
            Self::NoSession { line } => {
                write!(
                    formatter,
                    "the payload of the call at line {line} would lose fields without getting a payment session"
                )
            }
            Self::OtherSession { line } => {
                write!(formatter, "the payload of the call at line {line} would name another payment session")
            }
        }
    }
}
