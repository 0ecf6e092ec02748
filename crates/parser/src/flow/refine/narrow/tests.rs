//! An object that passes a test of its property is kept; one that can't pass is not.

use proptest::prelude::*;

use super::*;
use crate::flow::domain::predicate::{Equality, Wanted};
use crate::flow::domain::testing::{Concrete, config, constant_kinds, kind_covers, place};
use crate::flow::domain::value::Standing;
use crate::flow::domain::value_kind::Kind;
use crate::flow::heap::exclusion::Sides;
use crate::flow::heap::object::{Entry, Object};
use crate::flow::heap::testing::{NAMES, example_of, variant_covers, variants};

fn owned(name: &str) -> Owned {
    Owned { object: ObjectId(0), name: name.into(), inherits: false, doubt: Doubt::None }
}

/// The sides of a test.
#[derive(Clone, Copy, Debug)]
enum Side {
    Holds,
    Fails,
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let constant = constant_kinds().prop_map(|kind| Wanted::Equal(vec![Thing::new(kind, place(1))], Equality::Strict));
    prop_oneof![Just(Wanted::Truth), Just(Wanted::Presence), constant]
}

/// The side that an object comes to by its property.
fn side_of(wanted: &Wanted, property: Option<&Concrete>) -> Side {
    let value = property.unwrap_or(&Concrete::Undefined);
    let holds = match wanted {
        Wanted::Truth => value.truth(),
        Wanted::Presence => property.is_some(),
        Wanted::Equal(constants, _) => {
            let is_nan = matches!(value, Concrete::Number(number) if number.is_nan());
            !is_nan && kind_covers(&constants[0].kind, value)
        }
        Wanted::Among(_) | Wanted::Type(_) => unreachable!("not made here"),
    };
    if holds { Side::Holds } else { Side::Fails }
}

fn filtered(wanted: &Wanted, side: Side, value: &Value) -> Value {
    value.filtered(|thing| match side {
        Side::Holds => wanted.keep(thing),
        Side::Fails => wanted.drop(thing),
    })
}

fn has_known_places(variant: &Variant) -> bool {
    let entries = variant.properties.iter().flat_map(|(_, slot)| &slot.entries);
    entries.flat_map(|entry| entry.value.things()).all(|thing| thing.at != At::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4 * config().cases, ..config() })]

    #[test]
    fn an_object_that_passes_is_kept(
        variant in variants().prop_filter("what is there has a place", has_known_places),
        wanted in wanted(), name in 0..NAMES.len(), choice in 0..64_usize,
    ) {
        let object = example_of(&variant, choice);
        let name = NAMES[name];
        if variant_covers(&variant, &object) {
            let side = side_of(&wanted, object.get(name));
            let mut narrowed = Rc::new(variant.clone());
            let is_kept = narrow_variant(&mut narrowed, &owned(name), &|value| filtered(&wanted, side, value));
            prop_assert!(is_kept, "{:?} {:?}", side, object);
            prop_assert!(variant_covers(&narrowed, &object), "{:?} {:?} is no {:?}", side, object, narrowed);
            let is_other = |property: &&(Atom, Rc<Slot>)| &*property.0 != name;
            prop_assert!(narrowed.properties.iter().filter(is_other).eq(variant.properties.iter().filter(is_other)));
            prop_assert_eq!(narrowed.rest, variant.rest);
        }
    }
}

fn with(presence: Presence, kind: Kind) -> Variant {
    let entry = Entry { origin: crate::flow::domain::id::OriginId(0), value: Value::of(kind, place(1)), getter: None };
    let mut variant = Variant { properties: Vec::new(), rest: Rest::Closed };
    variant.set(&"amount".into(), entry);
    variant.slots_mut().for_each(|(_, slot)| slot.presence = presence);
    variant
}

/// What is known of an object after a test of its property.
#[derive(Debug, PartialEq)]
enum After {
    /// It isn't there.
    Gone,
    /// It doesn't have the property as far as known.
    Lacks,
    Has(Presence),
}

fn presence_after(variant: &Variant, wanted: &Wanted, side: Side, owned: &Owned) -> After {
    let mut narrowed = Rc::new(variant.clone());
    let is_kept = narrow_variant(&mut narrowed, owned, &|value| filtered(wanted, side, value));
    match narrowed.get("amount") {
        _ if !is_kept => After::Gone,
        Some(slot) => After::Has(slot.presence),
        None => After::Lacks,
    }
}

