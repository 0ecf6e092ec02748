//! The running program: its objects, scopes, frames and limits. The other files of this folder say what each kind of
//! syntax does to it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_common::Spanned;
use swc_ecma_ast::{ArrowExpr, Class, Constructor, Function, Ident};

use super::copies::Copies;
use super::escape::EscapedFunctions;
use super::exports::Module;
use super::holders::Holders;
use super::limits::Limits;
use super::needed::Needed;
use super::record::Found;
use super::relevance::Relevance;
pub(super) use super::running::{Frame, Run, Scope, Target};
use super::sightings::Sightings;
use super::skip::Skipped;
use super::state::{Arrivals, CellId, Entry, Object, OriginId, State};
use super::stored_tests::StoredTests;
use super::unreached::Unreached;
use super::value::{At, Kind, ObjectId, Standing, Thing, Value};
use super::waiting::{Lineage, Waiting};
use crate::expression::Expression;
use crate::modules::Program;
use crate::payload::{Form, Rest, UseKind};
use crate::scope::NodeKey;
use crate::script::{Script, span_of};
use crate::source::{Place, Span};

/// Runs a program on values that may be several things, and notes what reaches the calls of DigitalRiver.js.
pub(super) struct Machine<'a> {
    pub(super) program: &'a Program,
    /// Variables and objects now.
    pub(super) state: State,
    /// What made each object; by [`ObjectId`].
    pub(super) objects: Vec<Made<'a>>,
    /// Where properties were written; by [`OriginId`].
    pub(super) origins: Vec<Written>,
    origin_ids: FxHashMap<(At, At), OriginId>,
    cells: u32,
    /// Variables of the page: assigned without a declaration, or as a property of `window`.
    pub(super) globals: FxHashMap<Atom, CellId>,
    /// The functions that are running, the innermost last.
    pub(super) frames: Vec<Frame>,
    /// What a `catch` around the present statement may meet; by nesting of `try`.
    pub(super) catchers: Vec<Arrivals>,
    /// Every known function, in the order they were made, each with the functions that led to it.
    pub(super) functions: Vec<(ObjectId, Lineage)>,
    /// The functions that have run.
    pub(super) ran: FxHashSet<ObjectId>,
    /// The code of those: functions that were made at one place share it.
    pub(super) codes_run: FxHashSet<NodeKey>,
    /// The constants that functions were called with deep inside themselves.
    pub(super) asked_for: FxHashSet<(NodeKey, At)>,
    /// Functions that wait for the code that registered them to end.
    pub(super) waiting: Vec<Waiting>,
    /// How many functions that were made at one place have waited.
    pub(super) waited: FxHashMap<At, usize>,
    pub(super) waiting_seen: FxHashSet<ObjectId>,
    /// Whether what runs later runs for the first time.
    pub(super) round: Run,
    /// The functions that led to what runs now.
    pub(super) lineage: Lineage,
    /// What is known of code that limits kept from being run.
    pub(super) skipped: Skipped,
    /// The objects that each class made.
    pub(super) instances: FxHashMap<ObjectId, Vec<ObjectId>>,
    pub(super) prototypes: FxHashMap<ObjectId, ObjectId>,
    /// The scripts that somebody has asked for.
    pub(super) modules: FxHashMap<u32, Rc<Module>>,
    /// The objects that stand for all that a script exports.
    pub(super) namespaces: FxHashMap<ObjectId, u32>,
    /// Whether one of these is being filled.
    pub(super) refreshing: bool,
    /// Imported variables to which functions of their own file assign.
    pub(super) shared_cells: FxHashSet<CellId>,
    /// What was found, by the place of the call.
    pub(super) found: BTreeMap<At, Found>,
    /// The instances of components, by their options.
    pub(super) components: FxHashMap<ObjectId, ObjectId>,
    /// The callbacks that a chain of promises runs, by the place of its last call.
    pub(super) chains: FxHashMap<At, Vec<(ObjectId, Vec<Value>)>>,
    /// The functions that writing a property of an object runs.
    pub(super) setters: FxHashMap<(ObjectId, Atom), ObjectId>,
    /// Which variables were copied into the `type` of objects.
    pub(super) copies: Copies,
    pub(super) stored_tests: StoredTests<'a>,
    /// What scripts export: functions in there have callers out of sight.
    pub(super) exported_values: Vec<Value>,
    pub(super) exported_entries: Vec<ObjectId>,
    pub(super) exported_seen: FxHashSet<ObjectId>,
    /// The names that functions without a name of their own were assigned to.
    pub(super) names: FxHashMap<NodeKey, Atom>,
    /// Calls whose promise is waited for with `await`.
    pub(super) awaited: FxHashSet<NodeKey>,
    /// Generators that stand for `async` functions.
    pub(super) lowered: FxHashSet<NodeKey>,
    /// What matters, once there is not work left for everything.
    pub(super) relevance: Option<Relevance>,
    /// The classes that extend each class.
    pub(super) subclasses: FxHashMap<ObjectId, Vec<ObjectId>>,
    /// What components keep from one render to the next, by the call that says so.
    pub(super) component_states: FxHashMap<At, CellId>,
    /// Where a function of a name that DigitalRiver.js has is read from something else.
    pub(super) others: FxHashSet<At>,
    /// How many lists of arguments have been evaluated.
    pub(super) lists: u32,
    /// How many runs are under way whose calls don't count because they only ask for a value.
    pub(super) rehearsals: u32,
    pub(super) escaped: EscapedFunctions,
    /// Who else needs what was written where.
    pub(super) uses: FxHashMap<OriginId, BTreeSet<(At, UseKind)>>,
    /// Who else sees an object as a whole.
    pub(super) sightings: Sightings,
    /// The names that are later taken from objects that have what was written where.
    pub(super) dropped: FxHashMap<OriginId, BTreeSet<Atom>>,
    /// What stood where something else was written, by what was written.
    pub(super) covered: FxHashMap<OriginId, BTreeSet<OriginId>>,
    /// The code that the program doesn't get to.
    pub(super) unreached: Unreached<'a>,
    /// The expression that fixes put in, and where it would lack something.
    pub(super) needed: Option<Needed<'a>>,
    pub(super) limits: Limits,
}

