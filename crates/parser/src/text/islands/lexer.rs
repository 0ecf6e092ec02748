//! The tokens of a text, as far as they show the place of each island.

use super::context::{Before, Bracket, Context};
use super::filler::Filler;
use super::hole::Hole;
use super::surroundings::{Surroundings, is_word};

/// Words that a value follows.
const BEFORE_VALUES: &[&[u8]] = &[
    b"await",
    b"case",
    b"const",
    b"default",
    b"delete",
    b"export",
    b"extends",
    b"function",
    b"import",
    b"in",
    b"instanceof",
    b"let",
    b"new",
    b"of",
    b"return",
    b"throw",
    b"typeof",
    b"var",
    b"void",
    b"yield",
];

/// Words that a statement follows.
const BEFORE_STATEMENTS: &[&[u8]] = &[b"do", b"else", b"finally", b"try"];

/// Words whose parentheses a statement follows.
const BEFORE_HEADS: &[&[u8]] = &[b"for", b"if", b"while", b"with"];

/// A bracket that is open.
#[derive(Clone, Copy)]
struct Open {
    bracket: Bracket,
    /// True if it is `${` of a template.
    in_template: bool,
    /// The code before what follows its end.
    then: Before,
    /// The number of `?` whose `:` hasn't come yet.
    questions: usize,
}

/// A walk over a text and its islands.
pub(super) struct Lexer<'t> {
    bytes: &'t [u8],
    holes: &'t [Hole],
    surroundings: Surroundings,
    at: usize,
    /// The next island.
    hole: usize,
    open: Vec<Open>,
    before: Before,
    /// The end of the last token.
    end: usize,
    /// True if the last token is `=>`.
    after_arrow: bool,
    /// True if the last token is a word before the head of a statement.
    after_head: bool,
    /// The code that follows the end of a function's body: the function may be a value.
    function: Option<Before>,
    fillers: Vec<Vec<Filler>>,
}

impl<'t> Lexer<'t> {
    /// Returns the fillers that fit each island, the likeliest first.
    pub(super) fn fillers(bytes: &'t [u8], holes: &'t [Hole]) -> Vec<Vec<Filler>> {
        let top = Open { bracket: Bracket::Block, in_template: false, then: Before::Statement, questions: 0 };
        let mut lexer = Self {
            bytes,
            holes,
            surroundings: Surroundings::of(bytes, holes),
            at: 0,
            hole: 0,
            open: vec![top],
            before: Before::Statement,
            end: 0,
            after_arrow: false,
            after_head: false,
            function: None,
            fillers: Vec::with_capacity(holes.len()),
        };
        while lexer.hole < holes.len() {
            lexer.step();
        }
        lexer.fillers
    }

