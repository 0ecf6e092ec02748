//! `missing-session-id`: a payment outside the payment session. `createSource({ type: "payPal" })`. Fix: insert it.

use std::collections::BTreeMap;

use dr_lint_parser::sdk::CallKind;
use dr_lint_parser::{Call, Place, Presence, Rest, Shape};

use crate::calls::{Calls, Counted, Judged, opening_brace};
use crate::diagnostic::{Brief, Diagnostic, Missing, Obstacle, Related, RelatedKind};
use crate::field::FieldPath;
use crate::fix::Fix;
use crate::gathering::{Evidence, Gathering};
use crate::insertion::{self, type_origin};
use crate::methods::{GUIDE, PaymentMethod};
use crate::policy::Policy;
use crate::proposal::Proposal;
use crate::rule::{Docs, Level, Rule};
use crate::session::{self, Need, SESSION_ID};
use crate::severity::{Certainty, Severity};
use crate::task::Task;
use crate::wording;

pub(super) static RULE: Rule = Rule {
    id: "missing-session-id",
    level: Level::On(Severity::Error),
    summary: "a payload without `sessionId`",
    guide: GUIDE,
    task: Task::Add,
    docs: Docs {
        what: "A payload of `createSource`, a configuration of `createDropin` or filters of `retrieveAvailablePaymentMethods` without `sessionId`. When several objects can reach one call, each needs a session of its own. A Drop-in whose flow is `managePaymentMethods` needs none.",
        why: "A payment outside a payment session lacks what the session supplies: the amounts of the cart, and the data that strong customer authentication (PSD2/SCA) needs.",
        before: r#"digitalriver.createSource({ type: "konbini" });"#,
        after: r#"digitalriver.createSource({ type: "konbini", sessionId: cart.paymentSession.id });"#,
        fix: "`--fix --session-id EXPR` inserts the session after `type`, when the expression surely has a value there and no other code gets the object. Without `--session-id`, a variable `sessionId` in scope is inserted, which is unsafe.",
        configuration: r#"`sessionId` of `dr-lint.json` is the expression that fixes insert. `methods` says `"sessionId": false` for a payment method without payment sessions."#,
    },
};

/// The argument of a call that has no session.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gets {
    Object,
    Nothing,
}

pub(super) fn check(calls: &Calls<'_>) -> Vec<Diagnostic> {
    let mut findings = Gathering::new();
    let mut fixes: BTreeMap<(Place, CallKind), Vec<Proposal>> = BTreeMap::new();
    let mut misspelt: BTreeMap<Place, &str> = BTreeMap::new();
    for counted in calls.iter() {
        let kind = counted.call.kind;
        if counted.call.payload.argument.is_none() && counted.payloads.is_empty() {
            let fix = insertion::argument(calls, counted.call);
            fixes.entry((without_argument(&mut findings, counted), kind)).or_default().push(fix);
        }
        for (place, payloads) in by_place(counted) {
            let lacks: Vec<_> = payloads.iter().map(|payload| lack(kind, payload)).collect();
            let Some(certainty) = join(&lacks) else { continue };
            let key = (place.clone(), kind, Gets::Object);
            let evidence = findings.add(key, severity(kind, certainty), certainty);
            for (payload, lack) in payloads.iter().zip(&lacks) {
                evidence.relate(session_origins(payload.shape));
                if lack.is_some() {
                    misspelt.extend(session::misspelt(payload.shape).map(|there| (place.clone(), there.name.as_str())));
                    let fix = insertion::fix(calls, counted, payload);
                    fixes.entry((place.clone(), kind)).or_default().push(fix.clone());
                    evidence.payload(counted, payload).relate(related(counted, &place, payload.shape));
                }
            }
        }
    }
    findings.report(|(place, kind, gets), mut evidence| {
        if evidence.is_open {
            // All need a session: naming those that are known would say that others don't.
            evidence.kinds.clear();
        }
        let methods = evidence.methods(calls.methods);
        let message = message(kind, gets, evidence.certainty, &methods);
        let expression = calls.config.session_id_in(place.file.name()).map(|expression| expression.text.as_str());
        // All that is missing for a fix is what to insert.
        let proposal = insertion::together(fixes.remove(&(place.clone(), kind)).unwrap_or_default());
        let is_asked = matches!(proposal, Some(Err(None))) && expression.is_none();
        let renames = misspelt.get(&place).map(|name| format!("It has `{name}`, which must be called `{SESSION_ID}`."));
        // A variable that happens to be called `sessionId` is a guess; the user knows.
        let is_guess = matches!(proposal, Some(Ok(_))) && renames.is_none();
        let missing = (expression.is_none() && (is_asked || is_guess)).then_some(Missing::SessionExpression);
        let hint = if is_asked { "; with `--session-id`, dr-lint adds it" } else { "" };
        let (fix, obstacle) = offer(proposal);
        // Few sentences are read: why there is no safe fix says more than a list of names.
        let named = if obstacle.is_some() { &[] } else { &methods[..] };
        let cure = renames.clone().unwrap_or_else(|| cure(&evidence, expression, hint));
        let mut help = help(kind, named, &cure);
        help.extend(obstacle.as_ref().map(wording::obstacle));
        // Where it isn't an error, the message doesn't say why.
        let policy = Policy::of(kind);
        let consequence = (policy.worst < Severity::Error).then(|| policy.without_session.to_owned());
        let notes = consequence.into_iter().chain(wording::all_of(named)).collect();
        let short_hint = if is_asked { " (`--session-id` adds it)" } else { "" };
        let cure = renames.unwrap_or_else(|| short_cure(evidence.certainty, expression, short_hint));
        let brief = Some(Brief { cure, notes, obstacle });
        let url = if let [only] = methods[..] { only.guide.clone() } else { RULE.guide.to_owned() };
        let diagnostic = evidence.diagnostic(&RULE, &place, message, help);
        Diagnostic {
            url,
            field: Some(FieldPath::top(SESSION_ID)),
            fixes: fix.into_iter().collect(),
            missing,
            brief,
            ..diagnostic
        }
    })
}

