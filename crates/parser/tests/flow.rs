//! Holds the value flow to the payloads that are noted beside the calls in `testdata/flow`.

#![expect(clippy::disallowed_methods, reason = "a test reads files and stops where it can't")]

mod notes;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use dr_lint_parser::{NoFiles, SourceFile, analyze};

/// Cases in which dr-lint knows less than there is to know. Each must differ from its note until it is fixed.
const GAPS: &[&str] = &[
    // Which object a variable holds and what was written into it are two things to the flow.
    "one of two objects",
    // So are the value of a variable and what was written into an object.
    "a flag of the program's own, tested where it is not set",
    "a flag of the program's own, tested where it is set",
    // And what was written into an object, and into the one that holds it.
    "a field of the details and a session outside go by one test",
    // What runs after `await` runs before the caller goes on.
    "a write between two awaits",
    "a helper that is not awaited has not come that far",
    // What a `catch` or `fail` does counts as surely done for what is chained after it.
    "requests of jQuery's: a request that fails",
    // `_.clone` is taken for a deep copy.
    "lodash: a clone shares the nested objects",
    // They are taken for `Object.assign` and `_.merge`, which change their first argument.
    "xtend leaves its arguments as they are",
    "deepmerge leaves its arguments as they are",
    // It is taken for the function that it makes.
    "rfdc makes the function that copies",
    "an asynchronous iterator of the program's own",
];

#[test]
fn payloads_are_as_noted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/flow");
    let mut failures = String::new();
    let (mut cases, mut failed) = (0, 0);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension != "md")) {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        for case in text.split("// --- ").skip(1) {
            let (title, program) = case.split_once('\n').unwrap();
            cases += 1;
            let wrong = check(&name, program);
            if GAPS.contains(&title.trim()) {
                assert!(!wrong.is_empty(), "{name}: {title} is as noted: take it off the list of gaps");
            } else if !wrong.is_empty() {
                failed += 1;
                writeln!(failures, "{name}: {title}\n{wrong}").unwrap();
            }
        }
    }
    // The same count stands in `tests/fixing.rs`.
    assert_eq!(cases, 1014, "cases were added or are gone");
    assert!(failures.is_empty(), "{failures}\n{failed} of {cases} cases differ");
}

/// The differences between the notes of a case and what the flow gives.
fn check(name: &str, program: &str) -> String {
    let file = Arc::new(SourceFile::new(name, program));
    match analyze(&file, &NoFiles).complete() {
        Ok(analysis) => notes::differences(program, &analysis.calls.iter().collect::<Vec<_>>()),
        Err(error) => format!("  {:?}: {}", error.place, error.message),
    }
}

#[test]
fn notes_merge_disjuncts_or_keep_them_apart() {
    let differ = "if (flag) p.amount = 1; else p.sessionId = id;";
    let meet = "if (flag) { p.amount = 1; p.sessionId = id; }";
    let inner = "p.payPal = {}; if (flag) p.payPal.items = 1;";
    let cases = [
        (differ, "{ type: \"bPay\", amount?, sessionId? }", true),
        (meet, "{ type: \"bPay\", amount?, sessionId? }", true),
        (differ, "{ type: \"bPay\", amount } / { type: \"bPay\", sessionId }", true),
        (differ, "{ type: \"bPay\", sessionId } / { type: \"bPay\", amount }", true),
        (meet, "{ type: \"bPay\", amount } / { type: \"bPay\", sessionId }", false),
        (meet, "{ type: \"bPay\" } / { type: \"bPay\", amount, sessionId }", true),
        (meet, "{ type: \"bPay\" } /", false),
        (meet, "{ type: \"bPay\" } / { type: \"bPay\", amount, sessionId } / { type: \"bPay\", amount }", false),
        (meet, "{ type: \"bPay\", amount?, sessionId? } /", false),
        ("p.amount = 1;", "{ type: \"bPay\", amount } /", true),
        (inner, "{ type: \"bPay\", payPal: { items? } }", true),
        (inner, "{ type: \"bPay\", payPal: {} / { items } }", true),
        (inner, "{ type: \"bPay\", payPal: { items? } / } /", false),
        (inner, "{ type: \"bPay\", payPal: { items } / }", false),
    ];
    for (writes, note, holds) in cases {
        let program = format!("const p = {{ type: \"bPay\" }};\n{writes}\ndr.createSource(p); // payload: {note}\n");
        assert_eq!(check("a.js", &program).is_empty(), holds, "{program}{}", check("a.js", &program));
    }
}

/// The limits that a program meets, by name, and how many shapes reach its last call.
fn limits_of(program: &str) -> (Vec<String>, usize) {
    let analysis = analyze(&Arc::new(SourceFile::new("limits.js", program)), &NoFiles)
        .complete()
        .expect("the program can be parsed");
    let met = analysis.limits.iter().map(|(limit, _)| format!("{limit:?}")).collect();
    (met, analysis.calls.last().expect("there is a call").payload.shapes.len())
}

#[test]
fn every_caller_of_a_wrapper_counts() {
    let mut program = String::from("function pay(p) {\n digitalRiver.createSource(p);\n}\n");
    for index in 0..200 {
        writeln!(program, "pay({{ type: \"payPal\", k{index}: 1 }});").unwrap();
    }
    let (met, shapes) = limits_of(&program);
    assert_eq!((met.len(), shapes), (0, 200));
}

#[test]
fn loops_in_loops_come_to_an_end() {
    let elements = "\"a\",".repeat(30);
    let program = format!(
        "const list = [{elements}];\nlet p = {{ type: \"bPay\" }};\n{}p.x = a;\ndigitalRiver.createSource(p);{}",
        "for (const a of list) { ".repeat(5),
        "}".repeat(5)
    );
    assert_eq!(limits_of(&program).0, ["Rounds"]);
}

#[test]
fn functions_that_make_themselves_again_come_to_an_end() {
    for program in [
        "function run(node) { const next = run.bind(null, node); queue.add().then(next); }",
        "function again(p) { return function () { return again(p); }; }\nagain({});",
        "function twice(p) { return [() => twice(p), () => twice(p)]; }\nwindow.all = twice({});",
    ] {
        let text = format!("{program}\ndigitalRiver.createSource({{ type: \"bPay\" }});");
        let analysis = analyze(&Arc::new(SourceFile::new("a.js", text)), &NoFiles);
        assert_eq!(analysis.calls.len(), 1, "{program}");
    }
}

#[test]
fn what_runs_the_steps_of_compiled_generators_is_not_run_itself() {
    for name in ["_regeneratorDefine2", "d"] {
        let program = format!(
            "function {name}(e, r, n, t) {{ var i = Object.defineProperty; try {{ i({{}}, '', {{}}); }} catch (e) {{ i = 0; }} \
             {name} = function (e, r, n, t) {{ \
             function o(r, n) {{ {name}(e, r, function (e) {{ return this._invoke(r, n, e); }}); }} \
             r ? i ? i(e, r, {{ value: n, enumerable: !t }}) : e[r] = n : (o('next', 0), o('throw', 1), o('return', 2)); \
             }}, {name}(e, r, n, t); }}\n\
             digitalRiver.createSource({{ type: \"bPay\" }});"
        );
        assert_eq!(limits_of(&program).0, [""; 0], "{name}");
    }
}
