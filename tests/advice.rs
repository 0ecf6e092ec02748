//! The last words of a report: what was not judged, and what to do next. Commands that they name are run.

use std::path::Path;

use crate::cases::root;
use crate::shop::{Run, Shop, command, copied};

/// The commands that a report advises, as words for a shell would be.
fn advised(text: &str) -> Vec<String> {
    text.lines().filter_map(|line| line.strip_prefix("  dr-lint ")).map(ToOwned::to_owned).collect()
}

/// Runs an advised command, with the expression that only the user knows.
fn follow(directory: &Path, advice: &str) -> Run {
    let args: Vec<&str> = advice
        .split_whitespace()
        .map(|word| if word == "<EXPR>" { "cart.paymentSession.id" } else { word.trim_matches('\'') })
        .collect();
    Run::of(&mut command(directory, &args))
}

/// With the baseline that was just written, an advised command would find nothing, and nothing fails.
#[test]
fn who_writes_a_baseline_needs_no_advice() {
    let shop = Shop::new()
        .file("a.js", "digitalRiver.createSource({ type: 'bPay', sessionId: s.id, amount: 1 });\n")
        .file("b.js", "digitalRiver.createSource({ type: 'bPay', sessionId: 'x' });\n");
    for (file, baseline) in [("a.js", "a.json"), ("b.js", "b.json")] {
        let run = shop.run(&[file, "--baseline", baseline, "--write-baseline"]);
        let last = run.stdout.lines().last().unwrap();
        assert!(run.code == 0 && last.starts_with("Looked at 1 file"), "{run:?}");
    }
}

#[test]
fn following_the_advice_migrates_the_sample_shop() {
    let shop = Shop::new();
    copied(&root().join("testdata/shop/before"), &shop.path().join("before"));
    let first = shop.run(&["before"]);
    assert!(!first.stdout.contains("--unsafe-fixes"), "the advice leaves payloads without a session");
    let advice = advised(&first.stdout);
    assert_eq!(advice, ["--diff --session-id <EXPR> before"]);
    let diff = follow(&shop.path(), &advice[0]);
    assert_eq!(diff.code, 1);
    assert!(
        diff.stdout.contains("+  sessionId: cart.paymentSession.id") || diff.stdout.contains("sessionId"),
        "{diff:?}"
    );
    let advice = advised(&diff.stderr);
    assert_eq!(advice, ["--fix --session-id cart.paymentSession.id before"]);
    let fixed = follow(&shop.path(), &advice[0]);
    assert_eq!((fixed.code, advised(&fixed.stdout)), (0, Vec::new()), "{}", fixed.stdout);
}

/// The end of the report on one file, and its advice.
fn last_words(text: &str, args: &[&str]) -> (String, Vec<String>) {
    let run = Shop::new().file("a.js", text).run(&[args, &["a.js"]].concat());
    let words = run.stdout.split("Looked at ").last().unwrap().to_owned();
    (words, advised(&run.stdout))
}

#[test]
fn a_missing_session_comes_first() {
    let first = ["--diff --session-id <EXPR> a.js"];
    for text in [
        "digitalRiver.createSource({ type: 'bPay', amount: 1 });",
        "digitalRiver.createDropin({ options: {} });",
        "digitalRiver.retrieveAvailablePaymentMethods({ country: 'DE' });",
        "const p = { type: 'konbini' }; prepare(p); digitalRiver.createSource(p);",
        // A variable of that name is a guess.
        "function pay(sessionId) { digitalRiver.createSource({ type: 'bPay', amount: 1 }); }",
        // Something else could be fixed at once, but not all.
        "digitalRiver.createSource({ type: 'bPay', amount: 1 }); digitalRiver.createSource({ type: 'bPay', amount: 1, sessionId: s.id });",
        "digitalRiver.createSource({ type: 'bPay', amount: total() }); digitalRiver.createSource({ type: 'bPay', sessionId: s.clientSecret });",
    ] {
        let (words, advice) = last_words(text, &[]);
        assert_eq!(advice, first, "{text}: {words}");
        assert!(!words.contains("unsafe"), "{text}: {words}");
    }
}

