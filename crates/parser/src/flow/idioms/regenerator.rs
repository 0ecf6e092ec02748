//! Generators and `async` functions as compilers write them: a `switch` over numbered steps.
//!
//! ```js
//! switch (_context.next) { case 0: _context.next = 2; return load(); case 2: pay(_context.sent); case "end": }
//! ```

use swc_atoms::Atom;
use swc_ecma_ast::{Expr, ExprOrSpread, Lit, Stmt, SwitchStmt};

use crate::flow::idioms::purity::strip;
use crate::text::mention::mentions_call;

/// Returns the number of a step, if the expression is a whole number.
pub(crate) fn step_number(expr: &Expr) -> Option<u32> {
    let Expr::Lit(Lit::Num(number)) = expr else { return None };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the numbers of steps are small")]
    let whole = number.value as u32;
    (f64::from(whole) - number.value == 0.0).then_some(whole)
}

/// Returns the variable whose member holds the number of the next step: `_context` in `switch (_context.next)`.
pub(crate) fn context(stmt: &SwitchStmt) -> Option<Atom> {
    let member = match strip(&stmt.discriminant) {
        Expr::Member(member) => member,
        Expr::Assign(assign) => strip(&assign.right).as_member()?,
        _ => return None,
    };
    NEXT.iter()
        .any(|name| member.prop.is_ident_with(name))
        .then(|| member.obj.as_ident().map(|name| name.sym.clone()))?
}

/// True if the `switch` goes through the steps of a compiled function: all its cases are numbered.
pub(crate) fn is_stepped(stmt: &SwitchStmt) -> bool {
    // `case "end":` is the last step as Babel writes it.
    let is_end = |test: &Expr| matches!(test, Expr::Lit(Lit::Str(text)) if text.value.as_str() == Some("end"));
    let tests: Option<Vec<&Expr>> = stmt.cases.iter().map(|case| case.test.as_deref()).collect();
    let is_numbered = tests.is_some_and(|tests| {
        let numbers = tests.iter().filter(|test| step_number(test).is_some()).count();
        numbers > 1 && tests.iter().all(|test| step_number(test).is_some() || is_end(test))
    });
    is_numbered && context(stmt).is_some()
}

/// True for the arguments of `regeneratorRuntime.wrap(function (_context) { while (1) switch … }, f)`.
pub(crate) fn has_steps(args: &[ExprOrSpread]) -> bool {
    let Some(Expr::Fn(function)) = args.first().map(|arg| strip(&arg.expr)) else { return false };
    let Some(body) = &function.function.body else { return false };
    let inner = match &body.stmts[..] {
        [Stmt::While(stmt)] => &*stmt.body,
        [Stmt::For(stmt)] => &*stmt.body,
        _ => return false,
    };
    let inner = match inner {
        Stmt::Block(block) if block.stmts.len() == 1 => &block.stmts[0],
        inner => inner,
    };
    matches!(inner, Stmt::Switch(stmt) if is_stepped(stmt))
}

/// True if a function, by its text, is the helper that runs the steps. Minifiers leave it no name, and running it would
/// take many steps for nothing.
pub(crate) fn runs_steps(function: &str) -> bool {
    const LONGEST: usize = 5_000;
    let names = |name: &&str| function.contains(name);
    function.len() <= LONGEST && ["_invoke", "next", "throw"].iter().all(names) && !mentions_call(function.as_bytes())
}

/// True for a function that only passes its steps on: `function f() { return wrap(function (…) {…}, f) }`.
pub(crate) fn wraps_steps(expr: &Expr) -> bool {
    let Expr::Fn(function) = strip(expr) else { return false };
    let last = function.function.body.as_ref().and_then(|body| body.stmts.last());
    let Some(Expr::Call(call)) = last.and_then(Stmt::as_return_stmt).and_then(|stmt| stmt.arg.as_deref()).map(strip)
    else {
        return false;
    };
    has_steps(&call.args)
}

/// The names that compilers give to the member with the number of the next step.
pub(crate) const NEXT: [&str; 3] = ["label", "next", "n"];
