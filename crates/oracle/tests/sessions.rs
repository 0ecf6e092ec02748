//! The places where a session's expression may be put in: safely only where its names are in scope and surely have a value.
//! The programs are in `testdata/sessions`. Those that a safe fix changes are run: each call then gets the session's id, and
//! nothing is thrown.

#![expect(clippy::unwrap_used, reason = "a test stops where the engine or a program fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dr_lint_parser::{Expression, Files, SourceFile};
use dr_lint_reporter::apply;
use dr_lint_rules::{Applicability, Config, Diagnostic, Fix, Version, lint, verify};
use rquickjs::{Context, Module, Runtime};

/// The expression that most programs have for their session.
const CART: &str = "cart.paymentSession.id";

/// The outcome for the session that is missing.
#[derive(Clone, Debug)]
enum Verdict {
    /// It is inserted, and the program runs.
    Safe,
    /// It is inserted, in a language that the engine doesn't read.
    Typed,
    /// It is inserted only on demand; why.
    Unsafe(String),
    /// It isn't inserted; why.
    Refused(String),
}
use Verdict::{Refused, Safe, Typed, Unsafe};

impl Verdict {
    fn read(text: &str) -> Self {
        match text.split_once(": ") {
            Some(("unsafe", why)) => Unsafe(why.to_owned()),
            Some(("refused", why)) => Refused(why.to_owned()),
            None if text == "safe" => Safe,
            None if text == "safe, typed" => Typed,
            _ => panic!("`{text}` is no verdict"),
        }
    }
}

/// A program that lacks a session.
struct Case {
    expression: String,
    verdict: Verdict,
    text: String,
}

/// The cases of a file. Each begins with its expression, then its verdict, as comments.
fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let case = |part: &str| {
        let (expression, rest) = part.split_once('\n').expect("a verdict follows the expression");
        let (verdict, text) = rest.split_once('\n').expect("a program follows its verdict");
        let verdict = verdict.strip_prefix("// ").expect("the verdict is a comment");
        Case { expression: expression.to_owned(), verdict: Verdict::read(verdict), text: text.to_owned() }
    };
    text.split("// --- ").skip(1).map(case).collect()
}

/// The folder of the cases.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/sessions")
}

/// The files of a program by name. What it starts with comes last.
struct Program(Vec<Arc<SourceFile>>);

impl Program {
    /// Reads `a.js:` at the start of a line as the name of the file that follows; without one, all is a classic script.
    fn read(text: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in text.trim().lines() {
            let line = line.trim();
            if let Some(name) = line.strip_suffix(':').filter(|name| name.contains('.') && !name.contains(' ')) {
                files.push((name.to_owned(), String::new()));
                continue;
            }
            if files.is_empty() {
                files.push(("shop.js".to_owned(), String::new()));
            }
            let (_, text) = files.last_mut().unwrap();
            text.push_str(line);
            text.push('\n');
        }
        Self(files.into_iter().map(|(name, text)| Arc::new(SourceFile::new(name, text))).collect())
    }

    fn diagnostics(&self, config: &Config) -> Vec<Diagnostic> {
        self.0.iter().flat_map(|file| lint(file, self, config).diagnostics).collect()
    }

    /// The program after all fixes of that level.
    fn fixed(&self, config: &Config, level: Applicability) -> Self {
        let mut files = self.0.clone();
        for _ in 0..20 {
            let program = Self(files.clone());
            let changed = apply(&program.diagnostics(config), level, |_| true);
            if changed.is_empty() {
                return program;
            }
            for change in changed {
                let name = change.before.name().to_owned();
                let file = files.iter_mut().find(|file| file.name() == name).unwrap();
                *file = Arc::new(SourceFile::new(name, change.text));
            }
        }
        panic!("it goes on and on: {}", self.text());
    }

    fn text(&self) -> String {
        let texts: Vec<String> = self.0.iter().map(|file| format!("{}:\n{}", file.name(), file.text())).collect();
        texts.concat()
    }

    /// The sessions that the calls get, and what is thrown.
    fn run(&self) -> Vec<String> {
        let runtime = Runtime::new().unwrap();
        let context = Context::full(&runtime).unwrap();
        context.with(|ctx| {
            ctx.eval::<(), _>(fs::read_to_string(folder().join("prelude.js")).unwrap()).unwrap();
            for (index, file) in self.0.iter().enumerate() {
                let text = file.text();
                let is_module = file.name().contains(".mjs") || text.contains("import ") || text.contains("export ");
                let is_last = index + 1 == self.0.len();
                let outcome = if is_module && is_last {
                    Module::evaluate(ctx.clone(), file.name(), text).and_then(|done| done.finish::<()>())
                } else if is_module {
                    Module::declare(ctx.clone(), file.name(), text).map(|_| ())
                } else {
                    ctx.eval(format!("(function () {{\n{text}\n}}).call(globalThis)"))
                };
                if outcome.is_err() {
                    let thrown = ctx.catch();
                    let message = thrown.as_exception().map_or_else(|| format!("{thrown:?}"), ToString::to_string);
                    ctx.globals().set("thrown", message).unwrap();
                    ctx.eval::<(), _>("seen.push('thrown: ' + thrown)").unwrap();
                }
            }
            while ctx.execute_pending_job() {}
            ctx.eval::<(), _>("for (const run of handlers) attempt(run)").unwrap();
            while ctx.execute_pending_job() {}
            ctx.eval("seen").unwrap()
        })
    }
}

