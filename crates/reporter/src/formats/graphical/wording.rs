//! The words of a block: each thing that its findings say, once.

use std::collections::BTreeSet;

use dr_lint_rules::{Brief, Certainty, Diagnostic, Obstacle, PaymentMethod, Related, RelatedKind, SessionsAfter, Task};

use crate::clean;
use crate::location::Location;
use crate::words::{counted, listed};

/// The number of fields that a heading names; of more, it gives the number.
const NAMED: usize = 3;

/// The number of payment methods that a heading names.
const METHODS: usize = 3;

/// The number of sentences about single findings in a help.
const NOTES: usize = 4;

/// The rules that found something, in the order of the tasks.
pub(super) fn rules(findings: &[&Diagnostic]) -> String {
    let rules: BTreeSet<_> = findings.iter().map(|finding| (finding.rule.task, finding.rule.id)).collect();
    rules.into_iter().map(|(_, id)| id).collect::<Vec<_>>().join(", ")
}

/// The page to read on: that of the first task.
pub(super) fn url(findings: &[&Diagnostic]) -> Option<String> {
    let first = findings.iter().min_by_key(|finding| finding.rule.task)?;
    Some(clean::line(&first.url)).filter(|url| !url.is_empty())
}

/// The things to change, the payment methods as the run names them, the certainty, and the calls that are reached.
pub(super) fn message(findings: &[&Diagnostic], known: &[PaymentMethod]) -> String {
    let reached = reached(findings);
    let problem = match findings {
        // What changes in a payload is soon said; its own words are better for anything else.
        [only] if reached.is_none() || !matches!(only.rule.task, Task::Add | Task::Remove) => {
            clean::line(&only.message)
        }
        _ => {
            let methods = methods(findings, known).map(|methods| format!("{methods}: "));
            methods.unwrap_or_default() + &parts(findings).join(", and ")
        }
    };
    let certainty = shared(findings.iter().map(|finding| finding.certainty));
    let is_about_values = findings.iter().all(|finding| !matches!(finding.rule.task, Task::Tidy | Task::Check));
    let certainty = certainty.filter(|_| is_about_values).map(|certainty| format!(" ({})", certainty_word(certainty)));
    let reached = reached.map(|reached| format!("; {reached}"));
    problem + &certainty.unwrap_or_default() + &reached.unwrap_or_default()
}

/// The word for a certainty.
pub(super) fn certainty_word(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Always => "always",
        Certainty::Sometimes => "sometimes",
    }
}

/// The value that all have.
pub(super) fn shared<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The field that a finding is about, as code.
pub(super) fn field(finding: &Diagnostic) -> String {
    finding.field.as_ref().map_or_else(|| "this".to_owned(), |field| format!("`{}`", clean::line(&field.to_string())))
}

/// The payment methods that the payload may be for, when they are known. Where something is missing, it is for these: a
/// field can be one of other payloads, too.
fn methods(findings: &[&Diagnostic], known: &[PaymentMethod]) -> Option<String> {
    let missing: Vec<_> = findings.iter().filter(|finding| finding.rule.task == Task::Add).collect();
    let telling = if missing.is_empty() { findings.iter().collect() } else { missing };
    if telling.iter().any(|finding| finding.methods.is_empty()) {
        return None;
    }
    let mut kinds: Vec<&String> = Vec::new();
    for kind in telling.into_iter().flat_map(|finding| &finding.methods) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let name = |kind: &&String| {
        let method = known.iter().find(|method| method.kind == **kind);
        method.map_or_else(|| format!("`{}`", clean::line(kind)), |method| clean::line(&method.to_string()))
    };
    let names: Vec<String> = kinds.iter().take(METHODS).map(name).collect();
    Some(match kinds.len().saturating_sub(METHODS) {
        0 => listed(&names).replace(" and ", " or "),
        more => format!("{} or {}", names.join(", "), counted(more, "other payment method")),
    })
}

/// The problems, in the order of the tasks.
fn parts(findings: &[&Diagnostic]) -> Vec<String> {
    let of = |task| findings.iter().filter(move |finding| finding.rule.task == task);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(of(Task::Add).map(|finding| format!("{} is missing", field(finding))));
    let gone: BTreeSet<String> = of(Task::Remove).map(|finding| field(finding)).collect();
    match gone.len() {
        0 => {}
        count if count <= NAMED => parts.push(format!("{} must go", listed(&gone.into_iter().collect::<Vec<_>>()))),
        count => parts.push(format!("{} must go", counted(count, "field"))),
    }
    let others = of(Task::Correct).chain(of(Task::Tidy)).chain(of(Task::Check));
    parts.extend(others.map(|finding| format!("there is {}", finding.rule.summary)));
    let mut seen = BTreeSet::new();
    parts.retain(|part| seen.insert(part.clone()));
    parts
}

