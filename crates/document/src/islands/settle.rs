//! Islands of one script, with the branches that they make.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Mark, Role};
use crate::script::{Branch, Island};

/// Turns the marks in one script into islands whose branches are balanced: each [`Branch::Open`] has its
/// [`Branch::Close`] in the script, and [`Branch::Otherwise`] stands only between them. What has its other half elsewhere
/// is [`Branch::Silent`].
pub(crate) fn settle(marks: &[Mark<'_>]) -> Vec<Island> {
    let mut blocks = Blocks { branches: vec![Branch::Silent; marks.len()], ..Blocks::default() };
    for (at, mark) in marks.iter().enumerate() {
        blocks.add(at, &mark.role);
    }
    let mut islands: Vec<Island> = Vec::with_capacity(marks.len());
    let mut values = blocks.values.into_iter().peekable();
    let mut at = 0;
    while at < marks.len() {
        let value = values.next_if(|value| value.start == at);
        let last = value.as_ref().map_or(at, |value| value.end);
        let branch = if value.is_some() { Branch::Output } else { blocks.branches[at] };
        islands.push(Island { span: marks[at].span.start..marks[last].span.end, branch });
        at = last + 1;
    }
    islands
}

/// The name of blocks in braces.
const BRACES: &str = "{";

/// The name of the choice that has `case` as its alternatives.
const SWITCH: &str = "switch";

/// Marks that may belong to a block whose end is still to come, innermost last.
#[derive(Default)]
struct Blocks<'t> {
    open: Vec<Entry<'t>>,
    /// The number of entries in `open` that an end of this name can close.
    named: FxHashMap<&'t str, usize>,
    branches: Vec<Branch>,
    /// First and last mark of each value, by position, apart from each other.
    values: Vec<Range<usize>>,
}

struct Entry<'t> {
    /// The mark; `None` if the same mark began a block around this one: that block has the branches.
    at: Option<usize>,
    role: Role<'t>,
}

