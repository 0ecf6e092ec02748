//! Text in, calls with payloads out: finds each DigitalRiver.js call of a script and everything that can reach it.
//!
//! This crate is the only one that knows swc, and nothing that it gives out shows a syntax node. It must not know
//! rules, payment methods, configuration, the disk or the terminal.

mod call;
mod expression;
mod flow;
mod index;
mod payload;
pub mod sdk;
mod slice;
mod syntax;
mod text;
mod tree;

pub use call::{Call, Receiver};
pub use dr_lint_document::extensions as document_extensions;
pub use expression::{Chain, Expression, Needs, NoExpression, Root};
pub use flow::Limit;
pub use payload::{
    Covered, Form, Held, HeldValue, Origin, Payload, Presence, Property, Rest, Shape, Sighting, SightingKind, Use,
    UseKind,
};
use std::sync::Arc;

use slice::demands::Extent;
use tree::program::{Loaded, Program};

pub use syntax::{
    Binding, Effects, FileKind, Lack, LeftUnused, Leftovers, Literal, Member, Role, Row, Spelling, Syntax, This,
    Unused, UnusedKind, Whole, Write, leftovers,
};
pub use text::mention::mentions_call;
pub use text::source::{Place, Position, SourceFile, Span};
pub use text::specifiers::possible_specifiers;
pub use text::syntax_error::SyntaxError;
pub use tree::comments::{Comment, CommentKind, comments};
pub use tree::files::{Files, NoFiles};
pub use tree::parse_cache::ParseCache;
pub use tree::prose::{Prose, ProseKind, prose};
pub use tree::tokens::tokens;

/// The calls of DigitalRiver.js in a file, and all that rules and fixes need to know around them.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The calls, by position. Properties of their payloads may stand in other files.
    pub calls: Vec<Call>,
    /// True if the file was parsed: only files that name a call are.
    pub parsed: bool,
    /// The first syntax error of each script that names a call and can't be parsed in any dialect that its file allows. A file
    /// that isn't a document is one script: its error comes alone.
    pub errors: Vec<SyntaxError>,
    /// The limits that were met, each with the first place: beyond them values are unknown.
    pub limits: Vec<(Limit, Place)>,
    /// The syntax around what a fix may touch; empty where there are no calls.
    pub syntax: Syntax,
    /// The files of the program: the analysed one, then those that it imports, directly or not.
    pub files: Vec<Arc<SourceFile>>,
}

/// Finds the calls in `file`; `files` finds what it imports.
pub fn analyze(file: &Arc<SourceFile>, files: &dyn Files) -> Analysis {
    analyze_for(file, files, &|_| None)
}

/// Finds the calls as [`analyze`] does, but evaluates all code, also what can't reach a call. Tests compare the two.
pub fn analyze_everything(file: &Arc<SourceFile>, files: &dyn Files) -> Analysis {
    analyze_to(Extent::Full, file, files, &|_| None)
}

/// Finds the calls for fixes that insert an expression: [`Syntax::lack`] then returns the places at which the
/// expression would lack a value. `needed` returns the expression that fixes insert into a file.
pub fn analyze_for<'e>(
    file: &Arc<SourceFile>,
    files: &dyn Files,
    needed: &dyn Fn(&SourceFile) -> Option<&'e Expression>,
) -> Analysis {
    analyze_to(Extent::Sliced, file, files, needed)
}

fn analyze_to<'e>(
    extent: Extent,
    file: &Arc<SourceFile>,
    files: &dyn Files,
    needed: &dyn Fn(&SourceFile) -> Option<&'e Expression>,
) -> Analysis {
    if !mentions_call(file.text().as_bytes()) {
        return Analysis::default();
    }
    let Loaded { programs, errors } = tree::program::load(file, files);
    let mut all = Analysis { parsed: true, errors, files: vec![Arc::clone(file)], ..Analysis::default() };
    for program in &programs {
        all.add(analyze_program(extent, program, needed));
    }
    all.calls.sort_by(|one, other| one.place.cmp(&other.place));
    all
}

fn analyze_program<'e>(
    extent: Extent,
    program: &Program,
    needed: &dyn Fn(&SourceFile) -> Option<&'e Expression>,
) -> Analysis {
    let files = program.scripts().map(|script| Arc::clone(&script.file)).collect();
    let left_out = program.left_out().map(|place| (Limit::Files, place.clone()));
    if !program.may_call() {
        return Analysis { limits: left_out.into_iter().collect(), files, ..Analysis::default() };
    }
    let needed: Vec<Option<&Expression>> = program.scripts().map(|script| needed(&script.file)).collect();
    let flow = text::nesting::with_stack(program.levels(), || flow::run(program, &needed, extent));
    let syntax =
        if flow.calls.is_empty() { Syntax::default() } else { Syntax::of(program.scripts(), flow.lacks, flow.names) };
    let limits = flow.limits.into_iter().chain(left_out).collect();
    Analysis { calls: flow.calls, limits, syntax, files, ..Analysis::default() }
}

impl Analysis {
    /// Returns the analysis if all scripts of the file could be parsed.
    ///
    /// # Errors
    /// The first syntax error.
    pub fn complete(mut self) -> Result<Self, SyntaxError> {
        if self.errors.is_empty() { Ok(self) } else { Err(self.errors.swap_remove(0)) }
    }

    /// Adds what another program of the same document gives.
    fn add(&mut self, other: Self) {
        self.calls.extend(other.calls);
        for (limit, place) in other.limits {
            match self.limits.iter_mut().find(|(known, _)| *known == limit) {
                Some((_, first)) => *first = place.min(first.clone()),
                None => self.limits.push((limit, place)),
            }
        }
        self.syntax.add(other.syntax);
        for file in other.files {
            if self.files.iter().all(|known| known.name() != file.name()) {
                self.files.push(file);
            }
        }
    }
}

/// Returns every syntax error of a file, including those that [`analyze`] ignores because the file's structure is
/// clear. The file needn't name a call.
pub fn syntax_errors(file: &Arc<SourceFile>) -> Vec<SyntaxError> {
    tree::script::all_errors(file)
}
