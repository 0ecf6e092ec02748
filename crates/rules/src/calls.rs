//! The calls that count, as rules see them: with the payment methods that each shape may be for.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use dr_lint_parser::sdk::CallKind;
use dr_lint_parser::{Call, Held, Origin, Place, Property, Rest, Shape, SourceFile, Span, Syntax};

use crate::candidates::{self, Candidates};
use crate::config::Config;
use crate::diagnostic::{Related, RelatedKind};
use crate::edit::insert::Present;
use crate::methods::Methods;
use crate::policy::Policy;
use crate::proposal::{Marks, Objections, Proposal};
use crate::rule::{Level, Rule};
use crate::seen::{SeenCall, SeenMethod, Standing, merge_methods};
use crate::session::{self, Need, SESSION_ID, SessionState};
use crate::severity::Certainty;

/// Every call of a file that counts, and what rules may ask about the run.
pub(crate) struct Calls<'a> {
    pub(crate) methods: &'a Methods,
    pub(crate) config: &'a Config,
    /// The rule that offers to insert sessions.
    inserting: &'static Rule,
    /// The code around what is found, for fixes.
    pub(crate) syntax: &'a Syntax,
    counted: Vec<Counted<'a>>,
    /// Calls of the same names on other objects: of another SDK, or of an unknown object.
    uncounted: Vec<Counted<'a>>,
    /// The outcome for each call.
    seen: Vec<SeenCall>,
    /// The numbers of the calls that don't count, by the places of their names.
    uncounted_at: BTreeMap<&'a Place, usize>,
    /// The objects that arrive at the calls that count, by the literal that made them.
    by_literal: BTreeMap<&'a Place, SameLiteral<'a>>,
    /// Objects that arrive at any call, by the literal that made them and by the places that their properties are from:
    /// the number of the call, first those that count, and of its payload.
    by_origin: OnceCell<BTreeMap<Place, Vec<(usize, usize)>>>,
    /// The writes of sessions that are there already.
    pub(crate) present: Present,
    /// The answers about the payloads that get what is put in at a place, each worked out once.
    objections: RefCell<BTreeMap<(Place, Marks), Objections>>,
}

/// The objects of one literal that arrive at calls that count.
#[derive(Default)]
pub(crate) struct SameLiteral<'a> {
    pub(crate) shapes: Vec<&'a Shape>,
    /// The places that they offer for a session, worked out once for all of them.
    pub(crate) offers: OnceCell<Offers>,
}

/// The objects of a literal that offer a place for a session, one for each place, the best first.
#[derive(Default)]
pub(crate) struct Offers {
    /// Those in the literal, which are right for all objects of the literal.
    pub(crate) inside: Vec<usize>,
    /// Those after writes, which are right for an object only where its own write comes later.
    pub(crate) after_writes: Vec<usize>,
}

/// An object that arrives at a call.
#[derive(Clone, Copy)]
pub(crate) struct ArrivingShape<'a> {
    pub(crate) call: &'a Call,
    pub(crate) shape: &'a Shape,
    pub(crate) counts: bool,
    /// Its need for a session at that call.
    pub(crate) need: Need,
}

/// A call, with the objects that arrive at it.
pub(crate) struct Counted<'a> {
    pub(crate) call: &'a Call,
    pub(crate) policy: &'static Policy,
    pub(crate) standing: Standing,
    pub(crate) payloads: Vec<Judged<'a>>,
}

/// One object that can arrive at a call, and what it may be for.
pub(crate) struct Judged<'a> {
    pub(crate) shape: &'a Shape,
    pub(crate) candidates: Candidates<'a>,
    /// The fix that gives it a session, planned once: each legacy field of the payload asks for it.
    pub(crate) proposal: OnceCell<Proposal>,
}

/// A value that a property can hold at a call.
pub(crate) struct PayloadValue<'a> {
    pub(crate) payload: &'a Judged<'a>,
    pub(crate) origin: &'a Origin,
    pub(crate) held: &'a Held,
}

