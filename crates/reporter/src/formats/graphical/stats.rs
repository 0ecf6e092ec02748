//! The numbers of a run as tables: the calls by payment method, and the findings by rule.

use dr_lint_rules::{Applicability, Severity, rules};
use textwrap::core::display_width;

use crate::clean;
use crate::progress::MethodProgress;
use crate::report::Report;
use crate::style::{Style, Symbols};

/// The width of a bar, in columns. A terminal that is too narrow shows the percentage alone.
const BAR: usize = 20;

/// Draws rows below their heading.
type Layout = fn(&[String; 6], &[[String; 6]]) -> String;

/// Both tables, as far as there is anything to count, each with an empty line behind it.
pub(super) fn text(report: &Report, style: &Style) -> String {
    let fits = |table: &String| table.lines().all(|line| display_width(line) <= style.width);
    let draw = |layout: Layout, columns| methods(report, style.symbols, columns, layout);
    let by_method = [draw(table, BAR), draw(table, 0)].into_iter().find(fits);
    let by_method = by_method.unwrap_or_else(|| draw(list, 0));
    let by_rule = Some(by_rule(report, table)).filter(fits).unwrap_or_else(|| self::by_rule(report, list));
    [by_method, by_rule].concat()
}

fn methods(report: &Report, symbols: Symbols, columns: usize, layout: Layout) -> String {
    let heading = ["Payment method", "calls", "migrated", "to migrate", "not judged", ""].map(str::to_owned);
    let row = |progress: &MethodProgress| {
        let name = clean::line(&progress.name());
        let MethodProgress { calls, migrated, unjudged, .. } = *progress;
        let numbers = [calls, migrated, progress.to_migrate(), unjudged].map(|number| number.to_string());
        let [calls, migrated, to_migrate, unjudged] = numbers;
        [name, calls, migrated, to_migrate, unjudged, bar(progress, symbols, columns)]
    };
    layout(&heading, &report.progress().iter().map(row).collect::<Vec<_>>())
}

fn by_rule(report: &Report, layout: Layout) -> String {
    let heading = ["Rule", "errors", "warnings", "notes", "fixed by --fix", "hidden"].map(str::to_owned);
    let row = |rule: &dr_lint_rules::Rule| {
        let all: Vec<_> = report.findings().iter().filter(|finding| finding.diagnostic.rule.id == rule.id).collect();
        let reported = || all.iter().filter(|finding| finding.is_reported()).map(|finding| &finding.diagnostic);
        let of = |severity| reported().filter(|found| found.severity == severity).count();
        let is_safe = |fix: &dr_lint_rules::Fix| fix.applicability() == Applicability::Safe;
        let fixable = reported().filter(|found| found.fixes.iter().any(is_safe)).count();
        let hidden = all.len() - reported().count();
        let numbers =
            [of(Severity::Error), of(Severity::Warning), of(Severity::Info), fixable, hidden].map(|n| n.to_string());
        let [errors, warnings, notes, fixable, hidden] = numbers;
        (!all.is_empty()).then(|| [rule.id.to_owned(), errors, warnings, notes, fixable, hidden])
    };
    layout(&heading, &rules().filter_map(row).collect::<Vec<_>>())
}

/// The share of the calls that need no change any more.
fn bar(progress: &MethodProgress, symbols: Symbols, columns: usize) -> String {
    let (full, empty) = match symbols {
        Symbols::Unicode => ("█", "░"),
        Symbols::Ascii => ("#", "."),
    };
    let filled = progress.migrated * columns / progress.calls.max(1);
    let percent = progress.migrated * 100 / progress.calls.max(1);
    format!("{}{} {percent:>3} %", full.repeat(filled), empty.repeat(columns - filled))
}

/// The rows one below the other, for a screen that is too narrow for a table: each number after what it counts.
fn list<const N: usize>(heading: &[String; N], rows: &[[String; N]]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let one = |row: &[String; N]| {
        let numbers = row.iter().zip(heading).skip(1).map(|(number, counted)| {
            let (number, counted) = (number.trim(), counted.as_str());
            if counted.is_empty() { format!("  {number}\n") } else { format!("  {counted}: {number}\n") }
        });
        format!("{}\n{}", row[0], numbers.collect::<String>())
    };
    rows.iter().map(one).chain(["\n".to_owned()]).collect()
}

/// The rows below their heading: the first column flush left, the others flush right. Nothing without rows.
fn table<const N: usize>(heading: &[String; N], rows: &[[String; N]]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let lines: Vec<&[String; N]> = [heading].into_iter().chain(rows).collect();
    let widths: [usize; N] =
        std::array::from_fn(|at| lines.iter().map(|line| display_width(&line[at])).max().unwrap_or_default());
    let written = lines.iter().map(|line| {
        let cells = line.iter().zip(widths).enumerate().map(|(at, (cell, width))| {
            let blanks = " ".repeat(width - display_width(cell));
            if at == 0 { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    });
    written.chain(["\n".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn progress(calls: usize, migrated: usize, unjudged: usize) -> MethodProgress {
        MethodProgress { calls, migrated, unjudged, ..MethodProgress::default() }
    }

    #[test]
    fn a_bar_is_full_only_when_every_call_is_migrated() {
        assert_eq!(bar(&progress(4, 1, 0), Symbols::Unicode, BAR), "█████░░░░░░░░░░░░░░░  25 %");
        assert_eq!(bar(&progress(200, 199, 1), Symbols::Ascii, BAR), "###################.  99 %");
        assert_eq!(bar(&progress(3, 1, 0), Symbols::Ascii, 0), "  33 %");
        assert_eq!(bar(&progress(3, 3, 0), Symbols::Ascii, BAR), "#################### 100 %");
    }

    #[test]
    fn a_narrow_screen_gets_a_list() {
        let heading = ["Rule", "errors", ""].map(ToOwned::to_owned);
        let rows = vec![["legacy-field", "17", "  33 %"].map(ToOwned::to_owned)];
        assert_eq!(list(&heading, &rows), "legacy-field\n  errors: 17\n  33 %\n\n");
    }

    #[test]
    fn columns_stand_below_each_other() {
        let rows = vec![["漢".to_owned(), "5".to_owned()], ["abcdef".to_owned(), "1234567".to_owned()]];
        let expected = "name      count\n漢            5\nabcdef  1234567\n\n";
        assert_eq!(table(&["name".to_owned(), "count".to_owned()], &rows), expected);
        assert_eq!(table(&["name".to_owned()], &[]), "");
    }
}
