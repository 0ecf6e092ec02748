//! The things that an expression may be.

use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value_kind::Kind;

/// How many things a value may be: past them it may be anything besides. Each may be a payload with findings of its own,
/// so this only keeps generated code from taking for ever.
const MAX_THINGS: usize = 4096;

/// The same for texts: no program has more payment methods.
const MAX_TEXT_THINGS: usize = 512;

/// The same for numbers and other things that are no payload and no type.
const MAX_PLAIN_THINGS: usize = 32;

/// From how many things on two values are joined with the help of an index.
const MANY: usize = 16;

/// Everything that an expression may be. No things at all: the expression has no value on any way, it throws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Value(SmallVec<[Thing; 1]>);

/// One thing that an expression may be, and the place that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Thing {
    pub(crate) kind: Kind,
    pub(crate) at: At,
    pub(crate) standing: Standing,
}

/// How sure it is that a thing is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is what was put there.
    Sure,
    /// It is what was put there first; code out of sight may have replaced it. No branch is dead because of it.
    Initial,
    /// It is only known from a test of a value that may be anything: after the branch that is so again.
    Assumed,
}

impl Value {
    /// Just this.
    pub(crate) fn of(kind: Kind, at: At) -> Self {
        let mut things = SmallVec::new();
        things.push(Thing::new(kind, at));
        Self(things)
    }

    /// A value that can't be followed.
    pub(crate) fn unknown(at: At) -> Self {
        Self::of(Kind::Unknown(None), at)
    }

    /// A value that can't be followed, read by this name.
    pub(crate) fn named(name: &Atom, at: At) -> Self {
        Self::of(Kind::Unknown(Some(name.clone())), at)
    }

    /// `undefined`, or nothing where the program would have thrown.
    pub(crate) fn undefined(at: At) -> Self {
        Self::of(Kind::Undefined, at)
    }

    pub(crate) fn things(&self) -> &[Thing] {
        &self.0
    }

    /// The only thing it may be.
    pub(crate) fn single(&self) -> Option<&Thing> {
        if let [thing] = &*self.0 { Some(thing) } else { None }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The objects that it may be.
    pub(crate) fn objects(&self) -> impl Iterator<Item = ObjectId> {
        self.0.iter().filter_map(|thing| if let Kind::Object(id) = thing.kind { Some(id) } else { None })
    }

    /// Whether it may be this object.
    pub(crate) fn holds(&self, id: ObjectId) -> bool {
        self.objects().any(|held| held == id)
    }

    /// Whether it may be anything.
    pub(crate) fn has_unknown(&self) -> bool {
        self.0.iter().any(|thing| matches!(thing.kind, Kind::Unknown(_)))
    }

    /// The string that it surely is.
    pub(crate) fn text(&self) -> Option<&Atom> {
        let Kind::Text(first) = &self.0.first()?.kind else { return None };
        let same = |thing: &Thing| matches!(&thing.kind, Kind::Text(text) if text == first);
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
            for thing in rest {
                self.add(thing);
            }
        }
    }

