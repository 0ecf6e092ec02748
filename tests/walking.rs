//! The files that are linted: a named one always, and once; in directories those of JavaScript and TypeScript that are not
//! ignored, minified or installed.

use crate::shop::{PROBE, Shop};

#[test]
fn scripts_are_found_by_their_extension() {
    let scripts = ["a.cjs", "a.cts", "a.js", "a.jsx", "a.mjs", "a.mts", "a.ts", "a.tsx", "b/c/d.js"];
    let others = ["a.css", "a.js.map", "a.json", "a.txt", "js", "Makefile"];
    let shop = Shop::with_probes(&[&scripts[..], &others].concat());
    assert_eq!(shop.looked_at(&[]), scripts);
    assert_eq!(shop.looked_at(&["."]), scripts);
}

#[test]
fn a_named_file_is_always_linted() {
    let named = ["a.txt", "b.min.js", "c", "d/node_modules/e.js", "f/old.min.mjs", "g.js"];
    let shop = Shop::with_probes(&named).file(".gitignore", "g.js\n").file("plain.js", "");
    assert_eq!(shop.looked_at(&[]), [""; 0]);
    assert_eq!(shop.looked_at(&named), named);
}

#[test]
fn installed_and_minified_files_are_skipped() {
    let shop = Shop::with_probes(&[
        "node_modules/sdk/a.js",
        "web/node_modules/sdk/a.js",
        "lib/a.min.js",
        "lib/a.min.mjs",
        "lib/a.min.cjs",
        "lib/.eslintrc.js",
        ".git/hooks/a.js",
        "admin.js",
        ".storybook/preview.js",
    ]);
    assert_eq!(shop.looked_at(&[]), [".storybook/preview.js", "admin.js", "lib/.eslintrc.js"]);
}

#[test]
fn a_named_directory_is_searched_wherever_it_lies() {
    let shop = Shop::with_probes(&["node_modules/sdk/a.js", "node_modules/sdk/node_modules/b.js", "dist/c.js"])
        .file(".gitignore", "dist/\n");
    assert_eq!(shop.looked_at(&["node_modules"]), ["node_modules/sdk/a.js"]);
    assert_eq!(shop.looked_at(&["node_modules/sdk/"]), ["node_modules/sdk/a.js"]);
    assert_eq!(shop.looked_at(&["dist"]), ["dist/c.js"]);
}

#[test]
fn ignore_files_count_without_a_repository() {
    let shop =
        Shop::with_probes(&["a.js", "b.js", "build/c.js", "src/d.js", "src/e.js", "src/keep.gen.js", "x.gen.js"])
            .file(".gitignore", "build/\n*.gen.js\n!keep.gen.js\n")
            .file(".ignore", "b.js\n")
            .file("src/.gitignore", "/e.js\n");
    assert_eq!(shop.looked_at(&[]), ["a.js", "src/d.js", "src/keep.gen.js"]);
    // Ignore files above the named directory count as well.
    assert_eq!(shop.looked_at(&["src"]), ["src/d.js", "src/keep.gen.js"]);
}

#[test]
fn ignore_files_above_a_repository_do_not_count() {
    let shop = Shop::with_probes(&["home/shop/a.js", "home/shop/b.js"])
        .file("home/.gitignore", "*\n")
        .file("home/shop/.gitignore", "b.js\n")
        .file("home/shop/.git/HEAD", "ref: refs/heads/main\n");
    assert_eq!(shop.looked_at(&["home/shop"]), ["home/shop/a.js"]);
}

#[test]
fn a_file_named_in_several_ways_is_linted_once() {
    let shop = Shop::with_probes(&["a.js", "src/b.js"]);
    let absolute = shop.path().join("a.js");
    let ways = ["a.js", "./a.js", "src/../a.js", "a.js", absolute.to_str().unwrap()];
    assert_eq!(shop.looked_at(&ways), ["a.js"]);
    assert_eq!(shop.looked_at(&["src", ".", "src/b.js"]), ["a.js", "src/b.js"]);
}

#[test]
fn paths_are_relative_to_the_working_directory() {
    let shop = Shop::with_probes(&["shop/a.js", "theme/b.js"]).file("shop/src/x", "");
    let command = |args: &[&str]| {
        let mut command = shop.command(&[&["--format", "compact"], args].concat());
        let output = command.current_dir(shop.path().join("shop/src")).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().filter_map(|line| line.split_once(": error")).map(|(path, _)| path.to_owned()).collect::<Vec<_>>()
    };
    let theme = shop.path().join("theme");
    assert_eq!(command(&["../a.js", "../../theme"]), ["../../theme/b.js", "../a.js"]);
    assert_eq!(command(&["..", theme.to_str().unwrap()]), ["../../theme/b.js", "../a.js"]);
}

