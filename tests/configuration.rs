//! The configuration file: where it is found, what it sets, what the command line sets over it, and how its errors are shown.

use std::fs;

use serde_json::{Value, json};

use crate::cases::root;
use crate::shop::{Run, Shop};

const PAYPAL: &str = "digitalRiver.createSource({ type: 'payPal', amount: cart.total, currency: 'EUR' });\n";

/// A shop with two pages, one of them in `legacy/`, and this configuration.
fn shop(configuration: &str) -> Shop {
    Shop::new().file("src/pay.js", PAYPAL).file("src/legacy/pay.js", PAYPAL).file("dr-lint.json", configuration)
}

/// The findings: the path, the rule and field, and the severity.
fn findings(run: &Run) -> Vec<String> {
    let report = run.json();
    let found = report["diagnostics"].as_array().unwrap().iter();
    let text = |found: &Value, key: &str| found[key].as_str().unwrap().to_owned();
    found.map(|found| format!("{} {} {}", text(found, "path"), text(found, "field"), text(found, "severity"))).collect()
}

fn json(shop: &Shop, args: &[&str]) -> Vec<String> {
    findings(&shop.run(&[&["--format", "json"], args].concat()))
}

#[test]
fn it_is_found_upward_and_the_nearest_counts() {
    let off = r#"{ "rules": { "missing-session-id": "off", "legacy-field": "info" } }"#;
    let shop = shop(off).file("theme/dr-lint.json", "{}").file("theme/js/pay.js", PAYPAL);
    let severities = |folder: &str, args: &[&str]| {
        let mut command = shop.command(&[&["--format", "json"], args].concat());
        findings(&Run::of(command.current_dir(shop.path().join(folder))))
    };
    assert_eq!(severities("src/legacy", &[]), ["pay.js amount info", "pay.js currency info"]);
    let errors = ["pay.js sessionId error", "pay.js amount error", "pay.js currency error"];
    assert_eq!(severities("theme/js", &[]), errors);
    assert_eq!(severities("src/legacy", &["--no-config"]), errors);
    assert_eq!(severities("theme/js", &["--config", "../../dr-lint.json"]).len(), 2);
    assert_eq!(severities("theme/js", &["--config", "../../dr-lint.json", "--no-config"]).len(), 3);
    assert_eq!(severities("theme/js", &["--no-config", "--config", "../../dr-lint.json"]).len(), 2);
}

#[test]
fn comments_commas_and_a_byte_order_mark_are_fine() {
    let shop = shop("\u{feff}// ours\n{ /* all */ \"rules\": { \"missing-session-id\": \"off\", }, }\n");
    assert_eq!(json(&shop, &["src/pay.js"]), ["src/pay.js amount error", "src/pay.js currency error"]);
}

#[test]
fn the_command_line_wins() {
    let shop = shop(
        r#"{ "sessionId": "shop.id", "rules": { "legacy-field": "off" },
             "overrides": [{ "files": ["src/legacy"], "sessionId": "old.id", "rules": { "legacy-field": "info" } }] }"#,
    );
    let legacy = |args: &[&str]| {
        let all = json(&shop, args);
        all.into_iter().filter(|found| !found.contains("sessionId")).collect::<Vec<_>>()
    };
    assert_eq!(legacy(&["src"]), ["src/legacy/pay.js amount info", "src/legacy/pay.js currency info"]);
    let warnings = legacy(&["--rule", "legacy-field=warn", "src"]);
    assert!(warnings.len() == 4 && warnings.iter().all(|found| found.ends_with("warning")), "{warnings:?}");
    let inserted = |args: &[&str]| {
        let diff = shop.run(&[&["--diff"], args, &["src"]].concat()).stdout;
        let added = diff.lines().filter_map(|line| line.split_once("sessionId: ")).map(|(_, rest)| rest);
        added.map(|rest| rest.split([',', ' ']).next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(inserted(&[]), ["old.id", "shop.id"]);
    assert_eq!(inserted(&["--session-id", "cart.id"]), ["cart.id", "cart.id"]);
}

#[test]
fn later_overrides_win_and_say_only_what_they_say() {
    let shop = shop(
        r#"{ "overrides": [
            { "files": ["src"], "rules": { "legacy-field": "warn", "missing-session-id": "off" } },
            { "files": ["legacy"], "rules": { "legacy-field": "info" } },
        ] }"#,
    );
    let expected = ["src/legacy/pay.js amount info", "src/legacy/pay.js currency info"];
    assert_eq!(json(&shop, &["src/legacy"]), expected);
    assert_eq!(json(&shop, &["src/pay.js"]), ["src/pay.js amount warning", "src/pay.js currency warning"]);
}

