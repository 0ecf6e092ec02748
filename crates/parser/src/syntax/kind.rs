//! The kind of a file, which determines the meaning of names that it doesn't declare.

use dr_lint_document::{Program, ScriptKind};
use swc_ecma_ast::{
    AssignExpr, CallExpr, Expr, Ident, MemberExpr, MetaPropExpr, ModuleItem, Program as Syntax, SimpleAssignTarget,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::tree::script::Script;

/// The kind of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileKind {
    /// A classic script: names that it doesn't declare are variables of the page.
    #[default]
    Classic,
    /// It calls `require("…")` or fills `module.exports`.
    CommonJs,
    /// It imports or exports.
    Module,
}

impl FileKind {
    pub(super) fn of(script: &Script) -> Self {
        let name = script.file.name().to_ascii_lowercase();
        let is_named = |extensions: &[&str]| extensions.iter().any(|extension| name.ends_with(extension));
        let has_declaration = || match &script.program {
            Syntax::Module(module) => module.body.iter().any(ModuleItem::is_module_decl),
            Syntax::Script(_) => false,
        };
        // Of a page, only its inline modules import.
        let is_module = || match script.file.document() {
            Some(document) => document.programs.iter().any(is_component),
            None => has_declaration(),
        };
        if is_named(&[".mjs", ".mts"]) || is_module() {
            return Self::Module;
        }
        if is_named(&[".cjs", ".cts"]) {
            return Self::CommonJs;
        }
        let mut signs = Signs { script, kind: Self::Classic, is_universal: false };
        script.program.visit_with(&mut signs);
        match signs.kind {
            // A universal wrapper, which runs as a classic script, too.
            Self::CommonJs if signs.is_universal => Self::Classic,
            kind => kind,
        }
    }
}

/// True if the scripts of a program are one module.
fn is_component(program: &Program) -> bool {
    program.scripts.iter().any(|script| script.kind == ScriptKind::Component)
}

/// A search for the signs of one kind of file.
struct Signs<'s> {
    script: &'s Script,
    kind: FileKind,
    /// True if it tests for `define.amd`.
    is_universal: bool,
}

impl Signs<'_> {
    /// True if an expression is that name, and the file doesn't declare it.
    fn is_free(&self, expr: &Expr, name: &str) -> bool {
        matches!(expr, Expr::Ident(ident) if self.is_free_name(ident, name))
    }

    fn is_free_name(&self, ident: &Ident, name: &str) -> bool {
        &*ident.sym == name && ident.ctxt == self.script.unresolved
    }

    fn record_commonjs(&mut self) {
        if self.kind == FileKind::Classic {
            self.kind = FileKind::CommonJs;
        }
    }
}

impl Visit for Signs<'_> {
    fn visit_call_expr(&mut self, node: &CallExpr) {
        let is_require = node.callee.as_expr().is_some_and(|callee| self.is_free(callee, "require"));
        // AMD's `require(["a"], f)` is called by scripts of pages.
        if is_require && matches!(&*node.args, [only] if only.expr.is_lit() || only.expr.is_tpl()) {
            self.record_commonjs();
        }
        node.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let Some(SimpleAssignTarget::Member(member)) = node.left.as_simple() {
            let is_exports = |expr: &Expr| {
                let is_module =
                    |member: &MemberExpr| self.is_free(&member.obj, "module") && member.prop.is_ident_with("exports");
                self.is_free(expr, "exports") || expr.as_member().is_some_and(is_module)
            };
            let is_whole = self.is_free(&member.obj, "module") && member.prop.is_ident_with("exports");
            if is_whole || is_exports(&member.obj) {
                self.record_commonjs();
            }
        }
        node.visit_children_with(self);
    }

    fn visit_member_expr(&mut self, node: &MemberExpr) {
        self.is_universal |= self.is_free(&node.obj, "define") && node.prop.is_ident_with("amd");
        node.visit_children_with(self);
    }

    fn visit_meta_prop_expr(&mut self, node: &MetaPropExpr) {
        if node.kind == swc_ecma_ast::MetaPropKind::ImportMeta {
            self.kind = FileKind::Module;
        }
    }
}
