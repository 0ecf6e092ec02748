//! The files that are watched, with what was found in each: after a change, only what it concerns is linted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use dr_lint_rules::{Config, Extent, methods_of};
use rayon::ThreadPool;

use super::changes::{Change, Changes};
use crate::args::Args;
use crate::baseline::BaselineFile;
use crate::config::{self, Settings};
use crate::error::Error;
use crate::files::Importers;
use crate::gather;
use crate::importers;
use crate::linted_file::{LintedFile, report};
use crate::notes;
use crate::options::{Notes, Options};
use crate::output::{self, Output};
use crate::resolve::{Imports, Ways};
use crate::run::{self, Input};
use crate::walk::{self, Found, Target};
use crate::workdir::WorkDir;

/// Everything that stays the same while files change.
pub(super) struct Surroundings<'a> {
    pub(super) args: &'a Args,
    pub(super) workdir: &'a WorkDir,
    pub(super) options: &'a Options,
    pub(super) pool: &'a ThreadPool,
}

/// The files that are watched.
pub(super) struct State {
    settings: Settings,
    baseline: BaselineFile,
    found: Found,
    /// The files of `found`, in the same order.
    linted: Vec<LintedFile>,
    /// The importers of these files, where a hook or a list names them.
    importers: Vec<LintedFile>,
    /// The places that imports led to when they were last followed.
    ways: Ways,
    /// The folders that are searched.
    searched: Vec<PathBuf>,
    /// The files that dr-lint reads for itself.
    own: BTreeSet<PathBuf>,
    validity: Validity,
}

/// The state of the settings that are in use.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Validity {
    /// They are those of the files.
    Current,
    /// They are the last good ones: a file has an error by now.
    Outdated,
}

/// Watches folders, and no others any more.
type Watching<'w> = &'w mut dyn FnMut(BTreeSet<PathBuf>) -> Result<(), Error>;

impl State {
    /// Finds the files, watches their folders, and lints them.
    ///
    /// # Errors
    /// When the files, the baseline or the events can't be had.
    pub(super) fn new(
        around: &Surroundings<'_>,
        settings: Settings,
        mut watching: impl FnMut(BTreeSet<PathBuf>) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        Self::load(around, settings, &mut watching)
    }

    fn load(around: &Surroundings<'_>, settings: Settings, watching: Watching<'_>) -> Result<Self, Error> {
        let Surroundings { workdir, options, .. } = around;
        let file = settings.file.as_ref();
        let baseline = BaselineFile::load(&options.baseline, file.and_then(|file| file.baseline.as_deref()), workdir)?;
        let configuration = file.map(|file| workdir.resolved(&workdir.path(&file.name)));
        let list = options.asked.list.iter().map(|list| workdir.resolved(list));
        let own = configuration.into_iter().chain([workdir.resolved(&baseline.path)]).chain(list).collect();
        let (found, linted, importers, searched) = (Found::default(), Vec::new(), Vec::new(), Vec::new());
        let (ways, validity) = (Ways::new(), Validity::Current);
        let mut state = Self { settings, baseline, found, linted, importers, ways, searched, own, validity };
        state.find(around, watching)?;
        state.lint(around, |_, _| true);
        state.judge_importers(around)?;
        run::keep_files(
            &options.destination,
            workdir,
            &state.found.targets,
            &state.linted,
            &state.own.iter().cloned().collect::<Vec<_>>(),
        )?;
        watching(state.folders(around))?;
        Ok(state)
    }

    /// The number of files.
    pub(super) fn files(&self, around: &Surroundings<'_>) -> usize {
        self.found.targets.iter().filter(|target| around.options.asked.lints(&target.name)).count()
    }

    /// True if there is no file at all, in whatever shard.
    pub(super) fn is_empty(&self) -> bool {
        self.found.targets.is_empty()
    }

    /// Writes the report on all files as they are by now.
    ///
    /// # Errors
    /// When it can't be written.
    pub(super) fn report(&self, around: &Surroundings<'_>) -> Result<(), Error> {
        let Surroundings { options, workdir, .. } = around;
        let asked = self.found.targets.iter().zip(&self.linted).filter(|(target, _)| options.asked.lints(&target.name));
        let linted: Vec<LintedFile> = asked.map(|(_, linted)| linted).chain(&self.importers).cloned().collect();
        let report = report(&linted, self.found.errors.clone(), &self.baseline.known);
        let report = report.answering(options.request.clone()).naming(methods_of(&self.settings.config()));
        if options.notes == Notes::Printed {
            notes::say(&linted, self.imported());
        }
        output::write(&options.destination, &report, Output::Report)?;
        if options.asked.extent() == Extent::Whole {
            self.baseline.say_what_is_gone(&report, &linted, workdir);
        }
        Ok(())
    }

