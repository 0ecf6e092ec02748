//! The syntax around code that a fix may change, as plain data: the members of each object literal, the statements
//! around each write, and the meaning of names. Everything is counted in bytes of the file's text.

mod around;
pub(crate) mod asked;
mod awaits;
mod collect;
pub(crate) mod declarations;
mod effects;
mod facts;
mod file_syntax;
mod hints;
mod kind;
mod names;
mod parts;
mod run_text;
mod top_level;
mod unused;
mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use self::facts::{
    Binding, Effects, Lack, LeftUnused, Leftovers, Literal, Member, Role, Row, Spelling, This, Unused, UnusedKind,
    Whole, Write,
};
use self::file_syntax::FileSyntax;
pub use self::kind::FileKind;
pub(crate) use self::names::Names;
pub use self::unused::leftovers;
use crate::expression::{Chain, Expression, Needs};
use crate::text::source::{Place, Span};
use crate::tree::script::Script;

/// The syntax of a file and of the files that it imports. It keeps their trees until it is dropped.
#[derive(Debug, Default)]
pub struct Syntax {
    /// The syntax of each file; of a document, that of each of its programs.
    files: BTreeMap<String, Vec<FileSyntax>>,
    /// The value that the inserted expression would lack, by file and by the bytes of the literal or written member.
    lacks: FxHashMap<(String, Span), Lack>,
}

impl Syntax {
    /// The syntax of these scripts; `lacks` are the places at which the inserted expression would lack a
    /// value, and `names` the declarations of some scripts, by number, that are known already.
    pub(crate) fn of<'s>(
        scripts: impl Iterator<Item = &'s Script>,
        lacks: Vec<(Place, Lack)>,
        mut names: FxHashMap<u32, Names>,
    ) -> Self {
        let files = (0..).zip(scripts).map(|(number, script)| {
            (script.file.name().to_owned(), vec![FileSyntax::new(script, names.remove(&number))])
        });
        let lacks = lacks.into_iter().map(|(place, lack)| ((place.file.name().to_owned(), place.span), lack));
        Self { files: files.collect(), lacks: lacks.collect() }
    }

    /// Adds the syntax of another program of the same document.
    pub(crate) fn add(&mut self, other: Self) {
        for (name, files) in other.files {
            let known = self.files.entry(name).or_default();
            for file in files {
                if known.iter().all(|known| known.regions() != file.regions()) {
                    known.push(file);
                }
            }
        }
        self.lacks.extend(other.lacks);
    }

    /// The syntax of the program around a place.
    fn file(&self, place: &Place) -> Option<&FileSyntax> {
        let files = self.files.get(place.file.name())?;
        files.iter().find(|file| file.has(place.span.start)).or(files.first())
    }

    /// Returns the value that the inserted expression would lack in the literal, or after the write of the member, at
    /// exactly this place.
    pub fn lack(&self, place: &Place) -> Option<&Lack> {
        self.lacks.get(&(place.file.name().to_owned(), place.span))
    }

    /// Returns the object literal at exactly this place.
    pub fn literal(&self, place: &Place) -> Option<&Arc<Literal>> {
        let file = self.file(place)?;
        let code = file.code(place.span.start)?;
        code.literals.get(*code.by_span.get(&place.span)?)
    }

    /// Returns the object literal that has a member with the key at this place, and the index of the member.
    pub fn member(&self, key: &Place) -> Option<(&Arc<Literal>, usize)> {
        let file = self.file(key)?;
        let code = file.code(key.span.start)?;
        let (literal, member) = code.keys.get(&key.span)?;
        Some((code.literals.get(*literal)?, *member))
    }

    /// Returns the write whose whole assignment has these bytes in the file of `place`.
    pub fn write(&self, place: &Place, assignment: Span) -> Option<&Write> {
        self.file(place)?.code(assignment.start)?.writes.get(&assignment)
    }

    /// Returns the code around a write that has no effect without its writes, the outermost first.
    pub fn wholes(&self, place: &Place, assignment: Span) -> &[Arc<Whole>] {
        let code = self.file(place).and_then(|file| file.code(assignment.start));
        code.and_then(|code| code.wholes.get(&assignment)).map_or(&[], Vec::as_slice)
    }

    /// True if the file of `place` deletes a property of that name anywhere, from any object.
    pub fn deletes(&self, name: &str, place: &Place) -> bool {
        self.file(place).is_some_and(|file| file.deletes(name))
    }

    /// True if a file runs text as code, by `eval` and the like: it may read and write everything.
    pub fn runs_text(&self) -> bool {
        self.files.values().flatten().any(FileSyntax::runs_text)
    }

    /// Returns the requirement that keeps an expression from the start of a place; `None` if it can stand there.
    pub fn obstacle(&self, expression: &Expression, place: &Place) -> Option<Needs> {
        let file = self.file(place)?;
        let at = place.span.start;
        let lacks = |needs: &Needs| match needs {
            Needs::Types => !file.has_types(),
            Needs::AngleCast => file.has_jsx(),
            Needs::Await => !file.awaits().allow(at),
            Needs::Module => file.kind() != FileKind::Module,
            Needs::Super => !file.around().allows_super(at),
            Needs::Private(name) => !file.around().has_private(at, name),
            Needs::This => false,
        };
        expression.needs.iter().find(|needs| lacks(needs)).cloned()
    }

    /// True if code at a place tests for a value under a path: `cart?.total` and `cart && cart.total` do for `cart`.
    pub fn asks_for(&self, path: &str, place: &Place) -> bool {
        self.file(place).is_some_and(|file| file.asked().asks(place.span, path))
    }

    /// Returns the first member of a chain that may have no value at the start of a place, as a test in its file shows,
    /// and the place of that test.
    pub fn doubted(&self, chain: &Chain, place: &Place) -> Option<(String, Place)> {
        let file = self.file(place)?;
        let (path, span) = file.hints().doubted(chain, place.span.start, file.names())?;
        Some((path, Place::new(&place.file, span)))
    }

    /// Returns the first member of a chain that is a promise at the start of a place, and the call that returns it.
    pub fn promised(&self, chain: &Chain, place: &Place) -> Option<(String, Place)> {
        let file = self.file(place)?;
        let (path, span) = file.hints().promised(chain, place.span.start, file.names())?;
        Some((path, Place::new(&place.file, span)))
    }

    /// Returns what nothing uses any more in a file without the code in these spans, which are in order and apart, and with
    /// the `inserted` pieces of code.
    pub fn left_unused(&self, file: &str, removed: &[Span], inserted: &[&str]) -> Vec<LeftUnused> {
        let files = self.files.get(file).map(Vec::as_slice).unwrap_or_default();
        files.iter().flat_map(|file| file.left_unused(removed, inserted)).collect()
    }

    /// Returns the kind of the file of `place`.
    pub fn kind(&self, place: &Place) -> FileKind {
        self.file(place).map_or(FileKind::Classic, FileSyntax::kind)
    }

    /// Returns the meaning of `this` at the start of a place, of which `member` is read.
    pub fn this(&self, place: &Place, member: Option<&str>) -> This {
        self.file(place).map_or(This::TopLevel, |file| file.around().this(place.span.start, member))
    }

    /// Returns the meaning of `name` at the start of a place.
    pub fn binding(&self, name: &str, place: &Place) -> Binding {
        let Some(file) = self.file(place) else { return Binding::Undeclared };
        match file.names().binding(name, place.span.start) {
            Binding::InScope => match file.names().optional(name, place.span.start) {
                Some(function) if !file.asked().asks(function, name) => Binding::Optional,
                _ => Binding::InScope,
            },
            other => other,
        }
    }
}
