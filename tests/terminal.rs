//! The look of a report at a real terminal: colours, links and width, as the terminal and the user's settings have them.

use std::process::Stdio;

use crate::shop::{Run, Shop};

const LEGACY: &str = "digitalriver.createSource({ type: \"bPay\", sessionId: cart.id, amount: cart.total });\n";

/// The start of a colour, and of a link.
const COLOR: &str = "\u{1b}[3";
const LINK: &str = "\u{1b}]8;;";

/// Everything that dr-lint prints at a terminal with these settings.
fn shown(args: &[&str], settings: &[(&str, &str)]) -> String {
    let shop = Shop::new().file("a.js", LEGACY);
    let mut command = shop.command(args);
    command.env("TERM", "xterm-256color").envs(settings.iter().copied());
    let mut terminal = rexpect::session::spawn_command(command, Some(20_000)).unwrap();
    terminal.exp_eof().unwrap()
}

#[test]
fn a_terminal_gets_colours_unless_somebody_says_no() {
    let is_coloured = |args: &[&str], settings: &[(&str, &str)]| shown(args, settings).contains(COLOR);
    assert!(is_coloured(&[], &[]));
    assert!(is_coloured(&[], &[("NO_COLOR", "")]), "an empty variable says nothing");
    assert!(is_coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(is_coloured(&[], &[("TERM", "dumb"), ("FORCE_COLOR", "1")]));
    assert!(is_coloured(&[], &[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")]));
    for settings in [
        [("NO_COLOR", "1"), ("FORCE_COLOR", "1")],
        [("NO_COLOR", "0"), ("CLICOLOR_FORCE", "1")],
        [("FORCE_COLOR", "0"), ("CLICOLOR_FORCE", "1")],
        [("CLICOLOR", "0"), ("LANG", "C")],
        [("TERM", "dumb"), ("LANG", "C")],
    ] {
        assert!(!is_coloured(&[], &settings), "{settings:?}");
    }
    assert!(!is_coloured(&["--color", "never"], &[("FORCE_COLOR", "1")]));
    assert!(!is_coloured(&["--format", "json"], &[]) && !is_coloured(&["--format", "compact"], &[]));
}

#[test]
fn a_diff_is_coloured_as_a_report_is() {
    assert!(shown(&["--diff"], &[]).contains("\u{1b}[31m-digitalriver"));
    assert!(shown(&["--diff"], &[("NO_COLOR", "1")]).contains("\n-digitalriver"));
}

#[test]
fn links_are_for_terminals_that_are_known_to_have_them() {
    assert!(!shown(&[], &[]).contains(LINK), "nothing is known of this one");
    for known in
        [[("TERM_PROGRAM", "vscode")], [("TERM", "xterm-kitty")], [("VTE_VERSION", "7600")], [("WT_SESSION", "1")]]
    {
        assert!(shown(&[], &known).contains(LINK), "{known:?}");
    }
    assert!(shown(&[], &[("FORCE_HYPERLINK", "1")]).contains(LINK));
    assert!(!shown(&[], &[("TERM_PROGRAM", "vscode"), ("FORCE_HYPERLINK", "0")]).contains(LINK));
    assert!(!shown(&[], &[("TERM_PROGRAM", "vscode"), ("NO_COLOR", "1")]).contains(LINK), "no escape sequences at all");
    let shop = Shop::new().file("a.js", LEGACY);
    let piped = Run::of(shop.command(&[]).env("TERM_PROGRAM", "vscode").env("FORCE_COLOR", "1").stdin(Stdio::null()));
    assert!(piped.stdout.contains(COLOR) && !piped.stdout.contains(LINK), "{piped:?}");
}

#[test]
fn a_dumb_terminal_gets_plain_letters() {
    let report = shown(&[], &[("TERM", "dumb"), ("LANG", "C")]);
    assert!(report.contains(",-[") && !report.contains('\u{1b}') && !report.contains('╭'), "{report}");
}
