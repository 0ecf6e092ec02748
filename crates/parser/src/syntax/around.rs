//! The meaning of `this`, `super` and private names at a place, given by the functions and classes around it.

use rustc_hash::{FxHashMap, FxHashSet};
use swc_common::Spanned;
use swc_ecma_ast::{
    AssignExpr, CallExpr, Callee, Class, ClassMember, ClassProp, Constructor, Expr, Function, GetterProp, Key,
    KeyValueProp, MemberExpr, MemberProp, MethodProp, NewExpr, ObjectLit, ObjectPat, ObjectPatProp, OptCall,
    OptChainBase, ParamOrTsParamProp, PrivateProp, Prop, PropName, PropOrSpread, ReturnStmt, SetterProp,
    SimpleAssignTarget, StaticBlock, TsParamPropParam, UnaryExpr,
};
use swc_ecma_visit::{Visit, VisitWith};

use crate::syntax::facts::This;
use crate::text::source::Span;
use crate::tree::script::Script;
use crate::tree::span::span_of;

/// The functions and classes of a file that give `this`, `super` and private names their meaning.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    parts: Vec<(Span, Part)>,
    /// The classes, with their private names.
    classes: Vec<(Span, Vec<String>)>,
    /// The members of `this` that are declared, read or written anywhere in the file.
    members: FxHashSet<String>,
    /// The names of the methods, by the bytes of the function.
    names: FxHashMap<Span, String>,
    /// The members that are passed on instead of being called on their object: `setTimeout(app.pay)`.
    handed: FxHashMap<String, Span>,
    /// The members that are bound to their object: `this.pay = this.pay.bind(this)`.
    bound: FxHashSet<String>,
}

/// A piece of code with a `this` of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A member of a class; `extends` is true if the class extends another.
    ClassMember { extends: bool },
    /// A method of an object literal, which may use `super`: `pay() {}`.
    Method,
    /// A function that is written into an object: `pay: function () {}`, `shop.pay = function () {}`.
    Property,
    /// A function whose `this` depends on the call.
    Plain,
}

impl Around {
    pub(super) fn of(script: &Script) -> Self {
        let mut walk =
            Walk { around: Self::default(), roles: FxHashMap::default(), called: FxHashSet::default(), extends: false };
        script.program.visit_with(&mut walk);
        walk.around
    }

    /// Returns the pieces of code with a `this` of their own around a byte of the text, the innermost first.
    fn parts(&self, at: u32) -> Vec<(Span, Part)> {
        let mut here: Vec<_> =
            self.parts.iter().filter(|(span, _)| span.start <= at && at < span.end).copied().collect();
        here.sort_by_key(|(span, _)| span.end - span.start);
        here
    }

    /// Returns the meaning of `this` at a byte of the text. `member` is the member that is read of it.
    pub(super) fn this(&self, at: u32, member: Option<&str>) -> This {
        let parts = self.parts(at);
        match self.object(&parts, member) {
            This::Object => parts.first().and_then(|(span, _)| self.handed_over(*span)).unwrap_or(This::Object),
            other => other,
        }
    }

    /// Returns the place where a method is passed on without its object, so that its `this` is another one.
    fn handed_over(&self, function: Span) -> Option<This> {
        let name = self.names.get(&function).filter(|name| !self.bound.contains(*name))?;
        self.handed.get(name).copied().map(This::Handed)
    }

    fn object(&self, parts: &[(Span, Part)], member: Option<&str>) -> This {
        let is_member_known = member.is_none_or(|member| self.members.contains(member));
        match parts.first() {
            None => This::TopLevel,
            Some((_, Part::ClassMember { extends })) if *extends || is_member_known => This::Object,
            Some((_, Part::ClassMember { .. })) => This::WithoutMember,
            Some((_, Part::Method | Part::Property)) => {
                // `$.ajax({ success() {…} })` in a method: another object's method.
                let is_inner = parts[1..].iter().find(|(_, part)| *part != Part::Plain);
                match is_inner {
                    Some(_) => This::Function(parts[0].0),
                    None if is_member_known => This::Object,
                    None => This::WithoutMember,
                }
            }
            Some((span, Part::Plain)) => This::Function(*span),
        }
    }

