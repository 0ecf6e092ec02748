//! Functions that wait, and promises.

use super::{Payload, Shelter, Writer};
use crate::tree::Tree;

impl Writer {
    /// A function that waits, with variables of its own.
    pub(super) fn asynchronous(&mut self) -> Tree {
        if self.random.below(3) == 0 {
            return self.promiser();
        }
        let body = self.sheltered(|writer| {
            let count = 2 + writer.random.below(3);
            let helper = writer.promiser();
            let mut items = vec![helper];
            items.extend((0..count).map(|_| writer.waiting_statement()));
            items.push(writer.call());
            Tree::block(items)
        });
        let name = self.name("main");
        let text = match self.random.below(3) {
            0 => "(async () => {\n@\n})();".to_owned(),
            1 => format!("async function {name}() {{\n@\n}}\n{name}();"),
            _ => format!("const {name} = async () => {{\n@\n}};\n{name}().catch(() => {{}});"),
        };
        Tree::part(text, vec![body])
    }

    /// A function that gives a promise of a payload.
    fn promiser(&mut self) -> Tree {
        let name = self.name("load");
        let body = self.sheltered(|writer| {
            let own = writer.name("own");
            let (value, details) = writer.fresh();
            let mut items = vec![Tree::part(format!("const {own} = @;"), vec![value])];
            writer.declare(Payload { name: own.clone(), is_variable: false, details });
            for _ in 0..writer.random.below(3) {
                items.push(writer.waiting_statement());
            }
            if writer.random.chance(30) {
                let (other, _) = writer.fresh();
                items.push(Tree::part("if (flag) return @;", vec![other]));
            }
            if writer.random.chance(20) {
                items.push(Tree::text("if (flag) throw new Error(\"no\");"));
            }
            items.push(Tree::text(format!("return {own};")));
            Tree::block(items)
        });
        let ((first, _), (second, _)) = (self.sheltered(Self::fresh), self.sheltered(Self::fresh));
        self.scope().promisers.push(format!("{name}()"));
        match self.random.below(6) {
            0 => Tree::part(format!("const {name} = () => Promise.resolve(@);"), vec![first]),
            1 => Tree::part(
                format!(
                    "const {name} = () => new Promise((resolve) => {{\nperhaps({{ done: () => resolve(@) }});\nlater(() => resolve(@));\n}});"
                ),
                vec![first, second],
            ),
            2 => Tree::part(
                format!(
                    "function {name}() {{\nreturn new Promise((resolve, reject) => (flag ? resolve(@) : reject({{ payload: @ }})));\n}}"
                ),
                vec![first, second],
            ),
            3 => Tree::part(format!("const {name} = async () => {{\n@\n}};"), vec![body]),
            _ => Tree::part(format!("async function {name}() {{\n@\n}}"), vec![body]),
        }
    }

    /// An expression that gives a promise of a payload.
    fn promise(&mut self) -> Tree {
        let (own, _) = self.fresh();
        match (self.random.below(4), self.any_of(|scope| &scope.promisers)) {
            (0..=2, Some(promiser)) => Tree::text(promiser),
            _ => Tree::part("Promise.resolve(@)", vec![own]),
        }
    }

    /// A statement in a function that waits.
    fn waiting_statement(&mut self) -> Tree {
        let (promise, other) = (self.promise(), self.promise());
        let (fallback, _) = self.fresh();
        let name = self.name("p");
        let second = self.name("p");
        let (field, value) = self.field_and_value();
        let known = self.payload();
        let declare = |writer: &mut Self, name: &str| {
            writer.declare(Payload { name: name.to_owned(), is_variable: false, details: None });
        };
        match (self.random.below(10), known) {
            (0, _) => {
                declare(self, &name);
                Tree::part(format!("const {name} = await @;"), vec![promise])
            }
            (1, _) => {
                declare(self, &name);
                let text = format!("let {name};\ntry {{\n{name} = await @;\n}} catch (error) {{\n{name} = @;\n}}");
                Tree::part(text, vec![promise, fallback])
            }
            (2, _) => {
                declare(self, &name);
                declare(self, &second);
                Tree::part(format!("const [{name}, {second}] = await Promise.all([@, @]);"), vec![promise, other])
            }
            (3, _) => {
                let body = self.body_with(&name, 1);
                Tree::part(format!("for await (const {name} of [@, @]) {{\n@\n}}"), vec![promise, other, body])
            }
            (4, _) => {
                let body = self.body_with(&name, 1);
                let text = format!("for (const {name} of await Promise.all([@, @])) {{\n@\n}}");
                Tree::part(text, vec![promise, other, body])
            }
            (5, _) => Tree::part("dr.createSource(flag ? await @ : @);", vec![promise, fallback]),
            (6, Some(p)) => {
                let change = self.change();
                let text = format!(
                    "await (async (payload) => {{\nawait null;\nif (flag) payload.{field} = {value};\n}})({});\n@",
                    p.name
                );
                Tree::part(text, vec![change])
            }
            (7, Some(p)) => {
                let text = format!(
                    "try {{\n{}.{field} = {value};\nawait (flag ? 1 : Promise.reject(new Error(\"no\")));\n@\n}} catch {{\n@\n}} finally {{\n@\n}}",
                    p.name
                );
                let blocks = vec![self.block(1), self.block(1), self.block(1)];
                Tree::statement(text, blocks)
            }
            (8, Some(p)) => {
                let block = self.block(1);
                Tree::statement(
                    format!("if (await Promise.resolve(flag)) {{\n{}.{field} = {value};\n@\n}}", p.name),
                    vec![block],
                )
            }
            _ => self.statement(),
        }
    }

    /// `load().then((p) => {…}).catch(() => …).finally(() => {…})`
    pub(super) fn promise_chain(&mut self) -> Tree {
        let (promise, other) = (self.promise(), self.promise());
        let parameter = self.name("p");
        let second = self.name("p");
        // In a function that waits, what is chained may run before the function goes on.
        let body = match self.shelter {
            Shelter::Open => self.body_with(&parameter, 2),
            Shelter::Waiting => self.sheltered(|writer| writer.body_with(&parameter, 2)),
        };
        let (next, _) = self.sheltered(Self::fresh);
        let (field, value) = self.field_and_value();
        let text = match self.random.below(7) {
            0 => format!("@.then(({parameter}) => {{\n@\n}});"),
            1 => format!("@.then((first) => ({{ ...first, {field}: {value} }})).then(({parameter}) => {{\n@\n}});"),
            2 => format!(
                "@.then((first) => {{\nif (flag) throw new Error(\"no\");\nreturn first;\n}}).catch(() => ({{ type: \"payco\" }})).then(({parameter}) => {{\n@\n}});"
            ),
            3 => format!("@.finally(() => 1).then(({parameter}) => {{\n@\n}}, (error) => {{}});"),
            4 => {
                return Tree::part(
                    format!(
                        "Promise.all([@, @]).then(([{second}, {parameter}]) => {{\ndr.createSource({second});\n@\n}});"
                    ),
                    vec![promise, other, body],
                );
            }
            5 => {
                return Tree::part(
                    format!(
                        "@.then((first) => (flag ? first : Promise.reject({{ payload: @ }}))).catch((error) => error.payload ?? {{}}).then(({parameter}) => {{\n@\n}});"
                    ),
                    vec![promise, next, body],
                );
            }
            _ => {
                return Tree::part(
                    format!("@.then((first) => (@)).then(({parameter}) => {{\n@\n}}).finally(() => {{\nrisky();\n}});"),
                    vec![promise, next, body],
                );
            }
        };
        Tree::part(text, vec![promise, body])
    }
}
