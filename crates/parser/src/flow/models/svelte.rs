//! Svelte.

use crate::flow::domain::transfer::Namespace::SvelteRune;
use crate::flow::domain::transfer::Transfer;
use crate::flow::models::callbacks::Callbacks::{Later, Never, Now};
use crate::flow::models::table::Path::{Global, Member};
use crate::flow::models::table::{Model, model, named};

pub(super) const ROWS: &[Model] = &[
    model(Global("$derived"), Transfer::Namespace(SvelteRune), Later),
    model(Global("$state"), Transfer::Namespace(SvelteRune), Later),
    model(Member(SvelteRune, "by"), Transfer::CallFirst, Now),
    model(Member(SvelteRune, "raw"), Transfer::Same, Never),
    model(Member(SvelteRune, "snapshot"), Transfer::Copy, Never),
    named("$effect", Later),
    named("onDestroy", Later),
    named("onMount", Later),
];
