//! The command line.

mod examples;
mod exit;
mod files;
mod inform;
mod merge;

use std::fmt;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, ValueEnum, ValueHint};
use dr_lint_reporter::{FORMATS, Format};
use dr_lint_rules::{Level, Severity};

use self::examples::EXAMPLES;
pub(crate) use self::exit::ExitArgs;
pub(crate) use self::files::FileArgs;
pub(crate) use self::inform::InformArgs;
pub(crate) use self::merge::MergeArgs;

/// The topics of options, as `--help` has them.
const SETTINGS: &str = "Settings";
const FIXES: &str = "Fixes";
const REPORT: &str = "Report";
const KNOWN: &str = "Known findings";
const SPEED: &str = "Speed";

/// Find DigitalRiver.js calls that must move to payment sessions: payloads without a `sessionId`, and fields that the
/// session now supplies.
#[derive(Debug, Parser)]
#[command(group = clap::ArgGroup::new("fixing").multiple(true), group = clap::ArgGroup::new("writing").multiple(true))]
#[command(name = "dr-lint", version, after_help = EXAMPLES, max_term_width = 100, args_override_self = true)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a user sets or doesn't")]
pub(crate) struct Args {
    /// Files and directories to lint, without any the working directory; `-` is standard input
    ///
    /// Directories are searched for .js .cjs .mjs .jsx .ts .cts .mts .tsx files, and for pages, components, server templates
    /// and Markdown with scripts in them. What .gitignore and .ignore name is skipped, and so are `node_modules` and
    /// `*.min.js`. A file that is named is linted unless --force-exclude is given.
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(crate) named: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) files: FileArgs,

    /// Read the settings in FILE rather than in the nearest dr-lint.json of this directory and those above it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, overrides_with = "no_config", help_heading = SETTINGS)]
    pub(crate) config: Option<PathBuf>,

    /// Read no configuration file
    #[arg(long, overrides_with = "config", help_heading = SETTINGS)]
    pub(crate) no_config: bool,

    /// Write a dr-lint.json to start from, with comments and the settings of this command line; an existing file stays
    #[arg(long, conflicts_with_all = ["fixing", "print_config"], help_heading = SETTINGS)]
    pub(crate) init: bool,

    /// Print the settings that hold for PATH as JSON, and where each comes from
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath, conflicts_with = "fixing", help_heading = SETTINGS)]
    pub(crate) print_config: Option<PathBuf>,

    /// Set a rule to `off`, `info`, `warn` or `error`; may be repeated
    #[arg(long = "rule", value_name = "RULE=LEVEL", value_delimiter = ',', value_parser = rule_level, help_heading = SETTINGS)]
    pub(crate) rules: Vec<RuleLevel>,

    /// Treat variables and properties of this name as DigitalRiver objects, besides those whose name contains
    /// `digitalriver`; may be repeated
    #[arg(long = "receiver", value_name = "NAME", value_delimiter = ',', value_parser = receiver_name, help_heading = SETTINGS)]
    pub(crate) receivers: Vec<String>,

    /// Fix what can be fixed safely: remove legacy fields, insert `sessionId`
    ///
    /// Before a file is written, dr-lint parses and analyses its new text: there must be no new errors, and each payload
    /// must be what it was, without the removed fields and with the session. Files are replaced whole or not at all.
    #[arg(long, groups = ["fixing", "writing"], help_heading = FIXES)]
    pub(crate) fix: bool,

    /// Fix as --fix does, and say nothing about findings that are left: the exit code is 0, or 2 when dr-lint could not do
    /// its job
    #[arg(long, groups = ["fixing", "writing"], conflicts_with_all = ["diff", "stats", "quiet", "max_warnings"], help_heading = FIXES)]
    pub(crate) fix_only: bool,

    /// Ask about each fix, and make those that you accept; unsafe ones are asked about, too, with the reason
    ///
    /// All edits that a payload needs are one question. The answers: y applies the fix, n leaves it, a applies it and all
    /// further ones of its rules, q asks no more. What was accepted is written at the end. Ctrl-C writes nothing.
    #[arg(long, groups = ["fixing", "writing"], conflicts_with = "diff", help_heading = FIXES)]
    pub(crate) interactive: bool,

    /// With --fix or --diff: also apply fixes that you should look at first; each says why
    #[arg(long, requires = "fixing", help_heading = FIXES)]
    pub(crate) unsafe_fixes: bool,

    /// With --fix or --diff: leave code that the fixes leave unused
    ///
    /// Otherwise variables, functions, imports, branches and loops that only the removed fields used are removed, too,
    /// where that has no effect on anything else. What stays is named either way.
    #[arg(long, requires = "fixing", help_heading = FIXES)]
    pub(crate) keep_unused: bool,

    /// Print what --fix would change as a unified diff, and write nothing
    #[arg(long, group = "fixing", help_heading = FIXES)]
    pub(crate) diff: bool,

    /// The JavaScript expression that fixes insert for `sessionId`, such as cart.paymentSession.id
    #[arg(long, value_name = "EXPR", help_heading = SETTINGS)]
    pub(crate) session_id: Option<String>,

    /// The format of the report
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(), default_value = FORMATS[0].name, help_heading = REPORT)]
    pub(crate) format: &'static Format,

    /// Write the report to a file instead of the terminal
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = REPORT)]
    pub(crate) output_file: Option<PathBuf>,

    /// Also write a report in another format to a file; may be repeated
    ///
    /// The report of --format goes where it goes without this option.
    #[arg(long = "output", value_name = "FORMAT=FILE", value_parser = report_file, value_hint = ValueHint::FilePath, help_heading = REPORT)]
    pub(crate) outputs: Vec<ReportFile>,

    #[command(flatten)]
    pub(crate) merging: MergeArgs,

    /// Hide the findings that this file knows: a baseline
    ///
    /// A baseline freezes the findings that a team knows and has put off; new ones are reported. It survives moved and
    /// reformatted code. Hidden findings are not fixed.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = KNOWN)]
    pub(crate) baseline: Option<PathBuf>,

    /// Write what this run finds into the baseline, and exit with 0
    ///
    /// The baseline is that of --baseline, otherwise that of the configuration, otherwise dr-lint-baseline.json. Findings that are gone are removed from it.
    /// Entries of files that are not part of this run stay.
    #[arg(long, conflicts_with = "diff", help_heading = KNOWN)]
    pub(crate) write_baseline: bool,

    /// Write a suppression comment at each finding, so that none is reported any more
    ///
    /// The comments are `// dr-lint-disable-next-line RULE` above the line, or whatever fits there. What can't be
    /// suppressed is reported, and the exit code is then 1.
    #[arg(long, conflicts_with_all = ["fixing", "write_baseline"], help_heading = KNOWN)]
    pub(crate) add_suppressions: bool,

    /// Report errors only; warnings still count for --max-warnings
    #[arg(long, help_heading = REPORT)]
    pub(crate) quiet: bool,

    /// Show numbers instead of findings: the calls by payment method, and the findings by rule
    ///
    /// Formats for programs stay as they are; the numbers then go to standard error, as with --diff. In JSON, those of the
    /// methods are also in `summary.methods`.
    #[arg(long, conflicts_with = "quiet", help_heading = REPORT)]
    pub(crate) stats: bool,

    /// Also list, on standard error, calls that were not judged and limits that the analysis met, and count the files
    #[arg(long, short, help_heading = REPORT)]
    pub(crate) verbose: bool,

    /// Keep running: lint anew what changes, and the files that import it, and print the report again
    ///
    /// Files that come and go, ignore files, the configuration and the baseline count, too. Ctrl-C ends it.
    #[arg(long, conflicts_with_all = ["fixing", "init", "print_config", "write_baseline", "add_suppressions", "show_files", "staged", "since", "explain"], help_heading = REPORT)]
    pub(crate) watch: bool,

    #[command(flatten)]
    pub(crate) exit: ExitArgs,

    /// The use of colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, help_heading = REPORT)]
    pub(crate) color: ColorChoice,

    /// The number of threads [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256), help_heading = SPEED)]
    pub(crate) threads: Option<u16>,

    #[command(flatten)]
    pub(crate) inform: InformArgs,
}

