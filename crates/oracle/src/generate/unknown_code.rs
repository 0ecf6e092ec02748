//! Functions and objects that unknown code gets.

use super::{Payload, Writer};
use crate::tree::Tree;

impl Writer {
    /// Functions that unknown code may call, at once or later.
    pub(super) fn handed_to_unknown_code(&mut self) -> Tree {
        let (first, second) = (self.block(2), self.block(2));
        let run = self.name("run");
        match self.random.below(8) {
            0 => Tree::statement(
                "perhaps({ title: \"Pay\", onReady: () => {\n@\n}, onError() {\n@\n} });",
                vec![first, second],
            ),
            1 => Tree::statement("perhaps([() => {\n@\n}, function () {\n@\n}]);", vec![first, second]),
            2 => Tree::statement(
                "perhaps(\"pay\", { buttons: [{ text: \"OK\", handlers: { click: () => {\n@\n} } }] });\n@",
                vec![first, second],
            ),
            3 => Tree::statement(
                format!("const {run} = () => {{\n@\n}};\nperhaps({run});\nif (flag) {run}();\n@"),
                vec![first, second],
            ),
            4 => {
                let name = self.name("p");
                let (before, after) = (self.fresh().0, self.fresh().0);
                self.declare(Payload { name: name.clone(), is_variable: true, details: None });
                let text = format!("let {name} = @;\nperhaps({{ done: () => {{\n{name} = @;\n@\n}} }});");
                Tree::part(text, vec![before, after, first])
            }
            5 => Tree::statement(
                format!("class {run} {{\nopen() {{\n@\n}}\nclose = () => {{\n@\n}};\n}}\nperhaps(new {run}());"),
                vec![first, second],
            ),
            6 => Tree::statement(
                format!(
                    "const {run} = {{ then: null, start() {{\n@\n}} }};\nperhaps([{run}]);\nlater(() => {{\n@\n}});"
                ),
                vec![first, second],
            ),
            _ => Tree::statement("later(() => {\n@\nperhaps({ next() {\n@\n} });\n});", vec![first, second]),
        }
    }
}
