use dr_lint_document::Branch;

use super::{Filled, Hole};

/// Islands are written `«…»`; those that begin with `?`, `:` and `/` are control tags, with `-` silent.
fn filled(text: &str) -> Filled {
    let (mut code, mut holes) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('«') {
        code += before;
        let (inner, after) = after.split_once('»').unwrap();
        let branch = match inner.as_bytes().first() {
            Some(b'?') => Branch::Open,
            Some(b':') => Branch::Otherwise,
            Some(b'/') => Branch::Close,
            Some(b'-') => Branch::Silent,
            _ => Branch::Output,
        };
        let start = code.len();
        code.extend(inner.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
        holes.push(Hole { span: start..code.len(), branch });
        rest = after;
    }
    code += rest;
    Filled::new(&code, holes)
}

#[test]
fn an_island_is_a_name_where_a_value_is_expected() {
    for (text, expected) in [
        ("var a = «1234»;", "var a = ____;"),
        ("f(«1234», «5678»)", "f(____, ____)"),
        ("f({ a: «1234», b: [«1234»] })", "f({ a: ____, b: [____] })"),
        ("return «1234»", "return ____"),
        ("return«1234»;", "return ___;"),
        ("a ? «1234» : «1234»", "a ? ____ : ____"),
        ("«1234».init(«12»);", "____.init(__);"),
        ("window.«1234» = 5", "window.____ = 5"),
        ("pay_«1234»(x)", "pay_____(x)"),
        ("«1234»_pay(x)", "_____pay(x)"),
        ("a = 1«1234»", "a = 11111"),
        ("a = «1234».5 + 5.«12»;", "a = 1111.5 + 5.11;"),
        ("f(`a${«1234»}b`)", "f(`a${____}b`)"),
        ("if («1234») {}", "if (____) {}"),
        ("x = -«1234» / 2", "x = -____ / 2"),
    ] {
        assert_eq!(filled(text).text(), expected, "{text}");
    }
}

#[test]
fn an_island_is_text_in_text() {
    assert_eq!(filled("a = 'x«12\n34»y' + `«12»`").text(), "a = 'x_____y' + `__`");
    assert_eq!(filled("// it's «12»\nb = «12»").text(), "// it's __\nb = __");
    assert_eq!(filled("a = /x«12»[/]/; b = «12»").text(), "a = /x__[/]/; b = __");
    assert_eq!(filled("a = 4 / «12» / 'x'").text(), "a = 4 / __ / 'x'");
}

#[test]
fn an_island_is_nothing_where_a_statement_is() {
    assert_eq!(filled("a();\n«1234»\nb();").text(), "a();\n;   \nb();");
    assert_eq!(filled("a()\n«1234»\nb()").text(), "a()\n;   \nb()");
    assert_eq!(filled("if (a) «1234» else b()").text(), "if (a) ;    else b()");
    assert_eq!(filled("function f() { «1234» }").text(), "function f() { ;    }");
    assert_eq!(filled("«-1234» a(); «?123» b(); «/123»").text(), "      a();      b();     ");
    assert_eq!(filled("a = «-123»;").text(), "a = ____;");
}

#[test]
fn an_island_is_a_property_where_one_would_stand() {
    assert_eq!(filled("f({ «1234» })").text(), "f({ ____ })");
    assert_eq!(filled("f({ «1234»: 1 })").text(), "f({ ____: 1 })");
    assert_eq!(filled("f({ «1234» a: 1 })").text(), "f({ ___, a: 1 })");
    assert_eq!(filled("f({ a: 1 «1234» })").text(), "f({ a: 1 ,___ })");
    assert_eq!(filled("f({ a: 1, «1234» b: 2 })").text(), "f({ a: 1, ___, b: 2 })");
    assert_eq!(filled("f({ a: 1 «1234» b: 2 })").text(), "f({ a: 1 ,__, b: 2 })");
}

#[test]
fn other_fillers_are_tried_and_then_the_first_branches() {
    let mut one = filled("a «1234»");
    assert_eq!(one.text(), "a +___");
    assert!(one.retry(4));
    assert_eq!(one.text(), "a ,___");
    let mut two = filled("a = «?12»1«:34»2«/56»;");
    assert_eq!(two.text(), "a =    1   2   ;");
    assert!(two.retry(11));
    assert_eq!(two.text(), "a =    1       ;");
}

/// Looking from each of them for what follows takes minutes.
#[test]
fn many_islands_may_print_nothing() {
    let silent = "«-123»/* x */".repeat(40_000);
    assert!(filled(&format!("f({{{silent}a: «-123» 1}})")).text().ends_with("/* x */a:      1})"));
}

#[test]
fn it_comes_to_an_end_whatever_the_text() {
    for text in ["'«12»", "/*«12»", "`${«12»", ")}]«12»", "«12»«34»", "a.«12»", "\\«12»", "é«12»é"]
    {
        let mut filled = filled(text);
        while filled.retry(usize::MAX) {
            assert!(!filled.text().is_empty());
        }
    }
}
