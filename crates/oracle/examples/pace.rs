//! The time that the parser takes for 100 KB: of the files that are named, of programs put together from generated ones, and
//! of texts that are hard on an interpreter. `cargo run --release -p dr-lint-oracle --example pace -- bundle.js …`
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use dr_lint_oracle::generate::{self, Edition};
use dr_lint_parser::{NoFiles, SourceFile, analyze};

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    for path in &paths {
        match std::fs::read_to_string(path) {
            Ok(text) => measure(path, &format!("{text}\n;digitalRiver.createSource({{ type: \"bPay\" }});\n")),
            Err(error) => println!("{path}: {error}"),
        }
    }
    if !paths.is_empty() {
        return;
    }
    for kilobytes in [50, 100, 200, 400, 800] {
        measure(&format!("generated, {kilobytes} KB"), &generated(kilobytes));
    }
    for (name, text) in hard() {
        measure(name, &text);
    }
}

fn measure(name: &str, text: &str) {
    let file = Arc::new(SourceFile::new("bundle.js", text));
    let start = Instant::now();
    let outcome = analyze(&file, &NoFiles).complete();
    let milliseconds = start.elapsed().as_secs_f64() * 1_000.0;
    #[expect(clippy::cast_precision_loss, reason = "files are far smaller")]
    let hundreds = text.len() as f64 / 100_000.0;
    let found = match outcome {
        Ok(analysis) => {
            let limits: Vec<_> = analysis.limits.iter().map(|(limit, _)| limit).collect();
            format!("{} calls, limits {limits:?}", analysis.calls.len())
        }
        Err(error) => error.message,
    };
    let pace = milliseconds / hundreds;
    println!("{name}: {:.0} KB, {milliseconds:.0} ms, {pace:.0} ms per 100 KB; {found}", hundreds * 100.0);
}

/// Generated programs, each a function of its own.
fn generated(kilobytes: usize) -> String {
    let mut text = String::new();
    for seed in 0.. {
        if text.len() > kilobytes * 1_000 {
            break;
        }
        let program = generate::program(Edition::First, seed).tree.to_string();
        text.push_str("(function () {\n");
        text.push_str(&program);
        text.push_str("\n})();\n");
    }
    text
}

