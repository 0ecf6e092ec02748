//! Functions that make, change or pay payloads.

use super::{Payload, Writer};
use crate::tree::Tree;

impl Writer {
    pub(super) fn function(&mut self) -> Tree {
        self.functions += 1;
        match self.random.below(4) {
            0 | 1 => self.maker(),
            2 => self.changer(),
            _ => self.payer(),
        }
    }

    /// `function make(extra = {…}) { const p = …; …; return p; }`
    fn maker(&mut self) -> Tree {
        let name = self.name("make");
        let takes_extra = self.random.chance(50);
        let body = self.maker_body();
        let body = if takes_extra {
            let (base, _) = self.fresh_outside();
            let built = self.random.one(&[
                "return { ...base, ...extra };",
                "return Object.assign(base, extra);",
                "Object.assign(base, extra);\nreturn { ...base };",
            ]);
            Tree::part(format!("const base = @;\n{built}"), vec![base])
        } else {
            body
        };
        let parameters = match (takes_extra, self.random.below(2)) {
            (true, 0) if !self.precise => "extra = { owner: 1 }",
            (true, _) => "extra",
            (false, _) => "",
        };
        let text = match self.random.below(3) {
            0 => format!("const {name} = ({parameters}) => {{\n@\n}};"),
            1 => format!("const {name} = function ({parameters}) {{\n@\n}};"),
            _ => format!("function {name}({parameters}) {{\n@\n}}"),
        };
        self.scope().makers.push(if takes_extra { format!("{name}(@)") } else { format!("{name}()") });
        let text = if self.precise { format!("{text}\n{name}();") } else { text };
        Tree::part(text, vec![body])
    }

    fn fresh_outside(&mut self) -> (Tree, Option<&'static str>) {
        self.scoped(Self::fresh)
    }

    /// The body of a function that makes a payload.
    pub(super) fn maker_body(&mut self) -> Tree {
        self.scoped(|writer| {
            let name = writer.name("own");
            let (value, details) = writer.fresh();
            writer.declare(Payload { name: name.clone(), is_variable: false, details });
            let mut items = vec![Tree::part(format!("const {name} = @;"), vec![value])];
            for _ in 0..writer.random.below(3) {
                items.push(writer.statement());
                if writer.random.chance(25) {
                    let (other, _) = writer.fresh();
                    items.push(Tree::part("if (flag) return @;", vec![other]));
                }
            }
            items.push(Tree::text(format!("return {name};")));
            Tree::block(items)
        })
    }

    /// `function change(p) { p.amount = 1; }`
    fn changer(&mut self) -> Tree {
        let name = self.name("change");
        let parameter = self.name("p");
        let body = self.scoped(|writer| {
            writer.declare(Payload { name: parameter.clone(), is_variable: false, details: None });
            let mut items = vec![Tree::text(format!("{parameter}.owner = 1;"))];
            for _ in 0..=writer.random.below(2) {
                if writer.random.chance(20) {
                    items.push(Tree::text("if (flag) return;"));
                }
                items.push(writer.change());
            }
            Tree::block(items)
        });
        let text = match self.random.below(2) {
            0 => format!("const {name} = ({parameter}) => {{\n@\n}};"),
            _ => format!("function {name}({parameter}) {{\n@\n}}"),
        };
        let text = if self.precise { format!("{text}\n{name}({{}});") } else { text };
        self.scope().changers.push(name);
        Tree::part(text, vec![body])
    }

    /// `function pay(p) { …; dr.createSource(p); }`
    fn payer(&mut self) -> Tree {
        let name = self.name("pay");
        let parameter = self.name("p");
        let body = self.scoped(|writer| {
            let is_variable = !writer.precise;
            writer.declare(Payload { name: parameter.clone(), is_variable, details: None });
            let mut items: Vec<Tree> = (0..writer.random.below(3)).map(|_| writer.statement()).collect();
            items.push(Tree::text(format!("dr.createSource({parameter});")));
            Tree::block(items)
        });
        let default = match self.random.below(3) {
            0 => self.literal().0,
            _ => Tree::text("{ type: \"bPay\" }"),
        };
        let (argument, _) = self.scoped(Self::fresh);
        self.scope().payers.push(name.clone());
        let text = match self.random.below(3) {
            0 => format!("function {name}({parameter} = @) {{\n@\n}}\n{name}(@);"),
            1 => format!("const {name} = ({parameter} = @) => {{\n@\n}};\n{name}(@);"),
            _ => format!("const {name} = function ({parameter} = @) {{\n@\n}};\n{name}(@);"),
        };
        Tree::part(text, vec![default, body, argument])
    }
}
