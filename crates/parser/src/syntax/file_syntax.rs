//! The tables about the syntax of one file, by bytes of its text. Each is collected when it is first asked for: most files
//! need one or two of them.

use std::fmt;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::syntax::around::Around;
use crate::syntax::asked::Asked;
use crate::syntax::awaits::Awaits;
use crate::syntax::collect::{Code, Parts, deletes};
use crate::syntax::declarations::names;
use crate::syntax::facts::LeftUnused;
use crate::syntax::hints::Hints;
use crate::syntax::kind::FileKind;
use crate::syntax::names::Names;
use crate::syntax::run_text::runs_text;
use crate::syntax::unused;
use crate::text::dialect::Dialect;
use crate::text::nesting::with_stack;
use crate::text::source::Span;
use crate::tree::script::Script;

/// The syntax of one file.
pub(crate) struct FileSyntax {
    script: Script,
    parts: OnceLock<Parts>,
    deletes: OnceLock<FxHashSet<String>>,
    names: OnceLock<Names>,
    awaits: OnceLock<Awaits>,
    around: OnceLock<Around>,
    asked: OnceLock<Asked>,
    hints: OnceLock<Hints>,
    kind: OnceLock<FileKind>,
    runs_text: OnceLock<bool>,
}

impl FileSyntax {
    /// Nothing is collected yet but the declarations, if they are known.
    pub(super) fn new(script: &Script, names: Option<Names>) -> Self {
        Self {
            script: script.clone(),
            parts: OnceLock::new(),
            deletes: OnceLock::new(),
            names: names.map_or_else(OnceLock::new, OnceLock::from),
            awaits: OnceLock::new(),
            around: OnceLock::new(),
            asked: OnceLock::new(),
            hints: OnceLock::new(),
            kind: OnceLock::new(),
            runs_text: OnceLock::new(),
        }
    }

    /// Runs a walk of the tree, which takes stack in proportion to its depth.
    fn walk<T>(&self, collect: impl FnOnce(&Script) -> T) -> T {
        with_stack(self.script.levels, || collect(&self.script))
    }

    /// The bytes of its scripts.
    pub(super) fn regions(&self) -> &[Span] {
        &self.script.regions
    }

    /// True if a byte lies in one of its scripts.
    pub(super) fn has(&self, at: u32) -> bool {
        self.regions().iter().any(|region| region.start <= at && at <= region.end)
    }

    /// The literals and writes of the statement of the top level around a byte of the text.
    pub(super) fn code(&self, at: u32) -> Option<&Code> {
        self.parts.get_or_init(|| Parts::new(&self.script)).at(&self.script, at)
    }

    /// True if it deletes a property of that name anywhere.
    pub(super) fn deletes(&self, name: &str) -> bool {
        self.deletes.get_or_init(|| self.walk(deletes)).contains(name)
    }

    /// The declarations.
    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| self.walk(names))
    }

    pub(super) fn awaits(&self) -> &Awaits {
        self.awaits.get_or_init(|| self.walk(|script| Awaits::of(script, self.kind())))
    }

    pub(super) fn around(&self) -> &Around {
        self.around.get_or_init(|| self.walk(Around::of))
    }

    pub(super) fn asked(&self) -> &Asked {
        self.asked.get_or_init(|| self.walk(Asked::of))
    }

    pub(super) fn hints(&self) -> &Hints {
        self.hints.get_or_init(|| self.walk(|script| Hints::of(script, self.names())))
    }

    pub(super) fn kind(&self) -> FileKind {
        *self.kind.get_or_init(|| self.walk(FileKind::of))
    }

    /// The code that nothing uses any more without the code in these spans, and with the `inserted` code.
    pub(super) fn left_unused(&self, removed: &[Span], inserted: &[&str]) -> Vec<LeftUnused> {
        if self.runs_text() {
            return Vec::new();
        }
        self.walk(|script| unused::without(script, self.kind(), removed, inserted))
    }

    /// True if names can mean types in it.
    pub(super) fn has_types(&self) -> bool {
        self.script.dialect.has_types()
    }

    /// True if it is TypeScript with JSX, where `<T>x` is no cast.
    pub(super) fn has_jsx(&self) -> bool {
        self.script.dialect == Dialect::Tsx
    }

    /// True if it runs text as code that may use its variables: `eval(text)`.
    pub(super) fn runs_text(&self) -> bool {
        *self.runs_text.get_or_init(|| self.walk(runs_text))
    }
}

impl fmt::Debug for FileSyntax {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FileSyntax({})", self.script.file.name())
    }
}
