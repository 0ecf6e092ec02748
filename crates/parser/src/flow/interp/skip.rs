//! Skipped code: code that isn't run because of a limit. Everything that it could write becomes possibly anything.
//!
//! ```js
//! let on = false;
//! start();                  // nested too deep to be run, but some function below it assigns to `on`
//! if (on) pay();            // so `on` is `false` or anything
//! ```
//!
//! The functions that such code may call are found by name: through the variables in it, and through the members of the
//! objects that it can reach. Functions that lead to a call of DigitalRiver.js are postponed: they run later with the
//! arguments of the skipped call.

use std::rc::Rc;

use swc_atoms::Atom;
use swc_ecma_ast::Id;
use swc_ecma_visit::VisitWith;

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::allocation::{AllocationKind, Closure};
use crate::flow::heap::scope::Scope;
use crate::flow::heap::state::State;
use crate::flow::interp::Interpreter;
use crate::flow::interp::reach::{Reach, Visible};
use crate::flow::schedule::queue::QueuedCall;
use crate::payload::Rest;
use crate::slice::effects::{Effects, EffectsTable, Walk, effects_of};
use crate::tree::node_key::NodeKey;

/// The largest number of calls of one function that are postponed. Past it, only calls with arguments from new
/// allocation sites are.
const MAX_POSTPONED: usize = 40;