    fn top(&mut self) -> &mut Open {
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// Takes one token, island or blank.
    fn step(&mut self) {
        if self.holes.get(self.hole).is_some_and(|hole| hole.span.start <= self.at) {
            return self.island();
        }
        match self.byte(0) {
            _ if self.at >= self.bytes.len() => self.island(),
            byte if byte.is_ascii_whitespace() => self.at += 1,
            b'/' if self.byte(1) == b'/' => self.text(|lexer| matches!(lexer.byte(0), b'\n' | b'\r'), 0),
            b'<' if self.bytes[self.at..].starts_with(b"<!--") => {
                self.text(|lexer| matches!(lexer.byte(0), b'\n' | b'\r'), 0);
            }
            b'/' if self.byte(1) == b'*' => {
                self.at += 2;
                self.text(|lexer| lexer.byte(0) == b'*' && lexer.byte(1) == b'/', 2);
            }
            quote @ (b'"' | b'\'') => {
                self.at += 1;
                self.text(move |lexer| lexer.byte(0) == quote || lexer.byte(0) == b'\n', 1);
                self.token(Before::Operand);
            }
            b'`' => {
                self.at += 1;
                self.template();
            }
            b'/' if self.before != Before::Operand => {
                self.at += 1;
                self.regex();
                self.token(Before::Operand);
            }
            byte if is_word(byte) => self.word(),
            _ => self.mark(),
        }
    }

    /// Takes text up to an end, and `length` bytes more. The islands in it become text.
    fn text(&mut self, is_end: impl Fn(&Self) -> bool, length: usize) {
        while self.at < self.bytes.len() {
            if self.holes.get(self.hole).is_some_and(|hole| hole.span.start <= self.at) {
                self.island_as(vec![Filler::Text]);
            } else if is_end(self) {
                self.at += length;
                return;
            } else {
                self.at += if self.byte(0) == b'\\' { 2 } else { 1 };
            }
        }
    }

    fn regex(&mut self) {
        let in_class = std::cell::Cell::new(false);
        self.text(
            |lexer| {
                match lexer.byte(0) {
                    b'[' => in_class.set(true),
                    b']' => in_class.set(false),
                    _ => {}
                }
                lexer.byte(0) == b'\n' || lexer.byte(0) == b'/' && !in_class.get()
            },
            1,
        );
    }

    /// Takes the text of a template, up to its end or to an expression.
    fn template(&mut self) {
        self.text(|lexer| lexer.byte(0) == b'`' || lexer.byte(0) == b'$' && lexer.byte(1) == b'{', 0);
        if self.byte(0) == b'`' {
            self.at += 1;
            self.token(Before::Operand);
        } else {
            self.at += 2;
            self.enter(Bracket::List, Before::Operand);
            self.top().in_template = true;
            self.token(Before::Operator);
        }
    }

    fn token(&mut self, before: Before) {
        self.before = before;
        self.end = self.at;
        self.after_arrow = false;
        self.after_head = false;
    }

    fn enter(&mut self, bracket: Bracket, then: Before) {
        self.open.push(Open { bracket, in_template: false, then, questions: 0 });
    }

    fn word(&mut self) {
        let start = self.at;
        let limit = self.holes.get(self.hole).map_or(self.bytes.len(), |hole| hole.span.start);
        let is_number = self.byte(0).is_ascii_digit();
        while self.at < limit && (is_word(self.byte(0)) || is_number && self.byte(0) == b'.') {
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        let is_member = self.bytes[..start].iter().rposition(|byte| !byte.is_ascii_whitespace());
        let is_member = is_member.is_some_and(|before| self.bytes[before] == b'.');
        let is_function = word == b"function" && !is_member;
        if is_function || word == b"class" {
            self.function = Some(if self.before == Before::Statement { Before::Statement } else { Before::Operand });
        }
        if is_member {
            self.token(Before::Operand);
        } else if BEFORE_VALUES.contains(&word) {
            self.token(Before::Operator);
        } else if BEFORE_STATEMENTS.contains(&word) {
            self.token(Before::Statement);
        } else {
            self.token(Before::Operand);
            self.after_head = BEFORE_HEADS.contains(&word);
        }
    }

    /// Takes a bracket, a separator or a part of an operator.
    fn mark(&mut self) {
        let byte = self.byte(0);
        self.at += 1;
        match byte {
            b'(' => {
                let then = if self.after_head { Before::Statement } else { Before::Operand };
                self.enter(Bracket::List, then);
                self.token(Before::Separator);
            }
            b'[' => {
                self.enter(Bracket::List, Before::Operand);
                self.token(Before::Separator);
            }
            b'{' => self.brace(),
            b')' | b']' | b'}' => self.close(),
            b',' => self.token(Before::Separator),
            b';' => self.token(Before::Statement),
            b':' => self.colon(),
            b'=' if self.byte(0) == b'>' => {
                self.at += 1;
                self.token(Before::Operator);
                self.after_arrow = true;
            }
            b'+' | b'-' if self.byte(0) == byte => {
                self.at += 1;
                self.end = self.at;
            }
            b'?' if !matches!(self.byte(0), b'.' | b'?') => {
                self.top().questions += 1;
                self.token(Before::Operator);
            }
            _ => self.token(Before::Operator),
        }
    }

    fn brace(&mut self) {
        let bracket = match self.before {
            Before::Operator if self.after_arrow => Bracket::Block,
            Before::Operator | Before::Separator => Bracket::Object,
            _ => Bracket::Block,
        };
        let then = match bracket {
            _ if self.after_arrow => Before::Operand,
            Bracket::Block => self.function.take().unwrap_or(Before::Statement),
            Bracket::Object | Bracket::List => Before::Operand,
        };
        self.enter(bracket, then);
        self.token(if bracket == Bracket::Block { Before::Statement } else { Before::Separator });
    }

    fn close(&mut self) {
        if self.open.len() == 1 {
            return self.token(Before::Statement);
        }
        let Some(Open { in_template, then, .. }) = self.open.pop() else { return };
        if in_template {
            self.template();
        } else {
            self.token(then);
        }
    }

    fn colon(&mut self) {
        let top = self.top();
        if top.questions > 0 {
            top.questions -= 1;
            self.token(Before::Operator);
        } else if top.bracket == Bracket::Block {
            self.token(Before::Statement);
        } else {
            self.token(Before::Operator);
        }
    }

    /// Takes the next island, in code.
    fn island(&mut self) {
        let Some(hole) = self.holes.get(self.hole) else { return };
        let (start, end) = (hole.span.start, hole.span.end);
        let context = Context {
            branch: hole.branch,
            bracket: self.top().bracket,
            before: self.joined(start),
            after: self.surroundings.after(self.bytes, self.holes, self.hole),
            begins_line: self.surroundings.has_line_end(self.end..start),
            ends_line: self.surroundings.has_line_end(end..self.surroundings.next(self.hole)),
        };
        let mut fillers = context.fillers();
        fillers.retain(|filler| filler.min_len() <= end - start);
        let first = fillers.first().copied().unwrap_or(Filler::Blank);
        self.island_as(fillers);
        match first {
            Filler::Blank | Filler::Text => {}
            Filler::Name | Filler::ApartName | Filler::Digits | Filler::CommaName | Filler::PlusName => {
                self.token(Before::Operand);
            }
            Filler::End => self.token(Before::Statement),
            Filler::NameComma | Filler::CommaNameComma => self.token(Before::Separator),
        }
    }

    fn island_as(&mut self, fillers: Vec<Filler>) {
        self.fillers.push(fillers);
        self.at = self.at.max(self.holes[self.hole].span.end);
        self.hole += 1;
    }

    /// The code before an island: whether it joins the word before it.
    fn joined(&self, start: usize) -> Before {
        let last = start.checked_sub(1).map_or(b' ', |last| self.bytes[last]);
        let joins = self.end == start && start > 0;
        if !joins {
            return self.before;
        }
        match self.before {
            Before::Operand if self.is_number(start) => Before::Number,
            Before::Operand if is_word(last) || self.hole > 0 && self.holes[self.hole - 1].span.end == start => {
                Before::Word
            }
            Before::Operator if last.is_ascii_alphabetic() => Before::Keyword,
            other => other,
        }
    }

    /// True if a number ends there.
    fn is_number(&self, end: usize) -> bool {
        let is_part = |byte: &u8| is_word(*byte) || *byte == b'.';
        let start = self.bytes[..end].iter().rposition(|byte| !is_part(byte)).map_or(0, |before| before + 1);
        self.bytes[start..end].first().is_some_and(u8::is_ascii_digit)
    }
}
