//! Control: the functions and `try` blocks that are running.

use crate::flow::heap::state::Arrivals;
use crate::flow::interp::frame::Frame;

/// The functions and `try` blocks that are running.
#[derive(Default)]
pub(crate) struct Control {
    /// The functions, the innermost last.
    pub(crate) frames: Vec<Frame>,
    /// The states that a `catch` around the present statement may meet, by nesting of `try`.
    pub(crate) catchers: Vec<Arrivals>,
    /// How many runs are under way whose calls don't count because they only ask for a value.
    pub(crate) speculations: u32,
}
