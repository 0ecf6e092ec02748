//! The reading of files and of standard input: what is not valid UTF-8 is an error and never changed, and one bad file does
//! the others no harm.

use crate::shop::{PROBE, Shop};

const CALL: &str = "digitalRiver.createSource({ type: 'creditCard', sessionId: session.id });\n";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
}

#[test]
fn other_encodings_are_errors_where_a_call_is_mentioned() {
    let shop = Shop::new()
        .file("latin1.js", [b"// caf\xE9\n", CALL.as_bytes()].concat())
        .file("utf16be.js", utf16(CALL, u16::to_be_bytes))
        .file("utf16le.js", utf16(CALL, u16::to_le_bytes))
        .file("bom.js", format!("\u{feff}{CALL}"))
        .file("quiet-latin1.js", b"// caf\xE9\n")
        .file("quiet-utf16.js", utf16("let a;", u16::to_le_bytes))
        .file("binary.js", [0, 159, 146, 150, 0])
        .file("empty.js", "");
    let run = shop.run(&["--format", "json"]);
    let report = run.json();
    assert_eq!(run.code, 2);
    let paths: Vec<_> =
        report["errors"].as_array().unwrap().iter().map(|error| error["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["latin1.js", "utf16be.js", "utf16le.js"]);
    assert!(report["errors"][0]["message"].as_str().unwrap().contains("line 1 (byte offset 6)"), "{report}");
    assert!(report["errors"][1]["message"].as_str().unwrap().contains("UTF-16"), "{report}");
    assert_eq!(report["summary"]["files"], 5);
}

#[test]
fn standard_input_is_linted_under_its_name() {
    let shop = Shop::new().file("src/a.js", "");
    let path = |args: &[&str]| {
        let run = shop.pipe(PROBE, &[&["--format", "json", "-"], args].concat());
        assert_eq!(run.code, 2);
        run.json()["errors"][0]["path"].as_str().unwrap().to_owned()
    };
    assert_eq!(path(&[]), "<stdin>");
    assert_eq!(path(&["--stdin-filename", "src/new.ts"]), "src/new.ts");
    assert_eq!(path(&["--stdin-filename", "./src/../src/new.ts"]), "src/new.ts");
    let absolute = shop.path().join("src/a.js");
    assert_eq!(path(&["--stdin-filename", absolute.to_str().unwrap()]), "src/a.js");
}

#[test]
fn standard_input_goes_along_with_files() {
    let shop = Shop::new().file("a.js", CALL);
    let run = shop.pipe(CALL, &["--format", "json", "-", "a.js", "-"]);
    assert_eq!(run.json()["summary"]["files"], 2, "{run:?}");
}

#[test]
fn an_empty_standard_input_is_clean() {
    let run = Shop::new().pipe("", &["-", "--format", "json"]);
    assert_eq!((run.code, run.json()["summary"]["files"].as_u64()), (0, Some(1)));
}

#[cfg(unix)]
#[test]
fn unreadable_files_are_errors() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    let shop = Shop::new().file("locked.js", CALL).file("locked/a.js", CALL).file("open.js", CALL);
    let lock = |path: &str| fs::set_permissions(shop.path().join(path), fs::Permissions::from_mode(0o000)).unwrap();
    lock("locked.js");
    lock("locked");
    // For root nothing is locked.
    let readable = fs::read(shop.path().join("locked.js")).is_ok();
    let run = shop.run(&["--format", "json"]);
    fs::set_permissions(shop.path().join("locked"), fs::Permissions::from_mode(0o755)).unwrap();
    if readable {
        return;
    }
    let report = run.json();
    assert_eq!(run.code, 2);
    assert_eq!(report["errors"][0]["path"], "locked");
    assert_eq!(report["errors"][1]["path"], "locked.js");
    assert_eq!(report["summary"]["files"], 1);
}

/// Reading the memory of a process from its start fails for everybody, root included.
#[cfg(target_os = "linux")]
#[test]
fn files_that_fail_when_read_are_errors() {
    let shop = Shop::new().file("open.js", CALL);
    let run = shop.run(&["--format", "json", "/proc/self/mem", "open.js"]);
    let report = run.json();
    assert_eq!((run.code, report["summary"]["files"].as_u64()), (2, Some(1)));
    let message = report["errors"][0]["message"].as_str().unwrap();
    assert!(message.starts_with("can't be read: "), "{message}");
}

#[cfg(target_os = "linux")]
#[test]
fn pipes_can_be_named() {
    let run = Shop::new().pipe(CALL, &["--format", "json", "/dev/stdin"]);
    assert_eq!(run.json()["summary"]["files"], 1, "{run:?}");
}

#[cfg(unix)]
#[test]
fn files_too_large_to_count_in_are_errors() {
    let shop = Shop::new().file("open.js", CALL);
    // Holes take no room on the disk.
    std::fs::File::create(shop.path().join("huge.js")).unwrap().set_len(1 << 32).unwrap();
    let run = shop.run(&["--format", "json"]);
    let report = run.json();
    assert_eq!((run.code, report["summary"]["files"].as_u64()), (2, Some(1)));
    assert!(report["errors"][0]["message"].as_str().unwrap().contains("4 GiB"), "{report}");
}
