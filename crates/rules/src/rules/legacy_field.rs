//! `legacy-field`: the payment session supplies it now, and a copy in the payload goes stale.
//! `createSource({ type: "payPal", sessionId, amount: 12 })`. Fix: remove it.

use std::collections::{BTreeMap, BTreeSet};

use dr_lint_parser::{HeldValue, Origin, Place, Presence, Property, Shape};

use crate::calls::{Calls, Counted, Judged, objects};
use crate::candidates::Verdict;
use crate::diagnostic::{Brief, Diagnostic, Obstacle};
use crate::field::FieldPath;
use crate::gathering::{Evidence, Gathering};
use crate::methods::{GUIDE, PaymentMethod};
use crate::removal::Removals;
use crate::rule::{Docs, Level, Rule};
use crate::severity::{Certainty, Severity};
use crate::task::Task;
use crate::wording;

pub(super) static RULE: Rule = Rule {
    id: "legacy-field",
    level: Level::On(Severity::Error),
    summary: "a field that the payment session supplies",
    guide: GUIDE,
    task: Task::Remove,
    docs: Docs {
        what: "A field of the payload that the payment session supplies: amounts, currencies, line items and shipping details. Which fields these are depends on the payment method; `dr-lint --explain METHOD` lists them. A field is reported where it is written, however many calls it reaches.",
        why: "With a payment session, Digital River takes these values from the cart. A copy in the payload goes stale when the cart changes, and the shopper is asked to approve an amount that is not charged.",
        before: r#"digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,
  amount: cart.total,
  currency: cart.currency,
});"#,
        after: r#"digitalriver.createSource({
  type: "bPay",
  sessionId: cart.paymentSession.id,
});"#,
        fix: "`--fix` removes the property, or the statement that writes it, when its value has no side effects, nothing else reads it, every payload that it can reach forbids it, and these payloads have a session. Otherwise the fix is unsafe and says why.",
        configuration: r#"`methods` of `dr-lint.json` adds fields to a payment method (`"remove"`), or lets fields stay (`"keep"`)."#,
    },
};

/// Fields, in their order.
type Fields<'a> = BTreeSet<&'a FieldPath>;

/// A property: where it is written, and its name.
type Key<'a> = (Place, &'a str);

/// A field that a payload of a call must not have, and where it got it from.
struct Hit<'a> {
    payload: &'a Judged<'a>,
    field: &'a FieldPath,
    verdict: Verdict,
    origin: &'a Origin,
}

impl<'a> Hit<'a> {
    fn key(&self) -> Key<'a> {
        (self.origin.key.clone(), &self.field.name)
    }
}

pub(super) fn check(calls: &Calls<'_>) -> Vec<Diagnostic> {
    let reached: Vec<_> = calls.sources().map(|counted| (counted, hits(counted))).collect();
    // What each property becomes: one field, but for details that several payment methods share.
    let mut fields: BTreeMap<Key<'_>, Fields<'_>> = BTreeMap::new();
    for hit in reached.iter().flat_map(|(_, hits)| hits) {
        fields.entry(hit.key()).or_default().insert(hit.field);
    }
    let mut findings = Gathering::new();
    for (counted, hits) in &reached {
        let mut certainties = BTreeMap::new();
        for hit in hits {
            let names = &fields[&hit.key()];
            let certainty = *certainties.entry(names).or_insert_with(|| certainty(counted, names));
            let related = counted.relate(&hit.origin.key, hit.payload.shape);
            findings.add(hit.key(), hit.verdict.severity, certainty).payload(counted, hit.payload).relate(related);
        }
    }
    let places = fields.keys().map(|(place, _)| place.clone()).collect();
    let removals = Removals::new(calls, &places);
    findings.report(|key, evidence| {
        let (names, place) = (&fields[&key], key.0);
        let field = names.first().expect("a place is there for a field of it");
        let able = evidence.methods(calls.methods).into_iter();
        let able = able.filter(|method| names.iter().any(|field| method.can_hold(field)));
        let forbids = |method: &&PaymentMethod| names.iter().any(|field| method.forbids(field));
        let (forbidding, free): (Vec<_>, Vec<_>) = able.partition(forbids);
        let fix = removals.fix(&place, field);
        let obstacle = match &fix {
            Ok((_, doubt)) => doubt.map(|doubt| Obstacle::Doubt(doubt.to_owned())),
            Err(reason) => Some(Obstacle::NoFix((*reason).to_owned())),
        };
        let notes = notes(&forbidding, &free, &evidence);
        let mut help = help(field, &notes);
        help.extend(obstacle.as_ref().map(wording::obstacle));
        let brief = Some(Brief { cure: CURE.to_owned(), notes, obstacle });
        let url = if let [only] = forbidding[..] { only.guide.clone() } else { RULE.guide.to_owned() };
        let diagnostic = evidence.diagnostic(&RULE, &place, message(field, &forbidding), help);
        let fixes = fix.into_iter().map(|(fix, _)| fix).collect();
        Diagnostic { url, field: Some((*field).clone()), fixes, brief, ..diagnostic }
    })
}

