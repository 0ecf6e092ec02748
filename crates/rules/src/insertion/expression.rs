//! The expression that is put in at a place, and whether it surely gives the session's id there.

use dr_lint_parser::sdk::SESSION_SECRET;
use dr_lint_parser::{Binding, Chain, Expression, FileKind, HeldValue, Lack, Needs, Place, Root, Span, This};

use crate::calls::Calls;
use crate::session::{self, Problem, SESSION_ID};

/// Names that every program in a browser has without declaring them.
const GLOBALS: [&str; 4] = ["document", "globalThis", "self", "window"];

/// The place of an inserted expression, which decides what its names mean.
pub(super) struct InsertionSite<'s> {
    /// The place at which it is put in.
    pub(super) place: &'s Place,
    /// The literal, the written member or the call that it becomes part of.
    pub(super) whole: Place,
    /// The code that is read for what it expects to be missing: the payload and what is written into it.
    pub(super) around: Vec<&'s Place>,
}

/// The text to put in at a site, and why it may be the wrong one; without one, why there is none, if that has to be said.
pub(super) fn expression(
    calls: &Calls<'_>,
    site: &InsertionSite<'_>,
) -> Result<(String, Option<String>), Option<String>> {
    if let Some(given) = calls.config.session_id_in(site.place.file.name()) {
        if let Some(obstacle) = calls.syntax.obstacle(given, site.place) {
            return Err(Some(refusal(&obstacle, given)));
        }
        return Ok((given.text.clone(), doubt(calls, given, site)));
    }
    if calls.syntax.binding(SESSION_ID, site.place) != Binding::InScope || calls.syntax.lack(&site.whole).is_some() {
        return Err(None);
    }
    let doubt = format!("the `{SESSION_ID}` in scope may not be the payment session's `id`");
    Ok((SESSION_ID.to_owned(), Some(doubt)))
}

/// The reason why there is no fix where the expression can't be parsed.
fn refusal(needs: &Needs, given: &Expression) -> String {
    match needs {
        Needs::Types => format!("`{}` is TypeScript, and this file isn't", given.text),
        Needs::AngleCast => format!("`{}` is no expression in a file with JSX; write the cast with `as`", given.text),
        Needs::Await => "`await` isn't allowed there".to_owned(),
        Needs::Module => "`import.meta` is only there in modules, and this file isn't one".to_owned(),
        Needs::This => "`this` isn't allowed there".to_owned(),
        Needs::Super => "`super` only means something in a method of a class that extends another".to_owned(),
        Needs::Private(name) => format!("no class around it declares `{name}`"),
    }
}

/// The reason why the fix is unsafe: the expression may give no id there.
fn doubt(calls: &Calls<'_>, given: &Expression, site: &InsertionSite<'_>) -> Option<String> {
    let names = || given.names.iter().find_map(|name| name_doubt(calls, name, site.place));
    names()
        .or_else(|| this_doubt(calls, given, site.place))
        .or_else(|| calls.syntax.lack(&site.whole).map(lack_doubt))
        .or_else(|| given.needs.contains(&Needs::Await).then(|| "while it waits, other code may run".to_owned()))
        .or_else(|| given.writes.then(|| format!("`{}` changes something each time it runs", given.text)))
        .or_else(|| value_doubt(given))
        .or_else(|| expected_doubt(calls, given, site))
        .or_else(|| tested_doubt(calls, given, site.place))
}

fn name_doubt(calls: &Calls<'_>, name: &str, place: &Place) -> Option<String> {
    match calls.syntax.binding(name, place) {
        Binding::InScope => None,
        Binding::Optional => Some(format!("`{name}` may be missing by its type, and nothing there asks whether it is")),
        Binding::OutOfScope => Some(format!("`{name}` is declared in this file, but can't be used there")),
        Binding::NotYet => Some(format!("`{name}` has no value yet where it is needed")),
        Binding::Type => Some(format!("`{name}` is a type there, and types have no value")),
        Binding::Undeclared if name == "require" && calls.syntax.kind(place) == FileKind::CommonJs => {
            Some("`require` runs another module there, whose exports may not be set yet".to_owned())
        }
        Binding::Undeclared => {
            let is_known = GLOBALS.contains(&name) || calls.config.globals.iter().any(|global| global == name);
            let is_page = calls.syntax.kind(place) == FileKind::Classic;
            (!is_known && !is_page).then(|| {
                format!("`{name}` is declared nowhere in this module; import it, or add it to `globals` in the configuration")
            })
        }
    }
}

