//! Resolving exports: an imported name is the exporter's variable, found through any number of files that re-export it;
//! and module namespaces, the objects with all exports of a script.
//!
//! ```js
//! export * from "./build";                 // index.js: `build` is a variable of build.js
//! import * as shop from "./index";         // `shop.build` reads that variable
//! ```

use std::rc::Rc;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;
use swc_atoms::Atom;

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::definitions::Definitions;
use crate::flow::heap::object::PropertyState;
use crate::flow::heap::properties::Properties;
use crate::flow::interp::Interpreter;
use crate::flow::modules::binding::ImportBinding;
use crate::flow::modules::module::{DEFAULT, Export, Module};
use crate::payload::{Presence, Rest};
use crate::text::dialect::Dialect;

/// The largest number of names that a module namespace has as properties. Past it a name can still be read, but
/// listing or copying the namespace gives an unknown rest.
const MAX_NAMES: usize = 256;

/// The exports that were followed already, by script and name: re-exports may be circular.
type Followed = SmallVec<[(u32, Atom); 4]>;

/// The names that a script exports.
#[derive(Default)]
struct Names {
    /// The scripts that were searched.
    scripts: FxHashSet<u32>,
    /// The names, in order of their exports.
    list: Vec<Atom>,
    /// A set of these names, to find duplicates.
    known: FxHashSet<Atom>,
}

