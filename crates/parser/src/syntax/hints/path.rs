//! Paths that a test may be about: a variable, or members of it.

use swc_ecma_ast::Id;

/// A variable or `this`, and members of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Path {
    pub(super) anchor: Anchor,
    pub(super) members: Vec<String>,
}

/// The start of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Anchor {
    /// A variable that the file declares.
    Variable(Id),
    /// A variable of the page.
    Page(String),
    This,
}

impl Path {
    /// The path as it is written.
    pub(super) fn text(&self) -> String {
        let anchor = match &self.anchor {
            Anchor::Variable((name, _)) => name,
            Anchor::Page(name) => name.as_str(),
            Anchor::This => "this",
        };
        let members = self.members.iter().map(String::as_str);
        [anchor].into_iter().chain(members).collect::<Vec<_>>().join(".")
    }

    /// The path and its prefixes, the shortest first.
    pub(super) fn starts(&self) -> impl Iterator<Item = Self> {
        (0..=self.members.len())
            .map(|members| Self { anchor: self.anchor.clone(), members: self.members[..members].to_vec() })
    }
}
