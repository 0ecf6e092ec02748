//! Components of Vue, written as options: `this` in a method is neither the object of methods nor the component's options
//! but an instance that has the data, the computed values and the methods of the component.
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
use crate::flow::domain::value_kind::Kind;
use crate::flow::heap::allocation::Maker;
use crate::flow::heap::object::Entry;
use crate::flow::interp::interpreter::Machine;
use crate::payload::Rest;

/// The options whose functions see the instance.
const SECTIONS: [&str; 3] = ["methods", "computed", "watch"];

impl Machine<'_> {
    /// The instance that functions in this object see as `this`, if it is a component or a section of one.
    pub(crate) fn component_of(&mut self, owner: ObjectId) -> Option<ObjectId> {
        let options = [Some(owner), self.made(owner).owner].into_iter().flatten().find(|id| self.is_component(*id))?;
        if let Some(instance) = self.components.get(&options) {
            return Some(*instance);
        }
        let at = self.made(options).at;
        // Props, mixins and plugins add to it, too.
        let instance = self.new_object(Maker::Elsewhere, at, Rest::Unknown);
        self.components.insert(options, instance);
        for section in SECTIONS {
            self.add_section(options, section, instance);
        }
        let data = self.option(options, "data");
        let this = Value::of(Kind::Object(instance), at);
        for id in data.objects().collect::<Vec<_>>() {
            let given = if self.is_callable(id) {
                self.rehearse(|machine| machine.invoke(id, Some(this.clone()), &Arguments::unknown(at), at))
            } else {
                Value::of(Kind::Object(id), at)
            };
            let known: Value = given.things().iter().filter(|thing| thing.object().is_some()).cloned().collect();
            self.expose(&known);
            self.spread_into(instance, &known, at);
        }
        Some(instance)
    }

    fn is_component(&self, id: ObjectId) -> bool {
        let Some(object) = self.state.object(id) else { return false };
        let has = |name: &str| object.variants.iter().any(|variant| variant.get(name).is_some());
        has("methods") && (has("data") || has("computed") || has("props") || has("template") || has("name"))
            || has("data") && has("mounted")
    }

    fn option(&mut self, options: ObjectId, name: &str) -> Value {
        let at = self.made(options).at;
        let value = self.read_property(&Value::of(Kind::Object(options), at), &Atom::from(name), None, at);
        if value.has_unknown() { Value::default() } else { value }
    }

    /// Gives the instance the functions of a section: methods to call, computed values to read.
    fn add_section(&mut self, options: ObjectId, section: &str, instance: ObjectId) {
        let at = self.made(options).at;
        let value = self.option(options, section);
        for id in value.objects().collect::<Vec<_>>() {
            let variants = self.state.object(id).map(|object| object.variants.clone()).unwrap_or_default();
            for (name, slot) in variants.iter().flat_map(|variant| &variant.properties) {
                let held = slot.value();
                let entry = match section {
                    "methods" => self.copied(held, at),
                    "computed" => Entry { getter: held.objects().next(), ..self.copied(Value::unknown(at), at) },
                    _ => continue,
                };
                self.state.object_mut(instance).each(|variant| variant.set(name, entry.clone()));
            }
        }
    }
}
