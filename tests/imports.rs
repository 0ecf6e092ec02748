//! Values from other files: which files are followed, that each is read under one name, and what `--verbose` says.

use crate::shop::Shop;

const PAY: &str = "import { payload } from './payload';\ndigitalRiver.createSource(payload);\n";
const PAYLOAD: &str = "export const payload = { type: 'bPay', amount: 1, sessionId: cart.paymentSession.id };\n";

/// The places of the findings, as the compact format writes them.
fn found(shop: &Shop, args: &[&str]) -> Vec<String> {
    let run = shop.run(&[&["--format", "compact"], args].concat());
    assert_eq!(run.stderr, "");
    let lines = run.stdout.lines().filter_map(|line| line.split_once(": ")).filter(|(place, _)| place.contains(':'));
    lines.map(|(place, _)| place.to_owned()).collect()
}

#[test]
fn installed_packages_are_not_followed() {
    let shop = Shop::new()
        .file("a.js", PAY.replace("./payload", "payload"))
        .file("b.js", PAY.replace("./payload", "./node_modules/payload"))
        .file("node_modules/payload/index.js", PAYLOAD);
    assert_eq!(found(&shop, &[]), [""; 0]);
}

#[test]
fn a_directory_is_its_index_or_its_main_file() {
    let shop = Shop::new().file("a.js", PAY).file("payload/index.ts", PAYLOAD);
    assert_eq!(found(&shop, &["a.js"]), ["payload/index.ts:1:40"]);
    let shop = Shop::new()
        .file("a.js", PAY)
        .file("payload/package.json", r#"{ "main": "./lib/main.js" }"#)
        .file("payload/lib/main.js", PAYLOAD);
    assert_eq!(found(&shop, &["a.js"]), ["payload/lib/main.js:1:40"]);
    let shop = Shop::new().file("a.js", PAY).file("payload/other.js", PAYLOAD);
    assert_eq!(found(&shop, &["a.js"]), [""; 0]);
}

#[test]
fn calls_are_counted_once() {
    let wrapper = "export function pay(p) { return new DigitalRiver('key').createSource(p); }\n";
    let user = "import { pay } from './wrapper'; // createSource\npay({ type: 'bPay', sessionId: s.id });\n";
    let shop = Shop::new().file("wrapper.js", wrapper).file("a.js", user).file("b.js", user);
    let summary = |args: &[&str]| shop.run(&[&["--format", "json"], args].concat()).json()["summary"].clone();
    assert_eq!((&summary(&[])["calls"], &summary(&[])["files"]), (&1.into(), &3.into()));
    assert_eq!((&summary(&["a.js"])["calls"], &summary(&["a.js"])["files"]), (&1.into(), &1.into()));
}

#[test]
fn standard_input_imports_from_where_it_belongs() {
    let shop = Shop::new().file("src/payload.js", PAYLOAD);
    let run = shop.pipe(PAY, &["--format", "compact", "--stdin-filename", "src/pay.js", "-"]);
    assert!(run.stdout.starts_with("src/payload.js:1:40: error[legacy-field]"), "{run:?}");
    assert_eq!(shop.pipe(PAY, &["-"]).code, 0);
}

#[test]
fn verbose_says_how_far_it_went() {
    let shop = Shop::new().file("a.js", PAY).file("b.js", "").file("src/payload.js", "").file("payload.js", PAYLOAD);
    let run = shop.run(&["--verbose", "a.js", "b.js"]);
    assert_eq!(
        run.stderr,
        "note: looked at 2 files, of which 1 names a call and was parsed; read 1 more that these import\n"
    );
    let call = |number| format!("function f{number}(p) {{ return f{}(p); }}\n", number + 1);
    let calls = (0..600).map(call).collect::<Vec<_>>().concat();
    let deep = format!("{calls}function f600(p) {{ return p; }}\ndigitalRiver.createSource(f0({{ type: 'bPay' }}));\n");
    let shop = Shop::new().file("deep.js", deep);
    let run = shop.run(&["-v"]);
    assert!(run.stderr.starts_with("note: deep.js:"), "{run:?}");
    assert!(run.stderr.contains(": calls inside calls are followed for"), "{run:?}");
    assert_eq!(shop.run(&[]).stderr, "");
}

#[test]
#[cfg(unix)]
fn names_in_notes_reorder_no_text() {
    let shop = Shop::new().file("a\u{202e}\u{1b}b.js", "digitalRiver.createSource(unknown);\n");
    let run = shop.run(&["-v"]);
    assert!(run.stderr.starts_with("note: a\u{fffd}\u{fffd}b.js:1:1: "), "{run:?}");
}

#[test]
fn nothing_is_inserted_into_json() {
    let json = "{\n  \"type\": \"bPay\",\n  \"amount\": 1\n}\n";
    let shop = Shop::new()
        .file("pay.js", "import payload from './payload.json';\ndigitalRiver.createSource(payload);\n")
        .file("payload.json", json);
    assert_eq!(found(&shop, &[]), ["payload.json:2:3", "payload.json:3:3"]);
    shop.run(&["--fix", "--unsafe-fixes", "--session-id", "cart.paymentSession.id"]);
    assert!(!shop.read("payload.json").contains("paymentSession"));
}

#[cfg(unix)]
mod links {
    use super::*;

    #[test]
    fn a_file_has_one_name_whichever_way_it_is_reached() {
        let shop = Shop::new()
            .file("a.js", PAY)
            .file("b.js", PAY.replace("./payload", "./linked/payload"))
            .file("shared/payload.js", format!("{PAYLOAD}// createSource\n"))
            .link("payload.js", "shared/payload.js")
            .link("linked", "shared");
        assert_eq!(found(&shop, &["a.js", "b.js"]), ["shared/payload.js:1:40"]);
        assert_eq!(found(&shop, &["."]), ["shared/payload.js:1:40"]);
        assert_eq!(found(&shop, &["a.js", "linked"]), ["linked/payload.js:1:40"]);
    }

    #[test]
    fn a_workspace_is_followed_to_where_it_is() {
        let shop = Shop::new()
            .file("app/a.js", PAY.replace("./payload", "@shop/payload"))
            .file("app/b.js", PAY.replace("./payload", "sdk"))
            .file("packages/payload/index.js", PAYLOAD)
            .file("packages/payload/package.json", r#"{ "name": "@shop/payload", "exports": "./index.js" }"#)
            .file("node_modules/.store/sdk/index.js", PAYLOAD)
            .link("node_modules/@shop/payload", "../../packages/payload")
            .link("node_modules/sdk", ".store/sdk");
        assert_eq!(found(&shop, &["app"]), ["packages/payload/index.js:1:40"]);
    }
}
