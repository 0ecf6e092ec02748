use crate::script::{Language, Script, ScriptKind};

fn read(text: &str) -> Vec<Script> {
    let programs = crate::read("Checkout.svelte", text).unwrap().programs;
    assert!(programs.len() <= 1);
    let scripts: Vec<Script> = programs.into_iter().flat_map(|program| program.scripts).collect();
    assert!(scripts.iter().all(|script| script.code.text() == &text[script.span.clone()]));
    scripts
}

fn texts(text: &str) -> Vec<(ScriptKind, String)> {
    read(text).into_iter().map(|script| (script.kind, script.code.text().to_owned())).collect()
}

#[test]
fn scripts_of_a_component() {
    let text = "\u{feff}<!-- <script>old()</script> -->\r\n<script lang=\"ts\">\r\nlet a = '{';\r\n</script>\r\n\
        <script lang='ts' context=\"module\">export const b = '<p>é';</script>\r\n\
        <svelte:head><meta a=b><script>nested()</script></svelte:head>{#if a}<script>c()</script>{/if}\
        <style>p { color: red }</style><script module lang=coffee>d</script>";
    let found: Vec<_> = read(text).into_iter().map(|it| (it.kind, it.language, it.code.text().to_owned())).collect();
    let expected = [
        (ScriptKind::Component, Language::TypeScript, "export const b = '<p>é';"),
        (ScriptKind::Component, Language::TypeScript, "\r\nlet a = '{';\r\n"),
        (ScriptKind::Use, Language::TypeScript, "a"),
    ];
    assert_eq!(found, expected.map(|(kind, language, text)| (kind, language, text.to_owned())));
}

#[test]
fn code_of_the_markup() {
    let text = "<form on:submit|preventDefault={pay} onclick={() => pay({ a: '}' })} {...rest} {title} class:active={b > c}\n\
        bind:value={amount} bind:checked on:focus let:item use:tip={t} title=\"a {d} é {e}\" onPay=\"{f}\" data-a='x > y' g=h{i}>\n\
        {#if a && /[}'\"]/.test(b)} {j} it's {:else if k} {:else} {@html l} {/if}</form>\n\
        {#each cart.items as { id }, n (id)} {@const m = id * 2} {/each} {#await p then q}{:catch r}{/await}\n\
        {#snippet s(t)}{/snippet} {@render s(u)} {`v ${w}`} {/* x */} <Pay callback={async () => { go() }} /> {a <b}";
    let expected = [
        (ScriptKind::HandlerExpression, "pay"),
        (ScriptKind::HandlerExpression, "() => pay({ a: '}' })"),
        (ScriptKind::Use, "rest"),
        (ScriptKind::Use, "title"),
        (ScriptKind::Use, "b > c"),
        (ScriptKind::Written, "amount"),
        (ScriptKind::Written, "checked"),
        (ScriptKind::Use, "t"),
        (ScriptKind::Use, "d"),
        (ScriptKind::Use, "e"),
        (ScriptKind::HandlerExpression, "f"),
        (ScriptKind::Use, "i"),
        (ScriptKind::Use, "a && /[}'\"]/.test(b)"),
        (ScriptKind::Use, "j"),
        (ScriptKind::Use, "k"),
        (ScriptKind::Use, "l"),
        (ScriptKind::Use, "cart.items"),
        (ScriptKind::Use, "id * 2"),
        (ScriptKind::Use, "p"),
        (ScriptKind::Use, "s(u)"),
        (ScriptKind::Use, "`v ${w}`"),
        (ScriptKind::Use, "/* x */"),
        (ScriptKind::HandlerExpression, "async () => { go() }"),
        (ScriptKind::Use, "a <b"),
    ];
    assert_eq!(texts(text), expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn markup_that_does_not_end_keeps_what_came_before() {
    let text = "<script>a()</script>{b} {c <p on:click={d";
    assert_eq!(texts(text).len(), 2);
    assert_eq!(texts("<p {").len() + texts("<script>").len() + texts("<").len() + texts("{/").len(), 0);
}
