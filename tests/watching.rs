//! `--watch`: what changes is linted anew, and nothing else.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::shop::{Run, Shop};

const LEGACY: &str = "digitalriver.createSource({ type: \"bPay\", sessionId: cart.id, amount: cart.total });\n";
const CLEAN: &str = "digitalriver.createSource({ type: \"bPay\", sessionId: cart.id });\n";
const FOUND: &str = "error[legacy-field]";

/// The end of what dr-lint says after each report.
const WAITING: &str = "waiting for changes";

/// dr-lint at its watch.
struct Watch {
    child: Child,
    /// The lines of standard output and standard error.
    lines: Receiver<String>,
}

impl Watch {
    fn of(shop: &Shop, args: &[&str]) -> (Self, String) {
        Self::within(shop, ".", args)
    }

    /// The same, started in a folder of the shop.
    fn within(shop: &Shop, folder: &str, args: &[&str]) -> (Self, String) {
        let mut command = shop.command(&[&["--watch", "--format", "compact"], args].concat());
        command.current_dir(shop.path().join(folder));
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = mpsc::channel();
        let out: Box<dyn std::io::Read + Send> = Box::new(child.stdout.take().unwrap());
        let err: Box<dyn std::io::Read + Send> = Box::new(child.stderr.take().unwrap());
        for stream in [out, err] {
            let sender = sender.clone();
            thread::spawn(move || {
                BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
            });
        }
        let watch = Self { child, lines };
        let first = watch.report();
        (watch, first)
    }

    /// Everything up to the next time that dr-lint waits.
    fn report(&self) -> String {
        let mut report = String::new();
        while !report.contains(WAITING) {
            let line = self.lines.recv_timeout(Duration::from_secs(20)).unwrap_or_else(|_| panic!("only {report}"));
            report += &(line + "\n");
        }
        // The two streams come on their own ways.
        while let Ok(line) = self.lines.recv_timeout(Duration::from_millis(100)) {
            report += &(line + "\n");
        }
        report
    }

