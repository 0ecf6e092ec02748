//! Removing legacy fields: where each is written, whether it may go, and the fix.

mod plan;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use dr_lint_parser::{Covered, Effects, Form, HeldValue, Origin, Place, Property, Shape, Use};

use self::plan::{Code, Plan, WantedRemoval, code, find_wholes, planned};
use crate::calls::{Calls, Counted, Judged};
use crate::candidates::Verdict;
use crate::edit::{Defect, edits, remove};
use crate::field::FieldPath;
use crate::fix::{self, Applicability, Edit, Fix, SessionsAfter};
use crate::insertion;
use crate::session::{self, SESSION_ID};
use crate::wording::{also, line};

/// The planned removals, by the place where each field is written.
pub(crate) struct Removals<'a> {
    /// The places of code that writes a field and, at other times, a property that stays: `p[key] = value`.
    shared: BTreeSet<&'a Place>,
    wanted: BTreeMap<Place, WantedRemoval<'a>>,
    planned: BTreeMap<Plan, Result<remove::Planned, Defect>>,
}

/// The reason where the code would not parse, or would mean something else, without the field.
const STANDS_IN_THE_WAY: &str = "the code around it needs it";
/// The reason where the removal and the insertion of the session touch the same text: the next round removes the field.
const SESSION_FIRST: &str = "its payload's `sessionId` has to be inserted first";
/// The reason where one piece of code, such as `p[key] = value`, writes the field and properties that stay.
const WRITES_OTHERS: &str = "the same code writes other properties, too";

impl<'a> Removals<'a> {
    /// Plans the removal of what is written at these places; each has an origin that says more.
    pub(crate) fn new(calls: &'a Calls<'a>, places: &BTreeSet<Place>) -> Self {
        let reached = reached(calls, places);
        let wanted = reached.iter().filter(|(place, _)| places.contains(**place)).filter_map(|(place, one)| {
            let code = code(calls, &one.origin.key, one.origin.form)?;
            let doubt = one.doubt(calls, code).or_else(|| brought_to_light(calls, &reached, one.origin));
            let leaves = if doubt.is_some() { one.leaves(calls) } else { SessionsAfter::Sessions };
            let (sessions, rests_on) = (one.gained(calls), one.rests_on());
            let whole = BTreeMap::new();
            Some(((*place).clone(), WantedRemoval { code, whole, doubt, leaves, sessions, rests_on }))
        });
        let mut wanted = wanted.collect();
        find_wholes(calls, &mut wanted);
        let planned = planned(&wanted);
        let shared = reached.iter().filter(|(_, one)| one.writes_others()).map(|(place, _)| *place).collect();
        Self { shared, wanted, planned }
    }

    /// The fix that removes what is written at a place, and why it isn't safe where it isn't; without one, why.
    pub(crate) fn fix(&self, place: &Place, field: &FieldPath) -> Result<(Fix, Option<&str>), &'static str> {
        if self.shared.contains(place) {
            return Err(WRITES_OTHERS);
        }
        let wanted =
            self.wanted.get(place).ok_or("it is written neither in an object literal nor by a plain assignment")?;
        let doubt = wanted.doubt.as_deref();
        let applicability = if doubt.is_some() { Applicability::Unsafe } else { Applicability::Safe };
        let code = wanted.at(applicability);
        let plan = (place.file.name().to_owned(), code.siblings(), applicability);
        let planned = self.planned.get(&plan).ok_or(STANDS_IN_THE_WAY)?.as_ref().map_err(|_| Defect::REASON)?;
        let changes = planned.get(&code.index()).cloned().ok_or(STANDS_IN_THE_WAY)?;
        let title = match doubt {
            Some(doubt) => format!("remove `{field}` (unsafe: {doubt})"),
            None => format!("remove `{field}`"),
        };
        let edits = edits(place, changes).ok_or(STANDS_IN_THE_WAY)?;
        let is_possible = Fix::new("", applicability, edits.clone()).is_some();
        let reason = if is_possible { SESSION_FIRST } else { STANDS_IN_THE_WAY };
        let fix = Fix::new(title, applicability, fix::joined(edits, &wanted.sessions)).ok_or(reason)?;
        Ok((fix.leaving(wanted.leaves).resting_on(wanted.rests_on.iter().cloned()), doubt))
    }
}

/// An origin, and the payloads that have something from it.
struct Reached<'r> {
    origin: &'r Origin,
    by: Vec<AffectedPayload<'r>>,
    /// True when one of them may need it; empty until that was asked.
    is_needed: OnceCell<bool>,
}

