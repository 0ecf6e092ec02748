//! Values: the set of alternatives that an expression may be.
//!
//! ```js
//! const method = guest ? "payPal" : saved.method;   // two alternatives: "payPal", unknown
//! ```

use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value_kind::ValueKind;

/// Maximum number of alternatives of a value; past it, unknown is added. Each may be a payload with findings of its own,
/// so this only bounds the time for generated code.
const MAX_ALTERNATIVES: usize = 4096;

/// Maximum number of texts among the alternatives: no program has more payment methods.
const MAX_TEXT_ALTERNATIVES: usize = 512;

/// Maximum number of numbers and other alternatives that are neither payload nor discriminant.
const MAX_PLAIN_ALTERNATIVES: usize = 32;

/// Number of alternatives from which on values are joined with the help of an index.
const MANY: usize = 16;

/// The set of alternatives that an expression may be. The empty set means that the expression never has a value: it
/// throws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Value(SmallVec<[Alternative; 1]>);

/// One alternative that an expression may be, and the place that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alternative {
    pub(crate) kind: ValueKind,
    pub(crate) at: At,
    pub(crate) certainty: Certainty,
}

/// The certainty that an alternative is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// It is what the program assigned.
    Sure,
    /// It is what the program assigned first; unknown code may have replaced it. No branch is dead because of it.
    Initial,
    /// It is only known from a test of an unknown value: after the branch the value is unknown again.
    Assumed,
}

impl Value {
    /// A value with one alternative.
    pub(crate) fn of(kind: ValueKind, at: At) -> Self {
        let mut alternatives = SmallVec::new();
        alternatives.push(Alternative::new(kind, at));
        Self(alternatives)
    }

    /// An unknown value.
    pub(crate) fn unknown(at: At) -> Self {
        Self::of(ValueKind::Unknown(None), at)
    }

    /// An unknown value that was read by this name.
    pub(crate) fn named(name: &Atom, at: At) -> Self {
        Self::of(ValueKind::Unknown(Some(name.clone())), at)
    }

    /// The value `undefined`.
    pub(crate) fn undefined(at: At) -> Self {
        Self::of(ValueKind::Undefined, at)
    }

    pub(crate) fn alternatives(&self) -> &[Alternative] {
        &self.0
    }

    /// Returns the alternative, if there is exactly one.
    pub(crate) fn single(&self) -> Option<&Alternative> {
        if let [alternative] = &*self.0 { Some(alternative) } else { None }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The objects among the alternatives.
    pub(crate) fn objects(&self) -> impl Iterator<Item = ObjectId> {
        self.0
            .iter()
            .filter_map(|alternative| if let ValueKind::Object(id) = alternative.kind { Some(id) } else { None })
    }

    /// True if the object is among the alternatives.
    pub(crate) fn holds(&self, id: ObjectId) -> bool {
        self.objects().any(|held| held == id)
    }

    /// True if it may be anything.
    pub(crate) fn has_unknown(&self) -> bool {
        self.0.iter().any(|alternative| matches!(alternative.kind, ValueKind::Unknown(_)))
    }

    /// Returns the string, if all alternatives are the same string.
    pub(crate) fn text(&self) -> Option<&Atom> {
        let ValueKind::Text(first) = &self.0.first()?.kind else { return None };
        let same = |alternative: &Alternative| matches!(&alternative.kind, ValueKind::Text(text) if text == first);
        self.0.iter().all(same).then_some(first)
    }

    /// Adds the alternatives of another value.
    pub(crate) fn join(&mut self, other: &Self) {
        // Values of two forks begin with the same alternatives: these needn't be searched for.
        let alike = self.0.iter().zip(&other.0).take_while(|(mine, theirs)| mine == theirs).count();
        let (rest, before) = (&other.0[alike..], self.0.len());
        if rest.len() > MANY && before > MANY {
            self.join_many(rest.iter());
            return;
        }
        for alternative in rest {
            // The other value has each object and text once: they needn't be searched for among those just added.
            let searched = if Mark::of(alternative).is_some() { before } else { usize::MAX };
            self.add_unless_among(searched, alternative);
        }
    }

    /// Adds the alternatives of all these values.
    pub(crate) fn join_all<'v>(&mut self, values: impl Iterator<Item = &'v Self> + Clone) {
        if values.clone().count() > MANY {
            self.join_many(values.flat_map(Self::alternatives));
        } else {
            values.for_each(|value| self.join(value));
        }
    }

