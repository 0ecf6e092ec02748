//! Lists of items in groups: of each unit what it calls, of each name the units that read it. All items of a kind lie in
//! one list, because a list for each unit takes far more memory and time than what is in them.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;

/// Items, each in the group of a number.
#[derive(Debug)]
pub(crate) struct Groups<T>(Vec<(u32, T)>);

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Groups<T> {
    /// Adds an item to a group.
    pub(super) fn push(&mut self, group: u32, item: T) {
        self.0.push((group, item));
    }

    /// Makes room for so many more items.
    pub(super) fn reserve(&mut self, items: usize) {
        self.0.reserve(items);
    }

    /// Sorts the items by group; those of one group keep their order. Before that, [`Groups::of`] finds nothing.
    pub(super) fn sort(&mut self) {
        self.0.sort_by_key(|(group, _)| *group);
    }

    /// Returns the items of a group, in the order in which they were added.
    pub(crate) fn of(&self, group: u32) -> impl Iterator<Item = &T> {
        let start = self.0.partition_point(|(other, _)| *other < group);
        self.0[start..].iter().take_while(move |(other, _)| *other == group).map(|(_, item)| item)
    }

    /// All items with their groups.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.0.iter().map(|(group, item)| (*group, item))
    }

    /// The number of items.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The item at a position, with its group.
    pub(super) fn at(&self, position: u32) -> (u32, &T) {
        let (group, item) = &self.0[position as usize];
        (*group, item)
    }

    /// The items from a position on, with their groups.
    pub(super) fn since(&self, position: usize) -> &[(u32, T)] {
        &self.0[position..]
    }
}

/// Items, each under a name. They are grouped when one is asked for: most programs have no need of most tables.
#[derive(Debug)]
pub(crate) struct ByName<T> {
    added: Vec<(Atom, T)>,
    grouped: OnceCell<FxHashMap<Atom, Vec<T>>>,
}

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self { added: Vec::new(), grouped: OnceCell::new() }
    }
}

impl<T: Copy> ByName<T> {
    /// Adds an item under a name.
    pub(super) fn push(&mut self, name: Atom, item: T) {
        self.added.push((name, item));
    }

    /// Returns the items under a name, in the order in which they were added.
    pub(crate) fn get(&self, name: &Atom) -> &[T] {
        self.grouped.get_or_init(|| self.group()).get(name).map_or(&[], Vec::as_slice)
    }

    fn group(&self) -> FxHashMap<Atom, Vec<T>> {
        let mut grouped: FxHashMap<Atom, Vec<T>> = FxHashMap::default();
        for (name, item) in &self.added {
            match grouped.get_mut(name) {
                Some(items) => items.push(*item),
                None => drop(grouped.insert(name.clone(), vec![*item])),
            }
        }
        grouped
    }
}

/// The positions of mentions by variable.
#[derive(Debug, Default)]
pub(super) struct Positions {
    /// The start of each variable's part in `positions`, and the end of the last.
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl Positions {
    /// Collects the positions of keys below `count`, in order.
    pub(super) fn of(count: usize, keys: impl Iterator<Item = u32> + Clone) -> Self {
        let mut starts = vec![0; count + 1];
        for key in keys.clone() {
            starts[key as usize + 1] += 1;
        }
        for key in 0..count {
            starts[key + 1] += starts[key];
        }
        let mut next = starts.clone();
        let mut positions = vec![0; starts[count] as usize];
        for (position, key) in (0..).zip(keys) {
            let place = &mut next[key as usize];
            positions[*place as usize] = position;
            *place += 1;
        }
        Self { starts, positions }
    }

    /// Returns the positions of a key.
    pub(super) fn get(&self, key: u32) -> &[u32] {
        &self.positions[self.starts[key as usize] as usize..self.starts[key as usize + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_group_keep_their_order() {
        let mut groups = Groups::default();
        for (group, item) in [(3, "a"), (1, "b"), (3, "c"), (0, "d"), (1, "e")] {
            groups.push(group, item);
        }
        groups.sort();
        let of = |group| groups.of(group).copied().collect::<String>();
        assert_eq!([0, 1, 2, 3, 4].map(of), ["d", "be", "", "ac", ""]);
    }

    #[test]
    fn items_are_found_by_name() {
        let mut names = ByName::default();
        for (name, item) in [("pay", 1), ("cart", 2), ("pay", 0)] {
            names.push(name.into(), item);
        }
        assert_eq!(names.get(&"pay".into()), [1, 0]);
        assert_eq!(names.get(&"cart".into()), [2]);
        assert!(names.get(&"session".into()).is_empty());
    }

    #[test]
    fn positions_are_found_by_key() {
        let positions = Positions::of(4, [2, 0, 2, 3].into_iter());
        assert_eq!([0, 1, 2, 3].map(|key| positions.get(key).to_vec()), [vec![1], vec![], vec![0, 2], vec![3]]);
    }
}
