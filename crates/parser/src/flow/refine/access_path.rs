//! Access paths: members of unknown objects, identified by their spelling.
//!
//! ```js
//! if (cart.method === "payPal") dr.createSource({ type: cart.method });   // both mean the same path
//! ```

use smallvec::SmallVec;
use swc_atoms::Atom;
use swc_ecma_ast::{Expr, Lit, MemberExpr, MemberProp};

use crate::flow::domain::id::CellId;
use crate::flow::heap::scope::Scope;
use crate::tree::casts::strip;

/// Maximum number of members in a path.
const MAX_NAMES: usize = 4;

/// Maximum number of paths with a known value in one function.
pub(crate) const MAX_PATHS: usize = 64;

/// A variable and members of it: `cart.payment.type`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AccessPath {
    pub(crate) root: Root,
    pub(crate) names: SmallVec<[Atom; 2]>,
}

/// The start of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Root {
    Variable(CellId),
    /// A variable that the program doesn't declare.
    Page(Atom),
    This,
}

/// Returns the access path that an expression is, optional or not.
pub(crate) fn access_path(expr: &Expr, scope: &Scope) -> Option<AccessPath> {
    match strip(expr) {
        Expr::Member(member) => access_path_of(member, scope),
        Expr::OptChain(chain) => access_path_of(chain.base.as_member()?, scope),
        _ => None,
    }
}

/// Returns the access path of a member; `None` for computed names and for paths that are too long.
pub(crate) fn access_path_of(member: &MemberExpr, scope: &Scope) -> Option<AccessPath> {
    let name = match &member.prop {
        MemberProp::Ident(name) => name.sym.clone(),
        MemberProp::Computed(computed) => match &*computed.expr {
            Expr::Lit(Lit::Str(text)) => Atom::new(text.value.as_str()?),
            _ => return None,
        },
        MemberProp::PrivateName(_) => return None,
    };
    let mut path = match strip(&member.obj) {
        Expr::This(_) => AccessPath { root: Root::This, names: SmallVec::new() },
        Expr::Ident(ident) => {
            let cell = scope.find(&ident.to_id());
            let root = cell.map_or_else(|| Root::Page(ident.sym.clone()), Root::Variable);
            AccessPath { root, names: SmallVec::new() }
        }
        inner => access_path(inner, scope)?,
    };
    path.names.push(name);
    (path.names.len() <= MAX_NAMES).then_some(path)
}
