//! Settings with their sources: the configuration file, and the command line over it.

use std::fmt;
use std::path::PathBuf;

use dr_lint_parser::Expression;
use dr_lint_rules::{AddedMethod, Config, FileFilter, Levels, Override};

use crate::globs::Globs;
use crate::selection::Selection;

/// The settings of a run.
#[derive(Debug)]
pub(crate) struct Settings {
    /// Those of the configuration file, if there is one.
    pub(crate) file: Option<FileSettings>,
    pub(crate) command_line: CommandLine,
}

/// The settings of a configuration file.
#[derive(Debug)]
pub(crate) struct FileSettings {
    /// Its name, as reports have it.
    pub(crate) name: String,
    /// The settings for all files, then its overrides.
    pub(crate) layers: Vec<Layer>,
    pub(crate) receivers: Vec<String>,
    pub(crate) globals: Vec<String>,
    pub(crate) methods: Vec<AddedMethod>,
    pub(crate) include: Option<Globs>,
    pub(crate) exclude: Globs,
    /// The path of the baseline.
    pub(crate) baseline: Option<PathBuf>,
}

/// The settings of the command line that a configuration may have, too.
#[derive(Debug)]
pub(crate) struct CommandLine {
    pub(crate) levels: Levels,
    pub(crate) session_id: Option<Expression>,
    pub(crate) receivers: Vec<String>,
    /// Files that a search leaves out, besides those of the file.
    pub(crate) exclude: Option<Globs>,
    /// The path of the baseline.
    pub(crate) baseline: Option<PathBuf>,
}

/// Settings of some files, and the place where they were made.
#[derive(Clone, Debug)]
pub(crate) struct Layer {
    pub(crate) source: Source,
    pub(crate) settings: Override,
}

/// The place where a setting was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Nowhere: it is what dr-lint does by itself.
    Default,
    /// The configuration file.
    File,
    /// The override of that number in the configuration file, from 1.
    Override(usize),
    CommandLine,
}

impl Settings {
    /// The settings of the rules: later layers win, and the command line comes last.
    pub(crate) fn config(&self) -> Config {
        let file = self.file.as_ref();
        let receivers = file.into_iter().flat_map(|file| &file.receivers).chain(&self.command_line.receivers);
        Config {
            receivers: receivers.cloned().collect(),
            globals: file.map(|file| file.globals.clone()).unwrap_or_default(),
            methods: file.map(|file| file.methods.clone()).unwrap_or_default(),
            overrides: self.layers().into_iter().map(|layer| layer.settings).collect(),
            ..Config::default()
        }
    }

    /// All settings of rules, from the weakest.
    pub(crate) fn layers(&self) -> Vec<Layer> {
        let CommandLine { levels, session_id, .. } = &self.command_line;
        let files = FileFilter::all();
        let settings = Override { files, levels: levels.clone(), session_id: session_id.clone() };
        let command_line = Layer { source: Source::CommandLine, settings };
        self.file.iter().flat_map(|file| &file.layers).cloned().chain([command_line]).collect()
    }

    /// The files that a search keeps.
    pub(crate) fn selection(&self) -> Selection {
        let file = self.file.as_ref();
        Selection {
            include: file.and_then(|file| file.include.clone()),
            exclude: file.map(|file| file.exclude.clone()),
            excluded_here: self.command_line.exclude.clone(),
        }
    }
}

impl FileSettings {
    /// True if a search doesn't keep every file.
    pub(crate) fn leaves_files_out(&self) -> bool {
        self.include.is_some() || !self.exclude.patterns().is_empty()
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => formatter.write_str("default"),
            Self::File => formatter.write_str("file"),
            Self::Override(number) => write!(formatter, "override {number}"),
            Self::CommandLine => formatter.write_str("command line"),
        }
    }
}
