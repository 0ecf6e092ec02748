//! Where the report goes, and what can be shown there.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use dr_lint_reporter::{Color, Format, Links, Report, Style, Symbols, Verbosity};

use crate::args::{Args, ColorChoice, FormatName};
use crate::error::Error;

/// Where messages are wrapped: as wide as the terminal, but within what is pleasant to read.
const WIDTH: std::ops::RangeInclusive<u16> = 40..=120;

/// Writes `report` in the format and to the place that `args` name.
///
/// # Errors
/// When the place does not take it. A reader that has seen enough (`| head`) is no error.
pub(crate) fn write(args: &Args, report: &Report) -> Result<(), Error> {
    let format = match args.format {
        FormatName::Graphical => Format::Graphical,
        FormatName::Compact => Format::Compact,
        FormatName::Json => Format::Json,
    };
    if let Some(path) = &args.output_file {
        let style = style(args, Reader::Program);
        return write_file(path, |out| format.write(report, &style, out))
            .map_err(|error| Error::Output(path.clone(), error));
    }
    let reader = if io::stdout().is_terminal() { Reader::Person } else { Reader::Program };
    let mut out = BufWriter::new(io::stdout().lock());
    match format.write(report, &style(args, reader), &mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Print(error)),
        _ => Ok(()),
    }
}

/// Who gets the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    /// Somebody at a terminal.
    Person,
    /// A file or a pipe.
    Program,
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

fn style(args: &Args, reader: Reader) -> Style {
    let plain = Style {
        color: color(args.color, reader),
        detail: if args.quiet { Verbosity::ErrorsOnly } else { Verbosity::All },
        ..Style::default()
    };
    match reader {
        Reader::Program => plain,
        Reader::Person => Style { symbols: symbols(), links: links(plain.color), width: width(), ..plain },
    }
}

/// `NO_COLOR` (<https://no-color.org>) goes before `CLICOLOR_FORCE` (<https://bixense.com/clicolors>), as in most tools.
fn color(choice: ColorChoice, reader: Reader) -> Color {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let wanted = match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if set("NO_COLOR").is_some() => false,
        ColorChoice::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColorChoice::Auto => reader == Reader::Person && !is_dumb() && set("CLICOLOR").is_none_or(|value| value != "0"),
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

fn is_dumb() -> bool {
    env::var_os("TERM").as_deref() == Some(OsStr::new("dumb"))
}
