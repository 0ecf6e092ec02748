//! The text of a script, and where each of its bytes stands in the document.

/// The text of a script as the parser reads it. Islands and marks of the document (the `>` of a quote) are blanks of the same
/// length; entities of an attribute are the characters that they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    text: String,
    /// By position. Where no entity is decoded there is one.
    pieces: Vec<Piece>,
}

/// A part of a script's text that stands in one piece in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte in the script's text.
    pub start: usize,
    /// Its first byte in the document.
    pub document: usize,
}

impl Code {
    /// A text that stands byte for byte at `document`.
    pub fn plain(text: impl Into<String>, document: usize) -> Self {
        Self { text: text.into(), pieces: vec![Piece { start: 0, document }] }
    }

    /// A text of several pieces, by position; the first begins at 0.
    pub fn of_pieces(text: impl Into<String>, pieces: Vec<Piece>) -> Self {
        Self { text: text.into(), pieces }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the place in the document, in bytes, of the byte at `offset` of the text. The offset after the last byte is
    /// a place, too.
    pub fn in_document(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.start <= offset);
        let piece = self.pieces[..after].last().copied().unwrap_or(Piece { start: 0, document: 0 });
        piece.document + (offset - piece.start)
    }

    /// True if every byte of the text stands at the same distance in the document.
    pub fn is_plain(&self) -> bool {
        self.pieces.len() <= 1
    }
}
