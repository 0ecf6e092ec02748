//! Islands in syntax trees: what another language fills in is unknown. A literal, a name or a key of which an island is a part
//! becomes an unknown value as a whole.

use std::ops::Range;

use dr_lint_document::Script;
use swc_atoms::Atom;
use swc_common::{BytePos, Span, Spanned};
use swc_ecma_ast::{
    ComputedPropName, Expr, ExprStmt, Ident, IdentName, Lit, MemberProp, PrivateName, Program, Prop, PropName,
    PropOrSpread, SpreadElement, Stmt, Str, Tpl, TplElement,
};
use swc_ecma_visit::{VisitMut, VisitMutWith};

use crate::text::islands::Hole;
use crate::text::mention::UNKNOWN;

/// Returns the islands of a script, in bytes of its own text.
pub(super) fn holes(script: &Script) -> Vec<Hole> {
    let hole = |island: &dr_lint_document::Island| {
        let span = in_code(script, island.span.start)..in_code(script, island.span.end);
        Hole { span, branch: island.branch }
    };
    script.islands.iter().map(hole).filter(|hole| !hole.span.is_empty()).collect()
}

/// Returns the byte of a script's own text that stands at a byte of the document.
fn in_code(script: &Script, at: usize) -> usize {
    let (mut low, mut high) = (0, script.code.text().len());
    while low < high {
        let middle = low.midpoint(high);
        if script.code.in_document(middle) < at {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Returns a name that no code has, and no other place: what it means is unknown.
pub(super) fn unknown_name(span: Span) -> Atom {
    Atom::from(format!("{UNKNOWN}{}", span.lo.0))
}

/// Makes the parts of a script unknown that its islands take part in. The spans of the program are those of the document.
pub(super) fn make_unknown(script: &Script, program: &mut Program) {
    if !script.islands.is_empty() {
        let islands: Vec<Range<usize>> = script.islands.iter().map(|island| island.span.clone()).collect();
        program.visit_mut_with(&mut Unknown { islands });
    }
}

struct Unknown {
    islands: Vec<Range<usize>>,
}

impl Unknown {
    /// True if an island is a part of a node.
    fn has(&self, span: Span) -> bool {
        let (start, end) = ((span.lo.0 as usize).saturating_sub(1), (span.hi.0 as usize).saturating_sub(1));
        let next = self.islands.partition_point(|island| island.end <= start);
        self.islands.get(next).is_some_and(|island| island.start < end)
    }

    /// A span with all of the islands that are a part of it.
    fn whole(&self, span: Span) -> Span {
        let position = |at: usize| BytePos(u32::try_from(at + 1).unwrap_or(u32::MAX));
        let first = self.islands.partition_point(|island| position(island.end) <= span.lo);
        let parts = self.islands[first..].iter().take_while(|island| position(island.start) < span.hi);
        parts.map(|island| Span::new(position(island.start), position(island.end))).fold(span, Span::to)
    }

    fn value(span: Span) -> Expr {
        Expr::Ident(Ident::new_no_ctxt(unknown_name(span), span))
    }

    fn key(span: Span) -> ComputedPropName {
        ComputedPropName { span, expr: Box::new(Self::value(span)) }
    }

    /// A string of which nothing is known.
    fn text(span: Span) -> Expr {
        let nothing = || TplElement { span, tail: false, cooked: Some("".into()), raw: "".into() };
        let quasis = vec![nothing(), TplElement { tail: true, ..nothing() }];
        Expr::Tpl(Tpl { span, exprs: vec![Box::new(Self::value(span))], quasis })
    }
}

impl VisitMut for Unknown {
    fn visit_mut_expr(&mut self, node: &mut Expr) {
        match node {
            Expr::Lit(Lit::Str(text)) if self.has(text.span) => *node = Self::text(text.span),
            Expr::Lit(literal) if self.has(literal.span()) => *node = Self::value(literal.span()),
            _ => node.visit_mut_children_with(self),
        }
    }

    fn visit_mut_tpl(&mut self, node: &mut Tpl) {
        node.visit_mut_children_with(self);
        let (mut quasis, mut exprs) = (Vec::new(), Vec::new());
        let mut inner = std::mem::take(&mut node.exprs).into_iter();
        for quasi in std::mem::take(&mut node.quasis) {
            if self.has(quasi.span) {
                exprs.push(Box::new(Self::value(quasi.span)));
                let part = |tail| TplElement { span: quasi.span, tail, cooked: Some("".into()), raw: "".into() };
                quasis.extend([part(false), part(quasi.tail)]);
            } else {
                quasis.push(quasi);
            }
            exprs.extend(inner.next());
        }
        (node.quasis, node.exprs) = (quasis, exprs);
    }

    fn visit_mut_prop_or_spread(&mut self, node: &mut PropOrSpread) {
        let shorthand = match node {
            PropOrSpread::Prop(property) => match &**property {
                Prop::Shorthand(name) if self.has(name.span) => Some(self.whole(name.span)),
                _ => None,
            },
            PropOrSpread::Spread(_) => None,
        };
        match shorthand {
            Some(span) => {
                *node = PropOrSpread::Spread(SpreadElement { dot3_token: span, expr: Box::new(Self::value(span)) });
            }
            None => node.visit_mut_children_with(self),
        }
    }

    fn visit_mut_member_prop(&mut self, node: &mut MemberProp) {
        match node {
            MemberProp::Ident(name) if self.has(name.span) => *node = MemberProp::Computed(Self::key(name.span)),
            _ => node.visit_mut_children_with(self),
        }
    }

    fn visit_mut_prop_name(&mut self, node: &mut PropName) {
        match node {
            PropName::Ident(_) | PropName::Str(_) | PropName::Num(_) | PropName::BigInt(_) if self.has(node.span()) => {
                *node = PropName::Computed(Self::key(node.span()));
            }
            _ => node.visit_mut_children_with(self),
        }
    }

    fn visit_mut_stmt(&mut self, node: &mut Stmt) {
        match node {
            // It prints nothing that is known, but it is no empty statement: fixes leave it where it is.
            Stmt::Empty(empty) if self.has(empty.span) => {
                let span = self.whole(empty.span);
                *node = Stmt::Expr(ExprStmt { span, expr: Box::new(Self::value(span)) });
            }
            _ => node.visit_mut_children_with(self),
        }
    }

    fn visit_mut_ident(&mut self, node: &mut Ident) {
        if self.has(node.span) {
            node.sym = unknown_name(node.span);
        }
    }

    fn visit_mut_ident_name(&mut self, node: &mut IdentName) {
        if self.has(node.span) {
            node.sym = unknown_name(node.span);
        }
    }

    fn visit_mut_private_name(&mut self, node: &mut PrivateName) {
        if self.has(node.span) {
            node.name = unknown_name(node.span);
        }
    }

    fn visit_mut_str(&mut self, node: &mut Str) {
        if self.has(node.span) {
            node.value = unknown_name(node.span).into();
            node.raw = None;
        }
    }
}
