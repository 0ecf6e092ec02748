//! Shards: parts of a run that several machines share.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::shop::{Run, Shop};

/// Payloads in a file that others import, and pages that use them.
pub(crate) fn checkout() -> Shop {
    let page = |method: &str| {
        format!("import {{ {method} }} from \"../lib/payloads\";\n\ndigitalRiver.createSource({method}(cart));\n")
    };
    Shop::new()
        .file(
            "src/lib/payloads.js",
            "export const bPay = cart => ({\n  type: \"bPay\",\n  amount: cart.total,\n  currency: cart.currency,\n});\n\n\
             // dr-lint-disable-next-line missing-session-id, legacy-field -- the old page goes in May\n\
             export const online = cart => ({ type: \"onlineBanking\", amount: cart.total });\n",
        )
        .file("src/pages/cart.js", page("bPay"))
        .file("src/pages/checkout.js", page("bPay"))
        .file("src/pages/express.js", page("online"))
        .file("src/pages/gift.js", "digitalRiver.createSource({ type: \"giftCard\", ...gift });\n")
        .file("src/pages/help.js", "export const text = \"How to pay\";\n")
}

fn shown(shop: &Shop, args: &[&str]) -> Vec<String> {
    let run = shop.run(&[&["--show-files"], args].concat());
    assert_eq!(run.code, 0, "{run:?}");
    run.stdout.lines().map(ToOwned::to_owned).collect()
}

#[test]
fn each_file_is_in_one_shard() {
    let shop = checkout();
    let all = shown(&shop, &[]);
    for of in 1..=5 {
        let shards = (1..=of).map(|number| shown(&shop, &["--shard", &format!("{number}/{of}")]));
        let mut files: Vec<String> = shards.flatten().collect();
        files.sort();
        assert_eq!(files, all);
    }
    // Wherever the paths come from.
    let shard = ["--shard", "1/2"];
    let found = shown(&shop, &shard);
    assert!(!found.is_empty() && found.len() < all.len());
    assert_eq!(shown(&shop, &[&shard[..], &["./src", "src/pages"]].concat()), found);
    let list = shop.file("list", all.join("\n"));
    assert_eq!(shown(&list, &[&shard[..], &["--files-from", "list"]].concat()), found);
}

#[test]
fn a_shard_that_there_is_not_is_an_error_that_says_what_is_right() {
    let shop = checkout();
    for (wrong, right) in [("0/4", "`1/4`"), ("5/4", "`4/4`"), ("x", "`1/4`"), ("1/0", "`1/1`"), ("", "`1/4`")] {
        let run = shop.run(&["--shard", wrong]);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.stderr.contains(right), "{wrong}: {}", run.stderr);
    }
}

#[test]
fn a_shard_without_files_is_clean() {
    let shop = Shop::new().file("pay.js", "digitalRiver.createSource({ type: \"bPay\", amount: 1 });\n");
    let codes: Vec<i32> = (1..=3)
        .map(|number| {
            let run = shop.run(&["--shard", &format!("{number}/3"), "--output", "json=report.json"]);
            let report: Value = serde_json::from_str(&shop.read("report.json")).unwrap();
            assert_eq!(report["summary"]["files"], i32::from(run.code == 1), "{run:?}");
            run.code
        })
        .collect();
    assert_eq!(codes.iter().sum::<i32>(), 1, "{codes:?}");
    // A directory without any file is another matter.
    let run = Shop::new().run(&["--shard", "1/3"]);
    assert_eq!(run.code, 2, "{run:?}");
}

#[test]
fn imported_files_are_followed_into_other_shards() {
    let shop = checkout();
    let found = |run: &Run| -> BTreeSet<String> {
        let report = run.json();
        let found = report["diagnostics"].as_array().unwrap().iter();
        found.map(|found| format!("{} {}", found["path"], found["range"]["start"]["offset"])).collect()
    };
    let shards: Vec<_> =
        (1..=5).map(|number| found(&shop.run(&["--format", "json", "--shard", &format!("{number}/5")]))).collect();
    assert_eq!(shards.iter().flatten().cloned().collect::<BTreeSet<_>>(), found(&shop.run(&["--format", "json"])));
    let names_the_lib = |found: &&BTreeSet<String>| found.iter().any(|it| it.starts_with("\"src/lib/"));
    assert!(shards.iter().filter(names_the_lib).count() > 1, "{shards:?}");
}

#[test]
fn a_comment_may_be_of_use_in_another_shard() {
    let comment = "// dr-lint-disable-next-line legacy-field, legacy-filed\n";
    let shop = Shop::new().file("lib.js", format!("{comment}export const text = \"createSource\";\n"));
    let found = |args: &[&str]| {
        let report = shop.run(&[&["--format", "json"], args].concat()).json();
        let found = report["diagnostics"].as_array().unwrap().iter();
        found.map(|found| found["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let whole = found(&[]);
    assert!(whole[0].starts_with("this comment suppresses nothing"), "{whole:?}");
    // A name that no rule has is wrong wherever it is linted.
    assert_eq!(found(&["--shard", "1/1"]), ["there is no rule called `legacy-filed`; did you mean `legacy-field`?"]);
}

#[test]
fn sarif_has_an_id_for_each_shard() {
    let shop = checkout();
    let id = |args: &[&str]| {
        let log = shop.run(&[&["--format", "sarif"], args].concat()).json();
        log["runs"][0]["automationDetails"]["id"].clone()
    };
    assert_eq!(id(&["--shard", "1/2"]), "dr-lint/shard-1/");
    assert_eq!(id(&["--shard", "2/2"]), "dr-lint/shard-2/");
    assert_eq!(id(&[]), Value::Null);
}

#[test]
fn a_shard_leaves_the_baseline_alone() {
    let shop = checkout();
    assert_eq!(shop.run(&["--write-baseline"]).code, 0);
    let baseline = shop.read("dr-lint-baseline.json");
    for number in 1..=4 {
        let shard = format!("{number}/4");
        let run = shop.run(&["--baseline", "dr-lint-baseline.json", "--shard", &shard]);
        assert!(!run.stderr.contains("gone"), "{run:?}");
        let run = shop.run(&["--write-baseline", "--shard", &shard]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains("without --shard"), "{run:?}");
    }
    assert_eq!(shop.read("dr-lint-baseline.json"), baseline);
}

#[test]
fn standard_input_is_in_no_shard() {
    let run = Shop::new().pipe("", &["--shard", "1/2", "-"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("leave out `-`"), "{run:?}");
}

#[test]
fn advice_is_about_the_same_shard() {
    let run = checkout().run(&["--shard", "1/1", "src"]);
    assert!(run.stdout.contains("dr-lint --diff --session-id <EXPR> --shard 1/1 src"), "{}", run.stdout);
}
