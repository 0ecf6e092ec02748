//! A call of DigitalRiver.js, with the evidence that it is one.

use crate::payload::Payload;
use crate::sdk::CallKind;
use crate::text::source::Place;

/// A place that calls, or may call, DigitalRiver.js.
#[derive(Clone, Debug)]
pub struct Call {
    /// The function that is called.
    pub kind: CallKind,
    /// The evidence for the object that it is called on.
    pub receiver: Receiver,
    /// The whole call expression.
    pub place: Place,
    /// The called name: `createSource` in `dr.createSource(p)`.
    pub name: Place,
    /// Everything that can reach the call as its payload.
    pub payload: Payload,
}

/// The object that a called function belongs to, as far as it is known. One that is known to be something else gives no
/// [`Call`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// It comes from `new DigitalRiver(…)`.
    Proven,
    /// Unknown but for the names that it has, the one at the call first: `dr`, `digitalRiver`.
    Named(Vec<String>),
    /// The function was first taken from an object, unknown but for these names, and is called by itself:
    /// `const { createSource } = digitalRiver; createSource(p)`.
    Taken(Vec<String>),
    /// Unknown and without a name: `sdk().createSource(p)`, `list[0].createSource(p)`.
    Unknown,
}
