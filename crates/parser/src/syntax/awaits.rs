//! The parts of a file in which `await` may stand.

use swc_common::Spanned;
use swc_ecma_ast::{
    ArrowExpr, ClassProp, Constructor, Function, GetterProp, Param, Pat, PrivateProp, SetterProp, StaticBlock,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::syntax::kind::FileKind;
use crate::text::source::Span;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// The parts of a file in which `await` may stand, and those in which it may not.
#[derive(Clone, Debug, Default)]
pub(super) struct Awaits {
    parts: Vec<(Span, Waiting)>,
    top_level: Waiting,
}

/// The permission of code to use `await`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Waiting {
    Allowed,
    #[default]
    Forbidden,
}

impl Awaits {
    pub(super) fn of(script: &Script, kind: FileKind) -> Self {
        let top_level = match kind {
            FileKind::Module => Waiting::Allowed,
            FileKind::Classic | FileKind::CommonJs => Waiting::Forbidden,
        };
        let mut awaits = Self { parts: Vec::new(), top_level };
        script.program.visit_with(&mut awaits);
        awaits
    }

    /// True if `await` may stand at a byte of the text, as the innermost part around it determines.
    pub(super) fn allow(&self, at: u32) -> bool {
        let here = self.parts.iter().filter(|(span, _)| span.start <= at && at < span.end);
        let innermost = here.min_by_key(|(span, _)| span.end - span.start);
        innermost.map_or(self.top_level, |(_, waiting)| *waiting) == Waiting::Allowed
    }

    fn add(&mut self, part: &impl Spanned, waiting: Waiting) {
        self.parts.push((span_of(part.span()), waiting));
    }
}

macro_rules! never_waits {
    ($($visit:ident: $node:ty),* $(,)?) => {
        $(fn $visit(&mut self, node: &$node) {
            self.add(node, Waiting::Forbidden);
            node.visit_children_with(self);
        })*
    };
}

impl Visit for Awaits {
    never_waits! {
        visit_constructor: Constructor,
        visit_getter_prop: GetterProp,
        visit_setter_prop: SetterProp,
        visit_class_prop: ClassProp,
        visit_private_prop: PrivateProp,
        visit_static_block: StaticBlock,
        visit_param: Param,
    }

    fn visit_function(&mut self, node: &Function) {
        self.add(node, if node.is_async { Waiting::Allowed } else { Waiting::Forbidden });
        node.visit_children_with(self);
    }

    fn visit_arrow_expr(&mut self, node: &ArrowExpr) {
        self.add(node, if node.is_async { Waiting::Allowed } else { Waiting::Forbidden });
        node.params.iter().for_each(|param: &Pat| self.add(param, Waiting::Forbidden));
        node.visit_children_with(self);
    }
}
