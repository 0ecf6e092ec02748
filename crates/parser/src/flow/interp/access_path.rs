//! Members of values that may be anything, as far as tests tell of them.
//!
//! ```js
//! if (cart.type === "payPal") {
//!   dr.createSource({ type: cart.type, amount });    // who knows what cart is; here its type is "payPal"
//! }
//! ```
//!
//! What a test tells holds in the running function, until the member or what leads to it is written.

use std::rc::Rc;

use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{Expr, MemberExpr};

use crate::flow::domain::id::CellId;
use crate::flow::domain::keys::Keys;
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::scope::Scope;
use crate::flow::interp::Interpreter;
use crate::flow::refine::access_path::{AccessPath, MAX_PATHS, Root, access_path, access_path_of};

impl<'a> Interpreter<'a> {
    /// The variable that stands for what tests tell of a member, if that may be anything.
    pub(crate) fn access_path_cell(&mut self, expr: &'a Expr, scope: &Rc<Scope>) -> Option<CellId> {
        let path = access_path(expr, scope)?;
        let value = self.peek(expr, scope);
        let known = self.control.frames.last()?.access_paths.get(&path).copied();
        let is_open = matches!(value.single()?.kind, ValueKind::Unknown(_));
        let cell = match known {
            Some(cell) if self.heap.state.cell(cell).is_some_and(|told| !told.is_empty()) => return Some(cell),
            Some(cell) => cell,
            None if !is_open || self.control.frames.last()?.access_paths.len() >= MAX_PATHS => return None,
            None => self.heap.new_cell(),
        };
        self.control.frames.last_mut()?.access_paths.insert(path, cell);
        self.heap.state.set_cell(cell, value);
        Some(cell)
    }

    /// What tests have told of a member.
    pub(crate) fn narrowed_member(&self, member: &MemberExpr, scope: &Scope) -> Option<Value> {
        let paths = &self.control.frames.last()?.access_paths;
        if paths.is_empty() {
            return None;
        }
        let told = self.heap.state.cell(*paths.get(&access_path_of(member, scope)?)?)?;
        (!told.has_unknown() && !told.is_empty()).then(|| told.clone())
    }

    /// What tests have told of the members of a variable.
    pub(crate) fn narrowed_members(&self, variable: CellId) -> Vec<(Atom, Value)> {
        let paths = self.control.frames.last().into_iter().flat_map(|frame| &frame.access_paths);
        let own = paths.filter(|(path, _)| path.root == Root::Variable(variable) && path.names.len() == 1);
        let told = own.filter_map(|(path, cell)| Some((path.names[0].clone(), self.heap.state.cell(*cell)?.clone())));
        let mut told: Vec<_> = told.filter(|(_, value)| !value.has_unknown() && !value.is_empty()).collect();
        told.sort_by(|(one, _), (other, _)| one.cmp(other));
        told
    }

    /// Forgets what tests told of members of a variable, which gets another value.
    pub(crate) fn forget_members(&mut self, variable: CellId) {
        self.forget(|path| path.root == Root::Variable(variable));
    }

    /// Forgets what tests told of members of these names, which are written.
    pub(crate) fn forget_named(&mut self, keys: &Keys) {
        self.forget(|path| path.names.iter().any(|name| keys.names().may_be(name)));
    }

    fn forget(&mut self, is_meant: impl Fn(&AccessPath) -> bool) {
        let Some(frame) = self.control.frames.last() else { return };
        let cells: SmallVec<[CellId; 4]> =
            frame.access_paths.iter().filter(|(path, _)| is_meant(path)).map(|(_, cell)| *cell).collect();
        for cell in cells {
            if let Some(at) = self.heap.state.cell(cell).and_then(|told| Some(told.alternatives().first()?.at)) {
                self.heap.forget_source(&Source::Variable(cell));
                self.heap.state.set_cell(cell, Value::unknown(at));
            }
        }
    }
}
