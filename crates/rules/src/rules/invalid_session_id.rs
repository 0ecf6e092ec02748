//! `invalid-session-id`: something that can't be a session's id.
//! `createSource({ type: "payPal", sessionId: cart.paymentSession.clientSecret })`. Fix: `.clientSecret` → `.id`.

use dr_lint_parser::sdk::SESSION_SECRET;
use dr_lint_parser::{Place, Span};

use crate::calls::{Calls, PayloadValue};
use crate::diagnostic::Diagnostic;
use crate::field::FieldPath;
use crate::fix::{Applicability, Edit, Fix};
use crate::gathering::Gathering;
use crate::methods::GUIDE;
use crate::rule::{Docs, Level, Rule};
use crate::session::{Need, Problem, SESSION_ID, problem};
use crate::severity::{Certainty, Severity};
use crate::task::Task;

pub(super) static RULE: Rule = Rule {
    id: "invalid-session-id",
    level: Level::On(Severity::Error),
    summary: "a `sessionId` that can't be the id of a payment session",
    guide: GUIDE,
    task: Task::Correct,
    docs: Docs {
        what: "A `sessionId` that can't be the id of a payment session: `undefined`, `null`, an empty string, a number, an object, or the `clientSecret` of the session.",
        why: "Such a call fails, or makes a payment outside the session, as if the id were not there.",
        before: r#"digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.clientSecret });"#,
        after: r#"digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id });"#,
        fix: "`--fix --unsafe-fixes` writes `.id` for `.clientSecret`. Check that the object is the payment session of the cart. Other values have no fix.",
        configuration: "There is nothing else to set.",
    },
};

pub(super) fn check(calls: &Calls<'_>) -> Vec<Diagnostic> {
    let mut findings = Gathering::new();
    for counted in calls.iter() {
        let certainty = counted.certainty(SESSION_ID, |held| problem(held).is_some());
        for one in counted.uses(SESSION_ID) {
            let Some(problem) = problem(one.held) else { continue };
            let unused = one.payload.need(counted.call.kind) == Need::No;
            if unused && matches!(problem, Problem::Nothing(_)) {
                continue;
            }
            let PayloadValue { payload, held, .. } = one;
            let evidence = findings.add((held.place.clone(), problem), certainty.severity(), certainty);
            evidence
                .payload(counted, payload)
                .relate(one.relate(SESSION_ID))
                .relate(counted.relate(&held.place, payload.shape));
        }
    }
    findings.report(|(place, problem), evidence| {
        let message = message(problem, evidence.certainty);
        let diagnostic = evidence.diagnostic(&RULE, &place, message, help(problem, &place));
        let fixes = fix(problem, &place).into_iter().collect();
        Diagnostic { field: Some(FieldPath::top(SESSION_ID)), fixes, ..diagnostic }
    })
}

/// `.clientSecret` → `.id`: a person should see whether the object is the cart's `paymentSession`.
fn fix(problem: Problem, place: &Place) -> Option<Fix> {
    let text = place.text();
    let name = SESSION_SECRET;
    let start = text.rfind(name).filter(|_| problem == Problem::ClientSecret)?;
    let (before, after) = (&text[..start], &text[start + name.len()..]);
    let is_member = before.ends_with('.') && after.is_empty();
    let is_index =
        before.ends_with(['"', '\'']) && before.trim_end_matches(['"', '\'']).ends_with('[') && after.len() == 2;
    let start = place.span.start + u32::try_from(start).ok().filter(|_| is_member || is_index)?;
    let span = Span { start, end: start + u32::try_from(name.len()).ok()? };
    let edit = Edit { place: Place::new(&place.file, span), text: "id".to_owned() };
    let title = "pass the session's `id` (unsafe: check that the object is the cart's `paymentSession`)";
    Fix::new(title, Applicability::Unsafe, vec![edit])
}

fn message(problem: Problem, certainty: Certainty) -> String {
    let is = match certainty {
        Certainty::Always => "is",
        Certainty::Sometimes => "can be",
    };
    let what = match problem {
        Problem::Nothing(name) => format!("`{name}`"),
        Problem::Empty => "an empty string".to_owned(),
        Problem::NotText(what) => what.to_owned(),
        Problem::ClientSecret => format!("the payment session's `{SESSION_SECRET}`"),
    };
    format!("`sessionId` {is} {what}, but must be the `id` of the payment session")
}