/// What made an object, and where.
pub(super) struct Made<'a> {
    pub(super) by: Maker<'a>,
    pub(super) at: At,
    /// Where properties are looked for that it hasn't itself.
    pub(super) prototype: Option<ObjectId>,
    /// The object that a function was written into as a property: its `this` when nobody is seen calling it. Of a
    /// literal, the literal around it.
    pub(super) owner: Option<ObjectId>,
    /// What holds it.
    pub(super) holders: Holders,
    /// The function that ran when it was made.
    pub(super) home: NodeKey,
    /// Whether code out of sight gets at it, other than by being called with it.
    pub(super) is_exposed: bool,
}

/// What made an object.
#[derive(Clone)]
pub(super) enum Maker<'a> {
    /// An object literal.
    Literal,
    /// An array literal, or a function that gives an array.
    Array,
    /// A function.
    Closure(Closure<'a>),
    /// `f.bind(this, …arguments)`.
    Bound(Rc<(Value, Value, Vec<Value>)>),
    /// A class.
    Class(ClassClosure<'a>),
    /// `new` of a known class or function; which one.
    Instance,
    /// Code out of sight, or a function of the language.
    Elsewhere,
}

/// A function together with the scope it was made in.
#[derive(Clone)]
pub(super) struct Closure<'a> {
    pub(super) code: Code<'a>,
    pub(super) scope: Rc<Scope>,
    /// The name of a named function expression.
    pub(super) name: Option<&'a Ident>,
    /// The class it is a member of.
    pub(super) class: Option<ObjectId>,
}

/// A class together with the scope it was made in.
#[derive(Clone)]
pub(super) struct ClassClosure<'a> {
    pub(super) class: &'a Class,
    pub(super) scope: Rc<Scope>,
    pub(super) parent: Option<Value>,
}

