//! Meets each limit, and shows that a plain payload in the same file is found all the same, as well as what is written
//! where the limit is met.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use dr_lint_parser::{Analysis, Files, Limit, NoFiles, Presence, Shape, SourceFile, analyze};

/// A call that no limit may hide. It stands where the function of that name runs.
const PLAIN: &str = "const plain = { type: \"konbini\" };\nplain.amount = 1;\nfunction submit(p) { digitalRiver.createSource(p); }\nsubmit(plain);\n";

fn run(program: &str) -> Analysis {
    run_with(program, &NoFiles)
}

fn run_with(program: &str, files: &dyn Files) -> Analysis {
    let file = Arc::new(SourceFile::new("limits.js", program));
    analyze(&file, files).complete().map_err(|error| error.message).expect("the program can be parsed")
}

/// Runs a program with the plain payload before and behind it; both times the payload must be found as it is.
fn run_plain(program: &str, limit: Limit) -> Analysis {
    run_plain_with(program, limit, &NoFiles)
}

fn run_plain_with(program: &str, limit: Limit, files: &dyn Files) -> Analysis {
    let mut last = Analysis::default();
    for text in [format!("{program}\n{PLAIN}"), format!("{PLAIN}{program}")] {
        let analysis = run_with(&text, files);
        let met: Vec<Limit> = analysis.limits.iter().map(|(limit, _)| *limit).collect();
        assert!(met.contains(&limit), "{limit:?} is not among {met:?}");
        let is_plain =
            |shape: &&Shape| shape.literal.as_ref().is_some_and(|literal| literal.text() == "{ type: \"konbini\" }");
        let found: Vec<&Shape> = analysis.calls.iter().flat_map(|call| &call.payload.shapes).filter(is_plain).collect();
        assert!(!found.is_empty(), "{limit:?}: the plain payload is lost");
        for shape in found {
            assert_eq!(shape.property("amount").map(|amount| amount.presence), Some(Presence::Always), "{limit:?}");
        }
        last = analysis;
    }
    last
}

/// The number of places that give the payloads of the calls a property of that name.
fn origins(analysis: &Analysis, name: &str) -> usize {
    let shapes = analysis.calls.iter().flat_map(|call| &call.payload.shapes);
    let origins = shapes.filter_map(|shape| shape.property(name)).flat_map(|property| &property.origins);
    origins.map(|origin| (&origin.key.span, origin.key.file.name())).collect::<std::collections::BTreeSet<_>>().len()
}

/// One line for each number.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..count {
        writeln!(text, "{}", line(number)).expect("text takes it");
    }
    text
}

#[test]
fn functions_in_functions() {
    let chain = lines(1_500, |n| format!("function down{n}(p) {{ return down{}(p); }}", n + 1));
    let program = format!(
        "{chain}function down1500(p) {{ done = true; digitalRiver.createSource(p); }}\nvar done = false;\n\
         down0({{ type: \"payco\", amount: 1 }});\nif (done) digitalRiver.createSource({{ type: \"bPay\", currency: 1 }});"
    );
    let analysis = run_plain(&program, Limit::CallDepth);
    assert_eq!((origins(&analysis, "amount"), origins(&analysis, "currency")), (2, 1));
}

#[test]
fn functions_that_return_through_many() {
    let chain = lines(400, |n| format!("function up{n}() {{ return up{}(); }}", n + 1));
    let analysis = run(&format!(
        "{chain}function up400() {{ return {{ type: \"payco\", amount: 1 }}; }}\ndr.createSource(up0());"
    ));
    assert_eq!(origins(&analysis, "amount"), 1);
}

#[test]
fn functions_that_call_themselves() {
    let program = "let depth = 0;\nfunction again(n) { depth = depth + 1; if (n > 0) again(n - 1); }\nagain(9);\n\
                   if (depth === 7) digitalRiver.createSource({ type: \"bPay\", currency: 1 });";
    assert_eq!(origins(&run_plain(program, Limit::Recursion), "currency"), 1);
}

#[test]
fn work_for_the_whole_file() {
    let library = lines(20, |n| format!("function f{n}(x) {{ return f{0}(x) + f{0}(x); }}", n + 1));
    let program = format!(
        "(function () {{\n{library}function f20(x) {{ return x; }}\nconst q = {{ type: \"bPay\" }};\n\
         digitalRiver.createSource(f0(q));\n}})();"
    );
    run_plain(&program, Limit::Steps);
}

