//! `Ctrl-C` and its kin while files are being written: what was begun is brought to an end first, and nothing is left behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{SigId, flag, low_level};

/// The signals that ask a program to end.
#[cfg(unix)]
const ENDING: [i32; 4] = [SIGINT, SIGTERM, signal_hook::consts::SIGHUP, signal_hook::consts::SIGQUIT];

/// The signals that ask a program to end.
#[cfg(not(unix))]
const ENDING: [i32; 2] = [SIGINT, SIGTERM];

/// While it lives, signals that ask the program to end are only remembered.
pub(crate) struct Interrupts {
    /// Whether signals do what they always do.
    passes: Arc<AtomicBool>,
    /// The last that came; 0 is none.
    last: Arc<AtomicUsize>,
    /// Those that stand for nothing when it is gone.
    registered: Vec<SigId>,
}

impl Interrupts {
    /// Holds signals back from now on. Where the system doesn't let it, they are not held back.
    pub(crate) fn hold() -> Self {
        let (passes, last) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut registered = Vec::new();
        for signal in ENDING {
            // The first of the two stays for good, so that afterwards the signal ends the program as if nothing had been.
            let passing = flag::register_conditional_default(signal, Arc::clone(&passes));
            let number = usize::try_from(signal).unwrap_or_default();
            if passing.is_ok() {
                registered.extend(flag::register_usize(signal, Arc::clone(&last), number));
            }
        }
        // A file that grows past a limit is an error to report like a full disk, not a reason to die.
        #[cfg(unix)]
        registered.extend(flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false))));
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
