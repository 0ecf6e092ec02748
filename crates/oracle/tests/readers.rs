//! Programs that do something else with a payload, fixed and run again: whoever else gets it gets what was there before.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dr_lint_parser::{Expression, NoFiles, SourceFile};
use dr_lint_reporter::apply;
use dr_lint_rules::{Applicability, Config, Version, lint, verify};
use rquickjs::context::EvalOptions;
use rquickjs::{Context, Ctx, Runtime, Value};

/// The number of turns that functions get which wait.
const TURNS: usize = 4;

/// A program of its own.
struct Case {
    name: String,
    /// True if a fix leaves nothing to do.
    is_safe: bool,
    program: String,
}

fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).expect("the programs can be read");
    let parts = text.split("// --- ").skip(1).map(|part| {
        let (name, program) = part.split_once('\n').expect("a program follows its name");
        Case {
            name: format!("{}: {name}", path.display()),
            is_safe: name.ends_with(": safe"),
            program: format!("const dr = new DigitalRiver(\"key\");\n{program}"),
        }
    });
    parts.collect()
}

/// A program after all safe fixes; the same where they would not be written.
fn fixed(program: &str, config: &Config) -> String {
    let file = |text: &str| Arc::new(SourceFile::new("program.js", text));
    let mut text = program.to_owned();
    for _ in 0..20 {
        let found = lint(&file(&text), &NoFiles, config).diagnostics;
        let Some(next) = apply(&found, Applicability::Safe, |_| true).into_iter().next() else { break };
        text = next.text;
    }
    let (before, after) = (file(program), file(&text));
    let version = |file| Version { file, files: &NoFiles };
    let is_right = verify(version(&before), version(&after), config, Applicability::Safe).is_ok();
    if is_right { text } else { program.to_owned() }
}

fn eval<'js>(ctx: &Ctx<'js>, source: &str) -> Result<Value<'js>, String> {
    let mut options = EvalOptions::default();
    options.strict = false;
    ctx.eval_with_options(source, options).map_err(|_| format!("{:?}", ctx.catch()))
}

/// The output of a program, with these answers to what isn't known.
fn shown(program: &str, prelude: &str, (one, two): (bool, bool)) -> String {
    let runtime = Runtime::new().expect("the engine starts");
    let context = Context::full(&runtime).expect("the engine starts");
    let thrown = context.with(|ctx| {
        eval(&ctx, prelude).expect("the prelude runs");
        eval(&ctx, &format!("globalThis.u1 = {one}; globalThis.u2 = {two};")).expect("globals can be set");
        eval(&ctx, program).err().unwrap_or_default()
    });
    let mut log = String::new();
    for _ in 0..TURNS {
        while runtime.is_job_pending() {
            // An error in a promise's callback is nobody's.
            drop(runtime.execute_pending_job());
        }
        log = context
            .with(|ctx| eval(&ctx, "run()").and_then(|log| log.get::<String>().map_err(|error| error.to_string())))
            .expect("there is a log");
    }
    format!("{log}\n{thrown}")
}

#[test]
fn whoever_else_gets_a_payload_gets_what_was_there_before() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/readers");
    let prelude = fs::read_to_string(folder.join("prelude.js")).unwrap();
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let is_case = |path: &PathBuf| path.extension().is_some_and(|end| end == "js") && !path.ends_with("prelude.js");
    let mut files: Vec<PathBuf> = files.filter(is_case).collect();
    files.sort();
    let config = Config { session_id: Expression::parse("cart.paymentSession.id").ok(), ..Config::default() };
    let (mut wrong, mut changed) = (Vec::new(), 0);
    for case in files.iter().flat_map(|path| cases(path)) {
        let after = fixed(&case.program, &config);
        let file = Arc::new(SourceFile::new("program.js", after.as_str()));
        if case.is_safe && !lint(&file, &NoFiles, &config).diagnostics.is_empty() {
            wrong.push(format!("{}: something is left to do\n{after}", case.name));
        }
        if after == case.program {
            continue;
        }
        changed += 1;
        for answers in [(false, false), (false, true), (true, false), (true, true)] {
            let [old, new] = [&case.program, &after].map(|program| shown(program, &prelude, answers));
            if old != new {
                wrong.push(format!("{}\n{after}--- shows\n{old}\n--- now shows\n{new}", case.name));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {changed}:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(changed, 42, "programs that were changed");
}