/// Says what isn't there when the code runs.
fn lack_doubt(Lack { path, value }: &Lack) -> String {
    match value {
        HeldValue::Undefined if !path.contains('.') => format!("`{path}` may have no value yet when this code runs"),
        HeldValue::Undefined => format!("`{path}` may be `undefined` when this code runs"),
        HeldValue::Null => format!("`{path}` may still be `null` when this code runs"),
        HeldValue::Text(_) => format!("`{path}` is a constant, the same for every shopper"),
        HeldValue::Other(what) => format!("`{path}` is {what}, not an id"),
        HeldValue::Object(_) => format!("`{path}` is an object, not an id"),
        HeldValue::Unknown { name: Some(name) } => format!("`{path}` may be a `{name}`, not an id"),
        HeldValue::Unknown { name: None } | HeldValue::SomeText => format!("`{path}` may not be an id"),
    }
}

fn this_doubt(calls: &Calls<'_>, given: &Expression, place: &Place) -> Option<String> {
    if !given.needs.contains(&Needs::This) {
        return None;
    }
    let member = given.chain.as_ref().and_then(|chain| chain.members.first()).map(String::as_str);
    match calls.syntax.this(place, member) {
        This::Object => None,
        This::WithoutMember => {
            let member = member.unwrap_or_default();
            Some(format!("nothing in this file says that `this` has a `{member}` there"))
        }
        This::Handed(span) => {
            let handed = Place::new(&place.file, span);
            Some(format!("`{}` is handed over without its object at line {}", handed.text(), handed.start().line))
        }
        This::Function(Span { start, .. }) => {
            let function = Place::new(&place.file, Span { start, end: start });
            let line = function.start().line;
            Some(format!("`this` is whatever the function at line {line} is called on"))
        }
        This::TopLevel => Some("`this` is no object of the program outside of functions and classes".to_owned()),
    }
}

/// The doubt about an expression that says itself that it can give something else than an id.
fn value_doubt(given: &Expression) -> Option<String> {
    given.gives.iter().find_map(|value| match (session::problem_of(value), value) {
        (Some(Problem::Nothing(what)), _) => Some(format!("it is sometimes `{what}`")),
        (Some(Problem::Empty), _) => Some("it is sometimes an empty string".to_owned()),
        (Some(Problem::NotText(what)), _) => Some(format!("it is sometimes {what}")),
        (Some(Problem::ClientSecret), _) => Some(format!("it is sometimes a `{SESSION_SECRET}`")),
        (None, HeldValue::Text(_)) => Some("a constant is the same for every shopper".to_owned()),
        (None, _) => None,
    })
}

/// The file tests elsewhere whether there is a cart, or falls back to none: `if (!cart)`, `found || null`.
fn tested_doubt(calls: &Calls<'_>, given: &Expression, place: &Place) -> Option<String> {
    let named =
        given.names.iter().map(|name| Chain { root: Root::Name(name.clone()), members: Vec::new(), is_whole: true });
    let chains: Vec<Chain> = given.chain.iter().cloned().chain(named).collect();
    let waits = given.needs.contains(&Needs::Await);
    let promised = chains.iter().find_map(|chain| calls.syntax.promised(chain, place)).filter(|_| !waits);
    if let Some((path, call)) = promised {
        return Some(format!("`{path}` is a promise, of the call at line {}", call.start().line));
    }
    let (path, tested) = chains.iter().find_map(|chain| calls.syntax.doubted(chain, place))?;
    Some(format!("`{path}` may be missing there, as the code at line {} expects", tested.start().line))
}

/// The code of the payload asks whether there is a cart: `amount: cart?.total`. So there may be none.
fn expected_doubt(calls: &Calls<'_>, given: &Expression, site: &InsertionSite<'_>) -> Option<String> {
    let chain = given.chain.as_ref()?;
    let last = chain.members.len() - usize::from(chain.is_whole && !chain.members.is_empty());
    let mut paths = (0..=last).map(|members| chain.path(members));
    paths.find_map(|path| {
        let asking = site.around.iter().find(|place| path != "this" && calls.syntax.asks_for(&path, place))?;
        let line = asking.start().line;
        Some(format!("the code of this payload (line {line}) expects that there may be no `{path}`"))
    })
}
