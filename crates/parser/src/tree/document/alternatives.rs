//! Alternatives of a template, `<?php if (a): ?> … <?php else: ?> … <?php endif ?>`: their statements and properties exclude
//! each other. They become branches of an unknown test, so that what the last one writes doesn't replace what the others do.

use std::ops::Range;

use dr_lint_document::{Branch, Script};
use swc_common::{BytePos, Span, Spanned, SyntaxContext};
use swc_ecma_ast::{
    BlockStmt, CondExpr, Decl, EmptyStmt, Expr, FunctionBody, Ident, IfStmt, Module, ModuleItem, ObjectLit, Program,
    PropOrSpread, Script as Statements, SpreadElement, Stmt, VarDeclKind,
};
use swc_ecma_visit::{VisitMut, VisitMutWith};

use super::islands::unknown_name;

/// Greatest depth of choices in each other. Deeper ones are code that is there.
const MAX_DEPTH: usize = 16;

/// Makes branches of the alternatives in a script. The spans of the program are those of the document.
pub(super) fn separate(script: &Script, program: &mut Program) {
    let choices = choices(script);
    if !choices.is_empty() {
        let text = script.code.is_plain().then(|| script.code.text());
        program.visit_mut_with(&mut Separate { choices, text, start: script.span.start });
    }
}

/// The marks of a choice, in bytes of the document: where it begins, its next alternatives, where it ends.
struct Choice {
    marks: Vec<Range<usize>>,
}

impl Choice {
    fn start(&self) -> usize {
        self.marks.first().map_or(0, |mark| mark.start)
    }

    fn end(&self) -> usize {
        self.marks.last().map_or(0, |mark| mark.end)
    }
}

/// The choices that have an alternative, by position.
fn choices(script: &Script) -> Vec<Choice> {
    let mut open: Vec<Choice> = Vec::new();
    let mut choices = Vec::new();
    for island in &script.islands {
        let mark = island.span.clone();
        match island.branch {
            Branch::Open => open.push(Choice { marks: vec![mark] }),
            Branch::Otherwise => open.last_mut().into_iter().for_each(|choice| choice.marks.push(mark.clone())),
            Branch::Close => {
                let depth = open.len();
                let Some(mut choice) = open.pop().filter(|_| depth <= MAX_DEPTH) else { continue };
                choice.marks.push(mark);
                choices.push(choice);
            }
            Branch::Output | Branch::Silent => {}
        }
    }
    choices.retain(|choice| choice.marks.len() > 2);
    choices.sort_by_key(Choice::start);
    choices
}

struct Separate<'s> {
    choices: Vec<Choice>,
    /// The text of the script, if it stands in one piece.
    text: Option<&'s str>,
    /// Its first byte in the document.
    start: usize,
}

impl Separate<'_> {
    /// Puts the nodes between the marks of each choice together. `within` is the span of the brackets around them.
    fn arrange<T: Node>(&self, nodes: &mut Vec<T>, within: Range<usize>) {
        let first = self.choices.partition_point(|choice| choice.start() < within.start);
        let last = self.choices.partition_point(|choice| choice.start() < within.end);
        let inside = self.choices[first..last].iter().filter(|choice| choice.end() <= within.end);
        let groups: Vec<Group<'_>> = inside.filter_map(|choice| self.group(nodes, choice)).collect();
        if !groups.is_empty() {
            let count = nodes.len();
            *nodes = arranged(&mut std::mem::take(nodes).into_iter(), 0..count, &groups);
        }
    }

    /// The nodes of a choice; `None` if it doesn't stand among these, or they can't become branches.
    fn group<'c, T: Node>(&self, nodes: &[T], choice: &'c Choice) -> Option<Group<'c>> {
        let cuts = cuts(nodes, choice)?;
        let parts = cuts.windows(2).map(|cut| cut[0]..cut[1]);
        let fits = parts.zip(choice.marks.windows(2)).all(|(part, marks)| self.fits(&nodes[part], marks));
        (cuts.first() < cuts.last() && fits).then_some(Group { choice, cuts })
    }

    /// True if nodes may become a branch of their own.
    fn fits<T: Node>(&self, nodes: &[T], marks: &[Range<usize>]) -> bool {
        if !nodes.iter().all(T::may_be_in_branch) {
            return false;
        }
        let Some(last) = nodes.last().filter(|_| T::NEEDS_COMMA) else { return true };
        let text = self.text.and_then(|text| text.get(end(last) - self.start..marks[1].start - self.start));
        text.is_some_and(|text| text.trim() == ",")
    }
}

/// A choice, and the number of nodes before each of its marks.
struct Group<'c> {
    choice: &'c Choice,
    cuts: Vec<usize>,
}

