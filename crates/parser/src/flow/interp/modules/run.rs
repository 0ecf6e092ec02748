//! Running scripts and passing values between them: `import`, `require`, `module.exports`.
//!
//! ```js
//! import { build } from "./build";         // runs build.js first; `build` is its variable
//! const shop = require("./shop");          // runs shop.js here, unless it has run already
//! ```

use std::rc::Rc;

use swc_ecma_ast::{
    ClassDecl, Decl, DefaultDecl, ExprOrSpread, ImportDecl, ImportSpecifier, ModuleDecl, ModuleItem, Program, Stmt,
    TsImportEqualsDecl, TsModuleRef,
};

use crate::flow::budget::Repetition;
use crate::flow::domain::id::At;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::interp::Interpreter;
use crate::flow::interp::frame::Frame;
use crate::flow::interp::modules::export_table::{imported_name, package_export};
use crate::flow::models::lookup;
use crate::flow::modules::binding::ImportBinding;
use crate::flow::modules::module::Module;
use crate::text::dialect::Dialect;
use crate::text::source::Span;
use crate::tree::imports::{Timing, constant};
use crate::tree::node_key::NodeKey;

impl<'a> Interpreter<'a> {
    /// Runs the top level of a script once, after the scripts that it imports. Where imports are circular, a script
    /// sees what the one that is still running has exported so far.
    pub(crate) fn run_script(&mut self, number: u32) {
        let module = self.module(number);
        if module.begun.replace(true) {
            return;
        }
        for import in self.script(number).imports.iter().filter(|import| import.timing == Timing::First) {
            if let Some(other) = self.program.import(number, &import.specifier) {
                self.run_script(other);
            }
        }
        // The importing script's frames don't surround this one: its `try` catches nothing that is thrown here.
        let outer = (std::mem::take(&mut self.control.frames), std::mem::take(&mut self.control.catchers));
        self.control.frames.push(Frame::new(NodeKey::TOP, Repetition::First, None));
        let script = self.script(number);
        self.in_scope(Rc::clone(&module.scope), |interpreter| match &script.program {
            Program::Script(data) if script.dialect == Dialect::Json => interpreter.run_json(&data.body, &module),
            Program::Script(script) => interpreter.run_all(&script.body),
            Program::Module(body) => interpreter.run_items(&body.body, &module, number),
        });
        let frame = self.control.frames.pop();
        (self.control.frames, self.control.catchers) = outer;
        if let Some(exits) = frame.and_then(|mut frame| frame.exits.take()) {
            self.heap.state.join(exits);
        }
        self.record_exports(number, At { script: number, span: Span { start: 0, end: 0 } });
        // A top level that ends with `throw` is taken to do so only sometimes: the importers run all the same.
        self.heap.state.live = true;
    }

    /// Runs a JSON file: a CommonJS module that exports its one value.
    fn run_json(&mut self, body: &'a [Stmt], module: &Module) {
        let [Stmt::Expr(statement)] = body else { return };
        let value = self.eval(&statement.expr);
        self.export_whole(module, value, self.at(statement));
    }

    /// `module.exports = value`
    fn export_whole(&mut self, module: &Module, value: Value, at: At) {
        self.heap.untrack(&value);
        let definition = self.heap.copied(value, at);
        self.heap
            .state
            .object_mut(module.commonjs)
            .each(|disjunct| disjunct.set(&"exports".into(), definition.clone()));
    }

    fn run_items(&mut self, items: &'a [ModuleItem], module: &Module, number: u32) {
        for item in items {
            if let ModuleItem::ModuleDecl(ModuleDecl::Import(import)) = item {
                self.import(import, number);
            }
        }
        for item in items {
            match item {
                ModuleItem::Stmt(statement) => self.run(statement),
                ModuleItem::ModuleDecl(declaration) => {
                    self.run_needed(declaration, |interpreter| {
                        interpreter.run_module_declaration(declaration, module, number);
                    });
                }
            }
        }
    }