impl Args {
    /// The files and directories to lint: those that are named, or the working directory if nothing else says which.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        let is_given = !self.named.is_empty() || self.files.has_source();
        if is_given { self.named.clone() } else { vec![PathBuf::from(".")] }
    }

    /// True if unsafe fixes are to be applied, too, or asked about.
    pub(crate) fn wants_unsafe(&self) -> bool {
        self.unsafe_fixes || self.interactive
    }

    /// True if files are to be fixed.
    pub(crate) fn writes_fixes(&self) -> bool {
        (self.fix || self.fix_only || self.interactive) && !self.diff
    }
}

/// The occasions on which colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`; `FORCE_COLOR` and `CLICOLOR_FORCE` switch them on elsewhere
    #[default]
    Auto,
    /// Also in pipes and files
    Always,
    /// Plain text
    Never,
}

/// Reads the name of a format.
fn format_parser() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.summary));
    PossibleValuesParser::new(names).map(|name| Format::named(&name).expect("the name is one of the table"))
}

/// A report in a file of its own.
#[derive(Clone, Debug)]
pub(crate) struct ReportFile {
    /// Its format.
    pub(crate) format: &'static Format,
    /// The file that keeps it.
    pub(crate) path: PathBuf,
}

/// Reads `sarif=reports/dr-lint.sarif`.
fn report_file(text: &str) -> Result<ReportFile, String> {
    let Some((name, path)) = text.split_once('=').filter(|(_, path)| !path.is_empty()) else {
        return Err("expected a format and a file, such as `json=report.json`".to_owned());
    };
    let format = Format::named(name).ok_or_else(|| {
        let names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
        format!("there is no format `{name}`; the formats are {}", names.join(", "))
    })?;
    Ok(ReportFile { format, path: path.into() })
}

