//! Needs of variables and members: what defines them, what writes into their objects, and all that is done with them.

use swc_atoms::Atom;

use crate::index::{BindingId, FunctionId, Jump, Mention, TOP, Traits, UnitId};
use crate::slice::demands::{Part, Slice, Step};
use crate::slice::need::{Need, VariableNeed};

/// Methods that put their arguments into their receiver, or change it.
const MUTATORS: [&str; 22] = [
    "forEach", "map", "filter", "each", "some", "every", "reduce", "find", "push", "unshift", "splice", "fill", "set",
    "add", "append", "assign", "extend", "concat", "sort", "reverse", "pop", "shift",
];

impl Slice<'_> {
    /// Records what a unit needs of a variable that it mentions.
    pub(super) fn mentioned(&mut self, script: u32, unit: UnitId, binding: BindingId, mention: &Mention, need: Need) {
        let index = self.index(script);
        if index.global_objects.contains(&binding) {
            return;
        }
        let goes_on = need.has(Need::VALUES);
        match mention {
            Mention::Defines if goes_on => self.demand(script, binding, VariableNeed::ALL),
            Mention::Defines => {}
            Mention::Passes => self.demand(script, binding, VariableNeed::ALL),
            Mention::PassesMember(name) => {
                self.demand(script, binding, VariableNeed::ALL);
                self.demand_member(script, binding, name.as_ref());
            }
            Mention::Looks => self.demand(script, binding, VariableNeed::DEFINITIONS),
            Mention::Calls => {
                self.demand(script, binding, VariableNeed::DEFINITIONS);
                self.want_results_of(script, binding, need);
            }
            Mention::Constructs => {
                self.demand(script, binding, VariableNeed::WRITES);
                self.want_results_of(script, binding, need);
            }
            Mention::Reads(name) => self.demand_member(script, binding, name.as_ref()),
            Mention::CallsMethod(first, last) => {
                let mutates = may_mutate(last.as_ref());
                if mutates && goes_on {
                    self.demand(script, binding, VariableNeed::ALL);
                }
                self.demand_member(script, binding, first.as_ref());
            }
            Mention::Writes(_) if goes_on => self.demand(script, binding, VariableNeed::ALL),
            Mention::Writes(name) => self.demand_member(script, binding, name.as_ref()),
        }
        let (function, home) = (index.units[unit as usize].function, index.declared_in[binding as usize]);
        if function != home && self.varies(script, binding, part_of(mention)) {
            self.open(script, function, home);
        }
    }

    /// True if a part of a variable may be another at another time. The answer is kept: each mention asks.
    fn varies(&mut self, script: u32, binding: BindingId, part: Part) -> bool {
        let key = (binding, part);
        if let Some(known) = self.demands[script as usize].varying.get(&key) {
            return *known;
        }
        let varies = self.is_changed(script, binding, &key.1);
        self.demands[script as usize].varying.insert(key, varies);
        varies
    }

    /// True if a variable is assigned in several places, or its object is written into, or handed on to code that may
    /// write into it.
    fn is_changed(&self, script: u32, binding: BindingId, part: &Part) -> bool {
        let index = self.index(script);
        let is_foreign = index.foreign.contains(&binding);
        let home = index.declared_in[binding as usize];
        let (is_object, member) = match part {
            Part::Value => (false, None),
            Part::Object(name) => (true, name.as_ref()),
        };
        let is_written = member.is_none_or(|name| index.writes_any || index.written.contains(name));
        let mut definitions = 0;
        index.mentioned(binding).any(|(number, mention)| {
            let unit = &index.units[number as usize];
            match mention {
                Mention::Defines => {
                    definitions += 1;
                    definitions > 1 || unit.function != home
                }
                _ if !is_object => false,
                Mention::Writes(name) => member.is_none() || name.is_none() || name.as_ref() == member,
                Mention::Passes | Mention::PassesMember(_) => {
                    !is_foreign && !unit.traits.has(Traits::SEED) && is_written
                }
                Mention::CallsMethod(_, last) => !is_foreign && may_mutate(last.as_ref()),
                Mention::Reads(_) | Mention::Looks | Mention::Calls | Mention::Constructs => false,
            }
        })
    }

    /// Records that the results of the functions matter that a variable holds.
    pub(super) fn want_results_of(&mut self, script: u32, binding: BindingId, need: Need) {
        let index = self.index(script);
        for function in index.held.get(&binding).into_iter().flatten() {
            self.want_returns(script, *function, need);
        }
    }

    /// Records a need for a variable.
    pub(super) fn demand(&mut self, script: u32, binding: BindingId, need: VariableNeed) {
        let index = self.index(script);
        let is_foreign = need.has_all() && index.foreign.contains(&binding);
        self.demand_even_foreign(script, binding, if is_foreign { VariableNeed::WRITES } else { need });
    }

    fn demand_even_foreign(&mut self, script: u32, binding: BindingId, need: VariableNeed) {
        let new = self.need_variable(script, binding, need);
        if new != VariableNeed::NONE {
            self.waiting.push(Step::Variable(script, binding, new));
        }
    }

    /// Records what a variable needs for which the need has grown by `new`.
    pub(super) fn visit_variable(&mut self, script: u32, binding: BindingId, new: VariableNeed) {
        let index = self.index(script);
        self.link(script, binding, new);
        if new.has_definitions()
            && let Some(name) = index.global_names.get(&binding)
        {
            self.want_global_writers(name);
            if new.has_all() {
                // Code that has the global object by another name reads it as a member.
                self.store(name);
            }
        }
        if new.has_definitions()
            && let Some((function, _)) = index.param_of.get(&binding)
        {
            self.open_to_callers(script, *function);
        }
        for (unit, mention) in index.mentioned(binding) {
            if new.has_definitions() && *mention == Mention::Looks {
                self.want_guard(script, unit, index.declared_in[binding as usize]);
            }
            let wanted = match mention {
                Mention::Defines => new.has_definitions() || new.has_all(),
                Mention::Writes(_) => new.has_writes(),
                _ => new.has_all(),
            };
            if !wanted {
                continue;
            }
            let need = match mention {
                Mention::Defines if new.has_all() => Need::OBJECTS,
                Mention::Defines | Mention::Looks => Need::PLAIN,
                Mention::Calls if index.held.contains_key(&binding) => Need::PLAIN,
                _ => Need::VALUES,
            };
            self.want(script, unit, need);
        }
    }

    /// Records that a function matters that tests a variable of `home` and may throw: code after a call of it knows more.
    ///
    /// ```js
    /// function ensure() { if (!session) throw new Error("no session"); }
    /// ```
    fn want_guard(&mut self, script: u32, unit: UnitId, home: FunctionId) {
        let index = self.index(script);
        let function = index.units[unit as usize].function;
        let throws = |unit: &&UnitId| index.units[**unit as usize].jump == Jump::Throw;
        if function == home || function == TOP {
            return;
        }
        for thrown in index.functions[function as usize].units.iter().filter(throws) {
            self.want(script, *thrown, Need::JUMP);
            self.open(script, function, home);
        }
    }

    /// Records that the units matter that may define a page variable as a member of the global object: as one of `this`
    /// outside of classes and object literals, or by an unknown name.
    fn want_global_writers(&mut self, name: &Atom) {
        for (script, index) in (0..).zip(self.indexes.clone().iter()) {
            let sees_page = |unit: &&UnitId| {
                let owner = index.owner_of_this(index.units[**unit as usize].function);
                !index.functions[owner as usize].is_member
            };
            let named = index.writers.get(name).iter().filter(sees_page);
            for unit in named.chain(&index.any_global_writers) {
                self.want(script, *unit, Need::PLAIN);
            }
        }
    }

    /// Records a need for a member of a variable's object: what defines the variable, and what may write the member.
    fn demand_member(&mut self, script: u32, binding: BindingId, name: Option<&Atom>) {
        self.demand(script, binding, VariableNeed::DEFINITIONS);
        if !self.demands[script as usize].members.insert((binding, name.cloned())) {
            return;
        }
        let index = self.index(script);
        let is_foreign = index.foreign.contains(&binding);
        for (unit, mention) in index.mentioned(binding) {
            let need = match mention {
                Mention::Writes(written) if written.is_none() || name.is_none() || written.as_ref() == name => {
                    Need::PLAIN
                }
                Mention::Passes if !is_foreign => Need::VALUES,
                Mention::CallsMethod(_, last) if !is_foreign && may_mutate(last.as_ref()) => Need::PLAIN,
                _ => continue,
            };
            self.want(script, unit, need);
        }
        if let Some((other, None)) = self.links.imported((script, binding)) {
            self.demand_exports(other, name);
        }
    }

    /// Records that objects which matter are stored under a name: units that read it may have one.
    pub(super) fn store(&mut self, name: &Atom) {
        if !self.stored.insert(name.clone()) {
            return;
        }
        for (script, index) in (0..).zip(self.indexes.clone().iter()) {
            for unit in index.readers.get(name) {
                self.want(script, *unit, Need::VALUES);
                self.open(script, index.units[*unit as usize].function, TOP);
            }
            // It may have been stored in the global object.
            if let Some(variable) = index.globals.get(name) {
                self.demand_even_foreign(script, *variable, VariableNeed::ALL);
            }
        }
    }

    /// Records a need for a member of `this`: the units that may write it.
    pub(super) fn demand_own(&mut self, script: u32, function: FunctionId, name: &Atom) {
        let index = self.index(script);
        let family = index.family_of_this(function);
        if self.demands[script as usize].families.insert(family) {
            for unit in index.this_passers.get(&family).into_iter().flatten() {
                self.want(script, *unit, Need::PLAIN);
            }
        }
        if !self.read_of_this.insert(name.clone()) {
            return;
        }
        for (script, index) in (0..).zip(self.indexes.clone().iter()) {
            for unit in index.writers.get(name).iter().chain(&index.any_writers) {
                self.want(script, *unit, Need::PLAIN);
            }
        }
    }
}

/// Returns the part of a variable that a mention reads.
fn part_of(mention: &Mention) -> Part {
    match mention {
        Mention::Looks | Mention::Calls | Mention::Constructs => Part::Value,
        Mention::Reads(name) | Mention::CallsMethod(name, _) => Part::Object(name.clone()),
        Mention::Defines | Mention::Passes | Mention::PassesMember(_) | Mention::Writes(_) => Part::Object(None),
    }
}

/// True for the name of a method that may put its arguments into its receiver, or change it; also for an unknown name.
fn may_mutate(method: Option<&Atom>) -> bool {
    method.is_none_or(|name| MUTATORS.contains(&&**name))
}
