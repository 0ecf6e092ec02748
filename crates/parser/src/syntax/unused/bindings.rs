//! The variables of a file: the declaration of each, the function that it belongs to, and the values that it may hold.

use rustc_hash::{FxHashMap, FxHashSet};
use swc_ecma_ast::{
    ArrowExpr, AssignExpr, AssignOp, AssignTarget, BlockStmt, ClassDecl, Constructor, Decl, DefaultDecl, ExportDecl,
    ExportDefaultDecl, ExportSpecifier, Expr, FnDecl, ForHead, ForInStmt, ForOfStmt, ForStmt, Function, Id, Ident,
    ImportDecl, ModuleExportName, NamedExport, ParamOrTsParamProp, Pat, SimpleAssignTarget, SwitchStmt, UpdateExpr,
    VarDecl, VarDeclKind, VarDeclarator, WithStmt,
};
use swc_ecma_visit::{Visit, VisitWith};

use super::fresh::Sharing;
use super::graph::{Graph, Node};
use super::redefined::Redefined;
use crate::syntax::facts::UnusedKind;
use crate::syntax::kind::FileKind;
use crate::text::source::Span;
use crate::tree::casts::strip;
use crate::tree::node_key::NodeKey;
use crate::tree::scope::names_of;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// A variable, and all that shares its name.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    pub(super) name: String,
    pub(super) kind: UnusedKind,
    /// The bytes of its first declaration's name.
    pub(super) span: Span,
    /// The function that it is new in each time that runs.
    pub(super) home: NodeKey,
    /// True if it is declared in no function and no block.
    is_top: bool,
    /// True if code outside of the file, or text that is run, may use it.
    pub(super) is_open: bool,
    /// True if every value that it is given is a new object, or none: writing into that is seen nowhere else.
    pub(super) is_fresh: bool,
    /// The function that it always holds.
    pub(super) function: Option<NodeKey>,
    /// Needed where its value is.
    pub(super) value: Node,
    /// Needed where it is mentioned.
    pub(super) mention: Node,
}

/// The variables of a file.
#[derive(Debug, Default)]
pub(super) struct Bindings {
    all: FxHashMap<Id, Declared>,
}

impl Bindings {
    /// Collects the variables of a script, and gives each its nodes.
    pub(super) fn of(script: &Script, kind: FileKind, redefined: &Redefined, graph: &mut Graph) -> Self {
        let mut walk = Walk::new(graph, redefined);
        script.program.visit_with(&mut walk);
        let Walk { mut all, assigned, borrowed, exported, with_arguments, runs_with, .. } = walk;
        for (id, one) in &mut all {
            let is_global = kind == FileKind::Classic && one.is_top;
            let is_argument = one.kind == UnusedKind::Parameter && with_arguments.contains(&one.home);
            one.is_open |= is_global || is_argument || runs_with || exported.contains(id);
            one.is_fresh &= !borrowed.contains(id);
            one.function = one.function.filter(|_| !assigned.contains(id));
        }
        for one in all.values() {
            graph.keep(one.value, one.mention);
            if one.is_open {
                graph.keep(Node::ROOT, one.value);
            }
        }
        Self { all }
    }

    pub(super) fn get(&self, id: &Id) -> Option<&Declared> {
        self.all.get(id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Declared> {
        self.all.values()
    }
}

/// The code around a declaration in which its name is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Function,
    Block,
}

struct Walk<'g> {
    graph: &'g mut Graph,
    redefined: &'g Redefined,
    all: FxHashMap<Id, Declared>,
    /// The functions around the visited code.
    around: Vec<NodeKey>,
    /// The innermost of them with `arguments` of its own.
    own: NodeKey,
    /// The variables that are given a value after the one that they begin with.
    assigned: FxHashSet<Id>,
    /// Of these, the ones whose value somebody else may have.
    borrowed: FxHashSet<Id>,
    /// The number of blocks around the visited code.
    blocks: usize,
    /// The scope of the visited declaration.
    declares: Scope,
    exported: FxHashSet<Id>,
    /// The functions that read their `arguments`.
    with_arguments: FxHashSet<NodeKey>,
    /// True if a `with` statement may look names up in an object.
    runs_with: bool,
}

