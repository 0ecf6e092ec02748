//! THE table of payment methods: what each is called, where its details are, and which fields its payload loses when a
//! payment session supplies them. Everything else reads this table.
//!
//! From the page "Payment sessions" of Digital River's Commerce API guide, section "Update your code". The guide writes
//! PayPal Billing's fields under `payPalBilling` and its sample has them under `payPal`: both are legacy.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use crate::config::{AddedMethod, Config};
use crate::field::FieldPath;

macro_rules! guide {
    () => {
        "https://docs.digitalriver.com/commerce-api/payment-integrations-1/payment-sessions"
    };
    ($section:literal) => {
        concat!(guide!(), "#", $section)
    };
}

/// The page of Digital River's guide that the table and the rules come from.
pub(crate) const GUIDE: &str = guide!();

/// A payment method, and what its payload must not hold any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentMethod {
    /// The value of the payload's `type`: `payPalBilling`.
    pub kind: String,
    /// The name that people know it by: `PayPal Billing`.
    pub title: String,
    /// The properties that may hold its details object.
    pub details: Vec<String>,
    /// The fields that the payment session supplies, to be removed from the payload.
    pub fields: Vec<FieldPath>,
    /// The section of Digital River's guide that says so.
    pub guide: String,
    /// True if the guide or the configuration says what to remove, be it nothing. Of other methods only the name is
    /// known: enough to tell it from a misspelt one, too little to tell a call of DigitalRiver.js by it.
    pub listed: bool,
    /// True if its payments need a payment session. All do, unless the configuration says otherwise.
    pub needs_session: bool,
}

struct MethodRow {
    kind: &'static str,
    title: &'static str,
    details: &'static [&'static str],
    /// Fields to remove from the payload itself.
    top: &'static [&'static str],
    /// Fields to remove from each details object.
    nested: &'static [&'static str],
    guide: &'static str,
}

const NOTHING: &[&str] = &[];
const AMOUNTS: &[&str] = &["amount", "currency"];
const PAYPAL_DETAILS: &[&str] =
    &["items", "taxAmount", "shippingAmount", "amountsEstimated", "requestShipping", "shipping"];
const KLARNA_DETAILS: &[&str] = &[
    "items",
    "locale",
    "discountAmount",
    "taxAmount",
    "shippingAmount",
    "shipping",
    "accountId",
    "accountCreatedDate",
    "accountUpdatedDate",
    "hasPaidBefore",
    "subscriptionDescription",
    "subscriptionStartDate",
    "subscriptionEndDate",
    "autoRenewal",
    "affiliateName",
];

#[rustfmt::skip]
const TABLE: [MethodRow; 15] = [
    MethodRow { kind: "creditCard", title: "Credit Card", details: &["creditCard"], top: NOTHING, nested: NOTHING, guide: guide!("credit-card") },
    MethodRow { kind: "payPal", title: "PayPal", details: &["payPal"], top: AMOUNTS, nested: PAYPAL_DETAILS, guide: guide!("paypal") },
    MethodRow { kind: "payPalBilling", title: "PayPal Billing", details: &["payPalBilling", "payPal"], top: AMOUNTS, nested: PAYPAL_DETAILS, guide: guide!("paypal-billing") },
    MethodRow { kind: "payPalCredit", title: "PayPal Credit", details: &["payPal"], top: AMOUNTS, nested: PAYPAL_DETAILS, guide: guide!("paypal-credit") },
    MethodRow { kind: "directDebit", title: "SEPA Direct Debit", details: &["directDebit"], top: AMOUNTS, nested: NOTHING, guide: guide!("sepa-direct-debit") },
    MethodRow { kind: "wireTransfer", title: "Wire Transfer", details: &["wireTransfer"], top: AMOUNTS, nested: NOTHING, guide: guide!("wire-transfer") },
    MethodRow { kind: "codJapan", title: "Cash on Delivery - Japan", details: &["codJapan"], top: AMOUNTS, nested: NOTHING, guide: guide!("cash-on-delivery-japan") },
    MethodRow { kind: "payco", title: "Payco - Korea Payments", details: &["payco"], top: AMOUNTS, nested: NOTHING, guide: guide!("payco-korea-payments") },
    MethodRow { kind: "bankTransfer", title: "Bank Transfer - Korea Payments", details: &["bankTransfer"], top: AMOUNTS, nested: NOTHING, guide: guide!("bank-transfer-korea-payments") },
    MethodRow { kind: "onlineBanking", title: "Online Banking - IBP", details: &["onlineBanking"], top: AMOUNTS, nested: NOTHING, guide: guide!("online-banking-ibp") },
    MethodRow { kind: "bPay", title: "bPay", details: &["bPay"], top: AMOUNTS, nested: NOTHING, guide: guide!("bpay") },
    MethodRow { kind: "konbini", title: "Konbini", details: &["konbini"], top: AMOUNTS, nested: NOTHING, guide: guide!("konbini") },
    MethodRow { kind: "klarnaCredit", title: "Klarna", details: &["klarnaCredit"], top: AMOUNTS, nested: KLARNA_DETAILS, guide: guide!("klarna") },
    MethodRow { kind: "klarnaCreditRecurring", title: "Klarna Recurring", details: &["klarnaCreditRecurring"], top: AMOUNTS, nested: KLARNA_DETAILS, guide: guide!("klarna-recurring") },
    // TreviPay has a page of its own, which says nothing to remove.
    MethodRow { kind: "msts", title: "TreviPay", details: &["msts"], top: NOTHING, nested: NOTHING, guide: guide!() },
];

