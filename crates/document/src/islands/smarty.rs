//! `{$x}`, `{if …}` and `{/if}` of Smarty and Latte.

use super::lexer::{Found, has_word};
use super::{Mark, Role, Source, find, php};

/// Finds the tags of Smarty and Latte. Templates of the extension `.tpl` may as well be PHP.
pub(crate) fn smarty(text: &str) -> Vec<Mark<'_>> {
    find(text, b"<{", &[php::lexer, lexer])
}

/// Words that code may have after a brace, with the name of a variable behind them.
const KEYWORDS: &str = "var let const return throw typeof delete void new await yield case class extends in of async";

/// A brace with white space or a quote behind it is none of a tag.
fn lexer<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let is_of_template_literal = at > 0 && source.byte(at - 1) == Some(b'$');
    if !source.has("{", at) || is_of_template_literal {
        return None;
    }
    match source.byte(at + 1)? {
        b'*' => source.after("*}", at + 2).map(|end| Found::new(end, Role::Silent)),
        b'$' | b'=' | b'#' | b'!' => {
            let end = source.after_brackets(at)?;
            let tag = &source.text[at + 1..end - 1];
            let is_value = tag[1..].starts_with(|letter: char| letter.is_alphanumeric() || "_$'\"(#".contains(letter));
            let role = if is_assignment(tag) { Role::Silent } else { Role::Output };
            is_value.then(|| Found::new(end, role))
        }
        b'/' => {
            let name = word(source.text, at + 2);
            let end = at + 2 + name.len();
            (source.byte(end)? == b'}').then(|| Found::new(end + 1, Role::End(name)))
        }
        b'_' | b'a'..=b'z' | b'A'..=b'Z' => tag(source, at),
        _ => None,
    }
}

/// `{if $a}`, `{include file="x.tpl"}`.
fn tag<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let text = source.text;
    let name = word(text, at + 1);
    let after = at + 1 + name.len();
    if name == "literal" && source.byte(after) == Some(b'}') {
        let resume = source.find("{/literal}", after)?;
        return Some(Found { end: after + 1, role: Role::Silent, resume });
    }
    let is_plugin = has_named_argument(&text[after..]) && !has_word(KEYWORDS, name);
    let role = role(name, source.byte(after)?).or(is_plugin.then_some(Role::Output))?;
    if is_block_of_code(name) && !has_end(source, name, after) {
        return None;
    }
    Some(Found::new(source.after_brackets(at)?, role))
}

/// The role of a tag with a name; `None` for code: `{return a}`, `{a: 1}`, `{a}`.
fn role(name: &str, next: u8) -> Option<Role<'_>> {
    const OUTPUT: &str = "include link plink l r ldelim rdelim url translate t math counter cycle mailto html_options fetch \
        hook widget block control input asset _";
    const SILENT: &str = "assign var default continueIf breakIf debug extends import layout append call";
    const BLOCKS: &str = "if foreach for while section capture strip function define snippet ifset iterateWhile nocache php \
        spaceless form cache try ifchanged switch";
    let is_closed = next == b'}';
    let has_arguments = next.is_ascii_whitespace();
    Some(match name {
        "else" | "elseif" | "elseifset" | "foreachelse" | "sectionelse" | "forelse" if is_closed || has_arguments => {
            Role::Otherwise
        }
        "case" if has_arguments => Role::Alternative,
        _ if has_word(BLOCKS, name) && (has_arguments || is_closed || next == b'(') => Role::Begin(name),
        "block" if has_arguments => Role::Begin(name),
        _ if has_word(SILENT, name) && has_arguments => Role::Silent,
        _ if has_word(OUTPUT, name) && (has_arguments || is_closed) => Role::Output,
        _ => return None,
    })
}

/// True for the arguments of a plugin's function: ` tab='orders'`.
fn has_named_argument(rest: &str) -> bool {
    let argument = rest.trim_start();
    let name = word(argument, 0);
    let value = argument[name.len()..].strip_prefix('=');
    argument.len() < rest.len() && !name.is_empty() && value.is_some_and(|value| !value.starts_with(['=', '>']))
}

/// Names that code may have after a brace as well. They are tags only if they are closed.
fn is_block_of_code(name: &str) -> bool {
    matches!(name, "if" | "for" | "while" | "switch" | "try" | "function")
}

fn has_end(source: &mut Source<'_>, name: &str, from: usize) -> bool {
    let end = match name {
        "if" => "{/if}",
        "for" => "{/for}",
        "while" => "{/while}",
        "switch" => "{/switch}",
        "try" => "{/try}",
        _ => "{/function}",
    };
    source.occurs(end, from)
}

/// True for `{$a = 1}` of Smarty.
fn is_assignment(tag: &str) -> bool {
    let target = tag
        .trim_start_matches('$')
        .trim_start_matches(|letter: char| letter.is_alphanumeric() || "_.[]".contains(letter));
    let value = target.trim_start().strip_prefix('=');
    tag.starts_with('$') && value.is_some_and(|value| !value.starts_with(['=', '>']))
}

fn word(text: &str, start: usize) -> &str {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = text.as_bytes()[start..].iter().take_while(|byte| is_part(byte)).count();
    &text[start..start + length]
}

#[cfg(test)]
mod tests {
    use super::smarty;
    use crate::islands::tests::shown;

    #[test]
    fn tags_make_blocks() {
        let text = "var a = '{$order.id|escape:'javascript'}';{if $a && '}'}1{elseif $b}2{else}3{/if}{$x = 1}{* é *}";
        assert_eq!(shown(text, smarty), "var a = '[Output]';[Open]1[Otherwise]2[Otherwise]3[Close][Silent][Silent]");
        let text = "{foreach $a as $b}{$b}{foreachelse}none{/foreach}{include file='a.tpl'}{l s='é' mod='x'}{assign var=a value=1}{token tab='é'}{=$x}";
        assert_eq!(shown(text, smarty), "[Open][Output][Otherwise]none[Close][Output][Output][Silent][Output][Output]");
    }

    #[test]
    fn braces_of_code_are_none() {
        let text = "if (a) { b() } var o = {a: 1}, p = {a}, {b, c} = d; function f() {return 1} {if(a){b()}} {return a=1} {b == c} `${x}`";
        assert_eq!(shown(text, smarty), text);
        assert_eq!(shown("{literal}{$x} {if y}{/literal}{$z}", smarty), "[Silent]{$x} {if y}[Silent][Output]");
    }
}
