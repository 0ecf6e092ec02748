//! The declarations of each function and loop of a program, collected in one walk before anything is run. swc's
//! `resolver` finds the declaration that a name means: a name and its syntax context identify a binding.

mod called;
mod captured;
mod names;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;
use swc_ecma_ast::{
    ArrowExpr, AssignExpr, CallExpr, Callee, CatchClause, Class, ClassDecl, ClassExpr, Constructor, DefaultDecl,
    ExportDefaultDecl, Expr, FnDecl, FnExpr, ForHead, ForInStmt, ForOfStmt, ForStmt, Function, Id, Ident, ImportDecl,
    ImportSpecifier, JSXElementName, JSXOpeningElement, MemberExpr, MemberProp, NewExpr, OptCall, ParamOrTsParamProp,
    Pat, Program, SimpleAssignTarget, Stmt, TsEnumDecl, TsImportEqualsDecl, TsModuleDecl, TsModuleName,
    TsParamPropParam, UpdateExpr, UsingDecl, VarDecl, VarDeclKind,
};
use swc_ecma_visit::{Visit, VisitWith};

use self::captured::{Body, CapturedNames};
pub(crate) use self::names::{Names, names_of};
use crate::tree::node_key::NodeKey;

/// The declarations of a program.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    declared: FxHashMap<NodeKey, Vec<Id>>,
    top: FxHashMap<Atom, Id>,
    shared: FxHashSet<Id>,
    captured: CapturedNames,
    called: FxHashSet<Atom>,
    members: FxHashMap<Atom, FxHashSet<NodeKey>>,
    undeclared: FxHashSet<Atom>,
    globals: FxHashSet<Id>,
}

impl Scopes {
    /// Walks the program.
    pub(crate) fn new(program: &Program) -> Self {
        let mut walk = Walk::default();
        program.visit_with(&mut walk);
        let home = std::mem::take(&mut walk.home);
        walk.captured.settle(&home);
        let undeclared = walk.assigned.iter().filter(|(id, _)| !home.contains_key(id));
        let undeclared = undeclared.map(|(id, _)| id.0.clone()).collect();
        let assigned = walk.assigned.into_iter();
        let shared = assigned.filter(|(id, function)| home.get(id).is_some_and(|home| home != function));
        let top = walk.declared.get(&NodeKey::TOP).into_iter().flatten();
        Self {
            top: top.map(|id| (id.0.clone(), id.clone())).collect(),
            declared: walk.declared,
            shared: shared.map(|(id, _)| id).collect(),
            captured: walk.captured,
            called: walk.called,
            members: walk.members,
            undeclared,
            globals: if program.is_script() { walk.globals } else { FxHashSet::default() },
        }
    }

    /// True if the name is a `var` or function at the top of a classic script: a variable of the page, which other
    /// scripts may have set before this one runs.
    pub(crate) fn is_global(&self, id: &Id) -> bool {
        self.globals.contains(id)
    }

    /// The names that the function or loop declares itself, without those of functions inside it.
    pub(crate) fn declared(&self, node: NodeKey) -> &[Id] {
        self.declared.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Returns the variable of that name at the top level.
    pub(crate) fn top(&self, name: &Atom) -> Option<&Id> {
        self.top.get(name)
    }

    /// True if a function other than the declaring one assigns to the binding: it may have that value at any time.
    pub(crate) fn is_shared(&self, id: &Id) -> bool {
        self.shared.contains(id)
    }

    /// True if a function other than the declaring one may read the binding, even after that one has ended.
    pub(crate) fn is_captured(&self, id: &Id) -> bool {
        self.captured.contains(id)
    }

    /// True if a function other than this one assigns to a member of that name.
    pub(crate) fn is_member_assigned_outside(&self, name: &Atom, function: NodeKey) -> bool {
        self.members.get(name).is_some_and(|functions| functions.iter().any(|other| *other != function))
    }

    /// The names of members and of undeclared variables that the program assigns to.
    pub(crate) fn assigned_names(&self) -> impl Iterator<Item = &Atom> {
        self.members.keys().chain(&self.undeclared)
    }

    /// True if the program calls anything of that name.
    pub(crate) fn is_called(&self, name: &Atom) -> bool {
        self.called.contains(name)
    }
}

#[derive(Default)]
struct Walk {
    scope: NodeKey,
    function: NodeKey,
    body: Body,
    captured: CapturedNames,
    declared: FxHashMap<NodeKey, Vec<Id>>,
    home: FxHashMap<Id, NodeKey>,
    assigned: Vec<(Id, NodeKey)>,
    called: FxHashSet<Atom>,
    /// The names that the top level declares with `var` and `function`.
    globals: FxHashSet<Id>,
    /// The functions that assign to members of each name.
    members: FxHashMap<Atom, FxHashSet<NodeKey>>,
}

impl Walk {
    fn declare(&mut self, ident: &Ident, scope: NodeKey) {
        let id = ident.to_id();
        if self.home.insert(id.clone(), self.function).is_none() {
            self.declared.entry(scope).or_default().push(id);
        }
    }