    /// Adds very many alternatives with the help of a hash set, in linear time.
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

    /// Adds an alternative. An equal one from another place is kept beside it only if a report may point at the place.
    pub(crate) fn add(&mut self, alternative: &Alternative) {
        self.add_unless_among(usize::MAX, alternative);
    }

    /// Adds an alternative unless an equal one is among so many first ones.
    fn add_unless_among(&mut self, searched: usize, alternative: &Alternative) {
        // Past the limit, unknown is among the alternatives: it stands for all others.
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
        if let Some(old) = self.0.iter_mut().take(searched).find(is_same) {
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

    /// True if there are more than that many alternatives, besides one unknown.
    pub(crate) fn is_longer_than(&self, alternatives: usize) -> bool {
        self.0.len() > alternatives + 1
    }

    /// Keeps that many alternatives and, of the others, one object for each allocation site and each text once, since a
    /// report may need them. Unknown stands for those that are left out.
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

    /// Returns the value with each alternative replaced as `pass` says; `None` keeps it as it is.
    pub(crate) fn filtered(&self, pass: impl Fn(&Alternative) -> Option<Vec<Alternative>>) -> Self {
        let replaced = |alternative: &Alternative| pass(alternative).unwrap_or_else(|| vec![alternative.clone()]);
        self.0.iter().flat_map(replaced).collect()
    }

    /// Keeps the alternatives that pass.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Alternative) -> bool) {
        self.0.retain(|alternative| keep(alternative));
    }

    /// Returns the value with the certainty of its parts: initial, if one of these is.
    pub(crate) fn with_certainty_of<'v>(mut self, parts: impl IntoIterator<Item = &'v Self>) -> Self {
        let is_initial = |part: &Self| part.0.iter().any(|alternative| alternative.certainty == Certainty::Initial);
        if parts.into_iter().any(is_initial) {
            self.0.iter_mut().for_each(|alternative| alternative.certainty = Certainty::Initial);
        }
        self
    }

    /// Returns true or false if all alternatives are so in a test; `None` if that is unknown.
    pub(crate) fn truth(&self) -> Option<bool> {
        let mut truths = self.0.iter().map(Alternative::truth);
        let first = truths.next()??;
        truths.all(|truth| truth == Some(first)).then_some(first)
    }
}

/// A hashable key for the alternatives of which a value may have very many.
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
    /// An alternative that comes from a place.
    pub(crate) fn new(kind: ValueKind, at: At) -> Self {
        Self { kind, at, certainty: Certainty::Sure }
    }

    /// Returns the alternative with another certainty.
    pub(crate) fn with_certainty(&self, certainty: Certainty) -> Self {
        Self { certainty, ..self.clone() }
    }

    /// Returns its truth in a test; `None` if that is unknown or may change.
    pub(crate) fn truth(&self) -> Option<bool> {
        if self.certainty == Certainty::Initial { None } else { self.kind.truth() }
    }

    /// Returns true for `undefined` and `null`; `None` if that is unknown or may change.
    pub(crate) fn is_nullish(&self) -> Option<bool> {
        if self.certainty == Certainty::Initial { None } else { self.kind.is_nullish() }
    }

    /// True if it is a variable of the page that this program has not set yet, but another script may have.
    pub(crate) fn is_from_elsewhere(&self) -> bool {
        self.certainty == Certainty::Initial
            && matches!(self.kind, ValueKind::Undefined | ValueKind::Null | ValueKind::Unset | ValueKind::Unknown(_))
    }

    /// True if another value may be there in its place.
    fn may_be_replaced(&self) -> bool {
        matches!(self.kind, ValueKind::Unknown(_)) && self.certainty != Certainty::Assumed
            || self.certainty == Certainty::Initial
    }
}

impl Alternative {
    /// Returns the object that it is.
    pub(crate) fn object(&self) -> Option<ObjectId> {
        if let ValueKind::Object(id) = self.kind { Some(id) } else { None }
    }
}

#[cfg(test)]
mod tests;
