//! `<% … %>` of JSP, ASP.NET, EJS and ERB.

use super::lexer::Found;
use super::outline::Outline;
use super::{Mark, Role, Source, find};

/// Finds the tags of EJS and ERB.
pub(crate) fn percent(text: &str) -> Vec<Mark<'_>> {
    find(text, b"<", &[lexer])
}

/// Finds the tags of ASP.NET.
pub(crate) fn asp(text: &str) -> Vec<Mark<'_>> {
    find(text, b"<", &[asp_lexer])
}

/// The lexer of JSP, EJS and ERB. These languages end a tag at the first `%>`, also in strings.
pub(super) fn lexer<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let text = source.text;
    let tag = text[at..].strip_prefix("<%")?;
    if tag.starts_with("--") {
        return source.after("--%>", at + 4).map(|end| Found::new(end, Role::Silent));
    }
    if tag.starts_with('%') {
        return None;
    }
    let end = source.after("%>", at + 2)?;
    let code = &text[at + 2..end - 2];
    let role = match code.bytes().next() {
        Some(b'@' | b'#' | b'!') => Role::Silent,
        Some(b'=' | b':' | b'$') => printed(code),
        // `<%- x -%>` prints in EJS; in ERB a `-` only takes white space away.
        Some(b'-') => match role(&code[1..]) {
            Role::Silent => Role::Output,
            role => role,
        },
        _ => role(code.trim_start_matches('_')),
    };
    Some(Found::new(end, role))
}

/// In ASP.NET, `<%# Eval("id") %>` prints.
fn asp_lexer<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let is_binding = source.has("<%#", at);
    let found = lexer(source, at)?;
    Some(if is_binding { Found { role: Role::Output, ..found } } else { found })
}

/// The role of code that prints: `<%= form_for x do |form| %>` begins a block, too.
fn printed(code: &str) -> Role<'_> {
    let outline = Outline::of(&code[1..]);
    if begins_with_do(code, &outline) {
        return Role::Begin("end");
    }
    match outline.braces() {
        role @ Role::Braces { ended: 0, .. } => role,
        _ => Role::Output,
    }
}

/// The role of a piece of Ruby, Visual Basic, or a language with braces.
fn role(code: &str) -> Role<'_> {
    let outline = Outline::of(code);
    if let role @ (Role::Braces { .. } | Role::Alternative) = outline.braces() {
        return role;
    }
    let first = outline.first.to_ascii_lowercase();
    match first.as_str() {
        "end" | "next" if outline.first == outline.last => Role::End("end"),
        "end" => Role::End("end"),
        _ if outline.last.eq_ignore_ascii_case("end") => Role::Silent,
        "if" | "unless" | "while" | "until" | "for" | "begin" | "select" => Role::Begin("end"),
        "case" if outline.end != b':' => Role::Choice("end"),
        "else" | "elsif" | "elseif" | "rescue" | "ensure" => Role::Otherwise,
        "when" => Role::Alternative,
        _ if begins_with_do(code, &outline) => Role::Begin("end"),
        _ => outline.braces(),
    }
}

/// True for `items.each do |item|`.
fn begins_with_do(code: &str, outline: &Outline<'_>) -> bool {
    let code = code.trim_end().trim_end_matches('-').trim_end();
    let before_names = code.strip_suffix('|').and_then(|code| code.rsplit_once('|')).map(|(before, _)| before);
    let is_do = |code: &str| code.trim_end().ends_with(" do");
    outline.last == "do" || before_names.is_some_and(is_do)
}

#[cfg(test)]
mod tests {
    use super::{asp, percent};
    use crate::islands::tests::shown;

    #[test]
    fn tags_end_at_the_first_mark() {
        let text = "a<%= '</script>' %>b<%# it's %>c<%-- <%= x %> --%>d<%@ page %>e<%%= f %>g<%- include('x') -%>h<%_ x _%><% i";
        let expected = "a[Output]b[Silent]c[Silent]d[Silent]e<%%= f %>g[Output]h[Silent]<% i";
        assert_eq!(shown(text, percent), expected);
        assert_eq!(shown("<%# Eval(\"é\") %><%: Model.Id %><%$ Resources:x %>", asp), "[Output][Output][Output]");
    }

    #[test]
    fn ruby_ends_blocks_with_a_word() {
        let text = "<% if a %>1<% elsif b -%>2<% else %>3<% end %>";
        assert_eq!(shown(text, percent), "[Open]1[Otherwise]2[Otherwise]3[Close]");
        let text = "<% items.each do |item| %><%= item %><%= tag.p do %>2<% end %><%- end -%><% x = 1 if y %><% end %>";
        assert_eq!(shown(text, percent), "[Open][Output][Open]2[Close][Close][Silent][Silent]");
        let text = "<% case x %><% when 1 %>1<% when 2 %>2<% end %>";
        assert_eq!(shown(text, percent), "[Silent][Open]1[Otherwise]2[Close]");
    }

    #[test]
    fn other_languages_end_blocks_with_braces() {
        let text = "<% if (a) { %>1<% } else if (b) { %>2<% } %><% items.forEach(function (item) { %>3<% }); %>";
        assert_eq!(shown(text, percent), "[Open]1[Otherwise]2[Close][Open]3[Close]");
        assert_eq!(shown("<% If x Then %>1<% Else %>2<% End If %>", asp), "[Open]1[Otherwise]2[Close]");
        assert_eq!(shown("<% out.print(id); %><% int i = 0; %>", percent), "[Output][Silent]");
    }
}
