//! Keeps a defect that shows in one file from taking the others down: a panic becomes an error entry of its file.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// True if this thread is inside [`guarded`], where a panic is reported rather than printed.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// The message of the last panic, with its place.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From now on, panics inside [`guarded`] are kept instead of being printed.
pub(crate) fn install() {
    let printing = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if GUARDED.get() {
            LAST.replace(panic.to_string());
        } else {
            printing(panic);
        }
    }));
}

/// Runs `work`. Nothing that it may leave half done outlives it, or it is behind a lock that heals itself.
///
/// # Errors
/// The message for the user, when `work` panicked.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    GUARDED.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    result.map_err(|_| {
        let said = LAST.take().split_whitespace().collect::<Vec<_>>().join(" ");
        format!("internal error: {said}; this is a bug in dr-lint; please report it together with the file")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_message() {
        install();
        let message = guarded(|| panic!("a bug\nof two lines")).unwrap_err();
        assert!(message.starts_with("internal error: "), "{message}");
        assert!(message.contains("guard.rs") && message.contains("a bug of two lines"), "{message}");
        assert_eq!(guarded(|| 1), Ok(1));
    }
}
