//! Calls in, diagnostics out: which calls count, which payment methods they may be, and what is wrong with them.
//!
//! This crate must not know swc, the disk or the terminal, nor how a report looks.

mod baseline;
mod calls;
mod candidates;
mod config;
mod diagnostic;
mod directives;
mod edit;
mod field;
mod finding;
mod fingerprint;
mod fix;
mod gathering;
mod insertion;
mod lint;
mod merge;
mod methods;
mod policy;
mod proposal;
mod removal;
mod rule;
mod rules;
mod seen;
mod session;
mod severity;
mod silence;
mod suppression;
mod task;
#[cfg(test)]
mod testing;
mod unused;
mod verify;
mod wording;

pub use baseline::{Baseline, Known};
pub use config::{AddedMethod, Config, Extent, FileFilter, Levels, Override};
pub use diagnostic::{Brief, Diagnostic, Missing, Obstacle, Related, RelatedKind};
pub use field::{FieldPath, FieldPathError};
pub use finding::{Finding, State, merge_suppressions, settle};
pub use fingerprint::{Fingerprint, LocalFingerprint, first_named_bytes};
pub use fix::{Applicability, Edit, Fix, SessionsAfter, apart};
pub use lint::{Linted, lint};
pub use merge::merge;
pub use methods::{PaymentMethod, known_names, methods_of, payment_methods};
pub use rule::{Docs, Level, Rule};
pub use rules::{rule, rules};
pub use seen::{Doubt, SeenCall, SeenMethod, Standing, merge_calls};
pub use session::never_an_id;
pub use severity::{Certainty, Severity};
pub use silence::{silenced, why_not_silenced};
pub use suppression::{Name, Named, Reach, Suppression};
pub use task::Task;
pub use unused::{Sweep, sweep};
pub use verify::{Version, Violation, verify, verify_syntax};
