//! Putting `sessionId` into a payload: where, with which expression, and how surely that is right.

use dr_lint_parser::{Binding, Call, Form, Origin, Place, Shape};

use crate::calls::{Calls, encloses};
use crate::edit::insert::{self, Entry};
use crate::fix::{Applicability, Fix};
use crate::removal::edits;
use crate::rule::Level;
use crate::session::SESSION_ID;

/// The fix that gives `shape` a `sessionId`, and why it isn't safe where it isn't.
pub(crate) fn fix(calls: &Calls<'_>, call: &Call, shape: &Shape) -> Option<(Fix, Option<String>)> {
    let spot = Spot::of(shape)?;
    // Which way a `delete` runs may hang on whether there is a session: wherever it stands, it is taken to matter.
    let is_lost = spot.is_lost(shape) || calls.syntax.deletes(SESSION_ID, spot.place());
    // JSON holds no expressions: the session has to be added where the file is used.
    if is_lost || spot.place().file.is_json() {
        return None;
    }
    let (expression, doubt) = expression(calls, spot.place())?;
    let entry = Entry { name: SESSION_ID, value: &expression };
    let text = spot.place().file.text();
    let changes = match &spot {
        Spot::AfterType(origin) => match origin.form {
            Form::Key { .. } => {
                let (literal, index) = calls.syntax.member(&origin.key)?;
                insert::member(text, literal, Some(index), entry)?
            }
            Form::Write { assignment, .. } => insert::write(text, calls.syntax.write(&origin.key, assignment)?, entry)?,
            Form::Copied => return None,
        },
        Spot::Literal(place) => insert::member(text, calls.syntax.literal(place)?, None, entry)?,
    };
    let what = format!("insert `{SESSION_ID}: {expression}` for `{}`", call.kind.name());
    let (applicability, title) = match &doubt {
        Some(doubt) => (Applicability::Unsafe, format!("{what} (unsafe: {doubt})")),
        None => (Applicability::Safe, what),
    };
    Some((Fix::new(title, applicability, edits(spot.place(), changes))?, doubt))
}

/// How surely `shape` gains a `sessionId` by a fix of the same run; `None` when it doesn't.
pub(crate) fn gain(calls: &Calls<'_>, call: &Call, shape: &Shape) -> Option<Applicability> {
    let is_on = calls.config.level(&crate::rules::MISSING_SESSION_ID) != Level::Off;
    fix(calls, call, shape).filter(|_| is_on).map(|(fix, _)| fix.applicability())
}

/// The `type` in the object's own literal, otherwise one in another literal, otherwise wherever it is written.
pub(crate) fn type_origin(shape: &Shape) -> Option<&Origin> {
    let origins = &shape.property("type")?.origins;
    let own = |place: &Place| shape.literal.as_ref().is_some_and(|literal| encloses(literal, place));
    let rank = |form: Form| match form {
        Form::Key { .. } => 0,
        Form::Write { .. } => 1,
        Form::Copied => 2,
    };
    origins.iter().min_by_key(|origin| (!own(&origin.key), rank(origin.form), &origin.key))
}

/// Where it is put.
enum Spot<'s> {
    AfterType(&'s Origin),
    /// Before the first property of this literal.
    Literal(&'s Place),
}

impl<'s> Spot<'s> {
    fn of(shape: &'s Shape) -> Option<Self> {
        match type_origin(shape) {
            Some(origin) => Some(Self::AfterType(origin)),
            None => shape.literal.as_ref().map(Self::Literal),
        }
    }

    fn place(&self) -> &'s Place {
        match self {
            Self::AfterType(origin) => &origin.key,
            Self::Literal(place) => place,
        }
    }

    /// Whether a `sessionId` from there is taken from the object again before it arrives.
    fn is_lost(&self, shape: &Shape) -> bool {
        let loses = |origin: &Origin| origin.dropped.iter().any(|name| name == SESSION_ID || name == "*");
        match self {
            Self::AfterType(origin) => loses(origin),
            Self::Literal(literal) => {
                let origins = shape.properties.iter().flat_map(|property| &property.origins);
                origins.filter(|origin| encloses(literal, &origin.key)).any(loses)
            }
        }
    }
}

/// The expression to put in at a place, and why it may be the wrong one.
fn expression(calls: &Calls<'_>, place: &Place) -> Option<(String, Option<String>)> {
    let binding = |name: &str| calls.syntax.binding(name, place);
    if let Some(given) = &calls.config.session_id {
        let hidden = given.names.iter().find(|name| binding(name) == Binding::OutOfScope);
        let doubt = hidden.map(|name| format!("`{name}` is declared in this file, but not where it is needed"));
        return Some((given.text.clone(), doubt));
    }
    (binding(SESSION_ID) == Binding::InScope).then(|| {
        let doubt = format!("the `{SESSION_ID}` in scope may not be the payment session's `id`");
        (SESSION_ID.to_owned(), Some(doubt))
    })
}
