//! The abilities of the place where a report goes, and the amount of detail that is wanted.

/// The widest text that is pleasant to read. Code may be wider.
pub(crate) const WIDEST: usize = 120;

/// The look of a report. Formats for programs heed [`Style::detail`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The use of colours.
    pub color: Color,
    /// The characters that draw the lines around code.
    pub symbols: Symbols,
    /// The form of links.
    pub links: Links,
    /// The width at which messages are wrapped, in terminal columns.
    pub width: usize,
    /// The columns of the screen that it is read on, which breaks longer lines amid words; `None` where nothing does.
    pub screen: Option<usize>,
    /// The findings that are shown.
    pub detail: Verbosity,
}

/// The use of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// No escape sequences: the output is no terminal, or the user set `NO_COLOR`.
    Plain,
    /// The terminal's own sixteen colours.
    Ansi,
}

/// The characters that draw the lines around code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbols {
    /// Box drawing characters.
    Unicode,
    /// ASCII only, for a terminal like `TERM=dumb`.
    Ascii,
}

/// The form of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// As text, to be copied.
    Text,
    /// As a clickable word (OSC 8), for a terminal that is known to support it.
    Clickable,
}

/// The findings that are shown. The summary counts all of them anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verbosity {
    /// All.
    All,
    /// Only those of severity error: `--quiet`.
    ErrorsOnly,
    /// None: `--fix-only`.
    Nothing,
    /// All; but a report for people has their numbers instead: `--stats`.
    Numbers,
}

impl Default for Style {
    /// The style that a file or a pipe can take: text of 80 columns without escape sequences.
    fn default() -> Self {
        let (color, symbols, links) = (Color::Plain, Symbols::Unicode, Links::Text);
        Self { color, symbols, links, width: 80, screen: None, detail: Verbosity::All }
    }
}
