//! Code that nothing uses any more once other code is removed: variables that only the removed values read, lists that are only
//! filled, functions that nobody calls, branches and loops with nothing to do.
//!
//! ```js
//! var items = [];                                            // only fills `items`
//! cart.lines.forEach(function (line) { items.push(line); });
//! digitalriver.createSource({ type: 'payPal', payPal: { items: items } });   // `items: items` is removed
//! ```
//!
//! The question is one about syntax: `walk.rs` finds what each piece of code needs, and what is needed by nothing that
//! does something is unused. What was unused already stays, and keeps all that it mentions.

mod bindings;
mod declarations;
mod declared;
mod expressions;
mod fresh;
mod functions;
mod graph;
mod parts;
mod redefined;
mod statements;
mod top_level;
mod walk;

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use self::declared::Declared;
use self::graph::{Edges, Node};
use self::top_level::Extent;
use self::walk::{Unit, Uses};
use crate::syntax::facts::{LeftUnused, Leftovers, Role, Unused};
use crate::syntax::kind::FileKind;
use crate::syntax::run_text::runs_text;
use crate::text::nesting::with_stack;
use crate::text::source::{SourceFile, Span};
use crate::tree::script::{Script, programs_of};

/// The code that nothing uses any more without the code in these spans. Variables of the names that `inserted` code has are used.
pub(super) fn without(script: &Script, kind: FileKind, removed: &[Span], inserted: &[&str]) -> Vec<LeftUnused> {
    let near = Uses::of(script, kind, removed, Extent::Removed);
    near.left(inserted, &near.unknown()).unwrap_or_else(|| {
        let all = Uses::of(script, kind, removed, Extent::Whole);
        all.left(inserted, &[]).unwrap_or_default()
    })
}

/// True if code has a word.
fn mentions(code: &str, name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    code.split(|letter| !is_part(letter)).any(|word| word == name)
}

/// Returns what the fixes that made one text of another left unused. `moved` gives the present byte of one of before, if
/// that is still there. A file that can't be parsed, or that runs text as code, has no leftovers.
pub fn leftovers(before: &Arc<SourceFile>, after: &Arc<SourceFile>, moved: &dyn Fn(u32) -> Option<u32>) -> Leftovers {
    let (before, after) = (programs_of(before), programs_of(after));
    let mut all = Leftovers::default();
    // Of a document whose programs are no longer the same, it isn't known which became which.
    if before.len() == after.len() {
        for (before, after) in before.iter().zip(&after) {
            let Leftovers { unused, removable } = of_program(before, after, moved);
            all.unused.extend(unused);
            all.removable.extend(removable);
        }
    }
    all
}

fn of_program(before: &Script, after: &Script, moved: &dyn Fn(u32) -> Option<u32>) -> Leftovers {
    with_stack(before.levels.max(after.levels), || {
        if runs_text(before) || runs_text(after) { Leftovers::default() } else { between(before, after, moved) }
    })
}

fn between(before: &Script, after: &Script, moved: &dyn Fn(u32) -> Option<u32>) -> Leftovers {
    let old = Uses::of(before, FileKind::of(before), &[], Extent::Whole);
    let needed = old.graph.needed([Node::ROOT], Edges::All, |_| true);
    let was_unused = |node: &Node| !needed[node.index()];
    let units = old.units.iter().filter(|(node, _)| was_unused(node)).filter_map(|(_, unit)| unit.start());
    let units: FxHashSet<u32> = units.filter_map(moved).collect();
    let new = Uses::of(after, FileKind::of(after), &[], Extent::Whole);
    let is_known = |unit: &Unit| unit.start().is_some_and(|start| units.contains(&start));
    let known = new.units.iter().filter(|(_, unit)| is_known(unit)).map(|(node, _)| *node);
    let roots: Vec<Node> = known.chain([Node::ROOT]).collect();
    let needed = new.graph.needed(roots, Edges::All, |_| true);
    let mut leftovers = new.leftovers(|node| !needed[node.index()]);
    let names = old.bindings.iter().filter(|declared| was_unused(&declared.value));
    let names: FxHashSet<u32> = names.filter_map(|declared| moved(declared.span.start)).collect();
    leftovers.unused.retain(|unused| !names.contains(&unused.span.start));
    leftovers
}

impl Unit {
    /// The byte by which a piece of code that can be removed is found again.
    fn start(&self) -> Option<u32> {
        self.role.is_some().then_some(self.span.start)
    }
}