    fn declare_pattern(&mut self, pattern: &Pat, scope: NodeKey) {
        for name in names_of(pattern) {
            self.declare(&name, scope);
        }
    }

    /// Walks into a function, which owns the declarations inside.
    fn inside(&mut self, key: NodeKey, body: Body, walk: impl FnOnce(&mut Self)) {
        let outer = (self.scope, self.function, self.body);
        (self.scope, self.function, self.body) = (key, key, body);
        walk(self);
        (self.scope, self.function, self.body) = outer;
    }

    /// Walks into a loop: its `let` and `const` are new in each round.
    fn round(&mut self, key: NodeKey, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.scope, key);
        walk(self);
        self.scope = outer;
    }

    fn assign(&mut self, ident: &Ident) {
        self.assigned.push((ident.to_id(), self.function));
    }

    fn assign_member(&mut self, member: &MemberExpr) {
        if let MemberProp::Ident(name) = &member.prop {
            self.members.entry(name.sym.clone()).or_default().insert(self.function);
        }
    }
}

impl Visit for Walk {
    fn visit_function(&mut self, node: &Function) {
        let key = NodeKey::of(node);
        self.inside(key, Body::Own, |walk| {
            for param in &node.params {
                walk.declare_pattern(&param.pat, key);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        let key = NodeKey::of(node);
        self.inside(key, Body::Arrow, |walk| {
            for param in &node.params {
                walk.declare_pattern(param, key);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        let key = NodeKey::of(node);
        self.inside(key, Body::Own, |walk| {
            for param in &node.params {
                match param {
                    ParamOrTsParamProp::Param(param) => walk.declare_pattern(&param.pat, key),
                    ParamOrTsParamProp::TsParamProp(property) => match &property.param {
                        TsParamPropParam::Ident(ident) => walk.declare(&ident.id, key),
                        TsParamPropParam::Assign(assign) => walk.declare_pattern(&assign.left, key),
                    },
                }
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_class(&mut self, node: &Class) {
        let outer = std::mem::replace(&mut self.body, Body::Class);
        node.visit_children_with(self);
        self.body = outer;
    }

    fn visit_ident(&mut self, node: &Ident) {
        let id = node.to_id();
        let home = self.home.get(&id).copied();
        self.captured.record(id, home, self.function, self.body);
    }

    fn visit_fn_decl(&mut self, node: &FnDecl) {
        self.declare(&node.ident, self.function);
        if self.function == NodeKey::TOP {
            self.globals.insert(node.ident.to_id());
        }
        node.visit_children_with(self);
    }

    fn visit_fn_expr(&mut self, node: &FnExpr) {
        if let Some(ident) = &node.ident {
            let key = NodeKey::of(&*node.function);
            self.inside(key, Body::Own, |walk| walk.declare(ident, key));
        }
        node.visit_children_with(self);
    }

    fn visit_export_default_decl(&mut self, node: &ExportDefaultDecl) {
        // The name of a default export is declared in the module, unlike that of a function expression.
        if let DefaultDecl::Fn(function) = &node.decl {
            if let Some(ident) = &function.ident {
                self.declare(ident, NodeKey::TOP);
            }
            function.function.visit_with(self);
        } else {
            node.visit_children_with(self);
        }
    }

    fn visit_class_decl(&mut self, node: &ClassDecl) {
        self.declare(&node.ident, self.scope);
        node.visit_children_with(self);
    }

    fn visit_class_expr(&mut self, node: &ClassExpr) {
        if let Some(ident) = &node.ident {
            self.declare(ident, self.scope);
        }
        node.visit_children_with(self);
    }

    fn visit_var_decl(&mut self, node: &VarDecl) {
        let scope = if node.kind == VarDeclKind::Var { self.function } else { self.scope };
        for declarator in &node.decls {
            self.declare_pattern(&declarator.name, scope);
            if node.kind == VarDeclKind::Var && self.function == NodeKey::TOP {
                self.globals.extend(names_of(&declarator.name).iter().map(Ident::to_id));
            }
        }
        node.visit_children_with(self);
    }

    fn visit_using_decl(&mut self, node: &UsingDecl) {
        for declarator in &node.decls {
            self.declare_pattern(&declarator.name, self.scope);
        }
        node.visit_children_with(self);
    }

    fn visit_catch_clause(&mut self, node: &CatchClause) {
        if let Some(param) = &node.param {
            self.declare_pattern(param, self.scope);
        }
        node.visit_children_with(self);
    }

    fn visit_import_decl(&mut self, node: &ImportDecl) {
        for specifier in &node.specifiers {
            match specifier {
                ImportSpecifier::Named(named) => self.declare(&named.local, NodeKey::TOP),
                ImportSpecifier::Default(default) => self.declare(&default.local, NodeKey::TOP),
                ImportSpecifier::Namespace(namespace) => self.declare(&namespace.local, NodeKey::TOP),
            }
        }
    }

    fn visit_ts_enum_decl(&mut self, node: &TsEnumDecl) {
        self.declare(&node.id, self.scope);
        node.visit_children_with(self);
    }

    fn visit_ts_import_equals_decl(&mut self, node: &TsImportEqualsDecl) {
        self.declare(&node.id, self.scope);
    }

    fn visit_ts_module_decl(&mut self, node: &TsModuleDecl) {
        if let TsModuleName::Ident(ident) = &node.id {
            self.declare(ident, self.scope);
        }
        node.visit_children_with(self);
    }

    fn visit_for_stmt(&mut self, node: &ForStmt) {
        self.round(NodeKey::of(&*node.body), |walk| node.visit_children_with(walk));
    }

    fn visit_for_in_stmt(&mut self, node: &ForInStmt) {
        self.assign_head(&node.left);
        self.round(NodeKey::of(&*node.body), |walk| node.visit_children_with(walk));
    }

    fn visit_for_of_stmt(&mut self, node: &ForOfStmt) {
        self.assign_head(&node.left);
        self.round(NodeKey::of(&*node.body), |walk| node.visit_children_with(walk));
    }

    fn visit_stmt(&mut self, node: &Stmt) {
        match node {
            Stmt::While(stmt) => self.round(NodeKey::of(&*stmt.body), |walk| node.visit_children_with(walk)),
            Stmt::DoWhile(stmt) => self.round(NodeKey::of(&*stmt.body), |walk| node.visit_children_with(walk)),
            _ => node.visit_children_with(self),
        }
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let Some(SimpleAssignTarget::Ident(ident)) = node.left.as_simple() {
            self.assign(&ident.id);
        } else if let Some(SimpleAssignTarget::Member(member)) = node.left.as_simple() {
            self.assign_member(member);
        } else if let Some(pattern) = node.left.as_pat() {
            for name in names_of(pattern) {
                self.assign(&name);
            }
        }
        node.visit_children_with(self);
    }

    fn visit_update_expr(&mut self, node: &UpdateExpr) {
        match &*node.arg {
            Expr::Ident(ident) => self.assign(ident),
            Expr::Member(member) => self.assign_member(member),
            _ => {}
        }
        node.visit_children_with(self);
    }

    fn visit_call_expr(&mut self, node: &CallExpr) {
        if let Callee::Expr(callee) = &node.callee {
            self.call(callee);
        }
        node.visit_children_with(self);
    }

    fn visit_opt_call(&mut self, node: &OptCall) {
        self.call(&node.callee);
        node.visit_children_with(self);
    }

    fn visit_new_expr(&mut self, node: &NewExpr) {
        self.call(&node.callee);
        node.visit_children_with(self);
    }

    fn visit_jsx_opening_element(&mut self, node: &JSXOpeningElement) {
        if let JSXElementName::Ident(ident) = &node.name {
            self.called.insert(ident.sym.clone());
        }
        node.visit_children_with(self);
    }
}

impl Walk {
    fn assign_head(&mut self, head: &ForHead) {
        if let ForHead::Pat(pattern) = head
            && let Pat::Ident(ident) = &**pattern
        {
            self.assign(&ident.id);
        }
    }
}
