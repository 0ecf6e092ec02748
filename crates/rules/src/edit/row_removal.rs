//! Takes away items of a row, with their commas, lines and comments; several at once as `remove.rs` says.

use std::collections::{BTreeMap, BTreeSet};

use dr_lint_parser::Span;

use super::change::{Change, joined};
use super::row::{ItemRow, Separator};
use super::text;

/// The changes for each of several that go.
pub(crate) type Planned = BTreeMap<usize, Vec<Change>>;

/// The changes for each doomed item.
pub(super) fn planned(row: &ItemRow<'_>, doomed: &BTreeSet<usize>) -> Planned {
    if row.items.is_empty() {
        return BTreeMap::new();
    }
    if let Some(emptied) = emptied(row, doomed) {
        return emptied;
    }
    let run = run_of_last(row, doomed);
    let change = |index: &usize| {
        let changes = match run {
            Some(first) if *index >= first => with_comma_before(row, *index, doomed),
            _ if row.separator == Separator::Comma && row.leads_with_comma(*index) => {
                with_comma_before(row, *index, doomed)
            }
            _ => with_comma_after(row, *index, doomed),
        };
        (*index, with_range(row, *index, doomed, joined(changes)))
    };
    doomed.iter().filter(|index| **index < row.items.len()).map(change).collect()
}

/// The changes, and the comments that open and close a range of which nothing is left. Each of its items takes both away:
/// one alone must not go without the other.
fn with_range(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>, mut changes: Vec<Change>) -> Vec<Change> {
    let Some((opens, closes)) = row.doomed_range(index, doomed) else { return changes };
    let lines = |comment: text::Comment| {
        Change::remove(text::line_start(row.text, comment.span.start), text::next_line(row.text, comment.span.end))
    };
    let range = [lines(opens), lines(closes)];
    let apart = |mark: &Change| {
        changes.iter().all(|change| change.span.end <= mark.span.start || mark.span.end <= change.span.start)
    };
    if range.iter().all(apart) {
        changes.extend(range);
        changes.sort();
    }
    changes
}

/// The changes that close up braces between which nothing is left: `{}`.
fn emptied(row: &ItemRow<'_>, doomed: &BTreeSet<usize>) -> Option<Planned> {
    let all = doomed.len() == row.items.len();
    let in_braces = row.span.start > 0 && text::between(row.text, row.span.start - 1, row.span.start) == "{";
    // With a comma after the last, each item can take its own.
    let together = row.items.len() == 1 || row.separator == Separator::Nothing || row.comma(row.last()).is_some();
    // A comment between an item and the comma further down is about the next one.
    let is_between = |index: usize, comma: u32| has_comments(row, index + 1, row.tail(index), comma);
    let clear = (0..row.last()).all(|index| row.comma(index).is_none_or(|comma| !is_between(index, comma)));
    if !all || !in_braces || !together || !clear || !comments_go(row, doomed) {
        return None;
    }
    let behind = |index: usize| {
        let end = row.comma(index).map_or(row.tail(index), |comma| row.tail(index).max(comma + 1));
        // Alone, each leaves the line break that the comment before it ends with.
        if ends_in_line_comment(&row.gaps[index + 1], end) { text::next_line(row.text, end) } else { end }
    };
    let end = |index: usize| if index == row.last() { row.span.end } else { behind(index) };
    let start = |index: usize| if index == 0 { row.span.start } else { behind(index - 1) };
    Some((0..row.items.len()).map(|index| (index, vec![Change::remove(start(index), end(index))])).collect())
}

/// True when every comment belongs to one of the doomed, so that all may go.
fn comments_go(row: &ItemRow<'_>, doomed: &BTreeSet<usize>) -> bool {
    let owned = |comment: &text::Comment| {
        doomed.iter().any(|index| {
            let top = if row.has_own_lines(*index) { row.top(*index, doomed) } else { row.lead(*index) };
            top.min(row.lead(*index)) <= comment.span.start && comment.span.end <= row.tail(*index)
        })
    };
    row.gaps.iter().flat_map(|gap| &gap.comments).all(owned)
}

