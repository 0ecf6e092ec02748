//! The working directory, and the names that reports give to files: relative to it, with `/`.

use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::{env, fs, io};

/// The directory that dr-lint was started in, without links.
#[derive(Clone, Debug)]
pub(crate) struct WorkDir {
    path: PathBuf,
}

impl WorkDir {
    /// The one of this process.
    ///
    /// # Errors
    /// When it was removed or can't be entered any more.
    pub(crate) fn current() -> io::Result<Self> {
        fs::canonicalize(env::current_dir()?).map(|path| Self { path })
    }

    /// A directory seen as the one to name files from.
    pub(crate) fn of(directory: &Path, current: &Self) -> Self {
        let full = current.path.join(directory);
        Self { path: fs::canonicalize(&full).unwrap_or(full) }
    }

    /// The name that reports use for `path`: as the user wrote it where that already is relative, otherwise the way
    /// there from the working directory. Empty for the working directory itself.
    pub(crate) fn name(&self, path: &Path) -> String {
        let plain = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if plain { slashed(path.components()) } else { self.way_to(&self.resolved(path)) }
    }

    /// The path of the file of that name.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The same without `..`: these stand only at the start of a name, so that no link is passed on the way up.
    pub(crate) fn full(&self, name: &str) -> PathBuf {
        let mut full = self.path.clone();
        for part in Path::new(name).components() {
            match part {
                Component::ParentDir => drop(full.pop()),
                Component::CurDir => {}
                Component::Normal(_) | Component::RootDir | Component::Prefix(_) => full.push(part),
            }
        }
        full
    }

    /// This directory and those above it.
    pub(crate) fn ancestors(&self) -> impl Iterator<Item = &Path> {
        self.path.ancestors()
    }

    /// The number of levels that the files of these names lead up.
    pub(crate) fn levels_up<'n>(names: impl IntoIterator<Item = &'n str>) -> usize {
        let up = |name: &str| name.split('/').take_while(|part| *part == "..").count();
        names.into_iter().map(up).max().unwrap_or(0)
    }

    /// The name of a file as seen from a directory so many levels further up.
    pub(crate) fn name_from_above(&self, levels: usize, name: &str) -> String {
        let up = Self::levels_up([name]);
        let here: Vec<Component<'_>> = self.path.components().collect();
        let between = &here[here.len().saturating_sub(levels)..here.len().saturating_sub(up)];
        let rest = name.split('/').skip(up);
        let between = between.iter().map(|part| part.as_os_str().to_string_lossy());
        between.chain(rest.map(Into::into)).collect::<Vec<_>>().join("/")
    }

    /// The same path from the root, with links and `..` resolved in its directories. The last part stays, so that a
    /// linked file keeps the name it was given.
    pub(crate) fn resolved(&self, path: &Path) -> PathBuf {
        let full = self.path.join(path);
        let resolved = match (full.parent(), full.file_name()) {
            (Some(parent), Some(name)) => fs::canonicalize(parent).map(|parent| parent.join(name)),
            _ => fs::canonicalize(&full),
        };
        resolved.unwrap_or(full)
    }

    /// `path` as seen from here; unchanged where there is no way, as between two drives.
    fn way_to(&self, path: &Path) -> String {
        let shared = self.path.components().zip(path.components()).take_while(|(here, there)| here == there).count();
        if shared == 0 {
            return with_slashes(path);
        }
        let up = self.path.components().skip(shared).map(|_| Component::ParentDir);
        slashed(up.chain(path.components().skip(shared)))
    }
}

/// The name of the file at `rest` below the directory called `root`.
pub(crate) fn below(root: &str, rest: &Path) -> String {
    let rest = with_slashes(rest);
    if root.is_empty() { rest } else { format!("{}/{rest}", root.trim_end_matches('/')) }
}

fn slashed<'a>(parts: impl Iterator<Item = Component<'a>>) -> String {
    let parts = parts.filter(|part| *part != Component::CurDir);
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The path as text; what is not Unicode becomes `�`.
fn with_slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(MAIN_SEPARATOR, "/") }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn name(path: &str) -> String {
        WorkDir { path: PathBuf::from("/no/such/shop") }.name(Path::new(path))
    }

    #[test]
    fn relative_paths_keep_their_spelling() {
        assert_eq!(name("src/pay.js"), "src/pay.js");
        assert_eq!(name("./src//./pay.js"), "src/pay.js");
        assert_eq!(name("."), "");
    }

    #[test]
    fn other_paths_are_seen_from_the_working_directory() {
        assert_eq!(name("/no/such/shop/src/pay.js"), "src/pay.js");
        assert_eq!(name("/no/such/theme/pay.js"), "../theme/pay.js");
        assert_eq!(name("/etc/pay.js"), "../../../etc/pay.js");
    }

    #[test]
    fn files_further_up_are_seen_from_there() {
        let workdir = WorkDir { path: PathBuf::from("/srv/shop/web") };
        assert_eq!(WorkDir::levels_up(["a.js", "../lib/a.js", "../../b.js"]), 2);
        let seen = ["a.js", "../lib/a.js", "../../b.js"].map(|name| workdir.name_from_above(2, name));
        assert_eq!(seen, ["shop/web/a.js", "shop/lib/a.js", "b.js"]);
        assert_eq!(workdir.name_from_above(0, "src/a.js"), "src/a.js");
    }

    #[test]
    fn names_below_a_directory() {
        assert_eq!(below("", Path::new("a.js")), "a.js");
        assert_eq!(below("src", Path::new("pay/a.js")), "src/pay/a.js");
        assert_eq!(below("..", Path::new("a.js")), "../a.js");
    }
}
