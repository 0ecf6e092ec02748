//! Scripts, run once each, after those that they import.

pub(crate) mod export;
pub(crate) mod export_table;
pub(crate) mod run;
