//! The imports of a script, in the order in which they run.

use swc_common::Spanned;
use swc_ecma_ast::{
    ArrowExpr, BinExpr, CallExpr, Callee, Class, CondExpr, DoWhileStmt, ExportAll, Expr, ExprOrSpread, ForInStmt,
    ForOfStmt, ForStmt, Function, IfStmt, ImportDecl, Lit, NamedExport, Program, Str, SwitchStmt, TryStmt,
    TsExternalModuleRef, WhileStmt,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::text::source::Span;
use crate::tree::span::span_of;

/// One file or package that a script imports, once or several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Import {
    /// The specifier as written: `./pay`.
    pub(crate) specifier: String,
    /// The bytes of the first such specifier, with its quotes.
    pub(crate) span: Span,
    /// The time at which it runs.
    pub(crate) timing: Timing,
}

/// The time at which an imported script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Timing {
    /// Before the script that imports it, as with `import`. A `require` in a function or a branch counts as this, too:
    /// the script has run then, whichever path the program takes.
    First,
    /// The moment at which the top level comes to `require`.
    InTurn,
}

/// Returns the imports of a program. Imports of types run nothing and are left out.
pub(crate) fn imports(program: &Program) -> Vec<Import> {
    let mut walk = Walk { found: Vec::new(), timing: Timing::InTurn };
    program.visit_with(&mut walk);
    walk.found
}

/// Returns the specifier that `require` or `import()` gets, if it is a constant, and its bytes in the text.
pub(crate) fn constant(arguments: &[ExprOrSpread]) -> Option<(&str, Span)> {
    let ExprOrSpread { spread: None, expr } = arguments.first()? else { return None };
    let specifier = match &**expr {
        Expr::Lit(Lit::Str(specifier)) => specifier.value.as_str(),
        Expr::Tpl(template) if template.exprs.is_empty() => template.quasis.first()?.cooked.as_ref()?.as_str(),
        _ => None,
    };
    Some((specifier?, span_of(expr.span())))
}

struct Walk {
    found: Vec<Import>,
    /// The time at which a `require` at the visited place runs.
    timing: Timing,
}

impl Walk {
    fn add_name(&mut self, name: &Str) {
        if let Some(specifier) = name.value.as_str() {
            self.add(specifier, span_of(name.span()), Timing::First);
        }
    }

    fn add(&mut self, specifier: &str, span: Span, timing: Timing) {
        match self.found.iter_mut().find(|known| known.specifier == specifier) {
            Some(known) if timing == Timing::First => known.timing = timing,
            Some(_) => {}
            None => self.found.push(Import { specifier: specifier.to_owned(), span, timing }),
        }
    }

    fn add_argument(&mut self, arguments: &[ExprOrSpread], timing: Timing) {
        if let Some((specifier, span)) = constant(arguments) {
            self.add(specifier, span, timing);
        }
    }

    /// Walks into code that runs later, or sometimes, or several times.
    fn aside<N: VisitWith<Self>>(&mut self, node: &N) {
        let outer = std::mem::replace(&mut self.timing, Timing::First);
        node.visit_children_with(self);
        self.timing = outer;
    }
}

impl Visit for Walk {
    fn visit_import_decl(&mut self, node: &ImportDecl) {
        if !node.type_only {
            self.add_name(&node.src);
        }
    }

    fn visit_named_export(&mut self, node: &NamedExport) {
        if let Some(specifier) = node.src.as_ref().filter(|_| !node.type_only) {
            self.add_name(specifier);
        }
    }

    fn visit_export_all(&mut self, node: &ExportAll) {
        if !node.type_only {
            self.add_name(&node.src);
        }
    }

    fn visit_ts_external_module_ref(&mut self, node: &TsExternalModuleRef) {
        self.add_name(&node.expr);
    }

    fn visit_call_expr(&mut self, node: &CallExpr) {
        match &node.callee {
            Callee::Import(_) => self.add_argument(&node.args, Timing::First),
            Callee::Expr(callee) if callee.is_ident_ref_to("require") => self.add_argument(&node.args, self.timing),
            Callee::Expr(_) | Callee::Super(_) => {}
        }
        node.visit_children_with(self);
    }

    fn visit_function(&mut self, node: &Function) {
        self.aside(node);
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        self.aside(node);
    }

    fn visit_class(&mut self, node: &Class) {
        self.aside(node);
    }

    fn visit_if_stmt(&mut self, node: &IfStmt) {
        self.aside(node);
    }

    fn visit_cond_expr(&mut self, node: &CondExpr) {
        self.aside(node);
    }

    fn visit_bin_expr(&mut self, node: &BinExpr) {
        self.aside(node);
    }

    fn visit_switch_stmt(&mut self, node: &SwitchStmt) {
        self.aside(node);
    }

    fn visit_try_stmt(&mut self, node: &TryStmt) {
        self.aside(node);
    }

    fn visit_for_stmt(&mut self, node: &ForStmt) {
        self.aside(node);
    }

    fn visit_for_in_stmt(&mut self, node: &ForInStmt) {
        self.aside(node);
    }

    fn visit_for_of_stmt(&mut self, node: &ForOfStmt) {
        self.aside(node);
    }

    fn visit_while_stmt(&mut self, node: &WhileStmt) {
        self.aside(node);
    }

    fn visit_do_while_stmt(&mut self, node: &DoWhileStmt) {
        self.aside(node);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::source::SourceFile;
    use crate::tree::script::Script;

    fn found(text: &str) -> Vec<(String, Timing)> {
        let script = Script::of(&Arc::new(SourceFile::new("a.ts", text)), None).unwrap();
        script.imports.iter().map(|import| (import.specifier.clone(), import.timing)).collect()
    }

    #[test]
    fn imports_are_found_once_and_types_left_out() {
        let text = "import a from './a'; import type { B } from './b'; export * from './c'; export { d } from './d';
            export type { E } from './e'; import f = require('./f'); import './a'; import('./g'); import('./' + h);";
        let names: Vec<_> = found(text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["./a", "./c", "./d", "./f", "./g"]);
    }

    #[test]
    fn what_a_branch_or_function_requires_runs_first() {
        let text = "const a = require('./a').a; if (b) require('./b'); const c = () => require('./c');
            exports.d = { d: require('./d') }; e && require('./e'); require('./a');";
        let expected = [("a", false), ("b", true), ("c", true), ("d", false), ("e", true)];
        let first = |first: bool| if first { Timing::First } else { Timing::InTurn };
        assert_eq!(found(text), expected.map(|(name, is_first)| (format!("./{name}"), first(is_first))));
    }
}
