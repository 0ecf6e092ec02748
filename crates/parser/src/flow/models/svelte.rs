//! Svelte.

use crate::flow::models::callbacks::Callbacks::Later;
use crate::flow::models::table::{Model, named};

pub(super) const ROWS: &[Model] = &[named("onDestroy", Later), named("onMount", Later)];
