//! The running program: its objects, scopes, frames and limits. The other files of this folder say what each kind of
//! syntax does to it.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_common::Spanned;

use crate::expression::Expression;
use crate::flow::budget::Budget;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::Heap;
use crate::flow::heap::allocation::{Allocation, AllocationKind};
use crate::flow::heap::object::Object;
use crate::flow::heap::owners::Owners;
use crate::flow::heap::scope::Scope;
use crate::flow::interp::components::Components;
use crate::flow::interp::control::Control;
use crate::flow::interp::facts::SyntaxFacts;
use crate::flow::interp::unrun::Unrun;
use crate::flow::modules::Modules;
use crate::flow::record::Record;
use crate::flow::schedule::Schedule;
use crate::flow::schedule::escaped::EscapedFunctions;
use crate::payload::Rest;
use crate::text::source::{Place, Span};
use crate::tree::node_key::NodeKey;
use crate::tree::program::Program;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// Runs a program on values that may be several alternatives, and records what reaches the calls of DigitalRiver.js.
pub(crate) struct Interpreter<'a> {
    pub(crate) program: &'a Program,
    pub(crate) heap: Heap<'a>,
    pub(crate) control: Control,
    pub(crate) schedule: Schedule,
    pub(crate) modules: Modules,
    pub(crate) components: Components,
    pub(crate) facts: SyntaxFacts,
    pub(crate) escaped: EscapedFunctions,
    pub(crate) unrun: Unrun<'a>,
    pub(crate) record: Record<'a>,
    pub(crate) budget: Budget,
}

impl<'a> Interpreter<'a> {
    /// Nothing has run yet. `needed` is the expression that fixes put in.
    pub(crate) fn new(program: &'a Program, needed: Option<&'a Expression>, budget: Budget) -> Self {
        Self {
            program,
            heap: Heap::new(budget.compared()),
            control: Control::default(),
            schedule: Schedule::new(),
            modules: Modules::default(),
            components: Components::default(),
            facts: SyntaxFacts::default(),
            escaped: EscapedFunctions::default(),
            unrun: Unrun::default(),
            record: Record::new(needed),
            budget,
        }
    }

    pub(crate) fn script(&self, script: u32) -> &'a Script {
        self.program.script(script)
    }

    /// The place as reports name it.
    pub(crate) fn place(&self, at: At) -> Place {
        Place::new(&self.script(at.script).file, at.span)
    }

    /// Where a piece of syntax of the running script is.
    pub(crate) fn at(scope: &Scope, node: &impl Spanned) -> At {
        At { script: scope.script, span: span_of(node.span()) }
    }

    /// A new object. Ids come from one counter, so that no two objects on any way share one.
    pub(crate) fn new_object(&mut self, kind: AllocationKind<'a>, at: At, rest: Rest) -> ObjectId {
        let id = ObjectId(u32::try_from(self.heap.allocations.len()).expect("the step limit keeps objects few"));
        let is_function = matches!(kind, AllocationKind::Closure(_) | AllocationKind::Class(_));
        self.heap.allocations.push(Allocation {
            kind,
            at,
            prototype: None,
            home_object: None,
            owners: Owners::Tracked(SmallVec::new()),
            allocated_in: self.control.running(),
            is_externally_writable: false,
        });
        self.heap.state.set_object(id, Object::new(rest));
        if is_function && self.control.speculations == 0 {
            self.schedule.functions.push((id, self.schedule.lineage.clone()));
        }
        id
    }

    /// A scope in which everything that `node` declares is new and `undefined`.
    pub(crate) fn enter(&mut self, node: NodeKey, at: At, parent: &Rc<Scope>, this: Option<Value>) -> Rc<Scope> {
        let scopes = &self.script(parent.script).scopes;
        let at = At { span: Span { end: at.span.start, ..at.span }, ..at };
        let mut cells = FxHashMap::default();
        for name in scopes.declared(node) {
            let cell = self.heap.new_cell();
            let is_global = node == NodeKey::TOP && scopes.is_global(name);
            let certainty = if is_global { Certainty::Initial } else { Certainty::Sure };
            let nothing = Alternative::new(ValueKind::Undefined, at).with_certainty(certainty);
            self.heap.state.set_cell(cell, std::iter::once(nothing).collect());
            cells.insert(name.clone(), cell);
        }
        let this = this.or_else(|| parent.this.clone());
        Scope::inner(parent, cells, this)
    }
}
