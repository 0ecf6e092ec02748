//! Programs as trees that can be cut down: any statement, property or argument can be left out, and anything that wraps a
//! thing of its own kind can be replaced by that thing.

use std::fmt;

/// A piece of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// Text that is there or not as a whole.
    Text(String),
    /// Text with holes: `if (@) {\n@\n}`.
    Form {
        /// Its kind, which says by which of its holes it can be replaced.
        kind: Kind,
        /// The text, with `@` for each hole.
        text: String,
        /// The pieces in the holes.
        holes: Vec<Tree>,
    },
    /// Pieces that can each be left out.
    List {
        /// The kind of the items.
        kind: Kind,
        /// The items.
        items: Vec<Tree>,
    },
}

/// The kind of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A statement, or several.
    Statement,
    /// An expression.
    Expression,
    /// Something else: a property of a literal, an argument.
    Part,
}

impl Tree {
    /// Text that is there or not as a whole.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A statement with holes.
    pub fn statement(text: impl Into<String>, holes: Vec<Tree>) -> Self {
        Self::Form { kind: Kind::Statement, text: text.into(), holes }
    }

    /// An expression with holes.
    pub fn expression(text: impl Into<String>, holes: Vec<Tree>) -> Self {
        Self::Form { kind: Kind::Expression, text: text.into(), holes }
    }

    /// Something with holes that can't be replaced by one of them.
    pub fn part(text: impl Into<String>, holes: Vec<Tree>) -> Self {
        Self::Form { kind: Kind::Part, text: text.into(), holes }
    }

    /// Statements.
    pub fn block(items: Vec<Tree>) -> Self {
        Self::List { kind: Kind::Statement, items }
    }

    /// Parts with commas between them.
    pub fn parts(items: Vec<Tree>) -> Self {
        Self::List { kind: Kind::Part, items }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Part,
            Self::Form { kind, .. } | Self::List { kind, .. } => *kind,
        }
    }

    /// Every tree that is this one less one thing, the largest cuts first.
    pub fn smaller(&self) -> Vec<Tree> {
        let mut all = Vec::new();
        match self {
            Self::Text(_) => {}
            Self::Form { kind, text, holes } => {
                if *kind != Kind::Part {
                    all.extend(holes.iter().filter(|hole| hole.kind() == *kind).cloned());
                }
                for (index, hole) in holes.iter().enumerate() {
                    for cut in hole.smaller() {
                        let mut holes = holes.clone();
                        holes[index] = cut;
                        all.push(Self::Form { kind: *kind, text: text.clone(), holes });
                    }
                }
            }
            Self::List { kind, items } => {
                for (start, end) in cuts(items.len()) {
                    let kept = items[..start].iter().chain(&items[end..]).cloned().collect();
                    all.push(Self::List { kind: *kind, items: kept });
                }
                for (index, item) in items.iter().enumerate() {
                    for cut in item.smaller() {
                        let mut items = items.clone();
                        items[index] = cut;
                        all.push(Self::List { kind: *kind, items });
                    }
                }
            }
        }
        all
    }
}

/// Ranges to leave out: halves, quarters, … single items.
fn cuts(len: usize) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let mut size = len.div_ceil(2);
    while size > 0 {
        ranges.extend((0..len).step_by(size).map(|start| (start, (start + size).min(len))));
        size /= 2;
    }
    ranges
}

impl fmt::Display for Tree {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => to.write_str(text),
            Self::Form { text, holes, .. } => {
                let mut holes = holes.iter();
                for (index, part) in text.split('@').enumerate() {
                    if index > 0 {
                        holes.next().map_or(Ok(()), |hole| hole.fmt(to))?;
                    }
                    to.write_str(part)?;
                }
                Ok(())
            }
            Self::List { kind, items } => {
                let separator = if *kind == Kind::Statement { "\n" } else { ", " };
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        to.write_str(separator)?;
                    }
                    item.fmt(to)?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_can_be_replaced_by_what_is_in_it() {
        let inner = Tree::block(vec![Tree::text("a();"), Tree::text("b();")]);
        let tree = Tree::block(vec![Tree::statement("if (@) {\n@\n}", vec![Tree::text("flag"), inner])]);
        assert_eq!(tree.to_string(), "if (flag) {\na();\nb();\n}");
        let smaller: Vec<String> = tree.smaller().iter().map(ToString::to_string).collect();
        assert!(smaller.contains(&String::new()));
        assert!(smaller.contains(&"a();\nb();".to_owned()));
        assert!(smaller.contains(&"if (flag) {\nb();\n}".to_owned()));
    }
}
