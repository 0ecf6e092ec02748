//! Aliased conditions: constants that hold the outcome of a test.
//!
//! ```js
//! const isPayPal = payload.type === "payPal";
//! if (isPayPal) dr.createSource(payload);        // narrows `payload`
//! ```

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use swc_ecma_ast::Expr;

use crate::flow::domain::id::{CellId, ObjectId};
use crate::flow::domain::keys::Keys;
use crate::flow::heap::discriminant::Source;
use crate::flow::heap::scope::Scope;

/// Maximum number of tests at a time, since each write is compared with all. Past it the earlier ones are dropped,
/// most of which belong to functions that have ended.
pub(crate) const MAX_CONDITIONS: usize = 32;

/// The tests whose outcome a constant holds, by constant.
#[derive(Default)]
pub(crate) struct AliasedConditions<'a> {
    pub(crate) tests: FxHashMap<CellId, AliasedCondition<'a>>,
}

/// A test whose outcome a constant holds.
#[derive(Clone)]
pub(crate) struct AliasedCondition<'a> {
    pub(crate) test: &'a Expr,
    pub(crate) scope: Rc<Scope>,
    /// The variables and members that it reads: the outcome is stale once one of them is written.
    pub(crate) about: SmallVec<[Source; 1]>,
}

impl AliasedConditions<'_> {
    /// Drops the tests of a source, because it gets another value.
    pub(crate) fn forget(&mut self, source: &Source) {
        if !self.tests.is_empty() {
            self.tests.retain(|_, stored| !stored.about.contains(source));
        }
    }

    /// Drops the tests of these members of an object, because they are written.
    pub(crate) fn forget_members(&mut self, object: ObjectId, keys: &Keys) {
        let is_written = |source: &Source| match source {
            Source::Member(owner, name) => *owner == object && keys.names().may_be(name),
            Source::Variable(_) => false,
        };
        if !self.tests.is_empty() {
            self.tests.retain(|_, stored| !stored.about.iter().any(is_written));
        }
    }
}
