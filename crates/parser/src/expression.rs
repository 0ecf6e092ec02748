//! Text that a user gives as an expression: `cart.paymentSession.id`.

use std::collections::BTreeSet;
use std::sync::Arc;

use swc_common::{GLOBALS, Globals, Mark, Spanned, SyntaxContext};
use swc_ecma_ast::{ArrowExpr, AwaitExpr, Class, Expr, Function, Ident, MemberProp, PrivateName, Super};
use swc_ecma_transforms_base::resolver;
use swc_ecma_visit::{Visit, VisitMutWith, VisitWith};

use crate::dialect::Dialect;
use crate::nesting::too_deep;
use crate::script::{message_of, parse_with, span_of};
use crate::source::SourceFile;

/// An expression that a user gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// As it can stand as the value of a property, without blanks around it.
    pub text: String,
    /// The variables that it reads, by name.
    pub names: BTreeSet<String>,
    /// What the code around it must allow.
    pub needs: BTreeSet<Needs>,
}

/// Something that an expression needs which not every place allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// It is TypeScript: `cart!.id`.
    Types,
    /// It waits: `await session()`.
    Await,
}

/// A text that is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoExpression {
    /// What the parser says, as a clause without a full stop.
    pub message: String,
}

impl Expression {
    /// Reads an expression, as JavaScript or else as TypeScript.
    ///
    /// # Errors
    /// When the text is no expression, or more than one.
    pub fn parse(text: &str) -> Result<Self, NoExpression> {
        let text = text.trim();
        let file = Arc::new(SourceFile::new("", text));
        if too_deep(file.text()).is_some() {
            return Err(NoExpression { message: "it is nested too deeply".to_owned() });
        }
        let (parsed, types) = match parse_as(&file, Dialect::JavaScript) {
            Ok(parsed) => (parsed, None),
            Err(error) => (parse_as(&file, Dialect::TypeScript).map_err(|_| error)?, Some(Needs::Types)),
        };
        let mut needs = Asks { needs: types.into_iter().collect(), of_class: None };
        parsed.visit_with(&mut needs);
        if let Some(what) = needs.of_class {
            return Err(NoExpression { message: format!("`{what}` means something inside of a class only") });
        }
        let text = if matches!(parsed, Expr::Seq(_)) { format!("({text})") } else { text.to_owned() };
        Ok(Self { text, names: free_names(parsed), needs: needs.needs })
    }
}

fn parse_as(file: &SourceFile, dialect: Dialect) -> Result<Expr, NoExpression> {
    if let Some(awaiting) = awaiting(file, dialect) {
        return Ok(awaiting);
    }
    let broken = |error: &swc_ecma_parser::error::Error| NoExpression { message: message_of(error) };
    let parsed = parse_with(file, dialect, |parser| {
        let parsed = parser.parse_expr().map_err(|error| broken(&error))?;
        parser.take_errors().first().map_or(Ok(parsed), |error| Err(broken(error)))
    })?;
    let span = span_of(parsed.span());
    let text = file.text();
    if span.start != 0 || span.end as usize != text.len() {
        let rest = text.get(span.end as usize..).unwrap_or_default().trim();
        return Err(NoExpression { message: format!("it goes on after its end with `{}`", clipped(rest)) });
    }
    Ok(*parsed)
}

/// `await session()`, which is an expression only in some places.
fn awaiting(file: &SourceFile, dialect: Dialect) -> Option<Expr> {
    let text = file.text();
    if !text.starts_with("await") {
        return None;
    }
    let module =
        parse_with(file, dialect, |parser| parser.parse_module().ok().filter(|_| parser.take_errors().is_empty()))?;
    let [item] = &*module.body else { return None };
    let expr = item.as_stmt()?.as_expr()?.expr.clone();
    let span = span_of(expr.span());
    (span.start == 0 && span.end as usize == text.len()).then_some(*expr)
}

fn clipped(text: &str) -> String {
    text.chars().take(20).collect::<String>().escape_debug().to_string()
}

/// The names in an expression that it doesn't declare itself.
fn free_names(expr: Expr) -> BTreeSet<String> {
    GLOBALS.set(&Globals::new(), || {
        let unresolved = Mark::new();
        let mut expr = expr;
        expr.visit_mut_with(&mut resolver(unresolved, Mark::new(), false));
        let mut free = Free { context: SyntaxContext::empty().apply_mark(unresolved), names: BTreeSet::new() };
        expr.visit_with(&mut free);
        free.names
    })
}

/// Looks for what an expression needs around it.
struct Asks {
    needs: BTreeSet<Needs>,
    /// What has no meaning outside of a class.
    of_class: Option<&'static str>,
}

impl Visit for Asks {
    fn visit_await_expr(&mut self, node: &AwaitExpr) {
        self.needs.insert(Needs::Await);
        node.visit_children_with(self);
    }

    fn visit_super(&mut self, _: &Super) {
        self.of_class = Some("super");
    }

    fn visit_private_name(&mut self, _: &PrivateName) {
        self.of_class = Some("#");
    }

    // `this.#cart.id` reads what the class around it has.
    fn visit_member_prop(&mut self, node: &MemberProp) {
        if !node.is_private_name() {
            node.visit_children_with(self);
        }
    }

    // What runs in there waits for itself.
    fn visit_function(&mut self, _: &Function) {}
    fn visit_arrow_expr(&mut self, _: &ArrowExpr) {}
    fn visit_class(&mut self, _: &Class) {}
}

struct Free {
    context: SyntaxContext,
    names: BTreeSet<String>,
}

impl Visit for Free {
    fn visit_ident(&mut self, node: &Ident) {
        if node.ctxt == self.context {
            self.names.insert(node.sym.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        Expression::parse(text).unwrap().names.into_iter().collect()
    }

    #[test]
    fn names_are_those_that_come_from_outside() {
        assert_eq!(names("cart.paymentSession.id"), ["cart"]);
        assert_eq!(names(" session[key]?.id ?? fallback "), ["fallback", "key", "session"]);
        assert_eq!(names("ids.find(id => id === wanted)"), ["ids", "wanted"]);
        assert_eq!(names("'abc'"), [""; 0]);
        assert_eq!(names("await load(cart)"), ["cart", "load"]);
        assert_eq!(names("this.cart.paymentSession!.id"), [""; 0]);
        assert_eq!(names("(cart as Cart).id"), ["cart"]);
    }

    #[test]
    fn what_is_no_expression_is_told_so() {
        for text in [
            "",
            "cart.",
            "a b",
            "a; b",
            "a // why",
            "const a = 1",
            "}",
            "a } + {",
            "a)",
            "...",
            "await a; b",
            "#x",
            "super.x",
        ] {
            assert!(Expression::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_it_needs_around_it_is_known() {
        let needs = |text: &str| Expression::parse(text).unwrap().needs.into_iter().collect::<Vec<_>>();
        assert_eq!(needs("cart.id"), []);
        assert_eq!(needs("cart!.id"), [Needs::Types]);
        assert_eq!(needs("cart.id as string"), [Needs::Types]);
        assert_eq!(needs("await session()"), [Needs::Await]);
        assert_eq!(needs("(async () => await session())"), []);
        assert_eq!(needs("this.#cart.id"), []);
    }

    #[test]
    fn a_sequence_is_put_in_parentheses() {
        assert_eq!(Expression::parse(" a, b").unwrap().text, "(a, b)");
    }
}
