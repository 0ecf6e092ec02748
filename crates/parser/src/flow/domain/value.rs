//! The alternatives that an expression may be.

use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value_kind::ValueKind;

/// How many alternatives a value may be: past them it may be anything besides. Each may be a payload with findings of its own,
/// so this only keeps generated code from taking for ever.
const MAX_ALTERNATIVES: usize = 4096;

/// The same for texts: no program has more payment methods.
const MAX_TEXT_ALTERNATIVES: usize = 512;

/// The same for numbers and other alternatives that are no payload and no type.
const MAX_PLAIN_ALTERNATIVES: usize = 32;

/// From how many alternatives on two values are joined with the help of an index.
const MANY: usize = 16;

/// Everything that an expression may be. No alternatives at all: the expression has no value on any way, it throws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Value(SmallVec<[Alternative; 1]>);

/// One alternative that an expression may be, and the place that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alternative {
    pub(crate) kind: ValueKind,
    pub(crate) at: At,
    pub(crate) certainty: Certainty,
}

/// How sure it is that a alternative is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// It is what was put there.
    Sure,
    /// It is what was put there first; code out of sight may have replaced it. No branch is dead because of it.
    Initial,
    /// It is only known from a test of a value that may be anything: after the branch that is so again.
    Assumed,
}

impl Value {
    /// Just this.
    pub(crate) fn of(kind: ValueKind, at: At) -> Self {
        let mut alternatives = SmallVec::new();
        alternatives.push(Alternative::new(kind, at));
        Self(alternatives)
    }

    /// A value that can't be followed.
    pub(crate) fn unknown(at: At) -> Self {
        Self::of(ValueKind::Unknown(None), at)
    }

    /// A value that can't be followed, read by this name.
    pub(crate) fn named(name: &Atom, at: At) -> Self {
        Self::of(ValueKind::Unknown(Some(name.clone())), at)
    }

    /// `undefined`, or nothing where the program would have thrown.
    pub(crate) fn undefined(at: At) -> Self {
        Self::of(ValueKind::Undefined, at)
    }

    pub(crate) fn alternatives(&self) -> &[Alternative] {
        &self.0
    }

    /// The only alternative it may be.
    pub(crate) fn single(&self) -> Option<&Alternative> {
        if let [alternative] = &*self.0 { Some(alternative) } else { None }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The objects that it may be.
    pub(crate) fn objects(&self) -> impl Iterator<Item = ObjectId> {
        self.0
            .iter()
            .filter_map(|alternative| if let ValueKind::Object(id) = alternative.kind { Some(id) } else { None })
    }

    /// Whether it may be this object.
    pub(crate) fn holds(&self, id: ObjectId) -> bool {
        self.objects().any(|held| held == id)
    }

    /// Whether it may be anything.
    pub(crate) fn has_unknown(&self) -> bool {
        self.0.iter().any(|alternative| matches!(alternative.kind, ValueKind::Unknown(_)))
    }

    /// The string that it surely is.
    pub(crate) fn text(&self) -> Option<&Atom> {
        let ValueKind::Text(first) = &self.0.first()?.kind else { return None };
        let same = |alternative: &Alternative| matches!(&alternative.kind, ValueKind::Text(text) if text == first);
        self.0.iter().all(same).then_some(first)
    }

    /// Adds what the other may be.
    pub(crate) fn join(&mut self, other: &Self) {
        // Two values that went their own ways begin alike: no need to look through all of the first for these.
        let alike = self.0.iter().zip(&other.0).take_while(|(mine, theirs)| mine == theirs).count();
        let rest = &other.0[alike..];
        if rest.len() > MANY && self.0.len() > MANY {
            self.join_many(rest.iter());
        } else {
            for alternative in rest {
                self.add(alternative);
            }
        }
    }

    /// Adds very many alternatives, each in the same time.
    pub(crate) fn join_many<'t>(&mut self, alternatives: impl Iterator<Item = &'t Alternative>) {
        let mut known: FxHashSet<Mark<'_>> = FxHashSet::default();
        let mut new: Vec<&Alternative> = Vec::new();
        let mut others: Vec<&Alternative> = Vec::new();
        known.extend(self.0.iter().filter_map(Mark::of));
        for alternative in alternatives {
            match Mark::of(alternative) {
                Some(mark) if known.insert(mark) => new.push(alternative),
                Some(_) => {}
                None => others.push(alternative),
            }
        }
        let (mut objects, mut texts) = (0, 0);
        let is_kept = |alternative: &&&Alternative| {
            let (count, most) = if alternative.object().is_some() {
                (&mut objects, MAX_ALTERNATIVES)
            } else {
                (&mut texts, MAX_TEXT_ALTERNATIVES)
            };
            *count += 1;
            *count <= most
        };
        let kept: Vec<Alternative> = new.iter().filter(is_kept).map(|alternative| (*alternative).clone()).collect();
        let left_out = new.len() > kept.len();
        if let Some(first) = new.first().filter(|_| left_out && !self.has_unknown()) {
            self.add(&Alternative::new(ValueKind::Unknown(None), first.at));
        }
        self.0.extend(kept);
        for alternative in others {
            self.add(alternative);
        }
    }

