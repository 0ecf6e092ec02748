//! Variables that were copied into the discriminant of an object.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{CellId, ObjectId, OriginId};
use crate::flow::domain::keys::Keys;

/// What a `type` was copied from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    Variable(CellId),
    /// `this.method`, where what `this` is is known.
    Member(ObjectId, Atom),
}

/// Which objects have the value of which variable or member as their `type`.
#[derive(Default)]
pub(crate) struct Discriminants {
    objects: FxHashMap<Source, SmallVec<[ObjectId; 1]>>,
    /// The members that were copied, by their object.
    members: FxHashMap<ObjectId, SmallVec<[Atom; 1]>>,
    /// The source, and where it was written; nothing where that can't be told.
    pub(crate) sources: FxHashMap<ObjectId, Option<(Source, OriginId)>>,
}

impl Discriminants {
    pub(crate) fn add(&mut self, source: Source, object: ObjectId, origin: OriginId) {
        if let Source::Member(holder, name) = &source {
            let members = self.members.entry(*holder).or_default();
            if !members.contains(name) {
                members.push(name.clone());
            }
        }
        let known = self.sources.entry(object).or_insert_with(|| Some((source.clone(), origin)));
        if known.as_ref().is_some_and(|known| *known == (source.clone(), origin)) {
            self.objects.entry(source).or_default().push(object);
        } else {
            // Its ways have it from different sources, which their origins needn't tell apart.
            *known = None;
        }
    }

    /// Takes note that the source gets another value: it says nothing about earlier copies any more.
    pub(crate) fn forget(&mut self, source: &Source) {
        for object in self.objects.remove(source).unwrap_or_default() {
            self.sources.insert(object, None);
        }
    }

    /// The same for the members of an object that are written.
    pub(crate) fn forget_members(&mut self, object: ObjectId, keys: &Keys) {
        let Some(copied) = self.members.get(&object) else { return };
        let written = copied.iter().filter(|name| keys.names().may_be(name));
        for name in written.cloned().collect::<SmallVec<[Atom; 2]>>() {
            self.forget(&Source::Member(object, name));
        }
    }

    /// The objects whose `type`, where it has that origin, is what the source holds.
    pub(crate) fn of(&self, source: &Source) -> impl Iterator<Item = (ObjectId, OriginId)> {
        let objects = self.objects.get(source).into_iter().flatten();
        objects.filter_map(move |object| {
            let (known, origin) = self.sources.get(object)?.as_ref()?;
            (known == source).then_some((*object, *origin))
        })
    }
}
