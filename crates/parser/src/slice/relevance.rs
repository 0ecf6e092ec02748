//! Relevance: functions that lead to a call of DigitalRiver.js, judged by the names in them.
//!
//! ```js
//! function pay() { dr.createSource(payload); }    // names a call
//! function submit() { pay(); }                    // names a function that does
//! ```

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;
use swc_ecma_ast::{
    ArrowExpr, AssignExpr, ClassMethod, ClassProp, Constructor, Expr, FnDecl, Function, Ident, IdentName, KeyValueProp,
    MethodProp, PrivateMethod, PrivateName, PrivateProp, PropName, Str, VarDeclarator,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::sdk::{CallKind, names_digital_river};
use crate::tree::casts::strip;
use crate::tree::node_key::NodeKey;
use crate::tree::script::Script;

/// Maximum distance in calls from a function that names a call for its callees to be relevant, too.
pub(crate) const RELEVANT_DEPTH: usize = 3;

/// Minimum length, in bytes, of a name that leads from a function to its callers: short names, as in minified code, are
/// everywhere.
const MIN_NAME: usize = 3;

/// Maximum number of times that callers, by name, are added to the relevant functions.
const MAX_ROUNDS: usize = 4;

/// The relevant functions of a program, and the names that lead to them.
#[derive(Debug)]
pub(crate) struct Relevance {
    functions: FxHashSet<NodeKey>,
    names: FxHashSet<Atom>,
}

impl Relevance {
    /// Collects the relevant functions of all scripts.
    pub(crate) fn of<'s>(scripts: impl Iterator<Item = &'s Script>) -> Self {
        let mut names = NameTable { inside: vec![NodeKey::TOP], ..NameTable::default() };
        scripts.for_each(|script| script.program.visit_with(&mut names));
        let is_call = |name: &Atom| CallKind::from_name(name).is_some() || names_digital_river(name);
        let mut pending: Vec<&Atom> = names.used.keys().filter(|name| is_call(name)).collect();
        let mut relevant: FxHashSet<NodeKey> = FxHashSet::default();
        let mut leading: FxHashSet<Atom> = FxHashSet::default();
        for _ in 0..MAX_ROUNDS {
            leading.extend(pending.iter().map(|name| (*name).clone()));
            let found: Vec<NodeKey> =
                pending.iter().filter_map(|name| names.used.get(*name)).flatten().copied().collect();
            let new: Vec<NodeKey> = found.into_iter().filter(|key| relevant.insert(*key)).collect();
            pending = new.iter().filter_map(|key| names.given.get(key)).filter(|name| name.len() >= MIN_NAME).collect();
        }
        Self { functions: relevant, names: leading }
    }

    /// True for a function that names a call, or something that leads to one. The top level of a script always counts.
    pub(crate) fn has(&self, function: NodeKey) -> bool {
        function == NodeKey::TOP || self.functions.contains(&function)
    }
}

/// A search for names that lead to a call of DigitalRiver.js.
pub(crate) struct Mentions<'r> {
    relevance: &'r Relevance,
    /// True once there is one.
    pub(crate) found: bool,
}

impl<'r> Mentions<'r> {
    /// A search that has found nothing yet.
    pub(crate) fn of(relevance: &'r Relevance) -> Self {
        Self { relevance, found: false }
    }
}

impl Visit for Mentions<'_> {
    fn visit_ident(&mut self, node: &Ident) {
        self.found |= self.relevance.names.contains(&node.sym);
    }

    fn visit_ident_name(&mut self, node: &IdentName) {
        self.found |= self.relevance.names.contains(&node.sym);
    }

    fn visit_private_name(&mut self, node: &PrivateName) {
        self.found |= self.relevance.names.contains(&node.name);
    }
}

/// The names that functions use, and those that they have.
#[derive(Default)]
struct NameTable {
    /// The functions around the visited node.
    inside: Vec<NodeKey>,
    used: FxHashMap<Atom, FxHashSet<NodeKey>>,
    given: FxHashMap<NodeKey, Atom>,
}

impl NameTable {
    fn record_use(&mut self, name: &Atom) {
        if let Some(function) = self.inside.last() {
            self.used.entry(name.clone()).or_default().insert(*function);
        }
    }

    /// Visits a definition; the name that it gives to a function isn't a use of the name.
    fn visit_named<T: VisitWith<Self>>(&mut self, name: Option<&Atom>, target: &T, value: &Expr) {
        let key = match strip(value) {
            Expr::Fn(function) => Some(NodeKey::of(&*function.function)),
            Expr::Arrow(arrow) => Some(NodeKey::of(arrow)),
            _ => None,
        };
        match (key, name) {
            (Some(key), Some(name)) => {
                self.given.insert(key, name.clone());
            }
            _ => target.visit_with(self),
        }
        value.visit_with(self);
    }