    /// True if `super.name` may stand at a byte of the text.
    pub(super) fn allows_super(&self, at: u32) -> bool {
        matches!(self.parts(at).first(), Some((_, Part::ClassMember { extends: true } | Part::Method)))
    }

    /// True if a class around a byte of the text has that private name.
    pub(super) fn has_private(&self, at: u32, name: &str) -> bool {
        let here = self.classes.iter().filter(|(span, _)| span.start <= at && at < span.end);
        here.flat_map(|(_, private)| private).any(|private| private == name)
    }
}

struct Walk {
    around: Around,
    /// The parts that functions play, by their bytes, if the code around them determines that.
    roles: FxHashMap<Span, Option<Part>>,
    /// The members that are called, written or tested: these aren't passed on.
    called: FxHashSet<Span>,
    /// True if the visited class extends another.
    extends: bool,
}

impl Walk {
    fn add(&mut self, node: &impl Spanned, part: Part) {
        self.around.parts.push((span_of(node.span()), part));
    }

    /// Records the part that a function plays; `None` if its `this` is that of the code around it.
    fn record(&mut self, value: &Expr, role: Option<Part>) {
        match value {
            Expr::Fn(function) => {
                self.roles.entry(span_of(function.function.span)).or_insert(role);
            }
            Expr::Paren(paren) => self.record(&paren.expr, role),
            _ => {}
        }
    }

    /// Records the name of a method.
    fn record_name(&mut self, function: Span, key: &PropName) {
        if let Some(name) = key.as_ident() {
            self.around.names.insert(function, name.sym.to_string());
        }
    }

    /// Records a member that is called on its object, or isn't passed on for another reason.
    fn record_called(&mut self, expr: &Expr) {
        match expr {
            Expr::Paren(paren) => self.record_called(&paren.expr),
            Expr::Member(member) => drop(self.called.insert(span_of(member.span))),
            Expr::OptChain(chain) => match &*chain.base {
                OptChainBase::Member(member) => drop(self.called.insert(span_of(member.span))),
                OptChainBase::Call(_) => {}
            },
            _ => {}
        }
    }

    fn record_member(&mut self, key: &PropName) {
        match key {
            PropName::Ident(name) => drop(self.around.members.insert(name.sym.to_string())),
            PropName::Str(text) => self.around.members.extend(text.value.as_str().map(ToOwned::to_owned)),
            PropName::Num(_) | PropName::BigInt(_) | PropName::Computed(_) => {}
        }
    }

    fn record_property(&mut self, property: &Prop) {
        match property {
            Prop::Shorthand(name) => drop(self.around.members.insert(name.sym.to_string())),
            Prop::KeyValue(pair) => self.record_member(&pair.key),
            Prop::Method(method) => self.record_member(&method.key),
            Prop::Getter(getter) => self.record_member(&getter.key),
            Prop::Setter(setter) => self.record_member(&setter.key),
            Prop::Assign(_) => {}
        }
    }

    fn record_arguments<'n>(&mut self, arguments: impl Iterator<Item = &'n Expr> + Clone) {
        // `list.forEach(function () {…}, this)`, `$.proxy(function () {…}, this)`
        if arguments.clone().any(Expr::is_this) {
            for argument in arguments {
                self.record(argument, None);
            }
        }
    }
}

