//! Kinds of changes that findings ask for.

/// The change that a finding asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Task {
    /// Something is missing.
    Add,
    /// Something must go.
    Remove,
    /// Something has to be another value.
    Correct,
    /// Something that has nothing to do with payments is of no use.
    Tidy,
    /// A person has to look: no change is known.
    Check,
}
