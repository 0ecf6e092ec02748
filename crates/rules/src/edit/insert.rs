//! Puts a property in, in the style of what stands around it: quotes, spaces, lines, commas.

use std::cell::RefCell;
use std::collections::BTreeMap;

use dr_lint_parser::{Literal, Role, Row as Statements, Span, Spelling, Write};

use super::change::{Change, Defect, guarded};
use super::row::{ItemRow, Separator};
use super::statements;
use super::text::{self, Gap, Text};

/// A property to put in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewProperty<'e> {
    pub(crate) name: &'e str,
    /// The expression that is its value. Where it is just the name, and the neighbours are written so, it is left out.
    pub(crate) value: &'e str,
}

/// Puts a member into a literal after the member of that index; without one, before the first. `None` where there is one of
/// that name already: another would change nothing.
pub(crate) fn member(
    text: &Text<'_>,
    literal: &Literal,
    after: Option<usize>,
    entry: NewProperty<'_>,
) -> Result<Option<Vec<Change>>, Defect> {
    guarded(|| into_literal(text, literal, after, entry))
}

/// Puts a write after another one into the same object. `None` where it is there already, or where nothing can follow.
pub(crate) fn write(
    text: &Text<'_>,
    after: &Write,
    entry: NewProperty<'_>,
    present: &Present,
) -> Result<Option<Vec<Change>>, Defect> {
    guarded(|| after_write(text, after, entry, present))
}

/// The statements of rows that may write a property of one name already. Each row is read once: it may hold thousands of
/// statements after which something is to be put.
pub(crate) struct Present {
    name: &'static str,
    rows: RefCell<BTreeMap<RowKey, Heads>>,
}

/// The file of a row, its span and that of its first item: the span alone may be that of a sequence in it, too.
type RowKey = (String, Span, Option<Span>);

/// Items of a row by their text up to the name.
type Heads = BTreeMap<String, Vec<Span>>;

impl Present {
    pub(crate) fn of(name: &'static str) -> Self {
        Self { name, rows: RefCell::default() }
    }

    /// True when an item of the row starts with the target of a write.
    fn has(&self, text: &Text<'_>, row: &Statements, target: &str) -> bool {
        let code = |item: &Span| text::between(text, item.start, item.end).trim_start_matches(';');
        let head = |code: &str| code.find(self.name).map(|at| code[..at + self.name.len()].to_owned());
        let read = || {
            let mut heads = Heads::new();
            for item in &row.items {
                if let Some(head) = head(code(item)) {
                    heads.entry(head).or_default().push(*item);
                }
            }
            heads
        };
        let key = (text.name().to_owned(), row.span, row.items.first().copied());
        let mut rows = self.rows.borrow_mut();
        let items = head(target).and_then(|head| rows.entry(key).or_insert_with(read).get(&head));
        items.into_iter().flatten().any(|item| code(item).starts_with(target))
    }
}

fn into_literal(
    text: &Text<'_>,
    literal: &Literal,
    after: Option<usize>,
    entry: NewProperty<'_>,
) -> Option<Vec<Change>> {
    let inside = Span { start: literal.span.start + 1, end: literal.span.end - 1 };
    let items: Vec<Span> = literal.members.iter().map(|member| member.span).collect();
    let names = literal.members.iter().map(|member| text::between(text, member.key.start, member.key.end));
    if names.map(|name| name.trim_matches(['"', '\''])).any(|name| name == entry.name) {
        return None;
    }
    let row = ItemRow::new(text, inside, &items, Separator::Comma)?;
    let written = written(text, literal, after.unwrap_or(0), entry);
    Some(match after {
        Some(index) => after_member(&row, index, &written),
        None if items.is_empty() => into_empty(&row, &written),
        None => before_first(&row, &written),
    })
}

