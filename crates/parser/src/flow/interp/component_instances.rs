//! Components: the instances of Vue components, and the state that React components keep between renders.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::flow::domain::id::{At, CellId, ObjectId};

/// The components that the program defines.
#[derive(Default)]
pub(crate) struct Components {
    /// The instance of each Vue component, by the object with its options.
    pub(crate) by_options: FxHashMap<ObjectId, ObjectId>,
    /// The state of React components, by the call of `useState` or the like that declares it.
    pub(crate) states: FxHashMap<At, CellId>,
    /// The boxes of Vue, `ref(payload)`: in a template their names stand for what they hold.
    pub(crate) refs: FxHashSet<ObjectId>,
}
