//! Links between the scripts of a program: the variable that an imported name means.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;
use swc_ecma_ast::{
    Decl, DefaultDecl, ExportSpecifier, Id, Ident, ImportDecl, ImportSpecifier, ModuleDecl, ModuleExportName,
    ModuleItem, NamedExport, Program as Syntax,
};

use crate::index::{BindingId, Index, UnitId};
use crate::tree::node_key::NodeKey;
use crate::tree::program::Program;
use crate::tree::scope::names_of;

/// The name of a default export.
const DEFAULT: &str = "default";

/// A variable of a script.
pub(super) type Variable = (u32, BindingId);

/// The value that a script exports under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Export {
    /// A variable of the script.
    Variable(BindingId),
    /// The unit of `export default x`.
    Unit(UnitId),
    /// A name of another script; `None` for all that it exports.
    From(u32, Option<Atom>),
}

/// The links of a program.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Exports of each script by declarations, by name; `None` for `export *`.
    exports: FxHashMap<(u32, Option<Atom>), Vec<Export>>,
    /// The names that each script exports.
    names: FxHashMap<u32, Vec<Option<Atom>>>,
    /// The names under which each variable is exported.
    exported_as: FxHashMap<Variable, Vec<Atom>>,
    /// The meaning of each imported variable: the script and the name, or all of the script.
    imports: FxHashMap<Variable, (u32, Option<Atom>)>,
    /// The variables that import a script, with the name.
    importers: FxHashMap<u32, Vec<(Variable, Option<Atom>)>>,
    /// The declarations that load a script.
    loaders: FxHashMap<u32, Vec<(u32, UnitId)>>,
    /// The units that load a script by `require` or `import()`.
    requirers: FxHashMap<u32, Vec<(u32, UnitId)>>,
}

impl Links {
    /// Collects the links of all scripts.
    pub(super) fn of(program: &Program, indexes: &[Rc<Index>]) -> Self {
        let mut links = Self::default();
        for ((number, script), index) in (0..).zip(program.scripts()).zip(indexes) {
            for (unit, specifier) in index.imports.iter() {
                if let Some(other) = program.import(number, specifier) {
                    links.requirers.entry(other).or_default().push((number, unit));
                }
            }
            let Syntax::Module(module) = &script.program else {
                continue;
            };
            for item in &module.body {
                if let ModuleItem::ModuleDecl(declaration) = item {
                    links.add_loader(program, index, number, declaration);
                    links.add(program, index, number, declaration);
                }
            }
        }
        links
    }

    /// Records a declaration that loads another script.
    fn add_loader(&mut self, program: &Program, index: &Index, number: u32, declaration: &ModuleDecl) {
        let source = match declaration {
            ModuleDecl::Import(import) => Some(&import.src),
            ModuleDecl::ExportAll(export) => Some(&export.src),
            ModuleDecl::ExportNamed(export) => export.src.as_ref(),
            _ => None,
        };
        let other = source.and_then(|source| source.value.as_str()).and_then(|name| program.import(number, name));
        let unit = index.unit(NodeKey::of(declaration));
        if let Some((other, unit)) = other.zip(unit) {
            self.loaders.entry(other).or_default().push((number, unit));
        }
    }

    fn add(&mut self, program: &Program, index: &Index, number: u32, declaration: &ModuleDecl) {
        match declaration {
            ModuleDecl::Import(import) => self.add_import(program, index, number, import),
            ModuleDecl::ExportDecl(export) => {
                for id in declared_by(&export.decl) {
                    self.export_variable(index, number, Some(id.0.clone()), &id);
                }
            }
            ModuleDecl::ExportNamed(export) => self.add_named(program, index, number, export),
            ModuleDecl::ExportAll(export) => {
                if let Some(other) = export.src.value.as_str().and_then(|name| program.import(number, name)) {
                    self.export(number, None, Export::From(other, None));
                }
            }
            ModuleDecl::ExportDefaultDecl(export) => {
                let name = match &export.decl {
                    DefaultDecl::Fn(function) => function.ident.as_ref(),
                    DefaultDecl::Class(class) => class.ident.as_ref(),
                    DefaultDecl::TsInterfaceDecl(_) => None,
                };
                if let Some(name) = name {
                    self.export_variable(index, number, Some(DEFAULT.into()), &name.to_id());
                }
                self.export_unit(index, number, declaration);
            }
            ModuleDecl::ExportDefaultExpr(_) | ModuleDecl::TsExportAssignment(_) => {
                self.export_unit(index, number, declaration);
            }
            ModuleDecl::TsImportEquals(_) | ModuleDecl::TsNamespaceExport(_) => {}
        }
    }

    /// Records the variables of an import: `import a, { b } from "./x"`.
    fn add_import(&mut self, program: &Program, index: &Index, number: u32, import: &ImportDecl) {
        let Some(other) = import.src.value.as_str().and_then(|name| program.import(number, name)) else { return };
        let bindings = &index.bindings;
        for specifier in &import.specifiers {
            let (local, name) = match specifier {
                ImportSpecifier::Named(named) => {
                    let name = named.imported.as_ref().and_then(name_of);
                    (&named.local, Some(name.unwrap_or_else(|| named.local.sym.clone())))
                }
                ImportSpecifier::Default(default) => (&default.local, Some(DEFAULT.into())),
                ImportSpecifier::Namespace(namespace) => (&namespace.local, None),
            };
            if let Some(binding) = bindings.get(&local.to_id()) {
                self.imports.insert((number, *binding), (other, name.clone()));
                self.importers.entry(other).or_default().push(((number, *binding), name));
            }
        }
    }

