//! Markdown: the fenced blocks of JavaScript and TypeScript, each a program of its own.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::code::Code;
use crate::script::{Document, Language, Program, Script, ScriptKind};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads a text.
pub(crate) fn markdown(text: &str) -> Document {
    let markdown = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let skipped = text.len() - markdown.len();
    let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut programs = Vec::new();
    let mut open: Option<(Language, Vec<Range<usize>>)> = None;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match (event, &mut open) {
            (Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _) => {
                open = language(&info).map(|language| (language, Vec::new()));
            }
            (Event::Text(_), Some((_, lines))) => lines.push(range.start + skipped..range.end + skipped),
            (Event::End(TagEnd::CodeBlock), _) => {
                let script = open.take().and_then(|(language, lines)| script(text, language, &lines));
                programs.extend(script.map(|script| Program { scripts: vec![script] }));
            }
            _ => {}
        }
    }
    Document { programs }
}

/// The language that the first word of an info string names.
fn language(info: &str) -> Option<Language> {
    let word = info.trim_start().split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    Some(match word.to_ascii_lowercase().as_str() {
        "js" | "javascript" | "jsx" | "mjs" | "cjs" => Language::JavaScript,
        "ts" | "typescript" | "mts" | "cts" => Language::TypeScript,
        "tsx" => Language::Tsx,
        _ => return None,
    })
}

/// The script of a block's lines. What stands between them, the marks of quotes and the indentation of lists, is blank.
fn script(text: &str, language: Language, lines: &[Range<usize>]) -> Option<Script> {
    let span = lines.first()?.start..lines.last()?.end;
    let mut code = String::with_capacity(span.len());
    for line in lines {
        let gap = text.get(span.start + code.len()..line.start).unwrap_or_default();
        code.extend(gap.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
        code.push_str(text.get(span.start + code.len()..line.end).unwrap_or_default());
    }
    let code = Code::plain(code, span.start);
    Some(Script { kind: ScriptKind::Fence, language, span, code, islands: Vec::new() })
}

#[cfg(test)]
mod tests {
    use crate::script::{Language, Script, ScriptKind};

    fn read(name: &str, text: &str) -> Vec<Script> {
        let programs = crate::read(name, text).unwrap().programs;
        let scripts: Vec<Script> = programs.into_iter().flat_map(|program| program.scripts).collect();
        for script in &scripts {
            assert_eq!((script.kind, script.code.text().len()), (ScriptKind::Fence, script.span.len()));
        }
        scripts
    }

    fn texts(text: &str) -> Vec<String> {
        read("README.md", text).into_iter().map(|script| script.code.text().to_owned()).collect()
    }

    #[test]
    fn the_first_word_names_the_language() {
        let text = "```js\na()\n```\n~~~ TypeScript title=\"x\"\nb()\n~~~\n````TSX{1,2}\n```js\n````\n```json\n{}\n```\n```\nc()\n```\n    d()\n`e()`\n\
            ```mts\nf()";
        let found: Vec<_> =
            read("a.MDX", text).into_iter().map(|it| (it.language, it.code.text().to_owned())).collect();
        let expected = [
            (Language::JavaScript, "a()\n"),
            (Language::TypeScript, "b()\n"),
            (Language::Tsx, "```js\n"),
            (Language::TypeScript, "f()"),
        ];
        assert_eq!(found, expected.map(|(language, text)| (language, text.to_owned())));
    }

    #[test]
    fn marks_of_quotes_and_lists_are_blank() {
        let text = "\u{feff}1. é\r\n\r\n   ```js\r\n   a(\r\n     'é')\r\n\r\n   b()\r\n   ```\r\n\r\n> ```ts\r\n> c(\r\n>d)\r\n> ```\r\n\r\n\
            > - ```js\r\n>   e()\r\n>\r\n>   f()\r\n>   ```\r\n";
        let expected = ["a(\r\n     'é')\r\n\r\n   b()\r\n", "c(\r\n d)\r\n", "e()\r\n \r\n    f()\r\n"];
        let scripts = read("README.markdown", text);
        assert_eq!(scripts.iter().map(|script| script.code.text()).collect::<Vec<_>>(), expected);
        assert!(text[scripts[0].span.start..].starts_with("a(\r\n"));
        assert!(text[scripts[2].span.clone()].starts_with("e()\r\n>\r\n>   f()"));
    }

    #[test]
    fn an_empty_block_is_none() {
        assert_eq!(texts("```js\n```\n\n> ```js\n"), [] as [&str; 0]);
        assert_eq!(texts("---\ntitle: '```js'\n---\n\n```js\n\n```\n"), ["\n"]);
        assert_eq!(texts("-\t```js\n\ta()\n\t\tb()\n\t```\n"), ["a()\n \tb()\n"]);
    }
}
