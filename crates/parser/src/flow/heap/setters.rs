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