/// The fields that payloads of the call must not have, with each origin.
fn hits<'a>(counted: &'a Counted<'a>) -> Vec<Hit<'a>> {
    let mut hits = Vec::new();
    for payload in &counted.payloads {
        let fields: Fields<'_> = payload.candidates.fields().collect();
        for field in fields {
            let Some(verdict) = payload.candidates.verdict(field) else { continue };
            let origins = origins(payload.shape, field).into_iter();
            hits.extend(origins.map(|origin| Hit { payload, field, verdict, origin }));
        }
    }
    hits
}

/// The origins of the field in `shape`.
fn origins<'s>(shape: &'s Shape, field: &FieldPath) -> Vec<&'s Origin> {
    let shapes: Vec<&Shape> = match &field.details {
        Some(details) => objects(shape, details).collect(),
        None => vec![shape],
    };
    let properties = shapes.into_iter().filter_map(|shape| shape.property(&field.name));
    properties.flat_map(|property| &property.origins).collect()
}

/// Always, when no payload of the call comes without one of the fields and none may have it.
fn certainty(counted: &Counted<'_>, fields: &Fields<'_>) -> Certainty {
    let must_not = |payload: &Judged<'_>, field: &FieldPath| {
        payload.candidates.verdict(field).is_some_and(|verdict| verdict.by_all) && surely_has(payload.shape, field)
    };
    let every = counted.payloads.iter().all(|payload| fields.iter().any(|field| must_not(payload, field)));
    if every { Certainty::Always } else { Certainty::Sometimes }
}

