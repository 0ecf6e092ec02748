//! Random programs, fixed and run again: the payloads are those of before, less the legacy fields, plus the session.
//! `DR_LINT_PROGRAMS=20000 cargo test --release -p dr-lint-oracle --test fixes` tries more of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use dr_lint_oracle::engine::{Engine, Observed, ObservedValue};
use dr_lint_oracle::generate::{self, Edition};
use dr_lint_parser::{Expression, NoFiles, SourceFile, Span};
use dr_lint_reporter::{apply, apply_all};
use dr_lint_rules::{Applicability, Config, PaymentMethod, Version, lint, payment_methods, sweep, verify};

const PROGRAMS: u64 = 300;

/// A program after all safe fixes, and without what they leave unused; how many fixes there were, and how many sweeps.
fn fixed(program: &str, config: &Config) -> (String, usize, usize) {
    let before = Arc::new(SourceFile::new("program.js", program));
    let (mut file, mut count, mut sweeps) = (Arc::clone(&before), 0, 0);
    let mut rounds: Vec<Vec<(Span, usize)>> = Vec::new();
    for _ in 0..100 {
        let found = lint(&file, &NoFiles, config).diagnostics;
        let mut next = apply(&found, Applicability::Safe, |_| true);
        if next.is_empty() {
            let moved = |at| rounds.iter().try_fold(at, |at, edits| moved(at, edits));
            next = apply_all(&sweep(&before, &file, &moved).fix, |_| true);
            sweeps += next.len();
        } else {
            count += next[0].fixed;
        }
        let Some(next) = next.into_iter().next() else { return (file.text().to_owned(), count, sweeps) };
        rounds.push(next.edits);
        file = Arc::new(SourceFile::new("program.js", next.text));
    }
    panic!("goes on and on:\n{program}");
}

/// The offset of a byte after these edits; `None` when it is gone.
fn moved(at: u32, edits: &[(Span, usize)]) -> Option<u32> {
    let before = || edits.iter().filter(|(span, _)| span.start <= at);
    let size = |size: usize| u32::try_from(size).expect("a program is short");
    let is_gone = before().any(|(span, _)| at < span.end);
    let gone: u32 = before().map(|(span, _)| span.end - span.start).sum();
    let new: u32 = before().map(|(_, new)| size(*new)).sum();
    (!is_gone).then(|| at + new - gone)
}

/// A payload without what a fix may change. How many fields that are is the second part.
fn core(seen: &ObservedValue, methods: &[PaymentMethod]) -> (String, usize) {
    let ObservedValue::Object { object } = seen else { return (format!("{seen:?}"), 0) };
    let mut object = object.clone();
    object.remove("sessionId");
    let Some(ObservedValue::Text { text: kind }) = object.get("type") else { return (format!("{object:?}"), 0) };
    // The programs' `choose("bPay", "payco")` is an unknown type, and so may be any method whose details are there.
    let is_chosen = matches!(kind.as_str(), "bPay" | "payco");
    let has_details = |method: &PaymentMethod| method.details.iter().any(|details| object.contains_key(details));
    let meant = methods.iter().filter(|method| method.kind == *kind || is_chosen && has_details(method));
    let fields: Vec<_> = meant.flat_map(|method| &method.fields).collect();
    let mut legacy = 0;
    for field in fields {
        let holder = match &field.details {
            None => Some(&mut object),
            Some(details) => object.get_mut(details).and_then(|details| match details {
                ObservedValue::Object { object } => Some(object),
                ObservedValue::Other(_) | ObservedValue::Text { .. } => None,
            }),
        };
        legacy += usize::from(holder.is_some_and(|holder| holder.remove(&field.name).is_some()));
    }
    (format!("{object:?}"), legacy)
}

fn has_session(seen: &ObservedValue) -> bool {
    matches!(seen, ObservedValue::Object { object } if object.contains_key("sessionId"))
}

/// The payload of each call, by its number in the text.
fn by_number(program: &str, observed: &Observed) -> BTreeMap<usize, Vec<ObservedValue>> {
    let lines = program.lines().enumerate().filter(|(_, line)| line.contains(".createSource("));
    let lines: Vec<u32> = lines.map(|(index, _)| u32::try_from(index + 1).expect("a program is short")).collect();
    let number = |line: &u32| lines.iter().position(|known| known == line).expect("every call is on a line");
    observed.payloads.iter().map(|(line, seen)| (number(line), seen.clone())).collect()
}

