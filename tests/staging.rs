//! `--staged` and `--since`, in real repositories, and the hooks of pre-commit.

use std::fs;
use std::process::Command;

use crate::cases::root;
use crate::shop::{Run, Shop};

const LEGACY: &str = "digitalriver.createSource({ type: \"bPay\", sessionId: cart.id, amount: cart.total });\n";
const MIGRATED: &str = "digitalriver.createSource({ type: \"bPay\", sessionId: cart.id });\n";

/// Runs git in the shop, without anybody's settings.
pub(crate) fn git(shop: &Shop, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=Shop", "-c", "user.email=shop@example.com"]).args(args).current_dir(shop.path());
    command.env("HOME", "/nonexistent").env("XDG_CONFIG_HOME", "/nonexistent").env_remove("GIT_DIR");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{args:?}: {output:?}");
}

/// A repository with these files in its first commit.
pub(crate) fn repository(files: &[(&str, &str)]) -> Shop {
    let shop = files.iter().fold(Shop::new(), |shop, (path, text)| shop.file(path, text));
    git(&shop, &["init", "--quiet", "--initial-branch", "main"]);
    git(&shop, &["add", "--all"]);
    git(&shop, &["commit", "--quiet", "--allow-empty", "--message", "first"]);
    shop
}

fn shown(shop: &Shop, args: &[&str]) -> Vec<String> {
    let run = shop.run(&[&["--show-files"], args].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
    run.stdout.lines().map(ToOwned::to_owned).collect()
}

#[test]
fn staged_files_are_read_as_they_are_in_the_index() {
    let shop = repository(&[("old.js", LEGACY), ("a.js", "")]).file("a.js", LEGACY).file("src/b.ts", MIGRATED);
    git(&shop, &["add", "--all"]);
    let shop = shop.file("a.js", MIGRATED).file("src/b.ts", LEGACY).file("new.js", LEGACY);
    assert_eq!(shown(&shop, &["--staged"]), ["a.js", "src/b.ts"]);
    assert_eq!(shown(&shop, &["--staged", "src"]), ["src/b.ts"]);
    let run = shop.run(&["--staged", "--format", "compact"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 1), "{run:?}");
    assert!(run.stdout.starts_with("a.js:1:63: error[legacy-field]"), "{run:?}");
}

#[test]
fn imported_files_are_read_from_the_index_as_well() {
    let lib = "export const p = { type: 'bPay', sessionId: cart.id, amount: 1 };\n";
    let shop = repository(&[("lib.js", "")]).file("lib.js", lib);
    let shop = shop.file("pay.js", "import { p } from './lib';\ndigitalriver.createSource(p);\n");
    git(&shop, &["add", "--all"]);
    git(&shop, &["commit", "--quiet", "--message", "lib", "lib.js"]);
    let shop = shop.file("lib.js", "export const p = { type: 'bPay', sessionId: cart.id };\n");
    assert!(shop.run(&["--staged", "--format", "compact"]).stdout.starts_with("lib.js:1:54: error[legacy-field]"));
    assert_eq!(shop.run(&["pay.js"]).code, 0);
}

#[test]
fn staged_files_are_fixed_where_the_working_tree_agrees() {
    let shop = repository(&[]).file("a.js", LEGACY).file("b.js", LEGACY);
    git(&shop, &["add", "--all"]);
    let edited = format!("{LEGACY}// a thought\n");
    let shop = shop.file("b.js", &edited);
    let run = shop.run(&["--staged", "--fix", "--format", "json"]);
    assert_eq!(run.code, 1);
    assert_eq!((shop.read("a.js"), shop.read("b.js")), (MIGRATED.to_owned(), edited));
    assert!(run.stdout.contains("its staged text is another one"), "{run:?}");
}

#[test]
fn a_commit_without_scripts_passes() {
    let shop = repository(&[("a.js", LEGACY)]).file("README.txt", LEGACY).file("lib/b.min.js", LEGACY);
    git(&shop, &["rm", "--quiet", "--cached", "a.js"]);
    git(&shop, &["add", "README.txt", "lib"]);
    let run = shop.run(&["--staged"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "There are no files to look at.\n"));
    for args in
        [&["--staged", "docs"][..], &["--since", "HEAD", "gone.js"], &["--staged", "--fix"], &["--staged", "--diff"]]
    {
        assert_eq!(shop.run(args).code, 0, "{args:?}");
    }
}

#[test]
fn changed_files_are_those_since_the_branch_began() {
    let shop = repository(&[("a.js", ""), ("b.js", ""), ("c.js", ""), ("gone.js", "")]);
    git(&shop, &["checkout", "--quiet", "-b", "work"]);
    let shop = shop.file("a.js", MIGRATED);
    git(&shop, &["commit", "--quiet", "--all", "--message", "work"]);
    git(&shop, &["checkout", "--quiet", "main"]);
    let shop = shop.file("c.js", MIGRATED);
    git(&shop, &["commit", "--quiet", "--all", "--message", "main"]);
    git(&shop, &["checkout", "--quiet", "work"]);
    let shop =
        shop.file("b.js", MIGRATED).file("sub/new é.js", LEGACY).file("dist/d.js", "").file(".gitignore", "dist\n");
    fs::remove_file(shop.path().join("gone.js")).unwrap();
    assert_eq!(shown(&shop, &["--since", "main"]), ["a.js", "b.js", "sub/new é.js"]);
    assert_eq!(shown(&shop, &["--since", "main", "--exclude", "sub"]), ["a.js", "b.js"]);
    assert_eq!(shown(&shop, &["--since", "HEAD", "sub"]), ["sub/new é.js"]);
    assert_eq!(shop.run(&["--since", "main"]).code, 1);
    let run = Run::of(shop.command(&["--since", "main", "--show-files"]).current_dir(shop.path().join("sub")));
    assert_eq!(run.stdout, "new é.js\n");
}

#[test]
fn git_that_cannot_answer_is_an_error() {
    let shop = Shop::new().file("a.js", LEGACY);
    for args in [&["--staged"][..], &["--since", "main"]] {
        let run = shop.run(args);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains("there is no git repository to ask: not a git repository"), "{run:?}");
    }
    let shop = repository(&[("a.js", LEGACY)]);
    for revision in ["--since=no-such-branch", "--since=--output=stolen.txt"] {
        let run = shop.run(&[revision]);
        assert!(run.code == 2 && run.stderr.contains("git refuses: "), "{run:?}");
    }
    assert!(!shop.path().join("stolen.txt").exists());
    assert_eq!(shop.pipe(LEGACY, &["--staged", "-"]).code, 2);
    assert_eq!(shop.run(&["--staged", "--since", "main"]).code, 2);
    let run = Run::of(shop.command(&["--staged"]).env("PATH", "/nonexistent"));
    assert!(run.code == 2 && run.stderr.contains("git can't be run"), "{run:?}");
}

#[test]
fn the_hooks_of_pre_commit_run() {
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let entries: Vec<&str> = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: dr-lint ")).collect();
    assert_eq!((entries.len(), hooks.matches("require_serial: true").count()), (2, 2));
    for entry in entries {
        let shop = Shop::new().file("a.js", LEGACY).file("b.min.js", LEGACY);
        let args: Vec<&str> = entry.split(' ').chain(["a.js", "b.min.js"]).collect();
        assert_eq!(shop.run(&args).code, 1, "{entry}");
        assert_eq!(
            (shop.read("a.js") == MIGRATED, shop.read("b.min.js")),
            (entry.contains("--fix"), LEGACY.to_owned())
        );
    }
}
