//! The syntax around what a fix may touch, as plain data: the members of each object literal, the statements around each
//! write, and which names mean something where. Everything is counted in bytes of the file's text.

mod around;
pub(crate) mod asked;
mod awaits;
mod collect;
mod declarations;
mod effects;
mod hints;
mod kind;
mod names;
mod parts;
mod run_text;
mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

pub use self::kind::FileKind;
pub(crate) use self::names::Names;
use crate::expression::{Chain, Expression, Needs};
use crate::payload::Value;
use crate::script::Script;
use crate::source::{Place, Span};

/// The syntax of a file and of what it imports.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    files: BTreeMap<String, FileSyntax>,
    /// What the expression that fixes put in would lack, by file and by the bytes of the literal or written member.
    lacks: FxHashMap<(String, Span), Lack>,
}

/// Something that an expression needs and that may not be there when it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// What it reads: `cart.paymentSession`.
    pub path: String,
    /// What that may be instead of what is needed.
    pub value: Value,
}

/// The syntax of one file.
#[derive(Clone, Debug, Default)]
struct FileSyntax {
    literals: Vec<Arc<Literal>>,
    /// Which literal, and which of its members: by the bytes of the key.
    keys: FxHashMap<Span, (usize, usize)>,
    /// By the bytes of the whole literal.
    by_span: FxHashMap<Span, usize>,
    /// By the bytes of the whole assignment.
    writes: FxHashMap<Span, Write>,
    /// By the bytes of each write in it; the outermost first.
    wholes: FxHashMap<Span, Vec<Arc<Whole>>>,
    names: names::Names,
    /// The names of the properties that are deleted.
    deletes: FxHashSet<String>,
    awaits: awaits::Awaits,
    around: around::Around,
    asked: asked::Asked,
    hints: hints::Hints,
    kind: FileKind,
    /// Whether names can mean types in it.
    has_types: bool,
    /// True if it is TypeScript with JSX, where `<T>x` is no cast.
    has_jsx: bool,
    /// Whether it runs text as code that sees its variables: `eval(text)`.
    runs_text: bool,
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

/// A statement, or an expression of a sequence, that does nothing but write, depending on tests: `flag && (p.amount = 1)`.
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

impl Syntax {
    /// The syntax of these scripts, and what was found missing in them.
    pub(crate) fn of<'s>(scripts: impl Iterator<Item = &'s Script>, lacks: Vec<(Place, Lack)>) -> Self {
        let lacks = lacks.into_iter().map(|(place, lack)| ((place.file.name().to_owned(), place.span), lack));
        Self {
            files: scripts.map(|script| (script.file.name().to_owned(), collect::collect(script))).collect(),
            lacks: lacks.collect(),
        }
    }

    /// What the expression that fixes put in would lack in the literal, or after the write of the member, at exactly
    /// this place.
    pub fn lack(&self, place: &Place) -> Option<&Lack> {
        self.lacks.get(&(place.file.name().to_owned(), place.span))
    }

    /// The object literal at exactly this place.
    pub fn literal(&self, place: &Place) -> Option<&Arc<Literal>> {
        let file = self.files.get(place.file.name())?;
        file.literals.get(*file.by_span.get(&place.span)?)
    }

    /// The object literal that has a member with the key at this place, and which member it is.
    pub fn member(&self, key: &Place) -> Option<(&Arc<Literal>, usize)> {
        let file = self.files.get(key.file.name())?;
        let (literal, member) = file.keys.get(&key.span)?;
        Some((file.literals.get(*literal)?, *member))
    }

    /// The write whose whole assignment has these bytes in the file of `place`.
    pub fn write(&self, place: &Place, assignment: Span) -> Option<&Write> {
        self.files.get(place.file.name())?.writes.get(&assignment)
    }

    /// The code around a write that does nothing without its writes, the outermost first.
    pub fn wholes(&self, place: &Place, assignment: Span) -> &[Arc<Whole>] {
        let file = self.files.get(place.file.name());
        file.and_then(|file| file.wholes.get(&assignment)).map_or(&[], Vec::as_slice)
    }

    /// Whether the file of `place` deletes a property of that name anywhere, from whatever object.
    pub fn deletes(&self, name: &str, place: &Place) -> bool {
        self.files.get(place.file.name()).is_some_and(|file| file.deletes.contains(name))
    }

    /// True if some file runs text as code, by `eval` and the like: it may read and write everything.
    pub fn runs_text(&self) -> bool {
        self.files.values().any(|file| file.runs_text)
    }

    /// Why an expression can't stand at the start of a place; `None` when it can.
    pub fn obstacle(&self, expression: &Expression, place: &Place) -> Option<Needs> {
        let file = self.files.get(place.file.name())?;
        let at = place.span.start;
        let lacks = |needs: &Needs| match needs {
            Needs::Types => !file.has_types,
            Needs::AngleCast => file.has_jsx,
            Needs::Await => !file.awaits.allow(at),
            Needs::Module => file.kind != FileKind::Module,
            Needs::Super => !file.around.allows_super(at),
            Needs::Private(name) => !file.around.has_private(at, name),
            Needs::This => false,
        };
        expression.needs.iter().find(|needs| lacks(needs)).cloned()
    }

    /// Whether code at a place asks if there is anything under a path: `cart?.total` and `cart && cart.total` for `cart`.
    pub fn asks_for(&self, path: &str, place: &Place) -> bool {
        self.files.get(place.file.name()).is_some_and(|file| file.asked.asks(place.span, path))
    }

    /// The first member of a chain that may be nothing at the start of a place, as its file says by a test of it; and where
    /// that test is.
    pub fn doubted(&self, chain: &Chain, place: &Place) -> Option<(String, Place)> {
        let file = self.files.get(place.file.name())?;
        let (path, span) = file.hints.doubted(chain, place.span.start, &file.names)?;
        Some((path, Place::new(&place.file, span)))
    }

    /// The first member of a chain that is a promise at the start of a place; and the call that gives it.
    pub fn promised(&self, chain: &Chain, place: &Place) -> Option<(String, Place)> {
        let file = self.files.get(place.file.name())?;
        let (path, span) = file.hints.promised(chain, place.span.start, &file.names)?;
        Some((path, Place::new(&place.file, span)))
    }

    /// What kind of file that of `place` is.
    pub fn kind(&self, place: &Place) -> FileKind {
        self.files.get(place.file.name()).map_or(FileKind::Classic, |file| file.kind)
    }

    /// What `this` is at the start of a place, of which `member` is read.
    pub fn this(&self, place: &Place, member: Option<&str>) -> This {
        self.files.get(place.file.name()).map_or(This::TopLevel, |file| file.around.this(place.span.start, member))
    }

    /// Whether `name` means something at the start of a place.
    pub fn binding(&self, name: &str, place: &Place) -> Binding {
        let Some(file) = self.files.get(place.file.name()) else { return Binding::Undeclared };
        match file.names.binding(name, place.span.start) {
            Binding::InScope => match file.names.optional(name, place.span.start) {
                Some(function) if !file.asked.asks(function, name) => Binding::Optional,
                _ => Binding::InScope,
            },
            other => other,
        }
    }
}
