//! The properties of one disjunct, in the order in which they were added. Past a handful they are found by an index of
//! their names, so that a table of a thousand rows is built in as many steps. Copies that are hardly searched, as a chain
//! of spreads makes them, have no index.

use std::borrow::Borrow;
use std::cell::{Cell, OnceCell};
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;

/// Maximum number of properties that are searched one by one.
const MAX_SEARCHED: usize = 12;

/// Number of searches after which an index is worth its memory.
const SEARCHES_BEFORE_INDEX: u32 = 8;

/// A name, and the state of its property.
type Row<S> = (Atom, Rc<S>);

/// Properties by name, in order. Each name is there once.
#[derive(Debug)]
pub(crate) struct Properties<S> {
    rows: Vec<Row<S>>,
    /// Number of searches without an index.
    searches: Cell<u32>,
    /// The place of each name, after the first searches; kept up while properties are added.
    places: OnceCell<FxHashMap<Name, usize>>,
}

/// A name that is found by its text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name(Atom);

impl Hash for Name {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        str::hash(&self.0, hasher);
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Copies the properties; the copy gets an index of its own when it needs one.
impl<S> Clone for Properties<S> {
    fn clone(&self) -> Self {
        self.rows.iter().cloned().collect()
    }
}

/// Equality of the properties, whether they were looked up before or not.
impl<S: PartialEq> PartialEq for Properties<S> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<S> Deref for Properties<S> {
    type Target = [Row<S>];

    fn deref(&self) -> &[Row<S>] {
        &self.rows
    }
}

impl<'a, S> IntoIterator for &'a Properties<S> {
    type Item = &'a Row<S>;
    type IntoIter = std::slice::Iter<'a, Row<S>>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl<S> Default for Properties<S> {
    fn default() -> Self {
        Self { rows: Vec::new(), searches: Cell::default(), places: OnceCell::default() }
    }
}

impl<S> FromIterator<Row<S>> for Properties<S> {
    fn from_iter<T: IntoIterator<Item = Row<S>>>(rows: T) -> Self {
        Self { rows: rows.into_iter().collect(), ..Self::default() }
    }
}

impl<S> Properties<S> {
    /// Returns the index of the property of that name.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        let searches = self.searches.get();
        if self.rows.len() <= MAX_SEARCHED || searches < SEARCHES_BEFORE_INDEX {
            self.searches.set(searches.saturating_add(1));
            return self.rows.iter().position(|(known, _)| &**known == name);
        }
        self.places().get(name).copied()
    }

    /// Returns the property of that name, to be changed in place.
    pub(crate) fn named_mut(&mut self, name: &str) -> Option<&mut Rc<S>> {
        let place = self.place(name)?;
        Some(&mut self.rows[place].1)
    }

    /// Returns the property at the index, to be changed in place.
    pub(crate) fn at_mut(&mut self, index: usize) -> &mut Rc<S> {
        &mut self.rows[index].1
    }

    /// The properties, to be changed in place.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&Atom, &mut Rc<S>)> {
        self.rows.iter_mut().map(|(name, property)| (&*name, property))
    }

    /// Adds a property of a new name.
    pub(crate) fn push(&mut self, name: Atom, property: Rc<S>) {
        if let Some(places) = self.places.get_mut() {
            places.entry(Name(name.clone())).or_insert(self.rows.len());
        }
        self.rows.push((name, property));
    }

    /// Removes the property of that name.
    pub(crate) fn remove(&mut self, name: &str) {
        if let Some(place) = self.place(name) {
            self.rows.remove(place);
            self.places.take();
        }
    }

    fn places(&self) -> &FxHashMap<Name, usize> {
        self.places.get_or_init(|| {
            // The first of equal names counts, as in a search from the front.
            self.rows.iter().enumerate().rev().map(|(place, (name, _))| (Name(name.clone()), place)).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(number: usize) -> Row<usize> {
        (format!("k{number}").into(), Rc::new(number))
    }

    #[test]
    fn each_name_is_found_while_properties_come_and_go() {
        for count in [0, 1, MAX_SEARCHED, MAX_SEARCHED + 1, 100] {
            let mut properties: Properties<usize> = (0..count).map(numbered).collect();
            for _ in 0..=SEARCHES_BEFORE_INDEX {
                assert_eq!(properties.place("k0"), (count > 0).then_some(0));
            }
            let (name, state) = numbered(count);
            properties.push(name, state);
            properties.remove("k1");
            properties.remove("never there");
            for number in 0..=count {
                let expected = properties.iter().position(|(name, _)| **name == *format!("k{number}"));
                assert_eq!(properties.place(&format!("k{number}")), expected, "{count}: {number}");
            }
        }
    }

    #[test]
    fn many_properties_get_an_index_once_they_were_searched_often() {
        let has_index = |count: usize, searches: u32| {
            let properties: Properties<usize> = (0..count).map(numbered).collect();
            (0..searches).for_each(|_| assert_eq!(properties.place("k0"), Some(0)));
            properties.places.get().is_some()
        };
        assert_eq!([MAX_SEARCHED, MAX_SEARCHED + 1].map(|count| has_index(count, 100)), [false, true]);
        let often = SEARCHES_BEFORE_INDEX;
        assert_eq!(
            [1, often - 1, often, often + 1].map(|searches| has_index(100, searches)),
            [false, false, false, true]
        );
    }

    #[test]
    fn a_copy_changes_by_itself() {
        let first: Properties<usize> = (0..20).map(numbered).collect();
        for _ in 0..=SEARCHES_BEFORE_INDEX {
            assert_eq!(first.place("k19"), Some(19));
        }
        let mut second = first.clone();
        second.remove("k3");
        assert_eq!((first.place("k19"), second.place("k19")), (Some(19), Some(18)));
        assert!(first != second && first == (0..20).map(numbered).collect());
    }
}
