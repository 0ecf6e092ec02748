//! Plain facts about the syntax around what a fix may touch.

use std::sync::Arc;

use crate::payload::HeldValue;
use crate::text::source::Span;

/// Something that an expression needs and that may not be there when it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// What it reads: `cart.paymentSession`.
    pub path: String,
    /// What that may be instead of what is needed.
    pub value: HeldValue,
}

/// An object literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// From `{` to `}`.
    pub span: Span,
    /// What stands between the braces, in order. Between members, and nowhere else, there is a comma.
    pub members: Vec<Member>,
}

/// A property or spread of an object literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// All of it, the comma not included.
    pub span: Span,
    /// Its key.
    pub key: Span,
    /// How it is written.
    pub spelling: Spelling,
    /// Whether it does anything besides giving a value.
    pub effects: Effects,
}

/// How a member of a literal is written.
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

/// Whether evaluating something does anything besides giving a value: calls, `new`, `await`, `yield`, tagged templates,
/// assignments, `++`, `delete` (SPEC §8, reading 16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effects {
    /// It doesn't.
    None,
    /// It may.
    Some,
}

/// `payload.amount = value`, or another operator that writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// All of it, a semicolon not included.
    pub span: Span,
    /// What is written to: `payload.amount`.
    pub target: Span,
    /// The object that is written into: `payload`.
    pub object: Span,
    /// What is written.
    pub value: Span,
    /// Whether what it gives is just what was written: so with `=`, not with `+=` or `++`.
    pub gives_value: bool,
    /// Whether evaluating the object does anything besides giving it.
    pub object_effects: Effects,
    /// Whether it does anything besides this write.
    pub effects: Effects,
    /// Where it stands.
    pub role: Role,
}

/// Where a write stands, which says how it can be taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is a statement among others.
    Statement(Arc<Row>, usize),
    /// It is the statement that an `if`, an `else` or a loop is about, without braces: these bytes, semicolon included.
    Body(Span),
    /// It is one of the expressions of a sequence `a, b, c` whose value nobody looks at.
    Element(Arc<Row>, usize),
    /// It is what an arrow function gives.
    ArrowBody,
    /// Something is done with its value.
    Used,
}

/// A statement, or an expression of a sequence, that does nothing but write, depending on tests: `flag && (p.amount =
/// 1)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// All of it, parentheses around it aside.
    pub span: Span,
    /// Where it stands: as a statement or an element.
    pub role: Role,
    /// Each write in it, as the bytes of the assignment.
    pub writes: Vec<Span>,
    /// The test, where evaluating that does something: it has to stay.
    pub keeps: Option<Span>,
}

/// Statements in a block, or expressions in a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Between the braces or parentheses around them.
    pub span: Span,
    /// Each of them.
    pub items: Vec<Span>,
}

/// Whether a name means something at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// It is declared, and there.
    InScope,
    /// It is a parameter there that may be missing by its type, and its function never asks whether it is.
    Optional,
    /// It is declared there, but has no value yet.
    NotYet,
    /// It is declared in the file, but not there.
    OutOfScope,
    /// It is declared there, but as a type: `interface Cart`, `import type { Cart }`.
    Type,
    /// The file doesn't declare it: a variable of the page, or nothing.
    Undeclared,
}

/// What `this` is at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum This {
    /// The object that the code around it is a member of.
    Object,
    /// Such an object, but nothing in the file says that it has the member that is asked for.
    WithoutMember,
    /// Such an object, but the method is handed over without it there: `setTimeout(app.pay)`.
    Handed(Span),
    /// Whatever the function with these bytes is called on.
    Function(Span),
    /// No function is around: the page's `window`, or nothing in a module.
    TopLevel,
}
