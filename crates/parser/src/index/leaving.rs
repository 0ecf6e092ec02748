//! Functions that never return, because they always throw: calls of them are jumps.
//!
//! ```js
//! function fail(message) { log(message); throw new Error(message); }
//! if (!session) fail("no session");     // leaves
//! payload.sessionId = session.id;
//! ```

use rustc_hash::FxHashMap;
use swc_atoms::Atom;

use crate::index::{FunctionId, Index, Jump, TOP, Traits, UnitId};

impl Index {
    /// Marks the units that call a function which never returns.
    pub(super) fn mark_leaving(&mut self) {
        let callers = self.callers();
        let mut waiting: Vec<FunctionId> = (0..self.units.len())
            .filter(|number| self.units[*number].jump == Jump::Throw)
            .filter_map(|number| self.left_by(UnitId::try_from(number).ok()?))
            .collect();
        let mut never_return = vec![false; self.functions.len()];
        while let Some(function) = waiting.pop() {
            if std::mem::replace(&mut never_return[function as usize], true) {
                continue;
            }
            for unit in callers.get(&function).into_iter().flatten() {
                self.units[*unit as usize].traits.add(Traits::LEAVES);
                waiting.extend(self.left_by(*unit));
            }
        }
    }

    /// The units that surely call each function: by the only name that holds it, or where it is made.
    fn callers(&self) -> FxHashMap<FunctionId, Vec<UnitId>> {
        let mut named: FxHashMap<&Atom, Option<FunctionId>> = FxHashMap::default();
        for (number, function) in (0..).zip(&self.functions) {
            if let Some(name) = &function.property {
                named.entry(name).and_modify(|only| *only = None).or_insert(Some(number));
            }
        }
        let mut callers: FxHashMap<FunctionId, Vec<UnitId>> = FxHashMap::default();
        let held = self.called.iter().filter_map(|(unit, binding)| match self.held.get(binding).map(Vec::as_slice) {
            Some([only]) => Some((unit, *only)),
            _ => None,
        });
        let methods = self.called_methods.iter().filter_map(|(unit, name)| Some((unit, (*named.get(name)?)?)));
        for (unit, function) in held.chain(methods) {
            callers.entry(function).or_default().push(unit);
        }
        for (number, function) in (1..).zip(&self.functions[1..]) {
            if function.is_called_at_once {
                callers.entry(number).or_default().push(function.made_in);
            }
        }
        callers
    }

    /// The function that always ends with a unit; `None` if the unit stands in a branch, or a `return` may come before it.
    fn left_by(&self, unit: UnitId) -> Option<FunctionId> {
        let function = self.units[unit as usize].function;
        let mut next = self.units[unit as usize].parent;
        while let Some(outer) = next.map(|outer| &self.units[outer as usize]).filter(|outer| outer.function == function)
        {
            if outer.traits.has(Traits::BRANCHES) {
                return None;
            }
            next = outer.parent;
        }
        let returns = |other: &UnitId| *other < unit && self.units[*other as usize].jump == Jump::Return;
        let units = &self.functions[function as usize].units;
        (function != TOP && !units.iter().any(returns)).then_some(function)
    }
}