fn surely_has(shape: &Shape, field: &FieldPath) -> bool {
    let has = |shape: &Shape| shape.property(&field.name).is_some_and(is_always);
    let Some(details) = &field.details else { return has(shape) };
    shape.property(details).is_some_and(|details| {
        let all_have = |value: &HeldValue| matches!(value, HeldValue::Object(shapes) if shapes.iter().all(has));
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

/// The cure of all fields of a payload.
const CURE: &str = "Remove what the session supplies: copies go stale.";

fn help(field: &FieldPath, notes: &[String]) -> String {
    let cure = format!(
        "Remove `{field}` and pass `sessionId`, the `id` of the cart's `paymentSession`: a copy in the page goes stale \
         when the cart changes, and the payment is then made with stale data."
    );
    wording::sentences([cure.as_str()].into_iter().chain(notes.iter().map(String::as_str)))
}

/// The payment methods that were only counted, and those for which the field may stay.
fn notes(forbidding: &[&PaymentMethod], free: &[&PaymentMethod], evidence: &Evidence<'_>) -> Vec<String> {
    let doubt = match (evidence.by_details, free) {
        (false, []) => None,
        (true, []) => {
            Some("The value of `type` is unknown here, so dr-lint goes by the details in the payload.".to_owned())
        }
        (false, _) => Some(format!("For {} the field may stay.", wording::any_of(free))),
        (true, _) => {
            Some(format!("The value of `type` is unknown here; for {} the field may stay.", wording::any_of(free)))
        }
    };
    wording::all_of(forbidding).into_iter().chain(doubt).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::payment_methods;
    use crate::testing::{self, diagnostics};

    fn found(source: &str) -> Vec<String> {
        testing::found(&RULE, source)
    }

    /// A payload that has every field of the method.
    fn before(method: &PaymentMethod) -> String {
        let own = method.fields.iter().filter(|field| field.details.is_none()).map(|field| format!("{field}: x, "));
        let details = method.details.iter().map(|details| {
            let nested = method.fields.iter().filter(|field| field.details.as_ref() == Some(details));
            format!(
                "{details}: {{ {} }}, ",
                nested.map(|field| format!("{}: x", field.name)).collect::<Vec<_>>().join(", ")
            )
        });
        let fields: String = own.chain(details).collect();
        format!(
            "new DigitalRiver().createSource({{ type: \"{}\", {fields}owner: {{ items: x, amount: x }} }})",
            method.kind
        )
    }

    #[test]
    fn every_method_loses_exactly_its_fields() {
        for method in payment_methods() {
            let found = diagnostics(&before(&method));
            let (legacy, others): (Vec<_>, Vec<_>) = found.iter().partition(|found| found.rule.id == RULE.id);
            let mut expected = method.fields.clone();
            expected.sort();
            let mut fields: Vec<_> = legacy.iter().map(|found| found.field.clone().unwrap()).collect();
            fields.sort();
            assert_eq!(fields, expected, "{method}");
            assert!(legacy.iter().all(|found| found.certainty == Certainty::Always), "{method}");
            assert!(legacy.iter().all(|found| found.severity == Severity::Error), "{method}");
            assert!(found.iter().all(|found| found.methods == [method.kind.clone()]), "{method}");
            assert!(found.iter().all(|found| found.url == method.guide), "{method}");
            assert_eq!(
                others.iter().map(|found| found.rule.id).collect::<Vec<_>>(),
                ["missing-session-id"],
                "{method}"
            );
        }
    }

    #[test]
    fn every_method_is_clean_without_them() {
        for method in payment_methods() {
            let details = &method.details[0];
            let after = format!(
                "new DigitalRiver().createSource({{ type: \"{}\", sessionId, owner, {details}: {{ returnUrl: x }} }})",
                method.kind
            );
            assert_eq!(diagnostics(&after).len(), 0, "{method}");
        }
    }

    #[test]
    fn fields_of_another_method_are_nobodys_business() {
        assert_eq!(found(r#"x().createSource({ type: "creditCard", amount: 1, payPal: { items: i } })"#), [""; 0]);
        assert_eq!(found(r#"dr.createSource({ type: "payPal", klarnaCredit: { locale: l } })"#), [""; 0]);
    }

    #[test]
    fn an_exclusive_payload_is_judged_by_its_own_type() {
        let source = r#"dr.createSource({ type: "creditCard", amount: 1 } | { type: "payPal", currency: c })"#;
        assert_eq!(found(source), ["error sometimes: currency [payPal] at currency"]);
    }

    #[test]
    fn one_possible_type_that_forbids_is_enough() {
        let source = r#"dr.createSource({ type: "creditCard" | "payPal", amount: 1, payPal: { items: i } })"#;
        assert_eq!(
            found(source),
            [
                "error sometimes: amount [creditCard payPal] at amount",
                "error sometimes: payPal.items [creditCard payPal] at items"
            ]
        );
    }

    #[test]
    fn a_type_that_only_may_be_known_is_still_forbidden() {
        let source = r#"dr.createSource({ type: "bPay" | kind, amount: 1 })"#;
        assert_eq!(found(source), ["error sometimes: amount [bPay] at amount"]);
    }

    #[test]
    fn an_unknown_type_is_narrowed_by_the_details() {
        let source = "digitalRiver.createSource({ type: kind, amount: 1, payPal: { items: i, brandName: b } })";
        let paypals = "[payPal payPalBilling payPalCredit]";
        assert_eq!(
            found(source),
            [
                format!("error always: amount {paypals} at amount"),
                format!("error always: payPal.items {paypals} at items")
            ]
        );
        assert_eq!(found("digitalRiver.createSource({ type: kind, amount: 1, payPal: undefined })"), [""; 0]);
        assert_eq!(found("digitalRiver.createSource({ type: kind, amount: 1 })"), [""; 0]);
    }

    #[test]
    fn details_that_leave_a_method_open_which_may_have_it_give_a_warning() {
        let source =
            "digitalRiver.createSource({ type: kind, amount: 1, creditCard: {}, klarnaCredit: { locale: l } })";
        assert_eq!(
            found(source),
            [
                "warning sometimes: amount [creditCard klarnaCredit] at amount",
                "error sometimes: klarnaCredit.locale [creditCard klarnaCredit] at locale"
            ]
        );
    }

    #[test]
    fn a_misspelt_type_is_an_unknown_one() {
        let source = r#"digitalRiver.createSource({ type: "klarna", amount: 1, klarnaCredit: {} })"#;
        assert_eq!(found(source), ["error always: amount [klarnaCredit] at amount"]);
    }

    #[test]
    fn details_that_are_there_sometimes_never_make_it_certain() {
        let source = "digitalRiver.createSource({ type: kind, amount: 1, bPay?: {} })";
        assert_eq!(found(source), ["error sometimes: amount [bPay] at amount"]);
        let source = "digitalRiver.createSource({ type: kind, amount: 1, bPay?: {}, konbini?: {} })";
        assert_eq!(found(source), ["error always: amount [bPay konbini] at amount"]);
    }

    #[test]
    fn presence_on_each_level_counts_for_certainty() {
        let found = found(
            r#"dr.createSource({ type: "payPal", amount?: 1, payPal: { items: 1 } | { shipping: s } });
            dr.createSource({ type: "payPal", payPal: { taxAmount: 1 } | details })"#,
        );
        assert_eq!(
            found,
            [
                "error sometimes: amount [payPal] at amount",
                "error sometimes: payPal.items [payPal] at items",
                "error sometimes: payPal.shipping [payPal] at shipping",
                "error sometimes: payPal.taxAmount [payPal] at taxAmount"
            ]
        );
    }

    #[test]
    fn undefined_is_a_value_too_and_an_unknown_rest_hides_nothing() {
        let source = r#"dr.createSource({ type: "bPay", amount: undefined, ... })"#;
        assert_eq!(found(source), ["error always: amount [bPay] at amount"]);
    }

    #[test]
    fn one_place_is_reported_once_with_every_call_that_it_reaches() {
        let source = "let p = { type: kind, payPal: { items: i } };
            digitalRiver.createSource(p);
            new DigitalRiver().createSource(p | q);
            digitalRiver.createDropin(p)";
        let found = diagnostics(source);
        let [items] = found.iter().filter(|found| found.rule.id == RULE.id).collect::<Vec<_>>()[..] else { panic!() };
        assert_eq!((items.place.text(), items.certainty), ("items", Certainty::Always));
        let lines: Vec<_> = items.related.iter().map(|related| related.place.start().line).collect();
        assert_eq!(lines, [2, 3]);
        assert!(items.related.iter().all(|related| related.message == "reaches this call"));
    }

    #[test]
    fn a_written_field_points_at_the_literal_too() {
        let source = "let p = { type: \"bPay\", sessionId };\n p.amount = 1;\n p.currency ?= c;\n dr.createSource(p)";
        assert_eq!(
            found(source),
            ["error always: amount [bPay] at p.amount", "error sometimes: currency [bPay] at p.currency"]
        );
        let related: Vec<_> = diagnostics(source)[0].related.iter().map(|related| related.message.clone()).collect();
        assert_eq!(related, ["the object passed to `createSource` is created here", "reaches this call"]);
    }
}
