//! The visitor of syntax that finds names.

use swc_ecma_ast::{
    ArrowExpr, AssignExpr, BinExpr, BlockStmt, BreakStmt, CallExpr, CatchClause, Class, ClassDecl, ClassExpr, CondExpr,
    Constructor, ContinueStmt, DoWhileStmt, ExportAll, ExportDefaultDecl, ExportDefaultExpr, ExportNamedSpecifier,
    FnDecl, FnExpr, ForInStmt, ForOfStmt, ForStmt, Function, Ident, IfStmt, ImportDecl, JSXElementName,
    JSXOpeningElement, LabeledStmt, Module, ModuleExportName, NamedExport, NewExpr, OptCall, Script, StaticBlock,
    SwitchStmt, TryStmt, TsCallSignatureDecl, TsConditionalType, TsConstructSignatureDecl, TsConstructorType,
    TsEnumDecl, TsExportAssignment, TsExprWithTypeArgs, TsFnParam, TsFnType, TsGetterSignature, TsImportEqualsDecl,
    TsImportType, TsInferType, TsInterfaceDecl, TsMappedType, TsMethodSignature, TsModuleDecl, TsPropertySignature,
    TsSetterSignature, TsType, TsTypeAliasDecl, TsTypeAnn, TsTypeParamDecl, TsTypeParamInstantiation, UpdateExpr,
    UsingDecl, VarDecl, VarDeclOrExpr, WhileStmt,
};
use swc_ecma_visit::{VisitMut, VisitMutWith};

use super::Walk;
use crate::tree::node_key::NodeKey;
use crate::tree::scope::each_name;
use crate::tree::variable::{UNDECLARED, context};

impl VisitMut for Walk {
    fn visit_mut_module(&mut self, node: &mut Module) {
        self.is_module = true;
        self.around.is_strict = true;
        self.items(&mut node.body);
    }

    fn visit_mut_script(&mut self, node: &mut Script) {
        self.statements(&mut node.body);
    }

    fn visit_mut_ident(&mut self, node: &mut Ident) {
        self.name(node);
    }

    fn visit_mut_function(&mut self, node: &mut Function) {
        self.function(node);
    }

    fn visit_mut_arrow_expr(&mut self, node: &mut ArrowExpr) {
        self.arrow(node);
    }

    fn visit_mut_constructor(&mut self, node: &mut Constructor) {
        self.constructor(node);
    }

    fn visit_mut_class(&mut self, node: &mut Class) {
        self.class(node);
    }

    fn visit_mut_class_decl(&mut self, node: &mut ClassDecl) {
        self.class_declaration(node);
    }

    fn visit_mut_class_expr(&mut self, node: &mut ClassExpr) {
        self.class_expression(node);
    }

    fn visit_mut_fn_decl(&mut self, node: &mut FnDecl) {
        self.function_declaration(node);
    }

    fn visit_mut_fn_expr(&mut self, node: &mut FnExpr) {
        self.function_expression(node);
    }

    fn visit_mut_static_block(&mut self, node: &mut StaticBlock) {
        self.within(|walk| {
            walk.around.variables = walk.table.scope();
            walk.statements(&mut node.body.stmts);
        });
    }

    fn visit_mut_block_stmt(&mut self, node: &mut BlockStmt) {
        self.block(&mut node.stmts);
    }

    fn visit_mut_switch_stmt(&mut self, node: &mut SwitchStmt) {
        self.sometimes(|walk| {
            node.discriminant.visit_mut_with(walk);
            walk.within(|walk| {
                node.cases.iter().for_each(|case| walk.hoist_block(case.cons.iter()));
                node.cases.visit_mut_with(walk);
            });
        });
    }

    fn visit_mut_catch_clause(&mut self, node: &mut CatchClause) {
        self.catch(node);
    }

    fn visit_mut_for_stmt(&mut self, node: &mut ForStmt) {
        self.within_loop(NodeKey::of(&*node.body), |walk| {
            if let Some(VarDeclOrExpr::VarDecl(var)) = &node.init {
                walk.loop_head(var);
            }
            node.visit_mut_children_with(walk);
        });
    }

    fn visit_mut_for_in_stmt(&mut self, node: &mut ForInStmt) {
        self.loop_over(&mut node.left, &mut node.right, &mut node.body);
    }

