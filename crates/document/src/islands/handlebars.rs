//! `{{ … }}` of Handlebars and Mustache.

use super::lexer::Found;
use super::{Mark, Role, Source, find};

/// Finds the tags of Handlebars and Mustache.
pub(crate) fn handlebars(text: &str) -> Vec<Mark<'_>> {
    find(text, b"{", &[lexer])
}

fn lexer<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let is_escaped = at > 0 && source.byte(at - 1) == Some(b'\\');
    if is_escaped || !source.has("{{", at) {
        return None;
    }
    if source.has("{{!--", at) || source.has("{{~!--", at) {
        let end = [source.after("--}}", at + 5), source.after("--~}}", at + 5)];
        return end.into_iter().flatten().min().map(|end| Found::new(end, Role::Silent));
    }
    let (start, end) = if source.has("{{{{", at) {
        (at + 4, source.after_outside_strings("}}}}", at + 4)?)
    } else if source.has("{{{", at) {
        (at + 3, source.after_outside_strings("}}}", at + 3)?)
    } else {
        (at + 2, source.after_outside_strings("}}", at + 2)?)
    };
    Some(Found::new(end, role(&source.text[start..end])))
}

fn role(tag: &str) -> Role<'_> {
    let tag = tag.trim_end_matches(['}', '~']).trim_start_matches('~').trim();
    let name = |rest: &'_ str| -> usize {
        let is_end = |letter: char| letter.is_whitespace() || letter == '|' || letter == '}';
        rest.find(is_end).unwrap_or(rest.len())
    };
    let named = |rest| {
        let rest: &str = str::trim_start_matches(rest, ['*', '>', ' ']);
        &rest[..name(rest)]
    };
    match tag.chars().next() {
        Some('!' | '=') => Role::Silent,
        Some('/') => Role::End(named(&tag[1..])),
        Some('^') if named(&tag[1..]).is_empty() => Role::Otherwise,
        Some('#' | '^' | '<' | '$') => Role::Begin(named(&tag[1..])),
        _ if named(tag) == "else" => Role::Otherwise,
        _ => Role::Output,
    }
}

#[cfg(test)]
mod tests {
    use super::handlebars;
    use crate::islands::tests::shown;

    #[test]
    fn tags_make_blocks() {
        let text =
            "{{#if a}}1{{else if b}}2{{~else~}}3{{/if}}{{{json x}}}{{&y}}{{> part}}{{!-- {{x}} --}}{{! é }}\\{{z}}";
        assert_eq!(
            shown(text, handlebars),
            "[Open]1[Otherwise]2[Otherwise]3[Close][Output][Output][Output][Silent][Silent]\\{{z}}"
        );
        let text = "{{#items}}{{name}}{{/items}}{{^items}}none{{/items}}{{#> layout}}{{^}}x{{/layout}}{{#*inline \"a\"}}{{/inline}}";
        assert_eq!(
            shown(text, handlebars),
            "[Open][Output][Close][Open]none[Close][Open][Otherwise]x[Close][Open][Close]"
        );
        assert_eq!(shown("{{t '}}' }} {a:{b:1}} {{", handlebars), "[Output] {a:{b:1}} {{");
    }
}
