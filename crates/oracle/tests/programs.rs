//! Some hundred random programs, the same each time.

use dr_lint_oracle::engine::Engine;
use dr_lint_oracle::generate::Edition;
use dr_lint_oracle::judge;
use dr_lint_oracle::search::{self, Tally};

const PROGRAMS: u64 = 300;

#[test]
fn the_flow_says_what_runs_show_and_no_more() {
    let engine = Engine::new().unwrap();
    let mut tally = Tally::default();
    for seed in 0..PROGRAMS {
        search::try_seed(&engine, Edition::First, seed, &mut tally);
    }
    assert_eq!(tally.broken, Vec::new());
    assert_eq!((tally.calls, tally.precise), (1920, 58), "calls, and programs that are held to precision");
    if let Some((seed, fault)) = tally.faults.first() {
        let (tree, fault) = search::shrink(&engine, Edition::First, *seed, fault.kind).unwrap();
        let program = tree.to_string();
        let shapes = judge::show_shapes(&judge::calls(&program).unwrap(), fault.line);
        panic!(
            "seed {seed}, {:?} at line {}: {}\nthe flow says: {shapes}\n{program}",
            fault.kind, fault.line, fault.what
        );
    }
}
