//! Findings by the payload that they belong to.

use std::collections::BTreeMap;

use dr_lint_parser::Place;
use dr_lint_rules::Diagnostic;

/// The greatest number of findings in a block. Payloads with more have several.
const LARGEST: usize = 50;

/// The findings of each payload together, in the order of their first ones. What belongs to no payload stands alone.
pub(super) fn by_payload<'d>(findings: impl Iterator<Item = &'d Diagnostic>) -> Vec<Vec<&'d Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut numbers: BTreeMap<&Place, usize> = BTreeMap::new();
    for finding in findings {
        let known = finding.payload.as_ref().map(|payload| *numbers.entry(payload).or_insert(groups.len()));
        match known.and_then(|number| groups.get_mut(number)) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups.iter().flat_map(|group| group.chunks(LARGEST)).map(<[_]>::to_vec).collect()
}
