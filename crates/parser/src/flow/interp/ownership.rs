//! Ownership at the end of functions and blocks: their variables no longer own objects, and an object without an owner
//! is dead.
//!
//! ```js
//! let p = { type: "bPay" };               // object a
//! if (guest) p = { type: "payco" };       // object b: a has no owner any more and is dead in this branch
//! p.sessionId = id;                       // a and b exclude each other: a strong update of each
//! ```
//!
//! At a join, objects that only one of the two states has are marked with the number of the join and the side they come
//! from ([`JoinHistory`]): two objects from different sides of one join exclude each other. An object is dead when no
//! variable and no property owns it. Objects that went to places where owners aren't counted are *untracked*: they
//! never die.
//!
//! [`JoinHistory`]: crate::flow::heap::exclusion::JoinHistory

use smallvec::SmallVec;
use swc_ecma_ast::{Stmt, VarDecl, VarDeclKind};

use crate::flow::domain::id::ObjectId;
use crate::flow::domain::value::Value;
use crate::flow::heap::ownership::{kill_unowned, replace_in_cell};
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::State;
use crate::flow::interp::Interpreter;

impl Interpreter<'_> {
    /// Empties the variables of the running function, which returns a value: objects that only they own are dead
    /// afterwards. Variables that inner functions can see, and all variables before a `finally` block, are kept.
    pub(crate) fn leave_scopes(&self, state: &mut State, value: &Value, scope: &Scope) {
        let Some(frame) = self.control.frames.last() else { return };
        let Some(outermost) = frame.scope.as_deref() else { return };
        if frame.finalizers > 0 || frame.steps.is_some() {
            return;
        }
        let names = &self.script(scope.script).scopes;
        let mut lost: SmallVec<[ObjectId; 4]> = SmallVec::new();
        for scope in scope.outwards() {
            for cell in scope.uncaptured_cells(|id| names.is_captured(id)) {
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

    /// Empties the variables that a block declares with `let` and `const`, unless inner functions can see them: objects
    /// that only they own are dead afterwards.
    pub(crate) fn leave_block(&mut self, statements: &[Stmt]) {
        let is_inner = |var: &&VarDecl| var.kind != VarDeclKind::Var;
        let declared = statements.iter().filter_map(|statement| statement.as_decl()?.as_var());
        let names = declared.map(|var| &**var).filter(is_inner).flat_map(|var| &var.decls);
        for name in names.filter_map(|declarator| declarator.name.as_ident()) {
            let id = name.id.to_id();
            let seen = &self.script(self.control.scope.script).scopes;
            if let Some(cell) = self.control.scope.find_uncaptured(&id, |id| seen.is_captured(id)) {
                replace_in_cell(&self.heap.allocations, &mut self.heap.state, cell, Value::default());
            }
        }
    }
}
