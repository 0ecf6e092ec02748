//! One walk over a program that takes note of its literals, writes and names.

mod rows;

use std::sync::Arc;

use swc_common::Spanned;
use swc_ecma_ast::{
    ArrowExpr, ArrowFunctionBody, AssignExpr, BlockStmt, CatchClause, ClassDecl, ClassExpr, Constructor, DoWhileStmt,
    FnDecl, FnExpr, ForInStmt, ForOfStmt, ForStmt, Function, FunctionBody, Ident, IfStmt, ImportDecl, LabeledStmt,
    Module, ObjectLit, ParamOrTsParamProp, Script as Classic, SeqExpr, SimpleAssignTarget, Stmt, SwitchStmt,
    TsEnumDecl, TsImportEqualsDecl, TsInterfaceDecl, TsModuleBlock, TsParamPropParam, TsType, TsTypeAliasDecl,
    TsTypeAnn, UnaryExpr, UnaryOp, UpdateExpr, UsingDecl, VarDecl, VarDeclKind, WhileStmt, WithStmt,
};
use swc_ecma_visit::{Visit, VisitWith};

use self::rows::between_braces;
use super::awaits::Awaits;
use super::names::Declared;
use super::parts::{assignment, deleted, increment, member};
use super::run_text::runs_text;
use super::{FileSyntax, Literal, Member, Role};
use crate::scope::names_of;
use crate::script::{Script, span_of};
use crate::source::Span;

/// The syntax of a script.
pub(super) fn collect(script: &Script) -> FileSyntax {
    let text = script.file.text();
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let whole = Span { start: script.file.bom_len(), end };
    let syntax = FileSyntax {
        awaits: Awaits::of(script),
        has_types: script.dialect.has_types(),
        runs_text: runs_text(script),
        ..FileSyntax::default()
    };
    let mut collect = Collect { text, syntax, block: whole, function: whole };
    script.program.visit_with(&mut collect);
    collect.syntax
}

struct Collect<'t> {
    text: &'t str,
    syntax: FileSyntax,
    /// The innermost block: what `let` and `const` are declared in.
    block: Span,
    /// The innermost function: what `var` is declared in.
    function: Span,
}

impl Collect<'_> {
    /// Walks into a block.
    fn inside(&mut self, block: Span, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.block, block);
        walk(self);
        self.block = outer;
    }

    /// Walks into a function.
    fn inside_function(&mut self, span: Span, walk: impl FnOnce(&mut Self)) {
        self.syntax.names.add_function(span);
        let outer = std::mem::replace(&mut self.function, span);
        self.inside(span, walk);
        self.function = outer;
    }

    fn declare(&mut self, name: &Ident, scope: Span, from: impl Into<Option<u32>>) {
        self.syntax.names.declare(name.sym.clone(), Declared { scope, from: from.into() });
    }

    fn declare_all(
        &mut self,
        pattern: &impl VisitWith<crate::scope::Names>,
        scope: Span,
        from: impl Into<Option<u32>> + Copy,
    ) {
        for name in names_of(pattern) {
            self.declare(&name, scope, from);
        }
    }

    /// Takes note that the variables of a pattern have a value from there on.
    fn assign_all(&mut self, pattern: &impl VisitWith<crate::scope::Names>, end: u32) {
        for name in names_of(pattern) {
            self.syntax.names.assign(&name, end);
        }
    }

    fn names_of_class(&mut self, name: Option<&Ident>, scope: Span) {
        if let Some(name) = name {
            self.declare(name, scope, span_of(name.span).start);
        }
    }

    fn loop_body(&mut self, head: Span, body: &Stmt, walk: impl FnOnce(&mut Self)) {
        self.body(body);
        self.inside(head, walk);
    }
}

