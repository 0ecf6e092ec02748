//! Statements: declarations, writes, branches, loops, calls.

use super::{Edition, Payload, Writer};
use crate::tree::Tree;

impl Writer {
    pub(super) fn statement(&mut self) -> Tree {
        if self.payload().is_none() {
            return self.declaration();
        }
        if self.edition == Edition::Second && self.budget > 0 && self.depth < 4 && self.random.chance(40) {
            self.budget -= 1;
            return self.newer_statement();
        }
        if self.budget > 0 && self.depth < 4 && self.random.chance(45) {
            self.budget -= 1;
            return self.compound_statement();
        }
        match self.random.below(12) {
            0..=2 => self.declaration(),
            3..=6 => self.change(),
            7 => self.reassignment(),
            8 => self.change_by_function(),
            9 => self.destructuring(),
            10 => self.list(),
            _ => self.call(),
        }
    }

    fn compound_statement(&mut self) -> Tree {
        match self.random.below(16) {
            0..=3 => self.branch(),
            4 => self.switch(),
            5 => self.for_of(),
            6 if !self.precise => self.open_loop(),
            7 if !self.precise => self.guarded(),
            8..=10 => self.function(),
            11 => self.class(),
            12 => self.module(),
            13 if !self.precise => self.callback(),
            14 => self.filled_in_branches(),
            _ => self.branch(),
        }
    }

    /// Some statements in a scope of their own.
    pub(super) fn block(&mut self, most: usize) -> Tree {
        self.scoped(|writer| {
            let count = 1 + writer.random.below(most);
            Tree::block((0..count).map(|_| writer.statement()).collect())
        })
    }

    fn declaration(&mut self) -> Tree {
        let name = self.name("p");
        let (value, details) = if self.precise { self.own() } else { self.payload_expression() };
        let is_alias = self.precise && matches!(value, Tree::Text(_));
        let is_variable = self.random.chance(50) && !is_alias;
        self.declare(Payload { name: name.clone(), is_variable, details });
        let word = if is_variable { self.random.one(&["let", "var", "let"]) } else { "const" };
        Tree::statement(format!("{word} {name} = @;"), vec![value])
    }

    /// A payload that a write may mean without a doubt.
    fn own(&mut self) -> (Tree, Option<&'static str>) {
        match self.random.below(6) {
            0 => {
                let ((left, _), (right, _)) = (self.fresh(), self.fresh());
                (Tree::expression("flag ? @ : @", vec![left, right]), None)
            }
            1 => match self.shareable() {
                Some(payload) => (Tree::text(payload.name), payload.details),
                None => self.literal(),
            },
            _ => self.fresh(),
        }
    }

    fn reassignment(&mut self) -> Tree {
        let Some(payload) = self.payload().filter(|payload| payload.is_variable) else { return self.change() };
        let (value, _) = if self.precise { self.fresh() } else { self.payload_expression() };
        self.forget_details(&payload.name);
        Tree::statement(format!("{} = @;", payload.name), vec![value])
    }

    /// From here on the payload may lack its details.
    fn forget_details(&mut self, name: &str) {
        for payload in self.scopes.iter_mut().flat_map(|scope| &mut scope.payloads) {
            if payload.name == name {
                payload.details = None;
            }
        }
    }

    /// A write into a payload, or something that takes a property away.
    pub(super) fn change(&mut self) -> Tree {
        let Some(payload) = self.payload() else { return Tree::text(";") };
        let field = self.field();
        let value = self.value_of(field);
        let p = &payload.name;
        match self.random.below(14) {
            0 | 1 => Tree::text(format!("{p}.{field} = {value};")),
            2 => Tree::text(format!("{p}[\"{field}\"] = {value};")),
            3 => Tree::text(format!("{p}[AMOUNT] = 1;")),
            4 => Tree::text(format!("delete {p}.{field};")),
            5 => Tree::text(format!("flag && ({p}.{field} = {value});")),
            6 => Tree::part(format!("Object.assign({p}, @);"), vec![self.extra()]),
            7 => Tree::text(format!("{p}.{field} = flag ? {value} : {value};")),
            8 if !self.precise => Tree::text(format!("{p}.{field} ??= {value};")),
            9 if !self.precise => match self.random.below(6) {
                0 => Tree::text(format!("touch({p});")),
                1 => Tree::text(format!("{p}[choose(\"amount\", \"owner\")] = 1;")),
                2 => Tree::text(format!("{p}.type = \"bPay\";")),
                3 => Tree::text(format!("Reflect.deleteProperty({p}, \"{field}\");")),
                4 => Tree::text(format!("delete {p}[choose(\"amount\", \"owner\")];")),
                _ => Tree::text(format!("{p}.amount += 1;")),
            },
            10 => Tree::text(format!("if (\"{field}\" in {p}) delete {p}.{field};")),
            _ => self.change_details(&payload),
        }
    }

