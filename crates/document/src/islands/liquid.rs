//! `{{ … }}`, `{% … %}` and `{# … #}` of Liquid, Twig and Nunjucks.

use super::lexer::Found;
use super::{Mark, Role, Source, find};

/// Finds the tags of Liquid.
pub(crate) fn liquid(text: &str) -> Vec<Mark<'_>> {
    find(text, b"{", &[output, tag])
}

/// Finds the tags of Twig and Nunjucks.
pub(crate) fn twig(text: &str) -> Vec<Mark<'_>> {
    find(text, b"{", &[comment, output, tag])
}

fn comment<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let is_comment = source.has("{#", at);
    is_comment.then(|| source.after("#}", at + 2))?.map(|end| Found::new(end, Role::Silent))
}

/// `{{ id }}`.
fn output<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let is_output = source.has("{{", at);
    is_output.then(|| source.after_outside_strings("}}", at + 2))?.map(|end| Found::new(end, Role::Output))
}

/// `{% if a %}`.
fn tag<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    if !source.has("{%", at) {
        return None;
    }
    let end = source.after_outside_strings("%}", at + 2)?;
    let word = word(&source.text[at + 2..end - 2]);
    let text_end = match word {
        "raw" => source.find("endraw", end),
        "verbatim" => source.find("endverbatim", end),
        _ => None,
    };
    if let Some(resume) = text_end {
        let resume = source.text[end..resume].rfind("{%").map_or(resume, |at| end + at);
        return Some(Found { end, role: Role::Silent, resume });
    }
    // The content of these is no text of the page.
    let whole = match word {
        "comment" => source.find("endcomment", end),
        "schema" => source.find("endschema", end),
        "doc" => source.find("enddoc", end),
        "stylesheet" => source.find("endstylesheet", end),
        _ => None,
    };
    match whole.and_then(|close| source.after("%}", close)) {
        Some(end) => Some(Found::new(end, Role::Silent)),
        None => Some(Found::new(end, role(word))),
    }
}

fn role(word: &str) -> Role<'_> {
    match word {
        "else" | "elsif" | "elseif" | "elif" => Role::Otherwise,
        "when" | "default" => Role::Alternative,
        "switch" => Role::Choice(word),
        // In Liquid it begins a choice, in Nunjucks an alternative of `switch`.
        "case" => Role::ChoiceOrAlternative(word),
        "echo" | "cycle" | "increment" | "decrement" | "include" | "render" | "section" => Role::Output,
        _ => match word.strip_prefix("end").filter(|name| !name.is_empty()) {
            Some(name) => Role::End(name),
            None => Role::Begin(word),
        },
    }
}

fn word(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['-', '~', '+']).trim_start();
    let end = tag.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(tag.len());
    &tag[..end]
}

#[cfg(test)]
mod tests {
    use super::{liquid, twig};
    use crate::islands::tests::shown;

    #[test]
    fn tags_make_blocks() {
        let text = "{%- if a == '%}' -%}1{% elsif b %}2{% assign x = 'y' %}{% else %}3{% endif %}";
        assert_eq!(shown(text, liquid), "[Open]1[Otherwise]2[Silent][Otherwise]3[Close]");
        let text = "{% case x %}{% when 1 %}1{% else %}2{% endcase %}{{ product.title | append: \"}}\" }}";
        assert_eq!(shown(text, liquid), "[Silent][Open]1[Otherwise]2[Close][Output]");
        let text = "{% switch x %}{% case 1 %}1{% case 2 %}2{% default %}3{% endswitch %}";
        assert_eq!(shown(text, twig), "[Silent][Open]1[Otherwise]2[Otherwise]3[Close]");
        let text = "{% set a = 1 %}{% set b %}1{% endset %}{% block é %}{% for x in y %}{# %} #}{% endfor %}";
        assert_eq!(shown(text, twig), "[Silent][Open]1[Close][Silent][Open][Silent][Close]");
    }

    #[test]
    fn raw_text_has_no_islands() {
        assert_eq!(shown("{% raw %}{{ x }}{%- endraw %}{{ y }}", liquid), "[Silent]{{ x }}[Silent][Output]");
        assert_eq!(shown("{% comment %}{{ x }} it's{% endcomment %}{#y#}", liquid), "[Silent]{#y#}");
        assert_eq!(shown("{{ don't }} {{ a", liquid), "[Output] {{ a");
        assert_eq!(shown("{% if don't %}{% x", twig), "[Silent]{% x");
    }
}
