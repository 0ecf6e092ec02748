//! The command line, put together again for the advice at the end of a report.

use std::borrow::Cow;
use std::path::PathBuf;

use dr_lint_reporter::{Part, Purpose, Request};
use dr_lint_rules::Applicability;

use crate::args::{Args, FileArgs};

/// The number of bytes of paths that are repeated. A hook names hundreds of files.
const MAX_PATHS: usize = 2_000;

/// The request that `args` make.
pub(crate) fn request(args: &Args) -> Request {
    let paths = paths(args);
    let part = |shard| Part { paths: paths.clone(), shard };
    let fixes = if args.wants_unsafe() { Applicability::Unsafe } else { Applicability::Safe };
    Request {
        options: options(args),
        session_id: args.session_id.as_deref().map(quoted),
        fixing: args.writes_fixes().then_some(fixes),
        max_warnings: args.exit.max_warnings,
        purpose: if args.write_baseline { Purpose::Baseline } else { Purpose::Change },
        parts: args.files.shard.map(part).into_iter().collect(),
        paths,
    }
}

fn options(args: &Args) -> Vec<String> {
    let rules = args.rules.iter().flat_map(|set| ["--rule".to_owned(), quoted(&set.to_string())]);
    let receivers = args.receivers.iter().flat_map(|name| ["--receiver".to_owned(), quoted(name)]);
    let path = |option: &str, path: &PathBuf| [option.to_owned(), quoted(&path.to_string_lossy())];
    let config = args.config.iter().filter(|_| !args.no_config).flat_map(|file| path("--config", file));
    let no_config = args.no_config.then(|| "--no-config".to_owned());
    let baseline = args.baseline.iter().flat_map(|file| path("--baseline", file));
    config.chain(no_config).chain(rules).chain(receivers).chain(baseline).chain(files(&args.files)).collect()
}

/// The options that choose files.
fn files(args: &FileArgs) -> Vec<String> {
    let with = |option: &str, value: &str| [option.to_owned(), quoted(value)];
    let exclude = args.exclude.iter().flat_map(|glob| with("--exclude", glob));
    let flags = [(args.no_ignore, "--no-ignore"), (args.force_exclude, "--force-exclude"), (args.staged, "--staged")];
    let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag.to_owned());
    let paths = [("--files-from", &args.files_from), ("--stdin-filename", &args.stdin_filename)];
    let paths = paths.into_iter().filter_map(|(option, path)| Some(with(option, &path.as_ref()?.to_string_lossy())));
    let since = args.since.iter().flat_map(|revision| with("--since", revision));
    exclude.chain(flags).chain(since).chain(paths.flatten()).collect()
}

fn paths(args: &Args) -> Vec<String> {
    let paths = args.paths();
    let texts: Vec<Cow<'_, str>> = paths.iter().map(|path| path.to_string_lossy()).collect();
    if texts.iter().map(|text| text.len() + 1).sum::<usize>() > MAX_PATHS {
        return vec!["PATH...".to_owned()];
    }
    let is_option = |text: &Cow<'_, str>| text.starts_with('-') && text.len() > 1;
    let separator = texts.iter().any(is_option).then(|| "--".to_owned());
    separator.into_iter().chain(texts.iter().map(|text| quoted(text))).collect()
}

/// A word as the system's usual shell takes it.
fn quoted(text: &str) -> String {
    if cfg!(windows) { quoted_for_windows(text) } else { quoted_for_posix(text) }
}

