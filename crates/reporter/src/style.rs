//! What the reader's side can show, and how much of it is wanted.

/// How a report looks. Formats for programs heed [`Style::detail`] only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are used.
    pub color: Color,
    /// Which characters draw the lines around code.
    pub symbols: Symbols,
    /// How links are written.
    pub links: Links,
    /// Where messages are wrapped, in terminal columns.
    pub width: usize,
    /// Which findings are shown.
    pub detail: Verbosity,
}

/// Whether colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// No escape sequences: the output is no terminal, or the user set `NO_COLOR`.
    Plain,
    /// The terminal's own sixteen colours.
    Ansi,
}

/// Which characters draw the lines around code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbols {
    /// Box drawing characters.
    Unicode,
    /// ASCII only, for a terminal like `TERM=dumb`.
    Ascii,
}

/// How links are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// As text, to be copied.
    Text,
    /// As a clickable word (OSC 8), for a terminal that is known to support it.
    Clickable,
}

/// Which findings are shown. The summary counts all of them anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verbosity {
    /// All.
    All,
    /// Only those of severity error: `--quiet`.
    ErrorsOnly,
}

impl Default for Style {
    /// What a file or a pipe can take: text of 80 columns without escape sequences.
    fn default() -> Self {
        Self { color: Color::Plain, symbols: Symbols::Unicode, links: Links::Text, width: 80, detail: Verbosity::All }
    }
}
