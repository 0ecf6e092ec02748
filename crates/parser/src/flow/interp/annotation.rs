//! TypeScript annotations, as the type of unknown receivers.
//!
//! ```ts
//! class DigitalRiverService { createSource(payload: Payload) { … } }
//! class Checkout {
//!   constructor(private digitalRiver: DigitalRiverService) {}           // injected by a framework, but the class is
//! known
//!   pay() { return this.digitalRiver.createSource({ type: "bPay" }); }  // so this runs the method above
//! }
//! ```
//!
//! Annotations count only for classes that have a method with the name of a call of DigitalRiver.js, because the
//! receiver decides whether a call counts. Annotated payloads stay unknown: unknown code may have set any of their
//! members.

use swc_ecma_ast::{TsEntityName, TsKeywordTypeKind, TsType, TsTypeAnn, TsUnionOrIntersectionType};

use crate::flow::domain::arguments::Arguments;
use crate::flow::domain::id::{At, ObjectId};
use crate::flow::domain::value::{Alternative, Value};
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::sdk::CallKind;

impl<'a> Interpreter<'a> {
    /// The value with an instance of the declared class in place of its unknown part.
    pub(crate) fn as_declared(&mut self, value: Value, declared: Option<&'a TsTypeAnn>) -> Value {
        let Some(declared) = declared.filter(|_| value.has_unknown()) else { return value };
        let Some(class) = self.declared_class(&declared.type_ann) else { return value };
        let mut declared = self.an_instance_of(class, value.alternatives()[0].at);
        for alternative in
            value.alternatives().iter().filter(|alternative| !matches!(alternative.kind, ValueKind::Unknown(_)))
        {
            declared.add(alternative);
        }
        declared
    }

    /// The instance that unknown code returns when its only argument is a class: `inject(DigitalRiverService)`.
    pub(crate) fn injected(&mut self, arguments: &Arguments, at: At) -> Option<Value> {
        let [class] = &*arguments.values else { return None };
        let class = class.single()?.object().filter(|class| self.has_calls_of_its_own(*class))?;
        Some(self.an_instance_of(class, at))
    }

    /// A value that may be any instance of a class.
    fn an_instance_of(&mut self, class: ObjectId, at: At) -> Value {
        self.instances_of(class, at).into_iter().map(|id| Alternative::new(ValueKind::Object(id), at)).collect()
    }

    /// The class of the program that a type names.
    fn declared_class(&mut self, declared: &'a TsType) -> Option<ObjectId> {
        match declared {
            TsType::TsTypeRef(reference) => {
                let TsEntityName::Ident(name) = &reference.type_name else { return None };
                let cell = self.control.scope.find(&name.to_id());
                cell.and_then(|cell| self.heap.state.cell(cell))?;
                let class = self.read_name(name).single()?.object()?;
                self.has_calls_of_its_own(class).then_some(class)
            }
            // `DigitalRiverService | null`
            TsType::TsUnionOrIntersectionType(TsUnionOrIntersectionType::TsUnionType(union)) => {
                let mut others = union.types.iter().filter(|part| !is_nullish(part));
                match (others.next(), others.next()) {
                    (Some(only), None) => self.declared_class(only),
                    _ => None,
                }
            }
            TsType::TsParenthesizedType(inner) => self.declared_class(&inner.type_ann),
            _ => None,
        }
    }

    /// True for a class whose instances have a method with the name of a call of DigitalRiver.js.
    fn has_calls_of_its_own(&self, class: ObjectId) -> bool {
        if !matches!(self.heap.allocation(class).kind, AllocationKind::Class(_)) {
            return false;
        }
        let line =
            self.heap.prototypes.get(&class).into_iter().flat_map(|prototype| self.heap.prototype_chain(*prototype));
        line.filter_map(|id| self.heap.state.object(id))
            .flat_map(|object| &object.disjuncts)
            .any(|disjunct| CallKind::ALL.iter().any(|kind| disjunct.get(kind.name()).is_some()))
    }
}

fn is_nullish(declared: &TsType) -> bool {
    let nullish = [TsKeywordTypeKind::TsNullKeyword, TsKeywordTypeKind::TsUndefinedKeyword];
    matches!(declared, TsType::TsKeywordType(keyword) if nullish.contains(&keyword.kind))
}
