//! Layers of a state: the writes between two forks, shared by all states that forked after them.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::object::Object;

/// The last variable and object that were allocated: newer ones than those of a layer are neither in it nor below.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Newest {
    pub(crate) cell: CellId,
    pub(crate) object: ObjectId,
}

/// The writes between two forks, frozen, on top of the layer before.
#[derive(Debug, Default)]
pub(crate) struct Layer {
    pub(crate) below: Option<Rc<Layer>>,
    pub(crate) depth: u32,
    pub(crate) newest: Newest,
    /// Number of joins before it was frozen.
    pub(crate) joins: u32,
    pub(crate) cells: FxHashMap<CellId, Value>,
    pub(crate) objects: FxHashMap<ObjectId, Object>,
}

impl Layer {
    /// Returns the value of a variable in this layer or below.
    pub(crate) fn cell(&self, id: CellId) -> Option<&Value> {
        self.and_below().take_while(|layer| id <= layer.newest.cell).find_map(|layer| layer.cells.get(&id))
    }

    /// Returns an object in this layer or below.
    pub(crate) fn object(&self, id: ObjectId) -> Option<&Object> {
        self.and_below().take_while(|layer| id <= layer.newest.object).find_map(|layer| layer.objects.get(&id))
    }

    fn and_below(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |layer| layer.below.as_deref())
    }
}

impl Drop for Layer {
    /// Drops the chain in a loop: many early returns make it too long for recursion.
    fn drop(&mut self) {
        let mut next = self.below.take();
        while let Some(layer) = next {
            let Ok(mut layer) = Rc::try_unwrap(layer) else { break };
            next = layer.below.take();
        }
    }
}

/// Merges the layers from the top down that no other state shares. Finished calls leave such layers, and each would
/// make every later lookup longer.
pub(crate) fn collapse(top: &mut Rc<Layer>) {
    while let Some(layer) = Rc::get_mut(top)
        && layer.below.as_ref().is_some_and(|below| Rc::strong_count(below) == 1)
        && let Some(mut below) = layer.below.take()
    {
        let Some(lower) = Rc::get_mut(&mut below) else {
            layer.below = Some(below);
            break;
        };
        (lower.joins, lower.newest) = (layer.joins, layer.newest);
        lower.cells.extend(layer.cells.drain());
        lower.objects.extend(layer.objects.drain());
        *top = below;
    }
}

/// Returns the last layer that two states have in common; the lowest of the left one if they have none.
pub(crate) fn common_layer(left: &Rc<Layer>, right: &Rc<Layer>) -> Rc<Layer> {
    let (mut left, mut right) = (left, right);
    while !Rc::ptr_eq(left, right) {
        let lower = if left.depth >= right.depth { &mut left } else { &mut right };
        match &lower.below {
            Some(below) => *lower = below,
            None => break,
        }
    }
    Rc::clone(left)
}

#[cfg(test)]
mod tests;
