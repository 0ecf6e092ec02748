//! The driver of the lexers.

use memchr::memmem;

use super::{Mark, Role};
use crate::balanced;

/// Length of the strings in an island that may hide its end.
const LONGEST_STRING: usize = 1 << 12;

/// The number of times that a text may be read in vain.
const CREDIT: usize = 16;

/// A lexer of one kind of islands. It is asked at a byte of the text and says what begins there.
pub(crate) type Lexer = for<'t> fn(&mut Source<'t>, usize) -> Option<Found<'t>>;

/// An island that a lexer found.
pub(crate) struct Found<'t> {
    /// First byte after the island.
    pub(crate) end: usize,
    pub(crate) role: Role<'t>,
    /// The byte at which to look for the next island: after the island, or after the plain text that it began.
    pub(crate) resume: usize,
}

impl<'t> Found<'t> {
    /// An island after which the search goes on.
    pub(crate) fn new(end: usize, role: Role<'t>) -> Self {
        Self { end, role, resume: end }
    }
}

/// The text of a template.
pub(crate) struct Source<'t> {
    pub(crate) text: &'t str,
    /// Texts that don't occur any more: without them, looking for the end of each of many open islands would take the
    /// square of the time.
    absent: Vec<&'static str>,
    /// The last places of texts.
    last: Vec<(&'static str, usize)>,
    /// The number of bytes that may be read in vain: for marks that never end, the work is bounded by the text's length.
    credit: usize,
}

impl<'t> Source<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, absent: Vec::new(), last: Vec::new(), credit: CREDIT * text.len() + balanced::LONGEST }
    }

    /// True if `part` stands at a byte.
    pub(crate) fn has(&self, part: &str, at: usize) -> bool {
        self.text.as_bytes()[at..].starts_with(part.as_bytes())
    }

    /// The place of the next `part` at or after a byte. A lexer doesn't ask for a place before one that it asked for
    /// earlier.
    pub(crate) fn find(&mut self, part: &'static str, from: usize) -> Option<usize> {
        if self.absent.contains(&part) {
            return None;
        }
        let found = memmem::find(&self.text.as_bytes()[from..], part.as_bytes());
        if found.is_none() {
            self.absent.push(part);
        }
        found.map(|at| from + at)
    }

    /// The end of the island that the next `part` ends.
    pub(crate) fn after(&mut self, part: &'static str, from: usize) -> Option<usize> {
        self.find(part, from).map(|at| at + part.len())
    }

    /// The end of the island that the next `part` outside of strings ends. A string ends on its line; where the quotes
    /// don't fit, they are none.
    pub(crate) fn after_outside_strings(&mut self, part: &'static str, from: usize) -> Option<usize> {
        let first = self.after(part, from)?;
        let bytes = &self.text.as_bytes()[..self.text.len().min(first + LONGEST_STRING.min(self.credit))];
        let mut at = from;
        while let Some(byte) = bytes.get(at) {
            if bytes[at..].starts_with(part.as_bytes()) {
                return Some(at + part.len());
            }
            let string = matches!(byte, b'"' | b'\'').then(|| balanced::end_of_line_string(bytes, at)).flatten();
            at = string.unwrap_or(at + 1);
        }
        self.charge(bytes.len() - from);
        Some(first)
    }

    /// The place after the bracket that closes the one at `start`.
    pub(crate) fn after_brackets(&mut self, start: usize) -> Option<usize> {
        let end = balanced::read(self.text, start, self.limit(start));
        end.map_err(|reached| self.charge(reached - start)).ok()
    }

    /// The place at which an island that begins at `start` has to have ended.
    pub(crate) fn limit(&self, start: usize) -> usize {
        self.text.len().min(start + balanced::LONGEST.min(self.credit))
    }

    /// Pays for bytes that were read in vain.
    pub(crate) fn charge(&mut self, bytes: usize) {
        self.credit = self.credit.saturating_sub(bytes);
    }

    /// True if `part` occurs at or after a byte. It is looked for once.
    pub(crate) fn occurs(&mut self, part: &'static str, from: usize) -> bool {
        let known = self.last.iter().find(|(known, _)| *known == part).map(|(_, last)| *last);
        let last = known.unwrap_or_else(|| {
            let last = memmem::rfind(self.text.as_bytes(), part.as_bytes()).unwrap_or_default();
            self.last.push((part, last));
            last
        });
        last >= from
    }

    /// The byte at a place.
    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }
}

/// Finds the islands of a text. Where several lexers know one, the first counts. A lexer is asked only at `triggers`.
pub(crate) fn find<'t>(text: &'t str, triggers: &[u8], lexers: &[Lexer]) -> Vec<Mark<'t>> {
    let mut source = Source::new(text);
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(found) = text.as_bytes()[at..].iter().position(|byte| triggers.contains(byte)) {
        at += found;
        match lexers.iter().find_map(|lexer| lexer(&mut source, at)) {
            Some(island) => {
                marks.push(Mark { span: at..island.end, role: island.role });
                at = island.resume.max(at + 1);
            }
            None => at += 1,
        }
    }
    marks
}

/// True if a word ends right before a place: the `@` of an e-mail address begins no island.
pub(crate) fn is_after_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
}

/// The place after the members, calls and subscripts that follow a name which ends at `start`: `.b("c").d[0]`.
pub(crate) fn end_of_path(source: &mut Source<'_>, start: usize) -> usize {
    let bytes = source.text.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        let dot = at + usize::from(*byte == b'?' && bytes.get(at + 1) == Some(&b'.'));
        match bytes.get(dot) {
            Some(b'.') if bytes.get(dot + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_') => {
                let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
                at = dot + 1 + bytes[dot + 1..].iter().take_while(is_part).count();
            }
            Some(b'(' | b'[') if dot == at => match source.after_brackets(at) {
                Some(end) => at = end,
                None => return at,
            },
            _ => return at,
        }
    }
    at
}

/// True if a list of words with blanks in between has a word.
pub(crate) fn has_word(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|other| other == word)
}
