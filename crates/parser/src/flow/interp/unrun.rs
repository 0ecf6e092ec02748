//! Code that doesn't run: because a limit leaves it out, or because the program doesn't get to it.

use crate::flow::interp::reach::Skipped;
use crate::flow::schedule::passed_over::UnreachedCode;
use crate::slice::relevance::Relevance;

/// The code that doesn't run, and what leads to calls among it.
#[derive(Default)]
pub(crate) struct Unrun<'a> {
    /// Records of code that limits kept from being run.
    pub(crate) skipped: Skipped,
    /// The code that the program doesn't get to.
    pub(crate) unreached: UnreachedCode<'a>,
    /// The functions that lead to a call, once somebody has asked.
    pub(crate) relevance: Option<Relevance>,
}
