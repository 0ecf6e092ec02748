use std::collections::BTreeMap;
use std::sync::Arc;

use swc_atoms::Atom;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{Expr, ModuleDecl, Stmt, VarDeclarator};
use swc_ecma_visit::{Visit, VisitWith};

use super::{Index, Jump, Mention, Traits, UnitId};
use crate::text::source::SourceFile;
use crate::tree::node_key::NodeKey;
use crate::tree::script::Script;

/// A script, its index, and the text of each unit that has a syntax node of its own.
pub(crate) struct Indexed {
    pub(crate) index: Index,
    pub(crate) texts: BTreeMap<UnitId, String>,
}

impl Indexed {
    pub(crate) fn of(name: &str, text: &str) -> Self {
        let script = Script::of(&Arc::new(SourceFile::new(name, text)), None).unwrap();
        let index = super::build::build(&script.program, script.unresolved, &script.scopes);
        let texts = texts_of(&script, &index);
        Self { index, texts }
    }

    /// The innermost unit whose text begins so.
    fn unit(&self, start: &str) -> UnitId {
        let found = self.texts.iter().rfind(|(_, text)| text.starts_with(start));
        *found.unwrap_or_else(|| panic!("no unit begins with {start}: {:?}", self.texts)).0
    }

    /// The mentions of a unit: each variable, and how it is mentioned.
    fn mentions(&self, start: &str) -> Vec<String> {
        let name_of = |wanted| {
            let found = self.index.bindings.iter().find(|(_, binding)| **binding == wanted);
            found.unwrap().0.0.to_string()
        };
        let mentions = self.index.mentions.of(self.unit(start));
        mentions.map(|(binding, mention)| format!("{} {}", name_of(*binding), spelled(mention))).collect()
    }

    fn has(&self, start: &str, fact: Traits) -> bool {
        self.index.units[self.unit(start) as usize].traits.has(fact)
    }
}

/// Returns the text of each unit.
pub(crate) fn texts_of(script: &Script, index: &Index) -> BTreeMap<UnitId, String> {
    let mut texts = Texts { script, index, found: BTreeMap::new() };
    script.program.visit_with(&mut texts);
    texts.found
}

/// A walk that collects the texts of units.
struct Texts<'a> {
    script: &'a Script,
    index: &'a Index,
    found: BTreeMap<UnitId, String>,
}

impl Texts<'_> {
    fn record<T>(&mut self, node: &T, span: Span) {
        if let Some(unit) = self.index.unit(NodeKey::of(node)) {
            let text = &self.script.file.text()[span.lo.0 as usize - 1..span.hi.0 as usize - 1];
            self.found.entry(unit).or_insert_with(|| text.to_owned());
        }
    }
}

impl Visit for Texts<'_> {
    fn visit_stmt(&mut self, node: &Stmt) {
        self.record(node, node.span());
        node.visit_children_with(self);
    }

    fn visit_module_decl(&mut self, node: &ModuleDecl) {
        self.record(node, node.span());
        node.visit_children_with(self);
    }

    fn visit_var_declarator(&mut self, node: &VarDeclarator) {
        self.record(node, node.span);
        node.visit_children_with(self);
    }

    fn visit_expr(&mut self, node: &Expr) {
        self.record(node, node.span());
        node.visit_children_with(self);
    }
}

fn spelled(mention: &Mention) -> String {
    let name = |name: &Option<Atom>| name.as_ref().map_or("*".to_owned(), ToString::to_string);
    match mention {
        Mention::Defines => "defined".into(),
        Mention::Passes => "passed".into(),
        Mention::PassesMember(first) => format!("passed .{}", name(first)),
        Mention::Reads(first) => format!("read .{}", name(first)),
        Mention::Looks => "looked at".into(),
        Mention::Calls => "called".into(),
        Mention::Constructs => "constructed".into(),
        Mention::CallsMethod(first, last) if first == last => format!("called .{}", name(first)),
        Mention::CallsMethod(first, last) => format!("called .{}…{}", name(first), name(last)),
        Mention::Writes(first) => format!("written .{}", name(first)),
    }
}

#[test]
fn each_declarator_is_a_unit() {
    let script = Indexed::of("a.js", "const total = sum(cart), { id } = load();");
    assert_eq!(script.mentions("total"), ["total defined", "sum called", "cart passed"]);
    assert_eq!(script.mentions("{ id }"), ["id defined", "load called"]);
    assert!(script.mentions("const total").is_empty());
    assert_eq!(script.index.units[script.unit("total") as usize].parent, Some(script.unit("const total")));
}

#[test]
fn each_part_of_a_sequence_that_is_a_statement_is_a_unit() {
    let script = Indexed::of("a.js", "a.x = 1, f(b); g((c, d));");
    assert_eq!(script.mentions("a.x = 1"), ["a written .x"]);
    assert_eq!(script.mentions("f(b)"), ["f called", "b passed"]);
    assert_eq!(script.mentions("g((c"), ["g called", "c looked at", "d passed"]);
}

#[test]
fn a_test_looks_and_an_argument_passes_on() {
    let script = Indexed::of("a.js", "if (guest && cart.total > max) send(cart.items, name);");
    assert_eq!(script.mentions("if"), ["guest looked at", "cart read .total", "max looked at"]);
    assert_eq!(script.mentions("send"), ["send called", "cart passed .items", "name passed"]);
    assert_eq!(script.index.units[script.unit("send") as usize].parent, Some(script.unit("if")));
}

