//! `legacy-field`: the payment session supplies it now, and a copy in the payload goes stale.
//! `createSource({ type: "payPal", sessionId, amount: 12 })`. Fix: remove it.

use std::collections::{BTreeMap, BTreeSet};

use dr_lint_parser::{Origin, Presence, Property, Shape, Value};

use crate::calls::{Calls, Counted, Judged, objects};
use crate::diagnostic::{Certainty, Diagnostic, Severity};
use crate::field::FieldPath;
use crate::findings::{Evidence, Findings};
use crate::methods::{GUIDE, PaymentMethod};
use crate::rule::{Check, Level, Rule};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    id: "legacy-field",
    level: Level::On(Severity::Error),
    summary: "a field that the payment session supplies",
    guide: GUIDE,
    check: Check::Calls(check),
};

fn check(calls: &Calls<'_>) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    for counted in calls.sources() {
        let mut certainties = BTreeMap::new();
        for payload in &counted.payloads {
            let fields: BTreeSet<&FieldPath> = payload.candidates.fields().collect();
            for field in fields {
                let Some(verdict) = payload.candidates.verdict(field) else { continue };
                for origin in origins(payload.shape, field) {
                    let certainty = *certainties.entry(field).or_insert_with(|| certainty(counted, field));
                    let related = counted.relate(&origin.key, payload.shape);
                    let key = (origin.key.clone(), field);
                    findings.add(key, verdict.severity, certainty).payload(payload).relate(related);
                }
            }
        }
    }
    findings.report(|(place, field), evidence| {
        let methods = evidence.methods(calls.methods);
        let forbidding: Vec<_> = methods.into_iter().filter(|method| method.forbids(field)).collect();
        let (message, help) = (message(field, &forbidding), help(field, &forbidding, &evidence));
        let url = if let [only] = forbidding[..] { only.guide.clone() } else { RULE.guide.to_owned() };
        let diagnostic = evidence.diagnostic(&RULE, &place, message, help);
        Diagnostic { url, field: Some(field.clone()), ..diagnostic }
    })
}

/// Where `shape` got the field from.
fn origins<'s>(shape: &'s Shape, field: &FieldPath) -> Vec<&'s Origin> {
    let holders: Vec<&Shape> = match &field.details {
        Some(details) => objects(shape, details).collect(),
        None => vec![shape],
    };
    let properties = holders.into_iter().filter_map(|holder| holder.property(&field.name));
    properties.flat_map(|property| &property.origins).collect()
}

/// Always, when no payload of the call comes without the field and none may have it.
fn certainty(counted: &Counted<'_>, field: &FieldPath) -> Certainty {
    let must_not = |payload: &Judged<'_>| payload.candidates.verdict(field).is_some_and(|verdict| verdict.by_all);
    let every = counted.payloads.iter().all(|payload| must_not(payload) && surely_has(payload.shape, field));
    if every { Certainty::Always } else { Certainty::Sometimes }
}

fn surely_has(shape: &Shape, field: &FieldPath) -> bool {
    let has = |shape: &Shape| shape.property(&field.name).is_some_and(is_always);
    let Some(details) = &field.details else { return has(shape) };
    shape.property(details).is_some_and(|details| {
        let all_have = |value: &Value| matches!(value, Value::Object(shapes) if shapes.iter().all(has));
        is_always(details) && details.holds().all(|held| all_have(&held.value))
    })
}

fn is_always(property: &Property) -> bool {
    property.presence == Presence::Always
}

fn message(field: &FieldPath, forbidding: &[&PaymentMethod]) -> String {
    match forbidding {
        [] => format!("`{field}` must not be passed any more: the payment session supplies it"),
        _ => format!(
            "`{field}` must not be passed for {} any more: the payment session supplies it",
            wording::any_of(forbidding)
        ),
    }
}

fn help(field: &FieldPath, forbidding: &[&PaymentMethod], evidence: &Evidence<'_>) -> String {
    let cure = format!(
        "Remove `{field}` and pass `sessionId`, the `id` of the cart's `paymentSession`: a copy in the page goes stale \
         when the cart changes, and the payment is then made with it."
    );
    let names = wording::all_of(forbidding);
    let doubt = match (evidence.severity, evidence.guess) {
        (Severity::Error, false) => None,
        (Severity::Error, true) => {
            Some("The value of `type` isn't known here; the details object tells the payment method.")
        }
        (Severity::Warning | Severity::Info, _) => Some(
            "The value of `type` isn't known here, and the details objects leave payment methods open that may have it: \
             if it can only be one of those, the field may stay.",
        ),
    };
    wording::sentences([cure.as_str()].into_iter().chain(names.as_deref()).chain(doubt))
}
