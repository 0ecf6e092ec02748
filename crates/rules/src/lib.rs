//! Calls in, diagnostics out: which calls count, which payment methods they may be, and what is wrong with them.
//!
//! This crate must not know swc, the disk or the terminal, nor how a report looks.

mod calls;
mod candidates;
mod config;
mod diagnostic;
mod field;
mod findings;
mod fix;
mod merge;
mod methods;
mod rule;
mod rules;
mod session;
mod wording;

pub use config::{AddedMethod, Config};
pub use diagnostic::{Certainty, Diagnostic, Related, Severity};
use dr_lint_parser::{Call, Files, SourceFile, SyntaxError, analyze};
pub use field::{FieldPath, FieldPathError};
pub use fix::{Applicability, Edit, Fix};
pub use merge::merge;
pub use methods::{PaymentMethod, known_names, payment_methods};
pub use rule::{Level, Rule};
pub use rules::{RULES, rule};
use std::sync::Arc;

use calls::Calls;
use methods::Methods;
use rule::Check;

/// What linting one file gave.
#[derive(Debug, Default)]
pub struct Linted {
    /// What is wrong: one for each rule, place and field, by place. Diagnostics may lie in files that this one imports;
    /// [`merge`] joins those that several importers give.
    pub diagnostics: Vec<Diagnostic>,
    /// How many DigitalRiver.js calls counted.
    pub calls: usize,
    /// Whether the file was parsed: only files that name a call are.
    pub parsed: bool,
}

/// Lints `file`; `files` finds what it imports.
pub fn lint(file: &Arc<SourceFile>, files: &dyn Files, config: &Config) -> Linted {
    match analyze(file, files) {
        Ok(analysis) => Linted { parsed: analysis.parsed, ..lint_calls(&analysis.calls, config) },
        Err(error) => Linted { diagnostics: report(&error, config), calls: 0, parsed: true },
    }
}

fn lint_calls(calls: &[Call], config: &Config) -> Linted {
    if calls.is_empty() {
        return Linted::default();
    }
    let methods = Methods::new(config);
    let calls = Calls::new(calls, &methods, config);
    let found = RULES.iter().filter(|rule| config.level(rule) != Level::Off).flat_map(|rule| match rule.check {
        Check::Calls(check) => check(&calls),
        Check::Parse(_) => Vec::new(),
    });
    Linted { diagnostics: merge(found.filter_map(|found| grade(found, config))), calls: calls.len(), parsed: true }
}

fn report(error: &SyntaxError, config: &Config) -> Vec<Diagnostic> {
    let found = RULES.iter().filter_map(|rule| match rule.check {
        Check::Parse(check) => Some(check(error)),
        Check::Calls(_) => None,
    });
    found.filter_map(|found| grade(found, config)).collect()
}

/// Gives a finding the severity that is configured; `None` when its rule is off.
fn grade(found: Diagnostic, config: &Config) -> Option<Diagnostic> {
    let severity = config.severity(found.rule, found.severity)?;
    Some(Diagnostic { severity, ..found })
}
