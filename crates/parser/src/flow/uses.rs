//! What else a program does with its properties, besides passing them to DigitalRiver.js: who reads them, where their
//! object is sent, and which names are taken from it later. A fix is safe only where nobody else needs what it removes.

use rustc_hash::FxHashSet;
use swc_atoms::Atom;

use super::machine::Machine;
use super::state::{OriginId, Variant};
use super::value::{At, Kind, ObjectId, Value};
use crate::call::Call;
use crate::payload::{Held, Origin, Shape, Use, UseKind, Value as Holds};
use crate::source::Place;

/// How many objects are looked at when one is sent elsewhere with all that it holds.
const MAX_SENT: usize = 1_000;

/// What a dropped name is called that isn't known.
const ANY_NAME: &str = "*";

/// The names that a read may mean.
#[derive(Clone, Copy)]
pub(super) enum Names<'n> {
    /// One of these.
    Known(&'n [Atom]),
    /// Any: `Object.keys(p)`, `p[key]`.
    Any,
}

impl Machine<'_> {
    /// Takes note that properties of the objects that `base` may be are read.
    pub(super) fn note_read(&mut self, base: &Value, names: Names<'_>, at: At) {
        for id in base.objects() {
            let Some(object) = self.state.object(id) else { continue };
            for (name, slot) in object.variants.iter().flat_map(|variant| &variant.properties) {
                let is_meant = match names {
                    Names::Known(names) => names.contains(name),
                    Names::Any => true,
                };
                for entry in slot.entries.iter().filter(|_| is_meant) {
                    self.uses.entry(entry.origin).or_default().insert((at, UseKind::Read));
                }
            }
        }
    }

    /// Takes note that a value leaves the code that is seen, with all that it holds. Text made of an object by
    /// `JSON.stringify` says what the object said.
    pub(super) fn note_sent(&mut self, value: &Value, kind: UseKind, at: At) {
        let mut seen = FxHashSet::default();
        let mut waiting: Vec<ObjectId> = sent_objects(value).collect();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) || seen.len() > MAX_SENT {
                continue;
            }
            let Some(object) = self.state.object(id) else { continue };
            let slots = object.variants.iter().flat_map(|variant| &variant.properties);
            for entry in slots.flat_map(|(_, slot)| &slot.entries) {
                self.uses.entry(entry.origin).or_default().insert((at, kind));
                waiting.extend(sent_objects(&entry.value));
            }
        }
    }

    /// Takes note that properties are taken from an object, if it has them by then. Without names, any may be.
    pub(super) fn note_dropped(&mut self, variants: &[std::rc::Rc<Variant>], names: Names<'_>) {
        let any = [Atom::new(ANY_NAME)];
        let names = match names {
            Names::Known(names) => names,
            Names::Any => &any,
        };
        let slots = variants.iter().flat_map(|variant| &variant.properties).map(|(_, slot)| slot);
        for origin in slots.flat_map(|slot| &slot.entries).map(|entry| entry.origin) {
            self.dropped.entry(origin).or_default().extend(names.iter().cloned());
        }
    }

    /// Writes into what was found at the calls what became known of its origins by the end of the run.
    pub(super) fn fill_uses(&self, calls: &mut [Call]) {
        let known: FxHashSet<OriginId> = self.uses.keys().chain(self.dropped.keys()).copied().collect();
        let place = |id: &OriginId| {
            let written = self.origins[id.0 as usize];
            ((self.place(written.key), self.place(written.value)), *id)
        };
        let ids = known.iter().map(place).collect();
        for shape in calls.iter_mut().flat_map(|call| &mut call.payload.shapes) {
            self.fill_shape(shape, &ids);
        }
    }

    fn fill_shape(&self, shape: &mut Shape, ids: &rustc_hash::FxHashMap<(Place, Place), OriginId>) {
        for origin in shape.properties.iter_mut().flat_map(|property| &mut property.origins) {
            if let Some(id) = ids.get(&(origin.key.clone(), origin.value.clone())) {
                self.fill_origin(origin, *id);
            }
            for Held { value, .. } in &mut origin.holds {
                if let Holds::Object(shapes) = value {
                    for shape in shapes {
                        self.fill_shape(shape, ids);
                    }
                }
            }
        }
    }

    fn fill_origin(&self, origin: &mut Origin, id: OriginId) {
        let uses = self.uses.get(&id).into_iter().flatten();
        origin.uses = uses.map(|(at, kind)| Use { place: self.place(*at), kind: *kind }).collect();
        let dropped = self.dropped.get(&id).into_iter().flatten();
        origin.dropped = dropped.map(ToString::to_string).collect();
    }
}

/// The objects that go along with a value.
fn sent_objects(value: &Value) -> impl Iterator<Item = ObjectId> {
    value.things().iter().filter_map(|thing| match thing.kind {
        Kind::Object(id) | Kind::Json(id) => Some(id),
        _ => None,
    })
}