#[test]
fn callers_past_the_work_for_the_whole_file() {
    let library = lines(20, |n| format!("function f{n}(x) {{ return f{0}(x) + f{0}(x); }}", n + 1));
    let callers = lines(300, |n| format!("pay({{ type: \"bPay\", currency: {n} }});"));
    let program = format!(
        "{library}function f20(x) {{ return x; }}\nf0(1);\nfunction pay(p) {{ wrap(p); }}\n\
         function wrap(p) {{ f0(p); digitalRiver.createSource(p); }}\n{callers}"
    );
    assert_eq!(origins(&run_plain(&program, Limit::Steps), "currency"), 300);
}

#[test]
fn a_callback_of_a_library_past_the_work_for_the_whole_file() {
    let library = lines(20, |n| format!("function f{n}(x) {{ return f{0}(x) + f{0}(x); }}", n + 1));
    let each = "function each(list, run) { f0(list); for (var i = 0; i < list.length; i++) run(list[i]); }";
    let fill = "each(rows, function (row) { if (row.on) payload = { type: \"bPay\", currency: row.currency }; });";
    for shop in [
        format!("var payload = null;\n{fill}\nif (payload) digitalRiver.createSource(payload);"),
        format!(
            "var payload = null;\n{fill}\nfunction pay() {{ if (payload) digitalRiver.createSource(payload); }}\npay();"
        ),
        format!(
            "(function () {{ var payload = null;\n{fill}\nfunction pay() {{ if (payload) digitalRiver.createSource(payload); }}\npay(); }})();"
        ),
    ] {
        let program = format!("{library}function f20(x) {{ return x; }}\nf0(1);\n{each}\n{shop}");
        assert_eq!(origins(&run_plain(&program, Limit::Steps), "currency"), 1, "{shop}");
    }
}

#[test]
fn functions_that_run_later() {
    let callers = lines(60, |n| format!("bind(button{n}, {{ type: \"bPay\", currency: {n} }});"));
    let again = "function again(p) { return function () { p.x = 1; return again(p); }; }\n\
                 const q = { type: \"bPay\" };\nagain(q);\ndigitalRiver.createSource(q);";
    let program = format!(
        "function bind(button, p) {{ button.addEventListener(\"click\", () => digitalRiver.createSource(p)); }}\n\
         {callers}{again}"
    );
    assert_eq!(origins(&run_plain(&program, Limit::Waiting), "currency"), 60);
}

#[test]
fn loops_in_loops() {
    let elements = "\"a\",".repeat(30);
    let loops = "for (const a of list) { ".repeat(5);
    let program = format!(
        "const list = [{elements}];\nlet q = {{ type: \"bPay\" }};\n{loops}if (a === \"b\") q.x = a;{}\n\
         digitalRiver.createSource(q);\ndigitalRiver.createSource({{ type: \"bPay\", currency: 1 }});",
        "}".repeat(5)
    );
    assert_eq!(origins(&run_plain(&program, Limit::Rounds), "currency"), 1);
}

#[test]
fn branches_that_each_replace_the_payload() {
    let branches = |count| lines(count, |n| format!("if (u{n}) p = {{ type: \"bPay\", currency: {n} }};"));
    let analysis = run(&format!("let p = {{ type: \"creditCard\" }};\n{}digitalRiver.createSource(p);", branches(60)));
    assert_eq!(origins(&analysis, "currency"), 60);
    // A write into one of very many objects compares them all.
    let program = format!(
        "let p = {{ type: \"creditCard\" }};\n{}p.x = 1;\nif (u) p.y = 1;\ndigitalRiver.createSource(p);",
        branches(600)
    );
    assert_eq!(origins(&run_plain(&program, Limit::Compared), "currency"), 600);
}

#[test]
fn branches_that_each_write_the_payload() {
    let branches = lines(600, |n| format!("if (u{n}) p.currency = {n};"));
    let analysis = run(&format!("let p = {{ type: \"bPay\" }};\n{branches}digitalRiver.createSource(p);"));
    assert_eq!(origins(&analysis, "currency"), 600);
}

#[test]
fn objects_that_are_sent_elsewhere() {
    let program =
        format!("const big = {{ {} }};\n{}", lines(300, |n| format!("k{n}: {{}},")), "send(big);\n".repeat(100));
    let program =
        format!("const q = {{ type: \"bPay\" }};\n{}digitalRiver.createSource(q);", program.replace("k0: {}", "q"));
    run_plain(&program, Limit::Sent);
}

#[test]
fn objects_of_one_literal_at_one_call() {
    let callers = lines(700, |n| format!("pay(\"bPay\", {n}, {{ currency: {n} }});"));
    let program =
        format!("function pay(type, n, more) {{ digitalRiver.createSource({{ type, n, ...more }}); }}\n{callers}");
    assert_eq!(origins(&run_plain(&program, Limit::Shapes), "currency"), 700);
}

