//! Code that is unused once the code in `«…»` is gone.

use super::*;

/// The names of what is left unused, each with the removed pieces that used it, by number.
fn left(name: &str, marked: &str) -> Vec<String> {
    let (mut text, mut removed, mut start) = (String::new(), Vec::new(), 0);
    for letter in marked.chars() {
        let at = u32::try_from(text.len()).unwrap();
        match letter {
            '«' => start = at,
            '»' => removed.push(Span { start, end: at }),
            letter => text.push(letter),
        }
    }
    let file = Arc::new(SourceFile::new(name, text));
    let script = Script::of(&file, None).expect("it is JavaScript");
    let (kind, inserted) = (FileKind::of(&script), ["session.id"]);
    let left = without(&script, kind, &removed, &inserted);
    let all = Uses::of(&script, kind, &removed, Extent::Whole).left(&inserted, &[]);
    assert_eq!(all.as_ref(), Some(&left), "the statements around the removed code tell the same as all of it");
    let name = |left: LeftUnused| {
        let by: Vec<String> = left.used_by.iter().map(ToString::to_string).collect();
        let Unused { span, kind, name } = left.unused;
        let name = if name.is_empty() { file.text()[span.start as usize..span.end as usize].to_owned() } else { name };
        format!("{kind:?} {name} {}", by.join(","))
    };
    left.into_iter().map(name).collect()
}

/// The names that are left unused in the body of a function.
fn inside(marked: &str) -> Vec<String> {
    left("shop.js", &format!("window.pay = function (cart, lines) {{ {marked} keep(cart, lines); }};"))
}

#[test]
fn a_variable_is_unused_where_only_removed_code_reads_it() {
    let source = "const total = cart.total; const note = cart.note; pay({ «amount: total,» note });";
    assert_eq!(inside(source), ["Variable total 0"]);
    assert_eq!(inside("const total = cart.total; pay({ «amount: total», note: total });"), [""; 0]);
}

#[test]
fn what_two_removed_fields_read_is_named_for_both() {
    let source = "let total = cart.total; pay({ «amount: total», payPal: { «taxAmount: total * 0.1» } });";
    assert_eq!(inside(source), ["Variable total 0,1"]);
}

#[test]
fn what_only_builds_the_value_goes_with_it() {
    let source = "var items = []; var sum = 0;
        for (var i = 0; i < lines.length; i++) { if (!lines[i].sku) continue; items.push(cents(lines[i])); sum += 1; }
        function cents(line) { return line.price * 100; }
        pay({ «items: items», «amount: sum» });";
    let all =
        ["Variable items 0", "Variable sum 1", "Loop for (var i = 0; i < lines.length; i++) 0,1", "Function cents 0"];
    assert_eq!(inside(source), all);
    let source = "const items = []; lines.forEach((line) => { items.push({ name: line.name }); }); pay({ «items» });";
    assert_eq!(inside(source), ["Variable items 0"]);
    let source = "const items = lines.map((line) => ({ name: line.name })); pay({ «items» });";
    assert_eq!(inside(source), ["Variable items 0"]);
    let source = "const to = {}; to.name = cart.name; to['city'] = cart.city; delete to.zip; pay({ «shipping: to» });";
    assert_eq!(inside(source), ["Variable to 0"]);
}

#[test]
fn a_list_that_others_see_is_used() {
    for used in ["log(items)", "cart.items = items", "return items", "items.forEach(show)", "window.items = [items]"] {
        let source = format!("const items = []; items.push(cart.line); pay({{ «items» }}); {used};");
        assert_eq!(inside(&source), [""; 0], "{used}");
    }
}

#[test]
fn branches_and_loops_that_do_nothing_are_named() {
    assert_eq!(
        inside("const p = {}; if (cart.total > 9) { «p.amount = 1;» } pay(p);"),
        ["Branch if (cart.total > 9) 0"]
    );
    assert_eq!(inside("const p = {}; if (check()) { «p.amount = 1;» } pay(p);"), [""; 0]);
    assert_eq!(
        inside("const p = {}; for (const line of lines) «p.amount = 1;» pay(p);"),
        ["Loop for (const line of lines) 0"]
    );
    assert_eq!(
        inside("const p = {}; switch (cart.kind) { case 1: «p.amount = 1;» break; } pay(p);"),
        ["Branch switch (cart.kind 0"]
    );
}

#[test]
fn what_was_unused_before_is_none_of_our_business() {
    let source = "const old = cart.total; const total = cart.total; if (old) {} pay({ «amount: total» });";
    assert_eq!(inside(source), ["Variable total 0"]);
    let source = "const p = {}; for (const line of lines) { let kept = line; «p.amount = 1;» } pay(p);";
    assert_eq!(inside(source), [""; 0]);
    // It is mentioned by code that stays.
    let source = "const total = cart.total; const old = total; pay({ «amount: total» });";
    assert_eq!(inside(source), [""; 0]);
}

#[test]
fn what_fixes_insert_is_used() {
    assert_eq!(inside("const session = cart.session; pay({ «amount: session.total» });"), [""; 0]);
    assert_eq!(inside("const sess = cart.session; pay({ «amount: sess.total» });"), ["Variable sess 0"]);
}

#[test]
fn parameters_are_named_but_for_those_that_arguments_may_read() {
    assert_eq!(inside("function send(total) { pay({ «amount: total» }); } send(1);"), ["Parameter total 0"]);
    assert_eq!(inside("function send(total) { pay({ «amount: total» }, arguments[1]); } send(1);"), [""; 0]);
}

#[test]
fn names_that_others_may_use_are_used() {
    let source = "const total = cart.total; pay({ «amount: total» });";
    assert_eq!(left("page.js", source), [""; 0]);
    assert_eq!(left("page.js", &format!("{{ {source} }}")), ["Variable total 0"]);
    assert_eq!(left("shop.mjs", source), ["Variable total 0"]);
    assert_eq!(left("shop.js", &format!("{source} module.exports = pay;")), ["Variable total 0"]);
    assert_eq!(left("shop.js", &format!("{source} export {{ total }};")), [""; 0]);
    assert_eq!(left("shop.js", &format!("export {source}")), [""; 0]);
    assert_eq!(inside(&format!("with (cart) {{ {source} }}")), [""; 0]);
}

#[test]
fn imports_and_types_are_named() {
    let source = "import { rate, parse } from './money'; import type { Item } from './types';
        const items: Item[] = cart.lines.map((line) => line.price * rate); pay({ «items», note: parse(cart.note) });";
    assert_eq!(left("pay.ts", source), ["Import rate 0", "Import Item 0", "Variable items 0"]);
}

#[test]
fn calls_of_unknown_functions_stay_with_all_that_they_need() {
    let source =
        "import { cents } from './money'; const items = cart.lines.map((line) => cents(line)); pay({ «items» });";
    assert_eq!(left("pay.mjs", source), ["Variable items 0"]);
    assert_eq!(inside("let rate = 2; const total = getTotal(rate); pay({ «amount: total» });"), ["Variable total 0"]);
    assert_eq!(
        inside("let n = 0; const next = () => { shown.n = n++; }; const t = next(); pay({ «t» });"),
        ["Variable t 0"]
    );
}
