//! Phrases that several messages share.

use dr_lint_parser::{Place, Use, UseKind};

use crate::diagnostic::Obstacle;
use crate::methods::PaymentMethod;

/// The number of payment methods that a message names; the others are counted, and named in the help.
const NAMED: usize = 3;

/// ``PayPal (`payPal`), bPay (`bPay`) or Klarna (`klarnaCredit`)``; of more than three, the first two and how many more.
pub(crate) fn any_of(methods: &[&PaymentMethod]) -> String {
    if methods.len() <= NAMED {
        return listed(methods, "or");
    }
    let (first, others) = methods.split_at(NAMED - 1);
    let first: Vec<String> = first.iter().map(ToString::to_string).collect();
    format!("{} or {} other payment methods", first.join(", "), others.len())
}

/// A sentence that names all methods, where [`any_of`] only counted them.
pub(crate) fn all_of(methods: &[&PaymentMethod]) -> Option<String> {
    (methods.len() > NAMED).then(|| format!("Possible payment methods: {}.", listed(methods, "and")))
}

fn listed(methods: &[&PaymentMethod], conjunction: &str) -> String {
    let names: Vec<String> = methods.iter().map(ToString::to_string).collect();
    match &names[..] {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

/// A place in words, as seen from another one.
pub(crate) fn line(place: &Place, from: &Place) -> String {
    let line = place.start().line;
    if place.file.name() == from.file.name() {
        format!("at line {line}")
    } else {
        format!("at {}:{line}", place.file.name())
    }
}

/// Says what else is done with a property.
pub(crate) fn also(one: &Use, key: &Place) -> String {
    let at = line(&one.place, key);
    match one.kind {
        UseKind::Untold => "the file does more with it than dr-lint can follow".to_owned(),
        UseKind::Read => format!("it is also read {at}"),
        UseKind::Sent => format!("its object is also passed to other code {at}"),
        UseKind::Returned => format!("its object is also given to unknown callers {at}"),
        UseKind::Stored => format!("its object is also stored under a key that isn't known {at}"),
    }
}

/// A sentence to add where there is no safe fix.
pub(crate) fn obstacle(obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Doubt(reason) => format!(" Its fix is unsafe: {reason}."),
        Obstacle::NoFix(reason) => format!(" There is no fix: {reason}."),
    }
}

/// Sentences, one after the other.
pub(crate) fn sentences<'s>(parts: impl IntoIterator<Item = &'s str>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::payment_methods;

    fn first(count: usize) -> String {
        any_of(&payment_methods().iter().take(count).collect::<Vec<_>>())
    }

    #[test]
    fn few_methods_are_named_and_many_counted() {
        assert_eq!(first(1), "Credit Card (`creditCard`)");
        assert_eq!(first(3), "Credit Card (`creditCard`), PayPal (`payPal`) or PayPal Billing (`payPalBilling`)");
        assert_eq!(first(5), "Credit Card (`creditCard`), PayPal (`payPal`) or 3 other payment methods");
    }

    #[test]
    fn those_that_were_counted_are_named_in_the_help() {
        let methods = payment_methods();
        let methods: Vec<_> = methods.iter().collect();
        assert_eq!(all_of(&methods[..3]), None);
        assert!(
            all_of(&methods).unwrap().ends_with("Klarna Recurring (`klarnaCreditRecurring`) and TreviPay (`msts`).")
        );
    }
}
