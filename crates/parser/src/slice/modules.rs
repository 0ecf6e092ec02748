//! Needs across scripts: what is imported, exported, or shared through the page.

use swc_atoms::Atom;

use crate::index::{BindingId, Mention, TOP, UnitId};
use crate::slice::demands::Slice;
use crate::slice::links::{Export, Variable};
use crate::slice::need::{Need, VariableNeed};

impl Slice<'_> {
    /// Carries a demand on a variable over to the script that it is imported from, or to those that import it.
    pub(super) fn link(&mut self, script: u32, binding: BindingId, new: VariableNeed) {
        if let Some(name) = self.index(script).global_names.get(&binding)
            && !matches!(&**name, "exports" | "module" | "require" | "arguments")
        {
            for (other, tree) in (0..).zip(self.indexes.clone().iter()) {
                if let Some(shared) = tree.globals.get(name)
                    && other != script
                {
                    self.demand(other, *shared, new);
                }
            }
        }
        if let Some((other, name)) = self.links.imported((script, binding)) {
            match name {
                Some(name) => self.demand_exports(other, Some(&name)),
                None if new.has_all() => self.demand_exports(other, None),
                None => {}
            }
        }
        if new.has_all() {
            for name in self.links.names_of((script, binding)) {
                self.demand_importers(script, &name);
            }
        }
    }

    fn demand_importers(&mut self, script: u32, name: &Atom) {
        let importers: Vec<Variable> = self
            .links
            .importers(script)
            .iter()
            .filter(|(_, imported)| imported.as_ref().is_none_or(|imported| imported == name))
            .map(|(variable, _)| *variable)
            .collect();
        for (number, binding) in importers {
            self.demand_imported(number, binding);
        }
        self.want_requirers(script);
    }

    fn want_requirers(&mut self, script: u32) {
        let requirers = self.links.requirers(script).to_vec();
        for (other, unit) in requirers {
            self.want(other, unit, Need::VALUES);
        }
    }

    fn demand_imported(&mut self, script: u32, binding: BindingId) {
        if !self.need_variable(script, binding, VariableNeed::ALL).has_all() {
            return;
        }
        let index = self.index(script);
        for (unit, _) in index.mentioned(binding) {
            self.want(script, unit, Need::VALUES);
            self.open(script, index.units[unit as usize].function, TOP);
        }
        for name in self.links.names_of((script, binding)) {
            self.demand_importers(script, &name);
        }
    }

    /// Demands what a script exports under a name, or all.
    pub(super) fn demand_exports(&mut self, script: u32, name: Option<&Atom>) {
        self.demand_commonjs(script);
        for export in self.links.exported(script, name) {
            match export {
                Export::Variable(binding) => {
                    self.demand(script, binding, VariableNeed::ALL);
                    self.want_results_of(script, binding, Need::OBJECTS);
                }
                Export::Unit(unit) => self.want(script, unit, Need::VALUES),
                Export::From(other, name) => {
                    if other != script {
                        self.demand_exports_once(other, name.as_ref());
                    }
                }
            }
        }
    }

    fn demand_exports_once(&mut self, script: u32, name: Option<&Atom>) {
        let key = (BindingId::MAX, name.cloned());
        if self.demands[script as usize].members.insert(key) {
            self.demand_exports(script, name);
        }
    }

    /// Demands what a CommonJS file exports.
    fn demand_commonjs(&mut self, script: u32) {
        let index = self.index(script);
        for name in ["exports", "module"] {
            let Some(binding) = index.globals.get(&Atom::from(name)) else { continue };
            if !self.need_variable(script, *binding, VariableNeed::ALL).has_all() {
                continue;
            }
            for (unit, _) in index.mentioned(*binding) {
                self.want(script, unit, Need::VALUES);
            }
        }
    }

    /// Demands the units that load the script if a unit of it writes into `exports` or is `export default`.
    pub(super) fn hand_to_importers(&mut self, script: u32, number: UnitId) {
        let index = self.index(script);
        let exports = ["exports", "module"].map(|name| index.globals.get(&Atom::from(name)).copied());
        let is_export = |mention: &(BindingId, Mention)| {
            exports.contains(&Some(mention.0)) && matches!(mention.1, Mention::Writes(_) | Mention::Defines)
        };
        let is_default = self.links.exported(script, Some(&"default".into())).contains(&Export::Unit(number));
        if !is_default && !index.mentions.of(number).any(is_export) {
            return;
        }
        let importers: Vec<(Variable, Option<Atom>)> = self.links.importers(script).to_vec();
        for ((other, binding), name) in importers {
            if !is_default || name.is_none_or(|name| &*name == "default") {
                self.demand_imported(other, binding);
            }
        }
        self.want_requirers(script);
    }
}