impl<'g> Walk<'g> {
    fn new(graph: &'g mut Graph, redefined: &'g Redefined) -> Self {
        Self {
            graph,
            redefined,
            all: FxHashMap::default(),
            around: vec![NodeKey::TOP],
            own: NodeKey::TOP,
            assigned: FxHashSet::default(),
            borrowed: FxHashSet::default(),
            blocks: 0,
            declares: Scope::Function,
            exported: FxHashSet::default(),
            with_arguments: FxHashSet::default(),
            runs_with: false,
        }
    }

    fn declare(&mut self, name: &Ident, kind: UnusedKind, value: Sharing, scope: Scope) {
        let home = self.around.last().copied().unwrap_or(NodeKey::TOP);
        let graph = &mut *self.graph;
        let declared = self.all.entry(name.to_id()).or_insert_with(|| Declared {
            name: name.sym.to_string(),
            kind,
            span: span_of(name.span),
            home,
            is_top: false,
            is_open: false,
            is_fresh: true,
            function: None,
            value: graph.add(),
            mention: graph.add(),
        });
        declared.is_fresh &= value == Sharing::Fresh;
        declared.is_top |= home == NodeKey::TOP && scope == Scope::Function;
    }

    fn declare_all(&mut self, pattern: &impl VisitWith<crate::tree::scope::Names>, kind: UnusedKind, scope: Scope) {
        for name in names_of(pattern) {
            self.declare(&name, kind, Sharing::Shared, scope);
        }
    }

    /// The scope of what is declared here, but by `var`.
    fn block(&self) -> Scope {
        if self.blocks == 0 { Scope::Function } else { Scope::Block }
    }

    fn inside_block(&mut self, walk: impl FnOnce(&mut Self)) {
        self.blocks += 1;
        walk(self);
        self.blocks -= 1;
    }

    /// Records that a variable is given a value. It needn't hold the function any more.
    fn give(&mut self, id: &Id, value: Sharing) {
        if value == Sharing::Shared {
            self.borrowed.insert(id.clone());
        }
        self.assigned.insert(id.clone());
    }

    /// Records that a variable begins with this function.
    fn hold(&mut self, name: &Ident, function: NodeKey) {
        if let Some(declared) = self.all.get_mut(&name.to_id()) {
            if declared.function.is_some() {
                self.assigned.insert(name.to_id());
            }
            declared.function = Some(function);
        }
    }

    fn inside(&mut self, key: NodeKey, walk: impl FnOnce(&mut Self)) {
        self.around.push(key);
        walk(self);
        self.around.pop();
    }

    fn inside_own(&mut self, key: NodeKey, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.own, key);
        self.inside(key, walk);
        self.own = outer;
    }
}

/// The function that an expression is.
fn function_of(expr: &Expr) -> Option<NodeKey> {
    match strip(expr) {
        Expr::Fn(function) => Some(NodeKey::of(&*function.function)),
        Expr::Arrow(arrow) => Some(NodeKey::of(arrow)),
        _ => None,
    }
}

