//! PHP: `<?php … ?>`, `<?= … ?>` and, as on most servers, `<? … ?>`.

use memchr::memmem;

use super::lexer::Found;
use super::outline::{Outline, comment, end_of_string};
use super::{Mark, Role, Source, find};

/// Finds PHP.
pub(crate) fn php(text: &str) -> Vec<Mark<'_>> {
    find(text, b"<", &[lexer])
}

/// The lexer of PHP.
pub(super) fn lexer<'t>(source: &mut Source<'t>, at: usize) -> Option<Found<'t>> {
    let (text, bytes) = (source.text, source.text.as_bytes());
    let tag = bytes[at..].strip_prefix(b"<?")?;
    let word = tag.get(..3).filter(|word| word.eq_ignore_ascii_case(b"php"));
    let start = at + 2 + if word.is_some() { 3 } else { usize::from(tag.starts_with(b"=")) };
    let is_end = text[at..].starts_with("<?=") || bytes.get(start).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if !is_end {
        return None;
    }
    let (code, end) = end_of_code(bytes, start);
    let role = if tag.starts_with(b"=") { Role::Output } else { role(&text[start..code]) };
    Some(Found::new(end, role))
}

/// The ends of the code that begins at `start`, and of its tag. Code without an end runs to that of the text.
fn end_of_code(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'?' if bytes.get(at + 1) == Some(&b'>') => return (at, at + 2),
            b'"' | b'\'' | b'`' => end_of_string(bytes, at),
            b'<' if bytes[at..].starts_with(b"<<<") => end_of_heredoc(bytes, at).unwrap_or(at + 1),
            b'/' | b'#' => match comment(bytes, at) {
                // The end of PHP ends a comment of one line as well.
                Some(end) if bytes.get(at + 1) != Some(&b'*') => {
                    memmem::find(&bytes[at..end], b"?>").map_or(end, |mark| at + mark)
                }
                Some(end) => end,
                None => at + 1,
            },
            _ => at + 1,
        };
    }
    (bytes.len(), bytes.len())
}

/// The place after the heredoc or nowdoc that begins at `start`, if one does.
fn end_of_heredoc(bytes: &[u8], start: usize) -> Option<usize> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
    let quotes_or_blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'"' | b'\'');
    let name = start + 3 + bytes[start + 3..].iter().take_while(quotes_or_blank).count();
    let end = name + bytes[name..].iter().take_while(|byte| is_word(byte)).count();
    if name == end || bytes[name].is_ascii_digit() {
        return None;
    }
    let mut line = end;
    while let Some(next) = memchr::memchr(b'\n', &bytes[line..]) {
        line += next + 1;
        let first = line + bytes[line..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let after = first + (end - name);
        if bytes[first..].starts_with(&bytes[name..end]) && !bytes.get(after).is_some_and(is_word) {
            return Some(after);
        }
    }
    Some(bytes.len())
}

/// The role of a piece of PHP code.
fn role(code: &str) -> Role<'_> {
    let outline = Outline::of(code);
    if outline.has_braces() {
        return outline.braces();
    }
    let first = outline.first.to_ascii_lowercase();
    let name = ["if", "foreach", "for", "while", "switch", "declare"].into_iter().find(|name| *name == first);
    match (first.as_str(), outline.end) {
        ("else" | "elseif", b':') => Role::Otherwise,
        (_, b':') if name == Some("switch") && !code.contains("case") => Role::Choice("switch"),
        (_, b':') if name.is_some() => Role::Begin(name.unwrap_or_default()),
        _ => match first.strip_prefix("end") {
            Some("if") => Role::End("if"),
            Some("foreach") => Role::End("foreach"),
            Some("for") => Role::End("for"),
            Some("while") => Role::End("while"),
            Some("switch") => Role::End("switch"),
            _ => outline.braces(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::php;
    use crate::islands::tests::shown;

    #[test]
    fn strings_comments_and_heredocs_hide_the_end() {
        let text = "a<?php $a = '?>'; /* ?> */ echo \"\\\"?>\"; ?>b<? // it's ?>c<?PHP # x ?>d<?= <<<HTML\n ?> HTML5 </script>\n  HTML . 'x' ?>e";
        let islands = [
            "<?php $a = '?>'; /* ?> */ echo \"\\\"?>\"; ?>",
            "<? // it's ?>",
            "<?PHP # x ?>",
            "<?= <<<HTML\n ?> HTML5 </script>\n  HTML . 'x' ?>",
        ];
        assert_eq!(php(text).into_iter().map(|mark| &text[mark.span]).collect::<Vec<_>>(), islands);
        assert_eq!(shown("<p><?php\n#[Pure] ?> x <?php the_end(\"", php), "<p>[Silent] x [Silent]");
        assert_eq!(shown("<?xml version='1.0'?><?phpx ?>é<?= 'é' ?>", php), "<?xml version='1.0'?><?phpx ?>é[Output]");
    }

    #[test]
    fn what_prints_is_output() {
        let text = "<?= $id ?><?php echo $id ?><?php the_title(); ?><?php $a = f(); ?><?php $this->e($x) ?><?php ?>";
        assert_eq!(shown(text, php), "[Output][Output][Output][Silent][Output][Silent]");
    }

    #[test]
    fn words_and_braces_make_blocks() {
        let text = "<?php if ($a): ?>1<?php elseif ($b) : // or ?>2<?php else: ?>3<?php endif; ?>";
        assert_eq!(shown(text, php), "[Open]1[Otherwise]2[Otherwise]3[Close]");
        let text = "<?php if ($a) { ?>1<?php } else { ?>2<?php foreach ($b as $k => $v) { ?>3<?php } } ?>";
        assert_eq!(shown(text, php), "[Open]1[Otherwise]2[Silent]3[Close]");
        let text = "<?php switch ($a): ?> <?php case 1: ?>1<?php break; case 2: ?>2<?php endswitch ?>";
        assert_eq!(shown(text, php), "[Silent] [Open]1[Otherwise]2[Close]");
        let text = "<?php switch ($a) { case 1: ?>1<?php break; ?><?php default: ?>2<?php } ?>";
        assert_eq!(shown(text, php), "[Open]1[Silent][Otherwise]2[Close]");
        let text = "<?php foreach ($a as $b): if ($b): ?>1<?php endif; endforeach ?>";
        assert_eq!(shown(text, php), "[Silent]1[Silent]");
    }
}
