//! One report of several.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use crate::cases::{cases, root};
use crate::sharding::checkout;
use crate::shop::{Run, Shop, command};

const FORMATS: [&str; 9] = ["json", "sarif", "github", "gitlab", "rdjson", "junit", "html", "compact", "graphical"];

/// Runs dr-lint in a directory with reports in all formats, written to files called `name`.
fn write_all(directory: &Path, reports: &Path, name: &str, args: &[&str]) -> Run {
    let files: Vec<String> = FORMATS
        .iter()
        .map(|format| format!("{format}={}", reports.join(format!("{name}.{format}")).display()))
        .collect();
    let outputs = files.iter().flat_map(|file| ["--output", file]);
    Run::of(&mut command(directory, &args.iter().copied().chain(outputs).collect::<Vec<_>>()))
}

/// Holds the reports of a whole run against those that are merged from its shards, in a directory without the files.
fn assert_shards_merge(directory: &Path, args: &[&str], of: usize) {
    let reports = Shop::new();
    let whole = write_all(directory, &reports.path(), "whole", args);
    let mut shards = Vec::new();
    for number in 1..=of {
        let file = reports.path().join(format!("shard-{number}.json")).display().to_string();
        let shard = format!("{number}/{of}");
        let run = Run::of(&mut command(
            directory,
            &[&["--shard", &shard, "--format", "json", "--output-file", &file], args].concat(),
        ));
        assert!(run.code <= whole.code, "{}: {run:?}", directory.display());
        shards.push(file);
    }
    // In any order.
    shards.rotate_left(of / 2);
    let shards: Vec<&str> = shards.iter().map(String::as_str).collect();
    let merged = write_all(&reports.path(), &reports.path(), "merged", &[&["--merge"], &shards[..]].concat());
    // On standard error, a whole run may say what is gone from the baseline.
    assert_eq!((merged.code, &merged.stdout), (whole.code, &whole.stdout), "{}, {of} shards", directory.display());
    assert_eq!(merged.stderr, "");
    for format in FORMATS {
        let read = |name: &str| reports.read(&format!("{name}.{format}"));
        assert!(read("merged") == read("whole"), "{}, {of} shards, {format}", directory.display());
    }
}

#[test]
fn shards_of_the_sample_shop_give_what_the_whole_run_gives() {
    let shop = root().join("testdata/shop/before");
    for of in 1..=5 {
        assert_shards_merge(&shop, &[], of);
    }
    assert_shards_merge(&shop, &["--session-id", "cart.paymentSession.id", "--rule", "unresolved-payload=warn"], 4);
}

/// Files that import each other in every way there is.
#[test]
fn shards_of_modules_give_what_the_whole_run_gives() {
    assert_shards_merge(&root().join("testdata/modules"), &[], 4);
}

#[test]
fn shards_of_all_cases_give_what_the_whole_run_gives() {
    for case in cases() {
        let args = fs::read_to_string(case.join("args")).unwrap_or_default();
        assert_shards_merge(&case, &args.lines().collect::<Vec<_>>(), 3);
    }
}

#[test]
fn hidden_findings_and_comments_are_judged_with_all_shards() {
    let shop = checkout();
    assert_shards_merge(&shop.path(), &[], 5);
    assert_eq!(shop.run(&["src/pages/cart.js", "--write-baseline"]).code, 0);
    for of in 1..=5 {
        assert_shards_merge(&shop.path(), &["--baseline", "dr-lint-baseline.json", "src"], of);
    }
}

#[test]
fn payment_methods_of_the_configuration_have_their_names() {
    let methods = r#"{ "methods": { "giftCard": { "title": "Gift card", "remove": ["amount"] } } }"#;
    let shop = checkout().file("dr-lint.json", methods);
    assert_shards_merge(&shop.path(), &["src"], 2);
}

