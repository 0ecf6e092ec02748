//! The report that people see, and texts made to confuse or to attack it.

mod payloads;

use std::collections::BTreeSet;
use std::sync::Arc;

use dr_lint_parser::{Place, SourceFile, Span};
use dr_lint_rules::{Baseline, Related, RelatedKind, Severity};
use insta::assert_snapshot;

use crate::testing::{calls, diagnostic, file, place, related, report, styled, written};
use crate::{Color, FileError, FileReport, Links, Report, Style, Symbols, Verbosity};

const CHECKOUT: &str = "\
const digitalriver = new DigitalRiver(key);

function pay(element) {
\tconst payload = {
\t\ttype: 'payPal',
\t\tamount: total, /* 漢字😀 */ currency: 'USD',
\t};
\treturn digitalriver.createSource(payload);
}
";

fn graphical(report: &Report) -> String {
    written("graphical", report)
}

/// The drawing of one finding at `what` in a file of this text.
fn at(text: &str, what: &str) -> String {
    graphical(&report(vec![diagnostic(place(&file("a.js", text), what))]))
}

/// The drawing of one finding at these bytes.
fn at_bytes(text: &str, start: usize, end: usize) -> String {
    let span = Span { start: u32::try_from(start).unwrap(), end: u32::try_from(end).unwrap() };
    graphical(&report(vec![diagnostic(Place::new(&file("a.js", text), span))]))
}