#[test]
fn literals_at_one_call() {
    let callers = lines(1_000, |n| format!("pay({{ type: \"bPay\", currency: {n} }});"));
    let analysis = run(&format!("function pay(p) {{ digitalRiver.createSource(p); }}\n{callers}"));
    assert_eq!(origins(&analysis, "currency"), 1_000);
}

#[test]
fn properties_of_one_object() {
    let writes = lines(5_000, |n| format!("q.k{n} = 1;"));
    let program = format!("const q = {{ type: \"bPay\", currency: 1 }};\n{writes}digitalRiver.createSource(q);");
    let analysis = run_plain(&program, Limit::Properties);
    assert_eq!(origins(&analysis, "currency"), 1);
    let few = lines(200, |n| format!("q.k{n} = 1;"));
    let analysis = run(&format!("const q = {{ type: \"bPay\" }};\n{few}q.amount = 1;\ndigitalRiver.createSource(q);"));
    assert_eq!(origins(&analysis, "amount"), 1);
}

#[test]
fn elements_of_one_list() {
    let rows = lines(400, |n| format!("{{ type: \"bPay\", currency: {n} }},"));
    for read in [
        "for (const p of rows) digitalRiver.createSource(p);",
        "rows.forEach((p) => digitalRiver.createSource(p));",
        "for (let i = 0; i < rows.length; i++) digitalRiver.createSource(rows[i]);",
        "digitalRiver.createSource(rows.find((row) => row.id === id));",
        "digitalRiver.createSource(rows[index]);",
        "rows.reduce((all, p) => all.then(() => digitalRiver.createSource(p)), Promise.resolve());",
    ] {
        let analysis = run(&format!("const rows = [{rows}];\n{read}"));
        assert_eq!(origins(&analysis, "currency"), 400, "{read}");
    }
    let pushes = lines(400, |n| format!("list.push({{ type: \"bPay\", currency: {n} }});"));
    let analysis = run(&format!("const list = [];\n{pushes}list.forEach((p) => digitalRiver.createSource(p));"));
    assert_eq!(origins(&analysis, "currency"), 400);
}

#[test]
fn values_that_one_function_returns() {
    let cases = lines(60, |n| format!("case \"{n}\": return {{ type: \"bPay\", currency: {n} }};"));
    let analysis = run(&format!("function of(kind) {{ switch (kind) {{ {cases} }} }}\ndr.createSource(of(kind));"));
    assert_eq!(origins(&analysis, "currency"), 60);
}

#[test]
fn callbacks_of_one_chain() {
    let links = lines(30, |_| ".then((x) => x)".to_owned());
    let program = format!(
        "const p = {{ type: \"bPay\" }};\nload().then(() => {{ p.currency = 1; }}){links}\
         .then(() => {{ digitalRiver.createSource(p); }});"
    );
    assert_eq!(origins(&run(&program), "currency"), 1);
}

/// Files that all hold the same.
struct Copies(BTreeMap<String, Arc<SourceFile>>);

impl Files for Copies {
    fn import(&self, _: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        self.0.get(specifier).cloned()
    }
}

#[test]
fn files_of_one_program() {
    let file = |n: usize| {
        let name = format!("./part{n}");
        let text = format!("export const part{n} = {n};");
        (name.clone(), Arc::new(SourceFile::new(name.as_str(), text)))
    };
    let files = Copies((0..100).map(file).collect());
    let imports = lines(100, |n| format!("import {{ part{n} }} from \"./part{n}\";"));
    run_plain_with(&imports, Limit::Files, &files);
}

#[test]
fn tables_that_are_read_by_any_key() {
    let texts = lines(1_500, |n| format!("k{n}: \"text {n}\","));
    let readers = lines(40, |n| format!("function t{n}(key) {{ return table[key]; }} show(t{n}(a), t{n}(b));"));
    let program = format!(
        "const table = {{ {texts} }};\n{readers}digitalRiver.createSource({{ type: t1(kind), currency: 1, bPay: {{}} }});"
    );
    assert_eq!(origins(&run(&program), "currency"), 1);
    let rows = lines(600, |n| format!("k{n}: {{ type: \"bPay\", currency: {n} }},"));
    let readers = readers.replace("show(", "keep(");
    let program = format!("const table = {{ {rows} }};\n{readers}digitalRiver.createSource(t1(kind));");
    assert_eq!(origins(&run(&program), "currency"), 600);
}

#[test]
fn a_loop_whose_end_nobody_sees() {
    let program = "const q = { type: \"bPay\" };\nfor (let i = 0; i < 10;) { q.currency = i; if (r) break; }\n\
                   digitalRiver.createSource(q);";
    assert_eq!(origins(&run(program), "currency"), 1);
}
