//! The files of a program. In its text, each stands below a line `// file: name`, and those that it imports stand before it; a
//! text without such a line is one script.

use std::sync::Arc;

use dr_lint_parser::{Files, SourceFile};

/// The mark of a line that begins a file.
const MARK: &str = "// file: ";

/// The files of a program, the one that runs first at the end.
#[derive(Clone, Debug)]
pub struct Sources(Vec<ProgramFile>);

/// A file of a program.
#[derive(Clone, Debug)]
pub struct ProgramFile {
    /// Its name and text.
    pub file: Arc<SourceFile>,
    /// The number of lines of the program that stand before it.
    pub offset: u32,
}

/// The way in which files of a program refer to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linkage {
    /// There is one script, which isn't strict.
    Script,
    /// `require` and `module.exports`.
    CommonJs,
    /// `import` and `export`.
    Modules,
}

impl Sources {
    /// Takes the text of a program apart.
    pub fn of(program: &str) -> Self {
        let mut files: Vec<(u32, &str, String)> = Vec::new();
        for (number, line) in (1..).zip(program.lines()) {
            match (line.strip_prefix(MARK), files.last_mut()) {
                (Some(name), _) => files.push((number, name, String::new())),
                (None, Some((_, _, text))) => {
                    text.push_str(line);
                    text.push('\n');
                }
                (None, None) => files.push((number - 1, "program.js", format!("{line}\n"))),
            }
        }
        let file = |(offset, name, text): (u32, &str, String)| {
            let file = Arc::new(SourceFile::new(name, text.as_str()));
            ProgramFile { file, offset }
        };
        Self(files.into_iter().map(file).collect())
    }

    /// Returns the files; each stands before those that import it.
    pub fn files(&self) -> &[ProgramFile] {
        &self.0
    }

    /// Returns the way in which the files refer to each other, which the extension of the last one says.
    pub fn linkage(&self) -> Linkage {
        match self.0.last().and_then(|last| last.file.name().rsplit_once('.')) {
            Some((_, "mjs")) => Linkage::Modules,
            Some((_, "cjs")) => Linkage::CommonJs,
            _ => Linkage::Script,
        }
    }
}

impl Files for Sources {
    fn import(&self, _: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        let name = specifier.strip_prefix("./")?;
        self.0.iter().find(|known| known.file.name() == name).map(|known| Arc::clone(&known.file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_one_script_or_several_files() {
        let script = Sources::of("a();\nb();\n");
        assert_eq!(script.files()[0].file.text(), "a();\nb();\n");
        assert_eq!((script.files()[0].offset, script.linkage()), (0, Linkage::Script));
        let modules =
            Sources::of("// file: shop.mjs\nexport const a = 1;\n// file: main.mjs\nimport \"./shop.mjs\";\n");
        let offsets: Vec<u32> = modules.files().iter().map(|known| known.offset).collect();
        assert_eq!((offsets, modules.linkage()), (vec![1, 3], Linkage::Modules));
        let imported = modules.import(&modules.files()[1].file, "./shop.mjs").map(|file| file.text().to_owned());
        assert_eq!(imported.as_deref(), Some("export const a = 1;\n"));
    }
}
