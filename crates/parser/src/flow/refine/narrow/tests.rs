//! An object that passes a test of its property is kept; one that can't pass is not.

use proptest::prelude::*;

use super::*;
use crate::flow::domain::predicate::{Equality, Predicate};
use crate::flow::domain::testing::{Concrete, config, constant_kinds, kind_covers, place};
use crate::flow::domain::value::Certainty;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::definitions::Definition;
use crate::flow::heap::exclusion::JoinHistory;
use crate::flow::heap::object::Object;
use crate::flow::heap::properties::Properties;
use crate::flow::heap::testing::{NAMES, disjuncts, example_of, heap_of, object_value, put, variant_covers};

fn owned(name: &str) -> TestedProperty {
    TestedProperty { object: ObjectId(0), name: name.into(), inherits: false, doubt: Doubt::None }
}

/// The sides of a test.
#[derive(Clone, Copy, Debug)]
enum Side {
    Holds,
    Fails,
}

fn predicate() -> impl Strategy<Value = Predicate> {
    let constant =
        constant_kinds().prop_map(|kind| Predicate::Equal(vec![Alternative::new(kind, place(1))], Equality::Strict));
    prop_oneof![Just(Predicate::Truth), Just(Predicate::Presence), constant]
}

/// The side that an object comes to by its property.
fn side_of(predicate: &Predicate, property: Option<&Concrete>) -> Side {
    let value = property.unwrap_or(&Concrete::Undefined);
    let holds = match predicate {
        Predicate::Truth => value.truth(),
        Predicate::Presence => property.is_some(),
        Predicate::Equal(constants, _) => {
            let is_nan = matches!(value, Concrete::Number(number) if number.is_nan());
            !is_nan && kind_covers(&constants[0].kind, value)
        }
        Predicate::Among(_) | Predicate::Type(_) => unreachable!("not made here"),
    };
    if holds { Side::Holds } else { Side::Fails }
}

fn filtered(predicate: &Predicate, side: Side, value: &Value) -> Value {
    value.filtered(|alternative| match side {
        Side::Holds => predicate.keep(alternative),
        Side::Fails => predicate.drop(alternative),
    })
}

fn has_known_places(disjunct: &Disjunct) -> bool {
    let definitions = disjunct.properties.iter().flat_map(|(_, property)| &property.definitions);
    definitions
        .flat_map(|definition| definition.value.alternatives())
        .all(|alternative| alternative.at != At::default())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4 * config().cases, ..config() })]

    #[test]
    fn an_object_that_passes_is_kept(
        disjunct in disjuncts().prop_filter("what is there has a place", has_known_places),
        predicate in predicate(), name in 0..NAMES.len(), choice in 0..64_usize,
    ) {
        let object = example_of(&disjunct, choice);
        let name = NAMES[name];
        if variant_covers(&disjunct, &object) {
            let side = side_of(&predicate, object.get(name));
            let mut narrowed = Rc::new(disjunct.clone());
            let is_kept = narrow_disjunct(&mut narrowed, &owned(name), &|value| filtered(&predicate, side, value));
            prop_assert!(is_kept, "{:?} {:?}", side, object);
            prop_assert!(variant_covers(&narrowed, &object), "{:?} {:?} is no {:?}", side, object, narrowed);
            let is_other = |property: &&(Atom, Rc<PropertyState>)| &*property.0 != name;
            prop_assert!(narrowed.properties.iter().filter(is_other).eq(disjunct.properties.iter().filter(is_other)));
            prop_assert_eq!(narrowed.rest, disjunct.rest);
        }
    }
}

fn with(presence: Presence, kind: ValueKind) -> Disjunct {
    let definition =
        Definition { origin: crate::flow::domain::id::OriginId(0), value: Value::of(kind, place(1)), getter: None };
    let mut disjunct = Disjunct { properties: Properties::default(), rest: Rest::Exact };
    disjunct.set(&"amount".into(), definition);
    disjunct.properties_mut().for_each(|(_, property)| property.presence = presence);
    disjunct
}

/// The knowledge of an object after a test of its property.
#[derive(Debug, PartialEq)]
enum After {
    /// It isn't there.
    Gone,
    /// It doesn't have the property as far as known.
    Lacks,
    Has(Presence),
}

fn presence_after(disjunct: &Disjunct, predicate: &Predicate, side: Side, owned: &TestedProperty) -> After {
    let mut narrowed = Rc::new(disjunct.clone());
    let is_kept = narrow_disjunct(&mut narrowed, owned, &|value| filtered(predicate, side, value));
    match narrowed.get("amount") {
        _ if !is_kept => After::Gone,
        Some(property) => After::Has(property.presence),
        None => After::Lacks,
    }
}

