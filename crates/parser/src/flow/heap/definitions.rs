//! The definitions of one property: what each place that may have written it gives it.
//!
//! ```js
//! $("#b1").on("click", () => { p.amount = 1; });   // with a thousand such handlers, a thousand definitions of `amount`
//! ```
//!
//! A few are a list, in the order in which they were joined. Past that they are a search tree that states share, so that
//! joining one definition to a thousand copies only the way to it. Equal sets are equal trees: the shape depends on the
//! keys alone (a treap whose priorities are hashes of the keys), so subtrees that two sets share needn't be visited.

use std::cmp::Ordering;
use std::rc::Rc;

use smallvec::{SmallVec, smallvec};

use crate::flow::budget::MAX_DEFINITIONS;
use crate::flow::domain::id::{At, ObjectId, OriginId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;

/// Maximum number of definitions in a list.
const MAX_LISTED: usize = 16;

/// The value that one origin gives a property.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Definition {
    pub(crate) origin: OriginId,
    pub(crate) value: Value,
    /// The function that runs when it is read, for `get amount() {…}`.
    pub(crate) getter: Option<ObjectId>,
}

/// The part by which definitions of one property are told apart.
type Key = (OriginId, Option<ObjectId>);

/// A set of definitions; each key is there once.
#[derive(Clone, Debug)]
pub(crate) enum Definitions {
    /// In the order in which they were joined.
    Listed(SmallVec<[Definition; 1]>),
    /// Ordered by key.
    Tree(Rc<Node>),
}

/// A tree, if it isn't empty.
type Tree = Option<Rc<Node>>;

/// A definition, and those before and after it.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    definition: Definition,
    /// Larger than those below; equal ones are ordered by key.
    priority: u64,
    /// Number of definitions from here down.
    size: usize,
    /// True if one of them holds an object.
    holds_objects: bool,
    /// True if one of them has a getter.
    has_getters: bool,
    before: Tree,
    after: Tree,
}

impl Definition {
    fn key(&self) -> Key {
        (self.origin, self.getter)
    }
}

impl Definitions {
    /// One definition.
    pub(crate) fn of(definition: Definition) -> Self {
        Self::Listed(smallvec![definition])
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Listed(list) => list.len(),
            Self::Tree(root) => root.size,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn iter(&self) -> Iter<'_> {
        match self {
            Self::Listed(list) => Iter { list: list.iter(), path: Vec::new() },
            Self::Tree(root) => {
                let mut iter = Iter { list: [].iter(), path: Vec::new() };
                iter.descend(Some(root));
                iter
            }
        }
    }

    /// The objects that the definitions give.
    pub(crate) fn objects(&self) -> impl Iterator<Item = ObjectId> {
        let may_hold = match self {
            Self::Listed(_) => true,
            Self::Tree(root) => root.holds_objects,
        };
        let holding = may_hold.then(|| self.iter()).into_iter().flatten();
        holding.flat_map(|definition| definition.value.objects())
    }

    /// The functions that run when the property is read.
    pub(crate) fn getters(&self) -> impl Iterator<Item = ObjectId> {
        let may_have = match self {
            Self::Listed(_) => true,
            Self::Tree(root) => root.has_getters,
        };
        let having = may_have.then(|| self.iter()).into_iter().flatten();
        having.filter_map(|definition| definition.getter)
    }

    /// Changes each definition.
    pub(crate) fn each(&mut self, change: impl FnMut(&mut Definition)) {
        match self {
            Self::Listed(list) => list.iter_mut().for_each(change),
            Self::Tree(_) => {
                let mut all: Vec<Definition> = self.iter().cloned().collect();
                all.iter_mut().for_each(change);
                *self = all.into_iter().collect();
            }
        }
    }

