//! The running program: its objects, scopes, frames and limits. The other files of this folder say what each kind of
//! syntax does to it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_common::Spanned;

use crate::expression::Expression;
use crate::flow::budget::{Budget, Repetition};
use crate::flow::domain::id::{At, CellId, ObjectId, OriginId};
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::{Allocation, AllocationKind, DefinitionSite};
use crate::flow::heap::object::{Definition, Object};
use crate::flow::heap::owners::Owners;
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::{Arrivals, State};
use crate::flow::interp::frame::Frame;
use crate::flow::interp::reach::Skipped;
use crate::flow::modules::module::Module;
use crate::flow::record::found::Found;
use crate::flow::record::needed::Needed;
use crate::flow::record::sights::Sightings;
use crate::flow::refine::aliased_condition::AliasedConditions;
use crate::flow::refine::discriminant::Discriminants;
use crate::flow::schedule::escaped::EscapedFunctions;
use crate::flow::schedule::passed_over::UnreachedCode;
use crate::flow::schedule::queue::{Lineage, QueuedCall};
use crate::payload::{Form, Rest, UseKind};
use crate::slice::relevance::Relevance;
use crate::text::source::{Place, Span};
use crate::tree::node_key::NodeKey;
use crate::tree::program::Program;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// Runs a program on values that may be several alternatives, and notes what reaches the calls of DigitalRiver.js.
pub(crate) struct Interpreter<'a> {
    pub(crate) program: &'a Program,
    /// Variables and objects now.
    pub(crate) state: State,
    /// What made each object; by [`ObjectId`].
    pub(crate) objects: Vec<Allocation<'a>>,
    /// Where properties were written; by [`OriginId`].
    pub(crate) origins: Vec<DefinitionSite>,
    origin_ids: FxHashMap<(At, At), OriginId>,
    cells: u32,
    /// Variables of the page: assigned without a declaration, or as a property of `window`.
    pub(crate) globals: FxHashMap<Atom, CellId>,
    /// The functions that are running, the innermost last.
    pub(crate) frames: Vec<Frame>,
    /// What a `catch` around the present statement may meet; by nesting of `try`.
    pub(crate) catchers: Vec<Arrivals>,
    /// Every known function, in the order they were made, each with the functions that led to it.
    pub(crate) functions: Vec<(ObjectId, Lineage)>,
    /// The functions that have run.
    pub(crate) ran: FxHashSet<ObjectId>,
    /// The code of those: functions that were made at one place share it.
    pub(crate) codes_run: FxHashSet<NodeKey>,
    /// The constants that functions were called with deep inside themselves.
    pub(crate) asked_for: FxHashSet<(NodeKey, At)>,
    /// Functions that wait for the code that registered them to end.
    pub(crate) waiting: Vec<QueuedCall>,
    /// How many functions that were made at one place have waited.
    pub(crate) waited: FxHashMap<At, usize>,
    pub(crate) waiting_seen: FxHashSet<ObjectId>,
    /// Whether what runs later runs for the first time.
    pub(crate) round: Repetition,
    /// The functions that led to what runs now.
    pub(crate) lineage: Lineage,
    /// What is known of code that limits kept from being run.
    pub(crate) skipped: Skipped,
    /// The objects that each class made.
    pub(crate) instances: FxHashMap<ObjectId, Vec<ObjectId>>,
    pub(crate) prototypes: FxHashMap<ObjectId, ObjectId>,
    /// The scripts that somebody has asked for.
    pub(crate) modules: FxHashMap<u32, Rc<Module>>,
    /// The objects that stand for all that a script exports.
    pub(crate) namespaces: FxHashMap<ObjectId, u32>,
    /// Whether one of these is being filled.
    pub(crate) refreshing: bool,
    /// Imported variables to which functions of their own file assign.
    pub(crate) shared_cells: FxHashSet<CellId>,
    /// What was found, by the place of the call.
    pub(crate) found: BTreeMap<At, Found>,
    /// The instances of components, by their options.
    pub(crate) components: FxHashMap<ObjectId, ObjectId>,
    /// The callbacks that a chain of promises runs, by the place of its last call.
    pub(crate) chains: FxHashMap<At, Vec<(ObjectId, Vec<Value>)>>,
    /// The functions that writing a property of an object runs.
    pub(crate) setters: FxHashMap<(ObjectId, Atom), ObjectId>,
    /// Which variables were copied into the `type` of objects.
    pub(crate) discriminants: Discriminants,
    pub(crate) aliased_conditions: AliasedConditions<'a>,
    /// What scripts export: functions in there have callers out of sight.
    pub(crate) exported_values: Vec<Value>,
    pub(crate) exported_entries: Vec<ObjectId>,
    pub(crate) exported_seen: FxHashSet<ObjectId>,
    /// The names that functions without a name of their own were assigned to.
    pub(crate) names: FxHashMap<NodeKey, Atom>,
    /// Calls whose promise is waited for with `await`.
    pub(crate) awaited: FxHashSet<NodeKey>,
    /// Generators that stand for `async` functions.
    pub(crate) lowered: FxHashSet<NodeKey>,
    /// What matters, once there is not work left for everything.
    pub(crate) relevance: Option<Relevance>,
    /// The classes that extend each class.
    pub(crate) subclasses: FxHashMap<ObjectId, Vec<ObjectId>>,
    /// What components keep from one render to the next, by the call that says so.
    pub(crate) component_states: FxHashMap<At, CellId>,
    /// Where a function of a name that DigitalRiver.js has is read from something else.
    pub(crate) others: FxHashSet<At>,
    /// How many lists of arguments have been evaluated.
    pub(crate) lists: u32,
    /// How many runs are under way whose calls don't count because they only ask for a value.
    pub(crate) speculations: u32,
    pub(crate) escaped: EscapedFunctions,
    /// Who else needs what was written where.
    pub(crate) uses: FxHashMap<OriginId, BTreeSet<(At, UseKind)>>,
    /// Who else sees an object as a whole.
    pub(crate) sightings: Sightings,
    /// The names that are later taken from objects that have what was written where.
    pub(crate) dropped: FxHashMap<OriginId, BTreeSet<Atom>>,
    /// What stood where something else was written, by what was written.
    pub(crate) covered: FxHashMap<OriginId, BTreeSet<OriginId>>,
    /// The code that the program doesn't get to.
    pub(crate) unreached: UnreachedCode<'a>,
    /// The expression that fixes put in, and where it would lack something.
    pub(crate) needed: Option<Needed<'a>>,
    pub(crate) budget: Budget,
}

