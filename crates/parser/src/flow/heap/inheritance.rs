//! Prototypes: who inherits from whom.

use swc_atoms::Atom;

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::heap::Heap;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::owners::Owners;
use crate::payload::Rest;

/// How many objects that inherit from each other are looked at.
pub(crate) const MAX_ANCESTORS: usize = 8;

/// How many classes that extend one are told apart.
pub(crate) const MAX_HEIRS: usize = 512;

impl Heap<'_> {
    /// The classes that inherit a method from a class: those that extend it and have none of that name themselves.
    pub(crate) fn heirs(&self, class: ObjectId, method: ObjectId) -> Vec<ObjectId> {
        let name = self.prototypes.get(&class).and_then(|prototype| self.name_in(*prototype, method));
        let overrides = |heir: &ObjectId| {
            let own = self.prototypes.get(heir).and_then(|prototype| self.state.object(*prototype));
            let disjuncts = own.into_iter().flat_map(|own| &own.disjuncts);
            name.as_ref().is_some_and(|name| disjuncts.into_iter().any(|disjunct| disjunct.get(name).is_some()))
        };
        let mut heirs: Vec<ObjectId> = Vec::new();
        let mut waiting = vec![class];
        while let Some(parent) = waiting.pop() {
            for heir in self.subclasses.get(&parent).into_iter().flatten() {
                if heirs.len() < MAX_HEIRS && !heirs.contains(heir) && !overrides(heir) {
                    heirs.push(*heir);
                    waiting.push(*heir);
                }
            }
        }
        heirs
    }

    /// True if an object is surely made by a class or constructor function, or by one that extends it.
    pub(crate) fn is_instance(&self, value: &Value, class: &Value) -> bool {
        let (Some(id), Some(class)) =
            (value.single().and_then(Alternative::object), class.single().and_then(Alternative::object))
        else {
            return false;
        };
        let prototype = self.prototypes.get(&class);
        self.line_of(id).skip(1).any(|above| prototype == Some(&above))
    }

    pub(crate) fn name_in(&self, prototype: ObjectId, method: ObjectId) -> Option<Atom> {
        let disjuncts = self.state.object(prototype)?.disjuncts.iter();
        let mut properties = disjuncts.flat_map(|disjunct| &disjunct.properties);
        properties
            .find(|(_, property)| property.definitions.iter().any(|definition| definition.value.holds(method)))
            .map(|(name, _)| name.clone())
    }

    /// `{ __proto__: base }`: no property, but where others are looked for.
    pub(crate) fn set_prototype(&mut self, id: ObjectId, value: &Value) {
        self.untrack(value);
        match value.single().and_then(Alternative::object) {
            Some(prototype) => self.allocation_mut(id).prototype = Some(prototype),
            None if value.alternatives().iter().all(|alternative| alternative.kind.is_nullish() == Some(true)) => {}
            None => self.state.object_mut(id).each(|disjunct| disjunct.rest = Rest::Open),
        }
    }

    /// Functions written into an object have it as their `this` when nobody is seen calling them.
    pub(crate) fn adopt_methods(&mut self, owner: ObjectId, value: &Value) {
        for id in value.objects() {
            if self.is_callable(id) {
                let made = self.allocation_mut(owner);
                made.owners = Owners::Untracked;
                // Whoever calls the method may set what it reads.
                made.is_externally_writable = true;
            }
            if self.is_callable(id) || matches!(self.allocation(id).kind, AllocationKind::Literal) {
                self.allocation_mut(id).home_object.get_or_insert(owner);
            }
        }
    }

    /// The object and those that it inherits from.
    pub(crate) fn line_of(&self, id: ObjectId) -> impl Iterator<Item = ObjectId> {
        std::iter::successors(Some(id), |id| self.allocation(*id).prototype).take(MAX_ANCESTORS)
    }

    /// Marks such an object as one that may hold more than this program puts there.
    pub(crate) fn share_namespace(&mut self, namespace: &Value) {
        self.mark_externally_writable(namespace);
        for id in namespace.objects() {
            self.mark_escaped(id);
        }
    }

    /// `var shop = window.shop || {}`: true if the right side made an empty object for where nobody else has made one. That
    /// one stands for the other as well: whatever the program puts there is there in both.
    pub(crate) fn is_namespace(&self, left: &Value, right: &Value, first: ObjectId) -> bool {
        let made = right.single().and_then(Alternative::object).filter(|id| *id >= first);
        !left.is_empty()
            && left.alternatives().iter().all(Alternative::is_from_elsewhere)
            && made.is_some_and(|id| {
                let is_empty = self.state.object(id).is_some_and(|object| object.size() == 0);
                is_empty && matches!(self.allocation(id).kind, AllocationKind::Literal)
            })
    }
}
