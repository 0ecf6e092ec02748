//! One call of DigitalRiver.js, with every object that reaches it.

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::{FxHashMap, FxHasher};

use crate::call::Receiver;
use crate::flow::budget::{Budget, Limit, MAX_DEFINITIONS, MAX_PROPERTIES, MAX_SHAPES};
use crate::flow::domain::id::At;
use crate::payload::{Property, Shape};
use crate::sdk::CallKind;

/// A call of DigitalRiver.js, gathered over all the times that it runs.
pub(crate) struct RecordedCall {
    pub(crate) kind: CallKind,
    pub(crate) receiver: Receiver,
    pub(crate) name_at: At,
    /// True if the receiver had no value yet each time.
    pub(crate) is_awaited: bool,
    pub(crate) argument: Option<At>,
    pub(crate) shapes: Vec<Shape>,
    /// The indexes of the shapes by their fingerprints: shapes with different fingerprints are different.
    pub(crate) by_print: FxHashMap<u64, Vec<usize>>,
    /// The index of the first shape of each literal.
    pub(crate) by_literal: FxHashMap<Option<At>, usize>,
}

impl RecordedCall {
    /// Adds an object that can reach the call, and the literal that allocated it. Past a limit the objects of one
    /// literal are joined into one shape, in which some properties are there only sometimes: none is lost.
    pub(crate) fn add(&mut self, shape: Shape, literal: Option<At>, limits: &mut Budget, at: At) {
        let print = fingerprint(&shape);
        if self.has(&shape, print) {
            return;
        }
        let is_cut = |property: &Property| property.origins.len() >= MAX_DEFINITIONS;
        if shape.properties.len() >= MAX_PROPERTIES || shape.properties.iter().any(is_cut) {
            limits.meet(Limit::Properties, at);
        }
        let size = shape.properties.iter().map(|property| property.origins.len()).sum();
        let is_allowed = self.shapes.len() < MAX_SHAPES && limits.allows_record(size);
        match self.by_literal.get(&literal).copied() {
            Some(known) if !is_allowed => {
                limits.meet(Limit::Shapes, at);
                self.shapes[known].join(shape);
            }
            _ => {
                self.by_literal.entry(literal).or_insert(self.shapes.len());
                self.by_print.entry(print).or_default().push(self.shapes.len());
                self.shapes.push(shape);
            }
        }
    }

    /// True if a property or the literal of an object that reaches it is known.
    pub(crate) fn has_known_payload(&self) -> bool {
        self.shapes.iter().any(|shape| shape.literal.is_some() || !shape.properties.is_empty())
    }

    fn has(&self, shape: &Shape, print: u64) -> bool {
        self.by_print.get(&print).into_iter().flatten().any(|index| self.shapes[*index] == *shape)
    }
}

/// Returns a hash of the shape, so that only shapes with equal hashes have to be compared in full.
fn fingerprint(shape: &Shape) -> u64 {
    let mut hasher = FxHasher::default();
    shape.literal.as_ref().map(|place| place.span).hash(&mut hasher);
    for property in &shape.properties {
        (property.name.len(), property.presence).hash(&mut hasher);
        for origin in &property.origins {
            (origin.key.span, origin.value.span, origin.holds.len()).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Adds a shape unless it is there already.
pub(crate) fn push_new(shapes: &mut Vec<Shape>, shape: Shape) {
    if !shapes.contains(&shape) {
        shapes.push(shape);
    }
}
