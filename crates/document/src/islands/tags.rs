//! Tags and expressions that the server runs: those with a prefix and `${…}` of JSP, `is…` tags and `${…}` of ISML.

use std::ops::Range;

use super::lexer::{Found, has_word};
use super::{Mark, Role, Source, find, percent};
use crate::tag::is_space;

/// Finds the tags and expressions of JSP. A page that says `isELIgnored` leaves `${…}` to the templates of JavaScript.
pub(crate) fn jsp(text: &str) -> Vec<Mark<'_>> {
    if ["isELIgnored=\"true\"", "isELIgnored='true'"].iter().any(|ignored| text.contains(ignored)) {
        return find(text, b"<", &[percent::lexer, prefixed]);
    }
    find(text, b"<$#", &[percent::lexer, prefixed, unescaped])
}

/// Finds the tags of ISML.
pub(crate) fn isml(text: &str) -> Vec<Mark<'_>> {
    find(text, b"<$", &[percent::lexer, is_tag, dollar])
}

/// `${…}`.
pub(super) fn dollar<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    if !source.has("${", at) {
        return None;
    }
    let end = source.after_brackets(at + 1)?;
    Some(Found::new(end, Role::Output))
}

/// `${…}` and `#{…}`.
pub(super) fn dollar_or_hash<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    if !source.has("#{", at) {
        return dollar(source, at);
    }
    source.after_brackets(at + 1).map(|end| Found::new(end, Role::Output))
}

/// The same without a backslash before it: `\${…}` is code.
fn unescaped<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let is_escaped = at > 0 && source.byte(at - 1) == Some(b'\\');
    if is_escaped { None } else { dollar_or_hash(source, at) }
}

/// `<c:if test="…">`. A tag with a handler, `<form:form onsubmit="…">`, is an element of the page, with a script in it.
pub(super) fn prefixed<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let tag = Tag::read(source, at)?;
    if has_handler(&source.text[tag.name.end..tag.end]) {
        return None;
    }
    let name = &source.text[tag.name.clone()];
    let (prefix, local) = name.split_once(':').filter(|(prefix, local)| !prefix.is_empty() && !local.is_empty())?;
    if tag.form == Form::Start && prefix == "jsp" && matches!(local, "scriptlet" | "expression" | "declaration") {
        let role = if local == "expression" { Role::Output } else { Role::Silent };
        return source.after("</jsp:", tag.end).and_then(|end| source.after(">", end)).map(|end| Found::new(end, role));
    }
    Some(Found::new(tag.end, prefixed_role(name, local, tag.form)))
}

/// True if an attribute of a tag is a handler.
fn has_handler(attributes: &str) -> bool {
    attributes.match_indices("on").any(|(at, _)| {
        let letters = attributes[at..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_first = attributes[..at].ends_with(|before: char| before.is_ascii_whitespace());
        is_first && letters > 2 && attributes[at + letters..].trim_start().starts_with('=')
    })
}

fn prefixed_role<'t>(name: &'t str, local: &'t str, form: Form) -> Role<'t> {
    const VALUES: &str = "url message text out param property actionURL renderURL resourceURL formatNumber formatDate link \
        rewrite write include import getProperty bind label theme outputText outputField";
    const SILENT: &str = "set remove useBean setProperty setLocale setBundle setTimeZone";
    match (local, form) {
        ("choose", Form::Start) => Role::Choice(name),
        ("when" | "otherwise", Form::Start) => Role::Alternative,
        ("when" | "otherwise", _) => Role::Silent,
        ("else" | "elseif", Form::Empty) => Role::Otherwise,
        (_, Form::End) => Role::End(name),
        (_, Form::Start) if has_word(VALUES, local) => Role::BeginValue(name),
        (_, Form::Start) => Role::Begin(name),
        (_, Form::Empty) if has_word(SILENT, local) || local.starts_with("directive") => Role::Silent,
        (_, Form::Empty) => Role::Output,
    }
}

/// `<isif condition="…">`.
fn is_tag<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let is = source.text.as_bytes().get(at..)?.strip_prefix(b"<")?;
    let is = is.strip_prefix(b"/").unwrap_or(is);
    if !is.get(..2)?.eq_ignore_ascii_case(b"is") {
        return None;
    }
    let tag = Tag::read(source, at)?;
    let name = &source.text[tag.name.clone()];
    let whole = match (name.to_ascii_lowercase().as_str(), tag.form) {
        ("isscript", Form::Start) => source.after("</isscript>", tag.end),
        ("iscomment", Form::Start) => source.after("</iscomment>", tag.end),
        _ => None,
    };
    let role = match (name.to_ascii_lowercase().as_str(), tag.form) {
        ("iselse" | "iselseif", Form::Start | Form::Empty) => Role::Otherwise,
        ("isprint" | "isinclude" | "isslot" | "iscontentasset", _) => Role::Output,
        (_, Form::Start) => Role::Begin(name),
        (_, Form::End) => Role::End(name),
        (_, Form::Empty) => Role::Silent,
    };
    Some(whole.map_or_else(|| Found::new(tag.end, role), |end| Found::new(end, Role::Silent)))
}

/// A tag of the server. It is read strictly, since `a <b` in a script is none.
struct Tag {
    name: Range<usize>,
    form: Form,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `<c:if>`
    Start,
    /// `</c:if>`
    End,
    /// `<c:out/>`
    Empty,
}

impl Tag {
    fn read(source: &mut Source<'_>, start: usize) -> Option<Self> {
        let mut reached = start;
        let tag = Self::read_up_to(source, start, &mut reached);
        if tag.is_none() {
            source.charge(reached - start);
        }
        tag
    }

