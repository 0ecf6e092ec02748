//! Mutual exclusion: objects that were allocated on different sides of one join can't both be there.
//!
//! ```js
//! const p = guest ? { type: "payco" } : { type: "payPal" };
//! p.amount = 5;      // a strong update of both: whichever is there, nothing else is
//! ```

use std::rc::Rc;

use rustc_hash::FxHashSet;

/// Maximum number of joins in a history.
const MAX_HISTORY: usize = 24;

/// The sides of earlier joins that an object comes from, by the number of the join, the earliest join first.
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

/// The sides that can't stay in the histories of two states that are joined.
///
/// If an object is on the left of an earlier join in one state, and the other state has it without that fact, the fact
/// stays true as long as no object in the other state is, or comes to be, on the right of that join.
#[derive(Default)]
pub(crate) struct Unusable {
    /// The number of the last join before the two states went apart.
    since: u32,
    /// Sides in the other state's histories, which block the opposite sides in the own ones.
    mine: FxHashSet<(u32, Side)>,
    theirs: FxHashSet<(u32, Side)>,
}

/// The state of the two joined ones whose history has a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KnownIn {
    Mine,
    Theirs,
}

impl Unusable {
    /// Nothing unusable, for states that forked after that join.
    pub(crate) fn since(join: u32) -> Self {
        Self { since: join, ..Self::default() }
    }

    /// Adds the histories of an object that one state has, or both.
    pub(crate) fn add(&mut self, mine: Option<&JoinHistory>, theirs: Option<&JoinHistory>) {
        for (own, other, blocked) in [(mine, theirs, &mut self.mine), (theirs, mine, &mut self.theirs)] {
            let Some(other) = other else { continue };
            for known in [Some(other), own].into_iter().flatten() {
                blocked.extend(known.all().iter().rev().take_while(|side| side.0 > self.since));
            }
        }
    }

    /// True if a side that only one state has in the history of an object stays true after the join.
    fn allows(&self, (join, side): (u32, Side), known_in: KnownIn) -> bool {
        let blocked = match known_in {
            KnownIn::Mine => &self.mine,
            KnownIn::Theirs => &self.theirs,
        };
        join > self.since && !blocked.contains(&(join, side.other()))
    }
}

impl JoinHistory {
    fn all(&self) -> &[(u32, Side)] {
        self.0.as_ref().map_or(&[], |sides| sides)
    }

    /// Adds a side: the object exists only if the program came to the join from there.
    pub(crate) fn add(&mut self, join: u32, side: Side) {
        let known = self.all();
        let skipped = (known.len() + 1).saturating_sub(MAX_HISTORY);
        let sides = known[skipped..].iter().copied().chain([(join, side)]).collect();
        self.0 = Some(Rc::new(sides));
    }

    /// Joins the histories of an object that both states have: sides in both of them stay, and sides in one of them
    /// that aren't [`Unusable`].
    pub(crate) fn join(&mut self, other: &Self, unusable: &Unusable) {
        if self.0 == other.0 {
            return;
        }
        let mut sides: Vec<(u32, Side)> = Vec::new();
        for (known, other, known_in) in [(&*self, other, KnownIn::Mine), (other, &*self, KnownIn::Theirs)] {
            let stays = |known: &&(u32, Side)| other.all().contains(known) || unusable.allows(**known, known_in);
            sides.extend(known.all().iter().filter(stays));
        }
        sides.sort_unstable();
        sides.dedup();
        sides.drain(..sides.len().saturating_sub(MAX_HISTORY));
        self.0 = if sides.is_empty() { None } else { Some(Rc::new(sides)) };
    }

    /// Keeps the sides that both histories have.
    pub(crate) fn keep_common(&mut self, other: &Self) {
        self.join(other, &Unusable::since(u32::MAX));
    }

    /// True if two objects can't both be there.
    pub(crate) fn exclude(&self, other: &Self) -> bool {
        self.all().iter().any(|(join, side)| other.all().contains(&(*join, side.other())))
    }
}

#[cfg(test)]
mod tests;
