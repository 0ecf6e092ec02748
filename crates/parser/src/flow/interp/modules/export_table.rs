//! The export table of a module, filled before any of the module runs. As in JavaScript, an exported name is not a
//! value but the exporter's variable: importers see its value at the time they read it.
//!
//! ```js
//! export let method = "payPal";            // importers share this variable
//! export { build as default } from "./build";
//! ```

use std::cell::Cell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;
use swc_ecma_ast::{
    Decl, DefaultDecl, ExportAll, ExportDecl, ExportDefaultDecl, ExportSpecifier, Id, Ident, ImportDecl,
    ImportSpecifier, ModuleDecl, ModuleExportName, ModuleItem, NamedExport, Pat, Program, TsModuleName,
};

use crate::flow::domain::id::At;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::{AllocationKind, Code};
use crate::flow::heap::scope::Scope;
use crate::flow::interp::Interpreter;
use crate::flow::models::lookup;
use crate::flow::modules::module::{DEFAULT, Export, Module};
use crate::payload::Rest;
use crate::text::source::Span;
use crate::tree::node_key::NodeKey;

impl<'a> Interpreter<'a> {
    /// Returns the module of a script: its functions are declared and its exports known, but it hasn't run yet.
    pub(crate) fn module(&mut self, number: u32) -> Rc<Module> {
        if let Some(module) = self.modules.by_script.get(&number) {
            return Rc::clone(module);
        }
        let at = At { script: number, span: Span { start: 0, end: 0 } };
        let namespace = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        let commonjs = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        let first_exports = self.new_object(AllocationKind::Literal, at, Rest::Exact);
        let first_exports = Value::of(ValueKind::Object(first_exports), at);
        self.heap.untrack(&first_exports);
        let definition = self.heap.copied(first_exports, at);
        self.heap.state.object_mut(commonjs).each(|disjunct| disjunct.set(&"exports".into(), definition.clone()));
        let outer = Scope::top(number, None);
        let scope = self.enter(NodeKey::TOP, at, &outer, Some(Value::of(ValueKind::Window, at)));
        let mut module = Module {
            scope,
            begun: Cell::new(false),
            table: FxHashMap::default(),
            names: Vec::new(),
            stars: Vec::new(),
            is_esm: false,
            namespace,
            commonjs,
        };
        if let Program::Module(body) = &self.script(number).program {
            let scope = Rc::clone(&module.scope);
            self.in_scope(scope, |interpreter| interpreter.declare_exports(&body.body, number, &mut module));
        }
        let module = Rc::new(module);
        self.modules.by_script.insert(number, Rc::clone(&module));
        self.modules.namespaces.insert(namespace, number);
        module
    }

    /// Fills the export table of a module from its `export` declarations.
    fn declare_exports(&mut self, items: &'a [ModuleItem], number: u32, module: &mut Module) {
        self.hoist(items.iter().filter_map(ModuleItem::as_stmt));
        let declarations = || items.iter().filter_map(ModuleItem::as_module_decl);
        let imported: FxHashMap<Id, Export> = declarations()
            .filter_map(ModuleDecl::as_import)
            .flat_map(|import| self.imported_names(import, number))
            .collect();
        for declaration in declarations() {
            match declaration {
                ModuleDecl::ExportDecl(export) => self.declare_export(export, module),
                ModuleDecl::ExportDefaultDecl(export) => self.declare_default(export, module),
                ModuleDecl::ExportDefaultExpr(_) => {
                    let cell = self.heap.new_cell();
                    module.export(DEFAULT.into(), Export::Cell(cell));
                }
                ModuleDecl::ExportNamed(named) => self.declare_named(named, number, module, &imported),
                ModuleDecl::ExportAll(all) => self.declare_all(all, number, module),
                ModuleDecl::TsImportEquals(import) if import.is_export => {
                    module.export(import.id.sym.clone(), Export::Local(import.id.to_id()));
                }
                ModuleDecl::TsImportEquals(_) | ModuleDecl::TsExportAssignment(_) => {}
                ModuleDecl::Import(_) | ModuleDecl::TsNamespaceExport(_) => {}
            }
        }
    }

    /// The local names of an import from a script of the program, each with the export that it means: a later
    /// `export { name }` re-exports it.
    fn imported_names(&self, import: &ImportDecl, number: u32) -> Vec<(Id, Export)> {
        let Some(from) = import.src.value.as_str().and_then(|specifier| self.program.import(number, specifier)) else {
            return Vec::new();
        };
        let export = |part: &ImportSpecifier| match imported_name(part) {
            Some(name) => (part.local().to_id(), Export::From(from, name)),
            None => (part.local().to_id(), Export::Whole(from)),
        };
        import.specifiers.iter().map(export).collect()
    }

    /// `export const a = …`, `export function f() {}`
    fn declare_export(&mut self, export: &'a ExportDecl, module: &mut Module) {
        let mut names = Vec::new();
        match &export.decl {
            Decl::Fn(function) => {
                self.declare_function(function);
                names.push(&function.ident);
            }
            Decl::Class(class) => names.push(&class.ident),
            Decl::Var(var) => var.decls.iter().for_each(|declarator| pattern_names(&declarator.name, &mut names)),
            Decl::TsEnum(declaration) => names.push(&declaration.id),
            Decl::TsModule(declaration) => {
                if let TsModuleName::Ident(name) = &declaration.id {
                    names.push(name);
                }
            }
            Decl::Using(_) | Decl::TsInterface(_) | Decl::TsTypeAlias(_) => {}
        }
        for name in names {
            module.export(name.sym.clone(), Export::Local(name.to_id()));
        }
    }

