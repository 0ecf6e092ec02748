//! Scripts in documents: pages, components, server templates and Markdown.

use crate::shop::Shop;

#[test]
fn documents_are_found_by_their_extensions_in_any_case() {
    let script = "<script>digitalRiver.createSource({ type: 'bPay', amount: 1 });</script>";
    let shop =
        ["a.html", "b/c.PHP", "d.xhtml", "e.txt"].into_iter().fold(Shop::new(), |shop, name| shop.file(name, script));
    let run = shop.run(&["--format", "json"]);
    let report = run.json();
    assert_eq!((report["summary"]["files"].as_u64(), report["summary"]["parsed"].as_u64()), (Some(3), Some(3)));
    assert_eq!(run.code, 1);
}

#[test]
fn a_document_that_names_no_call_is_not_parsed() {
    let shop = Shop::new().file("a.html", "<script>var a = ;</script>");
    let run = shop.run(&["--format", "json"]);
    let summary = &run.json()["summary"];
    assert_eq!((summary["files"].as_u64(), summary["parsed"].as_u64()), (Some(1), Some(0)));
}

#[test]
fn standard_input_is_what_its_name_says() {
    let shop = Shop::new();
    let text =
        "<p>it's</p>\n<script>digitalRiver.createSource({ type: 'bPay', sessionId: s.id, amount: 1 });</script>\n";
    let run = shop.pipe(text, &["-", "--stdin-filename", "page.html", "--format", "compact"]);
    assert!(run.stdout.starts_with("page.html:2:"), "{}", run.stdout);
    let run = shop.pipe(text, &["-", "--stdin-filename", "page.html", "--fix"]);
    assert_eq!(run.stdout, text.replace(", amount: 1", ""));
}

#[test]
fn comments_suppress_in_scripts_and_in_markup() {
    let call = "digitalRiver.createSource({ type: 'bPay', amount: 1, sessionId: s.id });";
    let page = format!(
        "<!-- dr-lint-disable-next-line legacy-field -- old -->\n<script>{call}</script>\n\
         <script>/* dr-lint-disable */ {call}</script>\n<script>{call} // dr-lint-disable-line\n</script>\n\
         <script>\n{call}\n</script>\n<!-- dr-lint-disable -->\n<script>{call}</script>\n<!-- dr-lint-enable -->\n\
         <a onclick=\"/* dr-lint-disable-line */ {call}\">\n<a onclick=\"{call}\">\n"
    );
    let shop = Shop::new().file("page.html", page);
    let run = shop.run(&["--format", "json"]);
    let report = run.json();
    let found = report["diagnostics"].as_array().unwrap();
    assert_eq!((found.len(), report["summary"]["suppressed"].as_u64()), (1, Some(6)), "{}", run.stdout);
}

#[test]
fn lines_of_a_quote_go_and_come_with_their_mark() {
    let text =
        "# Pay\n\n> ```js\n> digitalRiver.createSource({\n>   type: 'bPay',\n>   amount: 1, // old\n> });\n> ```\n";
    let shop = Shop::new().file("README.md", text);
    shop.run(&["--fix", "--session-id", "'x' + id()", "--unsafe-fixes"]);
    let fixed = text.replace(">   amount: 1, // old\n", ">   sessionId: 'x' + id(),\n");
    assert_eq!(shop.read("README.md"), fixed);
}

#[test]
fn edits_in_attributes_are_encoded() {
    let page =
        |payload: &str| format!("<a onclick=\"digitalRiver.createSource({{ type: &quot;bPay&quot;, {payload} }})\">");
    let shop = Shop::new().file("a.html", page("amount: 1"));
    shop.run(&["--fix", "--session-id", "ids[\"a\"] && 'b'", "--unsafe-fixes"]);
    assert_eq!(shop.read("a.html"), page("sessionId: ids[&quot;a&quot;] &amp;&amp; 'b'"));
}

#[test]
fn a_field_that_a_template_reads_is_not_removed_safely() {
    let script = "<script setup>\nconst p = { type: 'bPay', amount: 1, currency: 'USD', sessionId: s.id };\n\
        digitalRiver.createSource(p);\ndigitalRiver.createSource({ type: 'konbini', amount: 2, sessionId: s.id });\n</script>\n";
    let template = "<template>{{ p.amount }}<input v-model=\"p.currency\"></template>\n";
    let shop = Shop::new().file("Pay.vue", format!("{script}{template}"));
    shop.run(&["--fix"]);
    assert_eq!(shop.read("Pay.vue"), format!("{}{template}", script.replace(" amount: 2,", "")));
    shop.run(&["--fix", "--unsafe-fixes"]);
    assert!(shop.read("Pay.vue").ends_with(template), "{}", shop.read("Pay.vue"));
}

#[test]
fn fixes_leave_islands_whole() {
    let page = "<script>\n<?php if ($a): ?>\ndigitalRiver.createSource({ type: 'bPay', amount: <?= $a ?><?php if ($b): ?>,\n\
        currency: 'USD'<?php endif ?>, sessionId: id });\n<?php endif ?>\n</script>\n";
    let shop = Shop::new().file("pay.php", page);
    shop.run(&["--fix"]);
    assert_eq!(shop.read("pay.php"), page);
    shop.run(&["--fix", "--unsafe-fixes"]);
    let fixed = shop.read("pay.php");
    let tags = |text: &str| (text.matches("<?php if").count(), text.matches("<?php endif").count());
    assert_eq!(tags(&fixed), tags(page), "{fixed}");
}

