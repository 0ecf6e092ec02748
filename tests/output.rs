//! The destinations of reports, their look there, and the exit codes: 0 without errors, 1 with errors, 2 if dr-lint could
//! not do its job.

use std::io::Read;
use std::process::Stdio;

use crate::shop::{PROBE, Run, Shop};

#[test]
fn wrong_arguments_exit_with_2() {
    let shop = Shop::new();
    let wrong: [&[&str]; 14] = [
        &["--fromat", "json"],
        &["--format", "xml"],
        &["--output", "xml=report.xml"],
        &["--output", "report.json"],
        &["--output", "json="],
        &["--max-warnings", "few"],
        &["--threads", "0"],
        &["--rule", "legacy-field"],
        &["--rule", "legacy-field=loud"],
        &["--rule", "legacy-fields=off"],
        &["--receiver", "foo.bar"],
        &["--receiver", "sdk,pay()"],
        &["--stdin-filename", "pay.js"],
        &["--stdin-filename", "pay.js", "src"],
    ];
    for args in wrong {
        let run = shop.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(!run.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn an_unknown_rule_is_answered_with_the_known_ones() {
    let run = Shop::new().run(&["--rule", "legacy-fields=off"]);
    assert!(run.stderr.contains("legacy-fields") && run.stderr.contains("missing-session-id"), "{run:?}");
}

#[test]
fn wrong_arguments_are_answered_with_what_is_right() {
    let shop = Shop::with_probes(&["a.js"]);
    let answers: [(&[&str], &[&str]); 3] = [
        (&["--receiver", "shop.sdk"], &["--receiver", "shop.sdk", "`sdk`"]),
        (&["--receiver", "my-sdk"], &["my-sdk", "not the name of a variable"]),
        (&["--stdin-filename", "pay.js", "a.js"], &["--stdin-filename", "add `-` to the paths"]),
    ];
    for (args, words) in answers {
        let run = shop.run(args);
        assert!(words.iter().all(|word| run.stderr.contains(word)), "{run:?}");
    }
}

#[test]
fn of_an_option_given_twice_the_last_counts() {
    let shop = Shop::with_probes(&["a.js"]);
    let json = shop.run(&["--format", "json"]);
    assert_eq!(shop.run(&["--format", "compact", "--quiet", "--format", "json", "--quiet"]), json);
    let warnings = "digitalRiver.createSource({ type: 'bPay', sessionId: 'abc' });";
    let shop = Shop::new().file("a.js", warnings);
    assert_eq!(shop.run(&["--max-warnings", "0", "--max-warnings", "1"]).code, 0);
    assert_eq!(shop.run(&["--max-warnings", "1", "--max-warnings", "0"]).code, 1);
    let both = shop.run(&["--rule", "hardcoded-session-id=error", "--rule", "legacy-field=off"]);
    assert_eq!(both.code, 1);
    assert_eq!(shop.run(&["--rule", "hardcoded-session-id=error", "--rule", "hardcoded-session-id=off"]).code, 0);
}

#[test]
fn help_and_version_exit_with_0() {
    let shop = Shop::new();
    let help = shop.run(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.stdout.contains("Examples:") && help.stdout.contains("Exit codes:"), "{}", help.stdout);
    let version = shop.run(&["--version"]);
    assert_eq!(
        version,
        Run { code: 0, stdout: format!("dr-lint {}\n", env!("CARGO_PKG_VERSION")), stderr: String::new() }
    );
}

#[cfg(unix)]
#[test]
fn a_report_never_replaces_a_file_of_the_run() {
    let text = "import { base } from './lib/base';\ndigitalriver.createSource({ ...base, amount: 1 });\n";
    let shop = Shop::new()
        .file("a.js", text)
        .file("quiet.js", "let a;\n")
        .file("lib/base.js", "export const base = { type: 'bPay' };\n")
        .link("link.js", "a.js")
        .link("up", "lib");
    std::fs::hard_link(shop.path().join("a.js"), shop.path().join("hard.txt")).unwrap();
    let whole = shop.path().join("a.js").to_string_lossy().into_owned();
    for output in ["a.js", "./lib/../a.js", &whole, "link.js", "hard.txt", "quiet.js", "lib/base.js", "up/base.js"] {
        for mode in [&["--fix", "--session-id", "cart.id"][..], &["--diff"], &[]] {
            let run = shop.run(&[mode, &["-o", output, "a.js", "quiet.js"]].concat());
            assert!(run.code == 2 && run.stderr.contains("would replace this file"), "{output}: {run:?}");
        }
        let run = shop.run(&["--output", &format!("json={output}"), "a.js", "quiet.js"]);
        assert!(run.code == 2 && run.stderr.contains("would replace this file"), "{output}: {run:?}");
    }
    assert_eq!((shop.read("a.js"), shop.read("quiet.js")), (text.to_owned(), "let a;\n".to_owned()));
    assert_eq!(shop.run(&["-o", "quiet.js", "a.js"]).code, 1, "that is none");
}

#[test]
fn a_report_can_go_to_a_file() {
    let shop = Shop::with_probes(&["a.js"]).file("lib/b.js", "");
    let printed = shop.run(&["--format", "json"]);
    let run = shop.run(&["--format", "json", "--output-file", "out/report.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(shop.read("out/report.json"), printed.stdout);
    // A shorter report leaves nothing of a longer one.
    shop.run(&["--format", "json", "--output-file", "out/report.json", "lib"]);
    assert!(shop.read("out/report.json").len() < printed.stdout.len());
}

#[test]
fn one_run_writes_several_reports() {
    let shop = Shop::with_probes(&["a.js"]);
    let (json, compact) = (shop.run(&["--format", "json"]), shop.run(&["--format", "compact"]));
    let more = ["--output", "json=out/report.json", "--output", "compact=out/a,b=c.txt"];
    for (own, printed) in [(&["--format", "compact"][..], compact.stdout.as_str()), (&["-o", "own.txt"], "")] {
        let run = shop.run(&[own, &more].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, printed), "{own:?}");
        assert_eq!(shop.read("out/report.json"), json.stdout);
        assert_eq!(shop.read("out/a,b=c.txt"), compact.stdout);
    }
    assert!(!shop.read("own.txt").is_empty());
}

#[test]
fn reports_in_files_are_also_written_with_a_diff_and_a_fix() {
    let text = "digitalriver.createSource({ type: 'bPay', amount: 1, sessionId: cart.id });\n";
    let shop = Shop::new().file("a.js", text);
    let diff = shop.run(&["--diff", "--output", "json=report.json"]);
    assert!(diff.stdout.starts_with("--- a.js"), "{diff:?}");
    assert!(shop.read("report.json").contains("legacy-field"));
    let fix = shop.run(&["--fix", "--output", "json=report.json"]);
    assert_eq!(fix.code, 0);
    assert!(shop.read("report.json").contains("\"fixed\": 1"), "{}", shop.read("report.json"));
}

#[test]
fn a_step_of_github_actions_gets_a_table() {
    let shop = Shop::new().file("a.js", "digitalriver.createSource({ type: 'bPay', amount: 1 });\n");
    let shop = shop.file("page.log", "before\n");
    let run =
        |args: &[&str], page: &str| Run::of(shop.command(args).env("GITHUB_STEP_SUMMARY", page).stdin(Stdio::null()));
    run(&["--format", "json"], "page.log");
    assert_eq!(shop.read("page.log"), "before\n", "the format has none");
    assert_eq!(run(&["--format", "github"], "").code, 1);
    for args in [&["--format", "github"][..], &["--output", "github=log.txt"]] {
        assert_eq!(run(args, "page.log").code, 1);
    }
    let page = shop.read("page.log");
    assert!(page.starts_with("before\n### dr-lint\n"), "{page}");
    assert_eq!(page.matches("<td><code>legacy-field</code></td><td><code>a.js:1</code></td>").count(), 2, "{page}");
    assert!(shop.read("log.txt").starts_with("::error file=a.js,line=1,col=29,endColumn=33,title=dr-lint%3A "));
    let run = run(&["--format", "github"], "a.js");
    assert!(run.code == 2 && run.stderr.contains("would replace this file"), "{run:?}");
}

#[test]
fn two_reports_never_go_to_one_file() {
    let shop = Shop::new().file("a.js", "let a;\n").file("old.json", "");
    for file in ["new.json", "old.json"] {
        let (one, other) = (format!("json={file}"), format!("compact=./{file}"));
        let own = format!("./{file}");
        for outputs in [["--output", &one, "--output", &other], ["--output", &one, "-o", &own]] {
            let run = shop.run(&outputs);
            assert!(run.code == 2 && run.stderr.contains("two reports would go to this file"), "{outputs:?}: {run:?}");
        }
    }
}

#[test]
fn a_report_that_cannot_be_written_exits_with_2() {
    let shop = Shop::new().file("a.js", "").file("directory/b.css", "");
    for path in ["directory", "a.js/report.json"] {
        assert_eq!(shop.run(&["--output", &format!("json={path}")]).code, 2, "{path}");
        let run = shop.run(&["--output-file", path]);
        assert_eq!(run.code, 2, "{path}");
        assert!(run.stderr.contains(path), "{run:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_exits_with_2() {
    let shop = Shop::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = shop.command(&["--format", "json"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("can't be printed"));
}

#[test]
fn a_reader_may_leave_early() {
    let names: Vec<_> = (0..3000).map(|number| format!("a-file-with-a-rather-long-name-{number}.js")).collect();
    let shop = names.iter().fold(Shop::new(), |shop, name| shop.file(name, PROBE));
    for format in ["graphical", "compact", "json"] {
        let mut child =
            shop.command(&["--format", format]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0; 100]).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{format}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format}");
    }
}

#[test]
fn the_number_of_threads_makes_no_difference() {
    let names: Vec<_> = (0..200).map(|number| format!("{}/{number}.js", number % 7)).collect();
    let shop = names.iter().fold(Shop::new(), |shop, name| shop.file(name, PROBE));
    for format in ["graphical", "compact", "json"] {
        let run = |threads| shop.run(&["--format", format, "--threads", threads]);
        let one = run("1");
        for threads in ["2", "3", "16"] {
            assert_eq!(run(threads), one, "{format}");
        }
    }
}

#[test]
fn colours_are_for_terminals() {
    let shop = Shop::with_probes(&["a.js"]);
    let coloured = |args: &[&str], settings: &[(&str, &str)]| {
        let output = Run::of(shop.command(args).envs(settings.iter().copied()).stdin(Stdio::null()));
        output.stdout.contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(coloured(&[], &[("FORCE_COLOR", "1")]));
    assert!(coloured(&[], &[("FORCE_COLOR", "3"), ("TERM", "dumb")]));
    assert!(coloured(&[], &[("FORCE_COLOR", "true"), ("CLICOLOR_FORCE", "0"), ("CLICOLOR", "0")]));
    assert!(!coloured(&[], &[("FORCE_COLOR", "")]));
    assert!(!coloured(&[], &[("FORCE_COLOR", "0"), ("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("FORCE_COLOR", "1"), ("NO_COLOR", "")]));
    assert!(!coloured(&["--color", "never"], &[("FORCE_COLOR", "1")]));
    assert!(coloured(&["--color", "always"], &[("FORCE_COLOR", "0")]));
}

#[test]
fn a_file_gets_colours_only_when_they_are_asked_for() {
    let shop = Shop::with_probes(&["a.js"]);
    let written = |args: &[&str]| {
        let args = [&["--output-file", "report.txt"], args].concat();
        Run::of(shop.command(&args).env("FORCE_COLOR", "1").stdin(Stdio::null()));
        shop.read("report.txt").contains('\u{1b}')
    };
    assert!(!written(&[]));
    assert!(written(&["--color", "always"]));
}

#[test]
fn statistics_count_the_calls_of_each_payment_method() {
    let page = "\
function pay(cart) {
  digitalRiver.createSource({ type: 'payPal', sessionId: cart.paymentSession.id });
  digitalRiver.createSource({ type: 'payPal', amount: cart.total });
  digitalRiver.createSource({ type: 'konbini', sessionId: cart.paymentSession.id, ...cart.extra });
  // dr-lint-disable-next-line
  digitalRiver.createSource({ type: 'bPay' });
  digitalRiver.createSource(cart.payload);
}
";
    let shop = Shop::new().file("pay.js", page);
    let run = shop.run(&["--stats"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(
        lines[..9],
        [
            "Payment method     calls  migrated  to migrate  not judged",
            "PayPal (payPal)        2         1           1           0    50 %",
            "bPay                   1         0           1           0     0 %",
            "Konbini (konbini)      1         0           0           1     0 %",
            "",
            "Rule                errors  warnings  notes  fixed by --fix  hidden",
            "legacy-field             1         0      0               0       0",
            "missing-session-id       1         0      0               0       1",
            "",
        ],
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("pay.js"), "{}", run.stdout);
    let methods = shop.run(&["--stats", "--format", "json"]).json()["summary"]["methods"].clone();
    assert_eq!(methods[2], serde_json::json!({ "type": "konbini", "calls": 1, "migrated": 0, "unjudged": 1 }));
    let numbers = format!("{}\n", lines[..8].join("\n"));
    for format in [["--format", "compact"], ["--format", "json"], ["--format", "sarif"]] {
        let run = shop.run(&[&["--stats"][..], &format].concat());
        assert_eq!((run.stdout, run.code), (shop.run(&format).stdout, 1), "the report itself stays as it is");
        assert_eq!(run.stderr, format!("{numbers}\n"));
    }
    let file = shop.run(&["--stats", "--format", "sarif", "--output-file", "report.sarif"]);
    assert_eq!((file.stdout.as_str(), file.stderr), ("", format!("{numbers}\n")));
    assert!(shop.run(&["--stats", "--diff"]).stderr.starts_with(&numbers));
}

#[test]
fn a_report_replaces_neither_the_baseline_nor_the_configuration() {
    let shop = Shop::new().file("a.js", "digitalRiver.createSource({ type: 'bPay' });");
    assert_eq!(shop.run(&["--write-baseline"]).code, 0);
    let shop = shop.file("dr-lint.json", "{ \"baseline\": \"dr-lint-baseline.json\" }");
    let wrong: [&[&str]; 4] = [
        &["-o", "dr-lint-baseline.json", "a.js"],
        &["--output", "json=dr-lint.json", "a.js"],
        &["--no-config", "--baseline", "dr-lint-baseline.json", "-o", "dr-lint-baseline.json", "a.js"],
        &["--baseline", "new.json", "--write-baseline", "--output", "json=new.json", "a.js"],
    ];
    for args in wrong {
        let run = shop.run(args);
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.stderr.contains("the report would replace this file"), "{run:?}");
    }
    assert_eq!(shop.run(&["a.js"]).code, 0, "the baseline is as it was");
}
