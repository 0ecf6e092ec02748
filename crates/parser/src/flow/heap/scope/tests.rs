//! Names are looked up outwards. What a function captured stays after the scope has ended.

use swc_atoms::Atom;
use swc_common::SyntaxContext;

use super::*;

fn name(name: &str) -> Id {
    (Atom::new(name), SyntaxContext::empty())
}

/// A scope with that many variables `v0`, `v1` and so on; their cells are numbered from `first`.
fn inner(parent: &Rc<Scope>, first: u32, count: u32) -> Rc<Scope> {
    let cells = (0..count).map(|index| (name(&format!("v{index}")), CellId(first + index)));
    Scope::inner(parent, cells.collect(), None)
}

#[test]
fn the_innermost_variable_of_a_name_is_meant() {
    let top = Scope::top(0, None);
    top.alias(name("v1"), CellId(90));
    top.alias(name("shared"), CellId(91));
    let outer = inner(&top, 10, 2);
    let within = inner(&outer, 20, 1);
    let find = |scope: &Scope, id: &str| scope.find(&name(id)).map(|cell| cell.0);
    assert_eq!(["v0", "v1", "shared", "other"].map(|id| find(&within, id)), [Some(20), Some(11), Some(91), None]);
    assert_eq!(["v0", "v1", "shared", "other"].map(|id| find(&top, id)), [None, Some(90), Some(91), None]);
}

#[test]
fn a_function_captures_the_scopes_around_it() {
    let top = Scope::top(0, None);
    let outer = inner(&top, 10, 2);
    let (middle, sibling) = (inner(&outer, 20, 2), inner(&outer, 30, 2));
    let within = inner(&middle, 40, 2);
    assert!(Rc::ptr_eq(&middle.capture(), &middle));
    let freed = |scope: &Scope| {
        let mut cells: Vec<u32> = scope.uncaptured_cells(|id| *id == name("v0")).iter().map(|cell| cell.0).collect();
        cells.sort_unstable();
        cells
    };
    // The function reads `v0`, wherever it is declared.
    assert_eq!([&outer, &middle].map(|scope| freed(scope)), [[11], [21]]);
    assert_eq!([&sibling, &within].map(|scope| freed(scope)), [[30, 31], [40, 41]]);
    let find = |scope: &Scope, id: &str| scope.find_uncaptured(&name(id), |id| *id == name("v0")).map(|cell| cell.0);
    assert_eq!((find(&middle, "v0"), find(&middle, "v1"), find(&within, "v0")), (None, Some(21), Some(40)));
}

#[test]
fn variables_of_a_scope_are_kept_if_they_are_very_many() {
    let top = Scope::top(0, None);
    let most = u32::try_from(MAX_RELEASED).expect("limits are small");
    let freed = |count| inner(&top, 0, count).uncaptured_cells(|_| false).len();
    assert_eq!([most - 1, most, most + 1].map(freed), [MAX_RELEASED - 1, MAX_RELEASED, 0]);
}

#[test]
fn arguments_are_those_of_the_function_around() {
    let top = Scope::top(0, None);
    let function = inner(&top, 0, 1);
    assert!(function.arguments().is_none());
    *function.arguments.borrow_mut() = Some(Arguments::default());
    let block = inner(&function, 10, 1);
    assert!(block.arguments().is_some() && top.arguments().is_none());
}