/// Lines of a file that others import: payloads, some of them equal, comments, and neighbours.
fn payload() -> impl Strategy<Value = String> {
    let comment = prop_oneof![
        Just(""),
        Just("// dr-lint-disable-next-line legacy-field -- until May\n"),
        Just("// dr-lint-disable-next-line\n"),
    ];
    let object = prop_oneof![
        Just("({ type, amount: cart.total, sessionId })"),
        Just("({ type, amount: cart.total })"),
        Just("({ type, payPal: { items: cart.lines, returnUrl: back } })"),
        Just("({ ...rest, type, currency: \"EUR\" })"),
    ];
    (comment, object).prop_map(|(comment, object)| format!("{comment}export const makeN = (type, cart) => {object};\n"))
}

/// A page that gives one of the payloads to a call, for one of the payment methods.
fn page() -> impl Strategy<Value = (usize, &'static str, bool)> {
    let method = prop_oneof![Just("bPay"), Just("payPal"), Just("klarnaCredit"), Just("creditCard")];
    (0..4_usize, method, any::<bool>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn shards_of_any_shop_give_what_the_whole_run_gives(
        payloads in prop::collection::vec(payload(), 4),
        pages in prop::collection::vec(page(), 1..9),
        of in 1..=5_usize,
    ) {
        let payloads = payloads.iter().enumerate().map(|(number, text)| text.replace("makeN", &format!("make{number}")));
        let mut shop = Shop::new().file("lib/payloads.js", payloads.collect::<String>());
        for (number, (payload, method, is_guarded)) in pages.into_iter().enumerate() {
            let guard = if is_guarded { format!("if (cart.method === \"{method}\") ") } else { String::new() };
            let text = format!(
                "import {{ make{payload} }} from \"../lib/payloads.js\";\n\
                 {guard}digitalRiver.createSource(make{payload}(\"{method}\", cart));\n"
            );
            shop = shop.file(format!("pages/{number}.js"), text);
        }
        assert_shards_merge(&shop.path(), &[], of);
        assert_shards_merge(&shop.path(), &["--session-id", "cart.session.id"], of);
    }
}

/// A report of the checkout's pages, in the file of that name.
fn report(shop: &Shop, name: &str, args: &[&str]) {
    let run = shop.run(&[&["--format", "json", "--output-file", name], args].concat());
    assert!(run.code <= 1, "{run:?}");
}

#[test]
fn reports_of_folders_that_overlap_count_once() {
    let shop = checkout();
    report(&shop, "pages.json", &["src/pages"]);
    report(&shop, "cart.json", &["src/pages/cart.js", "src/lib"]);
    report(&shop, "all.json", &["src/pages", "src/lib"]);
    let merge = |reports: &[&str]| shop.run(&[&["--format", "json", "--merge"], reports].concat());
    let merged = merge(&["pages.json", "cart.json"]).json();
    let all: Value = serde_json::from_str(&shop.read("all.json")).unwrap();
    for part in ["diagnostics", "hidden", "errors", "summary"] {
        assert_eq!(merged[part], all[part], "{part}");
    }
    // Merged reports can be merged again, and a report with itself.
    fs::write(shop.path().join("merged.json"), merge(&["pages.json", "cart.json"]).stdout).unwrap();
    assert_eq!(merge(&["merged.json", "pages.json", "merged.json"]).json()["summary"], all["summary"]);
}

#[test]
fn the_options_for_reports_and_exit_codes_hold() {
    let shop = checkout().file("warning.js", "digitalRiver.createSource({ type: \"bPay\", sessionId: \"a\" });\n");
    report(&shop, "all.json", &["src"]);
    report(&shop, "warning.json", &["warning.js"]);
    let code = |args: &[&str]| shop.run(args).code;
    assert_eq!(code(&["--merge", "all.json", "warning.json"]), 1);
    assert_eq!(code(&["--merge", "all.json", "--exit-zero"]), 0);
    assert_eq!(code(&["--merge", "warning.json"]), 0);
    assert_eq!(code(&["--merge", "warning.json", "--max-warnings", "0"]), 1);
    let run = shop.run(&["--format", "compact", "--quiet", "--merge", "all.json", "warning.json"]);
    assert!(!run.stdout.contains("warning[") && run.stdout.contains("error["), "{run:?}");
    let run = shop.run(&["--stats", "--merge", "all.json", "warning.json"]);
    assert!(run.stdout.contains("bPay"), "{run:?}");
    assert_eq!(code(&["--output-file", "merged.txt", "--merge", "all.json"]), 1);
    assert!(shop.read("merged.txt").contains("Looked at 6 files"), "{}", shop.read("merged.txt"));
}

#[test]
fn neither_files_nor_settings_are_needed() {
    let shop = checkout();
    report(&shop, "all.json", &[]);
    let elsewhere = Shop::new().file("all.json", shop.read("all.json")).file("dr-lint.json", "{ broken");
    assert_eq!(elsewhere.run(&["--merge", "all.json"]), shop.run(&[]));
}

#[test]
fn errors_are_merged_once_and_make_the_report_incomplete() {
    let shop = Shop::new().file("a.js", "").file("b.js", "");
    for name in ["a", "b"] {
        let report = format!("{name}.json");
        let run = shop.run(&["--format", "json", "-o", &report, &format!("{name}.js"), "gone.js"]);
        assert_eq!(run.code, 2);
    }
    let run = shop.run(&["--format", "json", "--merge", "a.json", "b.json"]);
    assert_eq!((run.code, run.json()["errors"].as_array().unwrap().len()), (2, 1));
}

#[test]
fn a_shard_that_is_missing_is_named() {
    let shop = checkout();
    for number in ["1", "3"] {
        report(&shop, &format!("{number}.json"), &["--shard", &format!("{number}/4")]);
    }
    let run = shop.run(&["--exit-zero", "--format", "json", "--merge", "1.json", "3.json"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("2 shards are missing: 2/4 and 1 more"), "{run:?}");
    assert_eq!(run.json()["version"], 1, "the report is written all the same");
}

#[test]
fn what_is_no_report_is_named_with_the_reason() {
    let shop = checkout().file("pay.json", "{").file("other.json", "[]").file("next.json", "");
    report(&shop, "all.json", &[]);
    let all: Value = serde_json::from_str(&shop.read("all.json")).unwrap();
    let changed = |change: fn(&mut Value)| {
        let mut report = all.clone();
        change(&mut report);
        report.to_string()
    };
    let sarif = shop.run(&["--format", "sarif"]).stdout;
    let shop = shop
        .file("sarif.json", sarif)
        .file("v2.json", changed(|report| report["version"] = 2.into()))
        .file("old.json", changed(|report| drop(report.as_object_mut().unwrap().remove("record"))))
        .file("newer.json", changed(|report| report["record"]["version"] = 99.into()))
        .file("broken.json", changed(|report| report["record"]["names"] = Value::Array(Vec::new())))
        .file("huge.json", changed(|report| report["record"]["texts"][0]["bytes"] = u64::MAX.into()))
        .file("far.json", changed(|report| report["record"]["texts"][0]["pieces"][0]["from"] = u64::MAX.into()))
        .file("rule.json", changed(|report| report["record"]["diagnostics"][0]["rule"] = "no-such-rule".into()))
        .file("src/lib/payloads.js", "export const bPay = cart => ({ type: \"bPay\", amount: 2 });\n");
    report(&shop, "changed.json", &[]);
    for (report, reason) in [
        ("gone.json", "can't be read"),
        ("src", "can't be read"),
        ("pay.json", "is not JSON"),
        ("next.json", "is not JSON"),
        ("other.json", "is not a JSON report of dr-lint"),
        ("sarif.json", "is not a JSON report of dr-lint"),
        ("v2.json", "has version 2, and this dr-lint reads version 1"),
        ("old.json", "was written by another version of dr-lint"),
        ("newer.json", "was written by another version of dr-lint"),
        ("broken.json", "is broken: there is no file number 0"),
        ("huge.json", "is broken: there can be no text as it has of src/"),
        ("far.json", "is broken: there can be no text as it has of src/"),
        ("rule.json", "is broken: there is no rule `no-such-rule`"),
        ("changed.json", "has another text of src/lib/payloads.js"),
    ] {
        let run = shop.run(&["--merge", "all.json", report]);
        assert_eq!(run.code, 2, "{report}");
        assert!(run.stderr.contains(&format!("{report}: the report {reason}")), "{report}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{report}");
    }
}

#[test]
fn options_of_a_run_are_no_options_of_a_merge() {
    let shop = checkout();
    report(&shop, "all.json", &[]);
    for args in
        [&["src"][..], &["--fix"], &["--shard", "1/2"], &["--baseline", "x.json"], &["--rule", "legacy-field=off"]]
    {
        let run = shop.run(&[args, &["--merge", "all.json"]].concat());
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.stderr.contains("--merge"), "{args:?}: {run:?}");
    }
    let run = shop.run(&["--merge", "all.json", "--output-file", "all.json"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("would replace this file"), "{run:?}");
}

/// Each team shards its own folder: the second shard of one is none of the other's.
#[test]
fn shards_of_other_folders_stand_for_none_of_ours() {
    let page = "digitalRiver.createSource({ type: \"bPay\", sessionId: cart.id });\n";
    let mut shop = Shop::new();
    for number in 0..8 {
        shop = shop.file(format!("web/{number}.js"), page).file(format!("app/{number}.js"), page);
    }
    for folder in ["web", "app"] {
        for number in 1..=2 {
            let (name, shard) = (format!("{folder}-{number}.json"), format!("{number}/2"));
            report(&shop, &name, &["--shard", &shard, folder]);
        }
    }
    let merge = |reports: &[&str]| shop.run(&[&["--merge"], reports].concat());
    let run = merge(&["web-1.json", "web-2.json", "app-1.json", "app-2.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    let without = ["web-1.json", "app-1.json", "app-2.json"];
    let run = merge(&without);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("a shard is missing: 2/2 of web; what"), "{run:?}");
    // Also when it comes later.
    assert_eq!(merge(&[&without[..], &["--format", "json", "--output-file", "some.json"]].concat()).code, 2);
    assert_eq!(merge(&["some.json"]).code, 2);
    let run = merge(&["some.json", "web-2.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
}

#[test]
fn a_report_that_is_named_twice_counts_once() {
    let shop = Shop::new().file("a.js", "digitalRiver.createSource({ type: \"bPay\", sessionId: s.id, amount: 1 });\n");
    report(&shop, "all.json", &["--fix"]);
    let run = shop.run(&["--merge", "all.json", "./all.json"]);
    assert!(run.stdout.contains("1 fixed"), "{run:?}");
}

/// A bundle of many lines' worth on one, between others: a record has only pieces of it.
#[test]
fn reports_on_bundles_have_pieces_of_them() {
    let filler = "function n(){return\"é😀\"}".repeat(3_000);
    let page = "digitalRiver.createSource({type:\"bPay\",amount:cart.total,sessionId:cart.id});";
    let spread = format!("{}\n{page}\n{}", "var a = 1;\r\n".repeat(7_000), "var b = 2;\n".repeat(7_000));
    let shop = Shop::new()
        .file("dist/pay.js", format!("{filler}{page}{filler}{}{filler}", page.replace("cart.total", "2")))
        .file("dist/lines.js", spread);
    assert_shards_merge(&shop.path(), &[], 2);
    let run = shop.run(&["--format", "json"]);
    assert!(run.stdout.len() < 60_000, "{}", run.stdout.len());
}
