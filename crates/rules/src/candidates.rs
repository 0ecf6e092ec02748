//! Decides which calls count, and which payment methods a payload may be for.

use dr_lint_parser::sdk::{DISCRIMINANT, names_digital_river, names_stripe};
use dr_lint_parser::{Call, HeldValue, Payload, Presence, Property, Receiver, Rest, Shape};

use crate::field::FieldPath;
use crate::methods::{Methods, PaymentMethod};
use crate::policy::Policy;
use crate::seen::{Doubt, Standing};
use crate::session::Need;
use crate::severity::Severity;

/// The standing of a call: whether it is one of DigitalRiver.js, and whether its payload can be judged. `receivers` are names that a user says are DigitalRiver objects.
pub(crate) fn standing(call: &Call, methods: &Methods, receivers: &[String]) -> Standing {
    let doubt = match &call.receiver {
        Receiver::Proven => None,
        Receiver::Named(names) | Receiver::Taken(names) if is_foreign(names, receivers) => return Standing::Foreign,
        Receiver::Named(names) | Receiver::Taken(names) if is_ours(names, receivers) => {
            is_server_wrapper(call).then_some(Doubt::NoType)
        }
        // A function called by itself counts only when its object does.
        Receiver::Taken(_) => Some(Doubt::Receiver),
        Receiver::Named(_) | Receiver::Unknown => (!has_listed_type(call, methods)).then_some(Doubt::Receiver),
    };
    match doubt {
        Some(doubt) => Standing::Uncounted(doubt),
        None if is_unresolved(&call.payload) => Standing::Unresolved,
        None => Standing::Judged,
    }
}

/// True when something reaches the call, and nothing at all is known of it: the call can't be judged.
pub(crate) fn is_unresolved(payload: &Payload) -> bool {
    !payload.shapes.is_empty() && payload.shapes.iter().all(Shape::is_unknown)
}

/// Stripe's `createSource` takes a `type` too. A name that the user lists is believed all the same.
fn is_foreign(names: &[String], receivers: &[String]) -> bool {
    names.iter().any(|name| names_stripe(name) && !receivers.contains(name))
}

fn is_ours(names: &[String], receivers: &[String]) -> bool {
    names.iter().any(|name| names_digital_river(name) || receivers.contains(name))
}

/// True for a `createSource` whose payload has no `type`: a shop's wrapper around its own server.
fn is_server_wrapper(call: &Call) -> bool {
    let typeless = |shape: &Shape| shape.rest == Rest::Exact && shape.property(DISCRIMINANT).is_none();
    Policy::of(call.kind).is_for_method && call.payload.shapes.iter().all(typeless)
}

fn has_listed_type(call: &Call, methods: &Methods) -> bool {
    let is_listed = |name: &str| methods.get(name).is_some_and(|method| method.listed);
    let types = call.payload.shapes.iter().filter_map(|shape| shape.property(DISCRIMINANT));
    Policy::of(call.kind).is_for_method
        && types.flat_map(Property::holds).any(|held| matches!(&held.value, HeldValue::Text(name) if is_listed(name)))
}

/// The payment methods that a shape may be for.
pub(crate) struct Candidates<'m> {
    /// Those that its `type` is known to name.
    named: Vec<&'m PaymentMethod>,
    /// The other methods that it can be for, when its `type` isn't known or not in every case.
    guess: Option<Guess<'m>>,
}

/// The methods of a shape whose `type` isn't known.
struct Guess<'m> {
    methods: Vec<&'m PaymentMethod>,
    narrowed: Narrowed,
}

/// The degree to which the details objects of a shape tell its payment method.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Narrowed {
    /// There are none: it can be any method.
    No,
    /// There is one on some ways to the call only; on the others it can be any method.
    Sometimes,
    /// On every way, as far as known.
    Always,
}

/// The verdict of a shape's candidates on a field that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) severity: Severity,
    /// True if the field is forbidden whichever of the candidates the shape turns out to be.
    pub(crate) by_all: bool,
}

impl<'m> Candidates<'m> {
    /// For an object that isn't for a payment method: nothing is known, and nothing forbidden.
    pub(crate) fn none() -> Self {
        Self { named: Vec::new(), guess: None }
    }

