//! THE table of DigitalRiver.js: the calls that take a payment session, and the names by which code refers to its
//! objects.
//!
//! Nothing else in this crate spells these names. A further call is one row of `CALLS`, and a row in the policies of
//! the rules.

/// A function of DigitalRiver.js that takes a payment session.
struct SdkCall {
    /// The name that JavaScript calls it by.
    name: &'static str,
    /// The argument that is its payload.
    payload: Argument,
}

/// Every function that takes a payment session, in the order in which findings of one place are listed.
const CALLS: [SdkCall; 3] = [
    // `createSource(payload)` and `createSource(element, payload)`
    SdkCall { name: "createSource", payload: Argument::Last },
    // `createDropin(configuration)`
    SdkCall { name: "createDropin", payload: Argument::First },
    // `retrieveAvailablePaymentMethods(filters)`
    SdkCall { name: "retrieveAvailablePaymentMethods", payload: Argument::First },
];

/// The class of DigitalRiver.js: `new DigitalRiver(key)`.
pub(crate) const CLASS: &str = "DigitalRiver";

/// The property of a payload that names its payment method. Objects that differ in it are kept apart.
pub const DISCRIMINANT: &str = "type";

/// The member of a payment session that is passed by mistake instead of its `id`. The place where a value was read by
/// this name is kept, so that a report can point at it.
pub const SESSION_SECRET: &str = "clientSecret";

/// A position in a list of arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    First,
    Last,
}

/// A function of DigitalRiver.js that takes a payment session: a row of the table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallKind(usize);

impl CallKind {
    /// All functions, in the order of the table.
    pub const ALL: [Self; CALLS.len()] = {
        let mut all = [Self(0); CALLS.len()];
        let mut number = 0;
        while number < all.len() {
            all[number] = Self(number);
            number += 1;
        }
        all
    };

    /// The name that JavaScript calls it by.
    pub fn name(self) -> &'static str {
        CALLS[self.0].name
    }

    /// The argument that is its payload.
    pub(crate) fn payload(self) -> Argument {
        CALLS[self.0].payload
    }

    /// Returns the function of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl std::fmt::Debug for CallKind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name())
    }
}

/// True for a name that points to DigitalRiver.js: `digitalRiver`, `getDigitalRiver`.
pub fn names_digital_river(name: &str) -> bool {
    name.to_ascii_lowercase().contains("digitalriver")
}

/// True for a name that points to Stripe, whose `createSource` takes a `type`, too.
pub fn names_stripe(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("stripe")
}

/// True for the functions and classes that return Stripe's object: `Stripe(key)`, `await loadStripe(key)`.
pub(crate) fn makes_stripe(name: &str) -> bool {
    matches!(name, "Stripe" | "loadStripe" | "StripeJS")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_is_found_by_its_own_name() {
        for kind in CallKind::ALL {
            assert_eq!(CallKind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(CallKind::from_name("createToken"), None);
    }
}
