//! Functions, classes, loops and assignments.

use swc_ecma_ast::{
    ArrowExpr, ArrowFunctionBody, AssignExpr, CatchClause, Class, ClassDecl, ClassExpr, Constructor, DefaultDecl,
    ExportDefaultDecl, Expr, FnDecl, FnExpr, ForHead, Function, FunctionBody, ImportDecl, MemberExpr, MemberProp,
    ParamOrTsParamProp, Pat, SimpleAssignTarget, Stmt, TsParamPropParam, UpdateExpr, VarDecl, VarDeclKind,
};
use swc_ecma_visit::VisitMutWith;

use super::table::Kind;
use super::{Body, Walk};
use crate::tree::node_key::NodeKey;
use crate::tree::scope::{each_name, names_of};
use crate::tree::variable::{UNDECLARED, context};

impl Walk {
    /// Walks the statements of a block.
    pub(super) fn block(&mut self, statements: &mut [Stmt]) {
        self.within(|this| {
            this.hoist_block(statements.iter());
            for statement in statements {
                statement.visit_mut_with(this);
            }
        });
    }

    /// Walks the statements of a function, or of the top level.
    pub(super) fn statements(&mut self, statements: &mut [Stmt]) {
        self.around.is_strict |= statements.first().is_some_and(Stmt::is_use_strict);
        self.hoist_body(statements.iter());
        for statement in statements {
            statement.visit_mut_with(self);
        }
    }

    fn body(&mut self, body: &mut Option<FunctionBody>) {
        if let Some(body) = body {
            self.statements(&mut body.stmts);
        }
    }

    pub(super) fn function(&mut self, node: &mut Function) {
        node.decorators.visit_mut_with(self);
        self.within_function(NodeKey::of(&*node), Body::Own, |this| {
            node.type_params.visit_mut_with(this);
            node.params.iter().for_each(|param| this.parameter(&param.pat));
            node.this_param.visit_mut_with(this);
            node.params.visit_mut_with(this);
            node.return_type.visit_mut_with(this);
            this.body(&mut node.body);
        });
    }

    pub(super) fn arrow(&mut self, node: &mut ArrowExpr) {
        self.within_function(NodeKey::of(&*node), Body::Arrow, |this| {
            node.type_params.visit_mut_with(this);
            node.params.iter().for_each(|param| this.parameter(param));
            node.params.visit_mut_with(this);
            node.return_type.visit_mut_with(this);
            match &mut *node.body {
                ArrowFunctionBody::FunctionBody(body) => this.statements(&mut body.stmts),
                ArrowFunctionBody::Expr(value) => value.visit_mut_with(this),
            }
        });
    }

    pub(super) fn constructor(&mut self, node: &mut Constructor) {
        self.within_function(NodeKey::of(&*node), Body::Own, |this| {
            for param in &node.params {
                match param {
                    ParamOrTsParamProp::Param(param) => this.parameter(&param.pat),
                    ParamOrTsParamProp::TsParamProp(property) => match &property.param {
                        TsParamPropParam::Ident(name) => this.parameter(&Pat::Ident(name.clone())),
                        TsParamPropParam::Assign(assign) => this.parameter(&assign.left),
                    },
                }
            }
            node.params.visit_mut_with(this);
            this.body(&mut node.body);
        });
    }

    pub(super) fn class(&mut self, node: &mut Class) {
        self.within(|this| {
            this.around.is_strict = true;
            this.around.body = Body::Class;
            this.sometimes(|this| {
                node.type_params.visit_mut_with(this);
                node.decorators.visit_mut_with(this);
                node.super_class.visit_mut_with(this);
                node.super_type_params.visit_mut_with(this);
                node.implements.visit_mut_with(this);
                node.body.visit_mut_with(this);
            });
        });
    }

    pub(super) fn class_declaration(&mut self, node: &mut ClassDecl) {
        self.declared(&node.ident, self.around.scope);
        self.name(&mut node.ident);
        self.class(&mut node.class);
    }

    /// Walks a class expression: its name means it inside of it.
    pub(super) fn class_expression(&mut self, node: &mut ClassExpr) {
        self.within(|this| {
            if let Some(name) = &mut node.ident {
                this.variable(&name.sym, Kind::Other);
                this.declare_type(&name.sym);
                this.declared(name, this.around.scope);
                this.name(name);
            }
            this.class(&mut node.class);
        });
    }

    pub(super) fn function_declaration(&mut self, node: &mut FnDecl) {
        self.declared(&node.ident, self.around.function);
        self.name(&mut node.ident);
        if self.around.function == NodeKey::TOP && !self.is_module {
            self.scopes.set_global(node.ident.ctxt.as_u32());
        }
        self.function(&mut node.function);
    }