    /// Adds a alternative. The same alternative made at another place counts as another only where a report would point at it.
    pub(crate) fn add(&mut self, alternative: &Alternative) {
        // Past the limit it may be anything besides, which nothing adds to.
        if self.0.len() > MAX_ALTERNATIVES
            || alternative.certainty == Certainty::Assumed && self.0.iter().any(Alternative::may_be_replaced)
        {
            return;
        }
        if alternative.may_be_replaced() {
            self.0.retain(|old| old.certainty != Certainty::Assumed);
        }
        let is_same = |old: &&mut Alternative| {
            old.kind.is(&alternative.kind) && (old.at == alternative.at || !alternative.kind.is_pointed_at())
        };
        if let Some(old) = self.0.iter_mut().find(is_same) {
            if alternative.certainty == Certainty::Initial {
                old.certainty = Certainty::Initial;
            }
            return;
        }
        let most = match alternative.kind {
            ValueKind::Object(_) | ValueKind::Unknown(_) => MAX_ALTERNATIVES,
            ValueKind::Text(_) => MAX_TEXT_ALTERNATIVES,
            _ => MAX_PLAIN_ALTERNATIVES,
        };
        if self.0.len() < most {
            self.0.push(alternative.clone());
        } else if !self.has_unknown() {
            self.0.push(Alternative::new(ValueKind::Unknown(None), alternative.at));
        }
    }

    /// Whether it may be more than that many alternatives, another that isn't known left aside.
    pub(crate) fn is_longer_than(&self, alternatives: usize) -> bool {
        self.0.len() > alternatives + 1
    }

    /// Keeps that many alternatives and, of the others, one object for each place that makes objects and each text once: a
    /// report may need them. What is left out makes it possibly anything.
    pub(crate) fn shorten(&mut self, alternatives: usize) {
        if !self.is_longer_than(alternatives) {
            return;
        }
        let (at, before) = (self.0[alternatives].at, self.0.len());
        let (mut places, mut texts) = (FxHashSet::default(), FxHashSet::default());
        let mut index = 0;
        self.0.retain(|alternative| {
            let is_new = match &alternative.kind {
                ValueKind::Object(_) => places.insert(alternative.at),
                ValueKind::Text(text) => texts.insert(text.clone()),
                ValueKind::Unknown(_) => true,
                _ => false,
            };
            index += 1;
            is_new || index <= alternatives
        });
        if self.0.len() < before && !self.has_unknown() {
            self.0.push(Alternative::new(ValueKind::Unknown(None), at));
        }
    }

    /// What passes: each alternative as it is, or others in its place.
    pub(crate) fn filtered(&self, pass: impl Fn(&Alternative) -> Option<Vec<Alternative>>) -> Self {
        let replaced = |alternative: &Alternative| pass(alternative).unwrap_or_else(|| vec![alternative.clone()]);
        self.0.iter().flat_map(replaced).collect()
    }

    /// Keeps the alternatives that pass.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Alternative) -> bool) {
        self.0.retain(|alternative| keep(alternative));
    }

    /// The same value, as sure as the ones that it is made of.
    pub(crate) fn made_of<'v>(mut self, parts: impl IntoIterator<Item = &'v Self>) -> Self {
        let is_initial = |part: &Self| part.0.iter().any(|alternative| alternative.certainty == Certainty::Initial);
        if parts.into_iter().any(is_initial) {
            self.0.iter_mut().for_each(|alternative| alternative.certainty = Certainty::Initial);
        }
        self
    }

    /// Whether it is true in a test, where that is known.
    pub(crate) fn truth(&self) -> Option<bool> {
        let mut truths = self.0.iter().map(Alternative::truth);
        let first = truths.next()??;
        truths.all(|truth| truth == Some(first)).then_some(first)
    }
}

/// Identifies alternatives of which a value may have very many.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Mark<'t> {
    Object(ObjectId),
    Text(&'t Atom, At),
}

impl<'t> Mark<'t> {
    fn of(alternative: &'t Alternative) -> Option<Self> {
        match &alternative.kind {
            _ if alternative.certainty != Certainty::Sure => None,
            ValueKind::Object(id) => Some(Self::Object(*id)),
            ValueKind::Text(text) => Some(Self::Text(text, alternative.at)),
            _ => None,
        }
    }
}

impl FromIterator<Alternative> for Value {
    fn from_iter<T: IntoIterator<Item = Alternative>>(alternatives: T) -> Self {
        let mut value = Self::default();
        let alternatives: SmallVec<[Alternative; 4]> = alternatives.into_iter().collect();
        if alternatives.len() > MANY {
            value.join_many(alternatives.iter());
        } else {
            for alternative in &alternatives {
                value.add(alternative);
            }
        }
        value
    }
}

impl Alternative {
    /// A alternative made at a place.
    pub(crate) fn new(kind: ValueKind, at: At) -> Self {
        Self { kind, at, certainty: Certainty::Sure }
    }

    /// The same alternative, of another certainty.
    pub(crate) fn with_certainty(&self, certainty: Certainty) -> Self {
        Self { certainty, ..self.clone() }
    }

    /// Returns whether it is true in a test, if that is sure to stay so.
    pub(crate) fn truth(&self) -> Option<bool> {
        if self.certainty == Certainty::Initial { None } else { self.kind.truth() }
    }

    /// Returns whether it is `undefined` or `null`, if that is sure to stay so.
    pub(crate) fn is_nullish(&self) -> Option<bool> {
        if self.certainty == Certainty::Initial { None } else { self.kind.is_nullish() }
    }

    /// True if it is a variable of the page that this program has not set yet: another script may have.
    pub(crate) fn is_from_elsewhere(&self) -> bool {
        self.certainty == Certainty::Initial
            && matches!(self.kind, ValueKind::Undefined | ValueKind::Null | ValueKind::Unset | ValueKind::Unknown(_))
    }

    /// True if another may be there in its place.
    pub(crate) fn may_be_replaced(&self) -> bool {
        matches!(self.kind, ValueKind::Unknown(_)) && self.certainty != Certainty::Assumed
            || self.certainty == Certainty::Initial
    }
}

impl Alternative {
    /// The object that it is.
    pub(crate) fn object(&self) -> Option<ObjectId> {
        if let ValueKind::Object(id) = self.kind { Some(id) } else { None }
    }
}

#[cfg(test)]
mod tests;
