//! `unresolved-payload`: a call that has to be checked by hand. `createSource(await load())`. No fix.

use crate::calls::Calls;
use crate::candidates::is_unresolved;
use crate::diagnostic::Diagnostic;
use crate::gathering::Gathering;
use crate::methods::GUIDE;
use crate::rule::{Docs, Level, Rule};
use crate::severity::Certainty;
use crate::severity::Severity;
use crate::task::Task;

pub(super) static RULE: Rule = Rule {
    id: "unresolved-payload",
    level: Level::Off,
    summary: "a call whose payload is wholly unknown",
    guide: GUIDE,
    task: Task::Check,
    docs: Docs {
        what: "A call whose payload is wholly unknown: it comes from a server, another library or code that can't be followed. Nothing else is reported for such a call.",
        why: "Nobody has judged it. When a migration must be complete, a person has to look at these calls.",
        before: "digitalriver.createSource(await loadPayload());",
        after: r#"const { details } = await loadPayload();
digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id, bPay: details });"#,
        fix: "There is no fix.",
        configuration: "The rule is off unless it is switched on. `--verbose` lists the same calls without a finding.",
    },
};

pub(super) fn check(calls: &Calls<'_>) -> Vec<Diagnostic> {
    let mut findings = Gathering::new();
    for counted in calls.iter() {
        let payload = &counted.call.payload;
        let Some(argument) = &payload.argument else { continue };
        if is_unresolved(payload) {
            let key = (argument.clone(), counted.call.kind);
            findings.add(key, Severity::Warning, Certainty::Always).relate([counted.reached()]);
        }
    }
    findings.report(|(place, kind), evidence| {
        let message = format!("the payload of this `{}` call is unknown, so the call was not judged", kind.name());
        let help = "It comes from code that dr-lint can't follow. Check by hand that it has a `sessionId` and none of the \
                    fields that the payment session supplies.";
        evidence.diagnostic(&RULE, &place, message, help.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, diagnostics};

    fn found(source: &str) -> Vec<String> {
        testing::found(&RULE, source)
    }

    #[test]
    fn wholly_unknown_payloads_are_reported_once_switched_on() {
        assert_eq!(found("digitalRiver.createSource(p)"), ["warning always: [] at p"]);
        assert_eq!(found("digitalRiver.createDropin(p | {...})"), ["warning always: [] at p | {...}"]);
        assert!(diagnostics("digitalRiver.createSource(p)").is_empty());
    }

    #[test]
    fn payloads_of_which_something_is_known_are_not() {
        assert_eq!(found("digitalRiver.createSource({ type: t, ... })"), [""; 0]);
        assert_eq!(found("digitalRiver.createSource(p | { type: t, sessionId })"), [""; 0]);
        assert_eq!(found("new DigitalRiver().createSource(undefined)"), [""; 0]);
        assert_eq!(found("digitalRiver.createDropin()"), [""; 0]);
    }
}