/// Adds the finding of a call without an argument; gives its place.
fn without_argument<'a>(findings: &mut Gathering<'a, (Place, CallKind, Gets)>, counted: &Counted<'a>) -> Place {
    let place = counted.call.name.clone();
    let key = (place.clone(), counted.call.kind, Gets::Nothing);
    let evidence = findings.add(key, severity(counted.call.kind, Certainty::Always), Certainty::Always);
    evidence.belongs_to(counted.payload_place(None));
    place
}

/// The fix, and the reason why it isn't safe or isn't there.
fn offer(proposal: Option<Proposal>) -> (Option<Fix>, Option<Obstacle>) {
    match proposal {
        Some(Ok((fix, doubt))) => (Some(fix), doubt.map(Obstacle::Doubt)),
        Some(Err(reason)) => (None, reason.map(Obstacle::NoFix)),
        None => (None, None),
    }
}

/// The payloads by where they are to be changed. A placeholder that is only filled elsewhere isn't one.
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
    type_origin(shape)
        .map(|origin| origin.key.clone())
        .or_else(|| shape.literal.as_ref().map(opening_brace))
        .or_else(|| call.payload.argument.clone())
        .unwrap_or_else(|| call.name.clone())
}

/// The certainty that the object has no session; `None` when it has one, may have one unseen, or needs none.
fn lack(kind: CallKind, payload: &Judged<'_>) -> Option<Certainty> {
    let shape = payload.shape;
    let presence = shape.property(SESSION_ID).map(|property| property.presence);
    let lacks = match (presence, shape.rest) {
        (Some(Presence::Always | Presence::Presumed), _) | (_, Rest::Open) => None,
        (Some(Presence::Sometimes), _) | (None, Rest::Escaped) => Some(Certainty::Sometimes),
        (None, Rest::Exact) => Some(Certainty::Always),
    };
    match payload.need(kind) {
        Need::Yes => lacks,
        Need::Unknown => lacks.map(|_| Certainty::Sometimes),
        Need::No => None,
    }
}

/// The certainty that the objects of one place have in common.
fn join(lacks: &[Option<Certainty>]) -> Option<Certainty> {
    let worst = lacks.iter().flatten().max()?;
    let all = lacks.iter().all(|lack| *lack == Some(Certainty::Always));
    Some(if all { *worst } else { Certainty::Sometimes })
}

/// The severity of a session that a call of that kind lacks.
fn severity(kind: CallKind, certainty: Certainty) -> Severity {
    certainty.severity().min(Policy::of(kind).worst)
}

/// The places to look at along with a missing session: those of the payload, and what reads a misspelt one.
fn related(counted: &Counted<'_>, place: &Place, shape: &Shape) -> impl Iterator<Item = Related> {
    counted.relate(place, shape).into_iter().chain(insertion::readers(shape))
}

