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
use super::narrowing::{Narrowable, strip};
use super::objects::Keys;
use super::state::{CellId, OriginId};
use super::value::ObjectId;

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
    pub(super) fn forget(&mut self, source: &Source) {
        for object in self.objects.remove(source).unwrap_or_default() {
            self.sources.insert(object, None);
        }
    }

    /// The same for the members of an object that are written.
    pub(super) fn forget_members(&mut self, object: ObjectId, keys: &Keys) {
        let Some(copied) = self.members.get(&object) else { return };
        let written = |name: &&Atom| match keys {
            Keys::Known(names) => names.contains(name),
            Keys::Unknown => true,
        };
        for name in copied.iter().filter(written).cloned().collect::<SmallVec<[Atom; 2]>>() {
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
    /// Takes note of a variable or member that was written into an object as its `type`.
    pub(super) fn note_copy(
        &mut self,
        object: ObjectId,
        name: &str,
        value: &'a Expr,
        origin: OriginId,
        scope: &Rc<Scope>,
    ) {
        match (name, strip(value)) {
            ("type", Expr::Ident(ident)) => self.note_type(object, ident, origin, scope),
            ("type", member @ (Expr::Member(_) | Expr::OptChain(_))) => {
                let source = match self.narrowable(member, scope) {
                    Some(Narrowable::Variable(cell)) => Source::Variable(cell),
                    Some(Narrowable::Property(owned)) => Source::Member(owned.object, owned.name),
                    Some(Narrowable::Holder(..)) | None => return,
                };
                self.copies.add(source, object, origin);
            }
            _ => {}
        }
    }

    pub(super) fn note_type(&mut self, object: ObjectId, ident: &Ident, origin: OriginId, scope: &Scope) {
        let id = ident.to_id();
        // What a function elsewhere assigns is assigned at any time.
        if !self.script(scope.script).scopes.is_shared(&id)
            && let Some(cell) = scope.find(&id)
        {
            self.copies.add(Source::Variable(cell), object, origin);
        }
    }
}