/// A rule's level, set on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleLevel {
    /// The rule's name as the user wrote it.
    pub(crate) rule: String,
    /// The level that it gets.
    pub(crate) level: Level,
}

/// Writes `legacy-field=warn`.
impl fmt::Display for RuleLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}={}", self.rule, self.level)
    }
}

/// All levels, from the one that is not reported to the worst.
const LEVELS: [Level; 4] =
    [Level::Off, Level::On(Severity::Info), Level::On(Severity::Warning), Level::On(Severity::Error)];

/// Reads `legacy-field=warn`. A colon and ESLint's numbers do as well, for fingers that are used to them.
fn rule_level(text: &str) -> Result<RuleLevel, String> {
    let Some((rule, level)) = text.split_once(['=', ':']) else {
        return Err("expected a rule and its level, such as `legacy-field=warn`".to_owned());
    };
    let level = level.trim();
    let name = match level {
        "0" => "off",
        "1" | "warning" => "warn",
        "2" => "error",
        name => name,
    };
    let known = LEVELS.into_iter().find(|known| known.to_string() == name);
    let level = known.ok_or_else(|| {
        format!("there is no level `{level}`; the levels are {}", LEVELS.map(|known| known.to_string()).join(", "))
    })?;
    Ok(RuleLevel { rule: rule.trim().to_owned(), level })
}

/// Reads the name of a variable or property. A private one (`#sdk`) is known by what follows the `#`.
pub(crate) fn receiver_name(text: &str) -> Result<String, String> {
    let name = text.strip_prefix('#').unwrap_or(text);
    if is_name(name) {
        return Ok(name.to_owned());
    }
    let last = text.rsplit(['.', '#']).next().filter(|last| *last != text && is_name(last));
    let hint = last.map_or_else(|| "such as `paymentSdk`".to_owned(), |last| format!("here `{last}`"));
    Err(format!("it is not the name of a variable or property; give the name that stands before the call, {hint}"))
}

/// Tells whether a variable or property can be called that, written with a dot.
pub(crate) fn is_name(text: &str) -> bool {
    let starts = |letter: char| letter.is_alphabetic() || matches!(letter, '_' | '$');
    let goes_on = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '\u{200c}' | '\u{200d}');
    text.starts_with(starts) && text.chars().all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_option_has_a_topic() {
        let command = Args::command();
        let options = command.get_arguments().filter(|arg| !arg.is_positional());
        let without: Vec<_> = options.filter(|arg| arg.get_help_heading().is_none()).map(clap::Arg::get_id).collect();
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn levels_are_read_as_eslint_users_write_them() {
        let warn = RuleLevel { rule: "legacy-field".to_owned(), level: Level::On(Severity::Warning) };
        for text in ["legacy-field=warn", "legacy-field: warn", "legacy-field:1", "legacy-field=warning"] {
            assert_eq!(rule_level(text).as_ref(), Ok(&warn));
        }
        assert_eq!(rule_level("legacy-field=off").map(|set| set.level), Ok(Level::Off));
        assert!(rule_level("legacy-field").is_err());
        let error = "there is no level `loud`; the levels are off, info, warn, error";
        assert_eq!(rule_level("legacy-field=loud"), Err(error.to_owned()));
    }

    #[test]
    fn more_reports_have_a_format_and_a_file() {
        let file = report_file("json=a=b,c.json").unwrap();
        assert_eq!((file.format.name, file.path), ("json", PathBuf::from("a=b,c.json")));
        for text in ["json", "json=", "report.json"] {
            assert!(report_file(text).unwrap_err().starts_with("expected a format and a file"), "{text}");
        }
        assert!(
            report_file("xml=a.xml").unwrap_err().starts_with("there is no format `xml`; the formats are graphical")
        );
    }

    #[test]
    fn receivers_are_names() {
        for name in ["sdk", "$dr", "_dr2", "\u{e9}tat", "paymentSdk"] {
            assert_eq!(receiver_name(name).as_deref(), Ok(name));
        }
        assert_eq!(receiver_name("#sdk").as_deref(), Ok("sdk"));
        for text in ["", "foo.bar", "this.sdk", "2x", "a b", "digital-river", "sdk()", "#", "a#b"] {
            assert!(receiver_name(text).is_err(), "{text}");
        }
        assert!(receiver_name("shop.pay.sdk").unwrap_err().ends_with("here `sdk`"));
    }

    #[test]
    fn of_an_option_given_twice_the_last_counts_and_lists_add_up() {
        let args = Args::parse_from([
            "dr-lint",
            "--format",
            "json",
            "--rule",
            "a=off",
            "--fix",
            "--receiver",
            "x,y",
            "--format",
            "compact",
            "--fix",
            "--rule",
            "b=off",
            "--max-warnings=1",
            "--receiver=z",
            "--max-warnings",
            "2",
            "src",
            "lib",
        ]);
        assert_eq!((args.format.name, args.exit.max_warnings, args.fix), ("compact", Some(2), true));
        assert_eq!(
            (args.rules.len(), args.receivers, args.named.len()),
            (2, vec!["x".into(), "y".into(), "z".into()], 2)
        );
    }
}
