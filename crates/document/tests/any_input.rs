//! Texts that nobody would write: whatever is read, scripts stand inside of their document, and their texts are its bytes.

mod fragments;

use dr_lint_document::{Branch, Document, Island, Script};
use fragments::FRAGMENTS;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

proptest! {
    #[test]
    fn scripts_stand_in_their_document(parts in vec(select(FRAGMENTS), 0..40)) {
        let text = parts.concat();
        for extension in dr_lint_document::extensions() {
            let document = dr_lint_document::read(&format!("a.{extension}"), &text).unwrap();
            check(extension, &text, &document);
        }
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        for extension in dr_lint_document::extensions() {
            let document = dr_lint_document::read(&format!("a.{extension}"), &text).unwrap();
            check(extension, &text, &document);
        }
    }
}

fn check(extension: &str, text: &str, document: &Document) {
    for program in &document.programs {
        assert!(!program.scripts.is_empty());
        for script in &program.scripts {
            check_places(text, script);
            check_branches(&script.islands);
            if script.code.is_plain() {
                let has_blanks = ["md", "markdown", "mdx", "xhtml", "jspx", "tagx"].contains(&extension);
                check_text(text, script, if has_blanks { Outside::RawOrBlank } else { Outside::Raw });
            }
        }
    }
}

fn check_places(text: &str, script: &Script) {
    // Text of its own, and not beyond the document.
    assert!(text.get(script.span.clone()).is_some(), "{script:?}");
    let mut last = script.span.start;
    for island in &script.islands {
        assert!(last <= island.span.start && island.span.start < island.span.end, "{script:?}");
        assert!(island.span.end <= script.span.end && text.get(island.span.clone()).is_some(), "{script:?}");
        last = island.span.end;
    }
    let code = script.code.text();
    let mut last = script.span.start;
    for (at, letter) in code.char_indices().chain([(code.len(), '\0')]) {
        let place = script.code.in_document(at);
        // A letter of several bytes becomes several blanks.
        let is_letter = letter == ' ' || text.is_char_boundary(place);
        assert!(last <= place && place <= script.span.end && is_letter, "{script:?}");
        last = place;
    }
    assert_eq!(last, script.span.end);
}

fn check_branches(islands: &[Island]) {
    let mut depth = 0_usize;
    for island in islands {
        match island.branch {
            Branch::Output | Branch::Silent => {}
            Branch::Open => depth += 1,
            Branch::Otherwise => assert!(depth > 0, "{islands:?}"),
            Branch::Close => {
                assert!(depth > 0, "{islands:?}");
                depth -= 1;
            }
        }
    }
    assert_eq!(depth, 0, "{islands:?}");
}

/// The text of a script between its islands.
#[derive(Clone, Copy)]
enum Outside {
    /// It is that of the document.
    Raw,
    /// Parts of it are blank.
    RawOrBlank,
}

fn check_text(text: &str, script: &Script, outside: Outside) {
    let code = script.code.text().as_bytes();
    let raw = text[script.span.clone()].as_bytes();
    assert_eq!(code.len(), raw.len());
    let is_blank = |at: usize| code[at] == b' ' || matches!(code[at], b'\n' | b'\r') && code[at] == raw[at];
    let mut islands = script.islands.iter().peekable();
    for at in 0..raw.len() {
        let place = script.span.start + at;
        islands.next_if(|island| island.span.end <= place);
        let is_island = islands.peek().is_some_and(|island| island.span.contains(&place));
        let is_right = match outside {
            _ if is_island => is_blank(at),
            Outside::Raw => code[at] == raw[at],
            Outside::RawOrBlank => code[at] == raw[at] || is_blank(at),
        };
        assert!(is_right, "{script:?}");
    }
}