/// A payload that has something from an origin.
struct AffectedPayload<'r> {
    counted: &'r Counted<'r>,
    payload: &'r Judged<'r>,
    /// The property's name in this payload.
    name: &'r str,
    /// Its field path; `None` for deeper properties, which are no fields.
    field: Option<FieldPath>,
}

/// The origins at these places and at those that they cover, with the payloads that have something from them.
fn reached<'a>(calls: &'a Calls<'a>, places: &BTreeSet<Place>) -> BTreeMap<&'a Place, Reached<'a>> {
    let mut all: BTreeSet<&Place> = places.iter().collect();
    let every = || calls.iter().chain(calls.uncounted());
    for payload in every().flat_map(|counted| &counted.payloads) {
        visit(payload.shape, &mut Vec::new(), &mut |_, origin| {
            if places.contains(&origin.key) {
                all.extend(origin.covers.iter().map(|covered| &covered.key));
            }
        });
    }
    let mut reached: BTreeMap<&Place, Reached<'_>> = BTreeMap::new();
    for counted in every() {
        for payload in &counted.payloads {
            visit(payload.shape, &mut Vec::new(), &mut |path, origin| {
                if all.contains(&origin.key) {
                    let entry = reached.entry(&origin.key).or_insert_with(|| Reached {
                        origin,
                        by: Vec::new(),
                        is_needed: OnceCell::new(),
                    });
                    let name = path.last().copied().unwrap_or_default();
                    entry.by.push(AffectedPayload { counted, payload, name, field: field(path) });
                }
            });
        }
    }
    reached
}

/// The doubt about removing a property that covers earlier ones of which one has to stay: that would be passed instead.
fn brought_to_light(calls: &Calls<'_>, reached: &BTreeMap<&Place, Reached<'_>>, over: &Origin) -> Option<String> {
    let covers = || over.covers.iter();
    let all = covers().map(|covered| (&covered.key, covered.form)).chain([(&over.key, over.form)]);
    // Where something is done with the value of a write, its value stays.
    let goes_whole = |(key, form): &(&Place, Form)| code(calls, key, *form).is_some_and(|code| !code.leaves_value());
    let gone: Vec<Place> = all.filter(goes_whole).map(|(key, form)| written(key, form)).collect();
    let must_stay = |covered: &&Covered| {
        let Some(code) = code(calls, &covered.key, covered.form) else { return true };
        // What goes along reads it no more: `p.amount += 1`.
        let goes_along = |one: &Use| gone.iter().any(|place| place.encloses(&one.place));
        code.effects() == Effects::Some
            || !covered.uses.iter().all(goes_along)
            || reached.get(&covered.key).is_some_and(|one| one.is_needed(calls))
    };
    let at = |covered: &Covered| line(&covered.key, &over.key);
    let covered = covers().find(must_stay)?;
    Some(format!("without it, the earlier value, {}, would be passed", at(covered)))
}

/// The text that a removal takes away.
fn written(key: &Place, form: Form) -> Place {
    match form {
        Form::Key { whole } => Place::new(&key.file, whole),
        Form::Write { assignment } => Place::new(&key.file, assignment),
        Form::Copied => key.clone(),
    }
}

