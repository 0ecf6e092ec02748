//! Deeply nested code: it is analysed up to a limit and refused beyond, and it never overflows the stack. Tests run on
//! threads with a small stack.

use std::sync::Arc;

use dr_lint_parser::{Analysis, NoFiles, SourceFile, SyntaxError, analyze};

const CALL: &str = "digitalRiver.createSource({ type: 'payPal', amount: 1 });\n";

fn analysed(name: &str, code: &str) -> Result<Analysis, SyntaxError> {
    analyze(&Arc::new(SourceFile::new(name, format!("{CALL}{code}"))), &NoFiles).complete()
}

fn nested(before: &str, after: &str, times: usize) -> String {
    format!("{}1{};\n", before.repeat(times), after.repeat(times))
}

const NESTED: [(&str, &str); 16] = [
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("f(", ")"),
    ("[{ a: ", "}]"),
    ("`${", "}`"),
    ("<a>", "</a>"),
    ("a ? b : ", ""),
    ("a ? ", " : b"),
    ("if (a) {} else ", ""),
    ("if (a) b(); else ", ""),
    ("if (a) b, c; else ", ""),
    ("while (a) ", ""),
    ("!", ""),
    ("new ", ""),
    ("a = ", ""),
];

#[test]
fn nested_code_is_analysed() {
    for (before, after) in NESTED {
        let analysis = analysed("a.js", &nested(before, after, 1_500));
        assert_eq!(analysis.map(|analysis| analysis.calls.len()).ok(), Some(1), "{before}");
    }
}

#[test]
fn past_the_limit_it_is_refused() {
    let arrows = [("a => ", ""), ("() => ", ""), ("function f() {", "}"), ("x.m(() => {", "})")];
    for (before, after) in NESTED.into_iter().chain(arrows) {
        let error = analysed("a.js", &nested(before, after, 100_000)).expect_err(before);
        assert!(error.message.contains("nested too deeply"), "{before}: {}", error.message);
    }
    for (before, after) in [("(", ")"), ("A<", ">"), ("{ a: ", "}"), ("keyof ", ""), ("A extends B ? C : ", "")] {
        let code = format!("type A = {}B{};\n", before.repeat(100_000), after.repeat(100_000));
        assert!(analysed("a.ts", &code).expect_err(before).message.contains("nested too deeply"));
    }
}

#[test]
fn long_chains_are_analysed() {
    for link in [" && a", " + 1", ".a", "?.a", "()", "[0]", "``"] {
        let analysis = analysed("a.js", &format!("x{};\n", link.repeat(8_000)));
        assert_eq!(analysis.map(|analysis| analysis.calls.len()).ok(), Some(1), "{link}");
    }
}

#[test]
fn flat_elements_are_no_nesting() {
    let item = "<li className=\"a\" key={b}>text {c > d && <b/>} <img src={e} /></li>\n";
    let analysis = analysed("a.jsx", &format!("const list = <ul>{}</ul>;\n", item.repeat(3_000)));
    assert_eq!(analysis.map(|analysis| analysis.calls.len()).ok(), Some(1));
}
