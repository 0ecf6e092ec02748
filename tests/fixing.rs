//! Fixes, from outside: `testdata/fix/<topic>/before` becomes `testdata/fix/<topic>/after`, byte for byte. The same holds
//! for the shops in `testdata/documents`.
//!
//! These are the fixes alone, so that what they leave unused is kept; `testdata/unused` has what becomes of that.
//!
//! A file `args` has other arguments than `--session-id cart.paymentSession.id`, one in each line.
//! `SNAPSHOTS=overwrite cargo test --test cli` writes `after`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::cases::root;
use crate::shop::{Run, Shop};

const SESSION: [&str; 2] = ["--session-id", "cart.paymentSession.id"];

/// The files below a directory, by path from there.
fn tree(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![directory.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                files.insert(path.strip_prefix(directory).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn shop(files: &BTreeMap<PathBuf, Vec<u8>>) -> Shop {
    files.iter().fold(Shop::new(), |shop, (path, content)| shop.file(path, content))
}

/// The topics, with the arguments that each is fixed with.
fn topics() -> Vec<(PathBuf, Vec<String>)> {
    let mut topics: Vec<PathBuf> = ["testdata/fix", "testdata/documents"]
        .into_iter()
        .flat_map(|folder| fs::read_dir(root().join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    topics.sort();
    let args = |topic: &Path| match fs::read_to_string(topic.join("args")) {
        Ok(args) => args.lines().map(ToOwned::to_owned).collect(),
        Err(_) => SESSION.map(ToOwned::to_owned).to_vec(),
    };
    topics.into_iter().map(|topic| (topic.clone(), args(&topic))).collect()
}

fn run(shop: &Shop, mode: &[&str], args: &[String]) -> Run {
    let args: Vec<&str> = mode.iter().copied().chain(args.iter().map(String::as_str)).collect();
    shop.run(&args)
}

/// Compares two trees; what differs is shown as text.
fn differences(of: &str, actual: &BTreeMap<PathBuf, Vec<u8>>, expected: &BTreeMap<PathBuf, Vec<u8>>) -> String {
    let mut found = String::new();
    for (path, expected) in expected {
        let actual = actual.get(path).map(Vec::as_slice).unwrap_or_default();
        if actual != expected {
            let (actual, expected) = (String::from_utf8_lossy(actual), String::from_utf8_lossy(expected));
            let texts = format!("--- expected\n{expected}\n--- actual\n{actual}\n");
            found = found + of + ": " + &path.display().to_string() + "\n" + &texts;
        }
    }
    found
}

#[test]
fn every_topic_is_fixed_as_it_should_be() {
    let mut wrong = String::new();
    for (topic, args) in topics() {
        let name = topic.file_name().unwrap().to_string_lossy().into_owned();
        let shop = shop(&tree(&topic.join("before")));
        let run = run(&shop, &["--fix", "--keep-unused", "--format", "json"], &args);
        assert_eq!(run.json()["errors"].as_array().map(Vec::len), Some(0), "{name}: {}", run.stdout);
        assert_eq!(run.json()["summary"]["fixable"], 0, "{name}: {}", run.stdout);
        let after = topic.join("after");
        if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
            for (path, content) in tree(&shop.path()) {
                fs::create_dir_all(after.join(&path).parent().unwrap()).unwrap();
                fs::write(after.join(path), content).unwrap();
            }
        }
        wrong += &differences(&name, &tree(&shop.path()), &tree(&after));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_second_run_changes_nothing() {
    for (topic, args) in topics() {
        let shop = shop(&tree(&topic.join("after")));
        let run = run(&shop, &["--fix", "--keep-unused", "--format", "json"], &args);
        assert_eq!(run.json()["summary"]["fixed"], 0, "{}", topic.display());
        assert_eq!(tree(&shop.path()), tree(&topic.join("after")));
    }
}

#[test]
fn the_sample_shop_is_migrated_by_one_command() {
    let sample = root().join("testdata/shop");
    let shop = shop(&tree(&sample.join("before")));
    let run = shop.run(&["--fix", "--session-id", "cart.paymentSession.id", "--format", "json", "."]);
    let report = run.json();
    let wrong = differences("shop", &tree(&shop.path()), &tree(&sample.join("after")));
    assert!(wrong.is_empty(), "{wrong}");
    let findings = fs::read_to_string(sample.join("findings.txt")).unwrap().lines().count();
    assert_eq!((run.code, &report["summary"]["fixed"]), (0, &findings.into()), "{}", report["summary"]);
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(0));
}

/// Applies fixes as any program may that knows nothing but the JSON: each whose edits don't overlap an earlier one's.
/// Equal edits are applied once.
fn apply_json(report: &Value, wanted: &[&str], files: &mut BTreeMap<PathBuf, Vec<u8>>) -> usize {
    let mut edits: BTreeMap<PathBuf, BTreeMap<(u64, u64), String>> = BTreeMap::new();
    let mut applied = 0;
    for diagnostic in report["diagnostics"].as_array().unwrap() {
        let fixes = diagnostic["fixes"].as_array().unwrap();
        let Some(fix) = fixes.iter().find(|fix| wanted.contains(&fix["applicability"].as_str().unwrap())) else {
            continue;
        };
        let own: Vec<(PathBuf, (u64, u64), String)> = fix["edits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|edit| {
                let offset = |end: &str| edit["range"][end]["offset"].as_u64().unwrap();
                let path = PathBuf::from(edit["path"].as_str().unwrap());
                (path, (offset("start"), offset("end")), edit["text"].as_str().unwrap().to_owned())
            })
            .collect();
        let is_free = |(path, (start, end), text): &(PathBuf, (u64, u64), String)| {
            edits.get(path).is_none_or(|taken| {
                taken.iter().all(|((from, to), by)| {
                    let same = (from, to) == (start, end);
                    if same { by == text } else { to <= start || end <= from }
                })
            })
        };
        if own.iter().all(is_free) {
            applied += 1;
            for (path, span, text) in own {
                edits.entry(path).or_default().insert(span, text);
            }
        }
    }
    for (path, edits) in edits {
        let content = files.get_mut(&path).unwrap();
        for ((start, end), text) in edits.into_iter().rev() {
            content.splice(usize::try_from(start).unwrap()..usize::try_from(end).unwrap(), text.into_bytes());
        }
    }
    applied
}

#[test]
fn the_fixes_in_the_json_are_those_that_fix_applies() {
    for (topic, args) in topics() {
        let unsafe_too = args.iter().any(|arg| arg == "--unsafe-fixes");
        let wanted: &[&str] = if unsafe_too { &["safe", "unsafe"] } else { &["safe"] };
        let args: Vec<String> = args.into_iter().filter(|arg| arg != "--unsafe-fixes").collect();
        let mut files = tree(&topic.join("before"));
        for round in 0.. {
            let report = run(&shop(&files), &["--format", "json"], &args).json();
            if apply_json(&report, wanted, &mut files) == 0 {
                break;
            }
            assert!(round < 10, "{} goes on and on", topic.display());
        }
        let wrong = differences("json", &files, &tree(&topic.join("after")));
        assert!(wrong.is_empty(), "{wrong}");
    }
}

/// Each case of the value-flow tests as a file of its own.
fn flow_cases() -> BTreeMap<PathBuf, Vec<u8>> {
    let mut cases = BTreeMap::new();
    for (path, text) in tree(&root().join("testdata/flow")) {
        let extension = path.extension().unwrap().to_string_lossy().into_owned();
        if extension == "md" {
            continue;
        }
        let text = String::from_utf8(text).unwrap();
        for (index, case) in text.split("// --- ").skip(1).enumerate() {
            let name = format!("{}-{index}.{extension}", path.file_stem().unwrap().to_string_lossy());
            cases.insert(name.into(), format!("// --- {case}").into_bytes());
        }
    }
    // The same count stands in `crates/parser/tests/flow.rs`.
    assert_eq!(cases.len(), 1014, "cases were added or are gone");
    cases
}

#[test]
fn every_flow_case_is_fixed_for_good() {
    let cases = flow_cases();
    for (mode, count) in [(&["--fix"][..], 1458), (&["--fix", "--unsafe-fixes"], 1713)] {
        let shop = shop(&cases);
        let args = [mode, &["--format", "json"], &SESSION].concat();
        let first = shop.run(&args).json();
        let refused: Vec<_> = first["errors"].as_array().unwrap().iter().map(ToString::to_string).collect();
        assert!(refused.is_empty(), "{}", refused.join("\n"));
        assert_eq!(first["summary"]["fixed"], count, "{}", first["summary"]);
        let fixed = tree(&shop.path());
        let again = shop.run(&args).json();
        assert_eq!(again["summary"]["fixed"], 0);
        assert_eq!(again["summary"]["fixable"], 0);
        let wrong = differences("again", &tree(&shop.path()), &fixed);
        assert!(wrong.is_empty(), "{wrong}");
    }
}
