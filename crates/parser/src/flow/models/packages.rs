//! Packages that are one function.

use crate::flow::domain::transfer::Transfer;
use crate::flow::models::callbacks::Callbacks::Never;
use crate::flow::models::table::Path::AnyExport;
use crate::flow::models::table::{Model, model};

pub(super) const ROWS: &[Model] = &[
    model(AnyExport("object-assign"), Transfer::Assign, Never),
    model(AnyExport("extend"), Transfer::Assign, Never),
    model(AnyExport("xtend"), Transfer::Assign, Never),
    model(AnyExport("deepmerge"), Transfer::Merge, Never),
    model(AnyExport("lodash.merge"), Transfer::Merge, Never),
    model(AnyExport("lodash.clonedeep"), Transfer::Copy, Never),
    model(AnyExport("clone-deep"), Transfer::Copy, Never),
    model(AnyExport("rfdc"), Transfer::Copy, Never),
];
