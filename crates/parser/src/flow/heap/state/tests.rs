//! States of small programs: random ones in `laws`, noted ones in the others.

mod arrivals;
mod coarse;
mod evaluation;
mod joins;
mod laws;
mod program;
mod run;