    fn record_method(&mut self, key: &PropName, function: &Function) {
        if let Some(name) = key.as_ident() {
            self.given.insert(NodeKey::of(function), name.sym.clone());
        }
    }

    fn visit_inside(&mut self, key: NodeKey, visit: impl FnOnce(&mut Self)) {
        self.inside.push(key);
        visit(self);
        self.inside.pop();
    }
}

impl Visit for NameTable {
    fn visit_function(&mut self, node: &Function) {
        self.visit_inside(NodeKey::of(node), |names| node.visit_children_with(names));
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        self.visit_inside(NodeKey::of(node), |names| node.visit_children_with(names));
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        self.visit_inside(NodeKey::of(node), |names| node.visit_children_with(names));
    }

    fn visit_ident(&mut self, node: &Ident) {
        self.record_use(&node.sym);
    }

    fn visit_ident_name(&mut self, node: &IdentName) {
        self.record_use(&node.sym);
    }

    fn visit_str(&mut self, node: &Str) {
        if let Some(text) = node.value.as_str()
            && CallKind::from_name(text).is_some()
        {
            self.record_use(&Atom::from(text));
        }
    }

    fn visit_fn_decl(&mut self, node: &FnDecl) {
        self.given.insert(NodeKey::of(&*node.function), node.ident.sym.clone());
        node.function.visit_with(self);
    }

    fn visit_var_declarator(&mut self, node: &VarDeclarator) {
        match &node.init {
            Some(init) => self.visit_named(node.name.as_ident().map(|name| &name.id.sym), &node.name, init),
            None => node.name.visit_with(self),
        }
    }

    fn visit_key_value_prop(&mut self, node: &KeyValueProp) {
        self.visit_named(node.key.as_ident().map(|name| &name.sym), &node.key, &node.value);
    }

    fn visit_method_prop(&mut self, node: &MethodProp) {
        self.record_method(&node.key, &node.function);
        node.function.visit_with(self);
    }

    fn visit_class_method(&mut self, node: &ClassMethod) {
        self.record_method(&node.key, &node.function);
        node.function.visit_with(self);
    }

    fn visit_private_method(&mut self, node: &PrivateMethod) {
        self.given.insert(NodeKey::of(&*node.function), node.key.name.clone());
        node.function.visit_with(self);
    }

    fn visit_class_prop(&mut self, node: &ClassProp) {
        if let Some(value) = &node.value {
            self.visit_named(node.key.as_ident().map(|name| &name.sym), &node.key, value);
        }
    }

    fn visit_private_prop(&mut self, node: &PrivateProp) {
        if let Some(value) = &node.value {
            self.visit_named(Some(&node.key.name), &node.key, value);
        }
    }

    fn visit_private_name(&mut self, node: &PrivateName) {
        self.record_use(&node.name);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        let member = node.left.as_simple().and_then(|target| target.as_member()?.prop.as_ident());
        self.visit_named(member.map(|name| &name.sym), &node.left, &node.right);
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::sync::Arc;

    use crate::text::source::SourceFile;
    use crate::{Limit, NoFiles, analyze_everything};

    /// A library whose functions call each other far more often than can be followed.
    fn library() -> String {
        let mut text = String::from("(function () {\n");
        for number in 0..20 {
            let next = number + 1;
            writeln!(text, "function f{number}(x) {{ return f{next}(x) + f{next}(x); }}").expect("text takes it");
        }
        text + "function f20(x) { return x; }\nf0(1);\n})();\n"
    }

    #[test]
    fn what_leads_to_a_call_is_followed_behind_a_library() {
        let shop = "function base(type) { return { type: type }; }
            function wire(cart) { var p = base('wireTransfer'); p.amount = cart.total; return digitalRiver.createSource(p); }
            function pay() { wire(window.cart); }
            pay();";
        let component = "class Checkout {
            base = (type) => ({ type: type });
            #send = (payload) => digitalRiver.createSource(payload);
            wire = (cart) => { var p = this.base('wireTransfer'); p.amount = cart.total; return this.#send(p); };
            pay() { this.wire(window.cart); }
        }
        new Checkout().pay();";
        let bundle = format!("(function () {{ {}{shop} }})();", library());
        for text in [library() + shop, bundle, library() + component] {
            let analysis = analyze_everything(&Arc::new(SourceFile::new("a.js", &text)), &NoFiles)
                .complete()
                .map_err(|error| error.message)
                .expect("it is JavaScript");
            assert!(analysis.limits.iter().any(|(limit, _)| *limit == Limit::Steps));
            let shapes = &analysis.calls[0].payload.shapes;
            assert!(shapes.iter().any(|shape| shape.property("amount").is_some()), "{shapes:?}");
        }
    }
}
