//! `--init`: a configuration file to start from. Each key stands there as a comment; what the command line says is set.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::command_line;
use super::find::NAME;
use super::settings::CommandLine;
use crate::args::Args;
use crate::error::Error;
use crate::workdir::WorkDir;

/// Writes the file, in the working directory unless `--config` names it, and gives its name.
///
/// # Errors
/// When it exists already, or can't be written.
pub(crate) fn write(args: &Args, workdir: &WorkDir) -> Result<String, Error> {
    let path = args.config.clone().unwrap_or_else(|| PathBuf::from(NAME));
    let name = workdir.name(&path);
    let folder = WorkDir::of(path.parent().unwrap_or(Path::new("")), workdir);
    let baseline = args.baseline.as_ref().map(|baseline| folder.name(&workdir.resolved(baseline)));
    let text = text(args, &command_line::read(args, workdir)?, baseline.as_deref());
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    match file.and_then(|mut file| file.write_all(text.as_bytes())) {
        Ok(()) => Ok(name),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Error::ConfigExists(name)),
        Err(error) => Err(Error::ConfigUnwritten { name, message: error.to_string() }),
    }
}

/// The text of the file. `baseline` is the path of the baseline as seen from it.
fn text(args: &Args, command_line: &CommandLine, baseline: Option<&str>) -> String {
    let session_id = command_line.session_id.as_ref().map(|expression| json!(expression.text));
    let receivers = (!args.receivers.is_empty()).then(|| json!(args.receivers));
    let rules: serde_json::Map<_, _> =
        args.rules.iter().map(|set| (set.rule.clone(), json!(set.level.to_string()))).collect();
    let rules = (!rules.is_empty()).then(|| json!(rules));
    let mut text = String::from(
        "{\n  // Settings of dr-lint for this folder and all below. Remove the `//` before a key to set it.\n  \
         // `dr-lint --print-config FILE` shows what holds for a file.\n",
    );
    let mut entry = |comment: &str, key: &str, value: Option<serde_json::Value>, example: serde_json::Value| {
        let mark = if value.is_some() { "" } else { "// " };
        let value = value.unwrap_or(example);
        // A string takes every line.
        let _ = write!(text, "\n  // {comment}\n  {mark}\"{key}\": {value},\n");
    };
    entry(
        "The JavaScript expression that gives the id of the cart's payment session. Fixes insert it.",
        "sessionId",
        session_id,
        json!("cart.paymentSession.id"),
    );
    entry(
        "Variables and properties that hold DigitalRiver objects, besides those whose names contain `digitalriver`.",
        "receivers",
        receivers,
        json!(["paymentSdk"]),
    );
    entry("Variables of the page that `sessionId` may use in modules.", "globals", None, json!(["cart"]));
    entry("Rules: \"off\", \"info\", \"warn\" or \"error\".", "rules", rules, json!({"hardcoded-session-id": "off"}));
    entry("Files to look at, and files to skip, as in .gitignore.", "include", None, json!(["src"]));
    let exclude = (!args.files.exclude.is_empty()).then(|| json!(args.files.exclude));
    entry("", "exclude", exclude, json!(["dist", "*.test.js"]));
    entry(
        "Other settings for some files. Later ones win.",
        "overrides",
        None,
        json!([{"files": ["src/legacy"], "rules": {"missing-session-id": "warn"}}]),
    );
    let baseline = baseline.map(|path| json!(path));
    entry("Known findings, which are hidden.", "baseline", baseline, json!("dr-lint-baseline.json"));
    entry(
        "Payment methods that dr-lint doesn't know, or changes to those that it knows.",
        "methods",
        None,
        json!({"payPal": {"keep": ["currency"]}}),
    );
    text.replace("\n  // \n", "") + "}\n"
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use clap::Parser;
    use dr_lint_parser::SourceFile;

    use super::super::find::Text;
    use super::super::read::read;
    use super::super::settings::FileSettings;
    use super::*;

    fn settings(text: &str) -> FileSettings {
        let workdir = WorkDir::current().unwrap();
        let file = Arc::new(SourceFile::new(NAME, text));
        read(&Text { file, folder: PathBuf::from("/shop") }, &workdir).unwrap()
    }

    fn written(args: &[&str]) -> String {
        let args = Args::parse_from([&["dr-lint"], args].concat());
        text(&args, &command_line::read(&args, &WorkDir::current().unwrap()).unwrap(), None)
    }

    #[test]
    fn the_file_sets_what_the_command_line_says() {
        let plain = settings(&written(&[]));
        assert!(plain.receivers.is_empty() && plain.include.is_none() && plain.methods.is_empty());
        let set =
            settings(&written(&["--session-id", "cart['id']", "--receiver", "sdk", "--rule", "legacy-field=warn"]));
        assert_eq!(set.layers[0].settings.session_id.as_ref().unwrap().text, "cart['id']");
        assert_eq!(set.receivers, ["sdk"]);
        assert!(set.layers[0].settings.levels.get(dr_lint_rules::rule("legacy-field").unwrap()).is_some());
    }

    #[test]
    fn every_key_of_the_file_is_valid_without_its_comment() {
        let all = settings(&written(&[]).replace("// \"", "\""));
        assert_eq!((all.layers.len(), all.methods.len(), all.globals.len()), (2, 1, 1));
        assert!(all.include.is_some());
    }
}
