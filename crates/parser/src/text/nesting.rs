//! The nesting depth of a text, estimated before it is parsed: swc, like every recursive parser, aborts the whole process
//! on a stack overflow.

use crate::text::source::Span;

/// Maximum depth of brackets. Real code stays under 100, bundles under 300.
const MAX_DEPTH: usize = 4_000;

/// Maximum number of levels around one place: brackets, and operators, dots, elements and statements that nest to one
/// side: `a + b + c`, `a.b().c()`, `a ? b : c ? d : e`, `else if`.
const MAX_LEVELS: usize = 24_000;

/// The levels of an arrow function: it takes as much as the brackets of other functions.
const ARROW: usize = MAX_LEVELS / MAX_DEPTH;

/// The stack that one level takes at most, in bytes: in swc's parser, in this crate's walks, and when the
/// tree is dropped.
const STACK_OF_LEVEL: usize = 8 * 1024;

/// The stack that code takes whatever it works on.
const STACK_OF_CODE: usize = 512 * 1024;

/// Runs `work` with as much stack as a text of so many levels may take.
pub(crate) fn with_stack<T>(levels: usize, work: impl FnOnce() -> T) -> T {
    let needed = STACK_OF_CODE + levels * STACK_OF_LEVEL;
    stacker::maybe_grow(needed, needed + STACK_OF_CODE, work)
}

/// Returns a number of levels that the text doesn't exceed, for [`with_stack`].
///
/// # Errors
/// The place where the text passes a limit.
pub(crate) fn levels(text: &str) -> Result<usize, Span> {
    let bytes = text.as_bytes();
    // Each level takes a byte at least.
    if bytes.len() <= MAX_LEVELS && (bytes.len() <= MAX_DEPTH || opening(bytes) <= MAX_DEPTH) {
        return Ok(bytes.len());
    }
    Estimate::of(bytes)
}

/// Counts the opening brackets, in pieces whose sums fit in a byte: the compiler then counts many bytes at a time.
fn opening(bytes: &[u8]) -> usize {
    let is_opening = |byte: &u8| u8::from(matches!(byte, b'(' | b'[' | b'{'));
    bytes.chunks(u8::MAX.into()).map(|piece| usize::from(piece.iter().map(is_opening).sum::<u8>())).sum()
}

/// An estimate from the bytes: it skips strings and comments but can't tell a regular expression from a division. Closing
/// brackets without an opening one are ignored, so that such mistakes don't add up.
struct Estimate {
    /// The brackets around the present byte; the first stands for the text itself.
    open: Vec<Open>,
    /// The levels in all of them.
    total: usize,
    greatest: usize,
}

/// A bracket that is open, with the levels that stand side by side in it.
#[derive(Default)]
struct Open {
    /// Operators, dots, calls and elements since the last comma or the start of the statement.
    expression: usize,
    /// Statements in statements, since the last that ended.
    statements: usize,
    /// True if one of them is a `do`, whose `while` goes on with it.
    has_do: bool,
    /// The value of `expression` at each `<` that may open an element of JSX and hasn't been closed.
    elements: Vec<usize>,
}

impl Open {
    fn levels(&self) -> usize {
        1 + self.expression + self.statements
    }
}