    fn change_details(&mut self, payload: &Payload) -> Tree {
        let detail = self.detail();
        let value = self.value_of(detail);
        let p = &payload.name;
        let Some(details) = payload.details.filter(|_| !self.precise || self.depth == 0) else {
            let field = self.field();
            let value = self.value_of(field);
            return Tree::text(format!("{p}.{field} = {value};"));
        };
        match self.random.below(6) {
            0 | 1 => Tree::text(format!("{p}.{details}.{detail} = {value};")),
            2 => Tree::text(format!("{p}[\"{details}\"].{detail} = {value};")),
            3 => Tree::text(format!("delete {p}.{details}.{detail};")),
            4 => {
                let literal = self.details_literal();
                Tree::part(format!("{p}.{details} = @;"), vec![literal])
            }
            _ => {
                let name = self.name("d");
                self.scope().details.push(name.clone());
                let text = match self.random.below(3) {
                    0 => format!("const {name} = {p}.{details};"),
                    1 => format!("const {{ {details}: {name} = {{}} }} = {p};"),
                    _ => format!("const {name} = {{ returnUrl: \"/\" }};\n{p}.{details} = {name};"),
                };
                Tree::text(format!("{text}\n{name}.{detail} = {value};"))
            }
        }
    }

    fn change_by_function(&mut self) -> Tree {
        let (Some(changer), Some(payload)) = (self.any_of(|scope| &scope.changers), self.payload()) else {
            return self.change();
        };
        let p = &payload.name;
        let text = match self.random.below(5) {
            0 => format!("{changer}.call(null, {p});"),
            1 => format!("{changer}.apply(null, [{p}]);"),
            2 if !self.precise => format!("{changer}.bind(null, {p})();"),
            _ => format!("{changer}({p});"),
        };
        Tree::text(text)
    }

    fn destructuring(&mut self) -> Tree {
        let Some(payload) = self.payload() else { return self.declaration() };
        let name = self.name("rest");
        let field = self.field();
        self.declare(Payload { name: name.clone(), is_variable: false, details: payload.details });
        let taken = self.name("taken");
        let text = match self.random.below(3) {
            0 => format!("const {{ {field}: {taken}, ...{name} }} = {};", payload.name),
            1 => format!("const {{ {field}: {taken} = 1, ...{name} }} = {};", payload.name),
            _ => format!("const {{ [AMOUNT]: {taken}, ...{name} }} = {};", payload.name),
        };
        Tree::text(text)
    }

    fn branch(&mut self) -> Tree {
        let then = self.block(3);
        match self.random.below(3) {
            0 => Tree::statement("if (flag) {\n@\n} else {\n@\n}", vec![then, self.block(3)]),
            1 => {
                let (second, third) = (self.block(2), self.block(2));
                Tree::statement("if (flag) {\n@\n} else if (flag) {\n@\n} else {\n@\n}", vec![then, second, third])
            }
            _ => Tree::statement("if (flag) {\n@\n}", vec![then]),
        }
    }

    fn switch(&mut self) -> Tree {
        let cases = [self.block(2), self.block(2), self.block(2)];
        let last = self.random.one(&["default:", "case \"c\":"]);
        let fall = self.random.one(&["break;", ""]);
        // dr-lint doesn't know what `choose` may give, so it may be something that is no case.
        let text = format!(
            "switch (choose(\"a\", \"b\", \"c\", \"d\")) {{\ncase \"a\": {{\n@\n}}\n{fall}\ncase \"b\": {{\n@\n}}\nbreak;\n{last} {{\n@\n}}\n}}"
        );
        Tree::statement(text, cases.into())
    }

    /// `let p; if (flag) { p = {…}; } else { p = {…}; }`
    fn filled_in_branches(&mut self) -> Tree {
        let name = self.name("p");
        let ((left, _), (right, _)) = (self.fresh(), self.fresh());
        let (first, second) = (self.block(1), self.block(1));
        self.declare(Payload { name: name.clone(), is_variable: true, details: None });
        let text = match self.random.below(3) {
            0 => format!("let {name};\nif (flag) {{\n{name} = @;\n@\n}} else {{\n@\n{name} = @;\n}}"),
            1 => format!("let {name} = @;\nif (flag) {{\n@\n@\n{name} = @;\n}}"),
            _ => format!(
                "var {name};\nswitch (choose(1, 2)) {{\ncase 1: {{\n{name} = @;\n@\nbreak;\n}}\ndefault: {{\n@\n{name} = @;\n}}\n}}"
            ),
        };
        Tree::part(text, vec![left, first, second, right])
    }

