use std::sync::Arc;

use dr_lint_document::{Code, Document, Language, Program, Script, ScriptKind};

use crate::text::source::SourceFile;
use crate::tree::files::NoFiles;
use crate::{Analysis, analyze};

/// A script that stands between two marks of a page.
fn script(text: &str, kind: ScriptKind, start: usize, end: usize) -> Script {
    let code = Code::plain(&text[start..end], start);
    Script { kind, language: Language::JavaScript, span: start..end, code, islands: Vec::new() }
}

/// A page as this minimal scanner sees it: `<script>`, `<script module>`, and `onclick="…"`.
pub(super) fn page(text: &str) -> Arc<SourceFile> {
    let mut scripts = [Vec::new(), Vec::new(), Vec::new()];
    let marks = [
        ("<script>", "</script>", ScriptKind::Classic),
        ("<script module>", "</script>", ScriptKind::Module),
        ("onclick=\"", "\"", ScriptKind::Handler),
        ("@click=\"", "\"", ScriptKind::HandlerExpression),
        ("{{", "}}", ScriptKind::Use),
        ("v-model=\"", "\"", ScriptKind::Written),
    ];
    for (begin, end, kind) in marks {
        for (at, _) in text.match_indices(begin) {
            let start = at + begin.len();
            let stage = match kind {
                ScriptKind::Classic => 0,
                ScriptKind::Module => 1,
                _ => 2,
            };
            scripts[stage].push(script(text, kind, start, start + text[start..].find(end).unwrap()));
        }
    }
    let program = Program { scripts: scripts.into_iter().flatten().collect() };
    Arc::new(SourceFile::with_document("page.html", text, Document { programs: vec![program] }))
}

fn analysed(text: &str) -> Analysis {
    analyze(&page(text), &NoFiles)
}

/// Each call of a page: its line, and the names of the properties that reach it.
fn calls(text: &str) -> Vec<String> {
    let line = |call: &crate::Call| {
        let shapes = call.payload.shapes.iter().map(|shape| {
            let names: Vec<&str> = shape.properties.iter().map(|property| property.name.as_str()).collect();
            names.join(" ")
        });
        format!("{}: {}", call.name.start().line, shapes.collect::<Vec<_>>().join(" | "))
    };
    analysed(text).calls.iter().map(line).collect()
}

#[test]
fn classic_scripts_share_their_names_in_page_order() {
    let text = "<script>var p = { type: 'payPal' };</script>\n<p>it's</p>\n\
        <script>p.amount = 1; digitalRiver.createSource(p);</script>\n\
        <script>p.currency = 'USD'; digitalRiver.createSource(p);</script>";
    assert_eq!(calls(text), ["3: type amount", "4: type amount currency"]);
}

#[test]
fn a_module_has_a_scope_of_its_own_and_runs_last() {
    let text = "<script module>\nconst p = { type: 'bPay', ...shared, sessionId: await id() };\n\
        digitalRiver.createSource(p);\n</script>\n\
        <script>var p = 1; var shared = { amount: 1 };</script>\n\
        <script module>import { a } from './a.js';\nexport const p = { type: 'payPal', items: a }; digitalRiver.createSource(p);</script>";
    assert_eq!(calls(text), ["3: type amount sessionId", "7: type items"]);
}

#[test]
fn handlers_run_after_the_scripts_and_may_return() {
    let text = "<button onclick=\"return pay(event)\">Pay</button>\n\
        <script>var p = { type: 'payPal' };\nfunction pay() { digitalRiver.createSource(p); return false; }</script>\n\
        <script>p.amount = 1;</script> <a onclick=\"digitalRiver.createSource({ type: 'bPay' })\">";
    assert_eq!(calls(text), ["3: type amount", "4: type"]);
}

#[test]
fn expressions_are_called_if_they_may_be_functions() {
    for handler in ["pay", "pay()", "() => pay()", "function () { pay() }", "shop.pay", "ready && pay", "a = 1; pay()"]
    {
        let text = format!(
            "<b @click=\"{handler}\"></b><script>var p = {{ type: 'payPal' }}, ready = window.x;\n\
             function pay() {{ digitalRiver.createSource(p); }} var shop = {{ pay }};\np.amount = 1;</script>"
        );
        let found = calls(&text);
        assert!(found.contains(&"2: type amount".to_owned()), "{handler}: {found:?}");
    }
}

#[test]
fn what_a_template_writes_is_unknown_and_what_it_reads_is_used() {
    let text = "<input v-model=\"p.type\"><b>{{ p.amount }}</b><b @click=\"pay\"></b>\n\
        <script>var p = { type: 'payPal', amount: 1 };\nfunction pay() { digitalRiver.createSource(p); }</script>";
    let analysis = analysed(text);
    let shape = &analysis.calls[0].payload.shapes[0];
    let uses = |name: &str| shape.property(name).unwrap().origins[0].uses.len();
    assert_eq!((uses("amount") > 0, analysis.errors.len()), (true, 0));
    let types: Vec<_> = analysis.calls[0]
        .payload
        .shapes
        .iter()
        .flat_map(|shape| shape.property("type").unwrap().origins.iter().flat_map(|origin| &origin.holds))
        .map(|held| format!("{:?}", held.value))
        .collect();
    assert!(types.iter().any(|held| held.contains("Unknown")), "{types:?}");
}

#[test]
fn each_script_that_names_a_call_has_an_error_of_its_own() {
    let text = "<script>createSource({ type: });</script>\n<script>pay(;</script>\n\
        <b onclick=\"createDropin(\"></b><script>digitalRiver.createSource({ type: 'bPay' });</script>";
    let analysis = analysed(text);
    let errors: Vec<_> = analysis.errors.iter().map(|error| format!("{:?}", error.place)).collect();
    assert_eq!(errors, ["page.html:1:30", "page.html:3:26"]);
    assert_eq!(analysis.calls.len(), 1);
}
