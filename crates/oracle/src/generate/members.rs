//! Private members, accessors, static members.

use super::Writer;
use crate::tree::Tree;

impl Writer {
    /// A class that keeps its payload to itself.
    pub(super) fn private_members(&mut self) -> Tree {
        let (class, instance) = (self.name("Store"), self.name("store"));
        let (first, _) = self.scoped(Self::fresh);
        let (field, value) = self.field_and_value();
        let (other, other_value) = self.field_and_value();
        let mut members = vec![
            Tree::part("#payload = @;", vec![first]),
            Tree::text(format!("#add() {{\nthis.#payload.{field} = {value};\n}}")),
            Tree::text("add() {\nthis.#add();\nreturn this;\n}"),
            Tree::text(format!("build() {{\nreturn {{ ...this.#payload, {other}: {other_value} }};\n}}")),
            Tree::text("pay() {\ndr.createSource(this.#payload);\n}"),
        ];
        let mut items = Vec::new();
        if self.precise {
            items.extend([format!("{instance}.add().pay();"), format!("dr.createSource({instance}.build());")]);
        } else {
            let (shared, _) = self.scoped(Self::fresh);
            members.extend([
                Tree::text(format!("set payload(payload) {{\nthis.#payload = {{ ...payload, {field}: {value} }};\n}}")),
                Tree::text("get payload() {\nreturn this.#payload;\n}"),
                Tree::part("static #shared = @;", vec![shared]),
                Tree::text(format!("static shared() {{\nif (flag) {class}.#shared.{other} = {other_value};\nreturn {class}.#shared;\n}}")),
                Tree::text("static holds(other) {\nreturn #payload in other;\n}"),
            ]);
            items.extend([
                format!("if (flag) {instance}.add();"),
                format!("{instance}.payload.{other} = {other_value};"),
                format!("if ({class}.holds({instance})) {instance}.pay();"),
                format!("dr.createSource({class}.shared());"),
                format!("dr.createSource({instance}?.payload);"),
            ]);
        }
        let made = self.scoped(Self::fresh).0;
        let mut all = vec![
            Tree::part(format!("class {class} {{\n@\n}}"), vec![Tree::block(members)]),
            Tree::text(format!("const {instance} = new {class}();")),
        ];
        for item in items {
            if self.random.chance(70) {
                all.push(Tree::text(item));
            }
        }
        if !self.precise {
            all.push(Tree::part(format!("{instance}.payload = @;"), vec![made]));
        }
        all.push(Tree::text(format!("{instance}.pay();")));
        self.scope().makers.push(format!("{instance}.build()"));
        Tree::block(all)
    }

    /// An object whose payload is got and set by functions.
    pub(super) fn accessors(&mut self) -> Tree {
        let shop = self.name("shop");
        let (field, value) = self.field_and_value();
        let ((first, _), (second, _)) = (self.scoped(Self::fresh), self.payload_expression());
        let text = match self.random.below(3) {
            0 => format!(
                "const {shop} = {{ held: @, get current() {{\nreturn this.held;\n}}, set current(p) {{\nthis.held = {{ ...p, {field}: {value} }};\n}} }};\nif (flag) {shop}.current = @;\ndr.createSource({shop}.current);"
            ),
            1 => format!(
                "const {shop} = {{}};\nlet {shop}Held = @;\nObject.defineProperty({shop}, \"current\", {{ get() {{\nreturn {shop}Held;\n}}, set(p) {{\n{shop}Held = p;\n}} }});\nif (flag) {shop}.current = @;\n{shop}.current.{field} = {value};\ndr.createSource({shop}.current);"
            ),
            _ => format!(
                "const {shop} = {{ count: 0, get fresh() {{\nthis.count++;\nreturn this.count > 1 ? @ : @;\n}} }};\ndr.createSource({shop}.fresh);\ndr.createSource({shop}.fresh);"
            ),
        };
        Tree::part(text, vec![first, second])
    }
}
