//! The scripts of one run of the flow: a file and everything that it imports.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use swc_ecma_ast::{
    CallExpr, Callee, ExportAll, Expr, ExprOrSpread, ImportDecl, Lit, NamedExport, Str, TsExternalModuleRef,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::SyntaxError;
use crate::files::Files;
use crate::script::Script;
use crate::source::SourceFile;

/// How many files one file may pull in.
const MAX_SCRIPTS: usize = 200;

/// A file and what it imports, directly or not.
pub(crate) struct Program {
    scripts: Vec<Arc<Script>>,
    imports: FxHashMap<(u32, String), u32>,
}

impl Program {
    /// Parses `file` and, as far as `files` finds them, the files it imports.
    ///
    /// # Errors
    /// When `file` itself can't be parsed; an import that can't be is left unknown.
    pub(crate) fn load(file: &Arc<SourceFile>, files: &dyn Files) -> Result<Self, SyntaxError> {
        let mut program = Self { scripts: vec![Arc::new(Script::parse(file)?)], imports: FxHashMap::default() };
        let mut by_name: FxHashMap<String, Option<u32>> = FxHashMap::default();
        by_name.insert(file.name().to_owned(), Some(0));
        let mut next = 0;
        while let Some(script) = program.scripts.get(next).map(Arc::clone) {
            let from = number(next);
            for specifier in specifiers(&script) {
                let Some(imported) = files.import(&script.file, &specifier) else { continue };
                let known = by_name.get(imported.name()).copied();
                let to = known.unwrap_or_else(|| {
                    let to = program.add(&imported);
                    by_name.insert(imported.name().to_owned(), to);
                    to
                });
                if let Some(to) = to {
                    program.imports.insert((from, specifier), to);
                }
            }
            next += 1;
        }
        Ok(program)
    }

    fn add(&mut self, file: &Arc<SourceFile>) -> Option<u32> {
        if self.scripts.len() >= MAX_SCRIPTS {
            return None;
        }
        let script = Script::parse(file).ok()?;
        self.scripts.push(Arc::new(script));
        Some(number(self.scripts.len() - 1))
    }

    /// The script of that number; 0 is the file itself.
    pub(crate) fn script(&self, number: u32) -> &Script {
        &self.scripts[number as usize]
    }

    /// All of the scripts; the file itself comes first.
    pub(crate) fn scripts(&self) -> impl Iterator<Item = &Script> {
        self.scripts.iter().map(|script| &**script)
    }

    /// The script that `specifier` means in script `from`.
    pub(crate) fn import(&self, from: u32, specifier: &str) -> Option<u32> {
        self.imports.get(&(from, specifier.to_owned())).copied()
    }

    /// How many bytes all the scripts have.
    pub(crate) fn bytes(&self) -> usize {
        self.scripts.iter().map(|script| script.file.text().len()).sum()
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("MAX_SCRIPTS is small")
}

/// The relative paths that a script imports, in order, each once.
fn specifiers(script: &Script) -> Vec<String> {
    let mut found = Specifiers::default();
    script.program.visit_with(&mut found);
    found.0
}

#[derive(Default)]
struct Specifiers(Vec<String>);

impl Specifiers {
    fn add(&mut self, specifier: &Str) {
        let Some(specifier) = specifier.value.as_str() else { return };
        if !self.0.iter().any(|known| known == specifier) {
            self.0.push(specifier.to_owned());
        }
    }

    fn add_argument(&mut self, arguments: &[ExprOrSpread]) {
        if let Some(ExprOrSpread { spread: None, expr }) = arguments.first()
            && let Expr::Lit(Lit::Str(specifier)) = &**expr
        {
            self.add(specifier);
        }
    }
}

impl Visit for Specifiers {
    fn visit_import_decl(&mut self, node: &ImportDecl) {
        if !node.type_only {
            self.add(&node.src);
        }
    }

    fn visit_named_export(&mut self, node: &NamedExport) {
        if let Some(specifier) = &node.src {
            self.add(specifier);
        }
    }

    fn visit_export_all(&mut self, node: &ExportAll) {
        self.add(&node.src);
    }

    fn visit_ts_external_module_ref(&mut self, node: &TsExternalModuleRef) {
        self.add(&node.expr);
    }

    fn visit_call_expr(&mut self, node: &CallExpr) {
        let imports = match &node.callee {
            Callee::Import(_) => true,
            Callee::Expr(callee) => callee.is_ident_ref_to("require"),
            Callee::Super(_) => false,
        };
        if imports {
            self.add_argument(&node.args);
        }
        node.visit_children_with(self);
    }
}
