//! The time at which functions run the callbacks that they get.

/// The time at which a function runs the functions among its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Callbacks {
    /// It calls none of them.
    Never,
    /// Before it returns.
    Now,
    /// After the code that is running.
    Later,
    /// At an event: after the code that is running, unless that triggers it.
    OnEvent,
    /// At once, later, several times or never.
    AnyTime,
}
