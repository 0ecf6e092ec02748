//! Declarations: each variable, function, class and import is needed for its own sake.

use std::sync::Arc;

use swc_common::Spanned;
use swc_ecma_ast::{
    Decl, DefaultDecl, ImportDecl, ImportSpecifier, ModuleDecl, ModuleItem, ObjectPat, ObjectPatProp, Pat, PropName,
    Stmt, VarDecl, VarDeclarator,
};
use swc_ecma_visit::VisitWith;

use super::graph::Node;
use super::parts::Parts;
use super::top_level::TopLevel;
use super::walk::{Source, Value, Walk};
use crate::syntax::facts::{Role, Row};
use crate::syntax::parts::between_braces;
use crate::text::source::Span;
use crate::tree::scope::names_of;
use crate::tree::span::span_of;

impl Walk<'_> {
    /// Walks the statements, imports and exports of a module.
    pub(super) fn module(&mut self, items: &[ModuleItem], walked: &TopLevel<'_>) {
        for (index, item) in items.iter().enumerate().filter(|(index, _)| walked.has(*index)) {
            let role = walked.role(index);
            match item {
                ModuleItem::Stmt(statement) => self.statement(statement, role),
                ModuleItem::ModuleDecl(declaration) => self.module_declaration(declaration, role),
            }
        }
    }

    /// Walks the statements of a classic script.
    pub(super) fn script(&mut self, statements: &[Stmt], walked: &TopLevel<'_>) {
        for (index, statement) in statements.iter().enumerate().filter(|(index, _)| walked.has(*index)) {
            self.statement(statement, walked.role(index));
        }
    }

    fn module_declaration(&mut self, declaration: &ModuleDecl, role: Role) {
        match declaration {
            ModuleDecl::Import(import) => self.import(import, role),
            ModuleDecl::ExportDecl(export) => self.declaration(&export.decl, span_of(export.span), role),
            ModuleDecl::ExportDefaultDecl(export) => match &export.decl {
                DefaultDecl::Fn(function) => self.function_expression(function, None),
                DefaultDecl::Class(_) | DefaultDecl::TsInterfaceDecl(_) => self.anything(export),
            },
            ModuleDecl::ExportDefaultExpr(export) => {
                self.effect(Source::Code);
                self.expression(&export.expr, Value::Used);
            }
            _ => self.anything(declaration),
        }
    }

    /// Walks an import. Loading a module may do something, so that an import stays unless it is for types only:
    /// TypeScript's compiler keeps the others, too, with `verbatimModuleSyntax`.
    fn import(&mut self, import: &ImportDecl, role: Role) {
        let goes = import.type_only;
        let around = self.unit();
        let unit = self.describe(span_of(import.span), Some(role), None);
        self.inside_unit(unit, |walk| {
            if !goes {
                walk.effect(Source::Code);
            }
            let named: Vec<Span> =
                import.specifiers.iter().filter(|one| one.is_named()).map(|one| span_of(one.span())).collect();
            let Some(row) = walk.braces(import, named) else {
                return import.specifiers.iter().for_each(|specifier| walk.declare(&specifier.local().to_id(), around));
            };
            let row = Arc::new(row);
            let mut index = 0;
            for specifier in &import.specifiers {
                let id = specifier.local().to_id();
                if let ImportSpecifier::Named(named) = specifier {
                    let role = Role::Element(Arc::clone(&row), index);
                    let unit = walk.describe(span_of(named.span), Some(role), None);
                    walk.inside_unit(unit, |walk| walk.declare(&id, around));
                    index += 1;
                } else {
                    walk.declare(&id, around);
                }
            }
        });
    }

    /// The row of the specifiers in an import's braces.
    fn braces(&self, import: &ImportDecl, items: Vec<Span>) -> Option<Row> {
        let text = self.script.file.text();
        let (first, last) = (items.first()?, items.last()?);
        let start = text.get(span_of(import.span).start as usize..first.start as usize)?.rfind('{')?;
        let end = text.get(last.end as usize..span_of(import.src.span).start as usize)?.rfind('}')?;
        let start = span_of(import.span).start + u32::try_from(start).ok()? + 1;
        Some(Row { span: Span { start, end: last.end + u32::try_from(end).ok()? }, items })
    }

    /// Walks a declaration, which stands so.
    pub(super) fn declaration(&mut self, declaration: &Decl, span: Span, role: Role) {
        let around = self.unit();
        match declaration {
            Decl::Var(variables) => {
                let unit = self.describe(span, Some(role), None);
                self.inside_unit(unit, |walk| walk.variables(variables, around));
            }
            Decl::Fn(function) => {
                let node = self.function_declaration(&function.function, span, role);
                self.declare_as(&function.ident.to_id(), node);
            }
            Decl::Class(class) => {
                let unit = self.describe(span, Some(role), None);
                self.inside_unit(unit, |walk| {
                    walk.declare(&class.ident.to_id(), around);
                    walk.class(&class.class);
                });
            }
            Decl::Using(_) | Decl::TsInterface(_) | Decl::TsTypeAlias(_) | Decl::TsEnum(_) | Decl::TsModule(_) => {
                self.anything(declaration);
            }
        }
    }

    fn variables(&mut self, variables: &VarDecl, around: Node) {
        let items: Vec<Span> = variables.decls.iter().map(|declarator| span_of(declarator.span)).collect();
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
        let row = Arc::new(Row { span: Span { start: first.start, end: last.end }, items });
        for (index, declarator) in variables.decls.iter().enumerate() {
            let role = Role::Element(Arc::clone(&row), index);
            let unit = self.describe(span_of(declarator.span), Some(role), None);
            self.inside_unit(unit, |walk| walk.declarator(declarator, around));
        }
    }

    fn declarator(&mut self, declarator: &VarDeclarator, around: Node) {
        match &declarator.name {
            Pat::Object(object) if !object.props.iter().any(ObjectPatProp::is_rest) => self.object(object, around),
            pattern => {
                for name in names_of(pattern) {
                    self.declare(&name.to_id(), around);
                }
                self.defaults(pattern);
            }
        }
        declarator.init.iter().for_each(|init| self.expression(init, Value::Used));
    }

    /// Walks a pattern of which each simple property may go alone.
    fn object(&mut self, object: &ObjectPat, around: Node) {
        object.type_ann.visit_with(&mut Parts(self));
        let items = object.props.iter().map(|prop| span_of(prop.span())).collect();
        let row = Arc::new(Row { span: self.pattern_braces(object), items });
        for (index, prop) in object.props.iter().enumerate() {
            let simple = match prop {
                ObjectPatProp::Assign(assign) if assign.value.is_none() => Some(assign.key.id.to_id()),
                ObjectPatProp::KeyValue(pair) if !pair.key.is_computed() => {
                    pair.value.as_ident().map(|name| name.id.to_id())
                }
                _ => None,
            };
            if let Some(id) = simple {
                let role = Role::Element(Arc::clone(&row), index);
                let unit = self.describe(span_of(prop.span()), Some(role), None);
                self.inside_unit(unit, |walk| walk.declare(&id, around));
            } else {
                for name in names_of(prop) {
                    self.declare(&name.to_id(), around);
                }
                self.defaults_of(prop);
            }
        }
    }

    /// The bytes between the braces of a pattern, which a type may follow.
    fn pattern_braces(&self, object: &ObjectPat) -> Span {
        let whole = between_braces(object.span);
        let Some(of) = &object.type_ann else { return whole };
        let pattern = self.script.file.text().get(whole.start as usize..span_of(of.span).start as usize);
        let end = pattern.and_then(|pattern| pattern.rfind('}')).and_then(|end| u32::try_from(end).ok());
        end.map_or(whole, |end| Span { start: whole.start, end: whole.start + end })
    }

    /// Walks what a property of a pattern reads.
    pub(super) fn defaults_of(&mut self, prop: &ObjectPatProp) {
        match prop {
            ObjectPatProp::KeyValue(pair) => {
                if let PropName::Computed(computed) = &pair.key {
                    self.expression(&computed.expr, Value::Used);
                }
                self.defaults(&pair.value);
            }
            ObjectPatProp::Assign(assign) => {
                assign.value.iter().for_each(|value| self.expression(value, Value::Used));
            }
            ObjectPatProp::Rest(rest) => self.defaults(&rest.arg),
        }
    }
}