fn help(problem: Problem, place: &Place) -> String {
    match problem {
        Problem::Nothing(_) | Problem::Empty => {
            "Pass the `id` of the cart's `paymentSession`, and make the call once you have it. Without it, the payment is \
             made outside the session, with amounts that may be stale and without the data that strong customer \
             authentication (PSD2/SCA) needs."
                .to_owned()
        }
        Problem::NotText(_) => {
            "Pass the `id` of the cart's `paymentSession`, which is a string. With anything else, the payment session \
             isn't found."
                .to_owned()
        }
        Problem::ClientSecret => {
            let text = place.text();
            let cure = match text.strip_suffix(SESSION_SECRET).and_then(|session| session.strip_suffix('.')) {
                Some(session) if is_short(session) => format!("Pass `{session}.id` instead of `{text}`"),
                Some(_) | None => "Pass the `id` instead".to_owned(),
            };
            format!("{cure}: a cart's `paymentSession` has both, and its `{SESSION_SECRET}` does not name the session.")
        }
    }
}

/// True if code is short enough to stand in a sentence.
fn is_short(code: &str) -> bool {
    code.len() <= 60 && !code.contains(|letter: char| letter.is_control() || letter == '`')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, diagnostics};

    fn found(source: &str) -> Vec<String> {
        testing::found(&RULE, source)
    }

    fn session(value: &str) -> Vec<String> {
        found(&format!(r#"dr.createSource({{ type: "bPay", sessionId: {value} }})"#))
    }

    #[test]
    fn what_can_be_no_id_is_an_error() {
        for value in ["undefined", "null", "\"\"", "42", "[]", "{ id: s }", "cart.paymentSession.clientSecret"] {
            assert_eq!(session(value), [format!("error always: sessionId [bPay] at {value}")]);
        }
    }

    #[test]
    fn what_may_be_an_id_is_fine() {
        for value in ["session.id", "\"abc\"", "clientSecretOf.session"] {
            assert_eq!(session(value), [""; 0], "{value}");
        }
    }

    #[test]
    fn one_invalid_arm_is_a_warning() {
        assert_eq!(session("session.id | null"), ["warning sometimes: sessionId [bPay] at null"]);
        assert_eq!(
            session("undefined | \"\""),
            ["error always: sessionId [bPay] at undefined", "error always: sessionId [bPay] at \"\""]
        );
    }

    #[test]
    fn a_payload_with_a_valid_one_makes_it_sometimes() {
        let source = r#"dr.createSource({ type: "bPay", sessionId: null } | { type: "payPal", sessionId: s })"#;
        assert_eq!(found(source), ["warning sometimes: sessionId [bPay] at null"]);
    }

    #[test]
    fn a_constant_is_reported_where_it_is_made_and_its_use_related() {
        let source = "let id = null;\n dr.createSource({ type: \"bPay\",\n sessionId: id })";
        assert_eq!(found(source), ["error always: sessionId [bPay] at null"]);
        let related: Vec<_> = diagnostics(source)[0].related.iter().map(|one| one.message.clone()).collect();
        let made = "the object passed to `createSource` is created here";
        assert_eq!(related, ["reaches this call", made, "used as `sessionId` here"]);
    }

    #[test]
    fn an_invalid_one_is_not_missing_too() {
        assert_eq!(diagnostics(r#"dr.createSource({ type: "bPay", sessionId: undefined })"#).len(), 1);
    }

    #[test]
    fn where_none_is_needed_nothing_is_as_good_as_none() {
        let source = r#"digitalRiver.createDropin({ sessionId: VALUE, options: { flow: "managePaymentMethods" } })"#;
        assert_eq!(found(&source.replace("VALUE", "undefined")), [""; 0]);
        assert_eq!(found(&source.replace("VALUE", "s.clientSecret")), ["error always: sessionId [] at s.clientSecret"]);
    }

    #[test]
    fn the_help_writes_the_expression_out() {
        let found = diagnostics(r#"dr.createSource({ type: "bPay", sessionId: cart.session.clientSecret })"#);
        assert!(found[0].help.as_ref().unwrap().starts_with("Pass `cart.session.id` instead of"));
    }
}
