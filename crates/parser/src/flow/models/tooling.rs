//! Module loaders, test runners and the hooks of other tools. Nothing belongs here that some library calls at once.

use crate::flow::models::callbacks::Callbacks::Later;
use crate::flow::models::table::{Model, named, trigger};

pub(super) const ROWS: &[Model] = &[
    named("define", Later),
    named("require", Later),
    named("addHook", Later),
    named("afterEach", Later),
    named("beforeEach", Later),
    named("describe", Later),
    named("it", Later),
    trigger("fire"),
    trigger("fireEvent"),
];