fn quoted_for_posix(text: &str) -> String {
    if is_plain(text, "%") { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// Double quotes, which `cmd` and `PowerShell` know. The program that is started splits the words itself: for it, a
/// backslash makes a quote part of a word, and backslashes before a quote count double.
fn quoted_for_windows(text: &str) -> String {
    if is_plain(text, "\\") {
        return text.to_owned();
    }
    let mut word = String::from("\"");
    let mut backslashes = 0;
    for letter in text.chars() {
        if letter == '"' {
            word.extend(std::iter::repeat_n('\\', backslashes + 1));
        }
        backslashes = if letter == '\\' { backslashes + 1 } else { 0 };
        word.push(letter);
    }
    word.extend(std::iter::repeat_n('\\', backslashes));
    word + "\""
}

/// Tells whether a shell takes the text as it is; `also` has the characters that only this shell leaves alone.
fn is_plain(text: &str, also: &str) -> bool {
    let is_plain = |letter: char| letter.is_alphanumeric() || "_-./:=@+,".contains(letter) || also.contains(letter);
    !text.is_empty() && text.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    fn asked(args: &[&str]) -> Request {
        request(&Args::parse_from([&["dr-lint"], args].concat()))
    }

    #[test]
    fn words_are_quoted_as_a_shell_needs_them() {
        let plain = ["src", "a/b-c_d.js", "cart.paymentSession.id", "-"];
        assert_eq!(
            (plain.map(quoted_for_posix), plain.map(quoted_for_windows)),
            (plain.map(String::from), plain.map(String::from))
        );
        let odd = ["my shop", "$x", "it's", "", "cart['id']", "<EXPR>"];
        assert_eq!(
            odd.map(quoted_for_posix),
            ["'my shop'", "'$x'", "'it'\\''s'", "''", "'cart['\\''id'\\'']'", "'<EXPR>'"]
        );
    }

    #[test]
    fn words_are_quoted_as_windows_needs_them() {
        let odd = ["my shop", "it's", "", "cart['id']", "<EXPR>"];
        assert_eq!(odd.map(quoted_for_windows), odd.map(|text| format!("\"{text}\"")));
        assert_eq!(quoted_for_windows(r"src\pay.js"), r"src\pay.js");
        let hard = [r#"cart["id"]"#, r"my shop\", r#"a\"b"#];
        assert_eq!(hard.map(quoted_for_windows), [r#""cart[\"id\"]""#, r#""my shop\\""#, r#""a\\\"b""#]);
    }

    #[test]
    fn what_changes_the_findings_is_repeated() {
        let args = ["--quiet", "--rule", "legacy-field:1", "--receiver", "sdk,$dr", "--session-id", "a ?? b", "src"];
        let request = asked(&args);
        assert_eq!(request.options, ["--rule", "legacy-field=warn", "--receiver", "sdk", "--receiver", &quoted("$dr")]);
        assert_eq!((request.paths, request.session_id), (vec!["src".to_owned()], Some(quoted("a ?? b"))));
        assert_eq!(asked(&["--", "-x.js", "y.js"]).paths, ["--", "-x.js", "y.js"]);
        assert_eq!(asked(&["-", "--stdin-filename", "a b.ts"]).options, ["--stdin-filename", &quoted("a b.ts")]);
        assert_eq!(asked(&["--config", "my shop.json"]).options, ["--config", &quoted("my shop.json")]);
        assert_eq!(asked(&["--config", "a.json", "--no-config"]).options, ["--no-config"]);
        assert_eq!(asked(&["--no-config", "--config", "a.json"]).options, ["--config", "a.json"]);
        assert_eq!(asked(&[]).paths, ["."]);
        let files = asked(&["--exclude", "*.test.js", "--no-ignore", "--force-exclude", "--files-from", "list.txt"]);
        assert_eq!(files.paths, [""; 0]);
        assert_eq!(files.options[..2], ["--exclude".to_owned(), quoted("*.test.js")]);
        assert_eq!(files.options[2..], ["--no-ignore", "--force-exclude", "--files-from", "list.txt"]);
    }

    #[test]
    fn long_lists_of_paths_are_not_repeated() {
        let names: Vec<String> = (0..300).map(|number| format!("src/page-{number}.js")).collect();
        assert_eq!(asked(&names.iter().map(String::as_str).collect::<Vec<_>>()).paths, ["PATH..."]);
    }

    #[test]
    fn fixing_is_what_is_written() {
        assert_eq!(asked(&["--fix"]).fixing, Some(Applicability::Safe));
        assert_eq!(asked(&["--fix", "--unsafe-fixes"]).fixing, Some(Applicability::Unsafe));
        assert_eq!(asked(&["--diff", "--unsafe-fixes"]).fixing, None);
    }
}
