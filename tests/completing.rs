//! Completions, the manual page, and `--help`.

use std::process::Stdio;

use crate::shop::Shop;

#[test]
fn every_shell_gets_its_completions() {
    let shop = Shop::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = shop.run(&["--completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
        assert!(run.stdout.contains("session-id"), "{shell}");
        // The others complete no values.
        assert!(run.stdout.contains("graphical") || matches!(shell, "elvish" | "powershell"), "{shell}");
    }
    assert_eq!(shop.run(&["--completions", "cmd"]).code, 2);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let shop = Shop::new();
    for args in [&["--completions", "bash"][..], &["--man"], &["--explain", "legacy-field"], &["--rules"]] {
        let mut child = shop.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{args:?}");
    }
}

#[test]
fn the_manual_page_has_options_and_examples() {
    let run = Shop::new().run(&["--man"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with(".ie") && run.stdout.contains(".TH dr-lint 1"), "{run:?}");
    for part in ["session\\-id", "Exit codes:", "git show HEAD:src/pay.ts"] {
        assert!(run.stdout.contains(part), "{part}");
    }
}

#[test]
fn help_has_the_options_by_topic() {
    let help = Shop::new().run(&["--help"]).stdout;
    let topics =
        ["Files:", "Settings:", "Fixes:", "Report:", "Known findings:", "Exit code:", "Information:", "Examples:"];
    let places: Vec<Option<usize>> = topics.iter().map(|topic| help.find(&format!("\n{topic}"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}\n{help}");
}
