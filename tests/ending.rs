//! The exit code, and the options that change it.

use crate::shop::{Shop, without_record};

const LEGACY: &str = "digitalriver.createSource({ type: \"bPay\", sessionId: cart.id, amount: cart.total });\n";
const DOUBTFUL: &str = "digitalriver.createSource({ type: \"bPay\", sessionId: \"ses_1\" });\n";
const BROKEN: &str = "digitalriver.createSource({ type: );\n";

fn code(shop: &Shop, args: &[&str]) -> i32 {
    shop.run(args).code
}

#[test]
fn exit_zero_forgives_findings_and_nothing_else() {
    let shop = Shop::new().file("a.js", LEGACY).file("b.js", DOUBTFUL);
    assert_eq!((code(&shop, &[]), code(&shop, &["--exit-zero"])), (1, 0));
    assert!(shop.run(&["--exit-zero"]).stdout.contains("legacy-field"), "they are reported all the same");
    assert_eq!(code(&shop, &["b.js", "--max-warnings", "0"]), 1);
    assert_eq!(code(&shop, &["b.js", "--max-warnings", "0", "--exit-zero"]), 0);
    assert_eq!(code(&shop, &["--diff", "--exit-zero"]), 0);
    assert_eq!(code(&shop, &["a.js", "gone.js", "--exit-zero"]), 2);
    assert_eq!(code(&shop, &["--rule", "no-such-rule=off", "--exit-zero"]), 2);
    assert_eq!(code(&shop, &["--fix", "--exit-non-zero-on-fix", "--exit-zero"]), 0);
}

#[test]
fn fix_only_fixes_and_says_nothing_about_what_is_left() {
    for format in ["graphical", "compact", "json"] {
        let shop = Shop::new().file("a.js", LEGACY).file("b.js", DOUBTFUL).file("c.js", BROKEN);
        let run = shop.run(&["--fix-only", "--format", format]);
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(shop.read("a.js"), LEGACY.replace(", amount: cart.total", ""));
        let shown = without_record(&run.stdout);
        assert!(!shown.contains("hardcoded") && !shown.contains("syntax-error"), "{run:?}");
    }
    let shop = Shop::new().file("a.js", LEGACY).file("b.js", DOUBTFUL);
    let run = shop.run(&["--fix-only"]);
    assert!(run.stdout.contains("1 warning, 1 fixed."), "{run:?}");
    assert!(run.stdout.contains("Findings are not shown; left out: 1 finding."), "{run:?}");
    assert!(!run.stdout.contains("Next:"), "{run:?}");
}

#[test]
fn fix_only_fails_where_something_could_not_be_done() {
    let shop = Shop::new().file("a.js", LEGACY);
    assert_eq!(code(&shop, &["--fix-only", "a.js", "gone.js"]), 2);
    assert_eq!(shop.read("a.js"), LEGACY.replace(", amount: cart.total", ""));
    for other in [&["--diff"][..], &["--quiet"], &["--stats"], &["--max-warnings", "1"]] {
        assert_eq!(code(&shop, &[&["--fix-only"], other].concat()), 2, "{other:?}");
    }
}

#[test]
fn a_fix_can_fail_the_run() {
    let shop = Shop::new().file("a.js", LEGACY);
    let run = shop.run(&["--fix", "--exit-non-zero-on-fix"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("changed 1 file, and --exit-non-zero-on-fix"), "{run:?}");
    assert_eq!(code(&shop, &["--fix", "--exit-non-zero-on-fix"]), 0, "there is nothing left to change");
    let shop = Shop::new().file("a.js", LEGACY);
    assert_eq!(code(&shop, &["--fix-only", "--exit-non-zero-on-fix"]), 1);
    let run = shop.pipe(LEGACY, &["--fix", "--exit-non-zero-on-fix", "-"]);
    assert_eq!((run.code, run.stdout), (1, LEGACY.replace(", amount: cart.total", "")));
    assert_eq!(code(&shop, &["--exit-non-zero-on-fix"]), 2, "it needs --fix");
}
