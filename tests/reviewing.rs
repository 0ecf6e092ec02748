//! `--interactive`, at a real terminal: each fix is a question.

use std::process::Command;
use std::thread;
use std::time::Duration;

use rexpect::process::WaitStatus;
use rexpect::session::{PtySession, spawn_command};

use crate::shop::Shop;

const SAFE: &str = "digitalriver.createSource({ type: \"bPay\", sessionId: cart.id, amount: cart.total });\n";
const OTHER: &str = "digitalriver.createSource({ type: \"konbini\", sessionId: cart.id, currency: cart.currency });\n";
const UNSAFE: &str = "digitalriver.createSource({ type: \"payco\", sessionId: cart.id, amount: total() });\n";
const BARE: &str = "digitalriver.createSource({ type: \"bPay\", amount: cart.total });\n";

/// dr-lint at a terminal, and the code that it ends with.
struct Terminal(PtySession);

impl Terminal {
    fn of(shop: &Shop, args: &[&str]) -> Self {
        let mut command: Command = shop.command(&[&["--interactive"], args].concat());
        command.env("TERM", "xterm").env("NO_COLOR", "1");
        Self(spawn_command(command, Some(20_000)).unwrap())
    }

    /// Waits for a question that shows all of this, and answers it.
    fn answer(&mut self, shown: &[&str], answer: &str) {
        let question = self.0.exp_string("Apply this fix? [y,n,a,q,?] ").unwrap();
        for words in shown {
            assert!(question.contains(words), "no `{words}` in {question}");
        }
        self.0.send_line(answer).unwrap();
    }

    /// Everything up to the end, and the exit code.
    fn end(mut self) -> (String, i32) {
        let rest = self.0.exp_eof().unwrap();
        match self.0.process().wait().unwrap() {
            WaitStatus::Exited(_, code) => (rest, code),
            other => panic!("{other:?}: {rest}"),
        }
    }
}

#[test]
fn accepted_fixes_are_written_and_declined_ones_are_not() {
    let shop = Shop::new().file("a.js", SAFE).file("b.js", OTHER).file("c.js", UNSAFE);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["a.js:1:63: legacy-field", "safe: ", "-digitalriver", "+digitalriver", "(1/3)"], "y");
    terminal.answer(&["b.js:1:66: legacy-field", "`currency` must go", "(2/3)"], "n");
    let reason = "unsafe: its value may have side effects";
    terminal.answer(&["c.js:1:64: legacy-field", "unsafe: look at this first", reason, "(3/3)"], "y");
    let (rest, code) = terminal.end();
    assert_eq!(code, 1, "{rest}");
    assert!(rest.contains("fixes: 2 accepted, 1 declined") && rest.contains("1 error, 2 fixed"), "{rest}");
    assert_eq!(shop.read("a.js"), SAFE.replace(", amount: cart.total", ""));
    assert_eq!(shop.read("b.js"), OTHER);
    assert_eq!(shop.read("c.js"), UNSAFE.replace(", amount: total()", ""));
}

#[test]
fn all_that_a_payload_needs_is_one_question() {
    let shop = Shop::new()
        .file("pay.js", "import { base } from './base';\ndigitalriver.createSource({ ...base, type: 'bPay' });\n")
        .file("base.js", "export const base = { amount: 1, currency: 'USD' };\n");
    let mut terminal = Terminal::of(&shop, &["--session-id", "window.cart.id"]);
    let shown = ["changes 2 files", "base.js", "+export const base = {};", "pay.js", "sessionId: window.cart.id"];
    terminal.answer(&shown, "y");
    let (rest, code) = terminal.end();
    assert!(code == 0 && rest.contains("1 accepted, 0 declined"), "{rest}");
    assert!(shop.read("pay.js").contains("sessionId: window.cart.id"), "{}", shop.read("pay.js"));
    assert!(!shop.read("base.js").contains("amount"), "{}", shop.read("base.js"));
}

#[test]
fn after_q_nothing_more_is_asked_and_what_was_accepted_is_written() {
    let shop = Shop::new().file("a.js", SAFE).file("b.js", OTHER).file("c.js", UNSAFE);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["a.js"], "YES");
    terminal.answer(&["b.js"], "q");
    let (rest, code) = terminal.end();
    assert_eq!(code, 1, "{rest}");
    assert!(rest.contains("1 accepted, 0 declined, 2 not answered: run the same command again"), "{rest}");
    assert!(!rest.contains("Apply this fix?"), "{rest}");
    assert_eq!(shop.read("a.js"), SAFE.replace(", amount: cart.total", ""));
    assert_eq!((shop.read("b.js").as_str(), shop.read("c.js").as_str()), (OTHER, UNSAFE));
}

#[test]
fn a_means_all_of_the_rule_and_never_more_than_what_was_seen() {
    let shop = Shop::new().file("a.js", SAFE).file("b.js", OTHER).file("c.js", UNSAFE).file("d.js", BARE);
    let mut terminal = Terminal::of(&shop, &["--session-id", "cart.id"]);
    terminal.answer(&["a.js"], "a");
    terminal.answer(&["applied: b.js:1:66: legacy-field", "c.js", "unsafe"], "n");
    terminal.answer(&["d.js", "missing-session-id, legacy-field"], "a");
    let (rest, code) = terminal.end();
    assert!(rest.contains("3 accepted, 1 declined") && code == 1, "{rest}");
    assert_eq!(shop.read("b.js"), OTHER.replace(", currency: cart.currency", ""));
    assert_eq!(shop.read("d.js"), BARE.replace(", amount: cart.total", ", sessionId: cart.id"));
    let shop = Shop::new().file("a.js", UNSAFE).file("b.js", SAFE).file("c.js", UNSAFE);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["a.js"], "?");
    terminal.answer(&["y - apply", "all further fixes that are for legacy-field only, safe or unsafe", "Ctrl-C"], "a");
    assert_eq!(terminal.end().1, 0);
    assert!(!shop.read("c.js").contains("amount") && !shop.read("b.js").contains("amount"));
}