impl Estimate {
    fn of(bytes: &[u8]) -> Result<usize, Span> {
        let mut estimate = Self { open: vec![Open::default()], total: 1, greatest: 1 };
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match CLASSES[byte as usize] {
                Class::Blank => at += 1,
                Class::Word => {
                    let length = word_length(bytes, at);
                    estimate.word(bytes, at, length);
                    at += length;
                }
                Class::Quote => at = skip_inert(bytes, at),
                Class::Mark => {
                    let end = skip_inert(bytes, at);
                    at = if end > at { end } else { at + estimate.mark(bytes, at) };
                }
            }
            if estimate.total > MAX_LEVELS || estimate.open.len() > MAX_DEPTH {
                let end = u32::try_from(at).unwrap_or(u32::MAX);
                return Err(Span { start: end.saturating_sub(1), end });
            }
        }
        Ok(estimate.greatest)
    }

    /// Counts the bracket, operator or comma at a byte, and returns its length.
    fn mark(&mut self, bytes: &[u8], at: usize) -> usize {
        match bytes[at] {
            b'(' | b'[' | b'{' => self.enter(),
            // `f()()`, `a[0][1]`
            b')' | b']' => self.leave(1),
            b'}' => {
                self.leave(0);
                self.end_statement(bytes, at);
            }
            b';' => self.end_statement(bytes, at),
            b',' => self.reset(Part::Expression),
            b'<' => return self.angle(bytes, at),
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                self.close_element();
                return 2;
            }
            b'=' if bytes.get(at + 1) == Some(&b'>') => {
                self.top().expression += ARROW;
                self.change(0, ARROW);
            }
            operator if is_operator(operator) && !continues_operator(bytes, at) => self.add(Part::Expression),
            _ => {}
        }
        1
    }

    fn top(&mut self) -> &mut Open {
        if self.open.is_empty() {
            self.open.push(Open::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn enter(&mut self) {
        self.open.push(Open::default());
        self.change(0, 1);
    }

    /// Leaves a bracket; it becomes so many levels of what is around it.
    fn leave(&mut self, levels: usize) {
        if self.open.len() > 1
            && let Some(left) = self.open.pop()
        {
            self.top().expression += levels;
            self.change(left.levels(), levels);
        }
    }

    fn add(&mut self, part: Part) {
        match part {
            Part::Expression => self.top().expression += 1,
            Part::Statement => self.top().statements += 1,
        }
        self.change(0, 1);
    }

    /// Starts another expression, or another statement.
    fn reset(&mut self, part: Part) {
        let top = self.top();
        let before = top.levels();
        top.expression = 0;
        if part == Part::Statement {
            top.statements = 0;
            top.has_do = false;
            top.elements.clear();
        }
        let after = top.levels();
        self.change(before, after);
    }

    fn change(&mut self, less: usize, more: usize) {
        self.total = self.total + more - less;
        self.greatest = self.greatest.max(self.total);
    }

    /// Ends a statement with the semicolon or brace at `at`, unless the next word or operator goes on with it.
    fn end_statement(&mut self, bytes: &[u8], at: usize) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let next = rest.get(blanks).copied().unwrap_or(b';');
        let goes_on = if is_word(next) {
            match &rest[blanks..blanks + word_length(rest, blanks)] {
                b"as" | b"catch" | b"else" | b"finally" | b"in" | b"instanceof" | b"satisfies" => true,
                b"while" => self.top().has_do,
                _ => false,
            }
        } else {
            bytes[at] == b'}' && (is_operator(next) || matches!(next, b'(' | b'[' | b'<' | b')' | b']'))
        };
        if !goes_on {
            self.reset(Part::Statement);
        }
    }

    /// Counts `<`, which may open an element, and `</`, which takes back the levels since then.
    fn angle(&mut self, bytes: &[u8], at: usize) -> usize {
        match bytes.get(at + 1) {
            Some(b'/') => {
                self.close_element();
                // The `>` of the closing tag is no operator.
                let tag =
                    bytes[at + 2..].iter().take_while(|byte| is_word(**byte) || matches!(byte, b'.' | b'-' | b':'));
                let length = 2 + tag.count();
                length + usize::from(bytes.get(at + length) == Some(&b'>'))
            }
            next => {
                if next.is_some_and(|next| is_word(*next) || *next == b'>') {
                    let top = self.top();
                    top.elements.push(top.expression);
                }
                self.add(Part::Expression);
                1
            }
        }
    }

    fn close_element(&mut self) {
        let top = self.top();
        if let Some(before) = top.elements.pop() {
            let more = top.expression.saturating_sub(before);
            top.expression -= more;
            self.change(more, 0);
        }
    }

    /// Counts a keyword that nests. Names after a dot are members.
    fn word(&mut self, bytes: &[u8], at: usize, length: usize) {
        let is_member = || at.checked_sub(1).is_some_and(|before| bytes[before] == b'.');
        match &bytes[at..at + length] {
            b"do" if !is_member() => {
                self.add(Part::Statement);
                self.top().has_do = true;
            }
            b"else" | b"for" | b"if" | b"while" | b"with" if !is_member() => self.add(Part::Statement),
            b"as" | b"await" | b"delete" | b"extends" | b"in" | b"infer" | b"instanceof" | b"keyof" | b"new"
            | b"readonly" | b"satisfies" | b"typeof" | b"void" | b"yield"
                if !is_member() =>
            {
                self.add(Part::Expression);
            }
            // No expression goes on here, also where no semicolon ended the last.
            b"const" | b"return" | b"throw" | b"var" if !is_member() => self.reset(Part::Expression),
            _ => {}
        }
    }
}

/// The classes of bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space and everything else that means nothing here.
    Blank,
    Word,
    Quote,
    /// Brackets, operators and commas.
    Mark,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Blank; 256];
    let mut byte: u8 = 0;
    loop {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'$' | 0x80.. => Class::Word,
            b'"' | b'\'' => Class::Quote,
            b'!'..=b'~' => Class::Mark,
            _ => Class::Blank,
        };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

/// The parts of a text that are counted apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Expression,
    Statement,
}

fn is_operator(byte: u8) -> bool {
    matches!(
        byte,
        b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'>' | b'=' | b'!' | b'~' | b'?' | b'.' | b':' | b'`'
    )
}

