//! The names that patterns bind: `a` and `b` in `const { a, x: [b] } = c`.

use smallvec::SmallVec;
use swc_ecma_ast::{AssignPatProp, BindingIdent, Expr, Ident, ObjectPatProp, Pat};
use swc_ecma_visit::{Visit, VisitWith};

/// Returns the names that a pattern binds.
pub(crate) fn names_of(pattern: &impl VisitWith<Names>) -> Bound {
    let mut names = Names(Bound::new());
    pattern.visit_with(&mut names);
    names.0
}

/// Goes through the names that a pattern binds.
pub(crate) fn each_name(pattern: &Pat, found: &mut impl FnMut(&Ident)) {
    match pattern {
        Pat::Ident(name) => found(&name.id),
        Pat::Array(array) => array.elems.iter().flatten().for_each(|element| each_name(element, found)),
        Pat::Rest(rest) => each_name(&rest.arg, found),
        Pat::Object(object) => {
            for prop in &object.props {
                match prop {
                    ObjectPatProp::KeyValue(pair) => each_name(&pair.value, found),
                    ObjectPatProp::Assign(assign) => found(&assign.key.id),
                    ObjectPatProp::Rest(rest) => each_name(&rest.arg, found),
                }
            }
        }
        Pat::Assign(assign) => each_name(&assign.left, found),
        Pat::Expr(_) | Pat::Invalid(_) => {}
    }
}

/// Gathers the names that a pattern binds.
pub(crate) struct Names(Bound);

/// The names that a pattern binds: mostly one.
type Bound = SmallVec<[Ident; 2]>;

impl Visit for Names {
    fn visit_binding_ident(&mut self, node: &BindingIdent) {
        self.0.push(node.id.clone());
    }

    fn visit_assign_pat_prop(&mut self, node: &AssignPatProp) {
        self.0.push(node.key.id.clone());
    }

    /// Skips defaults and computed keys, which are expressions and bind nothing.
    fn visit_expr(&mut self, _: &Expr) {}
}
