//! Statements and declarations.

use swc_ecma_ast::{Expr, ForHead, ImportDecl, ImportSpecifier, Pat, Stmt, VarDeclarator};
use swc_ecma_visit::VisitWith;

use crate::index::build::{Builder, Position};
use crate::index::{Jump, Mention, Traits};
use crate::tree::casts::strip;
use crate::tree::imports::constant;
use crate::tree::node_key::NodeKey;
use crate::tree::scope::each_name;

impl Builder<'_> {
    /// Visits a statement, a unit.
    pub(super) fn statement(&mut self, node: &Stmt) {
        self.in_unit(NodeKey::of(node), |builder| builder.inside_statement(node));
    }

    fn inside_statement(&mut self, node: &Stmt) {
        match node {
            Stmt::While(_) | Stmt::DoWhile(_) | Stmt::For(_) | Stmt::ForIn(_) | Stmt::ForOf(_) => {
                self.unit().traits.add(Traits::LOOP);
                self.unit().traits.add(Traits::BRANCHES);
                node.visit_children_with(self);
            }
            Stmt::Return(stmt) => {
                self.unit().jump = Jump::Return;
                stmt.arg.iter().for_each(|arg| self.returned(arg));
                node.visit_children_with(self);
            }
            Stmt::Throw(_) => {
                self.unit().jump = Jump::Throw;
                node.visit_children_with(self);
            }
            Stmt::Break(_) | Stmt::Continue(_) => self.unit().jump = Jump::Loop,
            Stmt::Expr(stmt) => match strip(&stmt.expr) {
                Expr::Seq(seq) => {
                    for part in &seq.exprs {
                        self.in_unit(NodeKey::of(&**part), |builder| builder.visit_as(&**part, Position::LookedAt));
                    }
                }
                _ => self.visit_as(&*stmt.expr, Position::LookedAt),
            },
            Stmt::Switch(_) | Stmt::Try(_) => {
                self.unit().traits.add(Traits::BRANCHES);
                node.visit_children_with(self);
            }
            Stmt::If(stmt) => {
                self.unit().traits.add(Traits::BRANCHES);
                self.visit_as(&*stmt.test, Position::LookedAt);
                stmt.cons.visit_with(self);
                stmt.alt.visit_with(self);
            }
            _ => node.visit_children_with(self),
        }
    }

    /// Visits a declarator, a unit.
    pub(super) fn declarator(&mut self, node: &VarDeclarator) {
        self.declare_pattern(&node.name);
        self.in_unit(NodeKey::of(node), |builder| {
            let Some(init) = &node.init else {
                // Without a value, nothing is assigned.
                return;
            };
            if let Pat::Ident(name) = &node.name {
                let binding = builder.mention(&name.id, Mention::Defines);
                if is_foreign(init) {
                    builder.imported.push(binding);
                } else {
                    builder.assigned.push(binding);
                }
                if strip(init).is_this() {
                    builder.selves.insert(binding);
                }
                if builder.gives_window(init) {
                    builder.windows.insert(binding);
                }
                builder.visit_named(init, Some(binding), None);
            } else {
                if node.name.is_array() && strip(init).is_call() {
                    builder.unit().traits.add(Traits::TAKES_APART);
                }
                node.name.visit_with(builder);
                builder.visit_as(&**init, Position::Destructured);
            }
        });
    }

    /// Visits an import.
    pub(super) fn import(&mut self, node: &ImportDecl) {
        for specifier in &node.specifiers {
            let local = match specifier {
                ImportSpecifier::Named(named) => &named.local,
                ImportSpecifier::Default(default) => &default.local,
                ImportSpecifier::Namespace(namespace) => &namespace.local,
            };
            self.declare(local);
            let binding = self.mention(local, Mention::Defines);
            if node.src.value.as_str().is_some_and(is_package) {
                self.imported.push(binding);
            }
        }
    }

    /// Visits the variables or targets of `for … in` and `for … of`.
    pub(super) fn for_head(&mut self, head: &ForHead) {
        match head {
            ForHead::VarDecl(var) => var.decls.iter().for_each(|declarator| {
                self.declare_pattern(&declarator.name);
                declarator.name.visit_with(self);
            }),
            ForHead::UsingDecl(using) => using.decls.iter().for_each(|declarator| declarator.name.visit_with(self)),
            ForHead::Pat(pattern) => pattern.visit_with(self),
        }
    }

    /// Records that the variables of a pattern are declared in the present function.
    pub(super) fn declare_pattern(&mut self, pattern: &Pat) {
        each_name(pattern, &mut |name| {
            self.declare(name);
        });
    }
}

/// True for `require("package")`.
fn is_foreign(expr: &Expr) -> bool {
    let Expr::Call(call) = strip(expr) else { return false };
    let is_require = call.callee.as_expr().is_some_and(|callee| strip(callee).is_ident_ref_to("require"));
    is_require && constant(&call.args).is_some_and(|(specifier, _)| is_package(specifier))
}

/// True for the specifier of a package, not of a file.
fn is_package(specifier: &str) -> bool {
    !specifier.starts_with(['.', '/'])
}
