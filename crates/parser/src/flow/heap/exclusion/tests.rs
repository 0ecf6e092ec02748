//! Objects exclude each other where they are on two sides of one join, and only as long as that is so on every way.

use super::*;

fn sides(known: &[(u32, Side)]) -> JoinHistory {
    let mut sides = JoinHistory::default();
    for (join, side) in known {
        sides.add(*join, *side);
    }
    sides
}

#[test]
fn two_sides_of_a_join_exclude_each_other() {
    let (left, right) = (sides(&[(1, Side::Left), (2, Side::Left)]), sides(&[(2, Side::Right)]));
    assert!(left.exclude(&right) && right.exclude(&left));
    assert!(
        !left.exclude(&left) && !left.exclude(&JoinHistory::default()) && !left.exclude(&sides(&[(1, Side::Left)]))
    );
    assert!(!sides(&[(1, Side::Left)]).exclude(&sides(&[(2, Side::Right)])));
}

#[test]
fn the_sides_of_the_last_joins_are_known() {
    let count = u32::try_from(MAX_HISTORY).unwrap();
    let all: Vec<(u32, Side)> = (0..count + 3).map(|join| (join, Side::Left)).collect();
    let mut many = sides(&all);
    assert_eq!(many.all(), &all[3..]);
    assert_eq!(sides(&all[..MAX_HISTORY]).all(), &all[..MAX_HISTORY]);
    // The same for two that know half of them each.
    let odd: Vec<(u32, Side)> = all.iter().copied().filter(|(join, _)| join % 2 == 1).collect();
    let even: Vec<(u32, Side)> = all.iter().copied().filter(|(join, _)| join % 2 == 0).collect();
    many = sides(&odd);
    many.join(&sides(&even), &Unusable::default());
    assert_eq!(many.all(), &all[all.len() - many.all().len()..]);
    assert!(many.all().len() <= MAX_HISTORY && many.all().len() >= MAX_HISTORY - 1, "the first join is older than all");
}

#[test]
fn what_both_know_stays_known() {
    let both = (1, Side::Left);
    let mut known = sides(&[both, (3, Side::Right)]);
    known.join(&sides(&[both, (4, Side::Left)]), &Unusable::since(9));
    assert_eq!(known.all(), [both]);
    known.join(&JoinHistory::default(), &Unusable::since(9));
    assert!(known.all().is_empty() && known.0.is_none());
    let mut same = sides(&[both]);
    same.join(&sides(&[both]), &Unusable::since(9));
    assert_eq!(same.all(), [both]);
    let mut common = sides(&[both, (3, Side::Right)]);
    common.keep_common(&sides(&[(3, Side::Left), both]));
    assert_eq!(common.all(), [both]);
}

#[test]
fn what_one_knows_of_a_join_of_its_own_stays_known() {
    let since = Unusable::since(2);
    let mut known = sides(&[(2, Side::Left), (3, Side::Left)]);
    known.join(&sides(&[(4, Side::Right)]), &since);
    assert_eq!(known.all(), [(3, Side::Left), (4, Side::Right)], "that of the join before they went apart is lost");
}

#[test]
fn what_the_other_has_on_the_other_side_is_no_longer_known() {
    // Both states have a and b; only in the one they came from two sides of join 3.
    let (a, b, anywhere) = (sides(&[(3, Side::Left)]), sides(&[(3, Side::Right)]), JoinHistory::default());
    for flipped in [false, true] {
        let mut unusable = Unusable::since(2);
        for object in [&a, &b] {
            if flipped {
                unusable.add(Some(&anywhere), Some(object));
            } else {
                unusable.add(Some(object), Some(&anywhere));
            }
        }
        for object in [&a, &b] {
            let mut joined = object.clone();
            joined.join(&anywhere, &unusable);
            assert!(joined.all().is_empty());
        }
    }
    // The other state has a only.
    let mut unusable = Unusable::since(2);
    unusable.add(Some(&a), Some(&anywhere));
    let mut joined = a.clone();
    joined.join(&anywhere, &unusable);
    assert_eq!(joined.all(), a.all());
    // So does what it knows by itself, of an object that only it has.
    let mut unusable = Unusable::since(2);
    unusable.add(Some(&a), Some(&anywhere));
    unusable.add(None, Some(&b));
    let mut joined = a.clone();
    joined.join(&anywhere, &unusable);
    assert!(joined.all().is_empty());
    // One that only the knowing state has isn't there in the other.
    let mut unusable = Unusable::since(2);
    unusable.add(Some(&a), Some(&anywhere));
    unusable.add(Some(&b), None);
    let mut joined = a.clone();
    joined.join(&anywhere, &unusable);
    assert_eq!(joined.all(), a.all());
}

#[test]
fn what_both_know_of_one_object_speaks_against_what_one_knows_of_another() {
    // Both know of a; in one of the states b is on the other side, in the other both are there.
    let (a, b, anywhere) = (sides(&[(3, Side::Left)]), sides(&[(3, Side::Right)]), JoinHistory::default());
    let mut unusable = Unusable::since(2);
    unusable.add(Some(&a), Some(&a));
    unusable.add(Some(&anywhere), Some(&b));
    let mut joined = anywhere;
    joined.join(&b, &unusable);
    assert!(!joined.exclude(&a));
}

#[test]
fn joins_before_two_states_went_apart_are_not_looked_at() {
    let (a, b) = (sides(&[(2, Side::Left), (3, Side::Left)]), sides(&[(2, Side::Right), (4, Side::Left)]));
    let mut unusable = Unusable::since(2);
    unusable.add(Some(&a), Some(&b));
    let expected = [(3, Side::Left), (4, Side::Left)];
    for unusable in [unusable.mine, unusable.theirs] {
        let mut all: Vec<_> = unusable.into_iter().collect();
        all.sort();
        assert_eq!(all, expected);
    }
}
