//! The writing of fixed files to the disk; the effects of `--diff`, standard input and refused fixes.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;

use crate::shop::{Run, Shop};

const BEFORE: &str = "digitalriver.createSource({ type: 'bPay', amount: 1 });\n";
const AFTER: &str = "digitalriver.createSource({ type: 'bPay', sessionId: cart.session.id });\n";
const SESSION: [&str; 2] = ["--session-id", "cart.session.id"];

fn fix(shop: &Shop, more: &[&str]) -> Run {
    shop.run(&[&["--fix", "--format", "json"], &SESSION[..], more].concat())
}

fn errors(run: &Run) -> Vec<String> {
    run.json()["errors"].as_array().unwrap().iter().map(|error| error["message"].to_string()).collect()
}

/// No file is left beside the fixed ones.
fn assert_tidy(shop: &Shop) {
    let strange: Vec<_> = fs::read_dir(shop.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".dr-lint"))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn what_was_fixed_is_counted_and_no_longer_reported() {
    let shop = Shop::new().file("a.js", BEFORE).file("b.js", BEFORE.replace('1', "total()"));
    let run = fix(&shop, &[]);
    let summary = &run.json()["summary"];
    assert_eq!((run.code, &summary["fixed"], &summary["errors"]), (1, &3.into(), &1.into()), "{summary}");
    assert_eq!(shop.read("a.js"), AFTER);
    assert!(shop.read("b.js").contains("sessionId: cart.session.id, amount: total()"));
    assert_tidy(&shop);
    let run = shop.run(&[&["--fix", "--unsafe-fixes"], &SESSION[..]].concat());
    assert_eq!((run.code, shop.read("b.js")), (0, AFTER.to_owned()), "{run:?}");
}

#[test]
fn without_fix_nothing_is_written_but_fixes_are_counted() {
    let shop = Shop::new().file("a.js", BEFORE);
    let run = shop.run(&[&["--format", "json"], &SESSION[..]].concat());
    assert_eq!((run.code, &run.json()["summary"]["fixable"]), (1, &2.into()));
    assert_eq!(shop.read("a.js"), BEFORE);
    let run = shop.run(&["--format", "json"]);
    assert_eq!(run.json()["summary"]["fixable"], 0, "no session, no safe fix");
}

#[cfg(unix)]
mod unix {
    use std::io::Write as _;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::ExitStatusExt;
    use std::time::Instant;

    use super::*;

