use crate::script::{Branch, Program, Script, ScriptKind};

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

/// The scripts of a document, each with its islands.
fn islands(name: &str, text: &str) -> Vec<(String, Vec<(String, Branch)>)> {
    let show = |script: Script| {
        assert_eq!(script.code.is_plain().then_some(script.code.text().len()), Some(script.span.len()));
        let islands = script.islands.iter().map(|island| (text[island.span.clone()].to_owned(), island.branch));
        (script.code.text().to_owned(), islands.collect())
    };
    scripts(name, text).into_iter().map(show).collect()
}

#[test]
fn a_script_has_its_islands() {
    let text = "<?php $s = '<script>'; if ($guest): ?><script <?= $nonce ?> type=\"<?= $type ?>\">\r\nvar é = '<?php echo \"</script>\" ?>';\r\n\
        pay(<?= $id\r\n?>);</script><?php endif ?><a href=<?= $url ?> onclick=\"pay('<?= \"é\" ?>')\">";
    let expected = [
        (
            format!("\r\nvar é = '{}';\r\npay({}\r\n  );", " ".repeat(25), " ".repeat(7)),
            vec![
                ("<?php echo \"</script>\" ?>".to_owned(), Branch::Output),
                ("<?= $id\r\n?>".to_owned(), Branch::Output),
            ],
        ),
        (format!("pay('{}')", " ".repeat(11)), vec![("<?= \"é\" ?>".to_owned(), Branch::Output)]),
    ];
    assert_eq!(islands("checkout.phtml", text), expected);
}

#[test]
fn branches_are_balanced_in_each_script() {
    let text = "<script>{% if a %}x(){% else %}y(){% endif %}</script>{% if b %}<script>{% endif %}{% else %}z()</script>{% endif %}";
    let branches: Vec<Vec<Branch>> = scripts("a.LIQUID", text)
        .into_iter()
        .map(|script| script.islands.into_iter().map(|island| island.branch).collect())
        .collect();
    let silent = vec![Branch::Silent, Branch::Silent];
    assert_eq!(branches, [vec![Branch::Open, Branch::Otherwise, Branch::Close], silent]);
}

#[test]
fn a_value_of_several_tags_is_blank_as_a_whole() {
    let text = "<script>go('<c:url value=\"/a\">\n<c:param name=\"b\" value=\"</script>\"/></c:url>');</script>";
    let found = islands("go.jsp", text);
    assert_eq!(found[0].0, format!("go('{}\n{}');", " ".repeat(18), " ".repeat(45)));
    assert_eq!(found[0].1.len(), 1);
    assert!(found[0].1[0].0.ends_with("</c:url>"));
}

#[test]
fn pages_of_the_server_with_the_rules_of_xml() {
    let text = "<jsp:root><script>var a = &quot;<c:out value='${x}'/>&quot;;</script><script src='a'/></jsp:root>";
    let found = scripts("a.jspx", text);
    assert_eq!((found.len(), found[0].code.text()), (1, "var a = \"                     \";"));
    assert_eq!(&text[found[0].islands[0].span.clone()], "<c:out value='${x}'/>");
}

#[test]
fn braces_of_plain_pages_are_no_islands() {
    assert_eq!(
        islands("a.html", "<script>x = '{{ y }}' + `${z}`</script>"),
        [("x = '{{ y }}' + `${z}`".to_owned(), vec![])]
    );
}

#[test]
fn every_template_has_its_islands() {
    let templates = [
        ("a.PHP", "<?= 1 ?>"),
        ("a.phtml", "<?= 1 ?>"),
        ("a.jsp", "<%= 1 %>"),
        ("a.jspf", "<c:out value='1'/>"),
        ("a.jspx", "<c:out value='1'/>"),
        ("a.tag", "<c:out value='1'/>"),
        ("a.tagx", "<c:out value='1'/>"),
        ("a.isml", "${a}"),
        ("a.cshtml", "@Model.A"),
        ("a.aspx", "<%# 1 %>"),
        ("a.ascx", "<%: 1 %>"),
        ("a.master", "<%= 1 %>"),
        ("a.liquid", "{{ 1 }}"),
        ("a.twig", "{{ 1 }}"),
        ("a.njk", "{{ 1 }}"),
        ("a.ftl", "${a}"),
        ("a.vm", "$!a"),
        ("a.hbs", "{{a}}"),
        ("a.handlebars", "{{{a}}}"),
        ("a.mustache", "{{a}}"),
        ("a.ejs", "<%- a %>"),
        ("a.erb", "<%= a %>"),
        ("a.html.erb", "<%= a %>"),
        ("a.tpl", "{$a}"),
        ("a.latte", "{$a}"),
        ("a.page", "{!a}"),
        ("a.component", "{!a}"),
        ("a.Blade.php", "{{ $a }}"),
        ("a.blade.php", "@json($a)"),
    ];
    for (name, island) in templates {
        let found = islands(name, &format!("<script>var a = '{island}';</script>"));
        let blank = format!("var a = '{}';", " ".repeat(island.len()));
        assert_eq!(found, [(blank, vec![(island.to_owned(), Branch::Output)])], "{name}");
    }
}
