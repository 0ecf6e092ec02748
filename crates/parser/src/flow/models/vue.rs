//! Vue.

use crate::flow::domain::transfer::Namespace::Vue;
use crate::flow::domain::transfer::Transfer;
use crate::flow::models::callbacks::Callbacks::{Later, Never, Now, OnEvent};
use crate::flow::models::table::Path::{Library, Member, Package};
use crate::flow::models::table::{Model, model, named};

pub(super) const ROWS: &[Model] = &[
    model(Library("Vue"), Transfer::Namespace(Vue), Later),
    model(Library("vue"), Transfer::Namespace(Vue), Later),
    model(Package("vue"), Transfer::Namespace(Vue), Later),
    model(Member(Vue, "default"), Transfer::Namespace(Vue), Later),
    model(Member(Vue, "computed"), Transfer::BoxOfResult("value"), Now),
    model(Member(Vue, "reactive"), Transfer::Same, Never),
    model(Member(Vue, "readonly"), Transfer::Same, Never),
    model(Member(Vue, "toRaw"), Transfer::Same, Never),
    model(Member(Vue, "unref"), Transfer::Same, Never),
    model(Member(Vue, "markRaw"), Transfer::Same, Never),
    model(Member(Vue, "ref"), Transfer::Box("value"), Never),
    model(Member(Vue, "shallowRef"), Transfer::Box("value"), Never),
    named("$nextTick", Later),
    named("onBeforeMount", Later),
    named("onBeforeUnmount", Later),
    named("onMounted", Later),
    named("onUnmounted", Later),
    named("onUpdated", Later),
    named("$once", OnEvent),
];