/// True for the second and third byte of one operator: `&&`, `===`, `=>`, `?.`. Signs can stand side by side: `!!a`.
fn continues_operator(bytes: &[u8], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| bytes.get(before)) else { return false };
    match bytes[at] {
        b'=' | b'>' => is_operator(*before),
        b'&' | b'|' | b'*' | b'?' => bytes[at] == *before,
        b'.' => matches!(before, b'.' | b'?'),
        _ => false,
    }
}

fn is_word(byte: u8) -> bool {
    CLASSES[byte as usize] == Class::Word
}

fn word_length(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|byte| is_word(**byte)).count()
}

/// Returns the end of the string or comment that starts at `at`, or `at` if none does. All in bytes.
pub(crate) fn skip_inert(bytes: &[u8], at: usize) -> usize {
    match (bytes[at], bytes.get(at + 1)) {
        (b'/', Some(b'/')) => find(bytes, at, b"\n"),
        (b'/', Some(b'*')) => find(bytes, at + 2, b"*/") + 2,
        (quote @ (b'"' | b'\''), _) => {
            let mut end = at + 1;
            while let Some(&byte) = bytes.get(end) {
                match byte {
                    b'\\' => end += 1,
                    b'\n' => break,
                    _ if byte == quote => return end + 1,
                    _ => {}
                }
                end += 1;
            }
            end
        }
        _ => at,
    }
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memmem::find(rest, needle).map_or(bytes.len(), |found| from + found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(text: &str) -> bool {
        Estimate::of(text.as_bytes()).is_err()
    }

    /// The levels of a text without regard to its length.
    fn estimated(text: &str) -> usize {
        Estimate::of(text.as_bytes()).unwrap()
    }

    #[test]
    fn short_texts_need_no_estimate() {
        assert_eq!(levels("f([{ a: (1 + 2) }]);"), Ok(20));
        assert!(levels(&"(".repeat(MAX_DEPTH + 1)).is_err());
        assert!(levels(&"!".repeat(MAX_LEVELS + 1)).is_err());
    }

    #[test]
    fn code_that_only_is_long_passes() {
        for text in [
            "f(a, '((((', \"[[[[\");\n",
            "<li className=\"a\" key={b}>text {c > d && <b/>}</li>\n",
            "<input type='text' onChange={(a) => { b(a); }} />",
            "if (a) { b(); } else { c(); }\n",
            "if (a) b(); else c();\n",
            "function a(b) { return b < 1 ? 2 : 3 }\n",
            "case 1: a(); break;",
            "a: { b: [1, 2] }, ",
            "class A { b = 1; c(): Map<string, number> { return this.d } }\n",
            "while (a) { b() }\n",
            "const a = (b) => b.c\n",
            "type A<B> = { c: B; d?: string };\n",
        ] {
            let levels = estimated(&text.repeat(50_000));
            assert!(levels < 20, "{text}: {levels}");
        }
    }

    #[test]
    fn one_operator_is_one_level() {
        for text in ["a && ", "a || ", "a === ", "a ?? ", "a?.b?.", "!", "x.y.", "f()"] {
            let levels = estimated(&text.repeat(8_000));
            assert!((8_000..17_000).contains(&levels), "{text}: {levels}");
        }
    }

    #[test]
    fn nested_code_is_refused() {
        assert!(is_refused(&"a=>".repeat(MAX_DEPTH + 1)) && !is_refused(&"a=>".repeat(MAX_DEPTH - 1)));
        for text in [
            "(",
            "[",
            "{",
            "f(",
            "{a:",
            "`${",
            "<a>",
            "<>",
            "a?b:",
            "a?",
            "else if(a){}",
            "if(a)b();else ",
            "if(a)b,c;else ",
            "if(a)",
            "for(;;)",
            "while(a)",
            "do ",
            "with(a)",
            "a=>",
            "()=>",
            "!",
            "~",
            "- ",
            "typeof ",
            "void ",
            "await ",
            "new ",
            "delete ",
            "yield ",
            "a.",
            "a+",
            "a[0]",
            "[0]",
            "()",
            "``",
            "keyof ",
            "A<",
            "A[]",
            "A|",
            "A&",
            "class extends ",
            "a=",
            "a=b?c:",
            "a:",
            "function f(){",
            "x={}+",
            "a**",
            "a in ",
            "a?.",
            "a as ",
        ] {
            assert!(is_refused(&text.repeat(100_000)), "{text}");
        }
    }

    #[test]
    fn an_open_comment_or_string_ends_with_the_text() {
        for text in ["/* (((", "'(((", "'\\", "}", "</", "<", "/", "é", "a"] {
            assert!(!is_refused(text), "{text}");
        }
    }
}