impl<'a> Calls<'a> {
    pub(crate) fn new(
        calls: &'a [Call],
        syntax: &'a Syntax,
        methods: &'a Methods,
        config: &'a Config,
        inserting: &'static Rule,
    ) -> Self {
        let standing = |call: &Call| candidates::standing(call, methods, &config.receivers);
        let (mut counted, mut uncounted, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        for call in calls {
            let standing = standing(call);
            let judged = Counted::new(call, standing, methods);
            seen.push(judged.seen());
            if standing.counts() { counted.push(judged) } else { uncounted.push(judged) }
        }
        // Of several at one place, the first is found.
        let numbered = uncounted.iter().enumerate().rev();
        let uncounted_at = numbered.map(|(number, other): (_, &Counted<'a>)| (&other.call.name, number)).collect();
        let mut by_literal: BTreeMap<&Place, SameLiteral<'a>> = BTreeMap::new();
        for shape in counted.iter().flat_map(|counted: &Counted<'a>| &counted.call.payload.shapes) {
            if let Some(literal) = &shape.literal {
                by_literal.entry(literal).or_default().shapes.push(shape);
            }
        }
        Self {
            methods,
            config,
            inserting,
            syntax,
            counted,
            uncounted,
            seen,
            uncounted_at,
            by_literal,
            by_origin: OnceCell::new(),
            present: Present::of(SESSION_ID),
            objections: RefCell::default(),
        }
    }

    /// True if the run offers fixes that insert sessions into a file: the rule that does so is on there.
    pub(crate) fn inserts_into(&self, file: &SourceFile) -> bool {
        self.config.level_in(self.inserting, file.name()) != Level::Off
    }

    /// The outcome for each call, whether it counts or not.
    pub(crate) fn seen(self) -> Vec<SeenCall> {
        self.seen
    }

    /// The calls that don't count: what they get goes to somebody else.
    pub(crate) fn uncounted(&self) -> impl Iterator<Item = &Counted<'a>> {
        self.uncounted.iter()
    }

    /// The call that doesn't count whose name stands there.
    pub(crate) fn uncounted_at(&self, name: &Place) -> Option<&Counted<'a>> {
        self.uncounted_at.get(name).and_then(|number| self.uncounted.get(*number))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Counted<'a>> {
        self.counted.iter()
    }

    /// The objects, at whatever call, that were made by the literal or have a property from the key at this place.
    pub(crate) fn arriving_from(&self, place: &Place) -> impl Iterator<Item = ArrivingShape<'a>> {
        let numbers = self.by_origin.get_or_init(|| self.index_origins()).get(place).into_iter().flatten();
        numbers.filter_map(|(number, payload)| {
            let counts = *number < self.counted.len();
            let counted = self.counted.iter().chain(&self.uncounted).nth(*number)?;
            let (call, judged) = (counted.call, counted.payloads.get(*payload)?);
            Some(ArrivingShape { call, shape: judged.shape, counts, need: judged.need(call.kind) })
        })
    }

    /// The answer about the payloads that get what is put in at a place; it is worked out for the first who asks.
    pub(crate) fn objections(&self, key: (Place, Marks), ask: impl FnOnce() -> Objections) -> Objections {
        if let Some(known) = self.objections.borrow().get(&key) {
            return known.clone();
        }
        let objections = ask();
        self.objections.borrow_mut().insert(key, objections.clone());
        objections
    }

    fn index_origins(&self) -> BTreeMap<Place, Vec<(usize, usize)>> {
        let mut index: BTreeMap<Place, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, counted) in self.counted.iter().chain(&self.uncounted).enumerate() {
            for (payload, shape) in counted.call.payload.shapes.iter().enumerate() {
                let origins = shape.properties.iter().flat_map(|property| &property.origins);
                for key in shape.literal.iter().chain(origins.map(|origin| &origin.key)) {
                    index.entry(key.clone()).or_default().push((number, payload));
                }
            }
        }
        index
    }

    /// The number of answers that were worked out for [`Self::objections`].
    #[cfg(test)]
    pub(crate) fn answers(&self) -> usize {
        self.objections.borrow().len()
    }

    pub(crate) fn len(&self) -> usize {
        self.counted.len()
    }

    /// The objects of a literal that arrive at some call that counts.
    pub(crate) fn same_literal(&self, literal: &Place) -> Option<&SameLiteral<'a>> {
        self.by_literal.get(literal)
    }

    /// The calls whose payload is for a payment method.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &Counted<'a>> {
        self.iter().filter(|counted| counted.policy.is_for_method)
    }
}

impl<'a> Counted<'a> {
    fn new(call: &'a Call, standing: Standing, methods: &'a Methods) -> Self {
        let policy = Policy::of(call.kind);
        let judge = |shape| {
            let candidates = if policy.is_for_method { Candidates::of(shape, methods) } else { Candidates::none() };
            Judged { shape, candidates, proposal: OnceCell::new() }
        };
        Self { call, policy, standing, payloads: call.payload.shapes.iter().map(judge).collect() }
    }