impl Visit for Walk<'_> {
    fn visit_function(&mut self, node: &Function) {
        self.inside_own(NodeKey::of(node), |walk| {
            for param in &node.params {
                walk.declare_all(&param.pat, UnusedKind::Parameter, Scope::Function);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        self.inside(NodeKey::of(node), |walk| {
            for param in &node.params {
                walk.declare_all(param, UnusedKind::Parameter, Scope::Function);
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        self.inside_own(NodeKey::of(node), |walk| {
            for param in &node.params {
                // A parameter that is a property, too, is no variable alone.
                if let ParamOrTsParamProp::Param(param) = param {
                    walk.declare_all(&param.pat, UnusedKind::Parameter, Scope::Function);
                }
            }
            node.visit_children_with(walk);
        });
    }

    fn visit_ident(&mut self, node: &Ident) {
        if &*node.sym == "arguments" {
            self.with_arguments.insert(self.own);
        }
    }

    fn visit_with_stmt(&mut self, node: &WithStmt) {
        self.runs_with = true;
        node.visit_children_with(self);
    }

    fn visit_fn_decl(&mut self, node: &FnDecl) {
        self.declare(&node.ident, UnusedKind::Function, Sharing::Shared, Scope::Function);
        self.hold(&node.ident, NodeKey::of(&*node.function));
        if node.declare {
            self.exported.insert(node.ident.to_id());
        }
        node.visit_children_with(self);
    }

    fn visit_class_decl(&mut self, node: &ClassDecl) {
        self.declare(&node.ident, UnusedKind::Class, Sharing::Shared, self.block());
        if node.declare {
            self.exported.insert(node.ident.to_id());
        }
        node.visit_children_with(self);
    }

    fn visit_block_stmt(&mut self, node: &BlockStmt) {
        self.inside_block(|walk| node.visit_children_with(walk));
    }

    fn visit_switch_stmt(&mut self, node: &SwitchStmt) {
        self.inside_block(|walk| node.visit_children_with(walk));
    }

    fn visit_for_stmt(&mut self, node: &ForStmt) {
        self.inside_block(|walk| node.visit_children_with(walk));
    }

    fn visit_var_decl(&mut self, node: &VarDecl) {
        self.declares = if node.kind == VarDeclKind::Var { Scope::Function } else { self.block() };
        for declarator in &node.decls {
            if node.declare {
                self.exported.extend(names_of(&declarator.name).iter().map(Ident::to_id));
            }
        }
        node.visit_children_with(self);
    }

    fn visit_var_declarator(&mut self, node: &VarDeclarator) {
        if let Pat::Ident(name) = &node.name {
            let value = node.init.as_deref().map_or(Sharing::Fresh, |value| Sharing::of(value, self.redefined));
            self.declare(&name.id, UnusedKind::Variable, value, self.declares);
            match node.init.as_deref().map(function_of) {
                Some(Some(function)) => self.hold(&name.id, function),
                Some(None) => self.give(&name.id.to_id(), Sharing::Fresh),
                None => {}
            }
        } else {
            self.declare_all(&node.name, UnusedKind::Variable, self.declares);
        }
        node.visit_children_with(self);
    }

    fn visit_for_in_stmt(&mut self, node: &ForInStmt) {
        self.inside_block(|walk| node.visit_children_with(walk));
        self.give_head(&node.left);
    }

    fn visit_for_of_stmt(&mut self, node: &ForOfStmt) {
        self.inside_block(|walk| node.visit_children_with(walk));
        self.give_head(&node.left);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        node.visit_children_with(self);
        match &node.left {
            AssignTarget::Simple(SimpleAssignTarget::Ident(name)) => {
                let keeps = matches!(
                    node.op,
                    AssignOp::Assign | AssignOp::AndAssign | AssignOp::OrAssign | AssignOp::NullishAssign
                );
                self.give(
                    &name.id.to_id(),
                    if keeps { Sharing::of(&node.right, self.redefined) } else { Sharing::Fresh },
                );
            }
            AssignTarget::Simple(_) => {}
            AssignTarget::Pat(pattern) => {
                for name in names_of(pattern) {
                    self.give(&name.to_id(), Sharing::Shared);
                }
            }
        }
    }

    fn visit_update_expr(&mut self, node: &UpdateExpr) {
        if let Some(name) = strip(&node.arg).as_ident() {
            self.give(&name.to_id(), Sharing::Fresh);
        }
        node.visit_children_with(self);
    }

    fn visit_import_decl(&mut self, node: &ImportDecl) {
        for specifier in &node.specifiers {
            self.declare(specifier.local(), UnusedKind::Import, Sharing::Shared, Scope::Function);
        }
    }

    fn visit_named_export(&mut self, node: &NamedExport) {
        for specifier in node.specifiers.iter().filter(|_| node.src.is_none()) {
            if let ExportSpecifier::Named(named) = specifier
                && let ModuleExportName::Ident(name) = &named.orig
            {
                self.exported.insert(name.to_id());
            }
        }
    }

    fn visit_export_decl(&mut self, node: &ExportDecl) {
        match &node.decl {
            Decl::Fn(function) => drop(self.exported.insert(function.ident.to_id())),
            Decl::Class(class) => drop(self.exported.insert(class.ident.to_id())),
            Decl::Var(variables) => {
                let names = variables.decls.iter().flat_map(|declarator| names_of(&declarator.name));
                self.exported.extend(names.map(|name| name.to_id()));
            }
            _ => {}
        }
        node.visit_children_with(self);
    }

    fn visit_export_default_decl(&mut self, node: &ExportDefaultDecl) {
        if let DefaultDecl::Fn(function) = &node.decl {
            function.function.visit_with(self);
        } else {
            node.visit_children_with(self);
        }
    }
}

impl Walk<'_> {
    fn give_head(&mut self, head: &ForHead) {
        for name in names_of(head) {
            self.give(&name.to_id(), Sharing::Shared);
        }
    }
}