/// The difference between the payloads of a program and those of the fixed one.
fn difference(
    before: &BTreeMap<usize, Vec<ObservedValue>>,
    after: &BTreeMap<usize, Vec<ObservedValue>>,
) -> Option<String> {
    let methods = payment_methods();
    let nothing = Vec::new();
    for number in before.keys().chain(after.keys()) {
        let (old, new) = (before.get(number).unwrap_or(&nothing), after.get(number).unwrap_or(&nothing));
        let cores = |seen: &[ObservedValue]| {
            let mut cores: Vec<String> = seen.iter().map(|seen| core(seen, &methods).0).collect();
            cores.sort();
            cores.dedup();
            cores
        };
        if cores(old) != cores(new) {
            return Some(format!("call {number}: {:?}\nbecomes {:?}", cores(old), cores(new)));
        }
        for seen in new {
            let (core_of, legacy) = core(seen, &methods);
            let was =
                old.iter().map(|old| (core(old, &methods), has_session(old))).filter(|((core, _), _)| *core == core_of);
            let (mut least, mut had) = (usize::MAX, true);
            for ((_, legacy), session) in was {
                least = least.min(legacy);
                had &= session;
            }
            if legacy < least && !has_session(seen) {
                return Some(format!("call {number} lost fields and has no session: {seen:?}"));
            }
            if had && !has_session(seen) {
                return Some(format!("call {number} lost its session: {seen:?}"));
            }
        }
    }
    None
}

#[test]
fn fixed_programs_do_what_they_did() {
    let engine = Engine::new().unwrap();
    let config = Config { session_id: Expression::parse("session.id").ok(), ..Config::default() };
    let programs: u64 = std::env::var("DR_LINT_PROGRAMS").ok().and_then(|count| count.parse().ok()).unwrap_or(PROGRAMS);
    let (mut changed, mut fixes, mut runs, mut refused, mut wrong) = (0, 0, 0, 0, Vec::new());
    let mut swept = 0;
    let is_whole = programs == PROGRAMS && std::env::var("DR_LINT_FIRST").is_err();
    let first = std::env::var("DR_LINT_FIRST").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    for seed in first..first + programs {
        let program = generate::program(Edition::First, seed).tree.to_string();
        let (after, count, sweeps) = fixed(&program, &config);
        if count == 0 {
            continue;
        }
        let files = [&program, &after].map(|text| Arc::new(SourceFile::new("program.js", text.as_str())));
        let version = |file| Version { file, files: &NoFiles };
        if verify(version(&files[0]), version(&files[1]), &config, Applicability::Safe).is_err() {
            // Nothing would be written. The flow may see less, or more, where there is less to look at.
            refused += 1;
            continue;
        }
        let old = engine.run(&program).unwrap();
        let new = match engine.run(&after) {
            Ok(new) => new,
            Err(error) => panic!("seed {seed}: the fixed program doesn't run: {error}\n{after}"),
        };
        // A program that fails by itself may do so no longer, as when it wrote into what can't be written.
        if !old.complete || !new.complete || old.thrown.iter().any(|error| error.contains("TypeError")) {
            continue;
        }
        (changed, fixes, runs) = (changed + 1, fixes + count, runs + old.runs + new.runs);
        swept += sweeps;
        if let Some(difference) = difference(&by_number(&program, &old), &by_number(&after, &new)) {
            wrong.push(format!("seed {seed}: {difference}\n{program}\n--- fixed:\n{after}"));
        } else if old.thrown != new.thrown {
            wrong.push(format!(
                "seed {seed}: {:?} becomes {:?}\n{program}\n--- fixed:\n{after}",
                old.thrown, new.thrown
            ));
        }
    }
    let shortest = wrong.iter().min_by_key(|wrong| wrong.len()).map_or("", String::as_str);
    let heads: Vec<&str> = wrong.iter().filter_map(|wrong| wrong.lines().next()).collect();
    assert!(wrong.is_empty(), "{} of {changed} differ: {heads:#?}; the shortest:\n{shortest}", wrong.len());
    if is_whole {
        assert_eq!((changed, fixes), (84, 403), "programs that were fixed, and in how many places");
    }
    assert!(refused * 50 <= changed, "{refused} fixed programs were refused, {changed} were not");
    let line =
        format!("{changed} programs fixed in {fixes} places, {swept} of them swept, {refused} refused, {runs} runs\n");
    std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes()).unwrap();
}
