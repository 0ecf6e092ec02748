//! The slice: the units that can matter to a call, found backward from the calls without evaluating anything.
//!
//! ```js
//! const cart = load();                  // needed: the payload reads it
//! $("#menu").slideDown();               // not needed
//! const payload = { type: "bPay" };     // needed: the call passes it on
//! if (guest) payload.amount = 5;        // needed: writes into the payload; so is the test around it
//! dr.createSource(payload);             // needed: a call
//! ```
//!
//! The slice is found by names. What it can't foresee (a function that a library calls, an object that comes in as an
//! argument) is added while the program runs; where that needs code that was passed over by then, it runs once more.

use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::FxHashSet;
use swc_atoms::Atom;
use swc_ecma_ast::Id;

use crate::expression::{Expression, Needs};
use crate::index::{BindingId, FunctionId, Index, Jump, Traits, UnitId};
use crate::slice::demands::{Demands, Extent, Inserted, Slice, Step};
use crate::slice::links::Links;
use crate::slice::need::{Need, VariableNeed};
use crate::tree::node_key::NodeKey;
use crate::tree::program::Program;
use crate::tree::script::Script;

impl<'a> Slice<'a> {
    /// Finds the slice of a program. `needed` are the expressions that fixes put in, by script.
    pub(crate) fn of(program: &'a Program, extent: Extent, needed: &[Option<&Expression>]) -> Self {
        let indexes: Rc<[Rc<Index>]> = match extent {
            Extent::Full => Rc::new([]),
            Extent::Sliced => program.scripts().map(|script| Rc::new(index_of(script))).collect(),
        };
        let links = Links::of(program, &indexes);
        let demands = indexes.iter().map(|index| Demands::of(index)).collect();
        let mut slice = Self {
            program,
            extent,
            indexes,
            links,
            demands,
            stored: FxHashSet::default(),
            read_of_this: FxHashSet::default(),
            inserted: Inserted::default(),
            waiting: Vec::new(),
            is_stale: false,
        };
        if extent == Extent::Sliced {
            slice.seed(needed);
        }
        slice
    }

    /// Records the first needs: code that names a call, and variables of the expressions that fixes put in.
    fn seed(&mut self, needed: &[Option<&Expression>]) {
        self.insert(needed);
        for (number, index) in (0..).zip(self.indexes.clone().iter()) {
            for (unit, content) in (0..).zip(&index.units) {
                if content.traits.has(Traits::SEED) {
                    self.want(number, unit, Need::VALUES);
                }
            }
        }
        self.settle();
    }

    /// Records what expressions read that fixes put in. A global that one script declares may be read in another: what
    /// is named in any of them is needed in all.
    fn insert(&mut self, needed: &[Option<&Expression>]) {
        let needed = || needed.iter().flatten();
        let names: BTreeSet<&str> = needed().flat_map(|expression| &expression.names).map(String::as_str).collect();
        let firsts = needed().filter_map(|expression| expression.chain.as_ref()?.members.first());
        self.inserted.reads_this = needed().any(|expression| expression.needs.contains(&Needs::This));
        self.inserted.reads_arguments = names.contains("arguments");
        self.inserted.own = firsts.map(|name| Atom::from(name.as_str())).collect();
        for (number, index) in (0..).zip(self.indexes.clone().iter()) {
            let named = |(id, _): &(&Id, &BindingId)| names.contains(&*id.0);
            let variables: Vec<BindingId> = index.bindings.iter().filter(named).map(|(_, binding)| *binding).collect();
            for binding in &variables {
                self.demand(number, *binding, VariableNeed::ALL);
            }
            self.inserted.variables.push(variables);
        }
    }

    /// Records that a fix may put its expression into a unit: it matters when the unit runs, and with which `this`.
    fn want_inserted(&mut self, script: u32, function: FunctionId) {
        let index = self.index(script);
        for binding in self.inserted.variables.get(script as usize).cloned().unwrap_or_default() {
            let home = index.declared_in[binding as usize];
            if index.is_around(home, function) {
                self.open(script, function, home);
            }
        }
        if self.inserted.reads_arguments {
            self.open_to_callers(script, index.owner_of_this(function));
        }
        if self.inserted.reads_this {
            self.open_this(script, function);
            for own in self.inserted.own.clone() {
                self.demand_own(script, function, &own);
            }
        }
    }

    /// Returns the index of a script.
    pub(super) fn index(&self, script: u32) -> Rc<Index> {
        Rc::clone(&self.indexes[script as usize])
    }

