//! `hardcoded-session-id`: a constant can't be the id of this shopper's session.
//! `createSource({ type: "payPal", sessionId: "abc" })`. No fix.

use dr_lint_parser::{Held, HeldValue};

use crate::calls::{Calls, PayloadValue};
use crate::diagnostic::Diagnostic;
use crate::field::FieldPath;
use crate::gathering::Gathering;
use crate::methods::GUIDE;
use crate::rule::{Docs, Level, Rule};
use crate::session::SESSION_ID;
use crate::severity::{Certainty, Severity};
use crate::task::Task;

pub(super) static RULE: Rule = Rule {
    id: "hardcoded-session-id",
    level: Level::On(Severity::Warning),
    summary: "a `sessionId` that is a constant string",
    guide: GUIDE,
    task: Task::Correct,
    docs: Docs {
        what: "A `sessionId` that is a string constant, also one that comes through a variable.",
        why: "A payment session belongs to one cart. With a constant, the payments of all shoppers go to the same session, which is one that somebody tried the code with.",
        before: r#"digitalriver.createSource({ type: "bPay", sessionId: "ses_8f1c" });"#,
        after: r#"digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id });"#,
        fix: "There is no fix: only a person knows where this program keeps its session.",
        configuration: "Tests may have constants: switch the rule off for them with `overrides` in `dr-lint.json`.",
    },
};

pub(super) fn check(calls: &Calls<'_>) -> Vec<Diagnostic> {
    let mut findings = Gathering::new();
    for counted in calls.iter() {
        let certainty = counted.certainty(SESSION_ID, is_constant);
        for one in counted.uses(SESSION_ID).filter(|one| is_constant(one.held)) {
            let PayloadValue { payload, held, .. } = one;
            let evidence = findings.add(held.place.clone(), Severity::Warning, certainty);
            evidence
                .payload(counted, payload)
                .relate(one.relate(SESSION_ID))
                .relate(counted.relate(&held.place, payload.shape));
        }
    }
    findings.report(|place, evidence| {
        let is = match evidence.certainty {
            Certainty::Always => "is",
            Certainty::Sometimes => "can be",
        };
        let message = format!("`sessionId` {is} a constant, the same for every shopper");
        let help = "Each cart has its own payment session, and sessions expire. Pass the `id` of the cart's \
                    `paymentSession`, as the server returned it.";
        let diagnostic = evidence.diagnostic(&RULE, &place, message, help.to_owned());
        Diagnostic { field: Some(FieldPath::top(SESSION_ID)), ..diagnostic }
    })
}

fn is_constant(held: &Held) -> bool {
    matches!(&held.value, HeldValue::Text(text) if !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn found(source: &str) -> Vec<String> {
        testing::found(&RULE, source)
    }

    #[test]
    fn constants_are_reported_in_every_kind_of_call() {
        let source = r#"dr.createSource({ type: "bPay", sessionId: "abc" })"#;
        assert_eq!(found(source), ["warning always: sessionId [bPay] at \"abc\""]);
        let source = r#"digitalRiver.createDropin({ sessionId: "abc" })"#;
        assert_eq!(found(source), ["warning always: sessionId [] at \"abc\""]);
    }

    #[test]
    fn a_constant_that_comes_through_a_name_is_reported_once_where_it_is() {
        let source = "let id = \"abc\" | s.id; dr.createSource({ type: \"bPay\", sessionId: id });
            dr.createSource({ type: \"payPal\", sessionId: id })";
        assert_eq!(found(source), ["warning sometimes: sessionId [bPay payPal] at \"abc\""]);
    }

    #[test]
    fn ids_that_are_read_and_empty_strings_are_not_constants_of_this_kind() {
        assert_eq!(found(r#"dr.createSource({ type: "bPay", sessionId: s.id | "" | null })"#), [""; 0]);
    }
}
