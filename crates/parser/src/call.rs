//! A call of DigitalRiver.js, and why it may be one.

use crate::payload::Payload;
use crate::sdk::CallKind;
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
