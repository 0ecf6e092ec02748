//! The README and the pages for users say what the program does: their tables are held against the code.

use std::fs;

use dr_lint_rules::{Level, Severity, known_names, payment_methods, rules};

use crate::cases::root;
use crate::shop::{Run, command};

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// The row of a table that begins with this code.
fn row<'r>(page: &'r str, code: &str) -> &'r str {
    let start = format!("| `{code}` |");
    page.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("there is no row for `{code}`"))
}

#[test]
fn every_rule_has_a_row() {
    let readme = page("README.md");
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
    let (options, formats) = (page("docs/command-line.md"), page("docs/formats.md"));
    for format in &dr_lint_reporter::FORMATS {
        let code = format!("`{}`", format.name);
        assert!(row(&options, "--format FORMAT").contains(&code), "docs/command-line.md: {code}");
        assert!(formats.contains(&code), "docs/formats.md: {code}");
    }
}

#[test]
fn every_payment_method_has_a_row_with_its_fields() {
    let methods = page("docs/payment-methods.md");
    for method in payment_methods() {
        let cells: Vec<_> = row(&methods, &method.kind).split('|').map(str::trim).collect();
        let code = |names: Vec<String>| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
        assert_eq!(cells[2], method.title);
        assert_eq!(cells[3], code(method.details.clone()).join(", "));
        let fields = code(method.fields.iter().map(ToString::to_string).collect());
        let fields = if fields.is_empty() { "none".to_owned() } else { fields.join(" ") };
        assert_eq!(cells[4], fields, "{}", method.kind);
    }
    for name in known_names() {
        assert!(methods.contains(&format!("`{name}`")), "{name} is not named");
    }
}

#[test]
fn every_option_is_named() {
    let options = page("docs/command-line.md");
    let help = Run::of(&mut command(&root(), &["--help"])).stdout;
    for option in help.split_whitespace().filter_map(|word| word.strip_prefix("--")) {
        let name = option.split(|letter: char| !(letter.is_ascii_lowercase() || letter == '-')).next().unwrap();
        if !matches!(name, "" | "help" | "version") {
            assert!(options.contains(&format!("`--{name}")), "--{name} is not in docs/command-line.md");
        }
    }
}

#[test]
fn the_readme_is_short() {
    let lines = page("README.md").lines().count();
    assert!(lines <= 100, "{lines} lines: details belong to docs/");
}
