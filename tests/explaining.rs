//! `--rules` and `--explain`, and the pages in `docs/` that are made from the same text.
//!
//! `SNAPSHOTS=overwrite cargo nextest run --test cli explaining` writes these pages anew.

use std::fs;

use dr_lint_reporter::methods_page;
use dr_lint_rules::{known_names, payment_methods, rules};

use crate::cases::root;
use crate::shop::Shop;

/// Compares a page in `docs/` with what it should be.
fn assert_current(page: &str, current: &str) {
    let path = root().join("docs").join(page);
    if std::env::var_os("SNAPSHOTS").is_some_and(|wanted| wanted == "overwrite") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, current).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == current, "{page}: SNAPSHOTS=overwrite cargo nextest run --test cli explaining");
}

#[test]
fn every_rule_has_its_page() {
    let shop = Shop::new();
    for rule in rules() {
        let run = shop.run(&["--explain", rule.id]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", rule.id);
        assert_current(&format!("rules/{}.md", rule.id), &run.stdout);
    }
    let pages = fs::read_dir(root().join("docs/rules")).unwrap().count();
    assert_eq!(pages, rules().count(), "a page of a rule that is gone?");
}

#[test]
fn every_payment_method_has_its_section() {
    let (shop, page) = (Shop::new(), methods_page());
    assert_current("payment-methods.md", &page);
    for method in payment_methods() {
        let run = shop.run(&["--explain", &method.kind]);
        assert_eq!(run.code, 0);
        assert!(page.contains(&format!("#{}", run.stdout)), "{}", method.kind);
    }
    for name in known_names() {
        assert!(shop.run(&["--explain", name]).stdout.contains("nothing to remove is known"), "{name}");
    }
}

#[test]
fn the_examples_of_rules_show_them() {
    for rule in rules() {
        for (code, is_found) in [(rule.docs.before, true), (rule.docs.after, false)] {
            let shop = Shop::new().file("pay.js", code);
            let run = shop.run(&["--format", "compact", "--rule", "unresolved-payload=warn"]);
            let has = |id: &str| run.stdout.contains(&format!("[{id}]"));
            assert_eq!(has(rule.id), is_found, "{}: {run:?}", rule.id);
            assert!(is_found || run.stdout.is_empty(), "{}: {run:?}", rule.id);
        }
    }
}

#[test]
fn the_examples_of_payment_methods_show_their_fields() {
    for method in payment_methods() {
        let page = Shop::new().run(&["--explain", &method.kind]).stdout;
        let blocks: Vec<&str> = page.split("```").skip(1).step_by(2).map(|block| &block["js\n".len()..]).collect();
        let [before, after] = blocks[..] else { continue };
        let shop = Shop::new().file("before.js", before).file("after.js", after);
        let lines = shop.run(&["--format", "compact"]).stdout;
        assert!(!lines.contains("after.js"), "{lines}");
        let shown =
            method.fields.iter().filter(|field| field.details.as_ref().is_none_or(|it| *it == method.details[0]));
        assert_eq!(lines.matches("[legacy-field]").count(), shown.count(), "{lines}");
    }
}

#[test]
fn payment_methods_of_the_configuration_are_explained() {
    let settings =
        r#"{ "methods": { "houseCard": { "title": "House card", "remove": ["limit"], "sessionId": false } } }"#;
    let shop = Shop::new().file("dr-lint.json", settings);
    let page = shop.run(&["--explain", "houseCard"]).stdout;
    assert!(page.starts_with("# House card (`houseCard`)\n") && page.contains("needs no `sessionId`"), "{page}");
    assert!(page.contains("- `limit`\n"), "{page}");
}

#[test]
fn unknown_names_are_errors_with_the_closest() {
    let shop = Shop::new();
    for (name, meant) in [("legacy-feild", "did you mean `legacy-field`?"), ("PAYPAL", "did you mean `payPal`?")] {
        let run = shop.run(&["--explain", name]);
        assert!(run.code == 2 && run.stderr.contains(meant), "{run:?}");
    }
    assert!(shop.run(&["--explain", "weather"]).stderr.contains("--rules lists"));
}

#[test]
fn rules_are_listed_with_their_levels() {
    let run = Shop::new().run(&["--rules"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, rules().count()));
    let words: Vec<&str> = run.stdout.lines().next().unwrap().split_whitespace().collect();
    assert_eq!(words.join(" "), "legacy-field error a field that the payment session supplies");
    assert!(run.stdout.contains("unresolved-payload    off    a call"), "{run:?}");
}
