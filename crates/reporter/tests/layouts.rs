//! Fixes in code that is laid out at random: comments, commas, blank lines, quotes, line breaks, indentation.
//! `PROPTEST_CASES=20000 cargo test -p dr-lint-reporter --test layouts` looks at more of them.

#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::fmt::Write as _;
use std::sync::Arc;

use dr_lint_parser::{Expression, NoFiles, SourceFile};
use dr_lint_reporter::apply;
use dr_lint_rules::{Applicability, Config, Fix, Version, lint, verify};
use proptest::prelude::*;

/// The layout of a literal.
#[derive(Clone, Copy, Debug)]
struct Style {
    newline: &'static str,
    indent: &'static str,
    lines: Lines,
    quote: &'static str,
    colon: &'static str,
    comma_after_last: bool,
}

/// The content of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    /// Everything.
    One,
    /// One member.
    Each,
    /// One member, which starts with the comma.
    CommaFirst,
    /// Any number of members.
    Mixed,
}

/// A member, and what is around it. Comments that must stay say `keep`, those that must go `drop`.
#[derive(Clone, Debug)]
struct Member {
    name: &'static str,
    value: String,
    /// The places of comments.
    comments: Vec<Comment>,
    blank_line: bool,
    breaks_line: bool,
}

/// The place of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comment {
    /// Above a member, or before it on its line.
    Before,
    /// After it, before the comma.
    Inner,
    /// After it and its comma.
    After,
}

const LEGACY: [&str; 7] = ["amount", "currency", "items", "taxAmount", "shipping", "requestShipping", "shippingAmount"];

fn style() -> impl Strategy<Value = Style> {
    let lines = prop_oneof![
        Just(Lines::One),
        Just(Lines::Each),
        Just(Lines::Each),
        Just(Lines::CommaFirst),
        Just(Lines::Mixed)
    ];
    let newline = prop_oneof![Just("\n"), Just("\r\n")];
    let indent = prop_oneof![Just("  "), Just("\t"), Just("    ")];
    let quote = prop_oneof![Just(""), Just("\""), Just("'")];
    let colon = prop_oneof![Just(": "), Just(" : "), Just(":")];
    (newline, indent, lines, quote, colon, any::<bool>()).prop_map(
        |(newline, indent, lines, quote, colon, comma_after_last)| Style {
            newline,
            indent,
            lines,
            quote,
            colon,
            comma_after_last,
        },
    )
}

fn member(name: &'static str) -> impl Strategy<Value = Member> {
    let value = prop_oneof![
        Just("cart.value"),
        Just("\"a, b // c\""),
        Just("`}${x}`"),
        Just("[1, 2]"),
        Just("{ a: 1, b: /[,}]/ }"),
        Just("function () { return 1; }"),
    ];
    let all = [Comment::Before, Comment::Inner, Comment::After];
    let comments = prop::sample::subsequence(all.to_vec(), 0..=2);
    (value, comments, prop::bool::weighted(0.2), any::<bool>()).prop_map(
        move |(value, comments, blank_line, breaks_line)| Member {
            name,
            value: value.to_owned(),
            comments,
            blank_line,
            breaks_line,
        },
    )
}

/// Some of the members with these names, in any order; `type` and the details always.
fn members(names: &'static [&'static str]) -> impl Strategy<Value = Vec<Member>> {
    let all: Vec<_> = names.iter().map(|name| member(name)).collect();
    (all, prop::collection::vec(any::<bool>(), names.len())).prop_flat_map(|(all, chosen)| {
        let is_chosen = |(member, chosen): &(Member, bool)| *chosen || matches!(member.name, "type" | "payPal");
        let some: Vec<_> = all.into_iter().zip(chosen).filter(is_chosen).map(|(member, _)| member).collect();
        Just(some).prop_shuffle()
    })
}

/// The literal as text.
fn literal(members: &[Member], style: Style, depth: usize) -> String {
    let inner = format!("{}{}", style.newline, style.indent.repeat(depth + 1));
    let outer = format!("{}{}", style.newline, style.indent.repeat(depth));
    let mut text = "{".to_owned();
    for (index, member) in members.iter().enumerate() {
        let mark = if LEGACY.contains(&member.name) { "drop" } else { "keep" };
        let has = |comment| member.comments.contains(&comment);
        let is_last = index + 1 == members.len();
        let on_new_line = match style.lines {
            Lines::One => false,
            Lines::Each | Lines::CommaFirst => true,
            Lines::Mixed => member.breaks_line || text.ends_with("//") || index == 0,
        };
        let after_line_comment = text.rsplit(style.newline).next().is_some_and(|line| line.contains("// "));
        if on_new_line || after_line_comment {
            if member.blank_line && index > 0 && style.lines == Lines::Each {
                text += style.newline;
            }
            text += &inner;
            if style.lines == Lines::CommaFirst && index > 0 {
                text += ", ";
            } else if has(Comment::Before) && style.lines == Lines::Each {
                // After a blank line it may be about more than the next member.
                let mark = if member.blank_line || index == 0 { "any" } else { mark };
                write!(text, "// {mark} above {}{inner}", member.name).unwrap();
            }
        } else if index > 0 || style.colon != ":" {
            text += " ";
        }
        if has(Comment::Before) && style.lines != Lines::Each {
            write!(text, "/* {mark} before {} */ ", member.name).unwrap();
        }
        write!(text, "{0}{1}{0}{2}{3}", style.quote, member.name, style.colon, member.value).unwrap();
        if has(Comment::Inner) {
            write!(text, " /* {mark} inner {} */", member.name).unwrap();
        }
        if style.lines != Lines::CommaFirst && (!is_last || style.comma_after_last) {
            text += ",";
        }
        if has(Comment::After) && matches!(style.lines, Lines::Each | Lines::CommaFirst) {
            write!(text, " // {mark} after {}", member.name).unwrap();
        }
    }
    match style.lines {
        Lines::One if style.colon != ":" => text += " ",
        Lines::One => {}
        Lines::Each | Lines::CommaFirst | Lines::Mixed => text += &outer,
    }
    text + "}"
}

