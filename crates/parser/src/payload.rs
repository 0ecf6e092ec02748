//! Payloads: all that can reach a call, as plain data without syntax nodes or borrows.

use std::sync::Arc;

use crate::text::source::{Place, Span};

/// Everything that can reach a call as its payload.
#[derive(Clone, Debug)]
pub struct Payload {
    /// The argument as written at the call. `None` when the call gets none.
    pub argument: Option<Place>,
    /// Every object that can reach the call, each by itself. An unknown value is a shape without properties whose rest
    /// is [`Rest::Open`]; `undefined` and other values that are no object give no shape.
    pub shapes: Vec<Shape>,
}

/// One object that can reach the call: a literal, with all changes up to the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The literal `{…}` that allocates the object. `None` if unknown code does.
    pub literal: Option<Place>,
    /// The known properties, in the order in which they were added.
    pub properties: Vec<Property>,
    /// Other code that uses the objects of the literal, or copies of them, as a whole.
    pub sightings: Arc<[Sighting]>,
    /// The unknown properties that may be there besides.
    pub rest: Rest,
}

/// The unknown properties that an object may have besides its known ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rest {
    /// None: all its properties are known.
    Exact,
    /// It escaped to unknown code, which may have added properties.
    Escaped,
    /// Any: part of it comes from an unknown value.
    Open,
}

/// A property that the object has, or may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// The certainty that the object has it at the call.
    pub presence: Presence,
    /// The places that can have given it its value. Never empty.
    pub origins: Vec<Origin>,
}

/// The certainty that a property is there: the surer, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// On some paths to the call only.
    Sometimes,
    /// On every path, unless code with an unknown key deletes it: `delete payload[key]`.
    Presumed,
    /// On every path.
    Always,
}

/// A place that gives the object a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The key in a literal, or the written member (`payload.amount`).
    pub key: Place,
    /// The value as written there. For a shorthand property or a method, it equals `key`.
    pub value: Place,
    /// The alternatives of the value, each with the place that it comes from. Never empty.
    pub holds: Vec<Held>,
    /// The form in which it is written, which determines the text that a fix removes.
    pub form: Form,
    /// Other uses of it in the program, by place.
    pub uses: Arc<[Use]>,
    /// The names that `delete` or a rest pattern later removes from an object with this property; `*` for an unknown
    /// name. A property of such a name that is added here doesn't reach the call.
    pub dropped: Vec<String>,
    /// The properties that it overwrites: if it were removed, one of them would reach the call.
    pub covers: Arc<[Covered]>,
    /// For a `type`: other code that uses the objects into which it was written, or copies of them, as a whole.
    pub sightings: Arc<[Sighting]>,
}

/// A use of an object as a whole, besides the call: a property that is added to the object shows up there, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The place; `None` if there are too many.
    pub place: Option<Place>,
    /// The kind of use.
    pub seen: SightingKind,
}

/// The kind of use of an object as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SightingKind {
    /// It is passed to other code.
    Used(UseKind),
    /// All its properties are read, or their names.
    Listed,
    /// A property of this name is read, which it may lack.
    Asked(String),
    /// It reaches another call with the name of one of DigitalRiver.js's; the place is the called name.
    Passed,
}

/// A property that another one overwrites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The key in a literal, or the written member.
    pub key: Place,
    /// The form in which it is written.
    pub form: Form,
    /// Other uses of it in the program.
    pub uses: Arc<[Use]>,
}

/// A use of a property other than passing it to DigitalRiver.js.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The place of the use.
    pub place: Place,
    /// The kind of use.
    pub kind: UseKind,
}

/// The kind of use of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UseKind {
    /// It is read, or its name is.
    Read,
    /// Its object escapes to unknown code, as an argument or as part of an object of that code.
    Sent,
    /// Its object is exported, or returned to unknown callers.
    Returned,
    /// Its object is stored under an unknown key.
    Stored,
    /// It goes where its uses aren't followed, or there are too many to list.
    Untold,
}

/// A value with the place that it comes from: the constant itself, if it came through variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The value.
    pub value: HeldValue,
    /// The place that it comes from.
    pub place: Place,
}

/// A value that a property can hold, as far as rules need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldValue {
    /// Anything. `name` is the last name that it was read by: `clientSecret` for `session.clientSecret`.
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
    /// A string that isn't a constant, and isn't known to be empty.
    SomeText,
    /// A value that is neither an object nor a string; its kind with its article: `a number`.
    Other(&'static str),
    /// One of these objects.
    Object(Vec<Shape>),
}

/// The form in which a property is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `key: value`, shorthand, method or accessor in an object literal.
    Key {
        /// From the first byte of the key to the last of the value, without the comma.
        whole: Span,
    },
    /// `payload.amount = value`.
    Write {
        /// The whole assignment expression.
        assignment: Span,
    },
    /// Copied by code in which no single property can be pointed at: `Object.assign` of a built list, a JSON file.
    Copied,
}

impl Shape {
    /// The shape of an unknown value.
    pub fn unknown() -> Self {
        Self { literal: None, properties: Vec::new(), sightings: Arc::default(), rest: Rest::Open }
    }

    /// Returns the property of that name.
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }

    /// Joins another object into this one: a property that only one of them has is there sometimes.
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

    /// True if all origins of its properties, and of those of objects inside, pass the test.
    pub(crate) fn origins_are(&self, test: &impl Fn(&Origin) -> bool) -> bool {
        let origins = || self.properties.iter().flat_map(|property| &property.origins);
        let mut inner = self.properties.iter().flat_map(Property::objects);
        origins().all(test) && inner.all(|shape| shape.origins_are(test))
    }

    /// True for an unknown value: no known properties, and any may be there.
    pub fn is_unknown(&self) -> bool {
        self.properties.is_empty() && self.rest == Rest::Open
    }

    /// True for a placeholder without known properties that other code fills, perhaps unknown code that it escaped to.
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

    /// The alternatives of the property, from all its origins.
    pub fn holds(&self) -> impl Iterator<Item = &Held> {
        self.origins.iter().flat_map(|origin| &origin.holds)
    }

    /// The objects that the property can hold. Other alternatives are left out.
    pub fn objects(&self) -> impl Iterator<Item = &Shape> {
        self.holds()
            .filter_map(|held| if let HeldValue::Object(shapes) = &held.value { Some(shapes) } else { None })
            .flatten()
    }
}