    pub(crate) fn of(shape: &Shape, methods: &'m Methods) -> Self {
        let mut named: Vec<&PaymentMethod> = Vec::new();
        let mut open = false;
        if let Some(kind) = shape.property(DISCRIMINANT) {
            open = kind.presence == Presence::Sometimes && shape.rest == Rest::Open;
            for held in kind.holds() {
                match &held.value {
                    HeldValue::Text(name) => match methods.get(name) {
                        Some(method) => named.push(method),
                        None => open = true,
                    },
                    // A call that gets no type fails anyway.
                    HeldValue::Undefined | HeldValue::Null => {}
                    HeldValue::Unknown { .. } | HeldValue::SomeText | HeldValue::Other(_) | HeldValue::Object(_) => {
                        open = true;
                    }
                }
            }
        }
        let guess = (open || named.is_empty()).then(|| Guess::from_details(shape, methods));
        Self { named, guess }
    }

    /// The `type`s that the shape can have. None at all when it can have any.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &'m str> {
        let guessed = self.guess.iter().filter(|guess| guess.narrowed != Narrowed::No);
        self.named.iter().chain(guessed.flat_map(|guess| &guess.methods)).map(|method| method.kind.as_str())
    }

    /// True when it can be any method: its `type` is unknown, and no details narrow it.
    pub(crate) fn is_open(&self) -> bool {
        self.guess.as_ref().is_some_and(|guess| guess.narrowed == Narrowed::No)
    }

    /// True when its `type` is unknown, and details in the shape narrow it.
    pub(crate) fn by_details(&self) -> bool {
        self.guess.as_ref().is_some_and(|guess| guess.narrowed != Narrowed::No)
    }

    /// The need of a payload for a session, as far as its payment method decides that.
    pub(crate) fn need(&self) -> Need {
        let guessed = self.guess.iter().flat_map(|guess| &guess.methods);
        let mut needs = self.named.iter().chain(guessed).map(|method| method.needs_session);
        let first = needs.next().unwrap_or(true);
        match (needs.all(|need| need == first), first) {
            (true, true) => Need::Yes,
            (true, false) => Need::No,
            (false, _) => Need::Unknown,
        }
    }

    /// Every field that some candidate forbids. May name one twice.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &'m FieldPath> {
        let guessed = self.guess.iter().flat_map(|guess| &guess.methods);
        self.named.iter().chain(guessed).flat_map(|method| &method.fields)
    }

    /// The verdict on a shape that has this field; `None` when it may have it, or when too little is known.
    pub(crate) fn verdict(&self, field: &FieldPath) -> Option<Verdict> {
        let named = self.named.iter().any(|method| method.forbids(field)).then_some(Severity::Error);
        let guessed = self.guess.as_ref().and_then(|guess| guess.severity(field));
        let severity = named.max(guessed)?;
        let by_named = self.named.iter().all(|method| method.forbids(field));
        let by_guessed = self.guess.as_ref().is_none_or(|guess| guess.is_forbidden_always(field));
        Some(Verdict { severity, by_all: by_named && by_guessed })
    }
}

impl<'m> Guess<'m> {
    /// All methods whose details the shape has; all methods when it has none.
    fn from_details(shape: &Shape, methods: &'m Methods) -> Self {
        let names = |property: &Property| methods.iter().any(|method| method.details.contains(&property.name));
        let details: Vec<&Property> =
            shape.properties.iter().filter(|property| names(property) && is_something(property)).collect();
        let of_details = |method: &&PaymentMethod| {
            details.is_empty() || details.iter().any(|property| method.details.contains(&property.name))
        };
        let narrowed = match details[..] {
            [] => Narrowed::No,
            [only] if only.presence == Presence::Sometimes => Narrowed::Sometimes,
            // Several that are there sometimes are the arms of a branch.
            [..] => Narrowed::Always,
        };
        Self { methods: methods.iter().filter(of_details).collect(), narrowed }
    }

    fn severity(&self, field: &FieldPath) -> Option<Severity> {
        let methods_with_field: Vec<_> = self.methods.iter().filter(|method| method.can_hold(field)).collect();
        let forbidding = methods_with_field.iter().filter(|method| method.forbids(field)).count();
        match forbidding {
            0 => None,
            _ if forbidding == methods_with_field.len() => Some(Severity::Error),
            _ => (self.narrowed != Narrowed::No).then_some(Severity::Warning),
        }
    }

    fn is_forbidden_always(&self, field: &FieldPath) -> bool {
        self.narrowed == Narrowed::Always && self.methods.iter().all(|method| method.forbids(field))
    }
}

