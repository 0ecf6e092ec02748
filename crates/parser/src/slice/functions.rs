//! Needs of functions: which of them are run for their results, for what they do with their arguments, or only because
//! something that matters is in them.

use swc_atoms::Atom;

use crate::index::{Base, FunctionId, Jump, Mention, TOP, Traits, UnitId};
use crate::slice::demands::{Slice, Step};
use crate::slice::need::{Facts, Need, VariableNeed};
use crate::tree::node_key::NodeKey;

impl Slice<'_> {
    /// Records a need for a function. True if it is new.
    fn need_function(&mut self, script: u32, function: FunctionId, need: Facts) -> bool {
        let known = &mut self.demands[script as usize].functions[function as usize].facts;
        let is_new = known.0 & need.0 != need.0;
        known.0 |= need.0;
        is_new
    }

    /// Records that code of a function is needed: the function has to be made.
    pub(super) fn reach_function(&mut self, script: u32, function: FunctionId) {
        if self.need_function(script, function, Facts::REACHED) {
            let content = &self.index(script).functions[function as usize];
            self.want(script, content.head, Need::INSIDE);
        }
    }

    /// Records that what a function does depends on its callers: on what they pass, or on when they call it in a run of
    /// `home`, a function around it.
    pub(super) fn open(&mut self, script: u32, function: FunctionId, home: FunctionId) {
        let index = self.index(script);
        let mut next = function;
        while next > home {
            let known = &mut self.demands[script as usize].functions[next as usize].home;
            if *known > home {
                *known = home;
                self.waiting.push(Step::Callers(script, next, home));
            }
            next = index.units[index.functions[next as usize].made_in as usize].function;
        }
    }

    /// Records that what a function does depends on what its callers pass.
    pub(super) fn open_to_callers(&mut self, script: u32, function: FunctionId) {
        let index = self.index(script);
        let home = index.units[index.functions[function as usize].made_in as usize].function;
        self.open(script, function, home);
    }

    /// Records what a function needs whose callers matter.
    pub(super) fn want_callers(&mut self, script: u32, function: FunctionId, home: FunctionId) {
        self.reach_function(script, function);
        let index = self.index(script);
        let content = &index.functions[function as usize];
        self.want(script, content.head, Need::PLAIN);
        let need = if content.is_called_at_once {
            Need::PLAIN
        } else if content.binding.is_some() {
            Need::OBJECTS
        } else {
            Need::VALUES
        };
        self.want(script, content.made_in, need);
        if let Some(binding) = content.binding {
            self.demand(script, binding, VariableNeed::ALL);
            for (unit, _) in index.mentioned(binding) {
                self.open(script, index.units[unit as usize].function, home);
            }
        }
        if let Some(name) = &content.property {
            self.want_takers(script, function, name, home);
        }
    }

    /// Records that the units matter that may call a function by the name of the property that holds it.
    fn want_takers(&mut self, script: u32, function: FunctionId, name: &Atom, home: FunctionId) {
        let own = self.index(script);
        let family = own.functions[function as usize].is_member.then(|| own.family_of_this(function));
        for (other, index) in (0..).zip(self.indexes.clone().iter()) {
            // `this.pay = function () { … }` outside of classes may make the page variable `pay`.
            if let (None, Some(variable)) = (family, index.globals.get(name)) {
                for (unit, mention) in index.mentioned(*variable) {
                    if matches!(mention, Mention::Calls | Mention::Passes) {
                        self.want(other, unit, Need::VALUES);
                        self.open(other, index.units[unit as usize].function, TOP);
                    }
                }
            }
            for (unit, base) in index.takers.get(name) {
                let taker = index.units[*unit as usize].function;
                // `this.pay()` in a class with a method `pay` of its own calls that.
                let its_own = *base == Base::This && {
                    let its_family = index.family_of_this(taker);
                    (other != script || family != Some(its_family))
                        && index.methods.contains(&(its_family, name.clone()))
                };
                if !its_own {
                    self.want(other, *unit, Need::VALUES);
                    self.open(other, taker, if other == script { home } else { TOP });
                }
            }
        }
    }

    /// Records that what a function does depends on `this`.
    pub(super) fn open_this(&mut self, script: u32, function: FunctionId) {
        let owner = self.index(script).owner_of_this(function);
        self.open_to_callers(script, owner);
    }

    /// Records that the result of a function matters.
    pub(super) fn want_returns(&mut self, script: u32, function: FunctionId, need: Need) {
        let (need, fact) = if need.has(Need::OBJECTS) {
            (Need::OBJECTS, Facts::RETURNS_OBJECTS)
        } else {
            (Need::PLAIN, Facts::RETURNS)
        };
        if !self.need_function(script, function, fact) {
            return;
        }
        self.reach_function(script, function);
        let index = self.index(script);
        let content = &index.functions[function as usize];
        self.want(script, content.head, Need::PLAIN);
        for unit in &content.units {
            let content = &index.units[*unit as usize];
            if matches!(content.jump, Jump::Return | Jump::Throw) || content.traits.has(Traits::LEAVES) {
                self.want(script, *unit, need);
            }
        }
    }

    /// Records that the places matter that a function's result goes to.
    pub(super) fn goes_on(&mut self, script: u32, function: FunctionId) {
        if !self.need_function(script, function, Facts::GOES_ON) {
            return;
        }
        self.open_to_callers(script, function);
        let index = self.index(script);
        let content = &index.functions[function as usize];
        self.want(script, content.made_in, Need::VALUES);
        for binding in index.holders.get(&function).into_iter().flatten() {
            self.demand(script, *binding, VariableNeed::ALL);
            for (unit, mention) in index.mentioned(*binding) {
                if matches!(mention, Mention::Calls | Mention::Constructs) {
                    self.want(script, unit, Need::VALUES);
                }
            }
        }
    }

    /// Records that all matters that a function does with the parameters for which `is_object` is true.
    fn want_params(&mut self, script: u32, function: FunctionId, is_object: impl Fn(usize) -> bool) {
        let index = self.index(script);
        let content = &index.functions[function as usize];
        for (position, bindings) in content.params.iter().enumerate() {
            if is_object(position) && self.demands[script as usize].params.insert((function, position)) {
                for binding in bindings {
                    self.demand(script, *binding, VariableNeed::ALL);
                }
            }
        }
        if is_object(0) && self.demands[script as usize].params.insert((function, usize::MAX)) {
            let names_arguments = |unit: &&UnitId| index.units[**unit as usize].traits.has(Traits::NAMES_ARGUMENTS);
            for unit in content.units.iter().filter(names_arguments) {
                self.want(script, *unit, Need::VALUES);
            }
        }
    }

    /// Records that all that a function does with `this` matters.
    fn want_this(&mut self, script: u32, function: FunctionId) {
        if !self.need_function(script, function, Facts::THIS) {
            return;
        }
        let index = self.index(script);
        for unit in &index.functions[function as usize].units {
            if index.units[*unit as usize].traits.has(Traits::NAMES_THIS) {
                self.want(script, *unit, Need::OBJECTS);
            }
        }
    }

    /// Records that a function is called for its result, and that all matters that it does with the parameters for which
    /// `is_object` is true, and with `this`.
    pub(crate) fn enter(&mut self, script: u32, syntax: NodeKey, entered: &Entered<'_>) {
        if self.is_full() {
            return;
        }
        let Some(function) = self.index(script).function(syntax) else { return };
        if entered.result.has(Need::PLAIN) {
            self.want_returns(script, function, entered.result);
        }
        self.want_params(script, function, entered.is_object);
        if entered.this_is_object {
            self.want_this(script, function);
        }
        self.settle();
    }
}

/// A function that is called.
pub(crate) struct Entered<'e> {
    /// The need for its result.
    pub(crate) result: Need,
    /// True for the positions of arguments that may be objects of the program which matter.
    pub(crate) is_object: &'e dyn Fn(usize) -> bool,
    /// True if `this` is such an object.
    pub(crate) this_is_object: bool,
}
