//! Putting `sessionId` into a payload: where, with which expression, and how surely that is right.

mod expression;
mod others;

pub(crate) use self::others::{Company, Marks};

use dr_lint_parser::sdk::{CallKind, DISCRIMINANT};
use dr_lint_parser::{Call, Effects, Form, Origin, Place, Role, Seen, Shape, Sighting, Span, Use};

use self::expression::{Site, expression};

use crate::calls::{Calls, Counted, Judged, Offers, Twins};
use crate::edit::insert::{self, Entry};
use crate::edit::{Change, Defect, Text};
use crate::fix::{Applicability, Edit, Fix};
use crate::policy::Policy;
use crate::removal::{also, edits};
use crate::rule::Level;
use crate::session::{self, SESSION_ID};
use crate::wording::line;

/// A fix, and why it isn't safe where it isn't; without one, why there is none, where that has to be said.
pub(crate) type Proposal = Result<(Fix, Option<String>), Option<String>>;

/// One fix for all payloads that are to be fixed at one place: the safe ones, otherwise those that aren't safe. `None` without
/// a proposal.
pub(crate) fn together(proposals: Vec<Proposal>) -> Option<Proposal> {
    let (fixes, reasons): (Vec<_>, Vec<_>) = proposals.into_iter().partition(Result::is_ok);
    let fixes: Vec<(Fix, Option<String>)> = fixes.into_iter().flatten().collect();
    let Some(best) = fixes.iter().map(|(fix, _)| fix.applicability()).max() else {
        let reasons: Vec<Option<String>> = reasons.into_iter().filter_map(Result::err).collect();
        let told = reasons.iter().find(|reason| reason.is_some()).or(reasons.first())?;
        return Some(Err(told.clone()));
    };
    let chosen = || fixes.iter().filter(|(fix, _)| fix.applicability() == best);
    let (first, doubt) = chosen().next()?;
    let edits = chosen().flat_map(|(fix, _)| fix.edits().to_vec()).collect();
    let all = Fix::new(first.title(), best, edits).unwrap_or_else(|| first.clone());
    Some(Ok((all, doubt.clone())))
}

/// The fix that gives a payload of a call a `sessionId`, and why it isn't safe where it isn't; without one, why there is
/// none, where that has to be said. It is planned for the first who asks.
pub(crate) fn fix<'p>(calls: &Calls<'_>, counted: &Counted<'_>, payload: &'p Judged<'_>) -> &'p Proposal {
    payload.proposal.get_or_init(|| planned(calls, counted.call, payload.shape))
}

fn planned(calls: &Calls<'_>, call: &Call, shape: &Shape) -> Proposal {
    let mut unsafe_one = None;
    let mut reason = None;
    for spot in spots(calls, shape) {
        match spot.fix(calls, call, shape) {
            Ok((fix, None)) => return Ok((fix, None)),
            Ok(doubtful) => drop(unsafe_one.get_or_insert(doubtful)),
            Err(none) => reason = reason.or(none),
        }
    }
    unsafe_one.ok_or(reason)
}

/// The fix that gives a call without an argument one that names the session, and why it isn't safe where it isn't; without
/// one, why there is none, where that has to be said.
pub(crate) fn argument(calls: &Calls<'_>, call: &Call) -> Proposal {
    let place = &call.place;
    let after_name = Place::new(&place.file, Span { start: call.name.span.end, end: place.span.end });
    let (open, close) = after_name.text().rsplit_once(')').ok_or(None)?;
    let is_empty = open
        .trim()
        .trim_start_matches("?.")
        .trim_start()
        .strip_prefix('(')
        .is_some_and(|inside| inside.trim().is_empty());
    if !Policy::of(call.kind).session_suffices || !is_empty || !close.is_empty() {
        return Err(None);
    }
    let (expression, doubt) = expression(calls, &Site { place, whole: place.clone(), around: Vec::new() })?;
    let inside = Span { start: place.span.end - 1, end: place.span.end - 1 };
    let change = Change { span: inside, text: format!("{{ {SESSION_ID}: {expression} }}") };
    finished(call.kind, &expression, doubt, edits(place, vec![change]))
}

/// The fix that consists of these edits, and why it isn't safe where it isn't.
fn finished(kind: CallKind, expression: &str, doubt: Option<String>, edits: Vec<Edit>) -> Proposal {
    let what = format!("insert `{SESSION_ID}: {expression}` for `{}`", kind.name());
    let (applicability, title) = match &doubt {
        Some(doubt) => (Applicability::Unsafe, format!("{what} (unsafe: {doubt})")),
        None => (Applicability::Safe, what),
    };
    Ok((Fix::new(title, applicability, edits).ok_or(None)?, doubt))
}

/// The safety of the fix of the same run that gives a payload a `sessionId`; `None` when there is no such fix.
pub(crate) fn gain(calls: &Calls<'_>, counted: &Counted<'_>, payload: &Judged<'_>) -> Option<Applicability> {
    gaining(calls, counted, payload).map(Fix::applicability)
}

