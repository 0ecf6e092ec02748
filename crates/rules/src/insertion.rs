//! Putting `sessionId` into a payload: where, with which expression, and how surely that is right. One that is there under
//! a misspelt name is renamed.

mod expression;
mod others;
mod rename;
mod spot;

pub(crate) use self::rename::readers;
pub(crate) use self::spot::type_origin;

use dr_lint_parser::sdk::CallKind;
use dr_lint_parser::{Call, Effects, Form, Origin, Place, Shape, Sighting, SightingKind, Span, Use};

use self::expression::{InsertionSite, expression};
use self::spot::{Spot, spots};

use crate::calls::{Calls, Counted, Judged};
use crate::edit::insert::{self, NewProperty};
use crate::edit::{Change, Defect, Text, edits};
use crate::fix::{Applicability, Edit, Fix};
use crate::policy::Policy;
use crate::proposal::Proposal;
use crate::session::SESSION_ID;
use crate::wording::{also, line};

/// One fix for all payloads that are to be fixed at one place: the safe ones, otherwise those that aren't safe. `None` without
/// a proposal.
pub(crate) fn together(proposals: Vec<Proposal>) -> Option<Proposal> {
    let (fixes, reasons): (Vec<_>, Vec<_>) = proposals.into_iter().partition(Result::is_ok);
    let fixes: Vec<(Fix, Option<String>)> = fixes.into_iter().flatten().collect();
    let Some(best) = fixes.iter().map(|(fix, _)| fix.applicability()).max() else {
        let reasons: Vec<Option<String>> = reasons.into_iter().filter_map(Result::err).collect();
        let reason = reasons.iter().find(|reason| reason.is_some()).or(reasons.first())?;
        return Some(Err(reason.clone()));
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
    if let Some(renamed) = rename::rename(calls, call.kind, shape) {
        return renamed;
    }
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
    let (expression, doubt) = expression(calls, &InsertionSite { place, whole: place.clone(), around: Vec::new() })?;
    let inside = Span { start: place.span.end - 1, end: place.span.end - 1 };
    let change = Change { span: inside, text: format!("{{ {SESSION_ID}: {expression} }}") };
    finished(call.kind, &expression, doubt, edits(place, vec![change]).ok_or(None)?)
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

/// The safety of the insertion that this run offers for a payload; `None` without one.
pub(crate) fn insertion_safety(
    calls: &Calls<'_>,
    counted: &Counted<'_>,
    payload: &Judged<'_>,
) -> Option<Applicability> {
    offered_insertion(calls, counted, payload).map(Fix::applicability)
}

/// The insertion that this run offers for a payload; `None` if the rule is off in its file, or if it has no fix.
pub(crate) fn offered_insertion<'p>(
    calls: &Calls<'_>,
    counted: &Counted<'_>,
    payload: &'p Judged<'_>,
) -> Option<&'p Fix> {
    let (fix, _) = fix(calls, counted, payload).as_ref().ok()?;
    let offers = |edit: &Edit| calls.inserts_into(&edit.place.file);
    fix.edits().iter().all(offers).then_some(fix)
}

impl<'s> Spot<'s> {
    fn fix(self, calls: &Calls<'_>, call: &Call, shape: &Shape) -> Proposal {
        // Which way a `delete` runs may hang on whether there is a session: wherever it stands, it is taken to matter.
        if self.is_lost(shape) || calls.syntax.deletes(SESSION_ID, self.place()) {
            return Err(Some(format!("a `{SESSION_ID}` may be removed again before the call")));
        }
        if self.place().file.is_json() {
            return Err(Some("JSON can't hold an expression; add it where the file is used".to_owned()));
        }
        let objections = others::objections(calls, self, shape);
        if let Some(conflict) = &objections.conflict {
            return Err(Some(conflict.clone()));
        }
        let (expression, doubt) = expression(calls, &self.site(calls, shape))?;
        let changes = self.changes(calls, NewProperty { name: SESSION_ID, value: &expression })?;
        let seen = || self.seen_elsewhere(calls, shape);
        let doubt = doubt.or_else(seen).or(objections.others);
        finished(call.kind, &expression, doubt, edits(self.place(), changes).ok_or(None)?)
    }