/// The first of the doomed items that run up to the last, when no comma follows that: they take the comma before them.
fn run_of_last(row: &ItemRow<'_>, doomed: &BTreeSet<usize>) -> Option<usize> {
    let last = row.last();
    if row.separator == Separator::Nothing || row.comma(last).is_some() || !doomed.contains(&last) {
        return None;
    }
    let is_cut_off = |index: usize| row.tail_comments(index).iter().any(|comment| comment.to_line_end);
    // Without the comma before it, the comma after an item would end up behind a comment.
    let goes_along = |index: &usize| doomed.contains(index) && *index > 0 && !is_cut_off(index - 1);
    let first = (0..last).rev().take_while(goes_along).last().unwrap_or(last);
    let is_all = first == 1 && doomed.contains(&0);
    Some(if is_all { last } else { first })
}

/// An item with the comma after it, or a statement.
fn with_comma_after(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>) -> Vec<Change> {
    let tail = row.tail(index);
    if let Some(comma) = row.gaps[index + 1].comma.filter(|comma| *comma >= tail) {
        return with_comma_below(row, index, comma, doomed);
    }
    if row.has_own_lines(index) {
        let (start, end) = own_lines(row, index, doomed);
        return vec![Change::remove(start, end)];
    }
    if let Some((first, last)) = doomed_line(row, index, doomed) {
        let start = if index == first { row.top(index, doomed) } else { row.lead(index) };
        let end = if index == last { text::next_line(row.text, tail) } else { row.lead(index + 1) };
        return vec![Change::remove(start, end)];
    }
    if index < row.last() && !text::has_newline(row.text, tail, row.items[index + 1].start) {
        return vec![Change::remove(row.lead(index), row.lead(index + 1).max(tail))];
    }
    let start = if row.starts_line(index) { row.lead(index) } else { end_of_before(row, index) };
    vec![Change::remove(start, tail)]
}

/// An item whose comma stands further down: `amount: 1⏎, currency`. Comments between the two stay.
fn with_comma_below(row: &ItemRow<'_>, index: usize, comma: u32, doomed: &BTreeSet<usize>) -> Vec<Change> {
    let (lead, tail) = (row.lead(index), row.tail(index));
    let next = if index == row.last() { row.span.end } else { row.lead(index + 1) };
    let leads_on = index < row.last() && !text::has_newline(row.text, comma, next);
    let comma_end = if leads_on { next.max(comma + 1) } else { text::blanks_end(row.text, comma + 1) };
    if has_comments(row, index + 1, tail, comma) {
        // In one piece, so that the comma is not taken for the one before the next item, which may go as well.
        let is_last = comma_end == text::line_end(row.text, comma);
        let one = |start, kept| {
            let kept = text::between(row.text, kept, comma);
            vec![Change::replace(Span { start, end: comma_end }, if is_last { kept.trim_end() } else { kept })]
        };
        return if row.has_own_lines(index) {
            one(own_lines(row, index, doomed).0, text::next_line(row.text, tail))
        } else {
            one(end_of_before(row, index), tail)
        };
    }
    if leads_on {
        // What follows takes its place.
        return vec![Change::remove(lead, comma_end)];
    }
    if !row.starts_line(index) {
        return vec![Change::remove(end_of_before(row, index), comma + 1)];
    }
    let is_alone = comma_end == text::line_end(row.text, comma) && comma_end < row.gaps[index + 1].span.end;
    if is_alone {
        return vec![Change::remove(row.top(index, doomed), text::next_line(row.text, comma))];
    }
    vec![Change::remove(text::blanks_end(row.text, row.top(index, doomed)), comma_end)]
}

