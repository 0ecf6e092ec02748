//! What `this`, `super` and private names mean at a place: which functions and classes are around it.

use rustc_hash::{FxHashMap, FxHashSet};
use swc_common::Spanned;
use swc_ecma_ast::{
    AssignExpr, CallExpr, Callee, Class, ClassMember, ClassProp, Constructor, Expr, Function, GetterProp, Key,
    KeyValueProp, MemberExpr, MemberProp, MethodProp, NewExpr, ObjectLit, ParamOrTsParamProp, PrivateProp, Prop,
    PropName, PropOrSpread, ReturnStmt, SetterProp, SimpleAssignTarget, StaticBlock, TsParamPropParam,
};
use swc_ecma_visit::{Visit, VisitWith};

use super::This;
use crate::script::{Script, span_of};
use crate::source::Span;

/// The functions and classes of a file that give `this`, `super` and private names their meaning.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    parts: Vec<(Span, Part)>,
    /// The classes, with their private names.
    classes: Vec<(Span, Vec<String>)>,
    /// The members that are declared for, or read or written by, an object that calls itself `this`.
    members: FxHashSet<String>,
}

/// A piece of code with a `this` of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A member of a class; whether the class extends another.
    ClassMember { extends: bool },
    /// A method of an object literal: `pay() {}`, which may say `super`.
    Method,
    /// A function that is written into an object: `pay: function () {}`, `shop.pay = function () {}`.
    Property,
    /// A function whose `this` is what whoever calls it says.
    Plain,
}

impl Around {
    pub(super) fn of(script: &Script) -> Self {
        let mut walk = Walk { around: Self::default(), roles: FxHashMap::default(), extends: false };
        script.program.visit_with(&mut walk);
        walk.around
    }

    /// The pieces of code around a byte of the text, the innermost first.
    fn parts(&self, at: u32) -> Vec<(Span, Part)> {
        let mut here: Vec<_> =
            self.parts.iter().filter(|(span, _)| span.start <= at && at < span.end).copied().collect();
        here.sort_by_key(|(span, _)| span.end - span.start);
        here
    }

    /// What `this` is at a byte of the text. `member` is what is read of it.
    pub(super) fn this(&self, at: u32, member: Option<&str>) -> This {
        let parts = self.parts(at);
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

    /// Whether `super.name` may stand at a byte of the text.
    pub(super) fn allows_super(&self, at: u32) -> bool {
        matches!(self.parts(at).first(), Some((_, Part::ClassMember { extends: true } | Part::Method)))
    }

    /// Whether a class around a byte of the text has that private name.
    pub(super) fn has_private(&self, at: u32, name: &str) -> bool {
        let here = self.classes.iter().filter(|(span, _)| span.start <= at && at < span.end);
        here.flat_map(|(_, private)| private).any(|private| private == name)
    }
}

struct Walk {
    around: Around,
    /// What the functions are that start at these bytes, where that was seen from outside.
    roles: FxHashMap<Span, Option<Part>>,
    /// Whether the class that is walked through extends another.
    extends: bool,
}

impl Walk {
    fn add(&mut self, node: &impl Spanned, part: Part) {
        self.around.parts.push((span_of(node.span()), part));
    }

    /// Notes what a function is that stands there; `None` when its `this` is that of the code around it.
    fn note(&mut self, value: &Expr, role: Option<Part>) {
        match value {
            Expr::Fn(function) => {
                self.roles.entry(span_of(function.function.span)).or_insert(role);
            }
            Expr::Paren(paren) => self.note(&paren.expr, role),
            _ => {}
        }
    }

    fn note_member(&mut self, key: &PropName) {
        match key {
            PropName::Ident(name) => drop(self.around.members.insert(name.sym.to_string())),
            PropName::Str(text) => self.around.members.extend(text.value.as_str().map(ToOwned::to_owned)),
            PropName::Num(_) | PropName::BigInt(_) | PropName::Computed(_) => {}
        }
    }

    fn note_property(&mut self, property: &Prop) {
        match property {
            Prop::Shorthand(name) => drop(self.around.members.insert(name.sym.to_string())),
            Prop::KeyValue(pair) => self.note_member(&pair.key),
            Prop::Method(method) => self.note_member(&method.key),
            Prop::Getter(getter) => self.note_member(&getter.key),
            Prop::Setter(setter) => self.note_member(&setter.key),
            Prop::Assign(_) => {}
        }
    }

    fn note_arguments<'n>(&mut self, arguments: impl Iterator<Item = &'n Expr> + Clone) {
        // `list.forEach(function () {…}, this)`, `$.proxy(function () {…}, this)`
        if arguments.clone().any(Expr::is_this) {
            for argument in arguments {
                self.note(argument, None);
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
                    self.note_member(&method.key);
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
                        crate::scope::names_of(&assign.left).iter().map(|name| name.sym.to_string()).collect()
                    }
                };
                self.around.members.extend(names);
            }
        }
        node.visit_children_with(self);
    }

    fn visit_class_prop(&mut self, node: &ClassProp) {
        self.note_member(&node.key);
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
        self.roles.insert(span_of(node.function.span), Some(Part::Method));
        node.visit_children_with(self);
    }

    fn visit_key_value_prop(&mut self, node: &KeyValueProp) {
        self.note(&node.value, Some(Part::Property));
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
            properties().for_each(|property| self.note_property(property));
        }
        node.visit_children_with(self);
    }

    // `data() { return { cart: null } }` says what a component has.
    fn visit_return_stmt(&mut self, node: &ReturnStmt) {
        if let Some(Expr::Object(literal)) = node.arg.as_deref() {
            literal.props.iter().filter_map(PropOrSpread::as_prop).for_each(|property| self.note_property(property));
        }
        node.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, node: &AssignExpr) {
        if node.left.as_simple().is_some_and(SimpleAssignTarget::is_member) {
            self.note(&node.right, Some(Part::Property));
        }
        node.visit_children_with(self);
    }

    fn visit_call_expr(&mut self, node: &CallExpr) {
        self.note_arguments(node.args.iter().map(|argument| &*argument.expr));
        if let Callee::Expr(callee) = &node.callee
            && let Expr::Member(MemberExpr { obj, prop: MemberProp::Ident(name), .. }) = &**callee
            && matches!(&*name.sym, "bind" | "call" | "apply")
            && node.args.first().is_some_and(|first| first.expr.is_this())
        {
            self.note(obj, None);
        }
        node.visit_children_with(self);
    }

    fn visit_new_expr(&mut self, node: &NewExpr) {
        self.note_arguments(node.args.iter().flatten().map(|argument| &*argument.expr));
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
