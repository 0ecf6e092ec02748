//! Syntax as compilers write it for older browsers: `a?.b` as a conditional, `async` functions as a `switch` over
//! steps, spread and classes as calls of helpers.

pub(crate) mod compiler_runtime;
pub(crate) mod state_machine;
pub(crate) mod steps;