/// The items on the line of one, where all are doomed and nothing else is on it.
fn doomed_line(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>) -> Option<(usize, usize)> {
    let joins_next = |item: usize| {
        item < row.last()
            && !text::has_newline(row.text, row.tail(item).max(row.items[item].end), row.items[item + 1].start)
    };
    let is_doomed = |item: &usize| doomed.contains(item);
    // One that stays ends the search: a line may hold thousands.
    let first = (0..=index).rev().take_while(is_doomed).find(|item| *item == 0 || !joins_next(item - 1))?;
    let last = (index..row.items.len()).take_while(is_doomed).find(|item| !joins_next(*item))?;
    let end = row.tail(last);
    let line_end = text::line_end(row.text, end);
    let is_whole =
        row.starts_line(first) && text::is_blank(row.text, end, line_end) && line_end <= row.gaps[last + 1].span.end;
    is_whole.then_some((first, last))
}

/// The end of what stands before an item: code, comma or comment.
fn end_of_before(row: &ItemRow<'_>, index: usize) -> u32 {
    let gap = &row.gaps[index];
    let lead = row.lead(index);
    let comments = gap.comments.iter().map(|comment| comment.span.end).filter(|end| *end <= lead);
    let comma = gap.comma.map(|comma| comma + 1);
    let end = comments.chain(comma).max().unwrap_or(gap.span.start).max(gap.span.start);
    if text::has_newline(row.text, end, lead) && ends_in_line_comment(gap, end) { lead } else { end }
}

/// A line comment goes on to the end of its line: what follows must not be drawn up to it.
fn ends_in_line_comment(gap: &text::Gap, end: u32) -> bool {
    gap.comments.iter().any(|comment| comment.to_line_end && comment.span.end == end)
}

/// True for an item whose lines hold nothing else but its comments and its comma: they can go whole.
fn has_whole_lines(row: &ItemRow<'_>, index: usize) -> bool {
    let tail = row.tail(index);
    let line_end = text::line_end(row.text, tail);
    let is_last = text::is_blank(row.text, tail, line_end) && line_end <= row.gaps[index + 1].span.end;
    row.has_own_lines(index) || is_last && row.comma_lines(index).is_some()
}

/// The lines of an item, with the blank lines after it when its paragraph goes.
fn own_lines(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>) -> (u32, u32) {
    let start = row.top(index, doomed);
    let end = text::next_line(row.text, row.tail(index));
    let end = end.min(row.gaps[index + 1].span.end);
    let goes = |item: &usize| doomed.contains(item) && has_whole_lines(row, *item);
    let starts = |item: usize| row.blank_line_before(item, row.top(item, doomed));
    let ends = |item: usize| row.blank_line_after(item, text::next_line(row.text, row.tail(item)));
    // One that stays ends the search: a paragraph may hold thousands.
    let first = (0..=index).rev().take_while(goes).find(|item| *item == 0 || starts(*item).is_some());
    let last = (index..row.items.len()).take_while(goes).find(|item| *item == row.last() || ends(*item).is_some());
    let Some((first, last)) = first.zip(last) else { return (start, end) };
    let at_edge = first == 0 && row.top(0, doomed) <= text::next_line(row.text, row.span.start);
    match (starts(first), ends(last)) {
        (Some(_), Some(after)) if index == last => (start, after),
        (None, Some(after)) if index == last && at_edge => (start, after),
        (Some(before), None) if index == first && last == row.last() => (before, end),
        _ => (start, end),
    }
}

