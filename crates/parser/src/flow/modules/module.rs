//! The exports of a script.

use std::cell::Cell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;
use swc_ecma_ast::Id;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::scope::Scope;

/// What a program's script gives to others.
pub(crate) struct Module {
    pub(crate) scope: Rc<Scope>,
    /// Whether its top level has run, or begun to.
    pub(crate) begun: Cell<bool>,
    /// What the exported names mean; empty in a CommonJS file.
    pub(crate) table: FxHashMap<Atom, Export>,
    /// The exported names, in the order of the text.
    pub(crate) names: Vec<Atom>,
    /// The scripts of `export * from`; `None` for packages.
    pub(crate) stars: Vec<Option<u32>>,
    /// Whether it exports names at all.
    pub(crate) is_esm: bool,
    /// What `import * as` gives.
    pub(crate) namespace: ObjectId,
    /// The object that `module` is in a CommonJS file.
    pub(crate) commonjs: ObjectId,
}

/// What an exported name means.
#[derive(Clone)]
pub(crate) enum Export {
    /// A variable of the module's top level.
    Local(Id),
    /// A variable without a name: `export default 1`.
    Cell(CellId),
    /// What another script exports under that name.
    From(u32, Atom),
    /// Everything that another script exports.
    Whole(u32),
    /// What a package exports.
    Package(Value),
}

/// The name under which a default export is known.
pub(crate) const DEFAULT: &str = "default";

impl Module {
    pub(crate) fn export(&mut self, name: Atom, export: Export) {
        self.is_esm = true;
        if self.table.insert(name.clone(), export).is_none() {
            self.names.push(name);
        }
    }
}