    fn for_of(&mut self) -> Tree {
        let name = self.name("p");
        let elements: Vec<Tree> = (0..=self.random.below(3)).map(|_| self.fresh().0).collect();
        let in_loop = self.random.chance(50);
        let body = self.scoped(|writer| {
            writer.declare(Payload { name: name.clone(), is_variable: false, details: None });
            let mut items: Vec<Tree> = (0..=writer.random.below(2)).map(|_| writer.statement()).collect();
            if !writer.precise && in_loop && writer.random.chance(30) {
                let jump = writer.random.one(&["break", "continue"]);
                items.push(Tree::text(format!("if (flag) {jump};")));
                items.push(writer.statement());
            }
            items.push(writer.call());
            Tree::block(items)
        });
        let list = Tree::parts(elements);
        let text = match self.random.below(2) {
            _ if in_loop => format!("for (const {name} of [@]) {{\n@\n}}"),
            0 => format!("[@].forEach(({name}) => {{\n@\n}});"),
            _ => format!("[@].map(function ({name}) {{\n@\n}});"),
        };
        Tree::part(text, vec![list, body])
    }

    fn open_loop(&mut self) -> Tree {
        self.loops += 1;
        let label = format!("loop{}", self.loops);
        let body = self.block(3);
        let jump = self.random.one(&["if (flag) break;", "if (flag) continue;", "break;", ""]);
        let after = self.scoped(Self::statement);
        let text = match self.random.below(5) {
            0 => format!("while (flag) {{\n@\n{jump}\n@\n}}"),
            1 => format!("for (let i = 0; i < 2; i++) {{\n@\n{jump}\n@\n}}"),
            2 => format!("do {{\n@\n{jump}\n@\n}} while (flag);"),
            3 => format!(
                "{label}: for (const key of [1, 2]) {{\nfor (let i = 0; i < 2; i++) {{\n@\nif (flag) continue {label};\nif (flag) break {label};\n@\n}}\n}}"
            ),
            _ => format!("{label}: {{\n@\nif (flag) break {label};\n@\n}}"),
        };
        Tree::statement(text, vec![body, after])
    }

    fn guarded(&mut self) -> Tree {
        let (before, after) = (self.block(2), self.block(2));
        let (caught, last) = (self.block(2), self.block(2));
        match self.random.below(3) {
            0 => Tree::statement("try {\n@\nrisky();\n@\n} catch (error) {\n@\n}", vec![before, after, caught]),
            1 => Tree::statement(
                "try {\n@\nif (flag) throw new Error();\n@\n} catch {\n@\n} finally {\n@\n}",
                vec![before, after, caught, last],
            ),
            _ => Tree::statement(
                "try {\n@\nrisky();\n@\n} catch {\n@\n} finally {\n@\n}",
                vec![before, after, caught, last],
            ),
        }
    }

    fn callback(&mut self) -> Tree {
        let body = self.block(3);
        let text = self.random.one(&[
            "later(() => {\n@\n});",
            "setTimeout(function () {\n@\n}, 0);",
            "perhaps(() => {\n@\n});",
        ]);
        Tree::statement(text, vec![body])
    }

    fn list(&mut self) -> Tree {
        let name = self.name("list");
        let elements: Vec<Tree> = (0..=self.random.below(2)).map(|_| self.payload_expression().0).collect();
        let mut items = vec![Tree::part(format!("const {name} = [@];"), vec![Tree::parts(elements)])];
        if self.random.chance(60) {
            let (pushed, _) = self.payload_expression();
            items.push(Tree::part(format!("{name}.push(@);"), vec![pushed]));
        }
        let element = self.name("p");
        let body = self.scoped(|writer| {
            writer.declare(Payload { name: element.clone(), is_variable: false, details: None });
            let change = writer.change();
            Tree::block(vec![change, Tree::text(format!("dr.createSource({element});"))])
        });
        items.push(match self.random.below(3) {
            0 => Tree::part(format!("for (const {element} of {name}) {{\n@\n}}"), vec![body]),
            1 => Tree::part(format!("{name}.forEach(({element}) => {{\n@\n}});"), vec![body]),
            _ => Tree::text(format!("dr.createSource({name}[0]);")),
        });
        self.scope().lists.push(name);
        Tree::block(items)
    }

    /// A call of `createSource`, by itself or in a function.
    pub(super) fn call(&mut self) -> Tree {
        let payer = self.any_of(|scope| &scope.payers);
        match (self.random.below(5), payer, self.payload()) {
            (0 | 1, Some(payer), _) => {
                let (argument, _) = self.payload_expression();
                Tree::statement(format!("{payer}(@);"), vec![argument])
            }
            (2, _, _) | (_, _, None) => {
                let (argument, _) = self.payload_expression();
                Tree::statement("dr.createSource(@);", vec![argument])
            }
            (3, _, Some(payload)) => Tree::text(format!("dr.createSource(lines, {});", payload.name)),
            (_, _, Some(payload)) => Tree::text(format!("dr.createSource({});", payload.name)),
        }
    }
}
