//! A small language of branches, early leaves and writes.

use proptest::prelude::*;

use crate::flow::heap::testing::NAMES;

pub(super) const CELLS: u32 = 4;

/// A statement of a small language.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// `a = {}`
    New(u32),
    /// `a = b`
    Copy(u32, u32),
    /// `a = null`
    Clear(u32),
    /// `a.name = n`
    Write(u32, usize),
    /// `if (…) { … } else { … }`
    Branch(Vec<Step>, Vec<Step>),
    /// `block: { … }`
    Block(Vec<Step>),
    /// `break block;`
    Leave,
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let cell = || 0..CELLS;
    let leaf = prop_oneof![
        4 => cell().prop_map(Step::New),
        3 => (cell(), cell()).prop_map(|(to, from)| Step::Copy(to, from)),
        2 => cell().prop_map(Step::Clear),
        5 => (cell(), 0..NAMES.len()).prop_map(|(cell, name)| Step::Write(cell, name)),
        1 => Just(Step::Leave),
    ];
    let step = leaf.prop_recursive(4, 40, 5, |inner| {
        let inner = || prop::collection::vec(inner.clone(), 0..5);
        prop_oneof![
            4 => (inner(), inner()).prop_map(|(yes, no)| Step::Branch(yes, no)),
            1 => inner().prop_map(Step::Block),
        ]
    });
    prop::collection::vec(step, 1..12)
}
