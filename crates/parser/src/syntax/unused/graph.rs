//! The graph of needs: a node is a piece of code, or a variable. An edge says that its second node is needed wherever its first is.

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

/// Nodes and what each of them needs.
#[derive(Debug)]
pub(super) struct Graph {
    needs: Vec<Vec<Node>>,
    /// The needs that end with what is removed.
    ending: Vec<Vec<Node>>,
}

impl Graph {
    pub(super) fn new() -> Self {
        Self { needs: vec![Vec::new()], ending: vec![Vec::new()] }
    }

    pub(super) fn add(&mut self) -> Node {
        self.needs.push(Vec::new());
        self.ending.push(Vec::new());
        Node(u32::try_from(self.needs.len() - 1).expect("a text has fewer pieces than bytes"))
    }

    /// Adds an edge.
    pub(super) fn keep(&mut self, from: Node, to: Node) {
        self.needs[from.index()].push(to);
    }

    /// Adds an edge that is gone without what is to be removed.
    pub(super) fn keep_for_now(&mut self, from: Node, to: Node) {
        self.ending[from.index()].push(to);
    }

    /// Returns, for each node, true if one of these needs it, on a way through nodes that `passes` allows.
    pub(super) fn needed(
        &self,
        by: impl IntoIterator<Item = Node>,
        edges: Edges,
        passes: impl Fn(Node) -> bool,
    ) -> Vec<bool> {
        let mut needed = vec![false; self.needs.len()];
        let mut waiting: Vec<Node> = by.into_iter().collect();
        while let Some(node) = waiting.pop() {
            if std::mem::replace(&mut needed[node.index()], true) {
                continue;
            }
            let ending = if edges == Edges::All { self.ending[node.index()].as_slice() } else { &[] };
            let next = self.needs[node.index()].iter().chain(ending);
            waiting.extend(next.copied().filter(|node| !needed[node.index()] && passes(*node)));
        }
        needed
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