/// The first of the calls that are reached and the number of the others.
fn reached(findings: &[&Diagnostic]) -> Option<String> {
    let related = findings.iter().flat_map(|finding| &finding.related);
    let calls: BTreeSet<_> = related
        .filter_map(|related| match related.kind {
            RelatedKind::Call(kind) => Some((&related.place, kind.name())),
            RelatedKind::Literal | RelatedKind::Use | RelatedKind::Unused => None,
        })
        .collect();
    let (place, name) = calls.first()?;
    let more = match calls.len() - 1 {
        0 => String::new(),
        more => format!(" and {}", counted(more, "more call")),
    };
    let is_near = findings.iter().all(|finding| finding.place.file.name() == place.file.name());
    let at = if is_near { format!("line {}", place.start().line) } else { Location::of(place).to_string() };
    Some(format!("reaches `{name}` at {at}{more}"))
}

/// The number of unused pieces of code that are named.
const UNUSED: usize = 4;

/// The cures, what there is to know before, then the places that the code above doesn't show.
pub(super) fn help(findings: &[&Diagnostic], elsewhere: &[&Related]) -> Option<String> {
    let advice = Some(joined(findings)).filter(|advice| !advice.is_empty());
    let advice = advice.as_deref().map(clean::lines);
    let advice = [advice, unused(findings)].into_iter().flatten().reduce(|all, next| format!("{all} {next}"));
    let place = |related: &&Related| format!("see {}: {}", at(findings, related), clean::line(&related.message));
    let places = elsewhere.iter().map(place);
    let lines: Vec<String> = advice.into_iter().chain(places).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The place of something related, as short as the reader of these findings can do with.
fn at(findings: &[&Diagnostic], related: &Related) -> String {
    let is_near = findings.iter().all(|finding| finding.place.file.name() == related.place.file.name());
    if is_near { format!("line {}", related.place.start().line) } else { Location::of(&related.place).to_string() }
}

/// The code that the fixes leave unused.
fn unused(findings: &[&Diagnostic]) -> Option<String> {
    let related = findings.iter().flat_map(|finding| &finding.related);
    let all: BTreeSet<&Related> = related.filter(|related| related.kind == RelatedKind::Unused).collect();
    let mut named: Vec<&Related> = all.into_iter().collect();
    named.sort_by_key(|related| &related.place);
    let more = named.split_off(named.len().min(UNUSED)).len();
    let name = |related: &&Related| format!("`{}` ({})", clean::line(related.place.text()), at(findings, related));
    let mut names: Vec<String> = named.iter().map(name).collect();
    if more > 0 {
        names.push(format!("{more} more"));
    }
    (!names.is_empty()).then(|| format!("Unused after the fix: {}.", names.join(", ")))
}

/// The helps of several findings in one.
fn joined(findings: &[&Diagnostic]) -> String {
    let mut ordered = findings.to_vec();
    ordered.sort_by_key(|finding| finding.rule.task);
    let cure = |finding: &&Diagnostic| finding.brief.as_ref().map(|brief| brief.cure.clone()).or(finding.help.clone());
    let notes = ordered.iter().filter_map(|finding| finding.brief.as_ref()).flat_map(|brief| brief.notes.clone());
    let mut sentences: Vec<String> = Vec::new();
    let obstacles = obstacles(&ordered);
    for sentence in ordered.iter().filter_map(cure).chain(notes.take(NOTES)).chain(obstacles.into_iter().take(NOTES)) {
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.join(" ")
}

/// The reasons why there are no safe fixes, each once, with the fields that it holds for. That a session is missing is
/// no news where the block says so.
pub(super) fn obstacles(findings: &[&Diagnostic]) -> Vec<String> {
    let is_asked = findings.iter().any(|finding| finding.rule.task == Task::Add);
    let waits =
        |finding: &Diagnostic| is_asked && finding.fixes.iter().any(|fix| fix.leaves() == SessionsAfter::NoSession);
    let mut reasons: Vec<(&Obstacle, Vec<String>)> = Vec::new();
    for finding in findings.iter().filter(|finding| !waits(finding)) {
        let Some(Brief { obstacle: Some(obstacle), .. }) = &finding.brief else { continue };
        match reasons.iter_mut().find(|(reason, _)| *reason == obstacle) {
            Some((_, fields)) => fields.push(field(finding)),
            None => reasons.push((obstacle, vec![field(finding)])),
        }
    }
    let sentence = |(reason, fields): (&Obstacle, Vec<String>)| {
        let fields = if fields.len() > NAMED { counted(fields.len(), "field") } else { listed(&fields) };
        match reason {
            Obstacle::Doubt(reason) => format!("The fix for {fields} is unsafe: {reason}."),
            Obstacle::NoFix(reason) => format!("There is no fix for {fields}: {reason}."),
        }
    };
    reasons.into_iter().map(sentence).collect()
}