    fn visit_mut_for_of_stmt(&mut self, node: &mut ForOfStmt) {
        self.loop_over(&mut node.left, &mut node.right, &mut node.body);
    }

    fn visit_mut_while_stmt(&mut self, node: &mut WhileStmt) {
        self.within_loop(NodeKey::of(&*node.body), |walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_do_while_stmt(&mut self, node: &mut DoWhileStmt) {
        self.within_loop(NodeKey::of(&*node.body), |walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_if_stmt(&mut self, node: &mut IfStmt) {
        self.sometimes(|walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_try_stmt(&mut self, node: &mut TryStmt) {
        self.sometimes(|walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_cond_expr(&mut self, node: &mut CondExpr) {
        self.sometimes(|walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_bin_expr(&mut self, node: &mut BinExpr) {
        self.sometimes(|walk| node.visit_mut_children_with(walk));
    }

    // Labels are no variables.
    fn visit_mut_labeled_stmt(&mut self, node: &mut LabeledStmt) {
        node.body.visit_mut_with(self);
    }

    fn visit_mut_break_stmt(&mut self, _: &mut BreakStmt) {}

    fn visit_mut_continue_stmt(&mut self, _: &mut ContinueStmt) {}

    fn visit_mut_var_decl(&mut self, node: &mut VarDecl) {
        self.var_declaration(node);
    }

    fn visit_mut_using_decl(&mut self, node: &mut UsingDecl) {
        for declarator in &node.decls {
            each_name(&declarator.name, &mut |name| self.declared(name, self.around.scope));
        }
        node.visit_mut_children_with(self);
    }

    fn visit_mut_assign_expr(&mut self, node: &mut AssignExpr) {
        self.assignment(node);
    }

    fn visit_mut_update_expr(&mut self, node: &mut UpdateExpr) {
        self.update(node);
    }

    fn visit_mut_call_expr(&mut self, node: &mut CallExpr) {
        self.imports.add_call(node, self.around.timing);
        if let Some(callee) = node.callee.as_expr() {
            self.scopes.call(callee);
        }
        node.visit_mut_children_with(self);
    }

    fn visit_mut_opt_call(&mut self, node: &mut OptCall) {
        self.scopes.call(&node.callee);
        node.visit_mut_children_with(self);
    }

    fn visit_mut_new_expr(&mut self, node: &mut NewExpr) {
        self.scopes.call(&node.callee);
        node.visit_mut_children_with(self);
    }

    fn visit_mut_jsx_opening_element(&mut self, node: &mut JSXOpeningElement) {
        if let JSXElementName::Ident(name) = &node.name {
            self.scopes.call_name(&name.sym);
        }
        node.visit_mut_children_with(self);
    }

    fn visit_mut_jsx_element_name(&mut self, node: &mut JSXElementName) {
        match node {
            // `<div>` is no variable.
            JSXElementName::Ident(name) if name.sym.starts_with(|first: char| first.is_ascii_lowercase()) => {
                name.ctxt = context(UNDECLARED);
            }
            _ => node.visit_mut_children_with(self),
        }
    }

    fn visit_mut_import_decl(&mut self, node: &mut ImportDecl) {
        self.import(node);
    }

    fn visit_mut_named_export(&mut self, node: &mut NamedExport) {
        match &node.src {
            Some(specifier) if !node.type_only => self.imports.add_name(specifier),
            Some(_) => {}
            None => node.specifiers.visit_mut_with(self),
        }
    }

    fn visit_mut_export_all(&mut self, node: &mut ExportAll) {
        if !node.type_only {
            self.imports.add_name(&node.src);
        }
    }

    fn visit_mut_export_named_specifier(&mut self, node: &mut ExportNamedSpecifier) {
        if let ModuleExportName::Ident(name) = &mut node.orig {
            self.name_of_either(name);
        }
        node.exported.visit_mut_with(self);
    }

    fn visit_mut_export_default_decl(&mut self, node: &mut ExportDefaultDecl) {
        self.default_export(node);
    }

    fn visit_mut_export_default_expr(&mut self, node: &mut ExportDefaultExpr) {
        self.exported_value(&mut node.expr);
    }

    fn visit_mut_ts_export_assignment(&mut self, node: &mut TsExportAssignment) {
        self.exported_value(&mut node.expr);
    }

    fn visit_mut_ts_import_equals_decl(&mut self, node: &mut TsImportEqualsDecl) {
        self.import_equals(node);
    }

    fn visit_mut_ts_enum_decl(&mut self, node: &mut TsEnumDecl) {
        self.enumeration(node);
    }

    fn visit_mut_ts_module_decl(&mut self, node: &mut TsModuleDecl) {
        self.namespace(node);
    }

    fn visit_mut_ts_interface_decl(&mut self, node: &mut TsInterfaceDecl) {
        self.interface(node);
    }

    fn visit_mut_ts_type_alias_decl(&mut self, node: &mut TsTypeAliasDecl) {
        self.alias(node);
    }

    fn visit_mut_ts_type(&mut self, node: &mut TsType) {
        self.as_type(|walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_ts_type_ann(&mut self, node: &mut TsTypeAnn) {
        self.as_type(|walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_ts_type_param_instantiation(&mut self, node: &mut TsTypeParamInstantiation) {
        self.as_type(|walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_ts_expr_with_type_args(&mut self, node: &mut TsExprWithTypeArgs) {
        self.as_type(|walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_ts_type_param_decl(&mut self, node: &mut TsTypeParamDecl) {
        self.type_params(node);
    }

    fn visit_mut_ts_fn_param(&mut self, node: &mut TsFnParam) {
        self.signature_param(node);
    }

    fn visit_mut_ts_fn_type(&mut self, node: &mut TsFnType) {
        let result = &mut node.type_ann;
        self.signature(&mut node.type_params, &mut node.params, |walk| result.visit_mut_with(walk));
    }

    fn visit_mut_ts_constructor_type(&mut self, node: &mut TsConstructorType) {
        let result = &mut node.type_ann;
        self.signature(&mut node.type_params, &mut node.params, |walk| result.visit_mut_with(walk));
    }

    fn visit_mut_ts_call_signature_decl(&mut self, node: &mut TsCallSignatureDecl) {
        let result = &mut node.type_ann;
        self.signature(&mut node.type_params, &mut node.params, |walk| result.visit_mut_with(walk));
    }

    fn visit_mut_ts_construct_signature_decl(&mut self, node: &mut TsConstructSignatureDecl) {
        let result = &mut node.type_ann;
        self.signature(&mut node.type_params, &mut node.params, |walk| result.visit_mut_with(walk));
    }

    fn visit_mut_ts_method_signature(&mut self, node: &mut TsMethodSignature) {
        self.signature_key(node.computed.then_some(&mut node.key));
        let result = &mut node.type_ann;
        self.signature(&mut node.type_params, &mut node.params, |walk| result.visit_mut_with(walk));
    }

    fn visit_mut_ts_property_signature(&mut self, node: &mut TsPropertySignature) {
        self.signature_key(node.computed.then_some(&mut node.key));
        node.type_ann.visit_mut_with(self);
    }

    fn visit_mut_ts_getter_signature(&mut self, node: &mut TsGetterSignature) {
        self.signature_key(node.computed.then_some(&mut node.key));
        node.type_ann.visit_mut_with(self);
    }

    fn visit_mut_ts_setter_signature(&mut self, node: &mut TsSetterSignature) {
        self.signature_key(node.computed.then_some(&mut node.key));
        node.param.visit_mut_with(self);
    }

    fn visit_mut_ts_mapped_type(&mut self, node: &mut TsMappedType) {
        self.within_type(|walk| {
            walk.declare_type(&node.type_param.name.sym);
            node.visit_mut_children_with(walk);
        });
    }

    fn visit_mut_ts_conditional_type(&mut self, node: &mut TsConditionalType) {
        self.within_type(|walk| node.visit_mut_children_with(walk));
    }

    fn visit_mut_ts_infer_type(&mut self, node: &mut TsInferType) {
        self.declare_type(&node.type_param.name.sym);
        node.visit_mut_children_with(self);
    }

    fn visit_mut_ts_import_type(&mut self, node: &mut TsImportType) {
        node.type_args.visit_mut_with(self);
    }
}
