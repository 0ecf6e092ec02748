//! Tests of what a payload has and is: `typeof`, `in`, `hasOwnProperty`, optional chaining, `switch` on its type.

use super::{TYPES, Writer};
use crate::tree::Tree;

impl Writer {
    /// A test whose outcome leaves no doubt about what is in the payload afterwards.
    pub(super) fn sure_guard(&mut self) -> Tree {
        let Some(payload) = self.payload() else { return Tree::text(";") };
        let (field, value) = self.field_and_value();
        let p = payload.name;
        Tree::text(match self.random.below(5) {
            0 => format!("if (!{p}.hasOwnProperty(\"{field}\")) {p}.{field} = {value};"),
            1 => format!("if (Object.prototype.hasOwnProperty.call({p}, \"{field}\")) delete {p}.{field};"),
            2 => format!("if (Object.hasOwn({p}, \"{field}\")) delete {p}.{field};"),
            3 => format!("if (typeof {p}.{field} === \"undefined\") {p}.{field} = {value};"),
            _ => format!("if (!(\"{field}\" in {p})) {p}.{field} = {value};"),
        })
    }

    /// `if (p?.amount) { … } else { … }`
    pub(super) fn guard(&mut self) -> Tree {
        let Some(payload) = self.payload() else { return Tree::text(";") };
        let field = self.field();
        let detail = self.detail();
        let p = payload.name;
        let details = payload.details.unwrap_or("payPal");
        let (kind, _) = self.random.one(TYPES);
        let test = match self.random.below(14) {
            0 => return self.sure_guard(),
            1 => format!("{p}?.{field}"),
            2 => format!("!{p}.{field}"),
            3 => format!("{p}.{details}?.{detail}"),
            4 => format!("typeof {p} === \"object\" && {p} !== null && \"{field}\" in {p}"),
            5 => format!("typeof {p}.{field} !== \"undefined\" && flag"),
            6 => format!("typeof {p}?.{details} === \"object\""),
            7 => format!("{p}.hasOwnProperty(\"{field}\") || flag"),
            8 => format!("Object.keys({p}).includes(\"{field}\")"),
            9 => format!("{p}.type === \"{kind}\""),
            10 => format!("{p}?.type !== \"{kind}\" && !flag"),
            11 => format!("Object.hasOwn({p}, \"{field}\") && {p}.{field} == null"),
            12 => format!("{p}[\"{details}\"]?.[\"{detail}\"] !== undefined"),
            _ => format!("({p}?.{field} ?? flag) === true"),
        };
        let (then, other) = (self.block(2), self.block(2));
        match self.random.below(3) {
            0 => Tree::statement(format!("if ({test}) {{\n@\n}} else {{\n@\n}}"), vec![then, other]),
            1 => {
                let name = self.name("is");
                let text = format!("const {name} = {test};\nif ({name}) {{\n@\n}}\nif (!{name}) {{\n@\n}}");
                Tree::statement(text, vec![then, other])
            }
            _ => Tree::statement(format!("if ({test}) {{\n@\n}}"), vec![then]),
        }
    }

    /// `switch (p.type) { case "payPal": …; default: …; case "bPay": … }`
    pub(super) fn switch_on_type(&mut self) -> Tree {
        let Some(payload) = self.payload() else { return Tree::text(";") };
        let p = payload.name;
        let ((first, _), (second, _)) = (self.random.one(TYPES), self.random.one(TYPES));
        let field = self.field();
        let blocks = vec![self.block(2), self.block(2), self.block(2)];
        let (leave, leave_too) =
            (self.random.one(&["break;", "", "if (flag) break;"]), self.random.one(&["break;", ""]));
        let (tested, one, two) = match self.random.below(3) {
            0 => ("true".to_owned(), format!("\"{field}\" in {p}"), "flag".to_owned()),
            _ => (format!("{p}.type"), format!("\"{first}\""), format!("\"{second}\"")),
        };
        let text = match self.random.below(2) {
            0 => format!(
                "switch ({tested}) {{\ncase {one}: {{\n@\n}}\n{leave}\ndefault: {{\n@\n}}\n{leave_too}\ncase {two}: {{\n@\n}}\n}}"
            ),
            _ => format!(
                "switch ({tested}) {{\ncase {one}:\ncase {two}: {{\n@\n}}\n{leave}\ncase \"none\": {{\n@\n}}\n{leave_too}\ndefault: {{\n@\n}}\n}}"
            ),
        };
        Tree::statement(text, blocks)
    }
}