impl Interpreter<'_> {
    /// The variable or value that a script exports under a name; `None` if it isn't known.
    pub(crate) fn exported(&mut self, number: u32, name: &Atom, at: At) -> Option<ImportBinding> {
        self.exported_once(number, name, at, &mut SmallVec::new())
    }

    /// Follows an export through the scripts that re-export it, each once.
    fn exported_once(&mut self, number: u32, name: &Atom, at: At, followed: &mut Followed) -> Option<ImportBinding> {
        let module = self.module(number);
        if !module.is_esm {
            return self.exported_commonjs(number, &module, name, at);
        }
        let export = (number, name.clone());
        match module.table.get(name) {
            Some(Export::Local(id)) => {
                let shared = self.script(number).scopes.is_shared(id);
                module.scope.find(id).map(|cell| ImportBinding::Cell(cell, shared))
            }
            Some(Export::Cell(cell)) => Some(ImportBinding::Cell(*cell, false)),
            Some(Export::Package(value)) => Some(ImportBinding::Value(value.clone())),
            Some(Export::Whole(from)) => Some(ImportBinding::Value(self.namespace(*from, at))),
            Some(Export::From(..)) if followed.contains(&export) => None,
            Some(Export::From(from, original)) => {
                followed.push(export);
                self.exported_once(*from, original, at, followed)
            }
            None if &**name == DEFAULT || module.stars.is_empty() || followed.contains(&export) => None,
            None => {
                followed.push(export);
                module.stars.iter().flatten().find_map(|from| self.exported_once(*from, name, at, followed))
            }
        }
    }

    /// The value that an `import` gets from a CommonJS file. Its default export is all of `module.exports`, unless a
    /// compiler made the file from a module (`__esModule`).
    fn exported_commonjs(&mut self, number: u32, module: &Module, name: &Atom, at: At) -> Option<ImportBinding> {
        let whole = self.module_exports(module, at);
        let is_compiled = self.script(number).file.text().contains("__esModule");
        if &**name == DEFAULT && !is_compiled {
            return Some(ImportBinding::Value(whole));
        }
        let has_it = whole.objects().any(|id| {
            self.heap.state.object(id).is_some_and(|object| {
                object.disjuncts.iter().any(|disjunct| disjunct.rest != Rest::Exact || disjunct.get(name).is_some())
            })
        });
        let is_known = !whole.has_unknown();
        (has_it || !is_known || !module.begun.get())
            .then(|| ImportBinding::Value(self.read_property(&whole, name, None, at)))
    }

    /// The value of `module.exports` in a CommonJS file.
    pub(crate) fn module_exports(&mut self, module: &Module, at: At) -> Value {
        let commonjs = Value::of(ValueKind::Object(module.commonjs), at);
        self.read_property(&commonjs, &"exports".into(), None, at)
    }

    /// The result of `require`: `module.exports`, or the module namespace.
    pub(crate) fn required(&mut self, number: u32, at: At) -> Value {
        let module = self.module(number);
        if module.is_esm { self.namespace(number, at) } else { self.module_exports(&module, at) }
    }

    /// The value of `import * as`: the module namespace; for a CommonJS file, a copy of `module.exports` with itself as
    /// `default`.
    pub(crate) fn namespace(&mut self, number: u32, at: At) -> Value {
        let module = self.module(number);
        if module.is_esm {
            // Namespaces may contain each other: an inner one isn't refreshed here, but when it is read.
            if !std::mem::replace(&mut self.modules.refreshing, true) {
                self.refresh(number, &module, at);
                self.modules.refreshing = false;
            }
            return Value::of(ValueKind::Object(module.namespace), at);
        }
        let whole = self.module_exports(&module, at);
        if self.script(number).file.text().contains("__esModule") {
            return whole;
        }
        let id = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        self.spread_into(id, &whole, at);
        self.heap.untrack(&whole);
        let definition = self.heap.copied(whole, at);
        self.heap.state.object_mut(id).each(|disjunct| disjunct.set(&DEFAULT.into(), definition.clone()));
        Value::of(ValueKind::Object(id), at)
    }

    /// Writes the present values of the exported variables into the module namespace. Reads by name don't need these
    /// properties, but listing and copying do.
    fn refresh(&mut self, number: u32, module: &Module, at: At) {
        let mut names = Names::default();
        let is_complete = self.export_names(number, &mut names);
        let is_small = names.list.len() <= MAX_NAMES;
        let mut properties = Properties::default();
        for name in names.list.into_iter().filter(|_| is_small) {
            let value = self.exported_value(number, &name, at);
            self.heap.untrack(&value);
            let property = Rc::new(PropertyState {
                presence: Presence::Always,
                definitions: Definitions::of(self.heap.copied(value, at)),
            });
            properties.push(name, property);
        }
        let rest = if is_complete && is_small { Rest::Exact } else { Rest::Open };
        self.heap.state.object_mut(module.namespace).each(|disjunct| {
            disjunct.properties.clone_from(&properties);
            disjunct.rest = rest;
        });
    }

    /// Collects the names that a script exports. True if these are all.
    fn export_names(&mut self, number: u32, names: &mut Names) -> bool {
        if !names.scripts.insert(number) {
            return true;
        }
        let module = self.module(number);
        let is_first = names.scripts.len() == 1;
        for name in module.names.iter().filter(|name| is_first || &***name != DEFAULT) {
            if names.known.insert(name.clone()) {
                names.list.push(name.clone());
            }
        }
        let mut is_complete = module.is_esm;
        for star in &module.stars {
            is_complete &= star.is_some_and(|star| self.export_names(star, names));
        }
        is_complete
    }

    /// The present value of an exported name.
    fn exported_value(&mut self, number: u32, name: &Atom, at: At) -> Value {
        match self.exported(number, name, at) {
            Some(ImportBinding::Cell(cell, _)) => {
                self.heap.state.cell(cell).cloned().unwrap_or_else(|| Value::undefined(at))
            }
            Some(ImportBinding::Value(value)) => value,
            None => Value::named(name, at),
        }
    }

    /// Reads a member of a module namespace; `None` if the object isn't one.
    pub(crate) fn read_namespace(&mut self, id: ObjectId, name: &Atom, at: At) -> Option<Value> {
        let number = *self.modules.namespaces.get(&id)?;
        if &**name == "__esModule" {
            return Some(Value::of(ValueKind::Bool(true), at));
        }
        Some(self.exported_value(number, name, at))
    }

    /// Records the values that a script exports. Importers outside of the program may call and change them.
    pub(crate) fn record_exports(&mut self, number: u32, at: At) {
        let module = self.module(number);
        for name in &module.names {
            // Names that it only re-exports are recorded by the script that they come from.
            if let Some(Export::Local(_) | Export::Cell(_)) = module.table.get(name) {
                let value = self.exported_value(number, name, at);
                self.heap.mark_externally_writable(&value);
                self.modules.exported_values.push(value);
            }
        }
        let exports = self.module_exports(&module, at);
        // No code writes into the data of a JSON file.
        if self.script(number).dialect != Dialect::Json {
            self.heap.mark_externally_writable(&exports);
        }
        self.modules.exported_values.push(exports);
    }

    /// Sets the value of `export default`.
    pub(crate) fn export_default(&mut self, module: &Module, value: Value) {
        if let Some(Export::Cell(cell)) = module.table.get(&Atom::from(DEFAULT)) {
            self.heap.set_cell(*cell, value);
        }
    }
}
