//! Trying programs, and cutting down those for which the value flow is wrong.

use crate::engine::{Engine, Observed};
use crate::generate::{self, Edition, Generated};
use crate::judge::{self, Fault, FaultKind};
use crate::tree::Tree;

/// The tally of many programs.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// The number of programs that were tried.
    pub programs: usize,
    /// The number of them that are in the precise subset, were run for every choice and ended without an error.
    pub precise: usize,
    /// The number of calls that some run came to.
    pub calls: usize,
    /// The number of different payloads that the calls got.
    pub payloads: usize,
    /// The number of runs.
    pub runs: usize,
    /// The faults found: the seed and the fault.
    pub faults: Vec<(u64, Fault)>,
    /// The programs that the engine or the parser didn't take.
    pub broken: Vec<(u64, String)>,
}

/// Tries the program of a seed.
pub fn try_seed(engine: &Engine, edition: Edition, seed: u64, tally: &mut Tally) {
    let Generated { tree, precise } = generate::program(edition, seed);
    tally.programs += 1;
    match judge(engine, &tree, precise) {
        Ok((observed, fault)) => {
            tally.runs += observed.runs as usize;
            tally.calls += observed.payloads.len();
            tally.payloads += observed.payloads.values().map(Vec::len).sum::<usize>();
            tally.precise += usize::from(precise && is_exact(&observed));
            if let Some(fault) = fault {
                tally.faults.push((seed, fault));
            }
        }
        Err(message) => tally.broken.push((seed, message)),
    }
}

/// Runs a program and holds the value flow against it.
fn judge(engine: &Engine, tree: &Tree, precise: bool) -> Result<(Observed, Option<Fault>), String> {
    let program = tree.to_string();
    let observed = engine.run(&program)?;
    let calls = judge::calls(&program)?;
    let mut fault = judge::unsound(&calls, &observed);
    if fault.is_none() && precise && is_exact(&observed) {
        fault = judge::imprecise(&calls, &observed);
    }
    Ok((observed, fault))
}

/// True if the runs showed everything that the program can do.
fn is_exact(observed: &Observed) -> bool {
    observed.complete && observed.thrown.is_empty()
}

/// The smallest program found that has a fault of the same kind, and that fault.
pub fn shrink(engine: &Engine, edition: Edition, seed: u64, kind: FaultKind) -> Option<(Tree, Fault)> {
    let Generated { tree, precise } = generate::program(edition, seed);
    let fault_of = |tree: &Tree| {
        let (observed, fault) = judge(engine, tree, precise && kind == FaultKind::Imprecise).ok()?;
        let undeclared = observed.thrown.iter().any(|error| error.contains("ReferenceError"));
        fault.filter(|fault| fault.kind == kind && !undeclared)
    };
    let mut fault = fault_of(&tree)?;
    let mut tree = tree;
    while let Some((smaller, found)) =
        tree.smaller().into_iter().find_map(|smaller| fault_of(&smaller).map(|found| (smaller, found)))
    {
        (tree, fault) = (smaller, found);
    }
    Some((tree, fault))
}
