use crate::script::{Program, Script, ScriptKind};

/// The scripts of a document that has one program at most.
fn scripts(name: &str, text: &str) -> Vec<Script> {
    let document = crate::read(name, text).unwrap();
    assert!(document.programs.len() <= 1);
    let scripts = document.programs.into_iter().flat_map(|Program { scripts }| scripts).collect::<Vec<_>>();
    for script in &scripts {
        let is_plain = script.code.is_plain() && script.islands.is_empty() && name != "page.xhtml";
        assert!(!is_plain || script.code.text() == &text[script.span.clone()]);
    }
    scripts
}

fn texts(name: &str, text: &str) -> Vec<(ScriptKind, String)> {
    scripts(name, text).into_iter().map(|script| (script.kind, script.code.text().trim().to_owned())).collect()
}

fn classic(text: &str) -> Vec<String> {
    texts("page.html", text).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn scripts_of_a_checkout_page() {
    let page = "\u{feff}<!DOCTYPE html>\r\n<html><head><title>Zahlung – \u{1f4b3} <script>no()</script></title>\r\n\
        <script src=\"https://js.digitalriverws.com/v1/DigitalRiver.js\">ignored()</script>\r\n\
        <SCRIPT>\r\nvar dr = new DigitalRiver('pk_test');\r\n</SCRIPT >\r\n\
        <script\r\n  type=\"module\" data-note='a > b'>import { pay } from './pay.js';</script>\r\n\
        <!-- <script>old()</script> -->\r\n\
        <textarea><script>text()</script></textarea>\r\n\
        <style>/* <script>css()</script> */</style>\r\n\
        <div data-snippet=\"<script>attribute()</script>\"></div>\r\n\
        <script type=\"application/ld+json\">{\"@type\": \"Product\"}</script>\r\n\
        <template><script type=\"text/javascript\">card('\u{e9}')</script></template>\r\n\
        <script>document.write('<!--<script>x()<\\/script>-->'); after()</script>\r\n\
        </body></html>";
    let found = texts("Checkout.HTM", page);
    let expected = [
        (ScriptKind::Classic, "var dr = new DigitalRiver('pk_test');"),
        (ScriptKind::Classic, "card('\u{e9}')"),
        (ScriptKind::Classic, "document.write('<!--<script>x()<\\/script>-->'); after()"),
        (ScriptKind::Module, "import { pay } from './pay.js';"),
    ];
    assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn a_script_that_is_commented_out_twice_ends_late() {
    assert_eq!(classic("<script><!--<script>a()</script> b()--></script>"), ["<!--<script>a()</script> b()-->"]);
    assert_eq!(classic("<script><!-- a() </script><p>"), ["<!-- a()"]);
    assert_eq!(classic("<p><script>never = 'ends'"), ["never = 'ends'"]);
}

#[test]
fn types_decide_what_is_code() {
    let tags = [
        ("type=''", true),
        ("type", true),
        ("TYPE='Text/JavaScript'", true),
        ("type='text/javascript; charset=utf-8'", true),
        ("type='text/babel' data-presets='react'", true),
        ("type=text/jsx", true),
        ("language='JavaScript1.2'", true),
        ("language='vbscript'", false),
        ("type='text/x-template'", false),
        ("type='text/template'", false),
        ("type='importmap'", false),
        ("type='speculationrules'", false),
        ("type='text/x-magento-init'", false),
        ("runat='server'", false),
    ];
    for (tag, is_code) in tags {
        assert_eq!(classic(&format!("<script {tag}>pay()</script>")).len(), usize::from(is_code), "{tag}");
    }
}

#[test]
fn handlers_run_last_and_are_decoded() {
    let page = "<button onclick=\"return pay(&quot;é&quot;, a &amp;&amp; b)\" ONFOCUS='x()' data-onclick='no()' once='no()'>\
        <a href=\" JavaScript:go('cart')\" onclick=>x</a><a href='/javascript:no' onclick=leave()>y</a><script>first()</script>";
    let found = scripts("page.html", page);
    let texts: Vec<_> = found.iter().map(|script| script.code.text()).collect();
    assert_eq!(texts, ["first()", "return pay(\"é\", a && b)", "x()", "go('cart')", "leave()"]);
    let decoded = &found[1];
    assert_eq!(&page[decoded.span.clone()], "return pay(&quot;é&quot;, a &amp;&amp; b)");
    let b = decoded.code.in_document(decoded.code.text().rfind('b').unwrap());
    assert!(page[b..].starts_with("b)\" ONFOCUS"));
    assert!(found[1..].iter().all(|script| script.kind == ScriptKind::Handler));
}

#[test]
fn xml_has_sections_entities_and_empty_scripts() {
    let page = "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><head>\
        <title>a</title><script src='a.js'/><script/>\n\
        <script>//<![CDATA[\nif (a < b && c) write('</script>&amp;');\n//]]></script>\
        <script>if (a &lt; b &amp;&amp; 'é') <!-- none() --> pay();</script></head>\
        <body onload='go(&quot;x&quot;)'/></html>";
    let found = scripts("page.xhtml", page);
    let texts: Vec<_> = found.iter().map(|script| script.code.text()).collect();
    let first = "//         \nif (a < b && c) write('</script>&amp;');\n//   ";
    assert_eq!(texts, [first, "if (a < b && 'é')                 pay();", "go(\"x\")"]);
    let pay = found[1].code.in_document(found[1].code.text().find("pay").unwrap());
    assert!(page[pay..].starts_with("pay();</script></head>"));
}