    /// Reads the tag, and notes how far it came.
    fn read_up_to(source: &mut Source<'_>, start: usize, reached: &mut usize) -> Option<Self> {
        let bytes = &source.text.as_bytes()[..source.limit(start)];
        let is_end = bytes.get(start + 1) == Some(&b'/');
        let name = name_at(bytes, start + if is_end { 2 } else { 1 })?;
        let mut at = name.end;
        loop {
            let next = at + bytes[at..].iter().take_while(|byte| is_space(**byte)).count();
            let has_space = next > at;
            at = next;
            *reached = at;
            match bytes.get(at)? {
                b'>' => {
                    let form = if is_end { Form::End } else { Form::Start };
                    return Some(Self { name, form, end: at + 1 });
                }
                b'/' if bytes.get(at + 1) == Some(&b'>') => return Some(Self { name, form: Form::Empty, end: at + 2 }),
                b'<' if has_space && bytes.get(at + 1) == Some(&b'%') => at = end_of_percent(bytes, at)?,
                _ if has_space => at = attribute(source, bytes, at, reached)?,
                _ => return None,
            }
        }
    }
}

/// The place after the attribute at `start`.
fn attribute(source: &mut Source<'_>, bytes: &[u8], start: usize, reached: &mut usize) -> Option<usize> {
    let name = name_at(bytes, start)?;
    let equals = name.end + bytes[name.end..].iter().take_while(|byte| is_space(**byte)).count();
    if bytes.get(equals) != Some(&b'=') {
        return Some(name.end);
    }
    let value = equals + 1;
    let value = value + bytes[value..].iter().take_while(|byte| is_space(**byte)).count();
    let quote = *bytes.get(value)?;
    if quote != b'"' && quote != b'\'' {
        let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'>' | b'/');
        return Some(value + bytes[value..].iter().position(ends)?);
    }
    let mut at = value + 1;
    loop {
        *reached = at;
        at = match *bytes.get(at)? {
            byte if byte == quote => return Some(at + 1),
            b'<' if bytes.get(at + 1) == Some(&b'%') => end_of_percent(bytes, at)?,
            b'$' | b'#' if bytes.get(at + 1) == Some(&b'{') => source.after_brackets(at + 1).unwrap_or(at + 1),
            _ => at + 1,
        };
    }
}

fn end_of_percent(bytes: &[u8], start: usize) -> Option<usize> {
    memchr::memmem::find(&bytes[start..], b"%>").map(|at| start + at + 2)
}

fn name_at(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':');
    let end = start + bytes.get(start..)?.iter().take_while(is_part).count();
    bytes.get(start)?.is_ascii_alphabetic().then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::{isml, jsp};
    use crate::islands::tests::shown;

    #[test]
    fn tags_with_a_prefix_are_islands() {
        let text =
            "if (a <b) { x('<c:out value=\"${a > \"}\"}\"/>'); } <c:if test='<%= a.equals(\"x\") %>'>1</c:if>${el}<p>";
        assert_eq!(shown(text, jsp), "if (a <b) { x('[Output]'); } [Open]1[Close][Output]<p>");
        let text = "<c:choose>\n<c:when test=\"${a}\">1</c:when> <c:otherwise>2</c:otherwise></c:choose>";
        assert_eq!(shown(text, jsp), "[Silent]\n[Open]1[Silent] [Otherwise]2[Silent][Close]");
        let text = "'<c:url value=\"/pay\"><c:param name=\"é\" value=\"1\"/></c:url>' <c:set var=\"a\" value=\"b\"/>";
        assert_eq!(shown(text, jsp), "'[Output]' [Silent]");
        assert_eq!(shown("<a><b:c <d:e f><jsp:scriptlet>x > '</p>'</jsp:scriptlet>", jsp), "<a><b:c [Silent][Silent]");
    }

    #[test]
    fn a_tag_with_a_handler_is_no_island() {
        let text =
            "<form:form id='<c:url value=\"/x\"/>'\n onsubmit=\"return pay('${a}')\"><b:c d=\"on e=1\"/></form:form>";
        let expected = "<form:form id='[Output]'\n onsubmit=\"return pay('[Output]')\">[Output][Silent]";
        assert_eq!(shown(text, jsp), expected);
    }

    #[test]
    fn expressions_of_jsp_are_islands() {
        let text = "type: '${type}', items: [${fn:join(a, '}')}], amount: \"#{cart.total}\", `\\${b}`, $('#a'), {$}";
        let expected = "type: '[Output]', items: [[Output]], amount: \"[Output]\", `\\${b}`, $('#a'), {$}";
        assert_eq!(shown(text, jsp), expected);
        let text = "<%@ page isELIgnored=\"true\" %>`${b}`";
        assert_eq!(shown(text, jsp), "[Silent]`${b}`");
    }

    #[test]
    fn isml_is_an_island() {
        let text = "<isset name=\"a\" value=\"${pdict.x == \"y\" ? '}' : 1}\" scope=\"page\"/>var a = ${pdict.id};\
            <isif condition=\"${a > 1}\">1<iselseif condition=\"${b}\">2<iselse/>3</isif>\
            '<isprint value=\"${x}\" encoding=\"off\"/>' <isscript>var s = \"<script>\";</isscript>\
            <iscomment> <isif> </iscomment> if (a <isActive && b > c) <ISLOOP items=\"${é}\" var=\"x\">4</ISLOOP>";
        let expected = "[Silent]var a = [Output];[Open]1[Otherwise]2[Otherwise]3[Close]'[Output]' [Silent][Silent] \
            if (a <isActive && b > c) [Open]4[Close]";
        assert_eq!(shown(text, isml), expected);
    }
}
