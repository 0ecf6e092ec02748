//! Finds the row of a function.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::flow::domain::transfer::{Namespace, Transfer};
use crate::flow::models::callbacks::Callbacks;
use crate::flow::models::table::{Model, Path, Receiver};
use crate::flow::models::{
    angular, browser, compilers, ecmascript, jquery, lodash, node, packages, react, saga, svelte, tooling, vue,
};

/// The rows of all families.
pub(super) const FAMILIES: &[&[Model]] = &[
    angular::ROWS,
    browser::ROWS,
    compilers::ROWS,
    ecmascript::ROWS,
    jquery::ROWS,
    lodash::ROWS,
    node::ROWS,
    packages::ROWS,
    react::ROWS,
    saga::ROWS,
    svelte::ROWS,
    tooling::ROWS,
    vue::ROWS,
];

/// The rows by the last name of their path. Most names have none, so that one look is enough.
static BY_NAME: LazyLock<FxHashMap<&'static str, Vec<Model>>> = LazyLock::new(|| {
    let mut by_name: FxHashMap<_, Vec<Model>> = FxHashMap::default();
    for model in FAMILIES.iter().copied().flatten() {
        by_name.entry(model.path.name()).or_default().push(*model);
    }
    by_name
});

fn find(path: Path<'_>) -> Option<Model> {
    BY_NAME.get(path.name())?.iter().find(|model| model.path == path).copied()
}

fn transfer(path: Path<'_>) -> Option<Transfer> {
    find(path).map(|model| model.transfer)
}

/// The meaning of a name that is declared nowhere, on any page.
pub(crate) fn global(name: &str) -> Option<Transfer> {
    let rows = BY_NAME.get(name)?;
    let by_path = |path| rows.iter().find(|model| model.path == path).map(|model| model.transfer);
    [Path::Global(name), Path::Hook(name), Path::Library(name)].into_iter().find_map(by_path)
}

/// A hook of React.
pub(crate) fn hook(name: &str) -> Option<Transfer> {
    transfer(Path::Hook(name))
}

/// The library that is known by a name.
pub(crate) fn library(name: &str) -> Option<Transfer> {
    transfer(Path::Library(name))
}

/// A member of a function or namespace.
pub(crate) fn member(of: Transfer, name: &str) -> Option<Transfer> {
    let Transfer::Namespace(namespace) = of else { return None };
    let known = transfer(Path::Member(namespace, name)).or_else(|| transfer(Path::AnyMember(namespace)));
    known.or_else(|| hook(name).filter(|_| namespace == Namespace::React))
}

/// The export of that name from a package; `default` and `*` for the package itself.
pub(crate) fn package_export(package: &str, name: &str) -> Option<Transfer> {
    if let Some((start, function)) = package.split_once('/')
        && let Some(namespace) = of_modules(start)
    {
        return member(namespace, function);
    }
    if let Some(transfer) = transfer(Path::AnyExport(package)).or_else(|| transfer(Path::Export(package, name))) {
        return Some(transfer);
    }
    let namespace = transfer(Path::Package(package))?;
    if matches!(name, "default" | "*") { Some(namespace) } else { member(namespace, name) }
}

/// The namespace for packages with one module per function (`lodash.`).
fn of_modules(package: &str) -> Option<Transfer> {
    let is_start = |model: &&Model| matches!(model.path, Path::Modules(start) if package.starts_with(start));
    FAMILIES.iter().copied().flatten().find(is_start).map(|model| model.transfer)
}

/// A method of an object of that kind.
pub(crate) fn method(receiver: Receiver, name: &str) -> Option<Model> {
    find(Path::Method(receiver, name))
}

/// True if objects of that kind have a method of that name that is known.
pub(crate) fn has_method(receiver: Receiver, name: &str) -> bool {
    method(receiver, name).is_some()
}

/// The transfer of a function that is known by its name alone.
pub(crate) fn named(name: &str) -> Transfer {
    transfer(Path::Named(name)).unwrap_or(Transfer::Unknown)
}

/// The time at which a function of that name runs the functions that it gets.
pub(crate) fn callbacks_of(name: &str) -> Callbacks {
    find(Path::Named(name)).map_or(Callbacks::AnyTime, |model| model.callbacks)
}

/// The time at which `new` of that class runs its callbacks.
pub(crate) fn callbacks_of_new(name: &str) -> Callbacks {
    find(Path::Class(name)).map_or(Callbacks::AnyTime, |model| model.callbacks)
}

/// True if `new` of that name gives an object of the language.
pub(crate) fn makes_language_object(name: &str) -> bool {
    transfer(Path::Class(name)) == Some(Transfer::LanguageObject)
}

/// The helper of that name, as TypeScript, Babel, SWC and esbuild call theirs.
pub(crate) fn helper(name: &str) -> Option<Transfer> {
    // Babel appends a number to a second helper of one name.
    transfer(Path::Helper(name.trim_end_matches(|letter: char| letter.is_ascii_digit())))
}
