//! Globs that choose files, relative to a folder and written as in `.gitignore`.

use std::fmt;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Globs relative to a folder.
///
/// - `*` and `?` stand for any characters but `/`, `**` for any folders, `{a,b}` for one of several texts.
/// - A glob without `/` means files and folders of that name at any depth; one with `/` starts in the folder.
/// - One that means a folder means all that is in it.
#[derive(Clone, Debug)]
pub(crate) struct Globs {
    root: PathBuf,
    patterns: Vec<String>,
    matcher: Gitignore,
}

/// A text that is no glob.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadGlob {
    /// Its number among the globs.
    pub(crate) index: usize,
    /// The reason, as a clause.
    pub(crate) reason: String,
}

/// A thing that a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    File,
    Folder,
}

impl Globs {
    /// Globs relative to the folder `root`.
    ///
    /// # Errors
    /// The texts that are no globs.
    pub(crate) fn new(root: &Path, patterns: &[String]) -> Result<Self, Vec<BadGlob>> {
        let mut builder = GitignoreBuilder::new(root);
        builder.allow_unclosed_class(false);
        let mut bad = Vec::new();
        for (index, pattern) in patterns.iter().enumerate() {
            let added =
                line(pattern).and_then(|line| builder.add_line(None, &line).map(drop).map_err(|error| words(&error)));
            bad.extend(added.err().map(|reason| BadGlob { index, reason }));
        }
        if !bad.is_empty() {
            return Err(bad);
        }
        let matcher = builder.build().map_err(|error| vec![BadGlob { index: 0, reason: words(&error) }])?;
        Ok(Self { root: root.to_owned(), patterns: patterns.to_vec(), matcher })
    }

    /// True if one of them means the file or folder at a full path, or a folder around it.
    pub(crate) fn have(&self, path: &Path, entry: Entry) -> bool {
        let below = path.strip_prefix(&self.root).ok().filter(|below| !below.as_os_str().is_empty());
        below.is_some_and(|below| self.matcher.matched_path_or_any_parents(below, entry == Entry::Folder).is_ignore())
    }

    /// The globs as they were written.
    pub(crate) fn patterns(&self) -> &[String] {
        &self.patterns
    }
}

/// The line of a `.gitignore` that means the same.
fn line(pattern: &str) -> Result<String, String> {
    let text = pattern.trim();
    if text.is_empty() {
        return Err("it is empty".to_owned());
    }
    if text.contains('\\') {
        return Err("folders are separated by `/`".to_owned());
    }
    if text.starts_with('!') {
        return Err("a glob can't begin with `!`".to_owned());
    }
    if text == ".." || text.starts_with("../") || text.contains("/../") || text.ends_with("/..") {
        return Err("it leads out of the folder that globs are relative to".to_owned());
    }
    let here = text == "." || text == "./";
    Ok(match text.strip_prefix("./") {
        _ if here => "/**".to_owned(),
        Some(below) => format!("/{below}"),
        None if text.starts_with('#') => format!("\\{text}"),
        None => text.to_owned(),
    })
}

fn words(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => {
            let text = err.split("; ").next().unwrap_or(err);
            text.to_owned()
        }
        ignore::Error::WithLineNumber { err, .. } | ignore::Error::WithPath { err, .. } => words(err),
        other => other.to_string(),
    }
}

impl fmt::Display for BadGlob {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched<'f>(patterns: &[&str], files: &[&'f str]) -> Vec<&'f str> {
        let patterns: Vec<String> = patterns.iter().map(ToString::to_string).collect();
        let globs = Globs::new(Path::new("/shop"), &patterns).unwrap();
        files.iter().copied().filter(|file| globs.have(&Path::new("/shop").join(file), Entry::File)).collect()
    }

    #[test]
    fn globs_mean_files_as_in_gitignore() {
        let files = ["pay.js", "src/pay.js", "src/a/pay.test.js", "dist/pay.js", "src/dist/x.js"];
        assert_eq!(matched(&["*.test.js"], &files), ["src/a/pay.test.js"]);
        assert_eq!(matched(&["dist"], &files), ["dist/pay.js", "src/dist/x.js"]);
        assert_eq!(matched(&["/dist"], &files), ["dist/pay.js"]);
        assert_eq!(matched(&["dist/**"], &files), ["dist/pay.js"]);
        assert_eq!(matched(&["./dist/"], &files), ["dist/pay.js"]);
        assert_eq!(matched(&["src/*.js"], &files), ["src/pay.js"]);
        assert_eq!(matched(&["src/**/*.js"], &files), ["src/pay.js", "src/a/pay.test.js", "src/dist/x.js"]);
        assert_eq!(matched(&["src/{a,dist}"], &files), ["src/a/pay.test.js", "src/dist/x.js"]);
        assert_eq!(matched(&["."], &files), files);
        assert_eq!(matched(&["#a.js"], &["#a.js", "b.js"]), ["#a.js"]);
    }

    #[test]
    fn what_lies_outside_of_the_folder_is_never_meant() {
        let globs = Globs::new(Path::new("/shop"), &["**".to_owned()]).unwrap();
        assert!(globs.have(Path::new("/shop/a.js"), Entry::File) && !globs.have(Path::new("/other/a.js"), Entry::File));
        assert!(!globs.have(Path::new("/shop"), Entry::Folder));
    }

    #[test]
    fn texts_that_are_no_globs_say_why() {
        let wrong = ["a.js", "", "[a", "{a", "!a", "../a", "a\\b"].map(str::to_owned);
        let reasons = Globs::new(Path::new("/shop"), &wrong).unwrap_err();
        assert_eq!(reasons.iter().map(|bad| bad.index).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
        assert!(reasons.iter().all(|bad| !bad.reason.is_empty() && !bad.reason.ends_with('.')), "{reasons:?}");
    }
}