/// The fix of the same run that gives a payload a `sessionId`.
pub(crate) fn gaining<'p>(calls: &Calls<'_>, counted: &Counted<'_>, payload: &'p Judged<'_>) -> Option<&'p Fix> {
    if calls.config.level(&crate::rules::MISSING_SESSION_ID) == Level::Off {
        return None;
    }
    fix(calls, counted, payload).as_ref().ok().map(|(fix, _)| fix)
}

/// The `type` in the object's own literal, otherwise one in another literal, otherwise wherever it is written.
pub(crate) fn type_origin(shape: &Shape) -> Option<&Origin> {
    let origins = &shape.property(DISCRIMINANT)?.origins;
    let own = |place: &Place| shape.literal.as_ref().is_some_and(|literal| literal.encloses(place));
    let rank = |form: Form| match form {
        Form::Key { .. } => 0,
        Form::Write { .. } => 1,
        Form::Copied => 2,
    };
    origins.iter().min_by_key(|origin| (!own(&origin.key), rank(origin.form), &origin.key))
}

/// A place for the session.
#[derive(Clone, Copy)]
enum Spot<'s> {
    AfterType(&'s Origin),
    /// Before the first property of this literal.
    Literal(&'s Place),
}

/// The places where it can be put, the best first. Objects of one literal get it at one place for all, if there is one: in
/// the literal, or after the first of several writes.
fn spots<'s>(calls: &Calls<'s>, shape: &'s Shape) -> impl Iterator<Item = Spot<'s>> {
    let own = Spot::of(shape);
    let twins = shape.literal.as_ref().and_then(|literal| Some((literal, calls.twins(literal)?)));
    let offered = twins.into_iter().flat_map(move |(literal, twins)| {
        let offers = twins.offers.get_or_init(|| offers(calls, literal, twins));
        let spot = |number: &usize| twins.shapes.get(*number).and_then(|twin| Spot::of(twin));
        let is_earlier = move |spot: &Spot<'_>| own.is_some_and(|own| spot.comes_before(calls, own));
        let after_writes = offers.after_writes.iter().filter_map(spot).filter(is_earlier);
        offers.inside.iter().filter_map(spot).chain(after_writes)
    });
    offered.chain(own).chain(shape.literal.as_ref().map(Spot::Literal))
}

/// The twins of a literal that offer a place for a session, one for each place.
fn offers(calls: &Calls<'_>, literal: &Place, twins: &Twins<'_>) -> Offers {
    let lacking = twins.shapes.iter().enumerate().filter(|(_, twin)| session::state(twin) != session::State::Fine);
    let mut spots: Vec<(Spot<'_>, usize)> =
        lacking.filter_map(|(number, twin)| Some((Spot::of(twin)?, number))).collect();
    spots.sort_by(|(one, _), (other, _)| one.place().cmp(other.place()));
    spots.dedup_by(|(one, _), (other, _)| one.place() == other.place());
    let (mut keys, mut braces, mut after_writes) = (Vec::new(), Vec::new(), Vec::new());
    for (spot, number) in spots {
        match spot {
            Spot::AfterType(origin) if is_member(calls, literal, &origin.key) => keys.push(number),
            Spot::Literal(_) => braces.push(number),
            Spot::AfterType(_) => after_writes.push(number),
        }
    }
    keys.extend(braces);
    Offers { inside: keys, after_writes }
}

/// True when the literal itself has the key, and not one inside of it.
fn is_member(calls: &Calls<'_>, literal: &Place, key: &Place) -> bool {
    literal.encloses(key) && calls.syntax.member(key).is_some_and(|(holder, _)| holder.span == literal.span)
}

impl<'s> Spot<'s> {
    fn of(shape: &'s Shape) -> Option<Self> {
        match type_origin(shape) {
            Some(origin) => Some(Self::AfterType(origin)),
            None => shape.literal.as_ref().map(Self::Literal),
        }
    }

    fn fix(self, calls: &Calls<'_>, call: &Call, shape: &Shape) -> Proposal {
        // Which way a `delete` runs may hang on whether there is a session: wherever it stands, it is taken to matter.
        if self.is_lost(shape) || calls.syntax.deletes(SESSION_ID, self.place()) {
            return Err(Some(format!("a `{SESSION_ID}` may be removed again before the call")));
        }
        if self.place().file.is_json() {
            return Err(Some("JSON can't hold an expression; add it where the file is used".to_owned()));
        }
        let company = others::company(calls, self, shape);
        if let Some(conflict) = &company.conflict {
            return Err(Some(conflict.clone()));
        }
        let (expression, doubt) = expression(calls, &self.site(calls, shape))?;
        let changes = self.changes(calls, Entry { name: SESSION_ID, value: &expression })?;
        let seen = || self.seen_elsewhere(calls, shape);
        let doubt = doubt.or_else(seen).or(company.others);
        finished(call.kind, &expression, doubt, edits(self.place(), changes))
    }

    /// The code around the expression, which says what the names in it stand for.
    fn site(self, calls: &Calls<'_>, shape: &'s Shape) -> Site<'s> {
        let place = self.place();
        let whole = match self {
            Self::AfterType(Origin { key, form: Form::Key { .. }, .. }) => match calls.syntax.member(key) {
                Some((literal, _)) => Place::new(&key.file, literal.span),
                None => key.clone(),
            },
            Self::AfterType(_) | Self::Literal(_) => place.clone(),
        };
        let values = shape.properties.iter().flat_map(|property| &property.origins).map(|origin| &origin.value);
        let around = shape.literal.iter().chain(values).filter(|other| other.file.name() == place.file.name());
        Site { place, whole, around: around.collect() }
    }

    fn changes(self, calls: &Calls<'_>, entry: Entry<'_>) -> Result<Vec<Change>, Option<String>> {
        let text = &Text::of(&self.place().file);
        let told = |_: Defect| Some(Defect::REASON.to_owned());
        match self {
            Self::AfterType(origin) => match origin.form {
                Form::Key { .. } => {
                    let (literal, index) = calls.syntax.member(&origin.key).ok_or(None)?;
                    insert::member(text, literal, Some(index), entry).map_err(told)?.ok_or(None)
                }
                Form::Write { assignment } => {
                    let write = calls.syntax.write(&origin.key, assignment).ok_or(None)?;
                    if write.object_effects == Effects::Some {
                        let object = origin.key.file.slice(write.object);
                        return Err(Some(format!("evaluating `{object}` again may have side effects")));
                    }
                    let reason = || "nothing can be inserted after the assignment of `type`".to_owned();
                    insert::write(text, write, entry, &calls.present).map_err(told)?.ok_or_else(|| Some(reason()))
                }
                Form::Copied => Err(Some("where its `type` is written isn't known".to_owned())),
            },
            Self::Literal(place) => {
                let literal = calls.syntax.literal(place).ok_or(None)?;
                insert::member(text, literal, None, entry).map_err(told)?.ok_or(None)
            }
        }
    }

    /// The reason why the fix is unsafe: others than the migrated calls may notice a session there.
    fn seen_elsewhere(self, calls: &Calls<'_>, shape: &Shape) -> Option<String> {
        if calls.syntax.runs_text() {
            return Some("text that is run as code may see it".to_owned());
        }
        let sightings = match self {
            Self::AfterType(origin) => &origin.sightings,
            Self::Literal(_) => &shape.sightings,
        };
        sightings.iter().find_map(|sighting| noticed(calls, sighting, self.place()))
    }

    /// True for a spot after a write that has run whenever the write of the other spot has.
    fn comes_before(self, calls: &Calls<'_>, other: Self) -> bool {
        let write = |spot: Self| match spot {
            Self::AfterType(Origin { key, form: Form::Write { assignment }, .. }) => {
                Some((key, calls.syntax.write(key, *assignment)?))
            }
            Self::AfterType(_) | Self::Literal(_) => None,
        };
        let (Some((here, first)), Some((there, second))) = (write(self), write(other)) else { return false };
        let Role::Statement(row, _) = &first.role else { return false };
        here.file.name() == there.file.name() && row.span.contains(second.span) && first.span.end <= second.span.start
    }

    fn place(self) -> &'s Place {
        match self {
            Self::AfterType(origin) => &origin.key,
            Self::Literal(place) => place,
        }
    }

    /// True when a `sessionId` from there is removed from the object before it arrives, so that inserting it helps nobody.
    fn is_lost(self, shape: &Shape) -> bool {
        let loses = |origin: &Origin| origin.dropped.iter().any(|name| name == SESSION_ID || name == "*");
        match self {
            Self::AfterType(origin) => loses(origin),
            Self::Literal(literal) => {
                let origins = shape.properties.iter().flat_map(|property| &property.origins);
                origins.filter(|origin| literal.encloses(&origin.key)).any(loses)
            }
        }
    }
}

/// Says how a session that is inserted at a place is seen elsewhere, if it is.
fn noticed(calls: &Calls<'_>, sighting: &Sighting, from: &Place) -> Option<String> {
    let Some(place) = &sighting.place else {
        return Some("the file does more with the object than dr-lint can follow".to_owned());
    };
    let at = line(place, from);
    match &sighting.seen {
        Seen::Used(kind) => Some(also(&Use { place: place.clone(), kind: *kind }, from)),
        Seen::Listed => Some(format!("all properties of its object are read {at}")),
        Seen::Asked(name) => (name == SESSION_ID).then(|| format!("`{SESSION_ID}` is also read {at}")),
        Seen::Passed => {
            let other = calls.uncounted_at(place)?;
            Some(format!("its object is also passed to another `{}` {at}", other.call.kind.name()))
        }
    }
}
