//! Hooks name the files that changed: what an unchanged importer does with them counts as well.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::shop::{Run, Shop};
use crate::staging::{git, repository};

const CHECKOUT: &str = "import { payload } from './payload';\n\ndigitalRiver.createSource(payload);\n";
const PAYLOAD: &str = "export const payload = { type: 'bPay', amount: cart.total, sessionId: cart.id };\n";

/// The places of the findings and their rules, as the compact format writes them.
fn found(run: &Run) -> Vec<String> {
    assert_eq!(run.stderr, "");
    let lines = run.stdout.lines().filter_map(|line| line.split_once(']'));
    lines.map(|(start, _)| start.replace(" error[", " ").replace(" warning[", " ")).collect()
}

/// What a hook reports that is given these files.
fn hooked(shop: &Shop, named: &[&str]) -> Vec<String> {
    found(&shop.run(&[&["--format", "compact", "--force-exclude"], named].concat()))
}

fn paths(report: &Value) -> BTreeSet<&str> {
    let findings = report["diagnostics"].as_array().unwrap().iter();
    findings.map(|finding| finding["path"].as_str().unwrap()).collect()
}

#[test]
fn an_edit_to_an_imported_payload_alone_is_judged() {
    let shop = Shop::new().file("src/checkout.js", CHECKOUT).file("src/payload.js", PAYLOAD);
    assert_eq!(hooked(&shop, &["src/payload.js"]), ["src/payload.js:1:40: legacy-field"]);
    // Somebody who names a file by hand gets that file.
    assert_eq!(found(&shop.run(&["--format", "compact", "src/payload.js"])), [""; 0]);
    let shop = shop.file("list", "src/payload.js\n");
    let run = shop.run(&["--format", "json", "--files-from", "list"]);
    let report = run.json();
    assert_eq!((run.code, paths(&report)), (1, BTreeSet::from(["src/payload.js"])));
    assert_eq!((&report["summary"]["files"], &report["summary"]["calls"]), (&1.into(), &1.into()));
    assert_eq!(report["diagnostics"][0]["related"][0]["path"], "src/checkout.js");
}

#[test]
fn importers_are_found_however_they_import() {
    let named = "lib/pay/payload.js";
    for (importer, text) in [
        ("checkout.js", "import { payload } from './lib/pay/payload.js';"),
        ("lib/checkout.ts", "import { payload } from \"./pay/payload\";"),
        ("lib/pay/checkout.cjs", "const { payload } = require('./payload');"),
        ("pages/cart/checkout.jsx", "import*as all from'../../lib/pay/payload';const{payload}=all;"),
        ("web/checkout.js", "import { payload } from '@/pay/payload';"),
        ("web/other.js", "import { payload } from 'sdk-payload';"),
    ] {
        let call = "digitalRiver.createSource(payload);";
        let settings =
            r#"{ "compilerOptions": { "paths": { "@/*": ["./lib/*"], "sdk-payload": ["./lib/pay/payload.js"] } } }"#;
        let shop = Shop::new()
            .file(named, PAYLOAD)
            .file(importer, format!("{text}\n{call}\n"))
            .file("tsconfig.json", settings);
        assert_eq!(hooked(&shop, &[named]), ["lib/pay/payload.js:1:40: legacy-field"], "{text}");
    }
}

