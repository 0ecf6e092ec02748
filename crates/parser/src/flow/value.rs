//! The things that an expression may be.

use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use swc_atoms::Atom;

use super::builtins::Builtin;
use super::numbers::Number;
use crate::call::CallKind;
use crate::source::Span;

/// A place while the flow runs: the script by number, and bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct At {
    /// Which script.
    pub(super) script: u32,
    /// Bytes of its text.
    pub(super) span: Span,
}

impl At {
    /// Whether the other place lies within this one.
    pub(super) fn encloses(self, other: Self) -> bool {
        self.script == other.script && self.span.contains(other.span)
    }
}

/// An object of the running program: one for each time that something made it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ObjectId(pub(super) u32);

/// How many bytes of a text that is put together are kept: in a loop it may double each round.
const MAX_TEXT: usize = 4096;

/// How many things a value may be: past them it may be anything besides. Each may be a payload with findings of its own,
/// so this only keeps generated code from taking for ever.
const MAX_THINGS: usize = 4096;

/// The same for numbers and other things that are no payload and no type.
const MAX_PLAIN_THINGS: usize = 32;

/// From how many things on two values are joined with the help of an index.
const MANY: usize = 16;

/// Everything that an expression may be. No things at all: the expression has no value on any way, it throws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Value(SmallVec<[Thing; 1]>);

/// One thing that an expression may be, and the place that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thing {
    pub(super) kind: Kind,
    pub(super) at: At,
    pub(super) standing: Standing,
}

/// How sure it is that a thing is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is what was put there.
    Sure,
    /// It is what was put there first; code out of sight may have replaced it. No branch is dead because of it.
    Initial,
    /// It is only known from a test of a value that may be anything: after the branch that is so again.
    Assumed,
}

/// What a thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything; the last name it was read by says who it may be.
    Unknown(Option<Atom>),
    Undefined,
    /// `undefined` or `null` that a function elsewhere may have replaced by now: it adds nothing and is no mistake.
    Unset,
    Null,
    Bool(bool),
    /// `true` or `false`.
    SomeBool,
    /// A number, if it is known which.
    Number(Option<Number>),
    /// `10n`, as written.
    BigInt(Atom),
    /// This string.
    Text(Atom),
    /// A string put together from parts that aren't all known.
    SomeText,
    /// The text of an object, as `JSON.stringify` gives it.
    Json(ObjectId),
    /// A string with the text of an object in it, put together or changed.
    TextOf(ObjectId),
    /// A known object, array, function or class.
    Object(ObjectId),
    /// What `new DigitalRiver(…)` gives.
    DigitalRiver,
    /// `DigitalRiver` itself.
    DigitalRiverClass,
    /// Known to be something else: a value of `Stripe(…)`, a map, a date.
    Foreign(Foreign),
    /// A function of DigitalRiver.js taken from its object.
    Method(CallKind, Owner),
    /// A function that the language or a well-known library brings.
    Builtin(Builtin),
    /// `window`, `globalThis`.
    Window,
}

/// An object that is known to be none of DigitalRiver.js's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    /// What `Stripe(…)` gives.
    Stripe,
    /// A map, a date and the like.
    Language,
    RegularExpression,
    /// What `$(…)` gives.
    JQueryCollection,
    /// A request of jQuery's that the page may have waited for.
    FinishedRequest,
}

/// The object that a function of DigitalRiver.js was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// What `new DigitalRiver(…)` gives.
    Proven,
    /// A value that may be anything and goes by these names.
    Named(Vec<Atom>),
    /// What will be put where nothing is yet, by these names.
    Awaited(Vec<Atom>),
}

impl Foreign {
    /// The words of reports for it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Stripe => "a Stripe object",
            Self::Language => "an object of the language",
            Self::RegularExpression => "a regular expression",
            Self::JQueryCollection => "a jQuery collection",
            Self::FinishedRequest => "a request",
        }
    }
}

impl Value {
    /// Just this.
    pub(super) fn of(kind: Kind, at: At) -> Self {
        let mut things = SmallVec::new();
        things.push(Thing::new(kind, at));
        Self(things)
    }

