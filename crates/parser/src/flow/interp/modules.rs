//! Modules: each script runs once, after those that it imports.

pub(crate) mod export_table;
pub(crate) mod resolve;
pub(crate) mod run;
