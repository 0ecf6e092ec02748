//! Names: one walk gives each the variable that it means, and collects the declarations and the imports.
//!
//! ```js
//! var session = load();                       // variable 2
//! function pay(session) {                     // `pay` is 3, its parameter 4
//!   return { session, total: cart.total };    // 4; `cart` is declared nowhere: 1
//! }
//! ```
//!
//! Before a function or a block is walked, what it declares is known ([`hoist`]), so that a name means whatever the table
//! has for it at that moment ([`table`]). Each name is given the number of its variable as its syntax context.

mod hoist;
mod statements;
mod table;
mod types;
mod visit;

use swc_atoms::Atom;
use swc_common::SyntaxContext;
use swc_ecma_ast::{Expr, Ident, Pat, Program};
use swc_ecma_visit::VisitMutWith;

use self::table::{Kind, ScopeNumber, Space, Table};
use crate::text::dialect::Dialect;
use crate::tree::imports::{Import, Imports, Timing};
use crate::tree::node_key::NodeKey;
use crate::tree::scope::{Scopes, each_name};
use crate::tree::variable::{UNDECLARED, Variable, context};

/// The results of a walk over a program.
pub(crate) struct Resolved {
    /// The syntax context of names that are declared nowhere.
    pub(crate) undeclared: SyntaxContext,
    /// The declarations.
    pub(crate) scopes: Scopes,
    /// The imports.
    pub(crate) imports: Vec<Import>,
}

/// Gives each name of a program the variable that it means.
pub(crate) fn resolve(program: &mut Program, dialect: Dialect) -> Resolved {
    let mut walk = Walk::new(dialect);
    program.visit_mut_with(&mut walk);
    Resolved { undeclared: context(UNDECLARED), scopes: walk.scopes, imports: walk.imports.into_list() }
}

/// Gives each name of an expression that stands alone the variable that it means. Returns the syntax context of those
/// that it doesn't declare itself.
pub(crate) fn resolve_expression(expression: &mut Expr) -> SyntaxContext {
    expression.visit_mut_with(&mut Walk::new(Dialect::JavaScript));
    context(UNDECLARED)
}

/// The code around the visited one.
#[derive(Clone, Copy)]
struct Around {
    /// The function or loop that owns declarations of blocks.
    scope: NodeKey,
    function: NodeKey,
    body: Body,
    /// The scope that `var` declares variables in.
    variables: ScopeNumber,
    /// The time at which a `require` at this place runs.
    timing: Timing,
    is_strict: bool,
    is_type: bool,
}

/// The kind of body around a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    /// A function, or the program.
    Own,
    /// An arrow, which has the `arguments` of the function around it.
    Arrow,
    /// A class, whose fields are set later.
    Class,
}

/// The walk, at some place.
struct Walk {
    table: Table,
    scopes: Scopes,
    imports: Imports,
    around: Around,
    has_types: bool,
    is_module: bool,
}

impl Walk {
    fn new(dialect: Dialect) -> Self {
        let around = Around {
            scope: NodeKey::TOP,
            function: NodeKey::TOP,
            body: Body::Own,
            variables: Table::TOP,
            timing: Timing::InTurn,
            is_strict: false,
            is_type: false,
        };
        Self {
            table: Table::new(),
            scopes: Scopes::default(),
            imports: Imports::default(),
            around,
            has_types: dialect.has_types(),
            is_module: false,
        }
    }

    /// Walks code whose surroundings are changed by `walk`.
    fn aside(&mut self, walk: impl FnOnce(&mut Self)) {
        let around = self.around;
        walk(self);
        self.around = around;
    }

    /// Walks code that runs later, or sometimes, or several times.
    fn sometimes(&mut self, walk: impl FnOnce(&mut Self)) {
        let timing = std::mem::replace(&mut self.around.timing, Timing::First);
        walk(self);
        self.around.timing = timing;
    }

    /// Walks code with declarations of its own.
    fn within(&mut self, walk: impl FnOnce(&mut Self)) {
        let opened = self.table.open();
        self.aside(walk);
        self.table.close(&opened);
    }

    /// Walks a function, which owns the declarations inside.
    fn within_function(&mut self, key: NodeKey, body: Body, walk: impl FnOnce(&mut Self)) {
        self.within(|this| {
            this.around = Around {
                scope: key,
                function: key,
                body,
                variables: this.table.scope(),
                timing: Timing::First,
                ..this.around
            };
            walk(this);
        });
    }

    /// Walks a loop: its `let` and `const` are new in each round.
    fn within_loop(&mut self, key: NodeKey, walk: impl FnOnce(&mut Self)) {
        self.within(|this| {
            this.around.scope = key;
            this.around.timing = Timing::First;
            walk(this);
        });
    }

    /// Declares a variable in the present scope and returns it.
    fn variable(&mut self, name: &Atom, kind: Kind) -> Variable {
        if self.table.scope() == Table::TOP && !self.is_module && matches!(&**name, "undefined" | "NaN" | "Infinity") {
            // These can't be declared at the top of a script: they are the page's.
            return UNDECLARED;
        }
        let variable = self.table.declare(Space::Values, name, kind);
        self.scopes.set_home(variable, self.around.function);
        variable
    }

    /// Declares a type in the present scope.
    fn declare_type(&mut self, name: &Atom) {
        if self.has_types {
            self.table.declare(Space::Types, name, Kind::Other);
        }
    }

    /// Declares the variables of a parameter of the present function.
    fn parameter(&mut self, pattern: &Pat) {
        let function = self.around.function;
        each_name(pattern, &mut |name| {
            let variable = self.variable(&name.sym, Kind::Other);
            self.scopes.declare((name.sym.clone(), context(variable)), function);
        });
    }

    /// Records a declaration that was hoisted.
    fn declared(&mut self, name: &Ident, node: NodeKey) {
        let variable = self.meant(&name.sym).unwrap_or(UNDECLARED);
        self.scopes.declare((name.sym.clone(), context(variable)), node);
    }

    /// The variable that a name means.
    fn meant(&self, name: &Atom) -> Option<Variable> {
        self.table.meaning(Space::Values, name).map(|meaning| meaning.variable)
    }

    /// The variable that a name means here, where it may be that of a type.
    fn meant_here(&self, name: &Atom) -> Option<Variable> {
        if self.around.is_type
            && let Some(meaning) = self.table.meaning(Space::Types, name)
        {
            return Some(meaning.variable);
        }
        self.meant(name)
    }

    /// Gives a name its variable.
    fn name(&mut self, name: &mut Ident) {
        let variable = self.meant_here(&name.sym).unwrap_or(UNDECLARED);
        name.ctxt = context(variable);
        match self.scopes.home(variable) {
            Some(home) if home == self.around.function && self.around.body != Body::Class => {}
            Some(_) => self.scopes.capture(variable),
            None if self.around.body != Body::Class => {
                let is_arguments = self.around.body == Body::Arrow && &*name.sym == "arguments";
                if is_arguments || &*name.sym == "eval" {
                    self.scopes.capture_all();
                }
            }
            None => {}
        }
    }

    /// Gives a name the variable or, if there is none, the type that it means: `export default Cart`.
    fn name_of_either(&mut self, name: &mut Ident) {
        self.name(name);
        if self.has_types && name.ctxt == context(UNDECLARED) {
            self.aside(|this| {
                this.around.is_type = true;
                this.name(name);
            });
        }
    }
}

#[cfg(test)]
mod tests;
