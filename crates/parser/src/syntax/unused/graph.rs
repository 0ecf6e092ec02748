//! The graph of needs: a node is a piece of code, or a variable. An edge says that its second node is needed wherever its first is.

use std::cell::OnceCell;

/// A piece of code, or a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Node(u32);

impl Node {
    /// The code that surely runs, or that unknown code may use.
    pub(super) const ROOT: Self = Self(0);

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The edges that are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edges {
    /// Those of the whole text.
    All,
    /// Those of the text without what is to be removed.
    Remaining,
}

/// Nodes and what each of them needs. The edges lie in one list until they are followed: a list for each node takes far
/// more time than what is in it.
#[derive(Debug)]
pub(super) struct Graph {
    nodes: u32,
    needs: Vec<(Node, Node)>,
    /// The needs that end with what is removed.
    ending: Vec<(Node, Node)>,
    grouped: OnceCell<Grouped>,
}

impl Graph {
    pub(super) fn new() -> Self {
        Self { nodes: 1, needs: Vec::new(), ending: Vec::new(), grouped: OnceCell::new() }
    }

    pub(super) fn add(&mut self) -> Node {
        self.nodes = self.nodes.checked_add(1).expect("a text has fewer pieces than bytes");
        Node(self.nodes - 1)
    }

    /// Adds an edge. None is added once edges were followed.
    pub(super) fn keep(&mut self, from: Node, to: Node) {
        self.needs.push((from, to));
    }

    /// Adds an edge that is gone without what is to be removed.
    pub(super) fn keep_for_now(&mut self, from: Node, to: Node) {
        self.ending.push((from, to));
    }

    /// The nodes that are needed by what is to be removed.
    pub(super) fn ending(&self) -> impl Iterator<Item = Node> {
        self.ending.iter().map(|(_, to)| *to)
    }

    /// Returns, for each node, true if one of these needs it, on a way through nodes that `passes` allows.
    pub(super) fn needed(
        &self,
        by: impl IntoIterator<Item = Node>,
        edges: Edges,
        passes: impl Fn(Node) -> bool,
    ) -> Vec<bool> {
        let grouped = self.grouped.get_or_init(|| Grouped::of(self));
        let mut needed = vec![false; self.nodes as usize];
        let mut waiting: Vec<Node> = by.into_iter().collect();
        while let Some(node) = waiting.pop() {
            if std::mem::replace(&mut needed[node.index()], true) {
                continue;
            }
            let ending = if edges == Edges::All { grouped.ending(node) } else { &[] };
            let next = grouped.needs(node).iter().chain(ending.iter().map(|(_, to)| to));
            waiting.extend(next.copied().filter(|node| !needed[node.index()] && passes(*node)));
        }
        needed
    }
}

/// The edges of a graph by their first node.
#[derive(Debug)]
struct Grouped {
    /// The start of each node's part in `needs`, and the end of the last.
    starts: Vec<u32>,
    needs: Vec<Node>,
    /// The few edges that end, in order.
    ending: Vec<(Node, Node)>,
}

impl Grouped {
    fn of(graph: &Graph) -> Self {
        let nodes = graph.nodes as usize;
        let mut starts = vec![0; nodes + 1];
        for (from, _) in &graph.needs {
            starts[from.index() + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut needs = vec![Node::ROOT; graph.needs.len()];
        for (from, to) in &graph.needs {
            let place = &mut next[from.index()];
            needs[*place as usize] = *to;
            *place += 1;
        }
        let mut ending = graph.ending.clone();
        ending.sort_unstable();
        Self { starts, needs, ending }
    }

    fn needs(&self, node: Node) -> &[Node] {
        &self.needs[self.starts[node.index()] as usize..self.starts[node.index() + 1] as usize]
    }

    fn ending(&self, node: Node) -> &[(Node, Node)] {
        let start = self.ending.partition_point(|(from, _)| *from < node);
        let end = start + self.ending[start..].partition_point(|(from, _)| *from == node);
        &self.ending[start..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_is_followed_only_where_all_is() {
        let mut graph = Graph::new();
        let (one, two, three) = (graph.add(), graph.add(), graph.add());
        graph.keep(Node::ROOT, one);
        graph.keep_for_now(one, two);
        graph.keep(two, three);
        assert_eq!(graph.needed([Node::ROOT], Edges::All, |_| true), [true, true, true, true]);
        assert_eq!(graph.needed([Node::ROOT], Edges::Remaining, |_| true), [true, true, false, false]);
        assert_eq!(graph.needed([two], Edges::All, |node| node != three), [false, false, true, false]);
    }
}