#[test]
fn what_is_safe_comes_next_and_then_what_is_not() {
    let one = "digitalRiver.createSource({ type: 'bPay', amount: 1, sessionId: s.id });";
    let (words, advice) = last_words(one, &[]);
    assert_eq!(advice, ["--diff a.js"]);
    assert!(words.contains("Next: 1 of 1 finding can be fixed.") && !words.contains("unsafe"), "{words}");
    let two = "digitalRiver.createSource({ type: 'bPay', amount: 1, currency: money(), sessionId: s.id });";
    let (words, advice) = last_words(two, &["--receiver", "sdk"]);
    assert_eq!(advice, ["--diff --receiver sdk a.js"]);
    assert!(
        words.contains("1 more has a fix that you should look at first") && words.contains("`--unsafe-fixes`"),
        "{words}"
    );
    let careful = "digitalRiver.createSource({ type: 'bPay', currency: money(), sessionId: s.id });";
    let shop = Shop::new().file("a.js", careful);
    let advice = advised(&shop.run(&[]).stdout);
    assert_eq!(advice, ["--diff --unsafe-fixes ."]);
    let diff = follow(&shop.path(), &advice[0]);
    assert!(diff.stdout.contains("-digitalRiver"), "{diff:?}");
    assert_eq!(advised(&diff.stderr), ["--fix --unsafe-fixes ."]);
    assert_eq!(follow(&shop.path(), "--fix --unsafe-fixes .").code, 0);
}

#[test]
fn fixes_that_would_leave_a_payload_without_a_session_are_never_advised() {
    let off: &[&str] = &["--rule", "missing-session-id=off"];
    let given: &[&str] = &["--session-id", "cart.id"];
    let lost = "const p = { type: 'bPay', amount: 1, sessionId: 1 }; delete p.sessionId; digitalRiver.createSource(p);";
    let read = "const p = { type: 'bPay', amount: total() }; show(p.amount); digitalRiver.createSource(p);";
    let other = "digitalRiver.createSource({ type: 'bPay', amount: 1 }); digitalRiver.createSource({ type: 'bPay', amount: f(), sessionId: s.id });";
    for (text, args) in [(read, off), (other, off), (lost, given)] {
        let (words, advice) = last_words(text, args);
        assert!(!words.contains("unsafe") && !advice.iter().any(|line| line.contains("unsafe")), "{text}: {words}");
        assert!(words.contains("Next: "), "{text}: {words}");
    }
}

#[test]
fn nothing_that_was_done_is_advised_again() {
    let shop = Shop::new().file("a.js", "digitalRiver.createSource({ type: 'bPay', amount: f(), sessionId: s.id });");
    assert_eq!(advised(&shop.run(&["--fix"]).stdout), ["--diff --unsafe-fixes ."]);
    let run = shop.run(&["--fix", "--unsafe-fixes"]);
    assert!(!run.stdout.contains("Next:") && run.stdout.contains("nothing to change, 1 fixed"), "{run:?}");
}

#[test]
fn advice_repeats_what_the_run_was_asked_for() {
    let text = "sdk.createDropin({});";
    let shop = Shop::new().file("my shop/a.js", text);
    let run = shop.run(&["--receiver", "sdk", "--rule", "legacy-field=warn", "--quiet", "my shop"]);
    let expected = ["--diff --session-id <EXPR> --rule legacy-field=warn --receiver sdk 'my shop'"];
    assert_eq!(advised(&run.stdout), expected);
    let run = shop.pipe("digitalRiver.createDropin({})", &["-", "--stdin-filename", "a.ts"]);
    assert_eq!(advised(&run.stdout), ["--diff --session-id <EXPR> --stdin-filename a.ts -"]);
    // Formats for programs give none.
    assert!(!shop.run(&["--receiver", "sdk", "--format", "compact"]).stdout.contains("Next"));
}

#[test]
fn warnings_are_said_to_fail_the_run_exactly_when_they_do() {
    let text = "digitalRiver.createSource({ type: 'bPay', sessionId: 'abc' });";
    let ends = |args: &[&str], code: i32, words: &str| {
        let run = Shop::new().file("a.js", text).run(args);
        assert_eq!(run.code, code, "{run:?}");
        assert!(run.stdout.contains(words), "{run:?}");
    };
    ends(&[], 0, "Warnings alone don't fail the run; `--max-warnings 0` makes them.");
    ends(&["--max-warnings", "0"], 1, "The run fails: `--max-warnings` allows 0 warnings, and there is 1.");
    ends(&["--max-warnings", "0", "--quiet"], 1, "The run fails: `--max-warnings` allows 0 warnings, and there is 1.");
    ends(&["--max-warnings", "1"], 0, "The run passes: `--max-warnings` allows 1 warning.");
}