    /// Walks a function expression: its name means it inside of it.
    pub(super) fn function_expression(&mut self, node: &mut FnExpr) {
        let Some(name) = &mut node.ident else { return self.function(&mut node.function) };
        let key = NodeKey::of(&*node.function);
        self.within(|this| {
            this.aside(|this| {
                this.around.function = key;
                this.variable(&name.sym, Kind::Other);
                this.declared(name, key);
            });
            this.name(name);
            this.function(&mut node.function);
        });
    }

    pub(super) fn default_export(&mut self, node: &mut ExportDefaultDecl) {
        match &mut node.decl {
            DefaultDecl::Fn(function) => {
                // The name of a default export is declared in the module, unlike that of a function expression.
                if let Some(name) = &mut function.ident {
                    self.declared(name, NodeKey::TOP);
                    name.ctxt = context(self.meant(&name.sym).unwrap_or(UNDECLARED));
                }
                self.function(&mut function.function);
            }
            DefaultDecl::Class(class) => {
                if let Some(name) = &mut class.ident {
                    self.declared(name, self.around.scope);
                    self.name(name);
                }
                self.class(&mut class.class);
            }
            DefaultDecl::TsInterfaceDecl(interface) => self.interface(interface),
        }
    }

    pub(super) fn var_declaration(&mut self, node: &mut VarDecl) {
        let is_var = node.kind == VarDeclKind::Var;
        let scope = if is_var { self.around.function } else { self.around.scope };
        let is_global = is_var && self.around.function == NodeKey::TOP && !self.is_module;
        for declarator in &node.decls {
            each_name(&declarator.name, &mut |name| {
                // In `catch (e) { var e; }`, the name means the parameter, but the function has a variable of it.
                let scope_of_var = if is_var { self.around.variables } else { self.table.scope() };
                let variable = self.table.in_scope(scope_of_var, &name.sym).unwrap_or(UNDECLARED);
                self.scopes.declare((name.sym.clone(), context(variable)), scope);
                if is_global {
                    self.scopes.set_global(variable);
                }
            });
        }
        node.decls.visit_mut_with(self);
    }

    /// Declares the variables of a loop's head for the loop, unless they are `var`.
    pub(super) fn loop_head(&mut self, head: &VarDecl) {
        if head.kind != VarDeclKind::Var {
            head.decls.iter().for_each(|declarator| self.hoist_pattern(&declarator.name, Kind::Other));
        }
    }

    /// Walks `for … in` or `for … of`.
    pub(super) fn loop_over(&mut self, left: &mut ForHead, right: &mut Box<Expr>, body: &mut Box<Stmt>) {
        self.within_loop(NodeKey::of(&**body), |this| {
            match &*left {
                ForHead::VarDecl(var) => this.loop_head(var),
                ForHead::UsingDecl(using) => {
                    using.decls.iter().for_each(|declarator| this.hoist_pattern(&declarator.name, Kind::Other));
                }
                ForHead::Pat(_) => {}
            }
            left.visit_mut_with(this);
            if let ForHead::Pat(pattern) = &*left
                && let Pat::Ident(name) = &**pattern
            {
                this.scopes.assign(&name.id.to_id(), this.around.function);
            }
            right.visit_mut_with(this);
            body.visit_mut_with(this);
        });
    }

    pub(super) fn catch(&mut self, node: &mut CatchClause) {
        self.within(|this| {
            if let Some(param) = &node.param {
                this.hoist_pattern(param, Kind::Other);
                each_name(param, &mut |name| this.declared(name, this.around.scope));
            }
            node.param.visit_mut_with(this);
            node.body.visit_mut_with(this);
        });
    }

    pub(super) fn import(&mut self, node: &mut ImportDecl) {
        if !node.type_only {
            self.imports.add_name(&node.src);
        }
        for specifier in &mut node.specifiers {
            self.declared(specifier.local(), NodeKey::TOP);
            let local = specifier.local_mut();
            local.ctxt = context(self.meant(&local.sym).unwrap_or(UNDECLARED));
        }
    }

    pub(super) fn assignment(&mut self, node: &mut AssignExpr) {
        node.visit_mut_children_with(self);
        let function = self.around.function;
        match node.left.as_simple() {
            Some(SimpleAssignTarget::Ident(name)) => self.scopes.assign(&name.id.to_id(), function),
            Some(SimpleAssignTarget::Member(member)) => self.assign_member(member),
            _ => {}
        }
        if let Some(pattern) = node.left.as_pat() {
            for name in names_of(pattern) {
                self.scopes.assign(&name.to_id(), function);
            }
        }
    }

    pub(super) fn update(&mut self, node: &mut UpdateExpr) {
        node.visit_mut_children_with(self);
        match &*node.arg {
            Expr::Ident(name) => self.scopes.assign(&name.to_id(), self.around.function),
            Expr::Member(member) => self.assign_member(member),
            _ => {}
        }
    }

    fn assign_member(&mut self, member: &MemberExpr) {
        if let MemberProp::Ident(name) = &member.prop {
            self.scopes.assign_member(&name.sym, self.around.function);
        }
    }
}
