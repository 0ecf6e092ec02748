//! Programs of documents: their scripts are parsed one by one and become one syntax tree, in the order in which they run. All
//! spans are those of the document.

mod alternatives;
mod islands;
mod parse;
mod spans;
mod wrap;

pub(crate) use dr_lint_document::Program;
use dr_lint_document::{Document, Script, ScriptKind};
use swc_common::DUMMY_SP;
use swc_common::comments::SingleThreadedComments;
use swc_ecma_ast::{Module, ModuleItem, Program as Syntax, Script as Statements};

use crate::text::dialect::Dialect;
use crate::text::mention;
use crate::text::nesting::{levels, with_stack};
use crate::text::source::Span;
use crate::tree::parse::Failure;

use self::parse::Parsed;

/// The levels that the functions around modules and handlers take, and the branches of a template.
const WRAPPED: usize = 128;

/// A program, before its names are resolved.
pub(crate) struct Merged {
    pub(crate) program: Syntax,
    pub(crate) parts: Parts,
}

/// Facts about the text of a program.
pub(crate) struct Parts {
    /// The dialect in which it was parsed; of several, one that has types.
    pub(crate) dialect: Dialect,
    /// The greatest number of levels that it may be nested.
    pub(crate) levels: usize,
    /// True if it names a call of DigitalRiver.js.
    pub(crate) names_call: bool,
    /// The bytes of its scripts, by position.
    pub(crate) regions: Vec<Span>,
}

/// True if one of the scripts names a call.
pub(crate) fn mentions_call(program: &Program) -> bool {
    program.scripts.iter().any(names_call)
}

fn names_call(script: &Script) -> bool {
    mention::mentions_call(script.code.text().as_bytes())
}

/// Parses the scripts of a component, which other files can import.
///
/// # Errors
/// If there are none, or one of them can't be parsed.
pub(crate) fn parse_module(document: &Document) -> Result<Merged, Failure> {
    let is_component = |script: &Script| script.kind == ScriptKind::Component;
    let component = document.programs.iter().find(|program| program.scripts.iter().any(is_component));
    let none = || Failure { span: Span { start: 0, end: 0 }, message: "it is no module".to_owned() };
    let component = component.ok_or_else(none)?;
    let (merged, failures) = parse_all(component);
    failures.into_iter().next().map_or(Ok(merged), |(_, failure)| Err(failure))
}

/// Parses a program. A script that can't be parsed counts as empty; its failure is returned if it names a call.
pub(crate) fn merge(program: &Program) -> (Merged, Vec<Failure>) {
    let (merged, failures) = parse_all(program);
    let failures = failures.into_iter().filter(|(script, _)| names_call(script));
    (merged, failures.map(|(_, failure)| failure).collect())
}

fn parse_all(program: &Program) -> (Merged, Vec<(&Script, Failure)>) {
    let mut merging = Merging::default();
    let mut failures = Vec::new();
    let mut greatest = 0;
    for script in &program.scripts {
        match levels(script.code.text()) {
            Ok(levels) => {
                greatest = greatest.max(levels);
                match with_stack(levels + WRAPPED, || parse::parse(script)) {
                    Ok(parsed) => merging.add(script, parsed),
                    Err(failure) => failures.push((script, failure)),
                }
            }
            Err(span) => failures.push((script, Failure::too_deep(spans::in_document(script, span)))),
        }
    }
    let mut regions: Vec<Span> = program.scripts.iter().map(spans::of_script).collect();
    regions.sort_unstable();
    let names_call = mentions_call(program);
    let parts = Parts { dialect: merging.dialect(), levels: greatest + WRAPPED, names_call, regions };
    (Merged { program: merging.program(), parts }, failures)
}

/// Returns every error in a program, including those that leave the structure of a script clear.
pub(crate) fn all_failures(program: &Program) -> Vec<Failure> {
    program.scripts.iter().filter_map(|script| with_levels(script, || parse::all_failures(script))).flatten().collect()
}

/// Parses each script of a program by itself, along with its comments. Those that can't be parsed are left out.
pub(crate) fn with_comments<T>(program: &Program, read: impl Fn(&Syntax, SingleThreadedComments) -> T) -> Vec<T> {
    let read = |script: &Script| {
        let (parsed, comments) = with_levels(script, || parse::parse_with_comments(script))?.ok()?;
        with_levels(script, || read(&parsed, spans::comments_in_document(script, comments)))
    };
    program.scripts.iter().filter_map(read).collect()
}

/// Returns the tokens of a program. Scripts that can't be parsed have none.
pub(crate) fn tokens(program: &Program) -> Vec<Span> {
    program.scripts.iter().filter_map(|script| with_levels(script, || parse::tokens(script))).flatten().collect()
}

fn with_levels<T>(script: &Script, work: impl FnOnce() -> T) -> Option<T> {
    Some(with_stack(levels(script.code.text()).ok()? + WRAPPED, work))
}

/// The scripts that were parsed so far.
#[derive(Default)]
struct Merging {
    imports: Vec<ModuleItem>,
    items: Vec<ModuleItem>,
    dialects: Vec<Dialect>,
}

impl Merging {
    fn add(&mut self, script: &Script, Parsed { program, dialect, .. }: Parsed) {
        self.dialects.push(dialect);
        let items = wrap::items(program);
        match script.kind {
            ScriptKind::Component => self.items.extend(wrap::component(items)),
            ScriptKind::Fence => self.items.extend(items),
            ScriptKind::Classic => self.add_apart(items, |statements| statements),
            ScriptKind::Module => self.add_apart(items, |statements| vec![wrap::module(script, statements)]),
            ScriptKind::Handler => self.add_apart(items, |statements| vec![wrap::handler(script, statements)]),
            ScriptKind::HandlerExpression => {
                self.add_apart(items, |statements| vec![wrap::handler_expression(script, statements)]);
            }
            ScriptKind::Use => self.add_apart(items, |statements| vec![wrap::handler(script, statements)]),
            ScriptKind::Written => self.add_apart(items, |statements| wrap::written(script, statements)),
        }
    }

    /// Adds the imports of a script, and the statements that become of the rest.
    fn add_apart(
        &mut self,
        items: Vec<ModuleItem>,
        wrapped: impl FnOnce(Vec<swc_ecma_ast::Stmt>) -> Vec<swc_ecma_ast::Stmt>,
    ) {
        let (imports, statements) = wrap::apart(items);
        self.imports.extend(imports);
        self.items.extend(wrapped(statements).into_iter().map(ModuleItem::Stmt));
    }

    fn dialect(&self) -> Dialect {
        let typed = self.dialects.iter().find(|dialect| dialect.has_types());
        typed.or(self.dialects.first()).copied().unwrap_or(Dialect::JavaScript)
    }

    fn program(self) -> Syntax {
        let body: Vec<ModuleItem> = self.imports.into_iter().chain(self.items).collect();
        if body.iter().any(ModuleItem::is_module_decl) {
            return Syntax::Module(Module { span: DUMMY_SP, body, shebang: None });
        }
        let body = body.into_iter().filter_map(ModuleItem::stmt).collect();
        Syntax::Script(Statements { span: DUMMY_SP, body, shebang: None })
    }
}

#[cfg(test)]
mod tests;