/// Methods that DigitalRiver.js accepts and the guide gives no removals for.
const KNOWN_NAMES: [&str; 15] = [
    "afterPay",
    "alipay",
    "alipayCn",
    "amazonPay",
    "applePay",
    "bancontact",
    "blik",
    "bnpParibas",
    "boletoBancario",
    "ccavenue",
    "clearPay",
    "fpxOnlineBanking",
    "googlePay",
    "ideal",
    "trustly",
];

/// The payment methods that dr-lint knows the migration of, in the guide's order.
pub fn payment_methods() -> Vec<PaymentMethod> {
    TABLE.iter().map(PaymentMethod::from).collect()
}

/// The payment methods of which only the name is known: they need a session too, and lose nothing that is known.
pub fn known_names() -> &'static [&'static str] {
    &KNOWN_NAMES
}

/// All payment methods of a run with these settings.
pub fn methods_of(config: &Config) -> Vec<PaymentMethod> {
    Methods::new(config).all.into_owned()
}

/// All methods of a run: the table, the known names, and what the configuration adds.
pub(crate) struct Methods {
    all: Cow<'static, [PaymentMethod]>,
}

/// The methods of the table, and the known names. They are made once, since each file asks for them.
static LISTED: LazyLock<Vec<PaymentMethod>> =
    LazyLock::new(|| payment_methods().into_iter().chain(KNOWN_NAMES.map(PaymentMethod::of_name)).collect());

impl Methods {
    pub(crate) fn new(config: &Config) -> Self {
        if config.methods.is_empty() {
            return Self { all: Cow::Borrowed(&LISTED) };
        }
        let mut all = LISTED.clone();
        for added in &config.methods {
            match all.iter_mut().find(|method| method.kind == added.kind) {
                Some(method) => method.add(added),
                None => all.push(PaymentMethod::from(added)),
            }
        }
        Self { all: Cow::Owned(all) }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &PaymentMethod> {
        self.all.iter()
    }

    /// True if the field is to be removed from payloads of any method.
    pub(crate) fn any_forbids(&self, field: &FieldPath) -> bool {
        self.iter().any(|method| method.forbids(field))
    }

    /// The method whose `type` this is, letter for letter.
    pub(crate) fn get(&self, kind: &str) -> Option<&PaymentMethod> {
        self.iter().find(|method| method.kind == kind)
    }
}

impl PaymentMethod {
    /// True if its payload must not hold this field.
    pub fn forbids(&self, field: &FieldPath) -> bool {
        self.fields.contains(field)
    }

    /// True if its payload has room for this field: any of the payload's own, and those in its details objects.
    pub fn can_hold(&self, field: &FieldPath) -> bool {
        field.details.as_ref().is_none_or(|details| self.details.contains(details))
    }

    fn of_name(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            title: kind.to_owned(),
            details: vec![kind.to_owned()],
            fields: Vec::new(),
            guide: GUIDE.to_owned(),
            listed: false,
            needs_session: true,
        }
    }

    fn add(&mut self, added: &AddedMethod) {
        self.listed = true;
        if let Some(title) = &added.title {
            self.title.clone_from(title);
        }
        let nested = added.fields.iter().filter_map(|field| field.details.as_ref());
        for details in added.details.iter().chain(nested) {
            if !self.details.contains(details) {
                self.details.push(details.clone());
            }
        }
        for field in &added.fields {
            if !self.forbids(field) {
                self.fields.push(field.clone());
            }
        }
        self.fields.retain(|field| !added.keep.contains(field));
        self.needs_session = added.needs_session.unwrap_or(self.needs_session);
    }
}

