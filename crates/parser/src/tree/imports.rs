//! The imports of a script, in the order in which they run.

use swc_common::Spanned;
use swc_ecma_ast::{CallExpr, Callee, Expr, ExprOrSpread, Lit, Str};

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

/// The imports of a program, as far as it was walked. Imports of types run nothing and are left out.
#[derive(Default)]
pub(super) struct Imports(Vec<Import>);

impl Imports {
    /// Adds the file that `import` or `export … from` names.
    pub(super) fn add_name(&mut self, name: &Str) {
        if let Some(specifier) = name.value.as_str() {
            self.add(specifier, span_of(name.span()), Timing::First);
        }
    }

    /// Adds the file that a call imports, if it is one of `require` or `import`. `timing` is that of a `require` there.
    pub(super) fn add_call(&mut self, call: &CallExpr, timing: Timing) {
        match &call.callee {
            Callee::Import(_) => self.add_argument(&call.args, Timing::First),
            Callee::Expr(callee) if callee.is_ident_ref_to("require") => self.add_argument(&call.args, timing),
            Callee::Expr(_) | Callee::Super(_) => {}
        }
    }

    /// The imports, in the order in which the program names them first.
    pub(super) fn into_list(self) -> Vec<Import> {
        self.0
    }

    fn add_argument(&mut self, arguments: &[ExprOrSpread], timing: Timing) {
        if let Some((specifier, span)) = constant(arguments) {
            self.add(specifier, span, timing);
        }
    }

    fn add(&mut self, specifier: &str, span: Span, timing: Timing) {
        match self.0.iter_mut().find(|known| known.specifier == specifier) {
            Some(known) if timing == Timing::First => known.timing = timing,
            Some(_) => {}
            None => self.0.push(Import { specifier: specifier.to_owned(), span, timing }),
        }
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
