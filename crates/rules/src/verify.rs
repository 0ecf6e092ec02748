//! Verifies fixed code: each payload must be what it was, without the legacy fields and with the session.

mod syntax;
mod violation;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dr_lint_parser::sdk::{CallKind, DISCRIMINANT};
use dr_lint_parser::{Analysis, Files, HeldValue, Origin, Presence, Rest, Shape, SourceFile, analyze};

use crate::calls::{Calls, Counted, Judged};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::field::FieldPath;
use crate::fix::Applicability;
use crate::lint::{Linted, lint_analysis};
use crate::methods::Methods;
use crate::rules::INSERTING;
use crate::session::{self, SESSION_ID, SessionState};
use crate::severity::Severity;

pub use self::syntax::verify_syntax;
pub use self::violation::Violation;

/// A file, and where its imports come from.
#[derive(Clone, Copy)]
pub struct Version<'v> {
    /// The file.
    pub file: &'v Arc<SourceFile>,
    /// Finds what it imports.
    pub files: &'v dyn Files,
}

/// Compares a file with what fixes made of it. `level` says which fixes these were.
///
/// # Errors
/// The first violation of the fixed file; then it must not replace the other.
pub fn verify(before: Version<'_>, after: Version<'_>, config: &Config, level: Applicability) -> Result<(), Violation> {
    let (old, new) = (analyze(before.file, before.files), analyze(after.file, after.files));
    if let Some(error) = new.errors.iter().find(|error| old.errors.iter().all(|known| known.message != error.message)) {
        return Err(Violation::Syntax { line: error.place.start().line, message: error.message.clone() });
    }
    compare_calls(&old, &new, config, level)?;
    compare_errors(&lint_analysis(old, config), &lint_analysis(new, config), level)
}

fn compare_calls(old: &Analysis, new: &Analysis, config: &Config, level: Applicability) -> Result<(), Violation> {
    let methods = Methods::new(config);
    let allowed = Allowed { level, methods: &methods };
    let old = Calls::new(&old.calls, &old.syntax, &methods, config, INSERTING);
    let new = Calls::new(&new.calls, &new.syntax, &methods, config, INSERTING);
    if old.len() != new.len() {
        return Err(Violation::Calls);
    }
    for (old, new) in old.iter().zip(new.iter()) {
        if old.call.kind != new.call.kind {
            return Err(Violation::Calls);
        }
        let line = new.call.name.start().line;
        let (olds, news) = (summaries(old, allowed), summaries(new, allowed));
        let same = |one: &Summary, other: &Summary| one.core == other.core;
        let kept = olds.iter().all(|one| news.iter().any(|other| same(one, other)));
        let exact = kept && news.iter().all(|other| olds.iter().any(|one| same(one, other)));
        // A call that got nothing may get what names the session, and nothing else.
        let got_nothing = old.call.payload.argument.is_none() && olds.is_empty();
        if got_nothing && news.iter().all(|new| new.core.properties.is_empty() && new.session == SessionState::Fine) {
            continue;
        }
        // With fewer fields the flow may keep apart what it took together before: then all together are compared.
        if !exact && Core::of_all(&olds) != Core::of_all(&news) {
            return Err(Violation::Payload { line });
        }
        for new in &news {
            let olds: Vec<&Summary> = olds.iter().filter(|old| !exact || same(old, new)).collect();
            new.check(&olds, level, line)?;
            let news = news.iter().filter(|other| !exact || same(other, new));
            compare_sessions(&olds, &news.collect::<Vec<_>>(), line)?;
        }
    }
    Ok(())
}

/// The payloads of a call, without the one of which nothing is known where others are: it stands for code that a limit
/// keeps from being followed, and a fix may take that code away.
fn summaries(counted: &Counted<'_>, allowed: Allowed<'_>) -> Vec<Summary> {
    let payloads = &counted.payloads;
    let is_known = |payload: &&Judged<'_>| !payload.shape.is_unknown();
    let any_known = payloads.iter().any(|payload| is_known(&payload));
    let kept = payloads.iter().filter(|payload| !any_known || is_known(payload));
    kept.map(|payload| Summary::new(payload, counted.call.kind, allowed)).collect()
}

/// Makes sure that the values which name the session of payloads still do, and no others where each of them had one.
fn compare_sessions(olds: &[&Summary], news: &[&Summary], line: u32) -> Result<(), Violation> {
    let all = |summaries: &[&Summary]| -> BTreeSet<String> {
        summaries.iter().flat_map(|summary| summary.sessions.iter().cloned()).collect()
    };
    let (old, new) = (all(olds), all(news));
    let is_kept = old.is_subset(&new);
    let had_each_one = olds.iter().all(|old| old.session == SessionState::Fine);
    if is_kept && (!had_each_one || new.is_subset(&old)) { Ok(()) } else { Err(Violation::OtherSession { line }) }
}

