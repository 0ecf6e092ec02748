//! `--print-config`: what holds for a path, and where each value comes from, as JSON.

use std::collections::BTreeMap;
use std::path::Path;

use dr_lint_rules::{PaymentMethod, methods_of, rules};
use serde::Serialize;

use super::settings::{FileSettings, Settings, Source};
use crate::error::Error;
use crate::output;
use crate::selection::LeftOut;
use crate::workdir::WorkDir;

/// A value, and the place where it was set.
#[derive(Serialize)]
struct Sourced<T> {
    value: T,
    from: String,
}

/// The settings of a path.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Printed<'s> {
    path: &'s str,
    /// The configuration file.
    configuration: Option<&'s str>,
    /// True if a search of directories keeps the path.
    selected: Sourced<bool>,
    session_id: Sourced<Option<String>>,
    rules: BTreeMap<&'static str, Sourced<String>>,
    receivers: Vec<Sourced<&'s str>>,
    globals: Vec<Sourced<&'s str>>,
    /// The methods that the file adds or changes.
    methods: BTreeMap<String, Sourced<Method>>,
    include: Sourced<Option<&'s [String]>>,
    exclude: Vec<Sourced<&'s str>>,
    baseline: Sourced<Option<String>>,
}

/// A payment method, as it is with the changes of the file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Method {
    title: String,
    details: Vec<String>,
    remove: Vec<String>,
    session_id: bool,
}

/// Prints what holds for a path.
///
/// # Errors
/// When standard output doesn't take it.
pub(crate) fn print(settings: &Settings, path: &Path, workdir: &WorkDir) -> Result<(), Error> {
    let name = workdir.name(path);
    let printed = printed(settings, &name, workdir);
    let text = serde_json::to_string_pretty(&printed).expect("texts and lists are valid JSON");
    output::print((text + "\n").as_bytes())
}

fn printed<'s>(settings: &'s Settings, name: &'s str, workdir: &WorkDir) -> Printed<'s> {
    let file = settings.file.as_ref();
    let selection = settings.selection();
    let or_file = |is_set: bool| if is_set { Source::File } else { Source::Default };
    let left_out = selection.leaves_out(&workdir.full(name));
    let choice = match left_out {
        Some(LeftOut::ByCommandLine) => Source::CommandLine,
        Some(LeftOut::ByConfiguration) => Source::File,
        None => or_file(file.is_some_and(FileSettings::leaves_files_out)),
    };
    let named = |names: &'s [String], source: Source| names.iter().map(move |name| sourced(name.as_str(), source));
    let receivers = file.iter().flat_map(|file| named(&file.receivers, Source::File));
    let own = named(&settings.command_line.receivers, Source::CommandLine);
    let include = file.and_then(|file| file.include.as_ref()).map(crate::globs::Globs::patterns);
    let exclude = file.iter().flat_map(|file| named(file.exclude.patterns(), Source::File));
    let excluded_here = settings.command_line.exclude.iter();
    let excluded_here = excluded_here.flat_map(|globs| named(globs.patterns(), Source::CommandLine));
    Printed {
        path: name,
        configuration: file.map(|file| file.name.as_str()),
        selected: sourced(left_out.is_none(), choice),
        session_id: session_id(settings, name),
        rules: levels(settings, name),
        receivers: receivers.chain(own).collect(),
        globals: file.iter().flat_map(|file| named(&file.globals, Source::File)).collect(),
        methods: methods(settings),
        include: sourced(include, or_file(include.is_some())),
        exclude: exclude.chain(excluded_here).collect(),
        baseline: baseline(settings, workdir),
    }
}

fn session_id(settings: &Settings, name: &str) -> Sourced<Option<String>> {
    let layers = settings.layers();
    let mut layers = layers.iter().rev().filter(|layer| layer.settings.files.has(name));
    let set = layers.find_map(|layer| Some((layer.settings.session_id.as_ref()?, layer.source)));
    set.map_or_else(|| sourced(None, Source::Default), |(set, source)| sourced(Some(set.text.clone()), source))
}

fn baseline(settings: &Settings, workdir: &WorkDir) -> Sourced<Option<String>> {
    let own = settings.command_line.baseline.as_ref().map(|path| (path, Source::CommandLine));
    let file = settings.file.as_ref().and_then(|file| Some((file.baseline.as_ref()?, Source::File)));
    let set = own.or(file);
    set.map_or_else(|| sourced(None, Source::Default), |(path, source)| sourced(Some(workdir.name(path)), source))
}

fn levels(settings: &Settings, name: &str) -> BTreeMap<&'static str, Sourced<String>> {
    let layers = settings.layers();
    let level = |rule| {
        let mut layers = layers.iter().rev().filter(|layer| layer.settings.files.has(name));
        layers.find_map(|layer| Some((layer.settings.levels.get(rule)?, layer.source)))
    };
    let sourced_level = |rule: &'static dr_lint_rules::Rule| {
        let (level, source) = level(rule).unwrap_or((rule.level, Source::Default));
        (rule.id, sourced(level.to_string(), source))
    };
    rules().map(sourced_level).collect()
}

fn methods(settings: &Settings) -> BTreeMap<String, Sourced<Method>> {
    let config = settings.config();
    let changed = |method: &PaymentMethod| config.methods.iter().any(|added| added.kind == method.kind);
    methods_of(&config)
        .into_iter()
        .filter(changed)
        .map(|method| {
            let printed = Method {
                title: method.title,
                details: method.details,
                remove: method.fields.iter().map(ToString::to_string).collect(),
                session_id: method.needs_session,
            };
            (method.kind, sourced(printed, Source::File))
        })
        .collect()
}

fn sourced<T>(value: T, source: Source) -> Sourced<T> {
    Sourced { value, from: source.to_string() }
}
