//! Numbers of variables: the syntax context of a name is the number of the variable that it means.

use swc_common::SyntaxContext;
use swc_ecma_ast::Id;

/// The number of a variable in its program.
pub(crate) type Variable = u32;

/// Stands for the variables that are declared nowhere in the program.
pub(crate) const UNDECLARED: Variable = 1;

/// The syntax context of the names of a variable.
pub(crate) fn context(variable: Variable) -> SyntaxContext {
    SyntaxContext::from_u32(variable)
}

/// The variable that a name means.
pub(crate) fn variable_of(id: &Id) -> Variable {
    id.1.as_u32()
}
