//! Text that is run as code: it may read and write anything, without a trace in the syntax.

use swc_atoms::Atom;
use swc_ecma_ast::{CallExpr, Expr, ExprOrSpread, Lit, NewExpr};
use swc_ecma_visit::{Visit, VisitWith};

use crate::tree::script::Script;

/// The functions that run text.
const NAMES: [&str; 4] = ["Function", "eval", "setTimeout", "setInterval"];

/// True if a script runs text that may use a property.
pub(super) fn runs_text(script: &Script) -> bool {
    let mut search = Search { found: false };
    // Most scripts call none of them.
    if NAMES.iter().any(|name| script.scopes.is_called(&Atom::from(*name))) {
        script.program.visit_with(&mut search);
    }
    search.found
}

struct Search {
    found: bool,
}

impl Visit for Search {
    fn visit_call_expr(&mut self, node: &CallExpr) {
        self.found |= node.callee.as_expr().is_some_and(|callee| is_run(callee, &node.args));
        node.visit_children_with(self);
    }

    fn visit_new_expr(&mut self, node: &NewExpr) {
        self.found |= is_run(&node.callee, node.args.as_deref().unwrap_or_default());
        node.visit_children_with(self);
    }
}

/// True for `eval(text)`, `new Function(text)` and `setTimeout("pay()")`. `Function("return this")`, by which bundles
/// get the global object, is harmless.
fn is_run(callee: &Expr, args: &[ExprOrSpread]) -> bool {
    let constant = |arg: &ExprOrSpread| match &*arg.expr {
        Expr::Lit(Lit::Str(text)) => text.value.as_str().map(ToOwned::to_owned),
        _ => None,
    };
    let is_plain = |text: &str| text.chars().all(|letter| letter.is_alphanumeric() || "_$ =;".contains(letter));
    if callee.is_ident_ref_to("Function") {
        return !args.iter().all(|arg| constant(arg).is_some_and(|text| is_plain(&text)));
    }
    let is_timer = ["setTimeout", "setInterval"].iter().any(|name| callee.is_ident_ref_to(name));
    callee.is_ident_ref_to("eval") || is_timer && args.first().and_then(constant).is_some()
}
