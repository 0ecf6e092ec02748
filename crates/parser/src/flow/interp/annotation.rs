//! What TypeScript's annotations tell of values that come from out of sight.
//!
//! ```ts
//! class DigitalRiverService { createSource(payload: Payload) { … } }
//! class Checkout {
//!   constructor(private digitalRiver: DigitalRiverService) {}           // given by a framework, but known to be one of ours
//!   pay() { return this.digitalRiver.createSource({ type: "bPay" }); }  // so this runs the method above
//! }
//! ```
//!
//! Only classes with a function of their own that is called like one of DigitalRiver.js are looked at: who a receiver is
//! decides whether a call counts. Of what a payload's class declares, code out of sight may have set anything.

use std::rc::Rc;

use swc_ecma_ast::{TsEntityName, TsKeywordTypeKind, TsType, TsTypeAnn, TsUnionOrIntersectionType};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::heap::scope::Scope;
use crate::flow::interp::Interpreter;
use crate::sdk::CallKind;

impl<'a> Interpreter<'a> {
    /// The value, where the part that may be anything is an instance of the class that it is declared to be.
    pub(crate) fn as_declared(&mut self, value: Value, declared: Option<&'a TsTypeAnn>, scope: &Rc<Scope>) -> Value {
        let Some(declared) = declared.filter(|_| value.has_unknown()) else { return value };
        let Some(class) = self.declared_class(&declared.type_ann, scope) else { return value };
        let mut declared = self.an_instance_of(class, value.alternatives()[0].at);
        for alternative in
            value.alternatives().iter().filter(|alternative| !matches!(alternative.kind, ValueKind::Unknown(_)))
        {
            declared.add(alternative);
        }
        declared
    }

    /// What code out of sight gives that is handed a class and nothing else, `inject(DigitalRiverService)`: an instance.
    pub(crate) fn injected(&mut self, arguments: &Arguments, at: At) -> Option<Value> {
        let [class] = &*arguments.values else { return None };
        let class = class.single()?.object().filter(|class| self.has_calls_of_its_own(*class))?;
        Some(self.an_instance_of(class, at))
    }

    /// Any one of the instances of a class.
    fn an_instance_of(&mut self, class: ObjectId, at: At) -> Value {
        self.instances_of(class, at).into_iter().map(|id| Alternative::new(ValueKind::Object(id), at)).collect()
    }

    /// The class of the program that a type names.
    fn declared_class(&mut self, declared: &'a TsType, scope: &Rc<Scope>) -> Option<ObjectId> {
        match declared {
            TsType::TsTypeRef(reference) => {
                let TsEntityName::Ident(name) = &reference.type_name else { return None };
                let cell = scope.find(&name.to_id());
                cell.and_then(|cell| self.heap.state.cell(cell))?;
                let class = self.read_name(name, scope).single()?.object()?;
                self.has_calls_of_its_own(class).then_some(class)
            }
            // `DigitalRiverService | null`
            TsType::TsUnionOrIntersectionType(TsUnionOrIntersectionType::TsUnionType(union)) => {
                let mut others = union.types.iter().filter(|part| !is_nullish(part));
                match (others.next(), others.next()) {
                    (Some(only), None) => self.declared_class(only, scope),
                    _ => None,
                }
            }
            TsType::TsParenthesizedType(inner) => self.declared_class(&inner.type_ann, scope),
            _ => None,
        }
    }

    /// Whether it is a class whose instances have a function that is called like one of DigitalRiver.js.
    fn has_calls_of_its_own(&self, class: ObjectId) -> bool {
        if !matches!(self.heap.allocation(class).kind, AllocationKind::Class(_)) {
            return false;
        }
        let line = self.heap.prototypes.get(&class).into_iter().flat_map(|prototype| self.heap.line_of(*prototype));
        line.filter_map(|id| self.heap.state.object(id))
            .flat_map(|object| &object.disjuncts)
            .any(|disjunct| CallKind::ALL.iter().any(|kind| disjunct.get(kind.name()).is_some()))
    }
}

fn is_nullish(declared: &TsType) -> bool {
    let nullish = [TsKeywordTypeKind::TsNullKeyword, TsKeywordTypeKind::TsUndefinedKeyword];
    matches!(declared, TsType::TsKeywordType(keyword) if nullish.contains(&keyword.kind))
}
