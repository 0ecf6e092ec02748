//! The syntax tree of one text, with its names resolved.

use swc_common::{DUMMY_SP, SyntaxContext};
use swc_ecma_ast::{Program, Script};

use crate::text::dialect::Dialect;
use crate::text::mention::mentions_call;
use crate::text::nesting::{levels, with_stack};
use crate::text::source::SourceFile;
use crate::tree::imports::Import;
use crate::tree::parse::{Failure, parse_as};
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
}

impl Drop for Tree {
    fn drop(&mut self) {
        let empty = Program::Script(Script { span: DUMMY_SP, body: Vec::new(), shebang: None });
        let program = std::mem::replace(&mut self.program, empty);
        with_stack(self.levels, || drop(program));
    }
}

impl Tree {
    /// Parses a text and resolves its names.
    pub(crate) fn parse(file: &SourceFile) -> Result<Self, Failure> {
        let too_deep = |span| Failure { span, message: "nested too deeply for dr-lint to parse".to_owned() };
        let levels = levels(file.text()).map_err(too_deep)?;
        with_stack(levels, || Self::parse_flat(file, levels))
    }

    /// Parses a text that has no more than so many levels, for which there is stack enough.
    fn parse_flat(file: &SourceFile, levels: usize) -> Result<Self, Failure> {
        let mut first_error = None;
        for dialect in Dialect::candidates(file.name()) {
            match parse_as(file, *dialect) {
                Ok(program) => return Ok(Self::resolve(file, program, *dialect, levels)),
                Err(error) => {
                    first_error.get_or_insert(error);
                }
            }
        }
        Err(first_error.expect("every name has a dialect"))
    }

    fn resolve(file: &SourceFile, mut program: Program, dialect: Dialect, levels: usize) -> Self {
        let Resolved { undeclared: unresolved, scopes, imports } = resolve(&mut program, dialect);
        let names_call = mentions_call(file.text().as_bytes());
        let may_call = names_call && has_possible_call(&program, unresolved);
        Self { program, dialect, unresolved, scopes, imports, names_call, may_call, levels }
    }
}
