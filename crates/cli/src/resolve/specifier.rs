//! The file that an import means, as Node.js, TypeScript and bundlers agree on it. Nothing else here knows `oxc_resolver`.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use oxc_resolver::{
    FileMetadata, FileSystem, FileSystemOs, Resolution, ResolveError, ResolveOptions, ResolverGeneric,
    TsconfigDiscovery,
};

use super::listing::Listings;
use super::near::{self, Configured, Endings, Near};

/// The endings that an import may leave away, in the order that it is tried.
const EXTENSIONS: [&str; 9] = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json"];

/// The endings of components, which an import has to spell out.
const COMPONENTS: [&str; 3] = [".vue", ".svelte", ".astro"];

/// The endings that a TypeScript file may be imported by: the name of the file that it will be compiled to. A file that
/// has the name as written goes first.
const COMPILED: &[(&str, &[&str])] = &[
    (".js", &[".js", ".ts", ".tsx"]),
    (".jsx", &[".jsx", ".tsx"]),
    (".mjs", &[".mjs", ".mts"]),
    (".cjs", &[".cjs", ".cts"]),
];

/// All of these endings.
const ENDINGS: Endings = Endings { omitted: &EXTENSIONS, compiled: COMPILED };

/// The conditions of `exports` and `imports` in `package.json` under which a page's script is built.
const CONDITIONS: [&str; 6] = ["browser", "module", "import", "require", "node", "default"];

/// The folder where the packages of others are: nobody's to lint.
const PACKAGES: &str = "node_modules";

/// Finds the files that imports mean. What it has looked up once it remembers.
pub(crate) struct Specifiers {
    /// With the paths of the `tsconfig.json` or `jsconfig.json` above the importing file.
    configured: ResolverGeneric<Disk>,
    /// The same with settings that extend others which aren't there, as before `npm install`.
    detached: ResolverGeneric<Disk>,
    /// Without any settings, where these can't be read.
    plain: ResolverGeneric<Disk>,
    listings: Arc<Listings>,
    settings: Configured,
}

impl Specifiers {
    /// Nothing is looked up yet.
    pub(crate) fn new() -> Self {
        let listings = Arc::<Listings>::default();
        let resolver = |settings, tsconfig| {
            let disk = Disk { settings, os: FileSystemOs::new(), listings: Arc::clone(&listings) };
            ResolverGeneric::new_with_file_system(disk, options(tsconfig))
        };
        Self {
            configured: resolver(Settings::Complete, Some(TsconfigDiscovery::Auto)),
            detached: resolver(Settings::Alone, Some(TsconfigDiscovery::Auto)),
            plain: resolver(Settings::None, None),
            settings: Configured::default(),
            listings,
        }
    }

    /// The file that `specifier` means in the file at `from`, links resolved. `None` for packages of others, for what
    /// doesn't exist, and for what is no script and no data.
    pub(crate) fn find(&self, from: &Path, specifier: &str) -> Option<PathBuf> {
        // On a page, a path from the root is one on the server. On the disk it would be another file.
        if specifier.is_empty() || specifier.starts_with(['/', '\\']) {
            return None;
        }
        match near::find(from, specifier, ENDINGS, &self.listings, &self.settings) {
            Near::Found(path) => counts(&path).then_some(path),
            Near::Nothing => None,
            Near::Unclear => self.look_up(from, specifier),
        }
    }

    /// The same, as bundlers look it up.
    fn look_up(&self, from: &Path, specifier: &str) -> Option<PathBuf> {
        let found = self.resolve(from, specifier).or_else(|error| match as_typescript(from) {
            // `paths` are for the files that the settings include, which JavaScript is only if they say so. Bundlers
            // that read the same settings don't mind.
            Some(twin) if !specifier.starts_with('.') => self.resolve(&twin, specifier),
            _ => Err(error),
        });
        // `./terms.js?raw` is the text of a file, not what it exports.
        let found = found.ok().filter(|found| found.query().is_none())?.into_path_buf();
        counts(&found).then_some(found)
    }

    fn resolve(&self, from: &Path, specifier: &str) -> Result<Resolution, ResolveError> {
        match self.configured.resolve_file(from, specifier) {
            Err(error) if is_about_settings(&error) => self
                .detached
                .resolve_file(from, specifier)
                .or_else(|_| self.plain.resolve(from.parent().unwrap_or(from), specifier)),
            other => other,
        }
    }
}

fn options(tsconfig: Option<TsconfigDiscovery>) -> ResolveOptions {
    let all = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    ResolveOptions {
        tsconfig,
        extensions: all(&EXTENSIONS),
        extension_alias: COMPILED.iter().map(|(to, from)| ((*to).to_owned(), all(from))).collect(),
        condition_names: all(&CONDITIONS),
        main_fields: all(&["browser", "module", "main"]),
        symlinks: true,
        ..ResolveOptions::default()
    }
}

/// A JavaScript file's path as if it were written in TypeScript.
fn as_typescript(path: &Path) -> Option<PathBuf> {
    let extension = path.extension()?.to_str()?;
    matches!(extension, "js" | "jsx" | "mjs" | "cjs").then(|| path.with_extension("ts"))
}

