//! `missing-session-id`: a payment outside the payment session. `createSource({ type: "payPal" })`. Fix: insert it.

use std::collections::BTreeMap;

use dr_lint_parser::{Call, CallKind, Form, Place, Presence, Rest, Shape};

use crate::calls::{Calls, Counted, Judged, encloses, opening_brace};
use crate::diagnostic::{Certainty, Diagnostic, Related, Severity};
use crate::field::FieldPath;
use crate::findings::{Evidence, Findings};
use crate::methods::{GUIDE, PaymentMethod};
use crate::rule::{Check, Level, Rule};
use crate::session::{Need, SESSION_ID, need};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    id: "missing-session-id",
    level: Level::On(Severity::Error),
    summary: "a payload, Drop-in configuration or filter without `sessionId`",
    guide: GUIDE,
    check: Check::Calls(check),
};

/// What a call gets that has no session.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gets {
    Object,
    Nothing,
}

fn check(calls: &Calls<'_>) -> Vec<Diagnostic> {
    let mut findings = Findings::new();
    for counted in calls.iter() {
        let kind = counted.call.kind;
        if counted.call.payload.argument.is_none() && counted.payloads.is_empty() {
            let key = (counted.call.name.clone(), kind, Gets::Nothing);
            findings.add(key, severity(kind, Certainty::Always), Certainty::Always);
        }
        for (place, payloads) in by_place(counted) {
            let lacks: Vec<_> = payloads.iter().map(|payload| lack(kind, payload.shape)).collect();
            let Some(certainty) = join(&lacks) else { continue };
            let key = (place.clone(), kind, Gets::Object);
            let evidence = findings.add(key, severity(kind, certainty), certainty);
            for (payload, lack) in payloads.iter().zip(&lacks) {
                evidence.relate(session_origins(payload.shape));
                if lack.is_some() {
                    evidence.payload(payload).relate(counted.relate(&place, payload.shape));
                }
            }
        }
    }
    findings.report(|(place, kind, gets), evidence| {
        let methods = evidence.methods(calls.methods);
        let message = message(kind, gets, evidence.certainty, &methods);
        let help = help(kind, &evidence, &methods, calls.config.session_id.as_deref());
        let url = if let [only] = methods[..] { only.guide.clone() } else { RULE.guide.to_owned() };
        let diagnostic = evidence.diagnostic(&RULE, &place, message, help);
        Diagnostic { url, field: Some(FieldPath::top(SESSION_ID)), ..diagnostic }
    })
}

/// The payloads by where they are to be mended. A placeholder that is only filled elsewhere isn't one.
fn by_place<'c, 'a>(counted: &'c Counted<'a>) -> BTreeMap<Place, Vec<&'c Judged<'a>>> {
    let all_empty = counted.payloads.iter().all(|payload| payload.shape.is_empty());
    let mut places: BTreeMap<Place, Vec<&Judged<'a>>> = BTreeMap::new();
    for payload in &counted.payloads {
        if all_empty || !payload.shape.is_empty() {
            places.entry(place(counted.call, payload.shape)).or_default().push(payload);
        }
    }
    places
}

/// The `type`, the `{`, the argument or the called name: the first that there is.
fn place(call: &Call, shape: &Shape) -> Place {
    type_place(shape)
        .or_else(|| shape.literal.as_ref().map(opening_brace))
        .or_else(|| call.payload.argument.clone())
        .unwrap_or_else(|| call.name.clone())
}

/// The `type` in the object's own literal, otherwise one in another literal, otherwise wherever it is written.
fn type_place(shape: &Shape) -> Option<Place> {
    let origins = &shape.property("type")?.origins;
    let own = |place: &Place| shape.literal.as_ref().is_some_and(|literal| encloses(literal, place));
    let rank = |form: Form| match form {
        Form::Key { .. } => 0,
        Form::Write { .. } => 1,
        Form::Copied => 2,
    };
    let best = origins.iter().min_by_key(|origin| (!own(&origin.key), rank(origin.form), &origin.key))?;
    Some(best.key.clone())
}

/// How surely the object has no session; `None` when it has one, may have one unseen, or needs none.
fn lack(kind: CallKind, shape: &Shape) -> Option<Certainty> {
    let presence = shape.property(SESSION_ID).map(|property| property.presence);
    let lacks = match (presence, shape.rest) {
        (Some(Presence::Always), _) | (_, Rest::Unknown) => None,
        (Some(Presence::Sometimes), _) | (None, Rest::Handed) => Some(Certainty::Sometimes),
        (None, Rest::Closed) => Some(Certainty::Always),
    };
    match need(kind, shape) {
        Need::Yes => lacks,
        Need::Unknown => lacks.map(|_| Certainty::Sometimes),
        Need::No => None,
    }
}

/// What the objects of one place have in common.
fn join(lacks: &[Option<Certainty>]) -> Option<Certainty> {
    let worst = lacks.iter().flatten().max()?;
    let all = lacks.iter().all(|lack| *lack == Some(Certainty::Always));
    Some(if all { *worst } else { Certainty::Sometimes })
}

/// Filters alone are valid outside a session, so a missing one there is never an error.
fn severity(kind: CallKind, certainty: Certainty) -> Severity {
    match kind {
        CallKind::CreateSource | CallKind::CreateDropin => certainty.severity(),
        CallKind::RetrieveAvailablePaymentMethods => Severity::Warning,
    }
}

fn session_origins(shape: &Shape) -> impl Iterator<Item = Related> {
    let origins = shape.property(SESSION_ID).into_iter().flat_map(|property| &property.origins);
    origins.map(|origin| Related {
        message: "`sessionId` is set here, but not on every way to the call".to_owned(),
        place: origin.key.clone(),
    })
}

fn message(kind: CallKind, gets: Gets, certainty: Certainty, methods: &[&PaymentMethod]) -> String {
    let missing = match certainty {
        Certainty::Always => "is missing",
        Certainty::Sometimes => "is sometimes missing",
    };
    let name = kind.name();
    match (gets, methods) {
        (Gets::Nothing, _) => format!("`sessionId` {missing}: `{name}` is called without an argument"),
        (Gets::Object, []) => format!("`sessionId` {missing}: `{name}` must be told the payment session"),
        (Gets::Object, _) => {
            let methods = wording::any_of(methods);
            format!("`sessionId` {missing} for {methods}: `{name}` must be told the payment session")
        }
    }
}

fn help(kind: CallKind, evidence: &Evidence<'_>, methods: &[&PaymentMethod], expression: Option<&str>) -> String {
    let what = expression.map_or("sessionId".to_owned(), |expression| format!("sessionId: {expression}"));
    let cure = match evidence.certainty {
        Certainty::Always => format!("Add `{what}`, the `id` of the cart's `paymentSession`."),
        Certainty::Sometimes => format!(
            "Make sure that `{what}`, the `id` of the cart's `paymentSession`, is there whenever the call runs: on \
             some ways to it, it is not."
        ),
    };
    let why = match kind {
        CallKind::CreateSource | CallKind::CreateDropin => {
            "Without it the payment is made outside the session, with amounts that may be stale and without the data \
             that strong customer authentication (PSD2/SCA) needs."
        }
        CallKind::RetrieveAvailablePaymentMethods => {
            "Filters alone are valid only where there is no payment session yet."
        }
    };
    let names = wording::all_of(methods);
    wording::sentences([cure.as_str(), why].into_iter().chain(names.as_deref()))
}
