//! Discriminants: variables and members whose value was copied into the `type` of an object.
//!
//! ```js
//! const payload = { type: method };
//! if (method === "payPal") payload.amount = 5;   // narrows `payload.type`, too
//! ```

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{CellId, ObjectId, OriginId};
use crate::flow::domain::keys::Keys;

/// The source of a `type`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    Variable(CellId),
    /// A member of a known object: `this.method`.
    Member(ObjectId, Atom),
}

/// The objects whose `type` is a copy of a variable or member.
#[derive(Default)]
pub(crate) struct Discriminants {
    objects: FxHashMap<Source, SmallVec<[ObjectId; 1]>>,
    /// The copied members of each object.
    members: FxHashMap<ObjectId, SmallVec<[Atom; 1]>>,
    /// The source of each object's `type`, and the origin of that; `None` if there are several.
    pub(crate) sources: FxHashMap<ObjectId, Option<(Source, OriginId)>>,
}

impl Discriminants {
    /// Records that an object's `type` is a copy of the source.
    pub(crate) fn add(&mut self, source: Source, object: ObjectId, origin: OriginId) {
        if let Source::Member(owner, name) = &source {
            let members = self.members.entry(*owner).or_default();
            if !members.contains(name) {
                members.push(name.clone());
            }
        }
        let known = self.sources.entry(object).or_insert_with(|| Some((source.clone(), origin)));
        if known.as_ref().is_some_and(|known| *known == (source.clone(), origin)) {
            self.objects.entry(source).or_default().push(object);
        } else {
            // Its disjuncts have it from different sources, perhaps with the same origin.
            *known = None;
        }
    }

    /// Drops all copies of a source, because it gets another value.
    pub(crate) fn forget(&mut self, source: &Source) {
        for object in self.objects.remove(source).unwrap_or_default() {
            self.sources.insert(object, None);
        }
    }

    /// Drops all copies of these members of an object, because they are written.
    pub(crate) fn forget_members(&mut self, object: ObjectId, keys: &Keys) {
        let Some(copied) = self.members.get(&object) else { return };
        let written = copied.iter().filter(|name| keys.names().may_be(name));
        for name in written.cloned().collect::<SmallVec<[Atom; 2]>>() {
            self.forget(&Source::Member(object, name));
        }
    }

    /// The objects whose `type` equals the source, as far as it has that origin.
    pub(crate) fn of(&self, source: &Source) -> impl Iterator<Item = (ObjectId, OriginId)> {
        let objects = self.objects.get(source).into_iter().flatten();
        objects.filter_map(move |object| {
            let (known, origin) = self.sources.get(object)?.as_ref()?;
            (known == source).then_some((*object, *origin))
        })
    }
}
