//! Statements, and the semicolons that each needs.

use std::collections::BTreeSet;

use dr_lint_parser::{Row as Statements, Span};

use super::change::{Change, joined};
use super::row::{ItemRow, Separator};
use super::row_removal::{Planned, planned};
use super::text::{self, Text};

/// A line that starts so goes on with the statement above, unless that has its semicolon.
const GOES_ON: [char; 9] = ['(', '[', '`', '+', '-', '/', '*', ',', '.'];

/// Each statement with the semicolons that are there for it. In code without semicolons, one at the start of a line
/// protects what follows it there; the parser takes it for the end of the statement above.
pub(super) fn with_semicolons(text: &Text<'_>, statements: &Statements) -> Vec<Span> {
    let mut items = statements.items.clone();
    for index in 0..items.len() {
        let Span { start, end } = items[index];
        let Some(code) = text::between(text, start, end).strip_suffix(';') else { continue };
        let code_end = start + text::size(code.trim_end().len());
        let Some(next) = items.get(index + 1).copied() else { continue };
        if code_end > start && text::has_newline(text, code_end, end) && !text::has_newline(text, end, next.start) {
            items[index].end = code_end;
            items[index + 1].start = end - 1;
        }
    }
    items
}

/// The number of statements on either side of one that can make a difference to what is put after it.
const REACH: usize = 2;

/// A statement with those around it, and its index among them. A block may hold thousands.
pub(super) fn around(statements: &Statements, index: usize) -> Option<(Statements, usize)> {
    let items = &statements.items;
    let first = index.saturating_sub(REACH);
    let end = (index + REACH + 1).min(items.len());
    let near = items.get(first..end).filter(|_| index < items.len())?.to_vec();
    let before = first.checked_sub(1).map_or(statements.span.start, |before| items[before].end);
    let after = items.get(end).map_or(statements.span.end, |after| after.start);
    Some((Statements { span: Span { start: before, end: after }, items: near }, index - first))
}

/// The changes that take the `doomed` statements of a row away.
pub(super) fn without(text: &Text<'_>, statements: &Statements, doomed: &BTreeSet<usize>) -> Planned {
    let items = with_semicolons(text, statements);
    let Some(row) = ItemRow::new(text, statements.span, &items, Separator::Nothing) else { return Planned::new() };
    let doomed: BTreeSet<usize> = doomed.iter().copied().filter(|index| *index < items.len()).collect();
    let empty = empty_after(&row, &doomed);
    let all: BTreeSet<usize> = doomed.iter().chain(empty.iter()).copied().collect();
    let stays = |index: &usize| keeps_directive_apart(&row, *index, &all);
    let mut planned = planned(&row, &all.iter().copied().filter(|index| !stays(index)).collect());
    for index in doomed.iter().filter(|index| stays(index)) {
        planned.insert(*index, vec![Change::replace(items[*index], ";")]);
    }
    for index in &doomed {
        if let Some(next) = needs_semicolon(&row, *index, &all)
            && let Some(changes) = planned.get_mut(index)
        {
            // What came before would go on with it.
            changes.push(Change::insert(items[next].start, ";"));
        }
    }
    for index in empty.iter().rev() {
        let changes = planned.remove(index).unwrap_or_default();
        planned.entry(index - 1).or_default().extend(changes);
    }
    for changes in planned.values_mut() {
        changes.sort();
        *changes = joined(std::mem::take(changes));
    }
    planned
}

/// The empty statements on the line of doomed ones: the second semicolon of `p.amount = 1;;`.
fn empty_after(row: &ItemRow<'_>, doomed: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut empty = BTreeSet::new();
    for index in 1..row.items.len() {
        let (before, item) = (row.items[index - 1], row.items[index]);
        let goes = doomed.contains(&(index - 1)) || empty.contains(&(index - 1));
        let is_empty = text::between(row.text, item.start, item.end) == ";";
        if goes && is_empty && !doomed.contains(&index) && !text::has_newline(row.text, before.end, item.start) {
            empty.insert(index);
        }
    }
    empty
}

/// True when a text after it would become a directive without it: `'use strict'` is one at the top only.
fn keeps_directive_apart(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>) -> bool {
    let is_text =
        |item: usize| text::between(row.text, row.items[item].start, row.items[item].end).starts_with(['"', '\'']);
    let next = (index + 1..row.items.len()).find(|item| !doomed.contains(item));
    doomed.contains(&index) && (0..index).all(is_text) && next.is_some_and(is_text)
}

/// The statement after a doomed one that the statement before would go on with.
fn needs_semicolon(row: &ItemRow<'_>, index: usize, doomed: &BTreeSet<usize>) -> Option<usize> {
    let before = (0..index).rev().find(|item| !doomed.contains(item))?;
    let after = (index + 1..row.items.len()).find(|item| !doomed.contains(item))?;
    let code = |item: usize| text::between(row.text, row.items[item].start, row.items[item].end);
    (!code(before).ends_with(';') && code(after).starts_with(GOES_ON)).then_some(after)
}
