//! The values that an expression can have, as far as the expression itself shows.

use swc_ecma_ast::{BinaryOp, Expr, Lit, MemberExpr, MemberProp, OptChainBase, UnaryOp};

use crate::payload::HeldValue;

/// Returns every value that an expression can have.
pub(super) fn of(expr: &Expr) -> Vec<HeldValue> {
    match expr {
        Expr::Paren(inner) => of(&inner.expr),
        Expr::TsAs(cast) => of(&cast.expr),
        Expr::TsNonNull(cast) => of(&cast.expr),
        Expr::TsSatisfies(cast) => of(&cast.expr),
        Expr::TsTypeAssertion(cast) => of(&cast.expr),
        Expr::TsConstAssertion(cast) => of(&cast.expr),
        Expr::Seq(sequence) => sequence.exprs.last().map_or_else(|| vec![unknown(None)], |last| of(last)),
        Expr::Assign(assign) => of(&assign.right),
        Expr::Await(waiting) => of(&waiting.arg),
        Expr::Cond(cond) => of(&cond.cons).into_iter().chain(of(&cond.alt)).collect(),
        Expr::Bin(bin) if matches!(bin.op, BinaryOp::LogicalOr | BinaryOp::NullishCoalescing) => {
            // The left side is the value only if it isn't nullish.
            let left =
                of(&bin.left).into_iter().filter(|value| !matches!(value, HeldValue::Undefined | HeldValue::Null));
            left.chain(of(&bin.right)).collect()
        }
        Expr::Bin(bin) if bin.op == BinaryOp::LogicalAnd => [unknown(None)].into_iter().chain(of(&bin.right)).collect(),
        other => vec![one(other)],
    }
}

fn unknown(name: Option<&str>) -> HeldValue {
    HeldValue::Unknown { name: name.map(ToOwned::to_owned) }
}

/// Returns the value of an expression without alternatives.
fn one(expr: &Expr) -> HeldValue {
    match expr {
        Expr::Lit(literal) => constant(literal),
        Expr::Ident(name) => match &*name.sym {
            "undefined" => HeldValue::Undefined,
            "NaN" | "Infinity" => HeldValue::Other("a number"),
            name => unknown(Some(name)),
        },
        Expr::Member(member) => read(member),
        Expr::OptChain(chain) => match &*chain.base {
            OptChainBase::Member(member) => read(member),
            OptChainBase::Call(_) => unknown(None),
        },
        Expr::Tpl(template) => match &*template.quasis {
            [only] => only.cooked.as_ref().and_then(|text| text.as_str()).map_or(HeldValue::SomeText, text),
            _ => HeldValue::SomeText,
        },
        Expr::Unary(unary) => match unary.op {
            UnaryOp::Void => HeldValue::Undefined,
            UnaryOp::TypeOf => HeldValue::SomeText,
            UnaryOp::Bang | UnaryOp::Delete => HeldValue::Other("a boolean"),
            UnaryOp::Minus | UnaryOp::Plus | UnaryOp::Tilde => HeldValue::Other("a number"),
        },
        Expr::Update(_) => HeldValue::Other("a number"),
        Expr::Bin(bin) => match bin.op {
            BinaryOp::Add => unknown(None),
            op if is_arithmetic(op) => HeldValue::Other("a number"),
            _ => HeldValue::Other("a boolean"),
        },
        Expr::Fn(_) | Expr::Arrow(_) => HeldValue::Other("a function"),
        Expr::Class(_) => HeldValue::Other("a class"),
        Expr::Object(_) | Expr::New(_) | Expr::This(_) | Expr::MetaProp(_) => HeldValue::Other("an object"),
        Expr::Array(_) => HeldValue::Other("an array"),
        Expr::JSXElement(_) | Expr::JSXFragment(_) => HeldValue::Other("an element"),
        _ => unknown(None),
    }
}

fn read(member: &MemberExpr) -> HeldValue {
    match &member.prop {
        MemberProp::Ident(name) => unknown(Some(&name.sym)),
        MemberProp::PrivateName(name) => unknown(Some(&name.name)),
        MemberProp::Computed(computed) => match &*computed.expr {
            Expr::Lit(Lit::Str(name)) => unknown(name.value.as_str()),
            _ => unknown(None),
        },
    }
}

fn text(text: &str) -> HeldValue {
    HeldValue::Text(text.to_owned())
}

fn constant(literal: &Lit) -> HeldValue {
    match literal {
        Lit::Str(string) => string.value.as_str().map_or(HeldValue::SomeText, text),
        Lit::Bool(_) => HeldValue::Other("a boolean"),
        Lit::Null(_) => HeldValue::Null,
        Lit::Num(_) | Lit::BigInt(_) => HeldValue::Other("a number"),
        Lit::Regex(_) => HeldValue::Other("a regular expression"),
        Lit::JSXText(_) => HeldValue::SomeText,
    }
}

fn is_arithmetic(op: BinaryOp) -> bool {
    use BinaryOp as Op;
    matches!(
        op,
        Op::Sub
            | Op::Mul
            | Op::Div
            | Op::Mod
            | Op::Exp
            | Op::LShift
            | Op::RShift
            | Op::ZeroFillRShift
            | Op::BitAnd
            | Op::BitOr
            | Op::BitXor
    )
}

#[cfg(test)]
mod tests {
    use crate::{Expression, HeldValue};

    fn gives(text: &str) -> Vec<String> {
        let show = |value: HeldValue| match value {
            HeldValue::Unknown { name } => format!("?{}", name.unwrap_or_default()),
            HeldValue::Undefined => "undefined".to_owned(),
            HeldValue::Null => "null".to_owned(),
            HeldValue::Text(text) => format!("'{text}'"),
            HeldValue::SomeText => "text".to_owned(),
            HeldValue::Other(what) => what.to_owned(),
            HeldValue::Object(_) => "object".to_owned(),
        };
        Expression::parse(text).unwrap().gives.into_iter().map(show).collect()
    }

    #[test]
    fn constants_and_names_say_what_they_are() {
        for (text, expected) in [
            ("cart.paymentSession.id", "?id"),
            ("cart?.paymentSession?.clientSecret", "?clientSecret"),
            ("cart['clientSecret']", "?clientSecret"),
            ("(await load()).clientSecret", "?clientSecret"),
            ("undefined", "undefined"),
            ("void 0", "undefined"),
            ("null", "null"),
            ("(null as any)", "null"),
            ("42", "a number"),
            ("-1", "a number"),
            ("10n", "a number"),
            ("!cart", "a boolean"),
            ("a === b", "a boolean"),
            ("() => cart.id", "a function"),
            ("function () { return id }", "a function"),
            ("class {}", "a class"),
            ("({ id })", "an object"),
            ("[id]", "an array"),
            ("/id/", "a regular expression"),
            ("'abc'", "'abc'"),
            ("`abc`", "'abc'"),
            ("`a${b}`", "text"),
            ("''", "''"),
            ("getId()", "?"),
            ("prefix + id", "?"),
        ] {
            assert_eq!(gives(text), [expected], "{text}");
        }
    }

    #[test]
    fn each_arm_is_given() {
        assert_eq!(gives("cart ? cart.id : undefined"), ["?id", "undefined"]);
        assert_eq!(gives("cart.id || null"), ["?id", "null"]);
        assert_eq!(gives("null ?? cart.id"), ["?id"]);
        assert_eq!(gives("cart && cart.id"), ["?", "?id"]);
        assert_eq!(gives("log(), 1"), ["a number"]);
    }
}