#[test]
fn what_is_missing_is_reported_and_the_rest_linted() {
    let shop = Shop::with_probes(&["a.js"]);
    let run = shop.run(&["--format", "json", "gone.js", "src/*.ts", "a.js"]);
    let report = run.json();
    assert_eq!(run.code, 2);
    let messages: Vec<_> = report["errors"].as_array().unwrap().iter().map(|error| error["message"].as_str()).collect();
    assert_eq!(messages.len(), 3);
    assert_eq!(messages[1], Some("no such file or directory"));
    assert!(messages[2].unwrap().contains("patterns"), "{messages:?}");
}

#[test]
fn paths_without_any_file_to_lint_are_an_error() {
    let shop = Shop::new()
        .file("styles/a.css", "")
        .file("vendor/node_modules/sdk/a.js", "")
        .file("lib/a.min.js", "")
        .file("built/b.js", "")
        .file("built/.gitignore", "*")
        .file("code/a.js", "");
    for paths in [&["styles"][..], &["styles", "vendor"], &["vendor"], &["lib"], &["built"]] {
        let run = shop.run(&[&["--format", "json"], paths].concat());
        let report = run.json();
        assert_eq!((run.code, report["summary"]["files"].as_u64()), (2, Some(0)), "{paths:?}");
        let errors = report["errors"].as_array().unwrap();
        let reported: Vec<_> = errors.iter().map(|error| error["path"].as_str().unwrap()).collect();
        assert_eq!(reported, paths);
        let message = errors[0]["message"].as_str().unwrap();
        assert!(message.contains("no file to lint") && message.contains(".mts"), "{message}");
    }
    // Among others, a directory without scripts is nothing special.
    assert_eq!(shop.run(&["styles", "code"]).code, 0);
    assert_eq!(shop.run(&["styles", "lib/a.min.js"]).code, 0);
}

#[test]
fn an_empty_working_directory_is_an_error_in_every_format() {
    let shop = Shop::new();
    for format in ["graphical", "compact", "json"] {
        let run = shop.run(&["--format", format]);
        assert_eq!(run.code, 2, "{format}");
        assert!(run.stdout.contains("no file to lint"), "{run:?}");
    }
    assert_eq!(shop.run(&["--fix"]).code, 2);
    assert_eq!(shop.run(&["--diff"]).code, 2);
    assert_eq!(shop.pipe("", &["-"]).code, 0);
    assert_eq!(shop.pipe("", &["-", "."]).code, 0);
}

#[cfg(unix)]
mod links {
    use super::*;

    #[test]
    fn links_are_not_followed_when_walking() {
        let shop = Shop::with_probes(&["elsewhere/a.js", "src/b.js"])
            .link("src/linked.js", "../elsewhere/a.js")
            .link("src/linked", "../elsewhere")
            .link("src/loop", "..");
        assert_eq!(shop.looked_at(&["src"]), ["src/b.js"]);
    }

    #[test]
    fn a_named_link_is_followed() {
        let shop = Shop::with_probes(&["elsewhere/a.js"])
            .link("src/file.js", "../elsewhere/a.js")
            .link("src/directory", "../elsewhere");
        assert_eq!(shop.looked_at(&["src/file.js"]), ["src/file.js"]);
        assert_eq!(shop.looked_at(&["src/directory"]), ["src/directory/a.js"]);
        assert_eq!(shop.looked_at(&["src/directory/"]), ["src/directory/a.js"]);
        assert_eq!(shop.looked_at(&["src/file.js", "elsewhere", "src/directory"]).len(), 1);
    }

    #[test]
    fn links_that_lead_nowhere_are_errors() {
        let shop = Shop::new().link("dangling.js", "gone.js").link("self.js", "self.js").link("loop/again", "../loop");
        let report = shop.run(&["--format", "json", "dangling.js", "self.js", "loop/again/again"]).json();
        let errors = report["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 2, "{errors:?}");
        assert_eq!(errors[0]["message"], "is a link to a file that doesn't exist");
        // Links alone are no files to lint.
        assert_eq!(shop.run(&[]).code, 2);
    }

    #[test]
    fn names_that_are_no_unicode_do_no_harm() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let shop = Shop::new().file(OsStr::from_bytes(b"caf\xE9.js"), PROBE).file("t\u{e9}l\u{e9} 1.js", PROBE);
        assert_eq!(shop.looked_at(&[]), ["caf\u{fffd}.js", "t\u{e9}l\u{e9} 1.js"]);
    }
}

#[test]
fn a_file_has_one_name_by_whatever_way_it_is_found() {
    let shop = Shop::with_probes(&["a.js", "sub/b.js"]);
    for (path, names) in [("..", ["../a.js", "b.js"]), ("../sub/../", ["../a.js", "b.js"])] {
        let mut command = shop.command(&["--format", "json", path]);
        command.current_dir(shop.path().join("sub"));
        let report: serde_json::Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
        let errors = report["errors"].as_array().unwrap();
        let found: Vec<_> = errors.iter().map(|error| error["path"].as_str().unwrap()).collect();
        assert_eq!(found, names, "{path}");
    }
}
