//! The search for code that can call a function of DigitalRiver.js. A file can name one without calling it: it declares
//! a function of that name itself.
//!
//! ```js
//! export function createSource(data) { … }        // not a call: its own function
//! const source = createSource(data);              // not a call: the function above
//! river.createSource(data);                       // may be a call: nothing is known about `river`
//! ```

use swc_common::SyntaxContext;
use swc_ecma_ast::{
    AssignExpr, AssignOp, Ident, IdentName, MemberExpr, MemberProp, ObjectPatProp, Program, PropName,
    SimpleAssignTarget, Str, TplElement,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::sdk::CallKind;
use crate::text::mention::has_call_name;

/// True if the program may read a member with the name of a call, by whatever spelling; a name that it doesn't declare
/// counts, too. `unresolved` is the scope of such names.
pub(crate) fn has_possible_call(program: &Program, unresolved: SyntaxContext) -> bool {
    let mut search = Search { unresolved, found: false };
    program.visit_with(&mut search);
    search.found
}

struct Search {
    unresolved: SyntaxContext,
    found: bool,
}

impl Search {
    fn find_in_text(&mut self, text: Option<&str>) {
        self.found |= text.is_some_and(has_call_name);
    }
}

impl Visit for Search {
    fn visit_ident(&mut self, node: &Ident) {
        self.found |= node.ctxt == self.unresolved && CallKind::from_name(&node.sym).is_some();
    }

    fn visit_ident_name(&mut self, node: &IdentName) {
        self.found |= CallKind::from_name(&node.sym).is_some();
    }

    fn visit_str(&mut self, node: &Str) {
        self.find_in_text(node.value.as_str());
    }

    fn visit_tpl_element(&mut self, node: &TplElement) {
        self.find_in_text(Some(&node.raw));
    }

    // A key gives its object a member of its own.
    fn visit_prop_name(&mut self, node: &PropName) {
        if !node.is_ident() {
            node.visit_children_with(self);
        }
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        match node.left.as_simple() {
            // `exports.createSource = createSource`
            Some(SimpleAssignTarget::Member(MemberExpr { obj, prop: MemberProp::Ident(_), .. }))
                if node.op == AssignOp::Assign =>
            {
                obj.visit_with(self);
                node.right.visit_with(self);
            }
            _ => node.visit_children_with(self),
        }
    }

    fn visit_object_pat_prop(&mut self, node: &ObjectPatProp) {
        let key = match node {
            ObjectPatProp::KeyValue(pair) => pair.key.as_ident().map(|key| &key.sym),
            ObjectPatProp::Assign(assign) => Some(&assign.key.id.sym),
            ObjectPatProp::Rest(_) => None,
        };
        self.found |= key.is_some_and(|key| CallKind::from_name(key).is_some());
        node.visit_children_with(self);
    }
}

#[cfg(test)]
mod tests {
    use crate::text::source::SourceFile;
    use crate::tree::syntax_tree::Tree;

    fn may_call(text: &str) -> bool {
        Tree::parse(&SourceFile::new("a.ts", text)).ok().expect("it parses").may_call
    }

    #[test]
    fn a_name_that_the_file_declares_is_no_call() {
        for text in [
            "export function createSource(data) { return data; }\nlet a = createSource(b);",
            "import { createSource } from './Source.js';\ncreateSource(a);",
            "class A { createSource() { return 1; } }",
            "export default { createSource: a, createDropin() {} };",
            "function createSource() {}\nexports.createSource = createSource; module.exports = { createSource };",
            "export declare function createSource(a: A): B;",
            "interface A { createSource(a: B): C; }",
            "export { a as createSource } from './b';",
            "// createSource\nlet a = 1;",
            "var createSource = function () {}; createSource();",
            "class A { #createSource() {} b() { this.#createSource(); } }",
        ] {
            assert!(!may_call(text), "{text}");
        }
    }

    #[test]
    fn every_spelling_of_a_member_may_be_a_call() {
        for text in [
            "a.createSource(b);",
            "this.createSource(b);",
            "a?.createSource?.(b);",
            "a['createSource'](b);",
            "a[`createSource`](b);",
            "_.invoke(a, 'createSource', b);",
            "const { createSource } = a; createSource(b);",
            "const { createSource: c } = a;",
            "const { createSource = c } = a;",
            "({ createSource: c } = a);",
            "function f({ createSource }) {}",
            "createSource(a);",
            "a.createSource ||= b;",
            "a.createSource.call(a, b);",
            "class A extends B { c() { super.createSource(d); } }",
            "function createSource() {}\nclass A { c = this.createSource; }",
            "function createSource(a) { return a.createDropin(); }",
        ] {
            assert!(may_call(text), "{text}");
        }
    }
}