    #[test]
    fn permissions_stay() {
        let shop = Shop::new().file("a.js", BEFORE);
        let path = shop.path().join("a.js");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o754)).unwrap();
        assert_eq!(fix(&shop, &[]).code, 0);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o754);
        assert_eq!(shop.read("a.js"), AFTER);
    }

    #[test]
    fn a_link_stays_and_its_target_is_replaced() {
        let shop = Shop::new().file("lib/a.js", BEFORE).link("a.js", "lib/a.js");
        assert_eq!(fix(&shop, &["a.js"]).code, 0);
        assert!(fs::symlink_metadata(shop.path().join("a.js")).unwrap().is_symlink());
        assert_eq!(shop.read("lib/a.js"), AFTER);
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let shop = Shop::new().file("a.js", BEFORE).file("b.js", BEFORE);
        fs::set_permissions(shop.path().join("a.js"), fs::Permissions::from_mode(0o444)).unwrap();
        let run = fix(&shop, &[]);
        assert_eq!((run.code, errors(&run)), (2, vec!["\"not fixed: it is read-only\"".to_owned()]));
        assert_eq!((shop.read("a.js"), shop.read("b.js")), (BEFORE.to_owned(), AFTER.to_owned()));
        let summary = &run.json()["summary"];
        assert_eq!((&summary["fixed"], &summary["errors"]), (&2.into(), &2.into()), "the report says what remains");
        assert_tidy(&shop);
    }

    #[test]
    fn hard_links_do_not_come_apart() {
        let shop = Shop::new().file("a.js", BEFORE);
        fs::hard_link(shop.path().join("a.js"), shop.path().join("a.txt")).unwrap();
        let run = fix(&shop, &[]);
        assert!(run.code == 2 && errors(&run)[0].contains("hard links"), "{run:?}");
        assert_eq!(fs::metadata(shop.path().join("a.txt")).unwrap().nlink(), 2);
        assert_eq!(shop.read("a.js"), BEFORE);
    }

    const BASE: &str = "export const base = {\n  type: 'konbini',\n};\n";
    const USER: &str = "import { base } from './lib/base.mjs';\nbase.amount = 1;\ndigitalriver.createSource(base);\n";
    /// Exported values may have other users, so that their fixes are unsafe.
    const GLOBAL: [&str; 5] = ["--fix", "--unsafe-fixes", "--format", "json", "--session-id=window.session.id"];

    /// A payload whose session belongs into `lib/base.mjs`, the payloads that use it, and one that has nothing to do with it.
    fn shared() -> Shop {
        Shop::new().file("lib/base.mjs", BASE).file("a.mjs", USER).file("b.mjs", USER.replace("amount", "currency"))
    }

    /// Nothing of the shop is fixed but `c.js`, and each file says why.
    fn assert_kept(shop: &Shop, run: &Run, why: &str) {
        assert_eq!((shop.read("lib/base.mjs"), shop.read("a.mjs")), (BASE.to_owned(), USER.to_owned()), "{run:?}");
        assert!(shop.read("c.js").contains("sessionId"), "others are fixed: {run:?}");
        let errors = errors(run);
        assert!(run.code == 2 && errors.len() == 3, "{run:?}");
        assert!(errors[0].contains("lib/base.mjs") && errors[1].contains("lib/base.mjs"), "{errors:?}");
        assert!(errors[2].contains(why), "{errors:?}");
        let summary = &run.json()["summary"];
        assert_eq!((&summary["fixed"], &summary["errors"]), (&2.into(), &3.into()), "the report says what remains");
        assert_tidy(shop);
    }

    #[test]
    fn a_removal_and_the_session_in_another_file_are_one_fix() {
        let shop = shared();
        let run = shop.run(&GLOBAL);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(shop.read("lib/base.mjs").contains("sessionId: window.session.id,\n"));
        assert!(!shop.read("a.mjs").contains("amount"));

        let (shop, path) = (shared().file("c.js", BEFORE), "lib/base.mjs");
        fs::set_permissions(shop.path().join(path), fs::Permissions::from_mode(0o444)).unwrap();
        assert_kept(&shop, &shop.run(&GLOBAL), "read-only");

        let shop = shared().file("c.js", BEFORE);
        fs::hard_link(shop.path().join(path), shop.path().join("base.txt")).unwrap();
        assert_kept(&shop, &shop.run(&GLOBAL), "hard links");
    }

    #[test]
    fn a_full_disk_leaves_what_belongs_together_as_it_was() {
        let long = format!("{BASE}{}", "// a long file\n".repeat(1000));
        let shop = shared().file("lib/base.mjs", &long).file("c.js", BEFORE);
        let mut limited = Command::new("sh");
        limited.args(["-c", "ulimit -f 4 && exec \"$@\"", "sh"]);
        let command = shop.command(&GLOBAL);
        limited.arg(command.get_program()).args(command.get_args()).current_dir(shop.path());
        let run = Run::of(limited.env("HOME", "/nonexistent").stdin(Stdio::null()));
        assert_eq!(shop.read("lib/base.mjs"), long);
        let shop = shop.file("lib/base.mjs", BASE);
        assert_kept(&shop, &run, "it can't be written");
    }

    #[test]
    fn extended_attributes_stay() {
        let shop = Shop::new().file("a.js", BEFORE);
        let path = shop.path().join("a.js");
        if xattr::set(&path, "user.dr-lint.note", b"mine").is_err() {
            return;
        }
        assert_eq!(fix(&shop, &[]).code, 0);
        assert_eq!(shop.read("a.js"), AFTER);
        assert_eq!(xattr::get(&path, "user.dr-lint.note").unwrap().as_deref(), Some(&b"mine"[..]));
    }

    /// A run that is asked to end while it writes. Whether it was still writing.
    fn interrupted(signal: &str, number: i32) -> bool {
        let names: Vec<String> = (0..300).map(|index| format!("src/{index}.js")).collect();
        let shop = names.iter().fold(Shop::new(), |shop, name| shop.file(name, BEFORE)).file("a.js", BEFORE);
        fs::set_permissions(shop.path().join("a.js"), fs::Permissions::from_mode(0o444)).unwrap();
        let mut command = shop.command(&[&["--fix", "--quiet"], &SESSION[..]].concat());
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        while fs::read_dir(shop.path().join("src")).unwrap().count() == names.len() && shop.read(FIRST) == BEFORE {}
        assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap().success());
        let output = child.wait_with_output().unwrap();
        let texts: Vec<String> = names.iter().map(|name| shop.read(name)).collect();
        assert!(texts.iter().all(|text| text == BEFORE || text == AFTER), "a file is neither old nor new");
        assert_eq!(fs::read_dir(shop.path().join("src")).unwrap().count(), names.len(), "something is left behind");
        if output.status.code() == Some(2) {
            return false;
        }
        assert_eq!(output.status.signal(), Some(number), "{output:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        let new = texts.iter().filter(|text| *text == AFTER).count();
        let refused = "dr-lint: a.js: not fixed: it is read-only\n";
        let expected = format!("{refused}dr-lint: interrupted: {new} of 301 files are fixed");
        assert!(said.is_empty() || said.starts_with(&expected), "{said}");
        true
    }

    #[test]
    fn an_interrupted_run_leaves_nothing_behind() {
        let signals = [("INT", 2), ("TERM", 15), ("HUP", 1)];
        let count = signals.iter().filter(|(name, number)| interrupted(name, *number)).count();
        assert!(count > 0, "no run was interrupted while it wrote");
    }

    /// As under `nohup`, or `Ctrl-C` for a job that a shell runs in the background.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_signal_that_is_ignored_at_the_start_stays_ignored() {
        for signal in ["HUP", "INT"] {
            let names: Vec<String> = (0..300).map(|index| format!("src/{index}.js")).collect();
            let shop = names.iter().fold(Shop::new(), |shop, name| shop.file(name, BEFORE));
            let command = shop.command(&[&["--fix", "--quiet"], &SESSION[..]].concat());
            let mut ignoring = Command::new("sh");
            ignoring.args(["-c", &format!("trap '' {signal}; exec \"$@\""), "sh"]).current_dir(shop.path());
            ignoring.arg(command.get_program()).args(command.get_args());
            let mut child = ignoring.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            while fs::read_dir(shop.path().join("src")).unwrap().count() == names.len() && shop.read(FIRST) == BEFORE {}
            let kill = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
            assert!(kill.success());
            assert_eq!(child.wait().unwrap().code(), Some(0), "{signal}");
            assert!(names.iter().all(|name| shop.read(name) == AFTER), "{signal}");
        }
    }

    #[test]
    fn a_pipe_can_be_linted_but_not_fixed() {
        let shop = Shop::new();
        let path = shop.path().join("pipe.js");
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        let feed = {
            let path = path.clone();
            thread::spawn(move || fs::write(path, BEFORE))
        };
        let run = fix(&shop, &["pipe.js"]);
        feed.join().unwrap().unwrap();
        assert!(run.code == 2 && errors(&run)[0].contains("not a regular file"), "{run:?}");
    }

    /// The file that is written first.
    const FIRST: &str = "src/0.js";

    /// Any moment will do: a file is the old one or the new one.
    #[test]
    #[ignore = "takes a minute: `cargo test --test cli -- --ignored killed`"]
    fn a_killed_run_leaves_every_file_whole() {
        let body = "// a file that is long enough to be cut\n".repeat(400);
        let (before, after) = (format!("{body}{BEFORE}"), format!("{body}{AFTER}"));
        let names: Vec<String> = (0..200).map(|index| format!("src/{index}.js")).collect();
        let prepared = || names.iter().fold(Shop::new(), |shop, name| shop.file(name, &before));
        let start = |shop: &Shop| {
            let mut command = shop.command(&[&["--fix", "--quiet"], &SESSION[..]].concat());
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let wait_for_writing = |shop: &Shop| while shop.read(FIRST) == before {};
        let shop = prepared();
        let (mut child, whole_run) = (start(&shop), Instant::now());
        wait_for_writing(&shop);
        let until_writing = whole_run.elapsed();
        child.wait().unwrap();
        let writing = whole_run.elapsed().saturating_sub(until_writing);

        let mut counts = Vec::new();
        for round in 0..100_u32 {
            let shop = prepared();
            let mut child = start(&shop);
            if round % 5 == 0 {
                thread::sleep(until_writing * round / 100);
            } else {
                wait_for_writing(&shop);
                thread::sleep(writing * round / 100);
            }
            let _ = child.kill();
            child.wait().unwrap();
            let texts = names.iter().map(|name| shop.read(name));
            let new = texts.filter(|text| {
                assert!(*text == before || *text == after, "a file is neither old nor new");
                *text == after
            });
            counts.push(new.count());
        }
        let halfway = counts.iter().filter(|new| (1..names.len()).contains(*new)).count();
        assert!(halfway >= 30, "few runs were killed while they wrote: {counts:?}");
        let line = format!("100 runs were killed, {halfway} of them between the first file and the last\n");
        std::io::stderr().write_all(line.as_bytes()).unwrap();
    }
}

