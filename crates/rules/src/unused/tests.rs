//! Texts from which fixes took the code in `«…»`, and what the sweep makes of them.

use super::*;

/// The text after the fixes and the sweep.
fn swept(name: &str, marked: &str) -> String {
    let before = marked.replace(['«', '»'], "");
    let mut after = String::new();
    let mut gone: Vec<(usize, usize)> = Vec::new();
    let (mut at, mut start) = (0, None);
    for letter in marked.chars() {
        match letter {
            '«' => start = Some(at),
            '»' => gone.extend(start.take().map(|start| (start, at))),
            letter => {
                if start.is_none() {
                    after.push(letter);
                }
                at += letter.len_utf8();
            }
        }
    }
    let moved = |at: u32| {
        let at = at as usize;
        let is_gone = gone.iter().any(|(start, end)| (*start..*end).contains(&at));
        let before: usize = gone.iter().filter(|(_, end)| *end <= at).map(|(start, end)| end - start).sum();
        (!is_gone).then(|| u32::try_from(at - before).unwrap())
    };
    let [before, after] = [before, after].map(|text| Arc::new(SourceFile::new(name, text)));
    let mut text = after.text().to_owned();
    if let Some(fix) = sweep(&before, &after, &moved).fix {
        for edit in fix.edits().iter().rev() {
            text.replace_range(edit.place.span.start as usize..edit.place.span.end as usize, &edit.text);
        }
    }
    text
}

fn module(marked: &str) -> String {
    swept("pay.mjs", marked)
}

#[test]
fn a_declaration_goes_with_its_line_and_its_comment() {
    let source =
        "// What it costs.\nconst total = cart.total;\nconst note = cart.note;\npay({ «amount: total, »note });\n";
    assert_eq!(module(source), "const note = cart.note;\npay({ note });\n");
    assert_eq!(module(&source.replace('\n', "\r\n")), "const note = cart.note;\r\npay({ note });\r\n");
}

#[test]
fn one_of_several_declarators_goes_with_its_comma() {
    for (before, after) in [
        ("a = 1, b = 2", "b = 2"),
        ("b = 2, a = 1", "b = 2"),
        ("c = 3, a = 1, b = 2", "c = 3, b = 2"),
        ("c = 3,\n  a = 1,\n  b = 2", "c = 3,\n  b = 2"),
        ("a = 1,\n  b = 2", "b = 2"),
        ("a = 1,\n  c = 3,\n  b = 2", "c = 3,\n  b = 2"),
    ] {
        let rest = "pay({ note: b, c«, amount: a» })";
        let source = format!("let c; {{ var {before}; {rest} }}");
        assert_eq!(module(&source), format!("let c; {{ var {after}; pay({{ note: b, c }}) }}"));
    }
}

#[test]
fn names_of_patterns_and_imports_go_alone() {
    let source = "const { total, owner, lines: [first] } = getCart();\npay({ «amount: total, »owner, first });\n";
    assert_eq!(module(source), "const { owner, lines: [first] } = getCart();\npay({ owner, first });\n");
    // Without the property, the rest would have it.
    let source = "const { total, ...rest } = getCart();\npay({ «amount: total, »...rest });\n";
    assert_eq!(module(source), source.replace("«amount: total, »", ""));
    let source = "import { rate, owner } from './cart';\npay({ «amount: rate, »owner });\n";
    assert_eq!(module(source), "import { owner } from './cart';\npay({ owner });\n");
}

#[test]
fn an_import_goes_whole_only_where_it_is_for_types_alone() {
    let source = "import { rate } from './cart';\npay({ «amount: rate» });\n";
    assert_eq!(module(source), "import { rate } from './cart';\npay({  });\n");
    assert_eq!(swept("pay.ts", source), module(source));
    let source = "import type { Total } from './cart';\nconst total: Total = 1;\npay({ «amount: total» });\n";
    assert_eq!(swept("pay.ts", source), "pay({  });\n");
}

#[test]
fn loops_and_callbacks_that_fill_a_list_go() {
    let rest = "pay({ «items» });\n";
    for build in [
        "const items = [];\nfor (const line of lines) {\n  if (line.sku) items.push(line);\n}\n",
        "const items = [];\nlines.forEach((line) => items.push({ ...line }));\n",
        "let items;\nitems = lines.map(function (line) { return line.sku; });\n",
        "var items = [], i = 0;\nwhile (i < 9) { items[i] = lines[i]; i += 1; }\n",
        "var items = [];\n$('.line').each(function () {\n  items.push({ name: $(this).find('.name').text() });\n});\n",
        "var items = [];\n$('.line').each(function (i, row) { items.push($(row).data('sku')); });\n",
        "function build(all) { const items = []; all.forEach((one) => items.push(one)); return items; }\nconst items = build(lines);\n",
        "const add = (line) => { items.push(line); };\nconst items = [];\nlines.forEach(add);\n",
    ] {
        assert_eq!(module(&format!("{build}{rest}")), "pay({  });\n", "{build}");
    }
}

#[test]
fn what_does_something_else_stays() {
    let rest = "pay({ «items» });\n";
    for build in [
        "const items = [];\nfor (const line of lines) {\n  items.push(format(line));\n}\n",
        "const items = cart.items;\nitems.push(line);\n",
        "const items = [];\nlines.forEach((line) => { items.push(line); line.seen = true; });\n",
        "const items = load();\n",
        "const items = [];\nhandlers.push(() => items.push(1));\n",
        "var items = [];\n$('.line').each(function () { items.push($(this).remove()); });\n",
        "const items = [];\nitems.push(await load());\n",
        "const items = [];\nJSON.parse(text, (key, value) => { shown[key] = items.push(value); });\n",
    ] {
        let source = format!("{build}{rest}");
        let kept = if build.contains("line.seen") {
            source.replace("items.push(line); ", "").replace("const items = [];\n", "")
        } else {
            source.clone()
        };
        assert_eq!(module(&source), kept.replace("«items»", ""), "{build}");
    }
}

