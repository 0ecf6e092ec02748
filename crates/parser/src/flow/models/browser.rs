//! Browsers.

use crate::flow::domain::transfer::Transfer;
use crate::flow::models::callbacks::Callbacks::{AnyTime, Later, Never, OnEvent};
use crate::flow::models::table::Path::{Class, Global, Named};
use crate::flow::models::table::{Model, model, named, trigger};

pub(super) const ROWS: &[Model] = &[
    model(Global("structuredClone"), Transfer::Copy, Never),
    named("queueMicrotask", Later),
    named("removeEventListener", Later),
    named("requestAnimationFrame", Later),
    named("requestIdleCallback", Later),
    named("setInterval", Later),
    named("setTimeout", Later),
    named("addEventListener", OnEvent),
    named("attachEvent", OnEvent),
    trigger("blur"),
    trigger("change"),
    trigger("click"),
    trigger("dispatchEvent"),
    trigger("focus"),
    trigger("requestSubmit"),
    trigger("select"),
    trigger("submit"),
    model(Named("open"), Transfer::OpenRequest, AnyTime),
    model(Named("send"), Transfer::SendRequest, AnyTime),
    model(Class("FormData"), Transfer::LanguageObject, AnyTime),
    model(Class("URL"), Transfer::LanguageObject, AnyTime),
    model(Class("IntersectionObserver"), Transfer::Unknown, Later),
    model(Class("MutationObserver"), Transfer::Unknown, Later),
    model(Class("PerformanceObserver"), Transfer::Unknown, Later),
    model(Class("ReportingObserver"), Transfer::Unknown, Later),
    model(Class("ResizeObserver"), Transfer::Unknown, Later),
];