fn after_member(row: &ItemRow<'_>, index: usize, written: &str) -> Vec<Change> {
    let end = row.items[index].end;
    let comma = row.comma(index);
    if index < row.last() && row.has_comma_before(index + 1) {
        let comma = comma.unwrap_or(end);
        let line = comma_and_blanks(row, comma);
        return vec![Change::insert(row.tail(index), format!("{}{line}{written}", line_break(row, end)))];
    }
    let comments = row.tail_comments(index);
    let Some(indent) = own_line(row, index) else {
        let space = space_after_comma(row);
        return match comma.filter(|comma| comments.iter().any(|comment| comment.span.end <= *comma)) {
            // Before the comma that was there: it goes along with the next member where that is removed.
            Some(comma) => vec![Change::insert(comma, format!(",{space}{written}"))],
            None => vec![Change::insert(end, format!(",{space}{written}"))],
        };
    };
    let line = format!("{}{indent}{written}", line_break(row, end));
    match comma {
        // With a comma before it: the one that was there is then the new member's.
        _ if comments.is_empty() => vec![Change::insert(end, format!(",{line}"))],
        Some(comma) if !text::has_newline(row.text, end, comma) && row.tail(index) <= comma + 1 => {
            vec![Change::insert(comma, format!(",{line}"))]
        }
        Some(comma) if !text::has_newline(row.text, end, comma) => {
            // In one piece with the comma, which must not be taken away along with the next member.
            let span = Span { start: comma, end: row.tail(index) };
            vec![Change::replace(span, format!("{}{line},", text::between(row.text, span.start, span.end)))]
        }
        // A comma further down is the next member's.
        Some(_) | None => vec![Change::insert(end, ","), Change::insert(row.tail(index), line)],
    }
}

/// The start of a line that a comma leads: the indentation, the comma, the blanks after it.
fn comma_and_blanks(row: &ItemRow<'_>, comma: u32) -> String {
    let blanks = text::between(row.text, comma + 1, text::blanks_end(row.text, comma + 1));
    format!("{},{blanks}", text::indent(row.text, comma))
}

/// The indentation of a member that gets a line of its own after that one; `None` when it goes on the same line.
fn own_line<'t>(row: &ItemRow<'t>, index: usize) -> Option<&'t str> {
    let here = text::indent(row.text, row.items[index].start);
    if index == row.last() {
        let closes_below = text::has_newline(row.text, row.items[index].end, row.span.end);
        return (row.starts_line(index) && (closes_below || index > 0)).then_some(here);
    }
    if !text::has_newline(row.text, row.items[index].end, row.items[index + 1].start) {
        return None;
    }
    Some(if row.starts_line(index) { here } else { text::indent(row.text, row.items[index + 1].start) })
}

fn before_first(row: &ItemRow<'_>, written: &str) -> Vec<Change> {
    let lead = row.lead(0);
    if row.starts_line(0) {
        let top = row.top(0, &(0..row.items.len()).collect());
        let indent = text::indent(row.text, row.items[0].start);
        let line_break = line_break(row, row.span.start);
        if row.items.len() > 1 && row.has_comma_before(1) {
            let comma = row.comma(0).unwrap_or(lead);
            let line = comma_and_blanks(row, comma);
            return vec![Change::insert(lead, format!("{written}{line_break}{line}"))];
        }
        return vec![Change::insert(top, format!("{indent}{written},{line_break}"))];
    }
    vec![Change::insert(lead, format!("{written},{}", space_after_comma(row)))]
}

fn into_empty(row: &ItemRow<'_>, written: &str) -> Vec<Change> {
    let Span { start, end } = row.span;
    if text::has_newline(row.text, start, end) {
        let outer = text::indent(row.text, end);
        let step = if outer.starts_with('\t') { "\t" } else { "  " };
        return vec![Change::insert(start, format!("{}{outer}{step}{written}", line_break(row, start)))];
    }
    if text::is_blank(row.text, start, end) {
        return vec![Change::replace(row.span, format!(" {written} "))];
    }
    vec![Change::insert(start, format!(" {written}"))]
}

/// The line break that is used there.
fn line_break<'t>(row: &ItemRow<'t>, at: u32) -> &'t str {
    let here = text::newline_at(row.text, text::line_end(row.text, at));
    if here.is_empty() || here.starts_with(['\u{2028}', '\u{2029}']) { text::newline(row.text) } else { here }
}