impl Visit for Walk {
    fn visit_class(&mut self, node: &Class) {
        let private = node.body.iter().filter_map(|member| match member {
            ClassMember::PrivateProp(property) => Some(format!("#{}", property.key.name)),
            ClassMember::PrivateMethod(method) => Some(format!("#{}", method.key.name)),
            ClassMember::AutoAccessor(accessor) => match &accessor.key {
                Key::Private(name) => Some(format!("#{}", name.name)),
                Key::Public(_) => None,
            },
            _ => None,
        });
        let private: Vec<String> = private.collect();
        self.around.members.extend(private.iter().cloned());
        self.around.classes.push((span_of(node.span), private));
        let outer = std::mem::replace(&mut self.extends, node.super_class.is_some());
        for member in &node.body {
            match member {
                ClassMember::Method(method) => {
                    self.record_member(&method.key);
                    self.record_name(span_of(method.function.span), &method.key);
                    self.roles.insert(span_of(method.function.span), Some(Part::ClassMember { extends: self.extends }));
                }
                ClassMember::PrivateMethod(method) => {
                    self.roles.insert(span_of(method.function.span), Some(Part::ClassMember { extends: self.extends }));
                }
                _ => {}
            }
        }
        node.visit_children_with(self);
        self.extends = outer;
    }

    fn visit_constructor(&mut self, node: &Constructor) {
        self.add(node, Part::ClassMember { extends: self.extends });
        // `constructor(private cart: Cart)` declares a member.
        for param in &node.params {
            if let ParamOrTsParamProp::TsParamProp(property) = param {
                let names = match &property.param {
                    TsParamPropParam::Ident(ident) => vec![ident.id.sym.to_string()],
                    TsParamPropParam::Assign(assign) => {
                        crate::tree::scope::names_of(&assign.left).iter().map(|name| name.sym.to_string()).collect()
                    }
                };
                self.around.members.extend(names);
            }
        }
        node.visit_children_with(self);
    }

    fn visit_class_prop(&mut self, node: &ClassProp) {
        self.record_member(&node.key);
        self.add(node, Part::ClassMember { extends: self.extends });
        node.visit_children_with(self);
    }

    fn visit_private_prop(&mut self, node: &PrivateProp) {
        self.add(node, Part::ClassMember { extends: self.extends });
        node.visit_children_with(self);
    }

    fn visit_static_block(&mut self, node: &StaticBlock) {
        self.add(node, Part::ClassMember { extends: self.extends });
        node.visit_children_with(self);
    }

    fn visit_getter_prop(&mut self, node: &GetterProp) {
        self.add(node, Part::Method);
        node.visit_children_with(self);
    }

    fn visit_setter_prop(&mut self, node: &SetterProp) {
        self.add(node, Part::Method);
        node.visit_children_with(self);
    }

    fn visit_method_prop(&mut self, node: &MethodProp) {
        self.record_name(span_of(node.function.span), &node.key);
        self.roles.insert(span_of(node.function.span), Some(Part::Method));
        node.visit_children_with(self);
    }

    fn visit_key_value_prop(&mut self, node: &KeyValueProp) {
        self.record(&node.value, Some(Part::Property));
        if let Expr::Fn(function) = &*node.value {
            self.record_name(span_of(function.function.span), &node.key);
        }
        node.visit_children_with(self);
    }

    fn visit_object_lit(&mut self, node: &ObjectLit) {
        let properties = || node.props.iter().filter_map(PropOrSpread::as_prop);
        let has_methods = properties().any(|property| match &**property {
            Prop::Method(_) | Prop::Getter(_) | Prop::Setter(_) => true,
            Prop::KeyValue(pair) => pair.value.is_fn_expr(),
            Prop::Shorthand(_) | Prop::Assign(_) => false,
        });
        if has_methods {
            properties().for_each(|property| self.record_property(property));
        }
        node.visit_children_with(self);
    }

