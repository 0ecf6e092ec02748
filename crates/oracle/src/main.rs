//! Tries programs and says what came of it: `dr-lint-oracle [COUNT] [FIRST SEED]`.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::process::ExitCode;

use dr_lint_oracle::engine::Engine;
use dr_lint_oracle::judge::{self, FaultKind};
use dr_lint_oracle::search::{self, Tally};

/// The number of faulty programs that are cut down and shown.
const SHOWN: usize = 12;

fn main() -> ExitCode {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let (count, first) = (numbers.next().unwrap_or(1_000), numbers.next().unwrap_or(0));
    let engine = match Engine::new() {
        Ok(engine) => engine,
        Err(error) => {
            println!("the JavaScript engine didn't start: {error}");
            return ExitCode::from(2);
        }
    };
    let mut tally = Tally::default();
    for seed in first..first + count {
        search::try_seed(&engine, seed, &mut tally);
    }
    for (seed, message) in tally.broken.iter().take(SHOWN) {
        println!("seed {seed} is no program: {message}");
    }
    for kind in [FaultKind::Unsound, FaultKind::Imprecise] {
        let seeds = tally.faults.iter().filter(|(_, fault)| fault.kind == kind).map(|(seed, _)| *seed);
        for seed in seeds.take(SHOWN) {
            show(&engine, seed, kind);
        }
    }
    report(&tally)
}

fn show(engine: &Engine, seed: u64, kind: FaultKind) {
    let Some((tree, fault)) = search::shrink(engine, seed, kind) else { return };
    let program = tree.to_string();
    let shapes = judge::calls(&program).map(|calls| judge::show_shapes(&calls, fault.line)).unwrap_or_default();
    println!("// seed {seed}: {kind:?} at line {}: {}\n// says: {shapes}\n{program}\n", fault.line, fault.what);
}

fn report(tally: &Tally) -> ExitCode {
    let of_kind = |kind: FaultKind| tally.faults.iter().filter(|(_, fault)| fault.kind == kind).count();
    println!(
        "{} programs ({} held to precision), {} calls, {} runs, {} payloads: {} unsound, {} imprecise, {} broken",
        tally.programs,
        tally.precise,
        tally.calls,
        tally.runs,
        tally.payloads,
        of_kind(FaultKind::Unsound),
        of_kind(FaultKind::Imprecise),
        tally.broken.len(),
    );
    if tally.faults.is_empty() && tally.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
