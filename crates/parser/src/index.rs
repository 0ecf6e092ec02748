//! The index of a script: its units of code, and what each mentions, by one visit that evaluates nothing.
//!
//! ```js
//! const total = sum(cart);              // a unit: defines `total`, calls `sum`, passes on `cart`
//! if (guest) {                          // a unit: tests `guest`
//!   payload.amount = total;             // a unit inside of it: writes into `payload`, passes on `total`
//! }
//! ```
//!
//! A *unit* is the smallest piece of code that the evaluator runs or skips as a whole: a statement without the
//! statements and functions in it, a declarator, a part of a sequence that stands as a statement, the parameters of a
//! function, or the body of an arrow function without braces.

pub(crate) mod build;
mod calls;
mod expressions;
mod functions;
pub(crate) mod groups;
mod leaving;
mod members;
mod settle;
mod statements;
mod target;
#[cfg(test)]
pub(crate) mod tests;
mod visit;

use rustc_hash::{FxHashMap, FxHashSet};
use swc_atoms::Atom;
use swc_ecma_ast::Id;

use crate::index::groups::{ByName, Groups, Positions};
use crate::tree::node_key::NodeKey;

/// The number of a unit in its script.
pub(crate) type UnitId = u32;

/// The number of a function in its script.
pub(crate) type FunctionId = u32;

/// The number of a variable in its script.
pub(crate) type BindingId = u32;

/// The function that stands for the top level of a script.
pub(crate) const TOP: FunctionId = 0;

/// A piece of code that is run or skipped as a whole.
#[derive(Debug, Default)]
pub(crate) struct Unit {
    /// The unit in which it is nested; that of a function's parameters for the outermost units of its body.
    pub(crate) parent: Option<UnitId>,
    /// One past the last unit that is nested in it, at any depth.
    pub(crate) end: UnitId,
    /// The function whose code it belongs to; [`TOP`] at the top level.
    pub(crate) function: FunctionId,
    /// The kind of jump that it is.
    pub(crate) jump: Jump,
    /// Facts about it.
    pub(crate) traits: Traits,
}

/// Facts about a unit, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits(u16);

impl Traits {
    /// It calls or awaits anything: unknown code may run during it, and it may throw.
    pub(crate) const CALLS: Self = Self(1 << 0);
    /// True if it, or a unit of the same function inside of it, calls or awaits anything.
    pub(crate) const CALLS_INSIDE: Self = Self(1 << 1);
    /// Unknown code may run during it.
    pub(crate) const RUNS_UNKNOWN_CODE: Self = Self(1 << 2);
    /// It names a call of DigitalRiver.js.
    pub(crate) const SEED: Self = Self(1 << 3);
    /// It names `this`.
    pub(crate) const NAMES_THIS: Self = Self(1 << 4);
    /// True if it, or a unit of the same function inside of it, calls something that may run handlers of events:
    /// `form.submit()`.
    pub(crate) const TRIGGERS: Self = Self(1 << 5);
    /// It takes apart a list that a call returns: `const [cart, setCart] = useState()`.
    pub(crate) const TAKES_APART: Self = Self(1 << 6);
    /// It mentions `arguments`.
    pub(crate) const NAMES_ARGUMENTS: Self = Self(1 << 7);
    /// It is a loop.
    pub(crate) const LOOP: Self = Self(1 << 8);

    /// Not all that is inside of it surely runs once: `if`, `switch`, loops, `try`.
    pub(crate) const BRANCHES: Self = Self(1 << 9);
    /// It calls a function that never returns.
    pub(crate) const LEAVES: Self = Self(1 << 10);

    /// True if the set has a fact.
    pub(crate) fn has(self, fact: Self) -> bool {
        self.0 & fact.0 != 0
    }

    /// Adds facts.
    pub(crate) fn add(&mut self, facts: Self) {
        self.0 |= facts.0;
    }
}

/// A way out of a statement list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Jump {
    /// It goes on to the next statement.
    #[default]
    None,
    /// `return`, and the body of an arrow function without braces.
    Return,
    /// `throw`
    Throw,
    /// `break` and `continue`
    Loop,
}

/// The way in which a unit mentions a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mention {
    /// It assigns the variable.
    Defines,
    /// It passes on the value: to a function, another variable, a member, its result.
    Passes,
    /// It passes on a member, by the first name of the path; `None` for any member.
    PassesMember(Option<Atom>),
    /// It only looks at a member, by the first name of the path; `None` for any member.
    Reads(Option<Atom>),
    /// It only looks at the value: in a test, a comparison, a computation.
    Looks,
    /// It calls the variable.
    Calls,
    /// It makes an instance of the variable.
    Constructs,
    /// It calls a method of the variable, or of a member: the first and the last name of the path.
    CallsMethod(Option<Atom>, Option<Atom>),
    /// It writes or deletes a member, by the first name of the path; `None` for any member.
    Writes(Option<Atom>),
}

/// The base of a member that is called or passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// `this.name`
    This,
    /// `x.name`, `f().name`, `const { name } = x`
    Other,
}

/// Functions that may see the same object as `this`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Family {
    /// The members of a class or object literal in this unit.
    Unit(UnitId),
    /// Functions that are made in this one.
    Function(FunctionId),
}

/// A function of a script.
#[derive(Debug)]
pub(crate) struct Function {
    /// The unit in which it is made.
    pub(crate) made_in: UnitId,
    /// The unit of its parameters.
    pub(crate) head: UnitId,
    /// The variables of each parameter.
    pub(crate) params: Vec<Vec<BindingId>>,
    /// The variable that it is assigned to where it is made.
    pub(crate) binding: Option<BindingId>,
    /// The name of the property that it is made for; `None` if it isn't made for one.
    pub(crate) property: Option<Atom>,
    /// True if it is called where it is made, and nowhere else.
    pub(crate) is_called_at_once: bool,
    /// True for a member of a class or object literal.
    pub(crate) is_member: bool,
    /// True for an arrow function: its `this` is that of the function around it.
    pub(crate) is_arrow: bool,
    /// All units of its own code.
    pub(crate) units: Vec<UnitId>,
}

