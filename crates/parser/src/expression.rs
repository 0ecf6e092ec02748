//! The expression that a user gives for fixes to insert: `cart.paymentSession.id`.

mod chain;
mod values;

use std::collections::BTreeSet;

use swc_common::SyntaxContext;
use swc_ecma_ast::{
    ArrowExpr, AssignExpr, AwaitExpr, BinExpr, BinaryOp, Class, ClassMember, Decl, Expr, Function, Ident, MetaPropExpr,
    MetaPropKind, PrivateName, Stmt, Super, ThisExpr, UnaryExpr, UnaryOp, UpdateExpr,
};
use swc_ecma_visit::{Visit, VisitWith};

pub use self::chain::{Chain, Root};
pub(crate) use self::chain::{chain_of, path_of};
use crate::payload::HeldValue;
use crate::text::dialect::Dialect;
use crate::text::nesting::{levels, with_stack};
use crate::text::source::SourceFile;
use crate::tree::parse::{Source, message_of, parse_with};
use crate::tree::resolve::resolve_expression;

/// An expression that a user gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Its text as the value of a property or assignment, without blanks around it.
    pub text: String,
    /// The names of the variables that it reads.
    pub names: BTreeSet<String>,
    /// The requirements on the code around it.
    pub needs: BTreeSet<Needs>,
    /// The values that it can have, as far as the expression itself shows: both arms of `c ? a : b`. Never empty.
    pub gives: Vec<HeldValue>,
    /// The chain of members that it reads before anything else.
    pub chain: Option<Chain>,
    /// True if it assigns or deletes something.
    pub writes: bool,
}

/// A requirement of an expression that not every place meets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// It is TypeScript: `cart!.id`.
    Types,
    /// It is TypeScript that only files without JSX can contain: `<string>cart.id`.
    AngleCast,
    /// It waits: `await session()`.
    Await,
    /// It reads `import.meta`.
    Module,
    /// It reads `this`.
    This,
    /// It reads `super.name`.
    Super,
    /// It reads this private name of a class, `#` included: `this.#cart`.
    Private(String),
}

/// The error for a text that is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoExpression {
    /// The parser's words, as a clause without a full stop.
    pub message: String,
}

/// The code around an expression, in which `await`, `super` and private names can be parsed.
const BEFORE: &str = "class A extends B{async m(){(";
const AFTER: &str = ")}}";

impl Expression {
    /// Reads an expression, as JavaScript or else as TypeScript.
    ///
    /// # Errors
    /// If the text is no expression, or more than one.
    pub fn parse(text: &str) -> Result<Self, NoExpression> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NoExpression { message: "it is empty".to_owned() });
        }
        let file = SourceFile::new("", format!("{BEFORE}{text}{AFTER}"));
        let too_deep = |_| NoExpression { message: "it is nested too deeply".to_owned() };
        with_stack(levels(file.text()).map_err(too_deep)?, || Self::parse_flat(&file, text))
    }

    /// Reads the expression in a file for which there is stack enough.
    fn parse_flat(file: &SourceFile, text: &str) -> Result<Self, NoExpression> {
        let (parsed, types) = match parse_as(file, Dialect::JavaScript) {
            Ok(parsed) => (parsed, None),
            Err(error) => (parse_as(file, Dialect::TypeScript).map_err(|_| error)?, Some(Needs::Types)),
        };
        let mut asks = Asks { needs: types.into_iter().collect(), ..Asks::default() };
        if !asks.needs.is_empty() && parse_as(file, Dialect::Tsx).is_err() {
            asks.needs.insert(Needs::AngleCast);
        }
        parsed.visit_with(&mut asks);
        if let Some(what) = asks.out_of_place {
            return Err(NoExpression { message: format!("`{what}` can't be used there") });
        }
        // In the head of a `for`, `in` would belong to the loop.
        let text = if parsed.is_seq() || has_open_in(&parsed) { format!("({text})") } else { text.to_owned() };
        let (gives, chain) = (values::of(&parsed), chain::of(&parsed));
        Ok(Self { text, names: free_names(parsed), needs: asks.needs, gives, chain, writes: asks.writes })
    }
}

/// Parses the expression between the parentheses of [`BEFORE`] and [`AFTER`].
fn parse_as(file: &SourceFile, dialect: Dialect) -> Result<Expr, NoExpression> {
    let broken = |error: &swc_ecma_parser::error::Error| NoExpression { message: message_of(error) };
    let module = parse_with(Source::of(file), dialect, |parser| {
        let parsed = parser.parse_module().map_err(|error| broken(&error))?;
        parser.take_errors().first().map_or(Ok(parsed), |error| Err(broken(error)))
    })?;
    let expr = match &*module.body {
        [item] => item.as_stmt().and_then(Stmt::as_decl).and_then(Decl::as_class).and_then(only_expression),
        _ => None,
    };
    expr.ok_or_else(|| NoExpression { message: "it is more than one expression".to_owned() })
}

/// Returns the expression if the class consists of nothing else. Text that closes the parentheses itself fails here.
fn only_expression(class: &swc_ecma_ast::ClassDecl) -> Option<Expr> {
    let [ClassMember::Method(method)] = &*class.class.body else { return None };
    let [Stmt::Expr(statement)] = &*method.function.body.as_ref()?.stmts else { return None };
    statement.expr.as_paren().map(|paren| (*paren.expr).clone())
}

/// True if it has an `in` outside of parentheses and brackets.
fn has_open_in(expr: &Expr) -> bool {
    match expr {
        Expr::Bin(BinExpr { op, left, right, .. }) => *op == BinaryOp::In || has_open_in(left) || has_open_in(right),
        Expr::Cond(cond) => has_open_in(&cond.test) || has_open_in(&cond.alt),
        Expr::Assign(assign) => has_open_in(&assign.right),
        Expr::Unary(unary) => has_open_in(&unary.arg),
        Expr::Await(awaited) => has_open_in(&awaited.arg),
        _ => false,
    }
}

