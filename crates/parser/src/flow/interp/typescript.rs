//! TypeScript's own statements that exist at run time: enums and namespaces.
//!
//! ```ts
//! enum Method { PayPal = "payPal" }                       // an object: { PayPal: "payPal" }
//! namespace shop { export const method = Method.PayPal; }
//! ```

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::{
    Decl, ModuleDecl, ModuleItem, Stmt, TsEnumDecl, TsEnumMemberId, TsModuleBlock, TsModuleDecl, TsModuleName,
    TsNamespaceBody,
};

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::scope::Scope;
use crate::flow::interp::Interpreter;
use crate::payload::Rest;

impl<'a> Interpreter<'a> {
    pub(crate) fn run_enum(&mut self, declaration: &'a TsEnumDecl, scope: &Rc<Scope>) {
        let at = Self::at(scope, declaration);
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        for member in &declaration.members {
            let name = match &member.id {
                TsEnumMemberId::Ident(ident) => ident.sym.clone(),
                TsEnumMemberId::Str(text) => text.value.as_str().map(Atom::from).unwrap_or_default(),
            };
            let value = match &member.init {
                Some(init) => self.eval(init, scope),
                None => Value::of(ValueKind::Number(None), at),
            };
            let definition = self.heap.copied(value, at);
            self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&name, definition.clone()));
        }
        self.assign_name(&declaration.id, Value::of(ValueKind::Object(id), at), scope);
    }

    pub(crate) fn run_namespace(&mut self, module: &'a TsModuleDecl, scope: &Rc<Scope>) {
        let TsModuleName::Ident(name) = &module.id else { return };
        let Some(TsNamespaceBody::TsModuleBlock(block)) = &module.body else { return };
        let at = Self::at(scope, module);
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        self.assign_name(name, Value::of(ValueKind::Object(id), at), scope);
        self.run_namespace_block(block, id, scope);
    }

    /// Runs the statements of a namespace; those that it exports become members of its object.
    fn run_namespace_block(&mut self, block: &'a TsModuleBlock, id: ObjectId, scope: &Rc<Scope>) {
        for item in &block.body {
            match item {
                ModuleItem::Stmt(Stmt::Decl(Decl::Fn(function))) => self.declare_function(function, scope),
                ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) => {
                    if let Decl::Fn(function) = &export.decl {
                        self.declare_function(function, scope);
                        self.add_member(id, &function.ident, scope);
                    }
                }
                _ => {}
            }
        }
        for item in &block.body {
            match item {
                ModuleItem::Stmt(statement) => self.run(statement, scope),
                ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) => self.run_member(&export.decl, id, scope),
                ModuleItem::ModuleDecl(_) => {}
            }
        }
    }

    /// Runs an exported declaration of a namespace.
    fn run_member(&mut self, declaration: &'a Decl, id: ObjectId, scope: &Rc<Scope>) {
        match declaration {
            Decl::Fn(_) => {}
            Decl::Class(class) => {
                self.run_declaration(declaration, scope);
                self.add_member(id, &class.ident, scope);
            }
            Decl::Var(var) => {
                self.run_var(var, scope);
                for declarator in &var.decls {
                    if let swc_ecma_ast::Pat::Ident(ident) = &declarator.name {
                        self.add_member(id, &ident.id, scope);
                    }
                }
            }
            other => self.run_declaration(other, scope),
        }
    }

    /// Copies a variable into the namespace's object.
    fn add_member(&mut self, id: ObjectId, name: &swc_ecma_ast::Ident, scope: &Rc<Scope>) {
        let value = self.read_name(name, scope);
        let at = Self::at(scope, name);
        let definition = self.heap.copied(value, at);
        self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&name.sym, definition.clone()));
    }
}