    /// `export default function () {}`, `export default class {}`
    fn declare_default(&mut self, export: &'a ExportDefaultDecl, module: &mut Module) {
        let at = self.at(export);
        match &export.decl {
            DefaultDecl::Fn(function) => {
                let value = self.closure(Code::Function(&function.function), at, None);
                if let Some(name) = &function.ident {
                    self.assign_name(name, value);
                    module.export(DEFAULT.into(), Export::Local(name.to_id()));
                } else {
                    let cell = self.heap.new_cell();
                    self.heap.set_cell(cell, value);
                    module.export(DEFAULT.into(), Export::Cell(cell));
                }
            }
            DefaultDecl::Class(class) => match &class.ident {
                Some(name) => module.export(DEFAULT.into(), Export::Local(name.to_id())),
                None => module.export(DEFAULT.into(), Export::Cell(self.heap.new_cell())),
            },
            DefaultDecl::TsInterfaceDecl(_) => {}
        }
    }

    /// `export { a, b as c }`, with or without `from "./other"`
    fn declare_named(
        &mut self,
        named: &'a NamedExport,
        number: u32,
        module: &mut Module,
        imported: &FxHashMap<Id, Export>,
    ) {
        if named.type_only {
            return;
        }
        module.is_esm = true;
        let specifier = named.src.as_ref().map(|specifier| specifier.value.as_str().unwrap_or_default());
        let from = specifier.and_then(|specifier| self.program.import(number, specifier));
        for part in named.specifiers.iter().filter(|part| !is_type(part)) {
            let (original, name) = exported_as(part);
            let at = self.at(part);
            let export = match (specifier, from, original) {
                (None, _, Some(ModuleExportName::Ident(local))) => {
                    let id = local.to_id();
                    imported.get(&id).cloned().unwrap_or(Export::Local(id))
                }
                (None, _, _) => Export::Package(Value::unknown(at)),
                (Some(_), Some(from), Some(original)) => Export::From(from, export_name(&original)),
                (Some(_), Some(from), None) => Export::Whole(from),
                (Some(specifier), None, original) => {
                    let original = original.as_ref().map_or("*".into(), export_name);
                    Export::Package(package_export(specifier, &original, &name, at))
                }
            };
            module.export(name, export);
        }
    }

    /// `export * from "./other"`
    fn declare_all(&self, all: &ExportAll, number: u32, module: &mut Module) {
        if !all.type_only {
            module.is_esm = true;
            let specifier = all.src.value.as_str().unwrap_or_default();
            module.stars.push(self.program.import(number, specifier));
        }
    }
}

/// The name that an import asks for; `None` for all of them.
pub(crate) fn imported_name(part: &ImportSpecifier) -> Option<Atom> {
    match part {
        ImportSpecifier::Named(named) => {
            Some(named.imported.as_ref().map_or_else(|| named.local.sym.clone(), export_name))
        }
        ImportSpecifier::Default(_) => Some(DEFAULT.into()),
        ImportSpecifier::Namespace(_) => None,
    }
}

/// True for an export of a TypeScript type, which doesn't exist when the program runs.
fn is_type(part: &ExportSpecifier) -> bool {
    matches!(part, ExportSpecifier::Named(named) if named.is_type_only)
}

/// The original name of one part of `export { … }`, `None` for the whole module, and the name that importers use.
fn exported_as(part: &ExportSpecifier) -> (Option<ModuleExportName>, Atom) {
    match part {
        ExportSpecifier::Named(part) => {
            (Some(part.orig.clone()), export_name(part.exported.as_ref().unwrap_or(&part.orig)))
        }
        ExportSpecifier::Namespace(part) => (None, export_name(&part.name)),
        ExportSpecifier::Default(part) => {
            let default = Ident { sym: DEFAULT.into(), ..part.exported.clone() };
            (Some(ModuleExportName::Ident(default)), part.exported.sym.clone())
        }
    }
}

/// The value that a package exports under a name: a builtin that dr-lint knows, or an unknown value of that name.
pub(crate) fn package_export(package: &str, name: &str, local: &Atom, at: At) -> Value {
    match lookup::package_export(package, name) {
        Some(transfer) => Value::of(ValueKind::Builtin(transfer), at),
        None if name == "default" || name == "*" => Value::named(local, at),
        None => Value::named(&Atom::from(name), at),
    }
}

fn export_name(name: &ModuleExportName) -> Atom {
    match name {
        ModuleExportName::Ident(ident) => ident.sym.clone(),
        ModuleExportName::Str(text) => text.value.as_str().map(Atom::from).unwrap_or_default(),
    }
}

/// Collects the variables that a pattern declares.
fn pattern_names<'p>(pattern: &'p Pat, names: &mut Vec<&'p Ident>) {
    match pattern {
        Pat::Ident(ident) => names.push(&ident.id),
        Pat::Array(array) => array.elems.iter().flatten().for_each(|element| pattern_names(element, names)),
        Pat::Rest(rest) => pattern_names(&rest.arg, names),
        Pat::Assign(assign) => pattern_names(&assign.left, names),
        Pat::Object(object) => {
            for property in &object.props {
                match property {
                    swc_ecma_ast::ObjectPatProp::KeyValue(pair) => pattern_names(&pair.value, names),
                    swc_ecma_ast::ObjectPatProp::Assign(short) => names.push(&short.key.id),
                    swc_ecma_ast::ObjectPatProp::Rest(rest) => pattern_names(&rest.arg, names),
                }
            }
        }
        Pat::Invalid(_) | Pat::Expr(_) => {}
    }
}
