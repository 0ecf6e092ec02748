//! The place where the report goes, and the abilities of that place.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use dr_lint_reporter::{Color, Format, Links, Problem, Report, Style, Symbols, Verbosity};

use crate::args::{ColorChoice, ReportFile};
use crate::error::Error;

/// The width of a report: that of the terminal, within what makes sense.
const WIDTH: std::ops::RangeInclusive<u16> = 40..=400;

/// The format of the report, and the places where it goes.
pub(crate) struct Destination {
    pub(crate) format: &'static Format,
    /// The file that keeps it; without one, it goes to standard output or standard error.
    pub(crate) file: Option<PathBuf>,
    /// More reports of the same run.
    pub(crate) more: Vec<ReportFile>,
    /// The file that gets the text for the page of the run, where a service shows one.
    pub(crate) page: Option<PathBuf>,
    pub(crate) color: ColorChoice,
    pub(crate) detail: Verbosity,
}

impl Destination {
    /// The files that reports go to.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        let page = self.page.iter().filter(|_| self.formats().any(Format::has_page));
        self.file.iter().chain(self.more.iter().map(|report| &report.path)).chain(page).map(PathBuf::as_path)
    }

    fn formats(&self) -> impl Iterator<Item = &'static Format> {
        [self.format].into_iter().chain(self.more.iter().map(|report| report.format))
    }
}

/// Writes `report` in the formats and to the places that were asked for.
///
/// # Errors
/// When a place does not take it. A reader that has seen enough (`| head`) is no error.
pub(crate) fn write(destination: &Destination, report: &Report, output: Output) -> Result<(), Error> {
    write_files(destination, report)?;
    if destination.file.is_none() {
        print_report(destination, report, output)?;
    }
    if !destination.format.is_for_people() {
        show_numbers(destination, report);
    }
    Ok(())
}

/// Shows the numbers of a run to whoever started the program, if they were asked for. Reports for programs have no place
/// for them.
pub(crate) fn show_numbers(destination: &Destination, report: &Report) {
    if destination.detail == Verbosity::Numbers {
        let stream = io::stderr();
        let numbers = dr_lint_reporter::numbers(report, &style(destination, reader(&stream)));
        let _ = write!(stream.lock(), "{numbers}");
    }
}

/// Writes the reports that go to files.
///
/// # Errors
/// When a file can't be written.
pub(crate) fn write_files(destination: &Destination, report: &Report) -> Result<(), Error> {
    let style = style(destination, Reader::File);
    let own = destination.file.iter().map(|path| (destination.format, path));
    for (format, path) in own.chain(destination.more.iter().map(|more| (more.format, &more.path))) {
        write_file(path, |out| format.write(report, &style, out))
            .map_err(|error| Error::Output(path.clone(), error))?;
    }
    if let Some(path) = &destination.page
        && let Some(text) = destination.formats().find_map(|format| format.page(report, &style))
    {
        append(path, &text).map_err(|error| Error::Output(path.clone(), error))?;
    }
    Ok(())
}

/// The file for the page of the run, where this is a step of GitHub Actions.
pub(crate) fn page_of_the_run() -> Option<PathBuf> {
    env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Other programs of the same step may have written to the file.
fn append(path: &Path, text: &str) -> io::Result<()> {
    fs::OpenOptions::new().append(true).create(true).open(path)?.write_all(text.as_bytes())
}

fn print_report(destination: &Destination, report: &Report, output: Output) -> Result<(), Error> {
    let format = destination.format;
    let written = match output {
        Output::Report => {
            let mut out = BufWriter::new(io::stdout().lock());
            format.write(report, &style(destination, reader(&io::stdout())), &mut out).and_then(|()| out.flush())
        }
        Output::ReportAside => {
            let mut out = BufWriter::new(io::stderr().lock());
            format.write(report, &style(destination, reader(&io::stderr())), &mut out).and_then(|()| out.flush())
        }
    };
    printed(written)
}

/// The stream that the report goes to when no file is named for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// To standard output.
    Report,
    /// To standard error: standard output has something else to carry.
    ReportAside,
}

/// Prints a text as it is.
///
/// # Errors
/// When standard output does not take it.
pub(crate) fn print(text: &[u8]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    printed(out.write_all(text).and_then(|()| out.flush()))
}

