//! The program from outside: the real binary, in directories made for each test.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod advice;
mod cases;
mod choosing;
mod completing;
mod configuration;
mod documents;
mod ending;
mod explaining;
mod findings;
mod fixing;
mod formats;
mod hiding;
mod importers;
mod imports;
mod merging;
#[cfg(unix)]
mod migrating;
mod output;
mod reading;
mod readme;
mod recipes;
#[cfg(unix)]
mod reviewing;
mod sample;
mod sharding;
mod shop;
mod staging;
#[cfg(unix)]
mod terminal;
mod unused;
mod walking;
mod watching;
mod writing;