    /// Keeps the definitions that pass; `keep` may change them.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&mut Definition) -> bool) {
        match self {
            Self::Listed(list) => list.retain(keep),
            Self::Tree(_) => {
                let mut all: Vec<Definition> = self.iter().cloned().collect();
                all.retain_mut(|definition| keep(definition));
                *self = all.into_iter().collect();
            }
        }
    }

    /// Adds the definitions of another property: a weak update. Past the limit, the last definition is widened.
    pub(crate) fn join(&mut self, other: &Self) {
        if let (Self::Listed(mine), Self::Listed(theirs)) = (&mut *self, other) {
            join_lists(mine, theirs);
            if mine.len() <= MAX_LISTED {
                return;
            }
        } else if let Some(all) = union(&self.tree(), &other.tree()) {
            *self = Self::Tree(all);
        }
        let all = self.tree();
        let is_too_long = all.as_ref().is_some_and(|all| all.size > MAX_DEFINITIONS);
        let kept = if is_too_long { first(&all, MAX_DEFINITIONS).as_ref().map(with_wide_last) } else { all };
        if let Some(kept) = kept {
            *self = Self::Tree(kept);
        }
    }

    fn tree(&self) -> Tree {
        match self {
            Self::Listed(list) => tree_of(list.iter().cloned()),
            Self::Tree(root) => Some(Rc::clone(root)),
        }
    }
}

impl Default for Definitions {
    fn default() -> Self {
        Self::Listed(SmallVec::new())
    }
}

impl PartialEq for Definitions {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Listed(mine), Self::Listed(theirs)) => mine == theirs,
            (Self::Tree(mine), Self::Tree(theirs)) => Rc::ptr_eq(mine, theirs) || mine == theirs,
            _ => false,
        }
    }
}

impl FromIterator<Definition> for Definitions {
    fn from_iter<T: IntoIterator<Item = Definition>>(definitions: T) -> Self {
        let mut all = Self::default();
        definitions.into_iter().for_each(|definition| all.join(&Self::of(definition)));
        all
    }
}

impl<'d> IntoIterator for &'d Definitions {
    type Item = &'d Definition;
    type IntoIter = Iter<'d>;

    fn into_iter(self) -> Iter<'d> {
        self.iter()
    }
}

/// Goes through the definitions: those of a list, or of a tree by key.
#[derive(Clone)]
pub(crate) struct Iter<'d> {
    list: std::slice::Iter<'d, Definition>,
    /// The nodes of a tree that are still to be visited, the next one last, each with what is after it.
    path: Vec<&'d Node>,
}

impl<'d> Iter<'d> {
    fn descend(&mut self, mut tree: Option<&'d Rc<Node>>) {
        while let Some(node) = tree {
            self.path.push(node);
            tree = node.before.as_ref();
        }
    }
}

impl<'d> Iterator for Iter<'d> {
    type Item = &'d Definition;

    fn next(&mut self) -> Option<&'d Definition> {
        self.list.next().or_else(|| {
            let node = self.path.pop()?;
            self.descend(node.after.as_ref());
            Some(&node.definition)
        })
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.size == other.size
            && self.definition == other.definition
            && is_same(&self.before, &other.before)
            && is_same(&self.after, &other.after)
    }
}

impl Node {
    /// Makes a tree; all definitions before and after have smaller priorities.
    fn tree(definition: Definition, before: Tree, after: Tree) -> Rc<Self> {
        let below = || [&before, &after].into_iter().flatten();
        let size = 1 + below().map(|node| node.size).sum::<usize>();
        let holds_objects = definition.value.objects().next().is_some() || below().any(|node| node.holds_objects);
        let has_getters = definition.getter.is_some() || below().any(|node| node.has_getters);
        let priority = priority(definition.key());
        Rc::new(Self { definition, priority, size, holds_objects, has_getters, before, after })
    }

    /// The same definition over other trees; the node itself if these are its own.
    fn over(self: &Rc<Self>, before: Tree, after: Tree) -> Rc<Self> {
        if is_shared(&self.before, &before) && is_shared(&self.after, &after) {
            return Rc::clone(self);
        }
        Self::tree(self.definition.clone(), before, after)
    }
}

