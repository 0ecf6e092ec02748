//! Two analyses of random programs say the same.

use dr_lint_oracle::differential::{Difference, differences};
use dr_lint_oracle::generate::{self, Edition};

const PROGRAMS: u64 = 100;

#[test]
fn two_analyses_of_a_program_say_the_same() {
    for edition in [Edition::First, Edition::Second] {
        for seed in 0..PROGRAMS {
            let program = generate::program(edition, seed).tree.to_string();
            let found = differences(&program).expect("the program can be parsed");
            let shown: String = found.iter().map(Difference::to_string).collect();
            assert!(found.is_empty(), "{edition:?}, seed {seed}:\n{shown}\n{program}");
        }
    }
}
