//! The builder of the index: the present unit, function and position.

use rustc_hash::FxHashSet;
use swc_atoms::Atom;
use swc_common::{Span, Spanned, SyntaxContext};
use swc_ecma_ast::{Expr, Ident, Program};
use swc_ecma_visit::VisitWith;

use crate::index::{BindingId, Function, FunctionId, Index, Mention, TOP, Traits, Unit, UnitId};
use crate::sdk::CallKind;
use crate::tree::casts::strip;
use crate::tree::node_key::NodeKey;
use crate::tree::scope::Scopes;
use crate::tree::variable::UNDECLARED;

/// The bytes of text that a unit takes on average.
const BYTES_OF_UNIT: usize = 50;

/// The variables that a unit mentions on average.
const MENTIONS_OF_UNIT: usize = 2;

/// Builds the index of a program whose names are resolved.
pub(crate) fn build(program: &Program, unresolved: SyntaxContext, scopes: &Scopes) -> Index {
    let globals = if program.is_script() { Some(scopes) } else { None };
    let mut builder = Builder { unresolved, globals, ..Builder::default() };
    builder.reserve(program.span());
    builder.open_top();
    program.visit_with(&mut builder);
    builder.finish()
}

/// The use that is made of the visited expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Position {
    /// Its value goes on.
    #[default]
    Passed,
    /// Its value is only looked at.
    LookedAt,
    /// Its members are read.
    Destructured,
}

/// The visitor that builds an index.
#[derive(Default)]
pub(super) struct Builder<'a> {
    /// The mark of undeclared variables.
    pub(super) unresolved: SyntaxContext,
    /// The declarations of a classic script, whose variables are the page's.
    pub(super) globals: Option<&'a Scopes>,
    /// The numbers of the variables that the program declares.
    pub(super) numbers: Vec<Option<BindingId>>,
    /// The index so far.
    pub(super) index: Index,
    /// The present unit.
    pub(super) unit: UnitId,
    /// The present function.
    pub(super) function: FunctionId,
    /// The position of the expression that is visited next.
    pub(super) position: Position,
    /// The variable that the next function is made for.
    pub(super) binding: Option<BindingId>,
    /// The property that the next function is made for.
    pub(super) property: Option<Atom>,
    /// True if the next function is called where it is made.
    pub(super) is_called_at_once: bool,
    /// The variable that the next class is assigned to.
    pub(super) class: Option<BindingId>,
    /// True if the next function is a member of a class or object literal.
    pub(super) is_member: bool,
    /// Variables that something other than a package's export was assigned to.
    pub(super) assigned: Vec<BindingId>,
    /// Variables that a package's export was assigned to.
    pub(super) imported: Vec<BindingId>,
    /// Variables that may hold the global object.
    pub(super) windows: FxHashSet<BindingId>,
    /// Units that pass `this` on.
    pub(super) this_passers: Vec<UnitId>,
    /// Variables that hold `this`.
    pub(super) selves: FxHashSet<BindingId>,
}

