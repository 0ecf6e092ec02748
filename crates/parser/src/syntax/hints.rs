//! Hints that a path may have no value: a file tests it, or assigns `null` or `undefined` to it.
//!
//! ```js
//! const session = window.shopSession || null;           // `session` may have no value
//! if (!window.cart) dr.createSource({ type: "payco" }); // neither may `cart`, and here it has none
//! ```
//!
//! A path surely has a value where such a test has passed: these are its guards.

mod path;
mod values;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;
use swc_common::Spanned;
use swc_ecma_ast::{
    AssignExpr, AssignOp, BinExpr, BinaryOp, BlockStmt, CondExpr, Expr, FunctionBody, Id, Ident, IfStmt, Module,
    ObjectPatProp, OptChainBase, OptChainExpr, Pat, Script as Classic, SimpleAssignTarget, Stmt, UnaryExpr, UnaryOp,
    VarDeclarator, WhileStmt,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::expression::{Chain, Root, chain_of};
use crate::syntax::asked::is_nothing;
use crate::syntax::hints::path::{Anchor, Path};
use crate::syntax::hints::values::{Assigned, AsyncFunctions, may_give_nothing};
use crate::syntax::names::Names;
use crate::text::source::Span;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// The names of the global object of a page.
const WINDOW: [&str; 3] = ["globalThis", "self", "window"];

/// The tests of a file, and the code in which they have passed.
#[derive(Clone, Debug, Default)]
pub(super) struct Hints {
    asked: FxHashMap<Path, Span>,
    guards: FxHashMap<Path, Vec<Span>>,
    /// Paths that hold a promise, with the bytes of the call that returns it.
    promises: FxHashMap<Path, Span>,
    /// Variables that are another name for a path.
    aliases: FxHashMap<Id, Path>,
}

impl Hints {
    pub(super) fn of(script: &Script, names: &Names) -> Self {
        let mut assigned = Assigned::default();
        script.program.visit_with(&mut assigned);
        let mut waiting = AsyncFunctions::default();
        script.program.visit_with(&mut waiting);
        let mut walk = Walk { hints: Self::default(), names, assigned: assigned.0, waiting };
        script.program.visit_with(&mut walk);
        walk.hints
    }

    /// Returns the first member of the chain that may have no value at a byte of the text, and the code that shows it.
    pub(super) fn doubted(&self, chain: &Chain, at: u32, names: &Names) -> Option<(String, Span)> {
        self.path(chain, at, names).starts().find_map(|path| {
            let asked = self.asked.get(&path)?;
            let guards = self.guards.get(&path).into_iter().flatten();
            let is_guarded = guards.into_iter().any(|guard| guard.start <= at && at < guard.end);
            (!is_guarded).then(|| (path.text(), *asked))
        })
    }

    /// Returns the first member of the chain that is a promise, and the call that returns it.
    pub(super) fn promised(&self, chain: &Chain, at: u32, names: &Names) -> Option<(String, Span)> {
        let whole = self.path(chain, at, names);
        whole.starts().find_map(|path| Some((path.text(), *self.promises.get(&path)?)))
    }

    /// Returns the path that a chain means at a byte of the text.
    fn path(&self, chain: &Chain, at: u32, names: &Names) -> Path {
        let members = chain.members.clone();
        let Root::Name(name) = &chain.root else { return Path { anchor: Anchor::This, members } };
        match names.variable(&Atom::new(name.as_str()), at) {
            Some(id) => match self.aliases.get(&id) {
                Some(alias) => {
                    Path { anchor: alias.anchor.clone(), members: [alias.members.clone(), members].concat() }
                }
                None => Path { anchor: Anchor::Variable(id), members },
            },
            None => match members.split_first() {
                Some((first, rest)) if WINDOW.contains(&name.as_str()) => {
                    Path { anchor: Anchor::Page(first.clone()), members: rest.to_vec() }
                }
                _ => Path { anchor: Anchor::Page(name.clone()), members },
            },
        }
    }
}

struct Walk<'n> {
    hints: Hints,
    names: &'n Names,
    assigned: FxHashSet<Id>,
    waiting: AsyncFunctions,
}

