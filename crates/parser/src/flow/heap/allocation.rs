//! Allocation sites: the place and the kind of code that made each object.

use std::rc::Rc;

use swc_ecma_ast::{ArrowExpr, Class, Constructor, Function, Ident};

use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::Value;
use crate::flow::heap::owners::Owners;
use crate::flow::heap::scope::Scope;
use crate::payload::Form;
use crate::tree::node_key::NodeKey;

/// What made an object, and where.
pub(crate) struct Allocation<'a> {
    pub(crate) kind: AllocationKind<'a>,
    pub(crate) at: At,
    /// Where properties are looked for that it hasn't itself.
    pub(crate) prototype: Option<ObjectId>,
    /// The object that a function was written into as a property: its `this` when nobody is seen calling it. Of a
    /// literal, the literal around it.
    pub(crate) home_object: Option<ObjectId>,
    /// What holds it.
    pub(crate) owners: Owners,
    /// The function that ran when it was made.
    pub(crate) allocated_in: NodeKey,
    /// Whether code out of sight gets at it, other than by being called with it.
    pub(crate) is_externally_writable: bool,
}

/// What made an object.
#[derive(Clone)]
pub(crate) enum AllocationKind<'a> {
    /// An object literal.
    Literal,
    /// An array literal, or a function that gives an array.
    Array,
    /// A function.
    Closure(Closure<'a>),
    /// `f.bind(this, …arguments)`.
    Bound(Rc<(Value, Value, Vec<Value>)>),
    /// A class.
    Class(ClassClosure<'a>),
    /// `new` of a known class or function; which one.
    Instance,
    /// Code out of sight, or a function of the language.
    Elsewhere,
}

/// A function together with the scope it was made in.
#[derive(Clone)]
pub(crate) struct Closure<'a> {
    pub(crate) code: Code<'a>,
    pub(crate) scope: Rc<Scope>,
    /// The name of a named function expression.
    pub(crate) name: Option<&'a Ident>,
    /// The class it is a member of.
    pub(crate) class: Option<ObjectId>,
}

/// A class together with the scope it was made in.
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

/// Where a property was written.
#[derive(Clone, Copy)]
pub(crate) struct DefinitionSite {
    pub(crate) key: At,
    pub(crate) value: At,
    pub(crate) form: Form,
}

impl Code<'_> {
    /// Identifies the function.
    pub(crate) fn key(self) -> NodeKey {
        match self {
            Self::Function(function) => NodeKey::of(function),
            Self::Arrow(arrow) => NodeKey::of(arrow),
            Self::Constructor(constructor) => NodeKey::of(constructor),
        }
    }

    /// True if calling it gives a promise.
    pub(crate) fn is_async(self) -> bool {
        match self {
            Self::Function(function) => function.is_async,
            Self::Arrow(arrow) => arrow.is_async,
            Self::Constructor(_) => false,
        }
    }
}
