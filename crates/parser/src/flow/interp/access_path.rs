//! Access paths: members of values that may be anything, narrowed by tests.
//!
//! ```js
//! if (cart.type === "payPal") {
//!   dr.createSource({ type: cart.type, amount });    // cart may be anything, but here its type is "payPal"
//! }
//! ```
//!
//! The narrowed value holds in the running function until the member, or a variable or member on its path, is written.

use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{Expr, MemberExpr};

use crate::flow::domain::id::CellId;
use crate::flow::domain::keys::Keys;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::discriminant::Source;
use crate::flow::interp::Interpreter;
use crate::flow::refine::access_path::{AccessPath, MAX_PATHS, Root, access_path, access_path_of};

impl<'a> Interpreter<'a> {
    /// The cell that stands for a member whose value may be anything, so that a test can narrow it. `None` if the
    /// member's value is known, or the function has too many such paths.
    pub(crate) fn access_path_cell(&mut self, expr: &'a Expr) -> Option<CellId> {
        let path = access_path(expr, &self.control.scope)?;
        let value = self.peek(expr);
        let known = self.control.frames.last()?.access_paths.get(&path).copied();
        let is_open = matches!(value.single()?.kind, ValueKind::Unknown(_));
        let cell = match known {
            Some(cell) if self.heap.state.cell(cell).is_some_and(|narrowed| !narrowed.is_empty()) => return Some(cell),
            Some(cell) => cell,
            None if !is_open || self.control.frames.last()?.access_paths.len() >= MAX_PATHS => return None,
            None => self.heap.new_cell(),
        };
        self.control.frames.last_mut()?.access_paths.insert(path, cell);
        self.heap.state.set_cell(cell, value);
        Some(cell)
    }

    /// The value to which tests have narrowed a member; `None` if it may still be anything.
    pub(crate) fn narrowed_member(&self, member: &MemberExpr) -> Option<Value> {
        let paths = &self.control.frames.last()?.access_paths;
        if paths.is_empty() {
            return None;
        }
        let narrowed = self.heap.state.cell(*paths.get(&access_path_of(member, &self.control.scope)?)?)?;
        (!narrowed.has_unknown() && !narrowed.is_empty()).then(|| narrowed.clone())
    }

    /// The members of a variable that tests have narrowed, by name.
    pub(crate) fn narrowed_members(&self, variable: CellId) -> Vec<(Atom, Value)> {
        let paths = self.control.frames.last().into_iter().flat_map(|frame| &frame.access_paths);
        let own = paths.filter(|(path, _)| path.root == Root::Variable(variable) && path.names.len() == 1);
        let values = own.filter_map(|(path, cell)| Some((path.names[0].clone(), self.heap.state.cell(*cell)?.clone())));
        let mut narrowed: Vec<_> = values.filter(|(_, value)| !value.has_unknown() && !value.is_empty()).collect();
        narrowed.sort_by(|(one, _), (other, _)| one.cmp(other));
        narrowed
    }

    /// Forgets the narrowed members of a variable that gets another value.
    pub(crate) fn forget_members(&mut self, variable: CellId) {
        self.forget(|path| path.root == Root::Variable(variable));
    }

    /// Forgets the narrowed members whose path contains one of these names, after a write to such a member.
    pub(crate) fn forget_named(&mut self, keys: &Keys) {
        self.forget(|path| path.names.iter().any(|name| keys.names().may_be(name)));
    }

    /// Lets the members on the matching paths be anything again.
    fn forget(&mut self, is_meant: impl Fn(&AccessPath) -> bool) {
        let Some(frame) = self.control.frames.last() else { return };
        let cells: SmallVec<[CellId; 4]> =
            frame.access_paths.iter().filter(|(path, _)| is_meant(path)).map(|(_, cell)| *cell).collect();
        for cell in cells {
            if let Some(at) = self.heap.state.cell(cell).and_then(|narrowed| Some(narrowed.alternatives().first()?.at))
            {
                self.heap.forget_source(&Source::Variable(cell));
                self.heap.state.set_cell(cell, Value::unknown(at));
            }
        }
    }
}