#[test]
fn importers_are_found_through_other_files() {
    let checkout = "import { payload } from '../lib';\ndigitalRiver.createSource(payload);\n";
    let shop = Shop::new()
        .file("pages/checkout.js", checkout)
        .file("lib/index.js", "export * from './payloads';\n")
        .file("lib/payloads/index.ts", "export { payload } from './bpay.js';\n")
        .file("lib/payloads/bpay.ts", PAYLOAD)
        .file("lib/payloads/konbini.ts", PAYLOAD);
    assert_eq!(hooked(&shop, &["lib/payloads/bpay.ts"]), ["lib/payloads/bpay.ts:1:40: legacy-field"]);
    assert_eq!(hooked(&shop, &["lib/payloads/konbini.ts"]), [""; 0]);
    let shop = Shop::new()
        .file("checkout.js", CHECKOUT.replace("./payload", "./payments"))
        .file("payments/package.json", r#"{ "main": "./source/main.js" }"#)
        .file("payments/source/main.js", "module.exports = require('./here');")
        .file("payments/source/here.js", PAYLOAD.replace("export const payload", "exports.payload"));
    assert_eq!(hooked(&shop, &["payments/source/here.js"]), ["payments/source/here.js:1:35: legacy-field"]);
    let shop = Shop::new().file("checkout/pay.js", CHECKOUT.replace("./payload", "..")).file("index.js", PAYLOAD);
    assert_eq!(hooked(&shop, &["index.js"]), ["index.js:1:40: legacy-field"]);
}

#[test]
fn findings_that_do_not_touch_a_named_file_stay_out() {
    let checkout = format!("{CHECKOUT}digitalRiver.createSource({{ type: 'bPay', amount: 1, sessionId: cart.id }});\n");
    let shop = Shop::new().file("checkout.js", checkout).file("payload.js", PAYLOAD).file("own.js", PAYLOAD);
    assert_eq!(hooked(&shop, &["payload.js"]), ["payload.js:1:40: legacy-field"]);
    assert_eq!(hooked(&shop, &["own.js"]), [""; 0]);
    assert_eq!(hooked(&shop, &["checkout.js"]), ["checkout.js:4:43: legacy-field", "payload.js:1:40: legacy-field"]);
}

#[test]
fn findings_elsewhere_that_touch_a_named_file_are_reported() {
    // The importer's literal is judged by the type that the named file gives it.
    let shop = Shop::new()
        .file("kinds.js", "export function amounts(p) {\n  p.amount = cart.total;\n  return p;\n}\n")
        .file(
            "checkout.js",
            "import { amounts } from './kinds';\ndigitalRiver.createSource(amounts({ type: 'bPay', sessionId: s.id }));\n",
        );
    assert_eq!(hooked(&shop, &["kinds.js"]), ["kinds.js:2:3: legacy-field"]);
}

#[test]
fn suppressions_of_importers_hold_and_are_never_unused() {
    let checkout = format!(
        "{CHECKOUT}// dr-lint-disable-next-line\ndigitalRiver.createSource({{ type: 'bPay', amount: 1, sessionId: cart.id }});\n"
    );
    let payload =
        format!("// dr-lint-disable-next-line legacy-field\n{PAYLOAD}// dr-lint-disable-line unknown-method\n");
    let shop = Shop::new().file("checkout.js", checkout).file("payload.js", payload);
    assert_eq!(hooked(&shop, &["payload.js"]), ["payload.js:3:1: unused-suppression"]);
}

#[test]
fn a_baseline_is_held_against_what_the_hook_is_about() {
    let checkout = format!("{CHECKOUT}digitalRiver.createSource({{ type: 'bPay', amount: 1, sessionId: cart.id }});\n");
    let shop = Shop::new().file("checkout.js", checkout).file("payload.js", PAYLOAD);
    assert_eq!(shop.run(&["--write-baseline"]).code, 0);
    let run = shop.run(&["--force-exclude", "--baseline", "dr-lint-baseline.json", "payload.js"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
}

#[test]
fn files_that_a_search_leaves_out_are_no_importers() {
    let shop = Shop::new()
        .file("payload.js", PAYLOAD)
        .file("dist/checkout.js", CHECKOUT.replace("./payload", "../payload"))
        .file("node_modules/shop/checkout.js", CHECKOUT.replace("./payload", "../../payload"))
        .file("old/checkout.js", CHECKOUT.replace("./payload", "../payload"))
        .file("broken.js", "import './payload'; createSource(")
        .file("latin.js", b"import './payload'; createSource(\xFF")
        .file(".gitignore", "dist\n")
        .file("dr-lint.json", r#"{ "exclude": ["old"] }"#);
    assert_eq!(hooked(&shop, &["payload.js"]), [""; 0]);
}

#[test]
fn importers_lie_anywhere_in_the_project() {
    let importer = CHECKOUT.replace("./payload", "../shared/payload");
    let shop = Shop::new().file("pages/checkout.js", &importer).file("shared/payload.js", PAYLOAD);
    let below = |shop: &Shop| {
        let args = ["--format", "compact", "--force-exclude", "payload.js"];
        found(&Run::of(shop.command(&args).current_dir(shop.path().join("shared"))))
    };
    assert_eq!(below(&shop), [""; 0]);
    let shop = shop.file("dr-lint.json", "{}");
    assert_eq!(below(&shop), ["payload.js:1:40: legacy-field"]);
    let shop = repository(&[("pages/checkout.js", &importer), ("shared/payload.js", PAYLOAD)]);
    assert_eq!(below(&shop), ["payload.js:1:40: legacy-field"]);
}

#[test]
fn importers_of_staged_files_are_those_of_the_index() {
    let shop = repository(&[("checkout.js", CHECKOUT), ("payload.js", "export const payload = {};\n")]);
    let shop = shop.file("payload.js", PAYLOAD);
    git(&shop, &["add", "payload.js"]);
    let shop = shop.file("checkout.js", "// rewritten, not staged\n").file("new/a.js", CHECKOUT.replace("./", "../"));
    let report = shop.run(&["--staged", "--format", "json"]).json();
    assert_eq!(paths(&report), BTreeSet::from(["payload.js"]));
    assert_eq!((&report["summary"]["files"], &report["summary"]["calls"]), (&1.into(), &1.into()));
    // Without the one in the index, nothing is left: what git doesn't know yet is no part of the commit.
    git(&shop, &["add", "checkout.js"]);
    assert_eq!(shop.run(&["--staged"]).code, 0);
    let since = shop.run(&["--since", "HEAD", "--format", "json"]).json();
    assert_eq!(paths(&since), BTreeSet::from(["payload.js"]));
}

#[test]
fn importers_are_fixed_where_a_payload_takes_it() {
    let checkout = "import { amounts } from './lib/amounts';\n\
        digitalRiver.createSource({ type: 'bPay', ...amounts });\n\
        digitalRiver.createSource({ type: 'konbini', amount: 1, sessionId: cart.id });\n";
    let shop = Shop::new()
        .file("checkout.js", checkout)
        .file("lib/amounts.js", "export const amounts = { amount: cart.total, currency: cart.currency };\n");
    let run =
        shop.run(&["--force-exclude", "--fix", "--unsafe-fixes", "--session-id", "window.cart.id", "lib/amounts.js"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{run:?}");
    assert_eq!(shop.read("lib/amounts.js"), "export const amounts = {};\n");
    let fixed = checkout.replace("'bPay',", "'bPay', sessionId: window.cart.id,");
    assert_eq!(shop.read("checkout.js"), fixed, "what has nothing to do with the named file stays");
}