/// The index of a script.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The units, by number: outer ones before those in them, otherwise in the order of the text.
    pub(crate) units: Vec<Unit>,
    /// The variables that each unit mentions, and how.
    pub(crate) mentions: Groups<(BindingId, Mention)>,
    /// The members that each unit writes, by name. `None` for a computed name.
    pub(crate) writes: Groups<Option<Atom>>,
    /// The members of `this` that each unit reads, by the first name of the path. `None` for all.
    pub(crate) own_reads: Groups<Option<Atom>>,
    /// The members of `this` that each unit passes on, by the first name of the path.
    pub(crate) passes_own: Groups<Atom>,
    /// The specifiers of the scripts that each unit imports.
    pub(crate) imports: Groups<String>,
    /// The variables that each unit calls.
    pub(crate) called: Groups<BindingId>,
    /// The names of the methods that each unit calls.
    pub(crate) called_methods: Groups<Atom>,
    /// The units that run whenever each unit does: static blocks of classes.
    pub(crate) inner: Groups<UnitId>,
    /// The functions, by number; the top level is the first.
    pub(crate) functions: Vec<Function>,
    /// The unit of each node that has one.
    pub(crate) by_syntax: FxHashMap<NodeKey, UnitId>,
    /// The function of each node that is one.
    pub(crate) function_by_syntax: FxHashMap<NodeKey, FunctionId>,
    /// The number of each variable.
    pub(crate) bindings: FxHashMap<Id, BindingId>,
    /// The function in which each variable is declared; [`TOP`] for undeclared ones.
    pub(crate) declared_in: Vec<FunctionId>,
    /// The mentions of each variable.
    mentioned: Positions,
    /// The functions that each variable is made to hold.
    pub(crate) held: FxHashMap<BindingId, Vec<FunctionId>>,
    /// The variables that each function is made to be held by.
    pub(crate) holders: FxHashMap<FunctionId, Vec<BindingId>>,
    /// The parameter that each variable belongs to: the function, and the number of the parameter.
    pub(crate) param_of: FxHashMap<BindingId, (FunctionId, usize)>,
    /// The variables that are declared nowhere, or only hold what a package exports.
    pub(crate) foreign: FxHashSet<BindingId>,
    /// The variables that hold the global object: its members are variables of their own.
    pub(crate) global_objects: FxHashSet<BindingId>,
    /// The units that write members of unknown name into the global object.
    pub(crate) any_global_writers: Vec<UnitId>,
    /// Names of members that the script writes, of whatever object.
    pub(crate) written: FxHashSet<Atom>,
    /// True if the script writes members of unknown names.
    pub(crate) writes_any: bool,
    /// The variables that all scripts share, by name: undeclared ones, and those at the top of a classic script.
    pub(crate) globals: FxHashMap<Atom, BindingId>,
    /// The names of these variables.
    pub(crate) global_names: FxHashMap<BindingId, Atom>,
    /// The units that read members of a name, other than of undeclared variables.
    pub(crate) readers: ByName<UnitId>,
    /// The units that call or pass on members of a name, with the base of the member.
    pub(crate) takers: ByName<(UnitId, Base)>,
    /// The names of the methods of each class and object literal.
    pub(crate) methods: FxHashSet<(Family, Atom)>,
    /// The units that write members of a name into anything but a variable: `this.name = x`, `f().name = x`.
    pub(crate) writers: ByName<UnitId>,
    /// The units that write members of unknown name into anything but a variable.
    pub(crate) any_writers: Vec<UnitId>,
    /// The units that pass `this` on, by the functions that may see the same object.
    pub(crate) this_passers: FxHashMap<Family, Vec<UnitId>>,
}

impl Index {
    /// Returns the unit of a piece of syntax; `None` if it is no unit.
    pub(crate) fn unit(&self, syntax: NodeKey) -> Option<UnitId> {
        self.by_syntax.get(&syntax).copied()
    }

    /// The units that mention a variable, and how.
    pub(crate) fn mentioned(&self, binding: BindingId) -> impl Iterator<Item = (UnitId, &Mention)> {
        self.mentioned.get(binding).iter().map(|position| {
            let (unit, (_, mention)) = self.mentions.at(*position);
            (unit, mention)
        })
    }

    /// True if a function is another, or is around it.
    pub(crate) fn is_around(&self, outer: FunctionId, inner: FunctionId) -> bool {
        let mut next = inner;
        while next > outer {
            next = self.units[self.functions[next as usize].made_in as usize].function;
        }
        next == outer
    }

    /// Returns the function whose `this` a function sees.
    pub(crate) fn owner_of_this(&self, function: FunctionId) -> FunctionId {
        let mut owner = function;
        while self.functions[owner as usize].is_arrow {
            owner = self.units[self.functions[owner as usize].made_in as usize].function;
        }
        owner
    }

    /// Returns the unit, class or function around a function that has `this`: functions with the same one may see the
    /// same object as `this`.
    pub(crate) fn family_of_this(&self, function: FunctionId) -> Family {
        let owner = &self.functions[self.owner_of_this(function) as usize];
        if owner.is_member {
            Family::Unit(owner.made_in)
        } else {
            Family::Function(self.units[owner.made_in as usize].function)
        }
    }

    /// Returns the function of a piece of syntax.
    pub(crate) fn function(&self, syntax: NodeKey) -> Option<FunctionId> {
        self.function_by_syntax.get(&syntax).copied()
    }
}
