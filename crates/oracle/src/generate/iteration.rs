//! Keys that are listed, functions made in loops, loops in loops, generators.

use super::{Payload, Writer};
use crate::tree::Tree;

impl Writer {
    /// A payload that is copied or changed key by key.
    pub(super) fn listed_keys(&mut self) -> Tree {
        let Some(payload) = self.payload() else { return Tree::text(";") };
        let (p, copy) = (payload.name, self.name("copy"));
        let (field, value) = self.field_and_value();
        if self.precise || self.random.chance(25) {
            return Tree::text(match self.random.below(3) {
                0 => format!("for (const [name, value] of Object.entries({{ {field}: {value} }})) {p}[name] = value;"),
                1 => format!("[\"{field}\"].forEach((name) => {{\n{p}[name] = {value};\n}});"),
                _ => format!("for (const name of [\"{field}\", \"owner\"]) delete {p}[name];"),
            });
        }
        self.declare(Payload { name: copy.clone(), is_variable: false, details: None });
        Tree::text(match self.random.below(5) {
            0 => format!(
                "const {copy} = {{}};\nfor (const key in {p}) {{\nif (key === \"{field}\") continue;\n{copy}[key] = {p}[key];\n}}"
            ),
            1 => format!("const {copy} = {{}};\nObject.keys({p}).forEach((key) => {{\n{copy}[key] = {p}[key];\n}});"),
            2 => format!(
                "const {copy} = {{}};\nfor (const [key, value] of Object.entries({p})) if (flag || key === \"type\") {copy}[key] = value;"
            ),
            3 => format!(
                "const {copy} = Object.keys({p}).reduce((all, key) => {{\nif (key !== \"{field}\") all[key] = {p}[key];\nreturn all;\n}}, {{}});"
            ),
            _ => format!(
                "const {copy} = {{}};\nfor (const key of Object.getOwnPropertyNames({p})) if ({p}.hasOwnProperty(key)) {copy}[key] = {p}[key];"
            ),
        })
    }

    /// Functions that a loop makes, each with the variable of its round.
    pub(super) fn closures_of_a_loop(&mut self) -> Tree {
        let Some(payload) = self.payload() else { return Tree::text(";") };
        let (p, runs) = (payload.name, self.name("runs"));
        let (field, value) = self.field_and_value();
        let body = self.block(2);
        let call = self.random.one(&["run();", "if (flag) run();", "later(run);", "perhaps(run);"]);
        let text = match self.random.below(4) {
            0 => format!(
                "const {runs} = [];\nfor (const name of [\"{field}\", \"owner\"]) {{\n{runs}.push(() => {{\n{p}[name] = {value};\n@\n}});\n}}\nfor (const run of {runs}) {call}"
            ),
            1 => format!(
                "const {runs} = [];\nfor (let i = 0; i < 2; i++) {{\n{runs}.push(() => {{\nif (i === 1) {p}.{field} = {value};\n@\n}});\n}}\n{runs}.forEach((run) => {{\n{call}\n}});"
            ),
            2 => format!(
                "var {runs} = [];\nfor (var last{runs} = null, i{runs} = 0; i{runs} < 2; i{runs}++) {{\nlast{runs} = [\"{field}\", \"owner\"][i{runs}];\n{runs}.push(function () {{\n{p}[last{runs}] = {value};\n@\n}});\n}}\n{runs}.map((run) => {{\n{call}\n}});"
            ),
            _ => format!(
                "const {runs} = [1, 2].map((turn) => () => {{\nif (turn === 2) delete {p}.{field};\n@\n}});\nfor (const run of {runs}) {call}"
            ),
        };
        Tree::statement(text, vec![body])
    }

    /// A loop in a loop, left from the inside; a list that is used up.
    pub(super) fn labelled_loops(&mut self) -> Tree {
        let element = self.name("p");
        self.loops += 1;
        let label = format!("outer{}", self.loops);
        let ((first, _), (second, _)) = (self.fresh(), self.fresh());
        let (field, value) = self.field_and_value();
        let body = self.body_with(&element, 1);
        let text = match self.random.below(3) {
            0 => format!(
                "{label}: for (const {element} of [@, @]) {{\nfor (const name of [\"{field}\", \"owner\"]) {{\nif (flag) continue {label};\n{element}[name] = {value};\nif (flag) break {label};\n}}\n@\n}}"
            ),
            1 => format!(
                "const {label} = [@, @];\nwhile ({label}.length > 0) {{\nconst {element} = {label}.shift();\nif (flag) continue;\n@\n}}"
            ),
            _ => format!(
                "const {label} = [@, @];\nfor (let i = {label}.length - 1; i >= 0; i--) {{\nconst {element} = {label}[i];\nif (flag) {element}.{field} = {value};\n@\n}}"
            ),
        };
        Tree::part(text, vec![first, second, body])
    }

    /// A generator, and code that goes through what it gives.
    pub(super) fn generator(&mut self) -> Tree {
        let (name, element) = (self.name("each"), self.name("p"));
        let parts = self.sheltered(|writer| {
            let own = writer.name("own");
            let (value, _) = writer.fresh();
            writer.declare(Payload { name: own.clone(), is_variable: false, details: None });
            let (body, (other, _)) = (writer.statement(), writer.fresh());
            let text = match writer.random.below(3) {
                0 => format!("const {own} = @;\n@\nyield {own};\nif (flag) return;\nyield @;"),
                1 => format!("const {own} = @;\n@\nfor (const one of [{own}, @]) if (flag) yield one;"),
                _ => format!("const {own} = @;\n@\nyield* [{own}, @];"),
            };
            Tree::part(text, vec![value, body, other])
        });
        let body = self.body_with(&element, 2);
        let text = match self.random.below(4) {
            0 => format!("function* {name}() {{\n@\n}}\nfor (const {element} of {name}()) {{\n@\n}}"),
            1 => format!("const {name} = function* () {{\n@\n}};\n[...{name}()].forEach(({element}) => {{\n@\n}});"),
            2 => format!("function* {name}() {{\n@\n}}\nfor (const {element} of Array.from({name}())) {{\n@\n}}"),
            _ => format!("function* {name}() {{\n@\n}}\nconst [{element} = {{}}] = {name}();\n{{\n@\n}}"),
        };
        Tree::part(text, vec![parts, body])
    }
}
