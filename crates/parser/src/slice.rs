//! Code that can matter to a call, judged by the names in it and without evaluating anything.

pub(crate) mod demands;
pub(crate) mod effects;
pub(crate) mod functions;
mod links;
mod modules;
pub(crate) mod need;
pub(crate) mod reach;
pub(crate) mod relevance;
#[cfg(test)]
mod tests;
mod variables;
