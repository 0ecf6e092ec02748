//! Angular, of the first kind.

use crate::flow::domain::transfer::Namespace::Angular;
use crate::flow::domain::transfer::Transfer;
use crate::flow::models::callbacks::Callbacks::{Later, Never, Now, OnEvent};
use crate::flow::models::table::Path::{AnyExport, Library, Member};
use crate::flow::models::table::{Model, model, named, trigger};

pub(super) const ROWS: &[Model] = &[
    model(Library("angular"), Transfer::Namespace(Angular), Later),
    model(AnyExport("angular"), Transfer::Namespace(Angular), Later),
    model(Member(Angular, "default"), Transfer::Namespace(Angular), Later),
    model(Member(Angular, "extend"), Transfer::Assign, Never),
    model(Member(Angular, "merge"), Transfer::Merge, Never),
    model(Member(Angular, "copy"), Transfer::Copy, Never),
    model(Member(Angular, "forEach"), Transfer::ForEach, Now),
    named("$applyAsync", Later),
    named("$evalAsync", Later),
    named("$interval", Later),
    named("$timeout", Later),
    named("$on", OnEvent),
    trigger("$broadcast"),
    trigger("$emit"),
];
