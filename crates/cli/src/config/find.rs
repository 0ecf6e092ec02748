//! The configuration file of a run: the one that is named, or the nearest above the working directory.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dr_lint_parser::SourceFile;

use crate::args::Args;
use crate::error::Error;
use crate::workdir::WorkDir;

/// The name of configuration files.
pub(crate) const NAME: &str = "dr-lint.json";

/// A configuration file.
pub(super) struct Text {
    /// Its text, under the name that reports have for it.
    pub(super) file: Arc<SourceFile>,
    /// The folder that its paths are relative to.
    pub(super) folder: PathBuf,
}

/// The configuration file that holds for this command line; `None` without one.
///
/// # Errors
/// When it can't be read.
pub(super) fn find(args: &Args, workdir: &WorkDir) -> Result<Option<Text>, Error> {
    let path = match &args.config {
        _ if args.no_config => None,
        Some(named) => Some(workdir.resolved(named)),
        None => workdir.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file()),
    };
    path.map(|path| read(&path, workdir)).transpose()
}

fn read(path: &Path, workdir: &WorkDir) -> Result<Text, Error> {
    let name = match workdir.name(path) {
        name if name.is_empty() => ".".to_owned(),
        name => name,
    };
    let bytes = fs::read(path).map_err(|error| Error::Unreadable { name: name.clone(), message: error.to_string() })?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::Unreadable { name: name.clone(), message: "it isn't UTF-8 text".to_owned() })?;
    let folder = path.parent().map(ToOwned::to_owned).unwrap_or_default();
    Ok(Text { file: Arc::new(SourceFile::new(name, text)), folder })
}