    fn run_module_declaration(&mut self, declaration: &'a ModuleDecl, module: &Module, number: u32) {
        match declaration {
            ModuleDecl::ExportDecl(export) => match &export.decl {
                Decl::Fn(_) => {}
                Decl::Class(ClassDecl { ident, class, .. }) => {
                    let at = self.at(ident);
                    let value = self.class(class, at, Some(ident));
                    self.assign_name(ident, value);
                }
                other => self.run_declaration(other),
            },
            ModuleDecl::ExportDefaultExpr(export) => {
                let value = self.eval(&export.expr);
                self.export_default(module, value);
            }
            ModuleDecl::ExportDefaultDecl(export) => {
                if let DefaultDecl::Class(class) = &export.decl {
                    let value = self.class(&class.class, self.at(export), class.ident.as_ref());
                    self.export_default(module, value);
                }
            }
            ModuleDecl::TsExportAssignment(assignment) => {
                let value = self.eval(&assignment.expr);
                self.export_whole(module, value, self.at(assignment));
            }
            ModuleDecl::TsImportEquals(import) => self.import_equals(import, number),
            ModuleDecl::ExportNamed(_) | ModuleDecl::ExportAll(_) => {}
            ModuleDecl::Import(_) | ModuleDecl::TsNamespaceExport(_) => {}
        }
    }

    /// Binds the names of an `import` declaration.
    fn import(&mut self, import: &'a ImportDecl, from: u32) {
        if import.type_only {
            return;
        }
        let specifier = import.src.value.as_str().unwrap_or_default();
        let other = self.program.import(from, specifier);
        for part in &import.specifiers {
            if !matches!(part, ImportSpecifier::Named(named) if named.is_type_only) {
                self.import_name(part, other, specifier);
            }
        }
    }

    fn import_name(&mut self, part: &'a ImportSpecifier, other: Option<u32>, specifier: &str) {
        let local = part.local();
        let at = self.at(local);
        let value = match (other, imported_name(part)) {
            (Some(other), None) => self.namespace(other, at),
            (Some(other), Some(name)) => match self.exported(other, &name, at) {
                Some(ImportBinding::Cell(cell, shared)) => {
                    if shared {
                        self.modules.shared_cells.insert(cell);
                    }
                    self.control.scope.alias(local.to_id(), cell);
                    return;
                }
                Some(ImportBinding::Value(value)) => value,
                None => Value::named(&local.sym, at),
            },
            (None, name) => {
                let name = name.unwrap_or_else(|| "*".into());
                package_export(specifier, &name, &local.sym, at)
            }
        };
        self.assign_name(local, value);
    }

    fn import_equals(&mut self, import: &'a TsImportEqualsDecl, number: u32) {
        let at = self.at(import);
        let value = match &import.module_ref {
            TsModuleRef::TsExternalModuleRef(_) if import.is_type_only => return,
            TsModuleRef::TsExternalModuleRef(reference) => {
                let specifier = reference.expr.value.as_str().unwrap_or_default();
                match self.program.import(number, specifier) {
                    Some(other) => self.required(other, at),
                    None => package_export(specifier, "*", &import.id.sym, at),
                }
            }
            TsModuleRef::TsEntityName(_) => return,
        };
        self.assign_name(&import.id, value);
    }

    /// `require("./pay")`. `None` if the argument isn't a constant; an unknown value if the file isn't part of the
    /// program and no known library.
    pub(crate) fn require(&mut self, args: &'a [ExprOrSpread], at: At) -> Option<Value> {
        let (specifier, _) = constant(args)?;
        if let Some(other) = self.program.import(self.control.scope.script, specifier) {
            self.run_script(other);
            return Some(self.required(other, at));
        }
        Some(match lookup::package_export(specifier, "*").or_else(|| lookup::library(file_stem(specifier))) {
            Some(transfer) => Value::of(ValueKind::Builtin(transfer), at),
            // The name of a file doesn't tell what the file exports.
            None => Value::unknown(at),
        })
    }

    /// `import("./pay")`: returns the module itself rather than a promise, as values aren't wrapped in promises here.
    pub(crate) fn dynamic_import(&mut self, args: &'a [ExprOrSpread], at: At) -> Value {
        let other = constant(args).and_then(|(specifier, _)| self.program.import(self.control.scope.script, specifier));
        match other {
            Some(other) => {
                self.run_script(other);
                self.namespace(other, at)
            }
            None => self.require(args, at).unwrap_or_else(|| Value::unknown(at)),
        }
    }

    /// The value of `module` or `exports` in a CommonJS file.
    pub(crate) fn read_commonjs(&mut self, name: &str, script: u32, at: At) -> Option<Value> {
        let module = self.modules.by_script.get(&script).map(Rc::clone)?;
        match name {
            "module" => Some(Value::of(ValueKind::Object(module.commonjs), at)),
            "exports" => Some(self.module_exports(&module, at)),
            _ => None,
        }
    }
}

/// The name of the file that a specifier names: `jquery` in `./vendor/jquery.js`.
fn file_stem(specifier: &str) -> &str {
    specifier.rsplit('/').next().unwrap_or(specifier).trim_end_matches(".js")
}
