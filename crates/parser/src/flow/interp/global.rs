//! Variables of the page: top-level declarations of classic scripts, names assigned without a declaration, and
//! properties of `window`. Other scripts may set them before and after this program runs.
//!
//! ```js
//! shop = { method: "payPal" };             // the same variable as `window.shop`
//! ```

use swc_atoms::Atom;

use crate::flow::domain::id::{At, CellId};
use crate::flow::domain::value::{Alternative, Certainty, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::interp::Interpreter;
use crate::flow::interp::name::brought_by_page;

impl Interpreter<'_> {
    /// Makes the page variables that the program assigns. In branches that don't assign one, it has an unknown value
    /// from another script.
    pub(crate) fn declare_globals(&mut self) {
        for script in self.program.scripts() {
            for name in script.scopes.assigned_names() {
                let nothing = unset(name, At::default());
                let is_unknown =
                    nothing.alternatives().iter().all(|alternative| matches!(alternative.kind, ValueKind::Unknown(_)));
                if is_unknown && self.global(name).is_none() {
                    self.set_global(name, nothing);
                }
            }
        }
    }

    /// The value of a page variable; if the program never sets it, the value that the language or the page has under
    /// the name.
    pub(crate) fn read_window(&mut self, name: &Atom, at: At) -> Value {
        let Some(value) = self.global(name).and_then(|cell| self.heap.state.cell(cell)) else { return unset(name, at) };
        let placed = |alternative: &Alternative| {
            if alternative.at == At::default() {
                Alternative { at, ..alternative.clone() }
            } else {
                alternative.clone()
            }
        };
        value.alternatives().iter().map(placed).collect()
    }

    /// Assigns a value to a variable of the page.
    pub(crate) fn set_global(&mut self, name: &Atom, value: Value) {
        let cell = self.global(name).unwrap_or_else(|| {
            let cell = self.heap.new_cell();
            self.modules.globals.insert(name.clone(), cell);
            cell
        });
        self.forget_members(cell);
        self.heap.set_cell(cell, value);
    }

    /// The page variable of that name, if the program sets it.
    fn global(&self, name: &Atom) -> Option<CellId> {
        self.modules.globals.get(name).copied().or_else(|| {
            let scopes = &self.script(0).scopes;
            let id = scopes.top(name).filter(|id| scopes.is_global(id))?;
            self.modules.by_script.get(&0)?.scope.find(id)
        })
    }
}

/// The value of a page variable that the program hasn't set. Where it is unknown, another script may have set it.
fn unset(name: &Atom, at: At) -> Value {
    let brought = brought_by_page(name, at);
    let is_unknown = |alternative: &Alternative| matches!(alternative.kind, ValueKind::Unknown(_));
    let certainty =
        |alternative: &Alternative| if is_unknown(alternative) { Certainty::Initial } else { alternative.certainty };
    brought.alternatives().iter().map(|alternative| alternative.with_certainty(certainty(alternative))).collect()
}
