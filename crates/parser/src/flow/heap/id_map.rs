//! Maps by id that states share: a copy costs nothing, a write copies the way to one value, and two copies are compared
//! without a look at what they share.

use std::rc::Rc;

/// Binary digits of an id for each level of the tree.
const BITS: u32 = 4;

/// Number of branches of a node.
const WIDTH: usize = 1 << BITS;

/// Values by id: a tree with the digits of the ids as its branches.
#[derive(Debug)]
pub(crate) struct IdMap<V> {
    root: Rc<Node<V>>,
    /// Number of levels below the root.
    height: u32,
}

#[derive(Debug)]
enum Node<V> {
    Inner([Option<Rc<Node<V>>>; WIDTH]),
    Leaf([Option<Rc<V>>; WIDTH]),
}

impl<V> Node<V> {
    /// A node without values, at this height.
    fn empty(height: u32) -> Self {
        if height == 0 { Self::Leaf(Default::default()) } else { Self::Inner(Default::default()) }
    }
}

impl<V> Clone for Node<V> {
    fn clone(&self) -> Self {
        match self {
            Self::Inner(nodes) => Self::Inner(nodes.clone()),
            Self::Leaf(values) => Self::Leaf(values.clone()),
        }
    }
}

impl<V> Clone for IdMap<V> {
    fn clone(&self) -> Self {
        Self { root: Rc::clone(&self.root), height: self.height }
    }
}

impl<V> Default for IdMap<V> {
    fn default() -> Self {
        Self { root: Rc::new(Node::empty(0)), height: 0 }
    }
}

/// The branch of a node at this height on the way to an id.
fn branch(id: u32, height: u32) -> usize {
    (id >> (height * BITS)) as usize % WIDTH
}

impl<V> IdMap<V> {
    /// Returns the value of an id.
    pub(crate) fn get(&self, id: u32) -> Option<&V> {
        if !self.reaches(id) {
            return None;
        }
        let (mut node, mut height) = (&self.root, self.height);
        loop {
            match &**node {
                Node::Inner(nodes) => node = nodes[branch(id, height)].as_ref()?,
                Node::Leaf(values) => return values[branch(id, 0)].as_deref(),
            }
            height -= 1;
        }
    }

    /// Sets the value of an id.
    pub(crate) fn insert(&mut self, id: u32, value: V) {
        let old = self.place(id);
        match old.as_mut().and_then(Rc::get_mut) {
            Some(old) => *old = value,
            None => *old = Some(Rc::new(value)),
        }
    }

    /// Returns the value of an id, to be changed in place; `make` gives the one that is missing.
    pub(crate) fn get_mut_or_insert_with(&mut self, id: u32, make: impl FnOnce() -> V) -> &mut V
    where
        V: Clone,
    {
        Rc::make_mut(self.place(id).get_or_insert_with(|| Rc::new(make())))
    }

    /// Returns the ids of which the maps have values that they don't share, the smallest first.
    pub(crate) fn unshared(&self, other: &Self) -> Vec<u32> {
        let height = self.height.max(other.height);
        let mut ids = Vec::new();
        add_unshared(Some(&self.raised(height).root), Some(&other.raised(height).root), 0, &mut ids);
        ids
    }

    /// True if the tree is high enough for the id.
    fn reaches(&self, id: u32) -> bool {
        id.checked_shr((self.height + 1) * BITS).unwrap_or(0) == 0
    }

    /// The same values in a tree of that height.
    fn raised(&self, height: u32) -> Self {
        let mut raised = self.clone();
        while raised.height < height {
            let mut nodes: [_; WIDTH] = Default::default();
            nodes[0] = Some(raised.root);
            raised = Self { root: Rc::new(Node::Inner(nodes)), height: raised.height + 1 };
        }
        raised
    }

