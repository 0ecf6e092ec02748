//! Variables that count the rounds of a loop: `i` in `for (let i = 0; i < n; i++)`.

use smallvec::SmallVec;
use swc_ecma_ast::{BinaryOp, Expr, Id, Ident};

use crate::tree::casts::strip;

/// The names that may be counters in the test of a loop: `i < n`, `i--`, `--i > 0`.
pub(crate) fn counters_of(test: &Expr) -> SmallVec<[Id; 2]> {
    let counter = |expr: &Expr| match strip(expr) {
        Expr::Ident(ident) => Some(ident.to_id()),
        Expr::Update(update) => strip(&update.arg).as_ident().map(Ident::to_id),
        _ => None,
    };
    match strip(test) {
        Expr::Bin(bin) if matches!(bin.op, BinaryOp::Lt | BinaryOp::LtEq | BinaryOp::Gt | BinaryOp::GtEq) => {
            [&bin.left, &bin.right].into_iter().filter_map(|side| counter(side)).collect()
        }
        update @ Expr::Update(_) => counter(update).into_iter().collect(),
        _ => SmallVec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::idioms::testing::ask;

    fn counters(test: &str) -> Vec<String> {
        ask(test, |expr| counters_of(expr).iter().map(|(name, _)| name.to_string()).collect())
    }

    #[test]
    fn loops_count_with_what_they_compare() {
        assert_eq!(counters("i < n"), ["i", "n"]);
        assert_eq!(counters("10 >= i"), ["i"]);
        assert_eq!(counters("i <= list.length"), ["i"]);
        assert_eq!(counters("--i > 0"), ["i"]);
        assert_eq!(counters("i--"), ["i"]);
    }

    #[test]
    fn other_tests_count_nothing() {
        for test in ["i", "i == n", "!done", "i < n && ok", "list.i--", "next() < 0"] {
            assert_eq!(counters(test), [""; 0], "{test}");
        }
    }
}
