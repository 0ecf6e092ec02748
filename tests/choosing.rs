//! The options that choose files, and lists of files.

use serde_json::json;

use crate::shop::{PROBE, Shop};

#[test]
fn exclude_adds_to_what_the_configuration_leaves_out() {
    let files = ["dist/a.js", "src/a.js", "src/a.test.js", "src/vendor/b.js", "web/dist/c.js"];
    let shop = Shop::with_probes(&files).file("dr-lint.json", r#"{ "exclude": ["vendor"] }"#);
    assert_eq!(shop.looked_at(&["--exclude", "/dist"]), ["src/a.js", "src/a.test.js", "web/dist/c.js"]);
    let several = ["--exclude", "dist", "--exclude", "*.{test,spec}.js"];
    assert_eq!(shop.looked_at(&several), ["src/a.js"]);
    assert_eq!(shop.looked_at(&[&several[..], &["dist/a.js", "src"]].concat()), ["dist/a.js", "src/a.js"]);
    let settings = shop.run(&[&several[..], &["--print-config", "web/dist/c.js"]].concat()).json();
    assert_eq!(settings["selected"], json!({"value": false, "from": "command line"}));
    assert_eq!(settings["exclude"][0], json!({"value": "vendor", "from": "file"}));
    assert_eq!(settings["exclude"][1], json!({"value": "dist", "from": "command line"}));
}

#[test]
fn a_wrong_glob_is_an_error_of_the_command_line() {
    let shop = Shop::with_probes(&["a.js"]);
    let run = shop.run(&["--exclude", "src", "--exclude", "[a"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--exclude: `[a` is no glob"), "{run:?}");
}

#[test]
fn imported_files_that_are_excluded_are_not_fixed() {
    let shop = Shop::new()
        .file("pay.js", "import { p } from './lib/p';\ndigitalriver.createSource(p);\n")
        .file("lib/p.js", "export const p = { type: 'bPay', sessionId: cart.id, amount: 1 };\n");
    let run = shop.run(&["--fix", "--unsafe-fixes", "--exclude", "lib", "--format", "json"]);
    assert!(run.stdout.contains("`--exclude` leaves it out"), "{run:?}");
    assert!(shop.read("lib/p.js").contains("amount"));
}

#[test]
fn ignore_files_can_be_left_unread() {
    let shop = Shop::with_probes(&["a.js", "b.js", "built/c.js", "node_modules/d.js", "e.min.js"])
        .file(".gitignore", "built/\n")
        .file(".ignore", "b.js\n");
    assert_eq!(shop.looked_at(&[]), ["a.js"]);
    assert_eq!(shop.looked_at(&["--no-ignore"]), ["a.js", "b.js", "built/c.js"]);
    assert_eq!(shop.looked_at(&["--no-ignore", "--exclude", "built"]), ["a.js", "b.js"]);
}

#[test]
fn named_files_can_be_sifted() {
    let named = ["dist/a.js", "lib/b.min.js", "node_modules/sdk/c.js", "src/d.js", "src/e.js", "src/f.txt"];
    let shop = Shop::with_probes(&named)
        .file("dr-lint.json", r#"{ "include": ["lib"], "exclude": ["dist"] }"#)
        .file(".gitignore", "e.js\n");
    let forced = |more: &[&str]| shop.looked_at(&[&["--force-exclude"], more].concat());
    assert_eq!(shop.looked_at(&named), named);
    // Ignore files, `include` and extensions are for searching.
    assert_eq!(forced(&named), ["src/d.js", "src/e.js", "src/f.txt"]);
    assert_eq!(forced(&["--exclude", "*.txt", "src/d.js", "src/f.txt", "./dist", "node_modules/sdk"]), ["src/d.js"]);
    let absolute = shop.path().join("dist/a.js");
    assert_eq!(forced(&[absolute.to_str().unwrap(), "src/../dist/a.js"]), [""; 0]);
}

#[test]
fn a_hook_without_a_file_for_dr_lint_passes() {
    let shop = Shop::with_probes(&["a.min.js"]).file("none", "").file("docs/a.txt", "");
    for args in [&["--force-exclude", "a.min.js"][..], &["--force-exclude", "docs"], &["--files-from", "none"]] {
        let run = shop.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (0, "There are no files to look at.\n"), "{args:?}");
    }
    assert_eq!(shop.run(&["docs"]).code, 2);
    assert_eq!(shop.run(&["--force-exclude", "gone.js"]).code, 2);
}

#[test]
fn paths_that_match_no_file_at_all_are_an_error_whatever_is_done_with_them() {
    let shop =
        Shop::new().file("docs/a.txt", PROBE).file("docs/b.min.js", PROBE).file("src/a.js", "").file("list", "docs\n");
    for what in [
        &[][..],
        &["--fix"],
        &["--fix-only"],
        &["--diff"],
        &["--stats"],
        &["--exit-zero"],
        &["--add-suppressions"],
        &["--show-files"],
    ] {
        let run = shop.run(&[what, &["docs"]].concat());
        assert_eq!(run.code, 2, "{what:?}");
        assert!((run.stdout + &run.stderr).contains("there is no file to lint here"), "{what:?}");
        for hook in [&["--force-exclude", "docs"][..], &["--files-from", "list"]] {
            assert_eq!(shop.run(&[what, hook].concat()).code, 0, "{what:?} {hook:?}");
        }
        assert_eq!(shop.run(&[what, &["docs", "src"]].concat()).code, 0, "one of them does: {what:?}");
    }
    let run = shop.run(&["--write-baseline", "docs"]);
    assert!(run.code == 2 && !shop.path().join("dr-lint-baseline.json").exists(), "{run:?}");
    let report = shop.run(&["--format", "json", "docs"]).json();
    assert_eq!(report["errors"].as_array().unwrap().len(), 1);
    // A hook's list may be old; that a file is gone is an error all the same.
    assert_eq!(shop.run(&["--force-exclude", "docs", "gone.js"]).code, 2);
}

#[test]
fn files_can_be_listed() {
    let shop = Shop::with_probes(&["a.js", "b c.js", "d/e.js", "d/f.js", "g.js"])
        .file("lines.txt", "a.js\r\nb c.js\nd\n")
        .file("nul.txt", "g.js\0d/e.js\0");
    assert_eq!(shop.looked_at(&["--files-from", "lines.txt"]), ["a.js", "b c.js", "d/e.js", "d/f.js"]);
    assert_eq!(shop.looked_at(&["--files-from", "nul.txt"]), ["d/e.js", "g.js"]);
    assert_eq!(shop.looked_at(&["--files-from", "nul.txt", "a.js"]), ["a.js", "d/e.js", "g.js"]);
    let run = shop.pipe("a.js\nd/e.js\n", &["--files-from", "-", "--show-files"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "a.js\nd/e.js\n"));
    assert_eq!(shop.pipe("gone.js\n", &["--files-from", "-"]).code, 2);
    let run = shop.pipe("", &["--files-from", "-", "-"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("standard input can't be linted and list files"), "{run:?}");
    let run = shop.run(&["--files-from", "gone.txt"]);
    assert!(run.code == 2 && run.stderr.contains("the list can't be read"), "{run:?}");
}

#[test]
fn files_are_shown_as_they_would_be_linted() {
    let shop = Shop::with_probes(&["b.js", "a.ts", "c.min.js", "out/d.js"]).file(".gitignore", "out\n");
    let run = shop.run(&["--show-files"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "a.ts\nb.js\n", ""));
    assert_eq!(shop.run(&["--show-files", "c.min.js", "b.js"]).stdout, "b.js\nc.min.js\n");
    let run = shop.run(&["--show-files", "gone.js", "b.js"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, "b.js\n"));
    assert!(run.stderr.contains("gone.js: no such file"), "{run:?}");
    let empty = Shop::new().file("a.txt", PROBE);
    let run = empty.run(&["--show-files", "--exclude", "x"]);
    assert!(run.code == 2 && run.stderr.contains("what `--exclude` names and what .gitignore"), "{run:?}");
    assert_eq!(shop.run(&["--show-files", "--fix"]).code, 2);
}