    /// A value that can't be followed.
    pub(super) fn unknown(at: At) -> Self {
        Self::of(Kind::Unknown(None), at)
    }

    /// A value that can't be followed, read by this name.
    pub(super) fn named(name: &Atom, at: At) -> Self {
        Self::of(Kind::Unknown(Some(name.clone())), at)
    }

    /// `undefined`, or nothing where the program would have thrown.
    pub(super) fn undefined(at: At) -> Self {
        Self::of(Kind::Undefined, at)
    }

    pub(super) fn things(&self) -> &[Thing] {
        &self.0
    }

    /// The only thing it may be.
    pub(super) fn single(&self) -> Option<&Thing> {
        if let [thing] = &*self.0 { Some(thing) } else { None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The objects that it may be.
    pub(super) fn objects(&self) -> impl Iterator<Item = ObjectId> {
        self.0.iter().filter_map(|thing| if let Kind::Object(id) = thing.kind { Some(id) } else { None })
    }

    /// Whether it may be this object.
    pub(super) fn holds(&self, id: ObjectId) -> bool {
        self.objects().any(|held| held == id)
    }

    /// Whether it may be anything.
    pub(super) fn has_unknown(&self) -> bool {
        self.0.iter().any(|thing| matches!(thing.kind, Kind::Unknown(_)))
    }

    /// The string that it surely is.
    pub(super) fn text(&self) -> Option<&Atom> {
        let Kind::Text(first) = &self.0.first()?.kind else { return None };
        let same = |thing: &Thing| matches!(&thing.kind, Kind::Text(text) if text == first);
        self.0.iter().all(same).then_some(first)
    }

    /// Adds what the other may be.
    pub(super) fn join(&mut self, other: &Self) {
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
    pub(super) fn join_many<'t>(&mut self, things: impl Iterator<Item = &'t Thing>) {
        let mut objects: FxHashSet<ObjectId> = self.objects().collect();
        for thing in things {
            match thing.kind {
                Kind::Object(id) if thing.standing == Standing::Sure && objects.contains(&id) => {}
                Kind::Object(id) if thing.standing == Standing::Sure && self.0.len() < MAX_THINGS => {
                    objects.insert(id);
                    self.0.push(thing.clone());
                }
                _ => self.add(thing),
            }
        }
    }

    /// Adds a thing. The same thing made at another place counts as another only where a report would point at it.
    pub(super) fn add(&mut self, thing: &Thing) {
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
            Kind::Object(_) | Kind::Text(_) | Kind::Unknown(_) => MAX_THINGS,
            _ => MAX_PLAIN_THINGS,
        };
        if self.0.len() < most {
            self.0.push(thing.clone());
        } else if !self.has_unknown() {
            self.0.push(Thing::new(Kind::Unknown(None), thing.at));
        }
    }

    /// Whether it may be more than that many things, another that isn't known left aside.
    pub(super) fn is_longer_than(&self, things: usize) -> bool {
        self.0.len() > things + 1
    }

    /// Keeps that many things and, of the others, one object for each place that makes objects and each text once: a
    /// report may need them. What is left out makes it possibly anything.
    pub(super) fn shorten(&mut self, things: usize) {
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
    pub(super) fn filtered(&self, pass: impl Fn(&Thing) -> Option<Vec<Thing>>) -> Self {
        let mut filtered = Self::default();
        for thing in &self.0 {
            match pass(thing) {
                None => filtered.add(thing),
                Some(others) => others.iter().for_each(|other| filtered.add(other)),
            }
        }
        filtered
    }

    /// Keeps the things that pass.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&Thing) -> bool) {
        self.0.retain(|thing| keep(thing));
    }

    /// The same value, as sure as the ones that it is made of.
    pub(super) fn made_of<'v>(mut self, parts: impl IntoIterator<Item = &'v Self>) -> Self {
        let is_initial = |part: &Self| part.0.iter().any(|thing| thing.standing == Standing::Initial);
        if parts.into_iter().any(is_initial) {
            self.0.iter_mut().for_each(|thing| thing.standing = Standing::Initial);
        }
        self
    }