    /// True if nothing is said for a while.
    fn is_quiet(&self) -> bool {
        self.lines.recv_timeout(Duration::from_millis(400)).is_err()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_changed_is_linted_and_the_rest_is_kept() {
    let shop = Shop::new().file("a.js", LEGACY).file("b.js", LEGACY).file("quiet.js", "let a;\n");
    let (watch, first) = Watch::of(&shop, &[]);
    assert!(first.contains("linted 3 of 3 files in ") && first.matches(FOUND).count() == 2, "{first}");
    let shop = shop.file("a.js", CLEAN);
    let report = watch.report();
    assert!(report.contains("linted 1 of 3 files in ") && report.contains("b.js:1"), "{report}");
    assert_eq!(report.matches(FOUND).count(), 1, "{report}");
    let _shop = shop.file("a.js", CLEAN);
    assert!(watch.report().contains("linted 1 of 3 files"), "it was written, whatever its text");
}

#[test]
fn files_that_import_the_changed_one_are_linted_anew() {
    let shop = Shop::new()
        .file(
            "src/pay.js",
            "import { base } from '../lib/base';\ndigitalriver.createSource({ ...base, sessionId: s.id });\n",
        )
        .file("src/other.js", CLEAN)
        .file("lib/base.js", "export const base = { type: 'bPay' };\n");
    let (watch, first) = Watch::of(&shop, &["src"]);
    assert!(!first.contains(FOUND), "{first}");
    let _shop = shop.file("lib/base.js", "export const base = { type: 'bPay', amount: 1 };\n");
    let report = watch.report();
    assert!(report.contains("lib/base.js:1:37: error[legacy-field]"), "{report}");
    assert!(report.contains("linted 1 of 2 files"), "{report}");
}

#[test]
fn files_and_folders_come_and_go() {
    let shop = Shop::new().file("a.js", CLEAN);
    let (watch, _) = Watch::of(&shop, &[]);
    let path = shop.path();
    let shop = shop.file("new/deep/b.js", LEGACY);
    let report = watch.report();
    assert!(report.contains("new/deep/b.js:1:63") && report.contains("of 2 files"), "{report}");
    fs::rename(path.join("new"), path.join("old")).unwrap();
    let report = watch.report();
    assert!(report.contains("old/deep/b.js:1:63") && !report.contains("new/deep"), "{report}");
    let _shop = shop.file("old/deep/b.js", CLEAN);
    assert!(!watch.report().contains(FOUND), "the renamed folder is watched");
    fs::remove_dir_all(path.join("old")).unwrap();
    assert!(watch.report().contains("of 1 file in"));
}

/// Branches are switched, and generated code is written anew: a folder is another one by then.
#[test]
fn folders_that_were_replaced_are_still_watched() {
    let folder = "apps/shop/src";
    let shop = Shop::new().file("apps/shop/src/deep/a.js", CLEAN).file("other/b.js", CLEAN);
    let (watch, _) = Watch::of(&shop, &[folder, "other"]);
    let (path, away) = (shop.path().join("apps/shop"), shop.path().join("away"));
    for (name, here) in [("", &path), ("src", &path.join("src")), ("deep", &path.join("src/deep"))] {
        fs::rename(here, &away).unwrap();
        let report = watch.report();
        assert!(report.contains("linted 0 of 1 file in "), "{name}: {report}");
        fs::rename(&away, here).unwrap();
        assert!(watch.report().contains("linted 1 of 2 files in "), "{name}");
        fs::write(path.join("src/deep/a.js"), LEGACY).unwrap();
        assert!(watch.report().contains(FOUND), "{name}");
        fs::write(path.join("src/deep/a.js"), CLEAN).unwrap();
        assert!(!watch.report().contains(FOUND), "{name}");
        // At once.
        fs::create_dir_all(away.join("deep")).unwrap();
        fs::create_dir_all(away.join("src/deep")).unwrap();
        for place in ["a.js", "deep/a.js", "src/deep/a.js"] {
            fs::write(away.join(place), LEGACY).unwrap();
        }
        fs::remove_dir_all(here).unwrap();
        fs::rename(&away, here).unwrap();
        assert!(watch.report().contains("deep/a.js:1:63: error[legacy-field]"), "{name}");
        fs::remove_dir_all(&path).unwrap();
        fs::create_dir_all(path.join("src/deep")).unwrap();
        fs::write(path.join("src/deep/a.js"), CLEAN).unwrap();
        while watch.report().contains(FOUND) {}
    }
}

#[test]
fn what_holds_from_above_in_the_repository_is_noticed() {
    let call = "import { base } from '@/base';\ndigitalriver.createSource({ ...base, sessionId: s.id });\n";
    let shop = Shop::new()
        .file(".git/HEAD", "ref: refs/heads/main\n")
        .file("apps/web/src/pay.js", LEGACY)
        .file("apps/web/src/alias.ts", call)
        .file("lib/base.ts", "export const base = { type: 'bPay', amount: 1 };\n");
    let (watch, first) = Watch::within(&shop, "apps/web", &["src"]);
    assert!(first.contains("src/pay.js:1:63: error") && !first.contains("base.ts"), "{first}");
    let shop = shop.file("dr-lint.json", r#"{ "rules": { "legacy-field": "warn" } }"#);
    assert!(watch.report().contains("src/pay.js:1:63: warning"));
    let shop = shop.file(".gitignore", "pay.js\n");
    assert!(!watch.report().contains("src/pay.js"));
    let paths = r#"{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }"#;
    let _shop = shop.file("tsconfig.json", paths);
    assert!(watch.report().contains("../../lib/base.ts:1:37"));
}

#[test]
fn only_the_shard_is_linted() {
    let mut shop = Shop::new().file("lib.js", "// dr-lint-disable-next-line\nlet createSource;\n");
    for number in 0..6 {
        shop = shop.file(format!("{number}.js"), LEGACY);
    }
    let found = |report: &str| report.matches(FOUND).count();
    let whole = found(&shop.run(&["--format", "compact", "--shard", "1/2"]).stdout);
    let (watch, first) = Watch::of(&shop, &["--shard", "1/2"]);
    assert!(whole > 0 && found(&first) == whole && !first.contains("unused-suppression"), "{whole}: {first}");
    for number in 0..6 {
        shop = shop.file(format!("{number}.js"), CLEAN);
    }
    while found(&watch.report()) > 0 {}
}

/// Importers are judged as in any run that names what changed.
#[test]
fn importers_of_listed_files_are_judged() {
    let payload = "export const payload = { type: 'bPay', sessionId: s.id };\n";
    let checkout = "import { payload } from '../lib/payload';\ndigitalriver.createSource(payload);\n";
    let shop =
        Shop::new().file("lib/payload.js", payload).file("src/checkout.js", checkout).file("list", "lib/payload.js\n");
    let shop = shop.file("dr-lint.json", "{}").file("pages/index.js", "");
    let (watch, first) = Watch::of(&shop, &["--files-from", "list"]);
    assert!(first.contains("linted 1 of 1 file") && !first.contains(FOUND), "{first}");
    let shop = shop.file("lib/payload.js", payload.replace('}', ", amount: 1 }"));
    assert!(watch.report().contains("lib/payload.js:1:58: error[legacy-field]"));
    let shop = shop.file("src/checkout.js", "");
    assert!(!watch.report().contains(FOUND));
    let shop = shop.file("pages/index.js", checkout);
    assert!(watch.report().contains("lib/payload.js:1:58: error[legacy-field]"));
    let _shop = shop.file("list", "lib/payload.js\npages/index.js\n");
    assert!(watch.report().contains("linted 2 of 2 files"), "the list is read anew");
}

#[test]
fn an_import_that_is_missed_is_followed_when_it_comes() {
    let call = "digitalriver.createSource({ ...base, sessionId: s.id });\n";
    let base = "export const base = { type: 'bPay', amount: 1 };\n";
    let shop = Shop::new()
        .file("src/pay.js", format!("import {{ base }} from '../lib/base';\n{call}"))
        .file("src/new.js", format!("import {{ base }} from '../made/later/base';\n{call}"))
        .file("lib/base.js", base);
    let (watch, first) = Watch::of(&shop, &["src"]);
    assert!(first.contains("lib/base.js:1:37: error[legacy-field]"), "{first}");
    let path = shop.path();
    fs::remove_file(path.join("lib/base.js")).unwrap();
    assert!(!watch.report().contains(FOUND));
    let shop = shop.file("lib/base/index.ts", base);
    assert!(watch.report().contains("lib/base/index.ts:1:37"));
    fs::remove_dir_all(path.join("lib")).unwrap();
    assert!(!watch.report().contains(FOUND));
    let shop = shop.file("lib/base.ts", base);
    assert!(watch.report().contains("lib/base.ts:1:37"));
    let _shop = shop.file("made/later/base.js", base);
    assert!(watch.report().contains("made/later/base.js:1:37"));
}

#[test]
fn an_import_that_comes_later_is_followed() {
    let shop = Shop::new()
        .file("pay.js", "import { base } from './base';\ndigitalriver.createSource({ ...base, sessionId: s.id });\n");
    let (watch, first) = Watch::of(&shop, &[]);
    assert!(!first.contains(FOUND), "{first}");
    let _shop = shop.file("base.js", "export const base = { type: 'bPay', amount: 1 };\n");
    assert!(watch.report().contains("base.js:1:37: error[legacy-field]"));
}

#[test]
fn only_files_whose_imports_lead_elsewhere_are_linted_when_files_come_or_go() {
    let shop = Shop::new()
        .file(
            "pay.js",
            "import { base } from '@shop/base';\ndigitalriver.createSource({ ...base, sessionId: s.id });\n",
        )
        .file("other.js", CLEAN)
        .file("lib/pay-base.js", "export const base = { type: 'bPay', amount: 1 };\n");
    let (watch, first) = Watch::of(&shop, &[]);
    assert!(!first.contains(FOUND), "{first}");
    let shop = shop.file("new.js", CLEAN);
    assert!(watch.report().contains("linted 1 of 4 files"), "nobody imports it");
    let paths = r#"{ "compilerOptions": { "paths": { "@shop/base": ["./lib/pay-base.js"] } } }"#;
    let shop = shop.file("tsconfig.json", paths);
    let report = watch.report();
    assert!(report.contains("lib/pay-base.js:1:37") && report.contains("linted 1 of 4 files"), "{report}");
    fs::remove_file(shop.path().join("lib/pay-base.js")).unwrap();
    let report = watch.report();
    assert!(!report.contains(FOUND) && report.contains("linted 1 of 3 files"), "{report}");
}

#[test]
fn editors_that_write_another_file_and_rename_it_are_understood() {
    let shop = Shop::new().file("a.js", CLEAN).file("b.js", CLEAN);
    let (watch, _) = Watch::of(&shop, &[]);
    let path = shop.path();
    fs::write(path.join("a.js~"), CLEAN).unwrap();
    fs::write(path.join("4913"), "").unwrap();
    fs::remove_file(path.join("4913")).unwrap();
    assert!(watch.is_quiet(), "these are none of its files");
    fs::write(path.join(".a.js.tmp"), LEGACY).unwrap();
    fs::rename(path.join(".a.js.tmp"), path.join("a.js")).unwrap();
    let report = watch.report();
    assert!(report.contains("a.js:1:63") && report.contains("linted 1 of 2 files"), "{report}");
    fs::rename(path.join("a.js"), path.join("a.js~")).unwrap();
    fs::write(path.join("a.js"), CLEAN).unwrap();
    let report = watch.report();
    assert!(!report.contains(FOUND) && report.contains("of 2 files"), "{report}");
}

#[test]
fn the_selection_holds_and_changes() {
    let shop = Shop::new().file("a.js", CLEAN).file(".ignore", "dist\n").file("dist/a.js", LEGACY);
    let shop = shop.file("node_modules/sdk/index.js", LEGACY);
    let (watch, first) = Watch::of(&shop, &[]);
    assert!(first.contains("linted 1 of 1 file in"), "{first}");
    let shop = shop.file("dist/b.js", LEGACY).file("node_modules/sdk/more.js", LEGACY).file("a.min.js", LEGACY);
    assert!(watch.is_quiet());
    let shop = shop.file(".ignore", "");
    let report = watch.report();
    assert!(report.contains("dist/a.js") && report.contains("dist/b.js") && report.contains("of 3 files"), "{report}");
    let _shop = shop.file("dist/b.js", CLEAN);
    assert!(watch.report().contains("linted 1 of 3 files"));
}

#[test]
fn the_configuration_changes_everything_and_a_broken_one_nothing() {
    let shop = Shop::new().file("a.js", LEGACY).file("b.js", CLEAN);
    let (watch, _) = Watch::of(&shop, &[]);
    let shop = shop.file("dr-lint.json", r#"{ "rules": { "legacy-field": "off" } }"#);
    let report = watch.report();
    assert!(report.contains("linted 2 of 2 files") && !report.contains(FOUND), "{report}");
    let shop = shop.file("dr-lint.json", r#"{ "rules": { "legacy-fields": "off" } }"#);
    let report = watch.report();
    assert!(report.contains("did you mean") && report.contains("with the settings as they were"), "{report}");
    fs::remove_file(shop.path().join("dr-lint.json")).unwrap();
    assert!(watch.report().contains(FOUND));
}

#[test]
fn a_report_in_a_file_is_no_change() {
    let shop = Shop::new().file("a.js", CLEAN);
    let (watch, _) = Watch::of(&shop, &["--output", "json=report.json"]);
    assert!(watch.is_quiet());
    let shop = shop.file("a.js", LEGACY);
    assert!(watch.report().contains(FOUND));
    assert!(watch.is_quiet() && shop.read("report.json").contains("legacy-field"));
}

/// A page is a document, so that a search finds the one of an earlier run.
#[test]
fn the_page_of_an_earlier_run_is_no_change() {
    let shop = Shop::new().file("a.js", LEGACY);
    let report = ["--output", "html=report.html"];
    assert_eq!(shop.run(&report).code, 1);
    let (watch, _) = Watch::of(&shop, &report);
    assert!(watch.is_quiet());
}

#[test]
fn the_baseline_holds_and_is_read_anew() {
    let shop = Shop::new().file("a.js", LEGACY).file("b.js", CLEAN);
    assert_eq!(shop.run(&["--write-baseline"]).code, 0);
    let (watch, first) = Watch::of(&shop, &["--baseline", "dr-lint-baseline.json"]);
    assert!(!first.contains(FOUND), "{first}");
    let shop = shop.file("b.js", LEGACY);
    assert!(watch.report().contains("b.js:1:63"));
    assert_eq!(shop.run(&["--write-baseline"]).code, 0);
    assert!(!watch.report().contains(FOUND));
}

#[test]
fn what_makes_no_sense_together_is_refused() {
    let shop = Shop::new().file("a.js", CLEAN);
    for other in [
        &["-"][..],
        &["--files-from", "-"],
        &["--fix"],
        &["--fix-only"],
        &["--interactive"],
        &["--diff"],
        &["--add-suppressions"],
        &["--write-baseline"],
        &["--staged"],
        &["--since", "HEAD"],
        &["--show-files"],
        &["--init"],
        &["--print-config", "a.js"],
    ] {
        let Run { code, stdout, stderr } = shop.run(&[&["--watch"], other].concat());
        assert_eq!((code, stdout.as_str()), (2, ""), "{other:?}: {stderr}");
        assert!(stderr.contains("--watch"), "{other:?}: {stderr}");
    }
}

#[test]
fn without_a_file_there_is_nothing_to_wait_for() {
    let run = Shop::new().run(&["--watch"]);
    assert_eq!(run.code, 2);
    assert!(run.stdout.contains("there is no file to lint here"), "{run:?}");
    assert_eq!(Shop::new().run(&["--watch", "gone.js"]).code, 2);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_and_a_terminal_is_cleared() {
    use rexpect::process::WaitStatus;

    let shop = Shop::new().file("a.js", LEGACY);
    let mut command = shop.command(&["--watch"]);
    command.env("TERM", "xterm");
    let mut terminal = rexpect::session::spawn_command(command, Some(20_000)).unwrap();
    let first = terminal.exp_string("waiting for changes (Ctrl-C ends)").unwrap();
    assert!(first.contains("legacy-field") && !first.contains("\u{1b}[2J"), "{first:?}");
    let _shop = shop.file("a.js", CLEAN);
    let second = terminal.exp_string("waiting for changes (Ctrl-C ends)").unwrap();
    assert!(second.contains("\u{1b}[H\u{1b}[2J") && !second.contains("legacy-field"), "{second:?}");
    terminal.send_control('c').unwrap();
    drop(terminal.exp_eof());
    let ended = (0..100).find_map(|_| match terminal.process().status() {
        Some(WaitStatus::StillAlive) | None => {
            thread::sleep(Duration::from_millis(50));
            None
        }
        other => other,
    });
    assert!(matches!(ended, Some(WaitStatus::Signaled(..))), "{ended:?}");
}
