//! The README says what the program does: its tables are held against the code.

use std::fs;

use dr_lint_rules::{Level, Severity, known_names, payment_methods, rules};

use crate::cases::root;
use crate::shop::{Run, command};

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The row of a table that begins with this code.
fn row<'r>(readme: &'r str, code: &str) -> &'r str {
    let start = format!("| `{code}` |");
    readme.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("the README has no row for `{code}`"))
}

#[test]
fn every_rule_has_a_row() {
    let readme = readme();
    for rule in rules() {
        let default = match rule.level {
            Level::Off => "off",
            Level::On(Severity::Info) => "info",
            Level::On(Severity::Warning) => "warning",
            Level::On(Severity::Error) => "error",
        };
        let level = row(&readme, rule.id).split('|').nth(2).unwrap();
        assert!(level.trim().starts_with(default), "{}: {level} is not {default}", rule.id);
    }
}

#[test]
fn every_format_is_described() {
    let (readme, formats) = (readme(), fs::read_to_string(root().join("docs/formats.md")).unwrap());
    for format in &dr_lint_reporter::FORMATS {
        let code = format!("`{}`", format.name);
        assert!(row(&readme, "--format FORMAT").contains(&code), "README: {code}");
        assert!(formats.contains(&code), "docs/formats.md: {code}");
    }
}

#[test]
fn every_payment_method_has_a_row_with_its_fields() {
    let readme = readme();
    for method in payment_methods() {
        let cells: Vec<_> = row(&readme, &method.kind).split('|').map(str::trim).collect();
        let code = |names: Vec<String>| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
        assert_eq!(cells[2], method.title);
        assert_eq!(cells[3], code(method.details.clone()).join(", "));
        let fields = code(method.fields.iter().map(ToString::to_string).collect());
        let fields = if fields.is_empty() { "none".to_owned() } else { fields.join(" ") };
        assert_eq!(cells[4], fields, "{}", method.kind);
    }
    for name in known_names() {
        assert!(readme.contains(&format!("`{name}`")), "{name} is not named");
    }
}

#[test]
fn every_option_is_named() {
    let readme = readme();
    let help = Run::of(&mut command(&root(), &["--help"])).stdout;
    for option in help.split_whitespace().filter_map(|word| word.strip_prefix("--")) {
        let name = option.split(|letter: char| !(letter.is_ascii_lowercase() || letter == '-')).next().unwrap();
        if !matches!(name, "" | "help" | "version") {
            assert!(readme.contains(&format!("`--{name}")), "--{name} is not in the README");
        }
    }
}