/// The nodes of a range, in which those of each group became one. The groups are by position, inner ones after outer ones.
fn arranged<T: Node>(nodes: &mut std::vec::IntoIter<T>, range: Range<usize>, groups: &[Group<'_>]) -> Vec<T> {
    let mut arranged_nodes = Vec::new();
    let (mut at, mut rest) = (range.start, groups);
    while let [group, later @ ..] = rest {
        let inner_count = later.partition_point(|inner| inner.choice.start() < group.choice.end());
        let (mut inside, after) = later.split_at(inner_count);
        arranged_nodes.extend(nodes.take(group.cuts[0] - at));
        let mut alternatives = Vec::new();
        for (cut, marks) in group.cuts.windows(2).zip(group.choice.marks.windows(2)) {
            let count = inside.partition_point(|inner| inner.choice.start() < marks[1].start);
            let (here, others) = inside.split_at(count);
            alternatives.push((arranged(nodes, cut[0]..cut[1], here), inner(marks)));
            inside = others;
        }
        arranged_nodes.push(T::branches(alternatives, span(group.choice.start(), group.choice.end())));
        (at, rest) = (group.cuts.last().copied().unwrap_or(at), after);
    }
    arranged_nodes.extend(nodes.take(range.end - at));
    arranged_nodes
}

/// The number of nodes before each mark of a choice; `None` if a mark is a part of a node.
fn cuts<T: Spanned>(nodes: &[T], choice: &Choice) -> Option<Vec<usize>> {
    let cut = |mark: &Range<usize>| {
        let before = nodes.partition_point(|node| end(node) <= mark.start);
        nodes.get(before).is_none_or(|next| mark.end <= start(next)).then_some(before)
    };
    choice.marks.iter().map(cut).collect()
}

fn start(node: &impl Spanned) -> usize {
    (node.span().lo.0 as usize).saturating_sub(1)
}

fn end(node: &impl Spanned) -> usize {
    (node.span().hi.0 as usize).saturating_sub(1)
}

fn span(start: usize, end: usize) -> Span {
    let position = |at: usize| BytePos(u32::try_from(at + 1).unwrap_or(u32::MAX));
    Span::new(position(start), position(end))
}

/// The span of an alternative, with the last byte of one mark and the first of the next as its braces.
fn inner(marks: &[Range<usize>]) -> Span {
    span(marks[0].end.saturating_sub(1), marks[1].start + 1)
}

/// A test of which nothing is known.
fn test(place: Span) -> Expr {
    Expr::Ident(Ident::new_no_ctxt(unknown_name(place), place))
}

/// Joins branches two by two, so that many of them are nested a few levels deep only.
fn joined<T>(mut branches: Vec<T>, join: &impl Fn(T, T) -> T) -> Option<T> {
    let second = branches.split_off(branches.len().div_ceil(2));
    if second.is_empty() {
        return branches.pop();
    }
    Some(join(joined(branches, join)?, joined(second, join)?))
}

/// A statement or a property.
trait Node: Spanned + Sized {
    /// True if a comma has to stand after the last of an alternative.
    const NEEDS_COMMA: bool;

    /// True if it means the same in a branch.
    fn may_be_in_branch(&self) -> bool;

    /// The node that chooses one of several alternatives.
    fn branches(alternatives: Vec<(Vec<Self>, Span)>, place: Span) -> Self;
}

impl Node for Stmt {
    const NEEDS_COMMA: bool = false;

    fn may_be_in_branch(&self) -> bool {
        !matches!(self, Self::Decl(Decl::Fn(_) | Decl::Class(_) | Decl::Using(_)))
    }

    fn branches(alternatives: Vec<(Vec<Self>, Span)>, place: Span) -> Self {
        let block = |(mut stmts, span): (Vec<Self>, Span)| {
            stmts.iter_mut().for_each(declare_around);
            Self::Block(BlockStmt { span, ctxt: SyntaxContext::empty(), stmts })
        };
        let join = |cons, alt| {
            let (test, cons, alt) = (Box::new(test(place)), Box::new(cons), Some(Box::new(alt)));
            Self::If(IfStmt { span: place, test, cons, alt })
        };
        let blocks = alternatives.into_iter().map(block).collect();
        joined(blocks, &join).unwrap_or(Self::Empty(EmptyStmt { span: place }))
    }
}

/// What an alternative declares is known after it.
fn declare_around(statement: &mut Stmt) {
    if let Stmt::Decl(Decl::Var(declaration)) = statement {
        declaration.kind = VarDeclKind::Var;
    }
}

impl Node for ModuleItem {
    const NEEDS_COMMA: bool = false;

    fn may_be_in_branch(&self) -> bool {
        self.as_stmt().is_some_and(Stmt::may_be_in_branch)
    }

    fn branches(alternatives: Vec<(Vec<Self>, Span)>, place: Span) -> Self {
        let statements = |items: Vec<Self>| items.into_iter().filter_map(Self::stmt).collect();
        let alternatives = alternatives.into_iter().map(|(items, span)| (statements(items), span)).collect();
        Self::Stmt(Stmt::branches(alternatives, place))
    }
}

impl Node for PropOrSpread {
    const NEEDS_COMMA: bool = true;

    fn may_be_in_branch(&self) -> bool {
        true
    }

    fn branches(alternatives: Vec<(Vec<Self>, Span)>, place: Span) -> Self {
        let objects = alternatives.into_iter().map(|(props, span)| Expr::Object(ObjectLit { span, props })).collect();
        let join = |cons, alt| {
            let (test, cons, alt) = (Box::new(test(place)), Box::new(cons), Box::new(alt));
            Expr::Cond(CondExpr { span: place, test, cons, alt })
        };
        let expr = joined(objects, &join).unwrap_or_else(|| test(place));
        Self::Spread(SpreadElement { dot3_token: place, expr: Box::new(expr) })
    }
}

impl VisitMut for Separate<'_> {
    fn visit_mut_block_stmt(&mut self, node: &mut BlockStmt) {
        node.visit_mut_children_with(self);
        let within = start(node)..end(node);
        self.arrange(&mut node.stmts, within);
    }

    fn visit_mut_function_body(&mut self, node: &mut FunctionBody) {
        node.visit_mut_children_with(self);
        let within = start(node)..end(node);
        self.arrange(&mut node.stmts, within);
    }

    fn visit_mut_script(&mut self, node: &mut Statements) {
        node.visit_mut_children_with(self);
        self.arrange(&mut node.body, 0..usize::MAX);
    }

    fn visit_mut_module(&mut self, node: &mut Module) {
        node.visit_mut_children_with(self);
        self.arrange(&mut node.body, 0..usize::MAX);
    }

    fn visit_mut_object_lit(&mut self, node: &mut ObjectLit) {
        node.visit_mut_children_with(self);
        let within = start(node)..end(node);
        self.arrange(&mut node.props, within);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::text::source::SourceFile;
    use crate::tree::files::NoFiles;

    /// The names of the properties of each object that may reach the call of a script.
    fn payloads(script: &str) -> String {
        let text = format!("<script>{script}; digitalRiver.createSource(p);</script>");
        let analysis = crate::analyze(&Arc::new(SourceFile::new("a.twig", text.as_str())), &NoFiles);
        let shapes = analysis.calls.iter().flat_map(|call| &call.payload.shapes);
        let names = shapes.map(|shape| {
            let names: Vec<&str> = shape.properties.iter().map(|property| property.name.as_str()).collect();
            names.join(" ")
        });
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        names.join(" | ")
    }

    #[test]
    fn alternatives_exclude_each_other() {
        let text = "{% if a %} var p = { amount: 1 }; {% elsif b %} var p = { type: x }; {% else %} var p = {\n\
            currency: 1 }; {% endif %}";
        assert_eq!(payloads(text), "amount | currency | type");
        let text = "let p = { {% if a %} amount: 1, {% if b %} type: x, {% else %} payPal: {}, {% endif %} {% else %} \
            currency: 1, {% endif %} owner: o }";
        assert_eq!(payloads(text), "amount payPal owner | amount type owner | currency owner");
        let text = "function f() { {% case a %} {% when 1 %} return { amount: 1 }; {% when 2 %} return { type: x }; \
            {% endcase %} } let p = f();";
        assert_eq!(payloads(text), "amount | type");
    }

    #[test]
    fn many_alternatives_are_read() {
        let many: String = (0..3000).fold(String::new(), |text, at| text + &format!("{{% elsif b %}} p.x{at} = 1; "));
        let payloads = payloads(&format!("var p = {{}}; {{% if a %}} p.amount = 1; {many} {{% endif %}}"));
        assert_eq!(payloads.split(' ').count(), 3001);
        let deep = "{% if a %} p.amount = 1; {% else %}".repeat(2000);
        let text = format!("var p = {{}}; {deep} p.currency = 1; {}", "{% endif %}".repeat(2000));
        assert!(self::payloads(&text).ends_with("amount | amount currency"));
    }

    #[test]
    fn what_an_alternative_declares_is_known_after_it() {
        let text = "{% if a %} const b = 1; {% else %} const b = 2; {% endif %} let p = { [b]: 1 }";
        assert_eq!(payloads(text), "1 | 2");
        let text = "{% if a %} function f() { return { amount: 1 }; } {% else %} {% endif %} let p = f()";
        assert_eq!(payloads(text), "amount");
    }

    #[test]
    fn code_without_an_alternative_is_there() {
        assert_eq!(payloads("let p = { {% if a %} amount: 1, {% endif %} type: x }"), "amount type");
        assert_eq!(payloads("let p = {}; {% for a in b %} p.amount = 1; {% endfor %}"), "amount");
    }
}
