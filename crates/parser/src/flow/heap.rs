//! Objects and variables at one moment of the run.

pub(crate) mod aliased_condition;
pub(crate) mod allocation;
pub(crate) mod discriminant;
pub(crate) mod exclusion;
pub(crate) mod external_writes;
pub(crate) mod inheritance;
pub(crate) mod layers;
pub(crate) mod list;
pub(crate) mod object;
pub(crate) mod owners;
pub(crate) mod ownership;
pub(crate) mod scope;
pub(crate) mod setters;
pub(crate) mod state;
#[cfg(test)]
pub(crate) mod testing;
pub(crate) mod widening;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, CellId, ObjectId, OriginId};
use crate::flow::domain::keys::Keys;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::aliased_condition::AliasedConditions;
use crate::flow::heap::allocation::{Allocation, AllocationKind, DefinitionSite};
use crate::flow::heap::discriminant::{Discriminants, Source};
use crate::flow::heap::object::{Definition, Disjunct};
use crate::flow::heap::state::State;
use crate::payload::{Form, Rest};
use crate::text::source::Span;

/// The objects and variables of the program that is interpreted: those of the present state, and facts about them that hold in
/// every state.
pub(crate) struct Heap<'a> {
    /// Variables and objects now.
    pub(crate) state: State,
    /// The allocation of each object, by [`ObjectId`].
    pub(crate) allocations: Vec<Allocation<'a>>,
    /// The places where properties were written, by [`OriginId`].
    pub(crate) definition_sites: Vec<DefinitionSite>,
    pub(crate) site_ids: FxHashMap<(At, At), OriginId>,
    /// How many variables there are.
    pub(crate) cells: u32,
    /// How many lists of arguments have been evaluated.
    pub(crate) lists: u32,
    /// The functions that a write of a property runs.
    pub(crate) setters: FxHashMap<(ObjectId, Atom), ObjectId>,
    /// The `prototype` of each function and class.
    pub(crate) prototypes: FxHashMap<ObjectId, ObjectId>,
    /// The objects that each class made.
    pub(crate) instances: FxHashMap<ObjectId, Vec<ObjectId>>,
    /// The classes that extend each class.
    pub(crate) subclasses: FxHashMap<ObjectId, Vec<ObjectId>>,
    /// The variables that were copied into the `type` of objects.
    pub(crate) discriminants: Discriminants,
    /// The tests that constants hold.
    pub(crate) aliased_conditions: AliasedConditions<'a>,
}

impl Heap<'_> {
    /// Nothing declared. So much may be compared at joins before fewer alternatives are told apart.
    pub(crate) fn new(compared: usize) -> Self {
        Self {
            state: State::new(compared),
            allocations: Vec::new(),
            definition_sites: Vec::new(),
            site_ids: FxHashMap::default(),
            cells: 0,
            lists: 0,
            setters: FxHashMap::default(),
            prototypes: FxHashMap::default(),
            instances: FxHashMap::default(),
            subclasses: FxHashMap::default(),
            discriminants: Discriminants::default(),
            aliased_conditions: AliasedConditions::default(),
        }
    }
}

impl<'a> Heap<'a> {
    pub(crate) fn allocation(&self, id: ObjectId) -> &Allocation<'a> {
        &self.allocations[id.0 as usize]
    }

    pub(crate) fn allocation_mut(&mut self, id: ObjectId) -> &mut Allocation<'a> {
        &mut self.allocations[id.0 as usize]
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

    pub(crate) fn is_array(&self, id: ObjectId) -> bool {
        matches!(self.allocation(id).kind, AllocationKind::Array)
    }

    pub(crate) fn is_callable(&self, id: ObjectId) -> bool {
        matches!(
            self.allocation(id).kind,
            AllocationKind::Closure(_) | AllocationKind::Class(_) | AllocationKind::Bound(_)
        )
    }

    /// A new variable.
    pub(crate) fn new_cell(&mut self) -> CellId {
        self.cells += 1;
        CellId(self.cells)
    }

    /// The ids that the next object and the next variable get.
    pub(crate) fn next_ids(&self) -> (ObjectId, CellId) {
        let objects = u32::try_from(self.allocations.len()).expect("the step limit keeps objects few");
        (ObjectId(objects), CellId(self.cells + 1))
    }

    /// The number of an origin; the same place has the same number each time.
    pub(crate) fn origin(&mut self, key: At, value: At, form: Form) -> OriginId {
        let next = OriginId(u32::try_from(self.definition_sites.len()).expect("the step limit keeps origins few"));
        let id = *self.site_ids.entry((key, value)).or_insert(next);
        if id == next {
            self.definition_sites.push(DefinitionSite { key, value, form });
        }
        id
    }

    pub(crate) fn literal_definition(&mut self, key: At, value_at: At, whole: Span, value: Value) -> Definition {
        let origin = self.origin(key, value_at, Form::Key { whole });
        Definition { origin, value, getter: None }
    }

    /// Whether the object takes properties of these names. One of very many doesn't take new ones: it would be copied
    /// whole at each branch.
    pub(crate) fn has_room(&self, id: ObjectId, keys: &Keys) -> bool {
        let (Keys::Known(names), Some(object)) = (keys, self.state.object(id)) else { return true };
        let takes = |disjunct: &Disjunct| !disjunct.is_full() || names.iter().all(|name| disjunct.get(name).is_some());
        object.disjuncts.iter().all(|disjunct| takes(disjunct))
    }

    /// Whether the object doesn't have the property as far as known, but may.
    pub(crate) fn may_hold_more(&self, id: ObjectId, name: &str) -> bool {
        let Some(object) = self.state.object(id) else { return false };
        let open = object.disjuncts.iter().any(|disjunct| disjunct.rest == Rest::Open);
        open && !object.disjuncts.iter().any(|disjunct| disjunct.get(name).is_some())
    }

    /// The names of an object's properties as `for (name in object)` gives them.
    pub(crate) fn key_texts(&self, value: &Value, at: At) -> Option<Vec<Value>> {
        let object = self.state.object(value.single()?.object()?)?;
        let [disjunct] = &*object.disjuncts else { return None };
        if !disjunct.is_exact() {
            return None;
        }
        Some(disjunct.properties.iter().map(|(name, _)| Value::of(ValueKind::Text(name.clone()), at)).collect())
    }
}

impl Heap<'_> {
    /// Takes note that a variable gets another value: earlier copies and tests tell nothing of it any more.
    pub(crate) fn forget_source(&mut self, source: &Source) {
        self.discriminants.forget(source);
        self.aliased_conditions.forget(source);
    }

    /// The same for the members of an object that are written.
    pub(crate) fn forget_member_sources(&mut self, object: ObjectId, keys: &Keys) {
        self.discriminants.forget_members(object, keys);
        self.aliased_conditions.forget_members(object, keys);
    }
}
