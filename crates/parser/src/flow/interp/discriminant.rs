//! Discriminants: payloads whose `type` was copied from a variable or a member. A test of that variable narrows the
//! payloads, too.
//!
//! ```js
//! const p = { type, sessionId };           // the `type` of p is the value of the variable
//! if (type === "konbini") p.amount = 1;    // so only the disjunct for konbini gets the amount
//! ```

use std::rc::Rc;

use swc_ecma_ast::{Expr, Ident};

use crate::flow::domain::id::{ObjectId, OriginId};
use crate::flow::domain::keys::Keys;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::object::Disjunct;
use crate::flow::heap::scope::Scope;
use crate::flow::interp::Interpreter;
use crate::flow::refine::narrow::Narrowable;
use crate::sdk::DISCRIMINANT;
use crate::tree::casts::strip;

impl<'a> Interpreter<'a> {
    /// Records the variable or member that was copied into an object as its `type`.
    pub(crate) fn record_discriminant(&mut self, object: ObjectId, name: &str, value: &'a Expr, origin: OriginId) {
        if name == DISCRIMINANT
            && let Some(source) = self.source_of(value)
        {
            self.heap.discriminants.add(source, object, origin);
        }
    }

    /// Records the variable of a shorthand property as the `type` of an object: `{ type }`.
    pub(crate) fn record_shorthand_discriminant(&mut self, object: ObjectId, ident: &Ident, origin: OriginId) {
        if let Some(source) = variable(ident, &self.control.scope) {
            self.heap.discriminants.add(source, object, origin);
        }
    }

    /// The variable or member that an expression reads.
    pub(crate) fn source_of(&mut self, expr: &'a Expr) -> Option<Source> {
        match strip(expr) {
            Expr::Ident(ident) => variable(ident, &self.control.scope),
            member @ (Expr::Member(_) | Expr::OptChain(_)) => match self.narrowable(member)? {
                Narrowable::Variable(cell) => Some(Source::Variable(cell)),
                Narrowable::Property(owned) => Some(Source::Member(owned.object, owned.name)),
                Narrowable::VariableByProperty(..) => None,
            },
            _ => None,
        }
    }

    /// Puts a property whose key is the object's own `type`: `{ type: method, [method]: details }`. Makes a disjunct
    /// for each type, with only the property of that name. `None`, without any effect, if the key is something else.
    pub(crate) fn put_by_type(
        &mut self,
        id: ObjectId,
        key: &'a Expr,
        keys: &Keys,
        definition: &Definition,
    ) -> Option<()> {
        let (source, origin) = self.heap.discriminants.sources.get(&id)?.clone()?;
        if self.source_of(key)? != source {
            return None;
        }
        if !self.heap.setters.is_empty() || !self.heap.has_room(id, keys) {
            return None;
        }
        self.forget_named(keys);
        self.heap.forget_member_sources(id, keys);
        self.record_put(id, std::slice::from_ref(definition));
        self.heap.untrack(&definition.value);
        let Keys::Known(names) = keys else {
            self.record_stored(definition);
            return Some(());
        };
        let object = self.heap.state.object_mut(id);
        let disjuncts = std::mem::take(&mut object.disjuncts);
        for name in names {
            for disjunct in &disjuncts {
                let mut disjunct = Disjunct::clone(disjunct);
                disjunct.set(name, definition.clone());
                for (_, property) in disjunct.properties_mut().filter(|(name, _)| &***name == DISCRIMINANT) {
                    property.definitions.each(|copy| {
                        if copy.origin == origin {
                            copy.value.retain(
                                |alternative| !matches!(&alternative.kind, ValueKind::Text(text) if text != name),
                            );
                        }
                    });
                }
                object.disjuncts.push(Rc::new(disjunct));
            }
        }
        object.limit();
        Some(())
    }
}

/// The variable that a name means, as the source of a discriminant.
fn variable(ident: &Ident, scope: &Scope) -> Option<Source> {
    scope.find(&ident.to_id()).map(Source::Variable)
}
