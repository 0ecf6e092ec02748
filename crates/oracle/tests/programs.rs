//! Some hundred random programs, the same each time.

use dr_lint_oracle::engine::Engine;
use dr_lint_oracle::judge::{self, FaultKind};
use dr_lint_oracle::search::{self, Tally};

const PROGRAMS: u64 = 300;

#[test]
fn the_flow_says_what_runs_show() {
    let engine = Engine::new().unwrap();
    let mut tally = Tally::default();
    for seed in 0..PROGRAMS {
        search::try_seed(&engine, seed, &mut tally);
    }
    assert_eq!(tally.broken, Vec::new());
    assert!(tally.calls > 500, "the programs have few calls: {}", tally.calls);
    let unsound: Vec<_> = tally.faults.iter().filter(|(_, fault)| fault.kind == FaultKind::Unsound).collect();
    if let Some((seed, fault)) = unsound.first() {
        let (tree, fault) = search::shrink(&engine, *seed, fault.kind).unwrap();
        let program = tree.to_string();
        let shapes = judge::show_shapes(&judge::calls(&program).unwrap(), fault.line);
        panic!("seed {seed}, line {}: {}\nthe flow says: {shapes}\n{program}", fault.line, fault.what);
    }
}
