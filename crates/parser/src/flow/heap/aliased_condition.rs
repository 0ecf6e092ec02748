//! Constants that hold the outcome of a test.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_ecma_ast::Expr;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::keys::Keys;
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::scope::Scope;

/// How many of them are known at a time: each write is held against them. Past them those from before, most of functions
/// that have ended, are forgotten.
pub(crate) const MAX_CONDITIONS: usize = 32;

/// The tests that constants hold.
#[derive(Default)]
pub(crate) struct AliasedConditions<'a> {
    pub(crate) tests: FxHashMap<CellId, AliasedCondition<'a>>,
}

#[derive(Clone)]
pub(crate) struct AliasedCondition<'a> {
    pub(crate) test: &'a Expr,
    pub(crate) scope: Rc<Scope>,
    /// What it asks about.
    pub(crate) about: SmallVec<[Source; 1]>,
}

impl AliasedConditions<'_> {
    /// Takes note that the source gets another value.
    pub(crate) fn forget(&mut self, source: &Source) {
        if !self.tests.is_empty() {
            self.tests.retain(|_, stored| !stored.about.contains(source));
        }
    }

    /// The same for the members of an object that are written.
    pub(crate) fn forget_members(&mut self, object: ObjectId, keys: &Keys) {
        let is_written = |source: &Source| match source {
            Source::Member(holder, name) => *holder == object && keys.names().may_be(name),
            Source::Variable(_) => false,
        };
        if !self.tests.is_empty() {
            self.tests.retain(|_, stored| !stored.about.iter().any(is_written));
        }
    }
}