/// Says something to whoever started the program. Where nobody listens, the exit code has to do.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "dr-lint: {message}");
}

/// Says what stopped a run, or kept it from starting.
pub(crate) fn say_error(error: &Error, choice: ColorChoice) {
    if let Error::Configuration(problems) = error {
        show(problems, choice);
    }
    say(&format!("error: {error}"));
}

/// Shows the problems of a configuration to whoever started the program.
fn show(problems: &[Problem], choice: ColorChoice) {
    let stream = io::stderr();
    let reader = reader(&stream);
    let color = color(choice, reader);
    let style = match reader {
        Reader::Pipe | Reader::File => Style { color, ..Style::default() },
        Reader::Terminal => {
            Style { color, symbols: symbols(), width: width(), screen: Some(width()), ..Style::default() }
        }
    };
    if let Ok(text) = dr_lint_reporter::problems(problems, "error[configuration]", &style) {
        let _ = write!(stream.lock(), "{text}");
    }
}

/// Writes a line of advice for whoever started the program.
pub(crate) fn advise(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The look of what is said to somebody at the terminal.
pub(crate) fn style_of_stderr(destination: &Destination) -> Style {
    style(destination, reader(&io::stderr()))
}

/// The colours that standard output gets.
pub(crate) fn color_of_stdout(destination: &Destination) -> Color {
    color(destination.color, reader(&io::stdout()))
}

fn reader(stream: &impl IsTerminal) -> Reader {
    if stream.is_terminal() { Reader::Terminal } else { Reader::Pipe }
}

/// A reader that has seen enough (`| head`) is no error.
fn printed(written: io::Result<()>) -> Result<(), Error> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Print(error)),
        _ => Ok(()),
    }
}

/// The reader of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    /// Somebody at a terminal.
    Terminal,
    /// Another program, or a file that the shell writes.
    Pipe,
    /// A file that `--output-file` or `--output` names.
    File,
}

/// Writes a file in one go, so that a report that can't be made leaves no half of it. Its directories are made first,
/// and links and pipes are written through.
fn write_file(path: &Path, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut bytes = Vec::new();
    render(&mut bytes)?;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)
}

fn style(destination: &Destination, reader: Reader) -> Style {
    let plain = Style { color: color(destination.color, reader), detail: destination.detail, ..Style::default() };
    match reader {
        Reader::Pipe | Reader::File => plain,
        Reader::Terminal => {
            let (links, screen) = (links(plain.color), Some(width()));
            Style { symbols: symbols(), links, width: width(), screen, ..plain }
        }
    }
}

/// `--color` decides, then `NO_COLOR` (<https://no-color.org>), then `FORCE_COLOR` (<https://force-color.org>), then
/// `CLICOLOR_FORCE` and `CLICOLOR` (<https://bixense.com/clicolors>). None of these variables is meant for a file that
/// keeps the report.
fn color(choice: ColorChoice, reader: Reader) -> Color {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let is_on = |name: &str| set(name).map(|value| value != "0" && value != "false");
    let wanted = match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if reader == Reader::File || set("NO_COLOR").is_some() => false,
        ColorChoice::Auto => is_on("FORCE_COLOR").unwrap_or_else(|| {
            let is_shown = reader == Reader::Terminal && !is_dumb() && is_on("CLICOLOR") != Some(false);
            is_on("CLICOLOR_FORCE") == Some(true) || is_shown
        }),
    };
    if wanted { Color::Ansi } else { Color::Plain }
}

fn symbols() -> Symbols {
    let unicode = !is_dumb() && supports_unicode::on(supports_unicode::Stream::Stdout);
    if unicode { Symbols::Unicode } else { Symbols::Ascii }
}

fn links(color: Color) -> Links {
    let clickable = color == Color::Ansi && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    if clickable { Links::Clickable } else { Links::Text }
}

fn width() -> usize {
    let columns = terminal_size::terminal_size().map_or(80, |(width, _)| width.0);
    columns.clamp(*WIDTH.start(), *WIDTH.end()).into()
}

/// True for a terminal that can do nothing but print.
pub(crate) fn is_dumb() -> bool {
    env::var_os("TERM").as_deref() == Some(OsStr::new("dumb"))
}
