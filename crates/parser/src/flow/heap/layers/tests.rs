//! Layers are looked through from the top down, and joined where nobody else has them.

use super::*;
use crate::flow::domain::testing::place;
use crate::flow::domain::value_kind::ValueKind;
use crate::payload::Rest;

/// A layer with one variable and one object of that number; the value tells which layer it is from.
fn layer(below: Option<Rc<Layer>>, number: u32, from: u32) -> Rc<Layer> {
    let value = Value::of(ValueKind::Undefined, place(from));
    let mut object = Object::new(Rest::Exact);
    object.each(|disjunct| disjunct.rest = if from.is_multiple_of(2) { Rest::Exact } else { Rest::Open });
    Rc::new(Layer {
        depth: below.as_ref().map_or(0, |below| below.depth + 1),
        below,
        newest: Newest { cell: CellId(from + 10), object: ObjectId(from + 10) },
        joins: from,
        cells: [(CellId(number), value)].into_iter().collect(),
        objects: [(ObjectId(number), object)].into_iter().collect(),
    })
}

fn looked_up(layer: &Layer) -> Vec<(Option<Value>, Option<Object>)> {
    (0..30).map(|id| (layer.cell(CellId(id)).cloned(), layer.object(ObjectId(id)).cloned())).collect()
}

#[test]
fn the_upper_layer_hides_the_lower() {
    let lower = layer(Some(layer(None, 1, 1)), 2, 2);
    let upper = layer(Some(Rc::clone(&lower)), 1, 3);
    assert_eq!(lower.cell(CellId(1)).unwrap().alternatives()[0].at, place(1));
    assert_eq!(upper.cell(CellId(1)).unwrap().alternatives()[0].at, place(3));
    assert_eq!(upper.cell(CellId(2)).unwrap().alternatives()[0].at, place(2));
    assert!(upper.cell(CellId(3)).is_none() && upper.object(ObjectId(3)).is_none());
    assert!(upper.object(ObjectId(2)).is_some() && lower.object(ObjectId(1)).is_some());
}

#[test]
fn what_is_newer_than_a_layer_is_not_looked_for_below() {
    let top = layer(None, 11, 1);
    assert!(top.cell(CellId(11)).is_some() && top.object(ObjectId(11)).is_some());
    let odd = layer(None, 12, 1);
    assert!(odd.cell(CellId(12)).is_none() && odd.object(ObjectId(12)).is_none());
}

#[test]
fn collapsing_changes_no_lookup() {
    for shared in 0..5 {
        let mut layers = vec![layer(None, 1, 1)];
        for (number, from) in [(2, 2), (1, 3), (3, 4), (2, 5)] {
            layers.push(layer(layers.last().cloned(), number, from));
        }
        let mut top = layers.pop().unwrap();
        let held = layers.get(shared).cloned();
        drop(layers);
        let (before, held_before) = (looked_up(&top), held.as_deref().map(looked_up));
        collapse(&mut top);
        assert_eq!(looked_up(&top), before);
        assert_eq!(held.as_deref().map(looked_up), held_before);
        assert_eq!((top.joins, top.newest.cell, top.newest.object), (5, CellId(15), ObjectId(15)));
        let depth = std::iter::successors(Some(&*top), |layer| layer.below.as_deref()).count();
        // The layer that somebody else has, those below it, and one above.
        assert_eq!(depth, if held.is_some() { shared + 2 } else { 1 });
    }
}

#[test]
fn a_shared_top_is_left_as_it_is() {
    let mut top = layer(Some(layer(None, 1, 1)), 2, 2);
    let other = Rc::clone(&top);
    collapse(&mut top);
    assert!(Rc::ptr_eq(&top, &other) && top.below.is_some());
}

#[test]
fn the_common_layer_is_the_last_that_both_have() {
    let common = layer(Some(layer(None, 1, 1)), 2, 2);
    let left = layer(Some(layer(Some(Rc::clone(&common)), 3, 3)), 4, 4);
    let right = layer(Some(Rc::clone(&common)), 5, 5);
    for (one, other) in [(&left, &right), (&right, &left), (&left, &common), (&common, &right), (&common, &common)] {
        assert!(Rc::ptr_eq(&common_layer(one, other), &common));
    }
    let (low, high) = (layer(None, 1, 1), layer(Some(layer(None, 1, 1)), 2, 2));
    for (one, other) in [(&low, &high), (&high, &low)] {
        assert_eq!(common_layer(one, other).depth, 0, "those that have none");
    }
}

#[test]
fn long_chains_are_dropped_one_by_one() {
    let mut top = layer(None, 0, 0);
    for number in 0..200_000 {
        top = layer(Some(top), number, 0);
    }
    drop(top);
}
