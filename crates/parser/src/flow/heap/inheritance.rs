//! Inheritance: prototypes of objects, classes that extend others, and the `this` of methods.

use rustc_hash::FxHashSet;
use swc_atoms::Atom;

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::heap::Heap;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::owners::Owners;
use crate::payload::Rest;

/// Maximum length of a prototype chain.
pub(crate) const MAX_ANCESTORS: usize = 8;

/// Maximum number of classes that are found to inherit from one.
const MAX_HEIRS: usize = 512;

impl Heap<'_> {
    /// Returns the classes that inherit a method from a class: they extend it and don't override the method.
    pub(crate) fn heirs(&self, class: ObjectId, method: ObjectId) -> Vec<ObjectId> {
        if !self.subclasses.contains_key(&class) {
            return Vec::new();
        }
        let name = self.prototypes.get(&class).and_then(|prototype| self.name_in(*prototype, method));
        let overrides = |heir: &ObjectId| {
            let own = self.prototypes.get(heir).and_then(|prototype| self.state.object(*prototype));
            let disjuncts = own.into_iter().flat_map(|own| &own.disjuncts);
            name.as_ref().is_some_and(|name| disjuncts.into_iter().any(|disjunct| disjunct.get(name).is_some()))
        };
        let mut heirs: Vec<ObjectId> = Vec::new();
        let mut known = FxHashSet::default();
        let mut waiting = vec![class];
        while let Some(parent) = waiting.pop() {
            for heir in self.subclasses.get(&parent).into_iter().flatten() {
                if heirs.len() < MAX_HEIRS && !known.contains(heir) && !overrides(heir) {
                    known.insert(*heir);
                    heirs.push(*heir);
                    waiting.push(*heir);
                }
            }
        }
        heirs
    }

    /// True if an object is surely an instance of a class or constructor function, or of one that extends it.
    pub(crate) fn is_instance(&self, value: &Value, class: &Value) -> bool {
        let (Some(id), Some(class)) =
            (value.single().and_then(Alternative::object), class.single().and_then(Alternative::object))
        else {
            return false;
        };
        let prototype = self.prototypes.get(&class);
        self.prototype_chain(id).skip(1).any(|above| prototype == Some(&above))
    }

    /// Records the `prototype` of a function or class.
    pub(crate) fn add_prototype(&mut self, function: ObjectId, prototype: ObjectId) {
        self.prototypes.insert(function, prototype);
        self.constructors.insert(prototype, function);
    }

    /// Returns the name of a method in a prototype.
    fn name_in(&self, prototype: ObjectId, method: ObjectId) -> Option<Atom> {
        let disjuncts = self.state.object(prototype)?.disjuncts.iter();
        if let Some(name) = self.method_names.get(&method) {
            let mut properties = disjuncts.clone().filter_map(|disjunct| disjunct.get(name));
            if properties.any(|property| property.definitions.objects().any(|held| held == method)) {
                return Some(name.clone());
            }
        }
        let mut properties = disjuncts.flat_map(|disjunct| &disjunct.properties);
        properties
            .find(|(_, property)| property.definitions.objects().any(|held| held == method))
            .map(|(name, _)| name.clone())
    }

    /// Sets the prototype of an object, as `{ __proto__: base }` does; an unknown one leaves its rest unknown.
    pub(crate) fn set_prototype(&mut self, id: ObjectId, value: &Value) {
        self.untrack(value);
        match value.single().and_then(Alternative::object) {
            Some(prototype) => self.allocation_mut(id).prototype = Some(prototype),
            None if value.alternatives().iter().all(|alternative| alternative.kind.is_nullish() == Some(true)) => {}
            None => self.state.object_mut(id).each(|disjunct| disjunct.rest = Rest::Open),
        }
    }

    /// Makes an object the `this` of functions that are written into it, for calls by unknown code.
    pub(crate) fn adopt_methods(&mut self, owner: ObjectId, value: &Value) {
        for id in value.objects() {
            if self.is_callable(id) {
                let allocation = self.allocation_mut(owner);
                allocation.owners = Owners::Untracked;
                // A caller of the method may set the properties that it reads.
                allocation.is_externally_writable = true;
            }
            if self.is_callable(id) || matches!(self.allocation(id).kind, AllocationKind::Literal) {
                self.allocation_mut(id).home_object.get_or_insert(owner);
            }
        }
    }

    /// The object and its prototype chain.
    pub(crate) fn prototype_chain(&self, id: ObjectId) -> impl Iterator<Item = ObjectId> {
        std::iter::successors(Some(id), |id| self.allocation(*id).prototype).take(MAX_ANCESTORS)
    }

    /// Marks a namespace as shared with other scripts: they may set and add properties.
    pub(crate) fn share_namespace(&mut self, namespace: &Value) {
        self.mark_externally_writable(namespace);
        for id in namespace.objects() {
            self.mark_escaped(id);
        }
    }

    /// True for `var shop = window.shop || {}`, where the right side allocates an empty object in case no other script
    /// has. That object stands for the other one as well: both get the properties that the program sets.
    pub(crate) fn is_namespace(&self, left: &Value, right: &Value, first: ObjectId) -> bool {
        let allocated = right.single().and_then(Alternative::object).filter(|id| *id >= first);
        !left.is_empty()
            && left.alternatives().iter().all(Alternative::is_from_elsewhere)
            && allocated.is_some_and(|id| {
                let is_empty = self.state.object(id).is_some_and(|object| object.size() == 0);
                is_empty && matches!(self.allocation(id).kind, AllocationKind::Literal)
            })
    }
}

#[cfg(test)]
mod tests;