/// True for a program or data that isn't in a package of others.
fn counts(path: &Path) -> bool {
    is_source(path) && !path.components().any(|part| part.as_os_str() == PACKAGES)
}

/// True if the file holds a program or data. Types alone (`.d.ts`) say nothing about values.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    EXTENSIONS.iter().chain(&COMPONENTS).any(|extension| name.ends_with(extension))
        && ![".d.ts", ".d.mts", ".d.cts"].iter().any(|end| name.ends_with(end))
}

/// True if an import was not found for a reason that lies in the settings and not in the import.
fn is_about_settings(error: &ResolveError) -> bool {
    !matches!(
        error,
        ResolveError::NotFound(_)
            | ResolveError::MatchedAliasNotFound(..)
            | ResolveError::Ignored(_)
            | ResolveError::Builtin { .. }
    )
}

/// The disk, on which a `jsconfig.json` stands in for a `tsconfig.json`.
struct Disk {
    os: FileSystemOs,
    listings: Arc<Listings>,
    settings: Settings,
}

/// The settings that are there to be found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Settings {
    /// All of them; what they extend has to be there.
    Complete,
    /// All, but what they extend is left out.
    Alone,
    /// None, no `package.json` either.
    None,
}

impl Disk {
    /// The real path of the file that is asked for.
    fn path(&self, path: &Path) -> PathBuf {
        let is_wanted = path.file_name().is_some_and(|name| name == "tsconfig.json");
        if is_wanted && (self.listings.lack(path) || self.os.metadata(path).is_err()) {
            return path.with_file_name("jsconfig.json");
        }
        path.to_owned()
    }

    /// The real path of a file that may be there.
    fn known(&self, path: &Path) -> io::Result<PathBuf> {
        let real = self.path(path);
        if self.listings.lack(&real) { Err(io::ErrorKind::NotFound.into()) } else { Ok(real) }
    }

    /// The text of the file at `path`, without what it extends if so it is wanted.
    fn detached(&self, path: &Path, text: String) -> String {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_settings = name.ends_with(".json") && name.contains("sconfig");
        // Known by another name, `extends` means nothing.
        if self.settings == Settings::Alone && is_settings { text.replace("\"extends\"", "\"without\"") } else { text }
    }
}

impl FileSystem for Disk {
    fn new() -> Self {
        Self { os: FileSystemOs::new(), listings: Arc::default(), settings: Settings::Complete }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if self.settings == Settings::None {
            return Err(io::ErrorKind::NotFound.into());
        }
        let real = self.path(path);
        let bytes = self.os.read(&real)?;
        Ok(self.detached(&real, String::from_utf8_lossy(&bytes).into_owned()).into_bytes())
    }

    fn read_to_string(&self, path: &Path) -> io::Result<String> {
        String::from_utf8(self.read(path)?).map_err(io::Error::other)
    }