#[test]
fn a_diff_is_what_patch_and_git_apply() {
    let text = "\u{feff}// first\r\ndigitalriver.createSource({\r\n\ttype: 'bPay',\r\n\tamount: 1\r\n});";
    let shop = Shop::new().file("src/a.js", text).file("b.js", BEFORE);
    let args = [&["--diff"], &SESSION[..]].concat();
    let run = shop.run(&args);
    assert_eq!(run.code, 1, "as without it: {run:?}");
    assert_eq!((shop.read("src/a.js"), shop.read("b.js")), (text.to_owned(), BEFORE.to_owned()));
    assert!(run.stdout.starts_with("--- b.js\n+++ b.js\n@@ -1 +1 @@\n-digital"), "{}", run.stdout);
    assert!(run.stdout.contains("\r\n\\ No newline at end of file\n") || run.stdout.contains("});\n\\ No newline"));
    let fixed = Shop::new().file("src/a.js", text).file("b.js", BEFORE);
    assert_eq!(fix(&fixed, &[]).code, 0);
    for (program, args) in [("patch", &["-p0", "--binary", "-s"][..]), ("git", &["apply", "-p0"])] {
        let shop = Shop::new().file("src/a.js", text).file("b.js", BEFORE).file("fix.diff", &run.stdout);
        let input = fs::File::open(shop.path().join("fix.diff")).unwrap();
        let mut command = Command::new(program);
        let status = command.args(args).current_dir(shop.path()).stdin(input).status();
        let Ok(status) = status else { continue };
        assert!(status.success(), "{program}");
        for name in ["src/a.js", "b.js"] {
            assert_eq!(shop.read(name), fixed.read(name), "{program}: {name}");
        }
    }
    assert_eq!(fixed.run(&args).stdout, "");
    let colored = shop.run(&[&args[..], &["--color", "always"]].concat());
    assert!(colored.stdout.contains("\u{1b}[31m-digitalriver"), "{}", colored.stdout);
}

