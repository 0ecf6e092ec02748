//! Values that cross files: `import`, `export`, `require`, `module.exports`.

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::{
    Decl, DefaultDecl, ExportDefaultDecl, ExportSpecifier, Expr, ExprOrSpread, ImportDecl, ImportSpecifier, Lit,
    ModuleDecl, ModuleExportName, ModuleItem, NamedExport, Pat, Program, Stmt, TsImportEqualsDecl, TsModuleRef,
    VarDecl,
};

use super::builtins::Builtin;
use super::machine::{Code, Frame, Machine, Maker, Module, Scope};
use super::value::{At, Kind, ObjectId, Value};
use crate::payload::Rest;
use crate::scope::NodeKey;
use crate::source::Span;

impl<'a> Machine<'a> {
    /// Runs the top level of a script, once; gives what it exports.
    pub(super) fn run_script(&mut self, number: u32) -> Rc<Module> {
        if let Some(module) = self.modules.get(&number) {
            return Rc::clone(module);
        }
        let at = At { script: number, span: Span { start: 0, end: 0 } };
        let exports = self.new_object(Maker::Elsewhere, at, Rest::Closed);
        let commonjs = self.new_object(Maker::Elsewhere, at, Rest::Closed);
        let first_exports = self.new_object(Maker::Literal, at, Rest::Closed);
        let entry = self.copied(Value::of(Kind::Object(first_exports), at), at);
        self.state.object_mut(commonjs).each(|variant| variant.set(&"exports".into(), entry.clone()));
        let outer = Scope::top(number, None);
        let scope = self.enter(NodeKey::TOP, at, &outer, Some(Value::of(Kind::Window, at)));
        let module = Rc::new(Module { scope: Rc::clone(&scope), exports, commonjs });
        self.modules.insert(number, Rc::clone(&module));
        self.frames.push(Frame::new(NodeKey::TOP, None));
        match &self.script(number).program {
            Program::Script(script) => self.run_all(&script.body, &scope),
            Program::Module(body) => self.run_items(&body.body, &module, number),
        }
        let frame = self.frames.pop();
        if let Some(exits) = frame.and_then(|mut frame| frame.exits.take()) {
            self.state.join(exits);
        }
        let commonjs = Value::of(Kind::Object(module.commonjs), at);
        let exported = self.read_property(&commonjs, &"exports".into(), None, at);
        self.exported_values.push(exported);
        // What ends the top level with `throw` ends it only some of the times.
        self.state.live = true;
        module
    }

