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
         <a onclick=\"/* dr-lint-disable-line */ {call}\"><a onclick=\"{call}\">\n"
    );
    let shop = Shop::new().file("page.html", page);
    let run = shop.run(&["--format", "json"]);
    let report = run.json();
    let lines: Vec<u64> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["location"]["start"]["line"].as_u64().unwrap_or_default())
        .collect();
    assert_eq!((lines.len(), report["summary"]["suppressed"].as_u64()), (1, Some(6)), "{}", run.stdout);
}
