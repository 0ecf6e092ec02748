//! The steps from a configuration's text to its settings.

use dr_lint_reporter::Problem;
use serde::Deserialize;

use super::document::Node;
use super::entries::ConfigEntry;
use super::find::Text;
use super::meaning::Meaning;
use super::schema::schema;
use super::settings::FileSettings;
use super::structure::Structure;
use crate::workdir::WorkDir;

/// Reads a configuration file.
///
/// # Errors
/// Everything that is wrong with it: of its structure, or else of its meaning.
pub(super) fn read(text: &Text, workdir: &WorkDir) -> Result<FileSettings, Vec<Problem>> {
    let document = Node::parse(&text.file).map_err(|problem| vec![problem])?;
    let problems = Structure::of(schema()).problems(&document);
    if !problems.is_empty() {
        return Err(problems);
    }
    let entry = ConfigEntry::deserialize(document.json()).map_err(|error| {
        let place = document.place.clone();
        vec![Problem { place, message: error.to_string(), label: String::new(), help: None }]
    })?;
    Meaning::new(&document, &text.folder, workdir).read(&entry)
}