impl<'a> Interpreter<'a> {
    pub(crate) fn new(program: &'a Program, needed: Option<&'a Expression>, budget: Budget) -> Self {
        Self {
            program,
            state: State::new(budget.compared()),
            objects: Vec::new(),
            origins: Vec::new(),
            origin_ids: FxHashMap::default(),
            cells: 0,
            globals: FxHashMap::default(),
            frames: Vec::new(),
            catchers: Vec::new(),
            functions: Vec::new(),
            ran: FxHashSet::default(),
            codes_run: FxHashSet::default(),
            asked_for: FxHashSet::default(),
            waiting: Vec::new(),
            waited: FxHashMap::default(),
            waiting_seen: FxHashSet::default(),
            round: Repetition::First,
            lineage: Lineage::default(),
            skipped: Skipped::default(),
            instances: FxHashMap::default(),
            prototypes: FxHashMap::default(),
            modules: FxHashMap::default(),
            namespaces: FxHashMap::default(),
            refreshing: false,
            shared_cells: FxHashSet::default(),
            found: BTreeMap::new(),
            components: FxHashMap::default(),
            chains: FxHashMap::default(),
            setters: FxHashMap::default(),
            discriminants: Discriminants::default(),
            aliased_conditions: AliasedConditions::default(),
            exported_values: Vec::new(),
            exported_entries: Vec::new(),
            exported_seen: FxHashSet::default(),
            names: FxHashMap::default(),
            awaited: FxHashSet::default(),
            lowered: FxHashSet::default(),
            others: FxHashSet::default(),
            relevance: None,
            subclasses: FxHashMap::default(),
            component_states: FxHashMap::default(),
            lists: 0,
            speculations: 0,
            escaped: EscapedFunctions::default(),
            uses: FxHashMap::default(),
            sightings: Sightings::default(),
            dropped: FxHashMap::default(),
            covered: FxHashMap::default(),
            unreached: UnreachedCode::default(),
            needed: needed.map(Needed::new),
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

    /// A new variable.
    pub(crate) fn new_cell(&mut self) -> CellId {
        self.cells += 1;
        CellId(self.cells)
    }

    /// The ids that the next object and the next variable get.
    pub(crate) fn next_ids(&self) -> (ObjectId, CellId) {
        let objects = u32::try_from(self.objects.len()).expect("the step limit keeps objects few");
        (ObjectId(objects), CellId(self.cells + 1))
    }

    /// A new object. Ids come from one counter, so that no two objects on any way share one.
    pub(crate) fn new_object(&mut self, kind: AllocationKind<'a>, at: At, rest: Rest) -> ObjectId {
        let id = ObjectId(u32::try_from(self.objects.len()).expect("the step limit keeps objects few"));
        let is_function = matches!(kind, AllocationKind::Closure(_) | AllocationKind::Class(_));
        self.objects.push(Allocation {
            kind,
            at,
            prototype: None,
            home_object: None,
            owners: Owners::Tracked(SmallVec::new()),
            allocated_in: self.running(),
            is_externally_writable: false,
        });
        self.state.set_object(id, Object::new(rest));
        if is_function && self.speculations == 0 {
            self.functions.push((id, self.lineage.clone()));
        }
        id
    }

    /// The function that is running.
    pub(crate) fn running(&self) -> NodeKey {
        self.frames.last().map_or(NodeKey::TOP, |frame| frame.code)
    }

    pub(crate) fn allocation(&self, id: ObjectId) -> &Allocation<'a> {
        &self.objects[id.0 as usize]
    }

    pub(crate) fn allocation_mut(&mut self, id: ObjectId) -> &mut Allocation<'a> {
        &mut self.objects[id.0 as usize]
    }