    fn run_items(&mut self, items: &'a [ModuleItem], module: &Rc<Module>, number: u32) {
        let scope = &module.scope;
        for item in items {
            match item {
                ModuleItem::ModuleDecl(ModuleDecl::Import(import)) => self.import(import, number, scope),
                ModuleItem::Stmt(Stmt::Decl(Decl::Fn(function))) => self.declare_function(function, scope),
                ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) => {
                    if let Decl::Fn(function) = &export.decl {
                        self.declare_function(function, scope);
                        self.export_name(module, &function.ident.sym.clone(), &function.ident, scope);
                    }
                }
                _ => {}
            }
        }
        for item in items {
            match item {
                ModuleItem::Stmt(statement) => self.run(statement, scope),
                ModuleItem::ModuleDecl(declaration) => self.run_module_declaration(declaration, module, number),
            }
        }
    }

    fn run_module_declaration(&mut self, declaration: &'a ModuleDecl, module: &Rc<Module>, number: u32) {
        let scope = &module.scope;
        match declaration {
            ModuleDecl::ExportDecl(export) => self.export_declaration(&export.decl, module),
            ModuleDecl::ExportDefaultExpr(export) => {
                let value = self.eval(&export.expr, scope);
                self.export(module, &"default".into(), value);
            }
            ModuleDecl::ExportDefaultDecl(export) => self.export_default(export, module),
            ModuleDecl::ExportNamed(named) => self.export_named(named, module, number),
            ModuleDecl::ExportAll(all) => {
                if let Some(other) = self.imported(number, all.src.value.as_str()) {
                    let at = Self::at(scope, all);
                    self.spread_into(module.exports, &Value::of(Kind::Object(other.exports), at), at);
                }
            }
            ModuleDecl::TsExportAssignment(assignment) => {
                let value = self.eval(&assignment.expr, scope);
                let at = Self::at(scope, assignment);
                let entry = self.copied(value, at);
                self.state.object_mut(module.commonjs).each(|variant| variant.set(&"exports".into(), entry.clone()));
            }
            ModuleDecl::TsImportEquals(import) => self.import_equals(import, number, scope),
            ModuleDecl::Import(_) | ModuleDecl::TsNamespaceExport(_) => {}
        }
    }

    /// The script that a relative specifier means, run.
    fn imported(&mut self, from: u32, specifier: Option<&str>) -> Option<Rc<Module>> {
        let number = self.program.import(from, specifier?)?;
        Some(self.run_script(number))
    }

    fn import(&mut self, import: &'a ImportDecl, from: u32, scope: &Rc<Scope>) {
        let specifier = import.src.value.as_str().map(ToOwned::to_owned).unwrap_or_default();
        let module = self.imported(from, Some(&specifier));
        for part in &import.specifiers {
            let (local, name) = match part {
                ImportSpecifier::Named(named) => {
                    let name = named.imported.as_ref().map_or_else(|| named.local.sym.clone(), export_name);
                    (&named.local, name)
                }
                ImportSpecifier::Default(default) => (&default.local, "default".into()),
                ImportSpecifier::Namespace(namespace) => (&namespace.local, "*".into()),
            };
            let at = Self::at(scope, local);
            let value = match &module {
                Some(module) => self.exported(module, &name, at),
                None => package_export(&specifier, &name, &local.sym, at),
            };
            self.assign_name(local, value, scope);
        }
    }

    /// What a module exports under a name; of a CommonJS file, what it put into `module.exports`.
    fn exported(&mut self, module: &Module, name: &Atom, at: At) -> Value {
        let commonjs = Value::of(Kind::Object(module.commonjs), at);
        let whole = self.read_property(&commonjs, &"exports".into(), None, at);
        let exports = Value::of(Kind::Object(module.exports), at);
        let is_esm = self
            .state
            .object(module.exports)
            .is_some_and(|object| object.variants.iter().any(|variant| !variant.properties.is_empty()));
        match (&**name, is_esm) {
            ("*", true) => exports,
            ("*" | "default", false) => whole,
            (_, true) => self.read_property(&exports, name, None, at),
            (_, false) => self.read_property(&whole, name, None, at),
        }
    }

    fn export(&mut self, module: &Module, name: &Atom, value: Value) {
        self.exported_values.push(value.clone());
        let at = value.things().first().map_or_else(At::default, |thing| thing.at);
        let entry = self.copied(value, at);
        self.state.object_mut(module.exports).each(|variant| variant.set(name, entry.clone()));
    }

    fn export_name(&mut self, module: &Module, name: &Atom, local: &swc_ecma_ast::Ident, scope: &Rc<Scope>) {
        let value = self.read_name(local, scope);
        self.export(module, name, value);
    }

    fn export_declaration(&mut self, declaration: &'a Decl, module: &Rc<Module>) {
        let scope = &module.scope;
        match declaration {
            Decl::Fn(_) => {}
            Decl::Class(class) => {
                let at = Self::at(scope, &class.ident);
                let value = self.class(&class.class, at, Some(&class.ident), scope);
                self.assign_name(&class.ident, value.clone(), scope);
                self.export(module, &class.ident.sym, value);
            }
            Decl::Var(var) => {
                self.run_var(var, scope);
                self.export_variables(var, module);
            }
            other => {
                self.run_declaration(other, scope);
                if let Decl::TsEnum(declaration) = other {
                    self.export_name(module, &declaration.id.sym, &declaration.id, scope);
                }
            }
        }
    }

    fn export_variables(&mut self, var: &'a VarDecl, module: &Rc<Module>) {
        for declarator in &var.decls {
            let mut names = Vec::new();
            pattern_names(&declarator.name, &mut names);
            for name in names {
                self.export_name(module, &name.sym, name, &module.scope);
            }
        }
    }

    fn export_default(&mut self, export: &'a ExportDefaultDecl, module: &Rc<Module>) {
        let scope = &module.scope;
        let at = Self::at(scope, export);
        let value = match &export.decl {
            DefaultDecl::Fn(function) => {
                let value = self.closure(Code::Function(&function.function), at, scope, None);
                if let Some(name) = &function.ident {
                    self.assign_name(name, value.clone(), scope);
                }
                value
            }
            DefaultDecl::Class(class) => self.class(&class.class, at, class.ident.as_ref(), scope),
            DefaultDecl::TsInterfaceDecl(_) => return,
        };
        self.export(module, &"default".into(), value);
    }

    fn export_named(&mut self, named: &'a NamedExport, module: &Rc<Module>, number: u32) {
        let at = Self::at(&module.scope, named);
        let other = named.src.as_ref().map(|specifier| self.imported(number, specifier.value.as_str()));
        for part in &named.specifiers {
            let (name, value) = match part {
                ExportSpecifier::Named(part) => {
                    let name = export_name(part.exported.as_ref().unwrap_or(&part.orig));
                    let original = export_name(&part.orig);
                    let value = match (&other, &part.orig) {
                        (None, ModuleExportName::Ident(local)) => self.read_name(local, &module.scope),
                        (Some(Some(other)), _) => self.exported(other, &original, at),
                        _ => Value::named(&original, at),
                    };
                    (name, value)
                }
                ExportSpecifier::Namespace(part) => match &other {
                    Some(Some(other)) => (export_name(&part.name), self.exported(other, &"*".into(), at)),
                    _ => (export_name(&part.name), Value::unknown(at)),
                },
                ExportSpecifier::Default(part) => match &other {
                    Some(Some(other)) => (part.exported.sym.clone(), self.exported(other, &"default".into(), at)),
                    _ => (part.exported.sym.clone(), Value::unknown(at)),
                },
            };
            self.export(module, &name, value);
        }
    }

    fn import_equals(&mut self, import: &'a TsImportEqualsDecl, number: u32, scope: &Rc<Scope>) {
        let TsModuleRef::TsExternalModuleRef(reference) = &import.module_ref else { return };
        let at = Self::at(scope, import);
        let value = match self.imported(number, reference.expr.value.as_str()) {
            Some(module) => self.exported(&module, &"*".into(), at),
            None => Value::unknown(at),
        };
        self.assign_name(&import.id, value, scope);
    }

    /// `require("./pay")`, where it can be followed or names a known library.
    pub(super) fn require(&mut self, args: &'a [ExprOrSpread], at: At, scope: &Rc<Scope>) -> Option<Value> {
        let [ExprOrSpread { spread: None, expr }] = args else { return None };
        let Expr::Lit(Lit::Str(specifier)) = &**expr else { return None };
        let specifier = specifier.value.as_str()?;
        if let Some(module) = self.imported(scope.script, Some(specifier)) {
            return Some(self.exported(&module, &"*".into(), at));
        }
        let name = specifier.rsplit('/').next().unwrap_or(specifier).trim_end_matches(".js");
        Some(package_export(specifier, "*", &name.into(), at))
    }

    pub(super) fn dynamic_import(&mut self, args: &'a [ExprOrSpread], at: At, scope: &Rc<Scope>) -> Value {
        self.require(args, at, scope).unwrap_or_else(|| Value::unknown(at))
    }

    /// `module`, `exports` in a CommonJS file.
    pub(super) fn read_commonjs(&mut self, name: &str, script: u32, at: At) -> Option<Value> {
        let module = self.modules.get(&script)?;
        let object: ObjectId = module.commonjs;
        match name {
            "module" => Some(Value::of(Kind::Object(object), at)),
            "exports" => {
                let base = Value::of(Kind::Object(object), at);
                Some(self.read_property(&base, &"exports".into(), None, at))
            }
            _ => None,
        }
    }
}

fn package_export(package: &str, name: &str, local: &Atom, at: At) -> Value {
    match Builtin::import(package, name) {
        Some(builtin) => Value::of(Kind::Builtin(builtin), at),
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

fn pattern_names<'p>(pattern: &'p Pat, names: &mut Vec<&'p swc_ecma_ast::Ident>) {
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