    /// Begins a run: nothing is passed over yet.
    pub(crate) fn begin_run(&mut self) {
        self.is_stale = false;
        for demands in &self.demands {
            demands.passed.iter().chain(&demands.declared).for_each(|seen| seen.set(false));
        }
    }

    /// True if the present run has passed over something that turned out to be needed.
    pub(crate) fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// True if everything is evaluated.
    pub(super) fn is_full(&self) -> bool {
        self.extent == Extent::Full
    }

    /// The need for a piece of syntax; all of it if it is no unit.
    pub(crate) fn need(&self, script: u32, syntax: NodeKey) -> Need {
        if self.is_full() {
            return Need::VALUES;
        }
        let Some(unit) = self.index(script).unit(syntax) else { return Need::VALUES };
        let demands = &self.demands[script as usize];
        demands.passed[unit as usize].set(true);
        demands.units[unit as usize]
    }

    /// The need for the parameters of a function.
    pub(crate) fn need_of_head(&self, script: u32, syntax: NodeKey) -> Need {
        if self.is_full() {
            return Need::VALUES;
        }
        let index = self.index(script);
        let Some(function) = index.function(syntax) else { return Need::VALUES };
        self.demands[script as usize].units[index.functions[function as usize].head as usize]
    }

    /// True if a variable is read by code whose values matter. Records that it is declared now.
    pub(crate) fn needs_variable(&self, script: u32, id: &Id) -> bool {
        if self.is_full() {
            return true;
        }
        let Some(binding) = self.index(script).bindings.get(id).copied() else { return false };
        let demands = &self.demands[script as usize];
        demands.declared[binding as usize].set(true);
        demands.variables[binding as usize] != VariableNeed::NONE
    }

    /// True if a function has code that has to be run.
    pub(crate) fn needs_function(&self, script: u32, syntax: NodeKey) -> bool {
        if self.is_full() {
            return true;
        }
        let function = self.index(script).function(syntax);
        function.is_none_or(|function| self.demands[script as usize].functions[function as usize].is_reached())
    }

    /// True if running a unit, without what is inside of it, may throw.
    pub(crate) fn calls(&self, script: u32, syntax: NodeKey) -> bool {
        let index = self.index(script);
        index.unit(syntax).is_some_and(|unit| index.units[unit as usize].traits.has(Traits::CALLS))
    }

    /// True if running a unit with all that is inside of it may run unknown code.
    pub(crate) fn runs_unknown_code(&self, script: u32, syntax: NodeKey) -> bool {
        let index = self.index(script);
        index.unit(syntax).is_some_and(|unit| index.units[unit as usize].traits.has(Traits::RUNS_UNKNOWN_CODE))
    }

    /// True if running a unit with all that is inside of it may throw.
    pub(crate) fn calls_inside(&self, script: u32, syntax: NodeKey) -> bool {
        let index = self.index(script);
        index.unit(syntax).is_some_and(|unit| index.units[unit as usize].traits.has(Traits::CALLS_INSIDE))
    }

    /// True if a unit may run handlers of events.
    pub(crate) fn triggers(&self, script: u32, syntax: NodeKey) -> bool {
        let index = self.index(script);
        index.unit(syntax).is_some_and(|unit| index.units[unit as usize].traits.has(Traits::TRIGGERS))
    }

    /// Follows all needs to what they need in turn. A step only records further ones: a chain of calls may be as long as
    /// the program.
    pub(super) fn settle(&mut self) {
        while let Some(step) = self.waiting.pop() {
            match step {
                Step::Unit(script, unit, before) => self.visit(script, unit, before),
                Step::Variable(script, binding, new) => self.visit_variable(script, binding, new),
                Step::Callers(script, function, home) => self.want_callers(script, function, home),
            }
        }
    }

    /// Records a need for a unit.
    pub(super) fn want(&mut self, script: u32, unit: UnitId, need: Need) {
        let demands = &mut self.demands[script as usize];
        let known = &mut demands.units[unit as usize];
        if known.has(need) {
            return;
        }
        self.is_stale |= demands.passed[unit as usize].get();
        self.waiting.push(Step::Unit(script, unit, *known));
        *known = known.and(need);
    }

