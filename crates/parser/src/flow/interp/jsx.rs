//! JSX: a component is a function that is queued with its attributes as argument.
//!
//! ```jsx
//! const page = <Checkout type="payPal" />;    // Checkout({ type: "payPal" }) runs later
//! ```

use swc_ecma_ast::{JSXAttrOrSpread, JSXAttrValue, JSXElement, JSXElementChild, JSXElementName, JSXExpr};

use crate::flow::domain::value::Value;
use crate::flow::domain::value_kind::ValueKind;
use crate::flow::heap::allocation::AllocationKind;
use crate::flow::interp::Interpreter;
use crate::payload::Rest;

impl<'a> Interpreter<'a> {
    /// Evaluates an element: queues its component if that is a known function, otherwise lets its attributes escape.
    pub(crate) fn jsx(&mut self, element: &'a JSXElement) -> Value {
        let at = self.at(element);
        let component = match &element.opening.name {
            JSXElementName::Ident(ident) if ident.sym.starts_with(|first: char| first.is_ascii_uppercase()) => {
                self.read_name(ident)
            }
            _ => Value::unknown(at),
        };
        let props = self.new_object(AllocationKind::Elsewhere, at, Rest::Exact);
        for attribute in &element.opening.attrs {
            match attribute {
                JSXAttrOrSpread::JSXAttr(attribute) => {
                    let value = match &attribute.value {
                        Some(JSXAttrValue::JSXExprContainer(container)) => match &container.expr {
                            JSXExpr::Expr(expr) => self.eval(expr),
                            JSXExpr::JSXEmptyExpr(_) => continue,
                        },
                        Some(JSXAttrValue::JSXElement(inner)) => self.jsx(inner),
                        Some(JSXAttrValue::Str(text)) => Value::of(
                            text.value.as_str().map_or(ValueKind::SomeText, |text| ValueKind::Text(text.into())),
                            at,
                        ),
                        Some(JSXAttrValue::JSXFragment(_)) | None => Value::of(ValueKind::SomeBool, at),
                    };
                    if let swc_ecma_ast::JSXAttrName::Ident(name) = &attribute.name {
                        let definition = self.heap.copied(value, at);
                        self.heap.state.object_mut(props).each(|disjunct| disjunct.set(&name.sym, definition.clone()));
                    }
                }
                JSXAttrOrSpread::SpreadElement(spread) => {
                    let value = self.eval(&spread.expr);
                    self.spread_into(props, &value, at);
                }
            }
        }
        self.jsx_children(&element.children);
        let known = component.objects().filter(|id| self.heap.is_callable(*id)).collect::<Vec<_>>();
        let props = Value::of(ValueKind::Object(props), at);
        for function in &known {
            self.enqueue(*function, None, Some(vec![props.clone()]));
        }
        if known.is_empty() {
            self.escape_to_unknown_code(&props, at);
        }
        Value::unknown(at)
    }

    /// Evaluates the children of an element. The framework, which is unknown code, gets their values.
    pub(crate) fn jsx_children(&mut self, children: &'a [JSXElementChild]) {
        for child in children {
            match child {
                JSXElementChild::JSXExprContainer(container) => {
                    if let JSXExpr::Expr(expr) = &container.expr {
                        let value = self.eval(expr);
                        self.escape_to_unknown_code(&value, self.at(&**expr));
                    }
                }
                JSXElementChild::JSXSpreadChild(spread) => {
                    self.eval(&spread.expr);
                }
                JSXElementChild::JSXElement(element) => {
                    self.jsx(element);
                }
                JSXElementChild::JSXFragment(fragment) => self.jsx_children(&fragment.children),
                JSXElementChild::JSXText(_) => {}
            }
        }
    }
}
