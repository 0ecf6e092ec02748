//! The meaning of a configuration whose structure is right: expressions, names, fields and globs are read. All problems are
//! found at once, each at its place.

use std::path::Path;

use dr_lint_parser::{Expression, Place};
use dr_lint_reporter::Problem;
use dr_lint_rules::{
    AddedMethod, FieldPath, FileFilter, Levels, Override, known_names, never_an_id, payment_methods, rule,
};

use super::document::{Node, Step};
use super::entries::{ConfigEntry, MethodEntry, OverrideEntry, RuleEntries};
use super::settings::{FileSettings, Layer, Source};
use super::structure::called;
use crate::args::{is_name, receiver_name};
use crate::closest::closest;
use crate::globs::{Entry, Globs};
use crate::workdir::WorkDir;

/// Reads a configuration.
pub(super) struct Meaning<'a> {
    document: &'a Node,
    /// The folder that its paths are relative to.
    folder: &'a Path,
    workdir: &'a WorkDir,
    problems: Vec<Problem>,
}

impl<'a> Meaning<'a> {
    pub(super) fn new(document: &'a Node, folder: &'a Path, workdir: &'a WorkDir) -> Self {
        Self { document, folder, workdir, problems: Vec::new() }
    }

    /// The settings of the file.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub(super) fn read(mut self, entry: &ConfigEntry) -> Result<FileSettings, Vec<Problem>> {
        let session_id = self.session_id(entry.session_id.as_deref(), &[key("sessionId")]);
        let whole = Override { files: FileFilter::all(), levels: levels(&entry.rules), session_id };
        let mut layers = vec![Layer { source: Source::File, settings: whole }];
        for (index, one) in entry.overrides.iter().enumerate() {
            let settings = self.settings_of_some(one, index);
            layers.extend(settings.map(|settings| Layer { source: Source::Override(index + 1), settings }));
        }
        let receivers = self.names(&entry.receivers, "receivers", receiver_name);
        let globals = self.names(&entry.globals, "globals", global_name);
        let methods = entry.methods.iter().filter_map(|(kind, method)| self.method(kind, method)).collect();
        let include = entry.include.as_ref().and_then(|globs| self.globs(globs, &[key("include")]));
        let exclude = self.globs(&entry.exclude, &[key("exclude")]);
        self.baseline(entry.baseline.as_deref());
        match exclude {
            Some(exclude) if self.problems.is_empty() => Ok(FileSettings {
                name: self.document.place.file.name().to_owned(),
                layers,
                receivers,
                globals,
                methods,
                include,
                exclude,
                baseline: entry.baseline.as_ref().map(|path| self.folder.join(path)),
            }),
            _ => {
                self.problems.sort_by(|one, other| one.place.cmp(&other.place));
                Err(self.problems)
            }
        }
    }

    fn baseline(&mut self, path: Option<&str>) {
        let Some(path) = path else { return };
        let is_folder = path.ends_with(['/', std::path::MAIN_SEPARATOR]) || self.folder.join(path).is_dir();
        if path.trim().is_empty() {
            self.complain(&[key("baseline")], "`baseline` is empty", "name a file", None);
        } else if is_folder {
            let help = Some("The baseline is a file, such as `dr-lint-baseline.json`.");
            self.complain(&[key("baseline")], &format!("`{path}` is a folder"), "name a file in it", help);
        }
    }

    fn settings_of_some(&mut self, entry: &OverrideEntry, index: usize) -> Option<Override> {
        let path = |name: &str| [key("overrides"), Step::Index(index), key(name)];
        let session_id = self.session_id(entry.session_id.as_deref(), &path("sessionId"));
        if entry.files.is_empty() {
            let message = format!("{} names no file", called(&path("files")));
            self.complain(&path("files"), &message, "this override holds for nothing", None);
        }
        let globs = self.globs(&entry.files, &path("files"))?;
        let workdir = self.workdir.clone();
        let files = FileFilter::new(move |name| globs.have(&workdir.full(name), Entry::File));
        Some(Override { files, levels: levels(&entry.rules), session_id })
    }

    fn session_id(&mut self, text: Option<&str>, path: &[Step]) -> Option<Expression> {
        let text = text?.trim();
        let help =
            Some("Write an expression that gives the id of the payment session, such as `cart.paymentSession.id`.");
        match Expression::parse(text) {
            Err(error) => {
                let message = format!("`{text}` is not a JavaScript expression: {}", error.message);
                self.complain(path, &message, "not an expression", help);
                None
            }
            Ok(expression) => {
                if let Some(reason) = never_an_id(&expression) {
                    let message = format!("`{text}` can't be the id of a payment session: {reason}");
                    self.complain(path, &message, "never an id", help);
                }
                Some(expression)
            }
        }
    }

    fn names(&mut self, texts: &[String], of: &str, read: fn(&str) -> Result<String, String>) -> Vec<String> {
        let mut names = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            match read(text) {
                Ok(name) => names.push(name),
                Err(reason) => {
                    let message = format!("`{text}` can't stand in `{of}`: {reason}");
                    self.complain(&[key(of), Step::Index(index)], &message, "not a name", None);
                }
            }
        }
        names
    }

    fn method(&mut self, kind: &str, entry: &MethodEntry) -> Option<AddedMethod> {
        if kind.trim().is_empty() {
            let place = self.document.at(&[key("methods")]).key(kind).clone();
            self.add(place, "a payment method has no name", "write the `type` that its payloads have", None);
            return None;
        }
        self.no_empty_words(kind, entry);
        let table = payment_methods();
        let known: Vec<&str> =
            table.iter().map(|method| method.kind.as_str()).chain(known_names().iter().copied()).collect();
        if !known.contains(&kind) && entry.title.is_none() {
            let label = closest(kind, known.iter().copied())
                .map_or_else(|| "unknown payment method".to_owned(), |close| format!("did you mean `{close}`?"));
            let place = self.document.at(&[key("methods")]).key(kind).clone();
            let help = Some("A payment method that dr-lint doesn't know needs a `title`.");
            self.add(place, &format!("there is no payment method `{kind}`"), &label, help);
            return None;
        }
        let path = |name: &str| [key("methods"), key(kind), key(name)];
        let fields = self.fields(&entry.remove, &path("remove"));
        let keep = self.fields(&entry.keep, &path("keep"));
        let own = table.iter().find(|method| method.kind == kind).map(|method| method.fields.as_slice());
        let removed: Vec<String> = own.unwrap_or_default().iter().chain(&fields).map(ToString::to_string).collect();
        for (index, text) in entry.keep.iter().enumerate() {
            if entry.remove.contains(text) {
                let message = format!("`{text}` of `{kind}` can't go and stay: it is in `remove` and in `keep`");
                self.complain(
                    &[&path("keep")[..], &[Step::Index(index)]].concat(),
                    &message,
                    "take it out of one of them",
                    None,
                );
            } else if keep.iter().any(|field| field.to_string() == *text) && !removed.contains(text) {
                let label = closest(text, removed.iter().map(String::as_str))
                    .map_or_else(|| "it stays anyway".to_owned(), |close| format!("did you mean `{close}`?"));
                let help = match removed.as_slice() {
                    [] => format!("No field of `{kind}` is removed."),
                    removed => format!("The fields that are removed are {}.", quoted(removed)),
                };
                let message = format!("dr-lint removes no field `{text}` of `{kind}`");
                self.complain(&[&path("keep")[..], &[Step::Index(index)]].concat(), &message, &label, Some(&help));
            }
        }
        Some(AddedMethod {
            title: entry.title.clone(),
            details: entry.details.clone(),
            fields,
            keep,
            needs_session: entry.session_id,
            ..AddedMethod::new(kind)
        })
    }

    /// Complains about a title, and about names of details objects, that say nothing.
    fn no_empty_words(&mut self, kind: &str, entry: &MethodEntry) {
        let path = |name: &str| [key("methods"), key(kind), key(name)];
        let is_empty = |text: &String| text.trim().is_empty();
        if entry.title.as_ref().is_some_and(is_empty) {
            let message = format!("the title of `{kind}` is empty");
            self.complain(&path("title"), &message, "reports would name nothing", None);
        }
        for (index, _) in entry.details.iter().enumerate().filter(|(_, name)| is_empty(name)) {
            let path = [&path("details")[..], &[Step::Index(index)]].concat();
            let message = format!("a details object of `{kind}` has no name");
            self.complain(&path, &message, "name a property of the payload", None);
        }
    }

    fn fields(&mut self, texts: &[String], path: &[Step]) -> Vec<FieldPath> {
        let mut fields = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            if let Ok(field) = text.parse::<FieldPath>() {
                fields.push(field);
                continue;
            }
            let path = [path, &[Step::Index(index)]].concat();
            let help = Some("A field is a property of the payload, `amount`, or of a details object, `payPal.items`.");
            self.complain(&path, &format!("`{text}` is no field"), "write `name` or `details.name`", help);
        }
        fields
    }

    fn globs(&mut self, patterns: &[String], path: &[Step]) -> Option<Globs> {
        let bad = match Globs::new(self.folder, patterns) {
            Ok(globs) => return Some(globs),
            Err(bad) => bad,
        };
        for one in bad {
            let message = format!("`{}` is no glob", patterns[one.index]);
            let help = Some(
                "Globs are written as in .gitignore, relative to the configuration's folder: `src/legacy/**`, `*.test.js`.",
            );
            self.complain(&[path, &[Step::Index(one.index)]].concat(), &message, &one.to_string(), help);
        }
        None
    }

    fn complain(&mut self, path: &[Step], message: &str, label: &str, help: Option<&str>) {
        self.add(self.document.at(path).place.clone(), message, label, help);
    }

    fn add(&mut self, place: Place, message: &str, label: &str, help: Option<&str>) {
        let (message, label) = (message.to_owned(), label.to_owned());
        self.problems.push(Problem { place, message, label, help: help.map(ToOwned::to_owned) });
    }
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Levels of rules; the structure has seen to it that all are known.
fn levels(entries: &RuleEntries) -> Levels {
    let mut levels = Levels::default();
    for (id, level) in &entries.0 {
        if let Some(rule) = rule(id) {
            levels.set(rule, level.level());
        }
    }
    levels
}

fn global_name(text: &str) -> Result<String, String> {
    let first = text.split('.').next().filter(|first| *first != text && is_name(first));
    match first {
        _ if is_name(text) => Ok(text.to_owned()),
        Some(first) => Err(format!("it is not the name of a variable; give the first name of the chain, `{first}`")),
        None => Err("it is not the name of a variable".to_owned()),
    }
}
