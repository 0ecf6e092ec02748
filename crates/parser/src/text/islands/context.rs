//! The place of an island in the code, and the fillers that fit there.

use dr_lint_document::Branch;

use super::filler::Filler::{
    self, ApartName, Blank, CommaName, CommaNameComma, Digits, End, Name, NameComma, PlusName,
};

/// The bracket around a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `{` of a block, a function or a class; the text itself, too.
    Block,
    /// `{` of a literal or a pattern.
    Object,
    /// `(` or `[`, or `${` of a template.
    List,
}

/// The code before a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// The start of a statement.
    Statement,
    /// The start of a property, or of an element.
    Separator,
    /// Code that a value follows: an operator, a keyword, `:`.
    Operator,
    /// The end of a value.
    Operand,
    /// A name of which the island is a part, without a blank between.
    Word,
    /// A number of which the island is a part.
    Number,
    /// A keyword, without a blank between.
    Keyword,
}

/// The code after a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// The end of the text.
    Nothing,
    /// The rest of a name, without a blank between.
    Word,
    /// A dot and a digit, without a blank between.
    Fraction,
    /// The start of a value: a name, a literal, a brace, another island.
    Operand,
    /// `(`, `[` or a template: a value, or a call.
    Bracket,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `)`, `]` or `}`.
    Close,
    /// An operator, or a dot.
    Operator,
}

/// The place of an island.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub(super) branch: Branch,
    pub(super) bracket: Bracket,
    pub(super) before: Before,
    pub(super) after: After,
    /// True if a line ends between what stands before and the island.
    pub(super) begins_line: bool,
    /// True if a line ends between the island and what follows.
    pub(super) ends_line: bool,
}

impl Context {
    /// The fillers that fit, the likeliest first.
    pub(super) fn fillers(self) -> Vec<Filler> {
        let output = self.output();
        let needs_value = self.before == Before::Operator
            && matches!(self.after, After::Comma | After::Semicolon | After::Close | After::Nothing);
        match self.branch {
            Branch::Output => output.to_vec(),
            Branch::Silent if needs_value => output.to_vec(),
            Branch::Silent | Branch::Open | Branch::Otherwise | Branch::Close => {
                let mut fillers = vec![Blank];
                fillers.extend(output.iter().copied().filter(|filler| *filler != Blank));
                fillers
            }
        }
    }

    fn output(self) -> &'static [Filler] {
        match (self.before, self.after) {
            (Before::Number, _) => return &[Digits, Name],
            (Before::Word, _) => return &[Name, End, Blank],
            (Before::Keyword, _) => return &[ApartName, Name],
            (_, After::Fraction) => return &[Digits, Name],
            (_, After::Word) => return &[Name, NameComma, End, Blank],
            _ => {}
        }
        match self.bracket {
            Bracket::Block => self.in_block(),
            Bracket::Object => self.in_object(),
            Bracket::List => self.in_list(),
        }
    }

    fn in_block(self) -> &'static [Filler] {
        match (self.before, self.after) {
            (Before::Statement, After::Operator | After::Colon) => &[Name, End, Blank],
            (Before::Statement, After::Bracket) if !self.ends_line => &[Name, End, Blank],
            (Before::Statement, _) => &[End, Name, Blank],
            (Before::Operand, _) if self.begins_line => &[End, PlusName, CommaName, Blank],
            (Before::Operand, After::Operand) if !self.ends_line => &[End, PlusName, Blank],
            (Before::Operand, _) => &[PlusName, CommaName, End, Blank],
            _ => &[Name, Blank, NameComma, End],
        }
    }

    fn in_object(self) -> &'static [Filler] {
        match (self.before, self.after) {
            (Before::Separator | Before::Statement, After::Colon | After::Comma | After::Close | After::Nothing) => {
                &[Name, Blank, NameComma]
            }
            (Before::Separator | Before::Statement, After::Bracket) => &[Name, NameComma, Blank],
            (Before::Separator | Before::Statement, _) => &[NameComma, Name, Blank],
            (Before::Operand, After::Comma | After::Close | After::Nothing) => &[CommaName, PlusName, Blank],
            (Before::Operand, After::Operator) => &[PlusName, CommaName, Blank],
            (Before::Operand, _) => &[CommaNameComma, CommaName, PlusName, Blank],
            (_, After::Operand) => &[NameComma, Name, Blank],
            _ => &[Name, NameComma, Blank],
        }
    }

    fn in_list(self) -> &'static [Filler] {
        match (self.before, self.after) {
            (Before::Operand, After::Comma | After::Close | After::Nothing) => &[CommaName, PlusName, Blank],
            (Before::Operand, After::Operator | After::Semicolon) => &[PlusName, CommaName, Blank],
            (Before::Operand, _) => &[CommaNameComma, CommaName, PlusName, Blank],
            (_, After::Operand) => &[NameComma, Name, Blank],
            _ => &[Name, NameComma, Blank],
        }
    }
}
