//! For tests: literals in all layouts of commas, line breaks and comments.

use std::collections::{BTreeMap, BTreeSet};

use dr_lint_parser::{Effects, Literal, Member, Span, Spelling};

use super::change::Change;
use super::text;

/// Blanks and comments before a comma, or where there is none. `#` becomes a comment's number.
const BEFORE: [&str; 9] = ["", " ", "\n", "/*#*/", " //#\n", "\n//#\n", "\n/*#*/", "\n\n", "\n//@formatter:on\n"];
/// Blanks and comments after a comma, or before the first member.
const AFTER: [&str; 9] =
    ["", " ", "\n", " //#\n", " /*#*/ ", "\n//#\n", "\n\n", "\n /*#*/\n/*#*/ ", "\n//@formatter:off\n"];

/// A literal with a layout.
pub(super) struct Laid {
    pub(super) text: String,
    pub(super) literal: Literal,
    pub(super) comments: Vec<Span>,
}

/// Numbers that look random and are the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn one_of(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.below(choices.len())]
    }
}

pub(super) fn member_text(index: usize) -> String {
    format!("m{index}:1")
}

pub(super) fn laid(dice: &mut Dice) -> Laid {
    let mut laid = Laid {
        text: "dr({".to_owned(),
        literal: Literal { span: Span { start: 3, end: 3 }, members: Vec::new() },
        comments: Vec::new(),
    };
    let count = 1 + dice.below(4);
    laid.add(dice.one_of(&AFTER));
    for index in 0..count {
        let start = text::size(laid.text.len());
        let key = Span { start, end: start + 2 };
        laid.text += &member_text(index);
        let span = Span { start, end: text::size(laid.text.len()) };
        laid.literal.members.push(Member { span, key, spelling: Spelling::Pair, effects: Effects::None });
        laid.add(dice.one_of(&BEFORE));
        if index + 1 < count || dice.below(2) == 0 {
            laid.text.push(',');
            laid.add(dice.one_of(&AFTER));
        }
    }
    laid.text.push('}');
    laid.literal.span.end = text::size(laid.text.len());
    laid.text.push_str(");\n");
    laid
}

impl Laid {
    fn add(&mut self, gap: &str) {
        for letter in gap.chars() {
            if letter == '#' {
                let start = text::size(self.text.len()) - 2;
                self.text.push_str(&self.comments.len().to_string());
                let end = text::size(self.text.len());
                let tail = if self.text.as_bytes()[start as usize + 1] == b'*' { 2 } else { 0 };
                self.comments.push(Span { start, end: end + tail });
            } else {
                self.text.push(letter);
            }
        }
    }

    fn line_breaks(&self, start: u32, end: u32) -> usize {
        text::between(&self.text, start, end).matches('\n').count()
    }

    /// True for a comment about one of these members and no other: it may go with them.
    pub(super) fn may_go(&self, comment: Span, gone: &BTreeSet<usize>) -> bool {
        let members = &self.literal.members;
        let before = members.iter().rposition(|member| member.span.end <= comment.start);
        let after = members.iter().position(|member| member.span.start >= comment.end);
        let follows = before.filter(|index| self.line_breaks(members[*index].span.end, comment.start) == 0);
        let comma = |start, end| text::between(&self.text, start, end).contains(',');
        let leads = after.filter(|index| {
            let top = before.map_or(4, |index| members[index].span.end);
            let start = members[*index].span.start;
            let others: Vec<Span> = self
                .comments
                .iter()
                .copied()
                .filter(|other| comment.end <= other.start && other.end <= start)
                .collect();
            let ends = [comment.end].into_iter().chain(others.iter().map(|other| other.end));
            let starts = others.iter().map(|other| other.start).chain([start]);
            let is_near = ends.zip(starts).all(|(end, start)| self.line_breaks(end, start) < 2);
            let own_line = self.line_breaks(top, comment.start) > 0 || before.is_none();
            is_near && (own_line || self.line_breaks(comment.end, start) == 0 && comma(top, comment.start))
        });
        [follows, leads].into_iter().flatten().any(|index| gone.contains(&index))
    }
}

/// Applies changes as `apply` does: those of a member together or not at all. Which members went, too.
pub(super) fn applied(text: &str, planned: &BTreeMap<usize, Vec<Change>>) -> (String, BTreeSet<usize>) {
    let mut all: Vec<&Change> = Vec::new();
    let mut gone = BTreeSet::new();
    for (index, changes) in planned {
        let free = |change: &&Change| {
            all.iter().all(|other| {
                *other == *change && change.text.is_empty()
                    || other.span.end <= change.span.start && other.span != change.span
                    || change.span.end <= other.span.start && other.span != change.span
            })
        };
        if !changes.is_empty() && changes.iter().collect::<Vec<_>>().iter().all(free) {
            all.extend(changes);
            gone.insert(*index);
        }
    }
    all.sort();
    all.dedup();
    let mut text = text.to_owned();
    for change in all.iter().rev() {
        text.replace_range(change.span.start as usize..change.span.end as usize, &change.text);
    }
    (text, gone)
}

/// A text without comments and blanks.
pub(super) fn bare(text: &str) -> String {
    let (mut bare, mut rest) = (String::new(), text);
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').expect("a line comment ends")..];
        } else if rest.starts_with("/*") {
            rest = &rest[rest.find("*/").expect("a comment ends") + 2..];
        } else {
            if !letter.is_whitespace() {
                bare.push(letter);
            }
            rest = &rest[letter.len_utf8()..];
        }
    }
    bare
}
