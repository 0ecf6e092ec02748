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

/// The sides of joins that are found in two states, to tell what one of them knows alone.
///
/// Where one state knows that an object is on the left of a join, and the other has the object without knowing that, this
/// stays true as long as nothing in the other is, or comes to be, on the right of that join.
#[derive(Default)]
pub(crate) struct Unusable {
    /// The number of the last join before the two states went apart.
    since: u32,
    /// Sides that objects are on wherever the state that doesn't know of the own one has them.
    mine: FxHashSet<(u32, Side)>,
    theirs: FxHashSet<(u32, Side)>,
}

/// One of two states that are joined, which knows something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Knower {
    Mine,
    Theirs,
}

impl Unusable {
    pub(crate) fn since(join: u32) -> Self {
        Self { since: join, ..Self::default() }
    }

    /// Adds an object that one state has, or both.
    pub(crate) fn add(&mut self, mine: Option<&JoinHistory>, theirs: Option<&JoinHistory>) {
        for (own, other, blocked) in [(mine, theirs, &mut self.mine), (theirs, mine, &mut self.theirs)] {
            let Some(other) = other else { continue };
            for known in [Some(other), own].into_iter().flatten() {
                blocked.extend(known.all().iter().rev().take_while(|side| side.0 > self.since));
            }
        }
    }

    /// Whether what one state knows of the side of an object stays true where the other state may be the case.
    fn allows(&self, (join, side): (u32, Side), knower: Knower) -> bool {
        let blocked = match knower {
            Knower::Mine => &self.mine,
            Knower::Theirs => &self.theirs,
        };
        join > self.since && !blocked.contains(&(join, side.other()))
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
        for (known, other, knower) in [(&*self, other, Knower::Mine), (other, &*self, Knower::Theirs)] {
            let stays = |known: &&(u32, Side)| other.all().contains(known) || unusable.allows(**known, knower);
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

#[cfg(test)]
mod tests;
