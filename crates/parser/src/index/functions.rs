//! Functions: their parameters are one unit, their statements are others.

use swc_ecma_ast::{
    Class, ClassMember, Constructor, DefaultDecl, Function as FunctionNode, ParamOrTsParamProp, Pat, PropName,
    TsParamProp, TsParamPropParam,
};
use swc_ecma_visit::VisitWith;

use crate::index::build::Builder;
use crate::index::members::key_name;
use crate::index::{BindingId, Function, FunctionId, Mention, Traits, UnitId};
use crate::tree::node_key::NodeKey;

/// A parameter of a function.
pub(super) enum Param<'p> {
    /// A name, or a pattern that takes an argument apart.
    Pattern(&'p Pat),
    /// A parameter of a constructor that is a property, too: `private cart: Cart`.
    Property(&'p TsParamProp),
}

/// The origin of the `this` that a function sees.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ThisOf {
    /// Its caller gives it.
    Caller,
    /// An arrow function has that of the code around it.
    Outer,
}

impl Builder<'_> {
    /// Visits a function: its parameters are one unit, its statements are others.
    pub(super) fn function(&mut self, key: NodeKey, params: &[Param<'_>], this: ThisOf, visit: impl FnOnce(&mut Self)) {
        let number = FunctionId::try_from(self.index.functions.len()).expect("a text has fewer functions than bytes");
        let made_in = self.unit;
        let (binding, property) = (self.binding.take(), self.property.take());
        let is_called_at_once = std::mem::take(&mut self.is_called_at_once);
        let is_member = std::mem::take(&mut self.is_member);
        self.index.functions.push(Function {
            made_in,
            head: 0,
            params: Vec::new(),
            binding,
            property,
            is_called_at_once,
            is_arrow: this == ThisOf::Outer,
            is_member,
            units: Vec::new(),
        });
        self.index.function_by_syntax.insert(key, number);
        if let Some(binding) = binding {
            self.index.held.entry(binding).or_default().push(number);
        }
        let outer_function = std::mem::replace(&mut self.function, number);
        let outer_position = std::mem::take(&mut self.position);
        // An arrow function that is the body of another has the address of a unit.
        let outer = self.open(None);
        self.index.functions[number as usize].head = self.unit;
        for param in params {
            self.parameter(param);
        }
        visit(self);
        self.close(outer);
        self.position = outer_position;
        self.function = outer_function;
    }

    /// Visits the next parameter of the present function.
    fn parameter(&mut self, param: &Param<'_>) {
        let function = self.function;
        let before = self.index.mentions.len();
        match param {
            Param::Pattern(pattern) => {
                self.declare_pattern(pattern);
                pattern.visit_with(self);
            }
            Param::Property(property) => self.parameter_property(property),
        }
        let added = self.index.mentions.since(before).iter().filter(|(unit, _)| *unit == self.unit);
        let defined: Vec<BindingId> =
            added.filter(|(_, (_, mention))| *mention == Mention::Defines).map(|(_, (binding, _))| *binding).collect();
        let position = self.index.functions[function as usize].params.len();
        for binding in &defined {
            self.index.param_of.insert(*binding, (function, position));
        }
        self.index.functions[function as usize].params.push(defined);
    }

    /// Visits a parameter of a constructor that is a property, too: `constructor(private cart: Cart)`.
    fn parameter_property(&mut self, node: &TsParamProp) {
        self.unit().traits.add(Traits::NAMES_THIS);
        let name = match &node.param {
            TsParamPropParam::Ident(name) => Some(&name.id),
            TsParamPropParam::Assign(assign) => assign.left.as_ident().map(|name| &name.id),
        };
        if let Some(name) = name {
            self.declare(name);
            self.field(Some(name.sym.clone()));
        }
        node.param.visit_with(self);
    }

    /// Visits a function that isn't an arrow function.
    pub(super) fn function_node(&mut self, node: &FunctionNode) {
        let params: Vec<Param<'_>> = node.params.iter().map(|param| Param::Pattern(&param.pat)).collect();
        // Functions in decorators aren't the method.
        let made_for = (self.binding.take(), self.property.take(), std::mem::take(&mut self.is_member));
        node.decorators.visit_with(self);
        (self.binding, self.property, self.is_member) = made_for;
        self.function(NodeKey::of(node), &params, ThisOf::Caller, |builder| node.body.visit_with(builder));
    }

    /// Visits a class. Its fields run with each instance: they are the unit of a function of their own.
    pub(super) fn class(&mut self, node: &Class) {
        let outer = (self.binding.take(), self.property.take());
        let class = self.class.take();
        node.decorators.visit_with(self);
        node.super_class.visit_with(self);
        let (fields, others): (Vec<&ClassMember>, Vec<&ClassMember>) =
            node.body.iter().partition(|member| is_field(member));
        for member in others {
            self.binding = if member.is_constructor() { class } else { None };
            member.visit_with(self);
        }
        self.binding = class;
        if !fields.is_empty() {
            self.is_member = true;
            self.function(NodeKey::of(node), &[], ThisOf::Caller, |builder| {
                for field in fields {
                    field.visit_with(builder);
                }
            });
        }
        (self.binding, self.property) = outer;
    }

    /// Visits code that runs whenever the present unit does.
    pub(super) fn with_units_inside(&mut self, visit: impl FnOnce(&mut Self)) {
        let first = self.index.units.len();
        visit(self);
        let function = self.function;
        let units = self.index.units[first..].iter().zip(first..).filter(|(unit, _)| unit.function == function);
        let inner: Vec<UnitId> = units.filter_map(|(_, number)| UnitId::try_from(number).ok()).collect();
        for inner in inner {
            self.index.inner.push(self.unit, inner);
        }
    }

    /// Visits a method, getter or setter.
    pub(super) fn property_function(&mut self, key: &PropName, visit: impl FnOnce(&mut Self)) {
        key.visit_with(self);
        self.property = key_name(key);
        self.is_member = true;
        visit(self);
        self.is_member = false;
        self.property = None;
    }

    /// Visits a constructor.
    pub(super) fn constructor(&mut self, node: &Constructor) {
        self.is_member = true;
        let params = node.params.iter().map(|param| match param {
            ParamOrTsParamProp::Param(param) => Param::Pattern(&param.pat),
            ParamOrTsParamProp::TsParamProp(property) => Param::Property(property),
        });
        let params: Vec<Param<'_>> = params.collect();
        self.function(NodeKey::of(node), &params, ThisOf::Caller, |builder| node.body.visit_with(builder));
    }

    /// Visits `export default` of a function or class.
    pub(super) fn default_export(&mut self, node: &DefaultDecl) {
        match node {
            DefaultDecl::Fn(function) => {
                if let Some(name) = &function.ident {
                    let binding = self.define(name);
                    self.binding = Some(binding);
                }
                self.function_node(&function.function);
                self.binding = None;
            }
            DefaultDecl::Class(class) => {
                if let Some(name) = &class.ident {
                    self.class = Some(self.define(name));
                }
                class.class.visit_with(self);
            }
            DefaultDecl::TsInterfaceDecl(_) => {}
        }
    }
}

/// True for a member that runs with each instance.
fn is_field(member: &ClassMember) -> bool {
    match member {
        ClassMember::ClassProp(property) => !property.is_static,
        ClassMember::PrivateProp(property) => !property.is_static,
        ClassMember::AutoAccessor(accessor) => !accessor.is_static,
        _ => false,
    }
}
