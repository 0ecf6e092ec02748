//! Members: chains of names that are read, passed on, called or written.

use swc_atoms::Atom;
use swc_ecma_ast::{
    BinaryOp, Expr, ExprOrSpread, Ident, MemberExpr, Pat, Prop, PropName, PropOrSpread, SuperProp, SuperPropExpr,
};

use crate::index::build::{Builder, Position};
use crate::index::target::{Chain, Root, chain_of};
use crate::index::{Base, Mention, TOP, Traits};
use crate::tree::casts::strip;

/// Names of the global object.
pub(super) const GLOBAL_OBJECTS: [&str; 5] = ["window", "globalThis", "self", "global", "top"];

impl Builder<'_> {
    /// Records a field of a class: a write into `this`.
    pub(super) fn field(&mut self, name: Option<Atom>) {
        let unit = self.unit;
        match name {
            Some(name) => self.index.writers.push(name, unit),
            None => self.index.any_writers.push(unit),
        }
    }

    /// Records the keys of a literal that is returned: a framework may make them members of `this`.
    pub(super) fn returned(&mut self, value: &Expr) {
        let Expr::Object(object) = strip(value) else { return };
        for prop in &object.props {
            let PropOrSpread::Prop(prop) = prop else { continue };
            match &**prop {
                Prop::Shorthand(name) => self.field(Some(name.sym.clone())),
                Prop::KeyValue(pair) => self.field(key_name(&pair.key)),
                _ => {}
            }
        }
    }

    /// Records that the present unit calls or passes on a member of this name.
    pub(super) fn name_taken(&mut self, name: &Atom, base: Base) {
        let unit = self.unit;
        self.index.takers.push(name.clone(), (unit, base));
    }

    /// Records that the present unit reads a member of this name.
    pub(super) fn name_read(&mut self, name: &Atom) {
        let unit = self.unit;
        self.index.readers.push(name.clone(), unit);
        self.spelled(name);
    }

    /// Records `super.name`, a member of `this` as the parent has it.
    pub(super) fn super_member(&mut self, member: &SuperPropExpr) {
        self.unit().traits.add(Traits::NAMES_THIS);
        match &member.prop {
            SuperProp::Ident(name) => {
                self.name_read(&name.sym);
                self.name_taken(&name.sym, Base::Other);
            }
            SuperProp::Computed(computed) => self.visit_as(&*computed.expr, Position::LookedAt),
        }
    }

    /// Records a chain of members that is read, called or written.
    pub(super) fn chain(&mut self, chain: &Chain<'_>, access: Access) {
        for computed in &chain.computed {
            self.visit_as(*computed, Position::LookedAt);
        }
        self.chain_names(chain, access);
        let first = chain.names[0].clone();
        let last = chain.names[chain.names.len() - 1].clone();
        let is_self = self.is_this(chain.root);
        if let Root::Variable(name) = chain.root {
            if self.is_window(name) {
                self.global_member(chain, access);
            }
            let mention = match access {
                Access::Read => Mention::Reads(first.clone()),
                Access::Pass => Mention::PassesMember(first.clone()),
                Access::Call => Mention::CallsMethod(first.clone(), last.clone()),
                Access::Write => Mention::Writes(first.clone()),
            };
            self.mention(name, mention);
        }
        if let Root::Other(root) = chain.root {
            self.visit_as(root, Position::Passed);
        }
        if is_self {
            self.unit().traits.add(Traits::NAMES_THIS);
            if access != Access::Write || chain.names.len() > 1 {
                self.index.own_reads.push(self.unit, first.clone());
            }
            if let (Access::Pass, Some(name)) = (access, &first) {
                self.index.passes_own.push(self.unit, name.clone());
            }
        }
        if access == Access::Write {
            self.written(chain);
        } else if is_self {
            // A method of a member may change the member.
            if let (Access::Call, Some(name), true) = (access, first, chain.names.len() > 1) {
                let unit = self.unit;
                self.index.writers.push(name, unit);
            }
        }
    }

    /// Records the names that a chain reads, calls and passes on.
    fn chain_names(&mut self, chain: &Chain<'_>, access: Access) {
        let read = if access == Access::Write { &chain.names[..chain.names.len() - 1] } else { &chain.names[..] };
        for name in read.iter().flatten() {
            self.name_read(name);
        }
        let base = if matches!(chain.root, Root::This) && chain.names.len() == 1 { Base::This } else { Base::Other };
        match access {
            Access::Call => read.iter().flatten().for_each(|name| self.name_taken(name, base)),
            Access::Pass => chain.names.last().into_iter().flatten().for_each(|name| self.name_taken(name, base)),
            Access::Read | Access::Write => {}
        }
    }

    /// True for `this`, and for a variable that holds it.
    fn is_this(&mut self, root: Root<'_>) -> bool {
        match root {
            Root::Variable(name) => {
                !self.selves.is_empty() && {
                    let binding = self.binding(name);
                    self.selves.contains(&binding)
                }
            }
            Root::This => true,
            Root::Other(_) => false,
        }
    }

    /// Records the member that a chain writes.
    fn written(&mut self, chain: &Chain<'_>) {
        let is_self = self.is_this(chain.root);
        let (first, last) = (chain.names[0].clone(), chain.names[chain.names.len() - 1].clone());
        let unit = self.unit;
        match &last {
            Some(name) => drop(self.index.written.insert(name.clone())),
            None => self.index.writes_any = true,
        }
        if is_self || matches!(chain.root, Root::Other(_)) {
            self.index.writes.push(unit, last.clone());
        }
        if is_self || chain.names.len() > 1 || matches!(chain.root, Root::Other(_)) {
            match if is_self { first } else { last } {
                Some(name) => self.index.writers.push(name, unit),
                None => self.index.any_writers.push(unit),
            }
        }
    }

    /// True if a variable may hold the global object.
    pub(super) fn is_window(&mut self, name: &Ident) -> bool {
        if name.ctxt == self.unresolved {
            return GLOBAL_OBJECTS.contains(&&*name.sym);
        }
        !self.windows.is_empty() && {
            let binding = self.binding(name);
            self.windows.contains(&binding)
        }
    }

    /// True if an expression may give the global object.
    pub(super) fn gives_window(&mut self, expr: &Expr) -> bool {
        match strip(expr) {
            Expr::Ident(name) => self.is_window(name),
            Expr::This(_) => self.function == TOP,
            Expr::Cond(cond) => self.gives_window(&cond.cons) || self.gives_window(&cond.alt),
            Expr::Bin(binary)
                if matches!(binary.op, BinaryOp::LogicalAnd | BinaryOp::LogicalOr | BinaryOp::NullishCoalescing) =>
            {
                self.gives_window(&binary.left) || self.gives_window(&binary.right)
            }
            _ => false,
        }
    }

    /// Records the parameters that hold the global object in a function that is called where it is made:
    /// `(function (root) { … })(window)`.
    pub(super) fn pass_window(&mut self, callee: &Expr, args: &[ExprOrSpread]) {
        for (position, arg) in args.iter().enumerate() {
            if !self.gives_window(&arg.expr) {
                continue;
            }
            let param = match callee {
                Expr::Fn(function) => function.function.params.get(position).map(|param| &param.pat),
                Expr::Arrow(arrow) => arrow.params.get(position),
                _ => None,
            };
            if let Some(Pat::Ident(name)) = param {
                let binding = self.binding(&name.id);
                self.windows.insert(binding);
            }
        }
    }

    /// Records `window.cart` as a mention of the variable `cart`.
    pub(super) fn global_member(&mut self, chain: &Chain<'_>, access: Access) {
        // `window.top.cart` is `window.cart`.
        let is_global_object =
            |name: &&Option<Atom>| name.as_ref().is_some_and(|name| GLOBAL_OBJECTS.contains(&&**name));
        let own = chain.names.iter().take_while(is_global_object).count().min(chain.names.len() - 1);
        let names = &chain.names[own..];
        let Some(Some(name)) = names.first() else {
            if access == Access::Write {
                let unit = self.unit;
                self.index.any_global_writers.push(unit);
            }
            return;
        };
        let declared = self.globals.and_then(|globals| globals.top(name));
        let scope = declared.map_or(self.unresolved, |id| id.1);
        let ident = Ident::new(name.clone(), swc_common::DUMMY_SP, scope);
        let second = names.get(1).cloned();
        let mention = match (access, second) {
            (Access::Write, None) => Mention::Defines,
            (Access::Write, Some(second)) => Mention::Writes(second),
            (Access::Read, None) => Mention::Looks,
            (Access::Pass, None) => Mention::Passes,
            (Access::Pass, Some(second)) => Mention::PassesMember(second),
            (Access::Call, None) => Mention::Calls,
            (Access::Read, Some(second)) => Mention::Reads(second),
            (Access::Call, Some(second)) => Mention::CallsMethod(second, names[names.len() - 1].clone()),
        };
        self.mention(&ident, mention);
    }

    /// Visits a member expression.
    pub(super) fn member(&mut self, member: &MemberExpr, access: Access) {
        self.chain(&chain_of(member), access);
    }
}

/// The kind of access to a member.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Its value is only looked at.
    Read,
    /// Its value is passed on.
    Pass,
    /// It is called.
    Call,
    /// It is assigned or deleted.
    Write,
}

/// Returns the kind of access to a member at a position.
pub(super) fn access_at(position: Position) -> Access {
    match position {
        Position::LookedAt => Access::Read,
        Position::Passed | Position::Destructured => Access::Pass,
    }
}

/// Returns the constant name of a property.
pub(super) fn key_name(key: &PropName) -> Option<Atom> {
    match key {
        PropName::Ident(name) => Some(name.sym.clone()),
        PropName::Str(text) => text.value.as_str().map(Atom::from),
        PropName::Num(number) => Some(number.value.to_string().into()),
        PropName::Computed(_) | PropName::BigInt(_) => None,
    }
}
