//! Elements of arrays, which are properties with the index as their name.

use std::rc::Rc;

use smallvec::smallvec;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::keys::Keys;
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::heap::Heap;
use crate::flow::heap::definitions::Definitions;
use crate::flow::heap::exclusion::JoinHistory;
use crate::flow::heap::object::{Disjunct, Object, PropertyState};
use crate::payload::{Presence, Rest};

impl Heap<'_> {
    /// Returns the value at an index that the array isn't known to have: `undefined`, or an element of unknown index.
    pub(crate) fn element_of_unknown_index(&self, array: ObjectId, at: At) -> Value {
        let mut any = Value::undefined(at);
        for disjunct in self.state.object(array).iter().flat_map(|array| &array.disjuncts) {
            let properties = disjunct.properties.iter().map(|(_, property)| property);
            for property in properties.filter(|property| property.presence != Presence::Always) {
                any.join(&property.value());
            }
        }
        any
    }

    /// Returns the elements of an array of known length.
    pub(crate) fn elements(&self, value: &Value) -> Option<Vec<Value>> {
        let list = value.single().filter(|alternative| alternative.certainty != Certainty::Initial)?;
        let id = list.object().filter(|id| self.is_array(*id))?;
        let object = self.state.object(id)?;
        let [disjunct] = &*object.disjuncts else { return None };
        if !disjunct.is_exact() {
            return None;
        }
        let element = |index: usize| Some(disjunct.get_at(&index.to_string(), index)?.value());
        (0..disjunct.properties.len()).map(element).collect()
    }

    /// Returns the elements by position, joined over all arrays that a value may be; `None` unless each has a known
    /// length.
    pub(crate) fn elements_by_position(&self, list: &Value, at: At) -> Option<Vec<Value>> {
        let mut all: Vec<Value> = Vec::new();
        let mut lengths = Vec::new();
        for alternative in list.alternatives() {
            let id = alternative.object().filter(|id| self.is_array(*id))?;
            for disjunct in &self.state.object(id)?.disjuncts {
                if !disjunct.is_exact() {
                    return None;
                }
                lengths.push(disjunct.properties.len());
                for index in 0..disjunct.properties.len() {
                    let element = disjunct.get_at(&index.to_string(), index)?.value();
                    match all.get_mut(index) {
                        Some(known) => known.join(&element),
                        None => all.push(element),
                    }
                }
            }
        }
        let shortest = lengths.into_iter().min()?;
        all.iter_mut().skip(shortest).for_each(|element| element.join(&Value::undefined(at)));
        Some(all)
    }

    /// Returns the last element, joined over all arrays that a value may be; `None` unless each has a known length.
    pub(crate) fn last_element(&self, value: &Value) -> Option<Value> {
        let mut last = Value::default();
        for alternative in value.alternatives() {
            let id = alternative.object().filter(|id| self.is_array(*id))?;
            for disjunct in &self.state.object(id)?.disjuncts {
                if !disjunct.is_exact() {
                    return None;
                }
                let index = disjunct.properties.len().checked_sub(1)?;
                last.join(&disjunct.get_at(&index.to_string(), index)?.value());
            }
        }
        (!last.is_empty()).then_some(last)
    }

    /// An array of these elements.
    pub(crate) fn array_object(&mut self, elements: Vec<Value>, rest: Rest, at: At) -> Object {
        let properties = elements.into_iter().enumerate().map(|(index, element)| {
            let definitions = Definitions::of(self.copied(element, at));
            (Atom::from(index.to_string()), Rc::new(PropertyState { presence: Presence::Always, definitions }))
        });
        let disjunct = Disjunct { properties: properties.collect(), rest };
        Object { disjuncts: smallvec![Rc::new(disjunct)], history: JoinHistory::default() }
    }

    /// Replaces the elements of all arrays that `base` may be with those of another array.
    pub(crate) fn replace_with(&mut self, base: &Value, array: &Object) {
        for id in base.objects() {
            self.forget_member_sources(id, &Keys::Unknown);
            self.state.set_object(id, array.clone());
        }
    }

    /// Takes the elements out of an array of which they aren't known one by one, to be put back with others: a thousand
    /// calls of `push` don't copy them a thousand times. `None` if there is anything else to the array.
    pub(crate) fn take_elements(&mut self, base: &Value) -> Option<Value> {
        let id = base.single().and_then(Alternative::object).filter(|id| self.is_array(*id))?;
        let is_unknown_only = |object: &Object| {
            let [disjunct] = &*object.disjuncts else { return false };
            let [(_, property)] = &*disjunct.properties else { return false };
            disjunct.rest == Rest::Exact && property.definitions.len() == 1 && !property.is_read_by_code()
        };
        self.state.object(id).filter(|object| is_unknown_only(object))?;
        let mut elements = None;
        self.state.object_mut(id).each(|disjunct| {
            for (_, property) in disjunct.properties_mut() {
                property.definitions.each(|definition| elements = Some(std::mem::take(&mut definition.value)));
            }
        });
        elements
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::domain::id::OriginId;
    use crate::flow::domain::testing::place;
    use crate::flow::heap::allocation::AllocationKind;
    use crate::flow::heap::definitions::Definition;
    use crate::flow::heap::testing::{bound, heap_of, object_value, put};

    #[test]
    fn past_its_known_elements_an_array_has_nothing_or_one_that_is_there_sometimes() {
        let mut heap = heap_of([AllocationKind::Array, AllocationKind::Literal, AllocationKind::Literal]);
        put(&mut heap, 0, "0", Presence::Always, object_value(1));
        let element = |heap: &Heap<'_>| heap.element_of_unknown_index(ObjectId(0), place(9));
        assert_eq!(element(&heap), Value::undefined(place(9)));
        put(&mut heap, 0, "1", Presence::Sometimes, object_value(2));
        let mut expected = Value::undefined(place(9));
        expected.join(&object_value(2));
        assert_eq!(element(&heap), expected);
    }

    #[test]
    fn elements_are_known_if_the_array_and_its_length_are() {
        let mut heap = heap_of([AllocationKind::Array, AllocationKind::Array, AllocationKind::Literal]);
        let (list, other) = (object_value(0), object_value(1));
        assert_eq!((heap.elements(&list), heap.last_element(&list)), (Some(vec![]), None), "it is empty");
        put(&mut heap, 0, "0", Presence::Always, object_value(1));
        put(&mut heap, 0, "1", Presence::Always, object_value(2));
        put(&mut heap, 1, "0", Presence::Always, object_value(2));
        assert_eq!(heap.elements(&list), Some(vec![object_value(1), object_value(2)]));
        assert_eq!(heap.last_element(&list), Some(object_value(2)));
        assert_eq!(heap.elements(&object_value(2)), None, "this is no array");
        // A variable that may have another array by now.
        let initial = list.alternatives()[0].with_certainty(Certainty::Initial);
        assert_eq!(heap.elements(&[initial].into_iter().collect()), None);
        let mut either = list.clone();
        either.join(&other);
        assert_eq!((heap.elements(&either), heap.last_element(&either)), (None, Some(object_value(2))));
        let mut positions = vec![object_value(1), object_value(2)];
        positions[0].join(&object_value(2));
        positions[1].join(&Value::undefined(place(9)));
        assert_eq!(heap.elements_by_position(&either, place(9)), Some(positions));
        put(&mut heap, 0, "2", Presence::Sometimes, object_value(1));
        heap.state.object_mut(ObjectId(0)).each(|disjunct| disjunct.rest = crate::payload::Rest::Open);
        assert_eq!((heap.elements(&list), heap.last_element(&either)), (None, None), "it may be longer");
        assert_eq!(heap.elements_by_position(&either, place(9)), None);
    }

    #[test]
    fn elements_are_taken_out_of_an_array_that_has_nothing_else() {
        let take = |kind, change: &dyn Fn(&mut Disjunct)| {
            let mut heap = heap_of([kind, AllocationKind::Literal, bound()]);
            put(&mut heap, 0, "0", Presence::Sometimes, object_value(1));
            heap.state.object_mut(ObjectId(0)).each(change);
            let before = heap.state.object(ObjectId(0)).cloned();
            let taken = heap.take_elements(&object_value(0));
            let after = heap.state.object(ObjectId(0)).cloned();
            assert_eq!(before != after, taken.is_some(), "what isn't taken stays");
            (taken, after.expect("it is there").held().count())
        };
        let definition = |origin, getter| Definition { origin: OriginId(origin), value: object_value(1), getter };
        let set = |disjunct: &mut Disjunct, definition| disjunct.set(&"0".into(), definition);
        assert_eq!(take(AllocationKind::Array, &|_| ()), (Some(object_value(1)), 0));
        assert_eq!(take(AllocationKind::Literal, &|_| ()).0, None, "this is no array");
        assert_eq!(take(AllocationKind::Array, &|disjunct| disjunct.rest = Rest::Open).0, None);
        assert_eq!(take(AllocationKind::Array, &|disjunct| set(disjunct, definition(1, Some(ObjectId(2))))).0, None);
        let two = |disjunct: &mut Disjunct| {
            for (_, property) in disjunct.properties_mut() {
                property.definitions.join(&Definitions::of(definition(1, None)));
            }
        };
        assert_eq!(take(AllocationKind::Array, &two).0, None);
        let more = |disjunct: &mut Disjunct| disjunct.set(&"1".into(), definition(1, None));
        assert_eq!(take(AllocationKind::Array, &more).0, None);
    }
}
