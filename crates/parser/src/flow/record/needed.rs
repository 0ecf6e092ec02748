//! The expressions that fixes insert, and the places at which they would lack a value.
//!
//! ```js
//! let cart;                                // `cart.id` would throw at the next line:
//! dr.createSource({ type: "payPal" });     // no fix may insert it here
//! ```

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use swc_atoms::Atom;
use swc_ecma_ast::{Expr, Id, MemberExpr};
use swc_ecma_visit::{Visit, VisitWith};

use crate::expression::Expression;
use crate::flow::domain::id::At;
use crate::flow::heap::allocation::Code;
use crate::syntax::{Lack, Names, declarations};
use crate::tree::script::Script;

/// Maximum number of calls that are run only to learn their result.
const MAX_CALLS: usize = 1024;

/// The expressions that fixes insert, and the places that were checked so far.
pub(crate) struct Needed<'a> {
    /// By script.
    expressions: &'a [Option<&'a Expression>],
    /// The variables of each script; `None` if its text contains none of the names of its expression.
    pub(crate) names: FxHashMap<u32, Option<Names>>,
    /// The variables that the names of the expression mean, by place.
    variables: FxHashMap<At, Rc<[(Atom, Id)]>>,
    pub(crate) lacks: BTreeMap<At, Lack>,
    /// Number of speculative runs around the current one: code that really runs at another time must not report a lack.
    pub(crate) muted: u32,
    /// Number of calls that were run only to learn their result.
    calls: usize,
}

impl<'a> Needed<'a> {
    /// Nothing is checked yet. `None` if no script gets an expression.
    pub(crate) fn of(expressions: &'a [Option<&'a Expression>]) -> Option<Self> {
        expressions.iter().any(Option::is_some).then(|| Self {
            expressions,
            names: FxHashMap::default(),
            variables: FxHashMap::default(),
            lacks: BTreeMap::new(),
            muted: 0,
            calls: 0,
        })
    }

    /// The expression that fixes insert into a script.
    pub(crate) fn expression(&self, script: u32) -> Option<&'a Expression> {
        self.expressions.get(script as usize).copied().flatten()
    }

    /// Counts a call that is run only to learn its result; true past [`MAX_CALLS`].
    pub(crate) fn takes_too_many_calls(&mut self) -> bool {
        self.calls += 1;
        self.calls > MAX_CALLS
    }

    /// The variables that the names of the script's expression mean at a place.
    pub(crate) fn variables(&mut self, at: At, script: &Script, expression: &Expression) -> Rc<[(Atom, Id)]> {
        if let Some(known) = self.variables.get(&at) {
            return Rc::clone(known);
        }
        let names = self.names.entry(at.script).or_insert_with(|| {
            let text = script.file.text();
            expression.names.iter().any(|name| text.contains(name.as_str())).then(|| declarations::names(script))
        });
        let meant = |name: &String| {
            let name = Atom::new(name.as_str());
            let id = names.as_ref()?.variable(&name, at.span.start)?;
            Some((name, id))
        };
        let found: Rc<[(Atom, Id)]> = expression.names.iter().filter_map(meant).collect();
        self.variables.insert(at, Rc::clone(&found));
        found
    }
}

/// The variables of which the code of a function reads members.
#[derive(Default)]
pub(crate) struct Bases(Vec<Id>);

impl Bases {
    pub(crate) fn of(code: Code<'_>) -> Vec<Id> {
        let mut bases = Self::default();
        match code {
            Code::Function(function) => function.body.visit_with(&mut bases),
            Code::Arrow(arrow) => arrow.body.visit_with(&mut bases),
            Code::Constructor(_) => {}
        }
        bases.0
    }
}

impl Visit for Bases {
    fn visit_member_expr(&mut self, node: &MemberExpr) {
        if let Expr::Ident(name) = &*node.obj {
            self.0.push(name.to_id());
        }
        node.visit_children_with(self);
    }
}
