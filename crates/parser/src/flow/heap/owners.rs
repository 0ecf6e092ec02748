//! The owners of an object: variables, properties and arguments that have held it.

use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{CellId, ObjectId};

/// Maximum number of tracked owners of an object; past it the object is untracked, and never dies.
pub(crate) const MAX_OWNERS_TRACKED: usize = 6;

/// All that has owned an object at any time.
#[derive(Clone, Debug)]
pub(crate) enum Owners {
    /// These, and nothing else.
    Tracked(SmallVec<[Owner; 2]>),
    /// Something that isn't recorded: an array, `this`, unknown code.
    Untracked,
}

/// One owner of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Owner {
    /// A variable.
    Cell(CellId),
    /// A property of an object.
    Property(ObjectId, Atom),
    /// A list of arguments that is being evaluated, by number.
    List(u32),
}