/// Joins a list to another one.
fn join_lists(mine: &mut SmallVec<[Definition; 1]>, theirs: &[Definition]) {
    for (index, definition) in theirs.iter().enumerate() {
        let is_same = |mine: &Definition| mine.key() == definition.key();
        let position = if mine.get(index).is_some_and(is_same) { Some(index) } else { mine.iter().position(is_same) };
        match position {
            Some(position) => mine[position].value.join(&definition.value),
            None => mine.push(definition.clone()),
        }
    }
}

/// Builds a tree of these definitions.
fn tree_of(definitions: impl Iterator<Item = Definition>) -> Tree {
    definitions.fold(None, |tree, definition| union(&tree, &Some(Node::tree(definition, None, None))))
}

/// Returns the definitions of both trees, with the values of both where they have the same key.
fn union(mine: &Tree, theirs: &Tree) -> Tree {
    let (Some(left), Some(right)) = (mine, theirs) else { return mine.clone().or_else(|| theirs.clone()) };
    if Rc::ptr_eq(left, right) {
        return mine.clone();
    }
    let (own, other) = (left.definition.key(), right.definition.key());
    // Equal keys have equal priorities.
    Some(match (left.priority, own).cmp(&(right.priority, other)) {
        Ordering::Equal => {
            let (before, after) = (union(&left.before, &right.before), union(&left.after, &right.after));
            if left.definition.value == right.definition.value {
                let is_theirs = is_shared(&right.before, &before) && is_shared(&right.after, &after);
                if is_theirs { Rc::clone(right) } else { left.over(before, after) }
            } else {
                let mut definition = left.definition.clone();
                definition.value.join(&right.definition.value);
                Node::tree(definition, before, after)
            }
        }
        Ordering::Greater => {
            let (before, after) = split(theirs, own);
            left.over(union(&left.before, &before), union(&left.after, &after))
        }
        Ordering::Less => {
            let (before, after) = split(mine, other);
            right.over(union(&before, &right.before), union(&after, &right.after))
        }
    })
}

/// Splits a tree: the definitions before a key, and those from it on.
fn split(tree: &Tree, key: Key) -> (Tree, Tree) {
    let Some(node) = tree else { return (None, None) };
    if node.definition.key() < key {
        let (before, after) = split(&node.after, key);
        (Some(node.over(node.before.clone(), before)), after)
    } else {
        let (before, after) = split(&node.before, key);
        (before, Some(node.over(after, node.after.clone())))
    }
}

/// Keeps that many definitions of a tree, the first ones.
fn first(tree: &Tree, count: usize) -> Tree {
    let node = tree.as_ref()?;
    let before = node.before.as_ref().map_or(0, |before| before.size);
    if count <= before {
        return first(&node.before, count);
    }
    Some(node.over(node.before.clone(), first(&node.after, count - before - 1)))
}

/// Widens the last definition: it stands for all origins past the limit, and so may give anything.
fn with_wide_last(node: &Rc<Node>) -> Rc<Node> {
    if let Some(after) = &node.after {
        return node.over(node.before.clone(), Some(with_wide_last(after)));
    }
    if node.definition.value.has_unknown() {
        return Rc::clone(node);
    }
    let mut definition = node.definition.clone();
    let at = definition.value.alternatives().first().map_or_else(At::default, |alternative| alternative.at);
    definition.value.add(&Alternative::new(ValueKind::Unknown(None), at));
    Node::tree(definition, node.before.clone(), None)
}

/// True if two trees are the same in memory.
fn is_shared(one: &Tree, other: &Tree) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

fn is_same(one: &Tree, other: &Tree) -> bool {
    is_shared(one, other) || matches!((one, other), (Some(one), Some(other)) if one == other)
}

/// The priority of a key: any number that is the same each time, and unrelated to the order of keys (`SplitMix64`).
fn priority((origin, getter): Key) -> u64 {
    let getter = getter.map_or(0, |getter| u64::from(getter.0) + 1);
    let mixed = (u64::from(origin.0) + (getter << 32)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

#[cfg(test)]
mod tests;