    fn metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        self.os.metadata(&self.known(path)?)
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        self.os.symlink_metadata(&self.known(path)?)
    }

    fn read_link(&self, path: &Path) -> Result<PathBuf, ResolveError> {
        self.os.read_link(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.os.canonicalize(&self.path(path))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A directory with these files; names that end with `.json` hold what stands behind ` = `.
    struct Tree(tempfile::TempDir);

    impl Tree {
        fn new(files: &[&str]) -> Self {
            let tree = Self(tempfile::tempdir().unwrap());
            for file in files {
                let (name, text) = file.split_once(" = ").unwrap_or((file, ""));
                let path = tree.root().join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            tree
        }

        fn root(&self) -> PathBuf {
            fs::canonicalize(self.0.path()).unwrap()
        }

        /// The file that `specifier` means in the file `from`, by its path in the directory.
        fn found(&self, from: &str, specifier: &str) -> Option<String> {
            let (specifiers, from) = (Specifiers::new(), self.root().join(from));
            let path = specifiers.find(&from, specifier);
            let is_looked_for = !specifier.is_empty() && !specifier.starts_with(['/', '\\']);
            let looked_up = if is_looked_for { specifiers.look_up(&from, specifier) } else { None };
            assert_eq!(path, looked_up, "{specifier} in {}", from.display());
            let path = path?;
            Some(path.strip_prefix(self.root()).unwrap().to_str().unwrap().replace('\\', "/"))
        }
    }

    #[test]
    fn imports_are_found_as_bundlers_find_them() {
        let tree = Tree::new(&[
            "pay.js",
            "pay.ts",
            "cart.service.ts",
            "lib/index.tsx",
            "session.json",
            "old.tsx",
            "app/main.mts",
            "types.d.ts",
            "style.css",
        ]);
        for (specifier, file) in [
            ("./pay.js", Some("pay.js")),
            ("./pay", Some("pay.ts")),
            ("./cart.service", Some("cart.service.ts")),
            ("./cart.service.js", Some("cart.service.ts")),
            ("./old.js", Some("old.tsx")),
            ("./app/main.mjs", Some("app/main.mts")),
            ("./lib", Some("lib/index.tsx")),
            ("./lib/", Some("lib/index.tsx")),
            ("./app/../session.json", Some("session.json")),
            ("./session", Some("session.json")),
            ("./gone", None),
            ("./app", None),
            ("./pay.js?raw", None),
            ("./types", None),
            ("./types.d.ts", None),
            ("./style.css", None),
        ] {
            assert_eq!(tree.found("start.js", specifier).as_deref(), file, "{specifier}");
        }
    }

    #[test]
    fn packages_are_not_looked_into() {
        let tree = Tree::new(&["react.js", "node_modules/sdk/index.js", "node_modules/sdk/package.json = {}"]);
        for specifier in ["react", "react.js", "/react.js", "./node_modules/sdk", "sdk", "", "node:fs", "fs"] {
            assert_eq!(tree.found("start.js", specifier), None, "{specifier}");
        }
        assert_eq!(tree.found("start.js", tree.root().join("react.js").to_str().unwrap()), None);
    }

    #[test]
    fn the_paths_of_typescript_are_followed() {
        let paths =
            r#"{ /* ours */ "compilerOptions": { "paths": { "@/*": ["./src/*"], "sdk": ["./src/sdk.ts"] }, }, }"#;
        for name in ["tsconfig.json", "jsconfig.json"] {
            let tree = Tree::new(&["src/pay.ts", "src/sdk.ts", "src/deep/a.js", &format!("{name} = {paths}")]);
            assert_eq!(tree.found("src/deep/a.js", "@/pay").as_deref(), Some("src/pay.ts"), "{name}");
            assert_eq!(tree.found("src/deep/a.js", "sdk").as_deref(), Some("src/sdk.ts"));
            assert_eq!(tree.found("src/deep/a.js", "../pay").as_deref(), Some("src/pay.ts"));
            assert_eq!(tree.found("src/deep/a.js", "@/gone"), None);
        }
    }

    #[test]
    fn settings_may_lack_what_they_extend_or_be_broken() {
        let extends =
            r#"{ "extends": "@tsconfig/gone/tsconfig.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }"#;
        let tree = Tree::new(&["src/pay.ts", &format!("tsconfig.json = {extends}")]);
        assert_eq!(tree.found("src/a.js", "@/pay").as_deref(), Some("src/pay.ts"));
        assert_eq!(tree.found("src/a.js", "./pay").as_deref(), Some("src/pay.ts"));
        let tree = Tree::new(&["src/pay.ts", "tsconfig.json = { broken", "package.json = [broken"]);
        assert_eq!(tree.found("src/a.js", "./pay").as_deref(), Some("src/pay.ts"));
        let base = r#"base.json = { "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }"#;
        let tree = Tree::new(&["src/pay.ts", base, r#"tsconfig.json = { "extends": "./base.json" }"#]);
        assert_eq!(tree.found("src/a.js", "@/pay").as_deref(), Some("src/pay.ts"));
    }

    #[test]
    fn a_package_of_the_tree_may_import_itself() {
        let package = r##"{ "name": "shop", "exports": { ".": "./main.js", "./pay": { "types": "./pay.d.ts", "import": "./src/pay.js" } },
            "imports": { "#session": "./src/session.js" } }"##;
        let tree = Tree::new(&["main.js", "src/pay.js", "src/session.js", &format!("package.json = {package}")]);
        assert_eq!(tree.found("src/a.js", "shop").as_deref(), Some("main.js"));
        assert_eq!(tree.found("src/a.js", "shop/pay").as_deref(), Some("src/pay.js"));
        assert_eq!(tree.found("src/a.js", "#session").as_deref(), Some("src/session.js"));
        assert_eq!(tree.found("src/a.js", "shop/src/pay.js"), None);
        let tree = Tree::new(&["lib/main.js", r#"lib/package.json = { "main": "main.js" }"#]);
        assert_eq!(tree.found("a.js", "./lib").as_deref(), Some("lib/main.js"));
    }

    #[cfg(unix)]
    #[test]
    fn a_workspace_counts_where_it_really_is() {
        use std::os::unix::fs::symlink;
        let tree = Tree::new(&[
            "packages/pay/index.js",
            "packages/pay/package.json = {}",
            "node_modules/.store/sdk/index.js",
            "shared/cart.js",
        ]);
        symlink("../packages/pay", tree.root().join("node_modules/pay")).unwrap();
        symlink(".store/sdk", tree.root().join("node_modules/sdk")).unwrap();
        symlink("../node_modules/.store/sdk/index.js", tree.root().join("shared/sdk.js")).unwrap();
        symlink("cart.js", tree.root().join("shared/basket.js")).unwrap();
        assert_eq!(tree.found("a.js", "pay").as_deref(), Some("packages/pay/index.js"));
        assert_eq!(tree.found("a.js", "sdk"), None);
        assert_eq!(tree.found("a.js", "./shared/sdk"), None);
        assert_eq!(tree.found("a.js", "./shared/basket").as_deref(), Some("shared/cart.js"));
    }
}
