//! `$name`, `#if(…)` and `#end` of Velocity.

use rustc_hash::FxHashSet;

use super::lexer::Found;
use super::{Mark, Role, Source, find, lexer};

/// Finds the references and directives of Velocity.
///
/// It prints the references of names that it doesn't know as they are: a name that a script declares, as in
/// `var $form = $('#form')`, is the script's.
pub(crate) fn velocity(text: &str) -> Vec<Mark<'_>> {
    let declared = declared(text);
    let mut marks = find(text, b"$#]", &[comment, directive, reference]);
    marks.retain(|mark| !declared.contains(&text[mark.span.clone()].split(['.', '[', '(']).next().unwrap_or_default()));
    marks
}

/// The names with a dollar sign that a script declares.
fn declared(text: &str) -> FxHashSet<&str> {
    let mut names = FxHashSet::default();
    let mut words = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$')
        .filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if matches!(word, "var" | "let" | "const" | "function") {
            names.extend(words.next().filter(|name| name.starts_with('$')));
        }
    }
    names
}

fn comment<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let end = if source.has("]]#", at) {
        at + 3
    } else if source.has("#*", at) {
        source.after("*#", at + 2)?
    } else if source.has("#[[", at) {
        // The text in between is the page's.
        let resume = source.find("]]#", at + 3)?;
        return Some(Found { end: at + 3, role: Role::Silent, resume });
    } else if source.has("##", at) {
        source.find("\n", at).unwrap_or(source.text.len())
    } else {
        return None;
    };
    Some(Found::new(end, Role::Silent))
}

/// `#if($a)`, `#{else}`, `#end`.
fn directive<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    if !source.has("#", at) {
        return None;
    }
    let text = source.text;
    let in_braces = source.has("#{", at);
    let start = at + if in_braces || source.has("#@", at) { 2 } else { 1 };
    let end = end_of_word(text, start);
    let name = &text[start..end];
    let after = if in_braces { end + usize::from(source.byte(end)? == b'}') } else { end };
    let role = match name {
        "if" | "foreach" | "macro" | "define" | "block" => Role::Begin("end"),
        "else" | "elseif" => Role::Otherwise,
        "end" => Role::End("end"),
        "set" | "stop" | "break" | "return" => Role::Silent,
        "parse" | "include" | "evaluate" => Role::Output,
        // A macro.
        _ if !name.is_empty() && source.byte(after) == Some(b'(') => Role::Output,
        _ => return None,
    };
    let is_alone = matches!(name, "else" | "end" | "stop" | "break" | "return");
    let brackets = after + blanks(text, after);
    let has_brackets = !is_alone && source.byte(brackets) == Some(b'(');
    let end = if has_brackets { source.after_brackets(brackets)? } else { after };
    (is_alone || has_brackets).then(|| Found::new(end, role))
}

/// `$a`, `$!{a.b("c").d[0]}`.
fn reference<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let text = source.text;
    let before = text[..at].chars().next_back();
    if !source.has("$", at) || before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == '\\')
    {
        return None;
    }
    let start = at + 1 + usize::from(source.has("$!", at));
    if source.byte(start) == Some(b'{') {
        let is_name = source.byte(start + 1).is_some_and(|byte| byte.is_ascii_alphabetic());
        let end = is_name.then(|| source.after_brackets(start))??;
        return Some(Found::new(end, Role::Output));
    }
    source.byte(start).filter(u8::is_ascii_alphabetic)?;
    Some(Found::new(lexer::end_of_path(source, end_of_word(text, start)), Role::Output))
}

fn end_of_word(text: &str, start: usize) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    start + text.as_bytes()[start..].iter().take_while(|byte| is_part(byte)).count()
}

fn blanks(text: &str, start: usize) -> usize {
    text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

#[cfg(test)]
mod tests {
    use super::velocity;
    use crate::islands::tests::shown;

    #[test]
    fn references_and_directives_are_islands() {
        let text = "var id = '$!{order.id}', b = $esc.javascript(\"é)\").x[0];\n#if ($a && ')')1#elseif($b)2#{else}3#end ## it's\n#set($x = 1)";
        let expected = "var id = '[Output]', b = [Output];\n[Open]1[Otherwise]2[Otherwise]3[Close] [Silent]\n[Silent]";
        assert_eq!(shown(text, velocity), expected);
        let text = "#foreach($i in $list)$i,#end#* $x *##[[ $y ]]# #parse('a.vm') #macro1($x)";
        assert_eq!(shown(text, velocity), "[Open][Output],[Close][Silent][Silent] $y [Silent] [Output] [Output]");
    }

    #[test]
    fn scripts_have_dollar_signs_too() {
        let text = "$(function () { $.ajax(); var $form = $('#pay'); $form.find(\"#if\"); a$b; '#fff' });";
        assert_eq!(shown(text, velocity), text);
    }
}
