use dr_lint_parser::Span;
use dr_lint_rules::{Baseline, Related};
use insta::assert_snapshot;
use serde_json::Value;

use super::*;
use crate::testing::{diagnostic, file, place, related, report, written};

/// The results of a log, which the rules would make long.
fn results(log: &str) -> String {
    log.split_once("\"results\": ").unwrap().1.to_owned()
}

fn full() -> Report {
    let (shop, other) = (file("src/a b.js", "\u{feff}/* 😀 */ f({ amount: 1 });\n"), file("src/c.js", "pay"));
    let mut finding = diagnostic(place(&shop, "amount"));
    let literal = Related { message: "is created here".into(), place: place(&shop, "{"), kind: RelatedKind::Literal };
    finding.related = vec![literal, related(place(&other, "pay"))];
    let at = place(&other, "pay").span.end;
    let insertion = Edit { place: Place::new(&other, Span { start: at, end: at }), text: "(id)".to_owned() };
    let removal = Edit { place: place(&shop, "amount: 1"), text: String::new() };
    finding.fixes.extend(Fix::new("remove `amount`", Applicability::Unsafe, vec![removal, insertion]));
    report(vec![finding])
}

#[test]
fn a_result_has_all_that_is_known() {
    let mut finding = full().diagnostics().next().unwrap().clone();
    finding.fixes.clear();
    assert_snapshot!(results(&written("sarif", &report(vec![finding]))), @r#"
    [
            {
              "ruleId": "legacy-field",
              "ruleIndex": 0,
              "level": "error",
              "message": {
                "text": "PayPal takes `amount` from the payment session. Remove `amount`: the session knows it."
              },
              "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/a%20b.js", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 1, "startColumn": 14, "endLine": 1, "endColumn": 20}}}],
              "relatedLocations": [{"id": 1, "message": {"text": "Is created here."}, "physicalLocation": {"artifactLocation": {"uri": "src/a%20b.js", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 1, "startColumn": 12, "endLine": 1, "endColumn": 13}}}, {"id": 2, "message": {"text": "Reaches this call."}, "physicalLocation": {"artifactLocation": {"uri": "src/c.js", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 4}}}],
              "codeFlows": [
                {
                  "threadFlows": [
                    {
                      "locations": [{"location": {"message": {"text": "Is created here."}, "physicalLocation": {"artifactLocation": {"uri": "src/a%20b.js", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 1, "startColumn": 12, "endLine": 1, "endColumn": 13}}}}, {"location": {"message": {"text": "PayPal takes `amount` from the payment session."}, "physicalLocation": {"artifactLocation": {"uri": "src/a%20b.js", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 1, "startColumn": 14, "endLine": 1, "endColumn": 20}}}}, {"location": {"message": {"text": "Reaches this call."}, "physicalLocation": {"artifactLocation": {"uri": "src/c.js", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 4}}}}]
                    }
                  ]
                }
              ],
              "partialFingerprints": {"drLint/v1": "2766cc0c229a755e79f9f2e3584980c6", "primaryLocationLineHash": "2766cc0c229a755e79f9f2e3584980c6"},
              "properties": {
                "certainty": "always",
                "methods": ["payPal"],
                "field": "amount"
              }
            }
          ]
        }
      ]
    }
    "#);
}

#[test]
fn a_fix_has_the_edits_of_all_its_files() {
    let report = full();
    let fixed = fix(&report.diagnostics().next().unwrap().fixes[0]);
    assert_snapshot!(serde_json::to_string(&fixed).unwrap(), @r#"
    {"description":{"text":"Remove `amount`."},"artifactChanges":[{"artifactLocation":{"uri":"src/a%20b.js","uriBaseId":"%SRCROOT%"},"replacements":[{"deletedRegion":{"startLine":1,"startColumn":14,"endLine":1,"endColumn":23}}]},{"artifactLocation":{"uri":"src/c.js","uriBaseId":"%SRCROOT%"},"replacements":[{"deletedRegion":{"startLine":1,"startColumn":4,"endLine":1,"endColumn":4},"insertedContent":{"text":"(id)"}}]}],"properties":{"applicability":"unsafe"}}
    "#);
}

#[test]
fn states_are_suppressions_and_baseline_states() {
    let comment = place(&file("a.js", "// dr-lint-disable-line"), "// dr-lint-disable-line");
    let suppressed =
        |reason: Option<&str>| State::Suppressed { comment: comment.clone(), reason: reason.map(ToOwned::to_owned) };
    let states = [State::Reported, suppressed(Some("tested by hand")), suppressed(None), State::Baselined];
    let marks = |states: &[State]| -> Vec<String> {
        let log: Value = serde_json::from_str(&written("sarif", &full().in_states(states))).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let mark = |result: &Value| {
            let suppression = &result["suppressions"][0];
            format!("{} {} {}", suppression["kind"], suppression["justification"], result["baselineState"])
        };
        results.iter().map(mark).collect()
    };
    assert_eq!(
        marks(&states),
        [
            "null null \"new\"",
            "\"inSource\" \"tested by hand\" \"new\"",
            "\"inSource\" null \"new\"",
            "\"external\" null \"unchanged\"",
        ]
    );
    assert_eq!(marks(&states[..2])[0], "null null null", "without a baseline nothing is new");
}

#[test]
fn paths_that_cannot_be_read_are_notifications() {
    let error = FileError { path: "gone.js".to_owned(), message: "no such file".to_owned() };
    assert_snapshot!(serde_json::to_string(&notification(&error)).unwrap(), @r#"
    {"level":"error","message":{"text":"No such file."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"gone.js","uriBaseId":"%SRCROOT%"}}}]}
    "#);
    let log: Value =
        serde_json::from_str(&written("sarif", &Report::new(Vec::new(), vec![error], &Baseline::default()))).unwrap();
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"].as_array().unwrap().len(), 1);
}

#[test]
fn uris_are_relative_and_encoded() {
    let uri = |path: &str| {
        let ArtifactLocation { uri, uri_base_id } = artifact(path);
        (uri, uri_base_id.is_some())
    };
    assert_eq!(uri("src/a b%#?:é.js"), ("src/a%20b%25%23%3F%3A%C3%A9.js".to_owned(), true));
    assert_eq!(uri("../theme/a.js"), ("../theme/a.js".to_owned(), true));
    assert_eq!(uri("<stdin>"), ("%3Cstdin%3E".to_owned(), true));
    assert_eq!(uri("D:/shop/a.js"), ("file:///D%3A/shop/a.js".to_owned(), false));
}

#[test]
fn hundreds_of_calls_are_counted_not_listed() {
    let shop = file("a.js", &"pay();\n".repeat(400));
    let mut finding = diagnostic(place(&shop, "pay"));
    finding.related = (0..400).map(|n| related(Place::new(&shop, Span { start: n * 7, end: n * 7 + 5 }))).collect();
    assert!(results(&written("sarif", &report(vec![finding]))).len() < 8_000);
}
