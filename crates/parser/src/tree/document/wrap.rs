//! The code around the statements of a script that doesn't run at the top level of its document's program. Nodes that the
//! document doesn't have take the place of their script.

use dr_lint_document::Script;
use swc_common::{BytePos, Span};
use swc_ecma_ast::{
    AssignExpr, AssignOp, AssignTarget, Decl, DefaultDecl, Expr, ExprStmt, FunctionBody, Ident, ModuleDecl, ModuleItem,
    Program, SimpleAssignTarget, Stmt, VarDeclKind,
};
use swc_ecma_visit::{VisitMut, VisitMutWith};

use crate::text::dialect::Dialect;
use crate::tree::casts::strip;
use crate::tree::document::islands::unknown_name;
use crate::tree::document::spans::of_script;
use crate::tree::parse::{Source, parse_as_one_of};

/// The statement around the statements of a module: names that it declares are its own, and it may wait.
const MODULE: &str = "(async () => {})()";

/// The statement around those of a handler: it runs after the scripts, any number of times.
const HANDLER: &str = "document.addEventListener('load', function (event) {})";

/// The statement around an expression that a handler calls.
const CALLED: &str = "document.addEventListener('load', function (event) { HERE(event) })";

/// The statement around a function that is a handler.
const LISTENER: &str = "document.addEventListener('load', HERE)";

/// The statement around one that runs again whenever something that it reads has changed.
const AGAIN: &str = "(run => [run(), document.addEventListener('load', run)])(function () {})";

/// The label of such statements in a component.
const REACTIVE: &str = "$";

/// The name that stands for an expression.
const PLACE: &str = "HERE";

/// Returns what a program consists of.
pub(super) fn items(program: Program) -> Vec<ModuleItem> {
    match program {
        Program::Module(module) => module.body,
        Program::Script(script) => script.body.into_iter().map(ModuleItem::Stmt).collect(),
    }
}

/// Takes the imports of a script apart from its statements. What it exports stays as a statement: nothing can import it.
pub(super) fn apart(items: Vec<ModuleItem>) -> (Vec<ModuleItem>, Vec<Stmt>) {
    let mut imports = Vec::new();
    let mut statements = Vec::new();
    for item in items {
        match item {
            ModuleItem::Stmt(statement) => statements.push(statement),
            ModuleItem::ModuleDecl(declaration) => match exported(declaration) {
                Ok(statement) => statements.push(statement),
                Err(declaration) => imports.push(ModuleItem::ModuleDecl(declaration)),
            },
        }
    }
    (imports, statements)
}

/// The statement that an export is without its keyword; an import, or what exports names only, is none.
fn exported(declaration: ModuleDecl) -> Result<Stmt, ModuleDecl> {
    match declaration {
        ModuleDecl::ExportDecl(export) => Ok(Stmt::Decl(export.decl)),
        ModuleDecl::ExportDefaultExpr(export) => Ok(Stmt::Expr(ExprStmt { span: export.span, expr: export.expr })),
        ModuleDecl::ExportDefaultDecl(export) => {
            let span = export.span;
            let expression = |expr: Expr| Ok(Stmt::Expr(ExprStmt { span, expr: Box::new(expr) }));
            match export.decl {
                DefaultDecl::Fn(function) => match function.ident {
                    Some(ident) => Ok(Stmt::Decl(Decl::Fn(swc_ecma_ast::FnDecl {
                        ident,
                        declare: false,
                        function: function.function,
                    }))),
                    None => expression(Expr::Fn(function)),
                },
                DefaultDecl::Class(class) => expression(Expr::Class(class)),
                DefaultDecl::TsInterfaceDecl(interface) => Ok(Stmt::Decl(Decl::TsInterface(interface))),
            }
        }
        other => Err(other),
    }
}

/// The statement that a module is.
pub(super) fn module(script: &Script, statements: Vec<Stmt>) -> Stmt {
    Skeleton::of(script).with_body(MODULE, statements)
}

/// The items of a component. What Svelte labels with `$` runs at once, and any number of times after that. A variable
/// that is exported is a prop: whoever uses the component may set it.
pub(super) fn component(items: Vec<ModuleItem>) -> Vec<ModuleItem> {
    let wrapped = |item| match item {
        ModuleItem::Stmt(Stmt::Labeled(labeled)) if labeled.label.sym == *REACTIVE => {
            ModuleItem::Stmt(Skeleton::around(labeled.span).with_body(AGAIN, vec![Stmt::Labeled(labeled)]))
        }
        other => other,
    };
    let props: Vec<Ident> = items.iter().flat_map(props).collect();
    let set = props.into_iter().map(|prop| {
        let write = unknown_write(SimpleAssignTarget::Ident(prop.clone().into()), prop.span);
        ModuleItem::Stmt(Skeleton::around(prop.span).with_body(HANDLER, vec![write]))
    });
    let set: Vec<ModuleItem> = set.collect();
    items.into_iter().map(wrapped).chain(set).collect()
}