#[test]
fn a_finding_with_its_call() {
    let checkout = file("src/checkout.js", CHECKOUT);
    let mut finding = diagnostic(place(&checkout, "amount"));
    finding.related.push(related(place(&checkout, "digitalriver.createSource(payload)")));
    finding.related.push(related(place(&file("src/guest.js", "\n  pay(form);"), "pay(form)")));
    assert_snapshot!(graphical(&report(vec![finding])), @"
    error[legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `amount` must go (always); reaches `createSource` at
      │ line 8 and 1 more call
       ╭─[src/checkout.js:6:3]
     5 │         type: 'payPal',
     6 │         amount: total, /* 漢字😀 */ currency: 'USD',
       ·         ───┬──
       ·            ╰── remove `amount`
     7 │     };
       ╰────
      help: Remove `amount`: the session knows it.

    Looked at 1 file with 1 DigitalRiver.js call: 1 error.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

#[test]
fn the_finding_heads_its_lines_wherever_they_are() {
    let text = format!("pay(one);\n{}const payload = {{ amount: 1 }};\n\npay(payload);\n", "\n".repeat(20));
    let shop = file("a.js", &text);
    let mut finding = diagnostic(place(&shop, "amount"));
    finding.severity = Severity::Warning;
    finding.related.push(related(place(&shop, "pay(one)")));
    finding.related.push(related(place(&shop, "const payload = { amount: 1 };\n\npay")));
    finding.related.push(related(place(&shop, "pay(payload)")));
    assert_snapshot!(graphical(&report(vec![finding])), @"
    warning[legacy-field] (https://example.com/guide#paypal)
      ⚠ PayPal (`payPal`): `amount` must go (always); reaches `createSource` at
      │ line 1 and 2 more calls
        ╭─[a.js:22:19]
     21 │
     22 │ const payload = { amount: 1 };
        ·                   ───┬──
        ·                      ╰── remove `amount`
     23 │
        ╰────
      help: Remove `amount`: the session knows it.

    Looked at 1 file with 1 DigitalRiver.js call: 1 warning.
    Next: change the code as each finding says. Then run dr-lint again.
    Warnings alone don't fail the run; `--max-warnings 0` makes them.
    ");
}

#[test]
fn colours_links_and_ascii_are_the_readers_choice() {
    let mut info = diagnostic(place(&file("a.js", "f({ amount })"), "amount"));
    info.severity = Severity::Info;
    info.help = None;
    let style = Style { color: Color::Ansi, links: Links::Clickable, symbols: Symbols::Ascii, ..Style::default() };
    assert_snapshot!(styled("graphical", &report(vec![info]), &style).replace('\u{1b}', "ESC"), @r"
    ESC]8;;https://example.com/guide#paypalESC\ESC[36minfo[legacy-field] ESC[0mESC[36;1;4m(guide)ESC[0mESC]8;;ESC\
      ESC[36m>ESC[0m PayPal takes `amount` from the payment session (always)
       ,-[ESC[36;1;4ma.js:1:5ESC[0m]
     ESC[2m1ESC[0m | f({ amount })
       : ESC[35;1m    ^^^|^^ESC[0m
       :        ESC[35;1m`-- ESC[35;1mremove `amount`ESC[0mESC[0m
       `----

    Looked at 1 file with 1 DigitalRiver.js call: 1 note.
    ");
}

#[test]
fn columns_are_utf16_code_units() {
    let drawing = at(CHECKOUT, "currency");
    assert!(drawing.contains("[a.js:6:29]"), "{drawing}");
}

#[test]
fn errors_and_summary() {
    let errors = vec![FileError { path: "src/gone.js".to_owned(), message: "no such file".to_owned() }];
    assert_snapshot!(graphical(&Report::new(Vec::new(), errors, &Baseline::default())), @"
    error
      × src/gone.js: no such file

    1 path could not be linted or fixed: see above.
    ");
}

#[test]
fn quiet_says_what_it_keeps_back() {
    let mut warning = diagnostic(place(&file("a.js", "amount"), "amount"));
    warning.severity = Severity::Warning;
    let quiet = Style { detail: Verbosity::ErrorsOnly, ..Style::default() };
    assert_snapshot!(styled("graphical", &report(vec![warning]), &quiet), @"
    Looked at 1 file with 1 DigitalRiver.js call: 1 warning.
    Only errors are shown; left out: 1 finding.
    Warnings alone don't fail the run; `--max-warnings 0` makes them.
    ");
}

#[test]
fn nothing_found() {
    let clean = |files, each| {
        let all = calls(files * each);
        let parts = (0..files).map(|file| &all[file * each..][..each]);
        let parts = parts.map(|calls| FileReport { calls: calls.to_vec(), ..FileReport::default() });
        graphical(&Report::new(parts.collect(), Vec::new(), &Baseline::default()))
    };
    assert_snapshot!(clean(0, 0), @"There are no files to look at.");
    assert_snapshot!(clean(2, 0), @"
    Looked at 2 files without DigitalRiver.js calls: nothing to change.
    If your shop takes payments through Digital River, name the folder that holds the checkout.
    ");
    assert_snapshot!(clean(2, 1), @"Looked at 2 files with 2 DigitalRiver.js calls: nothing to change.");
}

#[test]
fn long_lines_are_cut_around_the_finding() {
    let text = format!("{}amount: 1, {}", "ab漢 ".repeat(10_000), "yz".repeat(10_000));
    assert_snapshot!(at(&text, "amount"), @"
    error[legacy-field] (https://example.com/guide#paypal)
      × PayPal takes `amount` from the payment session (always)
       ╭─[a.js:1:40001]
     1 │ …ab漢 ab漢 ab漢 ab漢 amount: 1, yzyzyzyzyzyzyzyzyzyzyzyzyzyzyzyzyzyzyzyzyz…
       ·                      ───┬──
       ·                         ╰── remove `amount`
       ╰────
      help: Remove `amount`: the session knows it.

    Looked at 1 file with 1 DigitalRiver.js call: 1 error.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

#[test]
fn a_call_far_off_in_the_same_line_is_told_in_words() {
    let text = format!("a({{ amount: 1 }});{}pay();", ";".repeat(100_000));
    let bundle = file("a.js", &text);
    let mut finding = diagnostic(place(&bundle, "amount"));
    finding.related.push(related(place(&bundle, "pay()")));
    let drawing = graphical(&report(vec![finding.clone()]));
    assert!(drawing.contains("line 1"), "{drawing}");
    finding.related[0].kind = RelatedKind::Use;
    let drawing = graphical(&report(vec![finding]));
    assert_eq!(drawing.matches("reaches this call").count(), 1, "{drawing}");
    assert!(drawing.len() < 1_500, "{} bytes", drawing.len());
}

#[test]
fn a_line_of_megabytes_is_no_trouble() {
    let mut text = "é;".repeat(1_000_000) + "amount";
    text += &"x".repeat(5_000_000 - text.len());
    let drawing = at(&text, "amount");
    assert!(drawing.contains("[a.js:1:2000001]"), "{drawing}");
    assert!(drawing.len() < 1_500, "{} bytes", drawing.len());
}

#[test]
fn many_findings_in_a_big_file() {
    let big = file("big.js", &"  amount: 1, // one line of many, as long as most\n".repeat(100_000));
    let findings = (1..=10_000).map(|n| {
        let start = big.line_span(n * 10).start + 2;
        let mut finding = diagnostic(Place::new(&big, Span { start, end: start + 6 }));
        finding.related.push(related(Place::new(&big, Span { start: 0, end: 9 })));
        finding
    });
    let drawing = graphical(&report(findings.collect()));
    assert_eq!(drawing.matches("╰── remove `amount`").count(), 10_000);
}

#[test]
fn hundreds_of_calls_stay_readable() {
    let calls = format!("p = {{ amount }};\n{}", "\n\n\npay(p);\n".repeat(400));
    let shop = file("a.js", &calls);
    let mut finding = diagnostic(place(&shop, "amount"));
    let starts = calls.match_indices("pay").map(|(start, _)| u32::try_from(start).unwrap());
    finding.related = starts.map(|start| related(Place::new(&shop, Span { start, end: start + 6 }))).collect();
    let drawing = graphical(&report(vec![finding]));
    assert!(drawing.contains("and 399 more calls"), "{drawing}");
    assert!(drawing.len() < 3_000, "{} bytes", drawing.len());
}

#[test]
fn texts_cannot_steer_the_terminal() {
    let text = "a\u{1b}[2J\u{7}\u{9b}1m; /* \u{202e}\u{2066} */ amount: \u{1b}]0;x\u{7};\u{0}\u{7f}\u{2028}\u{85}\n";
    let evil = Arc::new(SourceFile::new("a\u{1b}[31m\u{202e}\nsj.b", text));
    let mut finding = diagnostic(place(&evil, "amount"));
    finding.message = "`\u{1b}[31m\n\u{202e}`".to_owned();
    finding.help = Some("do\r\n\u{1b}]8;;http://x\u{7}it".to_owned());
    finding.url = "https://example.com/\u{1b}\\".to_owned();
    finding.related.push(related(place(&evil, "a\u{1b}[2J")));
    finding.related[0].message = "\u{1b}c\n".to_owned();
    let errors = vec![FileError { path: "\u{1b}c\n".to_owned(), message: "\u{9b}\n".to_owned() }];
    let report = Report::new(
        vec![FileReport { diagnostics: vec![finding], calls: calls(1), parsed: true, ..FileReport::default() }],
        errors,
        &Baseline::default(),
    );
    for format in ["graphical", "compact"] {
        let output = written(format, &report);
        let obeyed = |c: char| c.is_control() && c != '\n' || "\u{202e}\u{2066}\u{2028}".contains(c);
        assert!(!output.contains(obeyed), "{output:?}");
    }
    assert_eq!(written("compact", &report).lines().count(), 2);
}

#[test]
fn line_endings_and_byte_order_marks_take_no_place() {
    let plain = at("a;\nf({ amount })\nb;\n", "amount");
    assert_eq!(at("\u{feff}a;\r\nf({ amount })\r\nb;\r\n", "amount"), plain);
    assert_eq!(at("a;\rf({ amount })\rb;\r", "amount"), plain);
    assert!(at("\u{feff}amount", "amount").contains("[a.js:1:1]"));
}

#[test]
fn every_place_of_a_small_file_can_be_marked() {
    for text in ["", "\n", "a", "é\r\n\r\n漢", "\u{feff}", "\u{feff}\r\n\t😀", "a\r\rb\u{2028}c"] {
        for start in 0..=text.len() + 1 {
            for end in start..=text.len() + 1 {
                let drawing = at_bytes(text, start, end);
                assert!(drawing.contains("remove `amount`"), "{text:?} {start} {end}\n{drawing}");
            }
        }
    }
}

/// Random texts and places: the finding heads the drawing, and no place is lost or drawn twice.
#[test]
fn every_place_is_shown_once() {
    const PIECES: [&str; 14] = [
        "a",
        "é",
        "漢",
        "😀",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\u{1b}",
        "\u{feff}",
        "\u{2028}",
        "amount: 1, ",
        "e\u{301}",
        "\n\n\n\n",
    ];
    let mut seed = 42_u32;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for round in 0..2_000 {
        let times = if round % 3 == 0 { 150 } else { 1 };
        let text: String = (0..random(60)).map(|_| PIECES[random(PIECES.len())].repeat(random(times) + 1)).collect();
        let shop = file("a.js", &text);
        let mut anywhere = || {
            let start = random(text.len() + 2);
            let end = (start + random(20)).min(text.len() + 3);
            Place::new(&shop, Span { start: u32::try_from(start).unwrap(), end: u32::try_from(end).unwrap() })
        };
        let mut finding = diagnostic(anywhere());
        finding.related.extend((0..round % 4).map(|_| Related {
            kind: RelatedKind::Use,
            message: "use".to_owned(),
            ..related(anywhere())
        }));
        let uses: BTreeSet<_> = finding.related.iter().map(|related| related.place.clone()).collect();
        let drawing = graphical(&report(vec![finding.clone()]));
        let heading = drawing.lines().find(|line| line.contains("[a.js:"));
        assert!(heading.is_some_and(|line| line.contains(&format!("[{:?}]", finding.place))), "{finding:?}\n{drawing}");
        assert_eq!(drawing.matches("remove `amount`").count(), 1, "{finding:?}\n{drawing}");
        assert_eq!(drawing.matches("use").count(), uses.len(), "{finding:?}\n{drawing}");
    }
}

#[test]
fn the_end_of_a_file_can_be_marked() {
    assert_snapshot!(at_bytes("pay(", 4, 4), @"
    error[legacy-field] (https://example.com/guide#paypal)
      × PayPal takes `amount` from the payment session (always)
       ╭─[a.js:1:5]
     1 │ pay(
       ·     ▲
       ·     ╰── remove `amount`
       ╰────
      help: Remove `amount`: the session knows it.

    Looked at 1 file with 1 DigitalRiver.js call: 1 error.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
    assert_snapshot!(at_bytes("pay(\n", 5, 5), @"
    error[legacy-field] (https://example.com/guide#paypal)
      × PayPal takes `amount` from the payment session (always)
       ╭─[a.js:2:1]
     1 │ pay(
     2 │
       · ▲
       · ╰── remove `amount`
       ╰────
      help: Remove `amount`: the session knows it.

    Looked at 1 file with 1 DigitalRiver.js call: 1 error.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
    assert_snapshot!(at_bytes("", 0, 0), @"
    error[legacy-field] (https://example.com/guide#paypal)
      × PayPal takes `amount` from the payment session (always)
       ╭─[a.js:1:1]
     1 │
       · ▲
       · ╰── remove `amount`
       ╰────
      help: Remove `amount`: the session knows it.

    Looked at 1 file with 1 DigitalRiver.js call: 1 error.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}

#[test]
fn narrow_terminals_get_whole_paths() {
    let mut finding = diagnostic(place(&file("a.js", "amount"), "amount"));
    finding.related.push(related(place(&file("src/a-long/folder-name/of-the-shop/checkout-page.js", "pay"), "pay")));
    let style = Style { width: 0, ..Style::default() };
    assert_snapshot!(styled("graphical", &report(vec![finding]), &style), @"
    error[legacy-field] (https://example.com/guide#paypal)
      × PayPal (`payPal`): `amount` must
      │ go (always); reaches
      │ `createSource` at
      │ src/a-long/folder-name/of-the-shop/checkout-page.js:1:1
       ╭─[a.js:1:1]
     1 │ amount
       · ───┬──
       ·    ╰── remove `amount`
       ╰────
      help: Remove `amount`: the session
            knows it.

    Looked at 1 file with 1 DigitalRiver.js call: 1 error.
    Next: change the code as each finding says, errors first. Then run dr-lint again.
    ");
}
