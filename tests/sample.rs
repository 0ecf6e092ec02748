//! The sample shop `testdata/shop`: before its migration it has exactly the findings that it lists, afterwards none.

use std::fs;

use serde_json::Value;

use crate::cases::root;
use crate::shop::{Run, command};

fn lint(directory: &str) -> (i32, Vec<String>) {
    let run = Run::of(&mut command(&root().join("testdata").join(directory), &["--format", "json"]));
    let report = run.json();
    assert_eq!(report["errors"], Value::Array(Vec::new()));
    (run.code, report["diagnostics"].as_array().unwrap().iter().map(line).collect())
}

/// `path:line:column rule field certainty`, as `findings.txt` has them.
fn line(diagnostic: &Value) -> String {
    let text = |key: &str| diagnostic[key].as_str().unwrap_or("-");
    let start = &diagnostic["range"]["start"];
    let place = format!("{}:{}:{}", text("path"), start["line"], start["column"]);
    format!("{place} {} {} {}", text("rule"), text("field"), text("certainty"))
}

#[test]
fn before_its_migration_it_has_what_it_lists() {
    let listed = fs::read_to_string(root().join("testdata/shop/findings.txt")).unwrap();
    let (code, found) = lint("shop/before");
    assert_eq!(code, 1);
    snapbox::assert_data_eq!(found.join("\n") + "\n", snapbox::Data::text(listed).raw());
}

#[test]
fn the_shops_with_documents_have_what_they_list() {
    let path = root().join("testdata/documents/findings.txt");
    let (code, found) = lint("documents");
    let found: Vec<String> = found.into_iter().filter(|line| line.contains("/before/")).collect();
    let found = found.join("\n") + "\n";
    if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        fs::write(&path, &found).unwrap();
    }
    assert_eq!(code, 1);
    snapbox::assert_data_eq!(found, snapbox::Data::text(fs::read_to_string(path).unwrap()).raw());
}

#[test]
fn after_its_migration_it_is_clean() {
    assert_eq!(lint("shop/after"), (0, Vec::new()));
}

#[test]
fn its_report_is_short_and_has_each_payload_once() {
    let run = Run::of(&mut command(&root().join("testdata/shop/before"), &["--color", "never"]));
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines.len() <= 400, "{} lines", lines.len());
    let headings = lines.iter().filter(|line| line.starts_with("error[") || line.starts_with("warning["));
    assert_eq!(headings.count(), 24, "{}", run.stdout);
}