impl Builder<'_> {
    /// Returns the present unit.
    pub(super) fn unit(&mut self) -> &mut Unit {
        &mut self.index.units[self.unit as usize]
    }

    /// Reserves room for the units and variables of a text, so that the tables needn't grow many times.
    fn reserve(&mut self, text: Span) {
        let units = (text.hi.0 - text.lo.0) as usize / BYTES_OF_UNIT;
        self.index.units.reserve(units);
        self.index.by_syntax.reserve(units);
        self.index.mentions.reserve(units * MENTIONS_OF_UNIT);
    }

    /// Opens the top level, a function that runs at once.
    pub(super) fn open_top(&mut self) {
        self.index.functions.push(Function {
            made_in: 0,
            head: 0,
            params: Vec::new(),
            binding: None,
            property: None,
            is_called_at_once: true,
            is_arrow: false,
            is_member: false,
            units: Vec::new(),
        });
        self.open(None);
    }

    /// Opens a unit inside the present one. Returns the present one, to be restored.
    pub(super) fn open(&mut self, key: Option<NodeKey>) -> UnitId {
        let number = UnitId::try_from(self.index.units.len()).expect("a text has fewer units than bytes");
        let parent = if number == 0 { None } else { Some(self.unit) };
        self.index.units.push(Unit { parent, function: self.function, ..Unit::default() });
        if let Some(key) = key {
            self.index.by_syntax.insert(key, number);
        }
        self.index.functions[self.function as usize].units.push(number);
        std::mem::replace(&mut self.unit, number)
    }

    /// Visits the unit of a syntax node.
    pub(super) fn in_unit(&mut self, key: NodeKey, visit: impl FnOnce(&mut Self)) {
        let outer = self.open(Some(key));
        visit(self);
        self.close(outer);
    }

    /// Closes the present unit; `outer` is the present one then.
    pub(super) fn close(&mut self, outer: UnitId) {
        let end = UnitId::try_from(self.index.units.len()).expect("a text has fewer units than bytes");
        self.unit().end = end;
        self.unit = outer;
    }

    /// Records that a variable is declared in the present function.
    pub(super) fn declare(&mut self, ident: &Ident) -> BindingId {
        let binding = self.binding(ident);
        self.index.declared_in[binding as usize] = self.function;
        binding
    }

    /// Returns the number of a variable.
    pub(super) fn binding(&mut self, ident: &Ident) -> BindingId {
        let variable = ident.ctxt.as_u32();
        if variable <= UNDECLARED {
            return self.binding_of(ident);
        }
        let position = variable as usize;
        if self.numbers.len() <= position {
            self.numbers.resize(position + 1, None);
        }
        if let Some(known) = self.numbers[position] {
            return known;
        }
        let binding = self.binding_of(ident);
        self.numbers[position] = Some(binding);
        binding
    }

    /// Returns the number of a variable by its name.
    fn binding_of(&mut self, ident: &Ident) -> BindingId {
        let next = BindingId::try_from(self.index.bindings.len()).expect("a text has fewer names than bytes");
        let binding = *self.index.bindings.entry(ident.to_id()).or_insert(next);
        if binding == next {
            self.index.declared_in.push(TOP);
        }
        binding
    }

    /// Records that the present unit mentions a variable.
    pub(super) fn mention(&mut self, ident: &Ident, mention: Mention) -> BindingId {
        if ident.ctxt == self.unresolved && &*ident.sym == "arguments" {
            self.unit().traits.add(Traits::NAMES_ARGUMENTS);
        }
        let binding = self.binding(ident);
        self.spelled(&ident.sym);
        self.index.mentions.push(self.unit, (binding, mention));
        binding
    }

    /// Records a text that the present unit spells: it may be the name of a call.
    pub(super) fn spelled(&mut self, text: &str) {
        if CallKind::from_name(text).is_some() {
            self.unit().traits.add(Traits::SEED);
        }
    }

    /// Records that the present unit assigns something of the script's own to a variable.
    pub(super) fn define(&mut self, ident: &Ident) -> BindingId {
        let binding = self.mention(ident, Mention::Defines);
        self.assigned.push(binding);
        binding
    }

    /// Visits an expression in a position.
    pub(super) fn visit_as<N: VisitWith<Self> + ?Sized>(&mut self, node: &N, position: Position) {
        let outer = std::mem::replace(&mut self.position, position);
        node.visit_with(self);
        self.position = outer;
    }

    /// Visits an expression that is assigned to a variable or property; a function in it is made for that.
    pub(super) fn visit_named(&mut self, value: &Expr, binding: Option<BindingId>, property: Option<Atom>) {
        if matches!(strip(value), Expr::Fn(_) | Expr::Arrow(_)) {
            (self.binding, self.property) = (binding, property);
        }
        if strip(value).is_class() {
            self.class = binding;
        }
        self.visit_as(value, Position::Passed);
        (self.binding, self.property) = (None, None);
    }
}
