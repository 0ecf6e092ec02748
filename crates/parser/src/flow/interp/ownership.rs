//! Who holds an object, and what follows for writing into one of several.
//!
//! ```js
//! let p = { type: "bPay" };               // a
//! if (guest) p = { type: "payco" };       // b: nothing holds a any more, on this way it is gone
//! p.sessionId = id;                       // p is a or b, but never are both there: each surely gets it
//! ```
//!
//! At a join the objects that only one way has and those that only the other has get the number of the join, and which
//! side they are of ([`JoinHistory`]). An object is gone where no variable and no property holds it; those that went through
//! hands that nobody counts are taken to be held for ever.

use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{Stmt, VarDecl, VarDeclKind};

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::owners::{MAX_OWNERS_TRACKED, Owner, Owners};
use crate::flow::heap::ownership::{kill_unowned, replace_in_cell};
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::State;
use crate::flow::interp::interpreter::Interpreter;

impl Interpreter<'_> {
    /// Gives a variable a value.
    pub(crate) fn set_cell(&mut self, cell: CellId, value: Value) {
        self.hold(&value, &Owner::Cell(cell));
        self.forget_source(&Source::Variable(cell));
        replace_in_cell(&self.heap.allocations, &mut self.heap.state, cell, value);
    }

    /// Takes note of a place that holds objects.
    pub(crate) fn hold(&mut self, value: &Value, holder: &Owner) {
        for id in value.objects() {
            if let Owners::Tracked(known) = &mut self.allocation_mut(id).owners
                && !known.contains(holder)
            {
                if known.len() < MAX_OWNERS_TRACKED {
                    known.push(holder.clone());
                } else {
                    self.allocation_mut(id).owners = Owners::Untracked;
                }
            }
        }
    }

    /// A list of arguments, to hold those that are evaluated while others still are.
    pub(crate) fn begin_list(&mut self) -> Owner {
        self.heap.lists += 1;
        Owner::List(self.heap.lists)
    }

    /// Takes note that the holder holds the objects no more.
    pub(crate) fn release(&mut self, value: &Value, holder: &Owner) {
        for id in value.objects() {
            if let Owners::Tracked(known) = &mut self.allocation_mut(id).owners {
                known.retain(|other| other != holder);
            }
        }
    }

    /// Takes note that the object's own properties hold what they hold.
    pub(crate) fn hold_properties(&mut self, id: ObjectId) {
        let Some(object) = self.heap.state.object(id) else { return };
        let properties = object.disjuncts.iter().flat_map(|disjunct| &disjunct.properties);
        let held: Vec<(Atom, Value)> = properties
            .map(|(name, property)| (name.clone(), property.value()))
            .filter(|(_, value)| value.objects().next().is_some())
            .collect();
        for (name, value) in held {
            self.hold(&value, &Owner::Property(id, name));
        }
    }

    /// Leaves the running function with a value: its variables hold nothing any more, unless functions made in it or a
    /// `finally` block can see them.
    pub(crate) fn leave_scopes(&self, state: &mut State, value: &Value, scope: &Scope) {
        let Some(frame) = self.control.frames.last() else { return };
        let Some(outermost) = frame.scope.as_deref() else { return };
        if frame.finalizers > 0 || frame.steps.is_some() {
            return;
        }
        let names = &self.script(scope.script).scopes;
        let mut lost: SmallVec<[ObjectId; 4]> = SmallVec::new();
        for scope in scope.outwards() {
            for cell in scope.unseen_cells(|id| names.is_seen_elsewhere(id)) {
                let Some(held) = state.cell(cell).filter(|held| held.objects().next().is_some()) else { continue };
                lost.extend(held.objects().filter(|id| !value.holds(*id)));
                state.set_cell(cell, Value::default());
            }
            if std::ptr::eq(scope, outermost) {
                break;
            }
        }
        for id in lost {
            kill_unowned(&self.heap.allocations, state, id);
        }
    }

    /// Leaves a block: what it declares with `let` and `const` holds nothing any more, unless functions can see it.
    pub(crate) fn leave_block(&mut self, statements: &[Stmt], scope: &Scope) {
        let is_inner = |var: &&VarDecl| var.kind != VarDeclKind::Var;
        let declared = statements.iter().filter_map(|statement| statement.as_decl()?.as_var());
        let names = declared.map(|var| &**var).filter(is_inner).flat_map(|var| &var.decls);
        for name in names.filter_map(|declarator| declarator.name.as_ident()) {
            let id = name.id.to_id();
            let seen = &self.script(scope.script).scopes;
            if let Some(cell) = scope.find_unseen(&id, |id| seen.is_seen_elsewhere(id)) {
                replace_in_cell(&self.heap.allocations, &mut self.heap.state, cell, Value::default());
            }
        }
    }

    /// Takes note that the objects are held by something that isn't counted.
    pub(crate) fn untrack(&mut self, value: &Value) {
        for id in value.objects() {
            self.allocation_mut(id).owners = Owners::Untracked;
        }
    }

    /// Whether a write into `base` surely reaches the object when that is there at all.
    pub(crate) fn surely(&self, base: &Value, id: ObjectId) -> bool {
        let own = self.heap.state.object(id);
        base.alternatives().iter().all(|alternative| match alternative.kind {
            ValueKind::Object(other) if other == id => true,
            ValueKind::Object(other) => match (own, self.heap.state.object(other)) {
                (Some(own), Some(other)) => other.is_dead() || own.history.exclude(&other.history),
                _ => false,
            },
            // Writing into these ends the run, or changes nothing.
            ValueKind::Undefined | ValueKind::Null | ValueKind::Unset => true,
            _ => false,
        })
    }
}
