//! Effects of code by its syntax: the variables that it assigns, the members that it writes, the functions that it may
//! call. Code that a limit skips may have done all of that, or nothing.

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;
use swc_ecma_ast::{
    ArrowExpr, AssignExpr, CallExpr, Callee, Constructor, Expr, ForHead, ForInStmt, ForOfStmt, Function, Id, Ident,
    MemberExpr, MemberProp, Pat, SimpleAssignTarget, UnaryExpr, UnaryOp, UpdateExpr, VarDeclarator,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::flow::domain::keys::private;
use crate::tree::casts::strip;
use crate::tree::node_key::NodeKey;
use crate::tree::scope::names_of;
use crate::tree::script::Script;

/// Functions of the language and of libraries that write into their first argument.
const WRITERS: [&str; 12] = [
    "assign",
    "assignIn",
    "extend",
    "merge",
    "mergeWith",
    "defaults",
    "defaultsDeep",
    "defineProperty",
    "defineProperties",
    "set",
    "setWith",
    "unset",
];

/// Methods of arrays that change which elements they have.
const LIST_WRITERS: [&str; 9] = ["push", "unshift", "splice", "pop", "shift", "sort", "reverse", "fill", "copyWithin"];

/// Effects of one function's own code, without that of the functions inside it.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    /// Variables that it assigns after their declaration.
    pub(crate) assigned: FxHashSet<Id>,
    /// Variables that it names.
    pub(crate) named: FxHashSet<Id>,
    /// Members that it writes or deletes, of objects that it didn't allocate itself.
    pub(crate) written: FxHashSet<Atom>,
    /// True if it writes members of unknown name.
    pub(crate) writes_any: bool,
    /// True if it may change the elements of arrays.
    pub(crate) changes_lists: bool,
    /// Members that it names: it may call them.
    pub(crate) members: FxHashSet<Atom>,
    /// True if it reads members of unknown name.
    pub(crate) reads_any: bool,
    /// The functions inside it.
    pub(crate) inner: Vec<NodeKey>,
}

/// Effects of each function of a program.
#[derive(Debug)]
pub(crate) struct EffectsTable(FxHashMap<NodeKey, Effects>);

impl EffectsTable {
    /// Walks all scripts once.
    pub(crate) fn of<'s>(scripts: impl Iterator<Item = &'s Script>) -> Self {
        let mut walk = Walk::default();
        scripts.for_each(|script| script.program.visit_with(&mut walk));
        Self(walk.table)
    }

    /// Returns the effects of a function; `None` if it has none.
    pub(crate) fn get(&self, function: NodeKey) -> Option<&Effects> {
        self.0.get(&function)
    }
}

/// Returns the effects of a piece of code that is no function: the body of a loop.
pub(crate) fn effects_of(code: &impl VisitWith<Walk>) -> Effects {
    let mut walk = Walk::default();
    code.visit_with(&mut walk);
    walk.finish();
    walk.table.remove(&NodeKey::TOP).unwrap_or_default()
}

/// Gathers effects, function by function.
#[derive(Default)]
pub(crate) struct Walk {
    function: NodeKey,
    table: FxHashMap<NodeKey, Effects>,
    /// The variables that start with an object that the function allocates itself.
    fresh: FxHashSet<Id>,
    /// The members that it writes, each with the variable that holds the object.
    writes: Vec<(Option<Id>, Option<Atom>)>,
}

impl Walk {
    fn own(&mut self) -> &mut Effects {
        self.table.entry(self.function).or_default()
    }

    fn inside(&mut self, function: NodeKey, walk: impl FnOnce(&mut Self)) {
        self.own().inner.push(function);
        let outer = std::mem::replace(&mut self.function, function);
        let (fresh, writes) = (std::mem::take(&mut self.fresh), std::mem::take(&mut self.writes));
        walk(self);
        self.finish();
        (self.function, self.fresh, self.writes) = (outer, fresh, writes);
    }

    /// Keeps the writes into objects that the function didn't allocate itself.
    fn finish(&mut self) {
        let fresh = std::mem::take(&mut self.fresh);
        let writes = std::mem::take(&mut self.writes);
        let own = self.own();
        for (base, name) in writes {
            if base.is_some_and(|base| fresh.contains(&base) && !own.assigned.contains(&base)) {
                continue;
            }
            match name {
                Some(name) => drop(own.written.insert(name)),
                None => own.writes_any = true,
            }
        }
    }

    fn assign(&mut self, id: Id) {
        self.own().assigned.insert(id);
    }

    fn write(&mut self, member: &MemberExpr) {
        let base = strip(&member.obj).as_ident().map(Ident::to_id);
        self.writes.push((base, member_name(&member.prop)));
    }

    fn write_target(&mut self, target: &Expr) {
        match strip(target) {
            Expr::Ident(ident) => self.assign(ident.to_id()),
            Expr::Member(member) => self.write(member),
            _ => {}
        }
    }

