//! A call as written.

use swc_atoms::Atom;

use crate::flow::domain::id::At;

/// A call as written.
pub(crate) struct Site {
    /// The whole call.
    pub(crate) at: At,
    /// The called name.
    pub(crate) name_at: At,
    /// The object of a called member.
    pub(crate) base_at: Option<At>,
    /// The last name of what is called.
    pub(crate) name: Option<Atom>,
    /// How the function is named.
    pub(crate) spelling: Spelling,
    /// Whether the call is waited for before anything else runs.
    pub(crate) timing: Timing,
}

/// How a called function is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As a member of its object: `dr.createSource(p)`.
    Member,
    /// By itself: `createSource(p)`, `pay.call(dr, p)`.
    Free,
}

/// When the code after a call runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timing {
    /// Right away: callbacks run later.
    Later,
    /// Once the promise is settled: `await p.then(f)`.
    Awaited,
}

impl Site {
    /// A call that nobody wrote as such.
    pub(crate) fn free(at: At) -> Self {
        Self { at, name_at: at, base_at: None, name: None, spelling: Spelling::Free, timing: Timing::Later }
    }
}