/// `payPal: undefined` says nothing about the method.
fn is_something(property: &Property) -> bool {
    property.holds().any(|held| !matches!(held.value, HeldValue::Undefined | HeldValue::Null))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::testing::calls;

    fn counted(source: &str) -> bool {
        let config = Config { receivers: vec!["paymentSdk".into()], ..Config::default() };
        let call = calls(source).remove(0);
        standing(&call, &Methods::new(&config), &config.receivers).counts()
    }

    #[test]
    fn a_proven_receiver_counts_whatever_it_gets() {
        for payload in ["", "undefined", "{}", "p", "{ amount: 1 }", r#"{ type: "card" }"#] {
            assert!(counted(&format!("new DigitalRiver().createSource({payload})")), "{payload}");
        }
    }

    #[test]
    fn names_count_by_what_they_contain_or_by_configuration() {
        for name in ["digitalriver", "digitalRiver", "klarnaDigitalRiverJs", "dr=window.DIGITALRIVER", "paymentSdk"] {
            assert!(counted(&format!("{name}.createSource({{ type: kind }})")), "{name}");
            assert!(counted(&format!("{name}.createDropin()")), "{name}");
        }
        for name in ["dr", "river", "paymentsdk", "sdk()"] {
            assert!(!counted(&format!("{name}.createSource({{ type: kind }})")), "{name}");
            assert!(!counted(&format!("{name}.createDropin({{ sessionId: s }})")), "{name}");
        }
    }

    #[test]
    fn a_server_wrapper_does_not_count() {
        for payload in ["", "{}", "{ amount: 1, currency: c }", "undefined", "\"card\"", "{} | { amount: 1 }"] {
            assert!(!counted(&format!("digitalRiverApi.createSource({payload})")), "{payload}");
        }
        for payload in ["p", "{ amount: 1, ... }", "{ amount: 1 } | { type: t }", "{ amount: 1 }!"] {
            assert!(counted(&format!("digitalRiverApi.createSource({payload})")), "{payload}");
        }
    }

    #[test]
    fn an_unknown_receiver_counts_by_the_type_of_its_payload() {
        for name in ["dr", "sdk()"] {
            assert!(counted(&format!(r#"{name}.createSource({{ type: "payPal" }})"#)));
            assert!(counted(&format!(r#"{name}.createSource(p | {{ type: kind | "msts", ... }})"#)));
            assert!(!counted(&format!(r#"{name}.createSource({{ type: "googlePay" }})"#)), "only the name is known");
            assert!(!counted(&format!(r#"{name}.createSource({{ type: "card" }})"#)));
            assert!(!counted(&format!(r#"{name}.createDropin({{ type: "payPal" }})"#)));
        }
    }

    #[test]
    fn stripe_never_counts() {
        for name in ["stripe", "Stripe", "stripeClient", "dr=stripe", "stripeOrDigitalRiver"] {
            assert!(!counted(&format!(r#"{name}.createSource({{ type: "payPal" }})"#)), "{name}");
        }
    }

    fn kinds(payload: &str) -> Vec<String> {
        let methods = Methods::new(&Config::default());
        let call = calls(&format!("sdk().createSource({payload})")).remove(0);
        Candidates::of(&call.payload.shapes[0], &methods).kinds().map(ToOwned::to_owned).collect()
    }

    #[test]
    fn candidates_are_the_constants_of_the_type() {
        assert_eq!(kinds(r#"{ type: "payPal", creditCard: {} }"#), ["payPal"]);
        assert_eq!(kinds(r#"{ type: "payPal" | "bPay" | undefined }"#), ["payPal", "bPay"]);
        assert_eq!(kinds(r#"{ type: "googlePay", ... }"#), ["googlePay"]);
    }

    #[test]
    fn an_unknown_type_may_be_any_that_the_details_allow() {
        assert_eq!(kinds("{ type: kind }"), [""; 0]);
        assert_eq!(kinds("{ creditCard: {} }"), ["creditCard"]);
        assert_eq!(kinds("{ payPalBilling: x, ... }"), ["payPalBilling"]);
        assert_eq!(kinds(r#"{ type: "paypal", konbini: {}, msts: {} }"#), ["konbini", "msts"]);
        assert_eq!(kinds(r#"{ type: "bPay" | kind, konbini: {} }"#), ["bPay", "konbini"]);
    }
}
