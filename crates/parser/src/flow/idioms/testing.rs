//! Pieces of syntax for the tests.

use swc_ecma_ast::{Expr, ModuleItem, Program, Stmt};

use crate::text::dialect::Dialect;
use crate::text::source::SourceFile;
use crate::tree::parse::{Source, parse_as_one_of};

/// A few lines of TypeScript and their syntax.
pub(super) struct Parsed {
    pub(super) file: SourceFile,
    program: Program,
}

pub(super) fn parsed(text: &str) -> Parsed {
    let file = SourceFile::new("a.ts", text);
    let parsed = parse_as_one_of(Source::of(&file), &[Dialect::TypeScript]).map_err(|failure| failure.message);
    let (program, _) = parsed.expect("it is TypeScript");
    Parsed { file, program }
}

impl Parsed {
    pub(super) fn statements(&self) -> Vec<&Stmt> {
        match &self.program {
            Program::Script(script) => script.body.iter().collect(),
            Program::Module(module) => module.body.iter().filter_map(ModuleItem::as_stmt).collect(),
        }
    }

    /// The expressions that stand as statements.
    pub(super) fn expressions(&self) -> Vec<&Expr> {
        self.statements().into_iter().filter_map(|stmt| Some(&*stmt.as_expr()?.expr)).collect()
    }
}

/// The answer to a question about an expression.
pub(super) fn ask<T>(text: &str, question: impl Fn(&Expr) -> T) -> T {
    let parsed = parsed(&format!("({text})"));
    let Expr::Paren(paren) = parsed.expressions()[0] else { unreachable!("it stands in parentheses") };
    question(&paren.expr)
}
