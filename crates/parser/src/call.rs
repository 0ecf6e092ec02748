//! A call of DigitalRiver.js, and why it may be one.

use crate::payload::Payload;
use crate::text::source::Place;

/// A place that calls DigitalRiver.js, or may.
#[derive(Clone, Debug)]
pub struct Call {
    /// Which function is called.
    pub kind: CallKind,
    /// What is known of the object it is called on.
    pub receiver: Receiver,
    /// The whole call expression.
    pub place: Place,
    /// The called name: `createSource` in `dr.createSource(p)`.
    pub name: Place,
    /// Everything that can arrive as the argument that counts.
    pub payload: Payload,
}

/// The functions of DigitalRiver.js that take a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CallKind {
    /// `createSource(payload)` and `createSource(element, payload)`.
    CreateSource,
    /// `createDropin(configuration)`.
    CreateDropin,
    /// `retrieveAvailablePaymentMethods(filters)`.
    RetrieveAvailablePaymentMethods,
}

/// Whether something of that name says that it is DigitalRiver.js's: `digitalRiver`, `getDigitalRiver`.
pub fn names_digital_river(name: &str) -> bool {
    name.to_ascii_lowercase().contains("digitalriver")
}

/// Whether something of that name says that it is Stripe's, whose `createSource` takes a `type`, too.
pub fn names_stripe(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("stripe")
}

/// What is known of the object that a call's function belongs to. Objects known to be something else give no [`Call`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// It came from `new DigitalRiver(…)`.
    Proven,
    /// Nothing is known but the names it goes by, the one written at the call first: `dr`, `digitalRiver`.
    Named(Vec<String>),
    /// The function was taken from an object first, of which nothing is known but these names, and is called by itself:
    /// `const { createSource } = digitalRiver; createSource(p)`.
    Taken(Vec<String>),
    /// Nothing is known and it has no name: `sdk().createSource(p)`, `list[0].createSource(p)`.
    Unknown,
}

impl CallKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::CreateSource, Self::CreateDropin, Self::RetrieveAvailablePaymentMethods];

    /// The name that JavaScript calls it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::CreateSource => "createSource",
            Self::CreateDropin => "createDropin",
            Self::RetrieveAvailablePaymentMethods => "retrieveAvailablePaymentMethods",
        }
    }

    /// The call of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
