//! Casts of TypeScript, and parentheses: they change nothing about the value of an expression.

use swc_ecma_ast::Expr;

/// Returns the expression inside parentheses and TypeScript's casts.
pub(crate) fn strip(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) => strip(&paren.expr),
        Expr::TsAs(cast) => strip(&cast.expr),
        Expr::TsNonNull(cast) => strip(&cast.expr),
        Expr::TsConstAssertion(cast) => strip(&cast.expr),
        Expr::TsTypeAssertion(cast) => strip(&cast.expr),
        Expr::TsSatisfies(cast) => strip(&cast.expr),
        Expr::TsInstantiation(cast) => strip(&cast.expr),
        _ => expr,
    }
}

#[cfg(test)]
mod tests {
    use swc_ecma_ast::{ModuleItem, Program, Stmt};

    use super::*;
    use crate::text::dialect::Dialect;
    use crate::text::source::SourceFile;
    use crate::tree::parse::{Source, parse_as_one_of};

    #[test]
    fn casts_and_parentheses_are_stripped() {
        for text in ["a", "(a)", "a as any", "a!", "a satisfies T", "<T>a", "((a as T)!)", "a as const", "a<T>"] {
            let file = SourceFile::new("a.ts", format!("({text})"));
            let parsed = parse_as_one_of(Source::of(&file), &[Dialect::TypeScript]).map_err(|failure| failure.message);
            let statement = match parsed.expect("it is TypeScript").0 {
                Program::Script(script) => script.body.into_iter().next(),
                Program::Module(module) => module.body.into_iter().next().and_then(ModuleItem::stmt),
            };
            let statement = statement.and_then(Stmt::expr).expect("it is an expression");
            assert!(strip(&statement.expr).is_ident(), "{text}");
        }
    }
}