fn program() -> impl Strategy<Value = (String, Style)> {
    let payload = members(&["type", "owner", "amount", "currency", "payPal", "upstreamId"]);
    let details =
        members(&["items", "returnUrl", "taxAmount", "shipping", "requestShipping", "cancelUrl", "shippingAmount"]);
    (style(), style(), payload, details, any::<bool>()).prop_map(|(style, mut inner, mut payload, details, apart)| {
        inner.newline = style.newline;
        inner.indent = style.indent;
        let nested = literal(&details, inner, usize::from(!apart));
        let Style { newline, .. } = style;
        for member in &mut payload {
            match member.name {
                "type" => "\"payPal\"".clone_into(&mut member.value),
                "payPal" => member.value = if apart { "details".to_owned() } else { nested.clone() },
                _ => {}
            }
        }
        let details = if apart { format!("const details = {nested};{newline}") } else { String::new() };
        let payload = literal(&payload, style, 0);
        (format!("// start{newline}{details}digitalriver.createSource({payload});{newline}// end"), style)
    })
}

fn fix(text: &str, config: &Config) -> (String, usize) {
    let (mut text, mut fixed) = (text.to_owned(), 0);
    for round in 0.. {
        assert!(round < 10, "goes on and on:\n{text}");
        let file = Arc::new(SourceFile::new("shop.js", text.as_str()));
        let linted = lint(&file, &NoFiles, config);
        let Some(next) = apply(&linted.diagnostics, Applicability::Safe, |_| true).into_iter().next() else { break };
        assert_outside(&text, &next.text, &linted.diagnostics);
        fixed += next.fixed;
        text = next.text;
    }
    (text, fixed)
}

/// Outside the lines of the edits every byte stays.
fn assert_outside(before: &str, after: &str, diagnostics: &[dr_lint_rules::Diagnostic]) {
    let edits = diagnostics.iter().flat_map(|found| &found.fixes).flat_map(Fix::edits);
    let spans: Vec<_> = edits.map(|edit| edit.place.span).collect();
    let first = spans.iter().map(|span| span.start as usize).min().unwrap();
    let last = spans.iter().map(|span| span.end as usize).max().unwrap();
    let start = before[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = before[last..].find('\n').map_or(before.len(), |newline| last + newline);
    assert!(after.starts_with(&before[..start]) && after.ends_with(&before[end..]), "{before}\n---\n{after}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_layout_is_fixed((before, style) in program()) {
        let config = Config { session_id: Expression::parse("cart.session.id").ok(), ..Config::default() };
        let file = Arc::new(SourceFile::new("shop.js", before.as_str()));
        let found = lint(&file, &NoFiles, &config).diagnostics;
        prop_assert!(found.iter().all(|found| found.rule.id != "syntax-error"), "{before}");
        let (after, fixed) = fix(&before, &config);
        let fixed_file = Arc::new(SourceFile::new("shop.js", after.as_str()));
        let both = format!("{before}\n--- fixed:\n{after}");

        let left: Vec<_> = lint(&fixed_file, &NoFiles, &config).diagnostics.iter().map(|found| found.message.clone()).collect();
        prop_assert!(left.is_empty(), "{left:?}\n{both}");
        prop_assert_eq!(fixed, found.len(), "{}", both);
        let (old, new) = (Version { file: &file, files: &NoFiles }, Version { file: &fixed_file, files: &NoFiles });
        prop_assert_eq!(verify(old, new, &config, Applicability::Safe), Ok(()), "{}", both);

        prop_assert!(!after.contains("drop "), "{both}");
        prop_assert_eq!(before.matches("keep ").count(), after.matches("keep ").count(), "{}", both);
        if style.newline == "\r\n" {
            prop_assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{}", both);
        }
        let blank = |text: &str| text.lines().any(|line| !line.is_empty() && line.trim().is_empty());
        prop_assert!(!blank(&after), "{both}");
        let trails = |text: &str| text.lines().any(|line| line.ends_with([' ', '\t']));
        prop_assert!(!trails(&after), "{both}");
        prop_assert!(!after.contains(",,") && !after.contains("{,") && !after.contains("{ ,"), "{both}");
    }
}
