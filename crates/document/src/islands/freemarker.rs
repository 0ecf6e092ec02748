//! `<#…>`, `<@…>`, `${…}` and `#{…}` of Freemarker.

use super::lexer::Found;
use super::{Mark, Role, Source, find, tags};
use crate::balanced;

/// Finds the tags of Freemarker.
pub(crate) fn freemarker(text: &str) -> Vec<Mark<'_>> {
    find(text, b"<$#", &[comment, tag, tags::dollar_or_hash])
}

fn comment<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let is_comment = source.has("<#--", at);
    is_comment.then(|| source.after("-->", at + 4))?.map(|end| Found::new(end, Role::Silent))
}

fn tag<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let text = source.text;
    let is_end = source.has("</", at);
    let sigil = at + if is_end { 2 } else { 1 };
    if !matches!(source.byte(sigil), Some(b'#' | b'@')) {
        return None;
    }
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    let name_end = sigil + 1 + text.as_bytes()[sigil + 1..].iter().take_while(is_part).count();
    let name = &text[sigil..name_end];
    if name.len() == 1 && !is_end {
        return None;
    }
    let end = end_of_tag(source, name_end)?;
    if name == "#noparse" && !is_end {
        let resume = source.find("</#noparse", end).unwrap_or(end);
        return Some(Found { end, role: Role::Silent, resume });
    }
    Some(Found::new(end, role(name, &text[at..end])))
}

fn role<'t>(name: &'t str, tag: &str) -> Role<'t> {
    let is_empty = tag.ends_with("/>");
    match name {
        _ if tag.starts_with("</") => Role::End(name),
        "#else" | "#elseif" | "#elseIf" => Role::Otherwise,
        "#switch" => Role::Choice(name),
        "#case" | "#default" | "#on" => Role::Alternative,
        "#include" => Role::Output,
        _ if is_empty && name.starts_with('@') => Role::Output,
        _ if is_empty => Role::Silent,
        _ => Role::Begin(name),
    }
}

/// The place after the `>` of a tag. In strings and brackets it is another.
fn end_of_tag(source: &mut Source<'_>, start: usize) -> Option<usize> {
    let bytes = &source.text.as_bytes()[..source.limit(start)];
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b'>' => return Some(at + 1),
            b'(' | b'[' | b'{' => source.after_brackets(at).unwrap_or(at + 1),
            b'"' | b'\'' => balanced::end_of_line_string(bytes, at).unwrap_or(at + 1),
            _ => at + 1,
        }
    }
    source.charge(bytes.len().saturating_sub(start));
    None
}

#[cfg(test)]
mod tests {
    use super::freemarker;
    use crate::islands::tests::shown;

    #[test]
    fn expressions_are_islands() {
        assert_eq!(shown("a: ${b?c}, d: #{e; m2}, $('#f')", freemarker), "a: [Output], d: [Output], $('#f')");
    }

    #[test]
    fn tags_make_blocks() {
        let text = "<#if (a > b) && x == '>'>1<#elseif b>2<#else>3</#if><#assign x = 1><#list é as y>${y?js_string}<#sep>,</#list>";
        assert_eq!(
            shown(text, freemarker),
            "[Open]1[Otherwise]2[Otherwise]3[Close][Silent][Open][Output][Silent],[Close]"
        );
        let text =
            "<#-- <#if> --><@s.url value='/x'/><@form id=1>2</@form><#switch a><#case 1>1<#break><#default>2</#switch>";
        assert_eq!(shown(text, freemarker), "[Silent][Output][Open]2[Close][Silent][Open]1[Silent][Otherwise]2[Close]");
        assert_eq!(
            shown("<#noparse>${a}<#if></#noparse>${b} a <b <# <#if", freemarker),
            "[Silent]${a}<#if>[Silent][Output] a <b <# <#if"
        );
    }
}
