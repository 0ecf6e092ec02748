//! Code that fixes leave unused: `testdata/unused/<topic>/before` becomes `testdata/unused/<topic>/after`, byte for byte.
//! `SNAPSHOTS=overwrite cargo test --test cli unused` writes `after`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cases::root;
use crate::shop::{Run, Shop};

const SESSION: [&str; 2] = ["--session-id", "cart.paymentSession.id"];

fn files(directory: &Path) -> BTreeMap<PathBuf, String> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.file_name().unwrap().into(), fs::read_to_string(&path).unwrap())).collect()
}

fn shop(files: &BTreeMap<PathBuf, String>) -> Shop {
    files.iter().fold(Shop::new(), |shop, (path, content)| shop.file(path, content))
}

fn topics() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("testdata/unused")).unwrap().map(|entry| entry.unwrap().path());
    let mut topics: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    topics.sort();
    topics
}

fn run(shop: &Shop, args: &[&str]) -> Run {
    shop.run(&[args, &SESSION].concat())
}

#[test]
fn what_fixes_leave_unused_goes() {
    for topic in topics() {
        let name = topic.file_name().unwrap().to_string_lossy().into_owned();
        let shop = shop(&files(&topic.join("before")));
        let first = run(&shop, &["--fix"]);
        let fixed = files(&shop.path());
        if std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
            for (path, content) in &fixed {
                fs::create_dir_all(topic.join("after")).unwrap();
                fs::write(topic.join("after").join(path), content).unwrap();
            }
            fs::write(topic.join("notes.txt"), &first.stderr).unwrap();
        }
        assert_eq!(fixed, files(&topic.join("after")), "{name}");
        assert_eq!(first.stderr, fs::read_to_string(topic.join("notes.txt")).unwrap(), "{name}");
        let again = run(&shop, &["--fix", "--format", "json"]);
        assert_eq!((&again.json()["summary"]["fixed"], files(&shop.path())), (&0.into(), fixed), "{name}");
        assert_eq!(again.stderr, "", "{name}");
    }
}

const PAY: &str = "export function pay(cart) {\n  const total = cart.total;\n  const tax = getTax(cart);\n  \
    digitalriver.createSource({ type: 'payPal', sessionId: cart.session.id, amount: total, payPal: { taxAmount: tax } });\n}\n";

#[test]
fn it_is_kept_on_request_and_named_either_way() {
    let fields = PAY.replace(", amount: total, payPal: { taxAmount: tax }", ", payPal: {}");
    let note = |line, name: &str| format!("dr-lint: pay.js:{line}:9: `{name}` is unused now\n");
    let shop = Shop::new().file("pay.js", PAY);
    let kept = shop.run(&["--fix", "--keep-unused"]);
    assert_eq!((shop.read("pay.js"), kept.stderr), (fields.clone(), note(2, "total") + &note(3, "tax")));
    let shop = Shop::new().file("pay.js", PAY);
    let swept = shop.run(&["--fix"]);
    assert_eq!(shop.read("pay.js"), fields.replace("  const total = cart.total;\n", ""));
    assert_eq!(swept.stderr, note(2, "tax"));
}

#[test]
fn a_diff_shows_it_and_a_report_names_it() {
    let shop = Shop::new().file("pay.js", PAY);
    assert!(shop.run(&["--diff"]).stdout.contains("\n-  const total = cart.total;\n"));
    assert!(!shop.run(&["--diff", "--keep-unused"]).stdout.contains("\n-  const total"));
    let report = shop.run(&["--format", "json"]).json();
    let related = report["diagnostics"][0]["related"].as_array().unwrap();
    let named: Vec<_> =
        related.iter().map(|one| (one["message"].as_str().unwrap(), &one["range"]["start"]["line"])).collect();
    assert_eq!(named[0], ("`total` is unused after the fix", &2.into()));
    let words: Vec<String> = shop.run(&[]).stdout.split_whitespace().map(ToOwned::to_owned).collect();
    assert!(words.join(" ").contains("Unused after the fix: `total` (line 2), `tax` (line 3)."));
}

#[test]
fn it_is_an_option_of_fixes() {
    assert_eq!(Shop::new().file("pay.js", PAY).run(&["--keep-unused"]).code, 2);
}

/// A call that throws for some values may be what a `catch` waits for.
#[test]
fn calls_that_may_throw_stay() {
    for read in ["JSON.parse(json)", "decodeURIComponent(json)", "BigInt(json)", "json.reduce((a, b) => a + b)"] {
        let page = format!(
            "export function pay(json) {{\n  let total;\n  try {{\n    total = {read};\n  }} catch (error) {{\n    \
             return show(error);\n  }}\n  digitalRiver.createSource({{ type: 'bPay', sessionId: window.id, amount: total \
             }});\n}}\n"
        );
        let shop = Shop::new().file("pay.mjs", &page);
        assert_eq!(shop.run(&["--fix"]).code, 0);
        assert!(shop.read("pay.mjs").contains(read), "{}", shop.read("pay.mjs"));
    }
}

#[test]
fn words_beside_what_is_removed_stay_apart() {
    for removed in ["(p.amount = 1)", "(p.amount = 1),(p.currency = 'EUR')"] {
        let page = format!(
            "function pay(digitalriver, id) {{ var p = {{ type: 'bPay', sessionId: id }};\
             return{removed},digitalriver.createSource(p); }}"
        );
        let shop = Shop::new().file("pay.js", &page);
        assert_eq!(shop.run(&["--fix"]).code, 0);
        assert!(shop.read("pay.js").contains("return digitalriver.createSource(p)"), "{}", shop.read("pay.js"));
    }
}