#[test]
fn chains_of_members_count_by_their_first_name() {
    let script = Indexed::of("a.js", "p.payPal.items.push(x); delete p.amount; p[key] = y; new p.Cart();");
    assert_eq!(script.mentions("p.payPal"), ["p called .payPal…push", "x passed"]);
    assert_eq!(script.mentions("delete"), ["p written .amount"]);
    assert_eq!(script.mentions("p[key]"), ["key looked at", "p written .*", "y passed"]);
    assert_eq!(script.mentions("new"), ["p called .Cart"]);
    assert!(script.index.writes_any && script.index.written.contains(&Atom::from("amount")));
}

#[test]
fn parameters_are_a_unit_and_so_is_the_body_of_an_arrow_function() {
    let script = Indexed::of("a.js", "const pay = (p, { id } = load()) => send(p, id);");
    let pay = &script.index.functions[1];
    assert!(pay.is_arrow);
    assert_eq!(pay.made_in, script.unit("pay ="));
    assert_eq!(pay.params.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(pay.units, [pay.head, script.unit("send")]);
    let body = &script.index.units[script.unit("send") as usize];
    assert_eq!((body.parent, body.jump), (Some(pay.head), Jump::Return));
    assert_eq!(script.mentions("send"), ["send called", "p passed", "id passed"]);
    let holder = pay.binding.unwrap();
    assert_eq!(script.index.held[&holder], [1]);
    assert_eq!(script.index.holders[&1], [holder]);
}

#[test]
fn a_loop_spans_its_body() {
    let script = Indexed::of("a.js", "for (const item of cart) { if (item.free) continue; add(item); } after();");
    let number = script.unit("for");
    let unit = &script.index.units[number as usize];
    assert!(unit.traits.has(Traits::LOOP));
    assert_eq!(unit.end, script.unit("after"));
    assert_eq!(script.mentions("for"), ["item defined", "cart passed"]);
    assert_eq!(script.index.units[script.unit("continue") as usize].jump, Jump::Loop);
    assert!(script.has("for", Traits::CALLS_INSIDE) && !script.has("for", Traits::CALLS));
}

#[test]
fn members_of_this_are_kept_apart_from_variables() {
    let script =
        Indexed::of("a.js", "class Cart { add(p) { this.items.push(p); this.total = this.sum(); share(this); } }");
    assert_eq!(script.mentions("this.items"), ["p passed"]);
    assert!(script.index.own_reads.of(script.unit("this.items")).eq([&Some("items".into())]));
    assert!(script.index.writes.of(script.unit("this.total")).eq([&Some("total".into())]));
    assert_eq!(script.index.writers.get(&Atom::from("total")), [script.unit("this.total")]);
    assert_eq!(
        script.index.writers.get(&Atom::from("items")),
        [script.unit("this.items")],
        "a method of a member may change it"
    );
    let family = script.index.family_of_this(1);
    assert_eq!(script.index.this_passers[&family], [script.unit("share")]);
    assert!(script.index.methods.contains(&(family, "add".into())));
    assert!(script.has("this.total", Traits::NAMES_THIS));
}

#[test]
fn members_of_window_are_variables() {
    let script =
        Indexed::of("a.js", "window.cart = load(); show(cart); (function (root) { root.cart.total = 1; })(window);");
    let cart = script.index.globals[&Atom::from("cart")];
    let mentions: Vec<String> = script.index.mentioned(cart).map(|(_, it)| spelled(it)).collect();
    assert_eq!(mentions, ["defined", "passed", "written .total"]);
    assert!(!script.index.foreign.contains(&cart), "it is assigned");
    assert!(script.index.foreign.contains(&script.index.globals[&Atom::from("show")]));
}

#[test]
fn names_of_calls_are_seeds() {
    let script = Indexed::of("a.js", "dr.createSource(p); dr[\"createSource\"](p); pay(`createSource`); other(p);");
    for start in ["dr.create", "dr[", "pay"] {
        assert!(script.has(start, Traits::SEED), "{start}");
    }
    assert!(!script.has("other", Traits::SEED));
}

#[test]
fn a_call_of_a_known_function_runs_what_that_runs() {
    let script = Indexed::of("a.js", "function quiet() { return 1; } function loud() { unknown(); } quiet(); loud();");
    assert!(!script.has("quiet();", Traits::RUNS_UNKNOWN_CODE));
    assert!(script.has("loud();", Traits::RUNS_UNKNOWN_CODE));
    assert!(script.has("quiet();", Traits::CALLS));
}

#[test]
fn a_parameter_that_is_a_property_has_its_position() {
    let script = Indexed::of("a.ts", "class Cart { constructor(private id: string, total = 0) {} }");
    let positions: BTreeMap<String, usize> = script
        .index
        .bindings
        .iter()
        .filter_map(|(id, binding)| {
            script.index.param_of.get(binding).map(|(_, position)| (id.0.to_string(), *position))
        })
        .collect();
    assert_eq!(positions, BTreeMap::from([("id".to_owned(), 0), ("total".to_owned(), 1)]));
    assert!(!script.index.writers.get(&Atom::from("id")).is_empty());
}

#[test]
fn a_function_in_a_decorator_is_not_the_method() {
    let script = Indexed::of("a.ts", "class Cart { @wrap(() => 1) pay() {} }");
    let properties: Vec<Option<&str>> = script.index.functions.iter().map(|it| it.property.as_deref()).collect();
    assert_eq!(properties, [None, None, Some("pay")]);
}
