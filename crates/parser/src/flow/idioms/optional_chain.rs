//! Tests that compilers write for `?.`: `cart === null || cart === void 0 ? void 0 : cart.id`.

use swc_ecma_ast::{BinExpr, BinaryOp, Expr, Lit};

use crate::flow::idioms::purity::{is_undefined, strip};

/// Adds the expressions that a test compares with `null` or `undefined`, if it does nothing else. Returns true if the
/// test holds for nullish ones, false if it holds for others.
pub(crate) fn nullish_test<'t>(test: &'t Expr, subjects: &mut Vec<&'t Expr>) -> Option<bool> {
    let Expr::Bin(bin) = strip(test) else { return None };
    match bin.op {
        BinaryOp::EqEq | BinaryOp::EqEqEq | BinaryOp::NotEq | BinaryOp::NotEqEq => {
            subjects.push(compared(bin)?);
            Some(matches!(bin.op, BinaryOp::EqEq | BinaryOp::EqEqEq))
        }
        BinaryOp::LogicalOr | BinaryOp::LogicalAnd => {
            let holds = nullish_test(&bin.left, subjects)?;
            let right_holds = nullish_test(&bin.right, subjects)?;
            (holds == right_holds && holds == (bin.op == BinaryOp::LogicalOr)).then_some(holds)
        }
        _ => None,
    }
}

/// Returns the expression that is compared with `null` or `undefined`.
pub(crate) fn compared(bin: &BinExpr) -> Option<&Expr> {
    let is_nullish = |expr: &Expr| is_undefined(expr) || matches!(strip(expr), Expr::Lit(Lit::Null(_)));
    if is_nullish(&bin.right) { Some(strip(&bin.left)) } else { is_nullish(&bin.left).then(|| strip(&bin.right)) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::payload::HeldValue;
    use crate::text::source::SourceFile;
    use crate::{NoFiles, analyze};

    /// True if a report may say that the value of `expr` can be `undefined`.
    fn may_be_undefined(expr: &str) -> bool {
        let text = format!("var _a, _b; digitalRiver.createSource({{ type: \"bPay\", sessionId: {expr} }});");
        let analysis = analyze(&Arc::new(SourceFile::new("a.js", &text)), &NoFiles)
            .map_err(|error| error.message)
            .expect("it is JavaScript");
        let shapes = &analysis.calls[0].payload.shapes;
        let origins = shapes.iter().filter_map(|shape| shape.property("sessionId"));
        origins.flat_map(crate::payload::Property::holds).any(|held| held.value == HeldValue::Undefined)
    }

    #[test]
    fn a_lowered_chain_is_no_more_a_mistake_than_the_chain() {
        for chain in [
            "cart?.id",
            "(_a = cart.session) === null || _a === void 0 ? void 0 : _a.id",
            "(_b = (_a = cart.session) === null || _a === void 0 ? void 0 : _a.payment) == null ? void 0 : _b.id",
            "cart == null ? void 0 : cart.session.id",
            "null == cart ? void 0 : cart.getId()",
            "id !== null && id !== void 0 ? id : undefined",
            "cart === null || cart === void 0 || (_a = cart.session) === null || _a === void 0 ? void 0 : _a.id",
            "null == cart || null === (_a = cart.session) || void 0 === _a ? void 0 : _a.id",
            "cart == null || (_a = cart.session) == null || (_a = _a.payment) == null ? void 0 : _a.getId().id",
            "cart !== null && cart !== void 0 && (_a = cart.session) !== null && _a !== void 0 ? _a.id : void 0",
            "cart == null || cart.session == null ? undefined : cart.session.id",
        ] {
            assert!(!may_be_undefined(chain), "{chain}");
        }
    }

    #[test]
    fn another_test_may_leave_it_out() {
        for chain in [
            "flag ? cart.id : undefined",
            "flag == null ? void 0 : cart.id",
            "id !== null || flag ? id : undefined",
            "flag == null || (_a = cart.session) == null ? void 0 : _a.id",
        ] {
            assert!(may_be_undefined(chain), "{chain}");
        }
    }
}
