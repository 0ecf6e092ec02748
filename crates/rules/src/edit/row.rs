//! Items of a row, with the blanks and comments that belong to each of them.

use std::collections::BTreeSet;

use dr_lint_parser::Span;

use super::directive::{self, Reach};
use super::text::{self, Comment, Gap, Text};

/// Members of a literal, statements of a block, or expressions of a sequence.
pub(super) struct ItemRow<'t> {
    pub(super) text: &'t Text<'t>,
    /// The bytes between the braces around them.
    pub(super) span: Span,
    pub(super) items: &'t [Span],
    /// The gaps before the first, between each two, and after the last.
    pub(super) gaps: Vec<Gap>,
    pub(super) separator: Separator,
}

/// The mark between two items of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    /// Statements have their own end.
    Nothing,
}

impl<'t> ItemRow<'t> {
    /// `None` when there is something between the items that is no blank, comment or comma.
    pub(super) fn new(text: &'t Text<'t>, span: Span, items: &'t [Span], separator: Separator) -> Option<Self> {
        let starts = items.iter().map(|item| item.start).chain([span.end]);
        let ends = [span.start].into_iter().chain(items.iter().map(|item| item.end));
        let gaps = ends.zip(starts).map(|(start, end)| Gap::new(text, Span { start, end: end.max(start) }));
        Some(Self { text, span, items, gaps: gaps.collect::<Option<_>>()?, separator })
    }

    pub(super) fn last(&self) -> usize {
        self.items.len() - 1
    }

    /// The comma after an item.
    pub(super) fn comma(&self, index: usize) -> Option<u32> {
        self.gaps[index + 1].comma
    }

    /// The start of an item, with the comments before it on its line that belong to it.
    pub(super) fn lead(&self, index: usize) -> u32 {
        let gap = &self.gaps[index];
        let after = gap.comma.unwrap_or(gap.span.start);
        let mut start = self.items[index].start;
        for comment in gap.comments.iter().rev() {
            let is_before = comment.span.start >= after && text::is_blank(self.text, comment.span.end, start);
            if !is_before || self.is_tail_of_previous(index, comment) || !self.can_lead(comment) {
                break;
            }
            start = comment.span.start;
        }
        start
    }

    /// Without a comma between, a comment on the line of two statements belongs to the one that it follows directly.
    fn is_tail_of_previous(&self, index: usize, comment: &Comment) -> bool {
        self.separator == Separator::Nothing
            && index > 0
            && !text::has_newline(self.text, self.items[index - 1].end, comment.span.start)
    }

    /// The end of an item: with its comma, where that is on its line, and the comments after it that belong to it.
    pub(super) fn tail(&self, index: usize) -> u32 {
        let gap = &self.gaps[index + 1];
        let mut end = self.items[index].end;
        if let Some(comma) = gap.comma.filter(|comma| !text::has_newline(self.text, end, *comma)) {
            end = comma + 1;
        }
        match self.tail_comments(index).last() {
            Some(comment) => end.max(comment.span.end),
            None => end,
        }
    }

    /// The comments after an item, on its line, that belong to it.
    pub(super) fn tail_comments(&self, index: usize) -> Vec<Comment> {
        let gap = &self.gaps[index + 1];
        let end = self.items[index].end;
        let on_line = |comment: &&Comment| !text::has_newline(self.text, end, comment.span.start);
        let comments: Vec<Comment> = gap.comments.iter().filter(on_line).copied().collect();
        let after = comments.last().map_or(end, |comment| comment.span.end);
        let after = after.max(
            gap.comma.map_or(after, |comma| if text::has_newline(self.text, end, comma) { after } else { comma + 1 }),
        );
        let ends_line = index == self.last() || text::has_newline(self.text, after, gap.span.end);
        // What stands after the comma and before the next item on the same line is about that.
        let is_own = |comment: &Comment| ends_line || gap.comma.is_some_and(|comma| comment.span.end <= comma);
        // Where the line has others that stay, what is about the line does as well.
        let is_shared = !ends_line
            || index > 0 && !text::has_newline(self.text, self.items[index - 1].end, self.items[index].start);
        let goes = |comment: &Comment| self.can_belong(comment) && !(is_shared && self.reach(comment) == Reach::Line);
        comments.into_iter().filter(is_own).take_while(goes).collect()
    }

    /// True if nothing else stands on the line before an item.
    pub(super) fn starts_line(&self, index: usize) -> bool {
        let start = self.lead(index);
        let line = text::line_start(self.text, start);
        (line > self.gaps[index].span.start || line == self.span.start) && text::is_blank(self.text, line, start)
    }