impl Walk<'_> {
    fn path_of(&self, expr: &Expr) -> Option<Path> {
        let chain = chain_of(expr).filter(|chain| chain.is_whole)?;
        Some(self.hints.path(&chain, span_of(expr.span()).start, self.names))
    }

    /// Records a test for a value.
    fn ask(&mut self, expr: &Expr) {
        match expr {
            Expr::Paren(paren) => self.ask(&paren.expr),
            Expr::Unary(unary) if matches!(unary.op, UnaryOp::Bang | UnaryOp::TypeOf) => self.ask(&unary.arg),
            Expr::Bin(bin) if matches!(bin.op, BinaryOp::LogicalAnd | BinaryOp::LogicalOr) => {
                self.ask(&bin.left);
                self.ask(&bin.right);
            }
            other => {
                if let Some(path) = self.path_of(other) {
                    self.hints.asked.entry(path).or_insert(span_of(other.span()));
                }
            }
        }
    }

    /// Returns the paths that surely have a value after this outcome of a test.
    fn sure(&self, test: &Expr, outcome: Outcome) -> Vec<Path> {
        let mut paths = Vec::new();
        self.add_sure(test, outcome, &mut paths);
        paths
    }

    fn add_sure(&self, test: &Expr, outcome: Outcome, paths: &mut Vec<Path>) {
        match (test, outcome) {
            (Expr::Paren(paren), _) => self.add_sure(&paren.expr, outcome, paths),
            (Expr::Unary(unary), _) if unary.op == UnaryOp::Bang => {
                self.add_sure(&unary.arg, outcome.opposite(), paths);
            }
            (Expr::Bin(bin), _) => self.add_sure_by(bin, outcome, paths),
            (other, Outcome::Holds) => self.add_starts(other, paths),
            _ => {}
        }
    }

    fn add_sure_by(&self, bin: &BinExpr, outcome: Outcome, paths: &mut Vec<Path>) {
        match (bin.op, outcome) {
            (BinaryOp::LogicalAnd, Outcome::Holds) | (BinaryOp::LogicalOr, Outcome::Fails) => {
                self.add_sure(&bin.left, outcome, paths);
                self.add_sure(&bin.right, outcome, paths);
            }
            (BinaryOp::NotEq | BinaryOp::NotEqEq, Outcome::Holds)
            | (BinaryOp::EqEq | BinaryOp::EqEqEq, Outcome::Fails) => {
                let sides = [(&bin.left, &bin.right), (&bin.right, &bin.left)];
                let tested = sides.into_iter().find(|(_, other)| is_nothing(other)).map(|(one, _)| &**one);
                match tested {
                    Some(Expr::Unary(unary)) if unary.op == UnaryOp::TypeOf => self.add_starts(&unary.arg, paths),
                    Some(other) => self.add_starts(other, paths),
                    None => {}
                }
            }
            _ => {}
        }
    }

    fn add_starts(&self, expr: &Expr, paths: &mut Vec<Path>) {
        paths.extend(self.path_of(expr).iter().flat_map(Path::starts));
    }

    fn guard(&mut self, test: &Expr, outcome: Outcome, within: Span) {
        for path in self.sure(test, outcome) {
            self.hints.guards.entry(path).or_default().push(within);
        }
    }

    /// Visits `a && b && c`, or the same with `||`, as one: each part is tested before all later ones.
    fn visit_chain(&mut self, node: &BinExpr, outcome: Outcome) {
        self.ask(&node.left);
        let mut parts = vec![&*node.right];
        let mut left = &*node.left;
        while let Some(bin) = left.as_bin().filter(|bin| bin.op == node.op) {
            parts.push(&bin.right);
            left = &bin.left;
        }
        parts.push(left);
        parts.reverse();
        let end = span_of(node.right.span()).end;
        for (part, next) in parts.iter().zip(&parts[1..]) {
            self.guard(part, outcome, Span { start: span_of(next.span()).start, end });
        }
        for part in parts {
            part.visit_with(self);
        }
    }

    /// Records guards for the statements after an early exit: after `if (!cart) return;` there is a cart.
    fn guard_rest<'s>(&mut self, statements: impl Iterator<Item = &'s Stmt>, end: u32) {
        for statement in statements {
            let Stmt::If(tested) = statement else { continue };
            let rest = Span { start: span_of(tested.span).end, end };
            if ends(&tested.cons) {
                self.guard(&tested.test, Outcome::Fails, rest);
            }
            if tested.alt.as_deref().is_some_and(ends) {
                self.guard(&tested.test, Outcome::Holds, rest);
            }
            // `if (!cart) cart = load();`
            if let Some(path) = self.assigned_by(&tested.cons)
                && self.sure(&tested.test, Outcome::Fails).contains(&path)
            {
                self.hints.guards.entry(path).or_default().push(rest);
            }
        }
    }

    /// Returns the path that a statement assigns to: `cart` for `cart = load();`.
    fn assigned_by(&self, statement: &Stmt) -> Option<Path> {
        match statement {
            Stmt::Block(block) => block.stmts.iter().find_map(|statement| self.assigned_by(statement)),
            Stmt::Expr(statement) => self.target(statement.expr.as_assign()?),
            _ => None,
        }
    }

    fn target(&self, assign: &AssignExpr) -> Option<Path> {
        match assign.left.as_simple().filter(|_| assign.op == AssignOp::Assign)? {
            SimpleAssignTarget::Ident(name) => self.path_of(&Expr::Ident(name.id.clone())),
            SimpleAssignTarget::Member(member) => self.path_of(&Expr::Member(member.clone())),
            _ => None,
        }
    }

    fn record_value(&mut self, path: Path, value: &Expr) {
        if self.waiting.is_promise(value) {
            self.hints.promises.entry(path.clone()).or_insert(span_of(value.span()));
        }
        if may_give_nothing(value) {
            self.hints.asked.entry(path).or_insert(span_of(value.span()));
        }
    }

    fn record_alias(&mut self, name: &Ident, path: Path) {
        if !self.assigned.contains(&name.to_id()) && path.anchor != Anchor::Variable(name.to_id()) {
            self.hints.aliases.insert(name.to_id(), path);
        }
    }
}

