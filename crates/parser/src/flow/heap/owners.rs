//! The variables and properties that have held an object.

use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{CellId, ObjectId};

/// How many holders of an object are told apart before it counts as held for ever.
pub(crate) const MAX_OWNERS_TRACKED: usize = 6;

/// What has held an object at any time.
#[derive(Clone, Debug)]
pub(crate) enum Owners {
    /// These, and nothing else.
    Tracked(SmallVec<[Owner; 2]>),
    /// Something that isn't counted: an array, `this`, code out of sight.
    Untracked,
}

/// What can hold an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Owner {
    /// A variable.
    Cell(CellId),
    /// A property of an object.
    Property(ObjectId, Atom),
    /// A list of arguments that is being evaluated, by number.
    List(u32),
}