fn session_origins(shape: &Shape) -> impl Iterator<Item = Related> {
    let origins = shape.property(SESSION_ID).into_iter().flat_map(|property| &property.origins);
    origins.map(|origin| Related {
        message: "`sessionId` is set here, but not in every case".to_owned(),
        place: origin.key.clone(),
        kind: RelatedKind::Use,
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
        (Gets::Object, []) => format!("`sessionId` {missing}: `{name}` needs it to find the payment session"),
        (Gets::Object, _) => {
            let methods = wording::any_of(methods);
            format!("`sessionId` {missing} for {methods}: `{name}` needs it to find the payment session")
        }
    }
}

fn cure(evidence: &Evidence<'_>, expression: Option<&str>, hint: &str) -> String {
    let what = expression.map_or("sessionId".to_owned(), |expression| format!("sessionId: {expression}"));
    match evidence.certainty {
        Certainty::Always => format!("Add `{what}`, the `id` of the cart's `paymentSession`{hint}."),
        Certainty::Sometimes => format!(
            "Make sure that each payload which reaches the call has `{what}`, the `id` of the cart's `paymentSession`: \
             some have none, or may have none{hint}."
        ),
    }
}

/// The cure in few words, beside a heading that says how sure the finding is.
fn short_cure(certainty: Certainty, expression: Option<&str>, hint: &str) -> String {
    match (certainty, expression) {
        (Certainty::Always, None) => format!("Pass the `id` of the cart's `paymentSession`{hint}."),
        (Certainty::Always, Some(expression)) => format!("Add `sessionId: {expression}`{hint}."),
        (Certainty::Sometimes, _) => format!(
            "Make sure that each payload passes the `id` of the cart's `paymentSession`: some don't, or may not{hint}."
        ),
    }
}

fn help(kind: CallKind, methods: &[&PaymentMethod], cure: &str) -> String {
    let names = wording::all_of(methods);
    wording::sentences([cure, Policy::of(kind).without_session].into_iter().chain(names.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::testing::{self, diagnostics, diagnostics_with};
    use dr_lint_parser::Expression;

    fn found(source: &str) -> Vec<String> {
        testing::found(&RULE, source)
    }

    #[test]
    fn it_is_missing_at_the_type() {
        let source = r#"dr.createSource({ owner: o, type: "creditCard" })"#;
        assert_eq!(found(source), ["error always: sessionId [creditCard] at type"]);
        let source = r#"digitalRiver.createSource({ type: "googlePay" })"#;
        assert_eq!(found(source), ["error always: sessionId [googlePay] at type"]);
        let source = "digitalRiver.createSource({ type: undefined })";
        assert_eq!(found(source), ["error always: sessionId [] at type"]);
    }

    #[test]
    fn a_written_type_is_the_place_unless_the_literal_has_one() {
        let source = "let p = { owner: o }; p.type = \"bPay\"; dr.createSource(p)";
        assert_eq!(found(source), ["error always: sessionId [bPay] at p.type"]);
        let source = "let p = { type: \"bPay\" }; p.type ?= \"payPal\"; dr.createSource(p)";
        assert_eq!(found(source), ["error always: sessionId [bPay payPal] at type:1"]);
    }

    #[test]
    fn without_a_type_it_is_the_brace() {
        assert_eq!(found("new DigitalRiver().createSource({ owner: o })"), ["error always: sessionId [] at {"]);
        assert_eq!(found("new DigitalRiver().createSource({})"), ["error always: sessionId [] at {"]);
    }

    #[test]
    fn without_a_literal_it_is_the_argument() {
        let mut calls = testing::calls("new DigitalRiver().createSource(build)");
        calls[0].payload.shapes = vec![Shape { rest: Rest::Exact, ..Shape::unknown() }];
        let found = crate::testing::lint_calls(&calls, &Config::default()).diagnostics;
        assert_eq!(found.iter().map(|found| found.place.text()).collect::<Vec<_>>(), ["build"]);
    }

    #[test]
    fn without_an_argument_it_is_the_called_name() {
        assert_eq!(found("new DigitalRiver().createSource()"), ["error always: sessionId [] at createSource"]);
        assert_eq!(found("digitalRiver.createDropin()"), ["error always: sessionId [] at createDropin"]);
        assert_eq!(
            found("digitalRiver.retrieveAvailablePaymentMethods()"),
            ["warning always: sessionId [] at retrieveAvailablePaymentMethods"]
        );
        assert_eq!(found("digitalRiver.createSource()"), [""; 0]);
        assert_eq!(found("new DigitalRiver().createSource(undefined)"), [""; 0]);
        assert!(diagnostics("digitalRiver.createDropin()")[0].related.is_empty(), "the place is the call");
    }

    #[test]
    fn what_has_one_or_may_have_one_unseen_is_fine() {
        assert_eq!(found(r#"dr.createSource({ type: "bPay", sessionId: undefined })"#), [""; 0]);
        assert_eq!(found(r#"dr.createSource({ type: "bPay", ... })"#), [""; 0]);
        assert_eq!(found(r#"dr.createSource({ type: "bPay", sessionId?: s, ... })"#), [""; 0]);
        assert_eq!(found("digitalRiver.createSource(p)"), [""; 0]);
    }

    #[test]
    fn one_that_is_there_sometimes_is_missing_sometimes() {
        let expected = ["warning sometimes: sessionId [bPay] at type"];
        assert_eq!(found(r#"dr.createSource({ type: "bPay", sessionId?: s })"#), expected);
        assert_eq!(found(r#"dr.createSource({ type: "bPay" }!)"#), expected);
    }

    #[test]
    fn each_literal_is_judged_by_itself() {
        let source =
            "dr.createSource({ type: \"bPay\" } |\n { type: \"payPal\", sessionId } |\n { type: \"konbini\" } | q)";
        assert_eq!(
            found(source),
            ["error always: sessionId [bPay] at type:1", "error always: sessionId [konbini] at type:3"]
        );
    }

    #[test]
    fn objects_of_one_place_that_differ_are_missing_it_sometimes() {
        let mut calls = testing::calls("dr.createSource({ type: \"bPay\" } | { type: \"bPay\", sessionId })");
        let first = calls[0].payload.shapes[0].properties[0].clone();
        calls[0].payload.shapes[1].properties[0] = first;
        let mut found = crate::testing::lint_calls(&calls, &Config::default()).diagnostics;
        assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
        // The other object still has none at all: a call that gets only this one makes it certain.
        calls.push(calls[0].clone());
        calls[1].payload.shapes.pop();
        found = crate::testing::lint_calls(&calls, &Config::default()).diagnostics;
        assert_eq!((found.len(), found[0].severity), (1, Severity::Error));
    }

    #[test]
    fn a_placeholder_counts_only_alone() {
        let source = "digitalRiver.createSource({} |\n { type: \"bPay\" })";
        assert_eq!(found(source), ["error always: sessionId [bPay] at type"]);
        for (payload, expected) in [
            ("{} | p", None),
            ("{}! | p", None),
            ("{}! | { type: \"bPay\", sessionId: s }", None),
            ("{}!", Some("warning sometimes: sessionId [] at {")),
        ] {
            let found = found(&format!("new DigitalRiver().createSource({payload})"));
            assert_eq!(found.first().map(String::as_str), expected, "{payload}");
        }
    }

    #[test]
    fn a_dropin_needs_it_unless_it_manages_payment_methods() {
        let found = |flow: &str| found(&format!("digitalRiver.createDropin({{ options: {flow} }})"));
        assert_eq!(found(r#"{ flow: "checkout" }"#), ["error always: sessionId [] at {:1"]);
        assert_eq!(found(r#"{ flow: "managePaymentMethods" }"#), [""; 0]);
        assert_eq!(found("{ flow: chosen }"), ["warning sometimes: sessionId [] at {:1"]);
    }

    #[test]
    fn filters_never_give_an_error() {
        let found = found("digitalRiver.retrieveAvailablePaymentMethods({ country: c })");
        assert_eq!(found, ["warning always: sessionId [] at {"]);
    }

    #[test]
    fn the_configured_expression_is_what_the_help_proposes() {
        let config = Config { session_id: Expression::parse("cart.session.id").ok(), ..Config::default() };
        let found = diagnostics_with(&config, r#"dr.createSource({ type: "bPay" })"#);
        assert!(found[0].help.as_ref().unwrap().contains("`sessionId: cart.session.id`"));
    }

    #[test]
    fn a_method_may_need_none() {
        use crate::config::AddedMethod;
        let method = AddedMethod { needs_session: Some(false), ..AddedMethod::new("bPay") };
        let config = Config { methods: vec![method], ..Config::default() };
        let found = |payload: &str| {
            let found = diagnostics_with(&config, &format!("new DigitalRiver().createSource({payload})"));
            found.into_iter().map(|found| (found.rule.id, found.severity)).collect::<Vec<_>>()
        };
        assert_eq!(found(r#"{ type: "bPay" }"#), []);
        assert_eq!(found(r#"{ type: "bPay", sessionId: undefined }"#), []);
        assert_eq!(found(r#"{ type: "bPay" | "konbini" }"#), [(RULE.id, Severity::Warning)]);
        assert_eq!(found(r#"{ type: "konbini" }"#), [(RULE.id, Severity::Error)]);
        // What has to go needs no session to be safe.
        let legacy = diagnostics_with(&config, r#"new DigitalRiver().createSource({ type: "bPay", amount: 1 })"#);
        assert_eq!(legacy.iter().map(|found| found.rule.id).collect::<Vec<_>>(), ["legacy-field"]);
    }
}
