//! The tables about the syntax of one file, by bytes of its text.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::syntax::around::Around;
use crate::syntax::asked::Asked;
use crate::syntax::awaits::Awaits;
use crate::syntax::facts::{Literal, Whole, Write};
use crate::syntax::hints::Hints;
use crate::syntax::kind::FileKind;
use crate::syntax::names::Names;
use crate::text::source::Span;

/// The syntax of one file.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileSyntax {
    pub(crate) literals: Vec<Arc<Literal>>,
    /// The indexes of a literal and of its member, by the bytes of the key.
    pub(crate) keys: FxHashMap<Span, (usize, usize)>,
    /// The indexes of literals, by the bytes of the whole literal.
    pub(crate) by_span: FxHashMap<Span, usize>,
    /// The writes, by the bytes of the whole assignment.
    pub(crate) writes: FxHashMap<Span, Write>,
    /// The code that consists of tests and writes, by the bytes of each write in it; the outermost first.
    pub(crate) wholes: FxHashMap<Span, Vec<Arc<Whole>>>,
    pub(crate) names: Names,
    /// The names of the properties that are deleted.
    pub(crate) deletes: FxHashSet<String>,
    pub(crate) awaits: Awaits,
    pub(crate) around: Around,
    pub(crate) asked: Asked,
    pub(crate) hints: Hints,
    pub(crate) kind: FileKind,
    /// True if names can mean types in it.
    pub(crate) has_types: bool,
    /// True if it is TypeScript with JSX, where `<T>x` is no cast.
    pub(crate) has_jsx: bool,
    /// True if it runs text as code that may use its variables: `eval(text)`.
    pub(crate) runs_text: bool,
}