#[test]
fn an_object_is_told_by_its_property() {
    let (always, sometimes) =
        (with(Presence::Always, ValueKind::Bool(true)), with(Presence::Sometimes, ValueKind::Bool(true)));
    let presumed = with(Presence::Presumed, ValueKind::Bool(true));
    let lacking = Disjunct { properties: Properties::default(), rest: Rest::Exact };
    let amount = owned("amount");
    for predicate in [Predicate::Presence, Predicate::Truth] {
        let after = |disjunct: &Disjunct, side| presence_after(disjunct, &predicate, side, &amount);
        assert_eq!(after(&always, Side::Holds), After::Has(Presence::Always));
        assert_eq!(after(&always, Side::Fails), After::Gone);
        assert_eq!(after(&sometimes, Side::Holds), After::Has(Presence::Always));
        assert_eq!(after(&sometimes, Side::Fails), After::Lacks);
        assert_eq!(after(&presumed, Side::Fails), After::Lacks);
        assert_eq!(after(&lacking, Side::Holds), After::Gone);
        assert_eq!(after(&lacking, Side::Fails), After::Lacks);
        for rest in [Rest::Escaped, Rest::Open] {
            let open = Disjunct { rest, ..lacking.clone() };
            assert_eq!(after(&open, Side::Holds), After::Lacks);
        }
        let inheriting = TestedProperty { inherits: true, ..owned("amount") };
        assert_eq!(presence_after(&lacking, &predicate, Side::Holds, &inheriting), After::Lacks);
        assert_eq!(presence_after(&sometimes, &predicate, Side::Holds, &inheriting), After::Has(Presence::Sometimes));
    }
}

#[test]
fn what_an_accessor_gives_is_not_narrowed() {
    let mut read = with(Presence::Always, ValueKind::SomeBool);
    read.properties_mut().for_each(|(_, property)| property.definitions.each(|it| it.getter = Some(ObjectId(3))));
    let predicate = Predicate::Equal(vec![Alternative::new(ValueKind::Bool(true), place(2))], Equality::Strict);
    let mut narrowed = Rc::new(read.clone());
    assert!(narrow_disjunct(&mut narrowed, &owned("amount"), &|value| filtered(&predicate, Side::Holds, value)));
    assert_eq!(*narrowed, read);
    let mut plain = Rc::new(with(Presence::Always, ValueKind::SomeBool));
    assert!(narrow_disjunct(&mut plain, &owned("amount"), &|value| filtered(&predicate, Side::Holds, value)));
    assert_eq!(plain.get("amount").unwrap().value().alternatives()[0].certainty, Certainty::Assumed);
}

#[test]
fn a_property_that_holds_nothing_says_nothing() {
    let mut empty = with(Presence::Always, ValueKind::Null);
    empty.properties_mut().for_each(|(_, property)| property.definitions.retain(|_| false));
    assert_eq!(presence_after(&empty, &Predicate::Truth, Side::Holds, &owned("amount")), After::Has(Presence::Always));
}