    fn assign_pattern(&mut self, pattern: &(impl VisitWith<crate::tree::scope::Names> + VisitWith<Targets>)) {
        for name in names_of(pattern) {
            self.assign(name.to_id());
        }
        let mut targets = Targets::default();
        pattern.visit_with(&mut targets);
        for (base, name) in targets.0 {
            self.writes.push((base, name));
        }
    }

    fn assign_head(&mut self, head: &ForHead) {
        if let ForHead::Pat(pattern) = head {
            match &**pattern {
                Pat::Expr(target) => self.write_target(target),
                pattern => self.assign_pattern(pattern),
            }
        }
    }
}

/// The members that a pattern writes: `[p.amount] = totals`.
#[derive(Default)]
struct Targets(Vec<(Option<Id>, Option<Atom>)>);

impl Visit for Targets {
    fn visit_pat(&mut self, node: &Pat) {
        if let Pat::Expr(target) = node
            && let Expr::Member(member) = strip(target)
        {
            self.0.push((strip(&member.obj).as_ident().map(Ident::to_id), member_name(&member.prop)));
        }
        node.visit_children_with(self);
    }
}

impl Visit for Walk {
    fn visit_function(&mut self, node: &Function) {
        self.inside(NodeKey::of(node), |walk| node.visit_children_with(walk));
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        self.inside(NodeKey::of(node), |walk| node.visit_children_with(walk));
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        self.inside(NodeKey::of(node), |walk| node.visit_children_with(walk));
    }

    fn visit_ident(&mut self, node: &Ident) {
        self.own().named.insert(node.to_id());
    }

    fn visit_member_expr(&mut self, node: &MemberExpr) {
        match member_name(&node.prop) {
            Some(name) => drop(self.own().members.insert(name)),
            None => self.own().reads_any = true,
        }
        node.visit_children_with(self);
    }

    fn visit_var_declarator(&mut self, node: &VarDeclarator) {
        if let (Pat::Ident(name), Some(init)) = (&node.name, &node.init)
            && is_fresh(init)
        {
            self.fresh.insert(name.id.to_id());
        }
        node.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let Some(pattern) = node.left.as_pat() {
            self.assign_pattern(pattern);
        } else if let Some(target) = node.left.as_simple() {
            match target {
                SimpleAssignTarget::Ident(ident) => self.assign(ident.id.to_id()),
                SimpleAssignTarget::Member(member) => self.write(member),
                SimpleAssignTarget::Paren(inner) => self.write_target(&inner.expr),
                SimpleAssignTarget::TsAs(inner) => self.write_target(&inner.expr),
                SimpleAssignTarget::TsNonNull(inner) => self.write_target(&inner.expr),
                _ => self.own().writes_any = true,
            }
        }
        node.visit_children_with(self);
    }

    fn visit_update_expr(&mut self, node: &UpdateExpr) {
        self.write_target(&node.arg);
        node.visit_children_with(self);
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        if node.op == UnaryOp::Delete {
            self.write_target(&node.arg);
        }
        node.visit_children_with(self);
    }

    fn visit_call_expr(&mut self, node: &CallExpr) {
        if let Callee::Expr(callee) = &node.callee
            && let Expr::Member(member) = strip(callee)
            && let Some(name) = member_name(&member.prop)
        {
            let first = node.args.first().map(|first| strip(&first.expr)).filter(|first| !is_fresh(first));
            if let (true, Some(first)) = (WRITERS.contains(&&*name), first) {
                self.writes.push((first.as_ident().map(Ident::to_id), None));
            }
            self.own().changes_lists |= LIST_WRITERS.contains(&&*name);
        }
        node.visit_children_with(self);
    }

    fn visit_for_in_stmt(&mut self, node: &ForInStmt) {
        self.assign_head(&node.left);
        node.visit_children_with(self);
    }

    fn visit_for_of_stmt(&mut self, node: &ForOfStmt) {
        self.assign_head(&node.left);
        node.visit_children_with(self);
    }
}

/// Returns the name of a member; `None` if it is computed.
fn member_name(prop: &MemberProp) -> Option<Atom> {
    match prop {
        MemberProp::Ident(name) => Some(name.sym.clone()),
        MemberProp::PrivateName(name) => Some(private(&name.name)),
        MemberProp::Computed(computed) => match strip(&computed.expr) {
            Expr::Lit(swc_ecma_ast::Lit::Str(text)) => text.value.as_str().map(Atom::from),
            _ => None,
        },
    }
}

/// True for an expression that allocates an object that nothing else owns yet.
fn is_fresh(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Object(_) | Expr::Array(_) | Expr::New(_) => true,
        Expr::Cond(cond) => is_fresh(&cond.cons) && is_fresh(&cond.alt),
        Expr::Call(call) => {
            let callee = call.callee.as_expr().and_then(|callee| strip(callee).as_member());
            callee.zip(call.args.first()).is_some_and(|(member, first)| {
                member.obj.is_ident_ref_to("Object")
                    && (member.prop.is_ident_with("create")
                        || member.prop.is_ident_with("assign") && is_fresh(&first.expr))
            })
        }
        _ => false,
    }
}
