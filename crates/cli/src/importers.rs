//! Importers of the files that a hook names. Only `payload.js` was changed, but it is `checkout.js` that imports it and
//! passes what it exports to a call: so `checkout.js` is linted as well, and what it finds about `payload.js` is reported.
//!
//! All files of the project are looked through for what they may import, without parsing them. A relative import can only
//! mean the file whose path it names, or one in the folder that it names, so that few of them have to be resolved.

use std::path::{Path, PathBuf};

use dr_lint_parser::possible_specifiers;
use memchr::memmem;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::Settings;
use crate::disk;
use crate::error::Error;
use crate::files::{Asked, Importers};
use crate::git::{Changes, IndexTexts, Repository};
use crate::resolve::Imports;
use crate::walk::{self, Found, Search, Target};
use crate::workdir::WorkDir;

/// Words without one of which a file gives nothing to its importers: exports of all kinds, and objects of the page.
const GIVING: [&str; 5] = ["export", "window", "global", "self", "this"];

/// Finds the files that import one of those that were `found`, directly or through others.
///
/// # Errors
/// When git can't list the files of its index.
pub(crate) fn find(
    asked: &Asked,
    found: &Found,
    settings: &Settings,
    workdir: &WorkDir,
    imports: &Imports<'_>,
    search: &Search<'_>,
) -> Result<Vec<Target>, Error> {
    let root = project(settings, workdir);
    let is_searched = found.searched.iter().any(|name| root.starts_with(workdir.full(name)));
    let named: Vec<&Path> = found.targets.iter().map(|target| target.path.as_path()).collect();
    if asked.importers == Importers::Ignored || is_searched || !named.iter().any(|path| gives(path, &found.index)) {
        return Ok(Vec::new());
    }
    let mut paths = match asked.changes {
        Some(Changes::Staged) => tracked(&root, search)?,
        Some(Changes::Since(_)) | None => walk::files_below(&root, search),
    };
    let is_named: FxHashSet<&Path> = named.iter().copied().collect();
    paths.retain(|path| !is_named.contains(path.as_path()));
    let project = Project::read(paths, &found.index);
    let importers = project.importers(&named, imports).into_iter();
    Ok(importers.map(|path| Target { name: workdir.name(&path), path }).collect())
}

/// The folder of the project: the git work tree, else the folder of the configuration, else the working directory.
pub(crate) fn project(settings: &Settings, workdir: &WorkDir) -> PathBuf {
    let repository = workdir.ancestors().find(|folder| folder.join(".git").exists()).map(ToOwned::to_owned);
    let configuration = settings.file.as_ref().map(|file| workdir.full(&file.name));
    let folder = repository.or_else(|| Some(configuration?.parent()?.to_owned()));
    folder.unwrap_or_else(|| workdir.full(""))
}

/// The files in the index that a search would come to. The others are no part of the commit.
fn tracked(root: &Path, search: &Search<'_>) -> Result<Vec<PathBuf>, Error> {
    let mut paths = Repository::around_here()?.tracked()?;
    paths.retain(|path| search.keeps(path, &path.strip_prefix(root).unwrap_or(path).to_string_lossy()));
    Ok(paths)
}

/// True for a file that may give something to those that import it.
fn gives(path: &Path, index: &IndexTexts) -> bool {
    looked_at(path, index, |text| GIVING.iter().any(|word| memmem::find(text, word.as_bytes()).is_some()))
        .unwrap_or_default()
}

/// Looks at the bytes of a file, those in the index before those on the disk.
fn looked_at<T>(path: &Path, index: &IndexTexts, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
    match index.get(path) {
        Some(staged) => Some(look(staged)),
        None => disk::look_at(path, look).ok(),
    }
}

/// The files of a project, with what they may import.
struct Project {
    paths: Vec<PathBuf>,
    /// The relative specifiers, by the path that they name, without extension.
    relative: FxHashMap<PathBuf, Vec<Import>>,
    /// The other ones. Settings may give them any meaning.
    bare: Vec<Import>,
}

/// A specifier in a file, which has this number.
struct Import {
    from: usize,
    specifier: Box<str>,
}

