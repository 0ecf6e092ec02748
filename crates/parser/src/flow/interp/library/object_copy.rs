//! Objects made from others: laying one over another, merging, copying whole trees.

use swc_atoms::Atom;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::builtin::Builtin;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::Names;
use crate::flow::domain::text::text_of;
use crate::flow::domain::value::{Thing, Value};
use crate::flow::domain::value_kind::Kind;
use crate::flow::heap::allocation::Maker;
use crate::flow::interp::interpreter::Machine;
use crate::flow::interp::site::Site;
use crate::payload::{Rest, UseKind};

impl Machine<'_> {
    pub(crate) fn assign_objects(&mut self, builtin: Builtin, arguments: &Arguments, at: At) -> Value {
        let deep = matches!(arguments.values.first().and_then(Value::single), Some(Thing { kind: Kind::Bool(_), .. }));
        let arguments = if deep { arguments.after_first() } else { arguments.clone() };
        let target = self.as_target(&arguments.get(0, at), at);
        let merges = deep || builtin == Builtin::Merge;
        for (index, source) in arguments.values.iter().enumerate().skip(1) {
            let place = arguments.places.get(index).copied().unwrap_or(at);
            if target.things().iter().any(|thing| thing.object().is_none() && thing.kind.is_nullish() != Some(true)) {
                // What such an object holds isn't followed.
                self.note_sent(source, UseKind::Sent, place);
            }
            self.run_setters(&target, source, place);
            self.lay_over(&target, source, merges, place);
        }
        if let Some(open) = arguments.open {
            self.lay_over(&target, &Value::unknown(open), merges, open);
        }
        target
    }

    /// What is laid over: a value that can't be followed becomes an object of which nothing is known yet.
    fn as_target(&mut self, value: &Value, at: At) -> Value {
        let is_unknown = |thing: &Thing| matches!(thing.kind, Kind::Unknown(_));
        if !value.things().iter().any(is_unknown) {
            return value.clone();
        }
        let made = self.new_object(Maker::Elsewhere, at, Rest::Unknown);
        self.note_object_used(made, UseKind::Sent, at);
        let made = Thing::new(Kind::Object(made), at);
        value.things().iter().filter(|thing| !is_unknown(thing)).cloned().chain([made]).collect()
    }

    fn lay_over(&mut self, target: &Value, source: &Value, merges: bool, at: At) {
        for id in target.objects() {
            let surely = self.surely(target, id);
            let before = self.state.object_mut(id).clone();
            let source = if merges { self.merged_source(id, source, at) } else { source.clone() };
            self.spread_into(id, &source, at);
            if !surely {
                self.state.object_mut(id).join(&before);
            }
        }
    }

    /// For a deep merge: the source with each nested object joined to the one that the target has in its place.
    fn merged_source(&mut self, target: ObjectId, source: &Value, at: At) -> Value {
        let copy = self.deep_copy(source, at);
        for id in copy.objects().collect::<Vec<_>>() {
            let names: Vec<Atom> = self
                .state
                .object_mut(id)
                .variants
                .iter()
                .flat_map(|variant| &variant.properties)
                .map(|(name, _)| name.clone())
                .collect();
            for name in names {
                let old = self.read_property(&Value::of(Kind::Object(target), at), &name, None, at);
                let new = self.read_property(&Value::of(Kind::Object(id), at), &name, None, at);
                let (Some(old), Some(new)) =
                    (old.single().and_then(Thing::object), new.single().and_then(Thing::object))
                else {
                    continue;
                };
                if self.is_array(new) || self.is_callable(new) {
                    continue;
                }
                let overlay = Value::of(Kind::Object(new), at);
                let before = self.state.object_mut(old).clone();
                let site = self.made(old).at;
                let under = self.new_object(Maker::Literal, site, Rest::Closed);
                self.state.set_object(under, before);
                self.note_copied(old, under);
                self.spread_into(under, &overlay, at);
                let merged = self.state.object_mut(under).clone();
                self.state.set_object(new, merged);
                self.note_copied(under, new);
                self.hold_properties(new);
            }
        }
        copy
    }

    pub(crate) fn lay_under(&mut self, arguments: &Arguments, at: At) -> Value {
        let target = arguments.get(0, at);
        for id in target.objects() {
            for source in arguments.values.iter().skip(1).rev() {
                let own = self.state.object_mut(id).clone();
                let copy = self.new_object(Maker::Literal, at, Rest::Closed);
                self.state.set_object(copy, own);
                self.note_copied(id, copy);
                self.spread_into(id, source, at);
                self.spread_into(id, &Value::of(Kind::Object(copy), at), at);
            }
        }
        target
    }

    /// The names in `_.omit(object, "a", ["b"])`, where all are known and none is a path.
    pub(crate) fn names_after_first(&self, arguments: &Arguments) -> Option<Vec<Atom>> {
        if arguments.open.is_some() {
            return None;
        }
        let lists = arguments.values.iter().skip(1);
        let each = lists.flat_map(|list| self.elements(list).unwrap_or_else(|| vec![list.clone()]));
        let names: Option<Vec<Atom>> = each.map(|name| name.text().cloned()).collect();
        names.filter(|names| !names.iter().any(|name| name.contains(['.', '['])))
    }

    /// A copy of an object that has the properties of these names only.
    pub(crate) fn only(&mut self, value: &Value, names: &[Atom], at: At) -> Value {
        let objects = value.objects().filter_map(|id| self.state.object(id));
        let variants: Vec<_> = objects.flat_map(|object| object.variants.clone()).collect();
        // What else the program may put into it doesn't arrive.
        self.note_dropped(&variants, Names::Any);
        let others: Vec<Atom> = variants
            .iter()
            .flat_map(|variant| &variant.properties)
            .map(|(name, _)| name.clone())
            .filter(|name| !names.contains(name))
            .collect();
        self.without(value, &others, at)
    }

    /// A copy of a value that shares no objects with it. Properties keep where they were written.
    pub(crate) fn deep_copy(&mut self, value: &Value, at: At) -> Value {
        self.copy_to_depth(value, at, 4)
    }

    fn copy_to_depth(&mut self, value: &Value, at: At, depth: usize) -> Value {
        let mut copied = Value::default();
        for thing in value.things() {
            let Kind::Object(id) = thing.kind else {
                copied.add(thing);
                continue;
            };
            if depth == 0 || self.is_callable(id) {
                self.note_sent(&Value::of(thing.kind.clone(), thing.at), UseKind::Untold, at);
                copied.join(&Value::unknown(at));
                continue;
            }
            let made = self.made(id);
            let (by, made_at) = (made.by.clone(), made.at);
            let copy = self.new_object(by, made_at, Rest::Closed);
            let mut object = self.state.object_mut(id).clone();
            for variant in &mut object.variants {
                let variant = std::rc::Rc::make_mut(variant);
                variant.rest = if variant.rest == Rest::Handed { Rest::Unknown } else { variant.rest };
                for entry in variant.slots_mut().flat_map(|(_, slot)| &mut slot.entries) {
                    entry.value = self.copy_to_depth(&entry.value.clone(), at, depth - 1);
                }
            }
            self.state.set_object(copy, object);
            self.note_copied(id, copy);
            self.hold_properties(copy);
            copied.add(&Thing::new(Kind::Object(copy), thing.at));
        }
        copied
    }

    /// `JSON.stringify(p, replacer)`: what replaces values sees all that the object holds, and says what the text has of it.
    pub(crate) fn stringify(&mut self, value: &Value, replacer: &Value, at: At) -> Value {
        let copy = self.deep_copy(value, at);
        let text = |thing: &Thing| thing.object().map_or(Kind::SomeText, Kind::Json);
        let text = copy.things().iter().map(|thing| Thing::new(text(thing), at)).collect();
        if replacer.truth() == Some(false) {
            return text;
        }
        if replacer.objects().any(|id| self.is_callable(id)) || replacer.has_unknown() {
            self.note_text_read(&text, at);
            let any = self.any_element(value, at);
            let arguments = Arguments::at(vec![Value::of(Kind::SomeText, at), any], at);
            let skipped = self.state.fork();
            self.call_value(replacer, Some(value.clone()), &arguments, &Site::free(at));
            self.state.join(skipped);
        }
        text_of([&text], at)
    }

    /// `JSON.parse(text, reviver)`
    pub(crate) fn parse(&mut self, text: &Value, reviver: Option<&Value>, at: At) -> Value {
        let mut value = Value::default();
        for thing in text.things() {
            if let (Kind::Json(copy), None) = (&thing.kind, reviver) {
                value.join(&self.deep_copy(&Value::of(Kind::Object(*copy), at), at));
            } else {
                self.note_text_read(&Value::of(thing.kind.clone(), thing.at), at);
                value.join(&Value::unknown(at));
            }
        }
        value
    }
}
