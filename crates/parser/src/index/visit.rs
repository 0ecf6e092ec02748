//! The visitor of syntax that builds the index.

use swc_ecma_ast::{
    ArrowExpr, ArrowFunctionBody, AssignExpr, AssignPatProp, BindingIdent, CallExpr, CatchClause, Class, ClassDecl,
    ClassExpr, ClassMethod, ClassProp, Constructor, Decl, DefaultDecl, Expr, FnDecl, FnExpr, ForInStmt, ForOfStmt,
    Function as FunctionNode, GetterProp, Ident, ImportDecl, JSXElementName, KeyValuePatProp, KeyValueProp, Lit,
    MethodProp, ModuleDecl, ModuleItem, NewExpr, Pat, PrivateMethod, PrivateProp, Prop, PropName, SetterProp,
    StaticBlock, Stmt, Str, TaggedTpl, ThisExpr, Tpl, TsEnumDecl, TsImportEqualsDecl, TsModuleDecl, TsModuleRef,
    TsType, TsTypeAnn, TsTypeParamDecl, TsTypeParamInstantiation, UnaryExpr, UnaryOp, UpdateExpr, UsingDecl, VarDecl,
    VarDeclarator, YieldExpr,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::flow::domain::keys::private;
use crate::index::build::{Builder, Position};
use crate::index::functions::{Param, ThisOf};
use crate::index::members::key_name;
use crate::index::{Base, FunctionId, Jump, Mention, Traits};
use crate::tree::casts::strip;
use crate::tree::node_key::NodeKey;

impl Visit for Builder<'_> {
    // Types run nothing.
    fn visit_ts_type(&mut self, _: &TsType) {}

    fn visit_ts_type_ann(&mut self, _: &TsTypeAnn) {}

    fn visit_ts_type_param_decl(&mut self, _: &TsTypeParamDecl) {}

    fn visit_ts_type_param_instantiation(&mut self, _: &TsTypeParamInstantiation) {}

    fn visit_module_item(&mut self, node: &ModuleItem) {
        match node {
            ModuleItem::Stmt(statement) => statement.visit_with(self),
            ModuleItem::ModuleDecl(declaration) => {
                self.in_unit(NodeKey::of(declaration), |builder| declaration.visit_children_with(builder));
            }
        }
    }

    fn visit_stmt(&mut self, node: &Stmt) {
        self.statement(node);
    }

    fn visit_for_in_stmt(&mut self, node: &ForInStmt) {
        self.for_head(&node.left);
        self.visit_as(&*node.right, Position::Destructured);
        node.body.visit_with(self);
    }

    fn visit_for_of_stmt(&mut self, node: &ForOfStmt) {
        if node.is_await {
            self.runs_unknown_code();
        }
        self.for_head(&node.left);
        self.visit_as(&*node.right, Position::Passed);
        node.body.visit_with(self);
    }

    fn visit_var_decl(&mut self, node: &VarDecl) {
        if node.declare {
            node.decls.iter().for_each(|declarator| declarator.name.visit_with(self));
            return;
        }
        node.decls.visit_with(self);
    }

    fn visit_using_decl(&mut self, node: &UsingDecl) {
        node.decls.visit_with(self);
    }

    fn visit_var_declarator(&mut self, node: &VarDeclarator) {
        self.declarator(node);
    }

    fn visit_binding_ident(&mut self, node: &BindingIdent) {
        self.define(&node.id);
    }

    fn visit_assign_pat_prop(&mut self, node: &AssignPatProp) {
        self.name_read(&node.key.id.sym.clone());
        self.name_taken(&node.key.id.sym.clone(), Base::Other);
        self.define(&node.key.id);
        node.value.visit_with(self);
    }

    fn visit_key_value_pat_prop(&mut self, node: &KeyValuePatProp) {
        if let Some(name) = key_name(&node.key) {
            self.name_read(&name);
            self.name_taken(&name, Base::Other);
        }
        node.key.visit_with(self);
        node.value.visit_with(self);
    }

    fn visit_pat(&mut self, node: &Pat) {
        if let Pat::Expr(target) = node {
            self.target(target);
            return;
        }
        let outer = std::mem::take(&mut self.position);
        node.visit_children_with(self);
        self.position = outer;
    }

    fn visit_catch_clause(&mut self, node: &CatchClause) {
        if let Some(param) = &node.param {
            self.declare_pattern(param);
        }
        node.visit_children_with(self);
    }

    fn visit_import_decl(&mut self, node: &ImportDecl) {
        self.import(node);
    }

    fn visit_module_decl(&mut self, node: &ModuleDecl) {
        node.visit_children_with(self);
    }

    fn visit_ts_import_equals_decl(&mut self, node: &TsImportEqualsDecl) {
        self.define(&node.id);
        if let TsModuleRef::TsExternalModuleRef(reference) = &node.module_ref
            && let Some(specifier) = reference.expr.value.as_str()
        {
            self.index.imports.push(self.unit, specifier.to_owned());
        }
    }

    fn visit_ts_enum_decl(&mut self, node: &TsEnumDecl) {
        self.declare(&node.id);
        self.define(&node.id);
        node.members.visit_with(self);
    }

    fn visit_ts_module_decl(&mut self, node: &TsModuleDecl) {
        if let Some(name) = node.id.as_ident() {
            self.define(name);
        }
        self.with_units_inside(|builder| node.body.visit_with(builder));
    }

    fn visit_decl(&mut self, node: &Decl) {
        if !matches!(node, Decl::TsInterface(_) | Decl::TsTypeAlias(_)) {
            node.visit_children_with(self);
        }
    }

    fn visit_fn_decl(&mut self, node: &FnDecl) {
        self.declare(&node.ident);
        let binding = self.define(&node.ident);
        self.binding = Some(binding);
        self.function_node(&node.function);
        self.binding = None;
    }

    fn visit_fn_expr(&mut self, node: &FnExpr) {
        // A function knows itself by its own name; it is held by that and by what it is assigned to.
        if let Some(name) = &node.ident {
            let binding = self.binding(name);
            let number = self.index.functions.len();
            self.index.held.entry(binding).or_default().push(FunctionId::try_from(number).unwrap_or_default());
        }
        self.function_node(&node.function);
    }

    fn visit_function(&mut self, node: &FunctionNode) {
        self.function_node(node);
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        let params: Vec<Param<'_>> = node.params.iter().map(Param::Pattern).collect();
        self.function(NodeKey::of(node), &params, ThisOf::Outer, |builder| match &*node.body {
            ArrowFunctionBody::FunctionBody(block) => block.visit_with(builder),
            ArrowFunctionBody::Expr(expr) => builder.in_unit(NodeKey::of(&**expr), |builder| {
                builder.unit().jump = Jump::Return;
                builder.returned(expr);
                builder.visit_as(&**expr, Position::Passed);
            }),
        });
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        self.constructor(node);
    }

    fn visit_class(&mut self, node: &Class) {
        self.class(node);
    }

    fn visit_class_decl(&mut self, node: &ClassDecl) {
        self.declare(&node.ident);
        self.class = Some(self.define(&node.ident));
        node.class.visit_with(self);
    }

    fn visit_class_expr(&mut self, node: &ClassExpr) {
        if let Some(name) = &node.ident {
            let own = self.define(name);
            self.class = self.class.or(Some(own));
        }
        node.class.visit_with(self);
    }

    fn visit_class_method(&mut self, node: &ClassMethod) {
        self.property_function(&node.key, |builder| builder.function_node(&node.function));
    }

    fn visit_private_method(&mut self, node: &PrivateMethod) {
        self.property = Some(private(&node.key.name));
        self.is_member = true;
        self.function_node(&node.function);
        self.property = None;
    }

    fn visit_static_block(&mut self, node: &StaticBlock) {
        self.with_units_inside(|builder| node.visit_children_with(builder));
    }

    fn visit_class_prop(&mut self, node: &ClassProp) {
        node.key.visit_with(self);
        node.decorators.visit_with(self);
        if let Some(value) = &node.value {
            self.field(key_name(&node.key));
            self.visit_named(value, None, key_name(&node.key));
        }
    }

    fn visit_private_prop(&mut self, node: &PrivateProp) {
        if let Some(value) = &node.value {
            self.field(Some(private(&node.key.name)));
            self.visit_named(value, None, Some(private(&node.key.name)));
        }
    }

    fn visit_method_prop(&mut self, node: &MethodProp) {
        self.property_function(&node.key, |builder| builder.function_node(&node.function));
    }

    fn visit_getter_prop(&mut self, node: &GetterProp) {
        self.property_function(&node.key, |builder| builder.function_node(&node.function));
    }

    fn visit_setter_prop(&mut self, node: &SetterProp) {
        self.property_function(&node.key, |builder| builder.function_node(&node.function));
    }

    fn visit_key_value_prop(&mut self, node: &KeyValueProp) {
        node.key.visit_with(self);
        self.is_member = matches!(strip(&node.value), Expr::Fn(_));
        self.visit_named(&node.value, None, key_name(&node.key));
        self.is_member = false;
    }

    fn visit_prop(&mut self, node: &Prop) {
        match node {
            Prop::Shorthand(name) => drop(self.mention(name, Mention::Passes)),
            _ => node.visit_children_with(self),
        }
    }

    fn visit_expr(&mut self, node: &Expr) {
        self.expression(node);
    }

    fn visit_call_expr(&mut self, node: &CallExpr) {
        self.call(node);
    }

    fn visit_new_expr(&mut self, node: &NewExpr) {
        self.new_expression(node);
    }

    fn visit_tagged_tpl(&mut self, node: &TaggedTpl) {
        self.callee(&node.tag, &[]);
        node.tpl.exprs.iter().for_each(|expr| self.visit_as(&**expr, Position::Passed));
    }

    fn visit_tpl(&mut self, node: &Tpl) {
        self.template(node);
    }

    fn visit_yield_expr(&mut self, node: &YieldExpr) {
        self.runs_unknown_code();
        self.unit().jump = Jump::Return;
        node.arg.visit_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        self.assignment(node);
    }

    fn visit_update_expr(&mut self, node: &UpdateExpr) {
        if let Expr::Ident(name) = strip(&node.arg) {
            self.mention(name, Mention::Looks);
        }
        self.target(&node.arg);
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Delete {
            self.target(&node.arg);
        } else {
            self.visit_as(&*node.arg, Position::LookedAt);
        }
    }

    fn visit_this_expr(&mut self, _: &ThisExpr) {
        let unit = self.unit;
        self.index.own_reads.push(unit, None);
        self.unit().traits.add(Traits::NAMES_THIS);
        self.this_passers.push(unit);
    }

    fn visit_ident(&mut self, node: &Ident) {
        self.mention(node, Mention::Passes);
    }

    fn visit_str(&mut self, node: &Str) {
        if let Some(text) = node.value.as_str() {
            self.spelled(text);
        }
    }

    fn visit_lit(&mut self, node: &Lit) {
        if let Lit::Str(text) = node {
            text.visit_with(self);
        }
    }

    fn visit_prop_name(&mut self, node: &PropName) {
        match node {
            PropName::Computed(computed) => self.visit_as(&*computed.expr, Position::LookedAt),
            // The key of `{ createSource: f }` names a call, too.
            PropName::Ident(name) => self.spelled(&name.sym),
            PropName::Str(text) => text.visit_with(self),
            _ => {}
        }
    }

    fn visit_jsx_element_name(&mut self, node: &JSXElementName) {
        self.runs_unknown_code();
        match node {
            JSXElementName::Ident(name) => drop(self.mention(name, Mention::Calls)),
            _ => node.visit_children_with(self),
        }
    }

    fn visit_default_decl(&mut self, node: &DefaultDecl) {
        self.default_export(node);
    }
}
