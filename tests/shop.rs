//! A directory to lint, and dr-lint run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Names a call and can't be decoded: linting it gives an error entry whatever the rules say, which shows that it was
/// looked at.
pub(crate) const PROBE: &[u8] = b"createSource \xFF";

/// Variables of the surroundings that change how output looks or what is ignored.
const UNSET: [&str; 12] = [
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "FORCE_HYPERLINK",
    "TERM",
    "TERM_PROGRAM",
    "COLORTERM",
    "CI",
    "COLUMNS",
    "GIT_DIR",
    "GITHUB_STEP_SUMMARY",
];

/// A temporary directory with the files of a test.
pub(crate) struct Shop {
    directory: TempDir,
}

/// The outcome of a run of dr-lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Shop {
    /// An empty directory.
    pub(crate) fn new() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    /// A directory with a probe at each of these paths.
    pub(crate) fn with_probes(paths: &[&str]) -> Self {
        paths.iter().fold(Self::new(), |shop, path| shop.file(path, PROBE))
    }

    /// The directory, links resolved.
    pub(crate) fn path(&self) -> PathBuf {
        fs::canonicalize(self.directory.path()).unwrap()
    }

    /// Adds a file, and the directories on the way to it.
    pub(crate) fn file(self, path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Self {
        let path = self.directory.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Adds a link.
    #[cfg(unix)]
    pub(crate) fn link(self, path: &str, target: &str) -> Self {
        let path = self.directory.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
        self
    }

    /// The content of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.directory.path().join(path)).unwrap()
    }

    /// dr-lint in this directory, not yet started.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        command(self.directory.path(), args)
    }

    /// Runs dr-lint with nothing on its standard input.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).stdin(Stdio::null()))
    }

    /// Runs dr-lint with this on its standard input.
    pub(crate) fn pipe(&self, input: impl AsRef<[u8]>, args: &[&str]) -> Run {
        let stdin = tempfile::NamedTempFile::new().unwrap();
        fs::write(stdin.path(), input).unwrap();
        Run::of(self.command(args).stdin(stdin.reopen().unwrap()))
    }

    /// The probes that dr-lint looked at, by the names that reports give them.
    pub(crate) fn looked_at(&self, args: &[&str]) -> Vec<String> {
        let report = self.run(&[&["--format", "json"], args].concat()).json();
        let errors = report["errors"].as_array().unwrap().iter();
        errors.map(|error| error["path"].as_str().unwrap().to_owned()).collect()
    }
}

impl Run {
    /// Runs `command` to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code().expect("dr-lint ends by itself"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// A JSON report without the record at its end, which only dr-lint reads; other reports as they are.
pub(crate) fn without_record(report: &str) -> String {
    match report.split_once(",\n  \"record\": {") {
        Some((rest, _)) => format!("{rest}\n}}\n"),
        None => report.to_owned(),
    }
}

/// Copies a folder with everything in it.
pub(crate) fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// dr-lint in `directory`, free of the settings of whoever runs the tests.
pub(crate) fn command(directory: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dr-lint"));
    command.args(args).current_dir(directory);
    // A directory without settings, so that nobody's own ignore file takes part.
    command.env("HOME", "/nonexistent").env("XDG_CONFIG_HOME", "/nonexistent");
    for name in UNSET {
        command.env_remove(name);
    }
    command
}
