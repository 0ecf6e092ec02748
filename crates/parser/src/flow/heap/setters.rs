//! Setters: functions that run when a property is written.

use swc_atoms::Atom;

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::keys::Keys;
use crate::flow::domain::value::Value;
use crate::flow::heap::Heap;

impl Heap<'_> {
    /// Adds a setter for properties of an object.
    pub(crate) fn add_setter(&mut self, owner: ObjectId, keys: &Keys, function: &Value) {
        if let (Keys::Known(names), Some(setter)) = (keys, function.objects().next()) {
            for name in names {
                self.setters.insert((owner, name.clone()), setter);
            }
        }
    }

    /// Returns the setters that a write of one of these names to an object may run, own ones before inherited ones.
    pub(crate) fn setters_of(&self, id: ObjectId, keys: &Keys) -> Vec<((ObjectId, Atom), ObjectId)> {
        let own: Vec<ObjectId> = self.prototype_chain(id).collect();
        let setters = |owner: &ObjectId| -> Vec<((ObjectId, Atom), ObjectId)> {
            match keys {
                Keys::Known(names) => {
                    let keys = names.iter().map(|name| (*owner, name.clone()));
                    keys.filter_map(|key| self.setters.get_key_value(&key))
                        .map(|(key, id)| (key.clone(), *id))
                        .collect()
                }
                Keys::Unknown => {
                    let all = self.setters.iter().filter(|((object, _), _)| object == owner);
                    let mut all: Vec<_> = all.map(|(key, id)| (key.clone(), *id)).collect();
                    all.sort();
                    all
                }
            }
        };
        own.iter().flat_map(setters).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::heap::allocation::AllocationKind;
    use crate::flow::heap::testing::{bound, heap_of, object_value};

    #[test]
    fn a_write_runs_the_setters_of_its_names_and_any_of_them_if_the_name_is_unknown() {
        let known = |names: &[&str]| Keys::Known(names.iter().map(|name| Atom::new(*name)).collect());
        let mut heap = heap_of([AllocationKind::Instance, AllocationKind::Literal, AllocationKind::Literal, bound()]);
        heap.allocation_mut(ObjectId(0)).prototype = Some(ObjectId(1));
        for (owner, names) in [(0, &["amount", "currency"][..]), (1, &["amount", "total"]), (2, &["items"])] {
            heap.add_setter(ObjectId(owner), &known(names), &object_value(3));
        }
        let run = |keys: &Keys| -> Vec<(u32, Atom)> {
            let setters = heap.setters_of(ObjectId(0), keys);
            assert!(setters.iter().all(|(_, setter)| *setter == ObjectId(3)));
            setters.into_iter().map(|((owner, name), _)| (owner.0, name)).collect()
        };
        let (amount, currency, total) = ("amount".into(), "currency".into(), "total".into());
        assert_eq!(run(&known(&["amount"])), [(0, Atom::clone(&amount)), (1, amount.clone())]);
        assert_eq!(run(&known(&["items"])), []);
        assert_eq!(run(&Keys::Unknown), [(0, amount.clone()), (0, currency), (1, amount), (1, total)]);
    }
}
