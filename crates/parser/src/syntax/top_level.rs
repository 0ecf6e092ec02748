//! The statements of the top level, as rows of the scripts in which they stand.

use crate::syntax::facts::Row;
use crate::text::source::Span;
use crate::tree::script::Script;

/// The statements of the top level of each script of a program, by position, and their numbers among all `items`. The scripts of
/// a document run in another order than they stand in.
pub(super) fn rows_of(script: &Script, items: &[Span]) -> Vec<(Row, Vec<usize>)> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    // The imports of a module stand inside of what stands for the module: what ends first comes first.
    order.sort_by_key(|index| (items[*index].end, items[*index].start));
    let mut rest = order.into_iter().peekable();
    let mut rows = Vec::with_capacity(script.regions.len());
    for (number, region) in script.regions.iter().enumerate() {
        let is_last = number + 1 == script.regions.len();
        let mut indexes = Vec::new();
        // What stands around a script begins at the mark before it.
        while let Some(index) = rest.next_if(|index| is_last || items[*index].start <= region.end) {
            indexes.push(index);
        }
        if !indexes.is_empty() {
            rows.push((Row { span: *region, items: indexes.iter().map(|index| items[*index]).collect() }, indexes));
        }
    }
    rows
}
