//! Classes and objects with methods.

use super::{Payload, Writer};
use crate::tree::Tree;

impl Writer {
    /// A class with a payload, and an instance of it.
    pub(super) fn class(&mut self) -> Tree {
        let (class, instance) = (self.name("Checkout"), self.name("checkout"));
        let (first, _) = self.scoped(Self::fresh);
        let (second, _) = self.scoped(Self::fresh);
        let (field, other) = (self.field(), self.field());
        let (value, other_value) = (self.value_of(field), self.value_of(other));
        let mut members = vec![
            Tree::part("payload = @;", vec![first]),
            Tree::text(format!("add() {{\nthis.payload.{field} = {value};\nreturn this;\n}}")),
            Tree::part(
                "build() {\nreturn { ...this.payload, @ };\n}",
                vec![Tree::parts(vec![Tree::text(format!("{other}: {other_value}"))])],
            ),
            Tree::text("get current() {\nreturn this.payload;\n}"),
            Tree::text("pay() {\ndr.createSource(this.build());\n}"),
        ];
        if self.random.chance(50) {
            members.push(Tree::part("constructor() {\nif (flag) this.payload = @;\n}", vec![second]));
        }
        let mut items = vec![Tree::part(format!("class {class} {{\n@\n}}"), vec![Tree::block(members)])];
        let mut made = class.clone();
        if self.random.chance(40) {
            made = self.name("Special");
            let inner = self.field();
            let value = self.value_of(inner);
            items.push(Tree::text(format!(
                "class {made} extends {class} {{\nbuild() {{\nreturn {{ ...super.build(), {inner}: {value} }};\n}}\n}}"
            )));
        }
        items.push(Tree::text(format!("const {instance} = new {made}();")));
        items.extend(self.uses(&instance));
        Tree::block(items)
    }

    /// An object literal with methods.
    pub(super) fn module(&mut self) -> Tree {
        let instance = self.name("shop");
        let (first, _) = self.scoped(Self::fresh);
        let (field, other) = (self.field(), self.field());
        let (value, other_value) = (self.value_of(field), self.value_of(other));
        let members = vec![
            Tree::part("payload: @", vec![first]),
            Tree::text(format!("add() {{\nthis.payload.{field} = {value};\nreturn this;\n}}")),
            Tree::text(format!("build() {{\nreturn {{ ...this.payload, {other}: {other_value} }};\n}}")),
            Tree::text("get current() {\nreturn this.payload;\n}"),
            Tree::text("pay: function () {\ndr.createSource(this.build());\n}"),
        ];
        let mut items = vec![Tree::part(format!("const {instance} = {{ @ }};"), vec![Tree::parts(members)])];
        items.extend(self.uses(&instance));
        Tree::block(items)
    }

    /// A use of an object that holds a payload.
    fn uses(&mut self, instance: &str) -> Vec<Tree> {
        self.scope().makers.push(format!("{instance}.build()"));
        let mut items = Vec::new();
        for _ in 0..=self.random.below(3) {
            let field = self.field();
            let value = self.value_of(field);
            items.push(match self.random.below(7) {
                0 => Tree::text(format!("{instance}.payload.{field} = {value};")),
                1 => Tree::text(format!("if (flag) {instance}.add();")),
                2 => Tree::text(format!("{instance}.add().pay();")),
                3 => Tree::text(format!("dr.createSource({instance}.payload);")),
                4 => {
                    let (payload, _) = self.fresh();
                    Tree::part(format!("{instance}.payload = @;"), vec![payload])
                }
                5 => Tree::text(format!("dr.createSource({instance}.current);")),
                _ => Tree::text(format!("{instance}.pay();")),
            });
        }
        items.push(Tree::text(format!("{instance}.pay();")));
        if self.random.chance(40) {
            let name = self.name("p");
            self.declare(Payload { name: name.clone(), is_variable: false, details: None });
            items.push(Tree::text(format!("const {name} = {instance}.build();")));
        }
        items
    }
}