    /// True if nothing else stands on the lines of an item, its comma and comments aside.
    pub(super) fn has_own_lines(&self, index: usize) -> bool {
        let tail = self.tail(index);
        let end = text::line_end(self.text, tail);
        self.starts_line(index) && text::is_blank(self.text, tail, end) && end <= self.gaps[index + 1].span.end
    }

    /// True when the comma before an item stands at the start of its line: `, amount: 1`. The comments about the item may
    /// stand in between, on lines of their own.
    pub(super) fn leads_with_comma(&self, index: usize) -> bool {
        let Some(comma) = self.gaps[index].comma else { return false };
        if index == 0 || !text::has_newline(self.text, self.items[index - 1].end, comma) {
            return false;
        }
        let start = self.items[index].start;
        let mut between = self.gaps[index].comments.iter().filter(|comment| comment.span.start > comma).peekable();
        let first = between.peek().map_or(start, |comment| comment.span.start);
        if text::has_newline(self.text, comma, first) {
            return false;
        }
        let ends =
            self.gaps[index].comments.iter().filter(|comment| comment.span.start > comma).map(|one| one.span.end);
        let starts = between.clone().skip(1).map(|comment| comment.span.start).chain([start]);
        let near = |(end, start): (u32, u32)| text::next_line(self.text, end) >= text::line_start(self.text, start);
        between.all(|comment| self.can_belong(comment)) && ends.zip(starts).all(near)
    }

    /// True when the comma before an item stands on its very line.
    pub(super) fn has_comma_before(&self, index: usize) -> bool {
        let comma = self.gaps[index].comma.filter(|_| self.leads_with_comma(index));
        comma.is_some_and(|comma| !text::has_newline(self.text, comma, self.items[index].start))
    }

    /// The start of the line of an item that a comma leads, if nothing else is on its lines: comments before the comma are
    /// about the item.
    pub(super) fn comma_lines(&self, index: usize) -> Option<u32> {
        let comma = self.gaps[index].comma.filter(|_| self.leads_with_comma(index))?;
        let line = text::line_start(self.text, comma);
        let comments = self.gaps[index].comments.iter().filter(|comment| comment.span.end <= comma);
        let on_line: Vec<&Comment> = comments.filter(|comment| comment.span.end > line).collect();
        let belongs = on_line.iter().all(|comment| self.can_belong(comment) && comment.span.start >= line);
        let first = on_line.first().map_or(comma, |comment| comment.span.start);
        (belongs && text::is_blank(self.text, line, first)).then_some(line)
    }

    /// The start of the first line that belongs to an item that has lines of its own: with the comments directly above.
    pub(super) fn top(&self, index: usize, doomed: &BTreeSet<usize>) -> u32 {
        let line = self.line(index);
        let above = self.comments_above(index);
        let Some(first) = above.first() else { return line };
        let top = text::line_start(self.text, first.span.start);
        let is_heading =
            above.iter().all(|comment| self.reach(comment) != Reach::NextLine) && self.is_heading(index, top, &above);
        if is_heading && !self.group(index).all(|item| doomed.contains(&item)) { line } else { top }
    }

    /// The start of the line of an item, or of the comma that leads it.
    fn line(&self, index: usize) -> u32 {
        let lead = self.lead(index);
        let comma = self.gaps[index].comma.filter(|_| self.leads_with_comma(index));
        text::line_start(self.text, comma.unwrap_or(lead))
    }

    /// The comments on lines of their own directly above an item, in order.
    fn comments_above(&self, index: usize) -> Vec<Comment> {
        let gap = &self.gaps[index];
        let mut top = self.line(index);
        let mut above = Vec::new();
        for comment in gap.comments.iter().rev() {
            if comment.span.end > top {
                continue;
            }
            let line = text::line_start(self.text, comment.span.start);
            let is_own = line >= gap.span.start && text::is_blank(self.text, line, comment.span.start);
            if !is_own
                || !self.can_belong(comment)
                || text::next_line(self.text, comment.span.end) != top
                || gap.comma.is_some_and(|comma| comma > line && comma < top)
            {
                break;
            }
            above.insert(0, *comment);
            top = line;
        }
        above
    }

    /// The reach of a comment.
    fn reach(&self, comment: &Comment) -> Reach {
        if comment.is_island {
            return Reach::File;
        }
        directive::reach(text::between(self.text, comment.span.start, comment.span.end))
    }

    /// True for a comment that is about the code beside it alone, and may go with it.
    fn can_belong(&self, comment: &Comment) -> bool {
        match self.reach(comment) {
            Reach::Neighbour | Reach::NextLine | Reach::Line => true,
            Reach::Opens | Reach::Closes | Reach::File => false,
        }
    }

    /// True for a comment that can belong to what follows on its line.
    fn can_lead(&self, comment: &Comment) -> bool {
        self.can_belong(comment) && self.reach(comment) != Reach::Line
    }