impl Interpreter<'_> {
    /// Skips a call because the budget has no steps left, and postpones it if it may lead to a call of DigitalRiver.js.
    /// From here on, all variables that functions share are possibly anything.
    pub(crate) fn leave_out(&mut self, function: ObjectId, code: NodeKey, this: Option<&Value>, arguments: &Arguments) {
        self.unrun.skipped.stop_searching();
        if self.relevant().has(code) {
            self.postpone(function, this, arguments);
        }
    }

    /// Widens a shared variable and its objects before a read, if calls were left out that may have written them.
    pub(crate) fn widen_after_leaving_out(&mut self, id: &Id, cell: CellId) {
        if !self.unrun.skipped.is_search_over() {
            return;
        }
        let scopes = &self.script(self.control.scope.script).scopes;
        if scopes.is_shared(id) {
            self.heap.widen_cell(cell);
        }
        if scopes.is_captured(id) {
            let mut objects: Vec<ObjectId> = self.heap.state.cell(cell).into_iter().flat_map(Value::objects).collect();
            objects.retain(|id| !self.heap.is_callable(*id));
            for id in objects {
                self.heap.mark_escaped(id);
            }
        }
    }

    /// Skips a call of a known function: applies its effects, and postpones it if it may lead to a call of
    /// DigitalRiver.js.
    pub(crate) fn skip_call(&mut self, function: ObjectId, this: Option<&Value>, arguments: &Arguments) -> Visible {
        let mut reach = Reach::default();
        reach.add_object(function);
        for value in arguments.values.iter().chain(&arguments.last).chain(this) {
            value.objects().for_each(|id| reach.add_object(id));
        }
        let seen = self.apply(&mut reach);
        if self.leads_to_call_through(&reach) {
            self.postpone(function, this, arguments);
        }
        seen
    }

    /// Applies the effects of a function that won't be run at all.
    pub(crate) fn skip_function(&mut self, function: ObjectId) {
        let mut reach = Reach::default();
        reach.add_object(function);
        self.apply(&mut reach);
    }

    /// True if a reached function leads to a call of DigitalRiver.js.
    fn leads_to_call_through(&mut self, reach: &Reach) -> bool {
        let relevant = self.relevant();
        reach.seen_functions.iter().any(|(code, _)| relevant.has(*code))
    }

    /// Applies the effects of any number of further rounds of a loop.
    pub(crate) fn skip_rounds(&mut self, code: &impl VisitWith<Walk>) {
        let mut reach = Reach::default();
        self.add_effects(&mut reach, &effects_of(code), &self.control.scope);
        self.apply(&mut reach);
    }

    /// Searches everything that skipped code reaches, and widens everything that it may write.
    fn apply(&mut self, reach: &mut Reach) -> Visible {
        let table = self.unrun.skipped.table.take().unwrap_or_else(|| EffectsTable::of(self.program.scripts()));
        while !self.unrun.skipped.is_search_over() && self.search_next(reach, &table) {}
        self.unrun.skipped.table = Some(table);
        for cell in &reach.cells {
            self.heap.widen_cell(*cell);
        }
        let writes = reach.writes_any || reach.changes_lists || !reach.written.is_empty();
        let objects: Vec<ObjectId> =
            reach.seen_objects.iter().copied().filter(|id| writes && !self.heap.is_callable(*id)).collect();
        for id in &objects {
            self.widen_object(*id, reach);
        }
        let is_silent = reach.cells.is_empty() && objects.is_empty() && !self.unrun.skipped.is_search_over();
        if is_silent { Visible::Nothing } else { Visible::Something }
    }

    /// Searches one more function or object. False if none is left.
    fn search_next(&mut self, reach: &mut Reach, table: &EffectsTable) -> bool {
        self.unrun.skipped.searched += 1;
        if let Some((code, scope)) = reach.functions.pop() {
            if let Some(effects) = table.get(code) {
                self.add_effects(reach, effects, &scope);
            }
            return true;
        }
        if let Some(id) = reach.objects.pop() {
            self.add_parts(reach, id);
            return true;
        }
        false
    }

    /// Adds the variables and members that a piece of code names to its reach.
    fn add_effects(&self, reach: &mut Reach, effects: &Effects, scope: &Rc<Scope>) {
        reach.cells.extend(effects.assigned.iter().filter_map(|id| scope.find(id)));
        reach.written.extend(effects.written.iter().cloned());
        reach.writes_any |= effects.writes_any;
        reach.changes_lists |= effects.changes_lists;
        effects.members.iter().for_each(|name| reach.add_name(name));
        if effects.reads_any {
            reach.add_all_names();
        }
        effects.inner.iter().for_each(|inner| reach.add_function(*inner, scope));
        for cell in effects.named.iter().filter_map(|id| scope.find(id)) {
            self.heap.state.cell(cell).into_iter().flat_map(Value::objects).for_each(|id| reach.add_object(id));
        }
        scope.this.iter().flat_map(Value::objects).for_each(|id| reach.add_object(id));
    }

    /// Adds the variables that a function captures, or the objects that an object holds and inherits from.
    fn add_parts(&self, reach: &mut Reach, id: ObjectId) {
        match &self.heap.allocation(id).kind {
            AllocationKind::Closure(Closure { code, scope, .. }) => reach.add_function(code.key(), scope),
            AllocationKind::Bound(bound) => {
                let (target, this, first) = &**bound;
                first.iter().chain([target, this]).flat_map(Value::objects).for_each(|id| reach.add_object(id));
            }
            AllocationKind::Class(_)
            | AllocationKind::Literal
            | AllocationKind::Array
            | AllocationKind::Instance
            | AllocationKind::Elsewhere => {}
        }
        let prototypes = [self.heap.prototypes.get(&id).copied(), self.heap.allocation(id).prototype];
        prototypes.into_iter().flatten().for_each(|id| reach.add_object(id));
        let disjuncts = self.heap.state.object(id).into_iter().flat_map(|object| &object.disjuncts);
        for (name, property) in disjuncts.flat_map(|disjunct| &disjunct.properties) {
            for definition in &property.definitions {
                for held in definition.value.objects().chain(definition.getter) {
                    if self.heap.is_callable(held) {
                        reach.add_method(name, held);
                    } else {
                        reach.add_object(held);
                    }
                }
            }
        }
    }

    /// Widens the members of an object that skipped code may write.
    fn widen_object(&mut self, id: ObjectId, reach: &Reach) {
        let at = self.heap.allocation(id).at;
        let Some(object) = self.heap.state.object(id) else { return };
        let mut widened = object.clone();
        let is_changed_list = reach.changes_lists && self.heap.is_array(id);
        widened.each(|disjunct| {
            if is_changed_list {
                disjunct.rest = Rest::Open;
            }
            let is_new = |name: &Atom| disjunct.get(name).is_none();
            if reach.writes_any || reach.written.iter().any(is_new) {
                disjunct.rest = disjunct.rest.max(Rest::Escaped);
            }
            for (name, property) in disjunct.properties_mut() {
                if is_changed_list || reach.writes_any || reach.written.contains(name) {
                    property.widen(at);
                }
            }
        });
        self.heap.state.set_object(id, widened);
    }

    /// Widens the variables and objects that a round has changed to possibly anything, as further rounds may change
    /// them again. Returns `Visible::Something` if there were any.
    pub(crate) fn widen_changed(&mut self, before: &State, marks: (ObjectId, CellId)) -> Visible {
        let (cells, objects) = self.heap.state.differing(before, marks);
        let mut seen = Visible::Nothing;
        for cell in cells {
            let (Some(new), Some(old)) = (self.heap.state.cell(cell).cloned(), before.cell(cell)) else { continue };
            self.record_followed(old, &new);
            if self.heap.is_settled(old, &new) {
                continue;
            }
            let mut value = old.clone();
            value.join(&new);
            self.heap.set_cell(cell, value);
            self.heap.widen_cell(cell);
            seen = Visible::Something;
        }
        for id in objects {
            let (Some(new), Some(old)) = (self.heap.state.object(id), before.object(id)) else { continue };
            let (joined, differs) = self.heap.joined_where_unsettled(old, new);
            self.heap.state.set_object(id, joined);
            if differs {
                seen = Visible::Something;
            }
        }
        seen
    }

    /// Postpones a skipped call: queues its function with these arguments.
    fn postpone(&mut self, function: ObjectId, this: Option<&Value>, arguments: &Arguments) {
        if self.control.speculations > 0 || !self.heap.state.live {
            return;
        }
        let site = self.heap.allocation(function).at;
        let mut is_new = false;
        for value in arguments.values.iter().chain(this) {
            for id in value.objects() {
                is_new |= self.unrun.skipped.argument_sites.insert((site, self.heap.allocations[id.0 as usize].at));
            }
        }
        let count = self.unrun.skipped.postponed.entry(site).or_insert(0);
        *count += 1;
        if *count > MAX_POSTPONED && !is_new {
            return;
        }
        arguments.values.iter().chain(this).for_each(|value| self.heap.untrack(value));
        let (this, arguments) = (this.cloned(), Some(arguments.values.clone()));
        self.schedule.queue.push(QueuedCall {
            this,
            arguments,
            ..QueuedCall::new(function, self.schedule.lineage.clone())
        });
    }
}
