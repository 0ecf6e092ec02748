//! Payloads whose `type` was copied from a variable: a test of the variable says as much about them.
//!
//! ```js
//! const p = { type, sessionId };           // the `type` of p is what the variable holds
//! if (type === "konbini") p.amount = 1;    // so only a p for konbini gets the amount
//! ```

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_ecma_ast::{Expr, Ident};

use super::machine::{Machine, Scope};
use super::narrowing::strip;
use super::state::{CellId, OriginId};
use super::value::ObjectId;

/// Which objects have the value of which variable as their `type`.
#[derive(Default)]
pub(super) struct Copies {
    objects: FxHashMap<CellId, SmallVec<[ObjectId; 1]>>,
    /// The variable, and where it was written; nothing where that can't be told.
    sources: FxHashMap<ObjectId, Option<(CellId, OriginId)>>,
}

impl Copies {
    fn add(&mut self, cell: CellId, object: ObjectId, origin: OriginId) {
        let source = self.sources.entry(object).or_insert(Some((cell, origin)));
        if *source == Some((cell, origin)) {
            self.objects.entry(cell).or_default().push(object);
        } else {
            // Its ways have it from different variables, which their origins needn't tell apart.
            *source = None;
        }
    }

    /// Takes note that the variable is assigned: it says nothing about earlier copies any more.
    pub(super) fn forget(&mut self, cell: CellId) {
        for object in self.objects.remove(&cell).unwrap_or_default() {
            self.sources.insert(object, None);
        }
    }

    /// The objects whose `type`, where it has that origin, is what the variable holds.
    pub(super) fn of(&self, cell: CellId) -> impl Iterator<Item = (ObjectId, OriginId)> {
        let objects = self.objects.get(&cell).into_iter().flatten();
        objects.filter_map(move |object| {
            let (source, origin) = (*self.sources.get(object)?)?;
            (source == cell).then_some((*object, origin))
        })
    }
}

impl Machine<'_> {
    /// Takes note of a variable that was written into an object as its `type`.
    pub(super) fn note_copy(&mut self, object: ObjectId, name: &str, value: &Expr, origin: OriginId, scope: &Scope) {
        if let ("type", Expr::Ident(ident)) = (name, strip(value)) {
            self.note_type(object, ident, origin, scope);
        }
    }

    pub(super) fn note_type(&mut self, object: ObjectId, ident: &Ident, origin: OriginId, scope: &Scope) {
        let id = ident.to_id();
        // What a function elsewhere assigns is assigned at any time.
        if !self.script(scope.script).scopes.is_shared(&id)
            && let Some(cell) = scope.find(&id)
        {
            self.copies.add(cell, object, origin);
        }
    }
}
