//! Syntax as compilers write it for older browsers.

pub(crate) mod helpers;
pub(crate) mod optional_chain;
pub(crate) mod state_machine;
pub(crate) mod steps;