    /// The code around the expression, which says what the names in it stand for.
    fn site(self, calls: &Calls<'_>, shape: &'s Shape) -> InsertionSite<'s> {
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
        InsertionSite { place, whole, around: around.collect() }
    }

    fn changes(self, calls: &Calls<'_>, entry: NewProperty<'_>) -> Result<Vec<Change>, Option<String>> {
        let text = &Text::of(&self.place().file);
        let defect_reason = |_: Defect| Some(Defect::REASON.to_owned());
        match self {
            Self::AfterType(origin) => match origin.form {
                Form::Key { .. } => {
                    let (literal, index) = calls.syntax.member(&origin.key).ok_or(None)?;
                    insert::member(text, literal, Some(index), entry).map_err(defect_reason)?.ok_or(None)
                }
                Form::Write { assignment } => {
                    let write = calls.syntax.write(&origin.key, assignment).ok_or(None)?;
                    if write.object_effects == Effects::Some {
                        let object = origin.key.file.slice(write.object);
                        return Err(Some(format!("evaluating `{object}` again may have side effects")));
                    }
                    let reason = || "nothing can be inserted after the assignment of `type`".to_owned();
                    insert::write(text, write, entry, &calls.present)
                        .map_err(defect_reason)?
                        .ok_or_else(|| Some(reason()))
                }
                Form::Copied => Err(Some("where its `type` is written isn't known".to_owned())),
            },
            Self::Literal(place) => {
                let literal = calls.syntax.literal(place).ok_or(None)?;
                insert::member(text, literal, None, entry).map_err(defect_reason)?.ok_or(None)
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
}

/// Says how a session that is inserted at a place is seen elsewhere, if it is.
fn noticed(calls: &Calls<'_>, sighting: &Sighting, from: &Place) -> Option<String> {
    let Some(place) = &sighting.place else {
        return Some("the file does more with the object than dr-lint can follow".to_owned());
    };
    let at = line(place, from);
    match &sighting.seen {
        SightingKind::Used(kind) => Some(also(&Use { place: place.clone(), kind: *kind }, from)),
        SightingKind::Listed => Some(format!("all properties of its object are read {at}")),
        SightingKind::Asked(name) => (name == SESSION_ID).then(|| format!("`{SESSION_ID}` is also read {at}")),
        SightingKind::Passed => {
            let other = calls.uncounted_at(place)?;
            Some(format!("its object is also passed to another `{}` {at}", other.call.kind.name()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{AddedMethod, Config};
    use crate::methods::Methods;
    use crate::rules::INSERTING;
    use crate::testing;
    use dr_lint_parser::Syntax;

    /// The applicability of the insertion that is offered, and its title; `bPay` has no payment sessions.
    fn offered(source: &str) -> Option<(Applicability, String)> {
        let config = Config {
            session_id: dr_lint_parser::Expression::parse("cart.id").ok(),
            methods: vec![AddedMethod { needs_session: Some(false), ..AddedMethod::new("bPay") }],
            ..Config::default()
        };
        let found = testing::linted_with(&config, "pay.js", source).diagnostics;
        let missing = found.into_iter().find(|found| found.rule.id == "missing-session-id")?;
        let fix = missing.fixes.first()?;
        Some((fix.applicability(), fix.title().to_owned()))
    }

    #[test]
    fn a_payload_that_may_need_no_session_gets_none_safely() {
        let safe = |source: &str| offered(source).map(|(applicability, _)| applicability == Applicability::Safe);
        assert_eq!(safe("digitalriver.createSource({ type: \"konbini\" });"), Some(true));
        assert_eq!(safe("digitalriver.createSource({ type: \"bPay\" });"), None);
        let doubt = "(unsafe: the payload may be for a payment method without payment sessions)";
        for source in [
            "digitalriver.createSource({ type: atBank ? \"bPay\" : \"konbini\" });",
            "function pay(type) { digitalriver.createSource({ type }); }",
        ] {
            let (applicability, title) = offered(source).unwrap();
            assert_eq!(applicability, Applicability::Unsafe, "{source}");
            assert!(title.ends_with(doubt), "{title}");
        }
        let (applicability, title) = offered(
            "function build(type) { return { type }; }
             digitalriver.createSource(build(\"konbini\")); digitalriver.createSource(build(\"bPay\"));",
        )
        .unwrap();
        assert_eq!(applicability, Applicability::Unsafe);
        assert!(
            title.ends_with("(unsafe: an object that would get it is for a payment method without payment sessions)"),
            "{title}"
        );
        let legacy = "digitalriver.createSource({ type: atBank ? \"payPal\" : \"bPay\", amount: 1 });";
        assert_eq!(safe(legacy), Some(false));
    }

    /// A function that makes payloads may have thousands of callers.
    #[test]
    fn payloads_of_one_literal_share_what_is_worked_out() {
        let config = Config { session_id: dr_lint_parser::Expression::parse("cart.id").ok(), ..Config::default() };
        let (syntax, methods) = (Syntax::default(), Methods::new(&config));
        for literal in ["{ amount: 1 }", "{ type: \"bPay\", amount: 1 }"] {
            let one = testing::calls(&format!("new DigitalRiver().createSource({literal})"));
            let found = vec![one[0].clone(); 100];
            let calls = Calls::new(&found, &syntax, &methods, &config, INSERTING);
            for counted in calls.iter() {
                let [payload] = &counted.payloads[..] else { panic!("one payload is passed") };
                let first: *const Proposal = fix(&calls, counted, payload);
                let again: *const Proposal = fix(&calls, counted, payload);
                assert_eq!(first, again, "the same proposal, not another one");
            }
            let same_literal = calls.same_literal(found[0].payload.shapes[0].literal.as_ref().unwrap()).unwrap();
            let offers = same_literal.offers.get().unwrap();
            assert_eq!(
                (same_literal.shapes.len(), offers.inside.len() + offers.after_writes.len()),
                (100, 1),
                "{literal}"
            );
            assert!(calls.answers() <= 2, "{literal}: one answer for each place");
        }
    }
}