/// The changes that the fixes of a run may make.
#[derive(Clone, Copy)]
struct Allowed<'m> {
    level: Applicability,
    methods: &'m Methods,
}

/// A payload split into what fixes must keep and what they may change.
struct Summary {
    core: Core,
    legacy: BTreeSet<FieldPath>,
    session: SessionState,
    /// The values that name the session, as they are written, less those that can be no id.
    sessions: BTreeSet<String>,
}

/// An object without its places, and without what a fix may change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Core {
    properties: BTreeMap<String, Kept>,
    rest: Option<Rest>,
}

/// A property that a fix must not change.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    presence: Presence,
    /// The values that it can hold besides objects.
    values: BTreeSet<String>,
    /// The objects that it can hold, taken together.
    object: Option<Core>,
}

impl Summary {
    fn new(payload: &Judged<'_>, kind: CallKind, Allowed { level, methods }: Allowed<'_>) -> Self {
        let fields: BTreeSet<&FieldPath> = payload.candidates.fields().collect();
        let mut legacy = BTreeSet::new();
        let core = Core::new(payload.shape, &mut Vec::new(), &mut |path| {
            let field = match path {
                [SESSION_ID] => return true,
                // A person who lets unsafe fixes be applied may have the name fixed.
                [DISCRIMINANT] => return level == Applicability::Unsafe,
                // And that of the session.
                [name] if level == Applicability::Unsafe && session::is_misspelt(name) => return true,
                [name] => FieldPath::top(*name),
                [details, name] => FieldPath::nested(*details, *name),
                _ => return false,
            };
            let is_legacy = fields.contains(&field) || level == Applicability::Unsafe && methods.any_forbids(&field);
            if is_legacy {
                legacy.insert(field);
            }
            is_legacy
        });
        let sessions = payload.shape.property(SESSION_ID).into_iter().flat_map(|property| &property.origins);
        let is_id = |origin: &&Origin| origin.holds.iter().all(|held| session::problem(held).is_none());
        let sessions = sessions.filter(is_id).map(|origin| origin.value.text().to_owned()).collect();
        Self { core, legacy, session: payload.session(kind), sessions }
    }

    /// Holds a payload against those that it may have been.
    fn check(&self, olds: &[&Self], level: Applicability, line: u32) -> Result<(), Violation> {
        let had: BTreeSet<&FieldPath> = olds.iter().flat_map(|old| &old.legacy).collect();
        if !self.legacy.iter().all(|field| had.contains(field)) {
            return Err(Violation::Payload { line });
        }
        let was_worst = olds.iter().map(|old| rank(old.session)).max().unwrap_or(0);
        if rank(self.session) > was_worst {
            return Err(Violation::NoSession { line });
        }
        let lost = olds.iter().all(|old| old.legacy.len() > self.legacy.len());
        if lost && self.session != SessionState::Fine && level == Applicability::Safe {
            return Err(Violation::NoSession { line });
        }
        Ok(())
    }
}

fn rank(state: SessionState) -> u8 {
    match state {
        SessionState::Fine => 0,
        SessionState::Unknown => 1,
        SessionState::Missing => 2,
        SessionState::Wrong => 3,
    }
}

impl Core {
    fn new<'s>(shape: &'s Shape, path: &mut Vec<&'s str>, leaves_out: &mut impl FnMut(&[&str]) -> bool) -> Self {
        let mut properties = BTreeMap::new();
        for property in &shape.properties {
            path.push(&property.name);
            if !leaves_out(path) {
                let mut kept = Kept { presence: property.presence, values: BTreeSet::new(), object: None };
                for held in property.holds() {
                    match &held.value {
                        HeldValue::Object(shapes) => {
                            for shape in shapes {
                                let core = Self::new(shape, path, leaves_out);
                                kept.object =
                                    Some(kept.object.map_or_else(|| core.clone(), |object| object.join(&core)));
                            }
                        }
                        other => {
                            kept.values.insert(format!("{other:?}"));
                        }
                    }
                }
                properties.insert(property.name.clone(), kept);
            }
            path.pop();
        }
        // What code may have added to it that a limit kept from being followed hangs on what a fix leaves of that code.
        let rest = if shape.rest == Rest::Open { Rest::Open } else { Rest::Exact };
        Self { properties, rest: Some(rest) }
    }

    /// The properties that are there in either.
    fn join(mut self, other: &Self) -> Self {
        for (name, kept) in &mut self.properties {
            if !other.properties.contains_key(name) {
                kept.presence = Presence::Sometimes;
            }
        }
        for (name, theirs) in &other.properties {
            let absent = || Kept { presence: Presence::Sometimes, ..theirs.clone() };
            let mine = self.properties.entry(name.clone()).or_insert_with(absent);
            mine.presence = mine.presence.min(theirs.presence);
            mine.values.extend(theirs.values.iter().cloned());
            mine.object = match (mine.object.take(), &theirs.object) {
                (Some(mine), Some(theirs)) => Some(mine.join(theirs)),
                (mine, theirs) => mine.or_else(|| theirs.clone()),
            };
        }
        self.rest = self.rest.max(other.rest);
        self
    }

    /// All payloads of a call together.
    fn of_all(summaries: &[Summary]) -> Option<Self> {
        let cores = summaries.iter().map(|summary| summary.core.clone());
        cores.reduce(|all, core| all.join(&core))
    }
}

