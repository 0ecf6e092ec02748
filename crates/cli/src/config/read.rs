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
/// Everything that is wrong with it: of its structure, and of the meaning of what is sound in structure.
pub(super) fn read(text: &Text, workdir: &WorkDir) -> Result<FileSettings, Vec<Problem>> {
    let document = Node::parse(&text.file).map_err(|problem| vec![problem])?;
    let mut problems = Structure::of(schema()).problems(&document);
    let sound = document.without(&problems);
    let settings = ConfigEntry::deserialize(sound.json())
        .map_err(|error| {
            let place = document.place.clone();
            vec![Problem { place, message: error.to_string(), label: String::new(), help: None }]
        })
        .and_then(|entry| Meaning::new(&sound, &text.folder, workdir).read(&entry));
    match settings {
        Ok(settings) if problems.is_empty() => Ok(settings),
        // What is no object at all has nothing more to say.
        Err(_) if problems.iter().any(|problem| problem.place.span.start == document.place.span.start) => Err(problems),
        settings => {
            problems.extend(settings.err().into_iter().flatten());
            problems.sort_by(|one, other| one.place.cmp(&other.place));
            Err(problems)
        }
    }
}