#[test]
fn the_side_that_a_program_never_gets_to_has_what_it_asks_for() {
    let assumed = [Alternative::new(ValueKind::Bool(true), place(2))];
    let object =
        |disjunct| Object { disjuncts: [Rc::new(disjunct)].into_iter().collect(), history: JoinHistory::default() };
    let mut state = State::new(9);
    state.set_cell(CellId(0), Value::of(ValueKind::Null, place(1)));
    state.set_object(ObjectId(0), object(with(Presence::Always, ValueKind::Null)));
    state.set_object(ObjectId(1), object(Disjunct { properties: Properties::default(), rest: Rest::Exact }));
    let other = TestedProperty { object: ObjectId(1), ..owned("amount") };
    let subjects = [
        Narrowable::Variable(CellId(0)),
        Narrowable::Property(owned("amount")),
        Narrowable::Property(other),
        Narrowable::Property(owned("items")),
        Narrowable::VariableByProperty(CellId(0), Vec::new()),
    ];
    let shown = |state: &State| {
        let amount = |id| state.object(ObjectId(id)).unwrap().disjuncts[0].get("amount").map(PropertyState::value);
        let rest = |id| state.object(ObjectId(id)).unwrap().disjuncts[0].rest;
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
    assert_eq!(shown(&state), (Some(value.clone()), Some(value), None, Rest::Exact, Rest::Open));
    assume(&mut state, &subjects[3], &assumed);
    assert_eq!(shown(&state).3, Rest::Open);
}

/// A heap whose first variable holds that many objects. Those of even numbers have an `amount`. Objects that exist
/// together don't exclude each other.
fn one_of(count: u32) -> (Heap<'static>, Narrowable) {
    let mut heap = heap_of((0..count).map(|_| AllocationKind::Literal));
    for id in (0..count).step_by(2) {
        put(&mut heap, id, "amount", Presence::Always, Value::of(ValueKind::Bool(true), place(1)));
    }
    let all: Value = (0..count).flat_map(|id| object_value(id).alternatives().to_vec()).collect();
    heap.state.set_cell(CellId(0), all);
    let tested = (0..count).map(|id| TestedProperty { object: ObjectId(id), ..owned("amount") });
    let subject = Narrowable::VariableByProperty(CellId(0), tested.collect());
    (heap, subject)
}

/// The state after a test of the subject.
fn narrowed(heap: &Heap<'_>, subject: &Narrowable, predicate: &Predicate, side: Side) -> State {
    let mut state = heap.state.clone();
    heap.narrow(&mut state, subject, |alternative| match side {
        Side::Holds => predicate.keep(alternative),
        Side::Fails => predicate.drop(alternative),
    });
    state
}

#[test]
fn a_variable_is_narrowed_by_a_property_of_its_objects_if_they_are_few() {
    let most = u32::try_from(MAX_HELD).expect("limits are small");
    for (count, kept) in [(2, 1), (most, most / 2), (most + 1, most + 1)] {
        let (heap, subject) = one_of(count);
        let state = narrowed(&heap, &subject, &Predicate::Presence, Side::Holds);
        assert_eq!(state.cell(CellId(0)).map(|value| value.objects().count()), Some(kept as usize), "{count}");
    }
}

#[test]
fn a_test_that_nothing_passes_is_not_passed_unless_there_was_no_value() {
    let (mut heap, _) = one_of(0);
    let subject = Narrowable::Variable(CellId(0));
    let null = Value::of(ValueKind::Null, place(1));
    for (value, is_live) in [(null.clone(), false), (Value::default(), true), (Value::unknown(place(1)), true)] {
        heap.state.set_cell(CellId(0), value);
        assert_eq!(narrowed(&heap, &subject, &Predicate::Truth, Side::Holds).live, is_live);
    }
    heap.state.set_cell(CellId(0), null.clone());
    let other = narrowed(&heap, &subject, &Predicate::Truth, Side::Fails);
    assert_eq!((other.live, other.cell(CellId(0))), (true, Some(&null)));
}

#[test]
fn a_test_of_one_of_two_objects_says_nothing_of_the_other() {
    // `const p = flag ? a : b; if (p.amount) …`: `p` is the one that has an amount, if `a` has none it is `b`.
    let (mut heap, subject) = one_of(2);
    for id in 0..2 {
        put(&mut heap, id, "amount", Presence::Always, Value::of(ValueKind::SomeBool, place(1)));
    }
    let amount = |state: &State, id| {
        let object = state.object(ObjectId(id)).expect("it is there");
        object.disjuncts[0].get("amount").expect("it has one").value()
    };
    let is_true = Predicate::Equal(vec![Alternative::new(ValueKind::Bool(true), place(2))], Equality::Strict);
    let state = narrowed(&heap, &subject, &is_true, Side::Holds);
    for id in 0..2 {
        assert_eq!(amount(&state, id), amount(&heap.state, id), "it may be the other that passed");
    }
    // Where the variable holds one object, that is the one that passed.
    heap.state.set_cell(CellId(0), object_value(0));
    let state = narrowed(&heap, &subject, &is_true, Side::Holds);
    assert_eq!(amount(&state, 0).alternatives()[0].kind, ValueKind::Bool(true));
}

#[test]
fn a_type_is_narrowed_with_the_variable_that_it_was_copied_from() {
    let text = |text: &str| Alternative::new(ValueKind::Text(text.into()), place(1));
    let of = |alternatives: &[Alternative]| -> Value { alternatives.iter().cloned().collect() };
    let mut heap = heap_of([AllocationKind::Literal, AllocationKind::Literal]);
    let source = Source::Variable(CellId(0));
    heap.state.set_cell(CellId(0), of(&[text("payPal"), text("bPay")]));
    put(&mut heap, 0, DISCRIMINANT, Presence::Always, of(&[text("payPal"), text("bPay")]));
    // Of the second object another test has told the type.
    put(&mut heap, 1, DISCRIMINANT, Presence::Always, of(&[text("bPay")]));
    for id in [0, 1] {
        heap.discriminants.add(source.clone(), ObjectId(id), crate::flow::domain::id::OriginId(0));
    }
    let is_pay_pal = Predicate::Equal(vec![text("payPal")], Equality::Strict);
    let state = narrowed(&heap, &Narrowable::Variable(CellId(0)), &is_pay_pal, Side::Holds);
    let kinds = |id| -> Vec<Value> {
        let object = state.object(ObjectId(id)).expect("it is there");
        object.disjuncts.iter().map(|disjunct| disjunct.get(DISCRIMINANT).expect("it has a type").value()).collect()
    };
    assert_eq!(kinds(0), [of(&[text("payPal")])]);
    assert_eq!(kinds(1), [of(&[text("bPay")])], "a payload doesn't disappear where tests contradict each other");
}