    /// The comments, each on a line of its own, that open and close a range which holds an item and none that stays.
    pub(super) fn doomed_range(&self, index: usize, doomed: &BTreeSet<usize>) -> Option<(Comment, Comment)> {
        let is_mark = |comment: &&Comment| !self.can_belong(comment);
        let goes = |item: &usize| doomed.contains(item) && self.has_own_lines(*item);
        let before = (0..=index).rev().take_while(goes).find_map(|item| self.gaps[item].comments.iter().rfind(is_mark));
        let after = (index..self.items.len())
            .take_while(goes)
            .find_map(|item| self.gaps[item + 1].comments.iter().find(is_mark));
        let (opens, closes) = (*before?, *after?);
        let is_range = self.reach(&opens) == Reach::Opens && self.reach(&closes) == Reach::Closes;
        (is_range && self.is_alone(&opens) && self.is_alone(&closes)).then_some((opens, closes))
    }

    /// True for a comment that has its lines for itself.
    fn is_alone(&self, comment: &Comment) -> bool {
        text::is_blank(self.text, text::line_start(self.text, comment.span.start), comment.span.start)
            && text::is_blank(self.text, comment.span.end, text::line_end(self.text, comment.span.end))
    }

    /// True if the comments above an item are about several: they stand at the start of a paragraph, in code that is
    /// set in paragraphs, or are drawn as a heading.
    fn is_heading(&self, index: usize, top: u32, above: &[Comment]) -> bool {
        if self.group(index).count() < 2 {
            return false;
        }
        let is_drawn = |comment: &Comment| {
            let words = text::between(self.text, comment.span.start + 2, comment.span.end);
            ["---", "===", "***", "###", "~~~"].iter().any(|line| words.contains(line))
        };
        if above.iter().any(is_drawn) {
            return true;
        }
        if self.is_named(index, above) || text::has_newline(self.text, self.items[index].start, self.items[index].end) {
            return false;
        }
        let opens = top <= text::next_line(self.text, self.gaps[index].span.start) && index == 0;
        let has_paragraphs = (1..self.items.len()).any(|item| self.blank_above(item).is_some());
        self.blank_line_before(index, top).is_some() || opens && has_paragraphs
    }

    /// True if comments say the name of an item: `currency` of `p.currency = "EUR"`.
    fn is_named(&self, index: usize, comments: &[Comment]) -> bool {
        let item = text::between(self.text, self.items[index].start, self.items[index].end);
        let target = item.split([':', '=']).next().unwrap_or_default();
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
        let Some(name) = target.split(|letter| !is_part(letter)).rfind(|word| !word.is_empty()) else { return false };
        let words = |comment: &Comment| text::between(self.text, comment.span.start, comment.span.end);
        let says = |words: &str| words.split(|letter| !is_part(letter)).any(|word| word.eq_ignore_ascii_case(name));
        comments.iter().map(words).any(says)
    }

    /// An item and those after it down to the next blank line or comment on a line of its own.
    fn group(&self, index: usize) -> impl Iterator<Item = usize> {
        let starts_another = |item: usize| self.blank_above(item).is_some() || !self.comments_above(item).is_empty();
        let end = (index + 1..self.items.len()).find(|item| starts_another(*item)).unwrap_or(self.items.len());
        index..end
    }

    /// The start of the blank lines that stand above an item and its comments.
    fn blank_above(&self, index: usize) -> Option<u32> {
        let line = self.line(index);
        let top = self.comments_above(index).first().map(|first| text::line_start(self.text, first.span.start));
        self.blank_line_before(index, top.unwrap_or(line))
    }

    /// The start of the blank lines that end at the start of a line, in the gap before an item.
    pub(super) fn blank_line_before(&self, index: usize, line: u32) -> Option<u32> {
        let floor = self.gaps[index].span.start;
        let mut start = line;
        while start > floor {
            let above = text::line_start(
                self.text,
                start.saturating_sub(text::size(text::newline_before(self.text, start).len())),
            );
            if above <= floor && index > 0
                || above < floor
                || !text::is_blank(self.text, above, text::line_end(self.text, above))
                || above == start
            {
                break;
            }
            start = above;
        }
        (start < line).then_some(start)
    }

    /// The end of the blank lines that start at the start of a line, in the gap after an item.
    pub(super) fn blank_line_after(&self, index: usize, line: u32) -> Option<u32> {
        let ceiling = self.gaps[index + 1].span.end;
        let mut end = line;
        while end < ceiling && text::is_blank(self.text, end, text::line_end(self.text, end)) {
            let next = text::next_line(self.text, end);
            if next > ceiling || next == end {
                break;
            }
            end = next;
        }
        (end > line).then_some(end)
    }
}
