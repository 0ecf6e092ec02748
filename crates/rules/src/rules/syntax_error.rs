//! `syntax-error`: a script that mentions a call and can't be read. `createSource({ type: });`. No fix.

use dr_lint_parser::SyntaxError;

use crate::diagnostic::Diagnostic;
use crate::methods::GUIDE;
use crate::rule::{Docs, Level, Rule};
use crate::severity::Severity;
use crate::task::Task;

pub(super) static RULE: Rule = Rule {
    id: "syntax-error",
    level: Level::On(Severity::Error),
    summary: "a script that mentions a call and can't be parsed",
    guide: GUIDE,
    task: Task::Check,
    docs: Docs {
        what: "A script that mentions a call of DigitalRiver.js and can't be parsed. Nothing else is reported for it; the other scripts of a document are judged.",
        why: "None of its calls could be judged, so it may need changes that no finding names.",
        before: "digitalriver.createSource({ type: });",
        after: r#"digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id });"#,
        fix: "There is no fix.",
        configuration: "Files that are no JavaScript can be left out with `exclude` in `dr-lint.json`.",
    },
};

pub(super) fn check(error: &SyntaxError) -> Diagnostic {
    let help =
        "The script mentions a function of DigitalRiver.js, but nothing in it could be judged. Fix the syntax first.";
    Diagnostic { help: Some(help.to_owned()), ..RULE.at(&error.place, format!("syntax error: {}", error.message)) }
}
