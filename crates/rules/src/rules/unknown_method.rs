//! `unknown-method`: a `type` that no payment method has. `createSource({ type: "paypal", sessionId })`.
//! Fix: the closest name.

use dr_lint_parser::sdk::DISCRIMINANT;
use dr_lint_parser::{Held, HeldValue, Place, Span};

use crate::calls::{Calls, PayloadValue};
use crate::diagnostic::Diagnostic;
use crate::fix::{Applicability, Edit, Fix};
use crate::gathering::Gathering;
use crate::methods::{GUIDE, Methods, PaymentMethod};
use crate::rule::{Docs, Level, Rule};
use crate::severity::Severity;
use crate::task::Task;

pub(super) static RULE: Rule = Rule {
    id: "unknown-method",
    level: Level::On(Severity::Warning),
    summary: "a `type` that is no known payment method",
    guide: GUIDE,
    task: Task::Correct,
    docs: Docs {
        what: "A `type` that is no known payment method. The message has the closest known name.",
        why: "dr-lint can't say which fields such a payload must lose, and a misspelt `type` is rejected by DigitalRiver.js.",
        before: r#"digitalriver.createSource({ type: "paypal", sessionId: cart.paymentSession.id });"#,
        after: r#"digitalriver.createSource({ type: "payPal", sessionId: cart.paymentSession.id });"#,
        fix: "`--fix --unsafe-fixes` writes the closest known name. Check that it is the one you mean.",
        configuration: r#"`methods` of `dr-lint.json` adds payment methods: `{"houseCard": {"title": "House card"}}`."#,
    },
};

pub(super) fn check(calls: &Calls<'_>) -> Vec<Diagnostic> {
    let mut findings = Gathering::new();
    for counted in calls.sources() {
        let certainty = counted.certainty(DISCRIMINANT, |held| unknown(held, calls.methods).is_some());
        for one in counted.uses(DISCRIMINANT) {
            let Some(name) = unknown(one.held, calls.methods) else { continue };
            let PayloadValue { payload, held, .. } = one;
            let evidence = findings.add((held.place.clone(), name.to_owned()), Severity::Warning, certainty);
            evidence
                .payload(counted, payload)
                .relate(one.relate(DISCRIMINANT))
                .relate(counted.relate(&held.place, payload.shape));
        }
    }
    findings.report(|(place, name), evidence| {
        let closest = closest(&name, calls.methods);
        let diagnostic = evidence.diagnostic(&RULE, &place, message(&name, closest), help(closest));
        let fixes = closest.and_then(|method| fix(&place, &name, method)).into_iter().collect();
        Diagnostic { fixes, ..diagnostic }
    })
}

/// The closest name in the place of the constant, in its own quotes.
fn fix(place: &Place, name: &str, method: &PaymentMethod) -> Option<Fix> {
    let text = place.text();
    let inner = text.strip_prefix(['"', '\'', '`'])?.strip_suffix(['"', '\'', '`'])?;
    if inner != name {
        return None;
    }
    let span = Span { start: place.span.start + 1, end: place.span.end - 1 };
    let edit = Edit { place: Place::new(&place.file, span), text: method.kind.clone() };
    let title = format!("write `{}` (unsafe: check that this is the payment method you mean)", method.kind);
    Fix::new(title, Applicability::Unsafe, vec![edit])
}

fn unknown<'h>(held: &'h Held, methods: &Methods) -> Option<&'h str> {
    match &held.value {
        HeldValue::Text(name) if methods.get(name).is_none() => Some(name),
        _ => None,
    }
}

/// The method that was most likely meant, when one is close: spelt almost so, or called so by people.
fn closest<'m>(name: &str, methods: &'m Methods) -> Option<&'m PaymentMethod> {
    let wanted = letters(name);
    let limit = (wanted.len() / 3).max(1);
    let distance = |method: &PaymentMethod| {
        let called_so = letters(&method.title) == wanted;
        if called_so { 0 } else { strsim::damerau_levenshtein(&wanted, &letters(&method.kind)) }
    };
    let close = methods.iter().map(|method| (distance(method), method)).filter(|(distance, _)| *distance <= limit);
    let best = close.min_by_key(|(distance, method)| (*distance, strsim::levenshtein(name, &method.kind)));
    best.map(|(_, method)| method).filter(|_| !wanted.is_empty())
}