/// Returns the names in an expression that it doesn't declare itself.
fn free_names(expr: Expr) -> BTreeSet<String> {
    let mut expr = expr;
    let mut free = Free { context: resolve_expression(&mut expr), names: BTreeSet::new() };
    expr.visit_with(&mut free);
    free.names.remove("undefined");
    free.names
}

/// A search for the requirements of an expression.
#[derive(Default)]
struct Asks {
    needs: BTreeSet<Needs>,
    writes: bool,
    /// A construct that can't stand in an object literal.
    out_of_place: Option<&'static str>,
}

impl Visit for Asks {
    fn visit_await_expr(&mut self, node: &AwaitExpr) {
        self.needs.insert(Needs::Await);
        node.visit_children_with(self);
    }

    fn visit_this_expr(&mut self, _: &ThisExpr) {
        self.needs.insert(Needs::This);
    }

    fn visit_super(&mut self, _: &Super) {
        self.needs.insert(Needs::Super);
    }

    fn visit_private_name(&mut self, node: &PrivateName) {
        self.needs.insert(Needs::Private(format!("#{}", node.name)));
    }

    fn visit_meta_prop_expr(&mut self, node: &MetaPropExpr) {
        match node.kind {
            MetaPropKind::ImportMeta => drop(self.needs.insert(Needs::Module)),
            MetaPropKind::NewTarget => self.out_of_place = Some("new.target"),
        }
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        self.writes = true;
        node.visit_children_with(self);
    }

    fn visit_update_expr(&mut self, node: &UpdateExpr) {
        self.writes = true;
        node.visit_children_with(self);
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        self.writes |= node.op == UnaryOp::Delete;
        node.visit_children_with(self);
    }

    fn visit_expr(&mut self, node: &Expr) {
        match node {
            Expr::SuperProp(_) => drop(self.needs.insert(Needs::Super)),
            Expr::Call(call) if call.callee.is_super_() => self.out_of_place = Some("super()"),
            // `#cart in shop`
            Expr::Bin(BinExpr { op: BinaryOp::In, left, right, .. }) if left.is_private_name() => {
                left.visit_children_with(self);
                right.visit_with(self);
                return;
            }
            Expr::PrivateName(_) => self.out_of_place = Some("#"),
            _ => {}
        }
        node.visit_children_with(self);
    }

    // `await` and `this` in there belong to the inner function or class.
    fn visit_function(&mut self, _: &Function) {}
    fn visit_class(&mut self, _: &Class) {}

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        let waits = self.needs.contains(&Needs::Await);
        node.visit_children_with(self);
        if !waits {
            self.needs.remove(&Needs::Await);
        }
    }
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
        assert_eq!(names("(await getSession()).id"), ["getSession"]);
        assert_eq!(names("'x' in cart ? a : b"), ["a", "b", "cart"]);
        assert_eq!(names("this.cart.paymentSession!.id"), [""; 0]);
        assert_eq!(names("import.meta.env.SESSION"), [""; 0]);
        assert_eq!(names("(cart as Cart).id"), ["cart"]);
    }

    #[test]
    fn anything_that_is_no_expression_is_rejected() {
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
            "a) + (b",
            "a)(b",
            "a)} n(){(b",
            "a);(b",
            "...",
            "...cart",
            "await a; b",
            "#x",
            "super",
            "super()",
            "new.target",
            "yield x",
            "return x",
            "`${cart.id",
        ] {
            assert!(Expression::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_it_needs_around_it_is_known() {
        let needs = |text: &str| Expression::parse(text).unwrap().needs.into_iter().collect::<Vec<_>>();
        let private = || Needs::Private("#cart".to_owned());
        assert_eq!(needs("cart.id"), []);
        assert_eq!(needs("cart!.id"), [Needs::Types]);
        assert_eq!(needs("cart.id as string"), [Needs::Types]);
        assert_eq!(needs("await session()"), [Needs::Await]);
        assert_eq!(needs("(await session()).id"), [Needs::Await]);
        assert_eq!(needs("`${await session()}`"), [Needs::Await]);
        assert_eq!(needs("load(async () => await session())"), []);
        assert_eq!(needs("import.meta.env.X"), [Needs::Module]);
        assert_eq!(needs("this.cart.id"), [Needs::This]);
        assert_eq!(needs("ids.find(id => id === this.id)"), [Needs::This]);
        assert_eq!(needs("ids.find(function () { return this.id })"), []);
        assert_eq!(needs("super.session.id"), [Needs::Super]);
        assert_eq!(needs("this.#cart.id"), [Needs::This, private()]);
        assert_eq!(needs("#cart in shop ? shop.#cart.id : other.id"), [private()]);
    }

    #[test]
    fn parentheses_are_put_where_it_needs_them() {
        let text = |text: &str| Expression::parse(text).unwrap().text;
        assert_eq!(text(" a, b"), "(a, b)");
        assert_eq!(text("'x' in cart ? a : b"), "('x' in cart ? a : b)");
        assert_eq!(text("pick('x' in cart)"), "pick('x' in cart)");
        assert_eq!(text("('x' in cart) ? a : b"), "('x' in cart) ? a : b");
    }

    #[test]
    fn what_it_writes_is_known() {
        let writes = |text: &str| Expression::parse(text).unwrap().writes;
        assert!(writes("id = next()") && writes("ids[last++]") && writes("delete cart.id"));
        assert!(!writes("cart.id") && !writes("getId(cart)"));
    }
}
