//! Node, and the events of packages made for it.

use crate::flow::models::callbacks::Callbacks::{Later, OnEvent};
use crate::flow::models::table::{Model, named, trigger};

pub(super) const ROWS: &[Model] = &[
    named("nextTick", Later),
    named("setImmediate", Later),
    named("removeListener", Later),
    named("addListener", OnEvent),
    trigger("emit"),
];