    /// Adds very many things, each in the same time.
    pub(crate) fn join_many<'t>(&mut self, things: impl Iterator<Item = &'t Thing>) {
        let mut known: FxHashSet<Mark<'_>> = FxHashSet::default();
        let mut new: Vec<&Thing> = Vec::new();
        let mut others: Vec<&Thing> = Vec::new();
        known.extend(self.0.iter().filter_map(Mark::of));
        for thing in things {
            match Mark::of(thing) {
                Some(mark) if known.insert(mark) => new.push(thing),
                Some(_) => {}
                None => others.push(thing),
            }
        }
        let (mut objects, mut texts) = (0, 0);
        let is_kept = |thing: &&&Thing| {
            let (count, most) =
                if thing.object().is_some() { (&mut objects, MAX_THINGS) } else { (&mut texts, MAX_TEXT_THINGS) };
            *count += 1;
            *count <= most
        };
        let kept: Vec<Thing> = new.iter().filter(is_kept).map(|thing| (*thing).clone()).collect();
        let left_out = new.len() > kept.len();
        if let Some(first) = new.first().filter(|_| left_out && !self.has_unknown()) {
            self.add(&Thing::new(Kind::Unknown(None), first.at));
        }
        self.0.extend(kept);
        for thing in others {
            self.add(thing);
        }
    }

    /// Adds a thing. The same thing made at another place counts as another only where a report would point at it.
    pub(crate) fn add(&mut self, thing: &Thing) {
        // Past the limit it may be anything besides, which nothing adds to.
        if self.0.len() > MAX_THINGS || thing.standing == Standing::Assumed && self.0.iter().any(Thing::may_be_replaced)
        {
            return;
        }
        if thing.may_be_replaced() {
            self.0.retain(|old| old.standing != Standing::Assumed);
        }
        let is_same =
            |old: &&mut Thing| old.kind.is(&thing.kind) && (old.at == thing.at || !thing.kind.is_pointed_at());
        if let Some(old) = self.0.iter_mut().find(is_same) {
            if thing.standing == Standing::Initial {
                old.standing = Standing::Initial;
            }
            return;
        }
        let most = match thing.kind {
            Kind::Object(_) | Kind::Unknown(_) => MAX_THINGS,
            Kind::Text(_) => MAX_TEXT_THINGS,
            _ => MAX_PLAIN_THINGS,
        };
        if self.0.len() < most {
            self.0.push(thing.clone());
        } else if !self.has_unknown() {
            self.0.push(Thing::new(Kind::Unknown(None), thing.at));
        }
    }

    /// Whether it may be more than that many things, another that isn't known left aside.
    pub(crate) fn is_longer_than(&self, things: usize) -> bool {
        self.0.len() > things + 1
    }

    /// Keeps that many things and, of the others, one object for each place that makes objects and each text once: a
    /// report may need them. What is left out makes it possibly anything.
    pub(crate) fn shorten(&mut self, things: usize) {
        if !self.is_longer_than(things) {
            return;
        }
        let (at, before) = (self.0[things].at, self.0.len());
        let (mut places, mut texts) = (FxHashSet::default(), FxHashSet::default());
        let mut index = 0;
        self.0.retain(|thing| {
            let is_new = match &thing.kind {
                Kind::Object(_) => places.insert(thing.at),
                Kind::Text(text) => texts.insert(text.clone()),
                Kind::Unknown(_) => true,
                _ => false,
            };
            index += 1;
            is_new || index <= things
        });
        if self.0.len() < before && !self.has_unknown() {
            self.0.push(Thing::new(Kind::Unknown(None), at));
        }
    }

    /// What passes: each thing as it is, or others in its place.
    pub(crate) fn filtered(&self, pass: impl Fn(&Thing) -> Option<Vec<Thing>>) -> Self {
        let replaced = |thing: &Thing| pass(thing).unwrap_or_else(|| vec![thing.clone()]);
        self.0.iter().flat_map(replaced).collect()
    }

    /// Keeps the things that pass.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Thing) -> bool) {
        self.0.retain(|thing| keep(thing));
    }

    /// The same value, as sure as the ones that it is made of.
    pub(crate) fn made_of<'v>(mut self, parts: impl IntoIterator<Item = &'v Self>) -> Self {
        let is_initial = |part: &Self| part.0.iter().any(|thing| thing.standing == Standing::Initial);
        if parts.into_iter().any(is_initial) {
            self.0.iter_mut().for_each(|thing| thing.standing = Standing::Initial);
        }
        self
    }

    /// Whether it is true in a test, where that is known.
    pub(crate) fn truth(&self) -> Option<bool> {
        let mut truths = self.0.iter().map(Thing::truth);
        let first = truths.next()??;
        truths.all(|truth| truth == Some(first)).then_some(first)
    }
}

/// Identifies things of which a value may have very many.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Mark<'t> {
    Object(ObjectId),
    Text(&'t Atom, At),
}

impl<'t> Mark<'t> {
    fn of(thing: &'t Thing) -> Option<Self> {
        match &thing.kind {
            _ if thing.standing != Standing::Sure => None,
            Kind::Object(id) => Some(Self::Object(*id)),
            Kind::Text(text) => Some(Self::Text(text, thing.at)),
            _ => None,
        }
    }
}

impl FromIterator<Thing> for Value {
    fn from_iter<T: IntoIterator<Item = Thing>>(things: T) -> Self {
        let mut value = Self::default();
        let things: SmallVec<[Thing; 4]> = things.into_iter().collect();
        if things.len() > MANY {
            value.join_many(things.iter());
        } else {
            for thing in &things {
                value.add(thing);
            }
        }
        value
    }
}

impl Thing {
    /// A thing made at a place.
    pub(crate) fn new(kind: Kind, at: At) -> Self {
        Self { kind, at, standing: Standing::Sure }
    }

    /// The same thing, of another standing.
    pub(crate) fn with_standing(&self, standing: Standing) -> Self {
        Self { standing, ..self.clone() }
    }

    /// Returns whether it is true in a test, if that is sure to stay so.
    pub(crate) fn truth(&self) -> Option<bool> {
        if self.standing == Standing::Initial { None } else { self.kind.truth() }
    }

    /// Returns whether it is `undefined` or `null`, if that is sure to stay so.
    pub(crate) fn is_nullish(&self) -> Option<bool> {
        if self.standing == Standing::Initial { None } else { self.kind.is_nullish() }
    }

    /// True if it is a variable of the page that this program has not set yet: another script may have.
    pub(crate) fn is_from_elsewhere(&self) -> bool {
        self.standing == Standing::Initial
            && matches!(self.kind, Kind::Undefined | Kind::Null | Kind::Unset | Kind::Unknown(_))
    }

    /// True if another may be there in its place.
    pub(crate) fn may_be_replaced(&self) -> bool {
        matches!(self.kind, Kind::Unknown(_)) && self.standing != Standing::Assumed
            || self.standing == Standing::Initial
    }
}

impl Thing {
    /// The object that it is.
    pub(crate) fn object(&self) -> Option<ObjectId> {
        if let Kind::Object(id) = self.kind { Some(id) } else { None }
    }
}