/// `calls`, `unjudged` and the summary in words for one file.
fn judged(name: &str, text: &str) -> (u64, u64, String) {
    let shop = Shop::new().file(name, text);
    let summary = shop.run(&["--format", "json"]).json()["summary"].clone();
    let number = |key: &str| summary[key].as_u64().unwrap();
    (number("calls"), number("unjudged"), shop.run(&["--rule", "syntax-error=off"]).stdout)
}

#[test]
fn nothing_to_change_is_said_only_when_everything_was_judged() {
    for (text, calls, unjudged, words) in [
        ("digitalRiver.createSource({ type: 'creditCard', sessionId: s.id });", 1, 0, ""),
        ("var a = 1;", 0, 0, ""),
        ("stripe.createSource({ type: 'card' });", 0, 0, ""),
        ("class Api { createSource(p) {} } new Api().createSource(1);", 0, 0, ""),
        ("digitalRiver.createSource(window.p);", 1, 1, "Not judged: 1 call whose payload is unknown."),
        (
            "digitalRiver.createDropin(window.p); new DigitalRiver('k').createSource(await load());",
            2,
            2,
            "Not judged: 2 calls whose payload is unknown.",
        ),
        (
            "sdk.createSource(window.p); window.api.createDropin({});",
            0,
            0,
            "Not judged: 2 calls that may not be DigitalRiver.js calls.",
        ),
        (
            "digitalRiver.createSource({ token: t });",
            0,
            0,
            "Not judged: 1 call that may not be a DigitalRiver.js call.",
        ),
        ("digitalRiver.createSource({ type: });", 0, 0, "Not judged: 1 file that can't be parsed."),
        (
            "digitalRiver.createSource(window.p); sdk.createSource(1);",
            1,
            1,
            "Not judged: 1 call whose payload is unknown and 1 call that may not be a DigitalRiver.js call.",
        ),
    ] {
        let (found_calls, found_unjudged, summary) = judged("a.js", text);
        assert_eq!((found_calls, found_unjudged), (calls, unjudged), "{text}");
        assert!(summary.contains(words), "{text}: {summary}");
        assert_eq!(summary.contains("nothing to change"), words.is_empty(), "{text}: {summary}");
        assert!(words.is_empty() || !summary.contains("without DigitalRiver.js calls"), "{text}: {summary}");
    }
}

#[test]
fn a_call_that_several_importers_see_is_counted_once() {
    let shop = Shop::new()
        .file("pay.js", "export function pay(p) { digitalRiver.createSource(p); }\nsdk.createDropin({});")
        .file("a.js", "import { pay } from './pay'; pay(window.x); other.createSource;")
        .file("b.js", "import { pay } from './pay'; pay(window.y); other.createSource;");
    let summary = shop.run(&["--format", "json"]).json()["summary"].clone();
    assert_eq!((&summary["calls"], &summary["unjudged"]), (&1.into(), &1.into()));
    let run = shop.run(&["--verbose"]);
    assert!(run.stdout.contains("1 call whose payload is unknown and 1 call that may"), "{run:?}");
    assert_eq!(run.stderr.matches("was not judged").count(), 2, "{run:?}");
}

#[test]
fn verbose_says_which_calls_were_not_judged_and_why() {
    let shop = Shop::new()
        .file(
            "a.js",
            "digitalRiver.createSource(window.p);\nsdk.createSource(1);\n  stripe.createSource({ type: 'card' });\n",
        )
        .file("b.js", "digitalRiver.createSource({ token: t });")
        .file("c.js", "createSource(;")
        .file("d.js", "digitalRiver.createSource({ type: 'creditCard', sessionId: s.id });");
    let run = shop.run(&["--verbose"]);
    let notes: Vec<&str> = run.stderr.lines().filter(|line| line.contains("judged")).collect();
    let expected = [
        ("note: a.js:1:1: ", "payload"),
        ("note: a.js:2:1: ", "--receiver"),
        ("note: a.js:3:3: ", "Stripe"),
        ("note: b.js:1:1: ", "`type`"),
        ("note: c.js:1:14: ", "can't be parsed"),
    ];
    assert_eq!(notes.len(), expected.len(), "{}", run.stderr);
    for (note, (place, why)) in notes.iter().zip(expected) {
        assert!(note.starts_with(place) && note.contains(why), "{note}");
    }
    assert!(run.stderr.contains("note: looked at 4 files, of which 4 name a call and were parsed"), "{}", run.stderr);
}
