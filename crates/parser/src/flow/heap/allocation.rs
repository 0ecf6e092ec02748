//! Allocations: the place and the kind of code that each object comes from.

use std::rc::Rc;

use swc_ecma_ast::{ArrowExpr, Class, Constructor, Function, Ident};

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::owners::Owners;
use crate::flow::heap::scope::Scope;
use crate::payload::Form;
use crate::tree::node_key::NodeKey;

/// The allocation of one object, with facts that hold in every state.
pub(crate) struct Allocation<'a> {
    pub(crate) kind: AllocationKind<'a>,
    pub(crate) at: At,
    /// The object that it inherits properties from.
    pub(crate) prototype: Option<ObjectId>,
    /// The object that a function was written into: its `this` if unknown code calls it. For a literal, the literal
    /// around it.
    pub(crate) home_object: Option<ObjectId>,
    /// Its owners.
    pub(crate) owners: Owners,
    /// The function that ran when it was allocated.
    pub(crate) allocated_in: NodeKey,
    /// True if unknown code may set its properties, other than in a call that gets it.
    pub(crate) is_externally_writable: bool,
}

/// The kind of code that allocated an object.
#[derive(Clone)]
pub(crate) enum AllocationKind<'a> {
    /// An object literal.
    Literal,
    /// An array literal, or a call that returns an array.
    Array,
    /// A function.
    Closure(Closure<'a>),
    /// `f.bind(this, …arguments)`.
    Bound(Rc<(Value, Value, Vec<Value>)>),
    /// A class.
    Class(ClassClosure<'a>),
    /// `new` of a known class or function.
    Instance,
    /// Unknown code, or a function of the language.
    Elsewhere,
}

/// A function with the scope that it was allocated in.
#[derive(Clone)]
pub(crate) struct Closure<'a> {
    pub(crate) code: Code<'a>,
    pub(crate) scope: Rc<Scope>,
    /// The name of a named function expression.
    pub(crate) name: Option<&'a Ident>,
    /// The class it is a member of.
    pub(crate) class: Option<ObjectId>,
}

/// A class with the scope that it was allocated in.
#[derive(Clone)]
pub(crate) struct ClassClosure<'a> {
    pub(crate) class: &'a Class,
    pub(crate) scope: Rc<Scope>,
    pub(crate) parent: Option<Value>,
}

/// The syntax of a function.
#[derive(Clone, Copy)]
pub(crate) enum Code<'a> {
    Function(&'a Function),
    Arrow(&'a ArrowExpr),
    Constructor(&'a Constructor),
}

/// The site of a definition: a property in a literal, or an assignment to a member.
#[derive(Clone, Copy)]
pub(crate) struct DefinitionSite {
    pub(crate) key: At,
    pub(crate) value: At,
    pub(crate) form: Form,
}

impl Code<'_> {
    /// Returns the identity of the function.
    pub(crate) fn key(self) -> NodeKey {
        match self {
            Self::Function(function) => NodeKey::of(function),
            Self::Arrow(arrow) => NodeKey::of(arrow),
            Self::Constructor(constructor) => NodeKey::of(constructor),
        }
    }

    /// True if a call returns a promise.
    pub(crate) fn is_async(self) -> bool {
        match self {
            Self::Function(function) => function.is_async,
            Self::Arrow(arrow) => arrow.is_async,
            Self::Constructor(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use swc_common::util::take::Take as _;

    use super::*;

    #[test]
    fn calls_of_async_functions_return_a_promise() {
        for is_async in [true, false] {
            let function = Function { is_async, ..Function::dummy() };
            let arrow = ArrowExpr { is_async, ..ArrowExpr::dummy() };
            assert_eq!([Code::Function(&function), Code::Arrow(&arrow)].map(Code::is_async), [is_async; 2]);
        }
    }
}
