//! Code that leaves early: `throw`, `return`, `finally`.

use super::{Payload, Writer};
use crate::tree::Tree;

impl Writer {
    /// `try { …; if (flag) throw { payload: … }; … } catch (error) { … } finally { … }`
    pub(super) fn exception(&mut self) -> Tree {
        let (before, after, caught, last) = (self.block(2), self.block(2), self.block(2), self.block(1));
        let ((thrown, _), (other, _)) = (self.fresh(), self.fresh());
        match self.random.below(5) {
            0 => Tree::statement(
                "try {\n@\nif (flag) throw { payload: @ };\n@\n} catch (error) {\n@\ndr.createSource(error.payload ?? @);\n}",
                vec![before, thrown, after, caught, other],
            ),
            1 => Tree::statement(
                "try {\ntry {\n@\nrisky();\n@\n} finally {\n@\n}\n} catch {\n@\n}",
                vec![before, after, last, caught],
            ),
            2 => Tree::statement(
                "for (const turn of [1, 2]) {\ntry {\n@\nif (flag) continue;\nrisky();\n@\n} catch {\n@\nif (flag) break;\n} finally {\n@\n}\n}",
                vec![before, after, caught, last],
            ),
            3 => Tree::statement(
                "try {\n@\n(() => {\n@\nif (flag) throw new TypeError();\n})();\n@\n} catch ({ message }) {\n@\n}",
                vec![before, last, after, caught],
            ),
            _ => Tree::statement(
                "try {\n@\nrisky();\n} catch (error) {\n@\nif (flag) risky();\n} finally {\n@\n}\n@",
                vec![before, caught, last, after],
            ),
        }
    }

    /// A function that pays only if nothing makes it return before.
    pub(super) fn early_return(&mut self) -> Tree {
        let (name, parameter) = (self.name("attempt"), self.name("p"));
        let (field, value) = self.field_and_value();
        let (argument, _) = self.payload_expression();
        let shape = self.random.below(4);
        let blocks = self.scoped(|writer| {
            writer.declare(Payload { name: parameter.clone(), is_variable: true, details: None });
            [writer.block(2), writer.block(2), writer.block(1)]
        });
        let [first, second, third] = blocks;
        let body = match shape {
            0 => {
                format!("if (!{parameter}.{field}) return;\n@\nif (flag) return;\n@\n{parameter}.{field} = {value};\n@")
            }
            1 => "try {\nrisky();\nif (flag) return;\n@\n} catch (error) {\n@\nreturn;\n} finally {\n@\n}".to_owned(),
            2 => "while (flag) {\n@\nif (flag) return;\n@\nbreak;\n}\n@".to_owned(),
            _ => format!(
                "switch ({parameter}.type) {{\ncase \"payPal\":\n@\nif (flag) return;\ndefault:\n@\n}}\nif (flag) {{\n@\nreturn;\n}}"
            ),
        };
        self.scope().payers.push(name.clone());
        let text = format!("function {name}({parameter}) {{\n{body}\ndr.createSource({parameter});\n}}\n{name}(@);");
        Tree::part(text, vec![first, second, third, argument])
    }
}
