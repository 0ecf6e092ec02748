//! The heap: objects and variables in the present state, and facts about them that hold in every state.

pub(crate) mod aliased_condition;
pub(crate) mod allocation;
pub(crate) mod definitions;
pub(crate) mod discriminant;
pub(crate) mod exclusion;
pub(crate) mod external_writes;
pub(crate) mod forks;
pub(crate) mod id_map;
pub(crate) mod inheritance;
pub(crate) mod list;
pub(crate) mod object;
pub(crate) mod owners;
pub(crate) mod ownership;
pub(crate) mod properties;
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
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::discriminant::{Discriminants, Source};
use crate::flow::heap::object::Disjunct;
use crate::flow::heap::state::State;
use crate::payload::{Form, Rest};
use crate::text::source::Span;

/// The objects and variables of the program that is interpreted: those of the present state, and facts about them that
/// hold in every state.
pub(crate) struct Heap<'a> {
    /// The present state.
    pub(crate) state: State,
    /// The allocation of each object, by [`ObjectId`].
    pub(crate) allocations: Vec<Allocation<'a>>,
    /// The definition sites of properties, by [`OriginId`].
    pub(crate) definition_sites: Vec<DefinitionSite>,
    site_ids: FxHashMap<(At, At), OriginId>,
    /// Number of variables so far.
    cells: u32,
    /// Number of lists of arguments evaluated so far.
    lists: u32,
    /// The setters, by object and property.
    pub(crate) setters: FxHashMap<(ObjectId, Atom), ObjectId>,
    /// The `prototype` of each function and class.
    pub(crate) prototypes: FxHashMap<ObjectId, ObjectId>,
    /// The function or class of each `prototype`.
    pub(crate) constructors: FxHashMap<ObjectId, ObjectId>,
    /// The name under which each method was put into its class.
    pub(crate) method_names: FxHashMap<ObjectId, Atom>,
    /// The instances of each class.
    pub(crate) instances: FxHashMap<ObjectId, Vec<ObjectId>>,
    /// The classes that extend each class.
    pub(crate) subclasses: FxHashMap<ObjectId, Vec<ObjectId>>,
    /// The variables and members that were copied into the discriminant of objects.
    pub(crate) discriminants: Discriminants,
    /// The tests whose outcome a constant holds.
    pub(crate) aliased_conditions: AliasedConditions<'a>,
}

impl Heap<'_> {
    /// An empty heap. `compared` is the work at joins that is allowed before states are joined coarsely.
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
            constructors: FxHashMap::default(),
            method_names: FxHashMap::default(),
            instances: FxHashMap::default(),
            subclasses: FxHashMap::default(),
            discriminants: Discriminants::default(),
            aliased_conditions: AliasedConditions::default(),
        }
    }
}

impl<'a> Heap<'a> {
    /// Returns the allocation of an object.
    pub(crate) fn allocation(&self, id: ObjectId) -> &Allocation<'a> {
        &self.allocations[id.0 as usize]
    }

    /// Returns the allocation of an object, to be changed in place.
    pub(crate) fn allocation_mut(&mut self, id: ObjectId) -> &mut Allocation<'a> {
        &mut self.allocations[id.0 as usize]
    }

    /// Returns a definition for a value that comes from no single property in the text, and untracks its owners.
    pub(crate) fn copied(&mut self, value: Value, at: At) -> Definition {
        self.untrack(&value);
        self.definition(value, at)
    }

    /// Returns such a definition for a value whose owners stay tracked.
    pub(crate) fn definition(&mut self, value: Value, at: At) -> Definition {
        let origin = self.origin(at, at, Form::Copied);
        Definition { origin, value, getter: None }
    }

    /// True for an array.
    pub(crate) fn is_array(&self, id: ObjectId) -> bool {
        matches!(self.allocation(id).kind, AllocationKind::Array)
    }

    /// True for a function or class.
    pub(crate) fn is_callable(&self, id: ObjectId) -> bool {
        matches!(
            self.allocation(id).kind,
            AllocationKind::Closure(_) | AllocationKind::Class(_) | AllocationKind::Bound(_)
        )
    }

    /// Allocates a variable.
    pub(crate) fn new_cell(&mut self) -> CellId {
        self.cells += 1;
        CellId(self.cells)
    }

    /// Returns the ids of the next object and the next variable.
    pub(crate) fn next_ids(&self) -> (ObjectId, CellId) {
        let objects = u32::try_from(self.allocations.len()).expect("the step limit keeps objects few");
        (ObjectId(objects), CellId(self.cells + 1))
    }

    /// Returns the number of an origin; one place has one number.
    pub(crate) fn origin(&mut self, key: At, value: At, form: Form) -> OriginId {
        let next = OriginId(u32::try_from(self.definition_sites.len()).expect("the step limit keeps origins few"));
        let id = *self.site_ids.entry((key, value)).or_insert(next);
        if id == next {
            self.definition_sites.push(DefinitionSite { key, value, form });
        }
        id
    }

    /// Returns a definition for a property of an object literal; `whole` is its span, key and value.
    pub(crate) fn literal_definition(&mut self, key: At, value_at: At, whole: Span, value: Value) -> Definition {
        let origin = self.origin(key, value_at, Form::Key { whole });
        Definition { origin, value, getter: None }
    }

    /// True if the object takes properties of these names. An object with very many takes no new ones, since it is
    /// copied as a whole at each branch.
    pub(crate) fn has_room(&self, id: ObjectId, keys: &Keys) -> bool {
        let (Keys::Known(names), Some(object)) = (keys, self.state.object(id)) else { return true };
        let takes = |disjunct: &Disjunct| !disjunct.is_full() || names.iter().all(|name| disjunct.get(name).is_some());
        object.disjuncts.iter().all(|disjunct| takes(disjunct))
    }

    /// True if the object has no known property of that name, but may have an unknown one.
    pub(crate) fn may_hold_more(&self, id: ObjectId, name: &str) -> bool {
        let Some(object) = self.state.object(id) else { return false };
        let open = object.disjuncts.iter().any(|disjunct| disjunct.rest == Rest::Open);
        open && !object.disjuncts.iter().any(|disjunct| disjunct.get(name).is_some())
    }

    /// Returns the names of an object's properties as `for (name in object)` gives them; `None` unless all are known.
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
    /// Drops earlier copies and tests of a variable or member, because it gets another value.
    pub(crate) fn forget_source(&mut self, source: &Source) {
        self.discriminants.forget(source);
        self.aliased_conditions.forget(source);
    }

    /// Drops earlier copies and tests of members of an object, because they are written.
    pub(crate) fn forget_member_sources(&mut self, object: ObjectId, keys: &Keys) {
        self.discriminants.forget_members(object, keys);
        self.aliased_conditions.forget_members(object, keys);
    }
}
