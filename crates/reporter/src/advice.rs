//! The next steps: a sentence or two, and a command that works. A command stands on a line of its own, so that it can be
//! copied whole.
//!
//! - Where a session is missing that only needs an expression, that comes first: nearly all other fixes depend on it.
//! - Fixes that would leave a payload without a session are never advised.

use dr_lint_rules::{Applicability, Diagnostic, Fix, Missing, SessionsAfter};

use crate::report::Report;
use crate::words::{are, counted};

/// The numbers of findings that can be fixed, by what that takes.
#[derive(Default)]
struct Fixable {
    safe: usize,
    /// Fixes that a person should look at.
    careful: usize,
    /// Fixes that would leave a payload without a session.
    harmful: usize,
    /// True if the user's expression would make a session possible.
    wants_session: bool,
}

impl Fixable {
    fn of(report: &Report) -> Self {
        let mut fixable = Self::default();
        let request = report.request();
        for found in report.diagnostics() {
            fixable.wants_session |= found.missing == Some(Missing::SessionExpression) && request.session_id.is_none();
            match kind(found) {
                // What is left after fixing could not be fixed; the errors say why.
                Some((Applicability::Safe, _)) if request.fixing.is_none() => fixable.safe += 1,
                Some((Applicability::Unsafe, SessionsAfter::NoSession)) => fixable.harmful += 1,
                Some((Applicability::Unsafe, SessionsAfter::Sessions))
                    if request.fixing != Some(Applicability::Unsafe) =>
                {
                    fixable.careful += 1;
                }
                _ => {}
            }
        }
        fixable
    }
}

/// The best fix of a finding.
fn kind(found: &Diagnostic) -> Option<(Applicability, SessionsAfter)> {
    found.fixes.iter().max_by_key(|fix| fix.applicability()).map(|fix: &Fix| (fix.applicability(), fix.leaves()))
}

/// The advice on the findings, a line each.
pub(crate) fn about_findings(report: &Report) -> Vec<String> {
    let fixable = Fixable::of(report);
    let all = report.diagnostics().count();
    let request = report.request();
    if fixable.wants_session {
        return vec![
            "Next: find the expression that gives the id of the cart's payment session in your code, for example"
                .to_owned(),
            "`cart.paymentSession.id`. Put it in place of <EXPR> to see what dr-lint would change:".to_owned(),
            format!("  {}", request.command_for_session(&["--diff"])),
            "With `--fix` instead of `--diff`, dr-lint makes these changes.".to_owned(),
        ];
    }
    let careful = if fixable.harmful == 0 { fixable.careful } else { 0 };
    let each_says_why = if careful == 1 {
        "has a fix that you should look at first, and says why"
    } else {
        "have a fix that you should look at first, and each says why"
    };
    let (first, flags): (_, &[&str]) = match (fixable.safe, careful) {
        (0, 0) => {
            let order = if report.summary().errors > 0 { ", errors first" } else { "" };
            return vec![format!("Next: change the code as each finding says{order}. Then run dr-lint again.")];
        }
        (0, careful) => {
            (format!("{careful} of {} {each_says_why}", counted(all, "finding")), &["--diff", "--unsafe-fixes"])
        }
        (safe, _) => (format!("{safe} of {} can be fixed", counted(all, "finding")), &["--diff"]),
    };
    let mut lines = vec![
        format!("Next: {first}. See what would change:"),
        format!("  {}", request.command(flags)),
        "With `--fix` instead of `--diff`, dr-lint makes these changes.".to_owned(),
    ];
    if fixable.safe > 0 && careful > 0 {
        lines.push(format!("{careful} more {each_says_why}: add `--unsafe-fixes` to see these changes, too."));
    }
    lines
}

/// The advice after a run that only showed `changes`: the command that makes them, a line each. `flags` are the options
/// that make them.
pub fn after_diff(report: &Report, flags: &[&str], changes: usize) -> Vec<String> {
    if Fixable::of(report).wants_session {
        return about_findings(report);
    }
    if changes == 0 {
        return Vec::new();
    }
    vec!["To make these changes:".to_owned(), format!("  {}", report.request().command(flags))]
}

/// The meaning of warnings for the exit code when there are no errors.
pub(crate) fn about_warnings(report: &Report) -> Option<String> {
    let summary = report.summary();
    let (found, unread) = (summary.warnings, report.errors().len());
    if summary.errors > 0 || found == 0 || unread > 0 {
        return None;
    }
    Some(match report.request().max_warnings {
        None => "Warnings alone don't fail the run; `--max-warnings 0` makes them.".to_owned(),
        Some(allowed) if found > allowed => {
            format!(
                "The run fails: `--max-warnings` allows {}, and there {} {found}.",
                counted(allowed, "warning"),
                are(found)
            )
        }
        Some(allowed) => format!("The run passes: `--max-warnings` allows {}.", counted(allowed, "warning")),
    })
}
