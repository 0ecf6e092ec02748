//! A fix that a person is asked about: what it is for, what makes it unsafe, and the change in its context.

use dr_lint_rules::{Applicability, Diagnostic, PaymentMethod};

use super::wording;
use crate::clean;
use crate::diff::{self, Fit};
use crate::location::Location;
use crate::style::{Color, Style, WIDEST};
use crate::words::counted;

/// A file that a fix changes.
#[derive(Clone, Copy, Debug)]
pub struct ProposedChange<'c> {
    /// Its name.
    pub name: &'c str,
    /// Its text without the fix.
    pub before: &'c str,
    /// Its text with the fix.
    pub after: &'c str,
}

/// The fixes of these findings, one at least, as one change that a person is asked about. All are as applicable as this.
/// `known` are the payment methods of the run.
pub fn proposal(
    findings: &[&Diagnostic],
    applicability: Applicability,
    changes: &[ProposedChange<'_>],
    known: &[PaymentMethod],
    style: &Style,
) -> String {
    let Some(first) = findings.first() else { return String::new() };
    let files = match changes.len() {
        0 | 1 => String::new(),
        several => format!(" (changes {})", counted(several, "file")),
    };
    let mut out = painted(&format!("{}: {}{files}", Location::of(&first.place), wording::rules(findings)), "1", style);
    out += &wrapped(&wording::message(findings, known), style);
    out += &care(findings, applicability, style);
    for change in changes {
        // The heading names the place already.
        if changes.len() > 1 || change.name != first.place.file.name() {
            out += &painted(&clean::path(change.name), "1", style);
        }
        out += &diff::shown(change.before, change.after, Fit { width: style.width, color: style.color });
    }
    out
}

/// The words that say whether a person has to look, and at what.
fn care(findings: &[&Diagnostic], applicability: Applicability, style: &Style) -> String {
    if applicability == Applicability::Safe {
        return painted("safe: the program changes only as the migration wants", "32", style);
    }
    let mut reasons = wording::obstacles(findings);
    if reasons.is_empty() {
        reasons.push("Check that it is what you mean.".to_owned());
    }
    let heading = painted("unsafe: look at this first", "33", style);
    reasons.iter().fold(heading, |text, reason| text + &wrapped(&format!("- {}", clean::line(reason)), style))
}

fn wrapped(text: &str, style: &Style) -> String {
    textwrap::fill(text, style.width.min(WIDEST)) + "\n"
}

fn painted(line: &str, code: &str, style: &Style) -> String {
    match style.color {
        Color::Ansi => format!("\u{1b}[{code}m{line}\u{1b}[0m\n"),
        Color::Plain => format!("{line}\n"),
    }
}

#[cfg(test)]
mod tests {
    use dr_lint_rules::{Brief, Edit, Fix, Obstacle, payment_methods};
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::{diagnostic, file, place};

    const BEFORE: &str = "pay({\n  type: 'payPal',\n  amount: total(),\n});\n";
    const AFTER: &str = "pay({\n  type: 'payPal',\n});\n";

    fn proposed(applicability: Applicability, obstacle: Option<&str>, changes: &[ProposedChange<'_>]) -> String {
        let shop = file("shop/pay.js", BEFORE);
        let edit = Edit { place: place(&shop, "  amount: total(),\n"), text: String::new() };
        let mut found = diagnostic(place(&shop, "amount"));
        found.fixes.extend(Fix::new("remove it", applicability, vec![edit]));
        let obstacle = obstacle.map(|reason| Obstacle::Doubt(reason.to_owned()));
        found.brief = Some(Brief { cure: "Remove it.".to_owned(), notes: Vec::new(), obstacle });
        proposal(&[&found], applicability, changes, &payment_methods(), &Style { width: 60, ..Style::default() })
    }

    #[test]
    fn a_fix_is_shown_in_its_context() {
        let change = ProposedChange { name: "shop/pay.js", before: BEFORE, after: AFTER };
        assert_snapshot!(proposed(Applicability::Safe, None, &[change]), @r"
        shop/pay.js:3:3: legacy-field
        PayPal takes `amount` from the payment session (always)
        safe: the program changes only as the migration wants
        @@ -1,4 +1,3 @@
         pay({
           type: 'payPal',
        -  amount: total(),
         });
        ");
    }

    #[test]
    fn an_unsafe_fix_says_why_and_names_every_file() {
        let changes = ["shop/pay.js", "shop/cart.js"].map(|name| ProposedChange { name, before: "a\n", after: "b\n" });
        let reason = "its value may have side effects, which a payment may need";
        assert_snapshot!(proposed(Applicability::Unsafe, Some(reason), &changes), @r"
        shop/pay.js:3:3: legacy-field (changes 2 files)
        PayPal takes `amount` from the payment session (always)
        unsafe: look at this first
        - The fix for `amount` is unsafe: its value may have side
        effects, which a payment may need.
        shop/pay.js
        @@ -1 +1 @@
        -a
        +b
        shop/cart.js
        @@ -1 +1 @@
        -a
        +b
        ");
    }
}
