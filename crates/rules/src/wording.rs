//! Phrases that several messages share.

use crate::methods::PaymentMethod;

/// How many payment methods a message names; the others are counted, and named in the help.
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
    (methods.len() > NAMED).then(|| format!("The payment methods are {}.", listed(methods, "and")))
}

fn listed(methods: &[&PaymentMethod], conjunction: &str) -> String {
    let names: Vec<String> = methods.iter().map(ToString::to_string).collect();
    match &names[..] {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

/// Sentences, one after the other.
pub(crate) fn sentences<'s>(parts: impl IntoIterator<Item = &'s str>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(" ")
}
