//! Random programs, run in a JavaScript engine, against which the value flow is held.
//!
//! [`generate`] writes programs in the constructs that dr-lint promises to follow. [`engine`] runs each for every choice
//! that it leaves open, and notes the payloads that its calls got. [`judge`] compares: what some run showed, the flow must
//! say (soundness); in programs of the precise subset, the flow must say no more than some run showed (precision). A
//! program for which that isn't so is cut down by [`search`] until nothing can be left out.
//!
//! `cargo test -p dr-lint-oracle` tries some hundred programs, `cargo run --release -p dr-lint-oracle -- 100000` more.

pub mod differential;
pub mod engine;
pub mod generate;
pub mod judge;
pub mod random;
pub mod search;
pub mod sources;
pub mod tree;
