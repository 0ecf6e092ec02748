//! The walk over a program that collects its declarations and their scopes.

use swc_common::Spanned;
use swc_ecma_ast::{
    ArrowExpr, AssignExpr, BlockStmt, CatchClause, ClassDecl, ClassExpr, Constructor, Decl, FnDecl, FnExpr, ForInStmt,
    ForOfStmt, ForStmt, Function, Ident, ImportDecl, ImportSpecifier, ModuleItem, ParamOrTsParamProp, Pat,
    SimpleAssignTarget, SwitchStmt, TsEnumDecl, TsImportEqualsDecl, TsInterfaceDecl, TsKeywordTypeKind, TsModuleBlock,
    TsModuleDecl, TsModuleName, TsNamespaceBody, TsParamPropParam, TsType, TsTypeAliasDecl, TsTypeAnn,
    TsUnionOrIntersectionType, UsingDecl, VarDecl, VarDeclKind,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::syntax::names::{Declared, Names};
use crate::text::source::Span;
use crate::tree::scope::names_of;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// Collects the declarations of a script.
pub(crate) fn names(script: &Script) -> Names {
    let end = u32::try_from(script.file.text().len()).unwrap_or(u32::MAX);
    let whole = Span { start: script.file.bom_len(), end };
    let mut walk = Walk { names: Names::default(), whole, block: whole, function: whole, is_ambient: false };
    script.program.visit_with(&mut walk);
    walk.names
}

struct Walk {
    names: Names,
    /// All of the text.
    whole: Span,
    /// The innermost block, in which `let` and `const` are declared.
    block: Span,
    /// The innermost function, in which `var` is declared.
    function: Span,
    /// True inside code that only declares types of values from elsewhere: `declare global { … }`.
    is_ambient: bool,
}

impl Walk {
    /// Walks into a block.
    fn inside(&mut self, block: Span, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.block, block);
        walk(self);
        self.block = outer;
    }

    /// Walks into a function.
    fn inside_function(&mut self, span: Span, walk: impl FnOnce(&mut Self)) {
        self.names.add_function(span);
        let outer = std::mem::replace(&mut self.function, span);
        self.inside(span, walk);
        self.function = outer;
    }

    fn declare(&mut self, name: &Ident, scope: Span, from: impl Into<Option<u32>>) {
        let declared = if self.is_ambient {
            Declared::ambient(scope, name.ctxt)
        } else {
            Declared::value(scope, from.into(), name.ctxt)
        };
        self.names.declare(name, declared);
    }

    fn declare_all(
        &mut self,
        pattern: &impl VisitWith<crate::tree::scope::Names>,
        scope: Span,
        from: impl Into<Option<u32>> + Copy,
    ) {
        for name in names_of(pattern) {
            self.declare(&name, scope, from);
        }
    }

    fn declare_parameter(&mut self, pattern: &Pat, function: Span) {
        match pattern {
            Pat::Ident(ident)
                if ident.optional || ident.type_ann.as_ref().is_some_and(|of| may_be_nothing(&of.type_ann)) =>
            {
                self.names.declare(&ident.id, Declared::optional(function, ident.ctxt));
            }
            _ => self.declare_all(pattern, function, function.start),
        }
    }

    fn declare_type(&mut self, name: &Ident, scope: Span) {
        self.names.declare(name, Declared::of_type(scope, name.ctxt));
    }

    /// Records that the variables of a pattern have a value from a byte on.
    fn assign_all(&mut self, pattern: &impl VisitWith<crate::tree::scope::Names>, end: u32) {
        for name in names_of(pattern) {
            self.names.assign(&name, end);
        }
    }

    /// Declares a class or enum, which has a value once its declaration has run.
    fn declare_from_here(&mut self, name: Option<&Ident>, scope: Span) {
        if let Some(name) = name {
            self.declare(name, scope, span_of(name.span).start);
        }
    }
}

impl Walk {
    fn module_declaration(&mut self, node: &TsModuleDecl) {
        // The declarations in `declare global` hold for the whole page.
        if node.global {
            let outer = (self.block, self.function);
            (self.block, self.function) = (self.whole, self.whole);
            if let Some(TsNamespaceBody::TsModuleBlock(block)) = &node.body {
                block.body.visit_with(self);
            }
            (self.block, self.function) = outer;
            return;
        }
        if let TsModuleName::Ident(name) = &node.id {
            let scope = self.block;
            if node.body.as_ref().is_some_and(has_values) {
                self.declare(name, scope, span_of(node.span).end);
            } else {
                self.declare_type(name, scope);
            }
        }
        node.body.visit_with(self);
    }
}

/// True if a type has `null` or `undefined` among its values.
fn may_be_nothing(of: &TsType) -> bool {
    match of {
        TsType::TsKeywordType(keyword) => {
            matches!(keyword.kind, TsKeywordTypeKind::TsNullKeyword | TsKeywordTypeKind::TsUndefinedKeyword)
        }
        TsType::TsUnionOrIntersectionType(TsUnionOrIntersectionType::TsUnionType(union)) => {
            union.types.iter().any(|of| may_be_nothing(of))
        }
        TsType::TsParenthesizedType(inner) => may_be_nothing(&inner.type_ann),
        _ => false,
    }
}

