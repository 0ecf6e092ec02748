//! The constructs that came with the second edition.

use super::{Shelter, Writer};
use crate::tree::Tree;

impl Writer {
    /// A statement of the second edition.
    pub(super) fn newer_statement(&mut self) -> Tree {
        if self.precise {
            return match self.random.below(6) {
                0 => self.private_members(),
                1 => self.destructured_parameter(),
                2 => self.spread_arguments(),
                3 => self.listed_keys(),
                _ => self.sure_guard(),
            };
        }
        match self.random.below(24) {
            0..=3 => self.guard(),
            4 => self.switch_on_type(),
            5 | 6 => self.exception(),
            7 => self.early_return(),
            8 => self.private_members(),
            9 => self.accessors(),
            10 => self.destructured_parameter(),
            11 => self.spread_arguments(),
            12 => self.parameter_defaults(),
            13 => self.destructuring_defaults(),
            14 => self.listed_keys(),
            15 => self.closures_of_a_loop(),
            16 => self.labelled_loops(),
            17 => self.generator(),
            18..=20 => self.handed_to_unknown_code(),
            21 => self.promise_chain(),
            // Functions that wait are written at the top, where unknown code doesn't run them too early.
            _ if self.scopes.len() == 1 => self.asynchronous(),
            _ if self.shelter == Shelter::Waiting => self.guard(),
            _ => self.promise_chain(),
        }
    }

    /// An expression of the second edition that gives a payload.
    pub(super) fn newer_expression(&mut self) -> Tree {
        let holes = |writer: &mut Self, text: &str| {
            let inner = (0..text.matches('@').count()).map(|_| writer.fresh().0).collect();
            Tree::expression(text, inner)
        };
        let (field, value) = self.field_and_value();
        if self.precise {
            let texts = [
                "[\"amount\", \"owner\"].reduce((all, name) => ({ ...all, [name]: 1 }), @)",
                "((first, ...others) => first)(...[@])",
                "(({ owner = 1, ...others } = {}) => ({ ...others, owner }))(@)",
                "((p = { type: \"bPay\" }) => p)(@)",
                "Object.values({ only: @ })[0]",
                "[@].concat([])[0]",
            ];
            let text = self.random.one(&texts);
            return holes(self, text);
        }
        let texts = [
            "[\"amount\", \"owner\"].reduce((all, name) => ({ ...all, [name]: 1 }), @)".to_owned(),
            "[@, @].reduce((all, one) => Object.assign(all, one), {})".to_owned(),
            "[@, @].reduce((all, one) => ({ ...all, ...one }))".to_owned(),
            "Object.fromEntries(Object.entries(@))".to_owned(),
            format!("Object.fromEntries(Object.entries(@).filter(([name]) => name !== \"{field}\"))"),
            "[@].concat([@])[1]".to_owned(),
            "[@, @].at(-1)".to_owned(),
            "[@, @].filter((one) => one.amount)[0]".to_owned(),
            "[@].slice().pop()".to_owned(),
            "Array.from([@])[0]".to_owned(),
            "Object.values({ first: @, second: @ })[1]".to_owned(),
            "new Map([[\"first\", @]]).get(\"first\")".to_owned(),
            "((first, ...others) => others[0] ?? first)(...[@], ...(flag ? [@] : []))".to_owned(),
            "(function () {\nreturn arguments[0];\n})(@)".to_owned(),
            format!("(({{ {field}, ...others }} = {{}}) => others)(@)"),
            format!("(({{ {field} = {value}, ...others }}) => ({{ ...others, {field} }}))(@)"),
            "((p = @) => p)(flag ? @ : undefined)".to_owned(),
            "((p, q = p) => q)(@)".to_owned(),
            "[...(function* () {\nyield @;\nif (flag) return;\nyield @;\n})()].pop()".to_owned(),
            "(function* () {\nyield @;\n})().next().value".to_owned(),
            "(() => {\ntry {\nrisky();\nreturn @;\n} catch {\nreturn @;\n}\n})()".to_owned(),
            "(() => {\ntry {\nif (flag) return @;\n} finally {\nif (flag) return @;\n}\nreturn @;\n})()".to_owned(),
            "(() => {\nswitch (choose(\"a\", \"b\", \"c\")) {\ncase \"a\":\nif (flag) return @;\ncase \"b\":\nreturn @;\n}\nreturn @;\n})()"
                .to_owned(),
            "((flag ? { held: @ } : undefined)?.held ?? @)".to_owned(),
            "((flag && { held: () => (@) })?.held?.() ?? @)".to_owned(),
            format!("Object.defineProperty(@, \"{field}\", {{ value: {value}, enumerable: true }})"),
        ];
        let index = self.random.below(texts.len());
        holes(self, &texts[index])
    }
}