impl Uses {
    /// What the removal leaves unused; `None` if that depends on nodes of which it isn't known if they are needed.
    fn left(&self, inserted: &[&str], unknown: &[Node]) -> Option<Vec<LeftUnused>> {
        // Only what the removed code needs, or what happens in it, can become unused.
        let near = self.graph.needed(self.graph.ending(), Edges::All, |_| true);
        if unknown.iter().any(|node| near[node.index()]) {
            return None;
        }
        let all = |roots: Vec<Node>, edges: Edges| {
            let surely = self.graph.needed(roots.iter().copied(), edges, |_| true);
            if unknown.is_empty() {
                return Some(surely);
            }
            let perhaps = self.graph.needed(roots.into_iter().chain(unknown.iter().copied()), edges, |_| true);
            let is_known =
                near.iter().zip(surely.iter().zip(&perhaps)).all(|(near, (one, other))| !near || one == other);
            is_known.then_some(surely)
        };
        let before = all(vec![Node::ROOT], Edges::All)?;
        // All other code is needed as before, or was unused, which stays and keeps all that it mentions.
        let stays = |node: &Node| !near[node.index()] || !before[node.index()];
        let staying = self.units.iter().map(|(node, _)| *node).filter(stays);
        let is_inserted = |declared: &&Declared| inserted.iter().any(|code| mentions(code, &declared.name));
        let used = self.bindings.iter().filter(is_inserted).map(|declared| declared.value);
        let after = all(staying.chain(used).chain([Node::ROOT]).collect(), Edges::Remaining)?;
        let is_left = |node: Node| near[node.index()] && before[node.index()] && !after[node.index()];
        Some(self.named_with_users(is_left))
    }

    /// The variables and pieces of code that are left over, with the removed code that used each.
    fn named_with_users(&self, is_left: impl Fn(Node) -> bool) -> Vec<LeftUnused> {
        let named = self.named(&is_left).into_iter();
        let mut left: Vec<(Node, LeftUnused)> =
            named.map(|(node, unused)| (node, LeftUnused { unused, used_by: Vec::new() })).collect();
        if left.is_empty() {
            return Vec::new();
        }
        for (index, node) in &self.removed {
            let used = self.graph.needed([*node], Edges::All, &is_left);
            for (_, one) in left.iter_mut().filter(|(node, _)| used[node.index()]) {
                one.used_by.push(*index);
            }
        }
        left.sort_by(|(_, one), (_, other)| one.unused.cmp(&other.unused));
        left.into_iter().map(|(_, one)| one).collect()
    }

    /// True if one of the pieces of code around a node is left over.
    fn goes_along(&self, node: Node, is_left: impl Fn(Node) -> bool) -> bool {
        let mut around = self.units.get(node).map(|unit| unit.parent);
        while let Some(node) = around {
            if is_left(node) {
                return true;
            }
            around = self.units.get(node).map(|unit| unit.parent);
        }
        false
    }

    /// The variables and pieces of code to name among the nodes that are left over: those that lie in no other such code.
    fn named(&self, is_left: impl Fn(Node) -> bool) -> Vec<(Node, Unused)> {
        let variables = self.bindings.iter().filter(|declared| is_left(declared.value)).filter(|declared| {
            let around = self.declared_in.get(&declared.value);
            around.is_some_and(|around| !is_left(*around) && !self.goes_along(*around, &is_left))
        });
        let variables = variables.map(|declared| {
            let unused = Unused { span: declared.span, kind: declared.kind, name: declared.name.to_string() };
            (declared.value, unused)
        });
        let pieces = self.units.iter().filter(|(node, _)| is_left(*node) && !self.goes_along(*node, &is_left));
        let pieces = pieces.filter_map(|(node, unit)| {
            let (kind, span) = unit.named?;
            Some((*node, Unused { span, kind, name: String::new() }))
        });
        variables.chain(pieces).collect()
    }

    /// The unused code, and the pieces of it that can be removed.
    fn leftovers(&self, is_left: impl Fn(Node) -> bool) -> Leftovers {
        let pieces = self.units.iter().filter(|(node, _)| is_left(*node) && !self.goes_along(*node, &is_left));
        let mut pieces: Vec<(Node, &Unit)> = pieces.map(|(node, unit)| (*node, unit)).collect();
        pieces.sort_by_key(|(_, unit)| unit.span);
        let starts: BTreeSet<Span> =
            pieces.iter().filter_map(|(_, unit)| unit.role.as_ref()).filter_map(Role::item).collect();
        // Of a list in braces, something has to stay.
        let empties = |role: &Role| match role {
            Role::Element(row, _) => row.items.iter().all(|item| starts.contains(item)),
            _ => false,
        };
        let roles = pieces.iter().filter_map(|(_, unit)| unit.role.clone());
        let removable: Vec<Role> = roles.filter(|role| !empties(role)).collect();
        let mut unused: Vec<Unused> = self.named(is_left).into_iter().map(|(_, unused)| unused).collect();
        unused.sort();
        Leftovers { unused, removable }
    }
}

impl Role {
    /// The bytes of the item that it is among others.
    fn item(&self) -> Option<Span> {
        match self {
            Self::Element(row, index) | Self::Statement(row, index) => row.items.get(*index).copied(),
            Self::Body(_) | Self::Else(_) | Self::ArrowBody | Self::Used => None,
        }
    }
}

#[cfg(test)]
mod tests;
