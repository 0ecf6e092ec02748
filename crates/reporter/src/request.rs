//! The request that a run answers, as far as the advice at its end depends on it.

use dr_lint_rules::Applicability;

use crate::shard::Shard;

/// The command line of a run, in the parts that advice puts together again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The options that say how code is read, ready for a shell: `--receiver sdk`.
    pub options: Vec<String>,
    /// The paths, ready for a shell.
    pub paths: Vec<String>,
    /// The expression given for `sessionId`, ready for a shell.
    pub session_id: Option<String>,
    /// The kind of fixes that were applied; `None` when none were to be.
    pub fixing: Option<Applicability>,
    /// The number of warnings that are allowed, when that was said.
    pub max_warnings: Option<usize>,
    /// The purpose of the report.
    pub purpose: Purpose,
    /// The parts of the files that were linted, when that was not all: one, unless reports were merged.
    pub parts: Vec<Part>,
}

/// The purpose of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody wants to know what to change.
    #[default]
    Change,
    /// The baseline takes all findings: they neither fail the run nor are found again with it.
    Baseline,
}

/// A shard of a run over some paths. Shards of other paths have nothing to do with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The paths, ready for a shell.
    pub paths: Vec<String>,
    /// The shard.
    pub shard: Shard,
}

impl Part {
    /// All parts of the run of which this is one.
    pub(crate) fn all(&self) -> impl Iterator<Item = Self> {
        self.shard.all().map(|shard| Self { paths: self.paths.clone(), shard })
    }
}

/// The placeholder for an expression that only the user knows.
const EXPRESSION: &str = "<EXPR>";

impl Request {
    /// The only part of the files that was linted.
    pub(crate) fn shard(&self) -> Option<Shard> {
        if let [part] = &self.parts[..] { Some(part.shard) } else { None }
    }

    /// The command that does the same with `flags`, and with the session's expression as it was given.
    pub(crate) fn command(&self, flags: &[&str]) -> String {
        self.written(flags, self.session_id.as_deref())
    }

    /// The command that does the same with `flags`, in which the user has to put in the session's expression.
    pub(crate) fn command_for_session(&self, flags: &[&str]) -> String {
        self.written(flags, Some(EXPRESSION))
    }

    fn written(&self, flags: &[&str], session_id: Option<&str>) -> String {
        let shard = self.shard().map(|shard| format!("--shard {shard}"));
        let flags = flags.iter().copied().chain(session_id.into_iter().flat_map(|text| ["--session-id", text]));
        let rest = shard.iter().chain(&self.options).chain(&self.paths).map(String::as_str);
        ["dr-lint"].into_iter().chain(flags).chain(rest).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_keep_what_was_asked_for() {
        let request = Request {
            options: vec!["--receiver".into(), "sdk".into()],
            paths: vec!["src".into(), "'my shop'".into()],
            ..Request::default()
        };
        assert_eq!(request.command(&["--diff"]), "dr-lint --diff --receiver sdk src 'my shop'");
        let session = "dr-lint --diff --session-id <EXPR> --receiver sdk src 'my shop'";
        assert_eq!(request.command_for_session(&["--diff"]), session);
        let given = Request { session_id: Some("cart.id".into()), ..Request::default() };
        assert_eq!(given.command(&["--fix", "--unsafe-fixes"]), "dr-lint --fix --unsafe-fixes --session-id cart.id");
    }
}
