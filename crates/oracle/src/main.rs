//! Tries programs and says what came of it: `dr-lint-oracle [COUNT] [FIRST SEED] [EDITION]`. Without a first seed, COUNT fixed
//! ones are tried, and as many fresh ones. The edition is `first` or `second`, which is the default.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use dr_lint_oracle::engine::Engine;
use dr_lint_oracle::generate::Edition;
use dr_lint_oracle::judge::{self, FaultKind};
use dr_lint_oracle::search::{self, Tally};

/// The number of faulty programs that are cut down and shown.
const SHOWN: usize = 6;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<u64>().ok());
    let count = numbers.next().unwrap_or(1_000);
    let firsts = numbers.next().map_or_else(|| vec![0, fresh()], |first| vec![first]);
    let edition = if arguments.iter().any(|word| word == "first") { Edition::First } else { Edition::Second };
    let engine = match Engine::new() {
        Ok(engine) => engine,
        Err(error) => {
            println!("the JavaScript engine didn't start: {error}");
            return ExitCode::from(2);
        }
    };
    let mut tally = Tally::default();
    for first in firsts {
        println!("seeds {first} to {}", first + count - 1);
        for seed in first..first + count {
            search::try_seed(&engine, edition, seed, &mut tally);
        }
    }
    for (seed, message) in tally.broken.iter().take(SHOWN) {
        println!("seed {seed} is no program: {message}");
    }
    let outcome = report(&tally);
    for kind in [FaultKind::Unsound, FaultKind::Imprecise] {
        let seeds = tally.faults.iter().filter(|(_, fault)| fault.kind == kind).map(|(seed, _)| *seed);
        for seed in seeds.take(SHOWN) {
            show(&engine, edition, seed, kind);
        }
    }
    outcome
}

/// A first seed that differs from run to run.
fn fresh() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs() * 1_000)
}

fn show(engine: &Engine, edition: Edition, seed: u64, kind: FaultKind) {
    let Some((tree, fault)) = search::shrink(engine, edition, seed, kind) else { return };
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