    /// Lints what changes concern, and gives the number of files; `None` when they concern nothing.
    ///
    /// # Errors
    /// When settings, files or events can't be had. The old ones hold on.
    pub(super) fn update(
        &mut self,
        around: &Surroundings<'_>,
        changes: &Changes,
        mut watching: impl FnMut(BTreeSet<PathBuf>) -> Result<(), Error>,
    ) -> Result<Option<usize>, Error> {
        if changes.everything || self.validity == Validity::Outdated || self.concern_settings(changes) {
            self.validity = Validity::Outdated;
            *self = Self::load(around, config::load(around.args, around.workdir)?, &mut watching)?;
            return Ok(Some(self.files(around)));
        }
        let known = self.paths(around);
        let paths: BTreeSet<&Path> = known.values().map(PathBuf::as_path).collect();
        let is_moved = changes.paths.iter().any(|(path, change)| moves(path, *change, &paths));
        let mut names: BTreeSet<String> =
            known.iter().filter(|(_, path)| changes.reach(path)).map(|(name, _)| name.clone()).collect();
        let before = self.targets();
        if is_moved {
            self.find(around, &mut watching)?;
        }
        let is_same = before == self.targets();
        // Configurations of TypeScript and of packages say where imports lead.
        if is_moved || changes.paths.keys().any(|path| is_json(path)) {
            let imports = Imports::new(around.workdir, &self.found.targets, &self.found.index);
            names.extend(imports.turned(&self.ways));
        }
        let linted = self.lint(around, |target, linted| {
            let is_new = is_moved && !before.contains(&target.path);
            is_new || changes.reach(&target.path) || linted.takes_part(&names)
        });
        let is_code = |path: &PathBuf| path.file_name().is_some_and(walk::is_script) || is_json(path);
        let is_judged = (is_moved || changes.paths.keys().any(is_code)) && self.judge_importers(around)?;
        if linted > 0 || is_moved || is_judged {
            watching(self.folders(around))?;
        }
        Ok((linted > 0 || !is_same || is_judged).then_some(linted))
    }

    /// True if a change is about the configuration or the baseline.
    fn concern_settings(&self, changes: &Changes) -> bool {
        let is_configuration = |path: &PathBuf| path.file_name().is_some_and(|name| name == config::NAME);
        changes.paths.keys().any(|path| self.own.contains(path) || is_configuration(path))
    }

    /// Finds the files anew. Folders are watched first, so that nothing is missed.
    fn find(&mut self, around: &Surroundings<'_>, watching: Watching<'_>) -> Result<(), Error> {
        let Surroundings { options, workdir, .. } = around;
        self.searched = gather::folders(&options.asked, &self.settings, workdir, run::threads(options))?;
        if options.asked.importers == Importers::Judged {
            let selection = self.settings.selection();
            let search = gather::search(&options.asked, &selection, run::threads(options));
            let project = importers::project(&self.settings, workdir);
            self.searched.extend(walk::folders([project.as_path()].into_iter(), workdir, &search));
        }
        watching(self.folders(around))?;
        let found = gather::gather(&options.asked, &self.settings, workdir, run::threads(options))?;
        let old = std::mem::replace(&mut self.found, found);
        let mut linted: BTreeMap<PathBuf, LintedFile> =
            old.targets.into_iter().map(|target| target.path).zip(std::mem::take(&mut self.linted)).collect();
        let unread = |target: &Target| LintedFile::silent(target.name.clone());
        let of = |target: &Target| linted.remove(&target.path).unwrap_or_else(|| unread(target));
        self.linted = self.found.targets.iter().map(of).collect();
        Ok(())
    }

    /// Lints the files that are meant, and gives their number.
    fn lint(&mut self, around: &Surroundings<'_>, meant: impl Fn(&Target, &LintedFile) -> bool) -> usize {
        let Found { targets, index, .. } = &self.found;
        let is_asked = |at: &usize| around.options.asked.lints(&targets[*at].name);
        let meant: Vec<usize> =
            (0..targets.len()).filter(is_asked).filter(|at| meant(&targets[*at], &self.linted[*at])).collect();
        let inputs: Vec<Input<'_>> = meant.iter().map(|at| Input::File(&targets[*at])).collect();
        let config = self.config(around);
        let (linted, ways) = around.pool.install(|| {
            // Read anew: nothing is known of what changed.
            let imports = Imports::new(around.workdir, targets, index).keeping_ways();
            (run::lint_all(&inputs, &imports, &config), imports.ways())
        });
        self.ways.extend(ways);
        for (at, linted) in meant.iter().zip(linted) {
            self.linted[*at] = linted;
        }
        meant.len()
    }

