//! Hoisting: what a function, a block or a module declares is known before the first of its statements.

use swc_ecma_ast::{
    Decl, DefaultDecl, ForHead, ModuleDecl, ModuleItem, Pat, Stmt, TsModuleName, VarDecl, VarDeclKind, VarDeclOrExpr,
};

use crate::tree::resolve::Walk;
use crate::tree::resolve::table::{Kind, Space};
use crate::tree::scope::each_name;

impl Walk {
    /// Declares what the statements of a function, or of the top level, declare, and the `var`s of the blocks in them.
    pub(super) fn hoist_body<'s>(&mut self, statements: impl Iterator<Item = &'s Stmt> + Clone) {
        self.hoist_block(statements.clone());
        statements.for_each(|statement| self.hoist_vars(statement));
    }

    /// Declares what the statements of a block declare for the block.
    pub(super) fn hoist_block<'s>(&mut self, statements: impl Iterator<Item = &'s Stmt>) {
        for statement in statements {
            match statement {
                Stmt::Decl(declaration) => self.hoist_declaration(declaration),
                // `label: function pay() {}`
                Stmt::Labeled(labeled) => self.hoist_block(std::iter::once(&*labeled.body)),
                _ => {}
            }
        }
    }

    /// Declares what the top level of a module, or of a namespace, declares.
    pub(super) fn hoist_items(&mut self, items: &[ModuleItem]) {
        for item in items {
            if let ModuleItem::ModuleDecl(declaration) = item {
                self.hoist_module_declaration(declaration);
            }
        }
        let statements = items.iter().filter_map(|item| match item {
            ModuleItem::Stmt(statement) => Some(statement),
            ModuleItem::ModuleDecl(_) => None,
        });
        self.hoist_body(statements);
    }

    fn hoist_module_declaration(&mut self, declaration: &ModuleDecl) {
        match declaration {
            ModuleDecl::Import(import) => {
                for specifier in &import.specifiers {
                    let local = &specifier.local().sym;
                    self.variable(local, Kind::Other);
                    self.declare_type(local);
                }
            }
            ModuleDecl::ExportDecl(export) => {
                self.hoist_declaration(&export.decl);
                if let Decl::Var(var) = &export.decl {
                    self.hoist_var(var);
                }
            }
            ModuleDecl::ExportDefaultDecl(export) => match &export.decl {
                DefaultDecl::Fn(function) => {
                    if let Some(name) = &function.ident {
                        self.variable(&name.sym, Kind::Var);
                    }
                }
                DefaultDecl::Class(class) => {
                    if let Some(name) = &class.ident {
                        self.variable(&name.sym, Kind::Other);
                        self.declare_type(&name.sym);
                    }
                }
                DefaultDecl::TsInterfaceDecl(interface) => self.declare_type(&interface.id.sym),
            },
            ModuleDecl::TsImportEquals(import) => {
                self.variable(&import.id.sym, Kind::Other);
                self.declare_type(&import.id.sym);
            }
            _ => {}
        }
    }

    /// Declares what a declaration that isn't a `var` declares.
    fn hoist_declaration(&mut self, declaration: &Decl) {
        match declaration {
            Decl::Class(class) => {
                self.variable(&class.ident.sym, Kind::Other);
                self.declare_type(&class.ident.sym);
            }
            Decl::Fn(function) => {
                let name = &function.ident.sym;
                let known = self.table.meaning(Space::Values, name);
                let is_of_function =
                    known.is_some_and(|known| known.scope == self.around.variables && known.kind == Kind::Var);
                let is_block = self.table.scope() != self.around.variables;
                // Outside of strict mode, it is a variable of the function already.
                if !(is_block && is_of_function && !self.around.is_strict) {
                    self.variable(name, if is_block { Kind::Other } else { Kind::Var });
                }
            }
            Decl::Var(var) if var.kind != VarDeclKind::Var => {
                var.decls.iter().for_each(|declarator| self.hoist_pattern(&declarator.name, Kind::Other));
            }
            Decl::Using(using) => {
                using.decls.iter().for_each(|declarator| self.hoist_pattern(&declarator.name, Kind::Other));
            }
            Decl::TsEnum(declaration) => {
                self.variable(&declaration.id.sym, Kind::Other);
            }
            Decl::TsModule(module) => {
                if let TsModuleName::Ident(name) = &module.id {
                    self.variable(&name.sym, Kind::Other);
                }
            }
            Decl::TsInterface(interface) => self.declare_type(&interface.id.sym),
            Decl::TsTypeAlias(alias) => self.declare_type(&alias.id.sym),
            Decl::Var(_) => {}
        }
    }

    /// Declares the variables of a pattern in the present scope.
    pub(super) fn hoist_pattern(&mut self, pattern: &Pat, kind: Kind) {
        each_name(pattern, &mut |name| {
            self.variable(&name.sym, kind);
        });
    }

    fn hoist_var(&mut self, var: &VarDecl) {
        if var.kind == VarDeclKind::Var {
            var.decls.iter().for_each(|declarator| self.hoist_pattern(&declarator.name, Kind::Var));
        }
    }

    fn hoist_head(&mut self, head: &ForHead) {
        if let ForHead::VarDecl(var) = head {
            self.hoist_var(var);
        }
    }

    /// Declares the `var`s of a statement, and of all blocks in it.
    fn hoist_vars(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Decl(Decl::Var(var)) => self.hoist_var(var),
            Stmt::Block(block) => self.hoist_inner(&block.stmts),
            Stmt::If(stmt) => {
                self.hoist_one(&stmt.cons);
                stmt.alt.iter().for_each(|alt| self.hoist_one(alt));
            }
            Stmt::For(stmt) => {
                if let Some(VarDeclOrExpr::VarDecl(var)) = &stmt.init {
                    self.hoist_var(var);
                }
                self.hoist_one(&stmt.body);
            }
            Stmt::ForIn(stmt) => {
                self.hoist_head(&stmt.left);
                self.hoist_one(&stmt.body);
            }
            Stmt::ForOf(stmt) => {
                self.hoist_head(&stmt.left);
                self.hoist_one(&stmt.body);
            }
            Stmt::While(stmt) => self.hoist_one(&stmt.body),
            Stmt::DoWhile(stmt) => self.hoist_one(&stmt.body),
            Stmt::With(stmt) => self.hoist_one(&stmt.body),
            Stmt::Labeled(stmt) => self.hoist_vars(&stmt.body),
            Stmt::Switch(stmt) => stmt.cases.iter().for_each(|case| self.hoist_inner(&case.cons)),
            Stmt::Try(stmt) => {
                self.hoist_inner(&stmt.block.stmts);
                stmt.handler.iter().for_each(|handler| self.hoist_inner(&handler.body.stmts));
                stmt.finalizer.iter().for_each(|block| self.hoist_inner(&block.stmts));
            }
            _ => {}
        }
    }

    fn hoist_inner(&mut self, statements: &[Stmt]) {
        for statement in statements {
            self.hoist_one(statement);
        }
    }

    /// Declares the `var`s of a statement in a block. Outside of strict mode, a function in a block is one, too, unless a
    /// parameter or a variable of the function has its name.
    fn hoist_one(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Decl(Decl::Fn(function)) if !self.around.is_strict => {
                self.variable(&function.ident.sym, Kind::Var);
            }
            _ => self.hoist_vars(statement),
        }
    }
}