    /// Returns the place of an id; the way to it belongs to this map alone.
    fn place(&mut self, id: u32) -> &mut Option<Rc<V>> {
        while !self.reaches(id) {
            *self = self.raised(self.height + 1);
        }
        let (mut node, mut height) = (&mut self.root, self.height);
        loop {
            match Rc::make_mut(node) {
                Node::Inner(nodes) => {
                    let below = &mut nodes[branch(id, height)];
                    height -= 1;
                    node = below.get_or_insert_with(|| Rc::new(Node::empty(height)));
                }
                Node::Leaf(values) => return &mut values[branch(id, 0)],
            }
        }
    }
}

/// Adds the ids below two nodes of the same height whose values aren't shared; `above` has the digits on the way to them.
fn add_unshared<V>(one: Option<&Rc<Node<V>>>, other: Option<&Rc<Node<V>>>, above: u32, ids: &mut Vec<u32>) {
    let is_shared = match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    if is_shared {
        return;
    }
    for (index, digit) in (0..WIDTH).zip(0..) {
        let id = (above << BITS) + digit;
        let [below, other_below] = [one, other].map(|node| match node.map(|node| &**node) {
            Some(Node::Inner(nodes)) => nodes[index].as_ref(),
            Some(Node::Leaf(_)) | None => None,
        });
        let [value, other_value] = [one, other].map(|node| match node.map(|node| &**node) {
            Some(Node::Leaf(values)) => values[index].as_ref().map(Rc::as_ptr),
            Some(Node::Inner(_)) | None => None,
        });
        if value != other_value {
            ids.push(id);
        }
        add_unshared(below, other_below, id, ids);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::flow::domain::testing::config;

    fn ids() -> impl Strategy<Value = u32> {
        prop_oneof![4 => 0..40_u32, 2 => 0..5_000_u32, 1 => any::<u32>(), 1 => Just(u32::MAX)]
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn a_map_has_what_was_put_into_it(writes in prop::collection::vec((ids(), 0..9_u8, any::<bool>()), 0..60)) {
            let (mut map, mut expected) = (IdMap::default(), BTreeMap::new());
            for (id, value, is_added) in writes {
                if is_added {
                    let old = map.get_mut_or_insert_with(id, || 100);
                    *old += value;
                    *expected.entry(id).or_insert(100) += value;
                } else {
                    map.insert(id, value);
                    expected.insert(id, value);
                }
                prop_assert_eq!(map.get(id), expected.get(&id));
                prop_assert_eq!(map.get(id ^ 1), expected.get(&(id ^ 1)));
            }
            prop_assert_eq!(map.unshared(&IdMap::default()), expected.keys().copied().collect::<Vec<_>>());
            prop_assert!(expected.iter().all(|(id, value)| map.get(*id) == Some(value)));
        }

        #[test]
        fn copies_change_by_themselves_and_differ_where_they_were_written(
            first in prop::collection::btree_map(ids(), 0..9_u8, 0..40),
            mine in prop::collection::btree_map(ids(), 10..19_u8, 0..10),
            theirs in prop::collection::btree_map(ids(), 20..29_u8, 0..10),
        ) {
            let mut left = IdMap::default();
            for (id, value) in &first {
                left.insert(*id, *value);
            }
            let mut right = left.clone();
            prop_assert_eq!(left.unshared(&right), []);
            for (id, value) in &mine {
                left.insert(*id, *value);
            }
            for (id, value) in &theirs {
                *right.get_mut_or_insert_with(*id, || 0) = *value;
            }
            let written: BTreeSet<u32> = mine.keys().chain(theirs.keys()).copied().collect();
            prop_assert_eq!(left.unshared(&right), written.iter().copied().collect::<Vec<_>>());
            for id in first.keys().chain(&written) {
                prop_assert_eq!(left.get(*id), mine.get(id).or(first.get(id)));
                prop_assert_eq!(right.get(*id), theirs.get(id).or(first.get(id)));
            }
        }
    }
}
