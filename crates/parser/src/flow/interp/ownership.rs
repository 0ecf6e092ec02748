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
use swc_ecma_ast::{Stmt, VarDecl, VarDeclKind};

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::heap::ownership::{kill_unowned, replace_in_cell};
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::State;
use crate::flow::interp::Interpreter;

impl Interpreter<'_> {
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
}
