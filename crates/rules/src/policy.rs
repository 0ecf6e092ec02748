//! THE table of how calls of DigitalRiver.js are judged: a row for each call that the parser finds.

use dr_lint_parser::sdk::CallKind;

use crate::severity::Severity;

/// The rules for calls of one kind, and for the fixes of their payloads.
pub(crate) struct Policy {
    /// The name of the call.
    call: &'static str,
    /// True where the payload is for a payment method: it has a `type` that names the method, and the method says which
    /// fields it must not have. Nothing is removed from other payloads.
    pub(crate) is_for_method: bool,
    /// True where an object with nothing but a session is a complete payload: a call without an argument may be given one.
    pub(crate) session_suffices: bool,
    /// A payload that needs no session.
    pub(crate) exemption: Option<Exemption>,
    /// The greatest severity of a session that is missing.
    pub(crate) worst: Severity,
    /// The consequence of a missing session, for helps.
    pub(crate) without_session: &'static str,
}

/// A payload that needs no session: the property at this path has this value.
pub(crate) struct Exemption {
    pub(crate) path: &'static [&'static str],
    pub(crate) value: &'static str,
    /// The words for such a payload, as they end a sentence.
    pub(crate) words: &'static str,
}

/// One policy for each call.
static POLICIES: [Policy; CallKind::ALL.len()] = [
    Policy {
        call: "createSource",
        is_for_method: true,
        session_suffices: false,
        exemption: None,
        worst: Severity::Error,
        without_session: OUTSIDE_THE_SESSION,
    },
    Policy {
        call: "createDropin",
        is_for_method: false,
        session_suffices: true,
        // A Drop-in that only keeps payment methods for later; nothing is paid, so there is no payment session.
        exemption: Some(Exemption {
            path: &["options", "flow"],
            value: "managePaymentMethods",
            words: "for a Drop-in that only keeps payment methods",
        }),
        worst: Severity::Error,
        without_session: OUTSIDE_THE_SESSION,
    },
    Policy {
        call: "retrieveAvailablePaymentMethods",
        is_for_method: false,
        session_suffices: true,
        exemption: None,
        // Filters alone are valid outside a session, so a missing one there is never an error.
        worst: Severity::Warning,
        without_session: "Filters alone are valid only where there is no payment session yet.",
    },
];

const OUTSIDE_THE_SESSION: &str = "Without it, the payment is made outside the session, with amounts that may be stale and \
                                   without the data that strong customer authentication (PSD2/SCA) needs.";

impl Policy {
    /// The policy for calls of that kind.
    pub(crate) fn of(kind: CallKind) -> &'static Self {
        POLICIES.iter().find(|policy| policy.call == kind.name()).expect("a policy is there for each call")
    }

    /// The words for a payload that needs no session, as they end a sentence.
    pub(crate) fn without_need(&self) -> &'static str {
        self.exemption.as_ref().map_or("for a payment method without payment sessions", |exemption| exemption.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_has_a_policy() {
        for kind in CallKind::ALL {
            assert_eq!(Policy::of(kind).call, kind.name());
        }
    }
}
