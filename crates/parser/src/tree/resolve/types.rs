//! Types: they have names of their own, and parameters that nothing uses.

use swc_ecma_ast::{
    Expr, Ident, ModuleItem, TsEnumDecl, TsEnumMemberId, TsExternalModuleRef, TsFnParam, TsImportEqualsDecl,
    TsInterfaceDecl, TsModuleDecl, TsModuleName, TsModuleRef, TsNamespaceBody, TsTypeAliasDecl, TsTypeParamDecl,
};
use swc_ecma_visit::VisitMutWith;

use super::Walk;
use super::table::{Kind, Space};
use crate::tree::variable::{UNDECLARED, context};

impl Walk {
    /// Walks code in which names mean types. Without types in the dialect, they mean nothing.
    pub(super) fn as_type(&mut self, walk: impl FnOnce(&mut Self)) {
        if !self.has_types {
            return;
        }
        let is_type = std::mem::replace(&mut self.around.is_type, true);
        walk(self);
        self.around.is_type = is_type;
    }

    /// Walks a type with names of its own.
    pub(super) fn within_type(&mut self, walk: impl FnOnce(&mut Self)) {
        if self.has_types {
            self.within(|this| this.as_type(walk));
        }
    }

    /// Walks the signature of a function.
    pub(super) fn signature(
        &mut self,
        type_params: &mut Option<Box<TsTypeParamDecl>>,
        params: &mut [TsFnParam],
        walk: impl FnOnce(&mut Self),
    ) {
        self.within_type(|this| {
            type_params.visit_mut_with(this);
            for param in params {
                param.visit_mut_with(this);
            }
            walk(this);
        });
    }

    /// Walks a parameter of a signature: its name is there for readers only.
    pub(super) fn signature_param(&mut self, param: &mut TsFnParam) {
        match param {
            TsFnParam::Ident(name) => {
                name.id.ctxt = context(UNDECLARED);
                name.type_ann.visit_mut_with(self);
            }
            _ => param.visit_mut_children_with(self),
        }
    }

    /// Walks the key of a member of a type. Without brackets, it is no variable.
    pub(super) fn signature_key(&mut self, key: Option<&mut Box<Expr>>) {
        if let Some(key) = key {
            key.visit_mut_with(self);
        }
    }

    /// Walks the parameters of a type or function that are types.
    pub(super) fn type_params(&mut self, node: &mut TsTypeParamDecl) {
        node.params.iter().for_each(|param| self.declare_type(&param.name.sym));
        self.as_type(|this| node.visit_mut_children_with(this));
    }

    /// Gives the name of a type its number.
    pub(super) fn type_name(&mut self, name: &mut Ident) {
        self.as_type(|this| this.name(name));
    }

    pub(super) fn interface(&mut self, node: &mut TsInterfaceDecl) {
        self.type_name(&mut node.id);
        self.within_type(|this| {
            node.type_params.visit_mut_with(this);
            node.extends.visit_mut_with(this);
            node.body.visit_mut_with(this);
        });
    }

    pub(super) fn alias(&mut self, node: &mut TsTypeAliasDecl) {
        self.type_name(&mut node.id);
        self.within_type(|this| {
            node.type_params.visit_mut_with(this);
            node.type_ann.visit_mut_with(this);
        });
    }

    /// Walks an `enum`. In its values, the names of its members aren't variables.
    pub(super) fn enumeration(&mut self, node: &mut TsEnumDecl) {
        self.declared(&node.id, self.around.scope);
        self.name(&mut node.id);
        self.within(|this| {
            for member in &node.members {
                match &member.id {
                    TsEnumMemberId::Ident(name) => this.table.hide(&name.sym),
                    TsEnumMemberId::Str(text) => {
                        if let Some(name) = text.value.as_atom() {
                            this.table.hide(name);
                        }
                    }
                }
            }
            node.members.iter_mut().for_each(|member| member.init.visit_mut_with(this));
        });
    }

    /// Walks a namespace: its `var`s are its own.
    pub(super) fn namespace(&mut self, node: &mut TsModuleDecl) {
        if let TsModuleName::Ident(name) = &mut node.id {
            if self.table.meaning(Space::Values, &name.sym).is_none() {
                // `declare global`
                self.variable(&name.sym, Kind::Other);
            }
            self.declared(name, self.around.scope);
            self.name(name);
        }
        node.body.iter_mut().for_each(|body| self.namespace_body(body));
    }

    fn namespace_body(&mut self, body: &mut TsNamespaceBody) {
        self.within(|this| {
            this.around.variables = this.table.scope();
            match body {
                TsNamespaceBody::TsModuleBlock(block) => this.items(&mut block.body),
                // `namespace Shop.Cart {}`
                TsNamespaceBody::TsNamespaceDecl(inner) => {
                    this.table.declare(Space::Values, &inner.id.sym, Kind::Other);
                    this.name(&mut inner.id);
                    this.namespace_body(&mut inner.body);
                }
            }
        });
    }

    /// Walks the top level of a module or namespace.
    pub(super) fn items(&mut self, items: &mut [ModuleItem]) {
        self.hoist_items(items);
        for item in items {
            item.visit_mut_with(self);
        }
    }

    /// Walks a value that is exported: a name may be that of a type.
    pub(super) fn exported_value(&mut self, value: &mut Expr) {
        value.visit_mut_with(self);
        if let Expr::Ident(name) = value {
            self.name_of_either(name);
        }
    }

    /// Walks `import pay = require("./pay")`, or `import Cart = Shop.Cart`.
    pub(super) fn import_equals(&mut self, node: &mut TsImportEqualsDecl) {
        self.declared(&node.id, self.around.scope);
        self.name(&mut node.id);
        match &mut node.module_ref {
            TsModuleRef::TsEntityName(name) => name.visit_mut_with(self),
            TsModuleRef::TsExternalModuleRef(TsExternalModuleRef { expr, .. }) => self.imports.add_name(expr),
        }
    }
}