    // `data() { return { cart: null } }` declares the members of a component.
    fn visit_return_stmt(&mut self, node: &ReturnStmt) {
        if let Some(Expr::Object(literal)) = node.arg.as_deref() {
            literal.props.iter().filter_map(PropOrSpread::as_prop).for_each(|property| self.record_property(property));
        }
        node.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if let Some(SimpleAssignTarget::Member(member)) = node.left.as_simple() {
            self.record(&node.right, Some(Part::Property));
            self.called.insert(span_of(member.span));
            if let (Expr::Fn(function), MemberProp::Ident(name)) = (&*node.right, &member.prop) {
                self.around.names.insert(span_of(function.function.span), name.sym.to_string());
            }
            if let (Some(bound), MemberProp::Ident(name)) = (bound_by(&node.right), &member.prop)
                && bound == &*name.sym
            {
                self.around.bound.insert(name.sym.to_string());
            }
        }
        node.visit_children_with(self);
    }

    fn visit_opt_call(&mut self, node: &OptCall) {
        self.record_called(&node.callee);
        node.visit_children_with(self);
    }

    fn visit_unary_expr(&mut self, node: &UnaryExpr) {
        self.record_called(&node.arg);
        node.visit_children_with(self);
    }

    // `const { pay } = app;`
    fn visit_object_pat(&mut self, node: &ObjectPat) {
        for property in &node.props {
            let (name, span) = match property {
                ObjectPatProp::KeyValue(pair) => (pair.key.as_ident().map(|name| &name.sym), pair.key.span()),
                ObjectPatProp::Assign(assign) => (Some(&assign.key.id.sym), assign.span),
                ObjectPatProp::Rest(_) => continue,
            };
            if let Some(name) = name {
                self.around.handed.entry(name.to_string()).or_insert(span_of(span));
            }
        }
        node.visit_children_with(self);
    }

    fn visit_call_expr(&mut self, node: &CallExpr) {
        if let Callee::Expr(callee) = &node.callee {
            self.record_called(callee);
        }
        self.record_arguments(node.args.iter().map(|argument| &*argument.expr));
        if let Callee::Expr(callee) = &node.callee
            && let Expr::Member(MemberExpr { obj, prop: MemberProp::Ident(name), .. }) = &**callee
            && matches!(&*name.sym, "bind" | "call" | "apply")
            && node.args.first().is_some_and(|first| first.expr.is_this())
        {
            self.record(obj, None);
        }
        node.visit_children_with(self);
    }

    fn visit_new_expr(&mut self, node: &NewExpr) {
        self.record_arguments(node.args.iter().flatten().map(|argument| &*argument.expr));
        node.visit_children_with(self);
    }

    fn visit_function(&mut self, node: &Function) {
        let role = self.roles.get(&span_of(node.span)).copied().unwrap_or(Some(Part::Plain));
        if let Some(part) = role {
            self.add(node, part);
        }
        node.visit_children_with(self);
    }

    fn visit_member_expr(&mut self, node: &MemberExpr) {
        if matches!(&node.prop, MemberProp::Ident(name) if matches!(&*name.sym, "bind" | "call" | "apply")) {
            self.record_called(&node.obj);
        }
        if let MemberProp::Ident(name) = &node.prop
            && !self.called.contains(&span_of(node.span))
        {
            self.around.handed.entry(name.sym.to_string()).or_insert(span_of(node.span));
        }
        if node.obj.is_this() {
            match &node.prop {
                MemberProp::Ident(name) => drop(self.around.members.insert(name.sym.to_string())),
                MemberProp::PrivateName(name) => drop(self.around.members.insert(format!("#{}", name.name))),
                MemberProp::Computed(_) => {}
            }
        }
        node.visit_children_with(self);
    }
}

/// Returns the name of the member that an expression binds to its object: `pay` for `this.pay.bind(this)`.
fn bound_by(expr: &Expr) -> Option<&str> {
    let callee = expr.as_call()?.callee.as_expr()?.as_member()?;
    let is_bind = callee.prop.as_ident().is_some_and(|name| &*name.sym == "bind");
    let method = callee.obj.as_member().filter(|_| is_bind)?;
    method.prop.as_ident().map(|name| &*name.sym)
}