/// A fix makes no errors. With unsafe fixes, a fixed `type` shows what had no name before.
fn compare_errors(old: &Linted, new: &Linted, level: Applicability) -> Result<(), Violation> {
    if level == Applicability::Unsafe {
        return Ok(());
    }
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let kind = |found: &Diagnostic| (found.rule.id, found.field.clone(), found.place.file.name().to_owned());
    let known: BTreeSet<_> = old.diagnostics.iter().map(kind).collect();
    match new.diagnostics.iter().filter(is_error).find(|found| !known.contains(&kind(found))) {
        Some(found) => Err(Violation::NewError { line: found.place.start().line, message: found.message.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::AddedMethod;
    use dr_lint_parser::NoFiles;

    fn verdict(before: &str, after: &str) -> Result<(), Violation> {
        let files = [before, after].map(|text| Arc::new(SourceFile::new("shop.js", text)));
        let version = |file| Version { file, files: &NoFiles };
        verify(version(&files[0]), version(&files[1]), &Config::default(), Applicability::Safe)
    }

    #[test]
    fn a_session_that_was_there_stays() {
        let build = "function build(x) { return { ...x, type: 'konbini' }; }";
        let calls = "digitalriver.createSource(build({ sessionId: s.id })); digitalriver.createSource(build({}));";
        let other = build.replace("'konbini'", "'konbini', sessionId: cart.id");
        let line = Err(Violation::OtherSession { line: 1 });
        assert_eq!(verdict(&format!("{build}{calls}"), &format!("{other}{calls}")), line);
        let before = "const p = {}; if (f) p.sessionId = s.id; p.type = 'konbini'; digitalriver.createSource(p);";
        let after = before.replace("'konbini';", "'konbini'; p.sessionId = cart.id;");
        assert_eq!(verdict(before, &after), line);
        let before = "const base = { type: 'konbini' }; digitalriver.createSource({ sessionId: s.id, ...base });";
        let after = before.replace("'konbini'", "'konbini', sessionId: cart.id");
        assert_eq!(verdict(before, &after), line);
        let before = "digitalriver.createSource(f ? { type: 'konbini', sessionId: s.id } : { type: 'konbini' });";
        let after = before.replace("'konbini' }", "'konbini', sessionId: cart.id }");
        assert_eq!(verdict(before, &after), Ok(()));
    }

    #[test]
    fn a_corrected_type_may_bring_fields_of_the_configuration_to_light() {
        let added =
            AddedMethod { kind: "houseCard".to_owned(), fields: vec![FieldPath::top("note")], ..Default::default() };
        let config = Config { methods: vec![added], ..Config::default() };
        let files = ["'houseCrad', note: n", "'houseCard'"]
            .map(|rest| format!("digitalriver.createSource({{ sessionId, type: {rest} }});"))
            .map(|text| Arc::new(SourceFile::new("shop.js", text)));
        let version = |file| Version { file, files: &NoFiles };
        let verdict = |level| verify(version(&files[0]), version(&files[1]), &config, level);
        assert_eq!(verdict(Applicability::Unsafe), Ok(()));
        assert_eq!(verdict(Applicability::Safe), Err(Violation::Payload { line: 1 }));
    }

    #[test]
    fn a_call_without_an_argument_may_get_a_session_and_nothing_else() {
        let call = |argument: &str| format!("digitalriver.createDropin({argument});");
        assert_eq!(verdict(&call(""), &call("{ sessionId: cart.id }")), Ok(()));
        assert_eq!(verdict(&call(""), &call("{ sessionId: cart.id, a: 1 }")), Err(Violation::Payload { line: 1 }));
        assert_eq!(verdict(&call(""), &call("{}")), Err(Violation::Payload { line: 1 }));
    }
}
