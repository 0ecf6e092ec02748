//! Payloads whose `type` was copied from a variable or a member: a test of that says as much about them.
//!
//! ```js
//! const p = { type, sessionId };           // the `type` of p is what the variable holds
//! if (type === "konbini") p.amount = 1;    // so only a p for konbini gets the amount
//! ```

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{Expr, Ident};

use super::machine::{Machine, Scope};
use super::narrowing::Narrowable;
use super::objects::Keys;
use super::quiet::strip;
use super::state::{CellId, Entry, OriginId, Variant};
use super::value::{Kind, ObjectId};

/// What a `type` was copied from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Source {
    Variable(CellId),
    /// `this.method`, where what `this` is is known.
    Member(ObjectId, Atom),
}

/// Which objects have the value of which variable or member as their `type`.
#[derive(Default)]
pub(super) struct Copies {
    objects: FxHashMap<Source, SmallVec<[ObjectId; 1]>>,
    /// The members that were copied, by their object.
    members: FxHashMap<ObjectId, SmallVec<[Atom; 1]>>,
    /// The source, and where it was written; nothing where that can't be told.
    sources: FxHashMap<ObjectId, Option<(Source, OriginId)>>,
}

impl Copies {
    fn add(&mut self, source: Source, object: ObjectId, origin: OriginId) {
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
    fn forget(&mut self, source: &Source) {
        for object in self.objects.remove(source).unwrap_or_default() {
            self.sources.insert(object, None);
        }
    }

    /// The same for the members of an object that are written.
    fn forget_members(&mut self, object: ObjectId, keys: &Keys) {
        let Some(copied) = self.members.get(&object) else { return };
        let written = copied.iter().filter(|name| keys.names().may_be(name));
        for name in written.cloned().collect::<SmallVec<[Atom; 2]>>() {
            self.forget(&Source::Member(object, name));
        }
    }

    /// The objects whose `type`, where it has that origin, is what the source holds.
    pub(super) fn of(&self, source: &Source) -> impl Iterator<Item = (ObjectId, OriginId)> {
        let objects = self.objects.get(source).into_iter().flatten();
        objects.filter_map(move |object| {
            let (known, origin) = self.sources.get(object)?.as_ref()?;
            (known == source).then_some((*object, *origin))
        })
    }
}

impl<'a> Machine<'a> {
    /// Takes note that a variable gets another value: earlier copies and tests tell nothing of it any more.
    pub(super) fn forget_source(&mut self, source: &Source) {
        self.copies.forget(source);
        self.stored_tests.forget(source);
    }

    /// The same for the members of an object that are written.
    pub(super) fn forget_member_sources(&mut self, object: ObjectId, keys: &Keys) {
        self.copies.forget_members(object, keys);
        self.stored_tests.forget_members(object, keys);
    }

    /// Takes note of a variable or member that was written into an object as its `type`.
    pub(super) fn note_copy(
        &mut self,
        object: ObjectId,
        name: &str,
        value: &'a Expr,
        origin: OriginId,
        scope: &Rc<Scope>,
    ) {
        if name == "type"
            && let Some(source) = self.source_of(value, scope)
        {
            self.copies.add(source, object, origin);
        }
    }

    /// The same for a variable that was written there by its name alone: `{ type }`.
    pub(super) fn note_type(&mut self, object: ObjectId, ident: &Ident, origin: OriginId, scope: &Scope) {
        if let Some(source) = variable(ident, scope) {
            self.copies.add(source, object, origin);
        }
    }

    /// The variable or member that an expression reads.
    pub(super) fn source_of(&mut self, expr: &'a Expr, scope: &Rc<Scope>) -> Option<Source> {
        match strip(expr) {
            Expr::Ident(ident) => variable(ident, scope),
            member @ (Expr::Member(_) | Expr::OptChain(_)) => match self.narrowable(member, scope)? {
                Narrowable::Variable(cell) => Some(Source::Variable(cell)),
                Narrowable::Property(owned) => Some(Source::Member(owned.object, owned.name)),
                Narrowable::Holder(..) => None,
            },
            _ => None,
        }
    }

    /// `{ type: method, [method]: details }`: the property has the name that the `type` is, whichever that is. Says
    /// whether that is so; then it is there.
    pub(super) fn put_by_type(
        &mut self,
        id: ObjectId,
        key: &'a Expr,
        keys: &Keys,
        entry: &Entry,
        scope: &Rc<Scope>,
    ) -> Option<()> {
        let (source, origin) = self.copies.sources.get(&id)?.clone()?;
        if self.source_of(key, scope)? != source {
            return None;
        }
        if !self.setters.is_empty() || !self.has_room(id, keys) {
            return None;
        }
        self.forget_named(keys);
        self.forget_member_sources(id, keys);
        self.note_put(id, std::slice::from_ref(entry));
        self.let_go(&entry.value);
        let Keys::Known(names) = keys else {
            self.note_stored(entry);
            return Some(());
        };
        let object = self.state.object_mut(id);
        let variants = std::mem::take(&mut object.variants);
        for name in names {
            for variant in &variants {
                let mut variant = Variant::clone(variant);
                variant.set(name, entry.clone());
                for (_, slot) in variant.slots_mut().filter(|(name, _)| &***name == "type") {
                    for copy in slot.entries.iter_mut().filter(|copy| copy.origin == origin) {
                        copy.value.retain(|thing| !matches!(&thing.kind, Kind::Text(text) if text != name));
                    }
                }
                object.variants.push(Rc::new(variant));
            }
        }
        object.limit();
        Some(())
    }
}

fn variable(ident: &Ident, scope: &Scope) -> Option<Source> {
    scope.find(&ident.to_id()).map(Source::Variable)
}