    pub(crate) fn is_array(&self, id: ObjectId) -> bool {
        matches!(self.allocation(id).kind, AllocationKind::Array)
    }

    pub(crate) fn is_callable(&self, id: ObjectId) -> bool {
        matches!(
            self.allocation(id).kind,
            AllocationKind::Closure(_) | AllocationKind::Class(_) | AllocationKind::Bound(_)
        )
    }

    /// The number of an origin; the same place has the same number each time.
    pub(crate) fn origin(&mut self, key: At, value: At, form: Form) -> OriginId {
        let next = OriginId(u32::try_from(self.origins.len()).expect("the step limit keeps origins few"));
        let id = *self.origin_ids.entry((key, value)).or_insert(next);
        if id == next {
            self.origins.push(DefinitionSite { key, value, form });
        }
        id
    }

    /// An definition for a value that no single property in the text stands for.
    pub(crate) fn copied(&mut self, value: Value, at: At) -> Definition {
        self.untrack(&value);
        self.definition(value, at)
    }

    /// The same for a value that is put where its holders are counted.
    pub(crate) fn definition(&mut self, value: Value, at: At) -> Definition {
        let origin = self.origin(at, at, Form::Copied);
        Definition { origin, value, getter: None }
    }

    /// A scope in which everything that `node` declares is new and `undefined`.
    pub(crate) fn enter(&mut self, node: NodeKey, at: At, parent: &Rc<Scope>, this: Option<Value>) -> Rc<Scope> {
        let scopes = &self.script(parent.script).scopes;
        let at = At { span: Span { end: at.span.start, ..at.span }, ..at };
        let mut cells = FxHashMap::default();
        for name in scopes.declared(node) {
            let cell = self.new_cell();
            let is_global = node == NodeKey::TOP && scopes.is_global(name);
            let certainty = if is_global { Certainty::Initial } else { Certainty::Sure };
            let nothing = Alternative::new(ValueKind::Undefined, at).with_certainty(certainty);
            self.state.set_cell(cell, std::iter::once(nothing).collect());
            cells.insert(name.clone(), cell);
        }
        let this = this.or_else(|| parent.this.clone());
        Scope::inner(parent, cells, this)
    }
}
