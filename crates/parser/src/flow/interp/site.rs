//! Call sites: the places and names of a call in the source text.
//!
//! ```js
//! await shop.dr.createSource(p);    // name: `createSource`; base: `shop.dr`; a member; awaited
//! ```

use swc_atoms::Atom;

use crate::flow::domain::id::At;

/// A call in the source text.
pub(crate) struct Site {
    /// The whole call.
    pub(crate) at: At,
    /// The called name.
    pub(crate) name_at: At,
    /// The object of a called member.
    pub(crate) base_at: Option<At>,
    /// The last name of the callee.
    pub(crate) name: Option<Atom>,
    /// The way in which the function is named.
    pub(crate) spelling: Spelling,
    /// The time at which its callbacks run, seen from the code after the call.
    pub(crate) timing: Timing,
}

/// The way in which a called function is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As a member of its object: `dr.createSource(p)`.
    Member,
    /// By itself: `createSource(p)`, `pay.call(dr, p)`.
    Free,
}

/// The time at which the callbacks of a call run, seen from the code after it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Timing {
    /// Later than the code after the call.
    Later,
    /// Before the code after the call, which waits for the promise: `await p.then(f)`.
    Awaited,
}

impl Site {
    /// A call that isn't written as one in the program, such as that of a bound function or an iterator.
    pub(crate) fn free(at: At) -> Self {
        Self { at, name_at: at, base_at: None, name: None, spelling: Spelling::Free, timing: Timing::Later }
    }
}
