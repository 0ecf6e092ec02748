//! When functions that are known by name run the callbacks that they get.

/// When code that isn't seen runs the functions that it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Callbacks {
    /// After the code that is running.
    Later,
    /// When an event comes: after the code that is running, unless that triggers it.
    OnEvent,
    /// At once, later, several times or never.
    AnyTime,
}

/// Functions of the language, of browsers, Node, test runners, module loaders and frameworks that are documented to keep a
/// callback for later, whatever they are a member of; sorted. Nothing belongs here that some library calls at once.
pub(crate) const LATER: &[&str] = &[
    "$applyAsync",
    "$evalAsync",
    "$interval",
    "$nextTick",
    "$timeout",
    "addHook",
    "afterEach",
    "beforeEach",
    "catch",
    "define",
    "describe",
    "finally",
    "it",
    "nextTick",
    "onBeforeMount",
    "onBeforeUnmount",
    "onDestroy",
    "onMount",
    "onMounted",
    "onUnmounted",
    "onUpdated",
    "queueMicrotask",
    "removeEventListener",
    "removeListener",
    "requestAnimationFrame",
    "requestIdleCallback",
    "require",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "then",
    "useEffect",
    "useLayoutEffect",
];

/// Classes of browsers whose objects call the function that they are made with later.
pub(crate) const OBSERVERS: [&str; 5] =
    ["IntersectionObserver", "MutationObserver", "PerformanceObserver", "ReportingObserver", "ResizeObserver"];

/// Functions that trigger events, if they get no function; sorted.
pub(crate) const TRIGGERS: &[&str] = &[
    "$broadcast",
    "$emit",
    "blur",
    "change",
    "click",
    "dispatchEvent",
    "emit",
    "fire",
    "fireEvent",
    "focus",
    "requestSubmit",
    "select",
    "submit",
    "trigger",
    "triggerHandler",
];

/// True if a function of that name may run the handlers of events before it returns.
pub(crate) fn triggers_events(name: &str) -> bool {
    TRIGGERS.binary_search(&name).is_ok()
}

impl Callbacks {
    /// When a function of that name runs the functions that it gets.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "$on" | "$once" | "addEventListener" | "addListener" | "attachEvent" => Self::OnEvent,
            _ if LATER.binary_search(&name).is_ok() => Self::Later,
            _ => Self::AnyTime,
        }
    }

    /// When `new` of that name does.
    pub(crate) fn of_new(name: &str) -> Self {
        if OBSERVERS.contains(&name) { Self::Later } else { Self::AnyTime }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_keep_callbacks_are_found() {
        assert!(LATER.is_sorted() && TRIGGERS.is_sorted());
        assert_eq!(["addHook", "addListener"].map(Callbacks::of), [Callbacks::Later, Callbacks::OnEvent]);
    }
}