    /// Records the names of an export: `export { a, b as c }`, `export { a } from "./x"`.
    fn add_named(&mut self, program: &Program, index: &Index, number: u32, export: &NamedExport) {
        let from = export.src.as_ref();
        let from = from.map(|source| source.value.as_str().and_then(|name| program.import(number, name)));
        for specifier in &export.specifiers {
            match (specifier, from) {
                (ExportSpecifier::Named(named), None) => {
                    let ModuleExportName::Ident(local) = &named.orig else { continue };
                    let name = named.exported.as_ref().and_then(name_of).unwrap_or_else(|| local.sym.clone());
                    self.export_variable(index, number, Some(name), &local.to_id());
                }
                (ExportSpecifier::Named(named), Some(Some(other))) => {
                    let Some(original) = name_of(&named.orig) else { continue };
                    let name = named.exported.as_ref().and_then(name_of).unwrap_or_else(|| original.clone());
                    self.export(number, Some(name), Export::From(other, Some(original)));
                }
                (ExportSpecifier::Namespace(namespace), Some(Some(other))) => {
                    self.export(number, name_of(&namespace.name), Export::From(other, None));
                }
                _ => {}
            }
        }
    }

    fn export_variable(&mut self, index: &Index, number: u32, name: Option<Atom>, id: &Id) {
        if let Some(binding) = index.bindings.get(id) {
            if let Some(name) = &name {
                self.exported_as.entry((number, *binding)).or_default().push(name.clone());
            }
            self.export(number, name, Export::Variable(*binding));
        }
    }

    fn export_unit(&mut self, index: &Index, number: u32, declaration: &ModuleDecl) {
        if let Some(unit) = index.unit(NodeKey::of(declaration)) {
            self.export(number, Some(DEFAULT.into()), Export::Unit(unit));
        }
    }

    fn export(&mut self, number: u32, name: Option<Atom>, export: Export) {
        let known = self.exports.entry((number, name.clone())).or_default();
        if known.is_empty() {
            self.names.entry(number).or_default().push(name);
        }
        known.push(export);
    }

    /// The script and the name that an imported variable means.
    pub(super) fn imported(&self, variable: Variable) -> Option<(u32, Option<Atom>)> {
        self.imports.get(&variable).cloned()
    }

    /// Returns what a script exports under a name, or under any.
    pub(super) fn exported(&self, script: u32, name: Option<&Atom>) -> Vec<Export> {
        let Some(name) = name else {
            let names = self.names.get(&script).into_iter().flatten();
            let all = names.filter_map(|name| self.exports.get(&(script, name.clone())));
            return all.flatten().cloned().collect();
        };
        let own = self.exports.get(&(script, Some(name.clone()))).into_iter().flatten().cloned();
        let stars = self.exports.get(&(script, None)).into_iter().flatten();
        let starred = stars.filter_map(|export| match export {
            Export::From(other, None) => Some(Export::From(*other, Some(name.clone()))),
            _ => None,
        });
        own.chain(starred).collect()
    }

    /// The variables that import a script, each with the name that it imports.
    pub(super) fn importers(&self, script: u32) -> &[(Variable, Option<Atom>)] {
        self.importers.get(&script).map_or(&[], Vec::as_slice)
    }

    /// The declarations that load a script.
    pub(super) fn loaders(&self, script: u32) -> &[(u32, UnitId)] {
        self.loaders.get(&script).map_or(&[], Vec::as_slice)
    }

    /// The units that load a script.
    pub(super) fn requirers(&self, script: u32) -> &[(u32, UnitId)] {
        self.requirers.get(&script).map_or(&[], Vec::as_slice)
    }

    /// The names under which a variable is exported.
    pub(super) fn names_of(&self, variable: Variable) -> Vec<Atom> {
        self.exported_as.get(&variable).cloned().unwrap_or_default()
    }
}

/// The variables that a declaration declares.
fn declared_by(declaration: &Decl) -> Vec<Id> {
    match declaration {
        Decl::Fn(function) => vec![function.ident.to_id()],
        Decl::Class(class) => vec![class.ident.to_id()],
        Decl::Var(var) => {
            let names = var.decls.iter().flat_map(|declarator| names_of(&declarator.name));
            names.map(|name| name.to_id()).collect()
        }
        Decl::TsEnum(declaration) => vec![declaration.id.to_id()],
        Decl::TsModule(declaration) => declaration.id.as_ident().map(Ident::to_id).into_iter().collect(),
        Decl::Using(_) | Decl::TsInterface(_) | Decl::TsTypeAlias(_) => Vec::new(),
    }
}

fn name_of(name: &ModuleExportName) -> Option<Atom> {
    match name {
        ModuleExportName::Ident(name) => Some(name.sym.clone()),
        ModuleExportName::Str(name) => name.value.as_str().map(Atom::from),
    }
}
