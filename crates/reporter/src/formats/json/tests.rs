use dr_lint_parser::Span;
use dr_lint_rules::Baseline;
use insta::assert_snapshot;
use serde_json::Value;

use super::*;
use crate::FileReport;
use crate::related::RELATED;
use crate::testing::{calls, diagnostic, file, place, related, report, written};

const SCHEMA: &str = include_str!("../../../../../schemas/report-v1.schema.json");

fn json(report: &Report) -> Value {
    serde_json::from_str(&written("json", report)).unwrap()
}

/// The report without its record, which `record` has tests for.
fn without_record(report: &Report) -> String {
    let text = written("json", report);
    let (rest, _) = text.split_once(",\n  \"record\": {").unwrap();
    format!("{rest}\n}}\n")
}

#[test]
fn all_that_is_known() {
    let shop = file("src/a.js", "\u{feff}/* 😀 */ f({ amount: 1 });\n");
    let mut finding = diagnostic(place(&shop, "amount"));
    finding.related.push(related(place(&shop, "f(")));
    let edit = Edit { place: place(&shop, " amount: 1 "), text: String::new() };
    finding.fixes.extend(Fix::new("remove `amount`", Applicability::Safe, vec![edit]));
    assert_snapshot!(without_record(&report(vec![finding])), @r#"
    {
      "version": 1,
      "diagnostics": [
        {
          "rule": "legacy-field",
          "severity": "error",
          "certainty": "always",
          "message": "PayPal takes `amount` from the payment session",
          "help": "Remove `amount`: the session knows it.",
          "url": "https://example.com/guide#paypal",
          "path": "src/a.js",
          "range": {"start": {"line": 1, "column": 14, "offset": 18}, "end": {"line": 1, "column": 20, "offset": 24}},
          "methods": ["payPal"],
          "field": "amount",
          "related": [
            {
              "message": "reaches this call",
              "path": "src/a.js",
              "range": {"start": {"line": 1, "column": 10, "offset": 14}, "end": {"line": 1, "column": 12, "offset": 16}}
            }
          ],
          "fixes": [
            {
              "title": "remove `amount`",
              "applicability": "safe",
              "edits": [
                {
                  "path": "src/a.js",
                  "range": {"start": {"line": 1, "column": 13, "offset": 17}, "end": {"line": 1, "column": 24, "offset": 28}},
                  "text": ""
                }
              ]
            }
          ],
          "fingerprint": "d40c71cac78731ce8f4c7f6d0902cdb4"
        }
      ],
      "hidden": [],
      "errors": [],
      "summary": {
        "files": 1,
        "parsed": 1,
        "calls": 1,
        "unjudged": 0,
        "errors": 1,
        "warnings": 0,
        "fixable": 1,
        "fixed": 0,
        "suppressed": 0,
        "baselined": 0,
        "methods": []
      }
    }
    "#);
}

#[test]
fn what_is_absent_is_null_or_empty() {
    let mut bare = diagnostic(place(&file("a.js", "f({})"), "{"));
    (bare.severity, bare.certainty) = (Severity::Warning, Certainty::Sometimes);
    (bare.help, bare.field) = (None, None);
    bare.url.clear();
    bare.methods.clear();
    let errors = vec![FileError { path: "gone.js".to_owned(), message: "no such file".to_owned() }];
    let parts = vec![FileReport { diagnostics: vec![bare], calls: calls(1), parsed: true, ..FileReport::default() }];
    assert_snapshot!(without_record(&Report::new(parts, errors, &Baseline::default())), @r#"
    {
      "version": 1,
      "diagnostics": [
        {
          "rule": "legacy-field",
          "severity": "warning",
          "certainty": "sometimes",
          "message": "PayPal takes `amount` from the payment session",
          "help": null,
          "url": null,
          "path": "a.js",
          "range": {"start": {"line": 1, "column": 3, "offset": 2}, "end": {"line": 1, "column": 4, "offset": 3}},
          "methods": [],
          "field": null,
          "related": [],
          "fixes": [],
          "fingerprint": "0f2cd2d7ed0c6758a37f708dc5c340c6"
        }
      ],
      "hidden": [],
      "errors": [
        {
          "path": "gone.js",
          "message": "no such file"
        }
      ],
      "summary": {
        "files": 1,
        "parsed": 1,
        "calls": 1,
        "unjudged": 0,
        "errors": 0,
        "warnings": 1,
        "fixable": 0,
        "fixed": 0,
        "suppressed": 0,
        "baselined": 0,
        "methods": []
      }
    }
    "#);
}

#[test]
fn any_text_is_valid_json_and_kept() {
    let odd = "\u{1b}[31m \"\\ \u{0}\u{7f}\u{2028}\u{202e}\n😀";
    let mut finding = diagnostic(place(&file(odd, "amount"), "amount"));
    finding.message = odd.to_owned();
    let value = json(&report(vec![finding]));
    assert_eq!(value["diagnostics"][0]["path"], odd);
    assert_eq!(value["diagnostics"][0]["message"], odd);
}

#[test]
fn hundreds_of_calls_are_counted_not_listed() {
    let shop = file("a.js", &"pay();\n".repeat(400));
    let mut finding = diagnostic(place(&shop, "pay"));
    let calls = (0..400).map(|n| related(Place::new(&shop, Span { start: n * 7, end: n * 7 + 5 })));
    finding.related = calls.collect();
    let report = report(vec![finding]);
    let shown = json(&report)["diagnostics"][0]["related"].clone();
    assert_eq!(shown.as_array().unwrap().len(), RELATED);
    assert_eq!(shown[RELATED - 1]["message"], "reaches this call (and 380 more places)");
    assert!(without_record(&report).len() < 6_000);
}

/// The schema's objects name all their properties and require them, and it says what the code says.
#[test]
fn the_schema_is_strict() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        let Some(properties) = definition["properties"].as_object() else { continue };
        let mut required: Vec<_> =
            definition["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        required.sort_unstable();
        let mut named: Vec<_> = properties.keys().map(String::as_str).collect();
        named.sort_unstable();
        assert_eq!(required, named, "{name}");
        assert_eq!(definition["additionalProperties"], false, "{name}");
    }
    assert_eq!(schema["$defs"]["report"]["properties"]["version"]["const"], VERSION);
    assert_eq!(schema["$defs"]["diagnostic"]["properties"]["related"]["maxItems"], RELATED);
}