/// True if a namespace holds anything but types.
fn has_values(body: &TsNamespaceBody) -> bool {
    match body {
        TsNamespaceBody::TsModuleBlock(block) => !block.body.iter().all(is_type),
        TsNamespaceBody::TsNamespaceDecl(inner) => has_values(&inner.body),
    }
}

fn is_type(item: &ModuleItem) -> bool {
    let declared = match item {
        ModuleItem::Stmt(statement) => statement.as_decl(),
        ModuleItem::ModuleDecl(declaration) => declaration.as_export_decl().map(|export| &export.decl),
    };
    matches!(declared, Some(Decl::TsInterface(_) | Decl::TsTypeAlias(_)))
}

impl Visit for Walk {
    fn visit_ts_module_decl(&mut self, node: &TsModuleDecl) {
        let outer = self.is_ambient;
        self.is_ambient |= node.declare || node.global;
        self.module_declaration(node);
        self.is_ambient = outer;
    }

    fn visit_ts_module_block(&mut self, node: &TsModuleBlock) {
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_block_stmt(&mut self, node: &BlockStmt) {
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_switch_stmt(&mut self, node: &SwitchStmt) {
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_for_stmt(&mut self, node: &ForStmt) {
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_for_in_stmt(&mut self, node: &ForInStmt) {
        self.assign_all(&node.left, span_of(node.right.span()).end);
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_for_of_stmt(&mut self, node: &ForOfStmt) {
        self.assign_all(&node.left, span_of(node.right.span()).end);
        self.inside(span_of(node.span), |walk| node.visit_children_with(walk));
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if !node.left.as_simple().is_some_and(SimpleAssignTarget::is_member) {
            self.assign_all(&node.left, span_of(node.span).end);
        }
        node.visit_children_with(self);
    }

    fn visit_function(&mut self, node: &Function) {
        let span = span_of(node.span);
        self.inside_function(span, |walk| {
            for param in &node.params {
                walk.declare_parameter(&param.pat, span);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        let span = span_of(node.span);
        self.inside_function(span, |walk| {
            for param in &node.params {
                walk.declare_parameter(param, span);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        let span = span_of(node.span);
        self.inside_function(span, |walk| {
            for param in &node.params {
                match param {
                    ParamOrTsParamProp::Param(param) => walk.declare_parameter(&param.pat, span),
                    ParamOrTsParamProp::TsParamProp(property) => match &property.param {
                        TsParamPropParam::Ident(ident) => walk.declare_parameter(&ident.clone().into(), span),
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
        self.declare_from_here(node.ident.as_ref(), span_of(node.function.span));
        node.visit_children_with(self);
    }

    fn visit_class_decl(&mut self, node: &ClassDecl) {
        self.declare_from_here(Some(&node.ident), self.block);
        node.visit_children_with(self);
    }

    fn visit_class_expr(&mut self, node: &ClassExpr) {
        self.declare_from_here(node.ident.as_ref(), span_of(node.class.span));
        node.visit_children_with(self);
    }

    fn visit_var_decl(&mut self, node: &VarDecl) {
        let scope = if node.kind == VarDeclKind::Var { self.function } else { self.block };
        let outer = self.is_ambient;
        self.is_ambient |= node.declare;
        for declarator in &node.decls {
            let from = declarator.init.is_some().then_some(span_of(declarator.span).end);
            self.declare_all(&declarator.name, scope, from);
        }
        self.is_ambient = outer;
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
                walk.declare_parameter(param, span);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_import_decl(&mut self, node: &ImportDecl) {
        for specifier in &node.specifiers {
            let is_type = matches!(specifier, ImportSpecifier::Named(named) if named.is_type_only);
            if node.type_only || is_type {
                self.declare_type(specifier.local(), self.function);
            } else {
                self.declare(specifier.local(), self.function, self.function.start);
            }
        }
    }

    fn visit_ts_enum_decl(&mut self, node: &TsEnumDecl) {
        self.declare_from_here(Some(&node.id), self.block);
        node.visit_children_with(self);
    }

    fn visit_ts_import_equals_decl(&mut self, node: &TsImportEqualsDecl) {
        if node.is_type_only {
            self.declare_type(&node.id, self.block);
        } else {
            self.declare_from_here(Some(&node.id), self.block);
        }
    }

    fn visit_ts_interface_decl(&mut self, node: &TsInterfaceDecl) {
        self.declare_type(&node.id, self.block);
    }

    fn visit_ts_type_alias_decl(&mut self, node: &TsTypeAliasDecl) {
        self.declare_type(&node.id, self.block);
    }

    fn visit_ts_type(&mut self, _: &TsType) {}
    fn visit_ts_type_ann(&mut self, _: &TsTypeAnn) {}
}
