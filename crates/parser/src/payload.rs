//! What can arrive at a call, as plain data: no syntax nodes, nothing borrowed.

use std::sync::Arc;

use crate::text::source::{Place, Span};

/// Everything that can reach a call as its payload.
#[derive(Clone, Debug)]
pub struct Payload {
    /// The argument as written at the call. `None` when the call gets none.
    pub argument: Option<Place>,
    /// Every object that can arrive, each by itself. A value that can't be followed is a shape without properties
    /// whose rest is [`Rest::Open`]; `undefined` and other values that are no object give no shape.
    pub shapes: Vec<Shape>,
}

/// One object that can arrive: a literal and what had been done to it by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The literal `{…}` that made the object. `None` when it was made out of sight.
    pub literal: Option<Place>,
    /// The properties known, in the order they were added.
    pub properties: Vec<Property>,
    /// Who else sees the objects of the literal, or copies of them.
    pub sightings: Arc<[Sighting]>,
    /// What may be there besides.
    pub rest: Rest,
}

/// What an object may have besides its known properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rest {
    /// Nothing: all its properties are known.
    Exact,
    /// It was handed to code that dr-lint can't see, which may have added properties (SPEC §8, reading 7).
    Escaped,
    /// Anything: part of it came from a value that can't be followed.
    Open,
}

/// A property that the object has, or may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// Whether the object has it whenever it arrives.
    pub presence: Presence,
    /// Where it can have come from. Never empty.
    pub origins: Vec<Origin>,
}

/// Whether something holds each time or only some of the times: the surer, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Only on some ways to the call.
    Sometimes,
    /// On every way, unless it is what code took away of which it isn't known what it takes: `delete payload[key]`.
    Presumed,
    /// On every way.
    Always,
}

/// A place that gave the object a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The key in a literal, or the written member (`payload.amount`).
    pub key: Place,
    /// The value as written there. For a shorthand property and a method, the same as `key`.
    pub value: Place,
    /// What the value can be; each with the place that made it. Never empty.
    pub holds: Vec<Held>,
    /// How it is written, which says what a fix takes away.
    pub form: Form,
    /// Who else needs it, as far as seen: by place.
    pub uses: Arc<[Use]>,
    /// The names that are taken later, by `delete` or a rest pattern, from an object that has this property; `*` for a
    /// name that isn't known. A property of such a name that is added here doesn't arrive.
    pub dropped: Vec<String>,
    /// What was written there before and isn't seen for this: without it, one of them would be.
    pub covers: Arc<[Covered]>,
    /// Of a `type`: who else sees the objects into which it was written there, or copies of them.
    pub sightings: Arc<[Sighting]>,
}

/// Somebody who sees an object as a whole, besides the call that it is for: what is added to the object is seen there,
/// too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// Where; `None` when there are too many places.
    pub place: Option<Place>,
    /// How the object is seen.
    pub seen: SightingKind,
}

/// How an object is seen as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SightingKind {
    /// It goes to other code.
    Used(UseKind),
    /// All its properties are read, or their names.
    Listed,
    /// A property of this name is asked for, which it may lack.
    Asked(String),
    /// It arrives at a call with the name of one of DigitalRiver.js's; the place is the called name.
    Passed,
}

/// A property in whose place another was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The key in a literal, or the written member.
    pub key: Place,
    /// How it is written.
    pub form: Form,
    /// Who else needs it.
    pub uses: Arc<[Use]>,
}

/// Something that a program does with a property besides passing it to DigitalRiver.js.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: UseKind,
}

/// What a program does with a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UseKind {
    /// It is read, or its name is.
    Read,
    /// Its object is handed to code that dr-lint can't see, or written into an object that belongs to such code.
    Sent,
    /// Its object is exported, or returned to callers that dr-lint can't see.
    Returned,
    /// Its object is stored under a key that isn't known.
    Stored,
    /// What is done with it isn't told: there is too much of it.
    Untold,
}

/// A value together with the place that made it: the constant itself where it came through variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The value.
    pub value: HeldValue,
    /// Where it was made.
    pub place: Place,
}

/// What a property can hold, as far as rules ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldValue {
    /// Anything. `name` is the last name it was read by: `clientSecret` for `session.clientSecret`.
    Unknown {
        /// The member or variable that it was read from.
        name: Option<String>,
    },
    /// `undefined`.
    Undefined,
    /// `null`.
    Null,
    /// This string.
    Text(String),
    /// Some string that isn't a constant, never empty as far as known.
    SomeText,
    /// A value that is neither an object nor a string; what it is, with its article: `a number`.
    Other(&'static str),
    /// One of these objects.
    Object(Vec<Shape>),
}

/// How a property is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `key: value`, shorthand, method or accessor in an object literal.
    Key {
        /// From the first byte of the key to the last of the value, comma not included.
        whole: Span,
    },
    /// `payload.amount = value`.
    Write {
        /// The whole assignment expression.
        assignment: Span,
    },
    /// Copied by code that can't be pointed at as one property: `Object.assign` of a built list, a JSON file.
    Copied,
}

impl Shape {
    /// A value that can't be followed.
    pub fn unknown() -> Self {
        Self { literal: None, properties: Vec::new(), sightings: Arc::default(), rest: Rest::Open }
    }

    /// The property of that name.
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    /// Takes another object in: what either of them has is there sometimes, what both have as surely as in both.
    pub(crate) fn join(&mut self, other: Self) {
        for property in &mut self.properties {
            if other.property(&property.name).is_none() {
                property.presence = Presence::Sometimes;
            }
        }
        for property in other.properties {
            match self.properties.iter_mut().find(|own| own.name == property.name) {
                Some(own) => own.join(property),
                None => self.properties.push(Property { presence: Presence::Sometimes, ..property }),
            }
        }
        self.rest = self.rest.max(other.rest);
    }

    /// Whether that is so of all that its properties, and those of objects in them, come from.
    pub(crate) fn origins_are(&self, test: &impl Fn(&Origin) -> bool) -> bool {
        let origins = || self.properties.iter().flat_map(|property| &property.origins);
        let mut inner = self.properties.iter().flat_map(Property::objects);
        origins().all(test) && inner.all(|shape| shape.origins_are(test))
    }

    /// Whether nothing at all is known: no properties, and anything may be there.
    pub fn is_unknown(&self) -> bool {
        self.properties.is_empty() && self.rest == Rest::Open
    }

    /// True if no property of it is known: a placeholder that is filled elsewhere, perhaps by unknown code that got it,
    /// or never.
    pub fn is_empty(&self) -> bool {
        self.properties.is_empty() && self.rest != Rest::Open
    }
}

impl Property {
    fn join(&mut self, other: Self) {
        self.presence = self.presence.min(other.presence);
        for origin in other.origins {
            match self.origins.iter_mut().find(|own| own.key == origin.key && own.value == origin.value) {
                Some(own) => {
                    let new = |held: &Held| !own.holds.contains(held);
                    let more: Vec<Held> = origin.holds.into_iter().filter(new).collect();
                    own.holds.extend(more);
                }
                None => self.origins.push(origin),
            }
        }
    }

    /// Everything that the property can hold, from all its origins.
    pub fn holds(&self) -> impl Iterator<Item = &Held> {
        self.origins.iter().flat_map(|origin| &origin.holds)
    }

    /// The objects that the property can hold; `None` where it can hold something that isn't a known object.
    pub fn objects(&self) -> impl Iterator<Item = &Shape> {
        self.holds()
            .filter_map(|held| if let HeldValue::Object(shapes) = &held.value { Some(shapes) } else { None })
            .flatten()
    }
}