/// An item whose comma stands before it on its line: `, amount: 1`. The comma after it, if any, is the next one's.
fn with_leading_comma(row: &ItemRow<'_>, index: usize, comma: u32, doomed: &BTreeSet<usize>) -> Vec<Change> {
    let tail = row.tail(index);
    let next_comma = row.comma(index).filter(|next| *next < tail);
    let end = next_comma.unwrap_or(tail);
    let starts_line = text::is_blank(row.text, text::line_start(row.text, comma), comma);
    if next_comma.is_none() && has_whole_lines(row, index) {
        let (start, end) = own_lines(row, index, doomed);
        return vec![Change::remove(start, end)];
    }
    let above = end_of_line_above(row, comma);
    let goes_up = starts_line
        && !doomed.contains(&(index - 1))
        && !row.gaps[index].comments.iter().any(|comment| comment.span.end >= above && comment.span.end <= comma);
    let start = if goes_up { above } else { comma };
    let end = if starts_line && !goes_up { text::blanks_end(row.text, end) } else { end };
    let rest = next_comma.map(|next| Change::remove(next + 1, tail));
    [Change::remove(start, end)].into_iter().chain(rest).collect()
}

/// An item with the comma before it. The comma after it, if any, is the next one's.
fn with_comma_before(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>) -> Vec<Change> {
    let Some(comma) = index.checked_sub(1).and_then(|before| row.comma(before)) else {
        return with_comma_after(row, index, doomed);
    };
    if row.leads_with_comma(index) {
        return with_leading_comma(row, index, comma, doomed);
    }
    let tail = row.tail(index);
    let next_comma = row.comma(index).filter(|next| *next < tail);
    // Blanks before the comma would be left at the end of the line.
    let before = row.items[index - 1].end;
    let from = if text::is_blank(row.text, before, comma) { before } else { comma };
    let mut changes = vec![Change::remove(from, comma + 1)];
    let start = if row.has_own_lines(index) || starts_doomed_line(row, index, doomed) {
        let before = row.tail(index - 1);
        let top = row.top(index, doomed);
        if has_comments(row, index, before, top) {
            let end = next_comma.unwrap_or_else(|| text::next_line(row.text, tail));
            if !doomed.contains(&(index - 1)) {
                return in_one(row, from, comma, top, end);
            }
            changes.push(Change::remove(top, end));
            return changes;
        }
        before
    } else if closes_below(row, index, doomed) {
        row.tail(index - 1)
    } else {
        end_of_before(row, index)
    };
    if start > comma + 1 && !doomed.contains(&(index - 1)) {
        let rest = next_comma.map(|next| Change::remove(next + 1, tail));
        return in_one(row, from, comma, start, next_comma.unwrap_or(tail)).into_iter().chain(rest).collect();
    }
    match next_comma {
        Some(next) => changes.extend([Change::remove(start, next), Change::remove(next + 1, tail)]),
        None => changes.push(Change::remove(start, tail)),
    }
    changes
}

/// True if an item is the first of a line on which all are doomed, and nothing else is.
fn starts_doomed_line(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>) -> bool {
    doomed_line(row, index, doomed).is_some_and(|(first, _)| first == index)
}

/// True if an item is the last and has its line for itself up to the brace that closes the row, which can go up to what
/// stands before.
fn closes_below(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>) -> bool {
    let before = row.tail(index - 1);
    index == row.last()
        && row.starts_line(index)
        && !text::has_newline(row.text, row.tail(index), row.span.end)
        && !ends_in_line_comment(&row.gaps[index], before)
        && !has_comments(row, index, before, row.top(index, doomed))
}

/// True if there are comments between two bytes in the gap before an item.
fn has_comments(row: &ItemRow<'_>, index: usize, start: u32, end: u32) -> bool {
    row.gaps[index].comments.iter().any(|comment| start <= comment.span.start && comment.span.end <= end)
}

/// Takes away a comma with the blanks `from` before it, and what starts further on, in one change: nothing is put in between at the same time.
fn in_one(row: &ItemRow<'_>, from: u32, comma: u32, start: u32, end: u32) -> Vec<Change> {
    let kept = text::between(row.text, comma + 1, start);
    vec![Change::replace(Span { start: from, end }, kept)]
}

fn end_of_line_above(row: &ItemRow<'_>, at: u32) -> u32 {
    let line = text::line_start(row.text, at);
    let above = &row.text[..line as usize];
    text::size(above.trim_end_matches(text::is_newline).len()).max(row.span.start)
}
