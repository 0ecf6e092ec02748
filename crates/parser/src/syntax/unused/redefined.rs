//! Methods that a file defines itself. A call is known by the name of its method only where no object of the file has one of
//! that name: `store.find(id)` may be the file's own.
//!
//! ```js
//! const price = { toJSON() { count += 1; return "9.99"; } };
//! const note = JSON.stringify(price);   // does something, though `JSON.stringify` itself only computes
//! ```

use rustc_hash::FxHashSet;
use swc_common::SyntaxContext;
use swc_ecma_ast::{
    AssignExpr, ClassMethod, ClassProp, Expr, ExprOrSpread, FnDecl, GetterProp, Id, KeyValueProp, MethodProp, PropName,
    VarDeclarator,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::tree::casts::strip;
use crate::tree::script::Script;

/// Methods that the language calls by itself, to make a text, a number or JSON of an object.
const CONVERTERS: [&str; 4] = ["toJSON", "valueOf", "toString", "toLocaleString"];

/// The methods that a file defines, and the names that it doesn't declare.
#[derive(Debug)]
pub(super) struct Redefined {
    names: FxHashSet<String>,
    /// True if its objects may run code when they are converted or iterated over.
    converts: bool,
    /// The scope of names that the file doesn't declare.
    pub(super) unresolved: SyntaxContext,
}

impl Redefined {
    pub(super) fn of(script: &Script) -> Self {
        let mut search = Search::default();
        script.program.visit_with(&mut search);
        let Search { mut names, given, functions, converts } = search;
        names.extend(given.into_iter().filter(|(_, value)| functions.contains(value)).map(|(name, _)| name));
        let converts = converts || CONVERTERS.iter().any(|name| names.contains(*name));
        Self { names, converts, unresolved: script.unresolved }
    }

    /// True if a method of that name may be the file's own.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// True if the language runs code of the file when it reads these arguments.
    pub(super) fn runs_for(&self, args: &[ExprOrSpread]) -> bool {
        self.converts && !args.iter().all(|arg| arg.spread.is_none() && is_primitive(&arg.expr))
    }

    /// True if objects may run code of the file when they are converted.
    pub(super) fn converts(&self) -> bool {
        self.converts
    }
}

/// True if the value is surely no object.
fn is_primitive(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Lit(_) | Expr::Tpl(_) | Expr::Unary(_) | Expr::Update(_) => true,
        Expr::Bin(binary) => !binary.op.may_short_circuit(),
        _ => false,
    }
}

#[derive(Default)]
struct Search {
    names: FxHashSet<String>,
    /// The variables that were given as methods, each with its name as one.
    given: Vec<(String, Id)>,
    /// The variables that hold functions of the file.
    functions: FxHashSet<Id>,
    converts: bool,
}

impl Search {
    fn key(&mut self, key: &PropName) {
        match key {
            PropName::Ident(name) => drop(self.names.insert(name.sym.to_string())),
            PropName::Str(text) => drop(text.value.as_str().map(|name| self.names.insert(name.to_owned()))),
            // `[Symbol.toPrimitive]`, `[Symbol.iterator]`.
            PropName::Computed(key) => self.converts |= strip(&key.expr).is_member(),
            PropName::Num(_) | PropName::BigInt(_) => {}
        }
    }

    fn value(&mut self, key: &PropName, value: &Expr) {
        match (strip(value), key) {
            (Expr::Fn(_) | Expr::Arrow(_), key) => self.key(key),
            (Expr::Ident(variable), PropName::Ident(name)) => self.given.push((name.sym.to_string(), variable.to_id())),
            _ => {}
        }
    }
}

impl Visit for Search {
    fn visit_method_prop(&mut self, node: &MethodProp) {
        self.key(&node.key);
        node.visit_children_with(self);
    }

    fn visit_getter_prop(&mut self, node: &GetterProp) {
        self.key(&node.key);
        node.visit_children_with(self);
    }

    fn visit_class_method(&mut self, node: &ClassMethod) {
        self.key(&node.key);
        node.visit_children_with(self);
    }

    fn visit_class_prop(&mut self, node: &ClassProp) {
        if let Some(value) = &node.value {
            self.value(&node.key, value);
        }
        node.visit_children_with(self);
    }

    fn visit_key_value_prop(&mut self, node: &KeyValueProp) {
        self.value(&node.key, &node.value);
        node.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let Some(name) = node.left.as_simple().and_then(|target| target.as_member()?.prop.as_ident().cloned()) {
            self.value(&PropName::Ident(name), &node.right);
        }
        node.visit_children_with(self);
    }

    fn visit_fn_decl(&mut self, node: &FnDecl) {
        self.functions.insert(node.ident.to_id());
        node.visit_children_with(self);
    }

    fn visit_var_declarator(&mut self, node: &VarDeclarator) {
        let is_function = |value: &Expr| matches!(strip(value), Expr::Fn(_) | Expr::Arrow(_));
        if let (Some(name), Some(value)) = (node.name.as_ident(), &node.init)
            && is_function(value)
        {
            self.functions.insert(name.to_id());
        }
        node.visit_children_with(self);
    }
}
