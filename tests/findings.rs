//! What holds for every report, whatever it found: its JSON follows the schema, and the places in it are real.

use std::fs;

use serde_json::Value;

use crate::cases::{cases, root, run};
use crate::shop::Shop;

fn schema() -> jsonschema::Validator {
    let text = fs::read_to_string(root().join("schemas/report-v1.schema.json")).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn assert_valid(schema: &jsonschema::Validator, report: &Value, of: &str) {
    let errors: Vec<_> = schema.iter_errors(report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{of}: {}\n{report:#}", errors.join("\n"));
}

#[test]
fn json_follows_its_schema() {
    let schema = schema();
    for case in cases() {
        assert_valid(&schema, &run(&case, "json").json(), &case.display().to_string());
    }
    let shop = Shop::with_probes(&["a.js"]);
    assert_valid(&schema, &shop.run(&["--format", "json", "a.js", "gone.js"]).json(), "errors");
    assert_valid(&schema, &Shop::new().run(&["--format", "json"]).json(), "nothing");
}

#[test]
fn the_schema_rejects_what_is_no_report() {
    let schema = schema();
    let report = Shop::with_probes(&["a.js"]).run(&["--format", "json"]).json();
    for key in report.as_object().unwrap().keys() {
        let mut broken = report.clone();
        broken.as_object_mut().unwrap().remove(key);
        assert!(!schema.is_valid(&broken), "{key} may be missing");
    }
    let mut broken = report;
    broken["version"] = 2.into();
    assert!(!schema.is_valid(&broken));
}
