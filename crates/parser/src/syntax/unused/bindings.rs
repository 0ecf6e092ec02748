//! The variables of a file: the declaration of each, the function that it belongs to, and the values that it may hold.

use rustc_hash::FxHashSet;
use swc_ecma_ast::{
    ArrowExpr, AssignExpr, AssignOp, AssignTarget, BlockStmt, ClassDecl, Constructor, Decl, DefaultDecl, ExportDecl,
    ExportDefaultDecl, ExportSpecifier, Expr, FnDecl, ForHead, ForInStmt, ForOfStmt, ForStmt, Function, Id, Ident,
    ImportDecl, ModuleExportName, NamedExport, ParamOrTsParamProp, Pat, Program, SimpleAssignTarget, SwitchStmt,
    UpdateExpr, VarDecl, VarDeclKind, VarDeclarator, WithStmt,
};
use swc_ecma_visit::{Visit, VisitWith};

use super::declared::{Declared, Facts, slot};
use super::fresh::Sharing;
use super::graph::{Graph, Node};
use super::redefined::Redefined;
use super::top_level::TopLevel;
use crate::syntax::facts::UnusedKind;
use crate::syntax::kind::FileKind;
use crate::tree::casts::strip;
use crate::tree::node_key::NodeKey;
use crate::tree::scope::{Names, each_name, names_of};
use crate::tree::script::Script;
use crate::tree::span::span_of;
use crate::tree::variable::variable_of;

/// The variables of a file.
#[derive(Debug, Default)]
pub(super) struct Bindings(Vec<Option<Declared>>);

impl Bindings {
    /// Collects the variables of a script, and gives each its nodes.
    pub(super) fn of(
        script: &Script,
        kind: FileKind,
        redefined: &Redefined,
        graph: &mut Graph,
        walked: &TopLevel<'_>,
    ) -> Self {
        let mut walk = Walk::new(graph, redefined);
        match &script.program {
            Program::Module(module) => walk.top_level(&module.body, walked),
            Program::Script(classic) => walk.top_level(&classic.body, walked),
        }
        let Walk { mut all, facts, with_arguments, runs_with, .. } = walk;
        for (number, one) in all.iter_mut().enumerate() {
            let Some(one) = one else { continue };
            let facts = facts.get(number).copied().unwrap_or_default();
            let is_global = kind == FileKind::Classic && facts.has(Facts::TOP);
            let is_argument = one.kind == UnusedKind::Parameter && with_arguments.contains(&one.home);
            one.is_open |= is_global || is_argument || runs_with || facts.has(Facts::EXPORTED);
            one.is_elsewhere = facts.has(Facts::ELSEWHERE);
            one.is_fresh &= !facts.has(Facts::BORROWED);
            one.function = one.function.filter(|_| !facts.has(Facts::ASSIGNED));
        }
        for one in all.iter().flatten() {
            graph.keep(one.value, one.mention);
            if one.is_open {
                graph.keep(Node::ROOT, one.value);
            }
        }
        Self(all)
    }