    /// Records what a unit needs whose need has grown since `before`.
    fn visit(&mut self, script: u32, number: UnitId, before: Need) {
        let index = self.index(script);
        let unit = &index.units[number as usize];
        let mut now = self.demands[script as usize].units[number as usize];
        if unit.traits.has(Traits::TAKES_APART) && now.has(Need::PLAIN) {
            now = now.and(Need::VALUES);
        }
        if before == Need::NONE {
            self.contain(script, number);
        }
        if now.adds(Need::PLAIN, before) || now.adds(Need::JUMP, before) {
            self.want_tests(script, number);
        }
        if now.adds(Need::PLAIN, before) {
            self.want_jumps(script, number);
            self.visit_values(script, number);
        }
        if [Need::PLAIN, Need::OBJECTS, Need::VALUES].iter().any(|need| now.adds(*need, before)) {
            for (binding, mention) in index.mentions.of(number) {
                self.mentioned(script, number, *binding, mention, now);
            }
        }
        if now.adds(Need::OBJECTS, before) {
            self.want_inserted(script, unit.function);
        }
        if now.adds(Need::VALUES, before) {
            for name in index.writes.of(number).flatten() {
                self.store(name);
            }
            if unit.jump == Jump::Return {
                self.goes_on(script, unit.function);
            }
            self.hand_to_importers(script, number);
        }
    }

    /// Records that the code around a unit has to be run so far that the unit is.
    fn contain(&mut self, script: u32, number: UnitId) {
        let unit = &self.index(script).units[number as usize];
        if let Some(parent) = unit.parent {
            let is_inside = self.index(script).units[parent as usize].function == unit.function;
            self.want(script, parent, if is_inside { Need::INSIDE } else { Need::RUN });
        }
        self.reach_function(script, unit.function);
        let demands = &mut self.demands[script as usize];
        if !std::mem::replace(&mut demands.is_loaded, true) {
            let loaders = self.links.loaders(script).iter().chain(self.links.requirers(script)).copied();
            for (other, unit) in loaders.collect::<Vec<_>>() {
                self.want(other, unit, Need::RUN);
            }
        }
    }

    /// Records that the tests around a unit matter.
    fn want_tests(&mut self, script: u32, number: UnitId) {
        let index = self.index(script);
        let unit = &index.units[number as usize];
        if let Some(parent) = unit.parent
            && index.units[parent as usize].function == unit.function
        {
            self.want(script, parent, Need::PLAIN);
        }
    }

    /// Records that the jumps matter after which a unit doesn't run: those before it, and those of the loops around it.
    fn want_jumps(&mut self, script: u32, number: UnitId) {
        let index = self.index(script);
        let function = index.units[number as usize].function;
        let mut last = number;
        let mut next = Some(number);
        while let Some(outer) = next.filter(|outer| index.units[*outer as usize].function == function) {
            if index.units[outer as usize].traits.has(Traits::LOOP) {
                last = index.units[outer as usize].end;
            }
            next = index.units[outer as usize].parent;
        }
        let known = &mut self.demands[script as usize].jumps[function as usize];
        let from = std::mem::replace(known, last.max(*known));
        let units = &index.functions[function as usize].units;
        let first = units.partition_point(|unit| *unit < from);
        for unit in units[first..].iter().take_while(|unit| **unit < last) {
            let content = &index.units[*unit as usize];
            if content.jump != Jump::None {
                self.want(script, *unit, Need::JUMP);
            }
            if content.traits.has(Traits::LEAVES) {
                self.want(script, *unit, Need::PLAIN);
            }
        }
    }

    /// Records what else than variables a unit needs whose values matter.
    fn visit_values(&mut self, script: u32, number: UnitId) {
        let index = self.index(script);
        let unit = &index.units[number as usize];
        for inner in index.inner.of(number) {
            self.want(script, *inner, Need::VALUES);
        }
        for name in index.passes_own.of(number) {
            self.store(name);
        }
        for name in index.own_reads.of(number).flatten() {
            self.demand_own(script, unit.function, name);
        }
        for specifier in index.imports.of(number) {
            if let Some(other) = self.program.import(script, specifier) {
                self.demand_exports(other, None);
            }
        }
        if unit.traits.has(Traits::NAMES_THIS) {
            self.open_this(script, unit.function);
        }
        if unit.traits.has(Traits::NAMES_ARGUMENTS) {
            let owner = self.index(script).owner_of_this(unit.function);
            self.open_to_callers(script, owner);
        }
    }

    /// Records a need for a variable. Returns what is new in it.
    pub(super) fn need_variable(&mut self, script: u32, binding: BindingId, need: VariableNeed) -> VariableNeed {
        let demands = &mut self.demands[script as usize];
        let known = &mut demands.variables[binding as usize];
        let new = need.without(*known);
        if *known == VariableNeed::NONE && new != VariableNeed::NONE {
            self.is_stale |= demands.declared[binding as usize].get();
        }
        *known = known.and(need);
        new
    }
}

fn index_of(script: &Script) -> Index {
    crate::index::build::build(&script.program, script.unresolved, &script.scopes)
}
