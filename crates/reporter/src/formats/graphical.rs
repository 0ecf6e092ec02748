//! `graphical`: for people, a block for each payload. miette draws; what it draws from is prepared here, since it was made
//! for short, tame texts: [`excerpt`] says how.

mod block;
mod excerpt;
mod group;
mod marks;
mod proposal;
mod stats;
pub(super) mod summary;
mod window;
mod wording;

use std::io;

use miette::{GraphicalReportHandler, GraphicalTheme};
use textwrap::{WordSeparator, WordSplitter};

use self::block::Block;
pub use self::proposal::{ProposedChange, proposal};
use self::window::Room;
use crate::problem::Problem;
use crate::report::Report;
use crate::style::{Color, Links, Style, Symbols, Verbosity, WIDEST};

/// The narrowest text that can be read; narrower terminals wrap it themselves.
const NARROWEST: usize = 40;

/// The number of lines that miette may draw above and below a mark. Excerpts hold the lines to draw and no others.
const AROUND: usize = 4;

/// Writes a block for each payload with its code, or the numbers of them, then other findings and the error entries, then a summary in words.
pub(crate) fn write(report: &Report, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
    let handler = handler(style);
    let room = room(style);
    if style.detail == Verbosity::Numbers {
        out.write_all(stats::text(report, style).as_bytes())?;
    } else {
        for findings in group::by_payload(report.shown(style.detail)) {
            out.write_all(drawn(&handler, &Block::of(&findings, report.methods(), room), style.symbols)?.as_bytes())?;
        }
    }
    for error in report.errors() {
        out.write_all(drawn(&handler, &Block::error(error), style.symbols)?.as_bytes())?;
    }
    out.write_all(summary::text(report, style).as_bytes())
}

/// The numbers of a run: the calls by payment method, and the findings by rule.
pub fn numbers(report: &Report, style: &Style) -> String {
    stats::text(report, style)
}

/// The problems, each drawn as a block, under a heading that says what they are about.
///
/// # Errors
/// When miette can't draw one.
pub fn problems(problems: &[Problem], heading: &str, style: &Style) -> io::Result<String> {
    let handler = handler(style);
    let room = room(style);
    problems.iter().map(|problem| drawn(&handler, &Block::problem(problem, heading, room), style.symbols)).collect()
}

fn room(style: &Style) -> Room {
    Room { columns: style.width.max(NARROWEST), symbols: style.symbols }
}

/// The drawing of miette, with an empty line at its end, and without what only makes it longer: blanks at the ends of
/// lines, the empty line after the heading, and frames between pieces of the same file.
fn drawn(handler: &GraphicalReportHandler, block: &Block, symbols: Symbols) -> io::Result<String> {
    let (frame, between) = match symbols {
        Symbols::Unicode => ("╭─[", '⋮'),
        Symbols::Ascii => (",-[", ':'),
    };
    let mut drawing = String::new();
    handler.render_report(&mut drawing, block).map_err(io::Error::other)?;
    let mut lines: Vec<String> = Vec::new();
    let mut last_frame: Option<(usize, String)> = None;
    for (number, line) in drawing.trim_end().lines().map(str::trim_end).enumerate() {
        let indent = line.len() - line.trim_start().len();
        if line.trim_start().starts_with(frame) {
            // Without `:line:column`.
            let file = line.rsplitn(3, ':').last().unwrap_or(line);
            let this_frame = (indent, file.to_owned());
            if last_frame.as_ref() == Some(&this_frame) {
                // In the place of the line that ends the piece above.
                lines.pop();
                lines.push(format!("{}{between}", " ".repeat(indent)));
                continue;
            }
            last_frame = Some(this_frame);
        }
        if number != 1 || !line.is_empty() {
            lines.push(line.to_owned());
        }
    }
    Ok(lines.join("\n") + "\n\n")
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
        .with_width(style.width.clamp(NARROWEST, WIDEST))
        .with_context_lines(AROUND)
        .with_word_separator(WordSeparator::AsciiSpace)
        .with_word_splitter(WordSplitter::NoHyphenation)
        .with_break_words(false)
        .without_cause_chain()
}

#[cfg(test)]
mod tests;
