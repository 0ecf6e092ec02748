//! The declarations of each function and loop of a program, and how its variables are used. `resolve.rs` collects
//! them; a name and its syntax context identify a variable.

mod called;
mod names;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;
use swc_ecma_ast::Id;

pub(crate) use self::names::{Names, each_name, names_of};
use crate::tree::node_key::NodeKey;
use crate::tree::variable::{UNDECLARED, Variable, variable_of};

/// Facts about a variable, as a set.
#[derive(Clone, Copy, Debug, Default)]
struct Facts(u8);

impl Facts {
    /// A function or loop has it among its declarations.
    const DECLARED: Self = Self(1 << 0);
    /// A function other than the declaring one assigns to it.
    const SHARED: Self = Self(1 << 1);
    /// A function other than the declaring one names it.
    const CAPTURED: Self = Self(1 << 2);
    /// The top level declares it with `var` or as a function.
    const GLOBAL: Self = Self(1 << 3);

    fn has(self, fact: Self) -> bool {
        self.0 & fact.0 != 0
    }
}

/// A variable's facts, and the function that declares it.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    home: Option<NodeKey>,
    facts: Facts,
}

/// The functions that assign to members of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writers {
    One(NodeKey),
    Several,
}

/// The declarations of a program.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    declared: FxHashMap<NodeKey, Vec<Id>>,
    top: FxHashMap<Atom, Id>,
    /// The facts about each variable, by its number.
    variables: Vec<Known>,
    /// True if code may use variables that it doesn't name: `eval`, or `arguments` in an arrow.
    captures_all: bool,
    called: FxHashSet<Atom>,
    members: FxHashMap<Atom, Writers>,
    undeclared: FxHashSet<Atom>,
}

impl Scopes {
    /// True if the name is a `var` or function at the top of a classic script: a variable of the page, which other
    /// scripts may have set before this one runs.
    pub(crate) fn is_global(&self, id: &Id) -> bool {
        self.has(id, Facts::GLOBAL)
    }

    /// The names that the function or loop declares itself, without those of functions inside it.
    pub(crate) fn declared(&self, node: NodeKey) -> &[Id] {
        self.declared.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Returns the variable of that name at the top level.
    pub(crate) fn top(&self, name: &Atom) -> Option<&Id> {
        self.top.get(name)
    }

    /// True if a function other than the declaring one assigns to the binding: it may have that value at any time.
    pub(crate) fn is_shared(&self, id: &Id) -> bool {
        self.has(id, Facts::SHARED)
    }

    /// True if a function other than the declaring one may read the binding, even after that one has ended.
    pub(crate) fn is_captured(&self, id: &Id) -> bool {
        self.captures_all || self.has(id, Facts::CAPTURED)
    }

    /// True if a function other than this one assigns to a member of that name.
    pub(crate) fn is_member_assigned_outside(&self, name: &Atom, function: NodeKey) -> bool {
        self.members.get(name).is_some_and(|writers| *writers != Writers::One(function))
    }

    /// The names of members and of undeclared variables that the program assigns to.
    pub(crate) fn assigned_names(&self) -> impl Iterator<Item = &Atom> {
        self.members.keys().chain(&self.undeclared)
    }

    /// True if the program calls anything of that name.
    pub(crate) fn is_called(&self, name: &Atom) -> bool {
        self.called.contains(name)
    }

    fn has(&self, id: &Id, fact: Facts) -> bool {
        self.known(variable_of(id)).facts.has(fact)
    }

    fn known(&self, variable: Variable) -> Known {
        self.variables.get(variable as usize).copied().unwrap_or_default()
    }

    fn add(&mut self, variable: Variable, fact: Facts) {
        self.known_mut(variable).facts.0 |= fact.0;
    }

    fn known_mut(&mut self, variable: Variable) -> &mut Known {
        let position = variable as usize;
        if self.variables.len() <= position {
            self.variables.resize(position + 1, Known::default());
        }
        &mut self.variables[position]
    }
}

/// Records what the walk over a program finds.
impl Scopes {
    /// Records the function that declares a variable, unless one is known.
    pub(super) fn set_home(&mut self, variable: Variable, function: NodeKey) {
        if variable != UNDECLARED {
            self.known_mut(variable).home.get_or_insert(function);
        }
    }

    /// The function that declares a variable; `None` if nothing does, or if it is a type.
    pub(super) fn home(&self, variable: Variable) -> Option<NodeKey> {
        self.known(variable).home
    }

    /// Records that a function or loop declares a variable.
    pub(super) fn declare(&mut self, id: Id, node: NodeKey) {
        let variable = variable_of(&id);
        let known = self.known(variable);
        if known.home.is_none() || known.facts.has(Facts::DECLARED) {
            return;
        }
        self.add(variable, Facts::DECLARED);
        if node == NodeKey::TOP {
            self.top.insert(id.0.clone(), id.clone());
        }
        self.declared.entry(node).or_default().push(id);
    }

    /// Records that the top level of a classic script declares a variable with `var` or as a function.
    pub(super) fn set_global(&mut self, variable: Variable) {
        self.add(variable, Facts::GLOBAL);
    }

    /// Records that a function assigns to a variable.
    pub(super) fn assign(&mut self, id: &Id, function: NodeKey) {
        let variable = variable_of(id);
        match self.home(variable) {
            Some(home) if home == function => {}
            Some(_) => self.add(variable, Facts::SHARED),
            None => drop(self.undeclared.insert(id.0.clone())),
        }
    }

    /// Records that a function assigns to a member of a name.
    pub(super) fn assign_member(&mut self, name: &Atom, function: NodeKey) {
        match self.members.get_mut(name) {
            Some(writers) if *writers == Writers::One(function) => {}
            Some(writers) => *writers = Writers::Several,
            None => drop(self.members.insert(name.clone(), Writers::One(function))),
        }
    }

    /// Records that a function other than the declaring one may read a variable.
    pub(super) fn capture(&mut self, variable: Variable) {
        self.add(variable, Facts::CAPTURED);
    }

    /// Records that code may use variables that it doesn't name.
    pub(super) fn capture_all(&mut self) {
        self.captures_all = true;
    }

    /// Records that a name is called.
    pub(super) fn call_name(&mut self, name: &Atom) {
        if !self.called.contains(name) {
            self.called.insert(name.clone());
        }
    }
}
