//! Settling: what is known of the units once all of a script is visited.

use rustc_hash::FxHashMap;
use swc_ecma_ast::Id;

use crate::index::build::Builder;
use crate::index::groups::Positions;
use crate::index::members::GLOBAL_OBJECTS;
use crate::index::{BindingId, FunctionId, Index, Mention, Traits, UnitId};

impl Builder<'_> {
    /// Closes the top level and returns the index.
    pub(super) fn finish(mut self) -> Index {
        self.unit = 0;
        self.close(0);
        self.index.sort();
        self.carry_up();
        for (binding, functions) in &self.index.held {
            for function in functions {
                self.index.holders.entry(*function).or_default().push(*binding);
            }
        }
        for (number, function) in (0..).zip(&self.index.functions) {
            if let (true, Some(name)) = (function.is_member, &function.property) {
                self.index.methods.insert((self.index.family_of_this(number), name.clone()));
            }
        }
        for unit in &self.this_passers {
            let family = self.index.family_of_this(self.index.units[*unit as usize].function);
            self.index.this_passers.entry(family).or_default().push(*unit);
        }
        self.index.mark_leaving();
        self.index.foreign.extend(self.imported.iter().copied());
        for binding in &self.assigned {
            self.index.foreign.remove(binding);
        }
        for (id, binding) in &self.index.bindings {
            if id.1 == self.unresolved {
                let defines = |(_, mention): (UnitId, &Mention)| *mention == Mention::Defines;
                if !self.index.mentioned(*binding).any(defines) {
                    self.index.foreign.insert(*binding);
                }
                self.index.globals.insert(id.0.clone(), *binding);
            } else if self.globals.is_some_and(|globals| globals.is_global(id)) {
                self.index.globals.insert(id.0.clone(), *binding);
            }
        }
        let is_global_object =
            |(id, _): &(&Id, &BindingId)| id.1 == self.unresolved && GLOBAL_OBJECTS.contains(&&*id.0);
        let named = self.index.bindings.iter().filter(is_global_object).map(|(_, binding)| *binding);
        self.index.global_objects = named.collect();
        self.index.global_names = self.index.globals.iter().map(|(name, binding)| (*binding, name.clone())).collect();
        self.index
    }

    /// Carries up what matters when a unit is passed over with all that is in it.
    fn carry_up(&mut self) {
        self.carry_over_calls();
        let carried = [Traits::CALLS_INSIDE, Traits::TRIGGERS, Traits::RUNS_UNKNOWN_CODE];
        for number in (0..self.index.units.len()).rev() {
            let unit = &mut self.index.units[number];
            if unit.traits.has(Traits::CALLS) {
                unit.traits.add(Traits::CALLS_INSIDE);
            }
            let (traits, function, parent) = (unit.traits, unit.function, unit.parent);
            if let Some(parent) = parent.map(|parent| &mut self.index.units[parent as usize])
                && parent.function == function
            {
                carried.into_iter().filter(|fact| traits.has(*fact)).for_each(|fact| parent.traits.add(fact));
            }
        }
    }

    /// Unknown code runs during the call of a function that runs it, or that isn't known.
    fn carry_over_calls(&mut self) {
        let (functions, units, held) = (&self.index.functions, &self.index.units, &self.index.held);
        let mut callers: FxHashMap<FunctionId, Vec<FunctionId>> = FxHashMap::default();
        let mut unknown = vec![false; functions.len()];
        let mut waiting = Vec::new();
        let running = units.iter().filter(|unit| unit.traits.has(Traits::RUNS_UNKNOWN_CODE));
        waiting.extend(running.map(|unit| unit.function));
        for (unit, binding) in self.index.called.iter() {
            let caller = units[unit as usize].function;
            match held.get(binding) {
                Some(called) => called.iter().for_each(|called| callers.entry(*called).or_default().push(caller)),
                None => waiting.push(caller),
            }
        }
        while let Some(function) = waiting.pop() {
            if !std::mem::replace(&mut unknown[function as usize], true) {
                waiting.extend(callers.get(&function).into_iter().flatten());
            }
        }
        let is_unknown = |binding: &BindingId| {
            held.get(binding).is_none_or(|called| called.iter().any(|function| unknown[*function as usize]))
        };
        let running = self.index.called.iter().filter(|(_, binding)| is_unknown(binding)).map(|(unit, _)| unit);
        for unit in running.collect::<Vec<_>>() {
            self.index.units[unit as usize].traits.add(Traits::RUNS_UNKNOWN_CODE);
        }
    }
}

impl Index {
    /// Sorts what was collected of the units, and finds the mentions of each variable.
    fn sort(&mut self) {
        self.mentions.sort();
        self.writes.sort();
        self.own_reads.sort();
        self.passes_own.sort();
        self.imports.sort();
        self.called.sort();
        self.called_methods.sort();
        self.inner.sort();
        let variables = self.mentions.since(0).iter().map(|(_, (binding, _))| *binding);
        self.mentioned = Positions::of(self.bindings.len(), variables);
    }
}