#[test]
fn a_finding_in_an_imported_file_has_the_level_of_that_file() {
    let shop = Shop::new()
        .file("pay.js", "import { payload } from './lib/payload.js';\ndigitalRiver.createSource(payload);\n")
        .file("lib/payload.js", "export const payload = { type: 'bPay', amount: 1, sessionId: id() };\n")
        .file("dr-lint.json", r#"{ "overrides": [{ "files": ["lib/**"], "rules": { "legacy-field": "info" } }] }"#);
    assert_eq!(json(&shop, &["pay.js"]), ["lib/payload.js amount info"]);
}

#[test]
fn a_session_goes_into_a_file_with_the_expression_of_that_file() {
    let configuration = r#"{ "globals": ["cart", "libCart"], "sessionId": "cart.id",
        "overrides": [{ "files": ["lib"], "sessionId": "libCart.id" }] }"#;
    let shop = Shop::new()
        .file("pay.js", "import { payload } from './lib/payload.js';\ndigitalRiver.createSource(payload);\n")
        .file("lib/payload.js", "export const payload = { type: 'bPay', amount: 1 };\n")
        .file("dr-lint.json", configuration);
    let run = shop.run(&["--fix", "--unsafe-fixes", "pay.js", "lib/payload.js"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(shop.read("lib/payload.js"), "export const payload = { type: 'bPay', sessionId: libCart.id };\n");
}

/// The flow looks for values of the expression of each file.
#[test]
fn a_session_that_may_have_no_value_in_its_file_is_unsafe() {
    let configuration = r#"{ "sessionId": "cart.id", "overrides": [{ "files": ["lib"], "sessionId": "libCart.id" }] }"#;
    let lib = "let libCart = null;\nexport const start = (given) => { libCart = given; };\n\
               export const payload = { type: 'bPay', amount: 1 };\n";
    let shop = Shop::new()
        .file("pay.js", "import { payload } from './lib/payload.js';\nnew DigitalRiver('pk').createSource(payload);\n")
        .file("lib/payload.js", lib)
        .file("dr-lint.json", configuration);
    let report = shop.run(&["--format", "json"]).json();
    let missing = &report["diagnostics"][0];
    assert_eq!(missing["rule"], "missing-session-id");
    let help = missing["help"].as_str().unwrap();
    assert!(help.contains("`libCart` may still be `null` when this code runs"), "{help}");
}

#[test]
fn no_session_is_inserted_where_its_rule_is_off() {
    let rules = r#""rules": { "missing-session-id": "off" }"#;
    let shop = shop(&format!(r#"{{ "sessionId": "cart.id", "overrides": [{{ "files": ["src/legacy"], {rules} }}] }}"#));
    shop.run(&["--fix", "src"]);
    assert_eq!(shop.read("src/legacy/pay.js"), PAYPAL, "without a session, what it removes would be lost");
    assert!(shop.read("src/pay.js").contains("{ type: 'payPal', sessionId: cart.id }"));
}

#[test]
fn globals_make_a_session_safe_in_modules() {
    let module = format!("export {{}};\n{PAYPAL}");
    let fixed = |globals: &str| {
        let configuration = format!(r#"{{ "sessionId": "shopCart.id", "globals": [{globals}] }}"#);
        let shop = Shop::new().file("pay.js", &module).file("dr-lint.json", configuration);
        shop.run(&["--fix"]);
        shop.read("pay.js").contains("sessionId: shopCart.id")
    };
    assert!(fixed("\"shopCart\"") && !fixed("\"cart\""));
}

#[test]
fn methods_are_added_and_changed() {
    let shop = Shop::new()
        .file(
            "pay.js",
            "digitalRiver.createSource({ type: 'houseCard', sessionId: cart.id, houseCard: { total: 1 } });
             digitalRiver.createSource({ type: 'bPay', amount: 1, currency: 'AUD', sessionId: cart.id });
             digitalRiver.createSource({ type: 'konbini', amount: 1 });
             paymentSdk.createDropin({});\n",
        )
        .file(
            "dr-lint.json",
            r#"{ "receivers": ["paymentSdk"], "methods": {
                "houseCard": { "title": "House Card", "remove": ["houseCard.total"] },
                "bPay": { "keep": ["currency"] },
                "konbini": { "sessionId": false },
            } }"#,
        );
    let expected =
        ["pay.js houseCard.total error", "pay.js amount error", "pay.js amount error", "pay.js sessionId error"];
    assert_eq!(json(&shop, &[]), expected);
    shop.run(&["--fix"]);
    assert!(shop.read("pay.js").contains("{ type: 'konbini' }"), "{}", shop.read("pay.js"));
}

#[test]
fn reports_call_methods_as_the_configuration_does() {
    let methods =
        r#"{ "methods": { "bPay": { "title": "BPAY at the branch" }, "houseCard": { "title": "House Card" } } }"#;
    let calls = "digitalriver.createSource({ type: 'bPay', sessionId, amount: 1 });\n\
                 digitalriver.createSource({ type: 'houseCard' });\n";
    let shop = shop(methods).file("pay.js", calls);
    let text = shop.run(&["pay.js"]).stdout;
    assert!(text.contains("BPAY at the branch (`bPay`): `amount` must go"), "{text}");
    assert!(text.contains("House Card (`houseCard`)"), "{text}");
    let numbers = shop.run(&["--stats", "pay.js"]).stdout;
    assert!(
        numbers.contains("\nBPAY at the branch (bPay) ") && numbers.contains("\nHouse Card (houseCard) "),
        "{numbers}"
    );
    let page = shop.run(&["--format", "html", "pay.js"]).stdout;
    for part in ["<td>BPAY at the branch (bPay)</td>", ">House Card (houseCard) (1)</option>"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let log = shop.run(&["--format", "sarif", "pay.js"]).stdout;
    assert!(log.contains("BPAY at the branch (`bPay`)"), "{log}");
}

#[test]
fn include_and_exclude_choose_among_what_a_search_finds() {
    let probes = ["src/a.js", "src/a.test.js", "src/vendor/b.js", "lib/vendor/c.js", "lib/d.js", "e.js"];
    let with = |configuration: &str| Shop::with_probes(&probes).file("dr-lint.json", configuration);
    assert_eq!(with(r#"{ "exclude": ["vendor", "*.test.js", "/e.js"] }"#).looked_at(&[]), ["lib/d.js", "src/a.js"]);
    let shop = with(r#"{ "include": ["src"], "exclude": ["src/vendor/**"] }"#);
    assert_eq!(shop.looked_at(&[]), ["src/a.js", "src/a.test.js"]);
    assert_eq!(shop.looked_at(&["e.js", "src/vendor/b.js"]), ["e.js", "src/vendor/b.js"], "named files are linted");
    let run = shop.run(&["lib"]);
    assert!(run.code == 2 && run.stdout.contains("dr-lint.json"), "{run:?}");
}

#[test]
fn globs_are_relative_to_the_configuration() {
    let shop = Shop::with_probes(&["web/src/a.js", "web/old/b.js", "src/c.js"])
        .file("web/dr-lint.json", r#"{ "include": ["/src"] }"#);
    let mut command = shop.command(&["--format", "json", ".."]);
    let report = Run::of(command.current_dir(shop.path().join("web/src"))).json();
    assert_eq!(report["errors"].as_array().unwrap().len(), 1);
    assert_eq!(report["errors"][0]["path"], "a.js");
    let other = Shop::with_probes(&["src/c.js"]).file("config/shop.json", r#"{ "exclude": ["src"] }"#);
    assert_eq!(other.looked_at(&["--config", "config/shop.json"]), ["src/c.js"], "there is no config/src");
}

#[test]
fn excluded_files_are_fixed_only_when_named() {
    let shop = Shop::new()
        .file("pay.js", "import { payload } from './vendor/payload.js';\ndigitalRiver.createSource(payload);\n")
        .file("vendor/payload.js", "export const payload = { type: 'bPay', amount: 1, sessionId: id() };\n")
        .file("dr-lint.json", r#"{ "exclude": ["vendor"] }"#);
    let before = shop.read("vendor/payload.js");
    let report = shop.run(&["--fix", "--unsafe-fixes", "--format", "json"]).json();
    assert_eq!(shop.read("vendor/payload.js"), before);
    let help = report["diagnostics"][0]["help"].as_str().unwrap();
    assert!(help.contains("not changed: the configuration leaves it out"), "{help}");
    let shown = shop.run(&["--fix", "--unsafe-fixes"]).stdout;
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("`vendor/payload.js` is not changed:"), "{shown}");
    shop.run(&["--fix", "--unsafe-fixes", "pay.js", "vendor/payload.js"]);
    assert!(!shop.read("vendor/payload.js").contains("amount"));
}

#[test]
fn errors_are_shown_in_the_file() {
    for (configuration, place, words) in [
        (r#"{ "sessionID": "cart.id" }"#, "dr-lint.json:1:3", "did you mean `sessionId`?"),
        (r#"{ "rules": { "legcy-field": "off" } }"#, "dr-lint.json:1:14", "did you mean `legacy-field`?"),
        (r#"{ "rules": { "legacy-field": "warning" } }"#, "dr-lint.json:1:30", "did you mean `\"warn\"`?"),
        (r#"{ "rules": { "legacy-field": 2 } }"#, "dr-lint.json:1:30", "must be a string, not a number"),
        (r#"{ "methods": { "paypal": {} } }"#, "dr-lint.json:1:16", "did you mean `payPal`?"),
        (r#"{ "methods": { "payPal": { "keep": ["ammount"] } } }"#, "dr-lint.json:1:37", "did you mean `amount`?"),
        (r#"{ "methods": { "payPal": { "remove": ["a.b.c"] } } }"#, "dr-lint.json:1:39", "`a.b.c` is no field"),
        (r#"{ "receivers": "sdk" }"#, "dr-lint.json:1:16", "must be an array of strings, not a string"),
        (r#"{ "receivers": ["shop.sdk"] }"#, "dr-lint.json:1:17", "here `sdk`"),
        (r#"{ "globals": ["shop.cart"] }"#, "dr-lint.json:1:15", "the first name of the chain, `shop`"),
        (r#"{ "exclude": ["src/[a"] }"#, "dr-lint.json:1:15", "`src/[a` is no glob"),
        (r#"{ "overrides": [{ "rules": {} }] }"#, "dr-lint.json:1:17", "`files` is missing"),
        (
            r#"{ "overrides": [{ "files": ["a"], "sessionId": "cart." }] }"#,
            "dr-lint.json:1:48",
            "is not a JavaScript expression",
        ),
        (r#"{ "sessionId": "cart.clientSecret" }"#, "dr-lint.json:1:16", "can't be the id of a payment session"),
        (r#"{ "sessionId": null }"#, "dr-lint.json:1:16", "must be a string, not `null`"),
        (r#"{ "baseline": "" }"#, "dr-lint.json:1:15", "`baseline` is empty"),
        (r#"{ "baseline": "." }"#, "dr-lint.json:1:15", "`.` is a folder"),
        (r#"{ "baseline": "src" }"#, "dr-lint.json:1:15", "name a file in it"),
        (r#"{ "baseline": "ci/" }"#, "dr-lint.json:1:15", "`ci/` is a folder"),
        (r#"{ "methods": { "": { "title": "House" } } }"#, "dr-lint.json:1:16", "a payment method has no name"),
        (r#"{ "methods": { "bPay": { "title": " " } } }"#, "dr-lint.json:1:35", "the title of `bPay` is empty"),
        (r#"{ "methods": { "bPay": { "details": [""] } } }"#, "dr-lint.json:1:38", "of `bPay` has no name"),
        (
            r#"{ "methods": { "bPay": { "remove": ["note"], "keep": ["note"] } } }"#,
            "dr-lint.json:1:55",
            "it is in `remove` and in `keep`",
        ),
        (r#"{ "include": [], "include": [] }"#, "dr-lint.json:1:18", "written twice"),
        ("{\n  // é\n  'rules': {} }", "dr-lint.json:3:3", "use double quotes"),
        ("{ \"rules\": {}", "dr-lint.json:1:1", "never closed"),
        ("[]", "dr-lint.json:1:1", "must be an object"),
        ("", "dr-lint.json:1:1", "this file is empty"),
    ] {
        let run = shop(configuration).run(&["src"]);
        let words_of = |text: &str| text.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
        assert!(run.code == 2 && run.stdout.is_empty(), "{configuration}: {run:?}");
        assert!(run.stderr.contains(&format!("[{place}]")), "{configuration}: {}", run.stderr);
        assert!(words_of(&run.stderr).contains(words), "{configuration}: {}", run.stderr);
    }
}

#[test]
fn all_errors_are_shown_at_once() {
    let run =
        shop("{ \"rule\": {},\n \"include\": \"src\",\n \"methods\": { \"payPal\": { \"titel\": \"x\" } } }").run(&[]);
    assert_eq!(run.stderr.matches("error[configuration]").count(), 3, "{}", run.stderr);
    assert!(
        run.stderr.ends_with("dr-lint: error: 3 errors in the configuration; nothing was linted\n"),
        "{}",
        run.stderr
    );
}

#[test]
fn errors_of_structure_hide_none_of_meaning() {
    let text = r#"{
  "rule": {},
  "receivers": ["shop.sdk", 1, "a.b"],
  "globals": "cart",
  "sessionId": "cart.",
  "methods": { "paypal": {}, "houseCard": { "titel": "House" } },
  "overrides": [{ "files": [] }, { "rules": {} }],
  "baseline": "."
}"#;
    let run = shop(text).run(&[]);
    let expected = [
        "there is no key `rule`",
        "`shop.sdk` can't stand in `receivers`",
        "`receivers[1]` must be a string, not a number",
        "`globals` must be an array of strings",
        "`cart.` is not a JavaScript expression",
        "there is no payment method `paypal`",
        "there is no key `titel`",
        "`overrides[0].files` names no file",
        "`overrides[1]` has no `files`",
        "`.` is a folder",
    ];
    let said = |words: &str| run.stderr.find(words).unwrap_or_else(|| panic!("{words}: {}", run.stderr));
    let places: Vec<usize> = expected.into_iter().map(said).collect();
    assert!(places.is_sorted(), "{}", run.stderr);
    assert_eq!(run.stderr.matches("error[configuration]").count(), 10, "{}", run.stderr);
}

#[test]
fn a_file_that_cannot_be_read_is_an_error() {
    let shop = Shop::new().file("pay.js", PAYPAL).file("broken.json", b"{ \"\xff\" }");
    for name in ["gone.json", "broken.json", "."] {
        let run = shop.run(&["--config", name]);
        assert!(run.code == 2 && run.stderr.contains("the configuration can't be read"), "{name}: {run:?}");
    }
}

#[test]
fn init_writes_a_file_that_sets_nothing_and_never_replaces_one() {
    let shop = Shop::new().file("pay.js", PAYPAL);
    let before = shop.run(&["--format", "json"]).stdout;
    let run = shop.run(&["--init"]);
    assert!(run.code == 0 && run.stderr.starts_with("dr-lint: wrote dr-lint.json"), "{run:?}");
    assert_eq!(shop.run(&["--format", "json"]).stdout, before);
    let written = shop.read("dr-lint.json");
    let run = shop.run(&["--init", "--session-id", "cart.id"]);
    assert!(run.code == 2 && run.stderr.contains("there already"), "{run:?}");
    assert_eq!(shop.read("dr-lint.json"), written);
}

#[test]
fn init_writes_the_baseline_as_seen_from_the_file() {
    let shop = Shop::new().file("ci/readme.md", "");
    let config = ["--config", "ci/dr-lint.json"];
    assert_eq!(shop.run(&[&config[..], &["--init", "--baseline", "known.json"]].concat()).code, 0);
    let printed = shop.run(&[&config[..], &["--print-config", "pay.js"]].concat()).json();
    assert_eq!(printed["baseline"]["value"], "known.json");
}

#[test]
fn init_keeps_the_settings_of_the_command_line() {
    let shop = Shop::new().file("pay.js", PAYPAL);
    assert_eq!(shop.run(&["--init", "--session-id", "cart.id", "--rule", "legacy-field=warn"]).code, 0);
    let expected = ["pay.js sessionId error", "pay.js amount warning", "pay.js currency warning"];
    assert_eq!(json(&shop, &[]), expected);
    assert!(shop.run(&["--diff"]).stdout.contains("sessionId: cart.id"));
}

#[test]
fn what_holds_for_a_path_is_printed_with_its_source() {
    let shop = shop(
        r#"{ "sessionId": "shop.id", "rules": { "legacy-field": "warn" }, "receivers": ["sdk"], "exclude": ["legacy"],
             "methods": { "konbini": { "sessionId": false } }, "baseline": "known.json",
             "overrides": [{ "files": ["src"] }, { "files": ["src/legacy"], "sessionId": "old.id" }] }"#,
    );
    let printed = |path: &str| {
        let run = shop.run(&["--receiver", "dr", "--rule", "unknown-method=error", "--print-config", path]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        run.json()
    };
    let legacy = printed("src/legacy/pay.js");
    assert_eq!((&legacy["path"], &legacy["configuration"]), (&json!("src/legacy/pay.js"), &json!("dr-lint.json")));
    assert_eq!(legacy["selected"], json!({"value": false, "from": "file"}));
    assert_eq!(legacy["sessionId"], json!({"value": "old.id", "from": "override 2"}));
    assert_eq!(legacy["rules"]["legacy-field"], json!({"value": "warn", "from": "file"}));
    assert_eq!(legacy["rules"]["unknown-method"], json!({"value": "error", "from": "command line"}));
    assert_eq!(legacy["rules"]["syntax-error"], json!({"value": "error", "from": "default"}));
    assert_eq!(legacy["receivers"], json!([{"value": "sdk", "from": "file"}, {"value": "dr", "from": "command line"}]));
    assert_eq!(legacy["methods"]["konbini"]["value"]["sessionId"], json!(false));
    assert_eq!(legacy["baseline"], json!({"value": "known.json", "from": "file"}));
    assert_eq!(printed("src/pay.js")["sessionId"], json!({"value": "shop.id", "from": "file"}));
}

#[test]
fn advice_repeats_the_configuration_and_asks_for_no_session_that_it_has() {
    let shop = Shop::new().file("pay.js", PAYPAL).file("shop.json", r#"{ "sessionId": "cart.id" }"#);
    let run = shop.run(&["--config", "shop.json"]);
    assert!(run.stdout.contains("dr-lint --diff --config shop.json ."), "{}", run.stdout);
    assert!(!run.stdout.contains("--session-id"), "{}", run.stdout);
    let asked = shop.run(&["--no-config"]).stdout;
    assert!(asked.contains("--session-id <EXPR> --no-config"), "{asked}");
}

#[test]
fn the_baseline_of_the_configuration_is_relative_to_it() {
    let shop = shop(r#"{ "baseline": "lint/known.json" }"#).file("lint/.gitkeep", "");
    let run = |args: &[&str]| {
        let mut command = shop.command(args);
        Run::of(command.current_dir(shop.path().join("src")))
    };
    let missing = run(&[]);
    assert!(missing.code == 2 && missing.stderr.contains("../lint/known.json"), "{missing:?}");
    assert_eq!(run(&["--write-baseline"]).code, 0);
    assert!(shop.read("lint/known.json").contains("../src/pay.js"));
    assert_eq!(run(&[]).code, 0);
    assert_eq!(shop.run(&["src"]).code, 0);
    assert_eq!(run(&["--no-config"]).code, 1);
}

/// Each example of the page is a configuration, and each key is explained.
#[test]
fn the_page_about_the_configuration_is_true() {
    let page = fs::read_to_string(root().join("docs/configuration.md")).unwrap();
    let examples: Vec<&str> = page.split("```jsonc\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() > 5);
    for example in examples {
        let run = shop(example).run(&["--print-config", "src/pay.js"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{example}");
    }
    let schema: Value =
        serde_json::from_str(&fs::read_to_string(root().join("schemas/dr-lint-config.schema.json")).unwrap()).unwrap();
    let parts = schema["$defs"].as_object().unwrap().values().filter(|part| part["properties"].is_object());
    for key in parts.chain([&schema]).flat_map(|part| part["properties"].as_object().unwrap().keys()) {
        assert!(page.contains(&format!("`{key}`")), "{key} is not explained");
    }
}

#[test]
fn examples_follow_the_schema() {
    let text = fs::read_to_string(root().join("schemas/dr-lint-config.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    let valid = json!({"sessionId": "cart.id", "rules": {"legacy-field": "off"}, "overrides": [{"files": ["a"]}],
        "methods": {"x": {"title": "X", "details": ["x"], "remove": ["x.y"], "keep": [], "sessionId": true}}});
    assert!(schema.is_valid(&valid));
    for wrong in [json!([]), json!({"rule": {}}), json!({"rules": {"legacy-field": 1}}), json!({"overrides": [{}]})] {
        assert!(!schema.is_valid(&wrong), "{wrong}");
    }
}
