//! Generators and `async` functions as compilers write them: a `switch` over numbered steps.
//!
//! ```js
//! switch (_context.next) { case 0: _context.next = 2; return load(); case 2: pay(_context.sent); case "end": }
//! ```

use swc_atoms::Atom;
use swc_ecma_ast::{Expr, ExprOrSpread, Lit, Stmt, SwitchStmt};

use crate::text::mention::mentions_call;
use crate::tree::casts::strip;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::idioms::testing::ask;

    use crate::flow::idioms::testing::parsed;

    fn is_switch_of_steps(text: &str) -> bool {
        parsed(text).statements()[0].as_switch().is_some_and(is_stepped)
    }

    #[test]
    fn steps_are_whole_numbers() {
        assert_eq!(ask("3", step_number), Some(3));
        for text in ["1.5", "-1", "\"3\"", "a"] {
            assert_eq!(ask(text, step_number), None, "{text}");
        }
    }

    #[test]
    fn switches_over_numbered_steps_are_found() {
        for text in [
            "switch (_a.label) { case 0: f(); case 1: g(); }",
            "switch (_context.prev = _context.next) { case 0: case 3: case \"end\": }",
            "switch (t.n) { case 0: case 1: }",
        ] {
            assert!(is_switch_of_steps(text), "{text}");
        }
        for text in [
            "switch (_a.label) { case 0: f(); }",
            "switch (_a.kind) { case 0: case 1: }",
            "switch (_a.label) { case 0: case 1: default: }",
            "switch (_a.label) { case 0: case 1: case \"a\": }",
            "switch (label) { case 0: case 1: }",
            "switch (f().label) { case 0: case 1: }",
        ] {
            assert!(!is_switch_of_steps(text), "{text}");
        }
    }

    #[test]
    fn the_context_is_the_object_with_the_next_step() {
        let named = |text: &str| parsed(text).statements()[0].as_switch().and_then(context);
        assert_eq!(named("switch (_a.label) {}").as_deref(), Some("_a"));
        assert_eq!(named("switch (c.prev = c.next) {}").as_deref(), Some("c"));
        assert_eq!(named("switch (a) {}"), None);
    }

    const STEPS: &str = "switch (_c.next) { case 0: case 1: }";

    #[test]
    fn functions_of_steps_loop_over_them() {
        let found = |text: &str| ask(text, |expr| expr.as_call().is_some_and(|call| has_steps(&call.args)));
        assert!(found(&format!("r.wrap(function (_c) {{ while (1) {STEPS} }}, f)")));
        assert!(found(&format!("r.wrap(function (_c) {{ for (;;) {{ {STEPS} }} }})")));
        assert!(!found(&format!("r.wrap(function (_c) {{ {STEPS} }})")));
        assert!(!found(&format!("r.wrap(function (_c) {{ while (1) {{ {STEPS} f(); }} }})")));
        assert!(!found(&format!("r.wrap((_c) => {{ while (1) {STEPS} }})")));
        assert!(!found("r.wrap()"));
    }

    #[test]
    fn functions_that_only_wrap_steps_are_found() {
        let wrapped = format!("wrap(function (_c) {{ while (1) {STEPS} }}, f)");
        assert!(ask(&format!("function f() {{ return {wrapped}; }}"), wraps_steps));
        assert!(ask(&format!("function f() {{ var a; return {wrapped}; }}"), wraps_steps));
        assert!(!ask(&format!("function f() {{ {wrapped}; }}"), wraps_steps));
        assert!(!ask("function f() { return g(); }", wraps_steps));
        assert!(!ask("f", wraps_steps));
    }

    #[test]
    fn functions_that_run_steps_are_known_by_their_text() {
        let text = "function d(e) { this._invoke('next'); o('throw', 1); }";
        assert!(runs_steps(text));
        assert!(!runs_steps(&text.replace("_invoke", "call")));
        assert!(!runs_steps(&format!("{text} dr.createSource(p)")), "calls are looked at");
        assert!(!runs_steps(&format!("{text}{}", " ".repeat(5_000))), "that is more than a helper");
    }
}