/// Applies a diff to a copy of a shop with each program that can, and compares.
fn assert_applies(before: &dyn Fn() -> Shop, from: &str, diff: &str, names: &[&str], after: &Shop) {
    for (program, args) in [("patch", &["-p0", "--binary", "-s"][..]), ("git", &["apply", "-p0"])] {
        let shop = before().file("fix.diff", diff);
        let input = fs::File::open(shop.path().join("fix.diff")).unwrap();
        let status = Command::new(program).args(args).current_dir(shop.path().join(from)).stdin(input).status();
        let Ok(status) = status else { continue };
        assert!(status.success(), "{program}: {diff}");
        for name in names {
            assert_eq!(shop.read(name), after.read(name), "{program}: {name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn diffs_of_strange_names_are_applied() {
    let names = [
        "a.js",
        "my shop/a b.js",
        "tab\there.js",
        "q\"uote.js",
        "back\\slash.js",
        "new\nline.js",
        "ünïcode.js",
        "esc\u{1b}[31m.js",
        "trail .js",
        "-dash.js",
        "\"all\".js",
        "a\u{202e}b.js",
        "a\u{2028}b.js",
        " lead.js",
    ];
    let before = || names.iter().fold(Shop::new(), |shop, name| shop.file(name, BEFORE));
    let (shop, fixed) = (before(), before());
    assert_eq!(fix(&fixed, &[]).code, 0);
    let run = shop.run(&[&["--diff"], &SESSION[..]].concat());
    assert_applies(&before, "", &run.stdout, &names, &fixed);
    assert!(!run.stdout.contains(['\u{1b}', '\u{202e}']), "a terminal obeys that");
}

#[test]
fn diffs_of_files_further_up_are_applied_there() {
    let names = ["web/a.js", "lib/b.js"];
    let before = || Shop::new().file(names[0], BEFORE).file(names[1], BEFORE);
    let (shop, fixed) = (before(), before());
    assert_eq!(fix(&fixed, &[]).code, 0);
    let args = [&["--diff"], &SESSION[..], &[".", "../lib"]].concat();
    let run = Run::of(shop.command(&args).current_dir(shop.path().join("web")));
    assert!(run.stderr.contains("relative to ..; apply it with: patch -d .. -p0"), "{run:?}");
    assert_applies(&before, "", &run.stdout, &names, &fixed);
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let args = [&["--fix", "--format", "json"], &SESSION[..], &["-"]].concat();
    let run = Shop::new().pipe(BEFORE, &args);
    assert_eq!((run.code, run.stdout.as_str()), (0, AFTER));
    assert!(run.stderr.contains("\"fixed\": 2"), "{}", run.stderr);
    for untouched in ["let a = 1;\n", "", "digitalriver.createSource({ type: 'bPay',", "\u{feff}createSource"] {
        let run = Shop::new().pipe(untouched, &args);
        assert_eq!(run.stdout, untouched);
    }
    let shop = Shop::new().file("details.js", "export const total = { amount: 1 };\n");
    let text = "import { total } from './details';\ndigitalriver.createSource({ type: 'bPay', ...total });\n";
    let shop = shop.file("pay.js", text);
    let run = shop.pipe(text, &[&args[..], &["--stdin-filename", "pay.js", "--unsafe-fixes"]].concat());
    assert!(run.stdout.contains("type: 'bPay', sessionId: cart.session.id, ...total"), "{run:?}");
    assert_eq!(shop.read("details.js"), "export const total = { amount: 1 };\n", "only standard input is changed");
}

#[test]
fn wrong_arguments_are_told() {
    let shop = Shop::new().file("a.js", BEFORE);
    for expression in ["cart.", "a b", "", "a; b", "}", "cart // id"] {
        let run = shop.run(&["--fix", "--session-id", expression]);
        assert!(run.code == 2 && run.stderr.contains("--session-id"), "{expression}: {run:?}");
    }
    assert_eq!(shop.run(&["--unsafe-fixes"]).code, 2);
    assert_eq!(shop.read("a.js"), BEFORE);
}

#[test]
fn an_expression_that_can_never_be_an_id_is_rejected() {
    for (expression, why) in [
        ("cart.session.clientSecret", "it reads `clientSecret`"),
        ("(await load())?.['clientSecret']", "it reads `clientSecret`"),
        ("undefined", "it gives `undefined`"),
        ("ready ? null : void 0", "it gives `null`"),
        ("42", "it is a number"),
        ("!cart", "it is a boolean"),
        ("() => cart.session.id", "it is a function"),
        ("class {}", "it is a class"),
        ("''", "it is an empty string"),
        ("cart.", "is not a JavaScript expression"),
        ("a; b", "is not a JavaScript expression"),
    ] {
        let shop = Shop::new().file("a.js", BEFORE);
        let run = shop.run(&["--fix", "--session-id", expression]);
        assert!(run.code == 2 && run.stdout.is_empty() && run.stderr.contains(why), "{expression}: {run:?}");
        assert_eq!(shop.read("a.js"), BEFORE, "{expression}");
    }
}

#[test]
fn a_constant_id_is_inserted_only_on_demand() {
    let shop = Shop::new().file("a.js", BEFORE);
    let run = shop.run(&["--fix", "--format", "json", "--session-id", "'abc'"]);
    assert_eq!((run.code, shop.read("a.js").as_str()), (1, BEFORE));
    assert!(run.stdout.contains("a constant is the same for every shopper"));
    let run = shop.run(&["--fix", "--unsafe-fixes", "--format", "json", "--session-id", "'abc'"]);
    assert_eq!((run.code, &run.json()["diagnostics"][0]["rule"]), (0, &"hardcoded-session-id".into()));
}

#[test]
fn the_others_of_the_file_are_fixed_all_the_same() {
    let text = "const p = { type: 'bPay', amount: 1 };\np.bPay = { total: p.amount };\ndigitalriver.createSource(p);\n";
    let shop = Shop::new().file("a.js", format!("{text}{BEFORE}"));
    let run = fix(&shop, &["--unsafe-fixes"]);
    assert_eq!((run.code, &run.json()["summary"]["fixed"]), (2, &3.into()), "{run:?}");
    assert!(errors(&run)[0].contains("line 1, legacy-field: not fixed: the payload"), "{run:?}");
    let fixed = text.replace("'bPay', amount", "'bPay', sessionId: cart.session.id, amount");
    assert_eq!(shop.read("a.js"), format!("{fixed}{AFTER}"));
}

#[test]
fn findings_that_go_with_others_are_counted_and_new_ones_are_not() {
    let text = "const p = { type: 'bPay', sessionId: cart.session.id };\n";
    let text =
        format!("{text}for (const k of ['amount', 'currency']) p[k] = cart[k];\ndigitalriver.createSource(p);\n");
    let run = fix(&Shop::new().file("a.js", text), &[]);
    assert_eq!((run.code, &run.json()["summary"]["fixed"]), (0, &2.into()), "{run:?}");
    let twice = "const p = { type: 'bPay', amount: 1 };\np.amount = 2;\ndigitalriver.createSource(p);\n";
    let run = fix(&Shop::new().file("a.js", twice), &[]);
    assert_eq!((run.code, &run.json()["summary"]["fixed"]), (0, &2.into()), "{run:?}");
}

#[test]
fn imported_files_are_fixed_where_their_findings_are() {
    let shop = Shop::new()
        .file("pay.js", format!("import {{ cart, pay }} from './source';\npay(digitalriver);\n{BEFORE}"))
        .file("source.js", "export let cart = load();\nexport function pay(river) {\n  river.createSource({ type: 'bPay', amount: 1 });\n}\n");
    let run = fix(&shop, &["pay.js"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(shop.read("source.js").contains("river.createSource({ type: 'bPay', sessionId: cart.session.id });"));
    assert!(shop.read("pay.js").contains("{ type: 'bPay', sessionId: cart.session.id }"));
}

#[test]
fn files_outside_of_the_working_directory_are_kept_and_it_is_said_why() {
    let payload = "module.exports = { type: 'bPay', amount: 1 };\n";
    let shop = Shop::new()
        .file("lib/p.js", format!("const cart = window.cart;\n{payload}"))
        .file("app/pay.js", "digitalriver.createSource(require('../lib/p.js'));\n");
    let args = ["--unsafe-fixes", "--session-id", "cart.session.id", "pay.js"];
    let why = "it is outside the working directory: run dr-lint in a directory above it, or name the file";
    let run_inside = |mode: &[&str]| {
        Run::of(shop.command(&[mode, &args[..]].concat()).current_dir(shop.path().join("app")).stdin(Stdio::null()))
    };
    let run = run_inside(&["--fix", "--format", "json"]);
    assert!(run.stdout.contains(&format!("`../lib/p.js` is not changed: {why}.")), "{run:?}");
    assert!(shop.read("lib/p.js").ends_with(payload));
    let run = run_inside(&["--diff"]);
    assert!(run.stderr.contains(&format!("../lib/p.js: not changed: {why}")), "{run:?}");
}