#[test]
fn a_key_that_is_no_answer_shows_the_answers() {
    let shop = Shop::new().file("a.js", SAFE);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["a.js"], "what");
    terminal.answer(&["n - leave it; it is not asked again"], "");
    terminal.answer(&["q - ask no more"], "n");
    assert_eq!(terminal.end().1, 1);
    assert_eq!(shop.read("a.js"), SAFE);
}

#[test]
fn the_next_question_is_about_the_changed_text() {
    let twice = "const amount = cart.total();\nconst p = { type: 'bPay', sessionId: cart.id, amount };\nconst k = { type: 'konbini', sessionId: cart.id, amount };\ndigitalriver.createSource(p);\ndigitalriver.createSource(k);\n";
    let shop = Shop::new().file("a.js", twice);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["a.js:2:", "-const p", "+const p"], "y");
    terminal.answer(&["a.js:3:", " const p = { type: 'bPay', sessionId: cart.id };", "-const k"], "y");
    let (rest, code) = terminal.end();
    assert_eq!(code, 0, "{rest}");
    assert!(shop.read("a.js").starts_with("const amount = cart.total();\n"), "a call is kept: {}", shop.read("a.js"));
}

#[test]
fn ctrl_c_leaves_every_file_as_it_is() {
    let shop = Shop::new().file("a.js", SAFE).file("b.js", OTHER);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["a.js"], "y");
    terminal.0.exp_string("Apply this fix?").unwrap();
    terminal.0.send_control('c').unwrap();
    drop(terminal.0.exp_eof());
    let ended = (0..100).find_map(|_| match terminal.0.process().status() {
        Some(WaitStatus::StillAlive) | None => {
            thread::sleep(Duration::from_millis(50));
            None
        }
        other => other,
    });
    assert!(matches!(ended, Some(WaitStatus::Signaled(..))), "{ended:?}");
    assert_eq!((shop.read("a.js").as_str(), shop.read("b.js").as_str()), (SAFE, OTHER));
    assert_eq!(std::fs::read_dir(shop.path()).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn the_end_of_input_asks_no_more() {
    let shop = Shop::new().file("a.js", SAFE).file("b.js", OTHER);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["a.js"], "y");
    terminal.0.exp_string("Apply this fix?").unwrap();
    terminal.0.send_control('d').unwrap();
    assert!(terminal.end().0.contains("1 not answered"));
    assert_eq!(shop.read("a.js"), SAFE.replace(", amount: cart.total", ""));
}

#[test]
fn a_missing_expression_is_said_first() {
    let shop = Shop::new().file("a.js", BARE);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["1 payload without a session can only get one with --session-id EXPR", "unsafe: "], "n");
    assert_eq!(terminal.end().1, 1);
}

#[test]
fn without_a_terminal_there_is_nobody_to_ask() {
    let shop = Shop::new().file("a.js", SAFE);
    let run = shop.run(&["--interactive"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("standard input and standard error have to be a terminal"), "{run:?}");
    for other in [&["--diff"][..], &["-"], &["--files-from", "-"], &["--add-suppressions"], &["--show-files"]] {
        assert_eq!(shop.run(&[&["--interactive"], other].concat()).code, 2, "{other:?}");
    }
    assert_eq!(shop.read("a.js"), SAFE);
}

#[test]
fn a_file_that_somebody_else_changes_meanwhile_is_left_alone() {
    let shop = Shop::new().file("a.js", SAFE).file("b.js", OTHER);
    let mut terminal = Terminal::of(&shop, &[]);
    terminal.answer(&["a.js"], "y");
    let newer = format!("// newer\n{SAFE}");
    let shop = shop.file("a.js", &newer);
    terminal.answer(&["b.js"], "y");
    let (rest, code) = terminal.end();
    assert!(code == 2 && rest.contains("a.js: ") && rest.contains("changed"), "{rest}");
    assert_eq!((shop.read("a.js"), shop.read("b.js")), (newer, OTHER.replace(", currency: cart.currency", "")));
}

#[test]
fn the_report_may_go_elsewhere() {
    let shop = Shop::new().file("a.js", SAFE).file("b.js", OTHER);
    let mut terminal = Terminal::of(&shop, &["--format", "json", "--output-file", "left.json"]);
    terminal.answer(&["a.js"], "n");
    terminal.answer(&["b.js"], "y");
    assert_eq!(terminal.end().1, 1);
    let report: serde_json::Value = serde_json::from_str(&shop.read("left.json")).unwrap();
    assert_eq!((&report["summary"]["errors"], &report["summary"]["fixed"]), (&1.into(), &1.into()));
}

#[test]
fn what_the_baseline_knows_is_not_asked() {
    let shop = Shop::new().file("a.js", SAFE);
    assert_eq!(shop.run(&["--write-baseline"]).code, 0);
    let shop = shop.file("b.js", OTHER).file("c.js", format!("// dr-lint-disable-next-line legacy-field\n{SAFE}"));
    let mut terminal = Terminal::of(&shop, &["--baseline", "dr-lint-baseline.json"]);
    terminal.answer(&["b.js", "(1/1)"], "y");
    let (rest, code) = terminal.end();
    assert!(code == 0 && rest.contains("1 accepted"), "{rest}");
    assert_eq!(shop.read("a.js"), SAFE);
}