    /// Whether it is true in a test, where that is known.
    pub(super) fn truth(&self) -> Option<bool> {
        let mut truths = self.0.iter().map(Thing::truth);
        let first = truths.next()??;
        truths.all(|truth| truth == Some(first)).then_some(first)
    }
}

impl FromIterator<Thing> for Value {
    fn from_iter<T: IntoIterator<Item = Thing>>(things: T) -> Self {
        let mut value = Self::default();
        for thing in things {
            value.add(&thing);
        }
        value
    }
}

impl Thing {
    /// A thing made at a place.
    pub(super) fn new(kind: Kind, at: At) -> Self {
        Self { kind, at, standing: Standing::Sure }
    }

    /// The same thing, of another standing.
    pub(super) fn with_standing(&self, standing: Standing) -> Self {
        Self { standing, ..self.clone() }
    }

    /// Returns whether it is true in a test, if that is sure to stay so.
    pub(super) fn truth(&self) -> Option<bool> {
        if self.standing == Standing::Initial { None } else { self.kind.truth() }
    }

    /// Returns whether it is `undefined` or `null`, if that is sure to stay so.
    pub(super) fn is_nullish(&self) -> Option<bool> {
        if self.standing == Standing::Initial { None } else { self.kind.is_nullish() }
    }

    /// True if it is a variable of the page that this program has not set yet: another script may have.
    pub(super) fn is_from_elsewhere(&self) -> bool {
        self.standing == Standing::Initial
            && matches!(self.kind, Kind::Undefined | Kind::Null | Kind::Unset | Kind::Unknown(_))
    }

    /// Whether another may be there in its place.
    pub(super) fn may_be_replaced(&self) -> bool {
        matches!(self.kind, Kind::Unknown(_)) && self.standing != Standing::Assumed
            || self.standing == Standing::Initial
    }
}

impl Kind {
    /// A text that is put together from known parts.
    pub(super) fn put_together(text: String) -> Self {
        if text.len() > MAX_TEXT { Self::SomeText } else { Self::Text(text.into()) }
    }

    /// Whether they are equal; objects, the most frequent, at once.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Object(one), Self::Object(other)) => one == other,
            (Self::Object(_), _) | (_, Self::Object(_)) => false,
            _ => self == other,
        }
    }

    /// Whether it is true in a test, where that is known.
    pub(super) fn truth(&self) -> Option<bool> {
        match self {
            Self::Undefined | Self::Null => Some(false),
            Self::Bool(value) => Some(*value),
            Self::Text(text) => Some(!text.is_empty()),
            Self::Object(_) | Self::DigitalRiver | Self::Method(..) => Some(true),
            // What a page brings may not be there yet.
            Self::DigitalRiverClass | Self::Builtin(_) => None,
            Self::Window | Self::Foreign(_) => Some(true),
            Self::Json(_) => Some(true),
            Self::Number(number) => number.map(Number::truth),
            Self::BigInt(digits) => Some(&**digits != "0"),
            Self::Unknown(_) | Self::Unset | Self::SomeBool | Self::SomeText | Self::TextOf(_) => None,
        }
    }

    /// True for a string.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text(_) | Self::SomeText | Self::Json(_) | Self::TextOf(_))
    }

    /// Whether it is `undefined` or `null`.
    pub(super) fn is_nullish(&self) -> Option<bool> {
        match self {
            Self::Unknown(_) | Self::Unset | Self::DigitalRiverClass | Self::Builtin(_) => None,
            Self::Undefined | Self::Null => Some(true),
            _ => Some(false),
        }
    }

    /// Whether a report may point at the place that made it, so that two places count as two things.
    fn is_pointed_at(&self) -> bool {
        match self {
            Self::Text(_) | Self::Null => true,
            Self::Unknown(name) => name.as_ref().is_some_and(|name| &**name == "clientSecret"),
            _ => false,
        }
    }
}