impl Project {
    fn read(paths: Vec<PathBuf>, index: &IndexTexts) -> Self {
        let read = |path: &PathBuf| {
            let specifiers =
                |text: &[u8]| possible_specifiers(text).map(|name| (meant(path, name), name.into())).collect();
            looked_at(path, index, specifiers).unwrap_or_default()
        };
        let specifiers: Vec<Vec<(Option<PathBuf>, Box<str>)>> = paths.par_iter().map(read).collect();
        let mut project = Self { paths, relative: FxHashMap::default(), bare: Vec::new() };
        for (from, specifiers) in specifiers.into_iter().enumerate() {
            for (meant, specifier) in specifiers {
                let imports = match meant {
                    Some(path) => project.relative.entry(path).or_default(),
                    None => &mut project.bare,
                };
                imports.push(Import { from, specifier });
            }
        }
        project
    }

    /// The files that import one of these, directly or through others.
    fn importers(&self, named: &[&Path], imports: &Imports<'_>) -> Vec<PathBuf> {
        let bare = self.bare_importers(imports);
        let mut found: FxHashSet<usize> = FxHashSet::default();
        let mut waiting: Vec<&Path> = named.to_vec();
        while let Some(path) = waiting.pop() {
            let by_name = bare.get(path).into_iter().flatten().copied();
            for from in self.relative_importers(path, imports).chain(by_name) {
                if found.insert(from) {
                    waiting.push(&self.paths[from]);
                }
            }
        }
        found.into_iter().map(|from| self.paths[from].clone()).collect()
    }

    /// The files that import the one at this path by the way to it, or to a folder around it.
    fn relative_importers(&self, path: &Path, imports: &Imports<'_>) -> impl Iterator<Item = usize> {
        let around = path.ancestors().filter_map(|path| self.relative.get(&without_extension(path)));
        let means = move |import: &&Import| {
            imports.resolve(&self.paths[import.from], &import.specifier).is_some_and(|found| found == path)
        };
        around.flatten().filter(means).map(|import| import.from)
    }

    /// The files that import others by names which are no ways, by the paths of these others.
    fn bare_importers(&self, imports: &Imports<'_>) -> FxHashMap<PathBuf, Vec<usize>> {
        // In one folder, a name has one meaning.
        let mut importers: FxHashMap<(Option<&Path>, &str), Vec<usize>> = FxHashMap::default();
        for import in &self.bare {
            let folder = self.paths[import.from].parent();
            importers.entry((folder, &import.specifier)).or_default().push(import.from);
        }
        let resolved = importers.into_par_iter().filter_map(|((_, specifier), from)| {
            let path = imports.resolve(&self.paths[*from.first()?], specifier)?;
            Some((path, from))
        });
        let mut by_path: FxHashMap<PathBuf, Vec<usize>> = FxHashMap::default();
        for (path, from) in resolved.collect::<Vec<_>>() {
            by_path.entry(path).or_default().extend(from);
        }
        by_path
    }
}

/// The path that a relative specifier names in the file at `from`, without extension: an import may leave it out, or name
/// the one of the compiled file. `None` for other specifiers.
pub(crate) fn meant(from: &Path, specifier: &str) -> Option<PathBuf> {
    let way = specifier.split('?').next().filter(|way| way.starts_with('.'))?;
    let mut path = from.parent()?.to_owned();
    for part in way.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    Some(without_extension(&path))
}

/// The path up to the first dot in its last part: `pay` for `pay.service.ts`.
fn without_extension(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match name.split_once('.') {
        Some((stem, _)) if !stem.is_empty() => path.with_file_name(stem),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_specifier_names_the_path_of_its_file_or_of_a_folder_around_it() {
        for (specifier, path) in [
            ("./pay", "src/pay.js"),
            ("./pay.service", "src/pay.service.ts"),
            ("../lib/pay.js", "lib/pay.ts"),
            ("./pay.js?v=1", "src/pay.js"),
            ("./lib/", "src/lib"),
            (".", "src"),
            ("./../.", ""),
            ("../my.shop", "my.shop"),
            ("./.hidden", "src/.hidden"),
        ] {
            let expected = without_extension(&Path::new("/shop").join(path));
            assert_eq!(
                meant(Path::new("/shop/src/start.js"), specifier).as_deref(),
                Some(expected.as_path()),
                "{specifier}"
            );
        }
        for specifier in ["pay", "@/pay", "/pay", "#pay", ""] {
            assert_eq!(meant(Path::new("/shop/src/start.js"), specifier), None);
        }
    }
}
