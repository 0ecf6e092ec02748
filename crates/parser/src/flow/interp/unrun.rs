//! Code that hasn't run: skipped because of a limit, or unreached by the program.

use crate::flow::interp::reach::Skipped;
use crate::flow::schedule::unreached::UnreachedCode;
use crate::slice::relevance::Relevance;

/// The code that hasn't run, and the functions that lead to calls.
#[derive(Default)]
pub(crate) struct Unrun<'a> {
    /// The code that was skipped because of a limit.
    pub(crate) skipped: Skipped,
    /// The code that the program doesn't reach.
    pub(crate) unreached: UnreachedCode<'a>,
    /// The functions that lead to a call, computed on first use.
    pub(crate) relevance: Option<Relevance>,
}
