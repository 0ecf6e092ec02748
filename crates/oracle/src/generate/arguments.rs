//! Parameters with defaults and patterns, arguments that are spread.

use super::{Payload, Writer};
use crate::tree::Tree;

impl Writer {
    /// The body of a function with this parameter.
    pub(super) fn body_with(&mut self, parameter: &str, most: usize) -> Tree {
        self.scoped(|writer| {
            writer.declare(Payload { name: parameter.to_owned(), is_variable: false, details: None });
            let mut items: Vec<Tree> = (0..writer.random.below(most + 1)).map(|_| writer.statement()).collect();
            items.push(Tree::text(format!("dr.createSource({parameter});")));
            Tree::block(items)
        })
    }

    /// `function pay({ amount = 1, ...rest } = {}) { … }`
    pub(super) fn destructured_parameter(&mut self) -> Tree {
        let (name, rest) = (self.name("pay"), self.name("rest"));
        let (field, value) = self.field_and_value();
        let body = self.body_with(&rest, 1);
        let (argument, _) = self.fresh();
        let pattern = match self.random.below(3) {
            0 => format!("{{ {field}, ...{rest} }} = {{}}"),
            1 => format!("{{ {field} = {value}, ...{rest} }}"),
            _ => format!("{{ {field}: renamed = {value}, ...{rest} }} = {{ type: \"bPay\" }}"),
        };
        let text = match self.random.below(2) {
            0 => format!("function {name}({pattern}) {{\n@\n}}\n{name}(@);"),
            _ => format!("const {name} = ({pattern}) => {{\n@\n}};\n{name}(@);"),
        };
        Tree::part(text, vec![body, argument])
    }

    /// `pay(...[p, q])`
    pub(super) fn spread_arguments(&mut self) -> Tree {
        let (name, parameter) = (self.name("pay"), self.name("p"));
        let body = self.body_with(&parameter, 1);
        let ((first, _), (second, _)) = (self.fresh(), self.fresh());
        if self.random.chance(25) {
            return Tree::part("dr.createSource(...[@]);", vec![first]);
        }
        let text = match self.random.below(4) {
            0 => format!("function {name}(ignored, {parameter}) {{\n@\n}}\n{name}(...[@, @]);"),
            1 => format!("const {name} = (...all) => all.forEach(({parameter}) => {{\n@\n}});\n{name}(@, ...[@]);"),
            2 => format!(
                "function {name}(...all) {{\nfor (const {parameter} of all) {{\n@\n}}\n}}\n{name}.apply(null, [@, @]);"
            ),
            _ => format!("function {name}() {{\nconst {parameter} = arguments[1];\n@\n}}\n{name}(...[@], @);"),
        };
        Tree::part(text, vec![body, first, second])
    }

    /// `const pay = (p = {…}, q = p) => { … }; pay(); pay(p);`
    pub(super) fn parameter_defaults(&mut self) -> Tree {
        let (name, parameter) = (self.name("pay"), self.name("p"));
        let (default, argument) = (self.payload_expression().0, self.payload_expression().0);
        let body = self.body_with(&parameter, 2);
        let text = match self.random.below(4) {
            0 => format!("const {name} = (first = @, {parameter} = first) => {{\n@\n}};\n{name}();\n{name}(@);"),
            1 => format!("function {name}({parameter} = @) {{\n@\n}}\n{name}(flag ? undefined : @);"),
            2 => format!(
                "function {name}({{ payload: {parameter} = @ }} = {{}}) {{\n@\n}}\n{name}();\n{name}({{ payload: @ }});"
            ),
            _ => format!("function {name}([{parameter} = @] = []) {{\n@\n}}\n{name}();\n{name}([@]);"),
        };
        Tree::part(text, vec![default, body, argument])
    }

    /// `const [a = {…}, b = a] = flag ? [{…}] : [];`
    pub(super) fn destructuring_defaults(&mut self) -> Tree {
        let (first, second) = (self.name("p"), self.name("p"));
        let holes = vec![self.fresh().0, self.fresh().0];
        for name in [&first, &second] {
            self.declare(Payload { name: name.clone(), is_variable: false, details: None });
        }
        let text = match self.random.below(4) {
            0 => format!("const [{first} = @, {second} = {first}] = flag ? [@] : [];"),
            1 => format!(
                "const {{ one: {first} = @, two: {second} = @ }} = flag ? {{ one: {{ type: \"payco\" }} }} : {{}};"
            ),
            2 => format!("const {{ inner: {{ held: {first} = @ }} = {{}}, ...{second} }} = {{ inner: {{}}, ...@ }};"),
            _ => format!("const [{first}, ...[{second} = @]] = [@];"),
        };
        Tree::part(text, holes)
    }
}
