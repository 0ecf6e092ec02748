//! Expressions that give a payload, and their parts.

use super::{Edition, TYPES, Writer};
use crate::tree::Tree;

impl Writer {
    /// An expression that gives a payload, and the details that it surely has.
    pub(super) fn payload_expression(&mut self) -> (Tree, Option<&'static str>) {
        self.depth += 1;
        let written = if self.depth > 4 || self.random.chance(35) { self.literal() } else { self.compound() };
        self.depth -= 1;
        written
    }

    /// An expression that gives a payload of its own, which nothing else refers to.
    pub(super) fn fresh(&mut self) -> (Tree, Option<&'static str>) {
        match self.random.below(4) {
            0 if self.depth < 4 => self.copy(),
            1 => match self.made() {
                Some(made) => (made, None),
                None => self.literal(),
            },
            _ => self.literal(),
        }
    }

    fn compound(&mut self) -> (Tree, Option<&'static str>) {
        if self.edition == Edition::Second && self.random.chance(35) {
            return (self.newer_expression(), None);
        }
        match self.random.below(11) {
            0 | 1 => self.copy(),
            2 => {
                let ((left, _), (right, _)) = (self.fresh(), self.fresh());
                (Tree::expression("(flag ? @ : @)", vec![left, right]), None)
            }
            3 | 4 => match self.made() {
                Some(made) => (made, None),
                None => self.copy(),
            },
            5 => self.wrapped(),
            6 => {
                let (inner, _) = self.payload_expression();
                (Tree::expression("Object.assign({}, @, @)", vec![inner, self.extra()]), None)
            }
            7 if !self.precise => {
                let (inner, _) = self.payload_expression();
                let operator = self.random.one(&["||", "??"]);
                let left = self.random.one(&["(flag ? null : @)", "undefined", "(flag && @)"]);
                let (fallback, _) = self.payload_expression();
                let left = Tree::expression(left, vec![inner]);
                (Tree::expression(format!("(@ {operator} @)"), vec![left, fallback]), None)
            }
            8 => self.immediate(),
            9 if !self.precise => match self.any_of(|scope| &scope.lists) {
                Some(list) => {
                    (Tree::text(self.random.one(&["@[0]", "(@.find((x) => x.type) ?? {})"]).replace('@', &list)), None)
                }
                None => self.literal(),
            },
            _ => match self.shareable() {
                Some(payload) if !self.precise || self.random.chance(50) => (Tree::text(payload.name), payload.details),
                _ => self.literal(),
            },
        }
    }

    /// `{ …, type: "payPal", payPal: {…} }`
    pub(super) fn literal(&mut self) -> (Tree, Option<&'static str>) {
        let (kind, details) = self.random.one(TYPES);
        let mut parts = Vec::new();
        let written = match self.random.below(8) {
            0 if !self.precise => Tree::text("type: choose(\"bPay\", \"payco\")"),
            1 => Tree::text(format!("[\"type\"]: \"{kind}\"")),
            _ => Tree::text(format!("type: \"{kind}\"")),
        };
        parts.push(written);
        let mut sure = None;
        if let Some(name) = details {
            let value = match self.any_of(|scope| &scope.details) {
                Some(variable) if self.random.chance(30) => Tree::text(variable),
                _ => self.details_literal(),
            };
            let text = if self.random.chance(15) { format!("[\"{name}\"]: @") } else { format!("{name}: @") };
            parts.push(Tree::part(text, vec![value]));
            sure = Some(name);
        }
        for _ in 0..self.random.below(3) {
            let part = self.property();
            let at = self.random.below(parts.len() + 1);
            parts.insert(at, part);
        }
        (Tree::part("{ @ }", vec![Tree::parts(parts)]), sure)
    }

    /// A property of a literal.
    fn property(&mut self) -> Tree {
        let field = self.field();
        let value = self.value_of(field);
        match self.random.below(9) {
            0 => Tree::part("...(flag && { @ })", vec![Tree::parts(vec![Tree::text(format!("{field}: {value}"))])]),
            1 => Tree::part(
                "...(flag ? { @ } : { @ })",
                vec![
                    Tree::parts(vec![Tree::text(format!("{field}: {value}"))]),
                    Tree::parts(vec![Tree::text("currency: \"EUR\"")]),
                ],
            ),
            2 => Tree::text("[AMOUNT]: 1"),
            3 if !self.precise => Tree::text(format!("get {field}() {{ return {value}; }}")),
            4 => Tree::text(format!("{field}: flag ? {value} : {value}")),
            _ => Tree::text(format!("{field}: {value}")),
        }
    }

    pub(super) fn details_literal(&mut self) -> Tree {
        let mut parts = Vec::new();
        for _ in 0..self.random.below(3) {
            let detail = self.detail();
            let value = self.value_of(detail);
            parts.push(match self.random.below(6) {
                0 => Tree::text(format!("...(flag && {{ {detail}: {value} }})")),
                _ => Tree::text(format!("{detail}: {value}")),
            });
        }
        Tree::part("{ @ }", vec![Tree::parts(parts)])
    }

    /// `{ ...p, amount: 1 }`
    fn copy(&mut self) -> (Tree, Option<&'static str>) {
        let (source, details) = match self.payload() {
            Some(payload) => (Tree::text(payload.name), payload.details),
            None => self.literal(),
        };
        let mut parts = vec![Tree::part("...@", vec![source])];
        for _ in 0..self.random.below(3) {
            let part = self.property();
            let at = self.random.below(parts.len() + 1);
            parts.insert(at, part);
        }
        (Tree::part("{ @ }", vec![Tree::parts(parts)]), details)
    }

    /// An object that is laid over a payload.
    pub(super) fn extra(&mut self) -> Tree {
        let field = self.field();
        let value = self.value_of(field);
        match self.random.below(5) {
            0 => Tree::text(format!("flag && {{ {field}: {value} }}")),
            1 => Tree::text(format!("flag ? {{ {field}: {value} }} : undefined")),
            2 => Tree::text(format!("flag ? {{ {field}: {value} }} : {{}}")),
            _ => Tree::text(format!("{{ {field}: {value} }}")),
        }
    }

    /// A function of the language that gives what it got, or a copy of it.
    fn wrapped(&mut self) -> (Tree, Option<&'static str>) {
        let (inner, details) = self.payload_expression();
        let around = self.random.one(&["structuredClone(@)", "JSON.parse(JSON.stringify(@))", "(0, @)"]);
        (Tree::expression(around, vec![inner]), details)
    }

    /// `(() => { const p = …; …; return p; })()`
    fn immediate(&mut self) -> (Tree, Option<&'static str>) {
        if self.budget == 0 {
            return self.literal();
        }
        self.budget -= 1;
        let body = self.maker_body();
        let text =
            self.random.one(&["(() => {\n@\n})()", "(function () {\n@\n})()", "(function () {\n@\n}).call(null)"]);
        (Tree::part(text, vec![body]), None)
    }

    /// A call of a function that gives a payload.
    fn made(&mut self) -> Option<Tree> {
        let maker = self.any_of(|scope| &scope.makers)?;
        if !maker.contains('@') {
            return Some(Tree::text(maker));
        }
        let mut parts = Vec::new();
        if self.random.chance(60) {
            parts.push(self.extra());
        }
        Some(Tree::part(maker, vec![Tree::parts(parts)]))
    }
}