impl Visit for Collect<'_> {
    fn visit_object_lit(&mut self, node: &ObjectLit) {
        let members: Vec<Member> = node.props.iter().map(member).collect();
        let index = self.syntax.literals.len();
        for (number, member) in members.iter().enumerate() {
            self.syntax.keys.insert(member.key, (index, number));
        }
        let span = span_of(node.span);
        self.syntax.by_span.insert(span, index);
        self.syntax.literals.push(Arc::new(Literal { span, members }));
        node.visit_children_with(self);
    }

    fn visit_module(&mut self, node: &Module) {
        self.item_row(self.block, &node.body);
        node.visit_children_with(self);
    }

    fn visit_script(&mut self, node: &Classic) {
        self.block_row(self.block, &node.body);
        node.visit_children_with(self);
    }

    fn visit_ts_module_block(&mut self, node: &TsModuleBlock) {
        self.item_row(between_braces(node.span), &node.body);
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_block_stmt(&mut self, node: &BlockStmt) {
        self.block_row(between_braces(node.span), &node.stmts);
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_function_body(&mut self, node: &FunctionBody) {
        self.block_row(between_braces(node.span), &node.stmts);
        node.visit_children_with(self);
    }

    fn visit_switch_stmt(&mut self, node: &SwitchStmt) {
        let end = span_of(node.span).end.saturating_sub(1);
        for (index, case) in node.cases.iter().enumerate() {
            let next = node.cases.get(index + 1).map_or(end, |next| span_of(next.span).start);
            let head = case.test.as_ref().map_or(span_of(case.span).start, |test| span_of(test.span()).end);
            self.case_row(&case.cons, self.after_colon(head), next);
        }
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_if_stmt(&mut self, node: &IfStmt) {
        self.body(&node.cons);
        if let Some(alt) = &node.alt {
            self.body(alt);
        }
        node.visit_children_with(self);
    }

    fn visit_for_stmt(&mut self, node: &ForStmt) {
        self.loop_body(span_of(node.span), &node.body, |walk| node.visit_children_with(walk));
    }

    fn visit_for_in_stmt(&mut self, node: &ForInStmt) {
        self.assign_all(&node.left, span_of(node.right.span()).end);
        self.loop_body(span_of(node.span), &node.body, |walk| node.visit_children_with(walk));
    }

    fn visit_for_of_stmt(&mut self, node: &ForOfStmt) {
        self.assign_all(&node.left, span_of(node.right.span()).end);
        self.loop_body(span_of(node.span), &node.body, |walk| node.visit_children_with(walk));
    }

    fn visit_while_stmt(&mut self, node: &WhileStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_do_while_stmt(&mut self, node: &DoWhileStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_labeled_stmt(&mut self, node: &LabeledStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_with_stmt(&mut self, node: &WithStmt) {
        self.body(&node.body);
        node.visit_children_with(self);
    }

    fn visit_seq_expr(&mut self, node: &SeqExpr) {
        self.sequence(node, node.exprs.len().saturating_sub(1));
        node.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let Some(write) = assignment(node, Role::Used) {
            self.syntax.writes.entry(write.span).or_insert(write);
        }
        if !node.left.as_simple().is_some_and(SimpleAssignTarget::is_member) {
            self.assign_all(&node.left, span_of(node.span).end);
        }
        node.visit_children_with(self);
    }

    fn visit_update_expr(&mut self, node: &UpdateExpr) {
        if let Some(write) = increment(node, Role::Used) {
            self.syntax.writes.entry(write.span).or_insert(write);
        }
        node.visit_children_with(self);
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Delete {
            self.syntax.deletes.extend(deleted(&node.arg));
        }
        node.visit_children_with(self);
    }

    fn visit_function(&mut self, node: &Function) {
        let span = span_of(node.span);
        self.inside_function(span, |walk| {
            for param in &node.params {
                walk.declare_all(&param.pat, span, span.start);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        let span = span_of(node.span);
        if let ArrowFunctionBody::Expr(body) = &*node.body {
            self.write(body, Role::ArrowBody);
        }
        self.inside_function(span, |walk| {
            for param in &node.params {
                walk.declare_all(param, span, span.start);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        let span = span_of(node.span);
        self.inside_function(span, |walk| {
            for param in &node.params {
                match param {
                    ParamOrTsParamProp::Param(param) => walk.declare_all(&param.pat, span, span.start),
                    ParamOrTsParamProp::TsParamProp(property) => match &property.param {
                        TsParamPropParam::Ident(ident) => walk.declare(&ident.id, span, span.start),
                        TsParamPropParam::Assign(assign) => walk.declare_all(&assign.left, span, span.start),
                    },
                }
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_fn_decl(&mut self, node: &FnDecl) {
        let scope = self.block;
        self.declare(&node.ident, scope, scope.start);
        node.visit_children_with(self);
    }

    fn visit_fn_expr(&mut self, node: &FnExpr) {
        self.names_of_class(node.ident.as_ref(), span_of(node.function.span));
        node.visit_children_with(self);
    }

    fn visit_class_decl(&mut self, node: &ClassDecl) {
        self.names_of_class(Some(&node.ident), self.block);
        node.visit_children_with(self);
    }

    fn visit_class_expr(&mut self, node: &ClassExpr) {
        self.names_of_class(node.ident.as_ref(), span_of(node.class.span));
        node.visit_children_with(self);
    }

    fn visit_var_decl(&mut self, node: &VarDecl) {
        let scope = if node.kind == VarDeclKind::Var { self.function } else { self.block };
        for declarator in &node.decls {
            let has_value = declarator.init.is_some() || node.declare;
            let from = has_value.then_some(span_of(declarator.span).end);
            self.declare_all(&declarator.name, scope, from);
        }
        node.visit_children_with(self);
    }

    fn visit_using_decl(&mut self, node: &UsingDecl) {
        for declarator in &node.decls {
            self.declare_all(&declarator.name, self.block, span_of(declarator.span).end);
        }
        node.visit_children_with(self);
    }

    fn visit_catch_clause(&mut self, node: &CatchClause) {
        let span = span_of(node.span);
        self.inside(span, |walk| {
            if let Some(param) = &node.param {
                walk.declare_all(param, span, span.start);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_import_decl(&mut self, node: &ImportDecl) {
        if !node.type_only {
            for specifier in &node.specifiers {
                self.declare(specifier.local(), self.function, self.function.start);
            }
        }
    }

    fn visit_ts_enum_decl(&mut self, node: &TsEnumDecl) {
        self.names_of_class(Some(&node.id), self.block);
        node.visit_children_with(self);
    }

    fn visit_ts_import_equals_decl(&mut self, node: &TsImportEqualsDecl) {
        self.names_of_class(Some(&node.id), self.block);
    }

    fn visit_ts_type(&mut self, _: &TsType) {}
    fn visit_ts_type_ann(&mut self, _: &TsTypeAnn) {}
    fn visit_ts_interface_decl(&mut self, _: &TsInterfaceDecl) {}
    fn visit_ts_type_alias_decl(&mut self, _: &TsTypeAliasDecl) {}
}
