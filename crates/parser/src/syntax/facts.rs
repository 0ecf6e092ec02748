//! Plain data about the syntax around code that a fix may change.

use std::sync::Arc;

use crate::payload::HeldValue;
use crate::text::source::{Place, SourceFile, Span};

/// A value that the inserted expression needs and that may be missing when it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The path that it reads: `cart.paymentSession`.
    pub path: String,
    /// The value that is there instead: `undefined`, for example.
    pub value: HeldValue,
}

/// An object literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// From `{` to `}`.
    pub span: Span,
    /// The members between the braces, in order, with commas between them.
    pub members: Vec<Member>,
}

/// A property or spread of an object literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The whole member, without the comma.
    pub span: Span,
    /// Its key.
    pub key: Span,
    /// The way in which it is written.
    pub spelling: Spelling,
    /// The side effects of evaluating it.
    pub effects: Effects,
}

/// The way in which a member of a literal is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// `key: value`
    Pair,
    /// `key`
    Shorthand,
    /// A method or an accessor.
    Method,
    /// `...value`
    Spread,
}

/// The side effects of evaluating something: calls, `new`, `await`, `yield`, tagged templates, assignments, `++`,
/// `--`, `delete`. Reads of members and operators have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effects {
    /// It has none.
    None,
    /// It may have some.
    Some,
}

/// `payload.amount = value`, or another operator that writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The whole expression, without a semicolon.
    pub span: Span,
    /// The written member: `payload.amount`.
    pub target: Span,
    /// The object that is written into: `payload`.
    pub object: Span,
    /// The assigned value.
    pub value: Span,
    /// True if its result is the assigned value: with `=`, not with `+=` or `++`.
    pub gives_value: bool,
    /// The side effects of evaluating the object.
    pub object_effects: Effects,
    /// The side effects of the whole expression, besides this write.
    pub effects: Effects,
    /// The part that it plays in the code around it.
    pub role: Role,
}

/// The part that a write plays in the code around it, which determines how it can be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is a statement among others.
    Statement(Arc<Row>, usize),
    /// It is the body of an `if`, an `else` or a loop, without braces: these bytes, semicolon included.
    Body(Span),
    /// It is all of an `else`: these bytes, from the end of the code before it.
    Else(Span),
    /// It is one of several between commas: an expression of a sequence `a, b, c` whose value is unused, a declarator,
    /// a name that an import or a pattern has in braces.
    Element(Arc<Row>, usize),
    /// It is the body of an arrow function.
    ArrowBody,
    /// Its value is used.
    Used,
}

/// A statement, or an expression of a sequence, that consists of tests and writes: `flag && (p.amount = 1)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The whole code, without parentheses around it.
    pub span: Span,
    /// The part that it plays in the code around it: a statement or an element.
    pub role: Role,
    /// Each write in it, as the bytes of the assignment.
    pub writes: Vec<Span>,
    /// The test, if it has side effects: it has to stay.
    pub keeps: Option<Span>,
}

/// Statements in a block, or expressions in a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The bytes between the braces or parentheses around them.
    pub span: Span,
    /// The bytes of each of them.
    pub items: Vec<Span>,
}

/// The meaning of a name at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// It is declared there and has a value.
    InScope,
    /// It is a parameter there that is optional by its type, and its function never tests for it.
    Optional,
    /// It is declared there, but has no value yet.
    NotYet,
    /// It is declared in the file, but out of scope there.
    OutOfScope,
    /// It is declared there, but as a type: `interface Cart`, `import type { Cart }`.
    Type,
    /// The file doesn't declare it: a variable of the page, or nothing.
    Undeclared,
}

/// The meaning of `this` at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum This {
    /// The object that has the code around the place as a member.
    Object,
    /// Such an object, but nothing in the file shows that it has the member that is read.
    WithoutMember,
    /// Such an object, but the method is passed on without it at these bytes: `setTimeout(app.pay)`.
    Handed(Span),
    /// The object that the function with these bytes is called on.
    Function(Span),
    /// The page's `window`, or `undefined` in a module: there is no function around.
    TopLevel,
}

/// The kind of what is unused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UnusedKind {
    /// A variable that nothing reads.
    Variable,
    /// A parameter that nothing reads.
    Parameter,
    /// A function that nothing calls or mentions.
    Function,
    /// A class that nothing mentions.
    Class,
    /// An imported name that nothing mentions.
    Import,
    /// An `if` or `switch` that does nothing, whatever it tests.
    Branch,
    /// A loop that does nothing in any of its rounds.
    Loop,
}

/// Something that nothing uses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unused {
    /// The bytes of the declared name, or the head of the branch or loop.
    pub span: Span,
    /// Its kind.
    pub kind: UnusedKind,
    /// Its name; empty for a branch or loop.
    pub name: String,
}

/// Something that nothing uses once code is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftUnused {
    /// The unused code.
    pub unused: Unused,
    /// The removed spans that used it, by index.
    pub used_by: Vec<usize>,
}

/// The code that a fix left unused in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leftovers {
    /// The unused variables, functions and pieces of code.
    pub unused: Vec<Unused>,
    /// The part that each piece of code plays that can be removed with no effect on anything else.
    pub removable: Vec<Role>,
}

/// Places of unused code.
impl Unused {
    /// The place in a file.
    pub fn place(&self, file: &Arc<SourceFile>) -> Place {
        Place::new(file, self.span)
    }
}
