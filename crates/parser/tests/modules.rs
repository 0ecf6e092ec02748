//! Holds the flow across files to the payloads that are noted beside the calls in `testdata/modules`.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and stops where it can't")]

mod notes;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use dr_lint_parser::{Call, Files, Limit, SourceFile, analyze};

/// The files of a case by name. All lie in one directory.
struct Folder(BTreeMap<String, Arc<SourceFile>>);

impl Folder {
    /// Files that stand one after the other, each below a line `// file: name`.
    fn new(text: &str) -> Self {
        let files = text.split("// file: ").skip(1).map(|file| {
            let (name, text) = file.split_once('\n').unwrap();
            (name.trim().to_owned(), Arc::new(SourceFile::new(name.trim(), text)))
        });
        Self(files.collect())
    }
}

impl Files for Folder {
    fn import(&self, _: &SourceFile, specifier: &str) -> Option<Arc<SourceFile>> {
        let name = specifier.strip_prefix("./")?;
        let names = [name.to_owned(), format!("{name}.js"), format!("{name}.ts")];
        names.iter().find_map(|name| self.0.get(name)).cloned()
    }
}

#[test]
fn payloads_are_as_noted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/modules");
    let mut failures = String::new();
    let (mut cases, mut failed) = (0, 0);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "js")) {
        let text = std::fs::read_to_string(path).unwrap();
        for case in text.split("// --- ").skip(1) {
            let (title, program) = case.split_once('\n').unwrap();
            cases += 1;
            let wrong = check(&Folder::new(program));
            if !wrong.is_empty() {
                failed += 1;
                writeln!(failures, "{}: {title}\n{wrong}", path.file_name().unwrap().to_string_lossy()).unwrap();
            }
        }
    }
    assert!(failures.is_empty(), "{failures}\n{failed} of {cases} cases differ");
    assert_eq!(cases, 148, "cases were added or are gone");
}

/// The differences between the notes of a case and what the flow gives when its first file is linted, `main`.
fn check(folder: &Folder) -> String {
    let main = folder.0.iter().find(|(name, _)| name.starts_with("main.")).map(|(_, file)| file).unwrap();
    let calls = match analyze(main, folder).complete() {
        Ok(analysis) => analysis.calls,
        Err(error) => return format!("  {:?}: {}", error.place, error.message),
    };
    let mut wrong = String::new();
    for file in folder.0.values() {
        let here: Vec<&Call> = calls.iter().filter(|call| call.place.file.name() == file.name()).collect();
        wrong += &notes::differences(file.text(), &here);
        let noted = file.text().lines().filter(|line| line.contains("// payload: ")).count();
        if here.len() > noted {
            writeln!(wrong, "  {}: {} calls, and {noted} notes", file.name(), here.len()).unwrap();
        }
    }
    wrong
}

#[test]
fn properties_stand_where_they_are_written() {
    let folder = Folder::new(
        "// file: main.js\nimport p from './payload.json';\nimport { amount } from './parts';\n\
         p.sessionId = 'x'; dr.createSource({ ...p, amount });\n\
         // file: payload.json\n{ \"type\": \"bPay\",\n  \"currency\": \"AUD\" }\n\
         // file: parts.js\nexport const amount = 5;\n",
    );
    let calls = analyze(&folder.0["main.js"], &folder).calls;
    let place = |name| format!("{:?}", calls[0].payload.shapes[0].property(name).unwrap().origins[0].key);
    assert_eq!(place("currency"), "payload.json:2:3");
    assert_eq!(place("amount"), "main.js:3:44");
    let held = &calls[0].payload.shapes[0].property("type").unwrap().origins[0].holds[0];
    assert!(held.place.file.is_json());
}

#[test]
fn what_is_not_followed_for_want_of_room_is_said() {
    let count = 70;
    let mut text = "// file: main.js\n".to_owned();
    for number in 0..count {
        writeln!(text, "import {{ part as part{number} }} from './part{number}';").unwrap();
    }
    text += "dr.createSource({ type: 'bPay', ...part0, ...part69 }); // payload: { type: \"bPay\", amount, … }\n";
    for number in 0..count {
        writeln!(text, "// file: part{number}.js\nexport const part = {{ amount: {number} }};").unwrap();
    }
    let folder = Folder::new(&text);
    assert_eq!(check(&folder), "");
    let limits = analyze(&folder.0["main.js"], &folder).limits;
    let limits: Vec<_> = limits.iter().map(|(limit, place)| (*limit, format!("{place:?}"))).collect();
    assert_eq!(limits, [(Limit::Files, "main.js:64:32".to_owned())]);
}
