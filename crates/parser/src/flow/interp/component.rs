//! Vue components written as options: `this` in a method is the component's instance, which has its data, computed
//! values and methods, and not the object in which the method stands.
//!
//! ```js
//! export default {
//!   data() { return { payload: { type: "bPay" } }; },
//!   methods: { pay() { dr.createSource(this.payload); } },
//! };
//! ```

use swc_atoms::Atom;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::interp::Interpreter;
use crate::payload::Rest;

/// The options whose functions see the instance as `this`.
const SECTIONS: [&str; 3] = ["methods", "computed", "watch"];

impl Interpreter<'_> {
    /// The instance that functions in this object see as `this`, if the object is a component's options or one section
    /// of them. It is made on first use.
    pub(crate) fn component_of(&mut self, owner: ObjectId) -> Option<ObjectId> {
        let options = [Some(owner), self.heap.allocation(owner).home_object]
            .into_iter()
            .flatten()
            .find(|id| self.is_component(*id))?;
        if let Some(instance) = self.components.by_options.get(&options) {
            return Some(*instance);
        }
        let at = self.heap.allocation(options).at;
        // Open: props, mixins and plugins add members, too.
        let instance = self.new_object(AllocationKind::Elsewhere, at, Rest::Open);
        self.components.by_options.insert(options, instance);
        for section in SECTIONS {
            self.add_section(options, section, instance);
        }
        let data = self.option(options, "data");
        let this = Value::of(ValueKind::Object(instance), at);
        for id in data.objects().collect::<Vec<_>>() {
            let given = if self.heap.is_callable(id) {
                self.evaluate_speculatively(|interpreter| {
                    interpreter.invoke(id, Some(this.clone()), &Arguments::unknown(at), at)
                })
            } else {
                Value::of(ValueKind::Object(id), at)
            };
            let known: Value =
                given.alternatives().iter().filter(|alternative| alternative.object().is_some()).cloned().collect();
            self.heap.mark_externally_writable(&known);
            self.spread_into(instance, &known, at);
        }
        Some(instance)
    }

    /// True for an object with the options of a Vue component.
    fn is_component(&self, id: ObjectId) -> bool {
        let Some(object) = self.heap.state.object(id) else { return false };
        let has = |name: &str| object.disjuncts.iter().any(|disjunct| disjunct.get(name).is_some());
        has("methods") && (has("data") || has("computed") || has("props") || has("template") || has("name"))
            || has("data") && has("mounted")
    }

    /// The value of one option; empty if it isn't known.
    fn option(&mut self, options: ObjectId, name: &str) -> Value {
        let at = self.heap.allocation(options).at;
        let value = self.read_property(&Value::of(ValueKind::Object(options), at), &Atom::from(name), None, at);
        if value.has_unknown() { Value::default() } else { value }
    }

    /// Adds the functions of a section to the instance: methods as members, computed values as getters.
    fn add_section(&mut self, options: ObjectId, section: &str, instance: ObjectId) {
        let at = self.heap.allocation(options).at;
        let value = self.option(options, section);
        for id in value.objects().collect::<Vec<_>>() {
            let disjuncts = self.heap.state.object(id).map(|object| object.disjuncts.clone()).unwrap_or_default();
            for (name, property) in disjuncts.iter().flat_map(|disjunct| &disjunct.properties) {
                let held = property.value();
                let definition = match section {
                    "methods" => self.heap.copied(held, at),
                    "computed" => {
                        Definition { getter: held.objects().next(), ..self.heap.copied(Value::unknown(at), at) }
                    }
                    _ => continue,
                };
                self.heap.state.object_mut(instance).each(|disjunct| disjunct.set(name, definition.clone()));
            }
        }
    }
}