impl Files for Program {
    fn import(&self, _: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        let name = specifier.trim_start_matches("./");
        self.0.iter().find(|file| file.name() == name).cloned()
    }
}

fn config(expression: &str) -> Config {
    Config {
        session_id: Some(Expression::parse(expression).unwrap()),
        globals: vec!["shopCart".to_owned()],
        ..Config::default()
    }
}

/// The first thing that is wrong with a case.
fn fault(case: &Case) -> Option<String> {
    let (program, config) = (Program::read(&case.text), config(&case.expression));
    let found = program.diagnostics(&config);
    let missing: Vec<&Diagnostic> = found.iter().filter(|found| found.rule.id == "missing-session-id").collect();
    if missing.is_empty() {
        return Some("no session is missing".to_owned());
    }
    let fixes: BTreeMap<String, Option<Applicability>> = missing
        .iter()
        .map(|found| {
            let title = found.fixes.first().map_or_else(|| found.help.clone(), |fix| Some(fix.title().to_owned()));
            (title.unwrap_or_default(), found.fixes.first().map(Fix::applicability))
        })
        .collect();
    let all = |wanted: Option<Applicability>, why: &str| {
        fixes.iter().all(|(title, level)| *level == wanted && title.contains(why))
    };
    let is_right = match &case.verdict {
        Safe | Typed => all(Some(Applicability::Safe), ""),
        Unsafe(why) => all(Some(Applicability::Unsafe), why),
        Refused(why) => all(None, why),
    };
    if !is_right {
        return Some(format!("{fixes:#?}"));
    }
    let fixed = program.fixed(&config, Applicability::Safe);
    match case.verdict {
        Typed => None,
        Unsafe(_) | Refused(_) => {
            let is_left = fixed.text() == program.text();
            (!is_left).then(|| format!("it was changed all the same: {}", fixed.text()))
        }
        Safe => {
            for (before, after) in program.0.iter().zip(&fixed.0) {
                let versions = [Version { file: before, files: &program }, Version { file: after, files: &fixed }];
                if let Err(violation) = verify(versions[0], versions[1], &config, Applicability::Safe) {
                    return Some(format!("it is called safe, and then refused: {violation}"));
                }
            }
            let seen = fixed.run();
            let is_right = !seen.is_empty() && seen.iter().all(|session| session == "ps");
            (!is_right).then(|| format!("{seen:?}\n{}", fixed.text()))
        }
    }
}

#[test]
fn sessions_are_inserted_where_they_have_a_value() {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let is_case = |path: &PathBuf| path.extension().is_some_and(|end| end == "js") && !path.ends_with("prelude.js");
    let mut files: Vec<PathBuf> = files.filter(is_case).collect();
    files.sort();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for path in &files {
        for case in cases(path) {
            count += 1;
            if let Some(fault) = fault(&case) {
                let Case { expression, verdict, text } = case;
                let file = path.display();
                wrong.push(format!("{file}: --session-id {expression} should be {verdict:?}:\n{text}=> {fault}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 200, "few programs were found: {count}");
}

#[test]
fn copies_with_a_session_of_their_own() {
    // What is put into the base would replace the session of the first copy: the second gets its own.
    for copy in ["{ sessionId: other, ...base }", "Object.assign({ sessionId: other }, base)"] {
        let text = format!(
            "const other = 'own';\nconst base = {{ type: 'konbini' }};
            digitalriver.createSource({copy});\ndigitalriver.createSource({{ ...base, returnUrl: 1 }});"
        );
        let (program, config) = (Program::read(&text), config(CART));
        let fixed = program.fixed(&config, Applicability::Unsafe);
        assert_eq!(fixed.run(), ["own", "ps"], "{}", fixed.text());
    }
    let text = "const other = 'own';\nfunction build(x) { x.type = 'konbini'; return x; }
        digitalriver.createSource(build({ sessionId: other }));\ndigitalriver.createSource(build({ amount: 1 }));";
    let fixed = Program::read(text).fixed(&config(CART), Applicability::Safe);
    assert_eq!(fixed.run(), ["own", "ps"], "{}", fixed.text());
    let text = "const other = 'own';\nconst base = { type: 'konbini' };
        digitalriver.createSource({ ...base, sessionId: other });\ndigitalriver.createSource(base);";
    let fixed = Program::read(text).fixed(&config(CART), Applicability::Safe);
    assert_eq!(fixed.run(), ["own", "ps"], "{}", fixed.text());
}

/// True if `amount` with that value is removed by the safe fixes of a program.
fn goes(value: &str) -> bool {
    let text = format!(
        "const total = 1, name = 'a', f = String;\ndigitalriver.createSource({{ type: 'konbini', amount: {value} }});"
    );
    let fixed = Program::read(&text).fixed(&config(CART), Applicability::Safe);
    assert_eq!(fixed.run(), ["ps"], "{}", fixed.text());
    !fixed.text().contains("amount")
}

#[test]
fn templates_as_compilers_write_them_do_nothing() {
    for value in [
        "\"\".concat(total, \" EUR\")",
        "''.concat(name).concat(' ', total)",
        "('a' + name).concat(total)",
        "`a${total}`.concat('b')",
        "`${total} EUR`",
    ] {
        assert!(goes(value), "{value}");
    }
    for value in ["name.concat(total)", "''.concat(f())", "[].concat(total)", "''.concat(total, f(total))", "''.at(0)"]
    {
        assert!(!goes(value), "{value}");
    }
}
