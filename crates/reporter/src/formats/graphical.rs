//! `graphical`: for people. miette draws; what it draws from is prepared here, since it was made for short, tame texts:
//! [`excerpt`] says how.

mod excerpt;
mod summary;

use std::fmt;
use std::io;

use dr_lint_rules::{Diagnostic, Related, Severity};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan};
use textwrap::{WordSeparator, WordSplitter};

use self::excerpt::{Excerpt, Mark};
use crate::clean;
use crate::location::Location;
use crate::report::{FileError, Report};
use crate::style::{Color, Links, Style, Symbols};

/// The number of related places that a finding shows, in the code or below it.
const RELATED: usize = 5;

/// The narrowest text that can be read; narrower terminals wrap it themselves.
const NARROWEST: usize = 40;

/// Writes each finding with its code, then the error entries, then a summary in words.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let handler = handler(style);
    let findings = report.shown(style.detail).map(Block::finding);
    for block in findings.chain(report.errors().iter().map(Block::error)) {
        out.write_all(drawn(&handler, &block)?.as_bytes())?;
    }
    out.write_all(summary::text(report, style.detail).as_bytes())
}

/// The drawing of miette, without the blanks that it leaves at the ends of lines, and an empty line.
fn drawn(handler: &GraphicalReportHandler, block: &Block) -> io::Result<String> {
    let mut drawing = String::new();
    handler.render_report(&mut drawing, block).map_err(io::Error::other)?;
    let lines = drawing.trim_end().lines().map(|line| line.trim_end().to_owned() + "\n");
    Ok(lines.collect::<String>() + "\n")
}

fn handler(style: &Style) -> GraphicalReportHandler {
    let theme = match (style.symbols, style.color) {
        (Symbols::Unicode, Color::Ansi) => GraphicalTheme::unicode(),
        (Symbols::Unicode, Color::Plain) => GraphicalTheme::unicode_nocolor(),
        (Symbols::Ascii, Color::Ansi) => GraphicalTheme::ascii(),
        (Symbols::Ascii, Color::Plain) => GraphicalTheme::none(),
    };
    // Paths and links stay whole, so that they can be clicked and copied.
    GraphicalReportHandler::new_themed(theme)
        .with_links(style.links == Links::Clickable)
        .with_link_display_text("(guide)")
        .with_width(style.width.max(NARROWEST))
        .with_word_separator(WordSeparator::AsciiSpace)
        .with_word_splitter(WordSplitter::NoHyphenation)
        .with_break_words(false)
        .without_cause_chain()
}

/// One finding or error entry, in the words that miette asks for.
#[derive(Debug)]
struct Block {
    heading: String,
    severity: miette::Severity,
    message: String,
    url: Option<String>,
    help: Option<String>,
    excerpt: Option<Excerpt>,
}

impl Block {
    fn finding(diagnostic: &Diagnostic) -> Self {
        let (severity, word) = match diagnostic.severity {
            Severity::Error => (miette::Severity::Error, "error"),
            Severity::Warning => (miette::Severity::Warning, "warning"),
            Severity::Info => (miette::Severity::Advice, "info"),
        };
        let shown = &diagnostic.related[..diagnostic.related.len().min(RELATED)];
        let (here, mut elsewhere): (Vec<_>, Vec<_>) =
            shown.iter().partition(|related| related.place.file.name() == diagnostic.place.file.name());
        let main = Mark { place: &diagnostic.place, label: clean::line(diagnostic.rule.summary) };
        let marks = here.iter().map(|related| Mark { place: &related.place, label: clean::line(&related.message) });
        let (excerpt, left_out) = Excerpt::new(main, marks.collect());
        elsewhere.extend(left_out.into_iter().map(|index| here[index]));
        Self {
            heading: format!("{word}[{}]", diagnostic.rule.id),
            severity,
            message: clean::line(&diagnostic.message),
            url: Some(clean::line(&diagnostic.url)).filter(|url| !url.is_empty()),
            help: help(diagnostic, &elsewhere),
            excerpt: Some(excerpt),
        }
    }

    fn error(error: &FileError) -> Self {
        Self {
            heading: "error".to_owned(),
            severity: miette::Severity::Error,
            message: error.to_string(),
            url: None,
            help: None,
            excerpt: None,
        }
    }
}

/// The cure, then the places that the code above doesn't show.
fn help(diagnostic: &Diagnostic, elsewhere: &[&Related]) -> Option<String> {
    let advice = diagnostic.help.as_deref().map(clean::lines);
    let places = elsewhere
        .iter()
        .map(|related| format!("see {} {}", Location::of(&related.place), clean::line(&related.message)));
    let hidden = diagnostic.related.len().saturating_sub(RELATED);
    let more = (hidden > 0).then(|| format!("and {hidden} more places"));
    let lines: Vec<String> = advice.into_iter().chain(places).chain(more).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

impl fmt::Display for Block {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Block {}

impl miette::Diagnostic for Block {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.heading))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.url.as_ref().map(|url| Box::new(url) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.excerpt.as_ref().map(|excerpt| Box::new(excerpt.labels()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}

#[cfg(test)]
mod tests;
