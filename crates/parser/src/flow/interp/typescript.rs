//! TypeScript's own statements that exist at run time: enums and namespaces.
//!
//! ```ts
//! enum Method { PayPal = "payPal" }                       // an object: { PayPal: "payPal" }
//! namespace shop { export const method = Method.PayPal; }
//! ```

use swc_atoms::Atom;
use swc_ecma_ast::{
    Decl, ModuleDecl, ModuleItem, Stmt, TsEnumDecl, TsEnumMemberId, TsModuleBlock, TsModuleDecl, TsModuleName,
    TsNamespaceBody,
};

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::payload::Rest;

impl<'a> Interpreter<'a> {
    pub(crate) fn run_enum(&mut self, declaration: &'a TsEnumDecl) {
        let at = self.at(declaration);
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        for member in &declaration.members {
            let name = match &member.id {
                TsEnumMemberId::Ident(ident) => ident.sym.clone(),
                TsEnumMemberId::Str(text) => text.value.as_str().map(Atom::from).unwrap_or_default(),
            };
            let value = match &member.init {
                Some(init) => self.eval(init),
                None => Value::of(ValueKind::Number(None), at),
            };
            let definition = self.heap.copied(value, at);
            self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&name, definition.clone()));
        }
        self.assign_name(&declaration.id, Value::of(ValueKind::Object(id), at));
    }

    pub(crate) fn run_namespace(&mut self, module: &'a TsModuleDecl) {
        let TsModuleName::Ident(name) = &module.id else { return };
        let Some(TsNamespaceBody::TsModuleBlock(block)) = &module.body else { return };
        let at = self.at(module);
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        self.assign_name(name, Value::of(ValueKind::Object(id), at));
        self.run_namespace_block(block, id);
    }

    /// Runs the statements of a namespace; those that it exports become members of its object.
    fn run_namespace_block(&mut self, block: &'a TsModuleBlock, id: ObjectId) {
        for item in &block.body {
            match item {
                ModuleItem::Stmt(Stmt::Decl(Decl::Fn(function))) => self.declare_function(function),
                ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) => {
                    if let Decl::Fn(function) = &export.decl {
                        self.declare_function(function);
                        self.add_member(id, &function.ident);
                    }
                }
                _ => {}
            }
        }
        for item in &block.body {
            match item {
                ModuleItem::Stmt(statement) => self.run(statement),
                ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) => self.run_member(&export.decl, id),
                ModuleItem::ModuleDecl(_) => {}
            }
        }
    }

    /// Runs an exported declaration of a namespace.
    fn run_member(&mut self, declaration: &'a Decl, id: ObjectId) {
        match declaration {
            Decl::Fn(_) => {}
            Decl::Class(class) => {
                self.run_declaration(declaration);
                self.add_member(id, &class.ident);
            }
            Decl::Var(var) => {
                self.run_var(var);
                for declarator in &var.decls {
                    if let swc_ecma_ast::Pat::Ident(ident) = &declarator.name {
                        self.add_member(id, &ident.id);
                    }
                }
            }
            other => self.run_declaration(other),
        }
    }

    /// Copies a variable into the namespace's object.
    fn add_member(&mut self, id: ObjectId, name: &swc_ecma_ast::Ident) {
        let value = self.read_name(name);
        let at = self.at(name);
        let definition = self.heap.copied(value, at);
        self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&name.sym, definition.clone()));
    }
}