impl<'t> Blocks<'t> {
    fn add(&mut self, at: usize, role: &Role<'t>) {
        match *role {
            Role::Output => self.branches[at] = Branch::Output,
            Role::Silent => {}
            Role::Begin(_) | Role::BeginValue(_) | Role::Choice(_) => self.begin(Some(at), role.clone()),
            Role::ChoiceOrAlternative(name) => {
                let role = if self.is_in(SWITCH) { Role::Alternative } else { Role::Choice(name) };
                self.add(at, &role);
            }
            Role::BeginOrOtherwise { name, of } => {
                let role = if self.is_in(of) { Role::Otherwise } else { Role::Begin(name) };
                self.add(at, &role);
            }
            Role::Otherwise | Role::Alternative => self.open.push(Entry { at: Some(at), role: role.clone() }),
            Role::End(name) => self.end(at, name),
            Role::Braces { ended, begun } => self.braces(at, ended, begun),
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.named.get(name).is_some_and(|count| *count > 0)
    }

    fn begin(&mut self, at: Option<usize>, role: Role<'t>) {
        if let Role::Begin(name) | Role::BeginValue(name) | Role::Choice(name) = role {
            *self.named.entry(name).or_default() += 1;
            self.open.push(Entry { at, role });
        }
    }

    /// Of the blocks that one mark ends, or begins, the outermost has the branches.
    fn braces(&mut self, at: usize, ended: usize, begun: usize) {
        let open = self.named.get(BRACES).copied().unwrap_or_default();
        for _ in 1..ended.min(open) {
            self.take(BRACES);
        }
        match (ended, begun) {
            (0, 0) => {}
            (0, _) => self.begin(Some(at), Role::Begin(BRACES)),
            (_, 0) => self.end(at, BRACES),
            (_, _) => self.open.push(Entry { at: Some(at), role: Role::Otherwise }),
        }
        for _ in 1..begun {
            self.begin(None, Role::Begin(BRACES));
        }
    }

    fn end(&mut self, at: usize, name: &str) {
        let Some((Entry { at: Some(begin), role }, between)) = self.take(name) else { return };
        match role {
            Role::Choice(_) => self.choice(&between, at),
            Role::BeginValue(_) => self.value(begin, at),
            _ => self.block(begin, &between, at),
        }
    }

    /// Takes the innermost block of a name away, with all that began inside of it. Gives the marks of its alternatives,
    /// last first.
    fn take(&mut self, name: &str) -> Option<(Entry<'t>, Vec<usize>)> {
        if !self.is_in(name) {
            return None;
        }
        let mut between = Vec::new();
        while let Some(entry) = self.open.pop() {
            if let Role::Begin(begun) | Role::Choice(begun) | Role::BeginValue(begun) = entry.role {
                self.forget(begun);
                if begun == name {
                    return Some((entry, between));
                }
            } else {
                between.extend(entry.at);
            }
        }
        None
    }

    fn forget(&mut self, name: &str) {
        if let Some(count) = self.named.get_mut(name) {
            *count = count.saturating_sub(1);
        }
    }

    fn block(&mut self, begin: usize, between: &[usize], end: usize) {
        self.branches[begin] = Branch::Open;
        for &at in between {
            self.branches[at] = Branch::Otherwise;
        }
        self.branches[end] = Branch::Close;
    }

    fn choice(&mut self, between: &[usize], end: usize) {
        let Some((&first, later)) = between.split_last() else { return };
        self.branches[first] = Branch::Open;
        for &at in later {
            self.branches[at] = Branch::Otherwise;
        }
        self.branches[end] = Branch::Close;
    }

    fn value(&mut self, begin: usize, end: usize) {
        while self.values.pop_if(|value| value.start > begin).is_some() {}
        self.values.push(begin..end);
    }
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::islands::{Mark, Role};
    use crate::script::Branch::{self, Close, Open, Otherwise, Output, Silent};

    fn branches(roles: Vec<Role<'static>>) -> Vec<Branch> {
        let marks = roles.into_iter().enumerate().map(|(at, role)| Mark { span: 2 * at..2 * at + 1, role });
        settle(&marks.collect::<Vec<_>>()).into_iter().map(|island| island.branch).collect()
    }

    #[test]
    fn a_block_begins_where_its_end_follows() {
        let roles = vec![Role::Begin("if"), Role::Begin("set"), Role::Output, Role::Otherwise, Role::End("if")];
        assert_eq!(branches(roles), [Open, Silent, Output, Otherwise, Close]);
        let roles = vec![Role::End("if"), Role::Otherwise, Role::Begin("if"), Role::Begin("for"), Role::End("for")];
        assert_eq!(branches(roles), [Silent, Silent, Silent, Open, Close]);
    }

    #[test]
    fn the_first_alternative_of_a_choice_opens_it() {
        let roles =
            vec![Role::Choice("case"), Role::Alternative, Role::Alternative, Role::Otherwise, Role::End("case")];
        assert_eq!(branches(roles), [Silent, Open, Otherwise, Otherwise, Close]);
        assert_eq!(branches(vec![Role::Choice("case"), Role::End("case")]), [Silent, Silent]);
        let roles = vec![Role::Begin("switch"), Role::Alternative, Role::End("switch")];
        assert_eq!(branches(roles), [Open, Otherwise, Close]);
    }

    #[test]
    fn a_value_is_one_island() {
        let roles = vec![Role::Output, Role::BeginValue("url"), Role::Begin("x"), Role::End("url"), Role::End("x")];
        assert_eq!(branches(roles), [Output, Output, Silent]);
        let roles = vec![Role::BeginValue("a"), Role::BeginValue("b"), Role::End("b"), Role::End("a")];
        assert_eq!(branches(roles), [Output]);
    }

    #[test]
    fn braces_end_and_begin_several_blocks() {
        let braces = |ended, begun| Role::Braces { ended, begun };
        assert_eq!(branches(vec![braces(0, 1), braces(1, 1), braces(1, 0)]), [Open, Otherwise, Close]);
        assert_eq!(branches(vec![braces(0, 2), Role::Output, braces(2, 0)]), [Open, Output, Close]);
        assert_eq!(branches(vec![braces(0, 1), braces(0, 1), braces(2, 0)]), [Open, Silent, Close]);
        assert_eq!(branches(vec![braces(0, 2), braces(1, 0), braces(1, 0)]), [Open, Silent, Close]);
        assert_eq!(branches(vec![braces(3, 0), braces(0, 1)]), [Silent, Silent]);
    }
}