#[test]
fn an_object_is_told_by_its_property() {
    let (always, sometimes) = (with(Presence::Always, Kind::Bool(true)), with(Presence::Sometimes, Kind::Bool(true)));
    let presumed = with(Presence::Presumed, Kind::Bool(true));
    let lacking = Variant { properties: Vec::new(), rest: Rest::Closed };
    let amount = owned("amount");
    for wanted in [Wanted::Presence, Wanted::Truth] {
        let after = |variant: &Variant, side| presence_after(variant, &wanted, side, &amount);
        assert_eq!(after(&always, Side::Holds), After::Has(Presence::Always));
        assert_eq!(after(&always, Side::Fails), After::Gone);
        assert_eq!(after(&sometimes, Side::Holds), After::Has(Presence::Always));
        assert_eq!(after(&sometimes, Side::Fails), After::Lacks);
        assert_eq!(after(&presumed, Side::Fails), After::Lacks);
        assert_eq!(after(&lacking, Side::Holds), After::Gone);
        assert_eq!(after(&lacking, Side::Fails), After::Lacks);
        for rest in [Rest::Handed, Rest::Unknown] {
            let open = Variant { rest, ..lacking.clone() };
            assert_eq!(after(&open, Side::Holds), After::Lacks);
        }
        let inheriting = Owned { inherits: true, ..owned("amount") };
        assert_eq!(presence_after(&lacking, &wanted, Side::Holds, &inheriting), After::Lacks);
        assert_eq!(presence_after(&sometimes, &wanted, Side::Holds, &inheriting), After::Has(Presence::Sometimes));
    }
}

#[test]
fn what_an_accessor_gives_is_not_narrowed() {
    let mut read = with(Presence::Always, Kind::SomeBool);
    read.slots_mut().for_each(|(_, slot)| slot.entries[0].getter = Some(ObjectId(3)));
    let wanted = Wanted::Equal(vec![Thing::new(Kind::Bool(true), place(2))], Equality::Strict);
    let mut narrowed = Rc::new(read.clone());
    assert!(narrow_variant(&mut narrowed, &owned("amount"), &|value| filtered(&wanted, Side::Holds, value)));
    assert_eq!(*narrowed, read);
    let mut plain = Rc::new(with(Presence::Always, Kind::SomeBool));
    assert!(narrow_variant(&mut plain, &owned("amount"), &|value| filtered(&wanted, Side::Holds, value)));
    assert_eq!(plain.get("amount").unwrap().value().things()[0].standing, Standing::Assumed);
}

#[test]
fn a_property_that_holds_nothing_says_nothing() {
    let mut empty = with(Presence::Always, Kind::Null);
    empty.slots_mut().for_each(|(_, slot)| slot.entries.clear());
    assert_eq!(presence_after(&empty, &Wanted::Truth, Side::Holds, &owned("amount")), After::Has(Presence::Always));
}

#[test]
fn the_side_that_a_program_never_gets_to_has_what_it_asks_for() {
    let assumed = [Thing::new(Kind::Bool(true), place(2))];
    let object = |variant| Object { variants: [Rc::new(variant)].into_iter().collect(), sides: Sides::default() };
    let mut state = State::new(9);
    state.set_cell(CellId(0), Value::of(Kind::Null, place(1)));
    state.set_object(ObjectId(0), object(with(Presence::Always, Kind::Null)));
    state.set_object(ObjectId(1), object(Variant { properties: Vec::new(), rest: Rest::Closed }));
    let other = Owned { object: ObjectId(1), ..owned("amount") };
    let subjects = [
        Narrowable::Variable(CellId(0)),
        Narrowable::Property(owned("amount")),
        Narrowable::Property(other),
        Narrowable::Property(owned("items")),
        Narrowable::Holder(CellId(0), Vec::new()),
    ];
    let shown = |state: &State| {
        let amount = |id| state.object(ObjectId(id)).unwrap().variants[0].get("amount").map(Slot::value);
        let rest = |id| state.object(ObjectId(id)).unwrap().variants[0].rest;
        (state.cell(CellId(0)).cloned(), amount(0), amount(1), rest(0), rest(1))
    };
    let before = shown(&state);
    for subject in &subjects {
        assume(&mut state, subject, &assumed);
    }
    assert_eq!(shown(&state), before, "where it gets to, nothing is assumed");
    state.live = false;
    assume(&mut state, &subjects[4], &assumed);
    assert_eq!(shown(&state), before);
    let value: Value = assumed.iter().cloned().collect();
    assume(&mut state, &subjects[0], &assumed);
    assume(&mut state, &subjects[1], &assumed);
    assume(&mut state, &subjects[2], &assumed);
    assert_eq!(shown(&state), (Some(value.clone()), Some(value), None, Rest::Closed, Rest::Unknown));
    assume(&mut state, &subjects[3], &assumed);
    assert_eq!(shown(&state).3, Rest::Unknown);
}
