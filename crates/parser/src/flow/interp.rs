//! The evaluator, the only recursive part: it runs a program on values that may be several alternatives.
//!
//! One file for each kind of syntax, or each concern of the run; the folders evaluate on behalf of lower layers.

pub(crate) mod access_path;
pub(crate) mod aliased_condition;
pub(crate) mod annotation;
pub(crate) mod assignment;
pub(crate) mod call;
pub(crate) mod class;
pub(crate) mod component;
pub(crate) mod component_instances;
pub(crate) mod control;
pub(crate) mod demand;
pub(crate) mod discriminant;
pub(crate) mod escape;
pub(crate) mod expression;
pub(crate) mod external_writes;
pub(crate) mod frame;
pub(crate) mod function;
pub(crate) mod global;
pub(crate) mod invocation;
pub(crate) mod jsx;
pub(crate) mod library;
pub(crate) mod list;
pub(crate) mod logical;
pub(crate) mod loop_statement;
pub(crate) mod lowering;
pub(crate) mod modules;
pub(crate) mod name;
pub(crate) mod object_literal;
pub(crate) mod optional_chain;
pub(crate) mod ownership;
pub(crate) mod pattern;
pub(crate) mod reach;
pub(crate) mod read;
pub(crate) mod recording;
pub(crate) mod recursion;
mod reference;
pub(crate) mod relevance;
pub(crate) mod scheduling;
pub(crate) mod site;
pub(crate) mod skip;
pub(crate) mod statement;
pub(crate) mod syntax_facts;
pub(crate) mod test;
pub(crate) mod try_statement;
pub(crate) mod typescript;
pub(crate) mod unrun;
pub(crate) mod write;
pub(crate) mod write_site;

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_common::Spanned;

use crate::expression::Expression;
use crate::flow::budget::{Budget, Limit};
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::heap::Heap;
use crate::flow::heap::allocation::{Allocation, AllocationKind};
use crate::flow::heap::object::Object;
use crate::flow::heap::owners::Owners;
use crate::flow::heap::scope::Scope;
use crate::flow::interp::component_instances::Components;
use crate::flow::interp::control::Control;
use crate::flow::interp::syntax_facts::SyntaxFacts;
use crate::flow::interp::unrun::Unrun;
use crate::flow::modules::Modules;
use crate::flow::record::Record;
use crate::flow::schedule::Schedule;
use crate::flow::schedule::escaped::EscapedFunctions;
use crate::payload::Rest;
use crate::slice::demands::Slice;
use crate::syntax::{Lack, Names};
use crate::text::source::{Place, Span};
use crate::tree::node_key::NodeKey;
use crate::tree::program::Program;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// Runs a program on values that may be several alternatives, and records what reaches the calls of DigitalRiver.js.
pub(crate) struct Interpreter<'a> {
    program: &'a Program,
    heap: Heap<'a>,
    control: Control,
    schedule: Schedule,
    modules: Modules,
    components: Components,
    facts: SyntaxFacts,
    escaped: EscapedFunctions,
    unrun: Unrun<'a>,
    record: Record<'a>,
    budget: Budget,
    slice: Slice<'a>,
}

impl<'a> Interpreter<'a> {
    /// Returns an interpreter that has run nothing yet. `needed` are the expressions that
    /// fixes put in, by script.
    pub(crate) fn new(program: &'a Program, needed: &'a [Option<&'a Expression>], slice: Slice<'a>) -> Self {
        let budget = Budget::new(program.bytes());
        Self {
            program,
            heap: Heap::new(budget.compared()),
            control: Control::new(),
            schedule: Schedule::new(),
            modules: Modules::default(),
            components: Components::default(),
            facts: SyntaxFacts::default(),
            escaped: EscapedFunctions::default(),
            unrun: Unrun::default(),
            record: Record::new(needed),
            budget,
            slice,
        }
    }

    /// The limits that were met, each with the first place.
    pub(crate) fn limits(&self) -> Vec<(Limit, Place)> {
        self.budget.met().map(|(limit, at)| (limit, self.place(at))).collect()
    }

    /// The places where the expressions that fixes put in would lack something, and the declarations that were collected
    /// for that.
    pub(crate) fn lacks(&mut self) -> (Vec<(Place, Lack)>, FxHashMap<u32, Names>) {
        let Some(needed) = self.record.needed.take() else { return <_>::default() };
        let lacks = needed.lacks.into_iter().map(|(at, lack)| (self.place(at), lack)).collect();
        let names = needed.names.into_iter().filter_map(|(script, names)| Some((script, names?)));
        (lacks, names.collect())
    }

    /// The slice, as far as this run has extended it.
    pub(crate) fn into_slice(self) -> Slice<'a> {
        self.slice
    }

    pub(crate) fn script(&self, script: u32) -> &'a Script {
        self.program.script(script)
    }

    /// The place as reports name it.
    pub(crate) fn place(&self, at: At) -> Place {
        Place::new(&self.script(at.script).file, at.span)
    }

    /// The place of a piece of syntax in the script of the scope.
    pub(crate) fn at(&self, node: &impl Spanned) -> At {
        At { script: self.control.scope.script, span: span_of(node.span()) }
    }

    /// Runs something in another scope than the present one.
    fn in_scope<T>(&mut self, scope: Rc<Scope>, run: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.control.scope, scope);
        let result = run(self);
        self.control.scope = outer;
        result
    }

    /// Allocates an object. Ids come from one counter, not from the state, so that objects of different branches never
    /// share one.
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

    /// Enters a function, block or script: returns a scope in which all its variables are new and `undefined`.
    pub(crate) fn enter(&mut self, node: NodeKey, at: At, parent: &Rc<Scope>, this: Option<Value>) -> Rc<Scope> {
        let scopes = &self.script(parent.script).scopes;
        let at = At { span: Span { end: at.span.start, ..at.span }, ..at };
        let mut cells = FxHashMap::default();
        for name in scopes.declared(node) {
            let cell = self.heap.new_cell();
            let is_global = node == NodeKey::TOP && scopes.is_global(name);
            let certainty = if is_global { Certainty::Initial } else { Certainty::Sure };
            let nothing = Alternative::new(self.initial_kind(parent.script, name), at).with_certainty(certainty);
            self.heap.state.set_cell(cell, std::iter::once(nothing).collect());
            cells.insert(name.clone(), cell);
        }
        let this = this.or_else(|| parent.this.clone());
        Scope::inner(parent, cells, this)
    }
}
