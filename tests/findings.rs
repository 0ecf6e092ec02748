//! The findings, and the effect of the command line on them; every JSON report follows its schema.

use std::fs;

use serde_json::Value;

use crate::cases::{cases, root, run};
use crate::shop::{Run, Shop, command};

/// One warning: a constant session id.
const WARNING: &str = "digitalRiver.createSource({ type: 'creditCard', sessionId: 'abc' });\n";

/// Two errors: no session id, and an amount.
const ERRORS: &str = "digitalRiver.createSource({ type: 'bPay', amount: total });\n";

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
    let sample = Run::of(&mut command(&root().join("testdata/shop/before"), &["--format", "json"]));
    assert_valid(&schema, &sample.json(), "the sample shop");
    let shop = Shop::with_probes(&["a.js"]);
    assert_valid(&schema, &shop.run(&["--format", "json", "a.js", "gone.js"]).json(), "errors");
    assert_valid(&schema, &Shop::new().run(&["--format", "json"]).json(), "nothing");
}

/// The sample report in the documentation has every key, and no other.
#[test]
fn the_documented_report_follows_the_schema() {
    let page = fs::read_to_string(root().join("docs/json.md")).unwrap();
    let sample = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_valid(&schema(), &serde_json::from_str(sample).unwrap(), "docs/json.md");
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

/// The rules of the findings, by place.
fn rules(run: &Run) -> Vec<String> {
    let report = run.json();
    let found = report["diagnostics"].as_array().unwrap().iter();
    found.map(|diagnostic| diagnostic["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_exit_code_counts_errors_and_spare_warnings() {
    let shop = Shop::new().file("warning.js", WARNING).file("errors.js", ERRORS);
    let code = |args: &[&str]| shop.run(args).code;
    assert_eq!(code(&["warning.js"]), 0);
    assert_eq!(code(&["warning.js", "--max-warnings", "1"]), 0);
    assert_eq!(code(&["warning.js", "--max-warnings", "0"]), 1);
    assert_eq!(code(&["errors.js"]), 1);
    assert_eq!(code(&["errors.js", "gone.js"]), 2);
    let run = shop.run(&["warning.js", "--max-warnings", "0"]);
    assert!(run.stderr.contains("too many warnings"), "{run:?}");
}

#[test]
fn quiet_reports_errors_only_and_still_counts_warnings() {
    let shop = Shop::new().file("errors.js", ERRORS).file("warning.js", WARNING);
    let run = shop.run(&["--quiet", "--format", "json"]);
    assert_eq!(rules(&run), ["missing-session-id", "legacy-field"]);
    assert_eq!(run.json()["summary"]["warnings"], 1);
    assert_eq!(shop.run(&["--quiet", "warning.js"]).code, 0);
    assert_eq!(shop.run(&["--quiet", "--max-warnings", "0", "warning.js"]).code, 1);
}

#[test]
fn rules_have_the_level_that_is_set() {
    let shop = Shop::new().file("errors.js", ERRORS);
    let run = |levels: &[&str]| {
        let args: Vec<_> = levels.iter().flat_map(|level| ["--rule", level]).collect();
        shop.run(&[&["--format", "json", "errors.js"], &args[..]].concat())
    };
    assert_eq!(rules(&run(&["legacy-field=off"])), ["missing-session-id"]);
    let warned = run(&["legacy-field=warn", "missing-session-id: info"]);
    let severities: Vec<_> =
        warned.json()["diagnostics"].as_array().unwrap().iter().map(|d| d["severity"].clone()).collect();
    assert_eq!((warned.code, severities), (0, vec!["info".into(), "warning".into()]));
    assert_eq!(run(&["legacy-field=off,missing-session-id=off", "legacy-field=error"]).code, 1);
}

#[test]
fn receivers_can_be_named() {
    let shop = Shop::new().file("a.js", "paymentSdk.createDropin({ options: {} });\n");
    assert_eq!(shop.run(&["a.js"]).code, 0);
    assert_eq!(shop.run(&["--receiver", "paymentSdk", "a.js"]).code, 1);
}

#[test]
fn findings_in_imported_files_are_reported_once() {
    let shop = Shop::new()
        .file(
            "src/payload.js",
            "export const payload = { type: 'bPay', amount: 1, sessionId: cart.paymentSession.id };\n",
        )
        .file("src/a.js", "import { payload } from './payload';\ndigitalRiver.createSource(payload);\n")
        .file("src/b.js", "import { payload } from './payload.js';\ndigitalRiver.createSource(payload);\n");
    let found = |args: &[&str]| {
        let report = shop.run(&[&["--format", "json"], args].concat()).json();
        let paths: Vec<_> = report["diagnostics"].as_array().unwrap().iter().map(|d| d["path"].clone()).collect();
        (paths, report["summary"]["files"].clone())
    };
    assert_eq!(found(&["src/a.js"]), (vec!["src/payload.js".into()], 1.into()));
    assert_eq!(found(&["src"]), (vec!["src/payload.js".into()], 3.into()));
}

#[test]
fn places_in_standard_input_are_its_own() {
    let run = Shop::new().pipe(ERRORS, &["--format", "compact", "--stdin-filename", "src/pay.js", "-"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.starts_with("src/pay.js:1:29: error[missing-session-id]"), "{}", run.stdout);
}

#[test]
fn one_bad_file_does_the_others_no_harm() {
    let nest = |open: &str, close: &str| format!("dr.createSource(p);{}1{}", open.repeat(20_000), close.repeat(20_000));
    let shop = Shop::new()
        .file("arrays.js", nest("[", "]"))
        .file("blocks.js", nest("{", "}"))
        .file("objects.js", nest("({a:", "})"))
        .file("parentheses.ts", nest("(", ")"))
        .file("sums.js", format!("dr.createSource({}1)", "1+".repeat(50_000)))
        .file("arrows.tsx", format!("dr.createSource({}1)", "a=>".repeat(20_000)))
        .file("conditions.js", format!("dr.createSource({}1)", "a?b:".repeat(20_000)))
        .file("calls.js", format!("dr.createSource(a{})", "(1)".repeat(20_000)))
        .file("cut.js", "digitalRiver.createSource({ type: 'bPay',")
        .file("binary.js", b"\0\x01createSource\0\x02")
        .file("empty.js", "")
        .file("ok.js", ERRORS);
    let run = shop.run(&["--format", "json"]);
    let report = run.json();
    assert_eq!((run.code, &report["summary"]["files"]), (1, &12.into()), "{:?}", report["errors"]);
    let of = |path: &str| report["diagnostics"].as_array().unwrap().iter().filter(|d| d["path"] == path).count();
    assert_eq!((of("ok.js"), of("cut.js"), of("arrays.js"), of("empty.js")), (2, 1, 1, 0));
}

#[test]
fn a_finding_in_a_long_line_is_shown_with_a_part_of_it() {
    let shop = Shop::new().file("a.js", format!("var a = '{}';{ERRORS}", "x".repeat(1_000_000)));
    for format in ["graphical", "compact", "json"] {
        let run = shop.run(&["--format", format]);
        assert_eq!(run.code, 1);
        assert!(
            run.stdout.contains("missing-session-id") && run.stdout.len() < 8_000,
            "{format}: {}",
            run.stdout.len()
        );
    }
}

#[test]
fn reports_of_the_sample_shop_do_not_depend_on_threads() {
    let sample = root().join("testdata/shop/before");
    for format in ["graphical", "compact", "json"] {
        let run = |threads| Run::of(&mut command(&sample, &["--format", format, "--threads", threads]));
        let one = run("1");
        assert_eq!(one.code, 1);
        for threads in ["2", "7"] {
            assert_eq!(run(threads), one, "{format}");
        }
    }
}