/// The variables that an item of a component exports and others may set.
fn props(item: &ModuleItem) -> Vec<Ident> {
    let ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) = item else { return Vec::new() };
    let Decl::Var(declaration) = &export.decl else { return Vec::new() };
    if declaration.kind == VarDeclKind::Const {
        return Vec::new();
    }
    declaration.decls.iter().filter_map(|variable| Some(Ident::from(variable.name.as_ident()?.clone()))).collect()
}

/// The statement that registers a handler.
pub(super) fn handler(script: &Script, statements: Vec<Stmt>) -> Stmt {
    Skeleton::of(script).with_body(HANDLER, statements)
}

/// The statement that registers an expression as a handler. It is called if it may be a function.
pub(super) fn handler_expression(script: &Script, statements: Vec<Stmt>) -> Stmt {
    match <[Stmt; 1]>::try_from(statements) {
        Ok([Stmt::Expr(only)]) => match strip(&only.expr) {
            Expr::Arrow(_) | Expr::Fn(_) | Expr::Ident(_) => Skeleton::of(script).with_expression(LISTENER, only.expr),
            Expr::Member(_) | Expr::Bin(_) | Expr::Cond(_) | Expr::OptChain(_) => {
                Skeleton::of(script).with_expression(CALLED, only.expr)
            }
            _ => handler(script, vec![Stmt::Expr(only)]),
        },
        Ok([other]) => handler(script, vec![other]),
        Err(statements) => handler(script, statements),
    }
}

/// The handler that reads the variable or member that a script consists of, and gives it an unknown value.
pub(super) fn written(script: &Script, statements: Vec<Stmt>) -> Vec<Stmt> {
    let Ok([Stmt::Expr(only)]) = <[Stmt; 1]>::try_from(statements) else { return Vec::new() };
    let read = Stmt::Expr(only.clone());
    let target = match *only.expr {
        Expr::Ident(name) => SimpleAssignTarget::Ident(name.into()),
        Expr::Member(member) => SimpleAssignTarget::Member(member),
        _ => return vec![handler(script, vec![read])],
    };
    vec![handler(script, vec![read, unknown_write(target, only.span)])]
}

/// The statement that gives an unknown value to a variable or member.
fn unknown_write(target: SimpleAssignTarget, span: Span) -> Stmt {
    let right = Box::new(Expr::Ident(Ident::new_no_ctxt(unknown_name(span), span)));
    let write = AssignExpr { span, op: AssignOp::Assign, left: AssignTarget::Simple(target), right };
    Stmt::Expr(ExprStmt { span, expr: Box::new(Expr::Assign(write)) })
}

/// Code that is filled in, and the place that its nodes get.
struct Skeleton {
    span: Span,
    body: Option<Vec<Stmt>>,
    expression: Option<Box<Expr>>,
}

impl Skeleton {
    /// Its brackets stand where the marks around the script are: tags, quotes, braces.
    fn of(script: &Script) -> Self {
        let inner = of_script(script);
        // Positions start at 1.
        let span = Span::new(BytePos(inner.start.max(1)), BytePos(inner.end.saturating_add(2)));
        Self { span, body: None, expression: None }
    }

    /// Its brackets stand before and after the code.
    fn around(code: Span) -> Self {
        let start = BytePos(code.lo.0.saturating_sub(1).max(1));
        Self { span: Span::new(start, code.hi + BytePos(1)), body: None, expression: None }
    }

    fn with_body(mut self, code: &str, body: Vec<Stmt>) -> Stmt {
        self.body = Some(body);
        self.fill(code)
    }

    fn with_expression(mut self, code: &str, expression: Box<Expr>) -> Stmt {
        self.expression = Some(expression);
        self.fill(code)
    }

    fn fill(mut self, code: &str) -> Stmt {
        let parsed = parse_as_one_of(Source::at(code, 0), &[Dialect::JavaScript]);
        let only = parsed.ok().map(|(program, _)| items(program)).and_then(|items| items.into_iter().next());
        let mut statement = only.and_then(ModuleItem::stmt).expect("the code is one statement");
        statement.visit_mut_with(&mut self);
        statement
    }
}

impl VisitMut for Skeleton {
    fn visit_mut_span(&mut self, span: &mut Span) {
        *span = self.span;
    }

    fn visit_mut_function_body(&mut self, node: &mut FunctionBody) {
        node.visit_mut_children_with(self);
        if let Some(body) = self.body.take() {
            node.stmts = body;
        }
    }

    fn visit_mut_expr(&mut self, node: &mut Expr) {
        if node.is_ident_ref_to(PLACE)
            && let Some(expression) = self.expression.take()
        {
            *node = *expression;
        } else {
            node.visit_mut_children_with(self);
        }
    }
}
