//! `Ctrl-C` and its kin while files are being written: what was begun is brought to an end first, and nothing is left behind.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{SigId, flag, low_level};

/// The signals that ask a program to end.
const ENDING: &[i32] = &[
    SIGINT,
    SIGTERM,
    #[cfg(unix)]
    signal_hook::consts::SIGHUP,
    #[cfg(unix)]
    signal_hook::consts::SIGQUIT,
];

/// Holds back signals that ask the program to end: while it lives, they are only remembered.
pub(crate) struct Interrupts {
    /// True once signals have their default effect again.
    passes: Arc<AtomicBool>,
    /// The last signal that came; 0 is none.
    last: Arc<AtomicUsize>,
    /// The handlers to remove on drop.
    registered: Vec<SigId>,
}

impl Interrupts {
    /// Holds signals back from now on. Where the system doesn't let it, they are not held back. Those that whoever started
    /// the program told it to ignore, as `nohup` does, are left alone.
    pub(crate) fn hold() -> Self {
        let (passes, last) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut registered = Vec::new();
        let ignored = Ignored::now();
        for signal in ENDING.iter().copied().filter(|signal| !ignored.has(*signal)) {
            // The first of the two stays for good, so that afterwards the signal ends the program as if nothing had been.
            let passing = flag::register_conditional_default(signal, Arc::clone(&passes));
            let number = usize::try_from(signal).unwrap_or_default();
            if passing.is_ok() {
                registered.extend(flag::register_usize(signal, Arc::clone(&last), number));
            }
        }
        // A file that grows past a limit is an error to report like a full disk, not a reason to die.
        #[cfg(unix)]
        if !ignored.has(signal_hook::consts::SIGXFSZ) {
            registered.extend(flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false))));
        }
        Self { passes, last, registered }
    }

    /// The signal that came meanwhile.
    pub(crate) fn signal(&self) -> Option<i32> {
        i32::try_from(self.last.load(Ordering::SeqCst)).ok().filter(|signal| *signal != 0)
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        self.passes.store(true, Ordering::SeqCst);
        for id in self.registered.drain(..) {
            low_level::unregister(id);
        }
    }
}

/// Ends the program as the signal would have; returns where the system doesn't do that.
pub(crate) fn end_by(signal: i32) {
    let _ = low_level::emulate_default_handler(signal);
}

/// The signals that the process ignores, one bit each.
///
/// Only Linux says it without a system call that is unsafe in Rust. Elsewhere none counts as ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ignored(u64);

impl Ignored {
    fn now() -> Self {
        let status =
            if cfg!(target_os = "linux") { fs::read_to_string("/proc/self/status") } else { Ok(String::new()) };
        Self::read(&status.unwrap_or_default())
    }

    /// Reads the line `SigIgn:` of a process's status.
    fn read(status: &str) -> Self {
        let bits = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        Self(bits.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok()).unwrap_or(0))
    }

    /// Signals are counted from 1.
    fn has(self, signal: i32) -> bool {
        let bit = u32::try_from(signal - 1).ok().and_then(|place| 1_u64.checked_shl(place));
        bit.is_some_and(|bit| self.0 & bit != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ignored_signals_are_read_from_the_status_of_the_process() {
        let ignored =
            Ignored::read("SigBlk:\t0000000000000002\nSigIgn:\t0000000000001001\nSigCgt:\t0000000000004002\n");
        let of = |signals: [i32; 5]| signals.map(|signal| ignored.has(signal));
        assert_eq!(of([1, 2, 13, 15, 0]), [true, false, true, false, false]);
        for status in ["", "SigIgn:", "SigIgn:\tmany\n"] {
            assert_eq!(Ignored::read(status), Ignored(0));
        }
    }
}
