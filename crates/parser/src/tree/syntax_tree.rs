//! The syntax tree of one text, with its names resolved.

use swc_common::{DUMMY_SP, SyntaxContext};
use swc_ecma_ast::{Program, Script};

use crate::text::dialect::Dialect;
use crate::text::mention::mentions_call;
use crate::text::nesting::{levels, with_stack};
use crate::text::source::{SourceFile, Span};
use crate::tree::document::{self, Merged, Parts};
use crate::tree::imports::Import;
use crate::tree::parse::{Failure, Source, parse_as_one_of};
use crate::tree::possible_call::has_possible_call;
use crate::tree::resolve::{Resolved, resolve};
use crate::tree::scope::Scopes;

/// A program whose names are resolved. It has no reference to its file.
pub(crate) struct Tree {
    /// Its syntax. Each name carries the number of the variable that it means.
    pub(crate) program: Program,
    /// The dialect in which it was parsed.
    pub(crate) dialect: Dialect,
    /// Stands in names that are declared nowhere in the program.
    pub(crate) unresolved: SyntaxContext,
    /// The declarations of each function.
    pub(crate) scopes: Scopes,
    /// The imports.
    pub(crate) imports: Vec<Import>,
    /// True if it names a call of DigitalRiver.js.
    pub(crate) names_call: bool,
    /// True if code of it may call a function of that name that isn't its own.
    pub(crate) may_call: bool,
    /// The greatest number of levels that it may be nested: walking it takes stack in proportion.
    pub(crate) levels: usize,
    /// The bytes of its scripts, by position: all of a file, or the parts of a document that are one program.
    pub(crate) regions: Vec<Span>,
}

impl Drop for Tree {
    fn drop(&mut self) {
        let empty = Program::Script(Script { span: DUMMY_SP, body: Vec::new(), shebang: None });
        let program = std::mem::replace(&mut self.program, empty);
        with_stack(self.levels, || drop(program));
    }
}

impl Tree {
    /// Parses a text and resolves its names. Of a document, the scripts that other files can import are parsed.
    pub(crate) fn parse(file: &SourceFile) -> Result<Self, Failure> {
        if let Some(document) = file.document() {
            return document::parse_module(document).map(Self::of_document);
        }
        let levels = levels(file.text()).map_err(Failure::too_deep)?;
        with_stack(levels, || Self::parse_flat(file, levels))
    }

    /// Parses a text that has no more than so many levels, for which there is stack enough.
    fn parse_flat(file: &SourceFile, levels: usize) -> Result<Self, Failure> {
        let (program, dialect) = parse_as_one_of(Source::of(file), Dialect::candidates(file.name()))?;
        let end = u32::try_from(file.text().len()).unwrap_or(u32::MAX);
        let whole = Span { start: file.bom_len(), end };
        let names_call = mentions_call(file.text().as_bytes());
        Ok(Self::resolve(program, Parts { dialect, levels, names_call, regions: vec![whole] }))
    }

    /// Resolves the names of a program of a document.
    pub(crate) fn of_document(Merged { program, parts }: Merged) -> Self {
        with_stack(parts.levels, || Self::resolve(program, parts))
    }

    fn resolve(mut program: Program, parts: Parts) -> Self {
        let Parts { dialect, levels, names_call, regions } = parts;
        let Resolved { undeclared: unresolved, scopes, imports } = resolve(&mut program, dialect);
        let may_call = names_call && has_possible_call(&program, unresolved);
        Self { program, dialect, unresolved, scopes, imports, names_call, may_call, levels, regions }
    }
}