/// Texts that are hard on an interpreter.
#[expect(clippy::too_many_lines, reason = "a list")]
fn hard() -> Vec<(&'static str, String)> {
    let repeat = |count: usize, line: &dyn Fn(usize) -> String| {
        let mut text = String::from("const dr = new DigitalRiver(\"key\");\nlet p = { type: \"payPal\" };\n");
        for index in 0..count {
            writeln!(text, "{}", line(index)).unwrap_or_default();
        }
        text.push_str("dr.createSource(p);\n");
        text
    };
    let nested = |open: &str, depth: usize, inner: &str| format!("{}{inner}{}", open.repeat(depth), "}".repeat(depth));
    vec![
        ("thousands of branches", repeat(5_000, &|i| format!("if (flag{i}) p.field{} = {i};", i % 40))),
        ("thousands of branches of one object", repeat(5_000, &|i| format!("if (flag{i}) p.field{i} = {i};"))),
        ("a branch for each object", repeat(3_000, &|i| format!("if (flag{i}) p = {{ ...p, field{}: {i} }};", i % 20))),
        (
            "early returns",
            format!("function f(p) {{\n{}}}\nf({{}});", repeat(4_000, &|i| format!("if (flag{i}) return p;"))),
        ),
        (
            "functions that call two others",
            repeat(400, &|i| {
                format!(
                    "function f{i}(p) {{ f{}(p); f{}({{ ...p, a{}: 1 }}); dr.createSource(p); }}",
                    i + 1,
                    i + 2,
                    i % 5
                )
            }),
        ),
        (
            "functions that call their three successors in branches",
            repeat(400, &|i| {
                format!(
                    "function g{i}(p) {{ if (p.x) g{}(p); else if (p.y) g{}(p); else g{}(p); p.f{i} = 1; }}",
                    i + 1,
                    i + 2,
                    i + 3
                )
            }) + "g0({});\n",
        ),
        (
            "nested loops",
            repeat(1, &|_| nested("for (const a of list) { while (flag) { p.x = 1;", 1, "}"))
                + &nested("for (let i = 0; i < n; i++) { ", 12, "p.x = i; p = { ...p }; dr.createSource(p);"),
        ),
        (
            "nested loops, twenty deep",
            repeat(20, &|i| format!("function h{i}() {{ {} }} h{i}();", nested("while (flag) { ", 20, "p.x = 1;"))),
        ),
        (
            "a callback in each callback",
            repeat(1, &|_| {
                format!("{}{}{}", "run(function () { p.x = 1; ".repeat(60), "dr.createSource(p);", "});".repeat(60))
            }),
        ),
        (
            "hundreds of callbacks that write and pay",
            repeat(300, &|i| {
                format!("el.addEventListener(\"x\", function () {{ p.f{} = 1; dr.createSource(p); }});", i % 30)
            }),
        ),
        (
            "a chain of promises",
            repeat(1, &|_| format!("fetch(\"x\"){};", ".then(function (q) { p.x = q; return { ...p }; })".repeat(300))),
        ),
        (
            "a large table",
            repeat(1, &|_| {
                let rows: Vec<String> =
                    (0..6_000).map(|i| format!("k{i}: {{ type: \"bPay\", amount: {i} }}")).collect();
                format!("const T = {{ {} }}; p = T[kind]; dr.createSource({{ ...T[kind] }});", rows.join(", "))
            }),
        ),
        (
            "a large table that is written in a loop",
            repeat(1, &|_| {
                let rows: Vec<String> = (0..3_000).map(|i| format!("k{i}: {i}")).collect();
                format!("const T = {{ {} }}; for (const k in T) {{ T[k] = 1; p = {{ ...T }}; }}", rows.join(", "))
            }),
        ),
        (
            "a push in each line",
            repeat(3_000, &|i| format!("list.push(p); rows{} = [p, p];", i % 9))
                + "const a = [];\n"
                + &"a.push({ type: \"bPay\" });\n".repeat(3_000),
        ),
        ("nested ternaries", repeat(300, &|i| format!("p.x{i} = {}1{};", "flag ? (".repeat(30), ") : 2".repeat(30)))),
        ("nested conditions", repeat(300, &|_| nested("if (flag) { p.x = 1; ", 30, "p.y = 1; "))),
        (
            "switches in switches",
            repeat(40, &|_| nested("switch (kind) { case 1: p.a = 1; case 2: p.b = 1; default: ", 12, "p.c = 1;")),
        ),
        (
            "tries in tries",
            repeat(60, &|_| {
                format!(
                    "{}risky();{}",
                    "try { risky(); ".repeat(20),
                    "} catch (e) { p.x = 1; } finally { p.y = 1; }".repeat(20)
                )
            }),
        ),
        (
            "tries in tries, with calls",
            format!(
                "{}{}",
                repeat(1, &|_| String::new()),
                "function t() {\n".to_owned()
                    + &"try { if (risky()) return p; } finally { p.x = risky(); }\n".repeat(2_000)
                    + "}\nt();\n"
            ),
        ),
        (
            "spreads of spreads",
            repeat(2_000, &|i| {
                format!(
                    "const s{i} = {{ ...{}, ...(flag && {{ a{}: 1 }}) }};",
                    if i == 0 { "p".to_owned() } else { format!("s{}", i - 1) },
                    i % 12
                )
            }),
        ),
        (
            "classes",
            repeat(1_000, &|i| {
                format!(
                    "class C{i} {{ constructor(p) {{ this.p = p; }} pay() {{ dr.createSource(this.p); }} }} new C{i}(p).pay();"
                )
            }),
        ),
        (
            "getters",
            repeat(500, &|i| {
                format!(
                    "const o{i} = {{ get a() {{ return {{ ...{} }}; }} }};",
                    if i == 0 { "p".to_owned() } else { format!("o{}", i - 1) }
                )
            }),
        ),
    ]
}