/// The outcome of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Holds,
    Fails,
}

impl Outcome {
    fn opposite(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
        }
    }
}

impl Visit for Walk<'_> {
    fn visit_opt_chain_expr(&mut self, node: &OptChainExpr) {
        if node.optional {
            match &*node.base {
                OptChainBase::Member(member) => self.ask(&member.obj),
                OptChainBase::Call(call) => self.ask(&call.callee),
            }
        }
        node.visit_children_with(self);
    }

    fn visit_bin_expr(&mut self, node: &BinExpr) {
        match node.op {
            BinaryOp::LogicalAnd => return self.visit_chain(node, Outcome::Holds),
            BinaryOp::LogicalOr => return self.visit_chain(node, Outcome::Fails),
            BinaryOp::NullishCoalescing => self.ask(&node.left),
            BinaryOp::EqEq | BinaryOp::EqEqEq | BinaryOp::NotEq | BinaryOp::NotEqEq => {
                for (one, other) in [(&node.left, &node.right), (&node.right, &node.left)] {
                    if is_nothing(other) {
                        self.ask(one);
                    }
                }
            }
            _ => {}
        }
        node.visit_children_with(self);
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Bang {
            self.ask(&node.arg);
        }
        node.visit_children_with(self);
    }

    fn visit_cond_expr(&mut self, node: &CondExpr) {
        self.ask(&node.test);
        self.guard(&node.test, Outcome::Holds, span_of(node.cons.span()));
        self.guard(&node.test, Outcome::Fails, span_of(node.alt.span()));
        node.visit_children_with(self);
    }

    fn visit_if_stmt(&mut self, node: &IfStmt) {
        self.ask(&node.test);
        self.guard(&node.test, Outcome::Holds, span_of(node.cons.span()));
        if let Some(alt) = &node.alt {
            self.guard(&node.test, Outcome::Fails, span_of(alt.span()));
        }
        node.visit_children_with(self);
    }

    fn visit_while_stmt(&mut self, node: &WhileStmt) {
        self.ask(&node.test);
        self.guard(&node.test, Outcome::Holds, span_of(node.body.span()));
        node.visit_children_with(self);
    }

    fn visit_var_declarator(&mut self, node: &VarDeclarator) {
        if let Some(value) = &node.init {
            match &node.name {
                Pat::Ident(name) => match self.path_of(value) {
                    Some(path) => self.record_alias(&name.id, path),
                    None => self.record_value(variable(&name.id), value),
                },
                Pat::Object(pattern) => {
                    let base = self.path_of(value);
                    for property in &pattern.props {
                        if let (ObjectPatProp::Assign(assign), Some(base)) = (property, &base)
                            && assign.value.is_none()
                        {
                            let mut path = base.clone();
                            path.members.push(assign.key.id.sym.to_string());
                            self.record_alias(&assign.key.id, path);
                        }
                    }
                }
                _ => {}
            }
        }
        node.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let Some(path) = self.target(node) {
            self.record_value(path, &node.right);
        }
        node.visit_children_with(self);
    }

    fn visit_block_stmt(&mut self, node: &BlockStmt) {
        self.guard_rest(node.stmts.iter(), span_of(node.span).end);
        node.visit_children_with(self);
    }

    fn visit_function_body(&mut self, node: &FunctionBody) {
        self.guard_rest(node.stmts.iter(), span_of(node.span).end);
        node.visit_children_with(self);
    }

    fn visit_module(&mut self, node: &Module) {
        self.guard_rest(node.body.iter().filter_map(|item| item.as_stmt()), u32::MAX);
        node.visit_children_with(self);
    }

    fn visit_script(&mut self, node: &Classic) {
        self.guard_rest(node.body.iter(), u32::MAX);
        node.visit_children_with(self);
    }
}

fn variable(name: &Ident) -> Path {
    Path { anchor: Anchor::Variable(name.to_id()), members: Vec::new() }
}

/// True if the statements after it don't run.
fn ends(statement: &Stmt) -> bool {
    match statement {
        Stmt::Return(_) | Stmt::Throw(_) | Stmt::Continue(_) | Stmt::Break(_) => true,
        Stmt::Block(block) => block.stmts.last().is_some_and(ends),
        _ => false,
    }
}