/// The blank, or nothing, between a comma and the next member on its line.
fn space_after_comma(row: &ItemRow<'_>) -> &'static str {
    let commas = row.gaps.iter().take(row.items.len()).filter_map(|gap| Some((gap.comma?, gap.span.end)));
    let is_tight = if row.items.len() > 1 {
        commas.into_iter().all(|(comma, end)| comma + 1 == end)
    } else {
        // One member: `{a:1}` is written without blanks, `{a: 1}` with.
        let item = row.items[0];
        row.gaps[0].span.start == item.start && !text::between(row.text, item.start, item.end).contains(": ")
    };
    if is_tight { "" } else { " " }
}

/// The property as its neighbours are written.
fn written(text: &Text<'_>, literal: &Literal, like: usize, entry: NewProperty<'_>) -> String {
    let spelled = |spelling| literal.members.iter().any(|member| member.spelling == spelling);
    if entry.name == entry.value && spelled(Spelling::Shorthand) {
        return entry.name.to_owned();
    }
    let pairs = || literal.members.iter().filter(|member| member.spelling == Spelling::Pair);
    let model = literal.members.get(like).filter(|member| member.spelling == Spelling::Pair).or_else(|| pairs().next());
    let Some(model) = model else { return format!("{}: {}", entry.name, entry.value) };
    let key_text = |key: Span| text::between(text, key.start, key.end);
    let quote =
        [model.key].into_iter().chain(pairs().map(|pair| pair.key)).map(key_text).find(|key| !key.starts_with('['));
    let quote = quote.and_then(|key| ['"', '\''].into_iter().find(|quote| key.starts_with(*quote)));
    let name = quote.map_or_else(|| entry.name.to_owned(), |quote| format!("{quote}{}{quote}", entry.name));
    let plain = || {
        let like = colon(text, model.key, model.span);
        let others = pairs().map(|pair| colon(text, pair.key, pair.span));
        // More than a blank is there to set something in line; where the others aren't, that is no style.
        let shortest = others.min_by_key(String::len).filter(|_| like.contains("  "));
        shortest.unwrap_or(like)
    };
    let colon = aligned_colon(text, literal, name.len()).unwrap_or_else(plain);
    format!("{name}{colon}{}", entry.value)
}

/// The colon of a pair with the blanks around it.
fn colon(text: &Text<'_>, key: Span, span: Span) -> String {
    let rest = text::between(text, key.end, span.end);
    let value = rest.trim_start().strip_prefix(':').unwrap_or_default().trim_start();
    let colon = &rest[..rest.len() - value.len()];
    let is_plain = colon.chars().all(|letter| matches!(letter, ' ' | '\t' | ':')) && colon.contains(':');
    if is_plain { colon.to_owned() } else { ": ".to_owned() }
}

/// The colon of a pair whose values, or colons, stand one below the other, for a key of that length.
fn aligned_colon(text: &Text<'_>, literal: &Literal, length: usize) -> Option<String> {
    let pairs = literal.members.iter().filter(|member| member.spelling == Spelling::Pair);
    let measured: Vec<(usize, String)> =
        pairs.map(|pair| ((pair.key.end - pair.key.start) as usize, colon(text, pair.key, pair.span))).collect();
    let width = |(key, colon): &(usize, String)| key + colon.len();
    let first = measured.first()?;
    let keys_differ = measured.iter().any(|other| other.0 != first.0);
    if !keys_differ || measured.iter().any(|other| width(other) != width(first)) {
        return None;
    }
    let blanks = |colon: &str| colon.len() - colon.trim_start().len();
    let before = measured.iter().map(|(_, colon)| blanks(colon));
    let least = before.clone().min().unwrap_or(0);
    if before.max() > Some(least) || least > 0 {
        let room = width(first).saturating_sub(length + first.1.trim_start().len());
        return Some(format!("{}{}", " ".repeat(room.max(least)), first.1.trim_start()));
    }
    Some(format!(":{}", " ".repeat(width(first).saturating_sub(length + 1).max(1))))
}

fn after_write(text: &Text<'_>, after: &Write, entry: NewProperty<'_>, present: &Present) -> Option<Vec<Change>> {
    let (target, value) = like_write(text, after, entry)?;
    let written = format!("{target}{value}");
    if let Role::Statement(row, _) | Role::Element(row, _) = &after.role
        && present.has(text, row, &target)
    {
        return None;
    }
    match &after.role {
        Role::Statement(row, index) => {
            let (row, index) = statements::around(row, *index)?;
            let mut items = statements::with_semicolons(text, &row);
            let item = items.get_mut(index)?;
            let has_end = text::between(text, item.start, item.end).ends_with(';');
            if !has_end && Gap::new(text, Span { start: after.span.end, end: item.end }).is_some() {
                // The comments before the semicolon of the next line are no part of it.
                item.end = after.span.end;
            }
            let row = ItemRow::new(text, row.span, &items, Separator::Nothing)?;
            let end = if has_end { ";" } else { "" };
            Some(after_statement(&row, index, &format!("{written}{end}")))
        }
        Role::Body(statement) => {
            let ends = text::between(text, statement.start, statement.end).ends_with(';');
            let (before, end) = if ends { ("", ";") } else { (";", "") };
            Some(vec![
                Change::insert(statement.start, "{ "),
                Change::insert(statement.end, format!("{before} {written}{end} }}")),
            ])
        }
        Role::Element(row, index) => {
            let row = ItemRow::new(text, row.span, &row.items, Separator::Comma)?;
            Some(vec![Change::insert(row.items[*index].end, format!(",{}{written}", space_after_comma(&row)))])
        }
        Role::Else(_) | Role::ArrowBody | Role::Used => None,
    }
}

fn after_statement(row: &ItemRow<'_>, index: usize, written: &str) -> Vec<Change> {
    let item = row.items[index];
    let has_end = written.ends_with(';');
    let follows = row.items.get(index + 1).filter(|next| !text::has_newline(row.text, item.end, next.start));
    if follows.is_some() || !row.starts_line(index) {
        let tight = has_end && follows.is_some_and(|next| next.start == item.end);
        let before = if has_end { "" } else { ";" };
        return vec![Change::insert(item.end, format!("{before}{}{written}", if tight { "" } else { " " }))];
    }
    // Without a semicolon before it, such a start would go on with the statement above.
    let goes_on = !has_end && written.starts_with(['(', '[', '`', '/', '+', '-']);
    let indent = text::indent(row.text, item.start);
    let leads = text::between(row.text, item.start, item.end).starts_with(';');
    let start = if goes_on || leads { ";" } else { "" };
    vec![Change::insert(row.tail(index), format!("{}{indent}{start}{written}", line_break(row, item.start)))]
}

/// `p["sessionId"]` and ` = value` after `p["type"] = …`.
fn like_write(text: &Text<'_>, like: &Write, entry: NewProperty<'_>) -> Option<(String, String)> {
    let object = text::between(text, like.object.start, like.object.end);
    let access = text::between(text, like.object.end, like.target.end);
    let equals = text::between(text, like.target.end, like.value.start);
    if object.is_empty() || access.is_empty() || !like.gives_value || equals.trim() != "=" {
        return None;
    }
    let quote =
        ["[\"", "['"].into_iter().find(|start| access.starts_with(start)).and_then(|start| start.chars().last());
    let name = quote.map_or_else(|| format!(".{}", entry.name), |quote| format!("[{quote}{}{quote}]", entry.name));
    let equals = if equals.contains(['\n', '\r']) { " = " } else { equals };
    Some((format!("{object}{name}"), format!("{equals}{}", entry.value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dr_lint_parser::SourceFile;

    #[test]
    fn a_defect_is_told_apart_from_what_has_no_place() {
        let file = SourceFile::new("a.js", "f({})");
        let entry = NewProperty { name: "id", value: "2" };
        let literal = Literal { span: Span { start: 2, end: 4 }, members: Vec::new() };
        let put = |after| member(&Text::of(&file), &literal, after, entry);
        assert!(matches!(put(None), Ok(Some(_))));
        assert_eq!(put(Some(7)), Err(Defect), "there is no such member");
    }

    #[test]
    fn a_write_is_there_when_an_item_of_its_very_row_starts_so() {
        let code = "id.a.id = 1; ;p.id = 2, q.id = 3";
        let file = SourceFile::new("a.js", code);
        let (text, present) = (Text::of(&file), Present::of("id"));
        let span = |start, end| Span { start, end };
        let all = span(0, text::size(code.len()));
        let statements = Statements { span: all, items: vec![span(0, 12), span(13, 32)] };
        let sequence = Statements { span: all, items: vec![span(14, 22), span(24, 32)] };
        let has = |row, target| present.has(&text, row, target);
        assert!(has(&statements, "id.a.id") && has(&statements, "p.id"));
        assert!(!has(&statements, "q.id") && !has(&statements, "id.b.id") && !has(&statements, "a.id"));
        assert!(has(&sequence, "q.id") && !has(&sequence, "id.a.id"));
    }
}
