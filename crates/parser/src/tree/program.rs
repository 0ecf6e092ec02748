//! Programs: a file and everything that it imports, directly or not.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::mention::mentions_digital_river;
use crate::text::source::{Place, SourceFile};
use crate::text::syntax_error::SyntaxError;
use crate::tree::document;
use crate::tree::files::Files;
use crate::tree::script::Script;

/// Maximum number of files in a program, itself included. The nearest imports come first.
pub(crate) const MAX_SCRIPTS: usize = 64;

/// Maximum size of all imported files of a program, in bytes.
pub(crate) const MAX_IMPORTED_BYTES: usize = 4 * 1024 * 1024;

/// A file and everything that it imports, directly or not.
pub(crate) struct Program {
    scripts: Vec<Script>,
    imports: FxHashMap<(u32, String), u32>,
    imported_bytes: usize,
    /// The first import that was not followed, because of a limit.
    left_out: Option<Place>,
}

/// The programs of a file, and the scripts of it that can't be parsed.
pub(crate) struct Loaded {
    /// The programs: one of a file that isn't a document, unless it can't be parsed.
    pub(crate) programs: Vec<Program>,
    /// The first error of each script that can't be parsed and names a call.
    pub(crate) errors: Vec<SyntaxError>,
}

/// Parses `file` and what it imports.
pub(crate) fn load(file: &Arc<SourceFile>, files: &dyn Files) -> Loaded {
    let Some(document) = file.document() else {
        return match Script::of_program(file, files.trees(file)) {
            Ok(script) => Loaded { programs: vec![Program::of(script, files)], errors: Vec::new() },
            Err(error) => Loaded { programs: Vec::new(), errors: vec![error] },
        };
    };
    let mut loaded = Loaded { programs: Vec::new(), errors: Vec::new() };
    for program in document.programs.iter().filter(|program| document::mentions_call(program)) {
        let (script, errors) = Script::of_document(file, program);
        loaded.programs.push(Program::of(script, files));
        loaded.errors.extend(errors);
    }
    loaded
}

impl Program {
    /// Parses the files that `script` imports, directly or not, as far as `files` finds them. The exports of an import that
    /// can't be parsed are unknown.
    fn of(script: Script, files: &dyn Files) -> Self {
        let mut by_name: FxHashMap<String, Option<u32>> = FxHashMap::default();
        by_name.insert(script.file.name().to_owned(), Some(0));
        let scripts = vec![script];
        let mut program = Self { scripts, imports: FxHashMap::default(), imported_bytes: 0, left_out: None };
        let mut next = 0;
        while let Some(script) = program.scripts.get(next).cloned() {
            let from = number(next);
            for import in &script.imports {
                let Some(imported) = files.import(&script.file, &import.specifier) else { continue };
                let known = by_name.get(imported.name()).copied();
                let to = known.unwrap_or_else(|| {
                    let to = program.add(&imported, files, || Place::new(&script.file, import.span));
                    by_name.insert(imported.name().to_owned(), to);
                    to
                });
                if let Some(to) = to {
                    program.imports.insert((from, import.specifier.clone()), to);
                }
            }
            next += 1;
        }
        program
    }

    fn add(&mut self, file: &Arc<SourceFile>, files: &dyn Files, importer: impl FnOnce() -> Place) -> Option<u32> {
        let bytes = self.imported_bytes + file.text().len();
        if self.scripts.len() >= MAX_SCRIPTS || bytes > MAX_IMPORTED_BYTES {
            self.left_out.get_or_insert_with(importer);
            return None;
        }
        self.scripts.push(Script::of(file, files.trees(file)).ok()?);
        self.imported_bytes = bytes;
        Some(number(self.scripts.len() - 1))
    }

    /// Returns the script of that number; 0 is the file itself.
    pub(crate) fn script(&self, number: u32) -> &Script {
        &self.scripts[number as usize]
    }

    /// All of the scripts; the file itself comes first.
    pub(crate) fn scripts(&self) -> impl Iterator<Item = &Script> {
        self.scripts.iter()
    }

    /// Returns the number of the script that `specifier` means in script `from`.
    pub(crate) fn import(&self, from: u32, specifier: &str) -> Option<u32> {
        self.imports.get(&(from, specifier.to_owned())).copied()
    }

    /// True if some code may call DigitalRiver.js: a script does more than to declare functions of the same names, or
    /// names DigitalRiver, so that it may put the name of a call together from pieces.
    pub(crate) fn may_call(&self) -> bool {
        let may_call = |script: &Script| script.may_call || script.texts().any(mentions_digital_river);
        self.scripts.iter().any(may_call)
    }

    /// Returns the levels of the script that is nested most.
    pub(crate) fn levels(&self) -> usize {
        self.scripts.iter().map(|script| script.levels).max().unwrap_or_default()
    }

    /// Returns the size of all scripts, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.scripts.iter().map(|script| script.file.text().len()).sum()
    }

    /// Returns the first import that was not followed because of a limit.
    pub(crate) fn left_out(&self) -> Option<&Place> {
        self.left_out.as_ref()
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("MAX_SCRIPTS is small")
}