impl Reached<'_> {
    /// True for code that writes several names of which one may stay: it can't be removed.
    fn writes_others(&self) -> bool {
        let stays = |affected: &AffectedPayload<'_>| !affected.verdict().is_some_and(|verdict| verdict.by_all);
        self.by.windows(2).any(|two| two[0].name != two[1].name) && self.by.iter().any(stays)
    }

    /// The sessions of the payloads once it is removed: without one, what it removes was all that the payment had.
    fn leaves(&self, calls: &Calls<'_>) -> SessionsAfter {
        let lacks = self.by.iter().any(|affected| affected.leaves_no_session(calls));
        if lacks { SessionsAfter::NoSession } else { SessionsAfter::Sessions }
    }

    /// The edits that give the payloads that have it the sessions that they lack; they belong to the same fix.
    fn gained<'s>(&'s self, calls: &Calls<'_>) -> Vec<Edit> {
        let offered = |affected: &'s AffectedPayload<'_>| match affected.session() {
            session::SessionState::Missing => insertion::offered_insertion(calls, affected.counted, affected.payload),
            session::SessionState::Fine | session::SessionState::Wrong | session::SessionState::Unknown => None,
        };
        let edits: BTreeSet<&Edit> = self.by.iter().filter_map(offered).flat_map(Fix::edits).collect();
        edits.into_iter().cloned().collect()
    }

    /// The files whose text makes it right to remove it: they hold the sessions of its payloads, or what it covers.
    fn rests_on(&self) -> BTreeSet<String> {
        let sessions = self.by.iter().filter_map(|affected| affected.payload.shape.property(SESSION_ID));
        let sessions = sessions.flat_map(|session| &session.origins).map(|origin| &origin.key);
        let covered = self.origin.covers.iter().map(|covered| &covered.key);
        sessions.chain(covered).map(|place| place.file.name().to_owned()).collect()
    }

    /// True when a payload may need what was written there; worked out once.
    fn is_needed(&self, calls: &Calls<'_>) -> bool {
        let needs = |affected: &AffectedPayload<'_>| affected.doubt(calls, &self.origin.key).is_some();
        *self.is_needed.get_or_init(|| self.by.iter().any(needs))
    }

    /// The doubt that makes the removal unsafe.
    fn doubt(&self, calls: &Calls<'_>, code: Code<'_>) -> Option<String> {
        let effects = (code.effects() == Effects::Some).then(|| "its value may have side effects".to_owned());
        let text = || calls.syntax.runs_text().then(|| "text that is run as code may need it".to_owned());
        effects
            .or_else(text)
            .or_else(|| {
                let place = written(&self.origin.key, self.origin.form);
                place.file.has_island(place.span).then(|| "a template fills in a part of it".to_owned())
            })
            .or_else(|| self.origin.uses.first().map(|one| also(one, &self.origin.key)))
            .or_else(|| self.by.iter().find_map(|affected| affected.doubt(calls, &self.origin.key)))
    }
}

impl AffectedPayload<'_> {
    /// The verdict of the payment methods that the payload may be for.
    fn verdict(&self) -> Option<Verdict> {
        self.payload.candidates.verdict(self.field.as_ref()?)
    }

    /// The state of the payload's session.
    fn session(&self) -> session::SessionState {
        self.payload.session(self.counted.call.kind)
    }

    /// True for a payload that has no session and gets none in the same run: the payment would have neither.
    fn leaves_no_session(&self, calls: &Calls<'_>) -> bool {
        self.counted.standing.counts()
            && self.counted.policy.is_for_method
            && self.session() == session::SessionState::Missing
            && insertion::insertion_safety(calls, self.counted, self.payload).is_none()
    }

    fn doubt(&self, calls: &Calls<'_>, key: &Place) -> Option<String> {
        let at = line(&self.counted.call.name, key);
        let kind = self.counted.call.kind.name();
        if !self.counted.standing.counts() {
            return Some(format!("its object is also passed to another `{kind}` {at}"));
        }
        if !self.counted.policy.is_for_method || !self.verdict().is_some_and(|verdict| verdict.by_all) {
            return Some(format!("the `{kind}` {at} may need it"));
        }
        match self.session() {
            session::SessionState::Fine => None,
            session::SessionState::Wrong => Some(format!("the `sessionId` passed {at} is not always valid")),
            session::SessionState::Missing => {
                let safety = insertion::insertion_safety(calls, self.counted, self.payload);
                (safety != Some(Applicability::Safe)).then(|| match safety {
                    Some(_) => format!("the payload {at} gets its `sessionId` by an unsafe fix"),
                    None => format!("the payload {at} has no `{SESSION_ID}`"),
                })
            }
            session::SessionState::Unknown => Some(format!("the payload {at} may have no `{SESSION_ID}`")),
        }
    }
}

/// Shows every origin in a shape with the names on the way to it.
fn visit<'s>(shape: &'s Shape, path: &mut Vec<&'s str>, show: &mut impl FnMut(&[&'s str], &'s Origin)) {
    for Property { name, origins, .. } in &shape.properties {
        path.push(name);
        for origin in origins {
            show(path, origin);
            for held in &origin.holds {
                if let HeldValue::Object(shapes) = &held.value {
                    for shape in shapes {
                        visit(shape, path, show);
                    }
                }
            }
        }
        path.pop();
    }
}

fn field(path: &[&str]) -> Option<FieldPath> {
    match path {
        [name] => Some(FieldPath::top(*name)),
        [details, name] => Some(FieldPath::nested(*details, *name)),
        _ => None,
    }
}