    /// The call in terms that need no payload.
    fn seen(&self) -> SeenCall {
        let Call { place, name, kind, .. } = self.call;
        let known = self.payloads.iter().filter(|payload| !payload.candidates.is_open());
        let known = known.filter(|payload| !payload.candidates.by_details());
        let methods = known.flat_map(|payload| {
            let is_open = payload.shape.rest == Rest::Open;
            payload.candidates.kinds().map(move |kind| SeenMethod { kind: kind.to_owned(), is_open })
        });
        let methods = merge_methods(methods);
        SeenCall { place: place.clone(), kind: *kind, name: name.clone(), standing: self.standing, methods }
    }

    /// Everything that the property of that name can hold, in any of the payloads.
    pub(crate) fn uses<'s>(&'s self, name: &'s str) -> impl Iterator<Item = PayloadValue<'s>> {
        self.payloads.iter().flat_map(move |payload| {
            let origins = payload.shape.property(name).into_iter().flat_map(|property| &property.origins);
            origins.flat_map(move |origin| origin.holds.iter().map(move |held| PayloadValue { payload, origin, held }))
        })
    }

    /// `Always` when a property that can hold something of a kind can hold nothing else here.
    pub(crate) fn certainty(&self, name: &str, test: impl Fn(&Held) -> bool) -> Certainty {
        if self.uses(name).all(|one| test(one.held)) { Certainty::Always } else { Certainty::Sometimes }
    }

    /// Points from a finding at this call, and at the literal of `shape` where the finding lies outside of it.
    pub(crate) fn relate(&self, finding: &Place, shape: &Shape) -> BTreeSet<Related> {
        let literal = shape.literal.as_ref().filter(|literal| !literal.encloses(finding));
        let made = literal.map(|literal| Related {
            message: format!("the object passed to `{}` is created here", self.call.kind.name()),
            place: opening_brace(literal),
            kind: RelatedKind::Literal,
        });
        made.into_iter().chain([self.reached()]).collect()
    }

    /// The place that stands for a payload: the literal that makes it, or the argument, or the called name.
    pub(crate) fn payload_place(&self, shape: Option<&'a Shape>) -> &'a Place {
        let literal = shape.and_then(|shape| shape.literal.as_ref());
        literal.or(self.call.payload.argument.as_ref()).unwrap_or(&self.call.name)
    }

    /// Points at this call.
    pub(crate) fn reached(&self) -> Related {
        let kind = RelatedKind::Call(self.call.kind);
        Related { message: "reaches this call".to_owned(), place: self.call.name.clone(), kind }
    }
}

impl Judged<'_> {
    /// Its need for a payment session when it is passed to a call of that kind.
    pub(crate) fn need(&self, kind: CallKind) -> Need {
        match (session::need(kind, self.shape), self.candidates.need()) {
            (Need::No, _) | (_, Need::No) => Need::No,
            (Need::Yes, Need::Yes) => Need::Yes,
            (Need::Unknown, _) | (_, Need::Unknown) => Need::Unknown,
        }
    }

    /// The state of its session; one that it doesn't need is fine, whatever it is.
    pub(crate) fn session(&self, kind: CallKind) -> SessionState {
        match self.need(kind) {
            Need::No => SessionState::Fine,
            Need::Yes | Need::Unknown => session::state(self.shape),
        }
    }
}

impl PayloadValue<'_> {
    /// Points at the use of a constant that is written elsewhere.
    pub(crate) fn relate(&self, name: &str) -> Option<Related> {
        let elsewhere = !self.origin.value.encloses(&self.held.place);
        elsewhere.then(|| Related {
            message: format!("used as `{name}` here"),
            place: self.origin.value.clone(),
            kind: RelatedKind::Use,
        })
    }
}

/// The `{` of a literal: it says where the object is without covering the page.
pub(crate) fn opening_brace(literal: &Place) -> Place {
    let Span { start, .. } = literal.span;
    Place::new(&literal.file, Span { start, end: start + 1 })
}

/// The objects that `name` can hold in `shape`.
pub(crate) fn objects<'s>(shape: &'s Shape, name: &str) -> impl Iterator<Item = &'s Shape> {
    shape.property(name).into_iter().flat_map(Property::objects)
}