/// A name without capitals, dashes and spaces.
fn letters(name: &str) -> String {
    name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn message(name: &str, closest: Option<&PaymentMethod>) -> String {
    match (name, closest) {
        ("", _) => "the payment method's `type` is an empty string".to_owned(),
        (_, Some(method)) => format!("unknown payment method `{}`, did you mean `{}`?", clipped(name), method.kind),
        (_, None) => format!("unknown payment method `{}`", clipped(name)),
    }
}

fn help(closest: Option<&PaymentMethod>) -> String {
    match closest {
        Some(method) => format!("Write the `type` of {method} exactly like this, capitals included."),
        None => "Check the spelling of `type`, capitals included. If it is right, dr-lint doesn't know this payment \
                 method yet, and checks only what holds for all of them."
            .to_owned(),
    }
}

/// The start of a name, fit to be printed.
fn clipped(name: &str) -> String {
    const LETTERS: usize = 40;
    let start: String = name.chars().take(LETTERS).collect();
    let more = if start.len() < name.len() { "…" } else { "" };
    format!("{}{more}", start.escape_debug())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{AddedMethod, Config};
    use crate::testing::{self, diagnostics_with};

    fn found(source: &str) -> Vec<String> {
        testing::found(&RULE, source)
    }

    fn suggestion(name: &str) -> Option<String> {
        closest(name, &Methods::new(&Config::default())).map(|method| method.kind.clone())
    }

    #[test]
    fn unknown_names_are_reported_at_the_value() {
        let source = r#"digitalRiver.createSource({ type: "paypal", sessionId, payPal: {} })"#;
        assert_eq!(found(source), ["warning always: [payPal payPalBilling payPalCredit] at \"paypal\""]);
        let source = r#"digitalRiver.createSource({ type: "bPay" | "", sessionId })"#;
        assert_eq!(found(source), ["warning sometimes: [bPay] at \"\""]);
    }

    #[test]
    fn known_names_of_both_tables_and_of_the_configuration_are_quiet() {
        let methods = Methods::new(&Config::default());
        for method in methods.iter() {
            let source = format!("digitalRiver.createSource({{ type: \"{}\", sessionId }})", method.kind);
            assert_eq!(found(&source), [""; 0]);
        }
        let config = Config { methods: vec![AddedMethod::new("houseCard")], ..Config::default() };
        assert!(diagnostics_with(&config, r#"digitalRiver.createSource({ type: "houseCard", sessionId })"#).is_empty());
    }

    #[test]
    fn only_create_source_has_a_type() {
        assert_eq!(found(r#"digitalRiver.createDropin({ type: "paypal", sessionId })"#), [""; 0]);
    }

    #[test]
    fn the_closest_name_is_proposed_when_one_is_close() {
        let meant = [
            ("paypal", "payPal"),
            ("PayPal", "payPal"),
            ("payPall", "payPal"),
            ("creditcard", "creditCard"),
            ("credit-card", "creditCard"),
            ("paypal_billing", "payPalBilling"),
            ("wireTranfser", "wireTransfer"),
            ("klarna", "klarnaCredit"),
            ("klarnaRecurring", "klarnaCreditRecurring"),
            ("sepaDirectDebit", "directDebit"),
            ("trevipay", "msts"),
            ("applepay", "applePay"),
            ("bpay", "bPay"),
        ];
        for (name, kind) in meant {
            assert_eq!(suggestion(name).as_deref(), Some(kind), "{name}");
        }
        for name in ["", "-", "invoice", "card", "x"] {
            assert_eq!(suggestion(name), None, "{name}");
        }
    }

    #[test]
    fn names_in_messages_are_short_and_printable() {
        assert_eq!(clipped("a\u{1b}[31m`"), "a\\u{1b}[31m`");
        assert_eq!(clipped(&"é".repeat(41)).chars().count(), 41);
        assert_eq!(clipped(&"é".repeat(40)), "é".repeat(40));
    }
}