/// The syntax of a function.
#[derive(Clone, Copy)]
pub(super) enum Code<'a> {
    Function(&'a Function),
    Arrow(&'a ArrowExpr),
    Constructor(&'a Constructor),
}

/// Where a property was written.
#[derive(Clone, Copy)]
pub(super) struct Written {
    pub(super) key: At,
    pub(super) value: At,
    pub(super) form: Form,
}

impl<'a> Machine<'a> {
    pub(super) fn new(program: &'a Program, needed: Option<&'a Expression>, limits: Limits) -> Self {
        Self {
            program,
            state: State::new(limits.compared()),
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
            round: Run::First,
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
            copies: Copies::default(),
            stored_tests: StoredTests::default(),
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
            rehearsals: 0,
            escaped: EscapedFunctions::default(),
            uses: FxHashMap::default(),
            sightings: Sightings::default(),
            dropped: FxHashMap::default(),
            covered: FxHashMap::default(),
            unreached: Unreached::default(),
            needed: needed.map(Needed::new),
            limits,
        }
    }

    pub(super) fn script(&self, script: u32) -> &'a Script {
        self.program.script(script)
    }

    /// The place as reports name it.
    pub(super) fn place(&self, at: At) -> Place {
        Place::new(&self.script(at.script).file, at.span)
    }

    /// Where a piece of syntax of the running script is.
    pub(super) fn at(scope: &Scope, node: &impl Spanned) -> At {
        At { script: scope.script, span: span_of(node.span()) }
    }

    /// A new variable.
    pub(super) fn new_cell(&mut self) -> CellId {
        self.cells += 1;
        CellId(self.cells)
    }

    /// The ids that the next object and the next variable get.
    pub(super) fn next_ids(&self) -> (ObjectId, CellId) {
        let objects = u32::try_from(self.objects.len()).expect("the step limit keeps objects few");
        (ObjectId(objects), CellId(self.cells + 1))
    }

    /// A new object. Ids come from one counter, so that no two objects on any way share one.
    pub(super) fn new_object(&mut self, by: Maker<'a>, at: At, rest: Rest) -> ObjectId {
        let id = ObjectId(u32::try_from(self.objects.len()).expect("the step limit keeps objects few"));
        let is_function = matches!(by, Maker::Closure(_) | Maker::Class(_));
        self.objects.push(Made {
            by,
            at,
            prototype: None,
            owner: None,
            holders: Holders::Known(SmallVec::new()),
            home: self.running(),
            is_exposed: false,
        });
        self.state.set_object(id, Object::new(rest));
        if is_function && self.rehearsals == 0 {
            self.functions.push((id, self.lineage.clone()));
        }
        id
    }

    /// The function that is running.
    pub(super) fn running(&self) -> NodeKey {
        self.frames.last().map_or(NodeKey::TOP, |frame| frame.code)
    }

    pub(super) fn made(&self, id: ObjectId) -> &Made<'a> {
        &self.objects[id.0 as usize]
    }

    pub(super) fn made_mut(&mut self, id: ObjectId) -> &mut Made<'a> {
        &mut self.objects[id.0 as usize]
    }

    pub(super) fn is_array(&self, id: ObjectId) -> bool {
        matches!(self.made(id).by, Maker::Array)
    }

    pub(super) fn is_callable(&self, id: ObjectId) -> bool {
        matches!(self.made(id).by, Maker::Closure(_) | Maker::Class(_) | Maker::Bound(_))
    }

    /// The number of an origin; the same place has the same number each time.
    pub(super) fn origin(&mut self, key: At, value: At, form: Form) -> OriginId {
        let next = OriginId(u32::try_from(self.origins.len()).expect("the step limit keeps origins few"));
        let id = *self.origin_ids.entry((key, value)).or_insert(next);
        if id == next {
            self.origins.push(Written { key, value, form });
        }
        id
    }

    /// An entry for a value that no single property in the text stands for.
    pub(super) fn copied(&mut self, value: Value, at: At) -> Entry {
        self.let_go(&value);
        self.entry(value, at)
    }

    /// The same for a value that is put where its holders are counted.
    pub(super) fn entry(&mut self, value: Value, at: At) -> Entry {
        let origin = self.origin(at, at, Form::Copied);
        Entry { origin, value, getter: None }
    }

    /// A scope in which everything that `node` declares is new and `undefined`.
    pub(super) fn enter(&mut self, node: NodeKey, at: At, parent: &Rc<Scope>, this: Option<Value>) -> Rc<Scope> {
        let scopes = &self.script(parent.script).scopes;
        let at = At { span: Span { end: at.span.start, ..at.span }, ..at };
        let mut cells = FxHashMap::default();
        for name in scopes.declared(node) {
            let cell = self.new_cell();
            let is_global = node == NodeKey::TOP && scopes.is_global(name);
            let standing = if is_global { Standing::Initial } else { Standing::Sure };
            let nothing = Thing::new(Kind::Undefined, at).with_standing(standing);
            self.state.set_cell(cell, std::iter::once(nothing).collect());
            cells.insert(name.clone(), cell);
        }
        let this = this.or_else(|| parent.this.clone());
        Scope::inner(parent, cells, this)
    }
}

impl Code<'_> {
    /// Identifies the function.
    pub(super) fn key(self) -> NodeKey {
        match self {
            Self::Function(function) => NodeKey::of(function),
            Self::Arrow(arrow) => NodeKey::of(arrow),
            Self::Constructor(constructor) => NodeKey::of(constructor),
        }
    }

    /// True if calling it gives a promise.
    pub(super) fn is_async(self) -> bool {
        match self {
            Self::Function(function) => function.is_async,
            Self::Arrow(arrow) => arrow.is_async,
            Self::Constructor(_) => false,
        }
    }
}
