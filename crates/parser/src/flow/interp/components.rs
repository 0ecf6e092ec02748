//! Components of React and Vue: instances, and the state that they keep.

use rustc_hash::FxHashMap;

use crate::flow::domain::id::{At, CellId, ObjectId};

/// The components that the program makes.
#[derive(Default)]
pub(crate) struct Components {
    /// The instance of each component, by its options.
    pub(crate) by_options: FxHashMap<ObjectId, ObjectId>,
    /// The state that components keep from one render to the next, by the call that declares it.
    pub(crate) states: FxHashMap<At, CellId>,
}
