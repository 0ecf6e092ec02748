//! Objects that exclude each other.

use std::rc::Rc;

use rustc_hash::FxHashSet;

/// How many joins back an object knows its side.
pub(crate) const MAX_HISTORY: usize = 24;

/// On which side of earlier joins an object is to be found, by the number of the join, the first join first.
#[derive(Clone, Debug, Default)]
pub(crate) struct JoinHistory(Option<Rc<Vec<(u32, Side)>>>);

/// One of the two states that are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Side {
    Left,
    Right,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// The sides of joins that only one of two states came through, of the objects that both have.
#[derive(Default)]
pub(crate) struct Unusable {
    /// The number of the last join before the two states went apart.
    since: u32,
    sides: FxHashSet<(u32, Side)>,
}

impl Unusable {
    pub(crate) fn since(join: u32) -> Self {
        Self { since: join, sides: FxHashSet::default() }
    }

    /// Takes note of an object that both states have.
    pub(crate) fn add(&mut self, mine: &JoinHistory, theirs: &JoinHistory) {
        if mine.is_same(theirs) {
            return;
        }
        for (known, other) in [(mine, theirs), (theirs, mine)] {
            self.sides.extend(known.all().iter().filter(|side| side.0 > self.since && !other.all().contains(side)));
        }
    }

    /// Whether what one state knows of the side of an object stays true where the other state may be the case.
    fn allows(&self, (join, side): (u32, Side)) -> bool {
        join > self.since && !self.sides.contains(&(join, side.other()))
    }
}

impl JoinHistory {
    fn all(&self) -> &[(u32, Side)] {
        self.0.as_ref().map_or(&[], |sides| sides)
    }

    fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(mine), Some(theirs)) => Rc::ptr_eq(mine, theirs) || mine == theirs,
            (None, None) => true,
            _ => false,
        }
    }

    /// Takes note that the object is only there when the program came to a join from this side.
    pub(crate) fn add(&mut self, join: u32, side: Side) {
        let known = self.all();
        let skipped = (known.len() + 1).saturating_sub(MAX_HISTORY);
        let sides = known[skipped..].iter().copied().chain([(join, side)]).collect();
        self.0 = Some(Rc::new(sides));
    }

    /// What is known at a join of an object that both states have: what both know, and what one knows of a join that
    /// the other didn't come through, as long as that has nothing of the other side.
    pub(crate) fn join(&mut self, other: &Self, unusable: &Unusable) {
        if self.is_same(other) {
            return;
        }
        let mut sides: Vec<(u32, Side)> = Vec::new();
        for (known, other) in [(&*self, other), (other, &*self)] {
            let stays = |known: &&(u32, Side)| other.all().contains(known) || unusable.allows(**known);
            sides.extend(known.all().iter().filter(stays));
        }
        sides.sort_unstable();
        sides.dedup();
        sides.drain(..sides.len().saturating_sub(MAX_HISTORY));
        self.0 = if sides.is_empty() { None } else { Some(Rc::new(sides)) };
    }

    /// Keeps what the other knows, too.
    pub(crate) fn keep_common(&mut self, other: &Self) {
        self.join(other, &Unusable::since(u32::MAX));
    }

    /// Whether two objects can't both be there.
    pub(crate) fn exclude(&self, other: &Self) -> bool {
        self.all().iter().any(|(join, side)| other.all().contains(&(*join, side.other())))
    }
}