#[test]
fn components_are_imported() {
    let shop = Shop::new()
        .file(
            "Lib.svelte",
            "<script context=\"module\">\nexport const base = { type: 'bPay', amount: 7 };\n</script>\n<p>hi</p>",
        )
        .file(
            "pay.js",
            "import { base } from './Lib.svelte';\ndigitalRiver.createSource({ ...base, sessionId: s.id });\n",
        );
    let run = shop.run(&["--format", "compact"]);
    assert!(run.stdout.starts_with("Lib.svelte:2:"), "{}", run.stdout);
    assert_eq!(run.stdout.lines().count(), 1);
}

#[test]
fn a_report_of_an_earlier_run_is_replaced_and_a_page_is_not() {
    let shop =
        Shop::new().file("a.js", "digitalRiver.createSource({ type: 'bPay', amount: 1 });\n").file("b.html", "<p>hi");
    for _ in 0..2 {
        assert_eq!(shop.run(&["--output", "html=report.html"]).code, 1);
    }
    assert_eq!((shop.run(&["--output", "html=b.html"]).code, shop.read("b.html").as_str()), (2, "<p>hi"));
}

/// Lists line, column and rule of what is found in a document, and whether there is a fix.
fn found(name: &str, text: &str) -> Vec<String> {
    let run = Shop::new().file(name, text).run(&["--format", "json", "--session-id", "window.drSession.id", name]);
    let report = run.json();
    let shown = |finding: &serde_json::Value| {
        let start = &finding["range"]["start"];
        let fix = if finding["fixes"].as_array().unwrap().is_empty() { "" } else { " fix" };
        format!("{}:{} {}{fix}", start["line"], start["column"], finding["rule"].as_str().unwrap())
    };
    report["diagnostics"].as_array().unwrap().iter().map(shown).collect()
}

#[test]
fn what_computed_and_runes_hold_is_judged() {
    let vue = "<script setup>\nimport { computed, ref } from 'vue';\nconst dr = ref(null);\n\
        const klarna = computed(() => ({ type: 'klarnaCredit', amount: props.total }));\n\
        const pay = () => dr.value.createSource(klarna.value);\n</script>\n<template>\n<button @click=\"pay\">K</button>\n\
        <button @click=\"dr.createSource({ type: 'bPay', amount: 1, sessionId: s.id })\">B</button>\n</template>\n";
    let expected = ["4:34 missing-session-id fix", "4:56 legacy-field fix", "9:49 legacy-field fix"];
    assert_eq!(found("Pay.vue", vue), expected);
    let svelte = "<script>\nlet { dr, total } = $props();\nlet form = $state({ type: 'konbini', amount: 5 });\n\
        const payload = $derived({ type: 'payco', amount: total, sessionId: window.drSession.id });\n</script>\n\
        <button onclick={() => dr.createSource(form)}>K</button>\n<button onclick={() => dr.createSource(payload)}>P</button>\n";
    let expected = ["3:21 missing-session-id fix", "3:38 legacy-field fix", "4:43 legacy-field fix"];
    assert_eq!(found("Pay.svelte", svelte), expected);
}

#[test]
fn what_svelte_runs_again_sees_what_was_assigned_since() {
    let by = |declared: &str, rest: &str| {
        format!(
            "<script>\n{declared}\n$: payload = method ? {{ type: 'konbini', amount: 1 }} : {{ type: 'payco', amount: 2 }};\n\
             const pay = () => digitalriver.createSource(payload);\n</script>\n<button on:click={{pay}}>Pay</button>\n{rest}"
        )
    };
    let expected = [
        "3:25 missing-session-id fix",
        "3:42 legacy-field fix",
        "3:58 missing-session-id fix",
        "3:73 legacy-field fix",
    ];
    let assigned = by("let method = false;", "<button on:click={() => (method = true)}>Konbini</button>");
    assert_eq!(found("Pay.svelte", &assigned), expected);
    assert_eq!(found("Pay.svelte", &by("export let method;", "")), expected);
}

#[test]
fn handlers_and_scripts_in_the_markup_of_astro() {
    let page = "<button onclick=\"digitalriver.createSource({ type: 'payco', amount: 2 })\">Pay</button>\n\
        {show && <script is:inline>digitalriver.createSource({ type: 'bPay', amount: 2 });</script>}\n";
    let expected = [
        "1:46 missing-session-id fix",
        "1:61 legacy-field fix",
        "2:56 missing-session-id fix",
        "2:70 legacy-field fix",
    ];
    assert_eq!(found("pay.astro", page), expected);
}

#[test]
fn a_module_with_imports_alone_on_its_page_is_fixed() {
    let page = "<script type=\"module\">\nimport { load } from './load.js';\nconst digitalriver = await load();\n\
        digitalriver.createSource({ type: 'bPay', amount: 2 });\n</script>\n";
    assert_eq!(found("pay.html", page), ["4:29 missing-session-id fix", "4:43 legacy-field fix"]);
}