    /// Lints the importers of the files, where these are named by a hook or a list. True if there are any, or were.
    fn judge_importers(&mut self, around: &Surroundings<'_>) -> Result<bool, Error> {
        let Surroundings { options, workdir, pool, .. } = around;
        if options.asked.importers == Importers::Ignored {
            return Ok(false);
        }
        let config = self.config(around);
        let selection = self.settings.selection();
        let (found, settings) = (&self.found, &self.settings);
        let linted = pool.install(|| {
            let imports = Imports::new(workdir, &found.targets, &found.index);
            let search = gather::search(&options.asked, &selection, run::threads(options));
            let importers = importers::find(&options.asked, found, settings, workdir, &imports, &search)?;
            let inputs: Vec<Input<'_>> = importers.iter().map(Input::Importer).collect();
            Ok::<_, Error>(run::lint_all(&inputs, &imports, &config))
        })?;
        let before = std::mem::replace(&mut self.importers, linted);
        Ok(!before.is_empty() || !self.importers.is_empty())
    }

    fn config(&self, around: &Surroundings<'_>) -> Config {
        Config { extent: around.options.asked.extent(), ..self.settings.config() }
    }

    /// The files that are linted and that take part, by name.
    fn paths(&self, around: &Surroundings<'_>) -> BTreeMap<String, PathBuf> {
        let targets = self.found.targets.iter().map(|target| (target.name.clone(), target.path.clone()));
        let mut paths: BTreeMap<String, PathBuf> = targets.collect();
        for file in self.linted.iter().chain(&self.importers).flat_map(|linted| &linted.files) {
            if !paths.contains_key(file.name()) {
                let path = around.workdir.resolved(&around.workdir.path(file.name()));
                paths.insert(file.name().to_owned(), path);
            }
        }
        paths
    }

    /// The folders to watch: those that are searched, those of all files that count, those in which files may come that are
    /// missed, and those above in the project, whose settings hold here. For a folder that isn't there, the one in which it may come.
    fn folders(&self, around: &Surroundings<'_>) -> BTreeSet<PathBuf> {
        let files = self.paths(around).into_values().chain(self.own.iter().cloned());
        let parents = files.filter_map(|path| path.parent().map(ToOwned::to_owned));
        let asked = around.options.asked.paths.iter().map(|path| around.workdir.resolved(path));
        let folders = self.searched.iter().cloned().chain(parents).chain(self.missed(around)).chain(asked);
        let there = folders.filter_map(|path| path.ancestors().find(|path| path.is_dir()).map(ToOwned::to_owned));
        let project = importers::project(&self.settings, around.workdir);
        let above = around.workdir.ancestors().take_while(|folder| folder.starts_with(&project));
        there.chain(above.map(ToOwned::to_owned)).chain([around.workdir.full("")]).collect()
    }

    /// The folders in which files may come that imports name.
    fn missed(&self, around: &Surroundings<'_>) -> impl Iterator<Item = PathBuf> {
        let ways = self.ways.iter().filter(|(_, to)| to.is_none());
        let meant = ways.filter_map(|((from, specifier), _)| {
            importers::meant(&around.workdir.resolved(&around.workdir.path(from)), specifier)
        });
        // The name may be that of a folder as well.
        meant.flat_map(|path| [path.parent().map(ToOwned::to_owned), Some(path)]).flatten()
    }

    fn targets(&self) -> BTreeSet<PathBuf> {
        self.found.targets.iter().map(|target| target.path.clone()).collect()
    }

    /// The number of files that are read only because others import them.
    fn imported(&self) -> usize {
        let named: BTreeSet<&str> = self.found.targets.iter().map(|target| target.name.as_str()).collect();
        let files = self.linted.iter().flat_map(|linted| &linted.files).map(|file| file.name());
        files.filter(|name| !named.contains(name)).collect::<BTreeSet<_>>().len()
    }
}

/// True if a change may bring or take files, or lead imports to others. `known` are the files that count.
fn moves(path: &Path, change: Change, known: &BTreeSet<&Path>) -> bool {
    let name = path.file_name().unwrap_or_default();
    if name == ".gitignore" || name == ".ignore" {
        return true;
    }
    let is_importable = || walk::is_script(name) || is_json(path);
    match (change, path.metadata()) {
        (Change::Content, _) => false,
        (Change::Presence, Ok(metadata)) if metadata.is_dir() => !walk::is_foreign(name),
        (Change::Presence, Ok(_)) => !known.contains(path) && is_importable(),
        (Change::Presence, Err(_)) => known.iter().any(|known| known.starts_with(path)),
    }
}

/// True for the name of a JSON file: data to import, or a configuration.
fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
}