impl From<&MethodRow> for PaymentMethod {
    fn from(row: &MethodRow) -> Self {
        let nested =
            row.details.iter().flat_map(|details| row.nested.iter().map(|name| FieldPath::nested(*details, *name)));
        Self {
            kind: row.kind.to_owned(),
            title: row.title.to_owned(),
            details: row.details.iter().map(ToString::to_string).collect(),
            fields: row.top.iter().map(|name| FieldPath::top(*name)).chain(nested).collect(),
            guide: row.guide.to_owned(),
            listed: true,
            needs_session: true,
        }
    }
}

impl From<&AddedMethod> for PaymentMethod {
    fn from(added: &AddedMethod) -> Self {
        let mut method = Self::of_name(&added.kind);
        if !added.details.is_empty() {
            method.details.clear();
        }
        method.add(added);
        method
    }
}

/// As messages name it: ``PayPal (`payPal`)``, or just the name where there is no better title.
impl fmt::Display for PaymentMethod {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.title == self.kind {
            write!(formatter, "`{}`", self.kind)
        } else {
            write!(formatter, "{} (`{}`)", self.title, self.kind)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn fields(kind: &str) -> Vec<String> {
        let methods = Methods::new(&Config::default());
        methods.get(kind).unwrap().fields.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn kinds_are_unique_over_both_tables() {
        let methods = Methods::new(&Config::default());
        let kinds: BTreeSet<_> = methods.iter().map(|method| &method.kind).collect();
        assert_eq!(kinds.len(), TABLE.len() + KNOWN_NAMES.len());
    }

    #[test]
    fn sections_of_the_guide_are_named_as_the_titles() {
        for row in &TABLE {
            let words = row.title.to_lowercase();
            let section = words.split([' ', '-']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
            let expected = if row.kind == "msts" { GUIDE.to_owned() } else { format!("{GUIDE}#{section}") };
            assert_eq!(row.guide, expected);
        }
    }

    #[test]
    fn every_nested_field_lies_in_a_details_object_of_its_method() {
        for method in payment_methods() {
            assert!(method.fields.iter().all(|field| method.can_hold(field)), "{method}");
            let unique: BTreeSet<_> = method.fields.iter().collect();
            assert_eq!(unique.len(), method.fields.len(), "{method}");
        }
    }

    #[test]
    fn the_number_of_fields_is_the_guides() {
        let numbers = payment_methods().iter().map(|method| method.fields.len()).collect::<Vec<_>>();
        assert_eq!(numbers, [0, 8, 14, 8, 2, 2, 2, 2, 2, 2, 2, 2, 17, 17, 0]);
    }

    #[test]
    fn paypal_billing_forbids_its_fields_under_both_names() {
        for field in ["amount", "payPal.items", "payPalBilling.items"] {
            assert!(fields("payPalBilling").iter().any(|name| name == field), "{field}");
        }
    }

    #[test]
    fn the_configuration_adds_fields_and_methods() {
        let added = vec![
            AddedMethod { fields: vec![FieldPath::nested("card", "cvv")], ..AddedMethod::new("creditCard") },
            AddedMethod { fields: vec![FieldPath::top("amount")], ..AddedMethod::new("ideal") },
            AddedMethod { title: Some("House".into()), ..AddedMethod::new("houseCard") },
        ];
        let config = Config { methods: added, ..Config::default() };
        let methods = Methods::new(&config);
        let card = methods.get("creditCard").unwrap();
        assert!(card.forbids(&FieldPath::nested("card", "cvv")) && card.can_hold(&FieldPath::nested("card", "x")));
        assert!(methods.get("ideal").unwrap().listed);
        assert_eq!(methods.get("houseCard").unwrap().to_string(), "House (`houseCard`)");
        assert_eq!(methods.get("houseCard").unwrap().details, ["houseCard"]);
    }

    #[test]
    fn fields_can_be_kept() {
        let keep = vec![FieldPath::top("currency"), FieldPath::nested("payPal", "items")];
        let added = vec![AddedMethod { keep, ..AddedMethod::new("payPal") }];
        let config = Config { methods: added, ..Config::default() };
        let methods = Methods::new(&config);
        let fields: Vec<_> = methods.get("payPal").unwrap().fields.iter().map(ToString::to_string).collect();
        assert_eq!(fields.len(), 6);
        assert!(fields.contains(&"amount".to_owned()) && !fields.contains(&"payPal.items".to_owned()));
        assert_eq!(methods.get("payPalCredit").unwrap().fields.len(), 8, "only the one method");
    }
}