#[test]
fn methods_of_the_file_may_do_anything_whatever_they_are_called() {
    let rest = "pay({ «note» });\n";
    for build in [
        "const price = { toJSON() { return count(); } };\nconst note = JSON.stringify(price);\n",
        "class Price { valueOf() { return count(); } }\nconst note = Number(getPrice(Price));\n",
        "const price = { [Symbol.toPrimitive]() { return count(); } };\nconst note = Math.max(price, 1);\n",
        "class Price { toString() { return count(); } }\nconst note = new Error(cart.price);\n",
        "class Price { toString() { return count(); } }\nconst note = cart.prices.map(String);\n",
        "class Lines { map(show) { return count(show); } }\nconst note = cart.lines.map((line) => line.sku);\n",
        "const store = { find: lookUp };\nfunction lookUp(id) { return count(id); }\nconst note = store.find(() => true);\n",
        "Lines.prototype.trim = function () { count(); };\nconst note = cart.lines.trim();\n",
        "const note = users.find({ id: cart.user });\n",
        "const note = JSON.stringify(cart, (key, value) => count(value));\n",
        "const note = lines.map(format);\n",
    ] {
        let source = format!("{build}{rest}");
        assert_eq!(module(&source), source.replace("«note»", ""), "{build}");
    }
    for build in [
        "const note = JSON.stringify({ sku: cart.sku });\n",
        "const note = lines.map((line) => line.sku).join();\n",
        "const note = Number(cart.total);\n",
    ] {
        assert_eq!(module(&format!("{build}{rest}")), "pay({  });\n", "{build}");
    }
    let own = "class Price {\n  toString() { return count(); }\n}\nshow(new Price());\n";
    assert_eq!(module(&format!("{own}const note = String(1 + cart.total);\n{rest}")), format!("{own}pay({{  }});\n"));
}

#[test]
fn branches_with_nothing_in_them_go() {
    for (before, after) in [
        ("if (cart.total) {«p.a = 1;»}", ""),
        ("if (check()) {«p.a = 1;»}", "if (check()) {}"),
        ("if (cart.total) { show(); } else {«p.a = 1;»}", "if (cart.total) { show(); }"),
        ("if (cart.total) show(); else {«p.a = 1;»}", "if (cart.total) show();"),
        ("if (a) if (b) show(); else {«p.a = 1;»} else hide();", "if (a) if (b) show(); else {} else hide();"),
        ("if (cart.total) {«p.a = 1;»} else { show(); }", "if (cart.total) {} else { show(); }"),
        ("if (a) {«p.a = 1;»} else if (b) {«p.a = 2;»}", ""),
    ] {
        let source = format!("const p = {{}};\n{before}\npay(p);\n");
        let after = if after.is_empty() { String::new() } else { format!("{after}\n") };
        assert_eq!(module(&source), format!("const p = {{}};\n{after}pay(p);\n"), "{before}");
    }
}

#[test]
fn minified_code_loses_its_parts() {
    let source = "export function p(t,e){var n=[],r=0;return t.forEach(function(t){n.push(t.sku),r+=t.price}),e.pay({type:1«,items:n»«,amount:r»})}";
    assert_eq!(module(source), "export function p(t,e){return e.pay({type:1})}");
    let source = "export function p(t,e){var n=t.note,r=t.sum;e.pay({note:n«,amount:r»})}";
    assert_eq!(module(source), "export function p(t,e){var n=t.note;e.pay({note:n})}");
}

#[test]
fn text_that_is_run_may_use_everything() {
    let source = "const total = cart.total;\neval(code);\npay({ «amount: total» });\n";
    assert_eq!(module(source), source.replace("«amount: total»", ""));
}

#[test]
fn sweeping_twice_changes_nothing_more() {
    let swept = module("const total = cart.total, tax = getTax();\npay({ «amount: total, tax» });\n");
    assert_eq!(swept, "const tax = getTax();\npay({  });\n");
    assert_eq!(module(&swept), swept);
}

#[test]
fn findings_name_what_their_fixes_leave_unused() {
    use crate::{Config, lint};
    use dr_lint_parser::{Expression, NoFiles};
    let source = "function pay(cart) {\n  const total = cart.total;\n  const tax = getTax();\n  digitalriver.createSource({ type: 'payPal', amount: total, payPal: { taxAmount: tax } });\n}";
    let file = Arc::new(SourceFile::new("shop.js", source));
    let config = Config { session_id: Expression::parse("cart.session.id").ok(), ..Config::default() };
    let found = lint(&file, &NoFiles, &config).diagnostics;
    let unused = |found: &Diagnostic| {
        let unused = found.related.iter().filter(|related| related.kind == RelatedKind::Unused);
        unused.map(|related| (related.message.clone(), related.place.start().line)).collect::<Vec<_>>()
    };
    let all: Vec<_> = found.iter().map(unused).collect();
    let named = |name: &str, line| vec![(format!("`{name}` is unused after the fix"), line)];
    assert_eq!(all, [Vec::new(), named("total", 2), named("tax", 3)]);
}
