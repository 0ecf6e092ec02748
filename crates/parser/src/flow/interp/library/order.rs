//! The order in which a callback gets element and index: `list.forEach` gives the element first, `$.each` the index.

use crate::flow::domain::value::Value;

/// The order in which a callback gets element and index.
pub(crate) enum Order {
    /// `list.forEach((element, index) => …)`
    ElementFirst,
    /// `$.each(list, (index, element) => …)`
    IndexFirst,
}

impl Order {
    pub(crate) fn arrange(&self, element: Value, index: Value, list: &Value) -> Vec<Value> {
        match self {
            Self::ElementFirst => vec![element, index, list.clone()],
            Self::IndexFirst => vec![index, element],
        }
    }

    /// The `this` of the callback: `$.each` makes it the element.
    pub(crate) fn this(&self, element: &Value) -> Option<Value> {
        match self {
            Self::ElementFirst => None,
            Self::IndexFirst => Some(element.clone()),
        }
    }
}
