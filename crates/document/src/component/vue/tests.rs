use crate::script::{Language, Script, ScriptKind};

fn read(text: &str) -> Vec<Script> {
    let programs = crate::read("Checkout.vue", text).unwrap().programs;
    assert!(programs.len() <= 1);
    programs.into_iter().flat_map(|program| program.scripts).collect()
}

fn texts(text: &str) -> Vec<(ScriptKind, String)> {
    read(text).into_iter().map(|script| (script.kind, script.code.text().to_owned())).collect()
}

#[test]
fn blocks_of_a_component() {
    let text = "\u{feff}<!-- <script>old()</script> -->\r\n<template>\r\n  <div><template #header><b>é</b></template>\r\n\
        <textarea></template></textarea></div>\r\n</template>\r\n\
        <script setup lang=\"ts\">\r\nconst a = '<template>';\r\n</script >\r\n\
        <script lang='ts'>export const b = 1;</script>\r\n<script src=\"./x.js\">c()</script>\r\n\
        <docs><script>d()</script></docs>\r\n<i18n>{\"a\": \"</b>\"}</i18n>\r\n\
        <script lang=\"coffee\">e</script><style>f > g {}</style>";
    let scripts = read(text);
    let found: Vec<_> = scripts.iter().map(|script| (script.kind, script.language, script.code.text())).collect();
    let expected = [
        (ScriptKind::Component, Language::TypeScript, "export const b = 1;"),
        (ScriptKind::Component, Language::TypeScript, "\r\nconst a = '<template>';\r\n"),
    ];
    assert_eq!(found, expected);
    assert!(scripts.iter().all(|script| script.code.text() == &text[script.span.clone()]));
}

#[test]
fn code_of_a_template() {
    let text = "<script>export default {}</script><template><form v-on:submit.prevent=\"pay($event); done = true\" @click=\"cart.pay\" @x=\"() => pay(&quot;é&quot;)\"\n\
        :class=\"{ a: b > c }\" v-model.trim=\"amount\" v-bind:title.sync=\"t\" v-if=\"ok\" v-else @focus ref=\"no\" #item=\"{ d }\" v-slot:x=\"y\">\n\
        <li v-for=\"(item, i) in cart.items\" :key=\"item.id\">{{ item.name < 3 }} {{ }} { no }</li><Pay v-on=\"handlers\"/></form></template>";
    let expected = [
        (ScriptKind::Component, "export default {}"),
        (ScriptKind::Handler, "pay($event); done = true"),
        (ScriptKind::HandlerExpression, "cart.pay"),
        (ScriptKind::HandlerExpression, "() => pay(\"é\")"),
        (ScriptKind::Use, "{ a: b > c }"),
        (ScriptKind::Written, "amount"),
        (ScriptKind::Written, "t"),
        (ScriptKind::Use, "ok"),
        (ScriptKind::Use, "cart.items"),
        (ScriptKind::Use, "item.id"),
        (ScriptKind::Use, "item.name < 3"),
        (ScriptKind::Use, "handlers"),
    ];
    assert_eq!(texts(text), expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn other_template_languages_are_not_read() {
    assert_eq!(texts("<template lang=\"pug\">\nform(@submit=\"pay()\")\n</template>"), []);
    assert_eq!(texts("<template><p @click=\"pay()\">{{ a").len(), 1);
    assert_eq!(texts("<template>{{ a <b").len(), 0);
}