    pub(super) fn get(&self, id: &Id) -> Option<&Declared> {
        self.0.get(variable_of(id) as usize)?.as_ref()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Declared> {
        self.0.iter().flatten()
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
    /// The variables, by number.
    all: Vec<Option<Declared>>,
    /// Facts about them.
    facts: Vec<Facts>,
    /// The functions around the visited code.
    around: Vec<NodeKey>,
    /// The innermost of them with `arguments` of its own.
    own: NodeKey,
    /// The number of blocks around the visited code.
    blocks: usize,
    /// The scope of the visited declaration.
    declares: Scope,
    /// The functions that read their `arguments`.
    with_arguments: FxHashSet<NodeKey>,
    /// True in statements of the top level that the walk for uses leaves out.
    is_elsewhere: bool,
    /// True if a `with` statement may look names up in an object.
    runs_with: bool,
}

impl<'g> Walk<'g> {
    fn new(graph: &'g mut Graph, redefined: &'g Redefined) -> Self {
        Self {
            graph,
            redefined,
            all: Vec::new(),
            facts: Vec::new(),
            around: vec![NodeKey::TOP],
            own: NodeKey::TOP,
            blocks: 0,
            declares: Scope::Function,
            with_arguments: FxHashSet::default(),
            is_elsewhere: false,
            runs_with: false,
        }
    }

    fn top_level<N: VisitWith<Self>>(&mut self, items: &[N], walked: &TopLevel<'_>) {
        for (index, item) in items.iter().enumerate() {
            self.is_elsewhere = !walked.has(index);
            item.visit_with(self);
        }
    }

    fn declare(&mut self, name: &Ident, kind: UnusedKind, value: Sharing, scope: Scope) {
        let home = self.around.last().copied().unwrap_or(NodeKey::TOP);
        let graph = &mut *self.graph;
        let Some(declared) = slot(&mut self.all, name) else { return };
        let declared = declared.get_or_insert_with(|| Declared {
            name: name.sym.clone(),
            kind,
            span: span_of(name.span),
            home,
            is_open: false,
            is_elsewhere: false,
            is_fresh: true,
            function: None,
            value: graph.add(),
            mention: graph.add(),
        });
        declared.is_fresh &= value == Sharing::Fresh;
        if home == NodeKey::TOP && scope == Scope::Function {
            self.note(name, Facts::TOP);
        }
    }

    fn declare_all(&mut self, pattern: &impl VisitWith<Names>, kind: UnusedKind, scope: Scope) {
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
    fn give(&mut self, name: &Ident, value: Sharing) {
        if value == Sharing::Shared {
            self.note(name, Facts::BORROWED);
        }
        self.note(name, Facts::ASSIGNED);
    }

    /// Adds a fact about a variable.
    fn note(&mut self, name: &Ident, fact: Facts) {
        if let Some(facts) = slot(&mut self.facts, name) {
            facts.add(fact);
        }
    }

    fn export_all(&mut self, pattern: &Pat) {
        each_name(pattern, &mut |name| self.note(name, Facts::EXPORTED));
    }

    /// Records that a variable begins with this function.
    fn hold(&mut self, name: &Ident, function: NodeKey) {
        let Some(Some(declared)) = slot(&mut self.all, name) else { return };
        if declared.function.replace(function).is_some() {
            self.note(name, Facts::ASSIGNED);
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
        if self.is_elsewhere {
            self.note(node, Facts::ELSEWHERE);
        }
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
            self.note(&node.ident, Facts::EXPORTED);
        }
        node.visit_children_with(self);
    }

    fn visit_class_decl(&mut self, node: &ClassDecl) {
        self.declare(&node.ident, UnusedKind::Class, Sharing::Shared, self.block());
        if node.declare {
            self.note(&node.ident, Facts::EXPORTED);
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
                self.export_all(&declarator.name);
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
                Some(None) => self.give(&name.id, Sharing::Fresh),
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
                let sharing = if keeps { Sharing::of(&node.right, self.redefined) } else { Sharing::Fresh };
                self.give(&name.id, sharing);
            }
            AssignTarget::Simple(_) => {}
            AssignTarget::Pat(pattern) => {
                for name in names_of(pattern) {
                    self.give(&name, Sharing::Shared);
                }
            }
        }
    }

    fn visit_update_expr(&mut self, node: &UpdateExpr) {
        if let Some(name) = strip(&node.arg).as_ident() {
            self.give(name, Sharing::Fresh);
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
                self.note(name, Facts::EXPORTED);
            }
        }
    }

    fn visit_export_decl(&mut self, node: &ExportDecl) {
        match &node.decl {
            Decl::Fn(function) => self.note(&function.ident, Facts::EXPORTED),
            Decl::Class(class) => self.note(&class.ident, Facts::EXPORTED),
            Decl::Var(variables) => {
                variables.decls.iter().for_each(|declarator| self.export_all(&declarator.name));
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
            self.give(&name, Sharing::Shared);
        }
    }
}
