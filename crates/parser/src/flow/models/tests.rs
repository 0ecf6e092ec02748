use std::collections::BTreeMap;

use super::callbacks::Callbacks;
use super::lookup::{self, FAMILIES};
use super::table::{Model, Path, Receiver};
use crate::flow::domain::transfer::{Namespace, Transfer};

fn rows() -> impl Iterator<Item = &'static Model> {
    FAMILIES.iter().copied().flatten()
}

#[test]
fn each_path_has_one_row() {
    let mut seen = BTreeMap::new();
    for model in rows() {
        let path = format!("{:?}", model.path);
        assert!(seen.insert(path.clone(), model).is_none(), "{path} is there twice");
    }
}

#[test]
fn rows_are_found() {
    assert_eq!(lookup::library("_"), Some(Transfer::Namespace(Namespace::Lodash)));
    assert_eq!(lookup::package_export("lodash-es/merge", "default"), Some(Transfer::Merge));
    assert_eq!(lookup::package_export("lodash", "merge"), Some(Transfer::Merge));
    assert_eq!(lookup::package_export("react", "useMemo"), Some(Transfer::CallFirst));
    assert_eq!(lookup::package_export("deepmerge", "all"), Some(Transfer::Merge));
    assert_eq!(lookup::package_export("redux-saga/effects", "put"), None);
    assert_eq!(lookup::member(Transfer::Namespace(Namespace::Console), "table"), Some(Transfer::Look));
    assert_eq!(lookup::helper("_extends2"), Some(Transfer::Assign));
    assert_eq!(["addHook", "addListener"].map(lookup::callbacks_of), [Callbacks::Later, Callbacks::OnEvent]);
}

/// The programs whose payloads, or output, are noted in `testdata`.
#[expect(clippy::disallowed_methods, reason = "a test reads files and stops where it can't")]
fn noted_programs() -> Vec<String> {
    let testdata = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata");
    let mut programs = Vec::new();
    for folder in ["flow", "modules", "readers"] {
        for entry in std::fs::read_dir(testdata.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let is_program = path.extension().is_some_and(|extension| extension != "md");
            let is_noted = |program: &&str| folder == "readers" || program.contains("// payload: ");
            if is_program {
                programs.extend(text.split("// --- ").skip(1).filter(is_noted).map(str::to_owned));
            }
        }
    }
    programs
}

fn is_part_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

/// The texts before and after each mention of a whole name, without the white space before it.
fn mentions<'p>(program: &'p str, name: &'p str) -> impl Iterator<Item = (&'p str, &'p str)> {
    let all = program.match_indices(name).map(move |(start, _)| (&program[..start], &program[start + name.len()..]));
    all.filter(|(before, after)| !before.ends_with(is_part_of_name) && !after.starts_with(is_part_of_name))
        .map(|(before, after)| (before.trim_end(), after))
}

/// The names by which programs reach a namespace without an import.
fn names_of(namespace: Namespace) -> impl Iterator<Item = &'static str> {
    rows().filter(move |model| model.transfer == Transfer::Namespace(namespace)).filter_map(|model| match model.path {
        Path::Global(name) | Path::Library(name) => Some(name),
        _ => None,
    })
}

fn is_called(program: &str, name: &str) -> bool {
    mentions(program, name).any(|(_, after)| after.starts_with('('))
}

fn is_method_called(program: &str, name: &str, is_base: impl Fn(&str) -> bool) -> bool {
    mentions(program, name).any(|(before, after)| {
        after.starts_with('(') && before.strip_suffix('.').is_some_and(|base| is_base(base.trim_end()))
    })
}

/// The name that a text ends with.
fn last_name(text: &str) -> &str {
    &text[text.trim_end_matches(is_part_of_name).len()..]
}

/// True if the program reaches a function on that path.
fn reaches(program: &str, path: &Path<'_>) -> bool {
    let imports = |specifier: &str| program.contains(&format!("\"{specifier}\""));
    match *path {
        Path::Global(name) | Path::Library(name) => mentions(program, name)
            .any(|(before, after)| !before.ends_with(['.', '"', '\'']) && after.starts_with(['(', '.'])),
        Path::Hook(name) | Path::Named(name) | Path::Helper(name) => is_called(program, name),
        Path::Member(namespace, name) => mentions(program, name).any(|(before, _)| {
            let base = before.strip_suffix('.').map(last_name);
            base.is_some_and(|base| names_of(namespace).any(|library| library == base))
        }),
        Path::AnyMember(namespace) => names_of(namespace).any(|name| program.contains(&format!("{name}."))),
        Path::Package(name) | Path::AnyExport(name) => imports(name),
        Path::Export(package, name) => imports(package) && is_called(program, name),
        Path::Modules(start) => program.contains(&format!("\"{start}/")),
        Path::Method(Receiver::Collection, name) => {
            let is_collection = |base: &str| base.ends_with(')') || last_name(base).starts_with('$');
            program.contains('$') && is_method_called(program, name, is_collection)
        }
        Path::Method(Receiver::JQuery, name) => is_method_called(program, name, |base| {
            names_of(Namespace::JQuery).any(|library| library == last_name(base))
        }),
        Path::Method(Receiver::Object, name) => mentions(program, name).next().is_some(),
        Path::Method(_, name) => is_method_called(program, name, |_| true),
        Path::Class(name) => program.contains(&format!("new {name}(")),
    }
}

#[test]
fn each_row_has_a_noted_program() {
    let programs = noted_programs();
    let has_program = |path: &Path<'_>| programs.iter().any(|program| reaches(program, path));
    let missing: Vec<_> = rows().map(|model| model.path).filter(|path| !has_program(path)).collect();
    assert!(missing.is_empty(), "{} rows are in no noted program: {missing:#?}", missing.len());
}

#[test]
fn functions_with_one_transfer_run_their_callbacks_at_one_time() {
    let by_name = [Transfer::Unknown, Transfer::Trigger, Transfer::Chained, Transfer::ArrayMethod];
    for model in rows().filter(|model| !by_name.contains(&model.transfer)) {
        let same = rows().filter(|other| other.transfer == model.transfer);
        let others: Vec<_> = same.filter(|other| other.callbacks != model.callbacks).collect();
        assert!(others.is_empty(), "{model:?}: {others:?}");
    }
}
