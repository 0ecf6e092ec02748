//! Lodash and Underscore.

use crate::flow::domain::transfer::Namespace::Lodash;
use crate::flow::domain::transfer::Transfer;
use crate::flow::models::callbacks::Callbacks::{Later, Never, Now};
use crate::flow::models::table::Path::{Library, Member, Modules, Package};
use crate::flow::models::table::{Model, model};

pub(super) const ROWS: &[Model] = &[
    model(Library("_"), Transfer::Namespace(Lodash), Later),
    model(Library("lodash"), Transfer::Namespace(Lodash), Later),
    model(Library("underscore"), Transfer::Namespace(Lodash), Later),
    model(Package("lodash"), Transfer::Namespace(Lodash), Later),
    model(Package("lodash-es"), Transfer::Namespace(Lodash), Later),
    model(Package("underscore"), Transfer::Namespace(Lodash), Later),
    model(Modules("lodash"), Transfer::Namespace(Lodash), Later),
    model(Member(Lodash, "default"), Transfer::Namespace(Lodash), Later),
    model(Member(Lodash, "assign"), Transfer::Assign, Never),
    model(Member(Lodash, "extend"), Transfer::Assign, Never),
    model(Member(Lodash, "assignIn"), Transfer::Assign, Never),
    model(Member(Lodash, "merge"), Transfer::Merge, Never),
    model(Member(Lodash, "defaults"), Transfer::Defaults, Never),
    model(Member(Lodash, "omit"), Transfer::Omit, Never),
    model(Member(Lodash, "pick"), Transfer::Pick, Never),
    model(Member(Lodash, "clone"), Transfer::Copy, Never),
    model(Member(Lodash, "cloneDeep"), Transfer::Copy, Never),
    model(Member(Lodash, "each"), Transfer::ForEach, Now),
    model(Member(Lodash, "forEach"), Transfer::ForEach, Now),
    model(Member(Lodash, "map"), Transfer::Map, Now),
    model(Member(Lodash, "identity"), Transfer::Same, Never),
    model(Member(Lodash, "isEmpty"), Transfer::Inspect, Never),
    model(Member(Lodash, "keys"), Transfer::Inspect, Never),
    model(Member(Lodash, "isObject"), Transfer::Look, Never),
    model(Member(Lodash, "isPlainObject"), Transfer::Look, Never),
    model(Member(Lodash, "isFunction"), Transfer::Look, Never),
    model(Member(Lodash, "isArray"), Transfer::Look, Never),
    model(Member(Lodash, "isEqual"), Transfer::Compare, Never),
    model(Member(Lodash, "get"), Transfer::Get, Never),
    model(Member(Lodash, "has"), Transfer::Get, Never),
];
