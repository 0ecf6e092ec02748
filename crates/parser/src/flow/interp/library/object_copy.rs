//! Objects made from others: laying one over another, merging, copying whole trees.

use swc_atoms::Atom;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::KeySet;
use crate::flow::domain::text::text_of;
use crate::flow::domain::transfer::Transfer;
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::ownership::Update;
use crate::flow::interp::Interpreter;
use crate::flow::interp::site::Site;
use crate::payload::{Rest, UseKind};

/// The depth to which a copy reaches into the objects that the source holds.
#[derive(Clone, Copy)]
enum Depth {
    /// The properties of the source replace those of the target.
    Shallow,
    /// Nested objects are laid over those that the target has in their place.
    Deep,
}

impl Interpreter<'_> {
    pub(crate) fn assign_objects(&mut self, transfer: Transfer, arguments: &Arguments, at: At) -> Value {
        let deep = matches!(
            arguments.values.first().and_then(Value::single),
            Some(Alternative { kind: ValueKind::Bool(_), .. })
        );
        let arguments = if deep { arguments.after_first() } else { arguments.clone() };
        let target = self.as_target(&arguments.get(0, at), at);
        let depth = if deep || transfer == Transfer::Merge { Depth::Deep } else { Depth::Shallow };
        for (index, source) in arguments.values.iter().enumerate().skip(1) {
            let place = arguments.places.get(index).copied().unwrap_or(at);
            if target
                .alternatives()
                .iter()
                .any(|alternative| alternative.object().is_none() && alternative.kind.is_nullish() != Some(true))
            {
                // What such an object holds isn't followed.
                self.record_escape(source, UseKind::Sent, place);
            }
            self.run_setters(&target, source, place);
            self.lay_over(&target, source, depth, place);
        }
        if let Some(open) = arguments.open {
            self.lay_over(&target, &Value::unknown(open), depth, open);
        }
        target
    }

    /// Returns the target of a copy; an unknown target becomes a new open object.
    fn as_target(&mut self, value: &Value, at: At) -> Value {
        let is_unknown = |alternative: &Alternative| matches!(alternative.kind, ValueKind::Unknown(_));
        if !value.alternatives().iter().any(is_unknown) {
            return value.clone();
        }
        let made = self.new_object(AllocationKind::Elsewhere, at, Rest::Open);
        self.record.record_object_used(made, UseKind::Sent, at);
        let made = Alternative::new(ValueKind::Object(made), at);
        value.alternatives().iter().filter(|alternative| !is_unknown(alternative)).cloned().chain([made]).collect()
    }

    fn lay_over(&mut self, target: &Value, source: &Value, depth: Depth, at: At) {
        for id in target.objects() {
            let update = self.heap.update_of(target, id);
            let before = self.heap.state.object_mut(id).clone();
            let source = match depth {
                Depth::Deep => self.merged_source(id, source, at),
                Depth::Shallow => source.clone(),
            };
            self.spread_into(id, &source, at);
            if update == Update::Weak {
                self.heap.state.object_mut(id).join(&before);
            }
        }
    }

    /// For a deep merge: the source with each nested object joined to the one that the target has in its place.
    fn merged_source(&mut self, target: ObjectId, source: &Value, at: At) -> Value {
        let copy = self.deep_copy(source, at);
        for id in copy.objects().collect::<Vec<_>>() {
            let names: Vec<Atom> = self
                .heap
                .state
                .object_mut(id)
                .disjuncts
                .iter()
                .flat_map(|disjunct| &disjunct.properties)
                .map(|(name, _)| name.clone())
                .collect();
            for name in names {
                let old = self.read_property(&Value::of(ValueKind::Object(target), at), &name, None, at);
                let new = self.read_property(&Value::of(ValueKind::Object(id), at), &name, None, at);
                let (Some(old), Some(new)) =
                    (old.single().and_then(Alternative::object), new.single().and_then(Alternative::object))
                else {
                    continue;
                };
                if self.heap.is_array(new) || self.heap.is_callable(new) {
                    continue;
                }
                let overlay = Value::of(ValueKind::Object(new), at);
                let before = self.heap.state.object_mut(old).clone();
                let site = self.heap.allocation(old).at;
                let under = self.new_object(AllocationKind::Literal, site, Rest::Exact);
                self.heap.state.set_object(under, before);
                self.record.record_copied(old, under);
                self.spread_into(under, &overlay, at);
                let merged = self.heap.state.object_mut(under).clone();
                self.heap.state.set_object(new, merged);
                self.record.record_copied(under, new);
                self.heap.hold_properties(new);
            }
        }
        copy
    }

    pub(crate) fn lay_under(&mut self, arguments: &Arguments, at: At) -> Value {
        let target = arguments.get(0, at);
        for id in target.objects() {
            for source in arguments.values.iter().skip(1).rev() {
                let own = self.heap.state.object_mut(id).clone();
                let copy = self.new_object(AllocationKind::Literal, at, Rest::Exact);
                self.heap.state.set_object(copy, own);
                self.record.record_copied(id, copy);
                self.spread_into(id, source, at);
                self.spread_into(id, &Value::of(ValueKind::Object(copy), at), at);
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
        let each = lists.flat_map(|list| self.heap.elements(list).unwrap_or_else(|| vec![list.clone()]));
        let names: Option<Vec<Atom>> = each.map(|name| name.text().cloned()).collect();
        names.filter(|names| !names.iter().any(|name| name.contains(['.', '['])))
    }

    /// A copy of an object that has the properties of these names only.
    pub(crate) fn only(&mut self, value: &Value, names: &[Atom], at: At) -> Value {
        let objects = value.objects().filter_map(|id| self.heap.state.object(id));
        let disjuncts: Vec<_> = objects.flat_map(|object| object.disjuncts.clone()).collect();
        // Properties that are added to the source later aren't copied.
        self.record.record_dropped(&disjuncts, KeySet::Any);
        let others: Vec<Atom> = disjuncts
            .iter()
            .flat_map(|disjunct| &disjunct.properties)
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
        for alternative in value.alternatives() {
            let ValueKind::Object(id) = alternative.kind else {
                copied.add(alternative);
                continue;
            };
            if depth == 0 || self.heap.is_callable(id) {
                self.record_escape(&Value::of(alternative.kind.clone(), alternative.at), UseKind::Untold, at);
                copied.join(&Value::unknown(at));
                continue;
            }
            let allocation = self.heap.allocation(id);
            let (kind, made_at) = (allocation.kind.clone(), allocation.at);
            let copy = self.new_object(kind, made_at, Rest::Exact);
            let mut object = self.heap.state.object_mut(id).clone();
            for disjunct in &mut object.disjuncts {
                let disjunct = std::rc::Rc::make_mut(disjunct);
                disjunct.rest = if disjunct.rest == Rest::Escaped { Rest::Open } else { disjunct.rest };
                for (_, property) in disjunct.properties_mut() {
                    property.definitions.each(|definition| {
                        definition.value = self.copy_to_depth(&definition.value.clone(), at, depth - 1);
                    });
                }
            }
            self.heap.state.set_object(copy, object);
            self.record.record_copied(id, copy);
            self.heap.hold_properties(copy);
            copied.add(&Alternative::new(ValueKind::Object(copy), alternative.at));
        }
        copied
    }

    /// `JSON.stringify(p, replacer)`: a replacer gets all that the object holds and decides the text.
    pub(crate) fn stringify(&mut self, value: &Value, replacer: &Value, at: At) -> Value {
        let copy = self.deep_copy(value, at);
        let text = |alternative: &Alternative| alternative.object().map_or(ValueKind::SomeText, ValueKind::Json);
        let text = copy.alternatives().iter().map(|alternative| Alternative::new(text(alternative), at)).collect();
        if replacer.truth() == Some(false) {
            return text;
        }
        if replacer.objects().any(|id| self.heap.is_callable(id)) || replacer.has_unknown() {
            self.record_text_read(&text, at);
            let any = self.any_element(value, at);
            let arguments = Arguments::at(vec![Value::of(ValueKind::SomeText, at), any], at);
            let skipped = self.heap.state.fork();
            self.call_value(replacer, Some(value.clone()), &arguments, &Site::free(at));
            self.heap.state.join(skipped);
        }
        text_of([&text], at)
    }

    /// `JSON.parse(text, reviver)`
    pub(crate) fn parse(&mut self, text: &Value, reviver: Option<&Value>, at: At) -> Value {
        let mut value = Value::default();
        for alternative in text.alternatives() {
            if let (ValueKind::Json(copy), None) = (&alternative.kind, reviver) {
                value.join(&self.deep_copy(&Value::of(ValueKind::Object(*copy), at), at));
            } else {
                self.record_text_read(&Value::of(alternative.kind.clone(), alternative.at), at);
                value.join(&Value::unknown(at));
            }
        }
        value
    }
}
