//! Removals and insertions in all layouts: what stays is what it was, and so are its comments.

use super::*;
use crate::edit::insert::{self, NewProperty};
use crate::edit::layouts::{Dice, applied, bare, laid, member_text};
use crate::edit::text;
use dr_lint_parser::SourceFile;

#[test]
fn whatever_the_layout_what_stays_is_whole() {
    let mut dice = Dice(1);
    let mut wrong = Vec::new();
    for _ in 0..10_000 {
        let laid = laid(&mut dice);
        let doomed: BTreeSet<usize> = (0..laid.literal.members.len()).filter(|_| dice.below(2) == 0).collect();
        let file = SourceFile::new("a.js", laid.text.as_str());
        let planned = members(&Text::of(&file), &laid.literal, &doomed).unwrap();
        assert_eq!(planned.keys().copied().collect::<BTreeSet<_>>(), doomed);
        let alone = planned.iter().map(|(index, changes)| BTreeMap::from([(*index, changes.clone())]));
        for planned in alone.chain([planned.clone()]) {
            let (after, gone) = applied(&laid.text, &planned);
            let kept: Vec<String> =
                (0..laid.literal.members.len()).filter(|index| !gone.contains(index)).map(member_text).collect();
            let code = bare(&after).replace(",}", "}");
            let comments = laid.comments.iter().enumerate().all(|(number, span)| {
                let comment = text::between(&laid.text, span.start, span.end);
                debug_assert!(comment.contains(&number.to_string()));
                after.contains(comment) || laid.may_go(*span, &gone)
            });
            if code != format!("dr({{{}}});", kept.join(",")) || !comments || bare(&after).contains("{,") {
                wrong.push((laid.text.clone(), doomed.clone(), gone, after));
            }
        }
    }
    wrong.sort_by_key(|(text, ..)| text.len());
    let shown: Vec<String> = wrong
        .iter()
        .take(5)
        .map(|(text, doomed, gone, after)| format!("{gone:?} of {doomed:?}\n{text}\n=>\n{after}\n"))
        .collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), shown.concat());
}

#[test]
fn whatever_the_layout_a_member_goes_in_where_it_should() {
    let entry = NewProperty { name: "id", value: "2" };
    let mut dice = Dice(2);
    let mut wrong = Vec::new();
    for _ in 0..10_000 {
        let laid = laid(&mut dice);
        let count = laid.literal.members.len();
        let after = dice.below(count + 1).checked_sub(1);
        let doomed: BTreeSet<usize> = (0..count).filter(|index| Some(*index) != after && dice.below(3) == 0).collect();
        let file = SourceFile::new("a.js", laid.text.as_str());
        let inserted = insert::member(&Text::of(&file), &laid.literal, after, entry).unwrap().unwrap();
        let mut planned = members(&Text::of(&file), &laid.literal, &doomed).unwrap();
        // The session goes in first; what overlaps with it has to wait.
        planned = planned.into_iter().map(|(index, changes)| (index + 1, changes)).collect();
        planned.insert(0, inserted);
        for planned in [BTreeMap::from([(0, planned[&0].clone())]), planned] {
            let (text, done) = applied(&laid.text, &planned);
            let kept = (0..count).filter(|index| !done.contains(&(index + 1)));
            let mut expected: Vec<String> = Vec::new();
            for index in kept {
                expected.push(member_text(index));
                if Some(index) == after {
                    expected.push("id:2".to_owned());
                }
            }
            if after.is_none() {
                expected.insert(0, "id:2".to_owned());
            }
            let gone = done.iter().filter_map(|number| number.checked_sub(1)).collect();
            let comments = laid.comments.iter().all(|span| {
                text.contains(text::between(&laid.text, span.start, span.end)) || laid.may_go(*span, &gone)
            });
            let code = bare(&text).replace(",}", "}");
            if !comments || code != format!("dr({{{}}});", expected.join(",")) {
                wrong.push((laid.text.clone(), after, done, text));
            }
        }
    }
    wrong.sort_by_key(|(text, ..)| text.len());
    let shown = wrong.iter().take(5).map(|(text, after, done, new)| format!("{after:?} {done:?}\n{text}\n=>\n{new}\n"));
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), shown.collect::<Vec<_>>().concat());
}
